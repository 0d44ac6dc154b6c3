"""How a given plan becomes the start of a search; what breaks a rule is left out."""

from outreach_core.visits import _routes
from outreach_core.visits._model import Model
from outreach_core.visits._state import NOWHERE, State, insert_greedily, paired_start
from outreach_core.visits.plan import Tour, VisitPlan


def state_of(model: Model, plan: VisitPlan) -> State:
    """Return the state of *plan*, its gaps filled with what still fits."""
    state = State(model)
    days = {day: i for i, day in enumerate(model.problem.days)}
    busy: set[tuple[int, int]] = set()
    for tour in plan.tours:
        if tour.day in days:
            _take_over(model, state, tour, days[tour.day], busy)
    for slot, route in enumerate(paired_start(model).routes):
        # Pairs that the plan leaves idle may still go.
        if route is None:
            continue
        people = {(route.team.day, person) for person in route.team.pair}
        if busy.isdisjoint(people):
            _place(state, route, slot)
            busy |= people
    waiting = [v for v in model.urgency_order if state.where[v] == NOWHERE]
    insert_greedily(model, state, waiting, None, 0.0)
    return state


def _take_over(
    model: Model, state: State, tour: Tour, day: int, busy: set[tuple[int, int]]
) -> None:
    staff = {member.id: i for i, member in enumerate(model.problem.staff)}
    visits = {request.id: i for i, request in enumerate(model.problem.requests)}
    if any(person not in staff for person in tour.pair):
        return
    a, b = (staff[person] for person in tour.pair)
    team = model.team(day, a, b)
    if team is None or not busy.isdisjoint({(day, a), (day, b)}):
        return
    route = _routes.build(model, team, ())
    # The whole tour first: a part of it may be impossible where the whole is not.
    whole = tuple(visits[s.visit] for s in tour.stops if s.visit in visits)
    if all(team.windows[v] and state.where[v] < 0 for v in whole):
        route = _routes.build(model, team, whole) or route
    for stop in tour.stops:
        visit = visits.get(stop.visit)
        if visit is None or not team.windows[visit] or state.where[visit] >= 0:
            continue
        if route is not None and visit not in route.stops:
            route = _routes.build(model, team, (*route.stops, visit)) or route
    if route is not None:
        _place(state, route, None)
        busy.update({(day, a), (day, b)})


def _place(state: State, route: _routes.Route, slot: int | None) -> None:
    free = [s for s in state.slots_by_day[route.team.day] if state.routes[s] is None]
    if free:
        state.put(slot if slot in free else free[0], route)
