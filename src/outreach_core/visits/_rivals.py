"""Which visits get in each other's way because they are about the same people.

Of alternatives one is enough; between two attempts with one person lies a gap, and a
month holds only so many; one household is visited in one tour. For all other visits
this costs the search nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Final

import pendulum

from outreach_core.visits.pairs import Compatibility, go_together
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitRequest
from outreach_core.visits.work_rules import HouseholdVisits

NOWHERE: Final = -1


class Rivals:
    """Visits of one person, one household or one set of alternatives, by index.

    Attributes:
        of: The rivals of each visit, ascending; empty for nearly all.
        household: Those with whom a visit shares its tour, when both are planned.
    """

    def __init__(self, problem: VisitProblem, compatibility: Compatibility) -> None:
        self._problem = problem
        requests = problem.requests
        self._alternatives = _groups(requests, lambda r: r.one_of)
        self._same_person = _groups(requests, lambda r: r.customer)
        self.household = _households(problem, compatibility)
        self.of = [
            tuple(sorted({*alternatives, *same, *home}))
            for alternatives, same, home in zip(
                self._alternatives, self._same_person, self.household, strict=True
            )
        ]

    def days_for(self, visit: int, day_of: Callable[[int], int]) -> frozenset[int]:
        """Return the days on which *visit* may take place beside its rivals.

        Args:
            visit: Which visit.
            day_of: Index of the day of another visit, ``NOWHERE`` when unplanned.
        """
        if any(day_of(other) != NOWHERE for other in self._alternatives[visit]):
            return frozenset()
        days = self._problem.days
        request = self._problem.requests[visit]
        others = [
            (self._problem.requests[other], days[day_of(other)])
            for other in self._same_person[visit]
            if day_of(other) != NOWHERE
        ]
        return frozenset(
            number
            for number, day in enumerate(days)
            if self._apart(request, day, others)
        )

    def _apart(
        self,
        request: VisitRequest,
        day: pendulum.Date,
        others: Sequence[tuple[VisitRequest, pendulum.Date]],
    ) -> bool:
        rules = self._problem.rules
        unasked = [(r, when) for r, when in others if r.unasked or request.unasked]
        if any(abs((day - when).days) < rules.min_gap_days for _, when in unasked):
            return False
        month = (day.year, day.month)
        attempts = {a.on for r, _ in ((request, day), *others) for a in r.earlier}
        made = sum((on.year, on.month) == month for on in attempts)
        made += sum((when.year, when.month) == month for _, when in others)
        guarded = request.unasked or bool(unasked)
        return not guarded or made < rules.max_attempts_a_month


def _households(
    problem: VisitProblem, compatibility: Compatibility
) -> list[tuple[int, ...]]:
    requests = problem.requests
    if problem.rules.households is not HouseholdVisits.TOGETHER:
        return [()] * len(requests)
    homes = _groups(
        requests,
        lambda r: "" if r.benefit_unit is None else f"{r.benefit_unit}\n{r.place.id}",
    )
    return [
        tuple(
            other
            for other in others
            if not (requests[visit].promised or requests[other].promised)
            and requests[visit].customer != requests[other].customer
            and _some_pair_fits(problem, compatibility, visit, other)
        )
        for visit, others in enumerate(homes)
    ]


def _some_pair_fits(
    problem: VisitProblem, compatibility: Compatibility, visit: int, other: int
) -> bool:
    both = 1 << visit | 1 << other
    for number, day in enumerate(problem.days):
        if problem.day_off(day):
            continue
        staff = [i for i, m in enumerate(problem.staff) if m.works_on(day) is not None]
        for a, b in combinations(staff, 2):
            allowed = go_together(problem.rules, problem.staff[a], problem.staff[b])
            if allowed and compatibility.fits(number, a, b) & both == both:
                return True
    return False


def _groups(
    requests: Sequence[VisitRequest], name_of: Callable[[VisitRequest], str]
) -> list[tuple[int, ...]]:
    members: dict[str, list[int]] = defaultdict(list)
    for visit, request in enumerate(requests):
        if name_of(request):
            members[name_of(request)].append(visit)
    return [
        _without(members[name_of(request)], visit) if name_of(request) else ()
        for visit, request in enumerate(requests)
    ]


def _without(visits: Iterable[int], visit: int) -> tuple[int, ...]:
    return tuple(other for other in visits if other != visit)
