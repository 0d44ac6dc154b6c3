"""Until when may two be free somewhere, so that all that follows still fits?"""

from collections.abc import Sequence

from outreach_core.visits._course import NEVER, Course, Leg, Moment, Task


class Tail:
    """Visits that follow one another, and the way home, looked at from their end.

    Says of any visit before them what :meth:`Course.fits` says, without going through
    them once more.
    """

    __slots__ = ("_course", "_first", "_open", "_rested", "_until")

    def __init__(self, course: Course, legs: Sequence[Leg], until: int) -> None:
        """Go through *legs* backwards.

        Args:
            course: The tour.
            legs: Visits with the minutes to count for each, in their order.
            until: When the two must be back.
        """
        self._course = course
        self._until = until
        place, rested, still_open = course.home, until, min(until, course.pause_last)
        for task, minutes in reversed(legs):
            way = course.rows[task.place][place]
            leave_rested = rested - way
            leave_open = max(still_open - way, self._leave_for_pause(leave_rested))
            rested = _latest(task, leave_rested - minutes)
            still_open = _latest(task, leave_open - minutes)
            place = task.place
        self._first = place
        self._rested, self._open = rested, still_open

    def minutes_from(self, at: Moment) -> int:
        """Return what way and visit may take before these; negative for no time.

        With ways of no minutes; what takes longer fits nowhere.
        """
        if not at.pause_open:
            return self._rested - at.minute
        leave = max(self._open, self._leave_for_pause(self._rested))
        return max(
            leave - at.minute, self._rested - self._course.after_pause(at.minute)
        )

    def fits_after(self, at: Moment, task: Task, minutes: int) -> bool:
        """Say whether *task* fits before all of these.

        Args:
            at: Where the two are.
            task: The visit they make first.
            minutes: The minutes to count for it.
        """
        course = self._course
        way = course.rows[at.place][task.place]
        leave_rested = self._rested - course.rows[task.place][self._first]
        if not at.pause_open:
            return task.begin(at.minute + way) + minutes <= leave_rested
        end = task.begin(at.minute + way) + minutes
        if end > leave_rested:
            return False
        then = self._open - course.rows[task.place][self._first]
        if end <= then or end <= self._leave_for_pause(leave_rested):
            return True
        rested = course.after_pause(at.minute)
        return task.begin(rested + way) + minutes <= leave_rested

    def _leave_for_pause(self, latest: int) -> int:
        """Return the latest begin of a pause that ends by *latest*, -1 for none."""
        course = self._course
        leave = min(course.pause_last, latest - course.pause)
        return leave if course.pause_first <= leave else -1


def _latest(task: Task, begin: int) -> int:
    """Return the latest arrival from which *task* begins by *begin*, far below 0 for none."""
    # Windows of one day may overlap.
    ends = (min(last, begin) for first, last in task.windows if first <= begin)
    return max(ends, default=-NEVER)
