"""Who plans: the built-in planner, or another one behind the same protocol."""

from collections.abc import Callable
from random import Random
from typing import Protocol

import attrs

from outreach_core._validators import is_count
from outreach_core.visits._model import Model, SearchWeights
from outreach_core.visits._schedule import tour_of
from outreach_core.visits._search import Search
from outreach_core.visits._start import state_of
from outreach_core.visits._state import State, insert_greedily, paired_start
from outreach_core.visits._stop_search import StopSearch
from outreach_core.visits.checker import check_plan
from outreach_core.visits.plan import VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.rating import rate
from outreach_core.visits.work_rules import PairForming


@attrs.frozen(kw_only=True)
class Budget:
    """How long a planner may search.

    Attributes:
        iterations: Steps of the search, rounded up to full hundreds; the same number
            gives the same plan on every machine, 0 gives the first plan.
        stop: Asked between steps; True ends the search early. A host that brings a
            clock here gives up repeatability.
    """

    iterations: int = attrs.field(default=2000, validator=is_count)
    stop: Callable[[], bool] | None = None


class Planner(Protocol):
    """Somebody who makes plans. The core checks and rates every plan itself.

    A planner that cannot express something names it in an optional attribute ``lacks``
    (a frozenset of :class:`~outreach_core.visits.Lack`, a property or a field); the
    core then puts its plans right before it judges them.

    Failure: the plan of the built-in planner stands, and a note says so; also when the
    proposal breaks a rule or is worse.
    """

    @property
    def name(self) -> str:
        """Name by which settings choose it."""

    def plan(
        self,
        problem: VisitProblem,
        *,
        seed: int,
        budget: Budget,
        start: VisitPlan | None,
    ) -> VisitPlan:
        """Return a plan, not worse than *start* if one is given.

        Raises:
            NoProposalError: What the planner runs hung or crashed.
        """


@attrs.frozen(kw_only=True)
class BuiltInPlanner:
    """Matching, insertion, then a search in which pairs are variables.

    Attributes:
        weights: How the search walks; the default keeps the strict order.
    """

    name: str = "built-in"
    weights: SearchWeights = attrs.field(factory=SearchWeights)

    def plan(
        self,
        problem: VisitProblem,
        *,
        seed: int,
        budget: Budget,
        start: VisitPlan | None = None,
    ) -> VisitPlan:
        """Plan *problem*; the same arguments give the same plan.

        Args:
            problem: What is to be planned.
            seed: Any whole number.
            budget: How long to search; a longer run is never worse.
            start: A plan to begin with; tours that break a rule are left out.
        """
        model = Model(problem, self.weights)
        if start is not None and problem.keep is not None:
            # What is to be kept is not started anew.
            best = state_of(model, start)
        else:
            best = first_state(model)
            if start is not None:
                best = max(state_of(model, start), best, key=lambda s: s.order)
        if problem.rules.pair_forming is PairForming.PER_STOP:
            return _by_stop(model, best, start, seed=seed, budget=budget)
        return plan_of(model, searched(model, best, seed=seed, budget=budget))


def plan_visits(
    problem: VisitProblem,
    *,
    seed: int,
    budget: Budget | None = None,
    start: VisitPlan | None = None,
) -> VisitPlan:
    """Plan *problem* with the built-in planner; see :class:`BuiltInPlanner`."""
    return BuiltInPlanner().plan(
        problem, seed=seed, budget=budget or Budget(), start=start
    )


def first_state(model: Model) -> State:
    """Return pairs by matching and visits by urgency, the first complete plan."""
    state = paired_start(model)
    insert_greedily(model, state, list(model.urgency_order), None, 0.0)
    return state


def searched(model: Model, start: State, *, seed: int, budget: Budget) -> State:
    """Return the best state that a search from *start* finds; never a worse one."""
    search = Search(model, rng=Random(seed), start=start)  # noqa: S311  no secret
    return search.run(budget.iterations, budget.stop)


def _by_stop(
    model: Model, tandems: State, start: VisitPlan | None, *, seed: int, budget: Budget
) -> VisitPlan:
    """Return the best plan with pairs for each stop, never worse than tandems.

    On a day under way those who are out stay together, so tandems are planned.
    """
    problem = model.problem
    search = Search(model, rng=Random(seed), start=tandems)  # noqa: S311  no secret
    if problem.under_way is not None:
        return plan_of(model, search.run(budget.iterations, budget.stop))
    stops = StopSearch(model, seed=seed)
    if start is not None and not check_plan(problem, start):
        stops.begin(start)
    seen: State | None = None

    def beside() -> bool:
        nonlocal seen
        if search.best is not seen:
            seen = search.best
            stops.begin(plan_of(model, seen))
        stops.step()
        return budget.stop is not None and budget.stop()

    best = plan_of(model, search.run(budget.iterations, beside))
    stops.begin(best)
    found = stops.plan()
    # A last look by somebody who shares no code with the search.
    better = rate(problem, found) > rate(problem, best)
    return found if better and not check_plan(problem, found) else best


def plan_of(model: Model, state: State) -> VisitPlan:
    """Return the plan with true minutes that *state* stands for."""
    return VisitPlan(
        tours=tuple(
            tour_of(model, route)
            for route in state.routes
            if route is not None and route.stops
        )
    )
