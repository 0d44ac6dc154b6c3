"""``outreach plugins``: which ones there are, why one does not run, what is unwell."""

import importlib
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click
from rich.table import Table

from outreach_cli import doctor as examination
from outreach_cli.checking import checked, enabled_in
from outreach_cli.commands.groups import group
from outreach_cli.commands.options import settings_option
from outreach_cli.loading import read_toml
from outreach_cli.terminal import Terminal
from outreach_cli.whether import objects_of, whether
from outreach_core import Language, Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import API_VERSION, Registry, installed

_HELP: Final = Words("Plug-ins ansehen und prüfen.", "Look at plug-ins and try them.")
_LIST: Final = Words(
    "Zeigt, welche Plug-ins installiert und eingeschaltet sind. Geöffnet wird dabei "
    "keines, außer mit --load die eingeschalteten.",
    "Shows which plug-ins are installed and enabled. None is opened, except by --load "
    "those that are enabled.",
)
_LOAD: Final = Words(
    "Auch zeigen, was die eingeschalteten mitbringen.",
    "Also show what the enabled ones bring.",
)
_WHY: Final = Words(
    "Sagt, warum ein Plug-in läuft oder nicht, und was hilft.",
    "Says why a plug-in runs or not, and what helps.",
)
_DOCTOR: Final = Words(
    "Sieht nach, ob hier alles da ist, was gebraucht wird; jede Zeile hat ein Zeichen, "
    "das sich nie ändert, und sagt, was hilft.",
    "Looks whether everything needed is here; each line has a code that never changes, "
    "and says what helps.",
)
_JSON: Final = Words("Als JSON, für Programme.", "As JSON, for programs.")
_SHORT: Final = {
    "list": Words("was installiert und eingeschaltet ist", "what is there"),
    "why": Words("warum eines läuft oder nicht", "why one runs or not"),
    "doctor": Words("fehlt etwas?", "is anything missing?"),
}
_TITLE: Final = Words("Plug-ins", "Plug-ins")
_HEADS: Final = (
    Words("Name", "Name"),
    Words("Paket", "Distribution"),
    Words("Version", "Version"),
    Words("eingeschaltet", "enabled"),
)
_BRINGS: Final = Words("bringt mit", "brings")
_YES: Final = Words("ja", "yes")
_NO: Final = Words("nein", "no")
_FAULTY: Final = Words("hat Fehler: outreach plugins why {name}", "has faults")
_LIST_HINT: Final = Words(
    "Was eines mitbringt: outreach plugins list --load. Warum eines nicht läuft: "
    "outreach plugins why NAME.",
    "What one brings: outreach plugins list --load. Why one does not run: outreach "
    "plugins why NAME.",
)


def command(language: Language) -> click.Command:
    """Return the group with its help in *language*."""
    settings = settings_option(language)
    load = click.Option(["--load"], is_flag=True, help=_LOAD.to(language))
    as_json = click.Option(["--json"], is_flag=True, help=_JSON.to(language))
    members = (
        _member("list", _LIST, list_plugins, [settings, load], language),
        _member("why", _WHY, why, [click.Argument(["name"]), settings], language),
        _member("doctor", _DOCTOR, doctor, [settings, as_json], language),
        *_certify(language),
    )
    return group("plugins", _HELP, members, language)


def _member(
    name: str, help_words: Words, call: Any, params: list[Any], language: Language
) -> click.Command:
    return click.Command(
        name,
        help=help_words.to(language),
        short_help=_SHORT[name].to(language),
        params=params,
        callback=click.pass_obj(call),
    )


def _certify(language: Language) -> Iterator[click.Command]:
    # The kit needs packages that an office does not: asked for, not demanded.
    name = "outreach_cli.commands.certify"
    if importlib.util.find_spec(name) is not None:
        yield importlib.import_module(name).command(language)


def list_plugins(terminal: Terminal, *, settings: Path, load: bool) -> None:
    """Show which plug-ins are installed and enabled."""
    try:
        enabled = enabled_in(read_toml(settings))
    except InvalidInputError:
        enabled = ()
    registry = checked(settings).registry if load else None
    table = Table(title=_TITLE.to(terminal.language), title_justify="left")
    for head in (*_HEADS, *((Words("API", "API"), _BRINGS) if load else ())):
        table.add_column(head.to(terminal.language), overflow="fold")
    for name, points in installed().items():
        for point in points:
            is_on = (_YES if name in enabled else _NO).to(terminal.language)
            found = (point.dist.name, point.dist.version) if point.dist else ("?", "?")
            brought = _brought(terminal, name, registry) if load else ()
            table.add_row(name, *found, is_on, *brought)
    terminal.out.print(table)
    terminal.say(_LIST_HINT)


def _brought(
    terminal: Terminal, name: str, registry: Registry | None
) -> tuple[str, str]:
    if registry is None:
        return "?", _FAULTY.fill(name=name).to(terminal.language)
    if name not in {origin.plugin for origin in registry.origins}:
        return "", ""
    kinds: dict[str, list[str]] = {}
    for kind, each in objects_of(name, registry):
        kinds.setdefault(kind.noun.to(terminal.language), []).append(each)
    told = "\n".join(f"{kind}: {', '.join(names)}" for kind, names in kinds.items())
    return str(API_VERSION), told


def why(terminal: Terminal, *, name: str, settings: Path) -> None:
    """Say why a plug-in runs or not; exit code 1 when it does not."""
    verdict = whether(name, settings)
    for line in verdict.lines:
        terminal.say(line)
    if not verdict.runs:
        click.get_current_context().exit(1)


def doctor(terminal: Terminal, *, settings: Path, json: bool) -> None:
    """Look whether everything needed is here; exit code 1 when something is not."""
    day = terminal.clock()
    findings = tuple(examination.examined(settings, as_of=day))
    if json:
        terminal.print(_as_json(findings, terminal.language))
    else:
        _show(terminal, findings)
    if any(found.severity is examination.Severity.ERROR for found in findings):
        click.get_current_context().exit(1)


def _as_json(findings: tuple[examination.Found, ...], language: Language) -> str:
    return json.dumps(
        [
            {
                "id": found.id,
                "severity": found.severity.value,
                "found": found.words.to(language),
                "next": found.next_step.to(language),
            }
            for found in findings
        ],
        ensure_ascii=False,
        indent=2,
    )


def _show(terminal: Terminal, findings: tuple[examination.Found, ...]) -> None:
    for found in findings:
        sign = examination.SIGNS[found.severity]
        terminal.print(f"{sign} {found.id}  {found.words.to(terminal.language)}")
        if found.next_step.de:
            terminal.print(f"       → {found.next_step.to(terminal.language)}")
