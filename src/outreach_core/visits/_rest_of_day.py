"""What is left to plan after a part of the days is over, and what stays of the plan."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

import attrs
import pendulum

from outreach_core.ids import CustomerId, StaffId
from outreach_core.visits._after import After
from outreach_core.visits._so_far import TourSoFar, free_from, pair_out
from outreach_core.visits.attempts import Attempt
from outreach_core.visits.lengths import VisitLength
from outreach_core.visits.plan import Stop, Tour, VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import TimeWindow, VisitId, VisitRequest
from outreach_core.visits.under_way import DayUnderWay


def rest_of(
    after: After, plan: VisitPlan, cuts: Sequence[TourSoFar], now: DayUnderWay
) -> VisitProblem:
    """Return the problem of what is left, without a plan to keep.

    Args:
        after: Staff and requests after the events.
        plan: The plan in force.
        cuts: The tours of today so far.
        now: Today and this minute; who is out is filled in here.
    """
    problem = after.problem
    free: dict[StaffId, int] = {}
    for cut in cuts:
        for person, minute in free_from(problem, cut).items():
            free[person] = max(minute, free.get(person, 0))
    under_way = attrs.evolve(
        now,
        out=tuple(pair_out(cut) for cut in cuts if cut.is_out),
        free_from=free,
    )
    past = _past_stops(plan, cuts, now.day)
    requests = _still_asked(after, past)
    return attrs.evolve(problem, requests=requests, under_way=under_way)


def _past_stops(
    plan: VisitPlan, cuts: Sequence[TourSoFar], today: pendulum.Date
) -> dict[VisitId, tuple[pendulum.Date, Stop]]:
    past = {s.visit: (t.day, s) for t in plan.tours if t.day < today for s in t.stops}
    past |= {stop.visit: (today, stop) for cut in cuts for stop in cut.past}
    return past


def _still_asked(
    after: After, past: Mapping[VisitId, tuple[pendulum.Date, Stop]]
) -> tuple[VisitRequest, ...]:
    """Return the requests that are open, knowing of the attempts just made."""
    problem = after.problem
    groups = set()
    attempts: dict[CustomerId, list[Attempt]] = defaultdict(list)
    for visit, (day, stop) in past.items():
        if not problem.knows_visit(visit):
            continue
        request = problem.request(visit)
        groups.add(request.one_of)
        door = stop.start_minute if visit in after.closed else None
        attempts[request.customer].append(Attempt(on=day, start_minute=door))
    return tuple(
        attrs.evolve(r, earlier=(*r.earlier, *attempts[r.customer]))
        if r.customer in attempts
        else r
        for r in problem.requests
        if r.id not in past
        and r.id not in after.off
        and (not r.one_of or r.one_of not in groups)
    )


def keep_of(
    problem: VisitProblem,
    plan: VisitPlan,
    cuts: Sequence[TourSoFar],
    today: pendulum.Date,
) -> VisitPlan:
    """Return what is still to come of *plan*, the tours of today cut."""
    ahead = [tour for tour in plan.tours if tour.day > today]
    ahead += [tour for cut in cuts if (tour := _tour_ahead(problem, cut)) is not None]
    return VisitPlan(tours=tuple(ahead))


def _tour_ahead(problem: VisitProblem, cut: TourSoFar) -> Tour | None:
    if not cut.past:
        return cut.tour
    stops = cut.ahead
    if not stops:
        return None
    way = problem.travel_minutes.minutes
    places = [cut.place, *(problem.request(stop.visit).place.id for stop in stops)]
    places.append(problem.end_of(cut.tour.pair).id)
    legs = [way(a, b) for a, b in pairwise(places)]
    pauses = [pause for pause in cut.tour.pauses if pause not in cut.pauses]
    # They leave later than a whole tour would have, so they are there on the minute.
    head = attrs.evolve(stops[0], arrive_minute=stops[0].start_minute)
    first = min([stops[0].start_minute - legs[0], *(p.start_minute for p in pauses)])
    return attrs.evolve(
        cut.tour,
        start_minute=max(first, cut.free_minute),
        stops=(head, *stops[1:]),
        travel_minutes=sum(legs),
        pause=pauses[0] if pauses else None,
        more_pauses=pauses[1:],
    )


def held(
    rest: VisitProblem, keep: VisitPlan
) -> tuple[VisitProblem, frozenset[VisitId]]:
    """Return *rest* with every promise at its minute, and which visits these are."""
    starts = {s.visit: (t.day, s.start_minute) for t in keep.tours for s in t.stops}
    promised = frozenset(r.id for r in rest.requests if r.promised and r.id in starts)
    requests = tuple(
        attrs.evolve(r, windows=(_minute(*starts[r.id]),)) if r.id in promised else r
        for r in rest.requests
    )
    return attrs.evolve(rest, requests=requests), promised


def _minute(day: pendulum.Date, minute: int) -> TimeWindow:
    return TimeWindow(day=day, start_minute=minute, end_minute=minute)


def loosened(
    rest: VisitProblem, problem: VisitProblem, lost: frozenset[VisitId]
) -> VisitProblem:
    """Return *rest* in which the visits *lost* may use all times that were given.

    Each keeps its length, so that it can be announced anew with the same one.
    """
    requests = tuple(
        attrs.evolve(
            r,
            windows=problem.request(r.id).windows,
            pinned=None,
            agreed=True,
            length=VisitLength.fixed(r.duration_minutes),
        )
        if r.id in lost
        else r
        for r in rest.requests
    )
    return attrs.evolve(rest, requests=requests)


def whole_plan(
    problem: VisitProblem,
    plan: VisitPlan,
    cuts: Sequence[TourSoFar],
    rest_plan: VisitPlan,
    today: pendulum.Date,
) -> VisitPlan:
    """Return *rest_plan* together with everything that is past."""
    out = {cut.tour.pair for cut in cuts if cut.is_out}
    tours = [tour for tour in plan.tours if tour.day < today]
    tours += [t for t in rest_plan.tours if t.day > today or t.pair not in out]
    for cut in cuts:
        ahead = [t for t in rest_plan.tours if t.day == today and t.pair in out]
        own = next((t for t in ahead if t.pair == cut.tour.pair), None)
        if cut.past:
            tours.append(_joined(problem, cut, own if cut.is_out else None))
    return VisitPlan(tours=tuple(tours))


def _joined(problem: VisitProblem, cut: TourSoFar, ahead: Tour | None) -> Tour:
    """Return the past of *cut* and the stops *ahead* as one tour, back at the end."""
    way = problem.travel_minutes.minutes
    pair = cut.tour.pair
    made = [problem.base_of(pair).id]
    made += [problem.request(stop.visit).place.id for stop in cut.past]
    travel = sum(way(a, b) for a, b in pairwise(made))
    home = way(cut.place, problem.end_of(pair).id)
    if ahead is None and not cut.ahead:
        end = (
            max(cut.past[-1].end_minute, *(p.end_minute for p in cut.pauses), 0) + home
        )
    else:
        end = cut.free_minute + home if ahead is None else ahead.end_minute
    pauses = (*cut.pauses, *(ahead.pauses if ahead is not None else ()))
    return attrs.evolve(
        cut.tour,
        stops=(*cut.past, *(ahead.stops if ahead is not None else ())),
        end_minute=end,
        travel_minutes=travel + (home if ahead is None else ahead.travel_minutes),
        pause=pauses[0] if pauses else None,
        more_pauses=pauses[1:],
    )
