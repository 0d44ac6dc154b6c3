"""Every example runs from top to bottom and prints what stands in examples/expected/."""

import subprocess
import sys
from pathlib import Path

import pytest
from pages import ROOT

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
