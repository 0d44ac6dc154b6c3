"""Strategies for the duty desk: desks, deposited plans, what is entered, hazard notes.

Everything lies on the days around the changes of clocks in 2026, tours over midnight
among them.
"""

from typing import Final

import pendulum
from hypothesis import strategies as st

from outreach_core.ids import CustomerId, StaffId
from outreach_core.visits.plan import Stop, Tour, VisitPlan
from outreach_core.visits.requests import VisitId
from outreach_core.visits.safety.deposit import (
    DepositedPlan,
    DepositedTour,
    Due,
    DueKind,
    TourId,
    deposit,
)
from outreach_core.visits.safety.desk import (
    DeskPerson,
    DutyDesk,
    OverdueLadder,
    OverdueStage,
)
from outreach_core.visits.safety.desk_entries import (
    Acknowledgement,
    AcknowledgeReason,
    DeskEntry,
    DeskReport,
    DeskReportKind,
)
from outreach_core.visits.safety.effects import ProtectiveEffect
from outreach_core.visits.safety.hazards import (
    HazardFact,
    HazardNote,
    HazardNoteId,
    HazardSource,
)
from outreach_core.visits.safety.moments import later_by

_DAYS: Final = (
    pendulum.date(2026, 10, 19),
    pendulum.date(2026, 3, 28),
    pendulum.date(2026, 3, 29),
    pendulum.date(2026, 10, 24),
    pendulum.date(2026, 10, 25),
)
_TOURS: Final = (TourId("s1+s2"), TourId("s3+s4"), TourId("nobody"))
_PAIRS: Final = (("s1", "s2"), ("s3", "s4"))
_DESK: Final = StaffId("s8")


def _berlin() -> pendulum.Timezone:
    return pendulum.timezone("Europe/Berlin")


def overdue_ladders() -> st.SearchStrategy[OverdueLadder]:
    """Generate ladders in rising order; shrinks towards four times one minute."""
    return st.tuples(
        st.lists(st.integers(1, 60), min_size=4, max_size=4).map(sorted),
        st.sampled_from([OverdueStage.POLICE, OverdueStage.LEAD]),
    ).map(
        lambda drawn: OverdueLadder(
            call_minutes=drawn[0][0],
            call_again_minutes=drawn[0][1],
            lead_minutes=drawn[0][2],
            police_minutes=drawn[0][3],
            code_word_stage=drawn[1],
        )
    )


def desk_persons(*, name: str = "s8") -> st.SearchStrategy[DeskPerson]:
    """Generate somebody to reach; shrinks towards a line to write on."""
    return st.builds(
        DeskPerson,
        id=st.just(StaffId(name)),
        name=st.sampled_from(["", "Frau Probe", "<b>"]),
        phone=st.sampled_from(["", "0561 000000"]),
    )


def duty_desks() -> st.SearchStrategy[DutyDesk]:
    """Generate desks; shrinks towards one with two people and a steep ladder."""
    return st.builds(
        DutyDesk,
        contact=desk_persons(name="s8"),
        lead=desk_persons(name="s9"),
        ladder=st.just(OverdueLadder()) | overdue_ladders(),
        tour_phones=st.booleans(),
        tour_car=st.booleans(),
        code_word_line=st.booleans(),
    )


@st.composite
def deposited_plans(draw: st.DrawFn, *, max_tours: int = 2) -> DepositedPlan:
    """Generate plans of one or two tours; shrinks towards one on a Monday."""
    day = draw(st.sampled_from(_DAYS))
    tours = [
        _tour(draw, day, _PAIRS[number])
        for number in range(draw(st.integers(1, max_tours)))
    ]
    desk = draw(duty_desks())
    return deposit(VisitPlan(tours=tuple(tours)), day=day, desk=desk, zone=_berlin())


def _tour(draw: st.DrawFn, day: pendulum.Date, pair: tuple[str, str]) -> Tour:
    start = minute = draw(st.sampled_from([480, 0, 90, 1260, 1430]))
    stops = []
    for number in range(draw(st.integers(1, 3))):
        begin = minute + draw(st.sampled_from([10, 0, 45]))
        minute = begin + draw(st.sampled_from([25, 10, 90]))
        stops.append(
            Stop(
                visit=VisitId(f"{pair[0]}-v{number}"),
                arrive_minute=begin,
                start_minute=begin,
                end_minute=minute,
            )
        )
    return Tour(
        day=day,
        pair=(StaffId(pair[0]), StaffId(pair[1])),
        start_minute=start,
        end_minute=minute + draw(st.sampled_from([20, 0])),
        stops=tuple(stops),
        travel_minutes=20,
    )


@st.composite
def desk_moments(
    draw: st.DrawFn, deposited: DepositedPlan | None = None
) -> pendulum.DateTime:
    """Generate moments near what is due; shrinks towards the first leaving."""
    plan = draw(deposited_plans()) if deposited is None else deposited
    tour = draw(st.sampled_from(plan.tours))
    base = draw(st.sampled_from([tour.leaves_at, *(due.at for due in tour.dues)]))
    return later_by(base, draw(st.integers(-40, 150)))


@st.composite
def desk_reports(draw: st.DrawFn, deposited: DepositedPlan | None = None) -> DeskReport:
    """Generate reports, of wrong tours and people too; shrinks towards a check-in."""
    plan = draw(deposited_plans()) if deposited is None else deposited
    kind = draw(st.sampled_from(DeskReportKind))
    tour = draw(st.sampled_from([t.id for t in plan.tours] * 3 + list(_TOURS)))
    known = plan.tour(tour)
    out = (StaffId("s1"), StaffId("s2")) if known is None else known.pair
    stops = [VisitId("elsewhere")]
    if known is not None:
        stops = [d.visit for d in known.dues if d.visit is not None] + stops
    where: st.SearchStrategy[VisitId | None] = st.sampled_from(stops)
    if kind not in {DeskReportKind.CHECKED_IN, DeskReportKind.CHECKED_OUT}:
        where |= st.none()
    delayed = kind is DeskReportKind.DELAYED
    return DeskReport(
        tour=tour,
        by=draw(st.sampled_from([*out, *out, _DESK, StaffId("s7")])),
        kind=kind,
        at=draw(desk_moments(plan)),
        visit=draw(where),
        behind_minutes=draw(st.integers(1, 240)) if delayed else None,
    )


@st.composite
def acknowledgements(
    draw: st.DrawFn, deposited: DepositedPlan | None = None
) -> Acknowledgement:
    """Generate acknowledgements of what may be overdue; shrinks towards a call."""
    plan = draw(deposited_plans()) if deposited is None else deposited
    tour = draw(st.sampled_from(plan.tours))
    due = draw(st.sampled_from(tour.dues))
    alarm = draw(st.sampled_from([None, None, DueKind.ABORT, DueKind.CODE_WORD]))
    return Acknowledgement(
        tour=tour.id,
        kind=due.kind if alarm is None else alarm,
        visit=due.visit,
        by=draw(st.sampled_from([_DESK, StaffId("s9"), StaffId("s1")])),
        at=draw(desk_moments(plan)),
        reason=draw(st.sampled_from(AcknowledgeReason)),
    )


def desk_entries(
    deposited: DepositedPlan, *, max_entries: int = 8
) -> st.SearchStrategy[tuple[DeskEntry, ...]]:
    """Generate entries of one day in any order; shrinks towards none.

    Args:
        deposited: The plan they are about.
        max_entries: Most entries.
    """
    one = desk_reports(deposited) | desk_reports(deposited)
    both = one | acknowledgements(deposited)
    return st.lists(both, max_size=max_entries).map(tuple)


def deposited_tours() -> st.SearchStrategy[DepositedTour]:
    """Generate tours as the desk knows them."""
    return deposited_plans(max_tours=1).map(lambda plan: plan.tours[0])


def dues() -> st.SearchStrategy[Due]:
    """Generate what is expected from a tour."""
    return deposited_tours().flatmap(lambda tour: st.sampled_from(tour.dues))


@st.composite
def hazard_notes(
    draw: st.DrawFn, *, recorded_on: st.SearchStrategy[pendulum.Date] | None = None
) -> HazardNote:
    """Generate notes, replied to and ended ones too; shrinks towards a dog."""
    recorded = draw(st.sampled_from(_DAYS) if recorded_on is None else recorded_on)
    author, confirmer = draw(st.permutations(["s1", "s3", "s9"]))[:2]
    ended = draw(st.none() | st.integers(0, 400))
    return HazardNote(
        id=HazardNoteId(f"n{draw(st.integers(0, 99))}"),
        customer=CustomerId(draw(st.sampled_from(["c-v0", "c-v1", "c-v2"]))),
        fact=draw(st.sampled_from(HazardFact)),
        happened_on=recorded.subtract(days=draw(st.integers(0, 60))),
        source=draw(st.sampled_from(HazardSource)),
        recorded_on=recorded,
        author=StaffId(author),
        confirmed_by=StaffId(confirmer),
        expires_on=recorded.add(days=draw(st.integers(0, 365))),
        effects=draw(st.frozensets(st.sampled_from(ProtectiveEffect), max_size=2)),
        wording=draw(st.sampled_from(["", "Der Hund lief frei im Hof."])),
        reply=draw(st.sampled_from(["", "Der Hund ist nicht mehr da."])),
        ended_on=None if ended is None else recorded.add(days=ended),
    )
