"""A search whose problem may be loosened afterwards, without starting anew."""

from outreach_core.visits import _routes
from outreach_core.visits._exchange import exchanged
from outreach_core.visits._model import Model, SearchWeights
from outreach_core.visits._rivals import NOWHERE
from outreach_core.visits._schedule import order_of
from outreach_core.visits._start import state_of
from outreach_core.visits.plan import VisitPlan
from outreach_core.visits.planner import Budget, plan_of, searched
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitId


class LiveSearch:
    """The rest of a day and a plan to keep, as numbers that are made once."""

    def __init__(self, rest: VisitProblem, keep: VisitPlan) -> None:
        self._model = Model(rest, SearchWeights())
        self._state = state_of(self._model, keep)

    def run(self, *, seed: int, budget: Budget) -> VisitPlan:
        """Return the best plan that is found."""
        self._state = searched(self._model, self._state, seed=seed, budget=budget)
        return plan_of(self._model, self._state)

    def reopened(self, rest: VisitProblem, lost: frozenset[VisitId]) -> VisitPlan:
        """Return the plan with the visits *lost* put in where they now fit.

        Args:
            rest: The same problem; only *lost* have other times.
            lost: Visits without a place in the plan until now.
        """
        model, state = self._model, self._state
        model.reopen(rest, [i for i, r in enumerate(rest.requests) if r.id in lost])
        for slot, route in enumerate(state.routes):
            if route is not None:
                # What a route remembers of the old times is forgotten.
                state.put(slot, _routes.build(model, route.team, route.stops))
        kept = (v for v, r in enumerate(rest.requests) if r.promised)
        held = frozenset(v for v in kept if state.where[v] != NOWHERE)
        found = exchanged(model, state, held)
        better = order_of(model, found.routes) > order_of(model, state.routes)
        self._state = found if better else state
        return plan_of(model, self._state)
