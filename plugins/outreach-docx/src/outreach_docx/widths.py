"""How wide do words run in Arial? Enough to refuse what surely does not fit."""

import math
import unicodedata
from typing import Final

_MM_A_POINT: Final = 25.4 / 72
_BOLD: Final = 1.07
_OTHER: Final = 0.72
"""A letter that the table lacks, in em: about a capital."""
_LINE: Final = 1.15
"""Line height of Arial, in em."""

# Advance widths of Helvetica, which Arial and Liberation Sans share (Adobe core AFM).
_WIDTHS: Final[dict[str, float]] = {
    letter: width / 1000
    for width, letters in {
        191: "'",
        222: "ijl‘’‚",
        260: "|",
        278: " !,./:;I[\\]ft·",
        333: "()-`r„“”",
        334: "{}",
        355: '"',
        389: "*",
        469: "^",
        500: "Jckvxyzs",
        556: "#$0123456789?L_abdeghnopqu–",
        584: "+<=>~",
        611: "FTZß",
        667: "&ABEKPSVXY",
        722: "CDHNRUw",
        778: "GOQ",
        833: "Mm",
        889: "%",
        944: "W",
        1015: "@",
    }.items()
    for letter in letters
}


def width_mm(words: str, points: float, *, bold: bool = False) -> float:
    """Return the width of *words* on one line, in millimetres."""
    em = sum(_letter(letter) for letter in words)
    return em * points * _MM_A_POINT * (_BOLD if bold else 1)


def lines_needed(
    words: str, points: float, within_mm: float, *, bold: bool = False
) -> int:
    """Return how many lines *words* take; a word wider than a line is broken."""
    lines, used = 1, 0.0
    blank = width_mm(" ", points, bold=bold)
    for word in words.split():
        wide = width_mm(word, points, bold=bold)
        if used and used + blank + wide > within_mm:
            lines, used = lines + 1, 0.0
        if wide > within_mm:
            more = math.ceil(wide / within_mm) - 1
            lines, wide = lines + more, wide - more * within_mm
        used += wide + (blank if used else 0)
    return lines


def line_height_mm(points: float) -> float:
    """Return the height of one line, in millimetres."""
    return points * _LINE * _MM_A_POINT


def _letter(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.combining(letter):
        return 0.0
    base = unicodedata.normalize("NFD", letter)[0]
    return _WIDTHS.get(base, _OTHER)
