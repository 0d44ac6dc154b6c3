"""A planned week is under way and goes otherwise: what changes, and who has to hear it?

The plan in force says when each visit stands; the cases say whom it is for, who was
told of it, and what has become of it since. Nothing is planned that was not planned.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words, in_both
from outreach_core.calendar import short_day
from outreach_core.cases import (
    Case,
    VisitAnnounced,
    VisitState,
)
from outreach_core.errors import InvalidInputError
from outreach_core.ids import StaffId
from outreach_core.people import Absence, StaffMember
from outreach_core.visits import (
    CalledOff,
    CameBy,
    Notice,
    PlanChange,
    PlannedWeek,
    StaffIll,
    Violation,
    VisitId,
    VisitPlan,
    VisitProblem,
    VisitRequest,
    check_plan,
    notices_of,
    replan,
)
from outreach_core.workflows.due_visits import DueVisits
from outreach_core.workflows.letter_times import LetterTimes
from outreach_core.workflows.office_day import (
    IN_FORCE,
    OfficeDay,
    OnRecord,
    found_in,
    length_planned,
    on_record,
    places_of,
    standing_requests,
)
from outreach_core.workflows.plan_in_force import DayEvent, PlanInForce
from outreach_core.workflows.planning import forecast_of, week_problem
from outreach_core.workflows.visit_places import details_of

_NO_STAFF: Final = Words(
    "{who} steht im Plan, aber nicht in der Personalliste. Bitte dort wieder eintragen; "
    "wer ausfällt, wird mit --ill genannt.",
    "{who} stands in the plan, but not in the staff list. Enter them there again; name "
    "whoever is away with --ill.",
)
_OTHER_WEEK: Final = Words(
    "Der Plan ist für {first} bis {last}; gefragt ist eine andere Woche.",
    "The plan is for {first} to {last}; another week is asked for.",
)


@attrs.frozen(kw_only=True)
class WeekInForce:
    """A week under way.

    Attributes:
        held: The plan that holds.
        week: The same with problem and what stands on paper.
        told: The visits that somebody counts on, with the two who were named to them;
            ``None``: agreed without names.
        news: What the cases know and the plan does not: visits that are off.
        notes: What took the place of travel times that failed.
    """

    held: PlanInForce
    week: PlannedWeek
    told: Mapping[VisitId, tuple[StaffId, ...] | None] = attrs.field(repr=False)
    news: tuple[DayEvent, ...] = ()
    notes: tuple[Words, ...] = ()


@attrs.frozen(kw_only=True)
class WeekReplanned:
    """A week after some events.

    Attributes:
        held: The plan that holds from now on.
        week: The same with problem and what stands on paper.
        changes: What differs from the plan before, by visit.
        notices: Whom to call or to write to, by visit.
        rest: What was left to plan at that minute.
        rest_plan: The part of the plan that is still to come.
        violations: What the independent checker found in the rest of the week.
        events: What was worked in now; empty: nothing has changed.
    """

    held: PlanInForce
    week: PlannedWeek
    changes: tuple[PlanChange, ...] = ()
    notices: tuple[Notice, ...] = ()
    rest: VisitProblem = attrs.field(repr=False)
    rest_plan: VisitPlan = attrs.field(repr=False)
    violations: tuple[Violation, ...] = ()
    events: tuple[DayEvent, ...] = ()


def week_in_force(
    held: PlanInForce,
    cases: Iterable[Case],
    day: OfficeDay,
    *,
    also: tuple[VisitRequest, ...] = (),
) -> WeekInForce:
    """Put a week under way together from its plan, the cases and the sources.

    Args:
        held: The plan that holds.
        cases: All cases.
        day: What the office has set, and what time it is.
        also: Further visits that are asked for, with places of :func:`places_of`.

    Raises:
        InvalidInputError: The plan is for another week, holds a visit that no case
            knows, or somebody who is not in the staff list.
        PluginError: The travel times failed, and the settings want the run to end then.
    """
    faults = [*_other_week(held.plan, day), *_unknown_staff(held.plan, day)]
    if faults:
        raise InvalidInputError(IN_FORCE, faults)
    cases = tuple(cases)
    known = on_record(cases, held.plan)
    places = places_of(cases, day)
    asked = standing_requests(held.plan, known, places, day)
    problem, notes = week_problem(
        DueVisits(requests=(*asked, *also), details={}, not_due=()),
        days=day.days,
        staff=with_absences(day.staff, held.events),
        office=day.office,
        travel=day.travel,
        workdays=day.workdays,
        rules=day.rules,
    )
    week = PlannedWeek(
        problem=problem,
        plan=held.plan,
        details=details_of(problem.requests, day.people, day.means),
        staff_names={member.id: member.name for member in day.staff},
    )
    return WeekInForce(
        held=held,
        week=week,
        told=_told(known),
        news=tuple(_news(held.plan, known, day)),
        notes=notes,
    )


def known_problem(
    held: PlanInForce,
    cases: Iterable[Case],
    day: OfficeDay,
    due: Iterable[VisitRequest] = (),
) -> VisitProblem:
    """Return what is known about the week of any plan, so that it can be judged.

    Args:
        held: The plan, from whomever; a visit of it that nobody knows stays unknown.
        cases: All cases.
        day: What the office has set.
        due: Visits that are due in that week, planned or not.

    Raises:
        PluginError: The travel times failed, and the settings want the run to end then.
    """
    cases = tuple(cases)
    asked = {request.id: _as_long(request, held.plan) for request in due}
    known = {
        visit: found
        for visit, found in found_in(cases, held.plan).items()
        if visit not in asked
    }
    standing = standing_requests(held.plan, known, places_of(cases, day), day)
    problem, _ = week_problem(
        DueVisits(requests=(*asked.values(), *standing), details={}, not_due=()),
        days=day.days,
        staff=with_absences(day.staff, as_lived(held.events, held.plan)),
        office=day.office,
        travel=day.travel,
        workdays=day.workdays,
        rules=day.rules,
    )
    return problem


def _as_long(request: VisitRequest, plan: VisitPlan) -> VisitRequest:
    """Return a request that stands in the cases as long as *plan* has it."""
    found = plan.stop_of(request.id)
    if request.pinned is None or found is None:
        return request
    length = length_planned(request.length, found[1])
    return attrs.evolve(request, length=length)


def replan_week(
    force: WeekInForce,
    events: Iterable[DayEvent],
    *,
    now: pendulum.DateTime,
    seed: int,
    letters: LetterTimes | None = None,
) -> WeekReplanned:
    """Change the plan in force as little as *events* and the cases allow.

    An event that was worked in before is not worked in again.

    Args:
        force: The week under way.
        events: What has happened, as far as the cases do not know it.
        now: Day and minute, by the clock of the office.
        seed: The same seed gives the same plan.
        letters: How long the letters of this office take, so that a notice says "write"
            only where the letter can be sent; ``None``: four days.

    Raises:
        InvalidInputError: An event names a visit or a person that nobody knows.
    """
    wanted = dict.fromkeys((*force.news, *events))
    new = tuple(event for event in wanted if not force.held.knows(event))
    before = force.week
    found = replan(before.problem, before.plan, new, now=now, seed=seed)
    off = {event.visit for event in new if isinstance(event, CalledOff | CameBy)}
    told = [change for change in found.changes if change.visit not in off]
    today = pendulum.date(now.year, now.month, now.day)
    lived = with_absences(before.problem.staff, as_lived(new, found.plan))
    problem = attrs.evolve(found.problem, staff=lived)
    held = force.held.followed_by(found.plan, new) if new else force.held
    known = _as_told(force)
    by_letter = None if letters is None else partial(_by_letter, letters, known)
    notices = notices_of(known, told, today=today, by_letter=by_letter)
    week = attrs.evolve(before, problem=problem, plan=found.plan)
    if new:
        # The page then says what has changed, and who must hear of it.
        forecast = forecast_of(found.rest, found.rest_plan, seed=seed)
        week = attrs.evolve(
            week, before=before.plan, notices=notices, forecast=forecast
        )
    return WeekReplanned(
        held=held,
        week=week,
        changes=found.changes,
        notices=notices,
        rest=found.rest,
        rest_plan=found.rest_plan,
        violations=check_plan(found.rest, found.rest_plan),
        events=new,
    )


def _by_letter(letters: LetterTimes, problem: VisitProblem, change: PlanChange) -> bool:
    agreed = problem.request(change.visit).agreed
    return letters.tells(change, agreed=agreed)


def _other_week(plan: VisitPlan, day: OfficeDay) -> Iterable[Words]:
    planned = sorted({tour.day for tour in plan.tours})
    if not set(planned) <= set(day.days):
        first, last = in_both(short_day, planned[0]), in_both(short_day, planned[-1])
        yield _OTHER_WEEK.fill(first=first, last=last)


def _unknown_staff(plan: VisitPlan, day: OfficeDay) -> Iterable[Words]:
    known = {member.id for member in day.staff}
    needed = {who for t in plan.tours if t.day >= day.today for who in t.pair}
    return (_NO_STAFF.fill(who=who) for who in sorted(needed - known))


def with_absences(
    staff: tuple[StaffMember, ...], events: Iterable[DayEvent]
) -> tuple[StaffMember, ...]:
    """Return the staff with the absences that were reported during the week."""
    away = [event for event in events if isinstance(event, StaffIll)]
    return tuple(
        attrs.evolve(
            member,
            absences=(
                *member.absences,
                *(
                    Absence(first=event.first, last=event.last)
                    for event in away
                    if event.staff == member.id
                ),
            ),
        )
        for member in staff
    )


def as_lived(events: Iterable[DayEvent], plan: VisitPlan) -> Iterator[DayEvent]:
    """Yield *events* as a day looks afterwards: who fell ill on tour was there.

    The plan knows already that the tour ended; the absence begins the day after.
    """
    out = {(who, tour.day) for tour in plan.tours for who in tour.pair}
    for event in events:
        if not isinstance(event, StaffIll) or (event.staff, event.first) not in out:
            yield event
        elif event.last > event.first:
            yield attrs.evolve(event, first=event.first.add(days=1))


def _told(known: OnRecord) -> Mapping[VisitId, tuple[StaffId, ...] | None]:
    told: dict[VisitId, tuple[StaffId, ...] | None] = {}
    for visit, (case, planned) in sorted(known.items()):
        # What was said once binds, also after the visit has been moved in the case.
        said = [
            event
            for event in case.events
            if isinstance(event, VisitAnnounced) and event.visit == visit
        ]
        if said:
            told[visit] = said[-1].pair
        elif planned.agreed:
            told[visit] = None
    return told


def _as_told(force: WeekInForce) -> VisitProblem:
    """Return the problem with exactly those visits announced that somebody knows of."""
    requests = []
    for request in force.week.problem.requests:
        pair = force.told.get(request.id)
        pin = request.pinned if request.id in force.told else None
        if pin is not None and pair is not None:
            pin = attrs.evolve(pin, pair=(pair[0], pair[1]))
        agreed = request.agreed and request.id in force.told
        requests.append(attrs.evolve(request, pinned=pin, agreed=agreed))
    return attrs.evolve(force.week.problem, requests=tuple(requests))


def _news(plan: VisitPlan, known: OnRecord, day: OfficeDay) -> Iterator[DayEvent]:
    """Yield what the cases say and the plan does not know."""
    for visit, (_, planned) in sorted(known.items()):
        found = plan.stop_of(visit)
        if found is None or not day.is_ahead(found[0].day, found[1].start_minute):
            continue
        if planned.state is VisitState.CANCELLED:
            yield CalledOff(visit=visit)
        elif planned.state is VisitState.ENDED:
            yield CameBy(visit=visit)
