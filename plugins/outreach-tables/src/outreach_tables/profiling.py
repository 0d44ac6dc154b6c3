"""How full is each column, and what is odd about it, row by row, without any value?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs
import pendulum

from outreach_core.hooks import (
    ColumnProfile,
    RowFinding,
    SourceProfile,
    UnusedColumn,
)
from outreach_tables import cells
from outreach_tables.cells import Cell, UnreadableError
from outreach_tables.columns import normal
from outreach_tables.fixers import FIXERS
from outreach_tables.reasons import REASONS, Reason
from outreach_tables.rows import RejectedError, refuse_broken, refuse_no_record
from outreach_tables.tables import DataTable

_OLDEST_YEAR: Final = 1920
_DAY_FIELDS: Final = frozenset(
    (
        *("on", "recorded_on", "birth", "hold_since", "hold_until", "hold_review_on"),
        *("determined_on", "appeared_on", "examined_since", "offered_on"),
        *("address_checked_on", "hold_recorded_on", "starts_on", "accredited_until"),
    )
)


def profile_of(
    tables: Mapping[str, tuple[DataTable, ...]], *, as_of: pendulum.Date
) -> SourceProfile:
    """Look at every row once more and count; nothing of what stands there is kept.

    Args:
        tables: Tables by what they hold, of files or of views.
        as_of: The day of the data.
    """
    contacted = _numbers_with_contact(tables)
    columns: list[ColumnProfile] = []
    unused: list[UnusedColumn] = []
    findings: list[RowFinding] = []
    for kind, found in tables.items():
        for table in found:
            look = _Look(table=table, as_of=as_of)
            look.at_all_rows()
            if kind == "customers":
                look.at_people(contacted)
            columns += look.columns()
            unused += [
                UnusedColumn(place=table.place, column=c.heading, near=c.near)
                for c in table.header.ignored
            ]
            findings += look.findings()
    return SourceProfile(
        columns=tuple(columns),
        unused=tuple(unused),
        findings=tuple(findings),
        fixers={reason.value: who for reason, who in FIXERS.items()},
    )


def _numbers_with_contact(
    tables: Mapping[str, tuple[DataTable, ...]],
) -> frozenset[str] | None:
    """Return hashable numbers of everybody with a contact; ``None``: no such table."""
    if "contacts" not in tables:
        return None
    found = {
        row[position]
        for table in tables["contacts"]
        for position in [table.header.columns["number"]]
        for _, row in table.rows()
        if position < len(row)
    }
    return frozenset(map(_number, found))


def _number(cell: Cell) -> str:
    try:
        return "".join(cells.text(cell).split()).upper()
    except UnreadableError:
        return ""


@attrs.define
class _Look:
    """What one pass over one table shows."""

    table: DataTable
    as_of: pendulum.Date
    _filled: defaultdict[str, int] = attrs.field(
        factory=lambda: defaultdict(int), init=False
    )
    _rows: int = attrs.field(default=0, init=False)
    _odd: defaultdict[tuple[Reason, str], list[int]] = attrs.field(
        factory=lambda: defaultdict(list), init=False
    )

    def at_all_rows(self) -> None:
        """Count what is filled; note days that are only numbers."""
        positions = tuple(self.table.header.columns.items())
        for number, row in self._records():
            self._rows += 1
            for field, position in positions:
                cell = row[position] if position < len(row) else None
                if not cell and cell != 0:
                    continue
                if type(cell) is str and cell.isspace():
                    continue
                self._filled[field] += 1
                if field in _DAY_FIELDS and _is_serial(cell):
                    self._odd[Reason.DATE_AS_SERIAL, field].append(number)

    def at_people(self, contacted: frozenset[str] | None) -> None:
        """Note old births, people without a contact, and people alike."""
        alike: defaultdict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
        for number, row in self._records():
            who = _number(self._cell(row, "number"))
            if contacted is not None and who and who not in contacted:
                self._odd[Reason.CONTACT_MISSING, "number"].append(number)
            birth = _day(self._cell(row, "birth"), self.as_of.year)
            if birth is not None and birth.year < _OLDEST_YEAR:
                self._odd[Reason.BIRTH_BEFORE_1920, "birth"].append(number)
            where = self._words(row, "street", "house_number", "postcode")
            name = self._words(row, "name", "family_name", "given_name")
            if who and any(where) and any(name):
                # Father and son share a name and a flat, but no day of birth.
                alike[*name, *where, str(birth)].setdefault(who, number)
        for rows in alike.values():
            if len(rows) > 1:
                found = self._odd[Reason.SAME_NAME_AND_ADDRESS, ""]
                found.extend(rows.values())

    def columns(self) -> Iterator[ColumnProfile]:
        """Return how full each column is, from left to right."""
        header = self.table.header
        for field, _ in sorted(header.columns.items(), key=lambda pair: pair[1]):
            yield ColumnProfile(
                place=self.table.place,
                column=header.headings[field],
                field=field,
                filled=self._filled[field],
                empty=self._rows - self._filled[field],
            )

    def findings(self) -> Iterator[RowFinding]:
        """Return what was odd, by code and column."""
        for (code, field), rows in sorted(self._odd.items()):
            yield RowFinding(
                place=self.table.place,
                column=self.table.header.headings.get(field, ""),
                code=code.value,
                words=REASONS[code],
                count=len(rows),
                rows=rows,
                fixer=FIXERS[code],
            )

    def _records(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Return rows that can describe somebody: no total, footnote or header."""
        key = next(iter(self.table.header.columns))
        for number, row in self.table.rows():
            found = str(self._cell(row, key) or "")
            try:
                refuse_broken(self.table, row)
                if not any(map(str.isdigit, found)):
                    refuse_no_record(self.table, row, found)
            except RejectedError:
                continue
            yield number, row

    def _cell(self, row: Sequence[Cell], field: str) -> Cell:
        position = self.table.header.columns.get(field)
        return None if position is None or position >= len(row) else row[position]

    def _words(self, row: Sequence[Cell], *fields: str) -> Iterable[str]:
        return tuple(normal(self._cell(row, field) or "") for field in fields)


def _is_serial(cell: Cell) -> bool:
    if isinstance(cell, str):
        return cell.strip().isdigit() and len(cell.strip()) == len("46300")
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _day(cell: Cell, latest_year: int) -> pendulum.Date | None:
    try:
        return cells.day(cell, latest_year=latest_year)
    except UnreadableError:
        return None
