"""PyVRP plans for given pairs, and its plan stands only if the core says so."""

from hypothesis import HealthCheck, given, settings

from outreach_core.strategies.visits import visit_problems
from outreach_core.testing.kit.visits_to_try import problem_of
from outreach_core.visits import (
    Budget,
    Lack,
    VisitPlan,
    VisitProblem,
    check_plan,
    rate,
)
from outreach_engine_child.contract import (
    EngineUnderTest,
    broken_by,
    engine_planner_contract,
)
from outreach_pyvrp import PyvrpPlanner

TestPyvrpAsAnEngine = engine_planner_contract(
    EngineUnderTest(
        planner=PyvrpPlanner,
        own={"iterations": 100, "seed": 1},
        proposals_in=lambda looks: looks,
    )
)


def planned(problem: VisitProblem, budget: Budget, seed: int = 1) -> VisitPlan:
    return PyvrpPlanner().plan(problem, seed=seed, budget=budget)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(visit_problems(max_requests=7, min_staff=2, min_days=1))
def test_whatever_the_problem_the_plan_is_valid(problem: VisitProblem) -> None:
    assert broken_by(PyvrpPlanner(), problem) == ()


def test_the_same_seed_and_budget_give_the_same_plan() -> None:
    problem = problem_of(12, staff=5)
    plans = [planned(problem, Budget(iterations=100), seed=7) for _ in range(2)]
    assert plans[0] == plans[1]


def test_a_longer_run_is_never_worse() -> None:
    problem = problem_of(25, staff=3, windows=1)
    ratings = [
        rate(problem, planned(problem, Budget(iterations=n)))
        for n in (0, 100, 150, 200, 800)
    ]
    assert ratings == sorted(ratings)
    assert ratings[2] == ratings[3]


def test_a_longer_run_finds_more_in_a_crowded_week() -> None:
    problem = problem_of(60, staff=3, windows=3)
    first, longer = (
        rate(problem, planned(problem, Budget(iterations=n))) for n in (0, 400)
    )
    assert longer > first


def test_a_host_that_stops_gets_the_best_so_far() -> None:
    problem = problem_of(12)
    asked = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 5

    budget = Budget(iterations=10**9, stop=stop)
    plan = planned(problem, budget)
    assert check_plan(problem, plan) == ()
    assert plan.planned


def test_it_says_what_it_cannot_express() -> None:
    lacks = PyvrpPlanner().lacks
    assert {Lack.TEAMS, Lack.PAUSES, Lack.HOUSEHOLDS} <= lacks
    assert Lack.ALTERNATIVES not in lacks
