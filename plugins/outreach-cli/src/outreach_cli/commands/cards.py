"""``outreach cards``: cards for the letterbox when nobody opens."""

from pathlib import Path
from typing import Final

import click

from outreach_cli import outputs, shown
from outreach_cli.commands.options import settings_option
from outreach_cli.office import opened
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.letters import DoorCard, door_cards_page

_HELP: Final = Words(
    "Druckt Karten für den Briefkasten, vier auf ein Blatt: nur Vornamen und eine Nummer, "
    "kein Amt, kein Anlass, kein Tag.",
    "Prints cards for the letterbox, four on a sheet: first names and a number only, no "
    "authority, no reason, no day.",
)
_NAME: Final = Words(
    "Ein Vorname auf der Karte; mindestens zweimal angeben.",
    "A first name on the card; give it at least twice.",
)
_ALSO: Final = Words(
    "Noch eine Sprache auf der Karte (ISO 639-1, zum Beispiel en); mehrmals: je Sprache "
    "eine Karte.",
    "One more language on the card (ISO 639-1, en for instance); repeated: a card for "
    "each language.",
)


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    return click.Command(
        "cards",
        help=_HELP.to(language),
        params=[
            settings_option(language),
            click.Option(
                ["--name", "names"],
                multiple=True,
                required=True,
                help=_NAME.to(language),
            ),
            click.Option(
                ["--also", "languages"], multiple=True, help=_ALSO.to(language)
            ),
        ],
        callback=click.pass_obj(cards),
    )


def cards(
    terminal: Terminal,
    *,
    settings: Path,
    names: tuple[str, ...],
    languages: tuple[str, ...],
) -> None:
    """Write a page of door cards to print and to cut."""
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        own = office.settings.office
        made = tuple(
            DoorCard(
                first_names=names, phone=own.mobile or own.phone or "–", language=also
            )
            for also in languages or (None,)
        )
        receipt = outputs.write_page(office, "karten", door_cards_page(made))
        shown.files(terminal, office, (receipt,))
