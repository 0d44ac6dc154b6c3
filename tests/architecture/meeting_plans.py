"""Plans in which two meet at a stop: how they are made for tests."""

from typing import Any

import attrs

from outreach_core.ids import StaffId
from outreach_core.people import VisitWishes
from outreach_core.visits import (
    Budget,
    PairForming,
    VisitPlan,
    VisitProblem,
    plan_visits,
)

SHORT = Budget(iterations=100)


def forming(problem: VisitProblem, how: PairForming, **changes: Any) -> VisitProblem:
    rules = attrs.evolve(problem.rules, pair_forming=how, **changes)
    return attrs.evolve(problem, rules=rules)


def by_stop(problem: VisitProblem, **changes: Any) -> VisitProblem:
    return forming(problem, PairForming.PER_STOP, **changes)


def tandems(problem: VisitProblem) -> VisitPlan:
    return plan_visits(forming(problem, PairForming.PER_DAY), seed=1, budget=SHORT)


def three_wishes(office: Any) -> VisitProblem:
    """Each of three visits wants another of three colleagues not to come."""
    requests = tuple(
        office.request(
            number,
            windows=(office.window(start=480 + 60 * number, end=480 + 60 * number),),
            wishes=VisitWishes(not_these=frozenset({StaffId(f"s{4 - number}")})),
        )
        for number in (1, 2, 3)
    )
    return by_stop(office.problem(days=(office.monday,), requests=requests))


def three_meetings(office: Any) -> tuple[VisitProblem, VisitPlan]:
    problem = three_wishes(office)
    return problem, plan_visits(problem, seed=1, budget=Budget(iterations=200))
