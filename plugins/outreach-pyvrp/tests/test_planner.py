"""PyVRP plans for given pairs, and its plan stands only if the core says so."""

import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from outreach_core.calendar import SUNDAYS_ONLY
from outreach_core.errors import InvalidInputError, NoProposalError
from outreach_core.strategies.visits import visit_problems
from outreach_core.testing.kit.visits_to_try import problem_of
from outreach_core.visits import (
    Budget,
    BuiltInPlanner,
    RefusalCode,
    RoutingTask,
    StraightLine,
    VisitPlan,
    VisitProblem,
    check_plan,
    plan_visits,
    rate,
)
from outreach_core.workflows import DueVisits, plan_week
from outreach_engine_child import ask_engine
from outreach_pyvrp import PyvrpPlanner

FEW = Budget(iterations=100)


def planned(planner: Any, problem: VisitProblem, **changes: Any) -> VisitPlan:
    given = {"seed": 1, "budget": FEW, "start": None} | changes
    plan: VisitPlan = planner.plan(problem, **given)
    return plan


@pytest.fixture
def engine(tmp_path: Path) -> Callable[[str], PyvrpPlanner]:
    """Build a planner whose engine does something else."""

    def build(line: str) -> PyvrpPlanner:
        path = tmp_path / "engine.py"
        path.write_text(f"import os, time\ndef solve(task, stopped):\n    {line}\n")
        return PyvrpPlanner(engine=path, limit_seconds=2.0)

    return build


def test_a_week_of_a_small_office_is_planned_without_breaking_a_rule() -> None:
    problem = problem_of(40, staff=3)
    plan = planned(PyvrpPlanner(), problem)
    assert check_plan(problem, plan) == ()
    assert len(plan.planned) > 25
    assert any(tour.pause is not None for tour in plan.tours)


def test_the_pairs_of_the_start_plan_go() -> None:
    problem = problem_of(14, staff=5)
    start = plan_visits(problem, seed=5, budget=Budget(iterations=0))
    plan = planned(PyvrpPlanner(), problem, start=start)
    assert not rate(problem, plan) < rate(problem, start)
    pairs = {(tour.day, tour.pair) for tour in start.tours}
    assert {(tour.day, tour.pair) for tour in plan.tours} <= pairs | {
        (day, pair) for day, pair in _idle(problem, start)
    }


def _idle(problem: VisitProblem, start: VisitPlan) -> set[tuple[Any, Any]]:
    """Return pairs of people who stay at home in *start*; the core may send them."""
    out = {(tour.day, person) for tour in start.tours for person in tour.pair}
    return {
        (day, (a.id, b.id))
        for day in problem.days
        for i, a in enumerate(problem.staff)
        for b in problem.staff[i + 1 :]
        if not {(day, a.id), (day, b.id)} & out
    }


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(visit_problems(max_requests=7, min_staff=2, min_days=1))
def test_whatever_the_problem_the_plan_is_valid(problem: VisitProblem) -> None:
    planner = PyvrpPlanner()
    assert check_plan(problem, planned(planner, problem)) == ()


def test_the_same_seed_and_budget_give_the_same_plan() -> None:
    problem = problem_of(12, staff=5)
    plans = [planned(PyvrpPlanner(), problem, seed=7) for _ in range(2)]
    assert plans[0] == plans[1]


def test_a_longer_run_is_never_worse() -> None:
    problem = problem_of(25, staff=3, windows=1)
    ratings = [
        rate(problem, planned(PyvrpPlanner(), problem, budget=Budget(iterations=n)))
        for n in (0, 100, 150, 200, 800)
    ]
    assert ratings == sorted(ratings)
    assert ratings[2] == ratings[3]


def test_a_longer_run_finds_more_in_a_crowded_week() -> None:
    problem = problem_of(60, staff=3, windows=3)
    first, longer = (
        rate(problem, planned(PyvrpPlanner(), problem, budget=Budget(iterations=n)))
        for n in (0, 400)
    )
    assert longer > first


def test_a_host_that_stops_gets_the_best_so_far() -> None:
    problem = problem_of(12)
    asked = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 5

    budget = Budget(iterations=10**9, stop=stop)
    plan = planned(PyvrpPlanner(), problem, budget=budget)
    assert check_plan(problem, plan) == ()
    assert plan.planned


def test_a_pair_that_is_out_already_makes_only_the_stops_it_has_left() -> None:
    numbers: Any = RoutingTask(problem_of(9, days=1), start=None).numbers()
    for stops, vehicle in enumerate(numbers["vehicles"], start=1):
        vehicle["stops"] = stops
    task = numbers | {"iterations": 100, "seed": 1}
    tours = ask_engine(PyvrpPlanner().engine, task, seconds=60)
    assert [len(tour) for tour in tours[-1]] == [1, 2]


def test_nobody_is_sent_where_they_must_not_go() -> None:
    numbers: Any = RoutingTask(problem_of(10, days=1), start=None).numbers()
    for number, job in enumerate(numbers["jobs"]):
        job["vehicles"] = [number % 2]
    task = numbers | {"iterations": 100, "seed": 1}
    tours = ask_engine(PyvrpPlanner().engine, task, seconds=60)
    first, second = ({job % 2 for job in tour} for tour in tours[-1])
    assert (first, second) == ({0}, {1})


def test_a_hang_is_a_refusal_and_says_so(engine: Callable[[str], PyvrpPlanner]) -> None:
    with pytest.raises(NoProposalError) as caught:
        planned(engine("time.sleep(600)"), problem_of(2))
    assert caught.value.hung


def test_a_crash_is_a_refusal_and_names_the_signal(
    engine: Callable[[str], PyvrpPlanner],
) -> None:
    crash = f"os.kill(os.getpid(), {int(signal.SIGSEGV)})"
    with pytest.raises(NoProposalError) as caught:
        planned(engine(crash), problem_of(2))
    assert not caught.value.hung


@pytest.mark.parametrize("answer", ["[]", "[[0], [0]]", "[['x']]", "7", "None"])
def test_an_answer_that_is_no_tour_is_refused(
    engine: Callable[[str], PyvrpPlanner], answer: str
) -> None:
    with pytest.raises(InvalidInputError):
        planned(engine(f"return {answer}"), problem_of(2))


def test_the_week_goes_on_with_the_built_in_plan_when_pyvrp_hangs(
    engine: Callable[[str], PyvrpPlanner],
) -> None:
    problem = problem_of(6)
    weeks = [
        plan_week(
            DueVisits(requests=problem.requests, details={}, not_due=()),
            days=problem.days,
            staff=problem.staff,
            office=problem.office,
            travel=StraightLine(),
            planner=planner,
            workdays=SUNDAYS_ONLY,
            rules=problem.rules,
            seed=1,
            budget=FEW,
        )
        for planner in (BuiltInPlanner(), engine("time.sleep(600)"))
    ]
    own, hung = weeks
    assert hung.week.plan == own.week.plan
    assert hung.trace is not None
    assert hung.trace.engine == "built-in"
    assert hung.trace.refused is not None
    assert hung.trace.refused.code is RefusalCode.HUNG
    assert "nicht fertig" in hung.notes[0].de
