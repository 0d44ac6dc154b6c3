"""What is in this repository: the files, the packages and the public names."""

import ast
import functools
import importlib
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Final, TypeVar

import pytest

T = TypeVar("T")

ROOT: Final = Path(__file__).parents[2]
SRC: Final = ROOT / "src" / "outreach_core"
PLUGINS: Final = tuple(sorted((ROOT / "plugins").glob("outreach-*/pyproject.toml")))

# Layers 0 to 8 of DESIGN.md: what must be pure.
PURE: Final = (
    "calendar",
    "rules",
    "people",
    "contacts",
    "eligibility",
    "letters",
    "visits",
    "coaching",
    "cases",
    "reports",
)
ABOVE: Final = ("hooks", "workflows", "strategies", "testing")


@cache
def tracked() -> tuple[Path, ...]:
    """Every text file that git knows; the folder itself when there is no git."""
    found = subprocess.run(
        ["git", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    return tuple(ROOT / name for name in found if name and (ROOT / name).is_file())


def sources() -> list[Path]:
    """Every module of the core and of the plug-ins, sorted."""
    folders = [SRC, *(p.parent / "src" for p in PLUGINS)]
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def core_sources() -> list[Path]:
    """Every module of the pure layers, sorted."""
    flat = [p for p in SRC.glob("*.py") if p.name != "__init__.py"]
    return sorted([*flat, *(p for n in PURE for p in (SRC / n).rglob("*.py"))])


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def doors() -> list[ModuleType]:
    """Every public package of the core, the core itself first."""
    names = ["outreach_core", *(f"outreach_core.{name}" for name in (*PURE, *ABOVE))]
    return [importlib.import_module(name) for name in names]


def public() -> Iterator[tuple[str, str, object]]:
    """Every public object of the core as (package, name, object)."""
    for door in doors():
        for name in getattr(door, "__all__", ()):
            yield door.__name__, name, getattr(door, name)


def relative(path: Path) -> str:
    """The path as people say it."""
    return path.relative_to(ROOT).as_posix()


def by_path(paths: Iterable[Path]) -> dict[str, Path]:
    """Files by their names, as :func:`for_all` takes them."""
    return {relative(path): path for path in paths}


def for_all(
    cases: Mapping[str, T],
) -> Callable[[Callable[[T], None]], Callable[[], None]]:
    """Hold what one test says of each of *cases*, and tell all that break it at once.

    Thousands of cases of a line each cost more as tests of their own than what they do.
    """

    def of_one(test: Callable[[T], None]) -> Callable[[], None]:
        @functools.wraps(test)
        def of_each() -> None:
            assert cases, "there is nothing to look at"
            broken = []
            for name, case in cases.items():
                try:
                    test(case)
                except (AssertionError, pytest.fail.Exception) as error:
                    broken.append(f"{name}: {error}")
            assert not broken, "\n".join(broken)

        # Else pytest takes the argument of the wrapped test for a fixture.
        del of_each.__wrapped__
        return of_each

    return of_one
