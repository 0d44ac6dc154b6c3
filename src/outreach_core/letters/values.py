"""What does a field print? One line, or the values of a list, cleaned of what steers.

Nothing here reaches the text that is read for structure: see ``tracing``.
"""

import unicodedata
from typing import Final

import attrs

from outreach_core.letters.text import Run, Runs

LONGEST_VALUE: Final = 300
"""Signs of the longest value; more is a slip or an attack, not a name."""

# Format signs turn text around or hide it, the others have no shape on paper. Kept:
# zero width non-joiner and joiner, which Farsi and names in Indic scripts need.
_DROPPED: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
_KEPT: Final = frozenset("\u200c\u200d")


@attrs.frozen
class Listed:
    """Several values as one list, with the words of a language between them.

    Attributes:
        values: What is listed, in order.
        comma: Words between two of them.
        last_comma: Words before the last.
    """

    values: tuple[str, ...]
    comma: str
    last_comma: str

    def pieces(self) -> tuple[str, ...]:
        """Return values and the words between them by turns."""
        pieces: list[str] = []
        for number, value in enumerate(self.values, start=1):
            if pieces:
                last = number == len(self.values)
                pieces.append(self.last_comma if last else self.comma)
            pieces.append(cleaned(value))
        return tuple(pieces)


class PrintedValue:
    """What one field prints.

    Two are the same only when they are one: in a run most stay what they were for the
    letter before, and each gap of each letter asks.

    Args:
        path: The field it came from ("person.family_name").
        value: What the field holds; ``None`` prints nothing.

    Attributes:
        pieces: The words: one, or the values of a list and what joins them by turns.
        is_empty: It says nothing, or an item of the list does.
        is_too_long: It is longer than a line can be.
    """

    __slots__ = ("_runs", "is_empty", "is_too_long", "path", "pieces")

    def __init__(self, path: str, value: object) -> None:
        self.path = path
        self.pieces = (
            value.pieces()
            if isinstance(value, Listed)
            else ("" if value is None else cleaned(str(value)),)
        )
        self.is_empty = "" in self.pieces or not self.pieces
        self.is_too_long = sum(map(len, self.pieces)) > LONGEST_VALUE
        self._runs: dict[bool, Runs] = {}

    def runs(self, *, strong: bool) -> Runs:
        """Return it as text: what joins the values of a list is words, not data."""
        made = self._runs.get(strong)
        if made is None:
            made = self._runs[strong] = tuple(
                [
                    Run(text=words, field=None if at % 2 else self.path, strong=strong)
                    for at, words in enumerate(self.pieces)
                ]
            )
        return made


def cleaned(text: str) -> str:
    """Return *text* as one line in NFC, without signs that steer instead of speak."""
    normal = unicodedata.normalize("NFC", " ".join(text.split()))
    if normal.isprintable():  # then it holds nothing of the categories below
        return normal
    return "".join(
        sign
        for sign in normal
        if sign in _KEPT or unicodedata.category(sign) not in _DROPPED
    )
