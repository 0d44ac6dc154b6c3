"""One small invented office, written once and copied for each test."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs
import pendulum
import pytest
from python_calamine import CalamineWorkbook

from outreach_cli.commands.init import template
from outreach_cli.demo import FILES, write_exports
from outreach_cli.main import run
from outreach_core import Language

SCREENED = "05.10.2026"
KEY = b"an invented secret of an invented office"


@attrs.frozen(kw_only=True)
class Said:
    """What a command said; line breaks of the terminal do not count."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        return f"{self.out} {self.err}"


class Bench:
    """An office in a folder, and a terminal to work with it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def run(self, *arguments: str, environ: Mapping[str, str] | None = None) -> Said:
        """Run one command in the folder of the office."""
        self._capsys.readouterr()
        code = run(list(arguments), environ=environ or {})
        said = self._capsys.readouterr()
        out, err = (" ".join(text.split()) for text in (said.out, said.err))
        return Said(code=code, out=out, err=err)

    def write(self, name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
        """Write one file of the office."""
        data = content if isinstance(content, bytes) else content.encode(encoding)
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def settings(self, *changes: tuple[str, str]) -> None:
        """Change lines of ``outreach.toml``; each must be there."""
        path = self.folder / "outreach.toml"
        text = path.read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path.write_text(text, "utf-8")

    def files(self, below: str = "ausgabe") -> dict[str, bytes]:
        """Return what was written, without the notes of the sinks."""
        root = self.folder / below
        return {
            str(path.relative_to(root)): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file()
            and not any(p.startswith(".") for p in path.relative_to(root).parts)
        }

    def worklist(self) -> list[dict[str, Any]]:
        """Read the first sheet of the worklist as a colleague would."""
        book = CalamineWorkbook.from_path(self.folder / "ausgabe" / "worklist.xlsx")
        rows = book.get_sheet_by_index(0).to_python()
        start = next(i for i, row in enumerate(rows) if "Kennung" in row)
        return [
            dict(zip(rows[start], row, strict=True))
            for row in rows[start + 1 :]
            if isinstance(row[0], float)
        ]


MakeBench = Callable[[Path], Bench]


@pytest.fixture(autouse=True)
def _language_of_gettext(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo what a command tells gettext through the environment."""
    monkeypatch.setenv("LANGUAGE", "de")
    monkeypatch.delenv("OUTREACH_KEY", raising=False)
    monkeypatch.delenv("OUTREACH_DEBUG", raising=False)


@pytest.fixture(scope="session")
def small_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """200 invented customers, with settings that write plain text letters."""
    folder = tmp_path_factory.mktemp("office")
    as_of = pendulum.date(2026, 10, 5)
    write_exports(folder, seed=1, as_of=as_of, customers=200)
    text = template(Language.DE).replace('formats = ["pdf"]', 'formats = ["text"]')
    text = text.replace("iterations = 2000", "iterations = 60")
    text = text.replace("# coordinates", "coordinates")
    text = text.replace("addresses = true ", "addresses = false")
    (folder / "outreach.toml").write_text(text, "utf-8")
    (folder / ".outreach").mkdir()
    (folder / ".outreach/key").write_bytes(KEY)
    return folder


@pytest.fixture(scope="session")
def written_office(
    small_office: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the same office after its letters went out."""
    folder = tmp_path_factory.mktemp("written") / "office"
    shutil.copytree(small_office, folder)
    settings = ["--settings", str(folder / "outreach.toml"), "--as-of", SCREENED]
    for command in ("screen", "letters"):
        assert run([command, *settings], environ={}) == 0
    return folder


@pytest.fixture
def copied(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> MakeBench:
    """Copy an office and stand in its folder."""

    def copy(source: Path) -> Bench:
        folder = tmp_path / "office"
        shutil.copytree(source, folder)
        monkeypatch.chdir(folder)
        return Bench(folder, capsys)

    return copy


@pytest.fixture
def office(copied: MakeBench, small_office: Path) -> Bench:
    """Give an office that has its exports and its settings, nothing else."""
    return copied(small_office)


@pytest.fixture
def written(copied: MakeBench, written_office: Path) -> Bench:
    """Give an office whose letters went out on 5 October 2026."""
    return copied(written_office)


@pytest.fixture
def empty(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Bench:
    """Give an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Bench(tmp_path, capsys)


@pytest.fixture
def exports() -> Mapping[str, str]:
    """Return the names of the files by kind."""
    return FILES


@pytest.fixture(scope="session")
def announced_office(
    written_office: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the office after a week was planned and announced."""
    folder = tmp_path_factory.mktemp("announced") / "office"
    shutil.copytree(written_office, folder)
    settings = ["--settings", str(folder / "outreach.toml")]
    for command in (
        ("plan", "--week", "02.11.2026", "--as-of", "19.10.2026"),
        ("announce", "--as-of", "19.10.2026"),
    ):
        assert run([command[0], *settings, *command[1:]], environ={}) == 0
    return folder


@pytest.fixture
def week(copied: Any, announced_office: Path) -> Any:
    """Give an office with a planned and announced week."""
    return copied(announced_office)
