"""Who could be visited instead when a door stays closed: a ranked list for each tour."""

from itertools import pairwise

import attrs
import pendulum

from outreach_core._validators import is_count, is_day, is_text, only
from outreach_core.ids import StaffId
from outreach_core.visits._course import NEVER, Course, Task
from outreach_core.visits._stop_rules import stop_violations
from outreach_core.visits.day_policy import LIVE_FILL
from outreach_core.visits.plan import Stop, Tour, VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitId, VisitRequest


@attrs.frozen(kw_only=True)
class StandbyVisit:
    """One visit that the pair of a tour may make and nobody has planned.

    Attributes:
        visit: Which visit.
        extra_minutes: Extra travel at the best place of the tour, whole minutes.
    """

    visit: VisitId = attrs.field(validator=is_text)
    extra_minutes: int = attrs.field(validator=is_count)


@attrs.frozen(kw_only=True)
class TourStandby:
    """The standby list of one tour, the first one first.

    Attributes:
        day: Day of the tour.
        pair: The two, sorted.
        visits: Agreed visits first, then by urgency, then by extra travel.
    """

    day: pendulum.Date = attrs.field(validator=is_day)
    pair: tuple[StaffId, StaffId]
    visits: tuple[StandbyVisit, ...] = attrs.field(validator=only(StandbyVisit))

    @property
    def ids(self) -> tuple[VisitId, ...]:
        """The visits alone, as :func:`next_stop` takes them."""
        return tuple(entry.visit for entry in self.visits)


def standby_for(problem: VisitProblem, plan: VisitPlan) -> tuple[TourStandby, ...]:
    """Return one ranked list for each tour of *plan*, in its order.

    On a list stands who is not planned, could be visited by these two on this day by
    every rule of the checker, and could be reached in a window while the two are out
    or until the end of their shift. An alternative of a planned visit is not on it,
    nor is a visit announced for another time. One visit may stand on several lists.

    Args:
        problem: Days, staff, requests and rules.
        plan: A valid plan, of any planner.

    Raises:
        UnknownNameError: The plan names staff or visits that the problem lacks.
    """
    return tuple(_of_tour(problem, plan, tour) for tour in plan.tours)


def _of_tour(problem: VisitProblem, plan: VisitPlan, tour: Tour) -> TourStandby:
    course = Course(problem, tour, LIVE_FILL)
    planned = plan.planned
    groups = {problem.request(visit).one_of for visit in planned} - {""}
    found = [
        (not task.agreed, task.urgency, _extra_minutes(course, task), task.id)
        for task in standby_tasks(course)
        if task.id not in planned and task.group not in groups
    ]
    return TourStandby(
        day=tour.day,
        pair=tour.pair,
        visits=tuple(
            StandbyVisit(visit=visit, extra_minutes=extra)
            for _, _, extra, visit in sorted(found)
        ),
    )


def standby_tasks(course: Course) -> list[Task]:
    """Return every visit that the tour of *course* could make, planned or not."""
    found = []
    day = course.tour.day
    for request in course.problem.requests:
        if request.pinned is not None or all(w.day != day for w in request.windows):
            continue
        task = course.task(request)
        if not task.windows:
            continue
        way = course.rows[course.base][task.place]
        begin = task.begin(course.tour.start_minute + way)
        if begin >= NEVER or begin + task.planned > course.end:
            continue
        if allowed(course.problem, course.tour, request, task.windows[0][0]):
            found.append(task)
    return found


def allowed(
    problem: VisitProblem, tour: Tour, request: VisitRequest, minute: int
) -> bool:
    """Say whether the checker lets the pair of *tour* visit *request* at *minute*.

    Hours, ways and the other stops do not count; the begin is moved onto the grid.
    """
    grid = problem.rules.start_grid_minutes
    start = -(-minute // grid) * grid
    stop = Stop(
        visit=request.id,
        arrive_minute=start,
        start_minute=start,
        end_minute=start + request.duration_minutes,
    )
    return next(iter(stop_violations(problem, tour, stop)), None) is None


def _extra_minutes(course: Course, task: Task) -> int:
    places = [course.base, *(stop.place for stop in course.tasks), course.home]
    rows = course.rows
    return max(
        0,
        min(
            rows[a][task.place] + rows[task.place][b] - rows[a][b]
            for a, b in pairwise(places)
        ),
    )
