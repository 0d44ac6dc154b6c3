"""``outreach init``: a settings file with comments, and a secret of one's own."""

import json
from importlib import resources
from pathlib import Path
from typing import Final

import click

from outreach_cli.loading import FILE_NAME, load_settings
from outreach_cli.office import make_secret
from outreach_cli.schema import schema
from outreach_cli.settings import PrivacySettings, Settings
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import write_whole

SCHEMA_FILE: Final = ".outreach/schema.json"
"""Where editors find the shape of the settings; the first line of the file says so."""

_HELP: Final = Words(
    "Legt in einem Ordner die Einstellungen mit Erklärungen an, dazu das Geheimnis für "
    "die Pseudonyme. Nichts Vorhandenes wird überschrieben.",
    "Puts commented settings into a folder, and the secret for pseudonyms. Nothing that "
    "is there is overwritten.",
)
_EXISTS: Final = Words(
    "gibt es in diesem Ordner schon; sie bleibt, wie sie ist. Für eine neue bitte einen "
    "anderen Ordner nennen.",
    "exists in this folder already and stays as it is. Name another folder for a new "
    "one.",
)
_SECRET_ONLY: Final = Words(
    "Nur das Geheimnis anlegen, zu Einstellungen, die es schon gibt. Nie, wenn es schon "
    "Fälle gibt: dann das alte Geheimnis zurückholen.",
    "Only make the secret, for settings that are there. Never when there are cases: "
    "then get the old secret back.",
)
_SECRET_DONE: Final = Words(
    "{key} ist da und geheim: sichern, nie weitergeben. Ohne sie sind alle Fälle fremd.",
    "{key} is there and secret: back it up, never pass it on. Without it all cases are "
    "strangers.",
)
_DONE: Final = Words(
    "{file} und {key} sind angelegt. Weiter so:\n"
    "  1. {file} öffnen, das Amt und die Dateien eintragen\n"
    "  2. outreach screen --dry-run   zeigt, welche Spalten gelesen werden\n"
    "  3. outreach screen             schreibt die Arbeitsliste\n"
    "{key} ist geheim: sichern, nie weitergeben. Ohne sie sind alle Fälle fremd.",
    "{file} and {key} are there. Go on like this:\n"
    "  1. open {file}, enter your office and your files\n"
    "  2. outreach screen --dry-run   shows which columns are read\n"
    "  3. outreach screen             writes the worklist\n"
    "{key} is secret: back it up, never pass it on. Without it all cases are strangers.",
)


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    folder = click.Argument(
        ["folder"],
        type=click.Path(file_okay=False, path_type=Path),
        default=Path(),
        metavar=Words("[ORDNER]", "[FOLDER]").to(language),
    )
    secret = click.Option(["--secret"], is_flag=True, help=_SECRET_ONLY.to(language))
    return click.Command(
        "init",
        help=_HELP.to(language),
        params=[folder, secret],
        callback=click.pass_obj(init),
    )


def init(terminal: Terminal, *, folder: Path, secret: bool) -> None:
    """Put settings and a secret into a folder; nothing is overwritten."""
    settings = folder / FILE_NAME
    if secret:
        own = load_settings(settings).privacy.key_file
        make_secret(folder / own)
        terminal.say(_SECRET_DONE.fill(key=own))
        return
    if settings.exists():
        raise InvalidInputError(subject=FILE_NAME, faults=[_EXISTS])
    make_secret(folder / PrivacySettings().key_file)
    write_whole(settings, template(terminal.language).encode(), private=False)
    found = schema(Settings().plugins, terminal.language)
    text = json.dumps(found, ensure_ascii=False, indent=2)
    write_whole(folder / SCHEMA_FILE, text.encode(), private=False)
    terminal.say(_DONE.fill(file=FILE_NAME, key=PrivacySettings().key_file))


def template(language: Language) -> str:
    """Return the settings file that ``init`` writes, with comments in *language*."""
    name = f"outreach.{language.value}.toml"
    return (
        resources.files("outreach_cli").joinpath("templates", name).read_text("utf-8")
    )
