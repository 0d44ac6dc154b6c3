"""What must not lie in the repository, and how strict its tools are set."""

import re
import tomllib
from pathlib import Path

from tree import ROOT, relative, tracked

# Written in pieces, so that this file does not find itself.
WORDS = "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"))
UNFINISHED = re.compile(rf"\b({WORDS})\b")
MACHINE = re.compile(
    "|".join(
        (
            "/work" + "/",
            "/ro" + "ot/",
            "/home" + r"/(?!\.\.\.)\w",
            r"[A-Z]:\\" + "Users",
            r"files\.py" + "thonhosted",
            "pypi" + r"\.org/simple",
            "index" + "-url",
            r"registry\." + "npmjs",
            r"deb\." + "debian",
        )
    )
)
TEXT = {
    ".py", ".md", ".toml", ".yml", ".yaml", ".txt", ".csv", ".html", ".jinja", ".typ",
    ".css", ".cfg", ".ini", ".sh", ".json", ".svg", "",
}  # fmt: skip
RUFF_IGNORES = 20


def texts() -> list[Path]:
    return [path for path in tracked() if path.suffix in TEXT]


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{relative(path)}:{number}"
        for path in texts()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_nothing_is_left_for_later() -> None:
    assert found(UNFINISHED) == []


def test_no_machine_and_no_registry_is_named() -> None:
    assert found(MACHINE) == []


def test_no_lock_file_is_kept() -> None:
    names = {path.name for path in tracked()}
    assert not names & {"uv.lock", "poetry.lock", "package-lock.json", "Pipfile.lock"}


def test_the_pins_hold_versions_only() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["uv"]
    for pin in settings.get("constraint-dependencies", []):
        assert re.fullmatch(r"[a-z0-9._-]+==[^@/ ]+( ; [^@/]+)?", pin), pin


def test_ruff_ignores_are_few_and_each_is_argued() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split("[tool.ruff.lint]")[1].split("ignore = [")[1].split("\n]")[0]
    lines = [line.strip() for line in block.splitlines() if line.strip()]
    assert len(lines) <= RUFF_IGNORES
    for line in lines:
        assert re.fullmatch(r'"[A-Z]+\d*",?\s*# .{10,}', line), line


def test_a_warning_fails_a_test_and_ruff_knows_every_rule() -> None:
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
    assert tool["pytest"]["ini_options"]["filterwarnings"] == ["error"]
    assert tool["ruff"]["lint"]["select"] == ["ALL"]
    assert tool["mypy"]["strict"] is True
    assert tool["coverage"]["run"]["branch"] is True


def test_test_folders_are_no_packages() -> None:
    # Tests run with --import-mode=importlib.
    folders = [ROOT / "tests", *ROOT.glob("plugins/*/tests")]
    assert [p for folder in folders for p in folder.rglob("__init__.py")] == []
