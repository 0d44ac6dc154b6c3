"""Where the office keeps the plan that holds, one file for each week?

The file lies beside the cases, for its owner only: the outbox may be tidied up at any
time. It goes two weeks after its week; by then everything in it stands in the cases.
"""

from pathlib import Path
from typing import Final

import pendulum

from outreach_cli.choices import hours_of, means_of, office_place, workdays_of
from outreach_cli.office import Office
from outreach_core import Words
from outreach_core.calendar import working_week
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import TRAVEL_TIMES, write_whole
from outreach_core.visits import PlannedWeek, StaffIll, VisitPlan
from outreach_core.workflows import (
    Gathered,
    OfficeDay,
    PlanInForce,
    in_force_from_json,
    in_force_to_json,
)

FOLDER: Final = ".outreach/plans"
_KEPT_DAYS: Final = 14
_NO_PLAN: Final = Words(
    "Für die Woche ab {monday} gibt es keinen Plan. Bitte zuerst `outreach plan --week "
    "{monday}`, oder mit --plan einen nennen.",
    "There is no plan for the week from {monday}. First `outreach plan --week {monday}`, "
    "or name one with --plan.",
)
_NO_FILE: Final = Words(
    "lässt sich nicht lesen. Bitte den Pfad prüfen; erwartet wird ein Plan als JSON in "
    "UTF-8.",
    "cannot be read. Check the path; expected is a plan as JSON in UTF-8.",
)


def text_of(path: Path) -> str:
    """Read a plan from anywhere.

    Raises:
        InvalidInputError: It is not there, or no text.
    """
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise InvalidInputError(path.name, [_NO_FILE]) from None


def known(office: Office, day: pendulum.Date) -> PlanInForce | None:
    """Return what holds in the week of *day*; ``None``: nothing was planned.

    Raises:
        InvalidInputError: The file is damaged.
    """
    path = _path(office, day)
    return in_force_from_json(text_of(path)) if path.exists() else None


def held(office: Office, day: pendulum.Date, file: Path | None = None) -> PlanInForce:
    """Return what holds in the week of *day*.

    Args:
        office: The office.
        day: Any day of the week.
        file: A plan to take instead; ``None``: the one of the office.

    Raises:
        InvalidInputError: There is none, or it has faults.
    """
    if file is not None:
        return in_force_from_json(text_of(file))
    found = known(office, day)
    if found is None:
        monday = working_week(day)[0].isoformat()
        raise InvalidInputError(subject="plan", faults=[_NO_PLAN.fill(monday=monday)])
    return found


def keep(office: Office, week: PlannedWeek, held: PlanInForce) -> None:
    """Write down what holds from now on; plans of weeks long over go."""
    first = week.problem.days[0]
    path = _path(office, first)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, in_force_to_json(week.problem, held).encode(), private=True)
    limit = first.subtract(days=_KEPT_DAYS).isoformat()
    for other in path.parent.glob("????-??-??.json"):
        if other.stem < limit:
            other.unlink()


def after_planning(
    office: Office, week: PlannedWeek, *, on: pendulum.Date
) -> PlanInForce:
    """Return what holds after a week was planned; its past days and absences stay.

    Args:
        office: The office.
        week: The week as planned on *on*.
        on: Day of the planning.
    """
    before = known(office, week.problem.days[0])
    if before is None:
        return PlanInForce(plan=week.plan)
    past = [tour for tour in before.plan.tours if tour.day < on]
    away = [event for event in before.events if isinstance(event, StaffIll)]
    return PlanInForce(
        plan=VisitPlan(tours=(*past, *week.plan.tours)),
        events=tuple(away),
        dropped=before.dropped - week.plan.planned,
    )


def office_day(
    office: Office, gathered: Gathered, *, now: pendulum.DateTime, day: pendulum.Date
) -> OfficeDay:
    """Return what the office has set, for the week of *day*."""
    workdays = workdays_of(office)
    return OfficeDay(
        days=tuple(each for each in working_week(day) if workdays.is_workday(each)),
        now=now,
        staff=gathered.staff,
        people=gathered.by_id,
        office=office_place(office),
        travel=office.registry.one(TRAVEL_TIMES, office.settings.visits.travel),
        workdays=workdays,
        rules=office.settings.work.rules(),
        hours=hours_of(office),
        means=means_of(office),
    )


def morning_of(day: pendulum.Date) -> pendulum.DateTime:
    """Return the first minute of *day*: nothing of it is past."""
    return pendulum.naive(day.year, day.month, day.day)


def _path(office: Office, day: pendulum.Date) -> Path:
    monday = working_week(day)[0].isoformat()
    return office.folder / FOLDER / f"{monday}.json"
