"""How would this plan fare, were its days lived many times over?"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import Final

from outreach_core.errors import InvalidValueError
from outreach_core.visits._course import Course
from outreach_core.visits._walk import Crew, Walk, walk
from outreach_core.visits.day_policy import DayPolicy, DoorOdds
from outreach_core.visits.forecasts import (
    Forecast,
    MadeForecast,
    Spread,
    StopForecast,
    TourForecast,
)
from outreach_core.visits.plan import VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitId, VisitRequest
from outreach_core.visits.standby import standby_tasks

_HUNDRED: Final = 100
_DEFAULT_ODDS: Final = DoorOdds()


def simulate(
    problem: VisitProblem,
    plan: VisitPlan,
    *,
    runs: int = 200,
    seed: int,
    policy: DayPolicy,
    odds: DoorOdds = _DEFAULT_ODDS,
    progress: Callable[[int], None] | None = None,
) -> Forecast:
    """Live through *plan* again and again, each time with other doors open.

    In each run every door is drawn by itself, by visit and run alone: neither the plan
    nor the policy changes which doors open, so two plans of one problem meet the same
    days; and the first runs stay the same when more are asked for. Doors open
    independently of the hour, of the weather and of each other, which is a
    simplification. Then each tour is walked minute by minute: way, waiting for the
    window, closed door or talk, pause, way home. Tours of one day go side by side, so
    that no visit is filled in twice.

    Args:
        problem: Days, staff, requests and rules; lengths and odds come from here.
        plan: The plan, of any planner; stops keep the length the plan gives them.
        runs: How many times, at least 1.
        seed: Any whole number; the same seed, the same forecast.
        policy: What the two do when a day runs otherwise than planned.
        odds: How often somebody opens who said yes to a time.
        progress: Told after each run how many are done; a thousand runs of a week of
            900 visits take some ten seconds. It changes nothing.

    Raises:
        InvalidValueError: *runs* is not 1 or more.
        UnknownNameError: The plan names visits or staff that the problem lacks.
    """
    if runs < 1:
        field, expected = "runs", "a whole number, 1 or more"
        raise InvalidValueError(field, expected)
    crew = crew_of(problem, plan, policy)
    able = {task.id for course in crew.courses for task in course.tasks}
    able |= {task.id for some in crew.fillers.values() for task in some.tasks}
    doors = [request for request in problem.requests if request.id in able]
    draws = {r.id: _draws(r, runs=runs, seed=seed, odds=odds) for r in doors}
    days = []
    for run in range(runs):
        opened = {visit for visit, drawn in draws.items() if drawn[run]}
        days.append(walk(crew, opened))
        if progress is not None:
            progress(run + 1)
    return _summed_up(policy, crew, days)


def crew_of(problem: VisitProblem, plan: VisitPlan, policy: DayPolicy) -> Crew:
    """Return the tours of *plan*, ready to be walked under *policy*."""
    courses = [Course(problem, tour, policy) for tour in plan.tours]
    fillers = {
        number: standby_tasks(course) if policy.fills else ()
        for number, course in enumerate(courses)
    }
    return Crew(courses, fillers)


def _draws(
    request: VisitRequest, *, runs: int, seed: int, odds: DoorOdds
) -> list[bool]:
    # Text is hashed by SHA-512 here, the same in every process.
    chance = Random(f"{seed}/{request.id}")  # noqa: S311  no secret
    percent = odds.of(request)
    return [chance.random() * _HUNDRED < percent for _ in range(runs)]


def _summed_up(
    policy: DayPolicy, crew: Crew, days: Sequence[Sequence[Walk]]
) -> Forecast:
    runs = len(days)
    return Forecast(
        policy=policy.name,
        runs=runs,
        tours=tuple(
            _tour(course, [walks[number] for walks in days])
            for number, course in enumerate(crew.courses)
        ),
        visits=_visits(days),
        made=Spread.of([sum(len(w.made) for w in walks) for walks in days]),
        talks=Spread.of([sum(map(_talks, walks)) for walks in days]),
        promises_kept=Spread.of([sum(map(_kept, walks)) for walks in days]),
        promises_late=Spread.of([sum(map(_late, walks)) for walks in days]),
        overtime_minutes=Spread.of([m for walks in days for m in _by_week(walks)]),
        travel_minutes=Spread.of([sum(w.travel for w in walks) for walks in days]),
        planned=sum(len(course.tasks) for course in crew.courses),
    )


def _talks(one: Walk) -> int:
    return sum(is_open for _, _, is_open in one.made)


def _kept(one: Walk) -> int:
    return sum(task.promised for task, _, _ in one.made)


def _late(one: Walk) -> int:
    return sum(task.promised for task in one.given_up)


def _by_week(walks: Iterable[Walk]) -> list[int]:
    weeks: Counter[tuple[int, int]] = Counter()
    for one in walks:
        year, week, _ = one.course.tour.day.isocalendar()
        weeks[year, week] += one.overtime
    return [weeks[week] for week in sorted(weeks)]


def _tour(course: Course, walks: Sequence[Walk]) -> TourForecast:
    runs = len(walks)
    talks: Counter[VisitId] = Counter()
    late: Counter[VisitId] = Counter()
    for one in walks:
        talks.update(task.id for task, _, is_open in one.made if is_open)
        late.update(task.id for task in one.given_up)
    stops = tuple(
        StopForecast(
            visit=task.id,
            promised=task.promised,
            talk_percent=_HUNDRED * talks[task.id] / runs,
            late_percent=_HUNDRED * late[task.id] / runs,
        )
        for task in course.tasks
    )
    return TourForecast(
        day=course.tour.day,
        pair=course.tour.pair,
        stops=stops,
        talks=Spread.of([_talks(one) for one in walks]),
        filled=Spread.of([sum(t.standby for t, _, _ in one.made) for one in walks]),
        late_percent=_HUNDRED * sum(_late(one) > 0 for one in walks) / runs,
        home_minute=Spread.of([one.home for one in walks]),
        overtime_minutes=Spread.of([one.overtime for one in walks]),
        late_pause_percent=_HUNDRED * sum(one.late_pause for one in walks) / runs,
    )


def _visits(days: Sequence[Sequence[Walk]]) -> tuple[MadeForecast, ...]:
    made: Counter[VisitId] = Counter()
    talks: Counter[VisitId] = Counter()
    for walks in days:
        for one in walks:
            made.update(task.id for task, _, _ in one.made)
            talks.update(task.id for task, _, is_open in one.made if is_open)
    return tuple(
        MadeForecast(
            visit=visit,
            made_percent=_HUNDRED * made[visit] / len(days),
            talk_percent=_HUNDRED * talks[visit] / len(days),
        )
        for visit in sorted(made)
    )
