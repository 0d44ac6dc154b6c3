"""How a week of visits is planned by any planner and judged by the core."""

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.calendar import Workdays
from outreach_core.cases import Case, OfferRules, VisitScheduled, apply
from outreach_core.errors import InvalidInputError, NoProposalError, PluginError
from outreach_core.hooks import CaseStore, blame
from outreach_core.ids import StaffId
from outreach_core.people import StaffMember
from outreach_core.visits import (
    LIVE_FILL,
    Budget,
    BuiltInPlanner,
    Forecast,
    JudgedProposal,
    Lack,
    Place,
    PlaceKind,
    PlannedWeek,
    Planner,
    PlanTrace,
    Proposal,
    RefusalCode,
    RefusedProposal,
    StraightLine,
    TravelTable,
    TravelTimes,
    Violation,
    VisitPlan,
    VisitProblem,
    WorkRules,
    check_plan,
    judge_proposal,
    lacks_of,
    notes_on_lacks,
    simulate,
)
from outreach_core.workflows.due_visits import DueVisits
from outreach_core.workflows.failing import failed

_MOST_RUNS = 50
_LEAST_RUNS = 10
_TOURS_LIVED = 500
"""Of all runs together: a forecast costs less than the search, measured for 88 tours."""
_NO_WAYS = Words(
    "Die Fahrzeiten {name!r} sind ausgefallen ({reason}); gerechnet wird mit der "
    "Luftlinie.",
    "The travel times {name!r} failed ({reason}); the straight line is used instead.",
)


@attrs.frozen(kw_only=True)
class WeekPlanned:
    """A planned week, checked by somebody other than the planner.

    Attributes:
        week: Problem, plan and what stands on paper.
        due: What was due, and the cases without a visit in this week.
        violations: What the independent checker found; empty for every plan that
            this module returns from the built-in planner.
        notes: What the built-in planner or travel times did instead of others, and why;
            empty when all did what they should.
        trace: Who made the plan, by which seed, and what was refused or put right.
    """

    week: PlannedWeek
    due: DueVisits
    violations: tuple[Violation, ...] = ()
    notes: tuple[Words, ...] = ()
    trace: PlanTrace | None = None


def plan_week(
    due: DueVisits,
    *,
    days: tuple[pendulum.Date, ...],
    staff: tuple[StaffMember, ...],
    office: Place,
    travel: TravelTimes,
    planner: Planner,
    workdays: Workdays,
    rules: WorkRules,
    seed: int,
    budget: Budget,
) -> WeekPlanned:
    """Plan the due visits of some days.

    The plan of any planner is checked and rated here, and its own words about itself
    count for nothing. What a planner cannot express is put right first. What is
    invalid, worse than the built-in plan or not there at all is refused and noted;
    then the built-in plan stands. The built-in planner searches first, so a ``stop``
    that counts time counts for both. Travel times that fail or
    cannot be are replaced by the straight line, and noted.

    Args:
        due: The visits, from ``due_visits``.
        days: Days that are planned, sorted.
        staff: Who may go; with fewer than two nobody goes and every visit says so.
        office: Where tours begin and end.
        travel: Ways between places; it sees opaque names and positions only.
        planner: Who plans.
        workdays: Says which days are Sundays or holidays.
        rules: Working time and pairs; the guard against too many attempts is that of
            *due*.
        seed: The same seed gives the same plan.
        budget: How long the planner may search.

    Raises:
        PluginError: Planner or travel times failed, or broke a rule, and the settings
            want the run to end then.
    """
    problem, doubts = week_problem(
        due,
        days=days,
        staff=staff,
        office=office,
        travel=travel,
        workdays=workdays,
        rules=rules,
    )
    plan, trace = _plan(problem, planner, seed=seed, budget=budget)
    week = PlannedWeek(
        problem=problem,
        plan=plan,
        details=due.details,
        staff_names={member.id: member.name for member in staff},
        forecast=forecast_of(problem, plan, seed=seed),
        trace=trace,
    )
    return WeekPlanned(
        week=week,
        due=due,
        violations=check_plan(problem, plan),
        notes=(*doubts, *_refusal(trace)),
        trace=trace,
    )


def week_problem(
    due: DueVisits,
    *,
    days: tuple[pendulum.Date, ...],
    staff: tuple[StaffMember, ...],
    office: Place,
    travel: TravelTimes,
    workdays: Workdays,
    rules: WorkRules,
) -> tuple[VisitProblem, tuple[Words, ...]]:
    """Put together all that a planner and the checker may know of some days.

    Args:
        due: The visits.
        days: Days that are planned, sorted.
        staff: Who may go.
        office: Where tours begin and end.
        travel: Ways between places; it sees opaque names and positions only.
        workdays: Says which days are Sundays or holidays.
        rules: Working time and pairs; the guard is that of *due*.

    Returns:
        The problem, and a note when the straight line took the place of *travel*.

    Raises:
        PluginError: The travel times failed, and the settings want the run to end then.
    """
    sites = _sites(staff)
    table, doubts = _ways((office, *_places(due, *sites)), travel)
    problem = VisitProblem(
        days=days,
        staff=staff,
        requests=due.requests,
        office=office,
        travel_minutes=table,
        rules=_with_guard(rules, due.rules),
        holidays={day: n for day in days if (n := workdays.name_of(day))},
        bases=sites[0],
        ends=sites[1],
    )
    return problem, doubts


def forecast_of(
    problem: VisitProblem, plan: VisitPlan, *, seed: int
) -> Forecast | None:
    """Say what a plan may bring: talks, late promises, the way home.

    It is lived through less often the more tours it has.

    Args:
        problem: What was to be planned.
        plan: The plan, or what of it is still to come.
        seed: The same seed, the same forecast.

    Returns:
        The forecast; ``None``: there is no tour.
    """
    if not plan.tours:
        return None
    runs = max(_LEAST_RUNS, min(_MOST_RUNS, _TOURS_LIVED // len(plan.tours)))
    return simulate(problem, plan, runs=runs, seed=seed, policy=LIVE_FILL)


def _refusal(trace: PlanTrace) -> tuple[Words, ...]:
    return () if trace.refused is None else (trace.refused.words,)


def _places(due: DueVisits, *sites: dict[StaffId, Place]) -> tuple[Place, ...]:
    asked = (request.place for request in due.requests)
    return (*asked, *(place for site in sites for place in site.values()))


def _with_guard(rules: WorkRules, offers: OfferRules) -> WorkRules:
    """Return *rules* with the guard against too many attempts of the cases."""
    return attrs.evolve(
        rules,
        min_gap_days=offers.minimum_gap_days,
        max_attempts_a_month=offers.maximum_per_month,
        max_closed_doors=offers.closed_doors_before_change,
    )


def _sites(
    staff: tuple[StaffMember, ...],
) -> tuple[dict[StaffId, Place], dict[StaffId, Place]]:
    """Return where members start and end who do not at the office; opaque ids."""
    # Numbered: a travel-time service learns no name, not even a short one.
    numbered = list(enumerate(sorted(staff, key=lambda member: member.id)))
    starts = {
        m.id: Place(id=f"start-{i}", coordinates=m.start, kind=PlaceKind.OFFICE)
        for i, m in numbered
        if m.start is not None
    }
    ends = {
        m.id: Place(id=f"end-{i}", coordinates=m.end, kind=PlaceKind.OFFICE)
        for i, m in numbered
        if m.end is not None
    }
    return starts, ends


def _ways(
    places: tuple[Place, ...], travel: TravelTimes
) -> tuple[TravelTable, tuple[Words, ...]]:
    """Ask for all ways; fall back to the straight line, with a note."""
    try:
        return TravelTable.of(places, travel), ()
    except (PluginError, InvalidInputError) as error:
        reason = failed(travel, "minutes", error).why
        note = _NO_WAYS.fill(name=travel.name, reason=reason)
        return TravelTable.of(places, StraightLine()), (note,)


def _plan(
    problem: VisitProblem, planner: Planner, *, seed: int, budget: Budget
) -> tuple[VisitPlan, PlanTrace]:
    """Plan, first by the built-in planner, which any other has to beat."""
    own = BuiltInPlanner()
    trace = PlanTrace(
        engine=own.name,
        asked=planner.name,
        seed=seed,
        iterations=budget.iterations,
        repeatable=budget.stop is None,
    )
    if planner.name == own.name:
        return planner.plan(problem, seed=seed, budget=budget, start=None), trace
    start = own.plan(problem, seed=seed, budget=budget, start=None)
    judged = _judged(problem, planner, start, seed=seed, budget=budget)
    trace = attrs.evolve(trace, refused=judged.refused, notes=judged.notes)
    if judged.refused is not None:
        return start, trace
    repeatable = trace.repeatable and Lack.REPETITION not in lacks_of(planner)
    return judged.plan, attrs.evolve(trace, engine=planner.name, repeatable=repeatable)


def _judged(
    problem: VisitProblem,
    planner: Planner,
    start: VisitPlan,
    *,
    seed: int,
    budget: Budget,
) -> JudgedProposal:
    """Ask another planner to beat *start*; keep *start* unless it does."""
    name, said = planner.name, tuple[Words, ...]()
    named: PluginError | InvalidInputError
    try:
        lacks = lacks_of(planner)
        said = notes_on_lacks(name, lacks)
        plan = planner.plan(problem, seed=seed, budget=budget, start=start)
    except NoProposalError as error:
        named = blame(planner, "plan", error.reason)
        code = RefusalCode.HUNG if error.hung else RefusalCode.CRASHED
    except (PluginError, InvalidInputError) as error:
        named, code = error, RefusalCode.CRASHED
    else:
        proposal = Proposal(planner=name, plan=plan, lacks=lacks)
        judged = judge_proposal(problem, start, proposal)
        refused = judged.refused
        if refused is None or refused.code is RefusalCode.WORSE:
            return attrs.evolve(judged, notes=(*said, *judged.notes))
        named, code = blame(planner, "plan", refused.reason), refused.code
    # Settings may want the run to end here; else the culprit stands in the note.
    reason = failed(planner, "plan", named).why
    refused = RefusedProposal(planner=name, code=code, reason=reason)
    return JudgedProposal(plan=start, refused=refused, notes=said)


def schedule_visits(week: PlannedWeek, *, store: CaseStore, on: pendulum.Date) -> int:
    """Note every planned visit in its case; a second call changes nothing.

    Returns:
        How many visits were noted now.
    """
    noted = 0
    for tour in week.plan.tours:
        for stop in tour.stops:
            request = week.problem.request(stop.visit)
            events = store.read(request.customer)
            event = VisitScheduled(
                on=on,
                visit=stop.visit,
                day=tour.day,
                start_minute=stop.start_minute,
                pair=tour.pair,
                place=request.wishes.place,
            )
            if event in events:
                continue
            apply(Case.of(request.customer, events), event)
            store.append(request.customer, (event,), expected=len(events))
            noted += 1
    return noted
