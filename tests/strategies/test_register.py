"""Strangers get our strategies from Hypothesis itself, and only when they ask."""

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach_core.strategies import _register


def registered() -> list[type[Any]]:
    """Ask the registration itself which types it teaches."""
    seen: list[type[Any]] = []

    keep = st.register_type_strategy
    try:
        st.register_type_strategy = lambda kind, _: seen.append(kind)  # type: ignore[assignment]
        _register.register()
    finally:
        st.register_type_strategy = keep
    return seen


TYPES = registered()


def test_a_good_number_of_types_is_registered() -> None:
    assert len(TYPES) >= 20
    assert len(set(TYPES)) == len(TYPES)


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_hypothesis_makes_every_registered_type_from_its_name(kind: type[Any]) -> None:
    found: list[object] = []

    @settings(max_examples=8, database=None, suppress_health_check=list(HealthCheck))
    @given(st.from_type(kind))
    def collect(value: object) -> None:
        found.append(value)

    collect()
    assert found
    assert all(isinstance(value, kind) for value in found)


@pytest.mark.parametrize("tool", ["hypothesis", "pluggy", "pytest"])
def test_importing_the_core_imports_no_tool(tool: str) -> None:
    code = f"import sys, outreach_core; sys.exit({tool!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
