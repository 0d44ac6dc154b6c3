"""Names that sing, sent through one whole week: where they are heard, and where not."""

import json
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import pendulum
import pytest
from rich.console import Console

from outreach_cli import steps
from outreach_cli.office import opened
from outreach_cli.progress import Reporter
from outreach_cli.screening import screened
from outreach_core import Language

FAMILY, GIVEN, STREET = "Kanarienvogel", "Zeisigline", "Nachtigallenstieg"
CARE_OF, NOTE, PHONE, MAIL = "Stieglitzer", "Pirolnotiz", "0171 3920077", "amsel@e.org"
NUMBERS = tuple(f"999A77700{n}" for n in range(1, 7))
BORN = "21.03.1987"
NAMES = (FAMILY, GIVEN, CARE_OF, NOTE, PHONE, MAIL, BORN, "1987-03-21", *NUMBERS)
EVERYTHING = (*NAMES, STREET)
S = ("--as-of", "05.10.2026")


def customers() -> str:
    head = (
        "Kundennummer;Name, Vorname;Anrede;Geburtsdatum;Straße;Hausnummer;PLZ;Ort;c/o;"
        "Telefon;E-Mail;Sprache;Leistungsbezug;Bemerkung"
    )
    rows = (
        f"{number};{FAMILY}{n}, {GIVEN}{n};Frau;{BORN};{STREET};{n};34117;Kassel;"
        f"{CARE_OF};{PHONE};{MAIL};Deutsch;ja;{NOTE}"
        for n, number in enumerate(NUMBERS, start=1)
    )
    broken = f";{FAMILY}, {GIVEN};Frau;{BORN};{STREET};9;34117;Kassel;;;;;ja;{NOTE}"
    return "\r\n".join((head, *rows, broken, ""))


def contacts() -> str:
    head = "Kundennummer;Datum;Kontaktart;Richtung;Ergebnis;Betreff;automatisch"
    kinds = (
        "01.02.2025;Telefon;Eingang;erreicht",
        "01.08.2026;Brief;Ausgang;versandt",
        "01.09.2026;Telefon;Ausgang;nicht erreicht",
    )
    rows = [f"{number};{kind};{NOTE};nein" for number in NUMBERS for kind in kinds]
    # Surely no talk: one that may be a talk would send the person to review.
    broken = f"{NUMBERS[0]};{FAMILY};Telefon;Ausgang;nicht erreicht;{NOTE};nein"
    return "\r\n".join((head, *rows, broken, ""))


@attrs.frozen(kw_only=True)
class Week:
    """What a week left behind."""

    folder: Path
    said: str
    logged: str


@pytest.fixture
def week(office: Any, caplog: pytest.LogCaptureFixture) -> Week:
    caplog.set_level(logging.DEBUG)
    office.settings(
        ('customers = "kunden.xlsx"', 'customers = "kunden.csv"'),
        ('formats = ["text"]', 'formats = ["text", "html"]'),
    )
    office.write("kunden.csv", customers(), "cp1252")
    office.write("kontakte.csv", contacts(), "cp1252")
    heard = [
        office.run("screen", "--dry-run", *S),
        office.run("screen", *S),
        office.run("letters", *S),
    ]
    ids = [row["Kennung"] for row in office.worklist()]
    assert len(ids) == len(NUMBERS)
    talked = ("record", ids[0], "talked", "--on", "07.10.2026")
    referral = (
        *("refer", ids[0], "--subject", "debt", "--offer", "B01", *S[:1], "08.10.2026"),
        *("--consent-on", "08.10.2026", "--refusal-explained"),
        *("--fields", "given_name,phone"),
    )
    heard += [
        office.run(*call)
        for call in (
            *(talked, referral, ("plan", "--as-of", "15.10.2026")),
            *(("why", number, *S) for number in NUMBERS),
            ("record", ids[1], "niemand-da", "--on", "19.10.2026"),
            ("report", "--as-of", "23.10.2026"),
            ("week", "--as-of", "23.10.2026"),
        )
    ]
    assert [said.code for said in heard] == [0] * len(heard), heard
    refused = [
        office.run("why", FAMILY, *S),
        office.run("record", NUMBERS[0], FAMILY),
        office.run("record", NUMBERS[2], "niemand-da", "--on", "01.01.2026"),
        office.run("refer", NUMBERS[3], "--offer", "B01", *S),
        office.run("refer", NUMBERS[3], "--offer", FAMILY, *S),
    ]
    assert [said.code for said in refused] == [1] * 5
    said = "\n".join(each.text for each in (*heard, *refused))
    return Week(folder=office.folder, said=said, logged=caplog.text)


def read(week: Week, name: str) -> str:
    text = (week.folder / "ausgabe" / name).read_text("utf-8")
    # A calendar folds its lines.
    return text.replace("\r\n ", "")


def heard_in(text: str, songs: tuple[str, ...] = EVERYTHING) -> list[str]:
    return [song for song in songs if song.casefold() in text.casefold()]


def reachable(value: object, seen: set[int]) -> Iterator[object]:
    """Walk through every record that hangs on *value*."""
    if id(value) in seen or isinstance(value, str | bytes | int | float):
        return
    seen.add(id(value))
    yield value
    inner: Any = ()
    if attrs.has(type(value)):
        inner = [getattr(value, field.name) for field in attrs.fields(type(value))]
    elif isinstance(value, Mapping):
        inner = value.values()
    elif isinstance(value, tuple | list | frozenset | set):
        inner = value
    for each in inner:
        yield from reachable(each, seen)


def test_a_week_of_canaries(week: Week) -> None:
    """All promises on one week: the week is what takes time."""
    no_song_on_the_terminal_or_in_a_log(week)
    no_song_in_a_file_name(week)
    no_song_in_calendar_plan_and_report(week)
    day_sheets_know_street_and_initials(week)
    the_provider_got_two_fields(week)
    letters_hold_the_address_and_no_number(week)
    the_store_knows_nobody(week)


def no_song_on_the_terminal_or_in_a_log(week: Week) -> None:
    assert heard_in(week.said) == []
    assert heard_in(week.logged) == []


def no_song_in_a_file_name(week: Week) -> None:
    names = "\n".join(str(path) for path in week.folder.rglob("*"))
    assert heard_in(names) == []


def no_song_in_calendar_plan_and_report(week: Week) -> None:
    for name in ("besuche.ics", "plan.html", "zwischenbilanz.html"):
        assert heard_in(read(week, name)) == []


def day_sheets_know_street_and_initials(week: Week) -> None:
    sheets = read(week, "tagesblaetter.html")
    assert STREET in sheets
    assert "Z. K." in sheets
    # The name on the bell is what the two have to look for.
    assert [song for song in heard_in(sheets, NAMES) if song != CARE_OF] == []


def the_provider_got_two_fields(week: Week) -> None:
    (package,) = (week.folder / "ausgabe/vermittlung").iterdir()
    text = package.read_text("utf-8")
    content = json.loads(text)
    assert set(content["fields"]) == {"given_name", "phone"}
    assert content["fields"]["phone"] == PHONE
    assert heard_in(text) == [GIVEN, PHONE]


def letters_hold_the_address_and_no_number(week: Week) -> None:
    letters = list((week.folder / "ausgabe/briefe").iterdir())
    assert len(letters) == 2 * len(NUMBERS)
    for path in letters:
        found = heard_in(path.read_text("utf-8"))
        assert {FAMILY, STREET} <= set(found) <= {FAMILY, GIVEN, STREET, CARE_OF}


def the_store_knows_nobody(week: Week) -> None:
    for path in (week.folder / ".outreach").rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert [song for song in EVERYTHING if song.encode() in content] == []


def test_no_object_of_the_week_sings_when_it_is_printed(week: Week) -> None:
    reporter = Reporter(Console(quiet=True), Language.DE)
    # On an occasion of its own, so that there are letters to look at.
    settings = week.folder / "outreach.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace('"erstes-schreiben"', '"zweites"'), "utf-8")
    day, planning = pendulum.date(2026, 10, 5), pendulum.date(2026, 10, 15)
    with opened(week.folder / "outreach.toml", reporter=reporter) as office:
        gathered = steps.read(office, as_of=day)
        screening = screened(office, gathered)
        cases = steps.opened_cases(office, screening)
        radar = steps.radar_today(office, gathered)
        letters = steps.letter_plan(office, gathered, cases.active, radar=radar, on=day)
        planned = steps.planned(
            office, gathered, on=planning, week=planning.add(days=7)
        )
        report = steps.reported(office, as_of=planning)
        objects = list(
            reachable(
                (gathered, screening, cases, letters, radar, planned, report, office),
                set(),
            )
        )
    loud = {
        type(value).__name__
        for value in objects
        if attrs.has(type(value)) and heard_in(repr(value))
    }
    assert len(letters.to_send) >= len(NUMBERS) - 2
    assert len(objects) > 100
    assert loud == set()
