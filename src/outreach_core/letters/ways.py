"""Which way does a letter take through its template, without running it once more?

A template asks a few questions of its values: is there a mobile number, how many names
has the team. Values are opaque to it, so the answers alone decide its text. The first
letter with new answers is rendered by Jinja; all others with the same answers take the
same way, and only their values are put into its gaps.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress
from operator import is_not
from types import SimpleNamespace
from typing import Any, Final

import attrs
import pendulum

from outreach_core.letters.filling import Filled, Gapped, Sections
from outreach_core.letters.tracing import Expression, Question, Trace, Value
from outreach_core.letters.values import PrintedValue

_MOST_WAYS: Final = 64
"""Ways of one template that are remembered; most letters of a run take a few."""
_NOTHING: Final = object()
_UNPRINTED: Final = PrintedValue("", None)
_UNPRINTED.pieces = ("\n",)  # no value prints this
_UNCHANGING: Final = frozenset({str, int, bool, type(None), pendulum.Date})


class Ways:
    """The ways through one template, found one by one.

    Args:
        render: Runs the template.
    """

    def __init__(self, render: Callable[[Mapping[str, Value]], str]) -> None:
        self._render = render
        self._first = _Fork(lambda _: 0)
        self._found = 0

    def fill(self, given: Mapping[str, object]) -> Filled:
        """Put values into the way that they choose.

        Args:
            given: One value for each name that a field may begin with.
        """
        values = SimpleNamespace(**given)
        spot: _Fork | Way | None = self._first
        while isinstance(spot, _Fork):
            spot = spot.ahead.get(spot.question(values))
        return (self._explored(given) if spot is None else spot).fill(values)

    def _explored(self, given: Mapping[str, object]) -> "Way":
        trace = Trace()
        rendered = self._render(
            {name: trace.value(name, raw) for name, raw in given.items()}
        )
        if self._found >= _MOST_WAYS:
            self._first = _Fork(lambda _: 0)
            self._found = 0
        fork, answer = self._first, 0
        for question, next_answer in trace.asked:
            fork = fork.ahead.setdefault(answer, _Fork(question))
            answer = next_answer
        way = fork.ahead[answer] = Way(rendered, trace.printed)
        self._found += 1
        return way


class _Fork:
    """Where a template asks something, and what comes after each answer."""

    __slots__ = ("ahead", "question")

    def __init__(self, question: Question) -> None:
        self.question = question
        self.ahead: dict[int, Any] = {}


class Way:
    """One way through a template: its blocks, and which fields go into their gaps.

    Args:
        rendered: The text, with a mark for each value.
        printed: What stands behind each mark, in order.
    """

    def __init__(self, rendered: str, printed: Iterable[Expression]) -> None:
        self._rendered = rendered
        self._slots = tuple(map(_Slot, printed))
        self._readers = tuple(slot.read for slot in self._slots)
        some = len(self._slots)
        self._last = _Last([_NOTHING] * some, [_UNPRINTED] * some, None)

    @cached_property
    def _gapped(self) -> Gapped:
        return Gapped(self._rendered)

    def fill(self, values: object) -> Filled:
        """Put *values* into the gaps, or tell what is wrong with them."""
        last = self._last  # read once: another thread may put its own there
        raws = [read(values) for read in self._readers]
        printed = last.printed.copy()
        changed = []
        for number in compress(range(len(raws)), map(is_not, raws, last.raws)):
            made = self._slots[number].printed(raws[number])
            if made.pieces != printed[number].pieces:
                printed[number] = made
                changed.append(number)
            if not _cannot_change(raws[number]):
                raws[number] = _NOTHING
        wrong = [
            value
            for number in changed
            if (value := printed[number]).is_empty or value.is_too_long
        ]
        if wrong:
            return _wrong(wrong)
        sections = self._gapped.fill(printed, changed, last.sections)
        self._last = _Last(raws, printed, sections)
        return Filled(sections=sections)


def _wrong(printed: Sequence[PrintedValue]) -> Filled:
    empty = [value.path for value in printed if value.is_empty]
    too_long = [value.path for value in printed if value.is_too_long]
    return Filled(
        sections={},
        empty=tuple(dict.fromkeys(empty)),
        too_long=tuple(dict.fromkeys(too_long)),
    )


class _Slot:
    """Where a way prints one expression."""

    __slots__ = ("_filters", "_path", "read")

    def __init__(self, expression: Expression) -> None:
        self.read = expression.reader()
        self._path = expression.path
        self._filters = expression.filters

    def printed(self, raw: Any) -> PrintedValue:
        for change in self._filters:
            raw = change(raw)
        return PrintedValue(self._path, raw)


@attrs.frozen
class _Last:
    """The last letter that went a way; only right ones are kept.

    Attributes:
        raws: What its fields held; ``_NOTHING`` for what can change behind our back.
        printed: What they printed.
        sections: Its sections; ``None`` before the first letter.
    """

    raws: list[Any] = attrs.field(repr=False)
    printed: list[PrintedValue] = attrs.field(repr=False)
    sections: Sections | None = attrs.field(repr=False)


def _cannot_change(raw: Any) -> bool:
    """Say whether *raw* prints the same as long as it is the same object."""
    return type(raw) in _UNCHANGING or (
        type(raw) is tuple and _UNCHANGING.issuperset(map(type, raw))
    )
