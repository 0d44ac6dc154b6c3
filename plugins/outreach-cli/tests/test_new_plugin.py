"""``outreach new plugin``: whatever it writes is finished, small and keeps promises."""

import importlib
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_cli.scaffolding import checked_name, files_of, write_files
from outreach_cli.scaffolds import SCAFFOLDS, Scaffold
from outreach_core import Language
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import KINDS, Host, Registry, declared_by

EACH = pytest.mark.parametrize("scaffold", SCAFFOLDS.values(), ids=list(SCAFFOLDS))
# Half a minute each: CI tries three kinds in every run, `just nightly` all of them.
IN_EVERY_RUN = frozenset({"source", "letter-format", "case-store"})
EACH_IN_TURN = pytest.mark.parametrize(
    "scaffold",
    [
        pytest.param(
            scaffold,
            marks=pytest.mark.slow if kind in IN_EVERY_RUN else pytest.mark.nightly,
            id=kind,
        )
        for kind, scaffold in SCAFFOLDS.items()
    ],
)
SHORT, LONG = "ab", "haus-am-langen-fluss-1-2"
# Ours are in the workspace; what else a plug-in stands on is in uv's cache.
ROOT = Path(__file__).resolve().parents[3]


def write(scaffold: Scaffold, folder: Path, name: str = "erfurt") -> Path:
    target = folder / scaffold.slug / name
    write_files(files_of(scaffold, checked_name(name), Language.DE), target)
    return target


def settings_of(scaffold: Scaffold) -> dict[str, object]:
    lines = [f"{row.key} = {row.example}" for row in scaffold.settings if row.example]
    return tomllib.loads("\n".join(lines))


@pytest.fixture
def imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, ModuleType]]:
    """Import a fresh plug-in of every kind, each as a package of its own."""
    modules = {}
    for slug, scaffold in SCAFFOLDS.items():
        name = f"ab-{slug}"[:24]
        target = write(scaffold, tmp_path, name)
        monkeypatch.syspath_prepend(str(target / "src"))
        package = f"outreach_{name.replace('-', '_')}"
        modules[slug] = importlib.import_module(f"{package}.plugin")
    yield modules
    for name in [n for n in sys.modules if n.startswith("outreach_ab_")]:
        del sys.modules[name]


def test_there_is_a_scaffold_for_every_kind_of_object() -> None:
    assert {s.kind.hook for s in SCAFFOLDS.values()} == {kind.hook for kind in KINDS}
    assert list(SCAFFOLDS) == sorted(SCAFFOLDS)


def test_the_registry_takes_all_of_them_together(
    imported: dict[str, ModuleType], tmp_path: Path
) -> None:
    registry = Registry.from_plugins(
        imported,
        settings={slug: settings_of(SCAFFOLDS[slug]) for slug in imported},
        host=Host(folder=str(tmp_path), key=b"an invented secret"),
    )
    for slug, scaffold in SCAFFOLDS.items():
        name = f"ab-{slug}"[:24]
        assert registry.origin(scaffold.kind, scaffold.object_name(name)).plugin == slug


def test_readme_and_declaration_name_the_same_settings(
    imported: dict[str, ModuleType],
) -> None:
    for slug, module in imported.items():
        declared = declared_by(module)
        assert declared is not None
        rows = SCAFFOLDS[slug].settings
        assert [row.key for row in rows] == [setting.key for setting in declared]
        for row, setting in zip(rows, declared, strict=True):
            found = tomllib.loads(f"value = {row.default or 'false'}")["value"]
            default = setting.default
            told = list(default) if isinstance(default, tuple) else default
            assert setting.is_required if not row.default else found == told


@pytest.mark.parametrize("language", Language)
@EACH
def test_a_readme_says_what_it_is_for_and_how_to_get_rid_of_it(
    scaffold: Scaffold, language: Language
) -> None:
    files = files_of(scaffold, "erfurt", language)
    headings = {
        Language.DE: ("## Was es liest", "## Was es schreibt", "## Entfernen"),
        Language.EN: ("## What it reads", "## What it writes", "## Removal"),
    }
    assert all(heading in files["README.md"] for heading in headings[language])
    block = files["README.md"].partition("```toml\n")[2].partition("```")[0]
    assert "erfurt" in tomllib.loads(block)["plugins"]
    project = tomllib.loads(files["pyproject.toml"])
    assert project["project"]["entry-points"]["outreach_core"] == {
        "erfurt": "outreach_erfurt.plugin"
    }
    assert project["project"]["dependencies"] == ["outreach-core", *scaffold.requires]
    assert "http" not in files["pyproject.toml"]
    assert all(len(text.splitlines()) < 200 for text in files.values())


@pytest.mark.parametrize("name", [SHORT, LONG])
def test_fresh_files_are_clean_and_formatted_whatever_the_name(
    name: str, tmp_path: Path
) -> None:
    folders = [str(write(scaffold, tmp_path, name)) for scaffold in SCAFFOLDS.values()]
    for command in (("check", "--no-cache"), ("format", "--check", "--no-cache")):
        ran = subprocess.run(
            [sys.executable, "-m", "ruff", *command, *folders],
            check=False,
            capture_output=True,
            text=True,
        )
        assert ran.returncode == 0, ran.stdout


@EACH_IN_TURN
def test_a_fresh_plugin_passes_mypy_and_the_kit_in_its_own_folder(
    scaffold: Scaffold, tmp_path: Path
) -> None:
    target = write(scaffold, tmp_path)
    for command in (
        ["mypy", "--strict", "src"],
        ["pytest", "-q", "-p", "no:cacheprovider"],
    ):
        ran = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=target,
            check=False,
            capture_output=True,
            text=True,
        )
        assert ran.returncode == 0, ran.stdout


@pytest.fixture(scope="module")
def core_wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of the core once."""
    folder = tmp_path_factory.mktemp("wheels")
    subprocess.run(
        ["uv", "build", "-q", "--wheel", "--out-dir", folder, ROOT], check=True
    )
    return folder


@EACH_IN_TURN
def test_built_and_installed_alone_with_the_core_it_still_passes(
    scaffold: Scaffold, core_wheels: Path, tmp_path: Path
) -> None:
    target = write(scaffold, tmp_path)
    python = tmp_path / "alone/bin/python"
    build = ["uv", "build", "-q", "--wheel", "--out-dir", str(core_wheels), str(target)]
    subprocess.run(build, check=True, cwd=tmp_path)
    subprocess.run(
        ["uv", "venv", "-q", "--python", sys.executable, str(tmp_path / "alone")],
        check=True,
    )
    wheel = next(core_wheels.glob("outreach_erfurt-*.whl"))
    wanted = [str(wheel), "outreach-core[testing]", "--find-links", str(core_wheels)]
    install = ["uv", "pip", "install", "-q", "--python", str(python), *wanted]
    subprocess.run(install, check=True, cwd=tmp_path)
    # Tests go along without the sources: what runs is what was installed.
    tests = tmp_path / "tests"
    (target / "tests").rename(tests)
    ran = subprocess.run(
        [str(python), "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tests)],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )
    wheel.unlink()
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Erfurt", "'erfurt'"),
        ("Köln Süd", "'koeln-sued'"),
        ("outreach_gera", "'gera'"),
        ("1a", ""),
        ("", ""),
        ("a" * 25, "'" + "a" * 24 + "'"),
    ],
)
def test_a_name_that_cannot_be_is_refused_with_one_that_could(
    name: str, near: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        checked_name(name)
    assert near in str(caught.value)


@pytest.mark.parametrize("name", ["core", "tables", "builtin"])
def test_names_of_the_house_are_taken(name: str) -> None:
    with pytest.raises(InvalidInputError, match="belongs to a plug-in"):
        checked_name(name)


@given(st.text(max_size=30))
def test_a_name_is_either_usable_everywhere_or_refused(name: str) -> None:
    try:
        checked = checked_name(name)
    except InvalidInputError:
        return
    package = f"outreach_{checked.replace('-', '_')}"
    assert package.isidentifier()
    assert package.isascii()


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("mine")
    with pytest.raises(InvalidInputError, match="exists already"):
        write_files({"own.txt": "theirs", "a": ""}, tmp_path)
    assert (tmp_path / "own.txt").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["own.txt"]
