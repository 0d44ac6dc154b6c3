"""The problem as whole numbers, the form in which the search is fast.

Visits are 0 … n-1 in the order of their ids, offices and places where a pair is out
follow. Ways and lengths are true minutes; only begins lie on the grid of the rules.
"""

from collections.abc import Iterable
from functools import cached_property
from operator import itemgetter
from typing import Final

from outreach_core.visits._rivals import Rivals
from outreach_core.visits._route import RouteMemory
from outreach_core.visits._teams import (
    Session,
    Team,
    Windows,
    sessions_of,
    set_half_day,
    set_hours,
    set_out,
)
from outreach_core.visits._worth import SearchWeights, Worth, kept_tours
from outreach_core.visits.pairs import Compatibility, Shift, shift_of
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitRequest, homes_of
from outreach_core.visits.under_way import PairOut
from outreach_core.visits.windows import open_windows

__all__ = ["Model", "SearchWeights", "Team", "Windows"]


class Model:
    """One problem in numbers; teams are made when first asked for.

    ``cost`` and ``length`` are true minutes; ``time`` and ``duration`` are the same,
    rounded up to the grid, for tasks of other engines.
    """

    def __init__(self, problem: VisitProblem, weights: SearchWeights) -> None:
        self.problem = problem
        self.weights = weights
        self.compatibility = Compatibility(problem)
        self.grid: Final = problem.rules.start_grid_minutes
        self.size = len(problem.requests)
        self.sessions = sessions_of(problem)
        self.rivals = Rivals(problem, self.compatibility)
        self.homes = homes_of(problem.requests)
        self._nodes_and_ways()
        self.length = [r.duration_minutes for r in problem.requests]
        self.duration = [self._length_of(r) for r in problem.requests]
        self._open = [open_windows(problem.rules, r) for r in problem.requests]
        self._windows = [
            [self._windows_of(day, visit) for visit in range(self.size)]
            for day in range(len(problem.days))
        ]
        self.memory = RouteMemory()
        self._teams: dict[tuple[int, int, int], Team | None] = {}
        self._shifts: dict[tuple[int, int, int], Shift | None] = {}
        self.openness = [
            sum(w.end_minute - w.start_minute for w in windows)
            for windows in self._open
        ]
        self.urgency_order = sorted(range(self.size), key=self._urgency_key)
        self.urgency_first = [self._urgency_key(v)[0] for v in range(self.size)]
        self._worth = Worth(problem, weights)
        self.levels = self._worth.levels
        self._visits = {r.id: i for i, r in enumerate(problem.requests)}
        self._kept = kept_tours(problem)

    def _nodes_and_ways(self) -> None:
        problem = self.problem
        others = (*problem.bases.values(), *problem.ends.values())
        names = {problem.office.id, *(place.id for place in others)}
        if problem.under_way is not None:
            names |= {out.place for out in problem.under_way.out}
        self._bases = {name: self.size + i for i, name in enumerate(sorted(names))}
        table = problem.travel_minutes
        nodes = [table.index(r.place.id) for r in problem.requests]
        nodes += [table.index(name) for name in sorted(names)]
        # Two names at least: of a single one itemgetter would make no tuple.
        pick = itemgetter(*nodes, nodes[0])
        self.cost: list[list[int]] = [list(pick(table.rows[a])[:-1]) for a in nodes]
        # The way *to* a node, by where one is: columns as rows.
        self.cost_to = [list(column) for column in zip(*self.cost, strict=True)]

    @cached_property
    def time(self) -> list[list[int]]:
        """The ways, rounded up to the grid."""
        return [[self._up(minutes) for minutes in row] for row in self.cost]

    def team(self, session: int, a: int, b: int) -> Team | None:
        """Return the team of staff *a* and *b*; ``None``: they cannot go then."""
        key = (session, min(a, b), max(a, b))
        if key not in self._teams:
            self._teams[key] = self._make_team(self.sessions[session], *key[1:])
        return self._teams[key]

    def teams_on(self, day: int, a: int, b: int) -> tuple[Team, ...]:
        """Return the teams of staff *a* and *b* on *day*, one for each session."""
        teams = (self.team(number, a, b) for number in self.sessions_on(day))
        return tuple(team for team in teams if team is not None)

    def sessions_on(self, day: int) -> tuple[int, ...]:
        """Return the indices of the sessions of *day*."""
        return tuple(s.number for s in self.sessions if s.day == day)

    def shift(self, day: int, a: int, b: int) -> Shift | None:
        """Return the common shift of staff *a* and *b* on *day*, if they can go."""
        key = (day, min(a, b), max(a, b))
        if key not in self._shifts:
            staff = self.problem.staff
            self._shifts[key] = shift_of(
                self.problem, (staff[a], staff[b]), self.problem.days[day]
            )
        return self._shifts[key]

    def may_go(self, session: int, a: int, b: int) -> bool:
        """Say whether the hours of staff *a* and *b* let them go in *session*."""
        where = self.sessions[session]
        shift = self.shift(where.day, a, b)
        if shift is None:
            return False
        ids = (self.problem.staff[a].id, self.problem.staff[b].id)
        day = self.problem.days[where.day]
        if self.problem.out_on(day, ids) is not None:
            return True
        leave = self.problem.leaves_from(day, ids)
        end = min(shift.end_minute, where.last)
        return max(leave, shift.start_minute, where.first) < end

    def reopen(self, problem: VisitProblem, visits: Iterable[int]) -> None:
        """Take over new times and a new length of *visits*; all else stays.

        Routes that were made before hold the old times and are forgotten.
        """
        self.problem = problem
        self.memory = RouteMemory()
        teams = [team for team in self._teams.values() if team is not None]
        for visit in visits:
            request = problem.requests[visit]
            self._open[visit] = open_windows(problem.rules, request)
            self.length[visit] = request.duration_minutes
            self.duration[visit] = self._length_of(request)
            self.compatibility.reopen(problem, visit)
            for day, windows in enumerate(self._windows):
                windows[visit] = self._windows_of(day, visit)
            for team in teams:
                fits = self.compatibility.fits(team.day, *team.pair) >> visit & 1
                team.windows[visit] = self._windows[team.day][visit] if fits else ()
        for team in teams:
            self._value(team, [v for v, open_ in enumerate(team.windows) if open_])

    def windows_on(self, day: int, visit: int) -> Windows:
        """Return when *visit* may begin on *day*, on the grid; empty: not at all."""
        return self._windows[day][visit]

    def _urgency_key(self, visit: int) -> tuple[int, int, int]:
        request = self.problem.requests[visit]
        rank = request.urgency if not request.promised else 0
        return rank, self.openness[visit], visit

    def _make_team(self, session: Session, a: int, b: int) -> Team | None:
        problem, staff = self.problem, self.problem.staff
        shift = self.shift(session.day, a, b)
        if shift is None:
            return None
        ids, day = (staff[a].id, staff[b].id), problem.days[session.day]
        out = problem.out_on(day, ids)
        base = problem.base_of(ids).id if out is None else out.place
        home = self._bases[problem.end_of(ids).id]
        team = Team(session, (a, b), self._bases[base], home)
        if not self._set(team, shift, session, out):
            return None
        fits = self.compatibility.fits(team.day, a, b)
        windows = self._windows[team.day]
        team.windows = [
            windows[visit] if fits >> visit & 1 else () for visit in range(self.size)
        ]
        self._value(team, [v for v, open_ in enumerate(team.windows) if open_])
        return team

    def _value(self, team: Team, visits: Iterable[int]) -> None:
        a, b = (self.problem.staff[person] for person in team.pair)
        team.energy, team.order = self._worth.of((a, b), team.day, visits)
        self._add_kept(team)

    def _set(
        self, team: Team, shift: Shift, session: Session, out: PairOut | None
    ) -> bool:
        problem = self.problem
        if out is not None:
            set_out(team, problem, shift, out)
            # With two tours a day, those who are out are out for this one.
            return session.whole or session.first <= out.free_minute <= session.last
        ids = tuple(problem.staff[person].id for person in team.pair)
        leave = problem.leaves_from(problem.days[team.day], (ids[0], ids[1]))
        if session.whole:
            return set_hours(team, problem, shift, leave)
        return set_half_day(team, problem, shift, leave, session)

    def _add_kept(self, team: Team) -> None:
        for tour in self._kept.get((team.day, *team.pair), ()):
            stops = [s for s in tour.stops if s.visit in self._visits]
            if stops and self._is_in(team, stops[0].start_minute):
                team.kept_tour = tour
            for stop in stops:
                visit = self._visits[stop.visit]
                team.kept[visit] = stop.start_minute
        for visit in team.kept:
            team.energy[visit] += self.weights.stay
            team.order[visit] += self.levels.stay

    def _is_in(self, team: Team, minute: int) -> bool:
        session = self.sessions[team.session]
        return session.first <= minute <= session.last

    def _windows_of(self, day: int, visit: int) -> Windows:
        grid, which = self.grid, self.problem.days[day]
        windows = [w for w in self._open[visit] if w.day == which]
        if self.problem.requests[visit].pinned is not None:
            # What was announced stands, on the grid or not.
            return tuple((w.start_minute, w.end_minute) for w in windows)
        return _merged(
            (self._up(w.start_minute), w.end_minute // grid * grid)
            for w in windows
            if self._up(w.start_minute) <= w.end_minute
        )

    def _length_of(self, request: VisitRequest) -> int:
        """Return the length on the grid; after a pinned visit time is on it again."""
        start = 0 if request.pinned is None else request.pinned.start_minute
        return self._up(start + request.duration_minutes) - start

    def _up(self, minutes: int) -> int:
        return -(-minutes // self.grid) * self.grid


def _merged(windows: Iterable[tuple[int, int]]) -> Windows:
    """Return *windows* by their begin, those that overlap as one.

    Looked at one by one from the end, a short one inside a long one would hide it.
    """
    found: list[tuple[int, int]] = []
    for first, last in sorted(windows):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)
