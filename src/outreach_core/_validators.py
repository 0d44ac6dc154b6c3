"""Validators and converters for the frozen classes of the core.

The validators that ship with attrs quote the offending value in their message,
and a value may be a name. The ones here say what was expected instead.

``attrs.field`` is never wrapped: type checkers recognise only the real one, and
behind a wrapper a missing argument goes unnoticed until run time.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeVar

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.errors import InvalidValueError

K = TypeVar("K")
V_co = TypeVar("V_co", covariant=True)


class ReadOnly(Mapping[K, V_co]):
    """A mapping that nobody can change, a plug-in that is handed a record neither.

    Unlike ``types.MappingProxyType`` it can be pickled and sent to another process.

    Args:
        given: What it holds; copied, so that later changes of the original are not seen.
    """

    __slots__ = ("_given",)

    def __init__(self, given: Mapping[K, V_co]) -> None:
        self._given = dict(given)

    def __getitem__(self, key: K) -> V_co:
        return self._given[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)

    def __repr__(self) -> str:
        return f"ReadOnly({self._given!r})"


def is_day(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a calendar day, refuse a moment."""
    # The exact type first: half a million contacts pass here. A DateTime is a Date
    # for isinstance, but the two cannot be compared.
    if type(value) is pendulum.Date:
        return
    if not isinstance(value, pendulum.Date) or isinstance(value, pendulum.DateTime):
        raise InvalidValueError(attribute.name, "a pendulum.Date without a time")


def refuse_moment(name: str, value: object) -> None:
    """Refuse everything but a calendar day as the argument *name* of a function.

    Raises:
        InvalidValueError: It is a moment, a ``datetime.date``, or no day at all.
    """
    if type(value) is not pendulum.Date:
        raise InvalidValueError(name, "a pendulum.Date without a time")


def is_day_or_none(
    instance: object, attribute: "attrs.Attribute[Any]", value: object
) -> None:
    """Accept a calendar day or ``None``."""
    if value is not None:
        is_day(instance, attribute, value)


def satisfies(
    expected: str, accepts: Callable[[Any], bool]
) -> Callable[[object, "attrs.Attribute[Any]", object], None]:
    """Make a validator that does not quote the value it refuses.

    Args:
        expected: What the field accepts, as a noun phrase for the message.
        accepts: Says whether a value is acceptable.
    """

    def validate(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if not accepts(value):
            raise InvalidValueError(attribute.name, expected)

    return validate


is_text = satisfies(
    "a text without surrounding blanks, not empty",
    lambda v: isinstance(v, str) and v != "" and v == v.strip(),
)
"""Accept a text that says something."""

# Farsi needs the zero width non-joiner inside its words, names in Indic scripts the
# joiner; `isprintable` alone would refuse both.
_JOINERS: Final = str.maketrans("", "", "\u200c\u200d")


def is_one_line(value: object) -> bool:
    """Say whether *value* is a text without line breaks and control characters."""
    # Most texts hold no joiner, and a screening asks half a million times.
    return isinstance(value, str) and (
        value.isprintable() or value.translate(_JOINERS).isprintable()
    )


def says_something(value: object) -> bool:
    """Say whether *value* is one line with at least one visible sign."""
    if isinstance(value, str) and value.isprintable():  # so it holds no joiner
        return value.strip() != ""
    return (
        isinstance(value, str)
        and value.translate(_JOINERS).strip() != ""
        and is_one_line(value)
    )


is_line = satisfies("a text of one line", is_one_line)
"""Accept a text, possibly empty, that holds no line break or control character."""

is_count = satisfies(
    "a whole number, 0 or more",
    lambda v: isinstance(v, int) and not isinstance(v, bool) and v >= 0,
)
"""Accept 0, 1, 2 and so on; a boolean is not a count."""

is_positive = satisfies(
    "a whole number, 1 or more",
    lambda v: isinstance(v, int) and not isinstance(v, bool) and v >= 1,
)
"""Accept 1, 2, 3 and so on; a boolean is not a count."""

is_words = satisfies(
    "a text in German and English (Words)", lambda v: isinstance(v, Words)
)
"""Accept a bilingual text."""


def only(kind: type) -> Callable[[object, "attrs.Attribute[Any]", object], None]:
    """Make a validator of tuples whose items are all of one class.

    Args:
        kind: The class.
    """
    return satisfies(
        f"a tuple of {kind.__name__}",
        lambda v: isinstance(v, tuple) and all(isinstance(item, kind) for item in v),
    )


is_words_line = satisfies("a text of one line, not empty", says_something)
"""Accept a text that says something and holds no line break or control character."""

is_words_line_or_none = satisfies(
    "a text of one line, or None",
    lambda v: v is None or says_something(v),
)
"""Accept a line that says something, or ``None``."""

are_lines = satisfies(
    "a tuple of texts of one line each",
    lambda v: isinstance(v, tuple) and all(map(says_something, v)),
)
"""Accept a tuple, possibly empty, of lines that say something."""
