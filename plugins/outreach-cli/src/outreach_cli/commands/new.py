"""``outreach new plugin``: the beginning of a plug-in that already keeps its promises."""

from pathlib import Path
from typing import Final

import click

from outreach_cli.commands.groups import group
from outreach_cli.scaffolding import (
    checked_name,
    distribution_of,
    files_of,
    write_files,
)
from outreach_cli.scaffolds import SCAFFOLDS
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words

_HELP: Final = Words("Etwas Eigenes beginnen.", "Begin something of your own.")
_SHORT: Final = Words("ein Plug-in", "a plug-in")
_HELP_PLUGIN: Final = Words(
    "Legt ein Plug-in an, das schon läuft und die Konformitätsprüfung besteht. Nichts "
    "wird heruntergeladen, nichts überschrieben.",
    "Writes a plug-in that already runs and passes the conformance kit. Nothing is "
    "downloaded, nothing is overwritten.",
)
_KIND: Final = Words("Was es mitbringt.", "What it brings.")
_NAME: Final = Words(
    "Wie es heißt, etwa 'erfurt'; daraus werden Paket, Modul und Objekt.",
    "What it is called, like 'erfurt'; package, module and object are named after it.",
)
_FOLDER: Final = Words(
    "Wohin; sonst outreach-NAME in diesem Ordner. Darf noch nicht da sein.",
    "Where to; else outreach-NAME in this folder. Must not be there yet.",
)
_DONE: Final = Words(
    "{folder}: {count} Dateien. Weiter so:\n"
    "  1. {main} lesen und ändern, was bei euch anders ist\n"
    "  2. pip install -e {folder} 'outreach-core[testing]' && pytest {folder}   prüft es\n"
    '  3. "{name}" in outreach.toml bei plugins eintragen\n'
    "  4. outreach plugins why {name}   sagt, ob es läuft",
    "{folder}: {count} files. Go on like this:\n"
    "  1. read {main} and change what is different with you\n"
    "  2. pip install -e {folder} 'outreach-core[testing]' && pytest {folder}   tries it\n"
    '  3. add "{name}" to plugins in outreach.toml\n'
    "  4. outreach plugins why {name}   says whether it runs",
)


def command(language: Language) -> click.Command:
    """Return the group with its help in *language*."""
    plugin = click.Command(
        "plugin",
        help=_HELP_PLUGIN.to(language),
        short_help=_SHORT.to(language),
        params=[
            click.Option(
                ["--kind"],
                type=click.Choice(sorted(SCAFFOLDS)),
                required=True,
                help=_KIND.to(language),
            ),
            click.Option(["--name"], required=True, help=_NAME.to(language)),
            click.Option(
                ["--folder"],
                type=click.Path(path_type=Path),
                help=_FOLDER.to(language),
            ),
        ],
        callback=click.pass_obj(new_plugin),
    )
    return group("new", _HELP, (plugin,), language)


def new_plugin(
    terminal: Terminal, *, kind: str, name: str, folder: Path | None
) -> None:
    """Write a new plug-in into a folder that is not there yet."""
    scaffold = SCAFFOLDS[kind]
    files = files_of(scaffold, checked_name(name), terminal.language)
    target = folder or Path(distribution_of(name))
    write_files(files, target)
    main = next(path for path in files if path.endswith(f"/{scaffold.module}.py"))
    terminal.say(_DONE.fill(folder=target, count=len(files), main=main, name=name))
