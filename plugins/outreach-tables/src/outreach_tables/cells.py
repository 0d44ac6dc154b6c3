"""What does one cell say, whatever the office's program made of it?"""

import datetime as dt
import re
import unicodedata
from typing import Final, TypeAlias

import pendulum

from outreach_tables.reasons import Reason

Cell: TypeAlias = (
    str | int | float | dt.date | dt.datetime | dt.time | dt.timedelta | None
)
"""What a spreadsheet cell can hold once it was read; booleans are integers."""


class UnreadableError(Exception):
    """A cell cannot be read as what its column should hold.

    Attributes:
        code: Code of the issue in :mod:`outreach_tables.reasons`; no value.
    """

    def __init__(self, code: Reason) -> None:
        super().__init__(code)
        self.code = code


_ERRORS: Final = frozenset(
    [
        "#N/A",
        "#NV",
        "#VALUE!",
        "#WERT!",
        "#REF!",
        "#BEZUG!",
        "#DIV/0!",
        "#NAME?",
        "#NUM!",
        "#ZAHL!",
        "#NULL!",
    ]
)
_BLANKS: Final = re.compile(r"\s+")
_REPLACED: Final = "\ufffd"


def text(cell: Cell) -> str:
    """Read a cell as one line of text; empty when nothing stands there.

    Line breaks and runs of blanks become one blank, characters that nobody can see
    are left out, accents are composed (NFC). A whole number loses its ".0".

    Raises:
        UnreadableError: The cell holds an Excel error, or bytes that are no text.
    """
    if cell is None or cell == "":
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    found = _BLANKS.sub(" ", unicodedata.normalize("NFC", str(cell))).strip()
    if _REPLACED in found:
        raise UnreadableError(Reason.ENCODING_BROKEN)
    if found in _ERRORS or found.strip("#") == "":
        if found:
            raise UnreadableError(Reason.CELL_ERROR)
        return ""
    if found.isprintable():
        return found
    return "".join(char for char in found if char.isprintable()).strip()


# Serial 1 is 1900-01-01; counting from 1899-12-30 is right from March 1900 on, because
# Excel keeps a 29 February 1900 that never was.
_SERIAL_START: Final = pendulum.date(1899, 12, 30)
_FIRST_SERIAL: Final = 61
_LAST_SERIAL: Final = 73_050  # 2099-12-31
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2099
_NO_DATE: Final = frozenset({"-", "–", "00.00.0000", "31.12.9999", "9999-12-31", "0"})

_GERMAN: Final = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?:[ T,].*)?")
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T].*)?")
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NAMED: Final = re.compile(r"(\d{1,2})\. ?([A-Za-zÄä]+)\.? (\d{4})")
_SERIAL: Final = re.compile(r"\d{2,5}(?:[.,]\d+)?")
_MONTHS: Final = (
    *("jan", "feb", "mär", "apr", "mai", "jun"),
    *("jul", "aug", "sep", "okt", "nov", "dez"),
)


def day(cell: Cell, *, latest_year: int) -> pendulum.Date | None:
    """Read a cell as a day: a date, an Excel serial, ``TT.MM.JJJJ`` or ISO.

    Args:
        cell: The cell.
        latest_year: Years of two digits are read as the last such year up to this one.

    Returns:
        The day; ``None`` when nothing stands there, or a stand-in for nothing
        ("31.12.9999").

    Raises:
        UnreadableError: Something stands there that is no day, or may be two
            (``05/10/2026``), or lies outside 1900 to 2099.
    """
    if isinstance(cell, dt.date):
        return _checked(cell.year, cell.month, cell.day)
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _from_serial(cell)
    found = text(cell)
    return None if not found or found in _NO_DATE else _from_text(found, latest_year)


def _from_text(found: str, latest_year: int) -> pendulum.Date:
    if match := _GERMAN.fullmatch(found):
        day_, month, year = match.groups()
        full = int(year) if len(year) > 2 else _full_year(int(year), latest_year)  # noqa: PLR2004  two digits
        return _checked(full, int(month), int(day_))
    if match := _ISO.fullmatch(found) or _COMPACT.fullmatch(found):
        return _checked(int(match[1]), int(match[2]), int(match[3]))
    if (match := _NAMED.fullmatch(found)) and match[2][:3].lower() in _MONTHS:
        month_number = _MONTHS.index(match[2][:3].lower()) + 1
        return _checked(int(match[3]), month_number, int(match[1]))
    if _SERIAL.fullmatch(found):
        return _from_serial(float(found.replace(",", ".")))
    raise UnreadableError(Reason.DATE_UNREADABLE)


def _full_year(two_digits: int, latest_year: int) -> int:
    year = latest_year - latest_year % 100 + two_digits
    return year if year <= latest_year else year - 100


def _from_serial(value: float) -> pendulum.Date:
    if not _FIRST_SERIAL <= value <= _LAST_SERIAL:
        raise UnreadableError(Reason.DATE_IMPLAUSIBLE)
    return _SERIAL_START.add(days=int(value))


def _checked(year: int, month: int, day_: int) -> pendulum.Date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise UnreadableError(Reason.DATE_IMPLAUSIBLE)
    try:
        return pendulum.Date(year, month, day_)
    except ValueError:
        raise UnreadableError(Reason.DATE_UNREADABLE) from None


_POSTCODE: Final = re.compile(r"(?:D[- ]?)?(\d{4,5})")
_DIGITS: Final = 5


def postcode(cell: Cell) -> tuple[str, bool]:
    """Read a postcode; the flag says that a lost leading zero was put back.

    Raises:
        UnreadableError: Something stands there that is no German postcode.
    """
    found = text(cell)
    if not found:
        return "", False
    match = _POSTCODE.fullmatch(found)
    if match is None:
        raise UnreadableError(Reason.POSTCODE_UNREADABLE)
    digits = match[1]
    return digits.zfill(_DIGITS), len(digits) < _DIGITS


_DAMAGED: Final = re.compile(r"\d[.,]\d+E\+\d+", re.IGNORECASE)


def official_number(cell: Cell) -> str:
    """Read a customer number or the number of a benefit unit.

    Raises:
        UnreadableError: A spreadsheet turned it into ``1,23E+09``; the digits are gone.
    """
    found = text(cell)
    if _DAMAGED.fullmatch(found):
        raise UnreadableError(Reason.NUMBER_DAMAGED)
    return found


_TITLE: Final = re.compile(
    r"(?:Prof|Dr|Dipl|Ing|med|phil|rer|nat|jur|h|c|habil|dent|mult)\.", re.IGNORECASE
)


def split_name(full: str) -> tuple[str, str, str]:
    """Split ``Name, Vorname`` into family name, given name and title.

    A name without a comma is kept whole as family name: which part is which is never
    guessed. A third part ("geb. …") is left out.
    """
    parts = [part.strip() for part in full.split(",")]
    family, family_title = _without_title(parts[0])
    given, given_title = _without_title(parts[1]) if len(parts) > 1 else ("", "")
    title = " ".join(part for part in (family_title, given_title) if part)
    return family, given, title


def _without_title(name: str) -> tuple[str, str]:
    words = name.split(" ")
    first = next(
        (i for i, w in enumerate(words) if not _TITLE.fullmatch(w)), len(words)
    )
    if first == len(words):
        return name, ""
    return " ".join(words[first:]), " ".join(words[:first])


_MOJIBAKE: Final = re.compile("[ÃÄ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def looks_garbled(found: str) -> bool:
    """Say whether a text was read in the wrong encoding earlier ("MÃ¼ller")."""
    return _MOJIBAKE.search(found) is not None


_SEPARATED: Final = re.compile(r"\s*[,;/|+\n]\s*|\s+und\s+")


def several(found: str) -> tuple[str, ...]:
    """Split a list in one cell: ``"Deutsch, Arabisch und Farsi"``."""
    return tuple(part for part in _SEPARATED.split(found) if part)
