"""Pairs formed for each stop: two are there, nobody is in two places, never worse."""

import itertools
import random
from collections.abc import Iterator
from typing import Any

import attrs
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from meeting_plans import SHORT, by_stop, tandems

from outreach_core.strategies.visits import visit_problems
from outreach_core.visits import (
    Budget,
    HouseholdVisits,
    Level,
    SearchWeights,
    VisitPlan,
    VisitProblem,
    check_plan,
    plan_visits,
    rate,
)
from outreach_core.visits._model import Model
from outreach_core.visits._stop_search import StopSearch

BUSY = visit_problems(min_requests=4, min_staff=3, max_staff=5, min_days=1, max_days=3)
generated = settings(
    max_examples=8,
    # Shrinking a whole week takes minutes; the seed is enough to look at a failure.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def searched(problem: VisitProblem, start: VisitPlan, steps: int) -> VisitPlan:
    """What the search for stops finds alone, without any look of the checker."""
    search = StopSearch(Model(problem, SearchWeights()), seed=3)
    search.begin(start)
    for _ in range(steps):
        search.step()
    return search.plan()


def who_is_where(problem: VisitProblem, plan: VisitPlan) -> Iterator[list[Any]]:
    """Yield, for each person and day, when they are at which place of a visit."""
    days: dict[Any, list[Any]] = {}
    for tour in plan.tours:
        for stop in tour.stops:
            for person in tour.pair:
                place = problem.request(stop.visit).place.id
                days.setdefault((tour.day, person), []).append(
                    (stop.start_minute, stop.end_minute, place)
                )
    yield from (sorted(found) for found in days.values())


@settings(parent=generated, max_examples=25)
@given(BUSY)
def test_pairs_formed_for_each_stop_keep_every_rule(problem: VisitProblem) -> None:
    problem = by_stop(problem)
    assert check_plan(problem, searched(problem, tandems(problem), 200)) == ()


@generated
@given(BUSY)
def test_nobody_is_in_two_places_or_gets_there_too_fast(problem: VisitProblem) -> None:
    problem = by_stop(problem)
    plan = searched(problem, tandems(problem), 200)
    for day in who_is_where(problem, plan):
        for (_, end, here), (start, _, there) in itertools.pairwise(day):
            assert end + problem.travel_minutes.minutes(here, there) <= start


@generated
@given(BUSY)
def test_both_are_there_for_the_whole_stop(problem: VisitProblem) -> None:
    problem = by_stop(problem)
    plan = searched(problem, tandems(problem), 200)
    for tour in plan.tours:
        assert len(set(tour.pair)) == 2
        for stop in tour.stops:
            assert tour.start_minute <= stop.arrive_minute <= stop.start_minute
            length = problem.request(stop.visit).duration_minutes
            assert stop.end_minute - stop.start_minute == length
            assert stop.end_minute <= tour.end_minute


@generated
@given(BUSY)
def test_pairs_for_each_stop_are_never_worse_than_tandems(
    problem: VisitProblem,
) -> None:
    problem = by_stop(problem)
    found = plan_visits(problem, seed=1, budget=SHORT)
    assert check_plan(problem, found) == ()
    assert rate(problem, found) >= rate(problem, tandems(problem))


@generated
@given(BUSY)
def test_a_longer_search_for_stops_is_never_worse(problem: VisitProblem) -> None:
    problem = by_stop(problem)
    short = plan_visits(problem, seed=2, budget=SHORT)
    long = plan_visits(problem, seed=2, budget=Budget(iterations=200))
    assert rate(problem, long) >= rate(problem, short)


@generated
@given(BUSY)
def test_a_search_is_the_beginning_of_one_twice_as_long(problem: VisitProblem) -> None:
    problem = by_stop(problem)
    start, model = tandems(problem), Model(problem, SearchWeights())

    def seen(steps: int) -> list[VisitPlan]:
        search, plans = StopSearch(model, seed=5), []
        search.begin(start)
        for _ in range(steps):
            search.step()
            plans.append(search.plan())
        return plans

    assert seen(220)[:110] == seen(110)


@generated
@given(BUSY, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(
    problem: VisitProblem, chance: random.Random
) -> None:
    problem = by_stop(problem)
    requests, staff = list(problem.requests), list(problem.staff)
    chance.shuffle(requests)
    chance.shuffle(staff)
    other = attrs.evolve(problem, requests=tuple(requests), staff=tuple(staff))
    assert plan_visits(other, seed=2, budget=SHORT) == plan_visits(
        problem, seed=2, budget=SHORT
    )


@generated
@given(BUSY)
def test_a_tandem_week_is_valid_where_pairs_are_formed_for_each_stop(
    problem: VisitProblem,
) -> None:
    assert check_plan(by_stop(problem), tandems(problem)) == ()


@generated
@given(BUSY)
def test_a_plan_to_keep_is_kept_where_nothing_has_changed(
    problem: VisitProblem,
) -> None:
    problem = by_stop(problem)
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=300))
    kept = attrs.evolve(problem, keep=plan)
    again = plan_visits(kept, seed=2, budget=SHORT, start=plan)
    assert rate(kept, again) >= rate(kept, plan)
    if plan.planned == again.planned:
        assert rate(kept, again).value(Level.STABILITY) == 0


@generated
@given(BUSY)
def test_households_that_belong_together_stay_in_one_tour(
    problem: VisitProblem,
) -> None:
    problem = by_stop(problem, households=HouseholdVisits.TOGETHER)
    assume(any(r.benefit_unit for r in problem.requests))
    assert check_plan(problem, searched(problem, tandems(problem), 200)) == ()


def test_the_search_knows_its_own_sums(office: Any) -> None:
    """What is added and taken away step by step is what the rating says in the end."""
    problem = by_stop(office.problem())
    model = Model(problem, SearchWeights())
    search = StopSearch(model, seed=1)
    search.begin(tandems(problem))
    for _ in range(150):
        search.step()
    order, _ = search._key(search._best)  # noqa: SLF001  no part of a plan
    fresh = StopSearch(model, seed=1)
    fresh.begin(search.plan())
    assert fresh._key(fresh._best)[0] == order  # noqa: SLF001  as above
