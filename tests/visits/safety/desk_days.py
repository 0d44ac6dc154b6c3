"""A day at an invented duty desk, small enough to check by hand."""

from typing import Any, Final

import pendulum

from outreach_core.ids import CustomerId, StaffId
from outreach_core.visits import Stop, Tour, VisitId, VisitPlan
from outreach_core.visits.safety.deposit import DepositedPlan, DueKind, TourId, deposit
from outreach_core.visits.safety.desk import DeskPerson, DutyDesk, OverdueLadder
from outreach_core.visits.safety.desk_entries import (
    Acknowledgement,
    AcknowledgeReason,
    DeskReport,
    DeskReportKind,
)
from outreach_core.visits.safety.hazards import (
    HazardFact,
    HazardNote,
    HazardNoteId,
    HazardSource,
)

BERLIN: Final = pendulum.timezone("Europe/Berlin")
MONDAY: Final = pendulum.date(2026, 10, 19)
TOUR: Final = TourId("s1+s2")


def person(number: int, **given: str) -> DeskPerson:
    return DeskPerson(id=StaffId(f"s{number}"), **given)


def desk(**changes: Any) -> DutyDesk:
    return DutyDesk(**{"contact": person(8), "lead": person(9), **changes})


def stop(visit: str, start: int, end: int) -> Stop:
    return Stop(
        visit=VisitId(visit), arrive_minute=start, start_minute=start, end_minute=end
    )


def tour(
    *stops: Stop,
    day: pendulum.Date = MONDAY,
    pair: tuple[str, str] = ("s1", "s2"),
    start: int = 8 * 60,
    end: int = 12 * 60,
) -> Tour:
    return Tour(
        day=day,
        pair=(StaffId(pair[0]), StaffId(pair[1])),
        start_minute=start,
        end_minute=end,
        stops=stops or (stop("v1", 540, 565), stop("v2", 600, 640)),
        travel_minutes=30,
    )


def plan(
    *tours: Tour, ladder: OverdueLadder | None = None, **given: Any
) -> DepositedPlan:
    return deposit(
        VisitPlan(tours=tours or (tour(),)),
        day=given.pop("day", MONDAY),
        desk=desk(**({} if ladder is None else {"ladder": ladder}), **given),
        zone=BERLIN,
    )


def at(hour: int, minute: int = 0, day: pendulum.Date = MONDAY) -> pendulum.DateTime:
    return pendulum.datetime(day.year, day.month, day.day, hour, minute, tz=BERLIN)


def said(
    kind: str, when: pendulum.DateTime, visit: str | None = None, **more: Any
) -> DeskReport:
    return DeskReport(
        tour=more.pop("tour", TOUR),
        by=StaffId(more.pop("by", "s1")),
        kind=DeskReportKind(kind),
        at=when,
        visit=None if visit is None else VisitId(visit),
        **more,
    )


def noted(
    kind: DueKind,
    when: pendulum.DateTime,
    visit: str | None = None,
    *,
    reason: AcknowledgeReason = AcknowledgeReason.SEEN_SAFE,
    by: str = "s8",
    tour: TourId = TOUR,
) -> Acknowledgement:
    return Acknowledgement(
        tour=tour,
        kind=kind,
        visit=None if visit is None else VisitId(visit),
        by=StaffId(by),
        at=when,
        reason=reason,
    )


def hazard_note(**changes: Any) -> HazardNote:
    given: dict[str, Any] = {
        "id": HazardNoteId("n1"),
        "customer": CustomerId("c1"),
        "fact": HazardFact.DOG,
        "happened_on": pendulum.date(2026, 2, 20),
        "source": HazardSource.SEEN_BY_AUTHOR,
        "recorded_on": pendulum.date(2026, 2, 28),
        "author": StaffId("s1"),
        "confirmed_by": StaffId("s2"),
    }
    return HazardNote(**(given | changes))
