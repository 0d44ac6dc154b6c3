"""One decision, several readers: `outreach why --for`."""

import json
from typing import Any

import pytest

ON = ("--as-of", "05.10.2026")


@pytest.fixture
def who(office: Any) -> str:
    office.run("screen", *ON)
    return str(office.worklist()[0]["Kennung"])


def test_the_citizen_gets_plain_sentences_and_a_page(office: Any, who: str) -> None:
    said = office.run("why", who, *ON, "--for", "citizen")
    assert "Sie dürfen Nein sagen" in said.out
    page = office.files()[f"anlage-{who}.html"].decode()
    assert "Sie dürfen Nein sagen" in page


def test_the_answer_to_a_request_lists_facts_with_their_source(
    office: Any, who: str
) -> None:
    said = office.run("why", who, *ON, "--for", "access")
    assert said.code == 0, said.err
    page = office.files()[f"auskunft-{who}.html"].decode()
    assert "Kundenliste des Jobcenters" in page
    assert "Kontaktliste des Jobcenters" in page
    name = office.worklist()[0]["Name"]
    assert name in page
    assert name not in said.out


def test_clerk_and_developer_see_every_condition(office: Any, who: str) -> None:
    clerk = office.run("why", who, *ON, "--for", "clerk").out
    tree = office.run("why", who, *ON, "--for", "developer").out
    for said in (clerk, tree):
        assert "Trotz Bemühungen" in said
    assert "└─ ✓" in tree


def test_a_receipt_is_judged_again_and_today_stands_beside_it(
    office: Any, who: str
) -> None:
    file = office.folder / "beleg.json"
    issued = office.run("why", who, *ON, "--receipt", str(file))
    text = file.read_text("utf-8")
    assert json.loads(text)["subject"] == who
    assert json.loads(text)["seal"] in issued.out.replace(" ", "")
    again = office.run("why", who, "--as-of", "05.11.2026", "--receipt", str(file))
    assert "folgt aus seinem Regelwerk" in again.out
    assert "Am 5. Oktober 2026 war die Antwort: ja" in again.out
    assert file.read_text("utf-8") == text
    file.write_text(text.replace("2026-10-05", "2026-10-04"), "utf-8")
    changed = office.run("why", who, *ON, "--receipt", str(file))
    assert changed.code == 1
    assert "verändert" in changed.err
