"""``outreach quality``: how good is the data, and who can put which fault right?"""

import json
from pathlib import Path
from typing import Final

import click
import pendulum
from rich.table import Table

from outreach_cli import outputs, shown
from outreach_cli.commands.options import as_of_option, settings_option
from outreach_cli.commands.screen import READING
from outreach_cli.office import opened
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.hooks import write_whole
from outreach_core.workflows import (
    FIXER_WORDS,
    SourceQuality,
    quality_data,
    quality_page,
    quality_summary,
    read_quality,
)

_HELP: Final = Words(
    "Sagt, wie gut die Daten der Quellen sind: jede Zeile abgerechnet, jede Spalte "
    "vermessen, und wer welchen Fehler beheben kann. Schreibt eine Seite; nie eine "
    "Angabe zu einem Menschen, nur Zeilennummern.",
    "Says how good the data of the sources is: every row accounted for, every column "
    "measured, and who can put which fault right. Writes a page; never anything about "
    "a person, row numbers only.",
)
_JSON: Final = Words(
    "Denselben Bericht als JSON in diese Datei schreiben.",
    "Write the same report as JSON into this file.",
)
_TITLE: Final = Words("Was zu tun ist", "What to do")
_HEADS: Final = (
    Words("Anzahl", "Count"),
    Words("Befund", "Finding"),
    Words("Wo", "Where"),
    Words("Wer", "Who"),
)
_UNUSED: Final = Words(
    "{count} Spalten braucht niemand: {names}.",
    "Nobody needs {count} columns: {names}.",
)
_MORE: Final = Words(
    "… und {count} weitere auf der Seite.", "… and {count} more on the page."
)
_NOTHING: Final = Words("Nichts gefunden.", "Nothing found.")
_MOST_LINES: Final = 12
_MOST_NAMES: Final = 6


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    return click.Command(
        "quality",
        help=_HELP.to(language),
        params=[
            settings_option(language),
            as_of_option(language),
            click.Option(
                ["--json", "json_file"],
                type=click.Path(dir_okay=False, path_type=Path),
                help=_JSON.to(language),
            ),
        ],
        callback=click.pass_obj(quality),
    )


def quality(
    terminal: Terminal,
    *,
    settings: Path,
    as_of: pendulum.Date | None,
    json_file: Path | None,
) -> None:
    """Report on the data of every source that the settings name."""
    day = as_of or terminal.clock()
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        with reporter.step(READING):
            found = read_quality(
                office.registry, sources=office.settings.sources, as_of=day
            )
        html = quality_page(
            found, office=office.settings.office.name, language=office.language
        )
        receipt = outputs.write_page(office, "datenqualitaet", html)
        if json_file is not None:
            text = json.dumps(quality_data(found), ensure_ascii=False, indent=2)
            write_whole(json_file, f"{text}\n".encode(), private=False)
        for source in found:
            _show(terminal, source)
        shown.files(terminal, office, [receipt])
        if json_file is not None:
            terminal.print(f"  {json_file}")


def _show(terminal: Terminal, source: SourceQuality) -> None:
    """Show one source in one screen: the most frequent findings first."""
    language = terminal.language
    terminal.print(f"{source.name}: {quality_summary(source).to(language)}")
    if not source.findings:
        terminal.say(_NOTHING)
    else:
        table = Table(title=_TITLE.to(language), title_justify="left")
        for number, head in enumerate(_HEADS):
            table.add_column(head.to(language), justify="left" if number else "right")
        for finding in source.findings[:_MOST_LINES]:
            where = ", ".join(part for part in (finding.place, finding.column) if part)
            table.add_row(
                terminal.number(finding.count),
                finding.code,
                where,
                FIXER_WORDS[finding.fixer].to(language),
            )
        terminal.out.print(table, markup=False)
    left = len(source.findings) - _MOST_LINES
    if left > 0:
        terminal.say(_MORE.fill(count=left))
    if source.unused:
        names = [column.column for column in source.unused]
        dots = ", …" if len(names) > _MOST_NAMES else ""
        listed = ", ".join(names[:_MOST_NAMES]) + dots
        terminal.say(_UNUSED.fill(count=len(names), names=listed))
