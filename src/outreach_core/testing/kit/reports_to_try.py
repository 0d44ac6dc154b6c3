"""Which reports is a section tried on? One with numbers, and one with all hidden."""

from functools import cache
from typing import Final

import pendulum

from outreach_core.cases import (
    Answered,
    AnswerKind,
    Case,
    CaseEvent,
    CaseOpened,
    LetterHandedOver,
    VisitEnded,
    VisitOutcome,
)
from outreach_core.contacts import Channel
from outreach_core.ids import CustomerId
from outreach_core.reports import InterimReport, interim_report, measures

DAY: Final = pendulum.Date(2026, 10, 5)
AS_OF: Final = pendulum.Date(2026, 10, 23)
_OFFICE: Final = "Jobcenter Musterstadt"


def _case(number: int) -> Case:
    customer = CustomerId(f"PROBE-{number:05}")
    events: list[CaseEvent] = [
        CaseOpened(on=DAY, rulebook="kassel"),
        LetterHandedOver(on=DAY, occasion="probe", format="text"),
    ]
    if number % 2:
        events.append(
            Answered(
                on=DAY.add(days=4), channel=Channel.PHONE, answer=AnswerKind.OTHER_PLACE
            )
        )
    if number % 3 == 0:
        visited = DAY.add(days=14)
        events.append(
            VisitEnded(
                on=visited,
                outcome=VisitOutcome.NOBODY_OPENED,
                day=visited,
                start_minute=600,
            )
        )
    return Case.of(customer, tuple(events))


def _report(people: int) -> InterimReport:
    found = measures((_case(number) for number in range(people)), as_of=AS_OF)
    return interim_report(found, office=_OFFICE)


@cache
def reports_to_try() -> tuple[InterimReport, ...]:
    """Return an ordinary report, one with hidden numbers, and one about nobody."""
    return _report(41), _report(4), _report(0)
