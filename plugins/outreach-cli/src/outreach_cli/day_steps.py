"""One step of the day of the visits each, done for one office with what it has set."""

import attrs
import pendulum

from outreach_cli import in_force
from outreach_cli.office import Office
from outreach_cli.steps import TIME_ZONE, due_of_week
from outreach_core.visits import (
    DepositedPlan,
    PlannedWeek,
    VisitPlan,
    VisitProblem,
    deposit,
)
from outreach_core.workflows import (
    Gathered,
    OfficeDay,
    PlanInForce,
    all_cases,
    replan_week,
    week_in_force,
    with_rest_of_week,
)


def whole_week(
    office: Office, gathered: Gathered, week: PlannedWeek, today: OfficeDay
) -> PlannedWeek:
    """Return a week in force with everybody who is due in its rest, for the pages.

    Without it a page would show only visits that stand, and nobody who is left out.
    """
    days = tuple(day for day in today.days if day >= today.today)
    if not days:
        return week
    due = due_of_week(office, gathered, on=today.today, days=days)
    return with_rest_of_week(week, due, today, seed=office.settings.visits.seed)


def still_to_come(
    office: Office, gathered: Gathered, held: PlanInForce, *, now: pendulum.DateTime
) -> tuple[VisitProblem, VisitPlan]:
    """Return what of the plan in force lies ahead at *now*."""
    first = min(tour.day for tour in held.plan.tours)
    day = in_force.office_day(office, gathered, now=now, day=first)
    force = week_in_force(held, all_cases(office.store), day)
    force = attrs.evolve(force, news=())
    found = replan_week(force, (), now=now, seed=office.settings.visits.seed)
    return found.rest, found.rest_plan


def desk_of_day(
    office: Office,
    gathered: Gathered,
    held: PlanInForce,
    *,
    day: pendulum.Date,
    contact: str,
    lead: str,
) -> tuple[DepositedPlan, PlannedWeek]:
    """Deposit the plan of one day at the duty desk.

    Raises:
        InvalidInputError: Nobody sits there, or somebody there is out on that day.
    """
    now = in_force.morning_of(day)
    today = in_force.office_day(office, gathered, now=now, day=day)
    week = week_in_force(held, all_cases(office.store), today).week
    desk = office.settings.duty.desk(week.staff_names, contact=contact, lead=lead)
    zone = pendulum.timezone(TIME_ZONE)
    return deposit(held.plan, day=day, desk=desk, zone=zone), week
