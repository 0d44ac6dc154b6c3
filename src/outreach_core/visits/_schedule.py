"""At which minute each stop of a found route begins, and when the two take their pause."""

from typing import Final

from outreach_core.visits._model import Model
from outreach_core.visits._routes import NEVER, Route, opening
from outreach_core.visits.plan import Pause, Stop, Tour

_NOON: Final = 12 * 60
_IN_THE_OFFICE: Final = -1


def tour_of(model: Model, route: Route) -> Tour:
    """Return the tour of *route* in true minutes.

    Of all places for the pause the one that ends the day earliest is taken, among
    these the one nearest to noon.
    """
    team = route.team
    options: list[tuple[int, int, int]] = []
    places = range(len(route.stops) + 1) if team.pause else ()
    for place in (_IN_THE_OFFICE, *places):
        _, pause, home = _times(model, route, place)
        late = min(team.end, team.pause_until) if team.pause else team.end
        if home <= (late if place == _IN_THE_OFFICE else team.end):
            options.append((home, abs(pause - _NOON), place))
    return _tour(model, route, min(options)[2])


def _times(model: Model, route: Route, place: int) -> tuple[list[int], int, int]:
    """Return begins on the grid, begin of the pause, and when the two are back.

    Args:
        model: The problem.
        route: Team and stops.
        place: Index of the gap in which the pause falls, -1 for none.
    """
    team, here, ready = route.team, route.team.base, route.team.start
    starts, pause = [], NEVER
    for i, there in enumerate((*route.stops, team.home)):
        if i == place:
            pause = max(ready, team.pause_from)
            ready = pause + team.pause if pause <= team.pause_until else NEVER
        ready += model.time[here][there]
        if i < len(route.stops):
            start = opening(team.windows[there], ready)
            starts.append(start)
            ready = start + model.duration[there]
        here = there
    return starts, pause, ready


def _tour(model: Model, route: Route, place: int) -> Tour:
    team, problem, cost = route.team, model.problem, model.cost
    starts, pause_start, _ = _times(model, route, place)
    pause = None
    if place > 0:
        pause = Pause(start_minute=pause_start, end_minute=pause_start + team.pause)
    # They leave as late as the first visit allows: nobody waits at a door.
    leave = starts[0] - cost[team.base][route.stops[0]]
    here, ready = team.base, leave
    stops: list[Stop] = []
    for i, visit in enumerate(route.stops):
        if pause is not None and i == place:
            ready = pause.end_minute
        request = problem.requests[visit]
        stop = Stop(
            visit=request.id,
            arrive_minute=ready + cost[here][visit],
            start_minute=starts[i],
            end_minute=starts[i] + request.duration_minutes,
        )
        stops.append(stop)
        here, ready = visit, stop.end_minute
    if pause is not None and place == len(route.stops):
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
