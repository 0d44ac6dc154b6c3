"""``outreach why``: why somebody is on the list, or is not."""

from pathlib import Path
from typing import Final

import click
import pendulum

from outreach_cli import steps
from outreach_cli.commands.options import (
    as_of_option,
    customer_argument,
    settings_option,
)
from outreach_cli.commands.screen import READING
from outreach_cli.customers import customer_in
from outreach_cli.office import opened
from outreach_cli.readers import READERS, Told, tell
from outreach_cli.screening import screened_one
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.cases import Case, story
from outreach_core.eligibility import explain

_HELP: Final = Words(
    "Erklärt in einfachen Sätzen, warum jemand auf der Liste steht oder nicht. KUNDE "
    "ist die Kennung aus der Arbeitsliste oder die Kundennummer.",
    "Explains in plain sentences why somebody is on the list or not. CUSTOMER is the id "
    "from the worklist or the customer number.",
)
_FOR: Final = Words(
    "Wem es erzählt wird: citizen (einfache Sätze, auch als Anlage zum Brief), access "
    "(Auskunft nach Art. 15 DSGVO), clerk (Tabelle), auditor (Beleg), developer (Baum).",
    "Who is told: citizen (plain sentences, also as an annex to a letter), access "
    "(answer under Art. 15 GDPR), clerk (table), auditor (receipt), developer (tree).",
)
_RECEIPT: Final = Words(
    "Datei des Belegs: neu, dann wird er geschrieben; vorhanden, dann wird er "
    "nachgerechnet, und daneben steht, was heute wäre.",
    "File of the receipt: new, then it is written; there already, then it is judged "
    "again, with what would be found today beside it.",
)
_CASE: Final = Words("Was bisher geschah:", "What has happened so far:")


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    return click.Command(
        "why",
        help=_HELP.to(language),
        params=[
            customer_argument(language),
            settings_option(language),
            as_of_option(language),
            click.Option(
                ["--for", "reader"],
                type=click.Choice(READERS),
                help=_FOR.to(language),
            ),
            click.Option(
                ["--receipt"],
                type=click.Path(dir_okay=False, path_type=Path),
                help=_RECEIPT.to(language),
            ),
        ],
        callback=click.pass_obj(why),
    )


def why(
    terminal: Terminal,
    *,
    customer: str,
    settings: Path,
    as_of: pendulum.Date | None,
    reader: str | None,
    receipt: Path | None,
) -> None:
    """Explain why somebody is on the list or not, to whom it is told."""
    day = as_of or terminal.clock()
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        with reporter.step(READING):
            gathered = steps.read(office, as_of=day)
        person = customer_in(office, gathered, customer)
        decision = screened_one(office, gathered, person)
        if reader is not None or receipt is not None:
            told = Told(office, gathered, person, decision, receipt)
            tell(terminal, told, reader or "auditor")
            return
        terminal.print(explain(decision, office.language))
        events = office.store.read(person.id)
        if events:
            terminal.say(_CASE)
            for line in story(Case.of(person.id, events), office.language):
                terminal.print(f"  {line}")
