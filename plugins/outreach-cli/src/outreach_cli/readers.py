"""How one decision is shown to the citizen, the clerk, the auditor, the developer."""

from pathlib import Path
from typing import Final

import attrs
from rich.table import Table

from outreach_cli import outputs, shown, steps
from outreach_cli.office import Office
from outreach_cli.terminal import Terminal
from outreach_core import Words
from outreach_core.cases import Case
from outreach_core.contacts import ContactHistory
from outreach_core.eligibility import Decision, citizen_texts
from outreach_core.hooks import write_whole
from outreach_core.people import Customer
from outreach_core.rules import clerk_table, facts_in, receipt, recheck, tree_text
from outreach_core.workflows import Gathered, access_page, annex_page, known_about

READERS: Final = ("citizen", "access", "clerk", "auditor", "developer")

_HEADS: Final = (
    Words("Was gefragt wurde", "What was asked"),
    Words("Was die Daten sagen", "What the data say"),
    Words("Antwort", "Answer"),
    Words("Quelle", "Source"),
)
_ISSUED: Final = Words(
    "Der Beleg ist geschrieben. Siegel, bitte an anderer Stelle notieren: {seal}",
    "The receipt is written. Seal, to be noted somewhere else: {seal}",
)
_REPLAYED: Final = Words(
    "Der Beleg wurde nachgerechnet: Er folgt aus seinem Regelwerk und seinen Angaben.",
    "The receipt was judged again: it follows from its rulebook and its facts.",
)


@attrs.frozen
class Told:
    """What is told, and about whom.

    Attributes:
        office: The office.
        gathered: What was read.
        person: Whom it is about.
        decision: What the rules say.
        receipt: File of a receipt, to write or to judge again; ``None``: none.
    """

    office: Office = attrs.field(repr=False)
    gathered: Gathered = attrs.field(repr=False)
    person: Customer = attrs.field(repr=False)
    decision: Decision = attrs.field(repr=False)
    receipt: Path | None = None


def tell(terminal: Terminal, told: Told, reader: str) -> None:
    """Show the decision to one of the readers."""
    {
        "citizen": _citizen,
        "access": _access,
        "clerk": _clerk,
        "auditor": _auditor,
        "developer": _developer,
    }[reader](terminal, told)


def _citizen(terminal: Terminal, told: Told) -> None:
    language = told.office.language
    for text in citizen_texts(told.decision, language):
        terminal.print(text)
    page = annex_page(told.decision, language=language)
    written = outputs.write_page(told.office, f"anlage-{told.person.id}", page)
    shown.files(terminal, told.office, [written])


def _access(terminal: Terminal, told: Told) -> None:
    office, person = told.office, told.person
    known = known_about(
        person,
        history=told.gathered.histories.get(person.id, ContactHistory()),
        case=Case.of(person.id, office.store.read(person.id)),
        radar=steps.radar_today(office, told.gathered),
        language=office.language,
    )
    page = access_page(
        known, told.decision, on=told.gathered.as_of, language=office.language
    )
    written = outputs.write_page(office, f"auskunft-{person.id}", page)
    shown.files(terminal, office, [written])


def _clerk(terminal: Terminal, told: Told) -> None:
    language = told.office.language
    table = Table()
    for head in _HEADS:
        table.add_column(head.to(language), overflow="fold")
    for row in clerk_table(told.decision.finding, language):
        indent = "  " * row.depth
        table.add_row(f"{indent}{row.condition}", row.value, row.answer, row.source)
    terminal.out.print(table)


def _auditor(terminal: Terminal, told: Told) -> None:
    decision = told.decision
    if told.receipt is None:
        issued = receipt(decision.finding, decision.rulebook, subject=told.person.id)
        terminal.out.print(issued.text, markup=False, highlight=False, soft_wrap=True)
        return
    if not told.receipt.exists():
        issued = receipt(decision.finding, decision.rulebook, subject=told.person.id)
        write_whole(told.receipt, issued.text.encode(), private=True)
        terminal.say(_ISSUED.fill(seal=issued.seal))
        return
    found = recheck(
        told.receipt.read_text("utf-8"),
        on=told.gathered.as_of,
        rulebook=decision.rulebook,
        facts=facts_in(decision.finding),
    )
    terminal.say(_REPLAYED)
    terminal.say(found.words)


def _developer(terminal: Terminal, told: Told) -> None:
    text = tree_text(told.decision.finding, told.office.language)
    terminal.out.print(text, markup=False, highlight=False, soft_wrap=True)
