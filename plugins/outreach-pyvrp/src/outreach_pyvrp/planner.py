"""Who plans with PyVRP: the pairs are given, the routes are PyVRP's."""

import functools
from pathlib import Path
from typing import Final

import attrs

from outreach_core.visits import (
    Budget,
    Lack,
    RoutingTask,
    SearchWeights,
    VisitPlan,
    VisitProblem,
    better_plan,
)
from outreach_engine_child import LIMIT_SECONDS, ask_engine

ENGINE: Final = Path(__file__).with_name("engine.py")
FIRST_LOOK: Final = 100


@attrs.frozen(kw_only=True)
class PyvrpPlanner:
    """Routes of PyVRP for the pairs of the start plan.

    PyVRP knows no pause: shifts are shortened by it, and the core puts it in. The same
    seed and budget give the same plan, unless the host brings a clock.

    Attributes:
        limit_seconds: After so many seconds the process is killed.
        weights: What visits are worth; the default is that of the built-in search.
        engine: File that runs in the child.
    """

    name: str = "pyvrp"
    limit_seconds: float = float(LIMIT_SECONDS.default or 0)
    weights: SearchWeights = attrs.field(factory=SearchWeights)
    engine: Path = ENGINE
    lacks: frozenset[Lack] = frozenset(
        {
            Lack.TEAMS,
            Lack.PAUSES,
            Lack.PREFERENCES,
            Lack.STRICT_ORDER,
            Lack.FAIRNESS,
            Lack.HOUSEHOLDS,
            Lack.STABILITY,
        }
    )

    def plan(
        self,
        problem: VisitProblem,
        *,
        seed: int,
        budget: Budget,
        start: VisitPlan | None = None,
    ) -> VisitPlan:
        """Return PyVRP's routes, put right by the core; *start* when they are no better.

        The best of all looks is taken by the rating of the core, so a longer run is
        never worse; with a clock, the last look alone, to save time.

        Raises:
            NoProposalError: PyVRP's process hung or crashed.
        """
        task = RoutingTask(problem, start=start, lacks=self.lacks, weights=self.weights)
        numbers = task.numbers() | {
            "iterations": whole_looks(budget.iterations),
            "seed": seed,
        }
        looks = ask_engine(
            self.engine, numbers, seconds=self.limit_seconds, stop=budget.stop
        )
        if not isinstance(looks, list) or not looks:
            looks = [looks]  # the core says what is wrong with it
        if budget.stop is not None:
            looks = looks[-1:]
        plans = (task.plan_of(tours) for tours in looks)
        best = functools.reduce(functools.partial(better_plan, problem), plans)
        return better_plan(problem, start, best)


def whole_looks(iterations: int) -> int:
    """Return *iterations*, rounded up to 0 or 100 times a power of two."""
    looks = FIRST_LOOK if iterations else 0
    while looks < iterations:
        looks *= 2
    return looks
