"""``outreach week``: the whole week in one go, from the exports to the report."""

from pathlib import Path
from typing import Final

import click
import pendulum

from outreach_cli import outputs, shown, steps
from outreach_cli.commands.letters import COMPOSING, HANDING_OVER
from outreach_cli.commands.options import as_of_option, settings_option
from outreach_cli.commands.plan import PLANNING
from outreach_cli.commands.plan import WRITING as WRITING_PLAN
from outreach_cli.commands.report import COUNTING
from outreach_cli.commands.screen import READING, SCREENING
from outreach_cli.commands.screen import WRITING as WRITING_LIST
from outreach_cli.office import opened
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words

_HELP: Final = Words(
    "Macht alles, was in einer Woche ansteht: Arbeitsliste, Briefe, Besuche der "
    "nächsten Woche, Zwischenbilanz. Nichts davon geschieht zweimal.",
    "Does all that is due in a week: worklist, letters, next week's visits, interim "
    "report. None of it happens twice.",
)
_DAYS_A_WEEK: Final = 7


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""

    @click.command("week", help=_HELP.to(language))
    @settings_option(language)
    @as_of_option(language)
    @click.pass_obj
    def week(terminal: Terminal, settings: Path, as_of: pendulum.Date | None) -> None:
        day = as_of or terminal.clock()
        reporter = terminal.reporter()
        with opened(settings, reporter=reporter, language=terminal.language) as office:
            with reporter.step(READING):
                gathered = steps.read(office, as_of=day)
            with reporter.step(SCREENING):
                screening = steps.screened(office, gathered)
                cases = steps.opened_cases(office, screening)
            with reporter.step(WRITING_LIST):
                receipts = [outputs.write_worklist(office, screening, gathered)]
            with reporter.step(COMPOSING):
                letters = steps.letter_plan(office, gathered, cases.active, on=day)
            with reporter.step(HANDING_OVER):
                run = steps.hand_over(office, letters, on=day)
            with reporter.step(PLANNING):
                planned = steps.planned(
                    office, gathered, on=day, week=day.add(days=_DAYS_A_WEEK)
                )
            with reporter.step(WRITING_PLAN):
                receipts += outputs.write_week(office, planned, on=day)
            with reporter.step(COUNTING):
                report = steps.reported(office, as_of=day)
                receipts.append(outputs.write_report(office, report))
            shown.tallies(terminal, gathered)
            shown.screening(terminal, screening, cases)
            shown.letter_run(terminal, run)
            shown.week(terminal, planned)
            shown.report(terminal, report)
            shown.files(terminal, office, receipts)
            if run.failed:
                click.get_current_context().exit(1)

    return week
