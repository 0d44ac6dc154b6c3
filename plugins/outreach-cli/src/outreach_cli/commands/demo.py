"""``outreach demo``: one whole week with invented people."""

from pathlib import Path
from typing import Final

import click

from outreach_cli.demo.exports import SMALLEST_OFFICE
from outreach_cli.demo.summary import show
from outreach_cli.demo.week import prepare, run_week
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words

_HELP: Final = Words(
    "Spielt eine ganze Woche mit erfundenen Menschen durch: von den Dateien eines Amtes "
    "von der Größe Kassels bis zur Zwischenbilanz. Alles landet in ORDNER.",
    "Plays a whole week with invented people: from the files of an office of Kassel's "
    "size to the interim report. Everything goes into FOLDER.",
)
_SEED: Final = Words("Gleicher Startwert, gleiche Woche.", "Same seed, same week.")
_CUSTOMERS: Final = Words(
    "Wie viele Menschen das Amt betreut.", "How many people the office looks after."
)
_FOLDER: Final = "outreach-demo"
_SIZE: Final = 14_000


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    folder = click.Argument(
        ["folder"],
        type=click.Path(file_okay=False, path_type=Path),
        default=Path(_FOLDER),
        metavar=Words("[ORDNER]", "[FOLDER]").to(language),
    )
    seed = click.Option(
        ["--seed"], default=1, show_default=True, help=_SEED.to(language)
    )
    customers = click.Option(
        ["--customers"],
        type=click.IntRange(min=SMALLEST_OFFICE),
        default=_SIZE,
        show_default=True,
        help=_CUSTOMERS.to(language),
    )
    return click.Command(
        "demo",
        help=_HELP.to(language),
        params=[folder, seed, customers],
        callback=click.pass_obj(demo),
    )


def demo(terminal: Terminal, *, folder: Path, seed: int, customers: int) -> None:
    """Play a whole week with invented people."""
    reporter = terminal.reporter()
    prepare(folder, language=terminal.language)
    found = run_week(
        folder,
        seed=seed,
        customers=customers,
        reporter=reporter,
        language=terminal.language,
    )
    show(terminal, found, reporter)
