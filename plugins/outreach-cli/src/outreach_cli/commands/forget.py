"""``outreach forget``: erase cases that have been kept long enough, or one of them."""

from pathlib import Path
from typing import Final

import click
import pendulum

from outreach_cli import shown
from outreach_cli.commands.options import as_of_option, settings_option
from outreach_cli.customers import candidates, case_of
from outreach_cli.office import Office, opened
from outreach_cli.outputs import write_erasure
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.calendar import numeric_date
from outreach_core.cases import (
    RETENTION_WORDS,
    Case,
    DeletionDue,
    LegalHold,
    RetentionGround,
    RetentionPeriods,
    due_for_deletion,
)
from outreach_core.hooks import can_erase
from outreach_core.ids import CustomerId
from outreach_core.workflows import NOT_REACHED
from outreach_core.workflows import forget as erase

_HELP: Final = Words(
    "Löscht Fälle, deren Frist vorbei ist (--due), oder den Fall eines Menschen "
    "(--customer). Ohne --yes wird nur gezeigt, was geschähe.",
    "Erases cases whose period is over (--due), or the case of one person "
    "(--customer). Without --yes it only shows what would happen.",
)
_DUE: Final = Words("Alle Fälle, deren Frist vorbei ist.", "All cases that are due.")
_WHO: Final = Words(
    "Kennung oder Kundennummer; gilt auch vor Ablauf der Frist (Art. 17 DSGVO).",
    "Id or customer number; holds before the period is over, too (Art. 17 GDPR).",
)
_HELD: Final = Words(
    "Kennung oder Kundennummer, die nicht gelöscht werden darf; mehrfach möglich.",
    "Id or customer number that must not be erased; may be repeated.",
)
_YES: Final = Words("Wirklich löschen.", "Really erase.")
_ONE: Final = Words(
    "Bitte genau eines angeben: --due oder --customer.",
    "Give exactly one of --due and --customer.",
)
_ROW: Final = Words(
    "{customer}  {events} Ereignisse  {ground} seit {last}{held}",
    "{customer}  {events} events  {ground} since {last}{held}",
)
_IS_HELD: Final = Words("  gesperrt, bleibt", "  legal hold, stays")
_DRY: Final = Words(
    "{count} würden gelöscht. Mit --yes wird gelöscht.",
    "{count} would be erased. With --yes they are.",
)
_DONE: Final = Words(
    "Gelöscht: {erased}. Gesperrt: {held}. Inzwischen verändert: {changed}. Insgesamt "
    "bisher: {cases} Fälle mit {events} Ereignissen.",
    "Erased: {erased}. Held: {held}. Changed meanwhile: {changed}. In all so far: "
    "{cases} cases with {events} events.",
)


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    who = Words("KUNDE", "CUSTOMER").to(language)
    return click.Command(
        "forget",
        help=_HELP.to(language),
        params=[
            settings_option(language),
            as_of_option(language),
            click.Option(["--due"], is_flag=True, help=_DUE.to(language)),
            click.Option(["--customer"], metavar=who, help=_WHO.to(language)),
            click.Option(
                ["--hold", "holds"],
                multiple=True,
                metavar=who,
                help=_HELD.to(language),
            ),
            click.Option(["--yes"], is_flag=True, help=_YES.to(language)),
        ],
        callback=click.pass_obj(forget),
    )


def forget(
    terminal: Terminal,
    *,
    settings: Path,
    as_of: pendulum.Date | None,
    due: bool,
    customer: str | None,
    holds: tuple[str, ...],
    yes: bool,
) -> None:
    """Show what is due; with *yes* erase it and say what is left."""
    if due == (customer is not None):
        raise click.UsageError(_ONE.to(terminal.language))
    day = as_of or terminal.clock()
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        found = (
            _all_due(office, day, holds)
            if customer is None
            else (_of_one(office, customer, holds),)
        )
        for each in found:
            terminal.print(_row(each, office.language))
        if yes:
            _erase(terminal, office, found, day)
        else:
            count = sum(not each.held for each in found)
            terminal.print(_DRY.fill(count=count).to(office.language))
    terminal.print(NOT_REACHED.to(terminal.language))


def _erase(
    terminal: Terminal,
    office: Office,
    found: tuple[DeletionDue, ...],
    day: pendulum.Date,
) -> None:
    run = erase(found, store=office.store)
    counts = office.store.erased() if can_erase(office.store) else None
    done = _DONE.fill(
        erased=len(run.erased),
        held=len(run.held),
        changed=len(run.changed),
        cases=counts.cases if counts else 0,
        events=counts.events if counts else 0,
    )
    terminal.print(done.to(office.language))
    if counts and run.erased:
        receipt = write_erasure(office, run, erased=counts, on=day)
        shown.files(terminal, office, [receipt])


def _all_due(
    office: Office, day: pendulum.Date, holds: tuple[str, ...]
) -> tuple[DeletionDue, ...]:
    cases = (Case.of(who, e) for who, e in office.store.read_all().items())
    kept = [LegalHold(customer=customer) for customer in _held(office, holds)]
    set_to = office.settings.retention
    periods = RetentionPeriods(
        closed_months=set_to.closed_months,
        referred_months=set_to.referred_months,
        dormant_months=set_to.dormant_months,
    )
    return due_for_deletion(cases, as_of=day, periods=periods, holds=kept)


def _held(office: Office, holds: tuple[str, ...]) -> tuple[CustomerId, ...]:
    named = (*office.settings.retention.legal_holds, *holds)
    return tuple(found for text in named for found in candidates(office, text))


def _of_one(office: Office, text: str, holds: tuple[str, ...]) -> DeletionDue:
    who = case_of(office, text)
    case = Case.of(who, office.store.read(who))
    last_on = max(event.on for event in case.events)
    return DeletionDue(
        customer=who,
        ground=RetentionGround.REQUESTED,
        last_on=last_on,
        due_on=last_on,
        events=len(case.events),
        held=who in _held(office, holds),
    )


def _row(due: DeletionDue, language: Language) -> str:
    return _ROW.fill(
        customer=due.customer,
        events=due.events,
        ground=RETENTION_WORDS[due.ground],
        last=numeric_date(due.last_on, language),
        held=_IS_HELD if due.held else "",
    ).to(language)
