"""Which fields a template may use: read from the annotations of attrs classes."""

import types
import typing
from collections.abc import Mapping
from typing import Any

import attrs
import pendulum

from outreach_core.people import Customer

_PRESENT = "Muster"


@attrs.frozen(kw_only=True)
class PersonFields:
    """All that a letter may say about its recipient; no number, no birth date.

    Attributes:
        given_name: ``None`` for somebody with a single name.
        family_name: Family name or single name.
        title: Academic titles; ``None`` for none.
    """

    given_name: str | None = attrs.field(repr=False)
    family_name: str = attrs.field(repr=False)
    title: str | None = attrs.field(repr=False)


def person_fields(customer: Customer) -> PersonFields:
    """Return what a template may know about *customer*."""
    return PersonFields(
        given_name=customer.given_name or None,
        family_name=customer.family_name,
        title=customer.title or None,
    )


def fields_of(cls: Any) -> Mapping[str, Any]:
    """Return the declared type of every attrs field of *cls*; none for other types."""
    if not isinstance(cls, type) or not attrs.has(cls):
        return {}
    hints = typing.get_type_hints(cls)
    return {field.name: hints[field.name] for field in attrs.fields(cls)}


def without_none(hint: Any) -> tuple[Any, bool]:
    """Split ``X | None`` into ``X`` and whether ``None`` was allowed."""
    if typing.get_origin(hint) not in {typing.Union, types.UnionType}:
        return hint, False
    parts = typing.get_args(hint)
    rest = tuple(part for part in parts if part is not types.NoneType)
    return (rest[0] if len(rest) == 1 else hint), len(rest) < len(parts)


def item_of(hint: Any) -> Any | None:
    """Return the item type of ``tuple[X, ...]``; ``None`` for anything else."""
    if typing.get_origin(hint) is not tuple:
        return None
    parts = typing.get_args(hint)
    return parts[0] if parts[1:] == (...,) else None


def sample(hint: Any) -> object:
    """Return an invented value of type *hint*, with every optional field present."""
    inner, _ = without_none(hint)
    item = item_of(inner)
    if item is not None:
        return (sample(item), sample(item))
    if inner is pendulum.Date:
        return pendulum.Date(2026, 10, 19)
    if inner in {int, bool}:
        return inner(1)
    fields = fields_of(inner)
    if fields:
        return types.SimpleNamespace(**{n: sample(t) for n, t in fields.items()})
    return _PRESENT
