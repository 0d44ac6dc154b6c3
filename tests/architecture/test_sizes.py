"""A file fits into a head, a function onto a screen."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tree import ROOT, by_path, for_all, parsed, relative, sources

FILE_LINES = 400
FUNCTION_LINES = 40


def everything() -> list[Path]:
    tests = [*(ROOT / "tests").rglob("*.py"), *ROOT.glob("plugins/*/tests/**/*.py")]
    extra = [
        p
        for name in ("examples", "benchmarks", "docs")
        for p in (ROOT / name).rglob("*.py")
    ]
    return sorted([*sources(), *tests, *extra])


@for_all(by_path(everything()))
def test_a_file_has_fewer_than_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < FILE_LINES


def long_functions(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            doc = ast.get_docstring(node, clean=False)
            # A docstring may be as long as it must: it is read apart from the code.
            words = 0 if doc is None else len(doc.splitlines())
            lines = (node.end_lineno or node.lineno) - node.lineno + 1 - words
            if lines >= FUNCTION_LINES:
                yield f"{relative(path)}:{node.lineno} {node.name}: {lines} lines"


@for_all(by_path(sources()))
def test_a_function_has_fewer_than_40_lines(path: Path) -> None:
    assert list(long_functions(path)) == []


@for_all(by_path(sources()))
def test_a_file_begins_with_the_question_it_answers(path: Path) -> None:
    doc = ast.get_docstring(parsed(path))
    assert doc, "the first line is a docstring"
    assert doc.splitlines()[0].strip()
