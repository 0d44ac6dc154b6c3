"""Whether a more urgent visit could take the place of a less urgent one: if so, it does.

After this pass no single unplanned visit is blocked by one less urgent visit.
"""

from functools import partial
from typing import Final

from outreach_core.visits import _routes
from outreach_core.visits._model import Model
from outreach_core.visits._rivals import NOWHERE
from outreach_core.visits._route import Exchange, Route
from outreach_core.visits._state import (
    State,
    allowed_slots,
    insert_greedily,
)

_A_DAY: Final = 24 * 60
"""Minutes: leaving a stop out saves at most this much of a tour."""


def exchanged(model: Model, state: State, held: frozenset[int] = frozenset()) -> State:
    """Return *state*, improved until no single exchange gains anything.

    Args:
        model: The problem.
        state: Is not changed.
        held: Visits that give way to nobody, be it more urgent.
    """
    best = state.copy()
    improved = True
    while improved:
        improved = False
        waiting = [v for v in model.urgency_order if best.where[v] == NOWHERE]
        insert_greedily(model, best, waiting, None, 0.0)
        for visit in waiting:
            if best.where[visit] != NOWHERE:
                continue
            improved |= _takes_a_place(model, best, visit, held) or _beats_a_rival(
                model, best, visit, held
            )
    return best


def _takes_a_place(
    model: Model, state: State, visit: int, held: frozenset[int]
) -> bool:
    found: tuple[int, Exchange] | None = None
    for slot, route in enumerate(state.routes):
        if route is None or not route.team.windows[visit]:
            continue
        exchange = _best_exchange(model, state, route, visit, held)
        if exchange is not None and (found is None or exchange[0] > found[1][0]):
            found = slot, exchange
    if found is None:
        return False
    slot, (_, new, other) = found
    state.put(slot, new)
    # The visit that gave way may still fit elsewhere.
    insert_greedily(model, state, [other], None, 0.0)
    return True


def _best_exchange(
    model: Model, state: State, route: Route, visit: int, held: frozenset[int]
) -> Exchange | None:
    # Without rivals and promises the route alone decides, so it remembers the answer.
    lasting = not held and not model.rivals.of[visit]
    if lasting and visit in route.exchanges:
        return route.exchanges[visit]
    worth = route.team.order if model.weights.strict else route.team.energy
    least = worth[visit] + _A_DAY
    found: Exchange | None = None
    for other in route.stops:
        if worth[other] >= least or other in held:
            continue
        if _gain(model, route, visit, other) <= (0 if found is None else found[0]):
            continue
        new = _replaced(model, state, route, visit, other)
        if new is None:
            continue
        gain = _worth(model, new) - _worth(model, route)
        if gain > (0 if found is None else found[0]):
            found = (gain, new, other)
    if lasting:
        route.exchanges[visit] = found
    return found


def _beats_a_rival(
    model: Model, state: State, visit: int, held: frozenset[int]
) -> bool:
    """Put *visit* in for an alternative, or another visit to the person, elsewhere."""
    for rival in model.rivals.of[visit]:
        slot = state.where[rival]
        route = None if slot == NOWHERE else state.routes[slot]
        shorter = None if route is None else _routes.without(model, route, rival)
        if shorter is None or rival in held:
            continue
        tried = state.copy()
        tried.put(slot, shorter)
        insert_greedily(model, tried, [visit], None, 0.0)
        if tried.where[visit] != NOWHERE and _total(model, tried) > _total(
            model, state
        ):
            for changed, new in enumerate(tried.routes):
                if new is not state.routes[changed]:
                    state.put(changed, new)
            return True
    return False


def _total(model: Model, state: State) -> int:
    return state.order if model.weights.strict else state.energy


def _replaced(
    model: Model, state: State, route: Route, visit: int, other: int
) -> Route | None:
    """Return *route* with *visit* at its best place instead of *other*."""
    slots = allowed_slots(model, state, visit, gone=other)
    if slots is not None and state.where[other] not in slots:
        return None
    shorter = _routes.without(model, route, other)
    if shorter is None:
        return _at_any_place(model, route, visit, other)
    place = _routes.best_insertion(model, shorter, visit)
    if place is None:
        return None
    return _routes.with_visit(model, shorter, visit, place[1])


def _at_any_place(model: Model, route: Route, visit: int, other: int) -> Route | None:
    """Return the best *route* with *visit* where leaving *other* out is impossible.

    With a pause that would fall elsewhere, or ways that break the triangle inequality,
    the two can be possible with *visit* though not without it.
    """
    kept = tuple(stop for stop in route.stops if stop != other)
    tried = (
        _routes.build(model, route.team, (*kept[:place], visit, *kept[place:]))
        for place in range(len(kept) + 1)
    )
    possible = [new for new in tried if new is not None]
    return max(possible, key=partial(_worth, model), default=None)


def _worth(model: Model, route: Route) -> int:
    return route.order if model.weights.strict else route.energy


def _gain(model: Model, route: Route, visit: int, other: int) -> int:
    """Return the most that the exchange could gain: worth, and all travel of a stop."""
    team = route.team
    worth = team.order if model.weights.strict else team.energy
    row = model.cost[other]
    # Leaving a stop out saves at most the way to it and from it, both counted fully.
    at = route.stops.index(other)
    before = route.stops[at - 1] if at else team.base
    after = route.stops[at + 1] if at + 1 < len(route.stops) else team.home
    return worth[visit] - worth[other] + model.cost[before][other] + row[after]
