"""In which other shapes can the same files come, and how can they be damaged?"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

_DAY: Final = re.compile(r"\b(\d{2})\.(\d{2})\.(\d{4})\b")
_ISO: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_ZERO: Final = re.compile(r"(?<![\w.-])0(\d{4})(?![\w.-])")
_EXCEL_EPOCH: Final = 693_594  # ordinal of 30 December 1899
_LONG: Final = 5_000_000


def text_files(folder: Path) -> tuple[Path, ...]:
    """Return the files with rows of text in a folder, sorted."""
    return tuple(
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in {".csv", ".txt", ".tsv"} and _decoded(path)
    )


def all_files(folder: Path) -> tuple[Path, ...]:
    """Return every file in a folder, sorted."""
    return tuple(path for path in sorted(folder.rglob("*")) if path.is_file())


def _decoded(path: Path) -> str:
    content = path.read_bytes()
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def _separator(text: str) -> str:
    first = text.partition("\n")[0]
    return max(";,\t|", key=first.count)


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter=_separator(text)))


def _joined(rows: list[list[str]], separator: str) -> str:
    found = io.StringIO()
    csv.writer(found, delimiter=separator, lineterminator="\n").writerows(rows)
    return found.getvalue()


def _with_separator(separator: str) -> Callable[[str], bytes]:
    return lambda text: _joined(_rows(text), separator).encode()


def _titled(text: str) -> bytes:
    mark = _separator(text)
    return f"Auswertung vom 05.10.2026{mark}\n{mark}\n{text}".encode()


def _iso_days(text: str) -> bytes:
    return _DAY.sub(r"\3-\2-\1", text).encode()


def _german_days(text: str) -> bytes:
    return _ISO.sub(r"\3.\2.\1", text).encode()


def _serials(text: str) -> bytes:
    def serial(found: "re.Match[str]") -> str:
        import datetime as dt  # noqa: PLC0415  only here

        day, month, year = (int(part) for part in found.groups())
        return str(dt.date(year, month, day).toordinal() - _EXCEL_EPOCH)

    return _DAY.sub(serial, text).encode()


def _reversed(text: str) -> bytes:
    head, *rows = [row for row in _rows(text) if any(row)]
    return _joined([head, *rows[::-1]], _separator(text)).encode()


SEPARATORS: Final[Mapping[str, Callable[[str], bytes]]] = {
    "separated by ';'": _with_separator(";"),
    "separated by ','": _with_separator(","),
    "separated by tabs": _with_separator("\t"),
}
ENCODINGS: Final[Mapping[str, Callable[[str], bytes]]] = {
    "in cp1252": lambda text: text.encode("cp1252", errors="replace"),
    "in UTF-8 with mark": lambda text: text.encode("utf-8-sig"),
    "in UTF-16": lambda text: text.encode("utf-16"),
    "with Windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
}
TITLES: Final[Mapping[str, Callable[[str], bytes]]] = {
    "below a title": _titled,
    "with a total": lambda text: (
        f"{text.rstrip()}\nSumme{_separator(text)}3\n".encode()
    ),
}
DAYS: Final[Mapping[str, Callable[[str], bytes]]] = {
    "with ISO days": _iso_days,
    "with German days": _german_days,
    "with Excel serials": _serials,
}
ZEROS: Final[Mapping[str, Callable[[str], bytes]]] = {
    "without leading zeros": lambda text: _ZERO.sub(r"\1", text).encode()
}
ORDERS: Final[Mapping[str, Callable[[str], bytes]]] = {"upside down": _reversed}

DAMAGES: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "cut off in the middle": lambda content: content[: len(content) // 2],
    "full of noise": lambda content: bytes(range(256)) * (len(content) // 256 + 4),
    "full of zero bytes": lambda content: b"\0" * len(content),
}
EMPTIED: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "emptied": lambda _: b"",
    "blank": lambda _: b"\n\n  \n",
}
HUGE: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "with one line of five million signs": lambda content: (
        content + b"x" * _LONG + b"\n"
    )
}


def reshaped(
    folder: Path, shapes: Mapping[str, Callable[[str], bytes]]
) -> Iterator[tuple[str, Callable[[Path], None]]]:
    """Yield what would change, and a function that changes a copy of *folder*."""
    for path in text_files(folder):
        text = _decoded(path)
        for name, shape in shapes.items():
            content = shape(text)
            if content != path.read_bytes():
                yield f"{path.name} {name}", _writer(path.relative_to(folder), content)


def damaged(
    folder: Path, damages: Mapping[str, Callable[[bytes], bytes]]
) -> Iterator[tuple[str, Callable[[Path], None]]]:
    """Yield what would be damaged, and a function that damages a copy of *folder*."""
    for path in all_files(folder):
        for name, damage in damages.items():
            content = damage(path.read_bytes())
            yield f"{path.name} {name}", _writer(path.relative_to(folder), content)


def _writer(path: Path, content: bytes) -> Callable[[Path], None]:
    def write(inputs: Path) -> None:
        (inputs / path).write_bytes(content)

    return write


def with_extra_line(folder: Path) -> Iterator[tuple[str, Callable[[Path], None]]]:
    """Yield each text file with one more row that no source can use."""
    for path in text_files(folder):
        text = _decoded(path).rstrip("\n") + "\n"
        width = len(_rows(text)[0])
        extra = _separator(text).join(["?!"] * width)
        content = f"{text}{extra}\n".encode()
        yield path.name, _writer(path.relative_to(folder), content)


def with_marker(
    folder: Path, marker: str
) -> Iterator[tuple[str, Callable[[Path], None]]]:
    """Yield each text file with *marker* in one cell of its first row, cell by cell."""
    for path in text_files(folder):
        text = _decoded(path)
        rows = [row for row in _rows(text) if any(row)]
        if len(rows) < 2:  # noqa: PLR2004  a header and a row
            continue
        for column in range(len(rows[1])):
            changed = [list(row) for row in rows]
            changed[1][column] = marker
            content = _joined(changed, _separator(text)).encode()
            yield (
                f"{path.name}, column {column + 1}",
                _writer(path.relative_to(folder), content),
            )
