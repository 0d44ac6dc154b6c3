"""Every way in which a method of a plug-in can fail, made from its protocol."""

from collections.abc import Callable, Iterator, Mapping
from types import FunctionType
from typing import Any, Final

import attrs
from fault_week import CANARY, CODE_KINDS

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import Kind
from outreach_core.hooks.answers import MOST_BYTES, MOST_LETTERS, returns_of
from outreach_core.hooks.guard import members_of, optional_members_of
from outreach_core.reports import Section

Call = Callable[..., Any]


@attrs.frozen(kw_only=True)
class Case:
    """One method of one kind of object."""

    kind: Kind[Any]
    method: str
    declared: FunctionType = attrs.field(repr=False)

    @property
    def id(self) -> str:
        return f"{self.kind.setting}.{self.method}"

    @property
    def answers(self) -> type | None:
        """The class of the answer; ``None`` when nothing is answered."""
        first = returns_of(self.declared).types[0]
        return None if first is type(None) else first


METHODS: Final = tuple(
    Case(kind=kind, method=name, declared=declared)
    for kind in CODE_KINDS
    for name, declared in members_of(kind.protocol).items()
    if isinstance(declared, FunctionType)
)


OPTIONAL: Final = tuple(
    Case(kind=kind, method=name, declared=declared)
    for kind in CODE_KINDS
    for name, declared in optional_members_of(kind).items()
)
"""Methods that an object may have besides: batch of a format, erase of a store."""


class Unspeakable(Exception):  # noqa: N818  it has no words
    """An exception that cannot even be shown."""

    def __str__(self) -> str:
        raise ValueError(CANARY)

    __repr__ = __str__


class Stranger:
    """An object of a class that no protocol knows, with a name in its repr."""

    id = CANARY
    day = pair = start_minute = 0

    def __repr__(self) -> str:
        return CANARY


class HugeRow(tuple[Any, ...]):
    """Says that it is larger than any memory."""

    __slots__ = ()

    def __len__(self) -> int:
        return 10**9


class HugeTable(dict[Any, Any]):
    """Says that it is larger than any memory."""

    def __len__(self) -> int:
        return 10**9


def raises(*_: Any, **__: Any) -> Any:
    raise KeyError(CANARY)


def complains(*_: Any, **__: Any) -> Any:
    """Blame the input, as a source may; elsewhere it is a failure like any other."""
    raise InvalidInputError(subject="liste.csv", faults=["cannot be read."])


def raises_late(call: Call, *args: Any, **kwargs: Any) -> Any:
    call(*args, **kwargs)
    raise OSError(CANARY)


def raises_the_unspeakable(*_: Any, **__: Any) -> Any:
    raise Unspeakable


def exits(*_: Any, **__: Any) -> Any:
    raise SystemExit(CANARY)


def never_ends(call: Call, *args: Any, **kwargs: Any) -> Any:
    return never_ends(call, *args, **kwargs)


def answers_a_stranger(call: Call, *args: Any, **kwargs: Any) -> Any:
    call(*args, **kwargs)
    return Stranger()


def answers_nothing(call: Call, *args: Any, **kwargs: Any) -> Any:
    call(*args, **kwargs)


def answers_a_coroutine(call: Call, *args: Any, **kwargs: Any) -> Any:
    async def later() -> Any:
        return call(*args, **kwargs)

    return later()


def answers_half_a_generator(call: Call, *args: Any, **kwargs: Any) -> Any:
    def half() -> Iterator[Any]:
        yield call(*args, **kwargs)
        raise KeyError(CANARY)

    return half()


def answers_strange_items(call: Call, *args: Any, **kwargs: Any) -> Any:
    found = call(*args, **kwargs)
    if isinstance(found, Mapping):
        return {**found, CANARY: Stranger()}
    if isinstance(found, tuple):
        return (*found, Stranger())
    return _changed(found, lambda value: (*value, Stranger()))


def answers_too_much(call: Call, *args: Any, **kwargs: Any) -> Any:
    found = call(*args, **kwargs)
    if isinstance(found, Mapping):
        return HugeTable(found)
    if isinstance(found, tuple):
        return HugeRow(found)
    if isinstance(found, str):
        return "x" * (MOST_LETTERS + 1)
    return _too_big(found)


def answers_backwards(call: Call, *args: Any, **kwargs: Any) -> Any:
    """Answer minutes below zero: the right type, and impossible all the same."""
    return tuple(tuple(-1 for _ in row) for row in call(*args, **kwargs))


def answers_twice(call: Call, *args: Any, **kwargs: Any) -> Any:
    found = call(*args, **kwargs)
    if isinstance(found, tuple):
        return (*found, *found)
    return _changed(found, lambda value: (*value, *value))


def _fields(found: Any, wanted: type) -> list[str]:
    names = [field.name for field in attrs.fields(type(found))]
    return [n for n in names if isinstance(getattr(found, n), wanted)]


def _changed(found: Any, change: Callable[[Any], Any]) -> Any:
    """Change the first row of a record, whatever it is called."""
    name = next(n for n in _fields(found, tuple) if getattr(found, n) != ())
    return attrs.evolve(found, **{name: change(getattr(found, name))})


def _too_big(found: Any) -> Any:
    """Make one field of a record larger than anything real."""
    if _fields(found, bytes):
        return attrs.evolve(found, content=b"x" * (MOST_BYTES + 1))
    if isinstance(found, Section):
        return attrs.evolve(found, title=Words("", "x" * (MOST_LETTERS + 1)))
    if hasattr(found, "where"):
        return attrs.evolve(found, where="x" * (MOST_LETTERS + 1))
    big = _changed(found, HugeRow)
    if not any(type(getattr(big, n)) is HugeRow for n in _fields(big, tuple)):
        # The record makes a tuple of its own: then it must really be so large.
        return _changed(found, lambda value: value * 100_001)
    return big


def changes_its_inputs(call: Call, *args: Any, **kwargs: Any) -> Any:
    for value in (*args, *kwargs.values()):
        MUTATED.extend(mutated(value))
    return call(*args, **kwargs)


MUTATED: Final[list[str]] = []


def mutated(value: Any, depth: int = 6) -> Iterator[str]:
    """Try to change *value* and everything in it; yield what let itself be changed."""
    if depth == 0 or value is None or isinstance(value, str | bytes | int | float):
        return
    if isinstance(value, list | dict | set | bytearray):
        yield type(value).__name__
    if attrs.has(type(value)):
        names = [f.name for f in attrs.fields(type(value)) if f.name[0] != "_"]
        for name in names:
            inner = getattr(value, name)
            try:
                setattr(value, name, inner)
                yield f"{type(value).__name__}.{name}"
            except AttributeError:
                pass
            yield from mutated(inner, depth - 1)
    elif isinstance(value, tuple | frozenset):
        for item in value:
            yield from mutated(item, depth - 1)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from mutated(item, depth - 1)


ALWAYS: Final[tuple[Call, ...]] = (
    raises,
    complains,
    raises_late,
    raises_the_unspeakable,
    exits,
    never_ends,
    answers_a_stranger,
    answers_a_coroutine,
    answers_half_a_generator,
)
"""Possible for every method."""

_WITHOUT_ROWS: Final = {"sinks.deliver", "letter_formats.render"}
_ONLY_NUMBERS: Final = {"case_stores.erased"}
_TWICE: Final = {
    "coaching_directories.offers",
    "letter_formats.batch",
    "planners.plan",
    "screeners.screen",
    "sources.read",
}
"""Where the same thing twice in an answer is a fault, not only a longer answer."""


def faults_of(case: Case) -> Iterator[Call]:
    """Yield every fault that is one for this method."""
    yield from ALWAYS
    if case.answers is None:
        return  # nothing is the right answer, and has neither size nor items
    yield answers_nothing
    if case.answers is bool or case.id in _ONLY_NUMBERS:
        return
    yield answers_too_much
    if case.answers is not str and case.id not in _WITHOUT_ROWS:
        yield answers_strange_items
    if case.id == "travel_times.minutes":
        yield answers_backwards
    if case.id in _TWICE:
        yield answers_twice


class Broken:
    """An object one method of which is broken.

    Args:
        inner: A good object.
        method: The method.
        fault: What becomes of its calls.
    """

    def __init__(self, inner: Any, method: str, fault: Call) -> None:
        self._inner, self._method, self._fault = inner, method, fault

    def __getattr__(self, member: str) -> Any:
        if member.startswith("_"):
            raise AttributeError(member)
        found = getattr(self._inner, member)
        if member != self._method:
            return found
        return lambda *args, **kwargs: self._fault(found, *args, **kwargs)
