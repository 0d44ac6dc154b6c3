"""Excel workbooks as offices keep them: titles, merged cells, serials, several sheets."""

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pendulum
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from outreach_core.errors import InvalidInputError


def book_of(office: Any, *rows: list[object], sheet: str = "Liste") -> Worksheet:
    book = openpyxl.Workbook()
    found = book.active
    assert isinstance(found, Worksheet)
    found.title = sheet
    for row in rows:
        found.append(row)
    office.values["customers"] = "kunden.xlsx"
    return found


def save(office: Any, sheet: Worksheet) -> Path:
    path = Path(office.folder) / "kunden.xlsx"
    sheet.parent.save(path)
    return path


def test_titles_serials_and_date_cells_are_read(office: Any, issues: Any) -> None:
    sheet = book_of(
        office,
        ["Kundenliste"],
        ["Stand", dt.date(2026, 10, 5)],
        [],
        ["Kundennummer", "Name, Vorname", "Geburtsdatum"],
        [101, "Muster, Mia", 32874],
        [102, "Probe, Paul", "01.01.1990"],
        [103, "Test, Tim", dt.date(1990, 1, 1)],
        ["Summe", None, 3],
    )
    save(office, sheet)
    batch = office.read()
    assert {person.birth for person in batch.people} == {pendulum.date(1990, 1, 1)}
    assert {person.customer_number for person in batch.people} == {"101", "102", "103"}
    assert issues(batch) == [(8, "row-total", "")]
    assert batch.issues[0].place == "kunden.xlsx, Liste"


def test_a_table_may_begin_anywhere(office: Any) -> None:
    sheet = book_of(office)
    for row, cells in ((5, ["Kundennummer", "Name"]), (7, ["1", "Muster, Mia"])):
        for column, cell in enumerate(cells, start=4):
            sheet.cell(row, column, cell)
    save(office, sheet)
    assert len(office.read().people) == 1


def test_a_benefit_unit_merged_over_its_members_belongs_to_each(office: Any) -> None:
    sheet = book_of(
        office,
        ["BG-Nummer", "Kundennummer", "Name"],
        ["7", "1", "Muster, Mia"],
        [None, "2", "Muster, Max"],
        [None, "3", "Muster, Moritz"],
        ["8", "4", "Probe, Paul"],
    )
    sheet.merge_cells("A2:A4")
    save(office, sheet)
    people = office.read().people
    assert sorted(
        len([p for p in people if p.benefit_unit == u])
        for u in {person.benefit_unit for person in people}
    ) == [1, 3]


def test_a_header_merged_over_two_rows_is_found(office: Any) -> None:
    sheet = book_of(
        office,
        ["Kundennummer", "Person", None],
        [None, "Nachname", "Vorname"],
        ["1", "Muster", "Mia"],
    )
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    save(office, sheet)
    (person,) = office.read().people
    assert (person.family_name, person.given_name) == ("Muster", "Mia")


def test_every_sheet_with_a_header_is_read_and_the_others_passed_over(
    office: Any,
) -> None:
    sheet = book_of(office, ["Kundennummer", "Name"], ["1", "Muster, Mia"])
    book = sheet.parent
    second = book.create_sheet("Teil 2")
    second.append(["Name", "Kd-Nr."])
    second.append(["Probe, Paul", "2"])
    book.create_sheet("Erläuterung").append(["Alles Weitere bei der Teamleitung"])
    hidden = book.create_sheet("alt")
    hidden.append(["Kundennummer", "Name"])
    hidden.append(["3", "Alt, Anton"])
    hidden.sheet_state = "hidden"
    save(office, sheet)
    batch = office.read()
    assert len(batch.people) == 2
    assert [t.place for t in batch.tallies] == [
        "kunden.xlsx, Liste",
        "kunden.xlsx, Teil 2",
    ]
    only = office.read({"customers": {"file": "kunden.xlsx", "sheet": "Teil 2"}})
    assert [person.family_name for person in only.people] == ["Probe"]


def test_remarks_beside_the_table_are_harmless(office: Any) -> None:
    sheet = book_of(
        office,
        ["Kundennummer", "Name"],
        ["1", "Muster, Mia", None, None, "bitte prüfen!"],
    )
    save(office, sheet)
    batch = office.read()
    assert len(batch.people) == 1
    assert batch.issues == ()


def test_a_house_number_that_became_a_date_is_not_guessed(
    office: Any, issues: Any
) -> None:
    sheet = book_of(
        office,
        ["Kundennummer", "Name", "Straße", "Hausnummer", "PLZ", "Ort"],
        ["1", "Muster, Mia", "Ahornweg", dt.date(2026, 5, 3), 34117, "Kassel"],
    )
    save(office, sheet)
    batch = office.read()
    assert batch.people[0].address is None
    assert [code for _, code, _ in issues(batch)] == ["house-number-is-date"]


def test_formula_errors_are_noted_and_left_out(office: Any, issues: Any) -> None:
    sheet = book_of(
        office, ["Kundennummer", "Name", "Telefon"], ["1", "Muster, Mia", "#NV"]
    )
    save(office, sheet)
    batch = office.read()
    assert batch.people[0].phone == ""
    assert issues(batch) == [(2, "cell-error", "Telefon")]


def test_a_phone_number_gets_its_lost_zero_back(office: Any) -> None:
    sheet = book_of(
        office,
        ["Kundennummer", "Name", "Telefon"],
        ["1", "Muster, Mia", 561123456],
        ["2", "Probe, Paul", 4917139200],
    )
    save(office, sheet)
    assert {p.phone for p in office.read().people} == {"0561123456", "+4917139200"}


def test_a_missing_sheet_is_answered_with_those_there_are(office: Any) -> None:
    save(office, book_of(office, ["Kundennummer", "Name"], ["1", "Muster, Mia"]))
    with pytest.raises(InvalidInputError, match="Its sheets: 'Liste'"):
        office.read({"customers": {"file": "kunden.xlsx", "sheet": "Leiste"}})


def test_a_cut_off_workbook_is_a_fault_not_an_empty_list(office: Any) -> None:
    path = save(office, book_of(office, ["Kundennummer", "Name"], ["1", "Muster, M"]))
    path.write_bytes(path.read_bytes()[:-300])
    with pytest.raises(InvalidInputError, match="not a spreadsheet, or it is damaged"):
        office.read()


def test_one_workbook_may_hold_everything(office: Any) -> None:
    sheet = book_of(office, ["Kundennummer", "Name"], ["1", "Muster, Mia"])
    contacts = sheet.parent.create_sheet("Kontakte")
    contacts.append(["Kundennummer", "Datum", "Art", "Ergebnis"])
    contacts.append(["1", dt.date(2026, 9, 1), "Telefon", "erreicht"])
    save(office, sheet)
    batch = office.read({"contacts": "kunden.xlsx"})
    assert len(batch.histories) == 1
