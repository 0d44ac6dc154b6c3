"""Strategies for visits: requests, travel tables, work rules, whole problems.

Everything lies in one week around one office, so that visits compete for time.
"""

from itertools import combinations
from typing import Final

import pendulum
from hypothesis import strategies as st

from outreach_core._messages import Words
from outreach_core.ids import BenefitUnitId, CustomerId, StaffId
from outreach_core.people import (
    Coordinates,
    Gender,
    Presence,
    Seniority,
    StaffMember,
    VisitWishes,
    WorkingHours,
)
from outreach_core.visits import (
    Attempt,
    Daylight,
    HoursOverDays,
    PairForming,
    PairMix,
    Pin,
    Place,
    PlaceKind,
    PlannedWeek,
    SeniorWithJunior,
    StopDetails,
    StraightLine,
    TimeWindow,
    TravelTable,
    VisitId,
    VisitLength,
    VisitPlan,
    VisitProblem,
    VisitRequest,
    WorkRules,
)

_MONDAY: Final = pendulum.date(2026, 10, 19)
_LANGUAGES: Final = ("ar", "tr", "uk")
_TRAININGS: Final = [
    frozenset[str](),
    frozenset({"krisen"}),
    frozenset({"krisen", "sucht"}),
]
_HOLIDAY: Final = "Erfundener Feiertag"
_BLOCKED: Final = Words("Zurzeit kein Besuch.", "No visit for now.")


def places(*, name: str = "p0") -> st.SearchStrategy[Place]:
    """Generate places of one town; shrinks towards one without a position."""
    points = st.builds(
        Coordinates, latitude=st.floats(51.28, 51.36), longitude=st.floats(9.40, 9.56)
    )
    return st.builds(
        Place,
        id=st.just(name),
        coordinates=st.none() | points,
        postcode=st.sampled_from(["", "34117", "34121", "34134"]),
        kind=st.sampled_from(PlaceKind),
    )


def time_windows(*, max_days: int = 5) -> st.SearchStrategy[TimeWindow]:
    """Generate windows on the first *max_days* days; shrinks towards Monday 8:00."""
    return st.builds(
        lambda day, start, length: TimeWindow(
            day=_MONDAY.add(days=day),
            start_minute=start,
            end_minute=min(start + length, 1439),
        ),
        st.integers(0, max_days - 1),
        st.sampled_from([540, 480, 600, 540, 720, 840, 960]),
        st.sampled_from([240, 420, 600, 60, 15, 0]),
    )


def visit_lengths() -> st.SearchStrategy[VisitLength]:
    """Generate lengths, half of them fixed; shrinks towards ten minutes."""
    fixed = st.sampled_from([10, 25, 37, 60]).map(VisitLength.fixed)
    by_outcome = st.builds(
        lambda closed, more, percent: VisitLength(
            closed_minutes=closed, talk_minutes=closed + more, open_percent=percent
        ),
        st.sampled_from([10, 5, 1]),
        st.sampled_from([50, 20, 0, 80]),
        st.integers(0, 100),
    )
    return fixed | by_outcome


def attempts(*, max_days: int = 60) -> st.SearchStrategy[Attempt]:
    """Generate closed doors of the weeks before; shrinks towards the day before."""
    return st.builds(
        Attempt,
        on=st.integers(1, max_days).map(lambda days: _MONDAY.subtract(days=days)),
        start_minute=st.sampled_from([540, 660, 780, 1020]),
    )


def pins(*, max_days: int = 5) -> st.SearchStrategy[Pin]:
    """Generate announced begins; shrinks towards Monday 9:00 of any two."""
    return st.builds(
        Pin,
        day=st.integers(0, max_days - 1).map(lambda day: _MONDAY.add(days=day)),
        start_minute=st.sampled_from([540, 607, 720, 990]),
        pair=st.none() | st.just((StaffId("s0"), StaffId("s1"))),
    )


def daylight() -> st.SearchStrategy[Daylight]:
    """Generate short days of one month; shrinks towards an October without a limit."""
    return st.builds(
        Daylight,
        month=st.sampled_from([10, 11, 12, 1]),
        earliest_minute=st.sampled_from([0, 480, 540]),
        latest_minute=st.sampled_from([1440, 1080, 960]),
    )


def hours_over_days() -> st.SearchStrategy[HoursOverDays]:
    """Generate limits over some days; shrinks towards 48 hours in a week."""
    return st.builds(
        HoursOverDays,
        days=st.sampled_from([7, 2, 14]),
        max_minutes=st.sampled_from([2880, 1800, 700]),
    )


def work_rules(*, max_staff: int = 4) -> st.SearchStrategy[WorkRules]:
    """Generate rules of time and pairs; shrinks towards the rules of the ArbZG.

    Args:
        max_staff: Pairs that are wanted or forbidden are of so many people.
    """
    numbers = [StaffId(f"s{number}") for number in range(max(2, max_staff))]
    pairs = st.lists(st.sampled_from(list(combinations(numbers, 2))), max_size=2)
    forming = [PairForming.PER_DAY, PairForming.PER_DAY, *PairForming]
    limits = st.just((HoursOverDays(),)) | st.lists(hours_over_days(), max_size=2)
    return st.builds(
        WorkRules,
        pair_forming=st.sampled_from(forming),
        senior_with_junior=st.sampled_from(SeniorWithJunior),
        wanted_pairs=pairs.map(tuple),
        forbidden_pairs=st.just(()) | pairs.map(tuple),
        hours_over_days=limits,
        rest_minutes=st.sampled_from([660, 660, 900]),
        max_work_minutes=st.sampled_from([600, 600, 480, 300]),
        start_grid_minutes=st.sampled_from([5, 1, 15]),
        max_stops=st.sampled_from([16, 3, 1]),
        min_shift_minutes=st.sampled_from([180, 60]),
        earliest_minute=st.sampled_from([420, 540]),
        latest_minute=st.sampled_from([1200, 1020]),
        pause_after_minutes=st.sampled_from([360, 180]),
        home_distance_m=st.sampled_from([0, 500, 3000]),
        daylight=st.lists(daylight(), max_size=2).map(tuple),
    )


def visit_requests(
    *,
    name: str = "v0",
    place: st.SearchStrategy[Place] | None = None,
    max_days: int = 5,
    max_staff: int = 4,
) -> st.SearchStrategy[VisitRequest]:
    """Generate requests; shrinks towards one without windows and wishes."""
    nobody: st.SearchStrategy[frozenset[StaffId]] = st.just(frozenset())
    staff = nobody | nobody | st.frozensets(_staff_ids(max_staff), max_size=2)
    wishes = st.builds(
        VisitWishes,
        presence=st.just(Presence.ANYONE) | st.sampled_from(Presence),
        language=st.none() | st.sampled_from(_LANGUAGES),
        not_these=staff,
        one_of_these=staff,
        interpreter=st.sampled_from([False, False, False, True]),
    )
    return st.builds(
        VisitRequest,
        id=st.just(VisitId(name)),
        customer=st.just(CustomerId(f"c-{name}")),
        place=places(name=f"place-{name}") if place is None else place,
        windows=st.lists(time_windows(max_days=max_days), max_size=5).map(tuple),
        agreed=st.booleans(),
        urgency=st.integers(1, 3),
        length=visit_lengths(),
        wishes=st.one_of(*[st.just(VisitWishes())] * 3, wishes),
        benefit_unit=st.none() | st.just(BenefitUnitId("b0")),
        mix=st.sampled_from([PairMix.ANY, PairMix.PREFERRED] * 2 + [PairMix.REQUIRED]),
        known=staff,
        needs_trainings=st.sampled_from([frozenset[str]()] * 4 + _TRAININGS[1:]),
        interpreter_confirmed=st.booleans(),
        blocked=st.sampled_from([()] * 9 + [(_BLOCKED,)]),
    )


def visit_staff(*, number: int, customers: int) -> st.SearchStrategy[StaffMember]:
    """Generate the member of staff *number*; shrinks towards one who never works."""
    hours = st.builds(
        _same_hours,
        st.sampled_from([480, 420, 540, 720]),
        st.sampled_from([510, 510, 420, 300, 120, 600, 660]),
        st.sampled_from([range(5)] * 4 + [range(7), range(1, 3), range(0)]),
    )
    return st.builds(
        StaffMember,
        id=st.just(StaffId(f"s{number}")),
        name=st.just(f"Person {number}"),
        gender=st.none() | st.sampled_from(Gender),
        languages=st.frozensets(st.sampled_from(_LANGUAGES), max_size=2),
        hours=hours,
        conflicts=st.frozensets(
            st.integers(0, max(0, customers - 1)).map(lambda i: CustomerId(f"c-v{i}")),
            max_size=1,
        ),
        home=st.none()
        | st.builds(
            Coordinates,
            latitude=st.floats(51.28, 51.36),
            longitude=st.floats(9.40, 9.56),
        ),
        trainings=st.sampled_from(_TRAININGS),
        seniority=st.none() | st.sampled_from(Seniority),
        knows=st.frozensets(
            st.integers(0, max(0, customers - 1)).map(lambda i: CustomerId(f"c-v{i}")),
            max_size=1,
        ),
    )


def _same_hours(start: int, length: int, days: range) -> tuple[WorkingHours, ...]:
    return tuple(
        WorkingHours(weekday=day, start_minute=start, end_minute=start + length)
        for day in days
    )


def _staff_ids(max_staff: int) -> st.SearchStrategy[StaffId]:
    return st.integers(0, max(0, max_staff - 1)).map(lambda i: StaffId(f"s{i}"))


@st.composite
def visit_problems(
    draw: st.DrawFn,
    *,
    min_requests: int = 0,
    max_requests: int = 8,
    min_staff: int = 0,
    max_staff: int = 4,
    min_days: int = 0,
    max_days: int = 7,
) -> VisitProblem:
    """Generate problems; shrinks towards the fewest days, staff and requests.

    Half of the travel tables are drawn freely: they then break the triangle
    inequality and differ by direction, as real ones do.
    """
    days = draw(st.integers(min_days, max_days))
    requests = [
        draw(visit_requests(name=f"v{i}", max_days=max(1, days), max_staff=max_staff))
        for i in range(draw(st.integers(min_requests, max_requests)))
    ]
    staff = [
        draw(visit_staff(number=i, customers=len(requests)))
        for i in range(draw(st.integers(min_staff, max_staff)))
    ]
    office = draw(places(name="office"))
    rules = draw(work_rules(max_staff=max_staff))
    sites = draw(_sites(len(staff)))
    holidays = draw(st.sampled_from([()] * 4 + [(0,), (2,)]))
    sites_used = (*sites[0].values(), *sites[1].values())
    known = (office, *(request.place for request in requests), *sites_used)
    return VisitProblem(
        days=tuple(_MONDAY.add(days=day) for day in range(days)),
        staff=tuple(staff),
        requests=tuple(requests),
        office=office,
        travel_minutes=draw(travel_tables(known)),
        rules=rules,
        holidays={_MONDAY.add(days=day): _HOLIDAY for day in holidays},
        bases=sites[0],
        ends=sites[1],
    )


@st.composite
def _sites(
    draw: st.DrawFn, staff: int
) -> tuple[dict[StaffId, Place], dict[StaffId, Place]]:
    """Draw who starts or ends at the one other site; mostly nobody does."""
    site = draw(places(name="site"))
    people = st.frozensets(_staff_ids(max(1, staff)), max_size=2)
    nobody: st.SearchStrategy[frozenset[StaffId]] = st.just(frozenset())
    starts, ends = draw(nobody | nobody | people), draw(nobody | nobody | people)
    return dict.fromkeys(starts, site), dict.fromkeys(ends, site)


@st.composite
def travel_tables(
    draw: st.DrawFn, between: tuple[Place, ...], *, max_minutes: int = 90
) -> TravelTable:
    """Generate ways between the given places; shrinks towards straight lines."""
    lines = TravelTable.of(between, StraightLine())
    if not draw(st.booleans()):
        return lines
    size = len(lines.places)
    minutes = st.integers(0, max_minutes)
    flat = draw(st.lists(minutes, min_size=size * size, max_size=size * size))
    rows = tuple(
        tuple(0 if a == b else flat[a * size + b] for b in range(size))
        for a in range(size)
    )
    return TravelTable(places=lines.places, rows=rows)


def stop_details() -> st.SearchStrategy[StopDetails]:
    """Generate what stands on a sheet; shrinks towards blanks."""
    return st.builds(
        StopDetails,
        initials=st.sampled_from(["", "A. B.", "Ö.", "<b>"]),
        street=st.sampled_from(["", "Am Testfeld 1", "Gasse & Co. 2"]),
        postcode_town=st.sampled_from(["", "34117 Kassel"]),
        wish=st.sampled_from([Words("", ""), Words("nur Frauen", "only women")]),
        language=st.sampled_from([Words("", ""), Words("Türkisch", "Turkish")]),
    )


@st.composite
def planned_weeks(draw: st.DrawFn, plan: VisitPlan | None = None) -> PlannedWeek:
    """Generate weeks around *plan*; without one nothing is planned."""
    problem = draw(visit_problems())
    return PlannedWeek(
        problem=problem,
        plan=VisitPlan() if plan is None else plan,
        details={r.id: draw(stop_details()) for r in problem.requests},
        staff_names={member.id: member.name for member in problem.staff},
    )
