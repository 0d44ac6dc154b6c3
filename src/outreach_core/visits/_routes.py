"""Whether one pair can visit these people in this order, and what one more costs.

For each place two states are kept, because the pause may fall before or after it:
"still to come" (0) and "taken" (1).
"""

from bisect import bisect_left, bisect_right
from functools import partial
from itertools import pairwise
from typing import Final

from outreach_core.visits._model import Model, Team, Windows
from outreach_core.visits._route import Insertion, Route

NEVER: Final = 10**6


def route_of(model: Model, team: Team, stops: tuple[int, ...]) -> Route | None:
    """Return what :func:`build` returns; what was made lately is not made again."""
    return model.memory.route(team, stops, partial(build, model, team, stops))


def build(model: Model, team: Team, stops: tuple[int, ...]) -> Route | None:
    """Make the route, or return ``None`` when the day is too short for it."""
    return _made(model, _bare(team), stops, 0, 0)


def replaced(
    model: Model, route: Route, first: int, last: int, new: tuple[int, ...] = ()
) -> Route | None:
    """Return *route* with the stops *new* in place of those from *first* up to *last*.

    ``None`` is possible also when stops only go: with a pause or ways that break the
    triangle inequality, leaving a visit out can make the rest impossible.
    """
    stops = (*route.stops[:first], *new, *route.stops[last:])
    after = len(route.stops) - last
    make = partial(_made, model, route, stops, first, after)
    return model.memory.route(route.team, stops, make)


def _made(
    model: Model, like: Route, stops: tuple[int, ...], before: int, after: int
) -> Route | None:
    """Make the route of *stops*, whose first and last are as in *like*.

    How many of them are the same say *before* and *after*: what was computed along
    them is taken over.
    """
    team = like.team
    if len(stops) > team.most_stops:
        return None
    route = Route(team, stops)
    route.nodes = nodes = (team.base, *stops, team.home)
    if not _forward(model, route, like, before):
        return None
    _backward(model, route, like, after)
    cost = model.cost
    legs = [cost[a][b] for a, b in pairwise(nodes[before : len(nodes) - after])]
    route.legs = like.legs[:before] + legs + like.legs[len(like.legs) - after :]
    if stops:
        travel = sum(route.legs)
        route.travel = travel
        route.energy = sum([team.energy[v] for v in stops]) - travel
        route.order = sum([team.order[v] for v in stops]) - travel
        if model.homes:
            together = at_one_home(model, stops)
            route.energy += model.weights.household * together
            route.order += model.levels.points * together
        if team.kept:
            route.order -= model.levels.shift * _shifted(model, route)
    return route


def _bare(team: Team) -> Route:
    """Return begin and end of every route of *team*: nobody is visited yet."""
    route = Route(team, ())
    pause, first, last = team.pause, team.pause_from, team.pause_until
    ready0 = team.leave if pause else NEVER
    ready1 = max(team.start, first) + pause if pause else team.leave
    if pause:
        late = max(team.start, first) > last
        ready1 = NEVER if late else max(ready1, team.leave)
    route.ready0, route.ready1 = [ready0], [ready1]
    # Back before the latest begin of a pause: it is then taken at the office.
    route.late0, route.late1 = [min(team.end, last)], [team.end]
    return route


def at_one_home(model: Model, stops: tuple[int, ...]) -> int:
    """Count the *stops* beyond the first at each household."""
    homes = [model.homes[visit] for visit in stops if visit in model.homes]
    return len(homes) - len(set(homes))


def _shifted(model: Model, route: Route) -> int:
    """Count the stops that cannot begin as the plan to keep says, at the least."""
    team, length, grid = route.team, model.length, model.grid
    count = 0
    for i, visit in enumerate(route.stops):
        kept = team.kept.get(visit)
        if kept is None:
            continue
        earliest = min(route.ready0[i + 1], route.ready1[i + 1]) - length[visit]
        latest = max(route.late0[i], route.late1[i])
        count += not (
            earliest <= kept <= latest
            and opening(team.windows[visit], kept, grid) == kept
        )
    return count


def opening(windows: Windows, minute: int, grid: int) -> int:
    """Return the earliest begin at *minute* or later, ``NEVER`` when there is none."""
    for first, last in windows:
        if minute <= first:
            return first
        if minute <= last and (begin := -(-minute // grid) * grid) <= last:
            return begin
    return NEVER


def closing(windows: Windows, minute: int, grid: int) -> int:
    """Return the latest begin at *minute* or earlier, ``-NEVER`` when there is none."""
    for first, last in reversed(windows):
        if minute >= last:
            return last
        if minute >= first:
            return minute // grid * grid
    return -NEVER


def _forward(model: Model, route: Route, like: Route, before: int) -> bool:
    team, time, length, grid = route.team, model.cost, model.length, model.grid
    pause, first, last = team.pause, team.pause_from, team.pause_until
    readies0, readies1 = like.ready0[: before + 1], like.ready1[: before + 1]
    ready0, ready1 = readies0[before], readies1[before]
    here = route.nodes[before]
    for visit in route.stops[before:]:
        way, windows = time[here][visit], team.windows[visit]
        ready1 = opening(windows, ready1 + way, grid) + length[visit]
        if pause:
            ready0 = opening(windows, ready0 + way, grid) + length[visit]
            begin = max(ready0, first)
            if begin <= last:
                ready1 = min(ready1, begin + pause)
        if ready1 >= NEVER and ready0 >= NEVER:
            return False
        readies0.append(ready0)
        readies1.append(ready1)
        here = visit
    route.ready0, route.ready1 = readies0, readies1
    home = time[here][team.home] if route.stops or team.out else 0
    return ready1 + home <= team.end or ready0 + home <= min(team.end, last)


def _backward(model: Model, route: Route, like: Route, after: int) -> None:
    team, time, length, grid = route.team, model.cost, model.length, model.grid
    pause, first, last = team.pause, team.pause_from, team.pause_until
    lates0, lates1 = like.late0[: -after - 2 : -1], like.late1[: -after - 2 : -1]
    late0, late1 = lates0[after], lates1[after]
    stops = route.stops
    there = route.nodes[len(stops) + 1 - after]
    for visit in reversed(stops[: len(stops) - after]):
        way, windows = time[visit][there], team.windows[visit]
        leave0, leave1 = late0 - way, late1 - way
        if pause:
            begin = min(last, leave1 - pause)
            if begin >= first:
                leave0 = max(leave0, begin)
            late0 = closing(windows, leave0 - length[visit], grid)
        late1 = closing(windows, leave1 - length[visit], grid)
        lates0.append(late0)
        lates1.append(late1)
        there = visit
    lates0.reverse()
    lates1.reverse()
    route.late0, route.late1 = lates0, lates1


def best_insertion(model: Model, route: Route, visit: int) -> Insertion | None:
    """Return the cheapest place for *visit* in *route*, ``None`` when it fits nowhere.

    Ties go to the earlier place. O(stops): both sides of each gap are known, and both
    grow along the route, so gaps before and after the times of *visit* are left out.
    """
    if visit in route.insertions:
        return route.insertions[visit]
    team = route.team
    found = None
    if team.windows[visit] and len(route.stops) < team.most_stops:
        found = (_with_pause if team.pause else _without_pause)(model, route, visit)
    route.insertions[visit] = found
    return found


def _without_pause(model: Model, route: Route, visit: int) -> Insertion | None:
    team = route.team
    windows, length = team.windows[visit], model.length[visit]
    opens, closes = windows[0][0], windows[-1][1]
    to, on, grid = model.cost_to[visit], model.cost[visit], model.grid
    nodes, legs, ready, late = route.nodes, route.legs, route.ready1, route.late1
    first = bisect_left(late, opens + length)
    best, place = NEVER, -1
    for i in range(first, bisect_right(ready, closes, first, len(legs))):
        here, there = nodes[i], nodes[i + 1]
        extra = to[here] + on[there] - legs[i]
        if extra < best:
            begin, latest = ready[i] + to[here], late[i] - on[there] - length
            if begin <= latest and opening(windows, begin, grid) <= latest:
                best, place = extra, i
    return (team.energy[visit] - best, place) if place >= 0 else None


def _with_pause(model: Model, route: Route, visit: int) -> Insertion | None:
    # The innermost loop of the search; every name is bound before it.
    team = route.team
    windows, length = team.windows[visit], model.length[visit]
    opens, closes = windows[0][0], windows[-1][1]
    to, on, grid = model.cost_to[visit], model.cost[visit], model.grid
    pause, first, last = team.pause, team.pause_from, team.pause_until
    nodes, legs, ready1, late1 = route.nodes, route.legs, route.ready1, route.late1
    ready0, late0 = route.ready0, route.late0
    best, place = NEVER, -1
    # The pause taken leaves the later begin, and never more room than before it.
    for i in range(bisect_left(late1, opens + length), len(legs)):
        if ready0[i] > closes and ready1[i] > closes:
            break
        here, there = nodes[i], nodes[i + 1]
        after = on[there] + length
        # Latest begins: pause taken before, pause still to come, pause right after.
        latest1, latest0 = late1[i] - after, late0[i] - after
        if (latest1 >= opens or latest0 >= opens) and (
            extra := to[here] + on[there] - legs[i]
        ) < best:
            way = to[here]
            begin = ready1[i] + way
            if begin <= latest1 and opening(windows, begin, grid) <= latest1:
                best, place = extra, i
            else:
                # Too late for both ways to go on: no need to look at the windows.
                begin = ready0[i] + way
                if begin <= latest0 or begin <= min(closes, latest1 - pause):
                    begin = opening(windows, begin, grid)
                    rests = max(begin + length, first)
                    if begin <= latest0 or (
                        rests <= last and rests + pause + on[there] <= late1[i]
                    ):
                        best, place = extra, i
    return (team.energy[visit] - best, place) if place >= 0 else None


def with_visit(model: Model, route: Route, visit: int, place: int) -> Route | None:
    """Return *route* with *visit* at position *place*."""
    return replaced(model, route, place, place, (visit,))


def without(model: Model, route: Route, gone: int) -> Route | None:
    """Return *route* without the visit *gone*; ``None`` is possible."""
    at = route.stops.index(gone)
    return replaced(model, route, at, at + 1)
