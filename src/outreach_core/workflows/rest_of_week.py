"""What stands on the page of a week under way: also who is left out, and what to expect?

A plan in force knows only the visits that stand in it. Nothing is planned here: the
others are asked for once more, so that the page says of each one why not.
"""

from collections.abc import Iterable, Iterator

import attrs

from outreach_core.visits import PlannedWeek, TimeWindow, VisitPlan, VisitRequest
from outreach_core.workflows.due_visits import DueVisits
from outreach_core.workflows.office_day import OfficeDay
from outreach_core.workflows.planning import forecast_of, week_problem


def with_rest_of_week(
    week: PlannedWeek, due: DueVisits, day: OfficeDay, *, seed: int
) -> PlannedWeek:
    """Return *week* with the visits that are due in its rest and stand in no tour.

    Args:
        week: A week in force, as it was put together from its plan and the cases.
        due: What the cases ask for on the days that are left; who has a visit in
            *week* already is not listed twice.
        day: What the office has set; minutes before its ``now`` are over.
        seed: Of the forecast, for a week that has none.

    Returns:
        The same plan. Its problem holds more requests, each with times that are still
        to come, and the forecast looks at the tours from today on.

    Raises:
        PluginError: The travel times failed, and the settings want the run to end then.
    """
    known = {request.customer for request in week.problem.requests}
    others = tuple(_still_to_come(due.requests, day, known))
    problem, _ = week_problem(
        attrs.evolve(due, requests=(*week.problem.requests, *others)),
        days=week.problem.days,
        staff=week.problem.staff,
        office=day.office,
        travel=day.travel,
        workdays=day.workdays,
        rules=week.problem.rules,
    )
    details = {request.id: due.details[request.id] for request in others}
    left = VisitPlan(tours=tuple(t for t in week.plan.tours if t.day >= day.today))
    return attrs.evolve(
        week,
        problem=attrs.evolve(problem, under_way=week.problem.under_way),
        details={**week.details, **details},
        forecast=week.forecast or forecast_of(problem, left, seed=seed),
    )


def _still_to_come(
    requests: Iterable[VisitRequest], day: OfficeDay, known: Iterable[str]
) -> Iterator[VisitRequest]:
    """Yield who is asked for and stands nowhere, without the minutes that are over."""
    standing = frozenset(known)
    for request in requests:
        if request.customer not in standing:
            windows = tuple(_ahead(request.windows, day))
            yield attrs.evolve(request, windows=windows)


def _ahead(windows: Iterable[TimeWindow], day: OfficeDay) -> Iterator[TimeWindow]:
    for window in windows:
        if window.day > day.today:
            yield window
        elif window.day == day.today and window.end_minute > day.minute:
            first = max(window.start_minute, day.minute + 1)
            yield attrs.evolve(window, start_minute=first)
