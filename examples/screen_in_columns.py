"""How is a rule asked of a database, and what would another rulebook change?

python examples/screen_in_columns.py
"""

import ibis
import pendulum

from outreach_columnar import facts_table, in_memory, rule_pair, screen_columns
from outreach_core.contacts import (
    DEFAULT_POLICY,
    Channel,
    Contact,
    ContactHistory,
    Direction,
    Outcome,
)
from outreach_core.eligibility import facts_of, kassel, kassel_at_least
from outreach_core.ids import CustomerId
from outreach_core.people import Customer

AS_OF = pendulum.date(2026, 10, 5)


def contact(day: pendulum.Date, channel: Channel, outcome: Outcome) -> Contact:
    """The office turned to the person on *day*."""
    return Contact(
        on=day, channel=channel, direction=Direction.OUTBOUND, outcome=outcome
    )


def person(
    number: int, talk: pendulum.Date, *, letters: int
) -> tuple[Customer, ContactHistory]:
    """Invent somebody who was last reached on *talk* and written to since."""
    customer = Customer(
        id=CustomerId(f"AAAAA-{number:05}"), family_name="Muster", in_benefit=True
    )
    written = [
        contact(pendulum.date(2026, 9, 1 + day), Channel.LETTER, Outcome.SENT)
        for day in range(letters)
    ]
    talked = contact(talk, Channel.PHONE, Outcome.REACHED)
    return customer, ContactHistory((talked, *written))


PEOPLE = (
    person(1, pendulum.date(2026, 4, 4), letters=2),
    person(2, pendulum.date(2026, 4, 5), letters=2),
    person(3, pendulum.date(2026, 4, 4), letters=1),
    person(4, pendulum.date(2026, 9, 30), letters=0),
)


def main() -> None:
    """Screen four people in DuckDB, then compare two rulebooks by one question."""
    duck = ibis.duckdb.connect()
    asked = screen_columns(in_memory(PEOPLE), rulebook=kassel(), as_of=AS_OF)
    rows = duck.to_pyarrow(asked.table.order_by("customer")).to_pylist()
    for row in rows:
        print(row["customer"], row["standing"], row["last_contact"], row["efforts"])

    old, new = kassel().rule, kassel_at_least(efforts=1).rule
    pair = rule_pair(old, new, on=AS_OF)
    facts = [
        (customer.id, facts_of(customer, history, policy=DEFAULT_POLICY, as_of=AS_OF))
        for customer, history in PEOPLE
    ]
    people = ibis.memtable(facts_table(facts, old, new))
    for group in pair.compare(people, duck).groups:
        moved_by = ", ".join(move.column for move in group.moves)
        print(f"{group.before} → {group.after}: {group.people}, {moved_by}")
    duck.disconnect()


if __name__ == "__main__":
    main()
