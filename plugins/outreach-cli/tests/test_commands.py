"""A week in the office, one command after the other."""

import json
from pathlib import Path
from typing import Any

import pytest

from outreach_cli.main import run

S = ("--as-of", "05.10.2026")


def test_init_writes_settings_and_a_secret_that_only_the_owner_may_read(
    empty: Any,
) -> None:
    said = empty.run("init", "neu")
    assert said.code == 0
    key = empty.folder / "neu/.outreach/key"
    assert len(key.read_bytes()) == 64
    assert key.stat().st_mode & 0o077 == 0
    assert key.read_text() not in said.text
    assert "screen --dry-run" in said.out


def test_init_never_overwrites_anything(empty: Any) -> None:
    empty.write("outreach.toml", "language = 'en'")
    said = empty.run("init")
    assert said.code == 1
    assert "bleibt, wie sie ist" in said.err
    assert (empty.folder / "outreach.toml").read_text() == "language = 'en'"
    assert not (empty.folder / ".outreach").exists()


def test_init_keeps_a_secret_that_is_there(empty: Any) -> None:
    empty.write(".outreach/key", b"the secret of all cases so far")
    assert empty.run("init").code == 0
    key = (empty.folder / ".outreach/key").read_bytes()
    assert key == b"the secret of all cases so far"


def test_the_secret_alone_comes_to_settings_that_are_there(empty: Any) -> None:
    assert empty.run("init", "--secret").code == 1
    empty.write("outreach.toml", 'privacy.key_file = "geheim/haus.key"')
    assert "outreach init --secret" in empty.run("screen").err
    said = empty.run("init", "--secret")
    assert said.code == 0
    key = empty.folder / "geheim/haus.key"
    before = key.read_bytes()
    assert len(before) == 64
    assert empty.run("init", "--secret").code == 0
    assert key.read_bytes() == before, "a secret that is there stays"
    assert not (empty.folder / ".outreach/key").exists()


def test_two_offices_never_share_a_secret(empty: Any) -> None:
    for name in ("a", "b"):
        empty.run("init", name)
    keys = {(empty.folder / n / ".outreach/key").read_bytes() for n in "ab"}
    assert len(keys) == 2


def test_a_dry_run_shows_columns_and_writes_nothing(office: Any) -> None:
    before = sorted(p.name for p in office.folder.rglob("*"))
    said = office.run("screen", "--dry-run", *S)
    assert said.code == 0
    assert "kunden.xlsx, Kunden (Kundenliste), Kopfzeile in Zeile 4" in said.out
    assert "nicht gelesen (Datensparsamkeit): Familienstand, Bemerkung" in said.out
    after = sorted(p.name for p in office.folder.rglob("*") if "sqlite" not in p.name)
    assert after == before


def test_screen_writes_the_worklist_and_opens_a_case_for_everybody(office: Any) -> None:
    said = office.run("screen", *S)
    assert (said.code, said.err) == (0, "")
    assert len(office.worklist()) == 9
    assert "Fälle: 9 neu eröffnet" in said.out
    first = office.files()
    again = office.run("screen", *S)
    assert "0 neu eröffnet, 0 wieder geöffnet, 9 laufen schon" in again.out
    assert office.files() == first


def test_english_offices_are_spoken_to_in_english(office: Any) -> None:
    said = office.run("screen", *S, "--language", "en")
    assert said.code == 2
    said = office.run("--language", "en", "screen", *S)
    assert "Cases: 9 opened" in said.out
    said = office.run("screen", *S, environ={"OUTREACH_LANGUAGE": "en_GB"})
    assert "9 running already" in said.out


def test_why_answers_by_id_and_by_number_alike(written: Any) -> None:
    row = written.worklist()[0]
    by_id = written.run("why", row["Kennung"], *S)
    assert by_id.code == 0
    assert "Was gefragt wurde 1. ✓ Schon lange kein Kontakt" in by_id.out
    assert "Ein freundlicher Brief ging hinaus" in by_id.out
    plain = row["Kennung"].replace("-", "").lower()
    number = f" {row['Kundennummer'].lower()} "
    for other in (written.run("why", plain, *S), written.run("why", number, *S)):
        assert other.out.split(" s) ")[1] == by_id.out.split(" s) ")[1]
    assert row["Name"] not in by_id.text
    assert row["Kundennummer"] not in by_id.text


@pytest.mark.parametrize("asked", ["999A999999", "AAAAA-AAAAA", "Karagözlü", " "])
def test_why_repeats_nothing_about_somebody_it_does_not_know(
    written: Any, asked: str
) -> None:
    said = written.run("why", asked, *S)
    assert said.code == 1
    assert "Niemand in den Quellen hat diese Kennung oder Kundennummer" in said.err
    assert not asked.strip() or asked.strip() not in said.text


def test_why_also_says_why_somebody_is_not_on_the_list(written: Any) -> None:
    lost = {row["Kundennummer"] for row in written.worklist()}
    other = next(
        line.split(";")[0]
        for line in (written.folder / "kontakte.csv").read_text("cp1252").splitlines()
        if line.startswith("999A") and line.split(";")[0] not in lost
    )
    said = written.run("why", other, *S)
    assert said.code == 0
    assert "steht auf der Arbeitsliste" not in said.out
    assert "Was gefragt wurde" in said.out


def test_a_second_run_of_letters_hands_over_nothing(office: Any) -> None:
    first = office.run("letters", *S)
    assert (first.code, first.err) == (0, "")
    assert "Briefe: 9 übergeben, 0 früher übergeben" in first.out
    files = office.files()
    assert len([name for name in files if name.startswith("briefe/")]) == 9
    second = office.run("letters", *S)
    assert "Briefe: 0 übergeben, 9 früher übergeben" in second.out
    assert office.files() == files
    a_day_later = office.run("letters", "--as-of", "06.10.2026")
    assert "Briefe: 0 übergeben" in a_day_later.out or "1 übergeben" in a_day_later.out
    assert {n: office.files()[n] for n in files} == files


def test_letters_tried_dry_change_nothing(office: Any) -> None:
    said = office.run("letters", "--dry-run", *S)
    assert "Briefe: 9 zu übergeben, 0 früher übergeben, 0 mit Hindernis" in said.out
    assert office.files() == {}
    assert "9 neu eröffnet" in office.run("screen", *S).out


def test_letters_need_to_know_who_writes(office: Any) -> None:
    office.settings(('phone = "0561 000000"', 'phone = ""'), ("street = ", "unit = "))
    office.settings(('unit = "Aufsuchende Beratung"', ""))
    said = office.run("letters", *S)
    assert said.code == 1
    assert "hat 2 Fehler" in said.err
    assert "office.phone fehlt" in said.err
    assert "office.street fehlt" in said.err
    assert office.files() == {}


def test_the_plan_sends_pairs_and_writes_three_things(written: Any) -> None:
    said = written.run("plan", "--as-of", "15.10.2026")
    assert (said.code, said.err) == (0, "")
    assert "keine Regel verletzt" in said.out
    assert {"plan.html", "tagesblaetter.html", "besuche.ics"} <= set(written.files())
    before = written.files()
    again = written.run("plan", "--as-of", "15.10.2026")
    assert again.code == 0
    assert set(written.files()) == set(before)


@pytest.mark.parametrize(
    "word", ["gespraech", "gespräch", "Gespräch", "GESPRAECH", "talked", " talked "]
)
def test_what_happened_is_recorded_in_german_or_english(
    written: Any, word: str
) -> None:
    whose = written.worklist()[0]["Kennung"]
    said = written.run("record", whose, word, "--on", "07.10.2026")
    assert (said.code, said.err) == (0, "")
    assert "Eingetragen: Gespräch am Telefon oder schriftlich." in said.out
    assert "Als Nächstes:" in said.out


@pytest.mark.parametrize(
    ("word", "near"), [("gesprech", "gespraech"), ("talkd", "talked")]
)
def test_a_typo_is_answered_with_the_word_that_was_meant(
    written: Any, word: str, near: str
) -> None:
    said = written.run("record", written.worklist()[0]["Kennung"], word)
    assert said.code == 1
    assert f"Gemeint: {near}?" in said.err


def test_an_impossible_event_is_refused_with_its_reason(written: Any) -> None:
    whose = written.worklist()[0]["Kennung"]
    said = written.run("record", whose, "niemand-da", "--on", "01.10.2026")
    assert said.code == 1
    assert "liegt vor der Eröffnung des Falls" in said.err
    assert "niemand öffnete" not in written.run("why", whose, *S).out


@pytest.mark.parametrize("time", ["25:00", "12:60", "noon", "12", "1:2:3"])
def test_a_time_that_no_clock_shows_is_misuse(written: Any, time: str) -> None:
    whose = written.worklist()[0]["Kennung"]
    said = written.run("record", whose, "niemand-da", "--at", time)
    assert said.code == 2
    assert "eine Uhrzeit wie 09:30" in said.err


def test_nothing_can_be_recorded_for_somebody_without_a_case(written: Any) -> None:
    said = written.run("record", "AAAAA-AAAAA", "gespraech")
    assert said.code == 1
    assert "gibt es keinen Fall" in said.err


def test_offers_are_listed_with_reasons_and_nothing_is_sent(written: Any) -> None:
    whose = written.worklist()[0]["Kennung"]
    before = written.files()
    said = written.run("refer", whose, "--subject", "debt", "--as-of", "08.10.2026")
    assert said.code == 0
    assert "✓ B01: Schuldnerberatung (Schulden), passt" in said.out
    assert "passt nicht" in said.out
    assert written.files() == before


def test_without_consent_nobody_is_referred(written: Any) -> None:
    whose = written.worklist()[0]["Kennung"]
    before = written.files()
    said = written.run(
        *("refer", whose, "--subject", "debt", "--offer", "B01"),
        *("--as-of", "08.10.2026"),
    )
    assert said.code == 1
    assert "Einwilligung" in said.err
    assert written.files() == before


def test_exactly_the_consented_fields_reach_the_provider(written: Any) -> None:
    row = next(r for r in written.worklist() if r["Sprache"] == "de")
    written.run("record", row["Kennung"], "talked", "--on", "07.10.2026")
    call = (
        *("refer", row["Kennung"], "--subject", "debt", "--offer", "B01"),
        *("--as-of", "08.10.2026", "--consent-on", "08.10.2026"),
        *("--fields", "given_name, language", "--refusal-explained"),
    )
    said = written.run(*call)
    assert (said.code, said.err) == (0, "")
    assert "Weitergegeben: given_name, language." in said.out
    packages = [n for n in written.files() if n.startswith("vermittlung/")]
    (package,) = packages
    content = json.loads(written.files()[package])
    assert content["fields"] == {"given_name": row["Vorname"], "language": "Deutsch"}
    assert row["Name"] not in written.files()[package].decode()
    again = written.run(*call)
    assert again.code == 0
    assert [n for n in written.files() if n.startswith("vermittlung/")] == packages


def test_a_no_that_was_not_explained_is_no_consent(written: Any) -> None:
    whose = written.worklist()[0]["Kennung"]
    written.run("record", whose, "talked", "--on", "07.10.2026")
    said = written.run(
        *("refer", whose, "--offer", "B01"),
        *("--as-of", "08.10.2026", "--consent-on", "08.10.2026"),
    )
    assert said.code == 1
    assert "dass ein Nein ohne Folgen bleibt" in said.err
    assert not [n for n in written.files() if n.startswith("vermittlung/")]


def test_an_offer_that_is_on_no_list_is_refused(written: Any) -> None:
    whose = written.worklist()[0]["Kennung"]
    said = written.run("refer", whose, "--offer", "B99", "--as-of", "08.10.2026")
    assert said.code == 1
    assert "steht in keiner Liste" in said.err


def test_the_report_counts_and_protects_small_numbers(written: Any) -> None:
    whose = written.worklist()[0]["Kennung"]
    written.run("record", whose, "gespraech", "--on", "07.10.2026")
    said = written.run("report", "--as-of", "23.10.2026")
    assert said.code == 0
    assert "9 Menschen waren ohne Kontakt" in said.out
    page = written.files()["zwischenbilanz.html"].decode()
    assert "<svg" in page
    assert whose not in page


def test_a_week_twice_does_nothing_twice(office: Any) -> None:
    first = office.run("week", *S)
    assert (first.code, first.err) == (0, "")
    assert "Briefe: 9 übergeben" in first.out
    files = office.files()
    second = office.run("week", *S)
    assert second.code == 0
    assert "0 neu eröffnet" in second.out
    assert "Briefe: 0 übergeben, 9 früher übergeben" in second.out
    letters = {n: c for n, c in files.items() if n.startswith("briefe/")}
    assert {n: office.files()[n] for n in letters} == letters
    assert set(office.files()) == set(files)


def test_an_office_may_lie_elsewhere(
    written: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    settings = str(written.folder / "outreach.toml")
    said = written.run("report", "--settings", settings, "--as-of", "23.10.2026")
    assert said.code == 0
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_without_its_secret_an_office_is_not_opened(office: Any) -> None:
    (office.folder / ".outreach/key").unlink()
    said = office.run("screen", *S)
    assert said.code == 1
    assert "Das Geheimnis für die Pseudonyme fehlt" in said.err


def test_a_secret_in_the_environment_wins(
    office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.run("screen", *S)
    by_file = [row["Kennung"] for row in office.worklist()]
    monkeypatch.setenv("OUTREACH_KEY", "another secret of this office")
    office.run("screen", *S)
    assert not set(by_file) & {row["Kennung"] for row in office.worklist()}


def test_typos_in_the_settings_stop_every_command(office: Any) -> None:
    office.settings(("minimum = 3", "minimun = 3"), ('planner = "', 'planer = "'))
    for command in (("screen",), ("letters",), ("plan",), ("report",), ("week",)):
        said = office.run(*command, *S)
        assert said.code == 1
        assert "report.minimun gibt es nicht. Gemeint: report.minimum?" in said.err
        assert "visits.planer gibt es nicht. Gemeint: visits.planner?" in said.err


@pytest.mark.parametrize(
    ("change", "hint"),
    [
        (('formats = ["text"]', 'formats = ["tekst"]'), "Gemeint: 'text'?"),
        (('template = "first-letter-de"', 'template = "fist-letter-de"'), "Gemeint"),
        (('rulebook = "kassel"', 'rulebook = "kasel"'), "kassel"),
        (('documents = "folder"', 'documents = "ordner"'), "Bekannt:"),
        (('land = "DE-HE"', 'land = "DE-XX"'), "Bekannt:"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[1],
)
def test_a_name_that_no_plugin_offers_is_answered_with_those_on_offer(
    office: Any, change: tuple[str, str], hint: str
) -> None:
    office.settings(change)
    said = office.run("letters", *S)
    assert said.code == 1
    assert hint in said.err
    assert "Unerwarteter" not in said.err


@pytest.mark.parametrize(
    "arguments", [["--help"], ["record", "--help"], ["demo", "-h"]]
)
def test_help_is_there_in_both_languages(arguments: list[str]) -> None:
    for language in ("de", "en"):
        assert run(arguments, environ={"OUTREACH_LANGUAGE": language}) == 0
