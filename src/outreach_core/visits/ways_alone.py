"""Which ways does somebody go alone, to a colleague at a stop or home from one?

Only where pairs are formed for each stop. Nobody visits alone: a visit begins when
both are there.
"""

from collections.abc import Iterator

import attrs
import pendulum

from outreach_core.ids import StaffId
from outreach_core.visits.plan import Tour, VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitId


@attrs.frozen(kw_only=True)
class WayAlone:
    """One way that one person goes without the other of a pair.

    Attributes:
        day: The day.
        person: Who goes.
        start: Id of the place where the way begins.
        end: Id of the place where it ends.
        minutes: How long it takes.
        free_minute: From when the person is free at its beginning.
        leave_minute: When he or she leaves: so late that nobody waits at a door.
        after: The visit before it; ``None``: it begins where the person's day does.
        before: The visit after it; ``None``: it leads to where tours or the day end.
    """

    day: pendulum.Date
    person: StaffId
    start: str
    end: str
    minutes: int
    free_minute: int
    leave_minute: int
    after: VisitId | None = None
    before: VisitId | None = None

    @property
    def arrive_minute(self) -> int:
        """When the person is there, minutes after midnight."""
        return self.leave_minute + self.minutes

    @property
    def wait_minutes(self) -> int:
        """Minutes between the visit before and leaving; 0 at the begin of a day."""
        return 0 if self.after is None else self.leave_minute - self.free_minute


def ways_alone(problem: VisitProblem, plan: VisitPlan) -> tuple[WayAlone, ...]:
    """Return the ways that somebody goes alone, by day, person and time.

    Ways between the office and a base are no part of a plan and not among them.

    Args:
        problem: Places and ways; strangers go no way that anybody knows.
        plan: Any plan.
    """
    if not any(tour.at_a_stop for tour in plan.tours):
        return ()
    days: dict[tuple[pendulum.Date, StaffId], list[Tour]] = {}
    for tour in plan.tours:
        for person in tour.pair:
            days.setdefault((tour.day, person), []).append(tour)
    found: list[WayAlone] = []
    for day, person in sorted(days):
        own = sorted(days[day, person], key=_start)
        found += _of_one_day(problem, person, own)
    return tuple(found)


def _start(tour: Tour) -> int:
    return tour.start_minute


def _of_one_day(
    problem: VisitProblem, person: StaffId, own: list[Tour]
) -> Iterator[WayAlone]:
    for before, after in zip([None, *own], [*own, None], strict=True):
        parts = before is not None and before.parts_at_stop
        meets = after is not None and after.meets_at_stop
        if parts or meets:
            yield _way(problem, person, before, after)


def _way(
    problem: VisitProblem, person: StaffId, before: Tour | None, after: Tour | None
) -> WayAlone:
    here, there = problem.start_of(person).id, problem.home_of(person).id
    if before is not None:
        here = problem.last_place(before)
    if after is not None:
        there = problem.first_place(after)
    minutes = problem.travel_minutes.minutes(here, there)
    leave = before.end_minute if before is not None else 0
    if after is not None and after.meets_at_stop:
        leave = after.start_minute - minutes
    (day,) = {tour.day for tour in (before, after) if tour is not None}
    return WayAlone(
        day=day,
        person=person,
        start=here,
        end=there,
        minutes=minutes,
        free_minute=leave if before is None else before.end_minute,
        leave_minute=leave,
        after=before.stops[-1].visit if before and before.parts_at_stop else None,
        before=after.stops[0].visit if after and after.meets_at_stop else None,
    )
