"""VROOM plans for given pairs, and its plan stands only if the core says so."""

import pytest
from hypothesis import HealthCheck, given, settings

from outreach_core.strategies.visits import visit_problems
from outreach_core.testing.kit.visits_to_try import problem_of
from outreach_core.visits import Budget, Lack, VisitProblem
from outreach_engine_child.contract import (
    EngineUnderTest,
    broken_by,
    engine_planner_contract,
)
from outreach_vroom import VroomPlanner
from outreach_vroom.engine import level_for

TestVroomAsAnEngine = engine_planner_contract(
    EngineUnderTest(planner=VroomPlanner, own={"exploration": 1})
)


@pytest.mark.slow
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(visit_problems(max_requests=7, min_staff=2, min_days=1))
def test_whatever_the_problem_the_plan_is_valid(problem: VisitProblem) -> None:
    assert broken_by(VroomPlanner(exploration=1), problem) == ()


def test_neither_seed_nor_budget_changes_anything() -> None:
    problem = problem_of(9)
    first, second = (
        VroomPlanner().plan(problem, seed=seed, budget=Budget(iterations=n))
        for seed, n in ((1, 100), (9, 5000))
    )
    assert first == second


@pytest.mark.parametrize(
    ("visits", "level"), [(1, 5), (200, 5), (201, 3), (500, 3), (501, 1), (5000, 1)]
)
def test_the_more_visits_the_less_thoroughly(visits: int, level: int) -> None:
    assert level_for(visits) == level


def test_it_says_what_it_cannot_express() -> None:
    lacks = VroomPlanner().lacks
    assert {Lack.TEAMS, Lack.ALTERNATIVES, Lack.HOUSEHOLDS} <= lacks
    assert Lack.PAUSES not in lacks
