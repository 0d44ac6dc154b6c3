"""How are six months counted, and what does a rule answer when a fact is missing?

python examples/months_and_rules.py
"""

import pendulum

from outreach_core import Language
from outreach_core.calendar import date_in_words, months
from outreach_core.contacts import Channel, Contact, ContactHistory, Direction, Outcome
from outreach_core.eligibility import explain, kassel, screen
from outreach_core.ids import CustomerId
from outreach_core.people import Customer

AS_OF = pendulum.date(2026, 10, 5)
DE = Language.DE


def called(day: pendulum.Date) -> Contact:
    """The person called the office on *day*."""
    return Contact(
        on=day,
        channel=Channel.PHONE,
        direction=Direction.INBOUND,
        outcome=Outcome.REACHED,
    )


def wrote(day: pendulum.Date) -> Contact:
    """The office wrote on *day*, and nobody answered."""
    return Contact(
        on=day,
        channel=Channel.LETTER,
        direction=Direction.OUTBOUND,
        outcome=Outcome.SENT,
    )


def show_months() -> None:
    """Print the ends of months that make the question hard."""
    more_than_six = months(6).after_event
    for iso in ("2025-08-29", "2025-08-31", "2026-02-28", "2024-02-29"):
        last = pendulum.Date.fromisoformat(iso)
        over = more_than_six.over_from(last)
        print(
            f"{date_in_words(last, DE):>18} → mehr als 6 Monate ab {date_in_words(over, DE)}"
        )


def show_rule() -> None:
    """Print three people: lost, silent but never tried, and one with a missing fact."""
    letters = (wrote(pendulum.date(2026, 6, 8)), wrote(pendulum.date(2026, 8, 17)))
    silent = called(pendulum.date(2026, 3, 31))
    people = [
        (_person("AAAAA-00001", in_benefit=True), ContactHistory((silent, *letters))),
        (_person("AAAAA-00002", in_benefit=True), ContactHistory((silent,))),
        (_person("AAAAA-00003", in_benefit=None), ContactHistory((silent, *letters))),
    ]
    screening = screen(people, rulebook=kassel(), as_of=AS_OF)
    for person, _ in people:
        print()
        print(explain(screening.of(person.id), DE))


def _person(name: str, *, in_benefit: bool | None) -> Customer:
    return Customer(id=CustomerId(name), family_name="Beispiel", in_benefit=in_benefit)


if __name__ == "__main__":
    show_months()
    show_rule()
