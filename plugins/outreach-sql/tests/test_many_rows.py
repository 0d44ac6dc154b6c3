"""Many rows take little memory: they pass, and only what they say is kept."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow
FEW, MANY = 20_000, 400_000
PEOPLE = 500

READING = """
import os, resource, sys, pendulum
from outreach_core.hooks import SOURCE, Host, Registry
from outreach_sql import plugin
place = sys.argv[1]
where = {"source": {"env": "OFFICE"}} if "OFFICE" in os.environ else {
    "source_file": place}
contacts = {"view": "kontakte", "columns": {"outcome": "erg"}}
values = {**where, "customers": "kunden", "contacts": contacts}
host = Host(key=b"a secret of the office", variables=os.environ)
registry = Registry.from_plugins({"sql": plugin}, settings={"sql": values}, host=host)
batch = registry.one(SOURCE, "sql").read(as_of=pendulum.date(2026, 10, 5))
tally = {tally.place: tally.records for tally in batch.tallies}
print(tally["kontakte"], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

# Rows 0 to {last}, in both dialects.
NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {})"
CONTACT = "'9A' || (i % 500), {}, 'Telefon', 'nicht erreicht'"


def statements(rows: int, moment: str) -> tuple[str, ...]:
    """Return statements that make two tables; each contact has another moment."""
    some, many = NUMBERS.format(PEOPLE - 1), NUMBERS.format(rows - 1)
    contact = CONTACT.format(moment)
    return (
        "CREATE TABLE kunden (kundennummer TEXT, nachname TEXT)",
        "CREATE TABLE kontakte (kundennummer TEXT, datum TIMESTAMP, art TEXT, erg TEXT)",
        f"INSERT INTO kunden {some} SELECT '9A' || i, 'M' FROM n",  # noqa: S608  invented
        f"INSERT INTO kontakte {many} SELECT {contact} FROM n",  # noqa: S608  invented
    )


def read(place: str, environ: dict[str, str]) -> tuple[int, int]:
    """Return records and the peak of a process of its own, in KiB."""
    found = subprocess.run(
        [sys.executable, "-c", READING, place],
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        check=True,
    )
    records, peak = found.stdout.split()
    return int(records), int(peak)


def on_a_server(new_database: Callable[[], Any], rows: int) -> tuple[int, int]:
    place = new_database()
    moment = "timestamp '2026-01-01' + i * interval '7 second'"
    place.run(*statements(rows, moment))
    return read("", {"OFFICE": place.url()})


def in_a_file(file: Path, rows: int) -> tuple[int, int]:
    moment = "datetime('2026-01-01', (i * 7) || ' seconds')"
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements(rows, moment):
            connection.execute(statement)
        connection.commit()
    return read(str(file), {})


@pytest.mark.parametrize("engine", ["file", "server"])
def test_twenty_times_the_rows_take_less_than_a_hundred_bytes_each(
    engine: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    peaks = []
    for rows in (FEW, MANY):
        if engine == "file":
            records, peak = in_a_file(tmp_path / f"{rows}.sqlite", rows)
        else:
            records, peak = on_a_server(request.getfixturevalue("new_database"), rows)
        assert records == rows
        peaks.append(peak)
    # Every row has another moment. What stays of it: a place in its history (8 bytes)
    # and a mark against repetition (8); a row as Python keeps it takes 400 and more.
    assert (peaks[1] - peaks[0]) * 1024 < 100 * (MANY - FEW)
