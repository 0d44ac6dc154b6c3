"""``outreach check-plan``: any plan, judged stop by stop; nothing is written."""

from pathlib import Path
from typing import Final

import click
import pendulum

from outreach_cli import in_force, shown_plans
from outreach_cli.commands.options import Day, as_of_option, settings_option
from outreach_cli.commands.screen import READING
from outreach_cli.day_steps import still_to_come
from outreach_cli.office import opened
from outreach_cli.steps import problem_for, read
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.visits import verdicts

_HELP: Final = Words(
    "Prüft einen Plan, wer immer ihn gemacht hat, Besuch für Besuch: Wünsche, Zeiten, "
    "Pausen, Abstände, immer zu zweit. Ohne DATEI, was vom Plan in Kraft noch vor uns "
    "liegt. Schreibt nichts; "
    "ist eine Regel verletzt, endet der Befehl mit 1.",
    "Checks a plan, whoever made it, visit by visit: wishes, times, pauses, gaps, "
    "always in pairs. Without FILE what is still ahead of the plan in force. Writes "
    "nothing; when a rule is "
    "broken, the command ends with 1.",
)
_WEEK: Final = Words(
    "Ein Tag der Woche des Plans in Kraft; sonst die nächste Woche.",
    "A day of the week of the plan in force; else next week.",
)
_CHECKING: Final = Words("Den Plan prüfen", "Check the plan")
_EMPTY: Final = Words(
    "Der Plan hat keine Tour; es gibt nichts zu prüfen.",
    "The plan has no tour; there is nothing to check.",
)
_DAYS_A_WEEK: Final = 7


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    file = click.Argument(
        ["file"],
        required=False,
        type=click.Path(dir_okay=False, path_type=Path),
        metavar=Words("[DATEI]", "[FILE]").to(language),
    )
    week = click.Option(["--week"], type=Day(language), help=_WEEK.to(language))
    return click.Command(
        "check-plan",
        help=_HELP.to(language),
        params=[file, settings_option(language), as_of_option(language), week],
        callback=click.pass_obj(check_plan),
    )


def check_plan(
    terminal: Terminal,
    *,
    file: Path | None,
    settings: Path,
    as_of: pendulum.Date | None,
    week: pendulum.Date | None,
) -> None:
    """Show which rules each stop of a plan keeps and breaks."""
    day = as_of or terminal.clock()
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        held = in_force.held(office, week or day.add(days=_DAYS_A_WEEK), file)
        if not held.plan.tours:
            terminal.say(_EMPTY)
            return
        with reporter.step(READING):
            gathered = read(office, as_of=day)
        with reporter.step(_CHECKING):
            if file is None:
                now = in_force.morning_of(as_of) if as_of else terminal.time()
                problem, plan = still_to_come(office, gathered, held, now=now)
            else:
                plan = held.plan
                problem = problem_for(office, gathered, plan, on=day)
            found = verdicts(problem, plan)
        if not shown_plans.verdicts(terminal, found):
            click.get_current_context().exit(1)
