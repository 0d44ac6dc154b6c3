"""How do tables become a workbook that a colleague can work with and print?"""

import datetime as dt
import io
import math
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any, Final

import pendulum
from openpyxl import Workbook  # type: ignore[import-untyped]  # ships no types
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
from openpyxl.styles import (  # type: ignore[import-untyped]
    Alignment,
    Border,
    Font,
    PatternFill,
    Side,
)
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from outreach_core import Language, Words
from outreach_core.hooks import Table
from outreach_core.hooks.parcels import Cell
from outreach_tables.safe_text import looks_like_formula, without_controls

_HEADER_ROW: Final = 3
_NARROWEST, _WIDEST = 9, 60
_LONGEST_SHEET_NAME: Final = 31
_A4: Final = 9
_DATE_FORMAT: Final = {Language.DE: "DD.MM.YYYY", Language.EN: "YYYY-MM-DD"}
_DATE_WIDTH: Final = 12
_LINE_POINTS: Final = 15
_PAGE: Final = Words("Seite &P von &N", "Page &P of &N")

_FACE: Final = "Calibri"
_TITLE_FONT: Final = Font(name=_FACE, bold=True, size=14)
_HEADER_FONT: Final = Font(name=_FACE, bold=True)
_HEADER_FILL: Final = PatternFill("solid", fgColor="E3EAF2")
_LINE: Final = Border(bottom=Side(style="thin", color="7F8FA3"))
_TOP: Final = Alignment(vertical="top")
_CENTRED: Final = Alignment(vertical="top", horizontal="center")
_WRAPPED: Final = Alignment(vertical="top", wrap_text=True)


def workbook_bytes(tables: Sequence[Table], *, language: Language) -> bytes:
    """Write *tables* into one workbook, one sheet each; same tables, same bytes.

    Every text is a text, whatever it begins with: nothing is ever a formula.
    """
    book = Workbook(write_only=True)
    taken: set[str] = set()
    for table in tables:
        _write_sheet(book, table, _sheet_name(table.name, taken), language)
    if not tables:
        book.create_sheet("leer" if language is Language.DE else "empty")
    book.properties.creator = "outreach"
    raw = io.BytesIO()
    book.save(raw)
    return _without_clock(raw.getvalue())


def _sheet_name(name: str, taken: set[str]) -> str:
    chosen, count = name[:_LONGEST_SHEET_NAME], 1
    # Excel keeps "History" for itself and compares names without case.
    while chosen.lower() in taken | {"history"}:
        count += 1
        ending = f"-{count}"
        chosen = name[: _LONGEST_SHEET_NAME - len(ending)] + ending
    taken.add(chosen.lower())
    return chosen


def _write_sheet(book: Any, table: Table, name: str, language: Language) -> None:
    sheet = book.create_sheet(name)
    headings = [words.to(language) for words in table.columns]
    last = get_column_letter(len(headings))
    last_row = _HEADER_ROW + len(table.rows)
    widths = _widths(headings, table.rows)
    for position, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{last}{last_row}"
    _set_up_print(sheet, language)
    sheet.append([_text(sheet, table.title.to(language), font=_TITLE_FONT)])
    sheet.append([])
    sheet.append([_heading(sheet, heading) for heading in headings])
    for number, row in enumerate(table.rows, start=_HEADER_ROW + 1):
        lines = _lines(row, widths)
        if lines > 1:
            # Not every program finds the height of wrapped text by itself.
            sheet.row_dimensions[number].height = lines * _LINE_POINTS
        sheet.append([_cell(sheet, value, language) for value in row])
    if table.notes:
        # The empty row keeps notes out of the filter and of sorting.
        sheet.append([])
        for note in table.notes:
            sheet.append([_text(sheet, note.to(language))])


def _set_up_print(sheet: Any, language: Language) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    sheet.oddFooter.right.text = _PAGE.to(language)


def _widths(
    headings: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> tuple[float, ...]:
    # A filter arrow hides the end of a heading without the two blanks more.
    longest = [len(heading) + 2 for heading in headings]
    for row in rows:
        for position, value in enumerate(row):
            length = len(value) if isinstance(value, str) else _DATE_WIDTH
            if value is not None and length > longest[position]:
                longest[position] = length
    return tuple(min(max(length + 2, _NARROWEST), _WIDEST) for length in longest)


def _lines(row: Sequence[Cell], widths: Sequence[float]) -> int:
    """Return how many lines the fullest cell of a row takes."""
    return max(
        sum(math.ceil(max(len(part), 1) / width) for part in value.split("\n"))
        if isinstance(value, str)
        else 1
        for value, width in zip(row, widths, strict=True)
    )


def _heading(sheet: Any, heading: str) -> Any:
    cell = _text(sheet, heading, font=_HEADER_FONT)
    cell.fill, cell.border, cell.alignment = _HEADER_FILL, _LINE, _WRAPPED
    return cell


def _cell(sheet: Any, value: Cell, language: Language) -> Any:
    if isinstance(value, str):
        return _text(sheet, value) if value else None
    cell = WriteOnlyCell(sheet, value=value)
    cell.alignment = _CENTRED
    if isinstance(value, pendulum.Date):
        cell.number_format = _DATE_FORMAT[language]
    return cell


def _text(sheet: Any, value: str, *, font: Any = None) -> Any:
    clean = without_controls(value)
    cell = WriteOnlyCell(sheet, value=clean)
    cell.data_type = "s"
    if looks_like_formula(clean):
        # The mark that Excel sets for a leading apostrophe: still a text after F2.
        cell.quotePrefix = True
    if font is not None:
        cell.font = font
        return cell
    cell.alignment = _WRAPPED if len(clean) > _WIDEST or "\n" in clean else _TOP
    return cell


_START_OF_ZIP: Final = (1980, 1, 1, 0, 0, 0)
_STAMP: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_EPOCH: Final = dt.datetime(1980, 1, 1, tzinfo=dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _without_clock(workbook: bytes) -> bytes:
    """Take out when it was written: the same tables give the same bytes."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>" + _EPOCH.encode(), content)
            info = zipfile.ZipInfo(name, date_time=_START_OF_ZIP)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, content)
    return result.getvalue()
