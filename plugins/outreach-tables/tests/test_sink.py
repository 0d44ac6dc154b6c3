"""Tables as a workbook: safe, printable, delivered once."""

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core import Language, Words
from outreach_core.errors import InvalidInputError, InvalidValueError
from outreach_core.hooks import Page, Parcel, ParcelKind, PluginSettings, Table
from outreach_tables import XlsxSink
from outreach_tables.sheets_out import workbook_bytes


def table(*rows: tuple[Any, ...], name: str = "worklist") -> Table:
    return Table(
        name=name,
        title=Words("Arbeitsliste", "Worklist"),
        columns=(Words("Name", "Name"), Words("Seit", "Since"), Words("Zahl", "Count")),
        rows=rows,
        notes=(Words("Stand 05.10.2026", "As of 2026-10-05"),),
    )


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def parcel(*rows: tuple[Any, ...]) -> Parcel:
    return Parcel(kind=ParcelKind.TABLES, name="worklist", content=(table(*rows),))


@pytest.fixture
def sink(tmp_path: Path) -> XlsxSink:
    return XlsxSink(settings=PluginSettings(output=str(tmp_path / "ausgabe")))


STARTS = st.sampled_from([*"=+-@\t\r\n＝＋－＠", " =", "\n+", "\x00=", "", "'"])


@given(st.lists(st.tuples(STARTS, st.text(max_size=20)), max_size=8))
def test_a_text_is_never_a_formula(parts: list[tuple[str, str]]) -> None:
    rows = [(start + rest, None, 1) for start, rest in parts]
    sheet = opened(workbook_bytes([table(*rows)], language=Language.DE)).active
    for row in sheet.iter_rows(min_row=4, max_row=3 + len(rows), max_col=1):
        assert row[0].data_type in ("s", "inlineStr") or row[0].value is None
        text = (row[0].value or "").lstrip()
        if text[:1] in tuple("=+-@＝＋－＠"):
            assert row[0].quotePrefix


def test_a_sheet_can_be_worked_with_and_printed() -> None:
    content = workbook_bytes(
        [table(("Muster, Mia", pendulum.date(2026, 4, 4), 184))], language=Language.DE
    )
    sheet = opened(content)["worklist"]
    assert [cell.value for cell in sheet[3]] == ["Name", "Seit", "Zahl"]
    assert sheet["A3"].font.bold
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:C4"
    assert sheet["B4"].is_date
    assert sheet["B4"].number_format == "DD.MM.YYYY"
    assert sheet["C4"].value == 184
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.fitToHeight == 0
    assert sheet["A6"].value == "Stand 05.10.2026"
    assert sheet.column_dimensions["A"].width > 10


def test_document_properties_name_nobody() -> None:
    properties = opened(workbook_bytes([table()], language=Language.EN)).properties
    assert (properties.creator, properties.lastModifiedBy) == ("outreach", None)
    assert properties.title is None


def test_the_same_tables_give_the_same_bytes() -> None:
    rows = [(f"Muster {n}", pendulum.date(2026, 1, 1), n) for n in range(50)]
    first, second = (
        workbook_bytes([table(*rows)], language=Language.DE) for _ in range(2)
    )
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        stamps = archive.read("docProps/core.xml").decode()
        assert stamps.count("1980-01-01T00:00:00Z") == 2
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


def test_long_and_equal_sheet_names_stay_apart() -> None:
    names = ["x" * 40, "X" * 40, "History"]
    book = opened(
        workbook_bytes([table(name=name) for name in names], language=Language.DE)
    )
    assert len({name.lower() for name in book.sheetnames}) == 3
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_the_same_key_is_one_delivery_also_for_a_new_process(
    sink: XlsxSink, tmp_path: Path
) -> None:
    first = sink.deliver(parcel(("Muster", None, 1)), key="k1")
    file = tmp_path / "ausgabe" / "worklist.xlsx"
    written = file.read_bytes()
    again = XlsxSink(settings=PluginSettings(output=str(tmp_path / "ausgabe"))).deliver(
        parcel(("Anders", None, 2)), key="k1"
    )
    assert (first.already, again.already) == (False, True)
    assert first.where == again.where == "worklist.xlsx"
    assert file.read_bytes() == written


def test_another_key_replaces_the_list(sink: XlsxSink, tmp_path: Path) -> None:
    sink.deliver(parcel(("Muster", None, 1)), key="k1")
    assert not sink.deliver(parcel(("Probe", None, 1)), key="k2").already
    assert (
        opened((tmp_path / "ausgabe" / "worklist.xlsx").read_bytes()).active["A4"].value
        == "Probe"
    )


def test_a_list_that_was_thrown_away_is_written_again(
    sink: XlsxSink, tmp_path: Path
) -> None:
    sink.deliver(parcel(), key="k1")
    (tmp_path / "ausgabe" / "worklist.xlsx").unlink()
    assert not sink.deliver(parcel(), key="k1").already


def test_a_failed_write_leaves_the_old_list_and_no_rest(
    sink: XlsxSink, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sink.deliver(parcel(("Muster", None, 1)), key="k1")
    folder = tmp_path / "ausgabe"
    before = (folder / "worklist.xlsx").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("outreach_core.hooks.whole_files.os.fsync", full)
        with pytest.raises(InvalidInputError, match="cannot be written"):
            sink.deliver(parcel(("Probe", None, 2)), key="k2")
    assert (folder / "worklist.xlsx").read_bytes() == before
    assert not list(folder.glob("**/*.part"))
    assert not sink.deliver(parcel(("Probe", None, 2)), key="k2").already


def test_other_parcels_are_refused(sink: XlsxSink) -> None:
    page = Parcel(kind=ParcelKind.PAGE, name="x", content=Page(html="<p>x</p>"))
    with pytest.raises(InvalidValueError):
        sink.deliver(page, key="k")
