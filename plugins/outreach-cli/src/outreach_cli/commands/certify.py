"""``outreach plugins certify``: does an installed plug-in keep its promises?"""

import importlib.util
import os
from pathlib import Path
from typing import Any, Final

import click
from rich.table import Table
from rich.text import Text

from outreach_cli.loading import FILE_NAME, read_toml
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.errors import InvalidInputError, UnknownNameError
from outreach_core.hooks import declared_by, installed

_HELP: Final = Words(
    "Prüft ein installiertes Plug-in mit dem Prüfsatz für Plug-ins, ohne sein "
    "Quellverzeichnis. Dateien werden kopiert, nie verändert.",
    "Tries an installed plug-in with the conformance kit, without its repository. Files "
    "are copied, never changed.",
)
_SETTINGS: Final = Words(
    f"Einstellungen mit [plugin.NAME], etwa {FILE_NAME}; sonst keine.",
    f"Settings with [plugin.NAME], such as {FILE_NAME}; none otherwise.",
)
_FOLDER: Final = Words(
    "Ordner mit kleinen, erfundenen Beispieldateien, auf die die Einstellungen zeigen.",
    "Folder with small, invented sample files that the settings point to.",
)
_SHORT: Final = Words("hält eines, was es verspricht?", "does one keep its promises?")
_JSON: Final = Words("Als JSON, für Programme.", "As JSON, for programs.")
_QUICK: Final = Words(
    "Ohne die Prüfungen, die weitere Prozesse starten.",
    "Without the checks that start further processes.",
)
_KIND: Final = Words("Plug-in", "plug-in")
_NO_KIT: Final = Words(
    "Der Prüfsatz braucht Pakete für Tests: pip install 'outreach-core[testing]'.",
    "The kit needs packages for tests: pip install 'outreach-core[testing]'.",
)
_TITLE: Final = Words("Prüfung von {name} {version}", "Checks of {name} {version}")
_HEADS: Final = (
    Words("Prüfung", "Check"),
    Words("Was versprochen ist", "What is promised"),
    Words("Was gefunden wurde", "What was found"),
    Words("Was hilft", "What helps"),
)
_PASSED: Final = Words(
    "{name} besteht: {passed} von {tried} Prüfungen gehalten.",
    "{name} passes: {passed} of {tried} checks kept.",
)
_FAILED: Final = Words(
    "{name} besteht nicht: {failed} von {tried} Prüfungen gebrochen.",
    "{name} does not pass: {failed} of {tried} checks broken.",
)
_TOO_FEW: Final = Words(
    "Nur {tried} Prüfungen liefen, {floor} müssten es sein.",
    "Only {tried} checks ran, there should be {floor}.",
)
_NOT_TRIED: Final = Words(
    "{n} Prüfungen liefen nicht, denn hier fehlt: {needs}. Bei manchem Plug-in ist das "
    "in Ordnung; welche es sind, sagt --json.",
    "{n} checks did not run, because here is no: {needs}. With some plug-ins that is "
    "as it should be; --json says which checks they are.",
)
_NOT_SET: Final = Words(
    "[plugin.{name}] {key} muss gesetzt sein. Beispieldateien und Einstellungen "
    f"nennen: --folder ORDNER --settings {FILE_NAME}.",
    "[plugin.{name}] {key} must be set. Name sample files and settings: "
    f"--folder FOLDER --settings {FILE_NAME}.",
)
# By the needs of checks, see outreach_core.testing.kit.promises.
_NEEDS: Final = {
    "folder": Words("Ordner (--folder)", "folder (--folder)"),
    "rows": Words("CSV- oder Textdatei im Ordner", "CSV or text file in the folder"),
    "samples": Words(
        "weitere Fassung der Beispiele (samples= in pytest)",
        "other shape of the samples (samples= in pytest)",
    ),
    "settings": Words("Einstellungen (--settings)", "settings (--settings)"),
    "people": Words("Menschen (people= in pytest)", "people (people= in pytest)"),
    "heavy": Words("weitere Prozesse (ohne --quick)", "more processes (no --quick)"),
    "module": Words("Modul", "module"),
    "installed": Words("installiertes Paket", "installed distribution"),
}
_SUBJECT: Final = "outreach plugins certify"
_EXTRA: Final = "hypothesis"


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    file = click.Path(exists=True, dir_okay=False, path_type=Path)
    return click.Command(
        "certify",
        help=_HELP.to(language),
        short_help=_SHORT.to(language),
        params=[
            click.Argument(["name"]),
            click.Option(["--settings", "-s"], type=file, help=_SETTINGS.to(language)),
            click.Option(["--folder"], type=folder, help=_FOLDER.to(language)),
            click.Option(["--quick"], is_flag=True, help=_QUICK.to(language)),
            click.Option(["--json"], is_flag=True, help=_JSON.to(language)),
        ],
        callback=click.pass_obj(certify),
    )


def certify(
    terminal: Terminal,
    *,
    name: str,
    settings: Path | None,
    folder: Path | None,
    quick: bool,
    json: bool,
) -> None:
    """Run the kit against one installed plug-in; exit code 1 when it does not pass."""
    if importlib.util.find_spec(_EXTRA) is None:
        raise InvalidInputError(_SUBJECT, [_NO_KIT])
    # Here, because the kit needs packages that only authors install.
    from outreach_core.testing import run_conformance  # noqa: PLC0415

    points = installed().get(name, ())
    if not points:
        raise UnknownNameError(kind=_KIND, name=name, known=installed())
    plugin, table = points[0].load(), _own_table(settings, name)
    _refuse_unset(plugin, name, table)
    report = run_conformance(
        plugin,
        name=name,
        settings=table,
        folder=folder,
        variables=dict(os.environ),
        heavy=not quick,
    )
    if json:
        click.echo(report.to_json(), nl=False)
    else:
        _show(terminal, report)
    if not report.passed:
        raise click.exceptions.Exit(1)


def _own_table(settings: Path | None, name: str) -> dict[str, object]:
    if settings is None:
        return {}
    table = read_toml(settings).get("plugin", {})
    own = table.get(name, {}) if isinstance(table, dict) else {}
    return dict(own) if isinstance(own, dict) else {}


def _refuse_unset(plugin: object, name: str, table: dict[str, object]) -> None:
    """Ask for what must be set; else every second check would fail for the same reason."""
    faults = [
        _NOT_SET.fill(name=name, key=setting.key)
        for setting in declared_by(plugin) or ()
        if setting.is_required and setting.key not in table
    ]
    if faults:
        raise InvalidInputError(_SUBJECT, faults)


def _show(terminal: Terminal, report: Any) -> None:
    language = terminal.language
    if report.failures:
        title = _TITLE.fill(name=report.plugin, version=report.version)
        table = Table(title=title.to(language), title_justify="left")
        for head in _HEADS:
            table.add_column(head.to(language))
        for result in report.failures:
            # As text: what was found may hold square brackets.
            words = (result.what, result.found, result.fix)
            table.add_row(result.check, *(Text(each.to(language)) for each in words))
        terminal.out.print(table)
    terminal.say(_summary(report))
    for line in _remarks(report):
        terminal.say(line)


def _summary(report: Any) -> Words:
    failed = len(report.failures)
    words = _FAILED if failed else _PASSED
    return words.fill(
        name=report.plugin,
        tried=report.tried,
        failed=failed,
        passed=report.tried - failed,
    )


def _remarks(report: Any) -> list[Words]:
    found = []
    if report.tried < report.floor:
        found.append(_TOO_FEW.fill(tried=report.tried, floor=report.floor))
    left_out = [r for r in report.results if r.outcome == "not_tried"]
    if left_out:
        missing = sorted({need for result in left_out for need in result.needs})
        words = [_NEEDS[need] for need in missing]
        words += dict.fromkeys(r.reason for r in left_out if not r.needs)
        needs = Words(*("; ".join(w.to(lang) for w in words) for lang in Language))
        found.append(_NOT_TRIED.fill(n=len(left_out), needs=needs))
    return found
