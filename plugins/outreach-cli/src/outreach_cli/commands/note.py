"""``outreach note``: the note to paste into the leading record (VerBIS)."""

from pathlib import Path
from typing import Final

import click
import pendulum

from outreach_cli.commands.options import (
    as_of_option,
    customer_argument,
    settings_option,
)
from outreach_cli.customers import case_of
from outreach_cli.office import opened
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.calendar import numeric_date
from outreach_core.cases import Case, case_note

_HELP: Final = Words(
    "Zeigt den Vermerk zum Einfügen in die Kundenhistorie von VerBIS: Datum, Betreff, "
    "Text. KUNDE ist die Kennung oder die Kundennummer.",
    "Shows the note to paste into the customer history of VerBIS: date, subject, text. "
    "CUSTOMER is the id or the customer number.",
)
_LENGTH: Final = Words(
    "Längster Betreff in Zeichen; sonst gilt [note] subject_length.",
    "Longest subject in characters; else [note] subject_length holds.",
)
_EVENTS: Final = Words(
    "Wie viele der letzten Ereignisse erzählt werden.",
    "How many of the latest events are told.",
)
_ONLY_TEXT: Final = Words(
    "Nur den Text ausgeben, zum Weiterleiten in die Zwischenablage.",
    "Print the text only, to be piped into the clipboard.",
)
_DATE: Final = Words("Datum", "Date")
_SUBJECT: Final = Words("Betreff", "Subject")
_NUMBER: Final = Words("ZAHL", "NUMBER")
_SHORTEST: Final = 20
_USUAL_EVENTS: Final = 3


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    return click.Command(
        "note",
        help=_HELP.to(language),
        params=[
            customer_argument(language),
            settings_option(language),
            as_of_option(language),
            click.Option(
                ["--subject-length"],
                type=click.IntRange(min=_SHORTEST),
                metavar=_NUMBER.to(language),
                help=_LENGTH.to(language),
            ),
            click.Option(
                ["--events"],
                type=click.IntRange(min=1),
                metavar=_NUMBER.to(language),
                default=_USUAL_EVENTS,
                show_default=True,
                help=_EVENTS.to(language),
            ),
            click.Option(["--text-only"], is_flag=True, help=_ONLY_TEXT.to(language)),
        ],
        callback=click.pass_obj(note),
    )


def note(
    terminal: Terminal,
    *,
    customer: str,
    settings: Path,
    as_of: pendulum.Date | None,
    subject_length: int | None,
    events: int,
    text_only: bool,
) -> None:
    """Show the note of one case, ready to be pasted."""
    day = as_of or terminal.clock()
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        who = case_of(office, customer)
        found = case_note(
            Case.of(who, office.store.read(who)),
            as_of=day,
            language=office.language,
            subject_length=subject_length or office.settings.note.subject_length,
            last_events=events,
        )
    if not text_only:
        on = numeric_date(found.on, office.language)
        terminal.print(f"{_DATE.to(terminal.language)}: {on}")
        terminal.print(f"{_SUBJECT.to(terminal.language)}: {found.subject}")
        terminal.print("")
    terminal.print(found.text)
