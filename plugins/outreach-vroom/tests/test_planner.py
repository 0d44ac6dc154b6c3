"""VROOM plans for given pairs, and its plan stands only if the core says so."""

import pytest

from outreach_core.testing.kit.visits_to_try import problem_of
from outreach_core.visits import Budget, Lack
from outreach_engine_child.contract import EngineUnderTest, engine_planner_contract
from outreach_vroom import VroomPlanner
from outreach_vroom.engine import level_for

TestVroomAsAnEngine = engine_planner_contract(
    EngineUnderTest(planner=VroomPlanner, own={"exploration": 1})
)


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
