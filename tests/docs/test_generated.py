"""The lists on the pages are read off the code, and say what the code says now."""

import inspect
import subprocess
import sys

import pytest
from pages import ROOT, blocks

from outreach_core.hooks import KINDS, specs

HOOKS_PAGE = ROOT / "docs" / "reference" / "hooks.md"


def test_the_generated_parts_are_up_to_date() -> None:
    result = subprocess.run(
        [sys.executable, "docs/_generate.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("hook", [kind.hook for kind in KINDS])
def test_every_hook_is_told_and_has_a_sample_that_runs(hook: str) -> None:
    text = HOOKS_PAGE.read_text(encoding="utf-8")
    told = (inspect.getdoc(getattr(specs, hook)) or "").partition("\n")[0]
    assert f"| `{hook}` |" in text
    assert told.replace("``", "`") in text
    assert f"\n### {hook}\n" in text
    # Python blocks of every page are run by test_snippets.
    code = [b.text for b in blocks(HOOKS_PAGE) if b.language == "python"]
    assert sum(f"def {hook}(self, settings):" in each for each in code) == 1
