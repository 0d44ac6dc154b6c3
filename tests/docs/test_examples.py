"""Every example runs from top to bottom and prints what stands in examples/expected/."""

import ast
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from pages import ROOT

from outreach_core.testing import run_conformance

EXAMPLES = sorted((ROOT / "examples").glob("*.py"))
EXPECTED = ROOT / "examples" / "expected"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_prints_what_is_expected(example: Path, tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", example],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    expected = (EXPECTED / f"{example.stem}.txt").read_text(encoding="utf-8")
    assert result.stdout == expected
    assert list(tmp_path.iterdir()) == [], "an example leaves no file behind"


def test_every_expectation_has_its_example() -> None:
    assert {p.stem for p in EXPECTED.glob("*.txt")} == {p.stem for p in EXAMPLES}


def lines_of_code(source: str) -> int:
    """Lines above ``if __name__`` that hold neither a docstring nor nothing."""
    above = source.partition("\nif __name__")[0]
    told: set[int] = set()
    for part in ast.walk(ast.parse(above)):
        if isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant):
            told.update(range(part.lineno, (part.end_lineno or part.lineno) + 1))
    numbered = enumerate(above.splitlines(), start=1)
    return sum(bool(line.strip()) and row not in told for row, line in numbered)


def test_the_adapter_is_as_short_as_it_says() -> None:
    source = (ROOT / "examples" / "adapter.py").read_text(encoding="utf-8")
    assert lines_of_code(source) < 40


def test_a_whole_week_from_lists_is_as_short_as_it_says() -> None:
    source = (ROOT / "examples" / "week_from_lists.py").read_text(encoding="utf-8")
    assert lines_of_code(source) < 100


@pytest.mark.slow
def test_the_plugin_of_the_invented_office_passes_the_kit() -> None:
    module = runpy.run_path(str(ROOT / "examples" / "office_plugin.py"))
    readme = (
        "# Ours\n\nBrings the letter format and the rulebook of an invented office, by "
        "outreach_letter_formats and outreach_rulebooks.\nReads nothing, writes nothing. "
        "Setting: `efforts`.\nRemoval: uninstall it, nothing is left behind.\n"
    )
    report = run_conformance(module["OurOffice"](), name="ours", readme=readme)
    assert [failure.check for failure in report.failures] == []
    assert len(report.results) >= 60
