"""At which minute each stop of a found route begins, and when the two take their pause."""

from collections.abc import Iterable
from typing import Final

import attrs

from outreach_core.visits._model import Model
from outreach_core.visits._route import Route
from outreach_core.visits._routes import NEVER, at_one_home, closing, opening
from outreach_core.visits.plan import Pause, Stop, Tour

_NOON: Final = 12 * 60
_IN_THE_OFFICE: Final = -1


@attrs.frozen(order=True)
class _Times:
    """Begins of one route with its pause at one place; the smallest is the best.

    Attributes:
        shifted: Stops that begin at another minute than in the plan to keep.
        home_minute: When the two are back.
        from_noon: How far the pause is from noon, in minutes.
        place: Index of the gap in which the pause falls, -1 for none.
        pause_minute: Begin of the pause.
        starts: Begin of each stop.
    """

    shifted: int
    home_minute: int
    from_noon: int
    place: int
    pause_minute: int
    starts: tuple[int, ...]


def order_of(model: Model, routes: Iterable[Route | None]) -> int:
    """Return the worth of *routes* in the strict order, by the begins they really get.

    While it searches, a route knows only how many stops must shift at the least.
    """
    return sum(_exact(model, route) for route in routes if route is not None)


def _exact(model: Model, route: Route) -> int:
    if not (route.team.kept and route.stops):
        return route.order
    if route.exact is None:
        kept, requests = route.team.kept, model.problem.requests
        starts = {s.visit: s.start_minute for s in tour_of(model, route).stops}
        shifted = sum(
            starts[requests[visit].id] != kept.get(visit, starts[requests[visit].id])
            for visit in route.stops
        )
        levels, stops = model.levels, route.stops
        worth = sum([route.team.order[visit] for visit in stops]) - route.travel
        worth += levels.points * at_one_home(model, stops)
        route.exact = worth - levels.shift * shifted
    return route.exact


def tour_of(model: Model, route: Route) -> Tour:
    """Return the tour of *route*; it is made once."""
    if route.tour is None:
        route.tour = _made(model, route)
    return route.tour


def _made(model: Model, route: Route) -> Tour:
    """Return the tour of *route* in true minutes.

    Of all places for the pause the one that moves the fewest stops of a plan to keep
    is taken, then the one that ends the day earliest, then the one nearest to noon.
    A tour that begins every stop as before is the tour of that plan, unchanged.
    """
    team = route.team
    places = range(len(route.stops) + 1) if team.pause else ()
    options = []
    for place in (_IN_THE_OFFICE, *places):
        times = _times(model, route, place)
        if times is not None:
            options.append(times)
    best = min(options)
    kept = team.kept_tour
    if kept is not None and _is_the_same(model, route, best, kept):
        return kept
    return _tour(model, route, best)


def _is_the_same(model: Model, route: Route, times: _Times, kept: Tour) -> bool:
    requests = model.problem.requests
    own = [
        (requests[visit].id, start)
        for visit, start in zip(route.stops, times.starts, strict=True)
    ]
    return own == [(stop.visit, stop.start_minute) for stop in kept.stops]


def _times(model: Model, route: Route, place: int) -> _Times | None:
    """Return the begins with the pause in the gap *place*; ``None``: it cannot be."""
    team = route.team
    latest = _latest(model, route, place) if team.kept else ()
    here, ready = team.base, team.leave
    starts, pause, shifted = [], NEVER, 0
    for i, there in enumerate((*route.stops, team.home)):
        if i == place:
            # Before they leave for the first stop, the pause lies in the office.
            pause = max(team.start if i == 0 else ready, team.pause_from)
            if pause > team.pause_until:
                return None
            ready = max(ready, pause + team.pause)
        ready += model.cost[here][there]
        if i < len(route.stops):
            start = opening(team.windows[there], ready, model.grid)
            if team.kept:
                start = _as_kept(model, route, i, start, latest)
                shifted += start != team.kept.get(there, start)
            starts.append(start)
            ready = start + model.length[there]
        here = there
    late = min(team.end, team.pause_until) if team.pause else team.end
    if ready > (late if place == _IN_THE_OFFICE else team.end):
        return None
    return _Times(shifted, ready, abs(pause - _NOON), place, pause, tuple(starts))


def _latest(model: Model, route: Route, place: int) -> list[int]:
    """Return the latest begin of each stop so that all that follows stays possible."""
    team, stops = route.team, route.stops
    late = team.end
    if team.pause and place == _IN_THE_OFFICE:
        late = min(late, team.pause_until)
    there, found = team.home, []
    for i in range(len(stops) - 1, -1, -1):
        visit = stops[i]
        late -= model.cost[visit][there]
        if place == i + 1:
            late = min(late - team.pause, team.pause_until)
        late = closing(team.windows[visit], late - model.length[visit], model.grid)
        found.append(late)
        there = visit
    found.reverse()
    return found


def _as_kept(
    model: Model, route: Route, i: int, start: int, latest: list[int] | tuple[()]
) -> int:
    """Return the begin that stop *i* had before, where that is possible."""
    team, visit = route.team, route.stops[i]
    before = team.kept.get(visit, start)
    possible = start <= before <= latest[i] and (
        opening(team.windows[visit], before, model.grid) == before
    )
    return before if possible else start


def _tour(model: Model, route: Route, times: _Times) -> Tour:
    team, problem, cost = route.team, model.problem, model.cost
    pause = None
    if times.place > 0 or (team.out and times.place == 0):
        end = times.pause_minute + team.pause
        pause = Pause(start_minute=times.pause_minute, end_minute=end)
    # They leave as late as the first visit allows: nobody waits at a door.
    leave = times.starts[0] - cost[team.base][route.stops[0]]
    if pause is not None and times.place == 0:
        leave = min(leave, pause.start_minute)
    here, ready = team.base, leave
    stops: list[Stop] = []
    for i, visit in enumerate(route.stops):
        if pause is not None and i == times.place:
            ready = pause.end_minute
        request = problem.requests[visit]
        stop = Stop(
            visit=request.id,
            arrive_minute=ready + cost[here][visit],
            start_minute=times.starts[i],
            end_minute=times.starts[i] + request.duration_minutes,
        )
        stops.append(stop)
        here, ready = visit, stop.end_minute
    if pause is not None and times.place == len(route.stops):
        ready = pause.end_minute
    a, b = (problem.staff[person].id for person in team.pair)
    return Tour(
        day=problem.days[team.day],
        pair=(a, b),
        start_minute=leave,
        end_minute=ready + cost[here][team.home],
        stops=tuple(stops),
        pause=pause,
        travel_minutes=route.travel,
    )
