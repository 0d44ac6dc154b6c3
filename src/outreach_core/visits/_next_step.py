"""Which step comes next on a tour under way, given the policy of the day?"""

import enum
from collections.abc import Callable, Iterator, Sequence

import attrs

from outreach_core.visits._course import NEVER, Course, Leg, Moment, Task
from outreach_core.visits._filling_in import Fillers, legs_of, passes, ranked


class StepKind(enum.Enum):
    """What two can do next."""

    VISIT = enum.auto()
    WAIT = enum.auto()
    PAUSE = enum.auto()
    HOME = enum.auto()


@attrs.frozen
class Step:
    """One step.

    Attributes:
        kind: What to do.
        minute: Begin of the visit or the pause, end of waiting, back at the base.
        task: The visit, also the one that is waited for.
        given_up: Planned visits that can no longer be made today.
    """

    kind: StepKind
    minute: int
    task: Task | None = None
    given_up: tuple[Task, ...] = ()


class Outlook:
    """What may come next from one moment, whoever is still free to be filled in.

    It depends on nothing but the moment, so it serves every run that comes by there.

    Attributes:
        given_up: Planned visits that can no longer be made today.
    """

    __slots__ = (
        "_at",
        "_coming",
        "_course",
        "_first",
        "_found",
        "_promises",
        "_sure",
        "given_up",
    )

    def __init__(
        self, course: Course, at: Moment, remaining: Sequence[Task], fillers: Fillers
    ) -> None:
        """Look ahead.

        Args:
            course: The tour.
            at: Where the two are.
            remaining: Planned visits still to be made, in the order of the plan.
            fillers: Visits that may be filled in, if nobody has made them.
        """
        self._course, self._at = course, at
        self.given_up = tuple(_out_of_reach(course, at, remaining))
        left = [task for task in remaining if task not in self.given_up]
        self._promises = legs_of(task for task in left if task.promised)
        self._found: list[tuple[Task, Step]] = []
        self._coming: Iterator[Task] = iter(())
        self._sure: Step | None = None
        self._first: Task | None = None
        if _pauses_here_by_plan(course, at, self._promises, left):
            self._sure = self._done(_pause(course, at))
            return
        first = left[0] if left else None
        if course.policy.guards_promises:
            first, rest = _guarded_first(course, at, left, self._promises)
            if rest is not None:
                self._coming = ranked(
                    course,
                    at,
                    rest,
                    self._promises,
                    doors=_doors(left, first, rest),
                    fillers=fillers,
                )
        self._first = first

    def step(self, is_free: Callable[[Task], bool]) -> Step:
        """Return the next step.

        Args:
            is_free: Whether nobody has made, or plans to make, this visit of the
                standby list.
        """
        for task, step in self._found:
            if not task.standby or is_free(task):
                return step
        for task in self._coming:
            step = self._go(task)
            self._found.append((task, step))
            if not task.standby or is_free(task):
                return step
        if self._sure is None:
            first = self._first
            self._sure = self._home() if first is None else self._go(first)
        return self._sure

    def _go(self, task: Task) -> Step:
        others = [leg for leg in self._promises if leg[0] is not task]
        return self._done(_go(self._course, self._at, task, others))

    def _home(self) -> Step:
        course, at = self._course, self._at
        home = at.minute + course.rows[at.place][course.home]
        if at.pause_open and home > course.pause_last:
            return self._done(_pause(course, at))
        return self._done(Step(StepKind.HOME, home))

    def _done(self, step: Step) -> Step:
        if not self.given_up:
            return step
        return Step(step.kind, step.minute, step.task, self.given_up)


def next_step(
    course: Course, at: Moment, remaining: Sequence[Task], standby: Sequence[Task]
) -> Step:
    """Return the next step.

    Args:
        course: The tour.
        at: Where the two are.
        remaining: Planned visits still to be made, in the order of the plan.
        standby: Visits that may be filled in, not yet made by anybody.
    """
    fillers = Fillers(standby if course.policy.fills else ())
    return Outlook(course, at, remaining, fillers).step(lambda _: True)


def _out_of_reach(
    course: Course, at: Moment, remaining: Sequence[Task]
) -> Iterator[Task]:
    """Yield planned visits that cannot be made any more."""
    # A promise is worth overtime, though neither darkness nor the law. One after the
    # other can be nearer than straight on: travel tables of real services are like that.
    promises = legs_of(task for task in remaining if task.promised)
    all_promises = course.fits(at, promises, course.last_end)
    for task in remaining:
        if task.promised and all_promises:
            continue
        until = course.last_end if task.promised else course.end
        if not course.fits(at, [(task, task.planned)], until):
            yield task


def _cautious_minutes(course: Course, task: Task) -> int:
    """Return the minutes that the guard counts for *task*."""
    if task.promised and not task.standby:
        return task.planned
    return task.talk if course.policy.guards_promises else task.planned


def _order(
    course: Course, at: Moment, left: list[Task], promises: list[Leg]
) -> list[Task]:
    """Return *left*, doors that the guard holds back moved behind the next promise."""
    order: list[Task] = []
    held: list[Task] = []
    seen = False
    for task in left:
        if task.promised:
            order += [task, *held]
            held, seen = [], True
        elif seen or passes(course, at, task, promises):
            order.append(task)
        else:
            held.append(task)
    return order + held


def _guarded_first(
    course: Course, at: Moment, left: list[Task], promises: list[Leg]
) -> tuple[Task | None, list[Leg] | None]:
    """Return the planned visit to go to when nothing promised may be put at risk.

    And what else fits by planned lengths, before which a door may be filled in;
    ``None`` when there is no time for one.
    """
    if promises and not course.fits(at, promises, course.last_end):
        return promises[0][0], None
    rest = _rest(course, at, _order(course, at, left, promises), promises)
    first = rest[0][0] if rest else None
    if first and not first.promised and not passes(course, at, first, promises):
        first = None
    return first, rest


def _doors(left: list[Task], first: Task | None, rest: list[Leg]) -> list[Task]:
    """Return planned doors that may be tried before all others."""
    # Only where there is time until a promise may doors planned for later come first.
    later = () if first is None or first.promised else {task.id for task, _ in rest}
    return [t for t in left if not t.promised and t.id not in later and t is not first]


def _rest(
    course: Course, at: Moment, order: list[Task], promises: list[Leg]
) -> list[Leg]:
    """Return what fits by planned lengths, in *order*; the most urgent doors first."""
    kept = {task.id for task, _ in promises}
    until = course.end if course.fits(at, promises, course.end) else course.last_end
    places = {task.id: place for place, task in enumerate(order)}
    for task in sorted(order, key=lambda t: (t.urgency, places[t.id])):
        if not task.promised:
            tried = [t for t in order if t.id in kept or t is task]
            if course.fits(at, legs_of(tried), until):
                kept.add(task.id)
    return legs_of(task for task in order if task.id in kept)


def _pauses_here_by_plan(
    course: Course, at: Moment, promises: list[Leg], left: list[Task]
) -> bool:
    if not at.pause_open or course.tour.pause is None:
        return False
    if not course.pause_first <= at.minute <= course.pause_last:
        return False
    if any(task.id in course.before_pause for task in left):
        return False
    rested = at.later(at.minute + course.pause, pause_open=False)
    return course.fits(rested, promises, NEVER) or not course.fits(at, promises, NEVER)


def _pause(course: Course, at: Moment) -> Step:
    return Step(StepKind.PAUSE, max(at.minute, course.pause_first))


def _go(course: Course, at: Moment, task: Task, promises: list[Leg]) -> Step:
    """Return the way to *task*, or the pause or the waiting that comes before it."""
    way = course.rows[at.place][task.place]
    begin = task.begin(at.minute + way)
    leave = begin - way
    if at.pause_open:
        end = begin + _cautious_minutes(course, task)
        then = at.later(end, place=task.place, pause_open=True)
        first = max(at.minute, course.pause_first)
        rested = at.later(first + course.pause, pause_open=False)
        legs = [(task, task.planned), *promises]
        costs_a_promise = not course.fits(then, promises, NEVER)
        if (
            end > course.pause_last
            or leave - first >= course.pause
            or (costs_a_promise and course.fits(rested, legs, NEVER))
        ):
            return _pause(course, at)
    if leave > at.minute:
        return Step(StepKind.WAIT, leave, task)
    return Step(StepKind.VISIT, begin, task)
