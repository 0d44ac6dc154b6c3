"""Which signs do the packaged fonts have?

Read from the table ``cmap`` of each font (OpenType 1.9, formats 4 and 12): some sixty
kilobytes of it say in a moment what would otherwise need a library for making fonts.
"""

import functools
import struct
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

FONTS: Final = Path(__file__).parent / "fonts"
_UNICODE_TABLES: Final = frozenset({(3, 10), (0, 4), (0, 6), (3, 1), (0, 3)})
_SEGMENTS, _GROUPS = 4, 12
_INVISIBLE: Final = "Cf"


@functools.cache
def signs(name: str) -> frozenset[str]:
    """Return the signs that a packaged font has glyphs for.

    Args:
        name: File name without ending, such as "NotoSans-Regular".
    """
    data = (FONTS / f"{name}.ttf").read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    tables = struct.iter_unpack(">4sLLL", data[12 : 12 + 16 * count])
    start = next(offset for tag, _, offset, _ in tables if tag == b"cmap")
    return frozenset(map(chr, _characters(data, start)))


def _characters(data: bytes, start: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", data, start + 2)
    records = struct.iter_unpack(">HHL", data[start + 4 : start + 4 + 8 * count])
    for offset in sorted({o for p, e, o in records if (p, e) in _UNICODE_TABLES}):
        (form,) = struct.unpack_from(">H", data, start + offset)
        if form == _SEGMENTS:
            yield from _of_segments(data, start + offset)
        elif form == _GROUPS:
            yield from _of_groups(data, start + offset)


def _of_segments(data: bytes, at: int) -> Iterator[int]:
    """Read format 4: segments of characters, each with a shift or a list of glyphs."""
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    row = f">{count}H"
    places = (14, 16 + 2 * count, 16 + 4 * count, 16 + 6 * count)
    ends, begins, shifts, lists = (
        struct.unpack_from(row, data, at + p) for p in places
    )
    for n, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        for character in range(begin, min(end, 0xFFFE) + 1):
            glyph = character
            if lists[n]:
                where = at + places[3] + 2 * n + lists[n] + 2 * (character - begin)
                (glyph,) = struct.unpack_from(">H", data, where)
            if glyph and (glyph + shifts[n]) % 0x10000:
                yield character


def _of_groups(data: bytes, at: int) -> Iterator[int]:
    """Read format 12: groups of characters with glyphs one after the other."""
    (count,) = struct.unpack_from(">L", data, at + 12)
    rows = struct.iter_unpack(">LLL", data[at + 16 : at + 16 + 12 * count])
    for begin, end, glyph in rows:
        yield from range(begin + (glyph == 0), end + 1)


@functools.cache
def printable() -> frozenset[str]:
    """Return the signs that can be printed both regular and bold."""
    return frozenset.union(
        *(
            signs(f"{family}-Regular") & signs(f"{family}-Bold")
            for family in ("NotoSans", "NotoSansArabic")
        )
    )


def all_printable(words: str) -> bool:
    """Say whether every sign of *words* has a glyph, itself or built of its parts."""
    lacking = set(words) - printable()
    return all(
        unicodedata.category(sign) == _INVISIBLE
        or set(unicodedata.normalize("NFD", sign)) <= printable()
        for sign in lacking
    )
