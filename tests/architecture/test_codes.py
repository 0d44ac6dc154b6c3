"""Codes that other systems store are the names, so they never drift apart."""

import enum
import inspect

import pytest
from tree import public

CODES = {
    f"{package}.{name}": obj
    for package, name, obj in public()
    if inspect.isclass(obj) and issubclass(obj, enum.Enum)
}
# Signs in a table, never stored.
SIGNS = frozenset({"outreach_core.rules.Monotonicity"})


@pytest.mark.parametrize("name", sorted(CODES.keys() - SIGNS))
def test_a_stored_code_is_its_name_in_small_letters(name: str) -> None:
    assert {code.value for code in CODES[name]} == {
        code.name.lower() for code in CODES[name]
    }
