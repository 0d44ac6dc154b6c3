"""Which times are free while somebody is on the phone, and what follows from a yes?"""

import attrs
import pendulum

from outreach_cli import in_force, outputs
from outreach_cli.day_steps import whole_week
from outreach_cli.office import Office
from outreach_cli.steps import due_of_week
from outreach_core.cases import Case, PartOfDay
from outreach_core.hooks import Delivery
from outreach_core.ids import CustomerId
from outreach_core.visits import (
    Budget,
    PlannedWeek,
    SlotOffer,
    VisitRequest,
    offers_for,
    plan_visits,
    with_request,
)
from outreach_core.workflows import (
    Gathered,
    OfficeDay,
    PlanInForce,
    agree,
    all_cases,
    details_of,
    places_of,
    request_of_caller,
    week_in_force,
    week_problem,
)


@attrs.frozen(kw_only=True)
class FreeTimes:
    """What can be offered to one person in one week.

    Attributes:
        offers: The best free times, the best one first.
        held: The plan in force; ``None``: the week is not planned yet.
        week: The week, with what stands in it.
        day: What the office has set.
    """

    offers: tuple[SlotOffer, ...]
    held: PlanInForce | None
    week: PlannedWeek
    day: OfficeDay


def free_times(
    office: Office,
    gathered: Gathered,
    customer: CustomerId,
    *,
    on: pendulum.Date,
    week: pendulum.Date,
    part: PartOfDay | None,
) -> FreeTimes:
    """Find the best free times of a week; nobody else is moved.

    A week without a plan holds only what others have been promised in it.

    Raises:
        InvalidInputError: Nobody may visit this person now, or the plan in force has
            faults.
    """
    now = in_force.morning_of(on)
    day = in_force.office_day(office, gathered, now=now, day=week)
    cases = all_cases(office.store)
    request = request_of_caller(
        Case.of(customer, office.store.read(customer)),
        gathered.by_id[customer],
        places=places_of(cases, day),
        day=day,
        part=part,
    )
    held = in_force.known(office, week)
    if held is None:
        planned = _promised(office, gathered, request, day)
    else:
        also = () if request.id in held.plan.planned else (request,)
        planned = week_in_force(held, cases, day, also=also).week
    found = offers_for(planned.problem, planned.plan, request)
    return FreeTimes(offers=found, held=held, week=planned, day=day)


def accept(
    office: Office, gathered: Gathered, free: FreeTimes, offer: SlotOffer
) -> tuple[Delivery, ...]:
    """Note that the person said yes; a planned week has the visit from now on.

    Returns:
        What was written: nothing when the week is not planned yet.
    """
    held = free.held
    agree(offer, store=office.store, day=free.day, in_plan=held is not None)
    if held is None:
        return ()
    problem = with_request(free.week.problem, offer.request)
    details = details_of(problem.requests, gathered.by_id, free.day.means)
    week = attrs.evolve(free.week, problem=problem, plan=offer.plan, details=details)
    in_force.keep(office, week, held.followed_by(offer.plan, ()))
    return outputs.write_plan(office, whole_week(office, gathered, week, free.day))


def _promised(
    office: Office, gathered: Gathered, request: VisitRequest, day: OfficeDay
) -> PlannedWeek:
    """Plan what others have been promised in a week without a plan, and no more."""
    due = due_of_week(office, gathered, on=day.today, days=day.days)
    others = tuple(
        asked
        for asked in due.requests
        if asked.promised and asked.customer != request.customer
    )
    problem, _ = week_problem(
        attrs.evolve(due, requests=(*others, request)),
        days=day.days,
        staff=day.staff,
        office=day.office,
        travel=day.travel,
        workdays=day.workdays,
        rules=day.rules,
    )
    settings = office.settings.visits
    plan = plan_visits(
        attrs.evolve(problem, requests=others),
        seed=settings.seed,
        budget=Budget(iterations=settings.iterations),
    )
    names = {member.id: member.name for member in day.staff}
    return PlannedWeek(problem=problem, plan=plan, staff_names=names)
