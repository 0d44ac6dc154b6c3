"""The two commands are the promise; both READMEs make the same one."""

import re
import subprocess

import pytest
from pages import ROOT, blocks, links

DEMO = "python3 -m pip install uv && uv run outreach demo"
TEST = "python3 -m pip install uv && uv run pytest"
READMES = ["README.md", "README.de.md"]


@pytest.mark.parametrize("readme", READMES)
def test_a_readme_shows_exactly_the_two_commands(readme: str) -> None:
    found = [b.text.strip() for b in blocks(ROOT / readme) if b.language == "console"]
    assert found == [DEMO, TEST]


@pytest.mark.parametrize("readme", READMES)
def test_a_readme_opens_the_four_doors(readme: str) -> None:
    targets = set(links(ROOT / readme))
    for door in ("tutorial/", "how-to/", "reference/", "explanation/"):
        assert any(door in target for target in targets), door


def test_ci_takes_the_test_command_from_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    found = re.search(r"grep -m1 -E '([^']+)' README\.md", script)
    assert found is not None
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if re.search(found[1], line)] == [TEST]


def test_the_ci_script_is_valid_bash() -> None:
    subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], check=True)
