"""What does one planner make of one problem, in a process of its own that can be killed?

The process has so many CPU seconds and no more: who hangs, or never comes to a first
answer, is ended, and that is its result. CPU seconds of all threads count, repair
included; reading the instance and importing the engine do not.
"""

import importlib
import importlib.util
import multiprocessing
import resource
import signal
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path

import attrs
from engines import ENGINES
from solomon import HUGE, couples_of

from outreach_core.visits import (
    Budget,
    BuiltInPlanner,
    RoutingTask,
    SearchWeights,
    VisitPlan,
    VisitProblem,
    check_plan,
)
from visits import AS_SCORED, load, score

BUILT_IN = "built-in"
WALL_FOR_CPU = 30
"""A process that sleeps is ended after so many times its limit, by the clock."""
NEEDS = {
    "vroom": "vroom",
    "pyvrp": "pyvrp",
    "plain-pyvrp": "pyvrp",
    "or-tools": "ortools.constraint_solver",
}


@attrs.frozen(kw_only=True)
class Question:
    """One planner, one instance.

    Attributes:
        path: The instance: ``*.json`` is a week of visits, ``*.txt`` one of Solomon's.
        planner: Name of the planner.
        seconds: CPU seconds it may search.
        limit_seconds: CPU seconds after which it is ended.
    """

    path: Path
    planner: str
    seconds: float
    limit_seconds: int

    @property
    def key(self) -> str:
        """Under which name the result is kept."""
        return f"{self.path.stem} {self.planner} {self.seconds:g} s"


@attrs.frozen(kw_only=True)
class Result:
    """What came of it.

    Attributes:
        answered: There was a plan before the limit.
        visits: Visits of the plan.
        of: Visits asked for.
        score: By the README of the weeks; 0 for Solomon's.
        travel_minutes: All ways.
        cpu_seconds: What it took.
        violations: Rules that the core's checker found broken.
        exit_code: Of a process without an answer; 0 with one.
    """

    answered: bool
    visits: int = 0
    of: int = 0
    score: int = 0
    travel_minutes: int = 0
    cpu_seconds: float = 0.0
    violations: int = 0
    exit_code: int = 0


def installed(names: list[str]) -> list[str]:
    """Return the planners that can be asked, and say which cannot."""
    there = [
        name
        for name in names
        if name == BUILT_IN or importlib.util.find_spec(NEEDS[name].split(".")[0])
    ]
    for name in sorted(set(names) - set(there)):
        print(f"{name} is not installed and was left out")
    return there


def ask(question: Question, stopped: threading.Event) -> Result:
    """Return what the planner made of it; wait for no longer than its limit.

    Raises:
        InterruptedError: *stopped* was set; the process is ended and nothing is known.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(question, theirs), daemon=True)
    process.start()
    theirs.close()
    end = time.monotonic() + WALL_FOR_CPU * question.limit_seconds
    try:
        while not ours.poll(0.2) and time.monotonic() < end:
            if stopped.is_set():
                raise InterruptedError
        if ours.poll():
            return Result(**ours.recv())
    except EOFError:
        process.join()
    finally:
        process.kill()
        process.join()
    took = float(question.limit_seconds)
    return Result(answered=False, cpu_seconds=took, exit_code=process.exitcode or 0)


def is_limit(result: Result) -> bool:
    """Say whether it was ended at its limit; else it crashed."""
    return result.exit_code in {-signal.SIGXCPU, -signal.SIGKILL}


def _answer(question: Question, told: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    is_week = question.path.suffix == ".json"
    problem = load(question.path) if is_week else couples_of(question.path)
    weights = AS_SCORED if is_week else HUGE
    if question.planner != BUILT_IN:
        importlib.import_module(NEEDS[question.planner])
    begin = time.process_time()
    most = int(begin) + 1 + question.limit_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (most, most + 5))
    plan = _plan(problem, weights, question)
    took = time.process_time() - begin
    result = Result(
        answered=True,
        visits=len(plan.planned),
        of=len(problem.requests),
        score=score(problem, plan) if is_week else 0,
        travel_minutes=sum(tour.travel_minutes for tour in plan.tours),
        cpu_seconds=took,
        violations=len(check_plan(problem, plan)),
    )
    told.send(attrs.asdict(result))


def _plan(
    problem: VisitProblem, weights: SearchWeights, question: Question
) -> VisitPlan:
    if question.planner == BUILT_IN:
        end = time.process_time() + question.seconds
        budget = Budget(iterations=10**9, stop=lambda: time.process_time() >= end)
        return BuiltInPlanner(weights=weights).plan(problem, seed=1, budget=budget)
    engine = ENGINES[question.planner]
    lacks = engine.lacks(len(problem.requests))
    task = RoutingTask(problem, start=None, lacks=lacks, weights=weights)
    return task.plan_of(engine.tours(task.numbers(), question.seconds))
