"""How a valid plan is broken, in one way after the other."""

from collections.abc import Callable, Mapping
from typing import Any

import attrs
from hypothesis import strategies as st

from outreach_core.people import Coordinates
from outreach_core.strategies.visits import visit_problems
from outreach_core.visits import (
    Budget,
    PairForming,
    PlanRule,
    Stop,
    VisitPlan,
    VisitProblem,
    VisitRequest,
    check_plan,
    plan_visits,
)

Case = tuple[VisitProblem, VisitPlan]
NOON = Coordinates(latitude=51.3, longitude=9.5)
A_DAY = 24 * 60
PlanMutations = Mapping[str, tuple[PlanRule, Callable[[VisitPlan], VisitPlan]]]
Mutations = Mapping[str, tuple[PlanRule, Callable[[VisitProblem, VisitPlan], Case]]]


@st.composite
def valid_plans(draw: st.DrawFn) -> Case:
    """Problems with a plan in which at least one tour takes place, from and to a base.

    Where two may meet at a stop a person's day counts, not a tour: a pause that a tour
    lost can lie between two meetings. Such days are broken in test_stop_pairs_checked.
    """
    busy = visit_problems(min_requests=4, min_staff=2, min_days=1, max_days=3)
    problem = draw(busy.filter(lambda p: p.staff[0].hours and p.staff[1].hours))
    if problem.rules.pair_forming is PairForming.PER_STOP:
        problem = rules(problem, pair_forming=PairForming.PER_TOUR)
    return problem, plan_visits(problem, seed=1, budget=Budget(iterations=100))


def tour(plan: VisitPlan, **changes: Any) -> VisitPlan:
    first, *others = plan.tours
    return VisitPlan(tours=(attrs.evolve(first, **changes), *others))


def first(plan: VisitPlan) -> Stop:
    return plan.tours[0].stops[0]


def rules(problem: VisitProblem, **changes: Any) -> VisitProblem:
    return attrs.evolve(problem, rules=attrs.evolve(problem.rules, **changes))


def requests(
    problem: VisitProblem, change: Callable[[VisitRequest], VisitRequest]
) -> VisitProblem:
    return attrs.evolve(problem, requests=tuple(map(change, problem.requests)))


def request(problem: VisitProblem, plan: VisitPlan, **changes: Any) -> VisitProblem:
    visit = first(plan).visit
    return requests(
        problem, lambda r: attrs.evolve(r, **changes) if r.id == visit else r
    )


def staff(problem: VisitProblem, plan: VisitPlan, **changes: Any) -> VisitProblem:
    """Both of the first pair, changed in the same way."""
    pair = plan.tours[0].pair
    members = tuple(
        attrs.evolve(m, **changes) if m.id in pair else m for m in problem.staff
    )
    return attrs.evolve(problem, staff=members)


def ways(problem: VisitProblem, more: int) -> VisitProblem:
    table = problem.travel_minutes
    longer = tuple(
        tuple(0 if i == j else minutes + more for j, minutes in enumerate(row))
        for i, row in enumerate(table.rows)
    )
    return attrs.evolve(problem, travel_minutes=attrs.evolve(table, rows=longer))


def missed(case: Case, of_plans: PlanMutations, of_both: Mutations) -> list[str]:
    """Return the mutations whose rule the checker does not name; none without tours."""
    problem, plan = case
    assert check_plan(problem, plan) == ()
    if not plan.tours:
        return []
    broken = {
        name: (rule, (problem, change(plan)))
        for name, (rule, change) in of_plans.items()
    }
    broken |= {
        name: (rule, change(problem, plan)) for name, (rule, change) in of_both.items()
    }
    return [
        name
        for name, (rule, (other, changed)) in broken.items()
        if rule not in {found.rule for found in check_plan(other, changed)}
    ]
