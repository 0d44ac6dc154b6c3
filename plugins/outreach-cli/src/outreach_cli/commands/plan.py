"""``outreach plan``: the visits of a week, in pairs, with a reason for each left out."""

from pathlib import Path
from typing import Final

import click
import pendulum

from outreach_cli import outputs, shown, steps
from outreach_cli.commands.options import Day, as_of_option, settings_option
from outreach_cli.commands.screen import READING
from outreach_cli.office import opened
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words

_HELP: Final = Words(
    "Plant die Besuche einer Woche: immer zu zweit, mit Wünschen, Zeiten und Pausen. "
    "Schreibt Plan, Tagesblätter und Kalender.",
    "Plans the visits of a week: always in pairs, with wishes, times and breaks. Writes "
    "plan, day sheets and calendar.",
)
_WEEK: Final = Words(
    "Ein Tag der Woche, die geplant wird; sonst die nächste Woche.",
    "A day of the week that is planned; else next week.",
)
PLANNING: Final = Words("Besuche planen und prüfen", "Plan and check the visits")
WRITING: Final = Words(
    "Plan, Tagesblätter und Kalender schreiben", "Write plan, day sheets and calendar"
)
_DAYS_A_WEEK: Final = 7


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""

    @click.command("plan", help=_HELP.to(language))
    @settings_option(language)
    @as_of_option(language)
    @click.option("--week", type=Day(language), default=None, help=_WEEK.to(language))
    @click.pass_obj
    def plan(
        terminal: Terminal,
        settings: Path,
        as_of: pendulum.Date | None,
        week: pendulum.Date | None,
    ) -> None:
        day = as_of or terminal.clock()
        reporter = terminal.reporter()
        with opened(settings, reporter=reporter, language=terminal.language) as office:
            with reporter.step(READING):
                gathered = steps.read(office, as_of=day)
            with reporter.step(PLANNING):
                planned = steps.planned(
                    office, gathered, on=day, week=week or day.add(days=_DAYS_A_WEEK)
                )
            with reporter.step(WRITING):
                receipts = outputs.write_week(office, planned, on=day)
            shown.week(terminal, planned)
            shown.files(terminal, office, receipts)

    return plan
