"""One step of the week each, done for one office with what it has set."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

import pendulum

from outreach_cli.office import Office
from outreach_cli.spreading import in_order
from outreach_core import Words
from outreach_core.calendar import Workdays, earliest_visit_day, working_week
from outreach_core.cases import Case, NextOffer, OfferRules
from outreach_core.contacts import ContactHistory
from outreach_core.eligibility import (
    Decision,
    Screening,
    kassel,
    kassel_at_least,
    screen,
)
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import (
    LETTER_CHECK,
    LETTER_FORMAT,
    LETTER_TEMPLATE,
    PLANNER,
    RULEBOOK,
    SINK,
    TRAVEL_TIMES,
    WORKDAYS,
    Content,
    Page,
    Parcel,
    ParcelKind,
    Receipt,
)
from outreach_core.ids import CustomerId
from outreach_core.letters import (
    DIN_5008_B,
    LetterFacts,
    LetterPlan,
    Sender,
    VisitInvitation,
    plan_letters,
)
from outreach_core.people import Coordinates, Customer
from outreach_core.reports import (
    DisclosureRule,
    InterimReport,
    interim_report,
    measures,
    report_page,
)
from outreach_core.rules import Rulebook
from outreach_core.visits import Budget, Place, WorkRules, day_sheets, plan_page
from outreach_core.workflows import (
    OFFICE_PLACE,
    Gathered,
    LetterRun,
    OpenedCases,
    VisitingHours,
    WeekPlanned,
    all_cases,
    confirmed_keys,
    due_visits,
    gather,
    next_offers_table,
    open_cases,
    plan_week,
    schedule_visits,
    send_letters,
    worklist_tables,
)

_COUNTED: Final = {"kassel": kassel, "kassel-at-least": kassel_at_least}
_DAYS_A_WEEK: Final = 7
_MISSING: Final = Words(
    "office.{field} fehlt; ohne diese Angabe kann kein Brief geschrieben werden.",
    "office.{field} is missing; no letter can be written without it.",
)
_NO_PAIR: Final = Words(
    "Es {are} {count} im Team bekannt. Besuche macht niemand allein: bitte mindestens "
    "zwei Menschen in die Personaldatei eintragen.",
    "The team has {count}. Nobody visits alone: put at least two people into the staff "
    "file.",
)
_OTHER_EFFORTS: Final = Words(
    "screening.efforts gilt nur für die Regelwerke {known}; {name!r} legt die Zahl "
    "selbst fest. Bitte die Zeile entfernen.",
    "screening.efforts applies to the rulebooks {known} only; {name!r} sets the number "
    "itself. Remove the line.",
)


def read(office: Office, *, as_of: pendulum.Date) -> Gathered:
    """Read all sources and directories that the settings name."""
    return gather(
        office.registry,
        sources=office.settings.sources,
        directories=office.settings.directories,
        as_of=as_of,
    )


def rulebook_of(office: Office) -> Rulebook:
    """Return the rulebook that the settings name, with the office's own numbers."""
    wanted = office.settings.screening
    if wanted.efforts is None:
        return office.registry.one(RULEBOOK, wanted.rulebook)
    if wanted.rulebook in _COUNTED:
        return _COUNTED[wanted.rulebook](efforts=wanted.efforts)
    fault = _OTHER_EFFORTS.fill(name=wanted.rulebook, known=", ".join(sorted(_COUNTED)))
    raise InvalidInputError(subject="outreach.toml", faults=[fault])


def screened(office: Office, gathered: Gathered) -> Screening:
    """Judge everybody by the rulebook that the settings name."""
    return screen(
        gathered.with_histories(), rulebook=rulebook_of(office), as_of=gathered.as_of
    )


def screened_one(office: Office, gathered: Gathered, person: Customer) -> Decision:
    """Judge one person by the rulebook that the settings name."""
    history = gathered.histories.get(person.id, ContactHistory())
    found = screen(
        [(person, history)], rulebook=rulebook_of(office), as_of=gathered.as_of
    )
    return found.of(person.id)


def write_worklist(office: Office, screening: Screening, gathered: Gathered) -> Receipt:
    """Write worklist, review list and the account of the input into one workbook."""
    tables = worklist_tables(screening, gathered, language=office.language)
    said = (f"{table.name}{table.rows!r}{table.notes!r}" for table in tables)
    return _deliver(
        office,
        office.settings.output.tables,
        kind=ParcelKind.TABLES,
        name="worklist",
        content=tables,
        said=said,
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
    on: pendulum.Date,
) -> LetterPlan:
    """Compose and check the letters to *wanted*; nothing is sent.

    Raises:
        InvalidInputError: The settings lack what stands in every letter, or there are
            not two people who could visit.
    """
    return plan_letters(
        (person for person in gathered.people if person.id in wanted),
        template=office.registry.one(LETTER_TEMPLATE, office.settings.letters.template),
        facts=_letter_facts(office, gathered, on),
        sender=sender_of(office),
        occasion=office.settings.letters.occasion,
        day=on,
        already=confirmed_keys(office.store),
        checks=office.registry.all(LETTER_CHECK),
    )


def hand_over(office: Office, plan: LetterPlan, *, on: pendulum.Date) -> LetterRun:
    """Render the letters of a plan and hand each over once."""
    registry = office.registry
    formats = [
        registry.one(LETTER_FORMAT, name) for name in office.settings.letters.formats
    ]
    return send_letters(
        plan,
        formats=formats,
        profile=DIN_5008_B,
        sink=registry.one(SINK, office.settings.output.documents),
        store=office.store,
        on=on,
        in_order=in_order,
        progress=office.reporter.on_progress,
    )


def planned(
    office: Office, gathered: Gathered, *, on: pendulum.Date, week: pendulum.Date
) -> WeekPlanned:
    """Plan the visits of the working week of *week*, as known on *on*."""
    settings = office.settings.visits
    workdays = workdays_of(office)
    days = tuple(day for day in working_week(week) if workdays.is_workday(day))
    place = _office_place(office)
    due = due_visits(
        (case for case in all_cases(office.store) if case.closed is None),
        people=gathered.by_id,
        days=days,
        as_of=on,
        workdays=workdays,
        rules=OfferRules(),
        hours=hours_of(office),
        office=place,
    )
    return plan_week(
        due,
        days=days,
        staff=gathered.staff,
        office=place,
        travel=office.registry.one(TRAVEL_TIMES, settings.travel),
        planner=office.registry.one(PLANNER, settings.planner),
        workdays=workdays,
        rules=WorkRules(),
        seed=settings.seed,
        budget=Budget(iterations=settings.iterations),
    )


def write_week(
    office: Office, planned_week: WeekPlanned, *, on: pendulum.Date
) -> tuple[Receipt, ...]:
    """Note the visits in their cases; write plan, day sheets and calendars."""
    week = planned_week.week
    schedule_visits(week, store=office.store, on=on)
    output = office.settings.output
    pages = {
        "plan": plan_page(week, language=office.language),
        "tagesblaetter": day_sheets(week, language=office.language),
    }
    receipts = [write_page(office, name, html) for name, html in pages.items()]
    receipts += [
        _deliver(
            office,
            name,
            kind=ParcelKind.PLAN,
            name="besuche",
            content=week,
            said=[repr(week.plan)],
        )
        for name in output.plans
    ]
    return tuple(receipts)


def write_offers(
    office: Office, offers: Iterable[tuple[Case, NextOffer]], gathered: Gathered
) -> Receipt:
    """Write what is offered next to everybody who is still open."""
    table = next_offers_table(offers, people=gathered.by_id, language=office.language)
    return _deliver(
        office,
        office.settings.output.tables,
        kind=ParcelKind.TABLES,
        name="naechste-angebote",
        content=(table,),
        said=[repr(table.rows)],
    )


def reported(office: Office, *, as_of: pendulum.Date) -> InterimReport:
    """Count, suppress small counts, and put the interim report together."""
    return interim_report(
        measures(all_cases(office.store), as_of=as_of),
        as_of=as_of,
        office=office.settings.office.name,
        rule=DisclosureRule(minimum=office.settings.report.minimum),
    )


def write_report(office: Office, report: InterimReport) -> Receipt:
    """Write the interim report as a page."""
    html = report_page(report, language=office.language)
    return write_page(office, "zwischenbilanz", html)


def write_page(office: Office, name: str, html: str) -> Receipt:
    """Write one page where the settings want documents."""
    sink = office.settings.output.documents
    return _deliver(
        office,
        sink,
        kind=ParcelKind.PAGE,
        name=name,
        content=Page(html=html),
        said=[html],
    )


def hours_of(office: Office) -> VisitingHours:
    """Return when the office visits."""
    settings = office.settings.visits
    return VisitingHours(
        earliest_minute=minutes_of(settings.earliest),
        latest_minute=minutes_of(settings.latest),
        duration_minutes=settings.duration_minutes,
    )


def next_visiting_week(
    office: Office, *, posted_on: pendulum.Date
) -> tuple[pendulum.Date, ...]:
    """Return the first working week in which people who get a letter may be visited."""
    settings = office.settings.letters
    earliest = earliest_visit_day(
        posted_on,
        workdays=workdays_of(office),
        delivery_workdays=settings.delivery_workdays,
        response_days=settings.response_days,
    )
    week = working_week(earliest)
    return (
        week if week[0] >= earliest else working_week(earliest.add(days=_DAYS_A_WEEK))
    )


def workdays_of(office: Office) -> Workdays:
    """Return the holidays of the office's Land."""
    return office.registry.one(WORKDAYS, office.settings.office.land)


def minutes_of(clock: str) -> int:
    """Turn "09:30" into minutes after midnight; the settings have checked the shape."""
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def sender_of(office: Office) -> Sender:
    """Return who writes.

    Raises:
        InvalidInputError: The settings lack something that every letter shows.
    """
    own = office.settings.office
    needed = ("name", "street", "postcode", "town", "phone", "email", "return_line")
    faults = [_MISSING.fill(field=name) for name in needed if not getattr(own, name)]
    if faults:
        raise InvalidInputError(subject="outreach.toml", faults=faults)
    return Sender(
        office=own.name,
        unit=own.unit or None,
        return_line=own.return_line,
        street=own.street,
        postcode=own.postcode,
        town=own.town,
        phone=own.phone,
        mobile=own.mobile or None,
        email=own.email,
        opening_hours=own.opening_hours or None,
        privacy_page=own.privacy_page or None,
        prepaid_envelope=own.prepaid_envelope,
    )


def _letter_facts(office: Office, gathered: Gathered, on: pendulum.Date) -> LetterFacts:
    team = tuple(member.name for member in gathered.staff)
    if len(set(team)) < 2:  # noqa: PLR2004  a pair
        none = Words("niemand", "nobody")
        one = Words("nur eine Person", "one person only")
        fault = _NO_PAIR.fill(are="ist", count=one if team else none)
        raise InvalidInputError(subject="personal", faults=[fault])
    first = next_visiting_week(office, posted_on=on)[0]
    weeks = office.settings.letters.visiting_weeks
    last = working_week(first.add(days=_DAYS_A_WEEK * (weeks - 1)))[-1]
    return LetterFacts(
        team=team,
        invitation=VisitInvitation(first_day=first, last_day=last),
        # The Friday before: time to plan with the answers that have come.
        answer_by=first.subtract(days=3),
    )


def _office_place(office: Office) -> Place:
    own = office.settings.office
    known = own.latitude or own.longitude
    return Place(
        id=OFFICE_PLACE,
        coordinates=(
            Coordinates(latitude=own.latitude, longitude=own.longitude)
            if known
            else None
        ),
        postcode=own.postcode,
    )


def _deliver(
    office: Office,
    sink: str,
    *,
    kind: ParcelKind,
    name: str,
    content: Content,
    said: Sequence[str] | Iterable[str],
) -> Receipt:
    """Deliver under a key made of the content, so that a changed page goes out anew."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (kind, name, *said):
        digest.update(part.encode())
        digest.update(b"\0")
    parcel = Parcel(kind=kind, name=name, content=content)
    return office.registry.one(SINK, sink).deliver(parcel, key=digest.hexdigest())
