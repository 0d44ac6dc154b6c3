"""Who may make which visit when each stop has a pair of its own, and what it is worth."""

from collections.abc import Mapping
from itertools import combinations
from typing import Final

from outreach_core.visits._model import Model
from outreach_core.visits._stop_days import Ground, Hours, PersonDay, hours_of
from outreach_core.visits.pairs import is_known, is_mixed, points_together
from outreach_core.visits.requests import PairMix

Placed = tuple[int, int, int, int]
"""Day, begin and the two who go, the smaller index first."""
_NOTHING: Final[Mapping[int, tuple[int, ...]]] = {}


class StopModel:
    """One problem as whole numbers, seen person by person.

    Attributes:
        people: How many staff there are; day and person make one number.
        hours: Hours of each person on each day; ``None``: off work.
        idle: The empty day of each person on each day.
        kept: What the plan to keep says about its visits.
    """

    def __init__(self, model: Model) -> None:
        problem = model.problem
        self.model = model
        self.ground = Ground(problem)
        self.people = len(problem.staff)
        self.hours: list[Hours | None] = [
            hours_of(problem, person, day)
            for day in range(len(problem.days))
            for person in range(self.people)
        ]
        self.idle = [None if h is None else PersonDay(h, (), 0) for h in self.hours]
        self._fits: dict[tuple[int, int, int], int] = {}
        self._partners: dict[tuple[int, int], Mapping[int, tuple[int, ...]]] = {}
        self._open: dict[int, tuple[int, ...]] = {}
        self._worth: dict[tuple[int, int, int, int], tuple[int, int]] = {}
        self.kept = _kept(model)
        weights, levels = model.weights, model.levels
        self._bases = [
            (
                weights.agreed * r.promised + weights.urgency[r.urgency - 1],
                levels.classes[0] * r.promised + levels.classes[r.urgency],
            )
            for r in problem.requests
        ]

    def slot(self, day: int, person: int) -> int:
        """Return the number of *person* on *day*."""
        return day * self.people + person

    def fits(self, day: int, a: int, b: int) -> int:
        """Return the bit set of visits that *a* and *b* may make on *day*."""
        key = (day, a, b)
        if key not in self._fits:
            may = self.model.shift(day, a, b) is not None
            self._fits[key] = self.model.compatibility.fits(day, a, b) if may else 0
        return self._fits[key]

    def partners(self, day: int, visit: int) -> Mapping[int, tuple[int, ...]]:
        """Return with whom each of the staff may make *visit* on *day*, both ways."""
        key = (day, visit)
        if key not in self._partners:
            self._partners[key] = self._find_partners(day, visit)
        return self._partners[key]

    def days_for(self, visit: int) -> tuple[int, ...]:
        """Return the days on which some two may make *visit*, as indices."""
        if visit not in self._open:
            days = range(len(self.model.problem.days))
            self._open[visit] = tuple(d for d in days if self.partners(d, visit))
        return self._open[visit]

    def _find_partners(self, day: int, visit: int) -> Mapping[int, tuple[int, ...]]:
        if not self.model.windows_on(day, visit):
            return _NOTHING
        found: dict[int, list[int]] = {}
        first = self.slot(day, 0)
        here = [p for p in range(self.people) if self.hours[first + p] is not None]
        for a, b in combinations(here, 2):
            if self.fits(day, a, b) >> visit & 1:
                found.setdefault(a, []).append(b)
                found.setdefault(b, []).append(a)
        return {person: tuple(found[person]) for person in sorted(found)}

    def worth(self, visit: int, placed: Placed) -> tuple[int, int]:
        """Return the worth of *visit* there: by weights, and in the strict order.

        Ways and households are not in it.
        """
        day, start, a, b = placed
        key = (visit, day, a, b)
        if key not in self._worth:
            self._worth[key] = self._find_worth(visit, day, a, b)
        energy, order = self._worth[key]
        kept = self.kept.get(visit)
        if kept is not None and (day, a, b) == (kept[0], kept[2], kept[3]):
            levels, same = self.model.levels, start == kept[1]
            order += levels.stay - levels.shift * (not same)
            energy += self.model.weights.stay * (1 + same)
        return energy, order

    def _find_worth(self, visit: int, day: int, a: int, b: int) -> tuple[int, int]:
        problem, weights, levels = (
            self.model.problem,
            self.model.weights,
            self.model.levels,
        )
        request = problem.requests[visit]
        pair = (problem.staff[a], problem.staff[b])
        prefers = request.mix is PairMix.PREFERRED
        mixed = prefers and is_mixed(pair[0].gender, pair[1].gender)
        known = is_known(request, pair)
        together = points_together(problem.rules, *pair)
        frame = problem.frame_tours
        usual = frame is not None and frame.holds(problem.days[day], request.place)
        energy, order = self._bases[visit]
        energy += weights.mixed * mixed + weights.known * known
        energy += weights.together * together + weights.frame * usual
        order += levels.points * (mixed + known + together) + levels.frame * usual
        return energy, order


def _kept(model: Model) -> dict[int, Placed]:
    """Return what the plan to keep says, by visit; strangers are left out."""
    problem = model.problem
    if problem.keep is None:
        return {}
    days = {day: i for i, day in enumerate(problem.days)}
    staff = {member.id: i for i, member in enumerate(problem.staff)}
    visits = {request.id: i for i, request in enumerate(problem.requests)}
    found: dict[int, Placed] = {}
    for tour in problem.keep.tours:
        a, b = tour.pair
        if tour.day not in days or a not in staff or b not in staff:
            continue
        for stop in tour.stops:
            if stop.visit in visits:
                day, start = days[tour.day], stop.start_minute
                found[visits[stop.visit]] = (day, start, staff[a], staff[b])
    return found
