"""Files that cannot be read at all: every fault of every file, never a value."""

from typing import Any

import pytest

from outreach_core.errors import InvalidInputError
from outreach_tables import TablesDirectory, dry_run


def test_all_faults_of_all_files_come_together(office: Any) -> None:
    office.has("leer.csv", b"")
    office.has("bild.csv", b"\x89PNG\0\0" * 20)
    office.has("kein.xlsx", b"PK\x03\x04 Geheimnis")
    office.has("seite.xls", b"<html><table></table></html>")
    with pytest.raises(InvalidInputError) as caught:
        office.read(
            {
                "customers": "leer.csv",
                "contacts": "bild.csv",
                "staff": "kein.xlsx",
                "offers": "seite.xls",
                "coordinates": "fehlt.csv",
            }
        )
    german, english = caught.value.words.de, str(caught.value)
    for file, words in (
        ("leer.csv", "ist leer"),
        ("bild.csv", "ist keine Textdatei"),
        ("kein.xlsx", "ist keine Tabelle"),
        ("seite.xls", "ist eine Webseite"),
        ("fehlt.csv", "wurde nicht gefunden"),
    ):
        assert f"{file} {words}" in german
        assert file in english
    assert "Geheimnis" not in german + english


def test_a_missing_column_is_named_with_the_near_miss(office: Any) -> None:
    office.customers("Kundenumer;Name\n999A1;Geheimnis\n")
    with pytest.raises(InvalidInputError) as caught:
        office.read()
    assert "no column 'Kundennummer'" in str(caught.value)
    assert "Did you mean 'Kundenumer'?" in str(caught.value)
    assert "Geheimnis" not in str(caught.value)


def test_a_file_without_any_known_heading_says_what_is_needed(office: Any) -> None:
    office.customers("Obst;Menge\nApfel;3\n")
    with pytest.raises(InvalidInputError, match="no header row"):
        office.read()


def test_a_header_without_rows_is_no_list(office: Any) -> None:
    office.customers("Kundennummer;Name\n")
    office.contacts("Kundennummer;Datum;Art;Ergebnis\n;;;\n")
    with pytest.raises(InvalidInputError) as caught:
        office.read()
    assert len(caught.value.faults) == 2


def test_no_staff_is_an_answer_not_a_fault(office: Any) -> None:
    office.has("personal.csv", "Kürzel;Name\n")
    assert office.read({"staff": "personal.csv"}).staff == ()


def test_an_own_heading_that_is_not_there_is_a_fault(office: Any) -> None:
    with pytest.raises(InvalidInputError, match="no column 'Handy privat'"):
        office.read(
            {"customers": {"file": "kunden.csv", "columns": {"phone": "Handy privat"}}}
        )


def test_typos_in_the_settings_are_answered_with_the_right_name(office: Any) -> None:
    values = {
        "custommers": "x",
        "contacts": {"file": "k.csv", "columns": {"chanel": "Art"}},
        "staff": 3,
        "offers": {"sheet": "x", "encoding": "utf8000", "separator": "--"},
        "words": {"channel": {"Besuch": "vist"}, "holds": {}},
    }
    with pytest.raises(InvalidInputError) as caught:
        office.read(values)
    message = str(caught.value)
    for hint in ("'customers'", "'channel'", "'visit'", "'hold'"):
        assert f"Did you mean {hint}?" in message
    for path in ("staff", "offers.file", "offers.encoding", "offers.separator"):
        assert path in message


def test_without_key_or_customers_nothing_is_read(tmp_path: Any, office: Any) -> None:
    from outreach_core.hooks import PluginSettings  # noqa: PLC0415  only here
    from outreach_tables import TablesSource  # noqa: PLC0415

    empty = PluginSettings(folder=str(tmp_path))
    with pytest.raises(InvalidInputError) as caught:
        TablesSource(settings=empty).read(as_of=None)  # type: ignore[arg-type]
    assert len(caught.value.faults) == 2
    with pytest.raises(InvalidInputError, match="offers is missing"):
        TablesDirectory(settings=office.settings).offers(as_of=None)  # type: ignore[arg-type]


def test_a_dry_run_says_what_is_used_ignored_and_perhaps_meant(office: Any) -> None:
    office.customers("Kundennummer;Name;Geburtsdat.;Staatsangehörigkeit\n1;A, B;;DE\n")
    found = dry_run(office.settings)
    (table,) = found.tables
    assert table.used == (("number", "Kundennummer"), ("name", "Name"))
    assert [(c.heading, c.near) for c in table.ignored] == [
        ("Geburtsdat.", "Geburtsdatum"),
        ("Staatsangehörigkeit", ""),
    ]
    assert "gemeint: Geburtsdatum?" in found.text()
    assert found.not_set == (
        *("contacts", "staff", "offers", "coordinates", "statements"),
    )
