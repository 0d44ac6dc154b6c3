"""How data enters a letter: as opaque values that no template can look inside.

While a template runs, every field is a :class:`Value`. Printing one writes a mark into
the text and files the words in a ledger beside it, so the text that is later read for
structure never contains data.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any, Final

import attrs

from outreach_core.errors import InvalidValueError

MARK: Final = re.compile("\ue000(\\d+)\ue001")
"""Finds the marks in a rendered text; the number leads to the printed value."""
MARK_SIGNS: Final = frozenset("\ue000\ue001")
"""Signs that a template must not contain."""
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


@attrs.define
class Printed:
    """What one run of a template printed, and what went wrong.

    Attributes:
        values: Field path and words of each value, in the order of printing. A list
            has several: its values, and between them the words that join them.
        empty: Paths of fields that were printed without having a value.
        too_long: Paths of fields whose value is longer than a line can be.
        decide: Sees the truth of each condition and may replace it; registration uses
            it to walk through every branch.
    """

    values: list[tuple[str, tuple[str, ...]]] = attrs.field(factory=list, repr=False)
    empty: list[str] = attrs.field(factory=list)
    too_long: list[str] = attrs.field(factory=list)
    decide: Callable[[bool], bool] = bool

    def print(self, path: str, value: object) -> str:
        """File *value* and return the mark that stands for it in the text."""
        pieces = (
            value.pieces()
            if isinstance(value, Listed)
            else ("" if value is None else cleaned(str(value)),)
        )
        if "" in pieces or not pieces:
            self.empty.append(path)
        if len("".join(pieces)) > LONGEST_VALUE:
            self.too_long.append(path)
        self.values.append((path, pieces))
        return f"\ue000{len(self.values) - 1}\ue001"


class Value:
    """One field while a template runs; supports what the allowed syntax needs."""

    __slots__ = ("path", "printed", "raw")

    def __init__(self, path: str, raw: Any, printed: Printed) -> None:
        self.path = path
        self.raw = raw
        self.printed = printed

    def child(self, name: str) -> "Value":
        """Return the field *name* of this value."""
        return Value(f"{self.path}.{name}", getattr(self.raw, name), self.printed)

    def changed(self, raw: object) -> "Value":
        """Return the same field with a filtered value."""
        return Value(self.path, raw, self.printed)

    def is_none(self) -> bool:
        """Answer the test ``is none``."""
        return self.printed.decide(self.raw is None)

    def __iter__(self) -> Iterator["Value"]:
        return (self.changed(item) for item in self.raw)

    def __bool__(self) -> bool:
        return self.printed.decide(bool(self.raw))

    def __eq__(self, other: object) -> bool:
        return self.printed.decide(self.raw == _raw(other))

    def __ne__(self, other: object) -> bool:
        return self.printed.decide(self.raw != _raw(other))

    def __lt__(self, other: object) -> bool:
        return self.printed.decide(self.raw < _raw(other))

    def __le__(self, other: object) -> bool:
        return self.printed.decide(self.raw <= _raw(other))

    def __gt__(self, other: object) -> bool:
        return self.printed.decide(self.raw > _raw(other))

    def __ge__(self, other: object) -> bool:
        return self.printed.decide(self.raw >= _raw(other))

    __hash__ = None  # type: ignore[assignment]  # equality may be replaced by decide


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


def print_value(value: object) -> str:
    """Print what stands between ``{{`` and ``}}``; anything but a field is refused."""
    if not isinstance(value, Value):
        raise InvalidValueError(
            field="a printed expression", expected="a field of the letter"
        )
    return value.printed.print(value.path, value.raw)


def _raw(other: object) -> Any:
    return other.raw if isinstance(other, Value) else other
