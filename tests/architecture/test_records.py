"""Records are frozen, keyword-only, and never quote a person."""

import importlib
import inspect
import json
import pickle
import pkgutil
import types
import typing
from pathlib import Path

import attrs
import pytest
from tree import for_all, public

import outreach_core

CLASSES = {
    f"{package}.{name}": obj
    for package, name, obj in public()
    if inspect.isclass(obj) and attrs.has(obj)
}
# What belongs to a person, by the field names this project uses.
PERSONAL = frozenset(
    {
        "birth",
        "care_of",
        "customer_number",
        "email",
        "family_name",
        "given_name",
        "latitude",
        "longitude",
        "note",
        "phone",
        "postcode",
        "street",
    }
)
# Which fields a printed record leaves out. A change is a decision: write it there too.
HIDDEN = Path(__file__).parent / "hidden_fields.json"
# One thing in a wrapper, a pair of languages, a record made millions of times.
POSITIONAL = frozenset(
    {
        "Bullets",
        "Choices",
        "ContactHistory",
        "Facts",
        "Finding",
        "Heading",
        "MonthCount",
        "Note",
        "Paragraph",
        "Unknown",
        "Words",
    }
)
# Data of the office or of a provider, as printed on its own letters.
OFFICE = frozenset({"Sender", "CoachingOffer"})


def foreign_validators(validator: object) -> list[str]:
    """Attrs' own validators inside *validator*: they quote the value they refuse."""
    parts = getattr(validator, "_validators", None)
    if parts is not None:
        return [name for part in parts for name in foreign_validators(part)]
    kind = type(validator)
    return [kind.__name__] if kind.__module__ == "attr.validators" else []


@for_all(CLASSES)
def test_a_record_is_frozen(cls: type) -> None:
    blank = object.__new__(cls)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        blank.anything = 1


@for_all(CLASSES)
def test_a_record_takes_its_fields_by_name(cls: type) -> None:
    by_place = [f.name for f in attrs.fields(cls) if f.init and not f.kw_only]
    assert by_place == [] or cls.__name__ in POSITIONAL


@for_all(CLASSES)
def test_what_a_record_keeps_for_itself_is_not_printed(cls: type) -> None:
    shown = [f.name for f in attrs.fields(cls) if f.name[0] == "_" and f.repr]
    assert shown == []


def fits(value: object, kind: typing.Any) -> bool:
    """Whether *value* is what an annotation promises, as far as it is simple."""
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin in {typing.Union, types.UnionType}:
        return any(fits(value, part) for part in parts)
    if kind in {bool, int, str}:
        return type(value) is kind
    if origin is None and not isinstance(kind, type):
        return (kind is None and value is None) or kind is typing.Any
    return isinstance(value, origin or kind)


@for_all(CLASSES)
def test_a_default_is_what_the_field_says_it_is(cls: type) -> None:
    wrong = {
        field.name: field.default
        for field in attrs.fields(attrs.resolve_types(cls))
        if field.default is not attrs.NOTHING
        and not isinstance(field.default, attrs.Factory)
        # A converter makes the value fit.
        and not (field.converter or fits(field.default, field.type))
    }
    assert wrong == {}


@for_all(CLASSES)
def test_a_record_uses_no_validator_that_quotes(cls: type) -> None:
    found = {
        field.name: foreign_validators(field.validator)
        for field in attrs.fields(cls)
        if foreign_validators(field.validator)
    }
    assert found == {}


@for_all(CLASSES)
def test_personal_fields_stay_out_of_repr(cls: type) -> None:
    # The rules know no customer: a note there belongs to a parameter.
    if cls.__name__ in OFFICE or cls.__module__.startswith("outreach_core.rules"):
        return
    shown = [f.name for f in attrs.fields(cls) if f.name in PERSONAL and f.repr]
    assert shown == []


@for_all(CLASSES)
def test_a_class_travels_to_another_process(cls: type) -> None:
    assert pickle.loads(pickle.dumps(cls)) is cls  # noqa: S301  our own bytes


def test_what_a_printed_record_leaves_out_is_written_down() -> None:
    hidden = {}
    for found in pkgutil.walk_packages(outreach_core.__path__, "outreach_core."):
        for kind in vars(importlib.import_module(found.name)).values():
            own = inspect.isclass(kind) and kind.__module__ == found.name
            if not (own and attrs.has(kind)):
                continue
            names = [f.name for f in attrs.fields(kind) if f.repr is False]
            if names:
                hidden[f"{found.name}.{kind.__qualname__}"] = names
    assert hidden == json.loads(HIDDEN.read_text("utf-8"))
