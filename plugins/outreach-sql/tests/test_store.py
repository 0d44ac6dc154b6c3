"""The case store keeps its contract, its file to itself, and other files alone."""

import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pendulum
import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from outreach_core.cases import CaseOpened
from outreach_core.errors import InvalidInputError, PluginError, StaleVersionError
from outreach_core.hooks import CASE_STORE, Erased, Host, Registry
from outreach_core.ids import CustomerId
from outreach_core.testing import EXAMPLE_EVENTS, case_store_contract
from outreach_sql import plugin
from outreach_sql.schema import SCHEMA_VERSION
from outreach_sql.sqlite import SqliteDatabase
from outreach_sql.store import SqlCaseStore

A = CustomerId("AAAAA-11111")
OPENED = CaseOpened(on=pendulum.date(2026, 10, 5), rulebook="kassel")


def sqlite_store(path: Path) -> SqlCaseStore:
    return SqlCaseStore("sqlite", SqliteDatabase(path))


TestSqlite = case_store_contract(lambda folder: sqlite_store(folder / "cases.db"))
TestBehindTheGuard = case_store_contract(
    lambda folder: Registry.from_plugins(
        {"sql": plugin}, host=Host(folder=str(folder))
    ).one(CASE_STORE, "sqlite")
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a file with two cases, closed."""
    path = tmp_path / "cases.db"
    store = sqlite_store(path)
    store.append(A, EXAMPLE_EVENTS, expected=0)
    store.append(CustomerId("B"), (OPENED,), expected=0)
    store.reserve("k1")
    store.confirm("k1", "briefe/k1.pdf")
    store.close()
    return path


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_plugin_that_is_only_enabled_leaves_no_file(tmp_path: Path) -> None:
    Registry.discover(enabled=["sql"], host=Host(folder=str(tmp_path)))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [({}, "outreach.db"), ({"path": "faelle/kassel.db"}, "faelle/kassel.db")],
)
def test_the_path_starts_at_the_folder_of_the_settings(
    values: dict[str, object], expected: str, tmp_path: Path
) -> None:
    registry = Registry.discover(
        enabled=["sql"], settings={"sql": values}, host=Host(folder=str(tmp_path))
    )
    store = registry.one(CASE_STORE, "sqlite")
    store.append(A, (OPENED,), expected=0)
    store.close()
    assert (tmp_path / expected).is_file()


def test_an_absolute_path_is_taken_as_it_is(tmp_path: Path) -> None:
    goal = tmp_path / "elsewhere" / "cases.db"
    registry = Registry.from_plugins(
        {"sql": plugin},
        settings={"sql": {"path": str(goal)}},
        host=Host(folder="/nowhere"),
    )
    assert registry.one(CASE_STORE, "sqlite").customers() == ()
    assert goal.is_file()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"paht": "x"}, r"paht: there is no such setting\. Did you mean .*path\?"),
        ({"path": 7}, "path: expected the name of a file"),
        ({"path": "  "}, "path: expected the name of a file"),
        ({"schema": "a b"}, "schema: expected a schema like"),
        ({"database": "postgresql://x"}, "database: expected a reference to the env"),
        ({"database": {"env": "NOT_SET"}}, "NOT_SET is not set or empty"),
        ({"time_zone": "Kassel"}, "time_zone: expected a time zone like"),
    ],
)
def test_typos_in_the_settings_are_told(
    values: dict[str, object], message: str
) -> None:
    with pytest.raises(InvalidInputError, match=message):
        Registry.from_plugins({"sql": plugin}, settings={"sql": values})


def test_the_files_are_readable_for_nobody_else(tmp_path: Path) -> None:
    store = sqlite_store(tmp_path / "cases.db")
    store.append(A, (OPENED,), expected=0)
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir()}
    assert modes == {"cases.db": 0o600, "cases.db-shm": 0o600, "cases.db-wal": 0o600}
    store.close()
    assert [p.name for p in tmp_path.iterdir()] == ["cases.db"]


def test_a_newer_file_is_refused_and_left_alone(path: Path) -> None:
    newer = SCHEMA_VERSION + 1
    change(path, "UPDATE schema_version SET version = version + 1")
    before = path.read_bytes()
    with pytest.raises(InvalidInputError, match="newer release of outreach-sql") as e:
        sqlite_store(path).read(A)
    assert f"schema {newer}, this one knows {SCHEMA_VERSION}" in str(e.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE recipes (name TEXT)", "PRAGMA application_id = 7"]
)
def test_a_file_of_another_program_is_refused_and_left_alone(
    statement: str, tmp_path: Path
) -> None:
    path = tmp_path / "recipes.db"
    change(path, statement)
    before = path.read_bytes()
    with pytest.raises(InvalidInputError, match="of another program"):
        sqlite_store(path).customers()
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Guten Tag, Frau Beispiel\n" * 100)
    before = path.read_bytes()
    with pytest.raises(InvalidInputError, match="is not an SQLite file") as caught:
        sqlite_store(path).customers()
    assert "Beispiel" not in str(caught.value)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InvalidInputError, match="cannot be created there"):
        sqlite_store(tmp_path / "file" / "cases.db").customers()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET event = '{}'",
        "DELETE FROM events",
        "DELETE FROM ledger",
        "UPDATE ledger SET receipt = 'elsewhere'",
        "UPDATE ledger SET receipt = NULL",
        "UPDATE ledger SET key = 'k2'",
    ],
)
def test_no_program_can_change_the_past(statement: str, path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        change(path, statement)


def damage(path: Path) -> None:
    change(
        path,
        "DROP TRIGGER events_are_never_changed",
        'UPDATE events SET event = \'{"name":"Beispiel"}\' WHERE number = 3',
    )


@pytest.mark.parametrize(
    "ask", [lambda store: store.read(A), lambda store: store.read_all()]
)
def test_an_unreadable_event_is_told_without_what_stands_there(
    ask: Callable[[SqlCaseStore], object], path: Path
) -> None:
    damage(path)
    with pytest.raises(InvalidInputError, match="Event 3 of a case") as caught:
        ask(sqlite_store(path))
    assert "Beispiel" not in f"{caught.value!r}{caught.value}"
    assert "AAAAA" not in str(caught.value)


def test_the_other_cases_stay_readable(path: Path) -> None:
    damage(path)
    assert sqlite_store(path).read(CustomerId("B")) == (OPENED,)


def test_an_append_that_fails_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    store = sqlite_store(tmp_path / "cases.db")
    store.append(A, (OPENED,), expected=0)
    change(
        tmp_path / "cases.db",
        "CREATE TRIGGER full BEFORE INSERT ON events WHEN NEW.number = 4 "
        "BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    )
    with pytest.raises(IntegrityError) as caught:
        store.append(A, EXAMPLE_EVENTS, expected=1)
    assert "kassel" not in str(caught.value)
    assert store.read(A) == (OPENED,)


def test_what_is_no_event_is_refused_before_anything_is_locked(tmp_path: Path) -> None:
    registry = Registry.from_plugins({"sql": plugin}, host=Host(folder=str(tmp_path)))
    store = registry.one(CASE_STORE, "sqlite")
    with pytest.raises(PluginError, match=r"case store 'sqlite'\.append: raised"):
        store.append(A, (OPENED, "Frau Beispiel"), expected=0)  # type: ignore[arg-type]
    assert store.customers() == ()


def test_an_office_is_read_in_one_query(tmp_path: Path) -> None:
    store = sqlite_store(tmp_path / "cases.db")
    customers = [CustomerId(f"C{number:03}") for number in range(200)]
    for customer in customers:
        store.append(customer, (OPENED,), expected=0)
    asked: list[str] = []
    engine = store._open()  # noqa: SLF001  the engine is where statements are seen
    event.listen(
        engine,
        "before_cursor_execute",
        lambda _c, _k, statement, *_: asked.append(statement),
    )
    assert list(store.read_all()) == customers
    assert sum(statement.startswith("SELECT") for statement in asked) == 1


def test_an_erased_case_leaves_two_numbers_and_no_bytes(tmp_path: Path) -> None:
    path = tmp_path / "cases.sqlite"
    store = SqlCaseStore("sqlite", SqliteDatabase(path))
    store.append(A, EXAMPLE_EVENTS, expected=0)
    store.append(CustomerId("BBBBB-22222"), EXAMPLE_EVENTS[:1], expected=0)
    with pytest.raises(StaleVersionError):
        store.erase(A, expected=1)
    store.erase(A, expected=len(EXAMPLE_EVENTS))
    assert store.customers() == ("BBBBB-22222",)
    assert store.erased() == Erased(cases=1, events=len(EXAMPLE_EVENTS))
    left = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert A.encode() not in left
    store.close()


def test_a_disk_that_is_full_is_told_in_words_and_nothing_is_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = sqlite3.connect

    def small(*given: Any, **options: Any) -> sqlite3.Connection:
        connection = ready(*given, **options)
        connection.execute("PRAGMA max_page_count = 1")  # SQLITE_FULL from now on
        return connection

    monkeypatch.setattr(sqlite3.dbapi2, "connect", small)
    store = sqlite_store(path)
    with pytest.raises(
        InvalidInputError, match=r"cases\.db: cannot be read or written"
    ):
        store.append(CustomerId("N"), (OPENED,) * 5_000, expected=0)
    monkeypatch.undo()
    assert sqlite_store(path).read(A) == EXAMPLE_EVENTS
