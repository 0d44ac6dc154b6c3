"""Where does the table begin in a file, and which column holds which field?"""

import difflib
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

import attrs

from outreach_core import Words
from outreach_tables.cells import Cell
from outreach_tables.columns import Layout, normal
from outreach_tables.options import TableFile
from outreach_tables.raw import RawRow, RawSheet, UnusableFileError
from outreach_tables.textfiles import open_text, separators
from outreach_tables.workbooks import is_workbook, open_workbook

_HEADER_WITHIN_ROWS: Final = 40
_NEAR: Final = 0.8
_NOT_FOUND: Final = Words(
    "wurde nicht gefunden. Bitte den Namen in den Einstellungen prüfen.",
    "was not found. Check the name in the settings.",
)
_NO_HEADER: Final = Words(
    "hat unter den ersten {rows} Zeilen keine Kopfzeile. Gebraucht werden mindestens "
    "die Spalten {columns}.",
    "has no header row among the first {rows} rows. Expected at least the columns "
    "{columns}.",
)
_NO_COLUMN: Final = Words(
    "hat keine Spalte '{column}' (Kopfzeile in Zeile {row}).{hint} Bitte ergänzen, oder "
    "{setting} setzen.",
    "has no column '{column}' (header in row {row}).{hint} Add it, or set {setting}.",
)
_HINT: Final = Words(" Gemeint: '{near}'?", " Did you mean '{near}'?")


@attrs.frozen(kw_only=True)
class IgnoredColumn:
    """A column that is not read.

    Attributes:
        heading: Its heading.
        near: The usual heading of a field that it may have meant; empty for none.
    """

    heading: str
    near: str = ""


@attrs.frozen(kw_only=True)
class Header:
    """The row that says what the columns hold.

    Attributes:
        row: Its number as Excel counts.
        columns: Position of the column by field, from 0.
        headings: Heading by field, as it stands in the file.
        ignored: Columns that are not read, from left to right.
        width: Number of columns up to the last heading.
        missing: Required groups of fields without a column.
    """

    row: int
    columns: Mapping[str, int]
    headings: Mapping[str, str]
    ignored: tuple[IgnoredColumn, ...]
    width: int
    missing: tuple[tuple[str, ...], ...]


@attrs.frozen(kw_only=True)
class DataTable:
    """One table found in a file.

    Attributes:
        place: File and sheet.
        header: What the columns hold.
        height: Number of rows of the sheet, for progress.
        is_text: The table comes from a text file.
        is_view: The table comes from a database: every row is meant as a record, none
            is blank, a total or a footnote.
    """

    place: str
    header: Header
    height: int
    is_text: bool
    is_view: bool = False
    _sheet: RawSheet = attrs.field(alias="sheet", repr=False)

    def rows(self) -> Iterator[RawRow]:
        """Return the rows below the header that hold anything."""
        header = self.header.row
        for number, cells in self._sheet.rows():
            if number > header and (self.is_view or not _is_blank(cells)):
                yield number, cells


def _is_blank(cells: Sequence[Cell]) -> bool:
    # The first cell is nearly always filled: half a million rows pass here.
    if cells and cells[0] and not (isinstance(cells[0], str) and cells[0].isspace()):
        return False
    return all(
        cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells
    )


def find_tables(file: TableFile, layout: Layout) -> tuple[DataTable, ...]:
    """Open a file and find the table in each of its sheets.

    A sheet without any known heading is passed over, unless no sheet has one.

    Raises:
        UnusableFileError: The file cannot be read, or no sheet has all the columns
            that are needed.
    """
    if not file.path.is_file():
        raise UnusableFileError(_NOT_FOUND)
    is_text = not is_workbook(file.path)
    if not is_text:
        sheets = open_workbook(file.path, label=file.label, sheet=file.sheet)
        found = [(sheet, _find_header(sheet, layout, file)) for sheet in sheets]
    else:
        as_sheet = open_text(file.path, label=file.label, encoding=file.encoding)
        tried = [as_sheet(separator) for separator in separators(file.separator)]
        found = [(sheet, _find_header(sheet, layout, file)) for sheet in tried]
        found = [max(found, key=lambda pair: _score(pair[1]))]
    usable = [(sheet, h) for sheet, h in found if h is not None and not h.missing]
    if not usable:
        raise UnusableFileError(_what_is_missing([h for _, h in found], layout, file))
    return tuple(
        DataTable(
            place=sheet.place,
            header=header,
            height=sheet.height,
            is_text=is_text,
            sheet=sheet,
        )
        for sheet, header in usable
    )


def _score(header: Header | None) -> int:
    return 0 if header is None else len(header.columns)


def _find_header(sheet: RawSheet, layout: Layout, file: TableFile) -> Header | None:
    best: Header | None = None
    for number, cells in islice(sheet.rows(), _HEADER_WITHIN_ROWS):
        header = as_header(cells, layout, row=number, own=file.columns)
        if _score(header) > _score(best):
            best = header
    return best


def _fields_by_heading(layout: Layout, own: Mapping[str, str]) -> dict[str, str]:
    # An own heading replaces the usual ones: a second column "Name" stays unread.
    usual = {h: name for h, name in _usual_headings(layout) if name not in own}
    return usual | {normal(heading): name for name, heading in own.items()}


@functools.cache
def _usual_headings(layout: Layout) -> tuple[tuple[str, str], ...]:
    return tuple(
        (normal(alias), field.name)
        for field in layout.fields
        for alias in field.aliases
    )


def as_header(
    cells: Sequence[Cell], layout: Layout, *, row: int, own: Mapping[str, str]
) -> Header | None:
    """Say which column holds which field, if these cells are headings.

    Args:
        cells: Cells of one row, or the names of the columns of a view.
        layout: Which fields there are, and under which headings.
        row: Number of the row; 0 when the headings stand above the first row.
        own: Heading by field, as the settings say; wins over the usual ones.

    Returns:
        The header; ``None`` when no cell is a known heading.
    """
    by_heading = _fields_by_heading(layout, own)
    columns: dict[str, int] = {}
    headings: dict[str, str] = {}
    ignored: list[str] = []
    width = 0
    for position, cell in enumerate(cells):
        if not isinstance(cell, str) or not cell.strip():
            continue
        width = position + 1
        heading = " ".join("".join(c if c.isprintable() else " " for c in cell).split())
        name = by_heading.get(normal(heading))
        if name is None or name in columns:
            ignored.append(heading)
            continue
        columns[name] = position
        headings[name] = heading
    if not columns:
        return None
    near = _suggestions(ignored, columns, layout)
    return Header(
        row=row,
        columns=columns,
        headings=headings,
        ignored=tuple(IgnoredColumn(heading=h, near=near.get(h, "")) for h in ignored),
        width=width,
        missing=tuple(
            group
            for group in layout.required
            if not any(name in columns for name in group)
        )
        + tuple((name,) for name in own if name not in columns),
    )


def _suggestions(
    ignored: Iterable[str], columns: Mapping[str, int], layout: Layout
) -> dict[str, str]:
    """Say which missing field an unread heading may have meant."""
    free = {
        normal(alias): field.aliases[0]
        for field in layout.fields
        if field.name not in columns
        for alias in field.aliases
        if len(normal(alias)) > 2  # noqa: PLR2004  "Mo" is near to everything
    }
    found: dict[str, str] = {}
    for heading in ignored:
        near = difflib.get_close_matches(normal(heading), free, n=1, cutoff=_NEAR)
        if near:
            found[heading] = free[near[0]]
    return found


def _what_is_missing(
    headers: Sequence[Header | None], layout: Layout, file: TableFile
) -> Words:
    known = max((h for h in headers if h is not None), key=_score, default=None)
    if known is None:
        wanted = ", ".join(f"'{layout.usual(group[0])}'" for group in layout.required)
        return _NO_HEADER.fill(rows=_HEADER_WITHIN_ROWS, columns=wanted)
    parts = [_missing_column(group[0], known, layout, file) for group in known.missing]
    return Words(
        " Außerdem: ".join(part.de for part in parts),
        " It also ".join(part.en for part in parts),
    )


def _missing_column(
    field: str, header: Header, layout: Layout, file: TableFile
) -> Words:
    usual = layout.usual(field)
    near = next((c.heading for c in header.ignored if c.near == usual), "")
    return _NO_COLUMN.fill(
        column=file.columns.get(field, usual),
        row=header.row,
        hint=_HINT.fill(near=near) if near else Words("", ""),
        setting=f"{layout.kind}.columns.{field}",
    )
