"""Does what a plug-in answered have the shape and the size that was promised?"""

import functools
import inspect
import itertools
import types
import typing
from collections.abc import (
    Callable,
    Collection,
    Coroutine,
    Generator,
    Iterator,
    Mapping,
)
from collections.abc import Set as AbstractSet
from typing import Any, Final

import attrs

from outreach_core._messages import Words
from outreach_core.letters import LETTERS_IN_BATCH, PrintFile

MOST_BYTES: Final = 20_000_000
"""Longest letter in bytes; two pages with a picture have a tenth of it."""
MOST_PRINTED_BYTES: Final = MOST_BYTES * LETTERS_IN_BATCH
"""Longest file for a print centre in bytes, with as many letters as it may hold."""
MOST_LETTERS: Final = 1_000_000
"""Longest text in one field, in letters."""

_LOOKED_INTO: Final = 1_000
"""Items whose own fields are measured; beyond, the number of items is what counts."""

_COROUTINE: Final = Words(
    "gab eine Coroutine zurück; Hooks und Methoden werden ohne await gerufen",
    "returned a coroutine; hooks and methods are called without await",
)
_GENERATOR: Final = Words(
    "gab einen Generator zurück, der erst außerhalb des Aufrufs scheitern würde",
    "returned a generator, which would fail outside of the call",
)
_INSTEAD: Final = Words(
    "gab {found} statt {expected} zurück", "returned {found} instead of {expected}"
)
_WITHIN: Final = Words(
    "gab {found} innerhalb von {expected} zurück",
    "returned {found} within {expected}",
)
_TOO_MUCH: Final = Words(
    "gab mehr zurück, als hier sein kann ({found} statt höchstens {most})",
    "returned more than there can be ({found}, at most {most})",
)


@attrs.frozen(kw_only=True)
class Returns:
    """The shape that a method's answer must have, down to the items of its items.

    Attributes:
        types: Classes of which the answer must be an instance; empty: not checked.
        items: The shape of each item of a collection; ``None``: not checked.
        values: The shape of each value of a mapping, whose keys have *items*.
        words: The declared type, for messages.
    """

    types: tuple[type, ...] = ()
    items: "Returns | None" = None
    values: "Returns | None" = None
    words: str = "anything"

    def fault(self, answer: object, *, most_items: int) -> Words | None:
        """Say what is wrong with *answer*, without quoting it.

        Args:
            answer: What was answered.
            most_items: Most items that a collection in it may hold.

        Returns:
            The fault, or ``None`` when the answer is as promised.
        """
        if type(answer) in self.types and type(answer) in _PLAIN:
            return None
        lazy = _lazy(answer)
        if lazy is not None:
            return lazy
        if not self._is_one(answer):
            found = type(answer).__name__
            return _INSTEAD.fill(found=found, expected=self.words)
        return _oversize(answer, most_items) or self._within(answer)

    def _within(self, answer: object) -> Words | None:
        wrong = {type(each).__name__ for each in self._misfits(answer)}
        if not wrong:
            return None
        return _WITHIN.fill(found=", ".join(sorted(wrong)), expected=self.words)

    def _is_one(self, answer: object) -> bool:
        if not self.types:
            return True
        if type(answer) is bool and bool not in self.types:
            return False  # True is an int for isinstance
        if isinstance(answer, str | bytes) and self.items is not None:
            return False  # a text is a sequence of texts for isinstance
        return isinstance(answer, self.types)

    def _misfits(self, answer: Any) -> Iterator[object]:
        """Yield what does not fit within *answer*, however deep."""
        if self.items is not None:
            yield from self.items.among(answer)
        if self.values is not None:
            yield from self.values.among(answer.values())

    def among(self, items: Collection[object]) -> Iterator[object]:
        """Yield what among *items* is of another class, or holds what is."""
        if self.items is None and {type(item) for item in items} <= set(self.types):
            return  # the fast way, for a hundred thousand events
        for item in items:
            if self._is_one(item):
                yield from self._misfits(item)
            else:
                yield item


ANYTHING: Final = Returns()
_PLAIN: Final = frozenset({bool, int, types.NoneType})
"""What has neither items nor a size."""


@functools.cache  # read anew for each object of each office otherwise
def returns_of(declared: Callable[..., object]) -> Returns:
    """Read from the annotation which shape the answer of a method has."""
    return _shape(typing.get_type_hints(declared).get("return", Any))


def _shape(annotation: Any) -> Returns:
    words = inspect.formatannotation(annotation).replace("outreach_core.", "")
    found, arguments = _classes(annotation), typing.get_args(annotation)
    is_mapping = _is_collection(annotation, Mapping)
    is_row = _is_collection(annotation, Collection) and (
        len(arguments) == 1 or arguments[1:] == (Ellipsis,)
    )
    return Returns(
        types=found,
        items=_shape(arguments[0]) if is_mapping or is_row else None,
        values=_shape(arguments[1]) if is_mapping else None,
        words=words,
    )


def _is_collection(annotation: Any, base: type[object]) -> bool:
    origin = typing.get_origin(annotation)
    return isinstance(origin, type) and issubclass(origin, base)


def _classes(annotation: Any) -> tuple[type, ...]:
    """Return the classes to test with ``isinstance``; empty when that says nothing."""
    if annotation is None:
        return (types.NoneType,)
    origin = typing.get_origin(annotation)
    if origin in {typing.Union, types.UnionType}:
        parts = [_classes(part) for part in typing.get_args(annotation)]
        return tuple(c for part in parts for c in part) if all(parts) else ()
    if isinstance(annotation, typing.NewType):
        return _classes(annotation.__supertype__)
    found = origin or annotation
    # Any is a class since Python 3.11, but not one for isinstance.
    if (
        found is Any
        or not isinstance(found, type)
        or getattr(found, "_is_protocol", False)
    ):
        return ()
    return (found,)


def _lazy(answer: object) -> Words | None:
    """Say that *answer* would only be computed later, out of the guard's sight."""
    if isinstance(answer, Coroutine):
        answer.close()  # else Python warns later, far away from the culprit
        return _COROUTINE
    return _GENERATOR if isinstance(answer, Generator) else None


def _oversize(answer: object, most_items: int) -> Words | None:
    """Say that *answer*, or a part of it, is larger than anything that is real."""
    for part in _parts(answer, depth=3):
        size, most = _measured(part, most_items)
        if size > most:
            return _TOO_MUCH.fill(found=size, most=most)
    return None


def _measured(part: object, most_items: int) -> tuple[int, int]:
    if isinstance(part, str):
        return len(part), MOST_LETTERS
    if isinstance(part, bytes):
        return len(part), MOST_BYTES
    if isinstance(part, PrintFile):
        return len(part.content), MOST_PRINTED_BYTES
    if isinstance(part, tuple | list | AbstractSet | Mapping):
        return len(part), most_items
    return 0, 0


def _parts(value: object, *, depth: int) -> Iterator[object]:
    """Yield *value*, its fields, and the fields of its first items."""
    yield value
    if not depth:
        return
    inner: Any = ()
    record: Any = type(value)
    if isinstance(value, Words):
        inner = (value.de, value.en)
    elif isinstance(value, PrintFile):
        inner = (value.media_type, value.suffix)  # its bytes count as a file
    elif attrs.has(record):
        inner = [getattr(value, field.name) for field in attrs.fields(record)]
    elif isinstance(value, tuple | list):
        inner = itertools.islice(value, _LOOKED_INTO)
    for part in inner:
        yield from _parts(part, depth=depth - 1)
