"""Which pair can be out when: hours, pause and place of one team of the search."""

from typing import Final

from outreach_core.visits.pairs import Shift
from outreach_core.visits.plan import Tour
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.under_way import NOT_ANY_MORE, PairOut
from outreach_core.visits.work_rules import PairForming

Windows = tuple[tuple[int, int], ...]
_NOON: Final = 12 * 60
_SHORTEST_TOUR: Final = 60
"""With two tours a day, minutes below which a half day is not worth a tour."""


class Team:
    """One possible pair in one session, with everything a route of it needs.

    Attributes:
        session: Index of the session (the day, or half of it).
        day: Index of the day.
        base, home: Nodes where a tour begins and ends.
        start: When the two begin to work, minutes after midnight.
        leave: When they can leave the base; later than ``start`` on a day under way.
        out: They have left already, so ``base`` is where they are.
        pause: Minutes of pause they still need, 0 for none.
        pause_from, pause_until: Between which minutes it begins.
        most_stops: Stops they may still make.
        windows: When each visit may begin; empty: not with these two.
        energy, order: Worth of each visit by weights, and in the strict order.
        kept: Begin of each visit that the plan to keep gives them.
        kept_tour: The tour to keep, if there is one.
    """

    __slots__ = (
        "base",
        "day",
        "end",
        "energy",
        "home",
        "kept",
        "kept_tour",
        "leave",
        "most_stops",
        "order",
        "out",
        "pair",
        "pause",
        "pause_from",
        "pause_until",
        "session",
        "start",
        "windows",
    )

    def __init__(
        self, session: "Session", pair: tuple[int, int], base: int, home: int
    ) -> None:
        self.session = session.number
        self.day = session.day
        self.pair = pair
        self.base = base
        self.home = home
        self.start = self.leave = self.end = 0
        self.out = False
        self.pause = self.pause_from = self.pause_until = 0
        self.most_stops = 0
        self.windows: list[Windows] = []
        self.energy: list[int] = []
        self.order: list[int] = []
        self.kept: dict[int, int] = {}
        self.kept_tour: Tour | None = None

    def for_one(self, visit: int, windows: Windows) -> "Team":
        """Return this team for *visit* alone, whatever the wishes say."""
        team: Team = object.__new__(Team)
        for name in Team.__slots__:
            setattr(team, name, getattr(self, name))
        team.windows = [()] * len(self.windows)
        team.windows[visit] = windows
        return team


class Session:
    """A stretch of one day in which two stay together.

    Attributes:
        number: Index among the sessions.
        day: Index of the day.
        first, last: Earliest begin and latest end of a tour; a whole day has no limit.
        whole: The session is the whole day, with the pause inside the tour.
    """

    __slots__ = ("day", "first", "last", "number", "whole")

    def __init__(self, number: int, day: int, hours: tuple[int, int] | None) -> None:
        self.number = number
        self.day = day
        self.whole = hours is None
        self.first, self.last = (0, NOT_ANY_MORE) if hours is None else hours


def sessions_of(problem: VisitProblem) -> tuple[Session, ...]:
    """Return the sessions in the order of the days.

    Pairs a day: one a day. Pairs a tour: two a day with the pause between them at the
    office, so that everybody can change partners then. Pairs a stop: one a day; who
    changes partners there is found by another search.
    """
    days = range(len(problem.days))
    rules = problem.rules
    if rules.pair_forming is not PairForming.PER_TOUR:
        return tuple(Session(day, day, None) for day in days)
    back = max(rules.pause_from_minute, min(_NOON, rules.pause_until_minute))
    again = back + rules.long_pause_minutes
    halves = ((0, back), (again, again + rules.longest_stretch_minutes))
    return tuple(
        Session(2 * day + half, day, hours)
        for day in days
        for half, hours in enumerate(halves)
    )


def set_hours(team: Team, problem: VisitProblem, shift: Shift, leave: int) -> bool:
    """Set hours and pause of a team that starts at its base; False: too short."""
    rules = problem.rules
    team.start, team.end = shift.start_minute, shift.end_minute
    team.leave = max(leave, team.start)
    team.most_stops = rules.max_stops
    team.pause = rules.pause_needed(shift.work_minutes)
    stretch = rules.longest_stretch_minutes
    latest_end = shift.work_ends_minute - stretch - team.pause
    team.pause_from = max(rules.pause_from_minute, latest_end)
    team.pause_until = min(rules.pause_until_minute, shift.start_minute + stretch)
    return team.leave < team.end


def set_half_day(
    team: Team, problem: VisitProblem, shift: Shift, leave: int, session: Session
) -> bool:
    """Set the hours of one half of a day; the pause lies between the halves."""
    stretch = problem.rules.longest_stretch_minutes
    team.start = max(shift.start_minute, session.first)
    if session.first == 0:
        # Who begins very early has worked long enough before noon is reached.
        team.start = max(team.start, session.last - stretch)
    team.end = min(shift.end_minute, session.last - _way_on(team, problem, session))
    team.leave = max(leave, team.start)
    team.most_stops = problem.rules.max_stops
    return team.end - team.start >= _SHORTEST_TOUR and team.leave < team.end


def _way_on(team: Team, problem: VisitProblem, session: Session) -> int:
    """Return the way to where the next tour may start: it is no part of the pause."""
    if session.first != 0 or not (problem.bases or problem.ends):
        return 0
    a, b = (problem.staff[person].id for person in team.pair)
    here, minutes = problem.end_of((a, b)).id, problem.travel_minutes.minutes
    starts = (problem.office, *problem.bases.values())
    return max(minutes(here, start.id) for start in starts)


def set_out(team: Team, problem: VisitProblem, shift: Shift, out: PairOut) -> None:
    """Set hours and pause of a pair that is out already: what is left of its day."""
    rules = problem.rules
    set_hours(team, problem, shift, out.free_minute)
    team.out = True
    team.start = team.leave = out.free_minute
    team.most_stops = max(0, rules.max_stops - out.made)
    missing = team.pause - out.pause_taken(rules.pause_part_minutes)
    team.pause = max(missing, rules.pause_part_minutes) if missing > 0 else 0
    # Whoever comes too late for the pause takes it at once.
    team.pause_until = max(team.pause_until, out.free_minute)
