"""Tables as CSV: opened by a double click, never a formula, delivered once."""

import csv
import io
from pathlib import Path
from typing import Any

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_core import Language, Words
from outreach_core.errors import InvalidInputError, InvalidValueError
from outreach_core.hooks import Page, Parcel, ParcelKind, PluginSettings, Table
from outreach_tables import CsvSink
from outreach_tables.csv_out import csv_bytes

DAY = pendulum.date(2026, 10, 5)


def table(*rows: tuple[Any, ...], name: str = "worklist") -> Table:
    return Table(
        name=name,
        title=Words("Arbeitsliste", "Worklist"),
        columns=(Words("Name", "Name"), Words("Größe", "Size")),
        rows=rows,
        notes=(Words("Stand heute", "As of today"),),
    )


def read(content: bytes, separator: str = ";") -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def parcel(*tables: Table) -> Parcel:
    return Parcel(kind=ParcelKind.TABLES, name="liste", content=tables)


@pytest.fixture
def sink(tmp_path: Path) -> CsvSink:
    """A sink that writes into a folder not there yet."""
    return CsvSink(settings=PluginSettings(output=str(tmp_path / "ausgabe")))


STARTS = st.sampled_from(
    [*"=+-@\t\r\n＝＋－＠", " =", "\n+", "\x00=", "\u00a0=", "", "'"]
)


@settings(max_examples=200)
@given(st.lists(st.tuples(STARTS, st.text(max_size=20)), max_size=8))
def test_no_cell_ever_begins_like_a_formula(parts: list[tuple[str, str]]) -> None:
    rows = [(start + rest + ",=1+1", None) for start, rest in parts]
    content = csv_bytes(table(*rows), language=Language.DE)
    for separator in ";,":
        for row in read(content, separator):
            for cell in row:
                assert cell.strip()[:1] not in tuple("=+-@＝＋－＠") or not cell.strip()
                assert cell[:1] not in tuple("\t\r\n")
    assert len(read(content)) == 1 + len(rows)


def test_excel_sees_umlauts_semicolons_days_and_numbers() -> None:
    content = csv_bytes(table(('Ärger; "so"', -5), (None, DAY)), language=Language.DE)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 3
    assert read(content) == [
        ["Name", "Größe"],
        ['Ärger; "so"', "-5"],
        ["", "05.10.2026"],
    ]
    english = csv_bytes(table((None, DAY)), language=Language.EN)
    assert read(english) == [["Name", "Size"], ["", "2026-10-05"]]


def test_one_file_a_table_and_the_same_key_once(sink: CsvSink, tmp_path: Path) -> None:
    two = parcel(table(("Mia", 1)), table(name="Worklist"))
    first, again = sink.deliver(two, key="k1"), sink.deliver(two, key="k1")
    assert first.where == "liste-worklist.csv, liste-Worklist-2.csv"
    assert (first.already, again.already) == (False, True)
    files = {path.name for path in (tmp_path / "ausgabe").glob("*.csv")}
    assert files == set(first.where.split(", "))
    assert sink.deliver(parcel(table()), key="k2").where == "liste.csv"


def test_a_file_that_somebody_removed_is_written_again(
    sink: CsvSink, tmp_path: Path
) -> None:
    two = parcel(table(), table(name="b"))
    sink.deliver(two, key="k1")
    (tmp_path / "ausgabe" / "liste-b.csv").unlink()
    assert not sink.deliver(two, key="k1").already
    assert (tmp_path / "ausgabe" / "liste-b.csv").exists()


def test_a_run_killed_between_file_and_mark_writes_the_same_again(
    sink: CsvSink, tmp_path: Path
) -> None:
    sink.deliver(parcel(table(("Mia", 1))), key="k1")
    before = (tmp_path / "ausgabe" / "liste.csv").read_bytes()
    for mark in (tmp_path / "ausgabe" / ".outreach").glob("*.json"):
        mark.unlink()
    assert not sink.deliver(parcel(table(("Mia", 1))), key="k1").already
    assert (tmp_path / "ausgabe" / "liste.csv").read_bytes() == before


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "ausgabe").write_text("a file where the folder should be")
    sink = CsvSink(settings=PluginSettings(output=str(tmp_path / "ausgabe")))
    with pytest.raises(InvalidInputError, match=r"liste\.csv"):
        sink.deliver(parcel(table()), key="k1")


def test_other_parcels_are_refused(sink: CsvSink) -> None:
    page = Parcel(kind=ParcelKind.PAGE, name="x", content=Page(html="<p>"))
    with pytest.raises(InvalidValueError, match="a parcel of tables"):
        sink.deliver(page, key="k")
