"""Where in a plan is room for one more promised visit, nobody else being moved?"""

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Final

import attrs
import pendulum

from outreach_core.calendar.day_parts import PART_MINUTES, PartOfDay, part_of_day
from outreach_core.ids import StaffId
from outreach_core.visits._course import Course
from outreach_core.visits._edit import tours_with, with_tour
from outreach_core.visits.checker import check_plan
from outreach_core.visits.day_policy import STATIC
from outreach_core.visits.pairs import is_mixed, shift_of
from outreach_core.visits.plan import Stop, Tour, VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import PairMix, TimeWindow, VisitRequest
from outreach_core.visits.ways_alone import ways_alone
from outreach_core.visits.windows import open_windows

ARRIVAL_MINUTES: Final = 15
"""Promised is a quarter of an hour, not a minute: nobody can promise a minute."""
_LAST_MINUTE: Final = 24 * 60 - 1

Broken = tuple[str, str]


@attrs.frozen
class Slot:
    """One way to visit somebody.

    Attributes:
        problem: The problem with the request as agreed for this slot.
        plan: The plan with the visit in it.
        tour: The tour with the visit in it.
        start: Begin of the visit.
        request: The request as agreed for this slot.
        extra: How much longer all ways become.
        new_tour: The two were not out on that day.
        points: Whether pair preferences are met: mixed, somebody known.
    """

    problem: VisitProblem
    plan: VisitPlan
    tour: Tour
    start: int
    request: VisitRequest
    extra: int
    new_tour: bool
    points: int

    @property
    def key(self) -> tuple[bool, int, int, pendulum.Date, int, tuple[str, ...]]:
        """Order among slots, the best one first."""
        day = self.tour.day
        return (
            self.new_tour,
            -self.points,
            self.extra,
            day,
            self.start,
            self.tour.pair,
        )

    @property
    def part(self) -> tuple[pendulum.Date, PartOfDay]:
        """Day and part of the day."""
        return self.tour.day, part_of_day(self.start)


def with_request(problem: VisitProblem, request: VisitRequest) -> VisitProblem:
    """Return *problem* with *request*, in the place of one of the same id."""
    others = [r for r in problem.requests if r.id != request.id]
    return attrs.evolve(problem, requests=(*others, request))


def broken(problem: VisitProblem, plan: VisitPlan) -> frozenset[Broken]:
    """Return which rules *plan* breaks, and where."""
    return frozenset((v.rule.value, v.where) for v in check_plan(problem, plan))


def slots(
    problem: VisitProblem, plan: VisitPlan, request: VisitRequest
) -> Iterator[Slot]:
    """Yield slots that keep the rules of their own tour, in no order.

    Args:
        problem: Holds *request*.
        plan: Does not hold it.
        request: Who is to be visited; without windows every hour suits.
    """
    for day, first, last in _spans(problem, request):
        busy = {p for tour in plan.tours if tour.day == day for p in tour.pair}
        for tour in plan.tours:
            if tour.day == day:
                yield from _in_tour(problem, plan, tour, request, (first, last))
        free = [m for m in problem.staff if m.id not in busy and m.works_on(day)]
        for pair in combinations(free, 2):
            if shift_of(problem, pair, day) is not None:
                ids = (pair[0].id, pair[1].id)
                yield from _new_tour(problem, plan, ids, request, (day, first, last))


def _spans(
    problem: VisitProblem, request: VisitRequest
) -> Iterator[tuple[pendulum.Date, int, int]]:
    """Yield days with earliest and latest begin, cut at the parts of the day."""
    hours = request
    if not request.windows:
        every = tuple(
            TimeWindow(day=day, start_minute=0, end_minute=_LAST_MINUTE)
            for day in problem.days
        )
        hours = attrs.evolve(request, windows=every)
    days = set(problem.days)
    for window in open_windows(problem.rules, attrs.evolve(hours, pinned=None)):
        for first, last in PART_MINUTES.values():
            start = max(first, window.start_minute)
            end = min(last, window.end_minute)
            if window.day in days and start <= end:
                yield window.day, start, end


def _in_tour(
    problem: VisitProblem,
    plan: VisitPlan,
    tour: Tour,
    request: VisitRequest,
    span: tuple[int, int],
) -> Iterator[Slot]:
    """Yield one slot for each gap of *tour*: the earliest begin in *span*."""
    course = Course(problem, tour, STATIC)
    rows, talk = course.rows, request.length.talk_minutes
    there = course.table.index(request.place.id)
    places = [course.base, *(task.place for task in course.tasks), course.home]
    shift = shift_of(
        problem, (problem.member(tour.pair[0]), problem.member(tour.pair[1])), tour.day
    )
    opens = tour.start_minute if shift is None else shift.start_minute
    ready = [opens, *(stop.end_minute for stop in tour.stops)]
    begins = [*(stop.start_minute for stop in tour.stops), course.end]
    for free, until, (here, goal) in zip(ready, begins, pairwise(places), strict=True):
        latest = min(span[1], until - rows[there][goal] - talk)
        for start in _starts(problem, max(span[0], free + rows[here][there]), latest):
            slot = _slot(problem, plan, tour, request, (start, span[1]))
            if slot is not None:
                yield slot
                break


def _starts(problem: VisitProblem, first: int, latest: int) -> Iterator[int]:
    """Yield begins on the grid: the earliest, and one after a pause taken before."""
    grid = problem.rules.start_grid_minutes
    start = -(-first // grid) * grid
    pause = problem.rules.long_pause_minutes
    for later in (0, pause, 2 * pause):
        begin = -(-(start + later) // grid) * grid
        if begin <= latest:
            yield begin


def _slot(
    problem: VisitProblem,
    plan: VisitPlan,
    tour: Tour,
    request: VisitRequest,
    span: tuple[int, int],
) -> Slot | None:
    """Return *tour* with a talk at the begin of *span*, if the checker accepts it."""
    agreed = _agreed(request, tour.day, span)
    stop = _stop(agreed, span[0])
    held = with_request(problem, agreed)
    before = broken(problem, VisitPlan(tours=(tour,)))
    for longer in tours_with(held, tour, stop):
        if broken(held, VisitPlan(tours=(longer,))) <= before:
            return Slot(
                problem=held,
                plan=with_tour(plan, tour, longer),
                tour=longer,
                start=span[0],
                request=agreed,
                extra=_extra(problem, held, plan, (tour, longer)),
                new_tour=False,
                points=_points(problem, longer, request),
            )
    return None


def _extra(
    problem: VisitProblem,
    held: VisitProblem,
    plan: VisitPlan,
    change: tuple[Tour, Tour],
) -> int:
    """Return how much longer all ways become; one that somebody goes alone is half."""
    tour, longer = change
    extra = longer.travel_minutes - tour.travel_minutes
    if not tour.at_a_stop:
        return extra
    before = sum(way.minutes for way in ways_alone(problem, plan))
    after = sum(way.minutes for way in ways_alone(held, with_tour(plan, tour, longer)))
    return extra - (before - after) // 2


def _new_tour(
    problem: VisitProblem,
    plan: VisitPlan,
    pair: tuple[StaffId, StaffId],
    request: VisitRequest,
    hours: tuple[pendulum.Date, int, int],
) -> Iterator[Slot]:
    """Yield the earliest slot of two who are not out on the day of *hours*."""
    (a, b), (day, *span) = sorted(pair), hours
    base, home = problem.base_of((a, b)).id, problem.end_of((a, b)).id
    table = problem.travel_minutes
    out = table.minutes(base, request.place.id)
    back = table.minutes(request.place.id, home)
    shift = shift_of(problem, (problem.member(a), problem.member(b)), day)
    first = max(span[0], out + (0 if shift is None else shift.start_minute))
    for start in _starts(problem, first, span[1]):
        agreed = _agreed(request, day, (start, span[1]))
        stop = _stop(agreed, start)
        tour = Tour(
            day=day,
            pair=(a, b),
            start_minute=start - out,
            end_minute=stop.end_minute + back,
            stops=(stop,),
            travel_minutes=out + back,
        )
        held = with_request(problem, agreed)
        if not broken(held, VisitPlan(tours=(tour,))):
            yield Slot(
                problem=held,
                plan=with_tour(plan, None, tour),
                tour=tour,
                start=start,
                request=agreed,
                extra=out + back,
                new_tour=True,
                points=_points(problem, tour, request),
            )
            return


def _agreed(
    request: VisitRequest, day: pendulum.Date, span: tuple[int, int]
) -> VisitRequest:
    start, last = span
    window = TimeWindow(
        day=day,
        start_minute=start,
        end_minute=min(start + ARRIVAL_MINUTES, last),
    )
    return attrs.evolve(request, agreed=True, pinned=None, windows=(window,))


def _stop(agreed: VisitRequest, start: int) -> Stop:
    return Stop(
        visit=agreed.id,
        arrive_minute=start,
        start_minute=start,
        end_minute=start + agreed.duration_minutes,
    )


def _points(problem: VisitProblem, tour: Tour, request: VisitRequest) -> int:
    first, second = (problem.member(person) for person in tour.pair)
    mixed = request.mix is PairMix.PREFERRED
    known = not request.known.isdisjoint(tour.pair)
    return (mixed and is_mixed(first.gender, second.gender)) + known
