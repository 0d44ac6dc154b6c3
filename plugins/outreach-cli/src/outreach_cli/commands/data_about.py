"""``outreach data-about``: everything kept on one person (Art. 15 GDPR)."""

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
from outreach_cli.office import Office, opened
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.hooks import COACHING_DIRECTORY
from outreach_core.ids import OfferId
from outreach_core.workflows import data_about as told_about

_HELP: Final = Words(
    "Zeigt alles, was zu einem Menschen gespeichert ist, für die Auskunft nach Art. 15 "
    "DSGVO. KUNDE ist die Kennung oder die Kundennummer.",
    "Shows everything kept on one person, for access under Art. 15 GDPR. CUSTOMER is "
    "the id or the customer number.",
)


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    return click.Command(
        "data-about",
        help=_HELP.to(language),
        params=[
            customer_argument(language),
            settings_option(language),
            as_of_option(language),
        ],
        callback=click.pass_obj(data_about),
    )


def data_about(
    terminal: Terminal, *, customer: str, settings: Path, as_of: pendulum.Date | None
) -> None:
    """Show the lines, plain, to be printed or piped into a file."""
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        who = case_of(office, customer)
        lines = told_about(
            who,
            store=office.store,
            language=office.language,
            occasions=[office.settings.letters.occasion],
            offers=_listed(office, as_of or terminal.clock()),
        )
    for line in lines:
        terminal.print(line)


def _listed(office: Office, day: pendulum.Date) -> tuple[OfferId, ...]:
    """Return the offers that somebody may have been written to about."""
    registry, names = office.registry, office.settings.directories
    lists = (registry.one(COACHING_DIRECTORY, name).offers(as_of=day) for name in names)
    return tuple(sorted(offer.id for offers in lists for offer in offers))
