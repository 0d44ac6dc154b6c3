"""A week with the command line: people from views, cases in a database."""

import csv
import io
import os
import sqlite3
import tomllib
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import attrs
import pendulum
import pytest
from python_calamine import CalamineWorkbook

from outreach_cli.demo import FILES, write_exports
from outreach_cli.main import run
from outreach_core.hooks import CASE_STORE, CaseStore, Host, Registry
from outreach_sql import plugin

pytestmark = pytest.mark.slow
AS_OF = ("--as-of", "05.10.2026")


def rows_of(path: Path) -> list[list[Any]]:
    """Return the table of one export, the row of its headings first."""
    if path.suffix == ".xlsx":
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        begin = next(n for n, row in enumerate(rows) if row[0] == "Kundennummer")
        return rows[begin:]
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def as_sql(name: str, rows: Sequence[Sequence[Any]]) -> list[str]:
    """Return statements that make a table with a view that has the same headings."""
    heads, *cells = rows
    columns = ", ".join(f'"{head}" text' for head in heads)
    values = ", ".join(
        "(" + ", ".join(quoted(cell) for cell in [*row, *heads][: len(heads)]) + ")"
        for row in cells
        if any(row)
    )
    table = f'"{name}_roh"'
    return [
        f"CREATE TABLE {table} ({columns})",
        f"INSERT INTO {table} VALUES {values}",  # noqa: S608  invented people
        f'CREATE VIEW "{name}" AS SELECT * FROM {table}',  # noqa: S608  the same
    ]


def quoted(cell: Any) -> str:
    if isinstance(cell, float):
        cell = int(cell)
    text = "" if cell is None else str(cell)
    return "'" + text.replace("'", "''") + "'"


@attrs.define
class Desk:
    """A folder with settings, worked on by commands."""

    folder: Path
    environ: dict[str, str]

    def run(self, command: str, *more: str) -> int:
        settings = ["--settings", str(self.folder / "outreach.toml")]
        return run([command, *more, *settings], environ=self.environ)

    def written(self) -> dict[str, bytes]:
        root = self.folder / "ausgabe"
        return {
            str(path.relative_to(root)): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file() and "/." not in f"/{path.relative_to(root)}"
        }


def desk(folder: Path, exports: Path, changes: dict[str, str], own: str) -> Desk:
    """Begin with `outreach init`, as an office does."""
    folder.mkdir()
    assert run(["init", str(folder)], environ={}) == 0
    (folder / ".outreach/key").write_bytes(b"an invented secret of an invented office")
    text = (folder / "outreach.toml").read_text("utf-8").partition("[plugin.sql]")[0]
    for old, new in {'formats = ["pdf"]': 'formats = ["text"]', **changes}.items():
        assert old in text
        text = text.replace(old, new)
    (folder / "outreach.toml").write_text(f"{text}\n{own}", "utf-8")
    for name in FILES.values():
        (folder / name).write_bytes((exports / name).read_bytes())
    return Desk(folder, {})


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """200 invented customers, as files."""
    folder = tmp_path_factory.mktemp("exports")
    write_exports(folder, seed=1, as_of=pendulum.date(2026, 10, 5), customers=200)
    return folder


@pytest.fixture(scope="module")
def from_files(tmp_path_factory: pytest.TempPathFactory, exports: Path) -> Desk:
    """Return the same office as it works with files."""
    own = "[plugin.tables]\n" + "".join(
        f'{kind} = "{name}"\n' for kind, name in FILES.items()
    )
    office = desk(tmp_path_factory.mktemp("files") / "office", exports, {}, own)
    for command in ("screen", "letters"):
        assert office.run(command, *AS_OF) == 0
    return office


KINDS = ("customers", "contacts", "staff", "coordinates", "statements")
VIEWS = "".join(f'{kind} = "{kind}"\n' for kind in KINDS)
OFFERS = '[plugin.tables]\noffers = "traeger.csv"\n'


@pytest.fixture
def statements(exports: Path) -> list[str]:
    """Return statements that put the rows of the exports behind views."""
    return [
        statement
        for kind in KINDS
        for statement in as_sql(kind, rows_of(exports / FILES[kind]))
    ]


@pytest.fixture
def from_a_file(exports: Path, statements: list[str], tmp_path: Path) -> Desk:
    """Return the office with views and cases in two SQLite files."""
    own = f'[plugin.sql]\nsource_file = "amt.sqlite"\n{VIEWS}{OFFERS}'
    changes = {'sources = ["tables"]': 'sources = ["sql"]'}
    office = desk(tmp_path / "office", exports, changes, own)
    with closing(sqlite3.connect(office.folder / "amt.sqlite")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return office


@pytest.fixture
def from_a_server(
    exports: Path,
    statements: list[str],
    tmp_path: Path,
    place: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> Desk:
    """Return the office with views and cases on a PostgreSQL server."""
    place.run(*statements)
    monkeypatch.setenv("OUTREACH_OFFICE", place.url())
    own = (
        '[plugin.sql]\nsource = { env = "OUTREACH_OFFICE" }\n'
        f'database = {{ env = "OUTREACH_OFFICE" }}\n{VIEWS}{OFFERS}'
    )
    changes = {
        'sources = ["tables"]': 'sources = ["sql"]',
        'store = "sqlite"': 'store = "postgresql"',
    }
    return desk(tmp_path / "office", exports, changes, own)


@pytest.mark.parametrize("engine", ["from_a_file", "from_a_server"])
def test_views_and_files_with_the_same_rows_make_the_same_week(
    engine: str,
    from_files: Desk,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> None:
    office: Desk = request.getfixturevalue(engine)
    assert office.run("screen", "--dry-run") == 0
    assert "Bemerkung" in capsys.readouterr().out
    for command in ("screen", "letters"):
        assert office.run(command, *AS_OF) == 0
    once = office.written()
    assert letters_of(once)
    assert letters_of(once) == letters_of(from_files.written())
    assert office.run("letters", *AS_OF) == 0
    assert office.written() == once

    store = store_of(office)
    whose = next(c for c in store.customers() if len(store.read(c)) > 1)
    before = store.read(whose)
    assert office.run("record", whose, "gespraech", "--on", "07.10.2026") == 0
    assert len(store.read(whose)) == len(before) + 1
    store.close()


def letters_of(written: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in written.items() if name.endswith(".txt")}


def store_of(office: Desk) -> CaseStore:
    values = tomllib.loads((office.folder / "outreach.toml").read_text("utf-8"))
    host = Host(folder=str(office.folder), variables=os.environ)
    registry = Registry.from_plugins(
        {"sql": plugin}, settings={"sql": values["plugin"]["sql"]}, host=host
    )
    return registry.one(CASE_STORE, values["store"])
