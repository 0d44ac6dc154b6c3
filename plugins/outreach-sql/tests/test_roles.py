"""The scripts for administrators give each role what it needs, and nothing more."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pendulum
import psycopg
import pytest
from sqlalchemy import make_url

from outreach_core.errors import InvalidInputError
from outreach_core.hooks import SOURCE, Host, LedgerState, Registry
from outreach_core.ids import CustomerId
from outreach_core.testing import EXAMPLE_EVENTS
from outreach_sql import plugin
from outreach_sql.postgresql import PostgresqlDatabase
from outreach_sql.schema import SCHEMA_VERSION
from outreach_sql.steps import STEPS
from outreach_sql.store import SqlCaseStore

SCRIPTS = Path(__file__).parents[1] / "sql"
A = CustomerId("AAAAA-11111")
SYSTEM = """
CREATE SCHEMA app;
CREATE TABLE app.person (customer_number text, family_name text, given_name text,
    salutation text, street text, postcode text, town text, letter_language text,
    in_benefit boolean, hold text, diagnosis text, agent_name text,
    guardian_name text, agent_street text, agent_postcode text, agent_town text);
CREATE TABLE app.contact (customer_number text, happened_at timestamptz, channel text,
    direction text, outcome text);
CREATE TABLE app.staff (short_name text, full_name text, gender text, hours_mon text,
    hours_tue text, hours_wed text, hours_thu text, hours_fri text, team text);
INSERT INTO app.person VALUES ('0815A', 'Muster', 'Mia', 'Frau', 'Weg 1', '34117',
    'Kassel', 'Deutsch', true, '', 'geheim');
INSERT INTO app.contact VALUES ('0815A', now(), 'Telefon', 'Ausgang', 'nicht erreicht');
INSERT INTO app.staff VALUES ('AB', 'Anna Beispiel', 'w', '8-16', '8-16', '8-16',
    '8-16', '8-12', 'outreach');
"""


def script(name: str) -> str:
    return (SCRIPTS / name).read_text("utf-8")


@attrs.frozen
class Roles:
    """A database where the scripts ran, and the address of each role."""

    place: Any
    reader: str
    writer: str


@pytest.fixture(scope="module")
def roles(new_database: Any) -> Iterator[Roles]:
    """Run both scripts as an administrator would."""
    place = new_database()
    place.run(SYSTEM, script("source_views.sql"), script("store.sql"))
    names = ("outreach_reader", "outreach_writer")
    place.run(*(f"ALTER ROLE {name} LOGIN PASSWORD 'own'" for name in names))
    yield Roles(place, *(place.url(name, "own") for name in names))
    for name in (*names, "outreach_owner"):
        place.run(f"DROP OWNED BY {name} CASCADE", f"DROP ROLE {name}")


def writer(roles: Roles) -> SqlCaseStore:
    url = make_url(roles.writer).set(drivername="postgresql+psycopg")
    database = PostgresqlDatabase(url=url, schema="outreach", env="OFFICE")
    return SqlCaseStore("postgresql", database)


def test_the_script_makes_the_tables_that_the_store_would_make() -> None:
    def plain(text: str) -> str:
        return re.sub(r"\s+", " ", text)

    text = plain(script("store.sql"))
    for step in STEPS:
        for statement in step["postgresql"]:
            assert plain(statement) in text
    assert text.count(f"schema_version VALUES ({SCHEMA_VERSION});") == 1


def test_the_reader_reads_three_views_and_nothing_else(roles: Roles) -> None:
    registry = Registry.from_plugins(
        {"sql": plugin},
        settings={
            "sql": {
                "source": {"env": "OFFICE"},
                "customers": "outreach_views.customers",
                "contacts": "outreach_views.contacts",
                "staff": "outreach_views.staff",
            }
        },
        host=Host(key=b"a secret of the office", variables={"OFFICE": roles.reader}),
    )
    batch = registry.one(SOURCE, "sql").read(as_of=pendulum.date(2099, 10, 5))
    assert batch.issues == ()
    assert [person.customer_number for person in batch.people] == ["0815A"]
    assert len(batch.staff[0].hours) == 5
    for forbidden in (
        "SELECT * FROM app.person",
        "SELECT * FROM outreach.events",
        "CREATE TEMP TABLE x (y int)",
        "CREATE TABLE outreach_views.x (y int)",
    ):
        with psycopg.connect(roles.reader) as connection, pytest.raises(psycopg.Error):
            connection.execute(forbidden.encode())


def test_the_writer_works_and_can_take_nothing_back(roles: Roles) -> None:
    store = writer(roles)
    store.append(A, EXAMPLE_EVENTS, expected=0)
    assert store.read(A) == EXAMPLE_EVENTS
    assert store.reserve("k1")
    store.confirm("k1", "briefe/k1.pdf")
    assert [entry.state for entry in store.entries()] == [LedgerState.CONFIRMED]
    store.close()
    for forbidden in (
        "DELETE FROM outreach.events",
        "UPDATE outreach.events SET event = ''",
        "DROP TABLE outreach.ledger",
        "ALTER TABLE outreach.ledger DISABLE TRIGGER ALL",
        "TRUNCATE outreach.ledger",
        "UPDATE outreach.schema_version SET version = 1",
        "SELECT * FROM app.person",
        "CREATE TABLE outreach.x (y int)",
    ):
        with (
            psycopg.connect(roles.writer) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            connection.execute(forbidden.encode())


def test_a_writer_without_tables_is_told_what_is_missing(roles: Roles) -> None:
    url = make_url(roles.writer).set(drivername="postgresql+psycopg")
    database = PostgresqlDatabase(url=url, schema="not_made", env="OFFICE")
    with pytest.raises(InvalidInputError, match=r"Grant the role the right"):
        SqlCaseStore("postgresql", database).customers()
