"""Text files as offices export them: encodings, separators, quotes, damage."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach_core.errors import InvalidInputError

PEOPLE = "Kundennummer;Name, Vorname;Ort\n999A1;Müßig, Jörg;Köln\n999A2;Öz, Ayşe;Ulm\n"
LATIN = PEOPLE.replace("Ayşe", "Änne")


def names(batch: Any) -> set[str]:
    return {f"{p.given_name} {p.family_name}" for p in batch.people}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_are_read_with_and_without_a_mark(
    office: Any, encoding: str
) -> None:
    office.customers(PEOPLE, encoding)
    assert names(office.read()) == {"Jörg Müßig", "Ayşe Öz"}


def test_windows_files_are_read_without_being_told(office: Any) -> None:
    office.customers(LATIN, "cp1252")
    assert names(office.read()) == {"Jörg Müßig", "Änne Öz"}


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found_by_the_header(office: Any, separator: str) -> None:
    quoted = PEOPLE.replace("Name, Vorname", '"Name, Vorname"')
    quoted = quoted.replace("Müßig, Jörg", '"Müßig, Jörg"')
    quoted = quoted.replace("Öz, Ayşe", '"Öz, Ayşe"')
    office.customers(quoted.replace(";", separator))
    assert names(office.read()) == {"Jörg Müßig", "Ayşe Öz"}


def test_one_broken_byte_costs_one_row_not_the_file(office: Any, issues: Any) -> None:
    data = PEOPLE.encode().replace("Öz".encode(), b"\xd6z")
    office.has("kunden.csv", data)
    batch = office.read()
    assert names(batch) == {"Jörg Müßig"}
    assert issues(batch) == [(3, "encoding-broken", "Name, Vorname")]


def test_a_declared_encoding_that_is_wrong_is_said_with_the_row(office: Any) -> None:
    office.customers(LATIN, "cp1252")
    with pytest.raises(InvalidInputError, match="not encoded as utf-8") as caught:
        office.read({"customers": {"file": "kunden.csv", "encoding": "utf-8"}})
    assert "Jörg" not in str(caught.value)


def test_dos_umlauts_are_not_taken_for_windows_ones(office: Any) -> None:
    rows = "".join(f"999A{n};Müller, Jürgen;Köln\n" for n in range(20))
    office.customers("Kundennummer;Name, Vorname;Ort\n" + rows, "cp850")
    with pytest.raises(InvalidInputError, match="neither as UTF-8 nor"):
        office.read()


def test_an_open_quotation_mark_costs_one_row(office: Any, issues: Any) -> None:
    people = "".join(f"999A{n};Muster, Mia\n" for n in range(300))
    head = 'Kundennummer;Name, Vorname\n999B1;"Muster, Max\n'
    office.customers(head + people)
    batch = office.read()
    assert len(batch.people) == 300
    assert issues(batch) == [(2, "row-damaged", "")]


def test_two_open_quotation_marks_cost_two_rows(office: Any, issues: Any) -> None:
    office.customers(
        'Kundennummer;Name, Vorname\n999A1;"A, B\n999A2;C, D\n999A3;"E, F\n999A4;G, H\n'
    )
    batch = office.read()
    assert names(batch) == {"D C", "H G"}
    assert [(row, code) for row, code, _ in issues(batch)] == [
        (2, "row-damaged"),
        (4, "row-damaged"),
    ]


def test_a_quotation_mark_closed_in_the_next_row_swallows_no_row(
    office: Any, issues: Any
) -> None:
    office.customers(
        'Kundennummer;Name, Vorname\n999A1;"A, B\n999A2;C";999A3;D\n999A4;E, F\n'
    )
    batch = office.read()
    assert names(batch) == {"F E"}
    assert issues(batch) == [(2, "row-damaged", ""), (3, "row-too-long", "")]


def test_quotation_marks_inside_a_word_do_no_harm(office: Any) -> None:
    office.customers(
        'Kundennummer;Name, Vorname;c/o\n999A1;Muster, Mia;"Auf" und ab\n'
        '999A2;Probe, Paul;Haus "Zur Linde"\n'
    )
    assert len(office.read().people) == 2


def test_a_quoted_note_over_several_lines_is_one_row(office: Any) -> None:
    office.customers(
        "Kundennummer;Name, Vorname;Bemerkung\n"
        '999A1;Muster, Mia;"erste Zeile\nzweite; Zeile\n\ndritte"\n'
        "999A2;Probe, Paul;\n"
    )
    batch = office.read()
    assert names(batch) == {"Mia Muster", "Paul Probe"}
    assert batch.issues == ()


def test_a_cell_of_a_megabyte_costs_one_row(office: Any, issues: Any) -> None:
    office.customers(
        "Kundennummer;Name, Vorname\n999A1;" + "x" * 1_000_000 + "\n999A2;Probe, Paul\n"
    )
    batch = office.read()
    assert names(batch) == {"Paul Probe"}
    assert issues(batch) == [(2, "row-damaged", "")]


def test_a_stray_separator_shifts_nothing_into_the_wrong_column(
    office: Any, issues: Any
) -> None:
    office.customers(
        "Kundennummer;Name, Vorname;Straße;PLZ;Ort\n"
        "999A1;Muster, Mia;Ahornweg 1; Hinterhaus;34117;Kassel\n"
    )
    office.has("leer.txt", "")
    batch = office.read()
    assert batch.people == ()
    assert issues(batch) == [(2, "row-too-long", "")]


CELL = st.text(
    st.characters(
        codec="utf-8", exclude_characters="\0\ufffd", exclude_categories=["Cs"]
    ),
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["", "999A1", "999A2", "x"]), CELL, CELL)))
def test_rows_in_are_always_records_issues_or_merged(
    office: Any, rows: list[tuple[str, str, str]]
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["Kundennummer", "Name, Vorname", "Ort"])
    writer.writerows(rows)
    # What the csv module itself says stands in the file, blank rows left out.
    read = csv.reader(io.StringIO(text.getvalue(), newline=""), delimiter=";")
    filled = sum(any(cell.strip() for cell in row) for row in read) - 1
    office.customers(text.getvalue())
    try:
        batch = office.read()
    except InvalidInputError:
        assert filled == 0
        return
    (tally,) = batch.tallies
    assert tally.rows == tally.records + tally.issues + tally.merged
    assert tally.rows == filled
    unused = {issue.row for issue in batch.issues if not issue.kept}
    assert len(unused) == tally.issues
    assert tally.records == len(batch.people)


def write_big(path: Path, megabytes: int) -> int:
    """Write contacts of two people, one bad row in the middle."""
    head = b"Kundennummer;Datum;Kontaktart;Richtung;Ergebnis;Betreff\n"
    block = b"".join(
        f"999A{1 + n % 2};{1 + n % 28:02d}.0{1 + n % 9}.2025;Telefon;Eingang;erreicht;"
        f"Anruf Nummer {n}\n".encode()
        for n in range(10_000)
    )
    times = megabytes * 1_000_000 // len(block)
    with path.open("wb") as file:
        file.write(head)
        for number in range(times):
            if number == times // 2:
                file.write(b'999A1;gestern;Telefon;"Eingang;erreicht;\n')
            file.write(block)
    return times * 10_000


@pytest.mark.slow
def test_a_file_of_200_megabytes_with_one_bad_row_loses_that_row(
    office: Any, issues: Any
) -> None:
    rows = write_big(office.folder / "kontakte.csv", 200)
    office.values["contacts"] = "kontakte.csv"
    batch = office.read()
    tally = next(t for t in batch.tallies if t.place == "kontakte.csv")
    # Each block repeats the one before: 10,000 different rows, the rest is merged.
    assert (tally.rows, tally.records, tally.issues) == (rows + 1, 10_000, 1)
    assert [code for _, code, _ in issues(batch)] == ["row-damaged"]


def test_a_file_of_several_megabytes_with_one_bad_row_loses_that_row(
    office: Any, issues: Any
) -> None:
    rows = write_big(office.folder / "kontakte.csv", 4)
    office.values["contacts"] = "kontakte.csv"
    batch = office.read()
    assert sum(t.rows for t in batch.tallies) == rows + 1 + 2
    assert [code for _, code, _ in issues(batch)] == ["row-damaged"]
