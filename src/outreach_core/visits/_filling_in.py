"""Which visit may come before all others when a closed door has left time?"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from outreach_core.visits._course import NEVER, Course, Leg, Moment, Task
from outreach_core.visits._tail import Tail

_Class = tuple[bool, int, bool]
"""Not agreed, urgency, from the standby list: the lowest comes first."""
_Rows = Sequence[Sequence[int]]
_ByWay = tuple[list[int], list[Task]]
"""Extra minutes, ascending, and the visits that cost them."""
_MOST_ORDERS: Final = 400
"""Of one tour, kept for the next moment between the same two places."""


class Fillers:
    """Visits that may be filled in, by what counts more than the way to them.

    Attributes:
        tasks: All of them.
        least: The shortest planned minutes of each class.
    """

    __slots__ = ("_classes", "_orders", "least", "tasks")

    def __init__(self, tasks: Iterable[Task]) -> None:
        self.tasks = tuple(tasks)
        self._classes: dict[_Class, list[Task]] = {}
        for task in self.tasks:
            self._classes.setdefault(_class_of(task), []).append(task)
        self.least = {
            key: min(task.planned for task in tasks)
            for key, tasks in self._classes.items()
        }
        self._orders: dict[tuple[_Class, int, int], _ByWay] = {}

    def between(self, key: _Class, rows: _Rows, here: int, there: int) -> _ByWay:
        """Return the visits of one class by the extra way they cost on this way."""
        found = self._orders.get((key, here, there))
        if found is None:
            found = _by_way(self._classes[key], rows, here, there)
            if len(self._orders) < _MOST_ORDERS:
                self._orders[key, here, there] = found
        return found


def ranked(
    course: Course,
    at: Moment,
    rest: list[Leg],
    promises: list[Leg],
    *,
    doors: Sequence[Task],
    fillers: Fillers,
) -> Iterator[Task]:
    """Yield what may come before all of *rest*, the best first.

    Agreed visits come first, then the urgent, then the planned, then those with the
    shortest way; of equals the lowest id.

    Args:
        course: The tour.
        at: Where the two are.
        rest: What fits by planned lengths, in the order in which it is made.
        promises: The promised visits to come.
        doors: Planned visits that may come first.
        fillers: Visits of the standby list.
    """
    own: dict[_Class, list[Task]] = {}
    for task in doors:
        own.setdefault(_class_of(task), []).append(task)
    gap = _Gap(course, at, rest, promises)
    room = course.problem.rules.max_stops - at.made - len(rest)
    for key in sorted([*own, *(fillers.least if room > 0 else ())]):
        if key in own:
            yield from gap.doors(own[key])
        else:
            yield from gap.fillers(fillers, key)


def legs_of(tasks: Iterable[Task]) -> list[Leg]:
    """Return *tasks* with their planned minutes."""
    return [(task, task.planned) for task in tasks]


def passes(course: Course, at: Moment, task: Task, promises: list[Leg]) -> bool:
    """Say whether a whole talk at *task* takes nothing away that must not be."""
    if not course.policy.guards_promises:
        return True
    return course.fits(at, [(task, task.talk), *promises], _guarded_end(course))


def _guarded_end(course: Course) -> int:
    return course.end if course.policy.guards_end else NEVER


def _class_of(task: Task) -> _Class:
    return not task.agreed, task.urgency, task.standby


def _by_way(tasks: Iterable[Task], rows: _Rows, here: int, there: int) -> _ByWay:
    from_here, direct = rows[here], rows[here][there]
    ways = sorted(
        (from_here[task.place] + rows[task.place][there] - direct, task.id, task)
        for task in tasks
    )
    return [extra for extra, _, _ in ways], [task for _, _, task in ways]


class _Gap:
    """The time before all of *rest*, asked for many visits at one moment."""

    def __init__(
        self, course: Course, at: Moment, rest: list[Leg], promises: list[Leg]
    ) -> None:
        self._course, self._at, self._rest = course, at, rest
        self._promised = Tail(course, promises, _guarded_end(course))
        self._tail = Tail(course, rest, course.end)

    def doors(self, tasks: Iterable[Task]) -> Iterator[Task]:
        """Yield those of the planned *tasks* that may come first, the best first."""
        at, course = self._at, self._course
        found = []
        for task in tasks:
            if self._promised.fits_after(at, task, task.talk):
                others = [leg for leg in self._rest if leg[0] is not task]
                if Tail(course, others, course.end).fits_after(at, task, task.planned):
                    there = _next_place(course, others)
                    ((extra,), _) = _by_way([task], course.rows, at.place, there)
                    found.append((extra, task.id, task, others))
        for extra, _, task, others in sorted(found):
            if not self._fits_later(task, others, extra):
                yield task

    def fillers(self, fillers: Fillers, key: _Class) -> Iterator[Task]:
        """Yield those of one class that may come first, the shortest way first."""
        at, rows = self._at, self._course.rows
        there = _next_place(self._course, self._rest)
        room = self._tail.minutes_from(at) - fillers.least[key]
        if room < 0:
            return
        extras, tasks = fillers.between(key, rows, at.place, there)
        most = bisect_right(extras, room - rows[at.place][there])
        for extra, task in zip(extras[:most], tasks[:most], strict=True):
            if (
                self._tail.fits_after(at, task, task.planned)
                and self._promised.fits_after(at, task, task.talk)
                and not self._fits_later(task, self._rest, extra)
            ):
                yield task

    def _fits_later(self, task: Task, rest: list[Leg], extra: int) -> bool:
        """Say whether *task* fits after one of *rest* with less than *extra* way."""
        course, rows, leg = self._course, self._course.rows, (task, task.planned)
        nodes = [*(t.place for t, _ in rest), course.home]
        for i in range(1, len(nodes)):
            here, there = nodes[i - 1], nodes[i]
            later = rows[here][task.place] + rows[task.place][there] - rows[here][there]
            if later < extra:
                legs = [*rest[:i], leg, *rest[i:]]
                if course.fits(self._at, legs, course.end):
                    return True
        return False


def _next_place(course: Course, rest: list[Leg]) -> int:
    return rest[0][0].place if rest else course.home
