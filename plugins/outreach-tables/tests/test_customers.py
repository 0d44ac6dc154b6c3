"""Customers as rows: what is merged, noted, refused."""

from typing import Any

import pendulum
import pytest

from outreach_core.ids import pseudonym
from outreach_core.people import FormOfAddress, HoldKind, MeetingPlace, Presence
from outreach_tables.columns import CUSTOMERS


def one(office: Any, heading: str, value: str) -> Any:
    """Read one customer with one column more."""
    office.customers(
        f"Kundennummer;Name, Vorname;{heading}\n999A1;Muster, Mia;{value}\n"
    )
    return office.read()


def test_ids_are_pseudonyms_and_the_number_stays_off_them(office: Any) -> None:
    person = office.read().people[0]
    assert person.id == pseudonym(person.customer_number, key=office.settings.key)
    assert person.customer_number not in repr(person)


def test_title_rows_total_rows_and_footnotes_are_no_people(
    office: Any, issues: Any
) -> None:
    office.customers(
        "Liste für die Teamleitung;;\n;;\nStand: 05.10.2026;;\n"
        "Kundennummer;Name, Vorname;Ort\n999A1;Muster, Mia;Kassel\n;;\n"
        "Kundennummer;Name, Vorname;Ort\nSumme;;1\nQuelle: Fachverfahren;;\n"
    )
    batch = office.read()
    assert len(batch.people) == 1
    assert [(row, code) for row, code, _ in issues(batch)] == [
        (7, "row-header-repeated"),
        (8, "row-total"),
        (9, "row-footnote"),
    ]


def test_equal_rows_are_merged_and_differing_ones_listed(
    office: Any, issues: Any
) -> None:
    office.customers(
        "Kundennummer;Name, Vorname;BG-Nummer\n"
        "999A1;Muster, Mia;1\n999A1;Muster, Mia;1\n 999a1 ;Muster, Mia;1\n"
        "999A1;Muster, Mia;2\n"
    )
    batch = office.read()
    (tally,) = batch.tallies
    assert (tally.records, tally.merged, tally.issues) == (1, 1, 2)
    assert {code for _, code, _ in issues(batch)} == {"duplicate-conflict"}


def test_a_row_without_number_or_name_is_listed(office: Any, issues: Any) -> None:
    office.customers(
        "Kundennummer;Name, Vorname;Ort\n;Muster, Mia;Kassel\n999A2;;Kassel\n"
    )
    batch = office.read()
    assert issues(batch) == [
        (2, "number-missing", "Kundennummer"),
        (3, "name-missing", "Name, Vorname"),
    ]


def test_a_lost_zero_is_put_back_and_noted(office: Any, issues: Any) -> None:
    office.has("plz.csv", "PLZ;Breite;Länge\n04315;51,34;12,41\n")
    office.values["coordinates"] = "plz.csv"
    batch = one(office, "Straße;PLZ;Ort", "Ahornweg 1;4315;Leipzig")
    address = batch.people[0].address
    assert address.postcode == "04315"
    assert address.coordinates.latitude == pytest.approx(51.34)
    assert issues(batch) == [(2, "postcode-zero-restored", "PLZ")]
    assert batch.issues[0].kept


@pytest.mark.parametrize(
    ("value", "expected", "code"),
    [
        ("laufend", True, None),
        ("beendet", False, None),
        ("", None, "benefit-missing"),
        ("vielleicht", None, "benefit-unreadable"),
    ],
)
def test_benefit_is_yes_no_or_unknown_and_never_guessed(
    office: Any, value: str, expected: object, code: str | None
) -> None:
    batch = one(office, "Leistungsbezug;Ort", f"{value};x")
    assert batch.people[0].in_benefit is expected
    codes = [issue.code for issue in batch.issues if issue.column == "Leistungsbezug"]
    assert codes == ([code] if code else [])


def test_holds_are_read_with_their_days_or_looked_at_in_90(office: Any) -> None:
    batch = one(
        office,
        "Sperrvermerk;Sperrvermerk bis;Wiedervorlage",
        "Auskunftssperre, inhaftiert;01.12.2026;",
    )
    holds = batch.people[0].holds
    assert [hold.kind for hold in holds] == [
        HoldKind.ADDRESS_BLOCK,
        HoldKind.IN_CUSTODY,
    ]
    assert {hold.until for hold in holds} == {pendulum.date(2026, 12, 1)}
    assert {hold.review_on for hold in holds} == {pendulum.date(2027, 1, 3)}


@pytest.mark.parametrize(
    ("heading", "value", "kind"),
    [
        ("Auskunftssperre", "ja", HoldKind.ADDRESS_BLOCK),
        ("Auskunftssperre", "nein", None),
        ("gesetzliche Betreuung", "Frau Vogt", HoldKind.LEGAL_GUARDIAN),
        ("verstorben am", "01.09.2026", HoldKind.DECEASED),
        ("JVA", "x", HoldKind.IN_CUSTODY),
        ("Hausverbot", "", None),
    ],
)
def test_a_column_for_one_hold_counts_unless_it_says_no(
    office: Any, heading: str, value: str, kind: HoldKind | None
) -> None:
    batch = one(office, f"{heading};Ort", f"{value};Kassel")
    assert [hold.kind for hold in batch.people[0].holds] == ([kind] if kind else [])


def test_every_kind_of_hold_has_a_column_of_its_own() -> None:
    assert {f"hold_{kind.value}" for kind in HoldKind} <= set(CUSTOMERS.names)


def test_an_address_in_one_cell_is_taken_apart(office: Any) -> None:
    batch = one(office, "Anschrift", "Ahornweg 1 a, 4315 Leipzig")
    address = batch.people[0].address
    assert (address.street, address.postcode, address.town) == (
        "Ahornweg 1 a",
        "04315",
        "Leipzig",
    )


def test_somebody_called_total_is_a_person(office: Any) -> None:
    office.customers("Kundennummer;Name, Vorname\n999A1;Total, Anna\n")
    assert len(office.read().people) == 1


@pytest.mark.parametrize(
    ("heading", "value", "code"),
    [
        ("Sperrvermerk", "siehe Akte", "hold-unreadable"),
        ("Sperrvermerk", "Auskunftssperre, siehe Akte", "hold-unreadable"),
        ("Sperrvermerk;Sperre bis", "inhaftiert;bald", "date-unreadable"),
        ("Besuch durch", "bloß nicht der", "wish-unreadable"),
        ("Treffpunkt", "hinterm Bahnhof", "wish-unreadable"),
    ],
)
def test_a_hold_or_wish_nobody_understands_keeps_the_person_off_the_list(
    office: Any, issues: Any, heading: str, value: str, code: str
) -> None:
    batch = one(office, heading, value)
    assert batch.people == ()
    assert [found for _, found, _ in issues(batch)] == [code]


def test_the_office_can_teach_its_own_words(office: Any) -> None:
    office.values["words"] = {
        "hold": {"siehe Akte": "safety_stop"},
        "benefit": {"grün": "yes"},
    }
    batch = one(office, "Sperrvermerk;Leistungsbezug", "siehe Akte;grün")
    assert batch.people[0].holds[0].kind is HoldKind.SAFETY_STOP
    assert batch.people[0].in_benefit is True


def test_wishes_language_and_form_of_address_are_read(office: Any) -> None:
    batch = one(
        office,
        "Besuch durch;Treffpunkt;Dolmetscher;Wunschsprache;Anrede;Sprache;nicht durch",
        "nur Frauen;Café;ja;Arabisch;Frau;Farsi;s1, s2",
    )
    person = batch.people[0]
    assert person.wishes.presence is Presence.ONLY_WOMEN
    assert person.wishes.place is MeetingPlace.CAFE
    assert person.wishes.interpreter
    assert person.wishes.language == "ar"
    assert person.wishes.not_these == {"s1", "s2"}
    assert person.form_of_address is FormOfAddress.FRAU
    assert person.language == "fa"


def test_the_form_of_address_is_never_taken_from_a_first_name(office: Any) -> None:
    assert office.read().people[0].form_of_address is FormOfAddress.NEUTRAL


def test_columns_that_nobody_needs_are_not_read(office: Any) -> None:
    batch = one(office, "Bemerkung;Staatsangehörigkeit", "trinkt;syrisch")
    seen = repr([getattr(batch.people[0], f) for f in dir(batch.people[0])])
    assert "trinkt" not in seen
    assert "syrisch" not in seen


def test_two_numbers_with_one_pseudonym_end_the_run(
    office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from outreach_core.errors import InvalidInputError  # noqa: PLC0415  only here

    # 50 bits cannot be made to collide in a test; a shorter pseudonym can.
    monkeypatch.setattr(
        "outreach_tables.customers.pseudonym", lambda *_, **__: "AAAAA-AAAAA"
    )
    with pytest.raises(InvalidInputError, match="1 pseudonyms stand for two numbers"):
        office.read()


def test_no_value_of_a_row_ends_in_issues_reprs_or_errors(office: Any) -> None:
    canary = "Kanarienvogel"
    office.customers(
        "Kundennummer;Name, Vorname;Geburtsdatum;Straße;PLZ;Ort;Sperrvermerk;Sprache\n"
        f"{canary}1;{canary}, {canary};{canary};{canary};{canary};{canary};;{canary}\n"
        f";{canary};;;;;;\n{canary}2;{canary};;;;;{canary};\n"
    )
    office.contacts(
        f"Kundennummer;Datum;Art;Ergebnis\n{canary}1;{canary};{canary};{canary}\n"
        f"{canary}9;{canary};{canary};{canary}\n"
    )
    batch = office.read()
    assert batch.issues
    assert canary not in repr(batch)
    assert canary not in repr(batch.issues)
    assert canary not in repr(batch.tallies)
