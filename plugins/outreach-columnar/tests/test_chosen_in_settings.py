"""The screener "duckdb", chosen in outreach.toml, on the invented people of the demo."""

import csv
import shutil
from pathlib import Path
from typing import Any

import pendulum
import pytest
from pyarrow import parquet
from rich.console import Console

from outreach_cli.commands.init import template
from outreach_cli.demo import write_exports
from outreach_cli.main import run
from outreach_cli.office import opened
from outreach_cli.progress import Reporter
from outreach_cli.steps import read
from outreach_columnar import population_tables
from outreach_core import Language

PEOPLE = 300
COLUMNAR = """
[plugin.columnar]
people = "people.parquet"
contacts = "contacts.parquet"
holds = "holds.parquet"
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office with exports, and the same people as three tables."""
    folder = tmp_path_factory.mktemp("office")
    as_of = pendulum.date(2026, 10, 5)
    write_exports(folder, seed=1, as_of=as_of, customers=PEOPLE)
    (folder / "outreach.toml").write_text(template(Language.DE), "utf-8")
    (folder / ".outreach").mkdir()
    (folder / ".outreach/key").write_bytes(b"an invented secret of an invented office")
    reporter = Reporter(Console(quiet=True), Language.DE)
    with opened(folder / "outreach.toml", reporter=reporter) as found:
        gathered = read(found, as_of=as_of)
    for name, table in population_tables(gathered.with_histories()).items():
        parquet.write_table(table, folder / f"{name}.parquet")
    return folder


def with_duckdb(folder: Path, *, enabled: bool = True) -> None:
    path = folder / "outreach.toml"
    text = path.read_text("utf-8")
    text = text.replace("# screener =", "screener =")
    if enabled:
        text = text.replace('plugins = ["cli", ', 'plugins = ["cli", "columnar", ')
        text += COLUMNAR
    path.write_text(text, "utf-8")


def screened(folder: Path, capsys: Any) -> tuple[int, str]:
    """Screen, and return exit code and what was said."""
    settings = str(folder / "outreach.toml")
    code = run(["screen", "--settings", settings, "--as-of", "05.10.2026"], environ={})
    said = capsys.readouterr()
    return code, " ".join(f"{said.out} {said.err}".split())


def written(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in (folder / "ausgabe").rglob("*")
        if path.is_file() and ".outreach" not in path.parts
    }


@pytest.fixture
def by_the_core(office: Path, tmp_path: Path, capsys: Any) -> dict[str, bytes]:
    folder = tmp_path / "core"
    shutil.copytree(office, folder)
    code, said = screened(folder, capsys)
    assert code == 0
    assert "!" not in said
    found = written(folder)
    assert found
    return found


def test_duckdb_writes_the_same_worklist_as_the_program_itself(
    office: Path, by_the_core: dict[str, bytes], tmp_path: Path, capsys: Any
) -> None:
    folder = tmp_path / "duckdb"
    shutil.copytree(office, folder)
    with_duckdb(folder)
    code, said = screened(folder, capsys)
    assert (code, "selbst gesichtet" in said) == (0, False)
    assert written(folder) == by_the_core


def test_when_it_cannot_read_its_tables_the_program_says_so_and_judges_itself(
    office: Path, by_the_core: dict[str, bytes], tmp_path: Path, capsys: Any
) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(office, folder)
    with_duckdb(folder)
    (folder / "contacts.parquet").unlink()
    code, said = screened(folder, capsys)
    assert code == 0
    assert "! Die gewählte Sichtung konnte nicht gebraucht werden" in said
    assert "contacts.parquet" in said
    assert "Das Programm hat alle selbst gesichtet" in said
    assert written(folder) == by_the_core


def test_when_it_is_wrong_about_somebody_the_program_says_so_and_judges_itself(
    office: Path, by_the_core: dict[str, bytes], tmp_path: Path, capsys: Any
) -> None:
    folder = tmp_path / "wrong"
    shutil.copytree(office, folder)
    with_duckdb(folder)
    contacts = parquet.read_table(folder / "contacts.parquet")
    parquet.write_table(contacts.slice(0, 0), folder / "contacts.parquet")
    code, said = screened(folder, capsys)
    assert code == 0
    assert "anders als der Kern" in said
    assert written(folder) == by_the_core


def test_an_office_can_have_the_run_end_instead(
    office: Path, tmp_path: Path, capsys: Any
) -> None:
    folder = tmp_path / "strict"
    shutil.copytree(office, folder)
    with_duckdb(folder)
    with (folder / "outreach.toml").open("a", encoding="utf-8") as file:
        file.write('\n[failure]\nscreeners = "abort"\n')
    (folder / "contacts.parquet").unlink()
    code, said = screened(folder, capsys)
    assert code == 1
    assert "contacts.parquet" in said
    assert written(folder) == {}


def test_a_screener_that_no_plug_in_brings_is_named_at_the_start(
    office: Path, tmp_path: Path, capsys: Any
) -> None:
    folder = tmp_path / "missing"
    shutil.copytree(office, folder)
    with_duckdb(folder, enabled=False)
    code, said = screened(folder, capsys)
    assert code == 1
    assert "screening.screener" in said
    assert "'duckdb'" in said


def with_a_talk_nobody_can_read(folder: Path) -> None:
    """Give everybody one more contact, of a kind that no setting names."""
    path = folder / "kontakte.csv"
    head, *rows = csv.reader(path.read_text("cp1252").splitlines(), delimiter=";")
    who, kind = head.index("Kundennummer"), head.index("Kontaktart")
    found = {
        row[who]: ["Vorspr." if n == kind else "" for n, _ in enumerate(row)]
        for row in rows
    }
    for number, row in found.items():
        row[who] = number
    with path.open("a", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows(found.values())


def test_a_contact_that_the_tables_cannot_hold_sends_the_lost_to_review(
    office: Path, by_the_core: dict[str, bytes], tmp_path: Path, capsys: Any
) -> None:
    found = {}
    for name in ("unread core", "unread duckdb"):
        folder = tmp_path / name
        shutil.copytree(office, folder)
        with_a_talk_nobody_can_read(folder)
        if "duckdb" in name:
            with_duckdb(folder)
        code, said = screened(folder, capsys)
        assert (code, "selbst gesichtet" in said) == (0, False)
        assert "Fälle: 0 neu eröffnet" in said
        found[name] = written(folder)
    assert found["unread core"] == found["unread duckdb"] != by_the_core
