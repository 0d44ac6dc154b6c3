"""``outreach demo``: one whole week with invented people."""

from typing import Final

import click

from outreach_core import Language, Words

_HELP: Final = Words("Zeigt eine ganze Woche.", "Shows a whole week.")


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""

    @click.command("demo", help=_HELP.to(language))
    def demo() -> None:
        pass

    return demo
