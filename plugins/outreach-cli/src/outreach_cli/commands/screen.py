"""``outreach screen``: who has dropped out of contact, and who has to be looked at."""

from pathlib import Path
from typing import Final

import click
import pendulum

from outreach_cli import outputs, shown, steps
from outreach_cli.commands.options import (
    as_of_option,
    dry_run_option,
    settings_option,
)
from outreach_cli.office import Office, opened
from outreach_cli.screening import screened
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.hooks import SOURCE

_HELP: Final = Words(
    "Findet Menschen, zu denen der Kontakt abgerissen ist, und schreibt die "
    "Arbeitsliste. Für alle auf der Liste wird ein Fall eröffnet.",
    "Finds people who dropped out of contact and writes the worklist. A case is opened "
    "for everybody on it.",
)
_DRY: Final = Words(
    "Nur zeigen, welche Spalten gelesen würden und welche nicht; nichts schreiben.",
    "Only show which columns would be read and which not; write nothing.",
)
READING: Final = Words("Quellen lesen", "Read the sources")
SCREENING: Final = Words(
    "Alle nach dem Regelwerk prüfen", "Judge everybody by the rules"
)
WRITING: Final = Words("Arbeitsliste schreiben", "Write the worklist")


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    return click.Command(
        "screen",
        help=_HELP.to(language),
        params=[
            settings_option(language),
            as_of_option(language),
            dry_run_option(_DRY.to(language)),
        ],
        callback=click.pass_obj(screen),
    )


def screen(
    terminal: Terminal, *, settings: Path, as_of: pendulum.Date | None, dry_run: bool
) -> None:
    """Find who dropped out of contact and write the worklist."""
    day = as_of or terminal.clock()
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        if dry_run:
            show_columns(terminal, office, day)
            return
        with reporter.step(READING):
            gathered = steps.read(office, as_of=day)
        with reporter.step(SCREENING):
            screening = screened(office, gathered)
            cases = steps.opened_cases(office, screening)
            radar = steps.radar_today(office, gathered)
        with reporter.step(WRITING):
            receipt = outputs.write_worklist(office, screening, gathered, radar)
        shown.tallies(terminal, gathered)
        shown.screening(terminal, screening, cases)
        shown.radar_in_short(terminal, radar)
        shown.overdue_holds(terminal, gathered)
        shown.files(terminal, office, [receipt])


def show_columns(terminal: Terminal, office: Office, day: pendulum.Date) -> None:
    """Show what each source would use and ignore; sources may offer ``dry_run``."""
    for name in office.settings.sources:
        source = office.registry.one(SOURCE, name)
        preview = getattr(source, "dry_run", None)
        if preview is None:
            terminal.say(_NO_PREVIEW.fill(name=name))
        else:
            terminal.say(preview(as_of=day))


_NO_PREVIEW: Final = Words(
    "Die Quelle {name!r} zeigt vorher nicht, was sie liest.",
    "The source {name!r} does not show in advance what it reads.",
)
