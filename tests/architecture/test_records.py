"""Records are frozen, keyword-only, and never quote a person."""

import inspect
import pickle

import attrs
import pytest
from tree import public

CLASSES = [
    pytest.param(obj, id=f"{package}.{name}")
    for package, name, obj in public()
    if inspect.isclass(obj) and attrs.has(obj)
]
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
# Data of the office or of a provider, as printed on its own letters.
OFFICE = frozenset({"Sender", "CoachingOffer"})


def foreign_validators(validator: object) -> list[str]:
    """Attrs' own validators inside *validator*: they quote the value they refuse."""
    parts = getattr(validator, "_validators", None)
    if parts is not None:
        return [name for part in parts for name in foreign_validators(part)]
    kind = type(validator)
    return [kind.__name__] if kind.__module__ == "attr.validators" else []


@pytest.mark.parametrize("cls", CLASSES)
def test_a_record_is_frozen(cls: type) -> None:
    blank = object.__new__(cls)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        blank.anything = 1


@pytest.mark.parametrize("cls", CLASSES)
def test_a_record_uses_no_validator_that_quotes(cls: type) -> None:
    found = {
        field.name: foreign_validators(field.validator)
        for field in attrs.fields(cls)
        if foreign_validators(field.validator)
    }
    assert found == {}


@pytest.mark.parametrize("cls", CLASSES)
def test_personal_fields_stay_out_of_repr(cls: type) -> None:
    # The rules know no customer: a note there belongs to a parameter.
    if cls.__name__ in OFFICE or cls.__module__.startswith("outreach_core.rules"):
        return
    shown = [f.name for f in attrs.fields(cls) if f.name in PERSONAL and f.repr]
    assert shown == []


@pytest.mark.parametrize("cls", CLASSES)
def test_a_class_travels_to_another_process(cls: type) -> None:
    assert pickle.loads(pickle.dumps(cls)) is cls  # noqa: S301  our own bytes
