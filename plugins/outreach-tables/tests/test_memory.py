"""A list of contacts may be long: memory grows by little for each row."""

import subprocess
import sys
from pathlib import Path

import pytest

ROWS = 250_000
PEOPLE = 5_000
MOST_BYTES_A_ROW = 400
"""Measured: 190 to 260. Without sharing, a row costs about 800."""

READ = """
import resource, sys
import pendulum
from outreach_core.hooks import PluginSettings
from outreach_tables import TablesSource

ticks = []
values = {"customers": "kunden.csv", "contacts": sys.argv[2]}
settings = PluginSettings(
    values=values, folder=sys.argv[1], key=b"a secret of the office",
    progress=ticks.append,
)
batch = TablesSource(settings=settings).read(as_of=pendulum.date(2026, 10, 5))
rows = sum(len(history.contacts) for history in batch.histories.values())
print(rows, len(ticks), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


def write(folder: Path, rows: int) -> str:
    """Write contacts that hardly repeat: other days, people, staff, days of entry."""
    name = f"kontakte-{rows}.csv"
    with (folder / name).open("w", encoding="utf-8") as file:
        file.write(
            "Kundennummer;Datum;Kontaktart;Richtung;Ergebnis;Kürzel;erfasst am\n"
        )
        for n in range(rows):
            day, month, year = 1 + n % 28, 1 + n // 28 % 12, 2021 + n // 336 % 5
            entered = f"{1 + (n * 7) % 28:02}.{month:02}.{year}"
            file.write(
                f"{n % PEOPLE:06};{day:02}.{month:02}.{year};Telefon;Ausgang;"
                f"nicht erreicht;MA{n % 41};{entered}\n"
            )
    return name


def peak_bytes(folder: Path, rows: int) -> int:
    command = [sys.executable, "-c", READ, str(folder), write(folder, rows)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    read, ticks, peak = map(int, said.split())
    assert read == rows
    assert ticks >= rows // 10_000
    return peak


@pytest.mark.slow
def test_memory_grows_by_a_few_hundred_bytes_a_row(tmp_path: Path) -> None:
    people = "".join(f"{n:06};Muster, Mia\n" for n in range(PEOPLE))
    (tmp_path / "kunden.csv").write_text(f"Kundennummer;Name, Vorname\n{people}")
    small, large = peak_bytes(tmp_path, ROWS), peak_bytes(tmp_path, 2 * ROWS)
    assert (large - small) / ROWS < MOST_BYTES_A_ROW
