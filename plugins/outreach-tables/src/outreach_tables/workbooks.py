"""How is an Excel or LibreOffice workbook read, merged cells and all?"""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import python_calamine as calamine

from outreach_core import Words
from outreach_tables.cells import Cell
from outreach_tables.raw import RawRow, RawSheet, UnusableFileError

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_PASSWORD: Final = Words(
    "ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern.",
    "is protected by a password. Save it without one.",
)
_NO_SPREADSHEET: Final = Words(
    "ist keine Tabelle, oder sie ist beschädigt. Bitte in Excel öffnen und noch einmal "
    "als .xlsx speichern.",
    "is not a spreadsheet, or it is damaged. Open it in Excel and save it as .xlsx "
    "again.",
)
_NO_SHEET: Final = Words(
    "hat kein Blatt '{sheet}'. Vorhanden: {known}.",
    "has no sheet '{sheet}'. Its sheets: {known}.",
)
_DAMAGED_SHEET: Final = Words(
    "hat ein Blatt '{sheet}', das nicht gelesen werden kann. Bitte in Excel öffnen und "
    "noch einmal speichern.",
    "has a sheet '{sheet}' that cannot be read. Open the file in Excel and save it "
    "again.",
)
_LONGEST_MERGE: Final = 5000


def is_workbook(path: Path) -> bool:
    """Say by the first bytes, not by the name, whether a file is a workbook."""
    with path.open("rb") as file:
        return file.read(4) in (_ZIP, _OLE)


def open_workbook(path: Path, *, label: str, sheet: str) -> tuple[RawSheet, ...]:
    """Open the visible sheets of a workbook, or the one that the settings name.

    Raises:
        UnusableFileError: Damaged, protected by a password, no spreadsheet, or
            without the sheet asked for.
    """
    try:
        book = calamine.load_workbook(str(path))
    except calamine.PasswordError:
        raise UnusableFileError(_PASSWORD) from None
    except (calamine.CalamineError, OSError):
        raise UnusableFileError(_NO_SPREADSHEET) from None
    visible = [
        m.name
        for m in book.sheets_metadata
        if m.typ is calamine.SheetTypeEnum.WorkSheet
        and m.visible is calamine.SheetVisibleEnum.Visible
    ]
    if sheet:
        if sheet not in book.sheet_names:
            known = ", ".join(repr(name) for name in book.sheet_names)
            raise UnusableFileError(_NO_SHEET.fill(sheet=sheet, known=known))
        visible = [sheet]
    return tuple(_sheet(book, name, label) for name in visible)


def _sheet(book: calamine.CalamineWorkbook, name: str, label: str) -> RawSheet:
    try:
        cells = book.get_sheet_by_name(name)
    except calamine.CalamineError:
        raise UnusableFileError(_DAMAGED_SHEET.fill(sheet=name)) from None
    return RawSheet(
        place=f"{label}, {name}".strip(),
        rows=partial(_rows, cells),
        height=cells.total_height,
    )


def _rows(sheet: calamine.CalamineSheet) -> Iterator[RawRow]:
    if sheet.start is None:
        return
    below = _merged_downwards(sheet)
    current: dict[int, Cell] = {}
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells: list[Cell] = [
            None if isinstance(cell, dt.timedelta) else cell for cell in row
        ]
        for column, first in below.get(number, {}).items():
            if first:
                current[column] = cells[column]
            else:
                cells[column] = current[column]
        yield number, cells


def _merged_downwards(sheet: calamine.CalamineSheet) -> dict[int, dict[int, bool]]:
    """Say which cells repeat the one above: row -> column -> "is the first one".

    Only down: a benefit unit merged over its members belongs to each of them. Across,
    a merged cell is a heading.
    """
    start, end = sheet.start, sheet.end
    if start is None or end is None:
        return {}
    found: dict[int, dict[int, bool]] = {}
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        inside = start[1] <= left <= end[1] and top <= end[0]
        if not inside or bottom == top or bottom - top > _LONGEST_MERGE:
            continue
        for row in range(top, min(bottom, end[0]) + 1):
            found.setdefault(row + 1, {})[left - start[1]] = row == top
    return found
