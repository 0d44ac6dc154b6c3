"""``outreach data-about``: everything kept on one person (Art. 15 GDPR)."""

from pathlib import Path
from typing import Final

import click

from outreach_cli.commands.options import customer_argument, settings_option
from outreach_cli.customers import case_of
from outreach_cli.office import opened
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
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
        params=[customer_argument(language), settings_option(language)],
        callback=click.pass_obj(data_about),
    )


def data_about(terminal: Terminal, *, customer: str, settings: Path) -> None:
    """Show the lines, plain, to be printed or piped into a file."""
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        who = case_of(office, customer)
        lines = told_about(
            who,
            store=office.store,
            language=office.language,
            occasions=[office.settings.letters.occasion],
        )
    for line in lines:
        terminal.print(line)
