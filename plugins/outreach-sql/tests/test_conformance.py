"""The plug-in keeps what the kit for authors asks of every source and store."""

import atexit
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest

from outreach_core.errors import InvalidInputError
from outreach_core.hooks import CASE_STORE, Host, Registry
from outreach_core.ids import CustomerId
from outreach_core.testing import EXAMPLE_EVENTS, conformance, run_conformance
from outreach_sql import plugin

VIEWS: Final = {"customers": "kunden", "contacts": "kontakte", "staff": "personal"}
TABLES: Final = (
    "CREATE TABLE kunden (kundennummer TEXT, nachname TEXT, vorname TEXT, sperre TEXT)",
    "CREATE TABLE kontakte (kundennummer TEXT, datum TEXT, art TEXT, ergebnis TEXT)",
    "CREATE TABLE personal (kuerzel TEXT, name TEXT, mo TEXT, di TEXT)",
    (
        "INSERT INTO kunden VALUES ('111A', 'Muster', 'Mia', ''),"
        " ('112A', 'Probe', 'Paul', 'Haft'), ('113A', 'Beispiel', 'Bo', 'unklar')"
    ),
    (
        "INSERT INTO kontakte VALUES ('111A', '2026-01-05', 'Telefon', 'nicht erreicht'),"
        " ('111A', '2026-02-05', 'Brief', 'versandt'), ('112A', 'gestern', 'Brief', '')"
    ),
    (
        "INSERT INTO personal VALUES ('AB', 'Anna Beispiel', '8-16', '8-16'),"
        " ('CD', 'Carl Dummy', '8-16', 'frei')"
    ),
)


def office_folder() -> Path:
    """Return a folder with one small database; gone when the tests end."""
    folder = Path(tempfile.mkdtemp(prefix="outreach-sql-"))
    atexit.register(shutil.rmtree, folder)
    with closing(sqlite3.connect(folder / "amt.sqlite")) as connection:
        for statement in TABLES:
            connection.execute(statement)
        connection.commit()
    return folder


TestSqlite = conformance(
    plugin,
    settings={"source_file": "amt.sqlite", **VIEWS},
    folder=office_folder(),
    mark_heavy="slow",
)


@pytest.mark.slow
def test_store_and_source_conform_on_a_server(place: Any) -> None:
    place.run(*TABLES)
    found = run_conformance(
        plugin,
        settings={
            "source": {"env": "OUTREACH_OFFICE"},
            "database": {"env": "OUTREACH_CASES"},
            "schema": "{fresh}",  # a schema of its own for every check
            **VIEWS,
        },
        variables={"OUTREACH_OFFICE": place.url(), "OUTREACH_CASES": place.url()},
    )
    assert found.failures == ()
    assert found.passed
    made = place.ask("SELECT nspname FROM pg_namespace WHERE nspname ~ '^kit_'")
    assert len(made) > len(found.results) // 4


def test_a_store_in_use_on_a_server_is_left_alone(place: Any) -> None:
    place.run(*TABLES)
    host = Host(variables={"OUTREACH_CASES": place.url()})
    values = {"database": {"env": "OUTREACH_CASES"}}
    registry = Registry.from_plugins(
        {"sql": plugin}, settings={"sql": values}, host=host
    )
    store = registry.one(CASE_STORE, "postgresql")
    store.append(CustomerId("AAAAA-11111"), EXAMPLE_EVENTS, expected=0)
    with pytest.raises(InvalidInputError, match="not empty"):
        run_conformance(plugin, settings=values, variables=host.variables)
    assert store.customers() == (CustomerId("AAAAA-11111"),)
    store.close()
