"""Several processes use one file, and any of them may be killed at any time."""

import itertools
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from outreach_core.cases import CaseOpened
from outreach_core.hooks import LedgerState
from outreach_core.ids import CustomerId
from outreach_core.testing import EXAMPLE_EVENTS
from outreach_sql.sqlite import SqliteDatabase
from outreach_sql.store import SqlCaseStore

A = CustomerId("AAAAA-11111")

COMMON = """
import sys
from pathlib import Path
from outreach_core.errors import StaleVersionError
from outreach_core.testing import EXAMPLE_EVENTS
from outreach_sql.sqlite import SqliteDatabase
from outreach_sql.store import SqlCaseStore
store = SqlCaseStore("sqlite", SqliteDatabase(Path(sys.argv[1])))
def say(text):
    print(text, flush=True)
say("ready")
sys.stdin.readline()
"""

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
say(store.reserve("k1"))
"""

STOPPED_INSIDE = """
from outreach_sql.schema import EVENTS, LEDGER
with store._database.writing(store._open()) as connection:
    connection.execute(EVENTS.insert().values(customer="HALF", number=1, event="{}"))
    connection.execute(LEDGER.insert().values(key="half"))
    say("inside")
    sys.stdin.readline()
"""


@contextmanager
def process(code: str, path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Start a process that waits for a line before it does anything."""
    with subprocess.Popen(
        [sys.executable, "-c", COMMON + code, str(path)],
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


@pytest.mark.parametrize("confirmed", [1, 7, 23])
def test_a_killed_writer_leaves_a_readable_store(
    confirmed: int, tmp_path: Path
) -> None:
    path = tmp_path / "cases.db"
    with process(ENDLESS, path) as writer:
        go_on(writer)
        for _ in range(confirmed):
            line_of(writer)
        writer.kill()
        writer.wait()
    store = SqlCaseStore("sqlite", SqliteDatabase(path))
    cases = store.read_all()
    assert len(cases) >= confirmed
    assert set(cases.values()) == {EXAMPLE_EVENTS}
    entries = store.entries()
    assert len(cases) <= len(entries) <= len(cases) + 1
    done = [e.state for e in entries[:confirmed]]
    assert done == [LedgerState.CONFIRMED] * confirmed
    store.append(A, EXAMPLE_EVENTS, expected=0)
    store.close()


def test_a_writer_killed_inside_a_transaction_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    with process(STOPPED_INSIDE, path) as writer:
        go_on(writer)
        assert line_of(writer) == "inside"
        store = SqlCaseStore("sqlite", SqliteDatabase(path))
        assert store.customers() == ()
        writer.kill()
        writer.wait()
    assert store.read_all() == {}
    assert store.entries() == ()
    assert store.reserve("half")
    store.close()


def test_two_writers_of_one_case_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    with process(TEN_EACH, path) as one, process(TEN_EACH, path) as two:
        go_on(one)
        go_on(two)
        assert rest_of(one)[-1:] == rest_of(two)[-1:] == ["done"]
    store = SqlCaseStore("sqlite", SqliteDatabase(path))
    found = store.read(A)
    assert found == EXAMPLE_EVENTS[:2] * 20
    store.close()


def test_of_two_processes_one_is_first(tmp_path: Path) -> None:
    # Both also create the file: whoever comes second finds the tables.
    path = tmp_path / "cases.db"
    with process(ONE_STEP, path) as one, process(ONE_STEP, path) as two:
        go_on(one)
        go_on(two)
        said = sorted(zip(rest_of(one), rest_of(two), strict=True))
    assert sorted(itertools.chain.from_iterable(said)) == sorted(
        ["appended", "stale", "True", "False"]
    )
    store = SqlCaseStore("sqlite", SqliteDatabase(path))
    event = store.read(A)[0]
    assert isinstance(event, CaseOpened)
    store.close()
