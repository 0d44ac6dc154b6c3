"""``outreach staff-data``: which data about staff there are, for the staff council."""

from pathlib import Path
from typing import Final

import click

from outreach_cli import outputs, shown
from outreach_cli.commands.options import settings_option
from outreach_cli.office import opened
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.visits import works_council_page

_HELP: Final = Words(
    "Schreibt eine Seite für das Gespräch mit dem Personalrat: jedes Feld über "
    "Beschäftigte mit Zweck, Herkunft und Löschung, und was es nicht gibt.",
    "Writes a page to talk about with the staff council: every field about staff with "
    "purpose, source and deletion, and what does not exist.",
)


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    return click.Command(
        "staff-data",
        help=_HELP.to(language),
        params=[settings_option(language)],
        callback=click.pass_obj(staff_data),
    )


def staff_data(terminal: Terminal, *, settings: Path) -> None:
    """Write the page about data on staff."""
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        html = works_council_page(language=office.language)
        receipt = outputs.write_page(office, "beschaeftigtendaten", html)
        shown.files(terminal, office, [receipt])
