"""What a source says of its columns: how full, what is odd, what nobody needs."""

from typing import Any

import pendulum

from outreach_core.hooks import Fixer, SourceProfile
from outreach_core.workflows import quality_data, quality_of, quality_page
from outreach_tables import REASONS, TablesSource
from outreach_tables.fixers import FIXERS

AS_OF = pendulum.date(2026, 10, 5)
HEAD = "Kundennummer;Name, Vorname;Geburtsdatum;Straße;PLZ;Ort;Diagnose\n"


def profile(office: Any) -> SourceProfile:
    return TablesSource(settings=office.settings).profile(as_of=AS_OF)


def found(office: Any) -> dict[str, tuple[int, ...]]:
    return {f.code: f.rows for f in profile(office).findings}


def test_how_full_each_column_is_and_which_one_nobody_needs(
    office: Any,
) -> None:
    office.customers(
        HEAD + "1A;Muster, Mia;;Weg 1;34117;Kassel;x\n2A;Probe, Paul; ;;;;y\n"
    )
    made = profile(office)
    assert {c.column: (c.filled, c.empty) for c in made.columns} == {
        "Kundennummer": (2, 0),
        "Name, Vorname": (2, 0),
        "Geburtsdatum": (0, 2),
        "Straße": (1, 1),
        "PLZ": (1, 1),
        "Ort": (1, 1),
    }
    assert [c.column for c in made.unused] == ["Diagnose"]


def test_totals_and_footnotes_are_not_counted_as_empty_people(
    office: Any,
) -> None:
    office.customers(HEAD + "1A;Muster, Mia;;;;;\nSumme;1;;;;;\nStand: heute;;;;;;\n")
    made = profile(office)
    assert {c.filled + c.empty for c in made.columns} == {1}


def test_days_that_are_numbers_old_births_and_people_alike(
    office: Any,
) -> None:
    office.customers(
        HEAD
        + "1A;Muster, Mia;32874;Weg 1;34117;Kassel;\n"
        + "2A;Muster, Mia;32874;WEG 1 ;34117;Kassel;\n"
        + "3A;Muster, Mia;01.01.1900;Weg 1;34117;Kassel;\n"
    )
    assert found(office) == {
        "date-as-serial": (2, 3),
        "birth-before-1920": (4,),
        "same-name-and-address": (2, 3),
    }


def test_the_same_row_twice_is_no_second_person(office: Any) -> None:
    row = "1A;Muster, Mia;;Weg 1;34117;Kassel;\n"
    # A row without a number is an issue already.
    office.customers(HEAD + row + row + row.removeprefix("1A"))
    assert found(office) == {}


def test_who_has_no_contact_at_all_is_named_by_row(office: Any) -> None:
    office.customers(HEAD + "1 A;Muster, Mia;;;;;\n2A;Probe, Paul;;;;;\n")
    assert found(office) == {}
    office.contacts(
        "Kundennummer;Datum;Kontaktart;Ergebnis\n1a;1.2.2026;Brief;versandt"
    )
    assert found(office) == {"contact-missing": (3,)}


def test_every_reason_has_somebody_who_can_put_it_right() -> None:
    assert set(FIXERS) == set(REASONS)
    assert set(FIXERS.values()) == set(Fixer)


def test_no_value_stands_in_page_or_data(office: Any) -> None:
    office.customers(
        HEAD
        + "1A;KANARIE, Kanaria;31.02.2026;Kanariengasse 7;1067;Kanarienstadt;krank\n"
        + "2A;KANARIE, Kanaria;99999;Kanariengasse 7;1067;Kanarienstadt;krank\n"
    )
    made = quality_of(
        "tables",
        office.read(),
        profile=profile(office),
        as_of=AS_OF,
    )
    assert len({f.code for f in made.findings}) >= 3
    for text in (quality_page([made], office="x"), str(quality_data([made]))):
        for value in ("KANARIE", "Kanari", "krank", "31.02.2026", "99999", "01067"):
            assert value not in text
