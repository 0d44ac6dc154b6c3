"""Nothing that makes plans is behind the checker, not even by a detour."""

import ast
from pathlib import Path

from tree import ROOT

VISITS = ROOT / "src" / "outreach_core" / "visits"
SEARCH = {
    *("_course", "_exchange", "_matching", "_model", "_regroup", "_rivals", "_routes"),
    *("_schedule", "_search", "_start", "_state", "_teams", "_worth"),
    *("pairs", "planner", "proposals", "rating", "replanning", "windows"),
}
PACKAGE = "outreach_core.visits."


def imported(module: str) -> set[str]:
    """Modules of the package that *module* imports directly."""
    source = (VISITS / f"{module}.py").read_text(encoding="utf-8")
    names = [
        node.module
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.module
    ]
    return {name.removeprefix(PACKAGE) for name in names if name.startswith(PACKAGE)}


def behind(module: str) -> set[str]:
    """Every module of the package that is needed for *module*."""
    found: set[str] = set()
    waiting = {module}
    while waiting:
        one = waiting.pop()
        found.add(one)
        waiting |= imported(one) - found
    return found


def test_neither_checker_nor_verdicts_stand_on_the_search() -> None:
    for module in ("checker", "verdicts"):
        assert behind(module) & SEARCH == set()


def test_the_modules_of_the_search_are_there_under_their_names() -> None:
    assert {name for name in SEARCH if not _exists(name)} == set()
    assert "_model" in behind("planner")


def _exists(name: str) -> bool:
    return Path(VISITS / f"{name}.py").is_file()
