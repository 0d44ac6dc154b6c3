"""What exactly did a plug-in answer, written so that two answers can be compared?"""

import datetime as dt
import enum
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import attrs


@attrs.frozen
class Raised:
    """Stands for the answer of a call that ended with an exception."""

    kind: str


def tried(call: Callable[[], object]) -> object:
    """Return the answer of *call*, or which exception it ended with."""
    try:
        return call()
    except (Exception, SystemExit) as error:  # noqa: BLE001  it is the answer
        return Raised(type(error).__name__)


def plain(value: object) -> object:  # noqa: PLR0911  one return a kind of value
    """Return *value* as nested lists of texts: every field, hidden ones too.

    The order of sequences and mappings counts, that of sets does not. Text for text:
    which strings were the same object does not count.
    """
    kind = type(value).__name__
    if attrs.has(type(value)):
        fields = [field.name for field in _fields(value) if field.eq]
        return [kind, *(plain(getattr(value, name)) for name in fields)]
    match value:
        case enum.Enum():
            return f"{kind}.{value.name}"
        case Mapping():
            return [kind, *([plain(key), plain(item)] for key, item in value.items())]
        case frozenset() | set():
            return [kind, *sorted(repr(plain(item)) for item in value)]
        case bytes():
            return f"{kind} {hashlib.sha256(value).hexdigest()}"
        case str() | int() | float() | dt.date() | None:
            return f"{kind} {value}"
        case Sequence():
            return [kind, *map(plain, value)]
    # Its repr may hold an address in memory, which is never the same twice.
    return f"<{kind}>"


def _fields(value: Any) -> "tuple[attrs.Attribute[Any], ...]":
    found: tuple[attrs.Attribute[Any], ...] = attrs.fields(type(value))
    return found


def digest(value: object) -> str:
    """Return a fingerprint of everything in *value*."""
    return hashlib.sha256(repr(plain(value)).encode()).hexdigest()


def mutable_parts(value: object, path: str = "") -> Iterator[str]:
    """Yield where *value* holds something that a reader could change by accident.

    A mapping is left alone where a record of the core declares one.
    """
    if attrs.has(type(value)):
        for field in _fields(value):
            held = getattr(value, field.name)
            if not (field.name.startswith("_") or isinstance(held, Mapping)):
                yield from mutable_parts(held, f"{path}.{field.name}")
    elif isinstance(value, list | set | bytearray | dict):
        yield f"{path or 'the answer'} is a {type(value).__name__}"
    elif isinstance(value, tuple | frozenset):
        for item in value:
            yield from mutable_parts(item, f"{path}[…]")


def texts_in(value: object) -> Iterator[str]:
    """Yield every text inside of *value*."""
    if isinstance(value, str):
        yield value
    elif attrs.has(type(value)):
        for field in _fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from texts_in(key)
            yield from texts_in(item)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from texts_in(item)
