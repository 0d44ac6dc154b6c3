"""How does a table become a CSV file that Excel opens with a double click?"""

import csv
import io
from typing import Final

import pendulum

from outreach_core import Language
from outreach_core.calendar import numeric_date
from outreach_core.hooks import Table
from outreach_core.hooks.parcels import Cell
from outreach_tables.safe_text import looks_like_formula, without_controls

_SEPARATOR: Final = ";"
_TEXT_MARK: Final = "'"


def csv_bytes(table: Table, *, language: Language) -> bytes:
    """Write one table: a header, the rows, nothing above and nothing below.

    UTF-8 with a mark, ``;`` and CRLF, as a German Excel expects. A text that a
    spreadsheet would take for a formula begins with an apostrophe; numbers and days
    are written as they are. Same table, same bytes.
    """
    text = io.StringIO(newline="")
    # Every text in quotation marks: also where "," separates, no cell falls apart.
    writer = csv.writer(
        text,
        delimiter=_SEPARATOR,
        lineterminator="\r\n",
        quoting=csv.QUOTE_NONNUMERIC,
    )
    writer.writerow([_safe(words.to(language)) for words in table.columns])
    writer.writerows([_cell(cell, language) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def _cell(value: Cell, language: Language) -> str | int:
    if value is None:
        return ""
    if isinstance(value, pendulum.Date):
        return numeric_date(value, language)
    return _safe(value) if isinstance(value, str) else value


def _safe(text: str) -> str:
    clean = without_controls(text)
    return _TEXT_MARK + clean if looks_like_formula(clean) else clean
