"""Who waits until both are back, and what happens when nobody reports?

python examples/duty_desk.py
"""

import pendulum

from outreach_core import Language
from outreach_core.ids import StaffId
from outreach_core.visits import (
    Acknowledgement,
    AcknowledgeReason,
    DeskEntry,
    DeskPerson,
    DeskReport,
    DeskReportKind,
    DueKind,
    DutyDesk,
    Stop,
    Tour,
    TourId,
    VisitId,
    VisitPlan,
    aftercare,
    awaited,
    deposit,
    overdue,
    quiet_since,
)

# Reading a time zone means opening a file: the host does it, the core gets it.
BERLIN = pendulum.timezone("Europe/Berlin")
DAY = pendulum.date(2026, 10, 19)
TOUR = TourId("ahorn+birke")
DESK = DutyDesk(
    contact=DeskPerson(id=StaffId("fichte"), name="Frau Fichte", phone="0561 00010"),
    lead=DeskPerson(id=StaffId("ginster"), name="Herr Ginster", phone="0561 00020"),
)


def stop(visit: str, start: int, end: int) -> Stop:
    """One visit; minutes after midnight."""
    return Stop(
        visit=VisitId(visit), arrive_minute=start, start_minute=start, end_minute=end
    )


PLAN = VisitPlan(
    tours=(
        Tour(
            day=DAY,
            pair=(StaffId("ahorn"), StaffId("birke")),
            start_minute=8 * 60 + 30,
            end_minute=12 * 60,
            stops=(stop("v1", 540, 580), stop("v2", 600, 640)),
            travel_minutes=40,
        ),
    )
)


def at(hour: int, minute: int) -> pendulum.DateTime:
    """A moment of that day."""
    return pendulum.datetime(2026, 10, 19, hour, minute, tz=BERLIN)


def said(
    kind: DeskReportKind, by: str, when: pendulum.DateTime, visit: str | None = None
) -> DeskReport:
    """What one of the two reported."""
    where = None if visit is None else VisitId(visit)
    return DeskReport(tour=TOUR, by=StaffId(by), kind=kind, at=when, visit=where)


ENTRIES: tuple[DeskEntry, ...] = (
    said(DeskReportKind.CHECKED_IN, "ahorn", at(9, 0), "v1"),
    said(DeskReportKind.ALL_WELL, "birke", at(9, 56)),
    said(DeskReportKind.ABORTED, "birke", at(10, 2), "v1"),
    said(DeskReportKind.ALL_WELL, "ahorn", at(10, 6)),
    said(DeskReportKind.CHECKED_OUT, "ahorn", at(10, 45), "v2"),
    Acknowledgement(
        tour=TOUR,
        kind=DueKind.BACK,
        by=DESK.contact.id,
        at=at(12, 35),
        reason=AcknowledgeReason.SEEN_SAFE,
    ),
)


def main() -> None:
    """Ask the desk at some moments of the morning."""
    deposited = deposit(PLAN, day=DAY, desk=DESK, zone=BERLIN)
    for now in (at(9, 30), at(9, 49), at(9, 55), at(10, 3), at(10, 10), at(12, 31)):
        lines = [
            each.words.to(Language.DE) for each in overdue(deposited, ENTRIES, now=now)
        ]
        print(now.format("HH:mm"), *(lines or ["Niemand ist überfällig."]))
    end = at(18, 0)
    print("offen am Abend:", len(awaited(deposited, ENTRIES, now=end)))
    print(
        "still seit:", quiet_since(deposited, ENTRIES, now=end) or "niemand unterwegs"
    )
    for item in aftercare(deposited, ENTRIES, now=end):
        print(item.words.to(Language.DE))


if __name__ == "__main__":
    main()
