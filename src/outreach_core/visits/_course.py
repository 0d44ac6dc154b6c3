"""What still fits into a tour that is under way, minute by minute?

Own arithmetic in true minutes, apart from the search: it must hold for plans of
anybody, late ones included.
"""

from collections.abc import Sequence
from typing import Final

from outreach_core.visits.day_policy import DayPolicy
from outreach_core.visits.pairs import shift_of
from outreach_core.visits.plan import Stop, Tour
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitId, VisitRequest
from outreach_core.visits.windows import open_windows

NEVER: Final = 10**6


class Task:
    """One visit as a tour sees it: when it may begin, and how long it may take."""

    __slots__ = (
        "agreed",
        "closed",
        "group",
        "id",
        "place",
        "planned",
        "promised",
        "standby",
        "talk",
        "urgency",
        "windows",
    )

    def __init__(
        self,
        request: VisitRequest,
        place: int,
        windows: tuple[tuple[int, int], ...],
        planned: int | None,
    ) -> None:
        self.id: VisitId = request.id
        self.place = place
        self.windows = windows
        self.agreed = request.agreed
        self.promised = request.promised
        self.urgency = request.urgency
        self.group = request.one_of
        self.closed = request.length.closed_minutes
        self.talk = request.length.talk_minutes
        self.standby = planned is None
        self.planned = request.duration_minutes if planned is None else planned

    def begin(self, minute: int) -> int:
        """Return the earliest begin at *minute* or later, ``NEVER`` without one."""
        for first, last in self.windows:
            if minute <= last:
                return max(first, minute)
        return NEVER


Leg = tuple[Task, int]
"""A visit, and the minutes to count for it."""


class Moment:
    """Where two are, from when on they are free, and whether a pause is to come."""

    __slots__ = ("made", "minute", "pause_open", "place")

    def __init__(self, minute: int, place: int, *, pause_open: bool, made: int) -> None:
        self.minute = minute
        self.place = place
        self.pause_open = pause_open
        self.made = made

    def later(
        self, minute: int, *, pause_open: bool, place: int | None = None
    ) -> "Moment":
        """Return a later moment of the same tour, at *place* or where they are."""
        where = self.place if place is None else place
        return Moment(minute, where, pause_open=pause_open, made=self.made)


class Course:
    """One tour with its shift and its pause, ready to be asked what still fits.

    Attributes:
        base, home: Rows of the places where the tour begins and ends.
        end: When they must be back: the end of the common working hours, or the start
            of a later tour of one of them; the planned minute if they part at a stop.
        shift_end: End of the common working hours.
        last_end: Latest end for the sake of a promise: daylight and the law.
        pause: Length of the pause that the shift needs, 0 for none.
        pause_first, pause_last: Between which minutes it may begin.
        before_pause: The stops that the plan puts before the pause.
        tasks: The planned stops, in their order.
    """

    def __init__(self, problem: VisitProblem, tour: Tour, policy: DayPolicy) -> None:
        self.problem, self.tour, self.policy = problem, tour, policy
        self.table = problem.travel_minutes
        self.rows = self.table.rows
        out = problem.out_on(tour.day, tour.pair)
        start = problem.first_place(tour) if out is None else out.place
        self.base = self.table.index(start)
        self.home = self.table.index(problem.last_place(tour))
        self._set_times()
        self.tasks = tuple(
            self.task(problem.request(stop.visit), stop) for stop in tour.stops
        )
        pause = tour.pause
        self.before_pause = frozenset(
            stop.visit
            for stop in tour.stops
            if pause is not None and stop.start_minute < pause.start_minute
        )

    def _set_times(self) -> None:
        problem, tour, rules = self.problem, self.tour, self.problem.rules
        first, second = (problem.member(person) for person in tour.pair)
        shift = shift_of(problem, (first, second), tour.day)
        start = shift.start_minute if shift else tour.start_minute
        self.end = shift.end_minute if shift else tour.end_minute
        self.pause = rules.pause_needed(self.end - start)
        stretch = rules.longest_stretch_minutes
        self.pause_first = max(rules.pause_from_minute, self.end - stretch - self.pause)
        self.pause_last = min(rules.pause_until_minute, start + stretch)
        longest = rules.max_work_minutes + self.pause
        self.last_end = min(
            rules.outside_hours(tour.day)[1], tour.start_minute + longest
        )
        # Without a pause in its plan, a tour needs one only if it then stays out longer:
        # they leave after it, or have it between two tours of the day.
        back_before = tour.pause is None and tour.end_minute <= self.pause_last
        self.pause_at_first = bool(self.pause) and (
            tour.pause is not None or back_before
        )
        self.shift_end = self.end
        if tour.at_a_stop:
            self._leave_room_for_others()

    def _leave_room_for_others(self) -> None:
        """Fit in with days of which the two spend only a part together.

        Others wait for them, and each of them rests alone between two tours.
        """
        tour = self.tour
        self.pause_at_first = bool(self.pause) and tour.pause is not None
        if tour.parts_at_stop:
            self.end = min(self.end, tour.end_minute)

    def task(self, request: VisitRequest, stop: Stop | None = None) -> Task:
        """Return *request* as this tour sees it; *stop*: as it is planned."""
        patience = 0 if request.pinned is None else self.policy.patience_minutes
        windows = tuple(
            (window.start_minute, window.end_minute + patience)
            for window in open_windows(self.problem.rules, request)
            if window.day == self.tour.day
        )
        planned = None if stop is None else stop.end_minute - stop.start_minute
        return Task(request, self.table.index(request.place.id), windows, planned)

    def start(self) -> Moment:
        """Return the moment in which the two leave."""
        return Moment(
            self.tour.start_minute, self.base, pause_open=self.pause_at_first, made=0
        )

    def after_pause(self, minute: int) -> int:
        """Return the end of a pause from *minute* on, ``NEVER`` when it is too late."""
        begin = max(minute, self.pause_first)
        return begin + self.pause if begin <= self.pause_last else NEVER

    def fits(self, at: Moment, legs: Sequence[Leg], until: int) -> bool:
        """Say whether *legs* can be made in this order, pause and way home included.

        Args:
            at: Where the two are.
            legs: Visits with the minutes to count for each.
            until: When they must be back.
        """
        rows, here = self.rows, at.place
        # Two times, as the pause may still come (before) or be taken (after).
        before = at.minute if at.pause_open else NEVER
        after = self.after_pause(at.minute) if at.pause_open else at.minute
        for task, minutes in legs:
            way = rows[here][task.place]
            after = task.begin(after + way) + minutes
            if before < NEVER:
                before = task.begin(before + way) + minutes
                after = min(after, self.after_pause(before))
            if after >= NEVER and before >= NEVER:
                return False
            here = task.place
        home = rows[here][self.home]
        in_time = after < NEVER and after + home <= until
        return in_time or before + home <= min(until, self.pause_last)
