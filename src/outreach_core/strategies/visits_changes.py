"""Strategies for plans that change: events, differences, notices, days under way."""

from typing import Final

import pendulum
from hypothesis import strategies as st

from outreach_core.ids import StaffId
from outreach_core.strategies.visits import visit_requests
from outreach_core.visits import (
    CalledOff,
    CameBy,
    ChangeKind,
    DayUnderWay,
    DoorClosed,
    Event,
    FrameTours,
    NewRequest,
    Notice,
    NoticeBy,
    PairOut,
    Pause,
    PlanChange,
    PlannedAt,
    StaffIll,
    VisitId,
    VisitOver,
)

_MONDAY: Final = pendulum.date(2026, 10, 19)
_PAIRS: Final = ((StaffId("s0"), StaffId("s1")), (StaffId("s2"), StaffId("s3")))
_VISITS: Final = tuple(VisitId(f"v{number}") for number in range(4))


def _days() -> st.SearchStrategy[pendulum.Date]:
    return st.integers(0, 4).map(lambda ahead: _MONDAY.add(days=ahead))


def _minutes() -> st.SearchStrategy[int]:
    return st.integers(480, 990)


def staff_ill() -> st.SearchStrategy[StaffIll]:
    """Generate absences of one week; shrinks towards Monday."""
    return st.builds(
        lambda who, first, days: StaffIll(
            staff=StaffId(who), first=first, last=first.add(days=days)
        ),
        st.sampled_from([person for pair in _PAIRS for person in pair]),
        _days(),
        st.integers(0, 4),
    )


def events() -> st.SearchStrategy[Event]:
    """Generate events about up to four visits; shrinks towards an absence."""
    return st.one_of(
        staff_ill(), visits_over(), doors_closed(), called_off(), came_by()
    )


def visits_over() -> st.SearchStrategy[VisitOver]:
    """Generate ends of up to four visits; shrinks towards an early one."""
    return st.builds(VisitOver, visit=st.sampled_from(_VISITS), minute=_minutes())


def doors_closed() -> st.SearchStrategy[DoorClosed]:
    """Generate closed doors of up to four visits; shrinks towards an early one."""
    return st.builds(DoorClosed, visit=st.sampled_from(_VISITS), minute=_minutes())


def called_off() -> st.SearchStrategy[CalledOff]:
    """Generate visits called off; shrinks towards the first of four."""
    return st.builds(CalledOff, visit=st.sampled_from(_VISITS))


def came_by() -> st.SearchStrategy[CameBy]:
    """Generate people who came by themselves; shrinks towards the first of four."""
    return st.builds(CameBy, visit=st.sampled_from(_VISITS))


def new_requests() -> st.SearchStrategy[NewRequest]:
    """Generate visits asked for during the day; shrinks as requests do."""
    return st.builds(NewRequest, request=visit_requests())


def planned_ats() -> st.SearchStrategy[PlannedAt]:
    """Generate times of a stop in one week; shrinks towards Monday 8:00."""
    return st.builds(
        PlannedAt,
        day=_days(),
        start_minute=_minutes(),
        pair=st.sampled_from(_PAIRS),
    )


def plan_changes() -> st.SearchStrategy[PlanChange]:
    """Generate changes of one visit; shrinks towards a visit that is dropped."""
    visit = st.sampled_from(_VISITS)
    dropped = st.builds(
        PlanChange,
        visit=visit,
        kind=st.just(ChangeKind.DROPPED),
        before=planned_ats(),
    )
    moved = st.builds(
        PlanChange,
        visit=visit,
        kind=st.sampled_from([ChangeKind.OTHER_DAY, ChangeKind.OTHER_TIME]),
        before=planned_ats(),
        after=planned_ats(),
    )
    return dropped | moved


def notices() -> st.SearchStrategy[Notice]:
    """Generate notices; shrinks towards a call about a visit that is dropped."""
    return st.builds(
        lambda change, by: Notice(
            visit=change.visit,
            by=by,
            until=_MONDAY if change.before is None else change.before.day,
            change=change,
        ),
        plan_changes(),
        st.sampled_from(NoticeBy),
    )


def frame_tours() -> st.SearchStrategy[FrameTours]:
    """Generate frames of a few districts; shrinks towards none."""
    district = st.sampled_from(["34117", "34121", "34134"])
    days = st.frozensets(st.tuples(st.integers(0, 4), district), max_size=4)
    return st.builds(FrameTours, days=days)


def pairs_out(*, number: int = 0) -> st.SearchStrategy[PairOut]:
    """Generate where the pair *number* (0 or 1) is; shrinks towards the office."""
    pause = Pause(start_minute=700, end_minute=730)
    return st.builds(
        PairOut,
        pair=st.just(_PAIRS[number]),
        left_minute=st.just(480),
        place=st.sampled_from(["office", "place-v0"]),
        free_minute=_minutes(),
        made=st.integers(0, 5),
        pauses=st.sampled_from([(), (pause,)]),
    )


def days_under_way() -> st.SearchStrategy[DayUnderWay]:
    """Generate states of one day; shrinks towards nobody being out."""
    return st.builds(
        lambda day, minute, out, free: DayUnderWay(
            day=day, minute=minute, out=tuple(out), free_from=dict.fromkeys(free, 600)
        ),
        _days(),
        _minutes(),
        st.just(()) | pairs_out().map(lambda one: (one,)),
        st.frozensets(st.sampled_from(_PAIRS[1])),
    )
