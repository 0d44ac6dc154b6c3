"""One stop more or less in a finished tour, while everybody else keeps the minute."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from outreach_core.visits._course import Course
from outreach_core.visits.day_policy import STATIC
from outreach_core.visits.plan import Pause, Stop, Tour, VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitId


def with_tour(plan: VisitPlan, old: Tour | None, new: Tour | None) -> VisitPlan:
    """Return *plan* with *new* in the place of *old*; ``None``: none there."""
    kept = tuple(tour for tour in plan.tours if tour is not old)
    return VisitPlan(tours=kept if new is None else (*kept, new))


def tours_with(problem: VisitProblem, tour: Tour, stop: Stop) -> Iterator[Tour]:
    """Yield *tour* with *stop* among its stops, for each place the pause may have."""
    stops = sorted((*tour.stops, stop), key=lambda s: (s.start_minute, s.end_minute))
    yield from _timed(problem, tour, stops)


def tours_without(problem: VisitProblem, tour: Tour, visit: VisitId) -> Iterator[Tour]:
    """Yield *tour* without *visit*; none when it was the only stop."""
    stops = [stop for stop in tour.stops if stop.visit != visit]
    if stops:
        yield from _timed(problem, tour, stops)


def _timed(problem: VisitProblem, tour: Tour, stops: Sequence[Stop]) -> Iterator[Tour]:
    """Yield tours with these begins and new ways; the pause of *tour* comes first.

    Whether a tour keeps the rules is left to the checker; here only ways must fit.
    """
    course = Course(problem, tour, STATIC)
    rows, index = course.rows, course.table.index
    places = [index(problem.request(stop.visit).place.id) for stop in stops]
    # Who meets or parts at a stop does so at the first and the last one.
    base = places[0] if tour.meets_at_stop else course.base
    home = places[-1] if tour.parts_at_stop else course.home
    nodes = [base, *places, home]
    ways = [rows[a][b] for a, b in pairwise(nodes)]
    leave = tour.start_minute
    if stops[0].visit != tour.stops[0].visit:
        leave = stops[0].start_minute - ways[0]
    if leave < 0:
        return
    for pauses in _pauses(course, stops):
        ready, timed, waiting = leave, [], list(pauses)
        for stop, way in zip(stops, ways, strict=False):
            while waiting and ready <= waiting[0].start_minute < stop.start_minute:
                ready = waiting.pop(0).end_minute
            arrive = ready + way
            if arrive > stop.start_minute:
                break
            timed.append(_arriving(stop, arrive))
            ready = stop.end_minute
        else:
            if waiting and waiting[0].start_minute >= ready:
                ready = waiting[-1].end_minute
            yield Tour(
                day=tour.day,
                pair=tour.pair,
                start_minute=leave,
                end_minute=ready + ways[-1],
                stops=tuple(timed),
                pause=pauses[0] if pauses else None,
                more_pauses=tuple(pauses[1:]),
                travel_minutes=sum(ways),
                meets_at_stop=tour.meets_at_stop,
                parts_at_stop=tour.parts_at_stop,
            )


def _arriving(stop: Stop, arrive: int) -> Stop:
    return Stop(
        visit=stop.visit,
        arrive_minute=arrive,
        start_minute=stop.start_minute,
        end_minute=stop.end_minute,
    )


def _pauses(course: Course, stops: Sequence[Stop]) -> Iterator[tuple[Pause, ...]]:
    """Yield the pauses of the tour, none, and one pause after each stop."""
    yield course.tour.pauses
    if course.tour.pause is not None:
        yield ()
    if not course.pause:
        return
    for stop in stops:
        begin = max(stop.end_minute, course.pause_first)
        if begin <= course.pause_last:
            end = begin + course.pause
            yield (Pause(start_minute=begin, end_minute=end),)
