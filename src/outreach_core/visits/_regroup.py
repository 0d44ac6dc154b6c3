"""How two people come to go together in the middle of a search."""

from outreach_core.visits import _routes
from outreach_core.visits._model import Model, Team
from outreach_core.visits._rivals import NOWHERE
from outreach_core.visits._route import Route
from outreach_core.visits._state import State


def regroup(model: Model, state: State, session: int, a: int, b: int) -> list[int]:
    """Let *a* and *b* go together; the two they leave form a pair if they can.

    Visits stay with the slot of their old pair as far as the new one may make them.

    Returns:
        The visits that nobody makes any more; empty also when nothing was changed.
    """
    team = model.team(session, a, b)
    slots, partners, free = _who_is_where(state, session)
    if team is None or partners.get(a) == b:
        return []
    left = sorted(partners[person] for person in (a, b) if person in partners)
    second = model.team(session, left[0], left[1]) if len(left) > 1 else None
    changed = [slots[person] for person in (a, b) if person in slots] or free[:1]
    gone: list[int] = []
    for slot, new in zip(changed, (team, second), strict=False):
        old = state.routes[slot]
        stops = old.stops if old is not None else ()
        state.put(slot, None if new is None else _kept(model, new, stops))
        gone += [visit for visit in stops if state.where[visit] == NOWHERE]
    return gone


def _who_is_where(
    state: State, session: int
) -> tuple[dict[int, int], dict[int, int], list[int]]:
    """Return slot and partner of each person in a pair, and the free slots."""
    slots: dict[int, int] = {}
    partners: dict[int, int] = {}
    free = []
    for slot in state.slots_by_session[session]:
        route = state.routes[slot]
        if route is None:
            free.append(slot)
            continue
        one, other = route.team.pair
        slots[one] = slots[other] = slot
        partners[one], partners[other] = other, one
    return slots, partners, free


def _kept(model: Model, team: Team, stops: tuple[int, ...]) -> Route | None:
    """Return a route of *team* with those of *stops* that fit, in their order."""
    fitting = tuple(visit for visit in stops if team.windows[visit])
    whole = _routes.route_of(model, team, fitting)
    if whole is not None:
        return whole
    route = _routes.route_of(model, team, ())
    for visit in fitting:
        if route is not None:
            longer = _routes.route_of(model, team, (*route.stops, visit))
            route = longer if longer is not None else route
    return route
