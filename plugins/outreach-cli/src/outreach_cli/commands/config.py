"""``outreach config``: what is wrong with the settings, their schema, one key told."""

import difflib
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs
import click

from outreach_cli.checking import checked, enabled_in
from outreach_cli.commands.groups import group
from outreach_cli.commands.init import template
from outreach_cli.commands.options import settings_option
from outreach_cli.loading import expected_of, read_toml, repeated
from outreach_cli.schema import declared_settings, schema
from outreach_cli.settings import Settings
from outreach_cli.settings_words import help_of, paths, readers_of
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import Setting

_HELP: Final = Words(
    "Einstellungen prüfen und erklären.", "Check and explain settings."
)
_CHECK: Final = Words(
    "Nennt alle Fehler der Einstellungen auf einmal, jeden mit seiner Stelle.",
    "Names all faults of the settings at once, each with its place.",
)
_SCHEMA: Final = Words(
    "Gibt die Form der Einstellungen als JSON Schema aus, für Editoren.",
    "Prints the shape of the settings as JSON Schema, for editors.",
)
_EXPLAIN: Final = Words(
    "Erklärt eine Einstellung: was sie tut, Typ, Vorgabe, Beispiel, wer sie liest.",
    "Explains a setting: what it does, type, default, example, who reads it.",
)
_SHORT: Final = {
    "check": Words("alle Fehler auf einmal", "all faults at once"),
    "schema": Words("Form als JSON Schema", "shape as JSON Schema"),
    "explain": Words("eine Einstellung erklären", "explain one key"),
}
_FINE: Final = Words("{file}: in Ordnung.", "{file}: all is well.")
_KEY: Final = Words("SCHLÜSSEL", "KEY")
_NO_KEY: Final = Words(
    "{key} gibt es nicht.{hint} Alle Schlüssel: docs/reference/settings.md.",
    "There is no {key}.{hint} All keys: docs/reference/settings.md.",
)
_HINT: Final = Words(" Gemeint: {near}?", " Did you mean {near}?")
_LINES: Final = Words(
    "  Typ: {type}\n  Vorgabe: {default}\n  Beispiel: {example}\n  Liest: {reader}",
    "  type: {type}\n  default: {default}\n  example: {example}\n  read by: {reader}",
)
_REQUIRED: Final = Words("keine, muss gesetzt sein", "none, it must be set")
_NO_DEFAULT: Final = Words("keine", "none")
_PLUGIN: Final = Words("Plug-in {name!r}", "plug-in {name!r}")


def command(language: Language) -> click.Command:
    """Return the group with its help in *language*."""
    settings = settings_option(language)
    key = click.Argument(["key"], metavar=_KEY.to(language))
    members = (
        _member("check", _CHECK, check, [settings], language),
        _member("schema", _SCHEMA, print_schema, [settings], language),
        _member("explain", _EXPLAIN, explain, [key, settings], language),
    )
    return group("config", _HELP, members, language)


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


def check(terminal: Terminal, *, settings: Path) -> None:
    """Name all faults of the settings at once.

    Raises:
        InvalidInputError: There are some.
    """
    faults = checked(settings).all_faults
    if faults:
        raise InvalidInputError(settings.name, faults)
    terminal.say(_FINE.fill(file=settings.name))


def print_schema(terminal: Terminal, *, settings: Path) -> None:
    """Print the JSON Schema of the settings, with those of the enabled plug-ins."""
    found = schema(_enabled(settings), terminal.language)
    terminal.print(json.dumps(found, ensure_ascii=False, indent=2))


def explain(terminal: Terminal, *, key: str, settings: Path) -> None:
    """Explain one key.

    Raises:
        InvalidInputError: There is no such key; a near one is named.
    """
    own = paths()
    declared = {
        f"plugin.{plugin}.{setting.key}": setting
        for plugin, found in declared_settings(_enabled(settings)).items()
        for setting in found
    }
    if key in own:
        told, lines = help_of(key), _own_lines(key, own[key])
    elif key in declared:
        told, lines = declared[key].help, _declared_lines(key, declared[key])
    else:
        near = difflib.get_close_matches(key, (*own, *declared), n=1)
        hint = _HINT.fill(near=near[0]) if near else Words("", "")
        subject = "outreach config explain"
        raise InvalidInputError(subject, [_NO_KEY.fill(key=key, hint=hint)])
    terminal.print(key)
    terminal.print(f"  {told.to(terminal.language)}")
    terminal.say(lines)


def _own_lines(path: str, field: "attrs.Attribute[Any]") -> Words:
    table, _, key = path.rpartition(".")
    several = bool(table) and repeated(attrs.fields_dict(Settings)[table].type)
    head = f"[[{table}]] " if several else f"[{table}] " if table else ""
    has_none = field.default is None or isinstance(field.default, attrs.Factory)  # type: ignore[arg-type]
    return _LINES.fill(
        type=expected_of(field.type),
        default=_NO_DEFAULT if has_none else toml(field.default),
        example=f"{head}{key} = {toml(_example(path, field.default))}",
        reader=readers_of(path),
    )


def _example(path: str, default: object) -> object:
    """Return what stands in the file that ``init`` writes, else the default."""
    found: Any = tomllib.loads(template(Language.DE))
    for part in path.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return default if found in (None, "") else found


def _declared_lines(path: str, setting: Setting[Any]) -> Words:
    table = path.rpartition(".")[0]
    example = setting.example if setting.example is not None else setting.default
    none = _REQUIRED if setting.is_required else _NO_DEFAULT
    return _LINES.fill(
        type=setting.shape.words,
        default=none if setting.default is None else toml(setting.default),
        example="–"
        if example is None
        else f"[{table}] {setting.key} = {toml(example)}",
        reader=_PLUGIN.fill(name=table.partition(".")[2]),
    )


def toml(value: object) -> str:
    """Write a value as it stands in a settings file."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{key} = {toml(each)}" for key, each in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(toml(each) for each in value)}]"
    return json.dumps(value, ensure_ascii=False)


def _enabled(path: Path) -> tuple[str, ...]:
    # Before there is a file, and while it has faults, the defaults are explained.
    try:
        return enabled_in(read_toml(path))
    except InvalidInputError:
        return Settings().plugins
