"""An older store is brought up by itself; a newer or foreign one is left alone."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pendulum
import psycopg
import pytest
from sqlalchemy import MetaData, make_url

from outreach_core.cases import CaseOpened
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import CASE_STORE, Host, Registry
from outreach_core.ids import CustomerId
from outreach_core.testing import EXAMPLE_EVENTS
from outreach_sql import plugin
from outreach_sql.postgresql import PostgresqlDatabase
from outreach_sql.schema import METADATA, SCHEMA_VERSION, bring_up
from outreach_sql.sqlite import SqliteDatabase
from outreach_sql.store import SqlCaseStore

A = CustomerId("AAAAA-11111")
# The schema as the first release wrote it, word for word: files out there have it.
FIRST = """
CREATE TABLE events (
	customer TEXT NOT NULL,
	number INTEGER NOT NULL,
	event TEXT NOT NULL,
	PRIMARY KEY (customer, number)
) WITHOUT ROWID;
CREATE TABLE ledger (
	"key" TEXT NOT NULL,
	receipt TEXT,
	PRIMARY KEY ("key")
) WITHOUT ROWID;
CREATE TABLE schema_version (
	version INTEGER NOT NULL,
	PRIMARY KEY (version)
);
CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
CREATE TRIGGER receipts_are_never_changed BEFORE UPDATE ON ledger
    WHEN OLD.receipt IS NOT NULL OR NEW.key IS NOT OLD.key
    BEGIN SELECT RAISE(ABORT, 'receipts are never changed'); END;
CREATE TRIGGER ledger_is_never_shortened BEFORE DELETE ON ledger
    BEGIN SELECT RAISE(ABORT, 'the ledger is never shortened'); END;
INSERT INTO schema_version VALUES (1);
INSERT INTO events VALUES ('AAAAA-11111', 1,
    '{"kind":"CaseOpened","on":"2026-10-05","rulebook":"kassel","fingerprint":""}');
INSERT INTO ledger VALUES ('k1', 'briefe/k1.pdf');
PRAGMA application_id = 1330992210;
"""
REPLACING = (
    "INSERT OR REPLACE INTO ledger VALUES ('k1', 'elsewhere')",
    "INSERT OR REPLACE INTO events VALUES ('AAAAA-11111', 1, '{}')",
)


def postgresql(place: Any, schema: str = "outreach") -> SqlCaseStore:
    url = make_url(place.url()).set(drivername="postgresql+psycopg")
    return SqlCaseStore(
        "postgresql", PostgresqlDatabase(url=url, schema=schema, env="OFFICE")
    )


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """Return a file as the first release left it."""
    path = tmp_path / "cases.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FIRST)
    return path


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_a_file_of_the_first_release_is_brought_up_and_keeps_everything(
    first: Path,
) -> None:
    store = SqlCaseStore("sqlite", SqliteDatabase(first))
    opened = CaseOpened(on=pendulum.date(2026, 10, 5), rulebook="kassel")
    assert store.read(A) == (opened,)
    assert [entry.receipt for entry in store.entries()] == ["briefe/k1.pdf"]
    store.append(A, EXAMPLE_EVENTS, expected=1)
    store.close()
    with closing(sqlite3.connect(first)) as connection:
        versions = connection.execute("SELECT version FROM schema_version").fetchall()
    assert versions == [(SCHEMA_VERSION,)]


def test_the_first_version_could_be_overwritten_and_this_one_cannot(
    first: Path,
) -> None:
    for statement in REPLACING:
        change(first, statement)  # the reason for version 2
    SqlCaseStore("sqlite", SqliteDatabase(first)).customers()
    change(first, "INSERT OR REPLACE INTO ledger VALUES ('k1', 'third')")
    with pytest.raises(sqlite3.IntegrityError, match="never replaced or left out"):
        change(first, "INSERT OR REPLACE INTO events VALUES ('AAAAA-11111', 1, 'x')")
    with pytest.raises(sqlite3.IntegrityError, match="never replaced or left out"):
        change(first, "INSERT INTO events VALUES ('AAAAA-11111', 3, 'x')")
    with closing(sqlite3.connect(first)) as connection:
        assert connection.execute("SELECT receipt FROM ledger").fetchall() == [
            ("elsewhere",)
        ]


def test_an_upgrade_that_fails_changes_nothing(first: Path) -> None:
    change(
        first,
        "CREATE TRIGGER events_have_no_gaps AFTER INSERT ON events BEGIN SELECT 1; END",
    )
    before = first.read_bytes()
    with pytest.raises(Exception, match="events_have_no_gaps"):
        SqlCaseStore("sqlite", SqliteDatabase(first)).customers()
    assert first.read_bytes() == before


def test_all_steps_lead_to_the_tables_that_are_used(tmp_path: Path, place: Any) -> None:
    for database in (
        SqliteDatabase(tmp_path / "cases.db"),
        postgresql(place)._database,  # noqa: SLF001  the engine behind it
    ):
        engine = database.open()
        found = MetaData()
        found.reflect(engine)
        assert set(found.tables) == set(METADATA.tables)
        for name, table in METADATA.tables.items():
            for column in table.columns:
                there = found.tables[name].columns[column.name]
                assert (there.nullable, there.primary_key) == (
                    column.nullable,
                    column.primary_key,
                )
            assert len(table.columns) == len(found.tables[name].columns)
        engine.dispose()


def test_a_newer_schema_is_refused_and_left_alone(place: Any) -> None:
    postgresql(place).customers()
    place.run("UPDATE outreach.schema_version SET version = version + 1")
    with pytest.raises(InvalidInputError, match="newer release of outreach-sql"):
        postgresql(place).reserve("k1")
    assert place.ask("SELECT count(*) FROM outreach.ledger") == [(0,)]


def test_a_schema_of_another_program_is_refused(place: Any) -> None:
    place.run("CREATE SCHEMA outreach", "CREATE TABLE outreach.rezepte (name TEXT)")
    with pytest.raises(InvalidInputError, match="tables of another program"):
        postgresql(place).customers()
    assert place.ask(
        "SELECT count(*) FROM pg_class WHERE relnamespace = 'outreach'::regnamespace"
        " AND relkind = 'r'"
    ) == [(1,)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE outreach.events SET event = '{}'",
        "DELETE FROM outreach.events",
        "TRUNCATE outreach.events",
        "TRUNCATE outreach.ledger",
        "DELETE FROM outreach.ledger",
        "UPDATE outreach.ledger SET receipt = 'elsewhere'",
        "UPDATE outreach.ledger SET key = 'k2'",
        "INSERT INTO outreach.ledger VALUES ('k3', '')",
        "INSERT INTO outreach.events VALUES ('AAAAA-11111', 99, '{}')",
    ],
)
def test_not_even_an_administrator_changes_the_past(
    statement: str, filled: Any
) -> None:
    with pytest.raises(psycopg.errors.IntegrityError):
        filled.run(statement)


@pytest.fixture(scope="module")
def filled(new_database: Callable[[], Any]) -> Any:
    """Return a database with one case and one letter that went out."""
    place = new_database()
    store = postgresql(place)
    store.append(A, EXAMPLE_EVENTS, expected=0)
    store.reserve("k1")
    store.confirm("k1", "briefe/k1.pdf")
    store.close()
    return place


def test_names_are_sorted_as_python_sorts_whatever_the_server_speaks(
    place: Any,
) -> None:
    store = postgresql(place)
    names = [CustomerId(name) for name in ("b", "B", "ä", "a", "Z", "z", "_", "1")]
    for name in names:
        store.append(name, EXAMPLE_EVENTS[:1], expected=0)
        store.reserve(name)
    assert list(store.customers()) == sorted(names)
    assert list(store.read_all()) == sorted(names)
    assert [entry.key for entry in store.entries()] == sorted(names)
    store.close()


def test_settings_choose_the_server_by_reference_only(place: Any) -> None:
    registry = Registry.from_plugins(
        {"sql": plugin},
        settings={"sql": {"database": {"env": "OFFICE"}, "schema": "amt"}},
        host=Host(variables={"OFFICE": place.url()}),
    )
    store = registry.one(CASE_STORE, "postgresql")
    assert store.reserve("k1")
    store.close()
    assert place.ask("SELECT key FROM amt.ledger") == [("k1",)]
    assert place.url() not in repr(store)


def test_an_address_of_a_file_is_no_server() -> None:
    with pytest.raises(InvalidInputError, match="begins with postgresql://"):
        Registry.from_plugins(
            {"sql": plugin},
            settings={"sql": {"database": {"env": "OFFICE"}}},
            host=Host(variables={"OFFICE": "sqlite:///cases.db"}),
        )


def test_bring_up_from_the_newest_does_nothing(tmp_path: Path) -> None:
    database = SqliteDatabase(tmp_path / "cases.db")
    engine = database.open()
    with database.writing(engine) as connection:
        bring_up(connection, found=SCHEMA_VERSION)
    engine.dispose()
