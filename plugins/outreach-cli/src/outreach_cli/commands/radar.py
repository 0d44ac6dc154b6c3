"""``outreach radar``: who must appear at the jobcenter in person, and by when."""

from pathlib import Path
from typing import Final

import click
import pendulum

from outreach_cli import outputs, shown, steps
from outreach_cli.commands.options import as_of_option, settings_option
from outreach_cli.commands.screen import READING
from outreach_cli.office import opened
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words

_HELP: Final = Words(
    "Zeigt, wer nach § 7b Abs. 4 SGB II noch bis wann persönlich im Jobcenter erscheinen "
    "kann, ob bis dahin ein Besuch geplant ist, und welche Anhörungen noch anzubieten "
    "sind. Was festgestellt wurde, sagt das Jobcenter in seiner Liste; hier wird nichts "
    "gezählt.",
    "Shows who can still appear at the jobcenter in person under § 7b (4) SGB II, and "
    "until when, whether a visit is planned before that, and which hearings are still "
    "to be offered. What was determined is stated by the jobcenter in its list; nothing "
    "is counted here.",
)
WRITING: Final = Words("Fristenliste schreiben", "Write the list of deadlines")


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    return click.Command(
        "radar",
        help=_HELP.to(language),
        params=[settings_option(language), as_of_option(language)],
        callback=click.pass_obj(radar),
    )


def radar(terminal: Terminal, *, settings: Path, as_of: pendulum.Date | None) -> None:
    """Show who must appear in person, and write the list."""
    day = as_of or terminal.clock()
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        with reporter.step(READING):
            gathered = steps.read(office, as_of=day)
            found = steps.radar_today(office, gathered)
        with reporter.step(WRITING):
            receipts = outputs.write_radar(office, found, gathered)
        shown.radar(terminal, found)
        if receipts:
            shown.files(terminal, office, receipts)
