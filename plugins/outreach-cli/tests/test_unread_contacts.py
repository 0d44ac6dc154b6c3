"""A talk that nobody could read never makes somebody look silent."""

import re
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

S = ("--as-of", "05.10.2026")
HER, HIM = "999A000101", "999A000102"
PEOPLE = "Kundennummer;Name, Vorname;Straße;PLZ;Ort;Leistungsbezug"
CONTACTS = "Kundennummer;Datum;Kontaktart;Richtung;Ergebnis;automatisch"
TRIED = (
    "{who};01.02.2026;Brief;aus;versandt;nein",
    "{who};01.03.2026;Telefon;aus;nicht erreicht;nein",
)
TALK = f"{HER};28.09.2026;Vorspr.;ein;erreicht;nein"
NAMED = '[plugin.tables.words.channel]\n"Vorspr." = "appearance"\n'
UNREAD = "Mindestens ein Kontakt ist in den Daten nicht lesbar"
WHERE = "kontakte.csv, Zeile 6: Die Kontaktart fehlt oder ist nicht bekannt."


def lines(*rows: str) -> str:
    return "\r\n".join((*rows, ""))


@pytest.fixture
def bench(office: Any) -> Any:
    """Give an office of two people, both tried twice; one talk has an unknown word."""
    office.settings(('customers = "kunden.xlsx"', 'customers = "kunden.csv"'))
    people = (f"{n};Muster{n[-1]}, Ada;Lindenweg 1;34117;Kassel;ja" for n in (HER, HIM))
    office.write("kunden.csv", lines(PEOPLE, *people))
    contacts(office, TALK)
    return office


def contacts(office: Any, *more: str) -> None:
    tried = (row.format(who=who) for who in (HER, HIM) for row in TRIED)
    office.write("kontakte.csv", lines(CONTACTS, *tried, *more))


def on_the_worklist(office: Any) -> list[str]:
    return [row["Kundennummer"] for row in office.worklist()]


def review_list(office: Any) -> str:
    book = CalamineWorkbook.from_path(office.folder / "ausgabe" / "worklist.xlsx")
    rows = book.get_sheet_by_name("Pruefliste").to_python()
    return "\n".join(" ".join(map(str, row)) for row in rows)


def letters_to(office: Any) -> set[str]:
    found = office.files().items()
    letters = [text.decode() for name, text in found if name.startswith("briefe/")]
    return {name for text in letters for name in re.findall(r"Ada Muster\d", text)}


def test_somebody_with_a_talk_nobody_could_read_is_reviewed_and_not_written_to(
    bench: Any,
) -> None:
    assert bench.run("screen", *S).code == 0
    assert on_the_worklist(bench) == [HIM]
    listed = review_list(bench)
    assert HER in listed
    assert UNREAD in listed
    assert WHERE in listed
    assert "1 übergeben" in bench.run("letters", *S).out
    assert letters_to(bench) == {"Ada Muster2"}


def test_why_says_what_is_unreadable_and_how_to_put_it_right(bench: Any) -> None:
    said = bench.run("why", HER, *S).out
    assert "Bitte prüfen" in said
    assert UNREAD in said
    assert f"Lesbar machen, dann noch einmal fragen: {WHERE}" in said
    assert "Eigene Wörter: words.channel." in said
    found = bench.run("quality", *S).out
    assert "channel-unknown" in found
    assert "contact-unread" in found


def test_naming_the_word_puts_the_person_in_touch(bench: Any) -> None:
    path = bench.folder / "outreach.toml"
    path.write_text(f"{path.read_text('utf-8')}\n{NAMED}", "utf-8")
    bench.run("screen", *S)
    assert on_the_worklist(bench) == [HIM]
    assert HER not in review_list(bench)
    assert "In Kontakt" in bench.run("why", HER, *S).out


def test_without_the_row_the_person_is_lost(bench: Any) -> None:
    contacts(bench)
    bench.run("screen", *S)
    assert sorted(on_the_worklist(bench)) == [HER, HIM]


def test_a_whole_week_writes_to_nobody_whose_talk_is_unreadable(bench: Any) -> None:
    assert bench.run("week", *S).code == 0
    assert letters_to(bench) == {"Ada Muster2"}


def test_neither_screen_nor_letters_say_who_it_is(bench: Any) -> None:
    for command in ("screen", "letters", "quality"):
        said = bench.run(command, *S)
        assert HER not in said.text
        assert "Muster" not in said.text.replace("Musterstadt", "")
