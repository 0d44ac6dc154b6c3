"""What else does a row say about a contact: why not reached, by whom, entered when?

None of it may cost a contact: what cannot be read is left out and noted.
"""

from collections.abc import Mapping
from typing import Final, TypeAlias

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

MOST_KEPT: Final = 50_000
"""Most texts whose meaning is remembered, so that memory does not grow with the file."""


@attrs.define(repr=False)
class Additions:
    """Reads the further cells of contacts; a text that comes again is read once.

    Attributes:
        reasons: The office's words for not reaching somebody.
        latest_year: Last year in which somebody can have entered a contact.
    """

    reasons: Vocabulary
    latest_year: int
    _staff: dict[Cell, StaffId | None] = attrs.field(factory=dict, init=False)
    _days: dict[Cell, pendulum.Date | None] = attrs.field(factory=dict, init=False)

    def to(self, contact: Contact, what: Mapping[str, Cell]) -> tuple[Contact, Notes]:
        """Return the contact with what its other cells say, and what to note.

        Args:
            contact: What the required cells say.
            what: Cells of the row by field.
        """
        notes: list[tuple[Reason, str]] = []
        reason = self._reason(contact, what.get("reason"), notes)
        by = self._by(what.get("by"), notes)
        recorded_on = self._day(what.get("recorded_on"), notes)
        if reason is None and by is None and recorded_on is None:
            return contact, tuple(notes)
        # Not evolve(): a million contacts may pass here.
        full = Contact(
            on=contact.on,
            channel=contact.channel,
            direction=contact.direction,
            outcome=contact.outcome,
            automatic=contact.automatic,
            reason=reason,
            by=by,
            recorded_on=recorded_on,
        )
        return full, tuple(notes)

    def _reason(
        self, contact: Contact, cell: Cell, notes: list[tuple[Reason, str]]
    ) -> NotReachedReason | None:
        word = _text(cell, "reason", notes)
        if not word:
            return None
        name = self.reasons.meaning(word)
        if name is None or contact.outcome is Outcome.REACHED:
            notes.append((Reason.REASON_NOT_USED, "reason"))
            return None
        return NotReachedReason(name)

    def _by(self, cell: Cell, notes: list[tuple[Reason, str]]) -> StaffId | None:
        if cell in self._staff:
            return self._staff[cell]
        before = len(notes)
        word = _text(cell, "by", notes)
        found = StaffId(word) if word else None
        if len(notes) == before and len(self._staff) < MOST_KEPT:
            self._staff[cell] = found
        return found

    def _day(self, cell: Cell, notes: list[tuple[Reason, str]]) -> pendulum.Date | None:
        if cell in self._days:
            return self._days[cell]
        try:
            found = cells.day(cell, latest_year=self.latest_year)
        except UnreadableError as error:
            notes.append((error.code, "recorded_on"))
            return None
        if len(self._days) < MOST_KEPT:
            self._days[cell] = found
        return found


def _text(cell: Cell, field: str, notes: list[tuple[Reason, str]]) -> str:
    try:
        return cells.text(cell)
    except UnreadableError as error:
        notes.append((error.code, field))
        return ""
