"""How several commands share one word (``outreach plugins list``)."""

from collections.abc import Iterable
from typing import Final

import click

from outreach_core import Language, Words

OPTIONS: Final = Words("[OPTIONEN]", "[OPTIONS]")
NUMBER: Final = Words("ZAHL", "NUMBER")
SUBCOMMAND: Final = Words("BEFEHL [ANGABEN]…", "COMMAND [ARGS]…")


class InOrder(click.Group):
    """Lists its commands in the order in which they were given."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's
        """Return the names in the order of the commands."""
        return list(self.commands)


def translate_placeholders(command: click.Command, language: Language) -> None:
    """Put placeholders into *language*; click translates its messages, but not these."""
    command.options_metavar = OPTIONS.to(language)
    for param in command.params:
        is_number = isinstance(param.type, click.types.IntParamType)
        if is_number and param.metavar is None:
            param.metavar = NUMBER.to(language)


def group(
    name: str, help_words: Words, commands: Iterable[click.Command], language: Language
) -> click.Group:
    """Return a group of commands with its usage line in *language*."""
    members = {command.name or "": command for command in commands}
    for command in members.values():
        translate_placeholders(command, language)
    return InOrder(
        name=name,
        help=help_words.to(language),
        commands=members,
        subcommand_metavar=SUBCOMMAND.to(language),
    )
