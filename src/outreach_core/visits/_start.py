"""How a given plan becomes the start of a search; what breaks a rule is left out."""

from outreach_core.visits import _routes
from outreach_core.visits._model import Model, Team
from outreach_core.visits._rivals import NOWHERE
from outreach_core.visits._route import Route
from outreach_core.visits._state import (
    State,
    allowed_slots,
    insert_greedily,
    paired_start,
)
from outreach_core.visits.plan import Tour, VisitPlan

Busy = set[tuple[int, int]]
"""Session and person of everybody who is in a pair already."""


def state_of(model: Model, plan: VisitPlan) -> State:
    """Return the state of *plan*, its gaps filled with what still fits."""
    state = State(model)
    busy: Busy = set()
    for tour in plan.tours:
        _take_over(model, state, tour, busy)
    _leave_rivals_out(model, state)
    for slot, route in enumerate(paired_start(model, frozenset(busy)).routes):
        # People whom the plan leaves idle may still go.
        if route is not None:
            _place(state, route, slot)
    waiting = [v for v in model.urgency_order if state.where[v] == NOWHERE]
    insert_greedily(model, state, waiting, None, 0.0)
    return state


def _take_over(model: Model, state: State, tour: Tour, busy: Busy) -> None:
    team = team_of(model, tour, busy)
    if team is None:
        return
    visits = {request.id: i for i, request in enumerate(model.problem.requests)}
    whole = dict.fromkeys(visits[s.visit] for s in tour.stops if s.visit in visits)
    fitting = tuple(v for v in whole if team.windows[v] and state.where[v] == NOWHERE)
    # The whole tour first: a part of it may be impossible where the whole is not.
    route = _routes.build(model, team, fitting)
    if route is None:
        route = _routes.build(model, team, ())
        for visit in fitting:
            if route is not None:
                longer = _routes.build(model, team, (*route.stops, visit))
                route = longer if longer is not None else route
    if route is not None:
        _place(state, route, None)
        busy.update((team.session, person) for person in team.pair)


def team_of(model: Model, tour: Tour, busy: Busy) -> Team | None:
    """Return the team of *tour* in the session that holds its first stop.

    Args:
        model: The problem.
        tour: From any planner.
        busy: Who is out already, and in which session.

    Returns:
        ``None`` for a day, staff or hours that the problem does not know.
    """
    days = {day: i for i, day in enumerate(model.problem.days)}
    staff = {member.id: i for i, member in enumerate(model.problem.staff)}
    if tour.day not in days or any(person not in staff for person in tour.pair):
        return None
    a, b = (staff[person] for person in tour.pair)
    for number in model.sessions_on(days[tour.day]):
        session = model.sessions[number]
        if not session.first <= tour.stops[0].start_minute <= session.last:
            continue
        team = model.team(number, a, b)
        if team is not None and busy.isdisjoint({(number, a), (number, b)}):
            return team
    return None


def _leave_rivals_out(model: Model, state: State) -> None:
    """Take out what alternatives and earlier attempts in *state* forbid."""
    for visit in reversed(model.urgency_order):
        slot = state.where[visit]
        route = None if slot == NOWHERE else state.routes[slot]
        if route is None or not model.rivals.of[visit]:
            continue
        slots = allowed_slots(model, state, visit)
        if slots is not None and slot not in slots:
            shorter = _routes.without(model, route, visit)
            state.put(slot, shorter or _routes.build(model, route.team, ()))


def _place(state: State, route: Route, slot: int | None) -> None:
    slots = state.slots_by_session[route.team.session]
    free = [s for s in slots if state.routes[s] is None]
    if free:
        state.put(slot if slot in free else free[0], route)
