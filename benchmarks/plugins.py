"""What do plug-ins cost: at the start, at each call, and when they read a large export?

    python benchmarks/plugins.py [--rows 560000]

Start-up is CPU time of fresh interpreters, the least of several. The guard is measured
beside the same call into the bare object. Readers run in processes of their own, so
that each has its own peak of memory. All people are invented. Only the ratios mean
anything on another machine.
"""

import argparse
import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import pendulum
from python_calamine import CalamineWorkbook

from outreach_core.calendar import SUNDAYS_ONLY
from outreach_core.hooks import (
    SOURCE,
    TRAVEL_TIMES,
    WORKDAYS,
    Host,
    Registry,
)
from outreach_core.visits import Place, StraightLine

PLUGINS: Final = ("cli", "holidays", "ics", "sql", "tables", "typst")
AS_OF: Final = pendulum.date(2026, 10, 5)
CONTACTS_A_PERSON: Final = 40
# A record is checked and dated; polars only finds the cells, in Rust.
TARGETS: Final = {"csv": "<= 100", "xlsx": "<= 4"}
HEADS: Final = ("Kundennummer", "Datum", "Kontaktart", "Ergebnis")


def figure(name: str, value: float, unit: str, target: str = "") -> None:
    """Print one line that a machine can read."""
    wanted = f" (target {target})" if target else ""
    print(f"figure {name} = {value:.3g} {unit}{wanted}", flush=True)


def main(arguments: Sequence[str]) -> int:
    """Measure everything, or one reader when called by itself."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=560_000)
    parser.add_argument("--reader", nargs=2, metavar=("NAME", "FOLDER"))
    given = parser.parse_args(arguments)
    if given.reader:
        name, folder = given.reader
        READERS[name](Path(folder))
        return 0
    start_up()
    guard()
    reading(given.rows)
    return 0


def start_up() -> None:
    """CPU seconds until everything is there, beside an interpreter that does nothing."""
    discover = "from outreach_core.hooks import Registry; Registry.discover(enabled={})"
    bare = cpu_seconds("pass")
    figure("bare_interpreter", bare, "s")
    figure("pendulum_alone", cpu_seconds("import pendulum"), "s")
    core = cpu_seconds("import outreach_core")
    figure("import_core", core, "s", "<= 0.15")
    hooks = cpu_seconds("import outreach_core.hooks")
    figure("import_hooks", hooks, "s", "<= 0.8")
    whole = cpu_seconds(discover.format(list(PLUGINS)))
    figure("all_plugins", whole, "s", "<= 1.5")
    figure("all_plugins_to_bare", whole / bare, "times")
    for name in PLUGINS:
        alone = cpu_seconds(discover.format([name]))
        figure(f"start_{name}", alone - hooks, "s")


def cpu_seconds(code: str, rounds: int = 7) -> float:
    """Return the least CPU time of several fresh interpreters that run *code*."""
    found = []
    for _ in range(rounds):
        before = _of_children()
        subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603  our own
        found.append(_of_children() - before)
    return min(found)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def guard() -> None:
    """What the guard adds to a call that does nothing, and to one that does its work."""
    registry = Registry.from_plugins({})
    days = registry.one(WORKDAYS, SUNDAYS_ONLY.name)
    plain = _call(lambda: SUNDAYS_ONLY.is_workday(AS_OF), 20_000)
    guarded = _call(lambda: days.is_workday(AS_OF), 20_000)
    figure("guard_a_call", (guarded - plain) * 1e6, "µs", "<= 2")
    figure("guard_smallest_call", guarded / plain, "times")
    ways = registry.one(TRAVEL_TIMES, StraightLine().name)
    places = [Place(id=f"p{n}", postcode=f"341{n:02}") for n in range(60)]
    plain = _call(lambda: StraightLine().minutes(places), 20)
    guarded = _call(lambda: ways.minutes(places), 20)
    figure("guard_table_of_ways", guarded / plain, "times", "<= 2.5")


def _call(function: Callable[[], object], times: int, rounds: int = 7) -> float:
    found = []
    for _ in range(rounds):
        begin = time.process_time()
        for _ in range(times):
            function()
        found.append((time.process_time() - begin) / times)
    return min(found)


def reading(rows: int) -> None:
    """Read the contacts of an office as records, and as bare cells by others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_exports(folder, rows)
        for kind, peer in (("csv", "polars"), ("xlsx", "calamine")):
            ours = measured(kind, folder, rows)
            bare = measured(peer, folder, rows)
            figure(f"{kind}_tables", ours[0], "s")
            figure(f"{kind}_tables_rows", rows / ours[0], "rows/s", ">= 20000")
            figure(f"{kind}_tables_peak", ours[1], "MB", "<= 1000")
            figure(f"{kind}_{peer}_alone", bare[0], "s")
            figure(f"{kind}_{peer}_peak", bare[1], "MB")
            figure(f"{kind}_to_{peer}", ours[0] / bare[0], "times", TARGETS[kind])


def write_exports(folder: Path, rows: int) -> None:
    """Write the same invented contacts as CSV and as XLSX, and their people."""
    people = [f"{n:06}A" for n in range(max(rows // CONTACTS_A_PERSON, 1))]
    customers = "".join(f"{number};Beispiel;Ada\n" for number in people)
    text = "Kundennummer;Nachname;Vorname\n" + customers
    (folder / "kunden.csv").write_text(text, encoding="utf-8")
    with (folder / "kontakte.csv").open("w", encoding="utf-8") as file:
        file.write(";".join(HEADS) + "\n")
        file.writelines(";".join(row) + "\n" for row in contacts(people, rows))
    _write_xlsx(folder / "kontakte.xlsx", contacts(people, rows))


def contacts(people: Sequence[str], rows: int) -> Iterator[tuple[str, ...]]:
    """Yield invented contacts; the same number, the same rows."""
    kinds = (
        ("Telefon", "erreicht"),
        ("Brief", "versandt"),
        ("Telefon", "nicht erreicht"),
    )
    for number in range(rows):
        turn, who = divmod(number, len(people))
        # Another day each time: a contact that stands twice would be folded into one.
        day = AS_OF.subtract(days=1 + turn * 37 + who % 31)
        kind, outcome = kinds[turn % len(kinds)]
        yield people[who], f"{day:%d.%m.%Y}", kind, outcome


def _write_xlsx(path: Path, rows: Iterator[tuple[str, ...]]) -> None:
    # By hand: the libraries that write workbooks take minutes for half a million rows.
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relation = f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        '.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{sheet}.sheet.main+xml"/><Override '
        f'PartName="/xl/sheet.xml" ContentType="{sheet}.worksheet+xml"/></Types>',
        "_rels/.rels": f'{relation}Type="{office}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Tabelle1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{relation}Type="{office}/worksheet" '
        'Target="sheet.xml"/></Relationships>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, text in parts.items():
            book.writestr(name, text)
        with book.open("xl/sheet.xml", "w") as file:
            file.write(f'<worksheet xmlns="{main}"><sheetData>'.encode())
            for number, row in enumerate(itertools.chain([HEADS], rows), start=1):
                cells = "".join(
                    f'<c r="{column}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
                    for column, cell in zip("ABCD", row, strict=True)
                )
                file.write(f'<row r="{number}">{cells}</row>'.encode())
            file.write(b"</sheetData></worksheet>")


def measured(reader: str, folder: Path, rows: int) -> tuple[float, float]:
    """Return CPU seconds and peak MB of one reader in a process of its own."""
    command = [sys.executable, __file__, "--reader", reader, str(folder)]
    done = subprocess.run(  # noqa: S603  this very script
        command, stdout=subprocess.PIPE, text=True, check=True
    )
    told = json.loads(done.stdout)
    if told["rows"] != rows:
        message = f"{reader} found {told['rows']} of {rows} rows"
        raise SystemExit(message)
    return told["seconds"], told["peak_mb"]


def _tables(folder: Path, contacts_file: str) -> None:
    settings = {"customers": "kunden.csv", "contacts": contacts_file}
    host = Host(folder=str(folder), key=b"an invented secret of the office")
    registry = Registry.discover(
        enabled=["tables"], settings={"tables": settings}, host=host
    )
    begin = time.process_time()
    batch = registry.one(SOURCE, "tables").read(as_of=AS_OF)
    rows = sum(tally.records for tally in batch.tallies)
    _tell(begin, rows - len(batch.people))


def _calamine(folder: Path) -> None:
    begin = time.process_time()
    book = CalamineWorkbook.from_path(folder / "kontakte.xlsx")
    _tell(begin, len(book.get_sheet_by_index(0).to_python()) - 1)


def _polars(folder: Path) -> None:
    import polars as pl  # noqa: PLC0415  the other readers shall not carry it

    begin = time.process_time()
    path = folder / "kontakte.csv"
    _tell(begin, pl.read_csv(path, separator=";", infer_schema=False).height)


def _tell(begin: float, rows: int) -> None:
    seconds = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak, "rows": rows}))


READERS: Final[dict[str, Callable[[Path], None]]] = {
    "csv": lambda folder: _tables(folder, "kontakte.csv"),
    "xlsx": lambda folder: _tables(folder, "kontakte.xlsx"),
    "calamine": _calamine,
    "polars": _polars,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
