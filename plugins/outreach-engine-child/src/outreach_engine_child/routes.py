"""How does an engine that only routes make a whole plan, and what is its own part?

A plug-in names its file, what it cannot express and its own numbers; everything else is
the same for every engine and stands here.
"""

import functools
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, Protocol

from outreach_core.visits import (
    Budget,
    Lack,
    RoutingTask,
    SearchWeights,
    VisitPlan,
    VisitProblem,
    better_plan,
)
from outreach_engine_child.parent import ask_engine

ROUTING_LACKS: Final = frozenset(
    {
        Lack.TEAMS,
        Lack.PREFERENCES,
        Lack.STRICT_ORDER,
        Lack.FAIRNESS,
        Lack.HOUSEHOLDS,
        Lack.STABILITY,
    }
)
"""What no engine can express that knows vehicles, jobs and numbers only."""


class RoutingEngine(Protocol):
    """A planner whose routes come from an engine in a child process.

    Attributes:
        engine: File with ``solve(task, stopped)``; see :func:`ask_engine`.
        lacks: What the engine cannot express; :data:`ROUTING_LACKS` and more.
        limit_seconds: Wall-clock seconds after which the child is killed.
        weights: What visits are worth.
    """

    @property
    def engine(self) -> Path: ...  # noqa: D102  said above
    @property
    def lacks(self) -> frozenset[Lack]: ...  # noqa: D102  said above
    @property
    def limit_seconds(self) -> float: ...  # noqa: D102  said above
    @property
    def weights(self) -> SearchWeights: ...  # noqa: D102  said above


def only_answer(answer: Any) -> list[Any]:
    """Take what the engine answered for its one proposal of tours."""
    return [answer]


def plan_by_engine(
    asked: RoutingEngine,
    problem: VisitProblem,
    *,
    start: VisitPlan | None,
    budget: Budget,
    own: Mapping[str, object],
    proposals_in: Callable[[Any], list[Any]] = only_answer,
) -> VisitPlan:
    """Return the best routes of an engine, put right by the core.

    The pairs of *start*, or of the built-in matching, go. The best of several
    proposals is taken by the rating of the core.

    Args:
        asked: Whose engine it is.
        problem: What is to be planned.
        start: The plan so far; comes back when no proposal beats it.
        budget: Its ``stop`` is passed on to the child; iterations are the engine's
            own matter.
        own: Numbers for the engine alone, beside those of the task.
        proposals_in: Finds one or more proposals in an answer, at least one; what is
            no list of tours is refused by the core in its own words.

    Raises:
        NoProposalError: The engine hung or crashed, or gave no JSON.
        InvalidInputError: A proposal is no list of tours.
    """
    task = RoutingTask(problem, start=start, lacks=asked.lacks, weights=asked.weights)
    numbers = task.numbers() | dict(own)
    answer = ask_engine(
        asked.engine, numbers, seconds=asked.limit_seconds, stop=budget.stop
    )
    plans = (task.plan_of(tours) for tours in proposals_in(answer))
    best = functools.reduce(functools.partial(better_plan, problem), plans)
    return better_plan(problem, start, best)
