"""``outreach week``: the whole week in one go, from the exports to the report."""

from pathlib import Path
from typing import Final

import click
import pendulum

from outreach_cli import outputs, shown, shown_interpreters, steps
from outreach_cli.commands.letters import COMPOSING, HANDING_OVER
from outreach_cli.commands.options import as_of_option, settings_option
from outreach_cli.commands.plan import PLANNING
from outreach_cli.commands.plan import WRITING as WRITING_PLAN
from outreach_cli.commands.report import COUNTING
from outreach_cli.commands.screen import READING, SCREENING
from outreach_cli.commands.screen import WRITING as WRITING_LIST
from outreach_cli.field_packages import remove_ended
from outreach_cli.office import Office, opened
from outreach_cli.screening import screened
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.eligibility import Radar
from outreach_core.hooks import Delivery
from outreach_core.workflows import (
    Gathered,
    LetterRun,
    OpenedCases,
    cancel_dropped,
)

_HELP: Final = Words(
    "Macht alles, was in einer Woche ansteht: Arbeitsliste, Briefe, Besuche der "
    "nächsten Woche, Zwischenbilanz. Nichts davon geschieht zweimal.",
    "Does all that is due in a week: worklist, letters, next week's visits, interim "
    "report. None of it happens twice.",
)
_DAYS_A_WEEK: Final = 7


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    return click.Command(
        "week",
        help=_HELP.to(language),
        params=[settings_option(language), as_of_option(language)],
        callback=click.pass_obj(week),
    )


def week(terminal: Terminal, *, settings: Path, as_of: pendulum.Date | None) -> None:
    """Do all that is due in a week, from the sources to the report."""
    day = as_of or terminal.clock()
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        remove_ended(terminal, office)
        with reporter.step(READING):
            gathered = steps.read(office, as_of=day)
        cases, radar, found = _find(terminal, office, gathered)
        run = _write(terminal, office, gathered, cases, radar)
        receipts = (
            *found,
            *_visit(terminal, office, gathered, day),
            _report(terminal, office, day),
        )
        shown.files(terminal, office, receipts)
        if run.failed:
            click.get_current_context().exit(1)


def _find(
    terminal: Terminal, office: Office, gathered: Gathered
) -> tuple[OpenedCases, Radar, tuple[Delivery, ...]]:
    with office.reporter.step(SCREENING):
        screening = screened(office, gathered)
        cases = steps.opened_cases(office, screening)
        radar = steps.radar_today(office, gathered)
    with office.reporter.step(WRITING_LIST):
        receipts = (
            outputs.write_worklist(office, screening, gathered, radar),
            *outputs.write_radar(office, radar, gathered),
        )
    shown.tallies(terminal, gathered)
    shown.screening(terminal, screening, cases)
    shown.radar_in_short(terminal, radar)
    shown.overdue_holds(terminal, gathered)
    return cases, radar, receipts


def _write(
    terminal: Terminal,
    office: Office,
    gathered: Gathered,
    cases: OpenedCases,
    radar: Radar,
) -> LetterRun:
    day = gathered.as_of
    with office.reporter.step(COMPOSING):
        plan = steps.letter_plan(office, gathered, cases.active, radar=radar, on=day)
    with office.reporter.step(HANDING_OVER):
        run = steps.hand_over(office, plan, radar=radar, on=day)
    shown.letter_run(terminal, run)
    return run


def _visit(
    terminal: Terminal, office: Office, gathered: Gathered, day: pendulum.Date
) -> tuple[Delivery, ...]:
    with office.reporter.step(PLANNING):
        planned = steps.planned(
            office, gathered, on=day, week=day.add(days=_DAYS_A_WEEK)
        )
    with office.reporter.step(WRITING_PLAN):
        gone = cancel_dropped(planned.week, store=office.store, on=day)
        receipts = outputs.write_week(office, planned, on=day)
    shown.week(terminal, planned)
    shown_interpreters.waiting(terminal, office, gathered, planned.due)
    shown.dropped(terminal, len(gone))
    return receipts


def _report(terminal: Terminal, office: Office, day: pendulum.Date) -> Delivery:
    with office.reporter.step(COUNTING):
        report = steps.reported(office, as_of=day)
        receipt = outputs.write_report(office, report)
    shown.report(terminal, report)
    return receipt
