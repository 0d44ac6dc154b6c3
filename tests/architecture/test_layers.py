"""Imports run one way, and the core knows nothing but its four libraries."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tree import ROOT, SRC, by_path, core_sources, for_all, parsed, relative

ALLOWED = {"attrs", "attr", "jinja2", "pendulum", "outreach_core"}
LINT = "from importlinter.cli import lint_imports as l; raise SystemExit(l('pyproject.toml', no_cache=True))"


def lint(folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_layers_are_kept() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("calendar/wrong.py", "import outreach_core.rules", "Imports run one way"),
        ("letters/wrong.py", "import outreach_core.visits", "Imports run one way"),
        ("people/wrong.py", "import os.path", "The core has no effects"),
        ("reports/wrong.py", "from time import sleep", "The core has no effects"),
        ("cases/wrong.py", "import outreach_core.hooks", "The core has no effects"),
        ("workflows/wrong.py", "import outreach_tables", "The core imports no plug-in"),
        ("unknown.py", "", "Imports run one way"),
    ],
)
def test_a_broken_rule_is_noticed(
    tmp_path: Path, module: str, line: str, contract: str
) -> None:
    shutil.copytree(SRC, tmp_path / "src" / "outreach_core")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "src" / "outreach_core" / module).write_text(line + "\n")
    result = lint(tmp_path)
    assert result.returncode == 1
    told = [part for part in result.stdout.splitlines() if contract in part]
    assert any("BROKEN" in part for part in told), result.stdout


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{relative(path)}: relative import"
            found.add(node.module or "")
    return found


@for_all(by_path(core_sources()))
def test_the_core_imports_four_libraries_and_the_standard_one(path: Path) -> None:
    roots = {name.partition(".")[0] for name in imports(path)}
    assert roots <= ALLOWED | sys.stdlib_module_names


@for_all(by_path(core_sources()))
def test_chance_enters_the_core_as_an_argument_only(path: Path) -> None:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            assert "random" not in {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "random":
            assert {alias.name for alias in node.names} == {"Random"}
            assert path.parent.name == "visits"
