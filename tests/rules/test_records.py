"""Every record of these packages is frozen and built by name."""

import attrs
import pytest

from outreach_core import calendar, contacts, eligibility, rules

# One field each, and the field is what the class is.
_ONE_FIELD = {"MonthCount", "Unknown", "ContactHistory"}
RECORDS = [
    record
    for package in (calendar, contacts, rules, eligibility)
    for name in package.__all__
    if isinstance(record := getattr(package, name), type)
    and attrs.has(record)
    and name not in _ONE_FIELD
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_record_is_frozen_and_built_by_name(record: type) -> None:
    assert all(field.kw_only for field in attrs.fields(record) if field.init)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        record.__setattr__(object.__new__(record), "x", 1)
