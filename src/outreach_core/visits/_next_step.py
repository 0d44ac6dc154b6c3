"""Which step comes next on a tour under way, given the policy of the day?"""

import enum
from collections.abc import Iterator, Sequence

import attrs

from outreach_core.visits._course import NEVER, Course, Leg, Moment, Task

_Rank = tuple[bool, int, bool, int, str]


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
    given_up = tuple(_out_of_reach(course, at, remaining))
    left = [task for task in remaining if task not in given_up]
    step = _choose(course, at, left, standby if course.policy.fills else ())
    return attrs.evolve(step, given_up=given_up)


def _out_of_reach(
    course: Course, at: Moment, remaining: Sequence[Task]
) -> Iterator[Task]:
    """Yield planned visits that cannot be made any more."""
    # A promise is worth overtime, though neither darkness nor the law. One after the
    # other can be nearer than straight on: travel tables of real services are like that.
    promises = _legs(task for task in remaining if task.promised)
    all_promises = course.fits(at, promises, course.last_end)
    for task in remaining:
        if task.promised and all_promises:
            continue
        until = course.last_end if task.promised else course.end
        if not course.fits(at, [(task, task.planned)], until):
            yield task


def _choose(
    course: Course, at: Moment, left: list[Task], standby: Sequence[Task]
) -> Step:
    if _pauses_here_by_plan(course, at, left):
        return _pause(course, at)
    promises = _legs(task for task in left if task.promised)
    if course.policy.guards_promises:
        door = _guarded(course, at, left, promises, standby)
    else:
        door = left[0] if left else None
    if door is not None:
        return _go(course, at, door, [leg for leg in promises if leg[0] is not door])
    home = at.minute + course.rows[at.place][course.home]
    if at.pause_open and home > course.pause_last:
        return _pause(course, at)
    return Step(StepKind.HOME, home)


def _legs(tasks: Sequence[Task] | Iterator[Task]) -> list[Leg]:
    return [(task, task.planned) for task in tasks]


def _cautious_minutes(course: Course, task: Task) -> int:
    """Return the minutes that the guard counts for *task*."""
    if task.promised and not task.standby:
        return task.planned
    return task.talk if course.policy.guards_promises else task.planned


def _passes(course: Course, at: Moment, task: Task, promises: list[Leg]) -> bool:
    """Say whether a whole talk at *task* takes nothing away that must not be."""
    if not course.policy.guards_promises:
        return True
    until = course.end if course.policy.guards_end else NEVER
    return course.fits(at, [(task, task.talk), *promises], until)


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
        elif seen or _passes(course, at, task, promises):
            order.append(task)
        else:
            held.append(task)
    return order + held


def _guarded(
    course: Course,
    at: Moment,
    left: list[Task],
    promises: list[Leg],
    standby: Sequence[Task],
) -> Task | None:
    """Return the visit to go to when nothing promised may be put at risk."""
    if promises and not course.fits(at, promises, course.last_end):
        return promises[0][0]
    rest = _rest(course, at, _order(course, at, left, promises), promises)
    first = rest[0][0] if rest else None
    if first and not first.promised and not _passes(course, at, first, promises):
        first = None
    # Only where there is time until a promise may doors planned for later come first.
    later = () if first is None or first.promised else {task.id for task, _ in rest}
    doors = [t for t in left if not t.promised and t.id not in later and t is not first]
    room = course.problem.rules.max_stops - at.made - len(rest)
    tried = [*doors, *(standby if room > 0 else ())]
    found = _filled_in(course, at, tried, rest, promises)
    return first if found is None else found


def _filled_in(
    course: Course,
    at: Moment,
    tried: Sequence[Task],
    rest: list[Leg],
    promises: list[Leg],
) -> Task | None:
    """Return the best of *tried* that may come before all of *rest*, if one may."""
    best: tuple[_Rank, Task] | None = None
    for task in tried:
        others = [leg for leg in rest if leg[0] is not task]
        extra = _extra_way(course, at, task, others)
        rank = (not task.agreed, task.urgency, task.standby, extra, task.id)
        if best is not None and best[0] < rank:
            continue
        if _may_come_first(course, at, task, others, promises):
            best = (rank, task)
    return None if best is None else best[1]


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
            if course.fits(at, _legs(tried), until):
                kept.add(task.id)
    return _legs(task for task in order if task.id in kept)


def _extra_way(course: Course, at: Moment, task: Task, rest: list[Leg]) -> int:
    rows = course.rows
    there = rest[0][0].place if rest else course.home
    way = rows[at.place][task.place] + rows[task.place][there]
    return way - rows[at.place][there]


def _may_come_first(
    course: Course, at: Moment, task: Task, rest: list[Leg], promises: list[Leg]
) -> bool:
    """Say whether *task* fits before *rest*, and nowhere later for a shorter way."""
    begin = task.begin(at.minute + course.rows[at.place][task.place])
    if begin >= NEVER or not _passes(course, at, task, promises):
        return False
    leg = (task, task.planned)
    if not course.fits(at, [leg, *rest], course.end):
        return False
    extra = _extra_way(course, at, task, rest)
    nodes = [*(t.place for t, _ in rest), course.home]
    rows = course.rows
    for i in range(1, len(nodes)):
        here, there = nodes[i - 1], nodes[i]
        later = rows[here][task.place] + rows[task.place][there] - rows[here][there]
        if later < extra and course.fits(at, [*rest[:i], leg, *rest[i:]], course.end):
            return False
    return True


def _pauses_here_by_plan(course: Course, at: Moment, left: list[Task]) -> bool:
    if not at.pause_open or course.tour.pause is None:
        return False
    if not course.pause_first <= at.minute <= course.pause_last:
        return False
    if any(task.id in course.before_pause for task in left):
        return False
    promises = _legs(task for task in left if task.promised)
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
