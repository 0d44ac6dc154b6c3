"""Tests come in the same order in every process, so that they can be spread over some."""

import ast
from pathlib import Path

from tree import ROOT, by_path, for_all, parsed, tracked

TESTS = [
    path
    for path in tracked()
    if path.name.startswith("test_") and path.suffix == ".py" and ROOT in path.parents
]


def is_unordered(values: ast.expr) -> bool:
    """Say whether an expression is a set as it stands, whatever is in it."""
    if isinstance(values, ast.BinOp):
        return is_unordered(values.left) or is_unordered(values.right)
    if isinstance(values, ast.Call):
        return isinstance(values.func, ast.Name) and values.func.id in {
            "set",
            "frozenset",
        }
    return isinstance(values, ast.Set | ast.SetComp)


def sets_of_cases(tree: ast.AST) -> list[int]:
    """Lines of a ``parametrize`` whose cases have no order."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "parametrize"
        and len(node.args) > 1
        and is_unordered(node.args[1])
    ]


@for_all(by_path(TESTS))
def test_cases_of_a_test_have_an_order(path: Path) -> None:
    assert sets_of_cases(parsed(path)) == []


def test_a_set_of_cases_is_noticed() -> None:
    source = 'pytest.mark.parametrize("x", set(Kind) - {Kind.A})'
    assert sets_of_cases(ast.parse(source)) == [1]
