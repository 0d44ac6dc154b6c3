"""Who plans with PyVRP: the pairs are given, the routes are PyVRP's."""

from pathlib import Path
from typing import Any, Final

import attrs

from outreach_core.visits import Budget, Lack, SearchWeights, VisitPlan, VisitProblem
from outreach_engine_child import LIMIT_SECONDS, ROUTING_LACKS, plan_by_engine

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
    lacks: frozenset[Lack] = ROUTING_LACKS | {Lack.PAUSES}

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
        return plan_by_engine(
            self,
            problem,
            start=start,
            budget=budget,
            own={"iterations": whole_looks(budget.iterations), "seed": seed},
            proposals_in=_all_looks if budget.stop is None else _last_look,
        )


def _all_looks(answer: Any) -> list[Any]:
    # What is no list at all, the core refuses in its own words.
    return answer if isinstance(answer, list) and answer else [answer]


def _last_look(answer: Any) -> list[Any]:
    return _all_looks(answer)[-1:]


def whole_looks(iterations: int) -> int:
    """Return *iterations*, rounded up to 0 or 100 times a power of two."""
    looks = FIRST_LOOK if iterations else 0
    while looks < iterations:
        looks *= 2
    return looks
