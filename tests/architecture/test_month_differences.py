"""Months are asked forwards: nobody takes the difference of two days in months.

Every library counts such differences in its own way, and pendulum's are wrong for one
pair of days in a hundred (docs/explanation/dates.md). Ruff can forbid functions but no
methods, so the tree is read here.
"""

import ast
from pathlib import Path
from typing import Final

import pytest
from tree import ROOT, by_path, for_all, parsed, sources

BANNED: Final = frozenset({"in_months", "in_years", "age", "diff", "months_between"})
# A wrong engine made on purpose, to see which law notices.
ALLOWED: Final = {"src/outreach_core/testing/_wrong_answers.py": {"in_months"}}


def month_differences(tree: ast.AST) -> set[str]:
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in BANNED
    }


@for_all(by_path(sources()))
def test_no_code_takes_a_difference_in_months(path: Path) -> None:
    found = month_differences(parsed(path))
    assert found == ALLOWED.get(path.relative_to(ROOT).as_posix(), set())


@pytest.mark.parametrize(
    "source", ["(a - b).in_months()", "born.age", "a.diff(b).in_years()"]
)
def test_the_ways_to_take_one_are_noticed(source: str) -> None:
    assert month_differences(ast.parse(source))
