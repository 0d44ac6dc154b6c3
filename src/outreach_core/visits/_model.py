"""The problem as whole numbers, the form in which the search is fast.

Visits are 0 … n-1 in the order of their ids, offices follow. On the grid of the
rules all times are rounded so that a plan stays valid with the true minutes.
"""

from typing import Final

import attrs

from outreach_core.people import StaffMember
from outreach_core.visits.pairs import (
    MOST_PAIR_POINTS,
    Compatibility,
    Shift,
    is_known,
    points_together,
    shift_of,
)
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import PairMix

Windows = tuple[tuple[int, int], ...]


@attrs.frozen(kw_only=True)
class SearchWeights:
    """What a planned visit is worth against one minute of travel.

    The search walks by these; which of two plans is better is decided by the strict
    order of :mod:`outreach_core.visits.rating` unless ``strict`` is off.

    Attributes:
        agreed: Added for an agreed visit.
        urgency: Worth of a visit of urgency 1, 2 and 3.
        mixed: Added when a mixed pair was preferred and comes.
        known: Added when one of the two is known to the person.
        together: Added for a wanted pair, and for a senior with a junior.
        strict: Decide by the strict order; off: by the sum of these weights.
    """

    agreed: int = 6000
    urgency: tuple[int, int, int] = (2400, 700, 200)
    mixed: int = 15
    known: int = 15
    together: int = 5
    strict: bool = True


class Team:
    """One possible pair on one day, with everything a route of it needs."""

    __slots__ = (
        "base",
        "day",
        "end",
        "energy",
        "home",
        "order",
        "pair",
        "pause",
        "pause_from",
        "pause_until",
        "start",
        "windows",
    )

    def __init__(self, day: int, pair: tuple[int, int], base: int, home: int) -> None:
        self.day = day
        self.pair = pair
        self.base = base
        self.home = home
        self.start = self.end = 0
        self.pause = self.pause_from = self.pause_until = 0
        self.windows: list[Windows] = []
        self.energy: list[int] = []
        self.order: list[int] = []

    def for_one(self, visit: int, windows: Windows) -> "Team":
        """Return this team for *visit* alone, whatever the wishes say."""
        team = Team(self.day, self.pair, self.base, self.home)
        team.start, team.end = self.start, self.end
        team.pause = self.pause
        team.pause_from, team.pause_until = self.pause_from, self.pause_until
        team.windows = [()] * len(self.windows)
        team.windows[visit] = windows
        team.energy, team.order = self.energy, self.order
        return team


class Model:
    """One problem in numbers; teams are made when first asked for."""

    def __init__(self, problem: VisitProblem, weights: SearchWeights) -> None:
        self.problem = problem
        self.weights = weights
        self.compatibility = Compatibility(problem)
        self.grid: Final = problem.rules.start_grid_minutes
        self.size = len(problem.requests)
        others = (*problem.bases.values(), *problem.ends.values())
        bases = {problem.office.id, *(place.id for place in others)}
        self._bases = {base: self.size + i for i, base in enumerate(sorted(bases))}
        table = problem.travel_minutes
        nodes = [table.index(r.place.id) for r in problem.requests]
        nodes += [table.index(base) for base in sorted(bases)]
        self.cost = [[table.rows[a][b] for b in nodes] for a in nodes]
        self.time = [[self._up(minutes) for minutes in row] for row in self.cost]
        # The way *to* a node, by where one is: columns as rows.
        self.cost_to = [list(column) for column in zip(*self.cost, strict=True)]
        self.time_to = [list(column) for column in zip(*self.time, strict=True)]
        self.duration = [self._up(r.duration_minutes) for r in problem.requests]
        self._windows = [self._windows_of(day) for day in range(len(problem.days))]
        self._teams: dict[tuple[int, int, int], Team | None] = {}
        self.openness = [
            sum(w.end_minute - w.start_minute for w in r.windows)
            for r in problem.requests
        ]
        self.urgency_order = sorted(range(self.size), key=self._urgency_key)
        self.urgency_first = [0] * self.size
        for request in range(self.size):
            self.urgency_first[request] = self._urgency_key(request)[0]
        self._shifts: dict[tuple[int, int, int], Shift | None] = {}
        self._level = self._levels()

    def team(self, day: int, a: int, b: int) -> Team | None:
        """Return the team of staff *a* and *b* on *day*; ``None``: they cannot go."""
        key = (day, min(a, b), max(a, b))
        if key not in self._teams:
            self._teams[key] = self._make_team(*key)
        return self._teams[key]

    def shift(self, day: int, a: int, b: int) -> Shift | None:
        """Return the common shift of staff *a* and *b* on *day*, if they can go."""
        key = (day, min(a, b), max(a, b))
        if key not in self._shifts:
            staff = self.problem.staff
            self._shifts[key] = shift_of(
                self.problem, (staff[a], staff[b]), self.problem.days[day]
            )
        return self._shifts[key]

    def windows_on(self, day: int, visit: int) -> Windows:
        """Return when *visit* may begin on *day*, on the grid; empty: not at all."""
        return self._windows[day][visit]

    def _urgency_key(self, visit: int) -> tuple[int, int, int]:
        request = self.problem.requests[visit]
        rank = request.urgency if not request.agreed else 0
        return rank, self.openness[visit], visit

    def _levels(self) -> tuple[int, ...]:
        # Each level outweighs everything below it: the sum is then compared like
        # the tuple of the rating, level by level.
        days, staff = len(self.problem.days), len(self.problem.staff)
        pairs = days * max(1, staff // 2) * 24 * 60 * 4 + 1
        weights = [pairs]
        step = MOST_PAIR_POINTS * self.size + 1
        for _ in range(4):
            weights.append(weights[-1] * step)
        return tuple(reversed(weights))

    def _make_team(self, day: int, a: int, b: int) -> Team | None:
        staff = self.problem.staff
        members = (staff[a], staff[b])
        shift = self.shift(day, a, b)
        if shift is None:
            return None
        ids = (staff[a].id, staff[b].id)
        base, home = self.problem.base_of(ids), self.problem.end_of(ids)
        team = Team(day, (a, b), self._bases[base.id], self._bases[home.id])
        rules = self.problem.rules
        team.start, team.end = self._up(shift.start_minute), shift.end_minute
        needed = rules.pause_needed(shift.work_minutes)
        team.pause = self._up(needed)
        stretch = rules.longest_stretch_minutes
        first = max(rules.pause_from_minute, shift.work_ends_minute - stretch - needed)
        team.pause_from = self._up(first)
        team.pause_until = min(rules.pause_until_minute, shift.start_minute + stretch)
        self._fill(team, members)
        return team

    def _fill(self, team: Team, members: tuple[StaffMember, StaffMember]) -> None:
        compatibility, weights = self.compatibility, self.weights
        fits = compatibility.fits(team.day, *team.pair)
        mixed = compatibility.is_mixed(*team.pair)
        level = self._level
        together = points_together(self.problem.rules, *members)
        for visit, request in enumerate(self.problem.requests):
            windows = self._windows[team.day][visit] if fits >> visit & 1 else ()
            bonus_mixed = mixed and request.mix is PairMix.PREFERRED
            bonus_known = is_known(request, members)
            team.windows.append(windows)
            team.energy.append(
                weights.agreed * request.agreed
                + weights.urgency[request.urgency - 1]
                + weights.mixed * bonus_mixed
                + weights.known * bonus_known
                + weights.together * together
            )
            team.order.append(
                level[0] * request.agreed
                + level[request.urgency]
                + level[4] * (bonus_mixed + bonus_known + together)
            )

    def _windows_of(self, day: int) -> list[Windows]:
        grid, which = self.grid, self.problem.days[day]
        return [
            tuple(
                (self._up(w.start_minute), w.end_minute // grid * grid)
                for w in request.windows
                if w.day == which and self._up(w.start_minute) <= w.end_minute
            )
            for request in self.problem.requests
        ]

    def _up(self, minutes: int) -> int:
        return -(-minutes // self.grid) * self.grid
