"""Visits are announced from the command line, people inside § 7b get the honest letter."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from outreach_cli.main import run
from outreach_core.letters import LetterKind, shipped_template

S = ("--as-of", "05.10.2026")
PLANNED = ("plan", "--week", "02.11.2026", "--as-of")


def once_more(folder: Path, office: Path, *command: str) -> Path:
    """Run one command in a copy of an office."""
    shutil.copytree(office, folder)
    settings = ("--settings", str(folder / "outreach.toml"))
    assert run([*command, *settings], environ={}) == 0
    return folder


@pytest.fixture(scope="module")
def planned_office(
    written_office: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Everybody was written to; three weeks later a week of visits is planned."""
    folder = tmp_path_factory.mktemp("planned") / "office"
    return once_more(folder, written_office, *PLANNED, "19.10.2026")


@pytest.fixture(scope="module")
def announced_office(
    planned_office: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Everybody with a visit in the plan was told of it by letter."""
    folder = tmp_path_factory.mktemp("announced") / "office"
    return once_more(folder, planned_office, "announce", "--as-of", "19.10.2026")


@pytest.fixture
def planned(copied: Any, planned_office: Path) -> Any:
    return copied(planned_office)


@pytest.fixture
def announced(copied: Any, announced_office: Path) -> Any:
    return copied(announced_office)


def letters(office: Any, stem: str) -> dict[str, bytes]:
    return {n: data for n, data in office.files().items() if f"briefe/{stem}" in n}


def test_planned_visits_are_announced_once(planned: Any) -> None:
    dry = planned.run("announce", "--dry-run", "--as-of", "19.10.2026")
    assert dry.code == 0
    assert letters(planned, "announcement") == {}
    said = planned.run("announce", "--as-of", "19.10.2026")
    assert said.code == 0, said.text
    written = letters(planned, "announcement")
    assert written
    assert f"{len(written)} übergeben" in said.out
    for name, text in written.items():
        assert "November" in text.decode()
        assert "AAAAA" not in name
    again = planned.run("announce", "--as-of", "20.10.2026")
    assert "0 übergeben" in again.out
    assert f"unverändert: {len(written)} Besuche" in again.out
    assert letters(planned, "announcement") == written


def test_too_late_to_write_is_said_with_what_to_do(planned: Any) -> None:
    said = planned.run("announce", "--as-of", "30.10.2026")
    assert "0 übergeben" in said.out
    assert "Bitte anrufen" in said.out
    assert letters(planned, "announcement") == {}


def test_cards_name_two_people_and_no_office(office: Any) -> None:
    said = office.run("cards", "--name", "Deniz", "--name", "Kim", "--also", "en")
    assert said.code == 0, said.text
    page = office.files()["karten.html"].decode()
    assert "Deniz" in page
    assert "Jobcenter" not in page
    assert 'lang="en"' in page


def test_cards_of_one_person_are_refused(office: Any) -> None:
    said = office.run("cards", "--name", "Deniz")
    assert said.code == 1
    assert "Niemand geht allein" in said.err


def test_only_an_invitation_goes_to_the_whole_worklist(office: Any) -> None:
    office.settings(("first-letter-de", "grace-month-de"))
    said = office.run("letters", *S)
    assert said.code == 1
    assert "keine Einladung" in said.err


@pytest.fixture
def stated(office: Any) -> Any:
    """Two people stand inside the month of § 7b (4) SGB II."""
    office.settings(('# statements = "feststellungen', 'statements = "feststellungen'))
    return office


def review(office: Any, version: str) -> None:
    lines = (
        'legal_review_by = "Rechtsstelle"\n'
        'legal_review_on = "2026-10-01"\n'
        f'legal_review_version = "{version}"\n'
    )
    office.settings(("[letters]\n", f"[letters]\n{lines}"))


def test_without_a_review_the_honest_letter_waits_and_says_for_what(
    stated: Any,
) -> None:
    version = shipped_template(LetterKind.GRACE_MONTH).version
    said = stated.run("letters", *S)
    assert said.code == 0, said.text
    assert f"Version {version}" in said.out
    assert "legal_review_by" in said.out
    assert letters(stated, "grace-month") == {}


def test_once_reviewed_the_honest_letter_goes_to_people_inside_and_nobody_else(
    stated: Any,
) -> None:
    review(stated, shipped_template(LetterKind.GRACE_MONTH).version)
    said = stated.run("letters", *S)
    assert said.code == 0, said.text
    assert "9 übergeben" in said.out
    honest = letters(stated, "grace-month")
    assert len(honest) == 2
    told = " ".join(text.decode() for text in honest.values())
    # The 31st is a Saturday: the letter names the last day on which the office is open.
    assert "30. Oktober" in told
    assert "31. Oktober" not in told
    assert "30. November" in told
    assert "Musterstraße 1" in told
    assert "0 übergeben, 9 früher" in stated.run("letters", *S).out


def test_a_review_of_another_version_counts_for_nothing(stated: Any) -> None:
    review(stated, "0000000000000000")
    said = stated.run("letters", *S)
    assert said.code == 1
    assert "noch einmal lesen lassen" in said.err
    assert letters(stated, "") == {}


def test_advice_on_plain_language_reads_templates_and_sends_nothing(
    office: Any,
) -> None:
    said = office.run("letters", "--advise")
    assert said.code == 0, said.text
    assert "first-letter-de" in said.out
    assert "Zeile" in said.out
    assert "Leichte Sprache" not in said.out
    assert office.files() == {}


def test_after_a_closed_door_one_letter_tells_of_it(written: Any) -> None:
    who = written.worklist()[0]["Kennung"]
    said = written.run("record", who, "niemand-da", "--on", "26.10.2026")
    assert said.code == 0, said.text
    first = written.run("letters", "--follow-up", "--as-of", "27.10.2026")
    assert "Briefe: 1 übergeben" in first.out, first.text
    (text,) = letters(written, "closed-door").values()
    assert "26. Oktober" in text.decode()
    again = written.run("letters", "--follow-up", "--as-of", "28.10.2026")
    assert "Briefe: 0 übergeben" in again.out


def told_people(office: Any) -> list[str]:
    """Tell everybody who has a visit in the plan of it, and return who that is."""
    return [
        row["Kennung"]
        for row in office.worklist()
        if office.run(
            "record", row["Kennung"], "besuch-gesagt", "--on", "20.10.2026"
        ).code
        == 0
    ]


@pytest.mark.slow
def test_a_visit_that_the_office_calls_off_is_called_off_by_letter_once(
    announced: Any,
) -> None:
    someone = told_people(announced)[0]
    off = announced.run("record", someone, "besuch-faellt-aus", "--on", "20.10.2026")
    assert off.code == 0, off.text
    said = announced.run("announce", "--as-of", "20.10.2026")
    assert said.code == 0, said.text
    assert "1 übergeben" in said.out
    assert len(letters(announced, "cancellation")) == 1
    again = announced.run("announce", "--as-of", "21.10.2026")
    assert "0 übergeben" in again.out
    twice = announced.run("record", someone, "besuch-faellt-aus", "--on", "21.10.2026")
    assert twice.code == 1
    assert "kein Besuch im Plan" in twice.err


def test_who_was_told_on_the_phone_needs_no_letter(planned: Any) -> None:
    people = told_people(planned)
    assert people
    said = planned.run("announce", "--as-of", "20.10.2026")
    assert "0 übergeben" in said.out
    assert f"unverändert: {len(people)} Besuche" in said.out


@pytest.mark.slow
def test_a_visit_that_a_later_plan_drops_is_called_off(announced: Any) -> None:
    told = len(letters(announced, "announcement"))
    staff = announced.folder / "personal.csv"
    everybody = staff.read_bytes()
    staff.write_bytes(everybody.splitlines(keepends=True)[0])  # all of them are ill
    said = announced.run(*PLANNED, "20.10.2026")
    assert said.code == 0, said.text
    assert "Besuche aus einem früheren Plan finden nicht statt" in said.out
    staff.write_bytes(everybody)
    said = announced.run("announce", "--as-of", "20.10.2026")
    assert f"{told} übergeben" in said.out
    assert len(letters(announced, "cancellation")) == told
    assert "0 übergeben" in announced.run("announce", "--as-of", "21.10.2026").out
