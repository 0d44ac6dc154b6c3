"""What the search promises for any problem: repeatable, never worse, never unjust."""

import random
from collections.abc import Iterator
from typing import Any

import attrs
import full_week
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from outreach_core.strategies.visits import visit_problems
from outreach_core.visits import (
    Budget,
    FrameTours,
    Level,
    PairForming,
    Pin,
    Tour,
    VisitPlan,
    VisitProblem,
    WorkRules,
    check_plan,
    plan_visits,
    rate,
)
from outreach_core.visits._model import Model, SearchWeights
from outreach_core.visits._route import Route
from outreach_core.visits._routes import build
from outreach_core.visits._schedule import tour_of
from outreach_core.visits._search import Search
from outreach_core.visits._start import state_of
from outreach_core.visits.planner import first_state

SHORT = Budget(iterations=100)
BUSY = visit_problems(min_requests=4, min_staff=2, min_days=1, max_days=3)
FULL = visit_problems(
    min_requests=8, max_requests=12, min_staff=2, max_staff=2, min_days=1, max_days=2
)
CHANCE = st.randoms(use_true_random=False)
generated = settings(
    max_examples=15,
    # Shrinking a whole week takes minutes; the seed is enough to look at a failure.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def best_after_each_look(problem: VisitProblem, iterations: int) -> list[int]:
    """Return the worth of the best plan at every look that a run takes."""
    model = Model(problem, SearchWeights())
    search = Search(model, rng=random.Random(5), start=first_state(model))  # noqa: S311  no secret
    seen: list[int] = []
    search.run(iterations, lambda: bool(seen.append(search.best.order)))
    return seen


@generated
@given(BUSY)
def test_a_run_is_the_beginning_of_a_run_twice_as_long(problem: VisitProblem) -> None:
    short = best_after_each_look(problem, 200)
    assert best_after_each_look(problem, 400)[: len(short)] == short


@generated
@given(BUSY, st.randoms(use_true_random=False))
def test_plans_do_not_depend_on_the_order_of_the_input(
    problem: VisitProblem, chance: random.Random
) -> None:
    keep = plan_visits(problem, seed=1, budget=Budget(iterations=0))
    problem = attrs.evolve(problem, keep=keep)
    requests = list(problem.requests)
    chance.shuffle(requests)
    staff = list(problem.staff)
    chance.shuffle(staff)
    other = attrs.evolve(problem, requests=tuple(requests), staff=tuple(staff))
    assert plan_visits(other, seed=2, budget=SHORT) == plan_visits(
        problem, seed=2, budget=SHORT
    )


@settings(parent=generated, max_examples=40)
@given(BUSY | st.builds(full_week.with_everything, FULL, CHANCE))
def test_no_visit_is_left_out_for_one_that_is_less_urgent(
    problem: VisitProblem,
) -> None:
    # Every place of every tour is tried; whether it is allowed says the checker.
    plan = plan_visits(problem, seed=1, budget=SHORT)
    model = Model(problem, SearchWeights())
    waiting = [
        visit for visit in model.urgency_order if _id(model, visit) not in plan.planned
    ]
    for route in state_of(model, plan).routes:
        for visit in waiting if route is not None else ():
            for other in route.stops:
                if model.urgency_first[other] <= model.urgency_first[visit]:
                    continue
                for new in _exchanges(model, route, visit, other):
                    rest = [
                        t
                        for t in plan.tours
                        if _id(model, other) not in {s.visit for s in t.stops}
                    ]
                    tried = VisitPlan(tours=(*rest, tour_of(model, new)))
                    assert check_plan(problem, tried)


def _id(model: Model, visit: int) -> str:
    return model.problem.requests[visit].id


def _exchanges(model: Model, route: Route, visit: int, other: int) -> Iterator[Route]:
    """Yield *route* with *visit* at every place where it can be, without *other*."""
    if not route.team.windows[visit]:
        return
    kept = tuple(stop for stop in route.stops if stop != other)
    for place in range(len(kept) + 1):
        new = build(model, route.team, (*kept[:place], visit, *kept[place:]))
        if new is not None:
            yield new


@generated
@given(BUSY)
def test_pairs_formed_for_each_tour_keep_every_rule(problem: VisitProblem) -> None:
    rules = attrs.evolve(problem.rules, pair_forming=PairForming.PER_TOUR)
    problem = attrs.evolve(problem, rules=rules)
    plan = plan_visits(problem, seed=1, budget=SHORT)
    assert check_plan(problem, plan) == ()


def test_two_tours_a_day_let_somebody_change_partners(office: Any) -> None:
    # s1 speaks Arabic and works all day; the others have half a day each.
    staff = (
        office.member(1),
        office.member(2, hours=office.hours(480, 720)),
        office.member(3, hours=office.hours(760, 990)),
    )
    requests = (
        office.request(1, windows=(office.window(start=540, end=600),)),
        office.request(2, windows=(office.window(start=840, end=900),)),
    )
    rules = attrs.evolve(
        office.problem().rules, pair_forming=PairForming.PER_TOUR, min_shift_minutes=60
    )
    problem = office.problem(staff=staff, requests=requests, rules=rules)
    plan = plan_visits(problem, seed=1, budget=SHORT)
    assert check_plan(problem, plan) == ()
    assert [tour.pair for tour in plan.tours] == [("s1", "s2"), ("s1", "s3")]


def test_a_short_window_inside_a_long_one_takes_nothing_away(office: Any) -> None:
    # 9:00 to 15:00 and 10:00 to 10:30: the afternoon stays possible.
    twice = (office.window(), office.window(start=600, end=630))
    morning = tuple(
        office.request(n, windows=(office.window(start=s, end=s),), urgency=3)
        for n, s in ((1, 540), (2, 575), (3, 610), (4, 645))
    )
    problem = office.problem(
        staff=(office.member(1), office.member(2)),
        requests=(*morning, office.request(5, windows=twice, urgency=1)),
    )
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=0))
    assert plan.planned == {"v1", "v2", "v3", "v4", "v5"}


def test_of_alternatives_one_is_planned(office: Any) -> None:
    requests = tuple(office.request(n, one_of="talk") for n in (1, 2, 3))
    plan = plan_visits(office.problem(requests=requests), seed=1, budget=SHORT)
    assert len(plan.planned) == 1


def test_one_person_is_not_visited_twice_in_a_week(office: Any) -> None:
    requests = tuple(
        office.request(n, customer="c1", windows=(office.window(day=n),))
        for n in (0, 1, 2)
    )
    plan = plan_visits(office.problem(requests=requests), seed=1, budget=SHORT)
    assert len(plan.planned) == 1


def test_a_pinned_visit_comes_first_and_at_its_minute(office: Any) -> None:
    pin = Pin(day=office.monday, start_minute=547)
    short = (office.window(start=540, end=550),)
    requests = (
        office.request(1, urgency=3, pinned=pin),
        office.request(2, urgency=1, windows=short),
    )
    staff = (office.member(1), office.member(2))
    problem = office.problem(staff=staff, requests=requests)
    plan = plan_visits(problem, seed=1, budget=SHORT)
    assert check_plan(problem, plan) == ()
    assert [stop.start_minute for stop in plan.tours[0].stops] == [547]


def test_a_district_keeps_its_weekday_from_week_to_week(office: Any) -> None:
    both = (office.window(day=1), office.window(day=3))
    staff = (office.member(1), office.member(2))
    requests = tuple(office.request(n, windows=both) for n in (1, 2, 3))
    for weekday, level in ((1, 3), (3, 3)):
        frame = FrameTours(days=frozenset({(weekday, "34117")}))
        problem = office.problem(staff=staff, requests=requests, frame_tours=frame)
        plan = plan_visits(problem, seed=1, budget=SHORT)
        assert {tour.day.weekday() for tour in plan.tours} == {weekday}
        assert rate(problem, plan).value(Level.FRAME) == level


def test_a_district_leaves_its_weekday_where_more_visits_are_gained(
    office: Any,
) -> None:
    # On Tuesday only one of the two fits into the same minutes, so one has to leave.
    requests = tuple(
        office.request(
            n,
            windows=(
                office.window(day=1, start=540, end=545),
                office.window(day=3, start=540, end=545),
            ),
        )
        for n in (1, 2)
    )
    staff = (office.member(1), office.member(2))
    frame = FrameTours(days=frozenset({(1, "34117")}))
    problem = office.problem(staff=staff, requests=requests, frame_tours=frame)
    plan = plan_visits(problem, seed=1, budget=SHORT)
    assert plan.planned == {"v1", "v2"}
    assert rate(problem, plan).value(Level.FRAME) == 1


def test_last_weeks_plan_is_the_frame_of_this_week(office: Any) -> None:
    problem = office.problem()
    plan = plan_visits(problem, seed=1, budget=SHORT)
    frame = FrameTours.of(plan, problem.requests)
    assert frame.days == {(0, "34117")}
    assert frame.knows(problem.requests[0].place)
    assert frame.holds(office.monday.add(days=7), problem.requests[0].place)


def test_people_of_one_household_are_visited_in_one_tour(office: Any) -> None:
    # All live in one house, and on both days somebody goes there anyway: whoever is
    # visited on which day, the ways are the same.
    house, days = office.request(1).place, (office.window(day=0), office.window(day=2))
    neighbours = [
        office.request(n, place=house, windows=(day,)) for n, day in enumerate(days)
    ]
    pairs = [
        office.request(n, place=house, windows=days, benefit_unit=f"b{n % 4}")
        for n in range(10, 18)
    ]
    staff = (office.member(1), office.member(2))
    problem = office.problem(
        staff=staff, requests=(*neighbours, *pairs), rules=WorkRules(max_stops=5)
    )
    plan = plan_visits(problem, seed=1, budget=SHORT)
    assert len(plan.planned) == 10
    for n in range(10, 14):
        assert sum({f"v{n}", f"v{n + 4}"} <= _visits(tour) for tour in plan.tours) == 1
    assert rate(problem, plan).value(Level.PAIRS) == 4


def _visits(tour: Tour) -> set[str]:
    return {stop.visit for stop in tour.stops}


def test_a_start_that_names_a_visit_twice_is_taken_over_once(office: Any) -> None:
    problem = office.problem(requests=(office.request(1),))
    tour = plan_visits(problem, seed=1, budget=SHORT).tours[0]
    twice = VisitPlan(tours=(attrs.evolve(tour, stops=tour.stops * 2),))
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=0), start=twice)
    assert check_plan(problem, plan) == ()
