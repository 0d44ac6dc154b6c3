"""What does a template ask of its values, and which of them does it print?

While a template runs, every field is a :class:`Value`: opaque, so that no template can
look inside. Printing one writes a mark into the text, so the text that is later read for
structure never contains data. Everything else that a template can learn of a value is
the answer to a question; the :class:`Trace` of a run holds them all. So runs with the
same answers have the same text, and ``ways`` need not run the template again.
"""

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from typing import Any, Final

import attrs

from outreach_core.errors import InvalidValueError

MARK: Final = re.compile("\ue000(\\d+)\ue001")
"""Finds the marks in a rendered text; the number leads to the printed field."""
MARK_SIGNS: Final = frozenset("\ue000\ue001")
"""Signs that a template must not contain."""

Change = Callable[[Any], Any]
"""What a filter does with a field."""


@attrs.frozen
class Expression:
    """How a value is reached among the values of a letter.

    Filters come last: the allow-list refuses a field or an item of what a filter made.

    Attributes:
        steps: Names of fields and numbers of items, from the outside to the inside.
        filters: What is then done with the field, in order.
    """

    steps: tuple[str | int, ...]
    filters: tuple[Change, ...] = ()

    @property
    def path(self) -> str:
        """The field it names ("slot.day"); an item has the path of its list."""
        return ".".join(step for step in self.steps if isinstance(step, str))

    def after(self, step: str | int) -> "Expression":
        """Return a field or an item of this one."""
        return Expression((*self.steps, step))

    def filtered(self, change: Change) -> "Expression":
        """Return the same field, changed."""
        return Expression(self.steps, (*self.filters, change))

    def reader(self) -> Change:
        """Return what finds the field, before any filter, among the values."""
        return _reader(self.steps)


def _reader(steps: Sequence[str | int]) -> Change:
    names = [step for step in steps if isinstance(step, str)]
    if len(names) == len(steps):
        return operator.attrgetter(".".join(names))
    *before, last = steps
    outer = _reader(before)
    if isinstance(last, int):
        return lambda values: outer(values)[last]
    return lambda values: getattr(outer(values), last)


Question = Callable[[object], int]
"""Answers with the values of a letter: 1 is yes, 0 is no, or how many items there are."""


@attrs.define
class Trace:
    """What one run of a template asked and printed.

    Attributes:
        asked: Every question with its answer, in order.
        printed: Every printed expression once, in order, with the number of its mark.
        decide: Sees the truth of each condition and may replace it; registration uses
            it to walk through every branch.
    """

    asked: list[tuple[Question, int]] = attrs.field(factory=list)
    printed: dict[Expression, int] = attrs.field(factory=dict)
    decide: Callable[[bool], bool] = bool

    def value(self, name: str, raw: object) -> "Value":
        """Return the value of a name that the template knows."""
        return Value(Expression((name,)), raw, self)

    def mark(self, expression: Expression) -> str:
        """Return the mark that stands for *expression* in the text."""
        number = self.printed.setdefault(expression, len(self.printed))
        return f"\ue000{number}\ue001"

    def truth(self, test: Callable[..., Any], *sides: object) -> bool:
        """Answer a condition; sides are values, or constants of the template."""
        answer = self.decide(bool(test(*map(_raw, sides))))
        self.asked.append((_question(test, *map(_side, sides)), answer))
        return answer

    def count(self, listed: "Value") -> int:
        """Answer how many items a loop goes through."""
        answer = len(listed.raw)
        self.asked.append((_question(len, _side(listed)), answer))
        return answer


class Value:
    """One field while a template runs; supports what the allowed syntax needs."""

    __slots__ = ("expression", "raw", "trace")

    def __init__(self, expression: Expression, raw: Any, trace: Trace) -> None:
        self.expression = expression
        self.raw = raw
        self.trace = trace

    def child(self, name: str) -> "Value":
        """Return the field *name* of this value."""
        raw = getattr(self.raw, name)
        return Value(self.expression.after(name), raw, self.trace)

    def filtered(self, change: Change) -> "Value":
        """Return the same field, changed by a filter."""
        return Value(self.expression.filtered(change), change(self.raw), self.trace)

    def is_none(self) -> bool:
        """Answer the test ``is none``."""
        return self.trace.truth(_is_none, self)

    def __iter__(self) -> Iterator["Value"]:
        for number in range(self.trace.count(self)):
            item = self.expression.after(number)
            yield Value(item, self.raw[number], self.trace)

    def __bool__(self) -> bool:
        return self.trace.truth(bool, self)

    def __eq__(self, other: object) -> bool:
        return self.trace.truth(operator.eq, self, other)

    def __ne__(self, other: object) -> bool:
        return self.trace.truth(operator.ne, self, other)

    def __lt__(self, other: object) -> bool:
        return self.trace.truth(operator.lt, self, other)

    def __le__(self, other: object) -> bool:
        return self.trace.truth(operator.le, self, other)

    def __gt__(self, other: object) -> bool:
        return self.trace.truth(operator.gt, self, other)

    def __ge__(self, other: object) -> bool:
        return self.trace.truth(operator.ge, self, other)

    __hash__ = None  # type: ignore[assignment]  # equality may be replaced by decide


def print_value(value: object) -> str:
    """Print what stands between ``{{`` and ``}}``; anything but a field is refused."""
    if not isinstance(value, Value):
        raise InvalidValueError(
            field="a printed expression", expected="a field of the letter"
        )
    return value.trace.mark(value.expression)


def _is_none(raw: object) -> bool:
    return raw is None


def _raw(side: object) -> Any:
    return side.raw if isinstance(side, Value) else side


def _side(side: object) -> Change:
    if not isinstance(side, Value):
        return lambda _: side
    read = side.expression.reader()
    changes = side.expression.filters
    return reduce(_chained, changes, read)


def _chained(first: Change, then: Change) -> Change:
    return lambda values: then(first(values))


def _question(test: Callable[..., Any], *sides: Change) -> Question:
    if len(sides) == 1:
        (read,) = sides
        return lambda values: int(test(read(values)))
    return lambda values: int(test(*[read(values) for read in sides]))
