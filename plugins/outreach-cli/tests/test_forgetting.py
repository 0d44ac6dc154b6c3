"""``outreach data-about`` and ``outreach forget``: what is kept, and kept no more."""

from typing import Any

from python_calamine import CalamineWorkbook


def test_a_person_is_told_everything_and_then_forgotten(written: Any) -> None:
    known = written.worklist()[0]["Kennung"]
    said = written.run("data-about", known)
    assert said.code == 0
    assert f"Gespeichert zu {known}" in said.out
    assert "Versandbuch: übergeben" in said.out
    shown = written.run("forget", "--customer", known)
    assert "1 würden gelöscht" in shown.out
    assert written.run("data-about", known).code == 0
    held = written.run("forget", "--customer", known, "--hold", known, "--yes")
    assert "Gelöscht: 0. Gesperrt: 1." in held.out
    done = written.run("forget", "--customer", known, "--yes")
    assert "Gelöscht: 1. Gesperrt: 0." in done.out
    assert "Sicherungen" in done.out
    assert written.run("data-about", known).code == 1
    (receipt,) = (name for name in written.files() if "loeschnachweis" in name)
    assert receipt in done.out
    book = CalamineWorkbook.from_path(written.folder / "ausgabe" / receipt)
    rows = book.get_sheet_by_index(0).to_python()
    numbers = next(row for row in rows if isinstance(row[1], float))
    assert numbers[1:5] == [1.0, 0.0, 0.0, 1.0]
    assert known not in f"{rows!r}{receipt}"


def test_nothing_is_due_before_its_time(written: Any) -> None:
    said = written.run("forget", "--due", "--as-of", "05.10.2028")
    assert "0 würden gelöscht" in said.out
    said = written.run("forget", "--due", "--as-of", "06.10.2028", "--yes")
    assert "Gelöscht: 0." not in said.out


def test_who_is_meant_must_be_said(written: Any) -> None:
    assert written.run("forget").code == 2
    assert written.run("forget", "--due", "--customer", "AAAAA-AAAAA").code == 2


def test_periods_holds_and_the_length_of_a_subject_are_settings(written: Any) -> None:
    known = written.worklist()[0]["Kennung"]
    written.settings(
        ("dormant_months = 24", "dormant_months = 1"),
        ("legal_holds = []", f'legal_holds = ["{known}"]'),
        ("subject_length = 60", "subject_length = 30"),
    )
    said = written.run("forget", "--due", "--as-of", "06.11.2026")
    assert said.out.count("gesperrt, bleibt") == 1
    said = written.run("note", known, "--as-of", "06.10.2026")
    assert "Betreff: Aufsuchende Beratung: Brief v…" in said.out
