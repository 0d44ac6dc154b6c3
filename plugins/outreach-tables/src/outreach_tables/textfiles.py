"""How is a CSV file read whose encoding, separator and quotes nobody promised?"""

import codecs
import csv
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

import attrs

from outreach_core import Words
from outreach_tables.raw import RawRow, RawSheet, UnusableFileError

_CHUNK_BYTES: Final = 1 << 20
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_LINES_A_RECORD: Final = 50
_EMPTY: Final = Words("ist leer. Bitte neu exportieren.", "is empty. Export it again.")
_NO_TEXT: Final = Words(
    "ist keine Textdatei. Bitte als CSV UTF-8 oder als Excel-Datei (.xlsx) speichern.",
    "is not a text file. Save it as CSV UTF-8 or as Excel workbook (.xlsx).",
)
_WEB_PAGE: Final = Words(
    "ist eine Webseite oder XML, wie auch immer sie heißt. Bitte in Excel öffnen und "
    "als .xlsx speichern.",
    "is a web page or XML, whatever its name says. Open it in Excel and save it as "
    ".xlsx.",
)
_NOT_AS_SAID: Final = Words(
    "ist nicht als {encoding} kodiert (zuerst nach Zeile {row}). 'encoding' in den "
    "Einstellungen weglassen, oder als CSV UTF-8 exportieren.",
    "is not encoded as {encoding} (first seen after row {row}). Leave 'encoding' out "
    "of the settings, or export as CSV UTF-8.",
)
_STRANGE: Final = Words(
    "ist weder als UTF-8 noch für Windows (cp1252) kodiert. Bitte als CSV UTF-8 "
    "exportieren, oder 'encoding' setzen.",
    "is encoded neither as UTF-8 nor as Windows (cp1252). Export it as CSV UTF-8, or "
    "set 'encoding'.",
)
SEPARATORS: Final = (";", ",", "\t", "|")
BROKEN_ROW: Final = "\ufffd\ufffdrow"
"""Stands for a row with an open quotation mark, or a cell of more than 128 KiB."""


@attrs.frozen
class _Survey:
    """What one pass over the bytes shows.

    Attributes:
        encoding: The encoding to read with.
        lines: Number of line breaks.
        quotes: There is a quotation mark somewhere.
    """

    encoding: str
    lines: int
    quotes: bool


def open_text(path: Path, *, label: str, encoding: str) -> Callable[[str], RawSheet]:
    """Survey a text file; the result reads it with a given separator.

    Args:
        path: The file.
        label: Name for messages.
        encoding: Encoding from the settings; empty: found out.

    Raises:
        UnusableFileError: The file is empty, is no text, or not in *encoding*.
    """
    survey = _survey(path, encoding)

    def sheet(chosen: str) -> RawSheet:
        return RawSheet(
            place=label,
            rows=partial(_rows, path, survey, chosen),
            height=survey.lines,
        )

    return sheet


def separators(chosen: str) -> tuple[str, ...]:
    """Return the separators to try: the one from the settings, or the usual ones."""
    return (chosen,) if chosen else SEPARATORS


def _survey(path: Path, encoding: str) -> _Survey:
    with path.open("rb") as file:
        head = file.read(_CHUNK_BYTES)
        if not head.strip():
            raise UnusableFileError(_EMPTY)
        bom = next((name for mark, name in _BOMS if head.startswith(mark)), "")
        if b"\0" in head and bom != "utf-16" and not encoding.startswith("utf-16"):
            raise UnusableFileError(_NO_TEXT)
        if head.lstrip()[:1] == b"<":
            raise UnusableFileError(_WEB_PAGE)
        file.seek(0)
        watch = _Watch(iter(partial(file.read, _CHUNK_BYTES), b""))
        if bom == "utf-16" or encoding.startswith("utf-16"):
            deque(watch, maxlen=0)
            chosen = "utf-16"
        elif encoding:
            chosen = _declared(watch, bom or encoding)
        else:
            chosen = _guessed(watch, bom)
    return _Survey(chosen, watch.lines, watch.quotes)


@attrs.define
class _Watch:
    """Notes on the way what every chunk of a file shows."""

    _chunks: Iterator[bytes]
    lines: int = 0
    quotes: bool = False

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._chunks:
            self.lines += chunk.count(b"\n")
            self.quotes = self.quotes or b'"' in chunk
            yield chunk


def _declared(chunks: Iterable[bytes], encoding: str) -> str:
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 0
    try:
        for chunk in chunks:
            lines += decoder.decode(chunk).count("\n")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise UnusableFileError(
            _NOT_AS_SAID.fill(encoding=encoding, row=lines)
        ) from None
    return encoding


# Five bytes have no meaning in cp1252; a file full of them is something else (cp437).
_NO_CP1252: Final = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
_ENOUGH: Final = 1000


def _guessed(chunks: Iterable[bytes], bom: str) -> str:
    """Weigh the lines that hold more than ASCII: one bad line decides nothing."""
    utf8 = other = strange = 0
    rest = b""
    for chunk in chunks:
        block, newline, tail = (rest + chunk).rpartition(b"\n")
        if not newline and len(tail) < _CHUNK_BYTES:
            rest = tail
            continue
        rest = tail if newline else b""
        if other < _ENOUGH:
            counted = _weigh(block if newline else tail)
            utf8, other, strange = (
                utf8 + counted[0],
                other + counted[1],
                strange + counted[2],
            )
    counted = _weigh(rest)
    utf8, other, strange = utf8 + counted[0], other + counted[1], strange + counted[2]
    if bom or other <= utf8:
        return bom or "utf-8"
    if strange * 5 > other:
        raise UnusableFileError(_STRANGE)
    return "cp1252"


def _weigh(block: bytes) -> tuple[int, int, int]:
    """Count lines that are UTF-8, that are not, and those strange in cp1252 too."""
    if block.isascii():
        return 0, 0, 0
    utf8 = other = strange = 0
    for line in block.split(b"\n"):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            utf8 += 1
        except UnicodeDecodeError:
            other += 1
            strange += any(byte in line for byte in _NO_CP1252)
    return utf8, other, strange


class _Lines:
    """Hands lines to the CSV reader and remembers those of the current record."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        if len(self.taken) > _MOST_LINES_A_RECORD:
            raise csv.Error
        return line

    def put_back(self, lines: list[str]) -> None:
        self._again.extendleft(reversed(lines))


def _rows(path: Path, survey: _Survey, separator: str) -> Iterator[RawRow]:
    # Bad bytes become U+FFFD, which the cells refuse by name.
    with path.open(encoding=survey.encoding, errors="replace", newline="") as file:
        if survey.quotes:
            yield from _quoted(file, separator)
        else:
            yield from _plain(file, separator)


def _plain(lines: Iterable[str], separator: str) -> Iterator[RawRow]:
    """Read rows of a file without any quotation mark: one line, one row."""
    reader = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
    number = 0
    while True:
        try:
            for row in reader:
                number += 1
                yield number, row
        except csv.Error:
            # A cell of more than 128 KiB; the reader goes on with the next line.
            number += 1
            yield number, (BROKEN_ROW,)
        else:
            return


def _quoted(file: Iterable[str], separator: str) -> Iterator[RawRow]:
    """Read rows that may span lines; an open quotation mark costs one row only."""
    lines = _Lines(iter(file))
    reader = csv.reader(lines, delimiter=separator, strict=True)
    number, width, taken = 0, 0, lines.taken
    while True:
        taken.clear()
        number += 1
        row: list[str] | None
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = _sloppy(taken, separator)
            reader = csv.reader(lines, delimiter=separator, strict=True)
        if row is None or (len(taken) > 1 and len(row) != width):
            # The open quotation mark has swallowed rows: give them back.
            lines.put_back(taken[1:])
            yield number, (BROKEN_ROW,)
            continue
        width = len(row)
        yield number, row


def _sloppy(taken: list[str], separator: str) -> list[str] | None:
    """Read ``"Auf" und ab;…``: one line whose quotation marks come in pairs."""
    if len(taken) != 1 or taken[0].count('"') % 2:
        return None
    try:
        return next(csv.reader(taken, delimiter=separator))
    except csv.Error:
        return None
