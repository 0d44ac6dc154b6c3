"""What each visit is worth for one pair on one day: by weights, and in strict order."""

from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from outreach_core.people import StaffMember
from outreach_core.visits.pairs import (
    MOST_PAIR_POINTS,
    is_mixed,
    points_together,
)
from outreach_core.visits.plan import Tour
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import PairMix

_A_DAY: Final = 24 * 60
_CLASSES: Final = 4
"""Promised visits, then urgency 1 to 3."""


@attrs.frozen(kw_only=True)
class SearchWeights:
    """What a planned visit is worth against one minute of travel.

    The search walks by these; which of two plans is better is decided by the strict
    order of :mod:`outreach_core.visits.rating` unless ``strict`` is off.

    Attributes:
        agreed: Added for an agreed or announced visit.
        urgency: Worth of a visit of urgency 1, 2 and 3.
        mixed: Added when a mixed pair was preferred and comes.
        known: Added when one of the two is known to the person.
        together: Added for a wanted pair, and for a senior with a junior.
        household: Added for each further visit of one household in a tour.
        stay: Added when a visit keeps day and pair of the plan to keep.
        frame: Added when a visit is on the usual weekday of its district.
        strict: Decide by the strict order; off: by the sum of these weights.
    """

    agreed: int = 6000
    urgency: tuple[int, int, int] = (2400, 700, 200)
    mixed: int = 15
    known: int = 15
    together: int = 5
    household: int = 15
    stay: int = 60
    frame: int = 10
    strict: bool = True


class Levels:
    """The levels of the rating as whole numbers.

    Each outweighs everything below it, so that a sum is compared like the tuple of
    the rating, level by level. One minute of travel is 1.

    Attributes:
        classes: A promised visit, then one of urgency 1, 2 and 3 (added to it).
        stay: One stop that keeps its day and pair.
        shift: One stop that begins at another minute.
        points: One point of a pair.
        frame: One visit on the usual weekday of its district.
    """

    def __init__(self, problem: VisitProblem) -> None:
        days, staff = len(problem.days), len(problem.staff)
        size = len(problem.requests)
        travel = days * max(1, staff // 2) * _A_DAY * _CLASSES + 1
        self.frame = travel if problem.frame_tours is not None else 0
        self.points = travel * (size + 1) if self.frame else travel
        above = self.points * (MOST_PAIR_POINTS * size + 1)
        self.shift = self.stay = 0
        if problem.keep is not None:
            self.shift, self.stay = above, above * (size + 1)
            above = self.stay * (size + 1)
        classes = [above * (size + 1) ** i for i in range(_CLASSES)]
        self.classes: Final = tuple(reversed(classes))


class Worth:
    """Worth of all visits for a pair, in the order of the requests."""

    def __init__(self, problem: VisitProblem, weights: SearchWeights) -> None:
        self._problem = problem
        self._weights = weights
        self.levels: Final = Levels(problem)
        classes = self.levels.classes
        # What does not depend on the pair is computed once.
        self._bases = [
            (
                weights.agreed * r.promised + weights.urgency[r.urgency - 1],
                classes[0] * r.promised + classes[r.urgency],
            )
            for r in problem.requests
        ]

    def of(
        self,
        members: tuple[StaffMember, StaffMember],
        day: int,
        visits: Iterable[int],
    ) -> tuple[list[int], list[int]]:
        """Return for each request its worth by weights and in the strict order.

        What depends on the plan to keep is not in it.

        Args:
            members: The pair.
            day: Index of the day.
            visits: Those that the pair may make then; all others stay at 0.
        """
        weights, levels, problem = self._weights, self.levels, self._problem
        mixed = is_mixed(members[0].gender, members[1].gender)
        together = points_together(problem.rules, *members)
        own = weights.together * together
        knows = members[0].knows | members[1].knows
        ids = {member.id for member in members}
        frame, which = problem.frame_tours, problem.days[day]
        requests, bases = problem.requests, self._bases
        energies, orders = [0] * len(bases), [0] * len(bases)
        for visit in visits:
            r, (energy, order) = requests[visit], bases[visit]
            here = mixed and r.mix is PairMix.PREFERRED
            known = r.customer in knows or not r.known.isdisjoint(ids)
            usual = frame is not None and frame.holds(which, r.place)
            points = levels.points * (here + known + together)
            pleases = weights.mixed * here + weights.known * known
            energies[visit] = energy + pleases + own + weights.frame * usual
            orders[visit] = order + points + levels.frame * usual
        return energies, orders


def kept_tours(problem: VisitProblem) -> Mapping[tuple[int, int, int], list[Tour]]:
    """Return the tours to keep by day and pair, as indices; strangers are left out."""
    days = {day: i for i, day in enumerate(problem.days)}
    staff = {member.id: i for i, member in enumerate(problem.staff)}
    found: dict[tuple[int, int, int], list[Tour]] = {}
    for tour in problem.keep.tours if problem.keep is not None else ():
        a, b = tour.pair
        if tour.day in days and a in staff and b in staff:
            found.setdefault((days[tour.day], staff[a], staff[b]), []).append(tour)
    return found
