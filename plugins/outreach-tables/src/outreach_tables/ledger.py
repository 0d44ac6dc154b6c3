"""Where did every row of a table go?"""

from collections.abc import Iterator

import attrs

from outreach_core.hooks import RowIssue, Tally
from outreach_tables.raw import RawRow
from outreach_tables.reasons import REASONS, Reason
from outreach_tables.tables import DataTable


@attrs.define
class RowLedger:
    """Counts the rows of one table and keeps what a person should look at.

    Attributes:
        table: The table whose rows are counted.
        records: Rows that became a record.
        merged: Rows that said the same as an earlier one.
        issues: What was noted, in the order of the rows.
    """

    table: DataTable
    records: int = 0
    merged: int = 0
    issues: list[RowIssue] = attrs.field(factory=list)
    _rows: int = attrs.field(default=0, init=False)
    _unused: int = attrs.field(default=0, init=False)

    def rows(self) -> Iterator[RawRow]:
        """Return the rows of the table, counting them on the way."""
        for row in self.table.rows():
            self._rows += 1
            yield row

    def reject(self, row: int, code: Reason, field: str = "") -> None:
        """Leave a row out, for one reason; called once a row."""
        self._unused += 1
        self._note(row, code, field, kept=False)

    def also(self, row: int, code: Reason, field: str = "") -> None:
        """Name one more reason for a row that is left out."""
        self._note(row, code, field, kept=False)

    def note(self, row: int, code: Reason, field: str = "") -> None:
        """Say something about a row that is used all the same."""
        self._note(row, code, field, kept=True)

    def _note(self, row: int, code: Reason, field: str, *, kept: bool) -> None:
        self.issues.append(
            RowIssue(
                place=self.table.place,
                row=row,
                code=code,
                words=REASONS[code],
                column=self.table.header.headings.get(field, ""),
                kept=kept,
            )
        )

    @property
    def is_empty(self) -> bool:
        """No row with content stood below the header."""
        return self._rows == 0

    def tally(self) -> Tally:
        """Return the account; :class:`Tally` refuses one that does not add up."""
        return Tally(
            place=self.table.place,
            rows=self._rows,
            records=self.records,
            issues=self._unused,
            merged=self.merged,
        )
