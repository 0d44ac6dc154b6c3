"""How are the fields of one row read, one by one, with a reason for what fails?"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeVar

import attrs
import pendulum

from outreach_tables import cells
from outreach_tables.cells import Cell, UnreadableError
from outreach_tables.columns import normal
from outreach_tables.ledger import RowLedger
from outreach_tables.reasons import Reason
from outreach_tables.tables import DataTable
from outreach_tables.textfiles import BROKEN_ROW
from outreach_tables.words import VOCABULARIES, YES

T = TypeVar("T")

_TOTALS: Final = frozenset(
    normal(word)
    for word in (
        *("Summe", "Gesamt", "Gesamtsumme", "Gesamtergebnis", "Anzahl", "Total"),
        *("Zwischensumme", "Summe gesamt", "Insgesamt", "Teilergebnis", "Ergebnis"),
    )
)
_LABEL_CELLS: Final = 3


class RejectedError(Exception):
    """The row cannot be used.

    Attributes:
        code: Code of the issue.
        field: Field that is to blame; empty for the whole row.
    """

    def __init__(self, code: Reason, field: str = "") -> None:
        super().__init__(code, field)
        self.code = code
        self.field = field


@attrs.frozen
class RowReader:
    """Reads the fields of one row; what cannot be read is noted or rejected.

    Attributes:
        number: Row number as Excel counts.
        cells: The cells of the row.
        ledger: Where notes go.
        words: The office's own words, by vocabulary.
        as_of: The day of the data.
    """

    number: int
    cells: Sequence[Cell] = attrs.field(repr=False)
    ledger: RowLedger = attrs.field(repr=False)
    words: Mapping[str, Mapping[str, str]]
    as_of: pendulum.Date

    def note(self, code: Reason, field: str = "") -> None:
        """Say something about this row."""
        self.ledger.note(self.number, code, field)

    def has(self, *fields: str) -> bool:
        """Say whether the table has a column for each of *fields*."""
        return all(field in self.ledger.table.header.columns for field in fields)

    def cell(self, field: str) -> Cell:
        """Return the cell of *field*; ``None`` without such a column."""
        position = self.ledger.table.header.columns.get(field)
        if position is None or position >= len(self.cells):
            return None
        return self.cells[position]

    def optional(self, field: str, read: Callable[[Cell], T], without: T) -> T:
        """Read a field that the row can do without; noted when unreadable."""
        try:
            return read(self.cell(field))
        except UnreadableError as error:
            self.note(error.code, field)
            return without

    def needed(self, field: str, read: Callable[[Cell], T]) -> T:
        """Read a field without which the row must not be used."""
        try:
            return read(self.cell(field))
        except UnreadableError as error:
            raise RejectedError(error.code, field) from None

    def text(self, field: str) -> str:
        """Read a text the row can do without; garbled umlauts are noted."""
        found = self.optional(field, cells.text, "")
        if found and cells.looks_garbled(found):
            self.note(Reason.TEXT_GARBLED, field)
        return found

    def day(self, field: str) -> pendulum.Date | None:
        """Read a day the row can do without."""
        return self.optional(field, self.as_day, None)

    def as_day(self, cell: Cell) -> pendulum.Date | None:
        """Read a cell as a day; years of two digits end a year after the data."""
        return cells.day(cell, latest_year=self.as_of.year + 1)

    def meaning(self, vocabulary: str, word: str) -> str | None:
        """Return the meaning of a word; the office's own words win."""
        own = self.words.get(vocabulary)
        known = VOCABULARIES[vocabulary]
        return (known.with_own(own) if own else known).meaning(word)

    def meanings(self, field: str, vocabulary: str, code: Reason) -> tuple[str, ...]:
        """Read several words, all of which must be known.

        The whole cell is tried first: "Klinik, stationär" may be one own word.

        Raises:
            RejectedError: One of them is not known.
        """
        found = self.needed(field, cells.text)
        if not found:
            return ()
        whole = self.meaning(vocabulary, found)
        if whole is not None:
            return (whole,)
        names = [self.meaning(vocabulary, part) for part in cells.several(found)]
        known = tuple(name for name in names if name is not None)
        if len(known) < len(names) or not names:
            raise RejectedError(code, field)
        return known

    def word(self, field: str, vocabulary: str, code: Reason) -> str | None:
        """Read one word the row can do without; an unknown one is noted."""
        found = self.text(field)
        if not found:
            return None
        name = self.meaning(vocabulary, found)
        if name is None:
            self.note(code, field)
        return name

    def is_yes(self, field: str) -> bool:
        """Read yes or no; nothing means no, an unknown word is noted."""
        return self.word(field, "flag", Reason.FLAG_UNREADABLE) == YES


def refuse_broken(table: DataTable, row: Sequence[Cell]) -> None:
    """Refuse a row whose cells do not stand where the header says.

    In a text file a stray separator in a cell shifts all cells behind it; in Excel,
    remarks beside a table are harmless.

    Raises:
        RejectedError: The cells cannot be trusted.
    """
    width = table.header.width
    if row[0] == BROKEN_ROW:
        raise RejectedError(Reason.ROW_DAMAGED)
    if table.is_text and len(row) > width and any(row[width:]):
        raise RejectedError(Reason.ROW_TOO_LONG)


def refuse_no_record(table: DataTable, row: Sequence[Cell], key: str) -> None:
    """Refuse totals, footnotes and repeated headers; a view has none of them.

    Args:
        table: Where the row stands.
        row: Its cells.
        key: What stands in the column of the key; with a digit in it, the row may
            still be a total, but neither footnote nor header.

    Raises:
        RejectedError: The row describes nobody.
    """
    if table.is_view:
        return
    filled = [cell for cell in row if cell not in (None, "")]
    if any(_is_total(cell) for cell in filled[:_LABEL_CELLS]):
        raise RejectedError(Reason.ROW_TOTAL)
    if any(char.isdigit() for char in key):
        return
    usual = {normal(heading) for heading in table.header.headings.values()}
    if usual <= {normal(cell) for cell in filled}:
        raise RejectedError(Reason.ROW_HEADER_REPEATED)
    if len(filled) == 1:
        raise RejectedError(Reason.ROW_FOOTNOTE)


def _is_total(cell: Cell) -> bool:
    # "Total, Anna" is a person.
    if not isinstance(cell, str) or "," in cell:
        return False
    words = cell.replace(":", " ").split()
    return bool(words) and (normal(cell) in _TOTALS or normal(words[0]) in _TOTALS)
