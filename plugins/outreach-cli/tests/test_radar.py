"""`outreach radar`: who must appear in person, from the office's own list."""

from typing import Any

import pytest
from python_calamine import CalamineWorkbook

STATED = ('# statements = "feststellungen', 'statements = "feststellungen')
ON = ("--as-of", "05.10.2026")


def rows(office: Any, name: str, sheet: str) -> list[dict[str, Any]]:
    book = CalamineWorkbook.from_path(office.folder / "ausgabe" / name)
    found = book.get_sheet_by_name(sheet).to_python()
    start = next(i for i, row in enumerate(found) if "Kennung" in row)
    return [
        dict(zip(found[start], row, strict=True))
        for row in found[start + 1 :]
        if sum(cell != "" for cell in row) > 1
    ]


@pytest.fixture
def stated(office: Any) -> Any:
    office.settings(STATED)
    return office


def test_it_says_who_is_inside_until_when_and_that_a_visit_is_not_enough(
    stated: Any,
) -> None:
    said = stated.run("radar", *ON)
    assert said.code == 0, said.err
    assert "2 Menschen müssen sich noch persönlich melden" in said.out
    assert "31.10.2026" in said.out
    assert "30.11.2026" in said.out
    assert "26" in said.out
    assert "ersetzt die persönliche Meldung im Jobcenter nicht" in said.out
    assert "Gelegenheit zur persönlichen Anhörung geben" in said.out
    assert "fristen.xlsx" in said.out
    found = rows(stated, "fristen.xlsx", "Frist-7b")
    assert [row["Tage übrig"] for row in found] == [26.0, 56.0]
    assert len(rows(stated, "fristen.xlsx", "Nicht-in-der-Frist")) == 2
    assert len(rows(stated, "fristen.xlsx", "Anhoerungen")) == 1


def test_no_name_is_shown_on_the_terminal(stated: Any) -> None:
    said = stated.run("radar", *ON)
    for row in rows(stated, "fristen.xlsx", "Frist-7b"):
        assert row["Kennung"] in said.out
        assert row["Name"] not in said.out


def test_without_a_list_nobody_is_inside_and_nothing_is_written(office: Any) -> None:
    said = office.run("radar", *ON)
    assert said.code == 0
    assert "soweit das Jobcenter es angegeben hat" in said.out
    assert office.files() == {}


def test_it_speaks_english_too(stated: Any) -> None:
    said = stated.run("--language", "en", "radar", *ON)
    assert "2 people still have to appear in person" in said.out
    assert "No visit, call or letter replaces" in said.out


def test_people_inside_get_no_usual_letter_and_the_run_says_so(stated: Any) -> None:
    dry = stated.run("letters", *ON, "--dry-run")
    run = stated.run("letters", *ON)
    for said in (dry.out, run.out):
        assert "§ 7b Abs. 4 SGB II" in said
    assert "Briefe: 7 übergeben, 0 früher übergeben, 2 hiergeblieben" in run.out


def test_the_worklist_puts_them_first_and_says_why(stated: Any) -> None:
    said = stated.run("screen", *ON)
    assert "2 Menschen müssen sich noch persönlich melden" in said.out
    first, second, *others = stated.worklist()
    assert str(first["Letzter Tag § 7b"]).startswith("2026-10-31")
    assert str(second["Letzter Tag § 7b"]).startswith("2026-11-30")
    assert "kein üblicher Brief" in first["Reihenfolge, weil"]
    assert all(row["Letzter Tag § 7b"] == "" for row in others)


def test_a_planned_visit_stands_on_the_radar_and_cures_nothing(stated: Any) -> None:
    stated.run("screen", *ON)
    who = rows_of_first(stated)
    agreed = stated.run("record", who, "besuch-willkommen", "--on", "06.10.2026")
    assert agreed.code == 0, agreed.err
    planned = stated.run("plan", "--as-of", "06.10.2026", "--week", "12.10.2026")
    assert planned.code == 0, planned.err
    said = stated.run("radar", "--as-of", "06.10.2026")
    assert "Geplant: Besuch am" in said.out
    assert "2 Menschen müssen sich noch persönlich melden, für 1 ist" in said.out
    stated.run("record", who, "an-der-tuer", "--on", "12.10.2026")
    later = stated.run("radar", "--as-of", "13.10.2026")
    assert "2 Menschen müssen sich noch persönlich melden" in later.out


def rows_of_first(office: Any) -> str:
    return str(office.worklist()[0]["Kennung"])


def test_overdue_reviews_of_holds_show_up_for_everybody_who_screens(
    office: Any,
) -> None:
    said = office.run("screen", "--as-of", "05.10.2027")
    assert "Wiedervorlage überfällig" in said.out
    found = rows(office, "worklist.xlsx", "Vermerke")
    assert found[0]["Überfällig seit Tagen"] > 0
    days = [row["Wieder zu prüfen am"] for row in found]
    assert days == sorted(days)


def test_a_contact_of_the_household_counts_only_where_the_house_says_so(
    office: Any,
) -> None:
    office.run("screen", *ON)
    alone = len(office.worklist())
    office.settings(("household_counts = false", "household_counts = true"))
    office.run("screen", *ON)
    assert len(office.worklist()) <= alone


def test_letters_to_an_address_from_which_one_came_back_wait_for_a_look(
    office: Any,
) -> None:
    office.settings(("addresses = false", "addresses = true "))
    run = office.run("letters", *ON)
    assert "Anschrift prüfen" in run.out
    assert "Briefe: 7 übergeben, 0 früher übergeben, 2 hiergeblieben" in run.out
    office.run("screen", *ON)
    shown = [row for row in office.worklist() if row["Anschrift"]]
    assert len(shown) == 2
    assert all("Anschrift prüfen" in row["Anschrift"] for row in shown)


def test_a_decision_to_wait_is_recorded_in_one_word_and_keeps_the_letter_here(
    office: Any,
) -> None:
    office.run("screen", *ON)
    who = rows_of_first(office)
    said = office.run(
        *("record", who, "warten-fachkraft", "--on", "05.10.2026"),
        *("--until", "02.11.2026"),
    )
    assert said.code == 0, said.err
    assert "2. November" in said.out
    run = office.run("letters", *ON)
    assert "Briefe: 8 übergeben" in run.out
    assert "vorerst nicht zu schreiben" in run.out
    told = office.run("why", who, *ON)
    assert "die Integrationsfachkraft versucht es zuerst selbst" in told.out
