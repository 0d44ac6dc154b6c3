"""What is in the way of a visit that some pair could make, given the plan?"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

import attrs

from outreach_core._messages import Language, Words, in_both
from outreach_core.calendar import clock, short_day
from outreach_core.ids import StaffId
from outreach_core.visits import _routes
from outreach_core.visits._model import Model, Team
from outreach_core.visits._route import Route
from outreach_core.visits._start import team_of
from outreach_core.visits._state import working
from outreach_core.visits.plan import VisitPlan

_FULL: Final = Words(
    "Die Touren, die in Frage kommen ({days}), sind mit Besuchen gleicher oder "
    "höherer Dringlichkeit voll.",
    "The tours that come into question ({days}) are full with visits of the same or "
    "greater urgency.",
)
_OTHER_PAIRS: Final = Words(
    "Möglich wäre der Besuch nur mit einem anderen Paar ({who}, {day}); die "
    "geplanten Paare schaffen zusammen mehr.",
    "The visit would take another pair ({who}, {day}); the pairs of the plan achieve "
    "more together.",
)
_LATER: Final = Words(
    "Wenn die Tour von {who} am {day} {minutes} Minuten länger dauerte "
    "(bis {until} Uhr statt {now}).",
    "If the tour of {who} on {day} lasted {minutes} minutes longer (until {until} "
    "instead of {now}).",
)
_GIVES_WAY: Final = Words(
    "Wenn der Besuch {other} (gleiche Dringlichkeit) am {day} wegfiele.",
    "If the visit {other} (same urgency) on {day} were dropped.",
)
_LESS_URGENT: Final = Words(
    "Wenn der weniger dringende Besuch {other} am {day} wegfiele.",
    "If the less urgent visit {other} on {day} were dropped.",
)
_MORE_URGENT: Final = Words(
    "Nur wenn der dringendere Besuch {other} am {day} wegfiele.",
    "Only if the more urgent visit {other} on {day} were dropped.",
)
_ANOTHER_PAIR: Final = Words("Am {day} ein weiteres Paar.", "On {day} one more pair.")
_SUCH_A_PAIR: Final = Words(
    "Wenn am {day} {who} zusammen gingen.", "If {who} went together on {day}."
)
_AT_MOST_LATER: Final = 60
_ONE_MINUTE_BEFORE_MIDNIGHT: Final = 24 * 60 - 1


@attrs.frozen
class PlannedRoutes:
    """The routes of a plan that the model can rebuild, by day and pair.

    Attributes:
        routes: One for each tour that keeps the rules.
        longer: The same routes with the time after the end of the shift.
        names: How staff are called in sentences; a missing one is called by the id.
    """

    routes: tuple[Route, ...]
    longer: tuple[Route | None, ...]
    names: Mapping[StaffId, str]


def routes_of(
    model: Model, plan: VisitPlan, names: Mapping[StaffId, str]
) -> PlannedRoutes:
    """Return the tours of *plan* as routes; one that breaks a rule is left out."""
    visits = {request.id: i for i, request in enumerate(model.problem.requests)}
    routes = []
    for tour in plan.tours:
        off = model.problem.day_off(tour.day)
        if off or any(stop.visit not in visits for stop in tour.stops):
            continue
        team = team_of(model, tour, set())
        stops = tuple(visits[stop.visit] for stop in tour.stops)
        route = team and _routes.build(model, team, stops)
        if route:
            routes.append(route)
    longer = tuple(_longer(model, route) for route in routes)
    return PlannedRoutes(tuple(routes), longer, names)


def _longer(model: Model, route: Route) -> Route | None:
    """Return *route* with an hour after its shift; ``None``: more tours follow."""
    team = route.team
    if team.session != model.sessions_on(team.day)[-1]:
        return None
    longer = team.for_one(route.stops[0], ())
    longer.windows = team.windows
    longer.end = min(team.end + _AT_MOST_LATER, _ONE_MINUTE_BEFORE_MIDNIGHT)
    return _routes.build(model, longer, route.stops)


def some_pair_fits(model: Model, planned: PlannedRoutes, visit: int) -> bool:
    """Say whether some pair could make *visit* were the week empty."""
    # The pairs of the plan first: nearly always one of them could.
    return any(
        route.team.windows[visit] and _routes.build(model, route.team, (visit,))
        for route in planned.routes
    ) or (_first_pair(model, visit) is not None)


def _first_pair(model: Model, visit: int) -> Team | None:
    for day in range(len(model.problem.days)):
        staff = working(model, day)
        for i, a in enumerate(staff):
            for b in staff[i + 1 :]:
                if not model.compatibility.fits(day, a, b) >> visit & 1:
                    continue
                for team in model.teams_on(day, a, b):
                    if _routes.build(model, team, (visit,)) is not None:
                        return team
    return None


def explain(
    model: Model, planned: PlannedRoutes, visit: int
) -> tuple[bool, tuple[Words, ...], Words | None]:
    """Return whether tours are full (or of other pairs), sentences, smallest change."""
    both = zip(planned.routes, planned.longer, strict=True)
    possible = [pair for pair in both if pair[0].team.windows[visit]]
    if not possible:
        team = _first_pair(model, visit)
        if team is None:
            return True, (), None
        gaps = {"who": _who(model, planned, team), "day": _day(model, team)}
        free = _is_free(planned, team)
        change = (_ANOTHER_PAIR if free else _SUCH_A_PAIR).fill(**gaps)
        return False, (_OTHER_PAIRS.fill(**gaps),), change
    routes = [route for route, _ in possible]
    smallest = _longer_tour(model, planned, possible, visit)
    if smallest is None:
        smallest = _one_gives_way(model, routes, visit)
    return True, (_full(model, routes),), smallest


def _full(model: Model, possible: list[Route]) -> Words:
    days = sorted({model.problem.days[route.team.day] for route in possible})
    german, english = (
        ", ".join(short_day(day, language) for day in days)
        for language in (Language.DE, Language.EN)
    )
    return _FULL.fill(days=Words(german, english))


def _is_free(planned: PlannedRoutes, team: Team) -> bool:
    busy = {
        person
        for route in planned.routes
        if route.team.session == team.session
        for person in route.team.pair
    }
    return busy.isdisjoint(team.pair)


def _longer_tour(
    model: Model,
    planned: PlannedRoutes,
    possible: list[tuple[Route, Route | None]],
    visit: int,
) -> Words | None:
    found = [
        (minutes, i)
        for i, (route, longer) in enumerate(possible)
        if longer is not None
        and (minutes := _overtime(model, longer, route.team.end, visit)) is not None
    ]
    if not found or min(found)[0] > _AT_MOST_LATER:
        return None
    minutes, which = min(found)
    team = possible[which][0].team
    return _LATER.fill(
        who=_who(model, planned, team),
        day=_day(model, team),
        minutes=minutes,
        now=clock(team.end),
        until=clock(team.end + minutes),
    )


def _overtime(model: Model, longer: Route, end: int, visit: int) -> int | None:
    """Return by how much a shift that ends at *end* would have to be longer."""
    team = longer.team
    if len(longer.stops) >= model.problem.rules.max_stops:
        return None
    best = None
    for place in _gaps(model, longer, visit):
        tried = _routes.with_visit(model, longer, visit, place)
        if tried is None:
            continue
        home = tried.legs[-1]
        back = min(tried.ready0[-1], tried.ready1[-1]) + home
        if back > team.pause_until or not team.pause:
            back = tried.ready1[-1] + home
        minutes = max(1, back - end)
        best = minutes if best is None else min(best, minutes)
    return best


def _gaps(model: Model, route: Route, visit: int) -> Iterator[int]:
    """Yield the places where *visit* may fit; at all others it surely does not."""
    windows, length = route.team.windows[visit], model.length[visit]
    to, on = model.cost_to[visit], model.cost[visit]
    for place, (here, there) in enumerate(pairwise(route.nodes)):
        ready = min(route.ready0[place], route.ready1[place]) + to[here]
        leaves = _routes.opening(windows, ready, model.grid) + length
        if leaves + on[there] <= max(route.late0[place], route.late1[place]):
            yield place


def _one_gives_way(model: Model, possible: list[Route], visit: int) -> Words | None:
    rank = model.urgency_first
    found = []
    for route in possible:
        for other in route.stops:
            shorter = _routes.without(model, route, other)
            if shorter and _routes.best_insertion(model, shorter, visit):
                requests = model.problem.requests
                found.append((-rank[other], requests[other].id, route.team))
    if not found:
        return _ANOTHER_PAIR.fill(day=_day(model, possible[0].team))
    least, other_id, team = min(found, key=lambda f: f[:2])
    own = -rank[visit]
    words = _GIVES_WAY
    if least != own:
        words = _LESS_URGENT if least < own else _MORE_URGENT
    return words.fill(other=other_id, day=_day(model, team))


def _who(model: Model, planned: PlannedRoutes, team: Team) -> Words:
    ids = [model.problem.staff[person].id for person in team.pair]
    a, b = (planned.names.get(person, person) for person in ids)
    return Words(f"{a} und {b}", f"{a} and {b}")


def _day(model: Model, team: Team) -> Words:
    day = model.problem.days[team.day]
    return in_both(short_day, day)
