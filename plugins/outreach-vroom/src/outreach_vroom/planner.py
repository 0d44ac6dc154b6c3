"""Who plans with VROOM: the pairs are given, the routes are VROOM's."""

from pathlib import Path
from typing import Final

import attrs

from outreach_core.visits import Budget, Lack, SearchWeights, VisitPlan, VisitProblem
from outreach_engine_child import LIMIT_SECONDS, ROUTING_LACKS, plan_by_engine

ENGINE: Final = Path(__file__).with_name("engine.py")
BY_SIZE: Final = 0
"""As thoroughly as the number of visits allows in reasonable time; see engine.py."""


@attrs.frozen(kw_only=True)
class VroomPlanner:
    """Routes of VROOM for the pairs of the start plan.

    VROOM draws nothing by chance and counts no steps: seed and budget change nothing.
    It searches in many threads even when told to use one (pyvroom 1.15.2), so which of
    two equally good plans comes first is a matter of chance (``Lack.REPETITION``). It
    cannot be asked to stop either; when the host's ``stop`` says so, or at the limit,
    its process is killed.

    Attributes:
        exploration: 1 (quick) to 5 (thorough), or :data:`BY_SIZE`.
        limit_seconds: After so many seconds the process is killed.
        weights: What visits are worth; the default is that of the built-in search.
        engine: File that runs in the child.
    """

    name: str = "vroom"
    exploration: int = BY_SIZE
    limit_seconds: float = float(LIMIT_SECONDS.default or 0)
    weights: SearchWeights = attrs.field(factory=SearchWeights)
    engine: Path = ENGINE
    lacks: frozenset[Lack] = ROUTING_LACKS | {
        Lack.ALTERNATIVES,
        Lack.REPETITION,
    }

    def plan(
        self,
        problem: VisitProblem,
        *,
        seed: int,  # noqa: ARG002  VROOM draws nothing
        budget: Budget,
        start: VisitPlan | None = None,
    ) -> VisitPlan:
        """Return VROOM's routes, put right by the core; *start* when they are no better.

        Raises:
            NoProposalError: VROOM's process hung or crashed, or answered with what is
                no plan.
        """
        own = {"exploration": self.exploration}
        return plan_by_engine(self, problem, start=start, budget=budget, own=own)
