"""``outreach report``: the interim report, with small counts protected."""

from pathlib import Path
from typing import Final

import click
import pendulum

from outreach_cli import outputs, shown, steps
from outreach_cli.commands.options import as_of_option, settings_option
from outreach_cli.office import opened
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words

_HELP: Final = Words(
    "Schreibt die Zwischenbilanz: wer erreicht wurde, mit Nenner, kleine Zahlen "
    "geschützt.",
    "Writes the interim report: who was reached, with denominators, small counts "
    "protected.",
)
COUNTING: Final = Words("Zwischenbilanz ziehen", "Draw up the interim report")


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    return click.Command(
        "report",
        help=_HELP.to(language),
        params=[settings_option(language), as_of_option(language)],
        callback=click.pass_obj(report),
    )


def report(terminal: Terminal, *, settings: Path, as_of: pendulum.Date | None) -> None:
    """Write the interim report."""
    day = as_of or terminal.clock()
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        with reporter.step(COUNTING):
            found = steps.reported(office, as_of=day)
            receipt = outputs.write_report(office, found)
        shown.report(terminal, found)
        shown.files(terminal, office, [receipt])
