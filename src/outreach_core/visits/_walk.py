"""What happens on the tours of a plan if these doors open and those do not?"""

import heapq
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import Final

from outreach_core.visits._course import Course, Moment, Task
from outreach_core.visits._filling_in import Fillers
from outreach_core.visits._next_step import Outlook, StepKind
from outreach_core.visits.requests import VisitId

_MOST_OUTLOOKS: Final = 50_000


class Walk:
    """One tour as it went.

    Attributes:
        course: The tour.
        made: Visits in their order, with begin and whether somebody opened.
        given_up: Planned visits that were not made.
        home: When the two were back.
        travel: Minutes of all ways.
        late_pause: The pause began too late.
    """

    __slots__ = (
        "at",
        "course",
        "given_up",
        "home",
        "late_pause",
        "left",
        "made",
        "travel",
    )

    def __init__(self, course: Course) -> None:
        self.course = course
        self.at: Moment = course.start()
        self.left: tuple[Task, ...] = course.tasks
        self.made: list[tuple[Task, int, bool]] = []
        self.given_up: list[Task] = []
        self.home = self.travel = 0
        self.late_pause = False

    def leave_from(self, earlier: "Walk") -> None:
        """Leave no sooner than the two of *earlier* are back at the place of start."""
        way = self.course.rows[earlier.course.home][self.course.base]
        if earlier.home + way > self.at.minute:
            self.at = self.at.later(earlier.home + way, pause_open=self.at.pause_open)

    def give_up(self, task: Task) -> None:
        """Leave *task* out."""
        self.left = tuple(other for other in self.left if other is not task)
        self.given_up.append(task)

    @property
    def overtime(self) -> int:
        """Minutes after the end of the shift."""
        return max(0, self.home - self.course.shift_end)


class Crew:
    """All tours of a plan, with whom each could fill in; made once for many walks."""

    def __init__(
        self, courses: Sequence[Course], fillers: Mapping[int, Sequence[Task]]
    ) -> None:
        self.courses = courses
        self.fillers = {n: Fillers(tasks) for n, tasks in fillers.items()}
        numbered = enumerate(courses)
        self.days = [
            [number for number, _ in group]
            for _, group in groupby(numbered, key=lambda entry: entry[1].tour.day)
        ]
        self.after: dict[int, list[int]] = {}
        for day in self.days:
            for n in day:
                self.after[n] = [later for later in day if self._is_before(n, later)]
        for n, followers in self.after.items():
            for later in followers:
                one, other = courses[n], courses[later]
                way = one.rows[one.home][other.base]
                one.end = min(one.end, other.tour.start_minute - way)
        self._outlooks: dict[tuple[object, ...], Outlook] = {}

    def outlook(self, number: int, one: Walk) -> Outlook:
        """Return what may come next on tour *number*, worked out once for all runs."""
        at = one.at
        key = (number, at.minute, at.place, at.pause_open, at.made, one.left)
        known = self._outlooks.get(key)
        if known is None:
            known = Outlook(one.course, at, one.left, self.fillers[number])
            # Moments that many runs share come early; the rest is not worth the room.
            if len(self._outlooks) < _MOST_OUTLOOKS:
                self._outlooks[key] = known
        return known

    def _is_before(self, earlier: int, later: int) -> bool:
        """Say whether somebody is in both tours, first in *earlier*."""
        first, second = self.courses[earlier].tour, self.courses[later].tour
        shared = first.day == second.day and set(first.pair) & set(second.pair)
        return bool(shared) and first.start_minute < second.start_minute


def walk(crew: Crew, opened: Collection[VisitId]) -> list[Walk]:
    """Go through all tours, day by day, those of one day side by side.

    Args:
        crew: The tours.
        opened: The visits at which somebody opens.
    """
    walks = [Walk(course) for course in crew.courses]
    taken = _Taken(walks)
    for day in crew.days:
        awaited = Counter(later for n in day for later in crew.after[n])
        clock = [(walks[n].at.minute, n) for n in day if not awaited[n]]
        heapq.heapify(clock)
        while clock:
            _, number = heapq.heappop(clock)
            one = walks[number]
            if _step(one, crew.outlook(number, one), opened, taken):
                heapq.heappush(clock, (one.at.minute, number))
                continue
            for later in crew.after[number]:
                # Whoever is back late leaves late for the next tour.
                awaited[later] -= 1
                walks[later].leave_from(one)
                if not awaited[later]:
                    heapq.heappush(clock, (walks[later].at.minute, later))
    return walks


class _Taken:
    """Visits that somebody has made or still plans to make."""

    def __init__(self, walks: Sequence[Walk]) -> None:
        self._visits = {task.id for one in walks for task in one.left}
        self._groups = {task.group for one in walks for task in one.left} - {""}

    def is_free(self, task: Task) -> bool:
        """Say whether nobody makes *task*."""
        return task.id not in self._visits and task.group not in self._groups

    def add(self, task: Task) -> None:
        """Note that *task* is being made."""
        self._visits.add(task.id)
        if task.group:
            self._groups.add(task.group)

    def give_back(self, task: Task) -> None:
        """Note that *task* is planned no more; somebody may fill it in later."""
        self._visits.discard(task.id)
        self._groups.discard(task.group)


def _step(
    one: Walk, outlook: Outlook, opened: Collection[VisitId], taken: _Taken
) -> bool:
    """Make one step of *one*; return whether the two are still out."""
    course, at = one.course, one.at
    step = outlook.step(taken.is_free)
    for task in step.given_up:
        one.give_up(task)
        taken.give_back(task)
    if step.kind is StepKind.WAIT:
        one.at = at.later(step.minute, pause_open=at.pause_open)
    elif step.kind is StepKind.PAUSE:
        one.late_pause |= step.minute > course.pause_last
        one.at = at.later(step.minute + course.pause, pause_open=False)
    elif step.kind is StepKind.VISIT and step.task is not None:
        task, is_open = step.task, step.task.id in opened
        one.travel += course.rows[at.place][task.place]
        minutes = task.talk if is_open else task.closed
        one.at = Moment(
            step.minute + minutes,
            task.place,
            pause_open=at.pause_open,
            made=at.made + 1,
        )
        one.made.append((task, step.minute, is_open))
        taken.add(task)
        one.left = tuple(other for other in one.left if other is not task)
    else:
        one.home = step.minute
        one.travel += course.rows[at.place][course.home]
        one.given_up += one.left
        for task in one.left:
            taken.give_back(task)
        return False
    return True
