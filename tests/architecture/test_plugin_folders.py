"""Every plug-in folder stands on its own: README, tests, entry point, dependencies."""

import ast
import importlib.metadata
import re
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tree import PLUGINS, ROOT, parsed, relative

FOLDERS = [path.parent for path in PLUGINS]


@cache
def project(folder: Path) -> dict[str, Any]:
    text = (folder / "pyproject.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["project"])


def package(folder: Path) -> Path:
    return folder / "src" / folder.name.replace("-", "_")


@cache
def providers() -> dict[str, list[str]]:
    return dict(importlib.metadata.packages_distributions())


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(folder: Path) -> set[str]:
    roots: set[str] = set()
    for path in package(folder).rglob("*.py"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Import):
                roots |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                roots.add(node.module.partition(".")[0])
    return roots - set(sys.stdlib_module_names) - {package(folder).name}


@pytest.mark.parametrize("folder", FOLDERS, ids=relative)
def test_a_plugin_declares_what_it_imports(folder: Path) -> None:
    core = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = {
        normal(re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0])
        for line in project(folder)["dependencies"]
    }
    assert "outreach-core" in declared
    # What the core promises to bring may be used without saying so twice.
    declared |= {normal(line.partition(">")[0]) for line in core["dependencies"]}
    for root in sorted(needed(folder)):
        names = {normal(name) for name in providers().get(root, [root])}
        assert names & declared, f"{root} is imported, {sorted(names)} is not declared"


@pytest.mark.parametrize("folder", FOLDERS, ids=relative)
def test_a_plugin_uses_another_only_through_its_front_door(folder: Path) -> None:
    # That it declares the other one is held above; see docs/decisions for why it may.
    others = {package(other).name for other in FOLDERS} - {package(folder).name}
    inside = {
        name
        for path in package(folder).rglob("*.py")
        for node in ast.walk(parsed(path))
        for name in modules(node)
        if "." in name and name.partition(".")[0] in others
    }
    assert not inside


def modules(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


@pytest.mark.parametrize("folder", FOLDERS, ids=relative)
def test_a_plugin_has_an_entry_point(folder: Path) -> None:
    points = project(folder).get("entry-points", {}).get("outreach_core", {})
    commands = project(folder).get("scripts", {})
    assert points or commands
    for target in (*points.values(), *commands.values()):
        module = package(folder).parent / (target.partition(":")[0].replace(".", "/"))
        assert module.with_suffix(".py").is_file() or module.is_dir(), target


@pytest.mark.parametrize("folder", FOLDERS, ids=relative)
def test_a_plugin_says_what_it_reads_writes_and_how_to_remove_it(folder: Path) -> None:
    text = (folder / "README.md").read_text(encoding="utf-8")
    for pattern in (r"\bread", r"\b(writ|wrot)", r"\b(remov|uninstall)"):
        assert re.search(pattern, text, re.IGNORECASE), f"README has no {pattern!r}"


@pytest.mark.parametrize("folder", FOLDERS, ids=relative)
def test_a_plugin_has_tests_and_types(folder: Path) -> None:
    assert list((folder / "tests").rglob("test_*.py"))
    assert (package(folder) / "py.typed").is_file()
