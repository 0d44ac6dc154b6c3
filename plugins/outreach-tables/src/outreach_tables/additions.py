"""What else does a row say about a contact: why not reached, by whom, entered when?

None of it may cost a contact: what cannot be read is left out and noted.
"""

from collections.abc import Mapping
from typing import TypeAlias

import attrs
import pendulum

from outreach_core.contacts import Contact, NotReachedReason, Outcome
from outreach_core.ids import StaffId
from outreach_tables import cells
from outreach_tables.cells import Cell, UnreadableError
from outreach_tables.reasons import Reason
from outreach_tables.words import Vocabulary

Notes: TypeAlias = tuple[tuple[Reason, str], ...]
"""What to say about every row with these cells: code and field."""


def with_additions(
    contact: Contact, what: Mapping[str, Cell], *, reasons: Vocabulary, latest_year: int
) -> tuple[Contact, Notes]:
    """Return the contact with what its other cells say, and what to note.

    Args:
        contact: What the required cells say.
        what: Cells of the row by field.
        reasons: The office's words for not reaching somebody.
        latest_year: Last year in which somebody can have entered it.
    """
    notes: list[tuple[Reason, str]] = []
    reason = _reason(contact, what.get("reason"), reasons, notes)
    by = _text(what.get("by"), "by", notes)
    recorded_on = _day(what.get("recorded_on"), latest_year, notes)
    if reason is None and not by and recorded_on is None:
        return contact, tuple(notes)
    full = attrs.evolve(
        contact,
        reason=reason,
        by=StaffId(by) if by else None,
        recorded_on=recorded_on,
    )
    return full, tuple(notes)


def _reason(
    contact: Contact,
    cell: Cell,
    reasons: Vocabulary,
    notes: list[tuple[Reason, str]],
) -> NotReachedReason | None:
    word = _text(cell, "reason", notes)
    if not word:
        return None
    name = reasons.meaning(word)
    if name is None or contact.outcome is Outcome.REACHED:
        notes.append((Reason.REASON_NOT_USED, "reason"))
        return None
    return NotReachedReason(name)


def _text(cell: Cell, field: str, notes: list[tuple[Reason, str]]) -> str:
    try:
        return cells.text(cell)
    except UnreadableError as error:
        notes.append((error.code, field))
        return ""


def _day(
    cell: Cell, latest_year: int, notes: list[tuple[Reason, str]]
) -> pendulum.Date | None:
    try:
        return cells.day(cell, latest_year=latest_year)
    except UnreadableError as error:
        notes.append((error.code, "recorded_on"))
        return None
