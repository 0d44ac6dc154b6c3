"""One step of the week each, done for one office with what it has set."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import pendulum

from outreach_cli import in_force
from outreach_cli.choices import (
    announcement_rules,
    hours_of,
    letter_facts,
    means_of,
    offer_rules,
    office_place,
    policy_of,
    sender_of,
    workdays_of,
)
from outreach_cli.honest_letters import honest_plan
from outreach_cli.office import Office
from outreach_cli.print_centre import print_files
from outreach_cli.spreading import in_order
from outreach_cli.visit_letters import translations_of
from outreach_core import Words
from outreach_core.calendar import working_week
from outreach_core.cases import CaseEvent
from outreach_core.eligibility import (
    Radar,
    RadarReading,
    Screening,
)
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import (
    LETTER_CHECK,
    LETTER_FORMAT,
    LETTER_TEMPLATE,
    PLANNER,
    REPORT_SECTION,
    SINK,
    TRAVEL_TIMES,
)
from outreach_core.ids import CustomerId
from outreach_core.letters import (
    PRINT_PROFILES,
    InvitationFacts,
    LetterPlan,
    merged_plans,
    plan_letters,
)
from outreach_core.reports import (
    DisclosureRule,
    InterimReport,
    interim_report,
    measures,
)
from outreach_core.visits import (
    Budget,
    VisitPlan,
    VisitProblem,
)
from outreach_core.workflows import (
    DayEvent,
    DueVisits,
    Gathered,
    LetterRun,
    OfficeDay,
    OpenedCases,
    PlanInForce,
    WeekPlanned,
    WeekReplanned,
    all_cases,
    checked_addresses_only,
    confirmed_keys,
    due_visits,
    gather,
    known_problem,
    open_cases,
    plan_week,
    radar_of,
    replan_week,
    send_letters,
    undecided_only,
    week_in_force,
    with_absences,
    with_sections,
)

TIME_ZONE: Final = "Europe/Berlin"
"""Where the clocks of the office hang."""

_NOT_AN_INVITATION: Final = Words(
    "{name!r} ist keine Einladung für die ganze Arbeitsliste. Bitte eine Vorlage für den "
    "ersten Brief oder ein späteres Angebot wählen; Ankündigungen schreibt `outreach "
    "announce`, den Brief zu § 7b SGB II bekommt von selbst, wen er betrifft.",
    "{name!r} is no invitation for the whole worklist. Choose a template of the first "
    "letter or of a later offer; `outreach announce` writes announcements, and the "
    "letter about § 7b SGB II goes by itself to those whom it concerns.",
)
_NO_DAY_LEFT: Final = Words(
    "In dieser Woche ist kein Arbeitstag mehr übrig. Mit --week eine spätere nennen.",
    "No working day of this week is left. Name a later one with --week.",
)


def read(office: Office, *, as_of: pendulum.Date) -> Gathered:
    """Read all sources and directories that the settings name."""
    return gather(
        office.registry,
        sources=office.settings.sources,
        directories=office.settings.directories,
        as_of=as_of,
    )


def radar_today(office: Office, gathered: Gathered) -> Radar:
    """Say who is inside the window of § 7b SGB II, and what is planned for them."""
    return radar_of(
        gathered,
        all_cases(office.store),
        workdays=workdays_of(office),
        reading=RadarReading(
            early_appearance_counts=office.settings.radar.early_appearance_counts
        ),
        policy=policy_of(office),
    )


def opened_cases(office: Office, screening: Screening) -> OpenedCases:
    """Open a case for everybody on the worklist."""
    return open_cases(screening, store=office.store, on=screening.as_of)


def recipients(
    office: Office, screening: Screening, *, dry_run: bool = False
) -> frozenset[CustomerId]:
    """Return who is to be written to: the worklist, less those who want to be left.

    Cases are opened on the way unless *dry_run* is set.
    """
    if dry_run:
        closed = {c.customer for c in all_cases(office.store) if c.closed is not None}
        return frozenset(d.customer for d in screening.worklist) - closed
    return opened_cases(office, screening).active


def letter_plan(
    office: Office,
    gathered: Gathered,
    wanted: frozenset[CustomerId],
    *,
    radar: Radar,
    on: pendulum.Date,
) -> LetterPlan:
    """Compose and check the letters to *wanted*; nothing is sent.

    People inside the window of § 7b SGB II get the honest letter, or none before it was
    reviewed. Doubtful addresses are held back.

    Raises:
        InvalidInputError: The settings lack what stands in every letter, or there are
            not two people who could visit.
    """
    template = office.registry.one(LETTER_TEMPLATE, office.settings.letters.template)
    if template.facts_type is not InvitationFacts:
        fault = _NOT_AN_INVITATION.fill(name=template.name)
        raise InvalidInputError(subject="letters.template", faults=[fault])
    inside = radar.inside_now
    friendly = plan_letters(
        (p for p in gathered.people if p.id in wanted and p.id not in inside),
        template=template,
        facts=letter_facts(office, gathered, on),
        sender=sender_of(office),
        occasion=office.settings.letters.occasion,
        day=on,
        already=confirmed_keys(office.store),
        checks=office.registry.all(LETTER_CHECK),
        translations=translations_of(office, template),
        in_grace_month=inside,
    )
    honest = honest_plan(office, gathered, wanted, radar=radar, on=on)
    plan = merged_plans((friendly, honest))
    plan = undecided_only(plan, cases=all_cases(office.store), on=on)
    if not office.settings.letters.hold_doubtful_addresses:
        return plan
    return checked_addresses_only(plan, people=gathered.by_id)


def hand_over(
    office: Office,
    plan: LetterPlan,
    *,
    radar: Radar,
    on: pendulum.Date,
    told: Mapping[str, CaseEvent] = MappingProxyType({}),
    batch: bool = False,
) -> LetterRun:
    """Render the letters of a plan and hand each over once; note what they tell.

    Args:
        office: The office with its settings.
        plan: The letters.
        radar: Who is inside the window of § 7b SGB II.
        on: Day on which the letters are handed over.
        told: What the person knows by a letter, by the text of its key.
        batch: Many letters in one file for a print centre, with packing lists.

    Raises:
        InvalidInputError: No format of the settings can set batches.
    """
    if batch:
        return print_files(office, plan, radar=radar, on=on, told=told)
    registry = office.registry
    formats = [
        registry.one(LETTER_FORMAT, name) for name in office.settings.letters.formats
    ]
    return send_letters(
        plan,
        radar=radar,
        formats=formats,
        profile=PRINT_PROFILES[office.settings.letters.profile],
        sink=registry.one(SINK, office.settings.output.documents),
        store=office.store,
        on=on,
        in_order=in_order,
        progress=office.reporter.on_progress,
        told=told,
    )


def planned(
    office: Office,
    gathered: Gathered,
    *,
    on: pendulum.Date,
    week: pendulum.Date,
    confirmed: frozenset[CustomerId] = frozenset(),
) -> WeekPlanned:
    """Plan the visits of the working week of *week*, as known on *on*.

    Days before *on* are over and left alone; visits that stand in an earlier plan stay.
    For the visits to *confirmed* an interpreter has said yes.

    Raises:
        InvalidInputError: No working day of that week is left.
    """
    settings = office.settings.visits
    workdays = workdays_of(office)
    days = tuple(
        day for day in working_week(week) if day >= on and workdays.is_workday(day)
    )
    if not days:
        raise InvalidInputError(subject="--week", faults=[_NO_DAY_LEFT])
    before = in_force.known(office, week)
    return plan_week(
        due_of_week(office, gathered, on=on, days=days, confirmed=confirmed),
        days=days,
        staff=with_absences(gathered.staff, before.events if before else ()),
        office=office_place(office),
        travel=office.registry.one(TRAVEL_TIMES, settings.travel),
        planner=office.registry.one(PLANNER, settings.planner),
        workdays=workdays,
        rules=office.settings.work.rules(),
        seed=settings.seed,
        budget=Budget(iterations=settings.iterations),
    )


def due_of_week(
    office: Office,
    gathered: Gathered,
    *,
    on: pendulum.Date,
    days: tuple[pendulum.Date, ...],
    confirmed: frozenset[CustomerId] = frozenset(),
) -> DueVisits:
    """Ask every case which visit is due on *days*, as known on *on*.

    All cases are asked, the closed ones too: then homes have the same opaque names as
    everywhere else.
    """
    return due_visits(
        all_cases(office.store),
        people=gathered.by_id,
        days=days,
        as_of=on,
        workdays=workdays_of(office),
        rules=offer_rules(office),
        hours=hours_of(office),
        office=office_place(office),
        radar=radar_today(office, gathered),
        means=means_of(office, confirmed=confirmed),
    )


def replanned(
    office: Office,
    gathered: Gathered,
    held: PlanInForce,
    events: Iterable[DayEvent],
    *,
    now: pendulum.DateTime,
) -> tuple[WeekReplanned, OfficeDay]:
    """Work *events* into the plan that holds in the week of *now*.

    Raises:
        InvalidInputError: The plan does not fit cases, staff or week, or an event
            names a visit or a person that nobody knows.
    """
    day = pendulum.date(now.year, now.month, now.day)
    today = in_force.office_day(office, gathered, now=now, day=day)
    force = week_in_force(held, all_cases(office.store), today)
    found = replan_week(
        force,
        events,
        now=now,
        seed=office.settings.visits.seed,
        letters=announcement_rules(office).times(on=day, workdays=today.workdays),
    )
    return found, today


def problem_for(
    office: Office, gathered: Gathered, plan: VisitPlan, *, on: pendulum.Date
) -> VisitProblem:
    """Return all that is known about the week of any plan, to judge it.

    Visits that stand in a case are judged as announced, the others as they are due. A
    visit that nobody asked for stays unknown.
    """
    first = min(tour.day for tour in plan.tours)
    now = in_force.morning_of(on)
    day = in_force.office_day(office, gathered, now=now, day=first)
    before = in_force.known(office, first)
    held = PlanInForce(plan=plan, events=before.events if before else ())
    days = tuple(each for each in day.days if each >= on)
    due = due_of_week(office, gathered, on=on, days=days).requests if days else ()
    return known_problem(held, all_cases(office.store), day, due)


def reported(office: Office, *, as_of: pendulum.Date) -> InterimReport:
    """Count, suppress small counts, put the report together, sections of plug-ins too."""
    report = interim_report(
        measures(all_cases(office.store), as_of=as_of),
        as_of=as_of,
        office=office.settings.office.name,
        rule=DisclosureRule(minimum=office.settings.report.minimum),
    )
    return with_sections(report, office.registry.all(REPORT_SECTION))
