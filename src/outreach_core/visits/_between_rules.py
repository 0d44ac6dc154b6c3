"""Which rules between two visits a plan breaks; part of the checker."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import attrs
import pendulum

from outreach_core.ids import CustomerId
from outreach_core.people import Seniority, StaffMember
from outreach_core.visits._attempt_rules import open_on
from outreach_core.visits._stop_rules import pair_violations
from outreach_core.visits.plan import VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitRequest
from outreach_core.visits.violations import PlanRule
from outreach_core.visits.work_rules import HouseholdVisits, SeniorWithJunior

Broken = tuple[PlanRule, int, int, dict[str, object]]
"""A rule, the indices of tour and stop, the gaps of its words."""


@attrs.frozen
class _Planned:
    """One planned visit and where it stands in the plan."""

    request: VisitRequest
    day: pendulum.Date
    tour: int
    stop: int


def between_violations(problem: VisitProblem, plan: VisitPlan) -> Iterator[Broken]:
    """Yield what planned visits break together, each at the later one of the two."""
    found = [
        _Planned(problem.request(stop.visit), tour.day, i, j)
        for i, tour in enumerate(plan.tours)
        for j, stop in enumerate(tour.stops)
        if problem.knows_visit(stop.visit)
    ]
    yield from _alternatives(found)
    yield from _attempts(problem, found)
    if problem.rules.households is HouseholdVisits.TOGETHER:
        yield from _households(problem, found)


def _alternatives(found: Sequence[_Planned]) -> Iterator[Broken]:
    first: dict[str, _Planned] = {}
    for planned in found:
        name = planned.request.one_of
        if not name:
            continue
        other = first.setdefault(name, planned)
        if other.request.id != planned.request.id:
            gaps: dict[str, object] = {"other": other.request.id}
            yield PlanRule.ONE_OF, planned.tour, planned.stop, gaps


def _attempts(problem: VisitProblem, found: Sequence[_Planned]) -> Iterator[Broken]:
    """Look at gap and month of every visit that nobody asked for."""
    rules = problem.rules
    by_person: dict[CustomerId, list[_Planned]] = defaultdict(list)
    for planned in found:
        by_person[planned.request.customer].append(planned)
    for planned in found:
        request, day = planned.request, planned.day
        if request.agreed or request.wished or request.pinned is not None:
            continue
        # A day counts once, however often somebody tried on it.
        others = [*{a.on for a in request.earlier}]
        others += [p.day for p in by_person[request.customer] if p is not planned]
        if any(abs((day - other).days) < rules.min_gap_days for other in others):
            gaps: dict[str, object] = {"days": rules.min_gap_days}
            yield PlanRule.ATTEMPT_GAP, planned.tour, planned.stop, gaps
        month = sum((o.year, o.month) == (day.year, day.month) for o in others)
        if month >= rules.max_attempts_a_month:
            gaps = {"count": rules.max_attempts_a_month}
            yield PlanRule.ATTEMPTS_A_MONTH, planned.tour, planned.stop, gaps


def _households(problem: VisitProblem, found: Sequence[_Planned]) -> Iterator[Broken]:
    homes: dict[tuple[str, str], list[_Planned]] = defaultdict(list)
    for planned in found:
        unit = planned.request.benefit_unit
        if unit is not None:
            homes[unit, planned.request.place.id].append(planned)
    for visits in homes.values():
        for one, other in combinations(visits, 2):
            apart = one.tour != other.tour
            if apart and _could_go_together(problem, one.request, other.request):
                gaps: dict[str, object] = {"other": one.request.id}
                yield PlanRule.HOUSEHOLD, other.tour, other.stop, gaps


def _could_go_together(
    problem: VisitProblem, one: VisitRequest, other: VisitRequest
) -> bool:
    """Say whether some two could visit both on one day, wishes and hours of work."""
    promised = any(r.agreed or r.pinned is not None for r in (one, other))
    if promised or one.customer == other.customer:
        return False
    for day in problem.days:
        if problem.day_off(day) is not None:
            continue
        if not all(open_on(problem.rules, r, day) for r in (one, other)):
            continue
        staff = [m for m in problem.staff if m.works_on(day) is not None]
        if any(_fit_both(problem, pair, one, other) for pair in combinations(staff, 2)):
            return True
    return False


def _fit_both(
    problem: VisitProblem,
    pair: tuple[StaffMember, StaffMember],
    one: VisitRequest,
    other: VisitRequest,
) -> bool:
    rules = problem.rules
    levels = {member.seniority for member in pair}
    alone = Seniority.JUNIOR in levels and Seniority.SENIOR not in levels
    if alone and rules.senior_with_junior is SeniorWithJunior.REQUIRED:
        return False
    if (min(m.id for m in pair), max(m.id for m in pair)) in rules.forbidden_pairs:
        return False
    return not any(
        True for r in (one, other) for _ in pair_violations(problem, r, list(pair))
    )
