"""Several processes use one store, and any of them may be killed at any time."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from outreach_core.cases import CaseOpened
from outreach_core.hooks import LedgerState
from outreach_core.ids import CustomerId
from outreach_core.testing import EXAMPLE_EVENTS
from outreach_sql.store import SqlCaseStore

A = CustomerId("AAAAA-11111")

OPENING = """
from pathlib import Path
from sqlalchemy import make_url
from outreach_sql.postgresql import PostgresqlDatabase
from outreach_sql.sqlite import SqliteDatabase
from outreach_sql.store import SqlCaseStore
def store_at(place):
    if not place.startswith("postgresql"):
        return SqlCaseStore("sqlite", SqliteDatabase(Path(place)))
    url = make_url(place).set(drivername="postgresql+psycopg")
    database = PostgresqlDatabase(url=url, schema="outreach", env="OFFICE")
    return SqlCaseStore("postgresql", database)
"""

COMMON = (
    OPENING
    + """
import sys
from outreach_core.errors import StaleVersionError
from outreach_core.testing import EXAMPLE_EVENTS
store = store_at(sys.argv[1])
def say(text):
    print(text, flush=True)
say("ready")
sys.stdin.readline()
"""
)

ENDLESS = """
number = 0
while True:
    key = f"k{number:05}"
    store.reserve(key)
    store.append(f"C{number:05}", EXAMPLE_EVENTS, expected=0)
    store.confirm(key, "somewhere")
    number += 1
    say(number)
"""

TEN_EACH = """
for _ in range(10):
    while True:
        known = store.read("AAAAA-11111")
        try:
            store.append("AAAAA-11111", EXAMPLE_EVENTS[:2], expected=len(known))
        except StaleVersionError:
            say("stale")
        else:
            break
say("done")
"""

ONE_STEP = """
try:
    store.append("AAAAA-11111", EXAMPLE_EVENTS[:1], expected=0)
    say("appended")
except StaleVersionError:
    say("stale")
for number in range(40):
    say(store.reserve(f"k{number:02}"))
"""

STOPPED_INSIDE = """
from outreach_sql.schema import EVENTS, LEDGER
with store._database.writing(store._open()) as connection:
    connection.execute(EVENTS.insert().values(customer="HALF", number=1, event="{}"))
    connection.execute(LEDGER.insert().values(key="half"))
    say("inside")
    sys.stdin.readline()
"""


UPGRADING = """
from outreach_sql import postgresql, schema, sqlite
for module in (postgresql, sqlite):
    module.SCHEMA_VERSION = 1
schema.SCHEMA_VERSION, full = 1, schema.STEPS
schema.STEPS = full[:1]
store.append("AAAAA-11111", EXAMPLE_EVENTS[:1], expected=0)
say("version 1")
schema.STEPS = full
with store._database.writing(store._open()) as connection:
    schema.bring_up(connection, found=1, upto=2)
    say("inside")
    sys.stdin.readline()
"""

LOOKING = """
from outreach_sql import postgresql, schema, sqlite
for module in (postgresql, sqlite):
    module.SCHEMA_VERSION = 1
with store._database.reading(store._open()) as connection:
    say("found")
    say(schema.version_of(connection, label="x"))
"""


def store_at(place: str) -> SqlCaseStore:
    """Open a store as the other processes do."""
    names: dict[str, Any] = {}
    exec(OPENING, names)  # noqa: S102  the same lines, not the same twice
    store = names["store_at"](place)
    assert isinstance(store, SqlCaseStore)
    return store


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty store can lie, on each engine in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "cases.db")
    return str(request.getfixturevalue("place").url())


@contextmanager
def process(code: str, place: str) -> Iterator["subprocess.Popen[str]"]:
    """Start a process that waits for a line before it does anything."""
    with subprocess.Popen(
        [sys.executable, "-c", COMMON + code, place],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as started:
        try:
            assert line_of(started) == "ready"
            yield started
        finally:
            started.kill()


def line_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def go_on(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def rest_of(process: "subprocess.Popen[str]") -> list[str]:
    assert process.stdout is not None
    return process.stdout.read().split()


@pytest.mark.parametrize("confirmed", [1, 17])
def test_a_killed_writer_leaves_a_readable_store(confirmed: int, where: str) -> None:
    with process(ENDLESS, where) as writer:
        go_on(writer)
        for _ in range(confirmed):
            line_of(writer)
        writer.kill()
        writer.wait()
    store = store_at(where)
    cases = store.read_all()
    assert len(cases) >= confirmed
    assert set(cases.values()) == {EXAMPLE_EVENTS}
    entries = store.entries()
    assert len(cases) <= len(entries) <= len(cases) + 1
    done = [e.state for e in entries[:confirmed]]
    assert done == [LedgerState.CONFIRMED] * confirmed
    store.append(A, EXAMPLE_EVENTS, expected=0)
    store.close()


def test_a_writer_killed_inside_a_transaction_leaves_nothing(where: str) -> None:
    with process(STOPPED_INSIDE, where) as writer:
        go_on(writer)
        assert line_of(writer) == "inside"
        store = store_at(where)
        assert store.customers() == ()
        writer.kill()
        writer.wait()
    assert store.read_all() == {}
    assert store.entries() == ()
    assert store.reserve("half")
    store.close()


def test_two_writers_of_one_case_lose_nothing(where: str) -> None:
    with process(TEN_EACH, where) as one, process(TEN_EACH, where) as two:
        go_on(one)
        go_on(two)
        assert rest_of(one)[-1:] == rest_of(two)[-1:] == ["done"]
    store = store_at(where)
    found = store.read(A)
    assert found == EXAMPLE_EVENTS[:2] * 20
    store.close()


def test_of_two_processes_exactly_one_is_first(where: str) -> None:
    # Both also make the tables: whoever comes second finds them.
    with process(ONE_STEP, where) as one, process(ONE_STEP, where) as two:
        go_on(one)
        go_on(two)
        said = list(zip(rest_of(one), rest_of(two), strict=True))
    assert [sorted(pair) for pair in said] == [
        ["appended", "stale"],
        *([["False", "True"]] * 40),
    ]
    store = store_at(where)
    event = store.read(A)[0]
    assert isinstance(event, CaseOpened)
    assert len(store.entries()) == 40
    store.close()


@pytest.mark.slow
def test_a_process_killed_while_it_upgrades_leaves_the_old_version(where: str) -> None:
    with process(UPGRADING, where) as writer:
        go_on(writer)
        assert line_of(writer) == "version 1"
        assert line_of(writer) == "inside"
        writer.kill()
        writer.wait()
    with process(LOOKING, where) as reader:
        go_on(reader)
        assert rest_of(reader) == ["found", "1"]
    store = store_at(where)
    assert store.read(A) == EXAMPLE_EVENTS[:1]
    store.append(A, EXAMPLE_EVENTS[1:2], expected=1)
    store.close()
