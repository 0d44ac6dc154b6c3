"""What a search takes over from tours it knows is what it would work out anew."""

import random
from collections.abc import Iterator

import attrs
import full_week
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from outreach_core.people import VisitWishes, WorkingHours
from outreach_core.strategies.visits import visit_problems
from outreach_core.visits import (
    Budget,
    PairMix,
    TimeWindow,
    TravelTable,
    VisitLength,
    VisitProblem,
    VisitRequest,
    plan_visits,
)
from outreach_core.visits import _route as route_module
from outreach_core.visits._model import Model, SearchWeights, Team
from outreach_core.visits._route import Route
from outreach_core.visits._routes import (
    best_insertion,
    build,
    replaced,
    route_of,
    with_visit,
    without,
)
from outreach_core.visits._search import Search
from outreach_core.visits.planner import first_state

SMALL = visit_problems(min_requests=4, min_staff=2, min_days=1, max_days=3)
CHANCE = st.randoms(use_true_random=False)
WORKED_OUT = tuple(
    name
    for name in Route.__slots__
    # Filled when asked; insertions and exchanges are looked at by themselves.
    if name not in {"team", "exact", "tour", "insertions", "exchanges"}
)
generated = settings(
    max_examples=25,
    # Shrinking a whole week takes minutes; the seed is enough to look at a failure.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def full_week_of(seed: int) -> VisitProblem:
    """Return a week whose tours have many stops; every second one with crooked ways."""
    chance = random.Random(seed)  # noqa: S311  no secret
    week = full_week.seeded(seed, staff=4, requests=16)
    requests = [_easy(request, week, chance) for request in week.requests]
    ways = week.travel_minutes
    if chance.random() < 1 / 2:
        # Differing by direction, and a way round may be shorter.
        size = range(len(ways.places))
        rows = [[chance.randint(1, 45) * (a != b) for b in size] for a in size]
        ways = TravelTable(places=ways.places, rows=tuple(map(tuple, rows)))
    days = tuple(
        WorkingHours(weekday=day, start_minute=480, end_minute=990) for day in range(5)
    )
    # A long day needs a pause; whoever has short hours keeps them.
    staff = [
        attrs.evolve(member, hours=chance.choice((days, days, member.hours)))
        for member in week.staff
    ]
    return attrs.evolve(week, staff=staff, requests=requests, travel_minutes=ways)


def _easy(
    request: VisitRequest, week: VisitProblem, chance: random.Random
) -> VisitRequest:
    """Return *request* without most wishes: what keeps tours short is left out."""
    if chance.random() < 1 / 4:
        return request
    return attrs.evolve(
        request,
        windows=tuple(
            TimeWindow(day=day, start_minute=start, end_minute=990)
            for day in week.days
            for start in (chance.choice((480, 480, 690)),)
        ),
        length=VisitLength.fixed(chance.choice((5, 15, 25))),
        wishes=VisitWishes(),
        mix=PairMix.ANY,
        needs_trainings=frozenset(),
    )


WEEKS = SMALL | st.builds(full_week_of, st.integers(0, 10**6))


def model_of(problem: VisitProblem, *, keep: bool) -> Model:
    """Return the numbers of *problem*, with its first plan to keep if wanted."""
    if keep:
        plan = plan_visits(problem, seed=1, budget=Budget(iterations=0))
        problem = attrs.evolve(problem, keep=plan)
    return Model(problem, SearchWeights())


def teams_of(model: Model) -> list[Team]:
    """Return everybody who can go together, in every session."""
    staff = range(len(model.problem.staff))
    found = (
        model.team(session.number, a, b)
        for session in model.sessions
        for a in staff
        for b in staff[a + 1 :]
    )
    return [team for team in found if team is not None]


def tours_of(model: Model, team: Team, chance: random.Random) -> Iterator[Route]:
    """Yield possible tours of *team*, each with one stop more than the one before."""
    route = build(model, team, ())
    visits = [visit for visit, open_ in enumerate(team.windows) if open_]
    chance.shuffle(visits)
    for visit in visits:
        if route is None:
            return
        yield route
        place = chance.randint(0, len(route.stops))
        stops = (*route.stops[:place], visit, *route.stops[place:])
        route = build(model, team, stops) or route
    if route is not None:
        yield route


def worked_out(route: Route | None) -> dict[str, object] | None:
    """Return all that a search reads from *route* when it chooses."""
    if route is None:
        return None
    return {name: getattr(route, name) for name in WORKED_OUT}


@generated
@given(WEEKS, CHANCE)
def test_a_tour_changed_in_the_middle_is_the_tour_made_from_nothing(
    problem: VisitProblem, chance: random.Random
) -> None:
    model = model_of(problem, keep=chance.random() < 1 / 2)
    for team in teams_of(model):
        for route in tours_of(model, team, chance):
            first = chance.randint(0, len(route.stops))
            last = chance.randint(first, len(route.stops))
            left = sorted(set(range(model.size)) - set(route.stops))
            new = tuple(chance.sample(left, min(len(left), chance.randint(0, 3))))
            stops = (*route.stops[:first], *new, *route.stops[last:])
            # A memory of its own, or the answer of an earlier round could come back.
            model.memory = route_module.RouteMemory()
            changed = replaced(model, route, first, last, new)
            assert worked_out(changed) == worked_out(build(model, team, stops))


@generated
@given(WEEKS, CHANCE)
def test_one_stop_more_or_less_is_the_tour_made_from_nothing(
    problem: VisitProblem, chance: random.Random
) -> None:
    model = model_of(problem, keep=False)
    for team in teams_of(model):
        for route in tours_of(model, team, chance):
            for visit in route.stops:
                rest = tuple(stop for stop in route.stops if stop != visit)
                shorter = without(model, route, visit)
                assert worked_out(shorter) == worked_out(build(model, team, rest))
                if shorter is None:
                    continue
                back = with_visit(model, shorter, visit, route.stops.index(visit))
                assert worked_out(back) == worked_out(route)


@pytest.mark.parametrize("generation", [1, 2, 7, 4000])
@settings(parent=generated, max_examples=10)
@given(WEEKS, CHANCE)
def test_a_remembered_tour_is_the_tour_made_from_nothing(
    generation: int, problem: VisitProblem, chance: random.Random
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        # So small that tours are forgotten and asked for again all the time.
        patch.setattr(route_module, "_GENERATION", generation)
        model = model_of(problem, keep=chance.random() < 1 / 2)
        teams = teams_of(model)
        asked = [
            (team, route.stops)
            for team in teams
            for route in tours_of(model, team, chance)
        ]
        # Also orders that are impossible: that they are is remembered too.
        asked += [(team, tuple(reversed(stops))) for team, stops in asked]
        for team, stops in chance.choices(asked, k=60) if asked else ():
            found = route_of(model, team, stops)
            assert worked_out(found) == worked_out(build(model, team, stops))
            assert found is None or found.team is team


@settings(parent=generated, max_examples=10)
@given(WEEKS, st.integers(0, 99))
def test_after_a_search_every_tour_is_still_what_it_was_made_as(
    problem: VisitProblem, seed: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(route_module, "_GENERATION", 40)
        model = model_of(problem, keep=seed % 2 == 0)
        rng = random.Random(seed)  # noqa: S311  no secret
        best = Search(model, rng=rng, start=first_state(model)).run(200, None)
    for route in best.routes:
        if route is None:
            continue
        anew = build(model, route.team, route.stops)
        assert anew is not None
        assert worked_out(route) == worked_out(anew)
        for visit, place in route.insertions.items():
            assert place == best_insertion(model, anew, visit)
