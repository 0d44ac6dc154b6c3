"""``outreach quality`` and ``outreach note``: pages for the desk that can help."""

import json
from typing import Any


def test_quality_writes_a_page_and_says_who_can_help(office: Any) -> None:
    said = office.run("quality", "--as-of", "05.10.2026", "--json", "guete.json")
    assert said.code == 0
    assert "duplicate-conflict" in said.out
    assert "Fachkraft" in said.out
    assert "Familienstand" in said.out
    page = office.files()["datenqualitaet.html"].decode()
    assert "Jede Zeile abgerechnet" in page
    found = json.loads((office.folder / "guete.json").read_text("utf-8"))
    (source,) = found["sources"]
    for tally in source["tallies"]:
        parts = tally["records"] + tally["issues"] + tally["merged"]
        assert tally["rows"] == parts
    assert {"date-as-serial", "number-missing"} <= {
        finding["code"] for finding in source["findings"]
    }


def test_quality_opens_no_case_and_writes_no_list(office: Any) -> None:
    office.run("quality", "--as-of", "05.10.2026")
    assert set(office.files()) == {"datenqualitaet.html"}


def test_the_same_data_is_written_once(office: Any) -> None:
    office.run("quality", "--as-of", "05.10.2026")
    first = office.files()
    office.run("quality", "--as-of", "05.10.2026")
    assert office.files() == first


def test_a_note_is_ready_to_be_pasted_and_its_subject_fits(written: Any) -> None:
    known = written.worklist()[0]["Kennung"]
    said = written.run("note", known, "--as-of", "06.10.2026", "--subject-length", "30")
    assert said.code == 0
    assert "Datum: 06.10.2026 Betreff: Aufsuchende Beratung: Brief v…" in said.out
    assert "Freiwilliges Angebot nach § 14 SGB II" in said.out
    only = written.run("note", known, "--as-of", "06.10.2026", "--text-only")
    assert "Betreff" not in only.out


def test_a_note_needs_a_case_and_a_subject_of_twenty(written: Any) -> None:
    assert written.run("note", "AAAAA-AAAAA").code == 1
    said = written.run("note", "AAAAA-AAAAA", "--subject-length", "5")
    assert said.code == 2
