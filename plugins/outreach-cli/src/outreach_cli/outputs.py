"""How results of a step are written: each under a key made of its content."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

import pendulum

from outreach_cli import in_force
from outreach_cli.office import Office
from outreach_core.cases import Case, NextOffer
from outreach_core.eligibility import Radar, Screening
from outreach_core.hooks import (
    SINK,
    Content,
    Delivery,
    Erased,
    Page,
    Parcel,
    ParcelKind,
    deliver_files,
)
from outreach_core.reports import (
    InterimReport,
    report_page,
)
from outreach_core.visits import (
    PlannedWeek,
    day_sheets,
    plan_page,
    plan_to_json,
    why_not_page,
)
from outreach_core.workflows import (
    ForgetRun,
    Gathered,
    WeekPlanned,
    erasure_table,
    next_offers_table,
    radar_tables,
    schedule_visits,
    worklist_tables,
)

PLAN_DOCUMENT: Final = "plan.json"


def write_worklist(
    office: Office, screening: Screening, gathered: Gathered, radar: Radar
) -> Delivery:
    """Write worklist, review list and the account of the input into one workbook."""
    tables = worklist_tables(screening, gathered, radar=radar, language=office.language)
    said = (f"{table.name}{table.rows!r}{table.notes!r}" for table in tables)
    return _deliver(
        office,
        office.settings.output.tables,
        kind=ParcelKind.TABLES,
        name="worklist",
        content=tables,
        said=said,
    )


def write_radar(
    office: Office, radar: Radar, gathered: Gathered
) -> tuple[Delivery, ...]:
    """Write who is inside the window of § 7b SGB II; nothing when nobody is known."""
    if not (radar.inside or radar.outside or radar.hearings):
        return ()
    tables = radar_tables(radar, people=gathered.by_id, language=office.language)
    said = (f"{table.name}{table.rows!r}{table.notes!r}" for table in tables)
    receipt = _deliver(
        office,
        office.settings.output.tables,
        kind=ParcelKind.TABLES,
        name="fristen",
        content=tables,
        said=said,
    )
    return (receipt,)


def write_week(
    office: Office, planned_week: WeekPlanned, *, on: pendulum.Date
) -> tuple[Delivery, ...]:
    """Note the visits in their cases; write plan, day sheets and calendars.

    From then on it is the plan in force of its week.
    """
    week = planned_week.week
    schedule_visits(week, store=office.store, on=on)
    in_force.keep(office, week, in_force.after_planning(office, week, on=on))
    return write_plan(office, week)


def write_plan(office: Office, week: PlannedWeek) -> tuple[Delivery, ...]:
    """Write plan, day sheets, calendars, who is left out, the plan for other systems.

    Args:
        office: The office.
        week: The week with everybody who is due in it, planned or not.
    """
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
        for name in office.settings.output.plans
    ]
    left_out = why_not_page(week, language=office.language)
    document = _write_document(office, week)
    return (*receipts, document, write_page(office, "nicht-geplant", left_out))


def _write_document(office: Office, week: PlannedWeek) -> Delivery:
    """Write the plan as JSON into the outbox, for its owner only."""
    document = plan_to_json(week.problem, week.plan).encode()
    return deliver_files(
        office.output,
        {PLAN_DOCUMENT: lambda: document},
        key=hashlib.blake2b(document, digest_size=16).hexdigest(),
        editions=True,
    )


def write_offers(
    office: Office, offers: Iterable[tuple[Case, NextOffer]], gathered: Gathered
) -> Delivery:
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


def write_erasure(
    office: Office, run: ForgetRun, *, erased: Erased, on: pendulum.Date
) -> Delivery:
    """File that cases were erased: numbers only, a file for each run."""
    table = erasure_table(run, erased=erased, on=on)
    return _deliver(
        office,
        office.settings.output.tables,
        kind=ParcelKind.TABLES,
        name=f"{table.name}-{on.isoformat()}-{erased.cases}",
        content=(table,),
        said=[repr(table.rows)],
    )


def write_report(office: Office, report: InterimReport) -> Delivery:
    """Write the interim report as a page."""
    html = report_page(report, language=office.language)
    return write_page(office, "zwischenbilanz", html)


def write_page(office: Office, name: str, html: str) -> Delivery:
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


def _deliver(
    office: Office,
    sink: str,
    *,
    kind: ParcelKind,
    name: str,
    content: Content,
    said: Sequence[str] | Iterable[str],
) -> Delivery:
    """Deliver under a key made of the content, so that a changed page goes out anew."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (kind, name, *said):
        digest.update(part.encode())
        digest.update(b"\0")
    parcel = Parcel(kind=kind, name=name, content=content)
    return office.registry.one(SINK, sink).deliver(parcel, key=digest.hexdigest())
