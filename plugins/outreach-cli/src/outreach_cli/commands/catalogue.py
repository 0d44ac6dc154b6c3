"""Which commands there are, in the order of a week."""

import click

from outreach_cli.commands import (
    demo,
    init,
    letters,
    plan,
    record,
    refer,
    report,
    screen,
    week,
    why,
)
from outreach_core import Language


def commands(language: Language) -> tuple[click.Command, ...]:
    """Return all commands with their help in *language*."""
    return tuple(
        module.command(language)
        for module in (
            demo,
            init,
            screen,
            why,
            letters,
            plan,
            record,
            refer,
            report,
            week,
        )
    )
