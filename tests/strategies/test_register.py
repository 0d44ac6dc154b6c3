"""Strangers get our strategies from Hypothesis itself, and only when they ask."""

import importlib
import inspect
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach_core.strategies._made_by import MADE_BY

TYPES = [
    (package, kind, made_by[kind])
    for package, made_by in MADE_BY.items()
    for kind in made_by
]


def run(code: str) -> str:
    """Run a program of its own, so that nothing is imported yet."""
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize(("package", "kind", "strategy"), TYPES)
def test_hypothesis_makes_every_registered_type_from_its_name(
    package: str, kind: str, strategy: str
) -> None:
    made: type[Any] = getattr(importlib.import_module(f"outreach_core.{package}"), kind)
    found: list[object] = []

    @settings(max_examples=8, database=None, suppress_health_check=list(HealthCheck))
    @given(st.from_type(made))
    def collect(value: object) -> None:
        found.append(value)

    collect()
    assert found
    assert all(isinstance(value, made) for value in found)
    *other, name = strategy.split(".")
    module = ".".join(("outreach_core.strategies", *(other or [package])))
    assert inspect.getdoc(getattr(importlib.import_module(module), name))


@pytest.mark.parametrize("tool", ["hypothesis", "pluggy", "pytest"])
def test_importing_the_core_imports_no_tool(tool: str) -> None:
    code = f"import sys, outreach_core; print({tool!r} in sys.modules)"
    assert run(code) == "False"


def test_importing_hypothesis_imports_no_package_of_the_core() -> None:
    """Whoever tests something else in the same environment pays nothing for us."""
    packages = [f"outreach_core.{package}" for package in MADE_BY]
    code = f"import sys, hypothesis; print([p for p in {packages} if p in sys.modules])"
    assert run(code) == "[]"


@pytest.mark.parametrize(
    "imports",
    [
        "import hypothesis\nimport outreach_core.rules",
        "import outreach_core.rules\nimport hypothesis",
        "import hypothesis\nimport outreach_core.rules\nimport outreach_core.rules",
    ],
)
def test_the_order_of_imports_does_not_matter(imports: str) -> None:
    code = (
        f"{imports}\nfrom hypothesis import find, strategies as st\n"
        "from outreach_core.rules import Rule\n"
        "print(isinstance(find(st.from_type(Rule), lambda _: True), Rule))"
    )
    assert run(code) == "True"


def test_a_package_that_cannot_be_imported_does_not_break_hypothesis() -> None:
    """Half a file on disk must not stop everybody's tests, only its own."""
    code = (
        "import sys, hypothesis\n"
        "from hypothesis import find, strategies as st\n"
        "sys.modules['outreach_core.calendar'] = None\n"
        "try:\n    import outreach_core.rules\n"
        "except ImportError:\n    print('broken there')\n"
        "print(find(st.integers(), lambda _: True))"
    )
    assert run(code).split("\n") == ["broken there", "0"]


def test_a_package_imported_late_keeps_its_source_and_its_place() -> None:
    code = (
        "import hypothesis, inspect, outreach_core.rules as rules\n"
        "print(inspect.getsource(rules)[:3], rules.__spec__.name)"
    )
    assert run(code) == '""" outreach_core.rules'
