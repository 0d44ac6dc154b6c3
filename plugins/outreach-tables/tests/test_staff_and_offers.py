"""Staff, coaching offers and coordinates as rows."""

from typing import Any

import pendulum
import pytest

from outreach_core.coaching import Subject
from outreach_core.ids import pseudonym
from outreach_core.people import Gender, Seniority
from outreach_tables import TablesDirectory

STAFF = "Kürzel;Name;Geschlecht;Sprachen;Mo;Di;abwesend;nicht zu;Wohn-PLZ\n"
OFFERS = (
    "Nr.;Träger;Angebot;Themen;Sprachen;freie Plätze;Beginn;Zulassung bis;§ 16a;PLZ\n"
)


def staff(office: Any, rows: str) -> Any:
    office.has("personal.csv", STAFF + rows)
    return office.read({"staff": "personal.csv"})


def offers(office: Any, rows: str) -> Any:
    office.has("traeger.csv", OFFERS + rows)
    office.values["offers"] = "traeger.csv"
    found = TablesDirectory(settings=office.settings)
    return found.offers(as_of=pendulum.date(2026, 10, 5))


def test_a_member_of_staff_is_read_with_hours_languages_and_absences(
    office: Any,
) -> None:
    office.has("plz.csv", "PLZ;Breite;Länge\n34117;51,31;9,49\n")
    office.values["coordinates"] = "plz.csv"
    batch = staff(
        office,
        "s1;Frau Lorenz;weiblich;Arabisch, Englisch;08:00-16:30;8.30 bis 12 Uhr;"
        "12.10.2026-16.10.2026, 24.12.2026;999A1;34117\n",
    )
    (member,) = batch.staff
    assert member.gender is Gender.WOMAN
    assert member.languages == {"de", "ar", "en"}
    monday, tuesday = member.hours
    assert (monday.start_minute, monday.end_minute) == (480, 990)
    assert (tuesday.start_minute, tuesday.end_minute) == (510, 720)
    assert member.works_on(pendulum.date(2026, 10, 12)) is None
    assert member.works_on(pendulum.date(2026, 10, 19)) == monday
    assert len(member.absences) == 2
    assert member.conflicts == {pseudonym("999A1", key=office.settings.key)}
    assert member.home.latitude == pytest.approx(51.31)


def test_no_statement_of_gender_stays_none(office: Any) -> None:
    assert staff(office, "s1;Kim Osterloh;;;;;;;\n").staff[0].gender is None


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (";Frau Lorenz;w;;;;;;", "id-missing"),
        ("s1;;;;;;;;", "name-missing"),
        ("s1;Frau Lorenz;;Klingonisch;;;;;", "language-unknown"),
        ("s1;Frau Lorenz;;;morgens;;;;", "hours-unreadable"),
        ("s1;Frau Lorenz;;;16:00-08:00;;;;", "hours-unreadable"),
        ("s1;Frau Lorenz;;;08:75-16:00;;;;", "hours-unreadable"),
        ("s1;Frau Lorenz;;;;;demnächst;;", "absence-unreadable"),
        ("s1;Frau Lorenz;;;;;16.10.2026-12.10.2026;;", "absence-unreadable"),
    ],
)
def test_staff_who_cannot_be_planned_safely_are_listed(
    office: Any, issues: Any, row: str, code: str
) -> None:
    batch = staff(office, row + "\n")
    assert batch.staff == ()
    assert [found for _, found, _ in issues(batch)] == [code]


ALL = "Kürzel;Name;Mo;Schulungen;Erfahrung;kennt;nicht zu;Start-PLZ;End-PLZ;Sprachen\n"


def everything(office: Any, row: str) -> Any:
    office.has("plz.csv", "PLZ;Breite;Länge\n34117;51,31;9,49\n34134;51,28;9,47\n")
    office.values["coordinates"] = "plz.csv"
    office.has("personal.csv", ALL + row)
    return office.read({"staff": "personal.csv"})


def test_trainings_experience_people_known_and_where_the_day_starts_are_read(
    office: Any,
) -> None:
    row = "s1;Kim;;Krisen, Sucht;neu;999A1;999A2;34117;34134;\n"
    (member,) = everything(office, row).staff
    assert member.trainings == {"krisen", "sucht"}
    assert member.seniority is Seniority.JUNIOR
    assert member.knows == {pseudonym("999A1", key=office.settings.key)}
    assert member.conflicts == {pseudonym("999A2", key=office.settings.key)}
    assert member.start.latitude == pytest.approx(51.31)
    assert member.end.latitude == pytest.approx(51.28)


def test_a_start_that_nobody_can_place_is_said_and_the_office_is_used(
    office: Any, issues: Any
) -> None:
    batch = everything(office, "s1;Kim;;;;;;34119;;\n")
    assert batch.staff[0].start is None
    assert [code for _, code, _ in issues(batch)] == ["place-unknown"]


def test_an_unknown_word_for_experience_counts_as_not_stated(
    office: Any, issues: Any
) -> None:
    batch = everything(office, "s1;Kim;;;mittel;;;;;\n")
    assert batch.staff[0].seniority is None
    assert [code for _, code, _ in issues(batch)] == ["seniority-unreadable"]


def test_all_faults_of_a_row_are_listed_at_once(office: Any, issues: Any) -> None:
    batch = everything(office, ";;morgens;;;;#NV;;;Klingonisch\n")
    assert batch.staff == ()
    assert sorted(code for _, code, _ in issues(batch)) == [
        "cell-error",
        "hours-unreadable",
        "id-missing",
        "language-unknown",
        "name-missing",
    ]


def test_offers_are_read_and_sorted(office: Any) -> None:
    found = offers(
        office,
        "B1;Beispiel e. V.;Wohnhilfe;Wohnen und Schulden;Deutsch/Farsi;3;sofort;;ja;34117\n"
        "A1;Beispiel e. V.;Neustart;Sucht;;;01.11.2026;30.06.2027;nein;\n",
    )
    first, second = found
    assert (first.id, first.free_places, first.languages) == ("A1", 0, {"de"})
    assert first.starts_on == pendulum.date(2026, 11, 1)
    assert second.subjects == {Subject.HOUSING, Subject.DEBT}
    assert second.languages == {"de", "fa"}
    assert (second.starts_on, second.municipal_service) == (None, True)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (";Beispiel;Hilfe;Sucht;;1;;;;", "id-missing"),
        ("A1;;Hilfe;Sucht;;1;;;;", "name-missing"),
        ("A1;Beispiel;Hilfe;Zauberei;;1;;;;", "subject-unknown"),
        ("A1;Beispiel;Hilfe;Sucht;;viele;;;;", "count-unreadable"),
        ("A1;Beispiel;Hilfe;Sucht;;1;bald;;;", "date-unreadable"),
    ],
)
def test_an_offer_that_cannot_be_trusted_is_listed_by_the_source(
    office: Any, issues: Any, row: str, code: str
) -> None:
    assert offers(office, row + "\n") == ()
    assert [found for _, found, _ in issues(office.read())] == [code]


def test_bad_coordinates_are_listed(office: Any, issues: Any) -> None:
    office.has("plz.csv", "PLZ;Breite;Länge\n34117;91;9\n34119;x;9\nnix;51;9\n")
    batch = office.read({"coordinates": "plz.csv"})
    assert [code for _, code, _ in issues(batch)] == [
        "coordinates-unreadable",
        "coordinates-unreadable",
        "postcode-unreadable",
    ]
