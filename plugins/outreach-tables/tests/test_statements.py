"""Statements of the office under § 7b (4) and § 31a (2) SGB II as rows."""

from collections.abc import Callable
from typing import Any

import pendulum
import pytest

from outreach_core.eligibility import (
    Determination,
    HearingGround,
    HearingMatter,
    OfficeAppearance,
)
from outreach_core.hooks import SourceBatch
from outreach_core.ids import CustomerId, StaffId, pseudonym

D = pendulum.Date
HEADS = (
    "Kundennummer;Feststellung am;Termine in Folge;Persönlich im Jobcenter am;"
    "erfasst von;Anhörung zu prüfen seit;Satz;Anhörung angeboten am\n"
)
MIA = CustomerId(pseudonym("999A1", key=b"a secret of the office"))

Issues = Callable[[SourceBatch], list[tuple[int, str, str]]]


def read(office: Any, *rows: str, heads: str = HEADS) -> SourceBatch:
    office.has("feststellungen.csv", heads + "".join(f"{row}\n" for row in rows))
    batch: SourceBatch = office.read({"statements": "feststellungen.csv"})
    return batch


def tally(batch: SourceBatch) -> tuple[int, int, int, int]:
    found = next(t for t in batch.tallies if t.place.startswith("feststellungen"))
    return found.rows, found.records, found.issues, found.merged


def test_a_row_states_what_the_office_has_determined(office: Any) -> None:
    batch = read(office, "999A1;30.09.2026;3;;;;;")
    stated = Determination(
        customer=MIA, determined_on=D(2026, 9, 30), consecutive_stated=3
    )
    assert batch.statements.determinations == (stated,)
    assert tally(batch) == (1, 1, 0, 0)
    assert batch.issues == ()


def test_one_row_may_state_all_three(office: Any) -> None:
    row = "999A1;30.09.2026;3;02.10.2026;s1;01.09.2026;Satz 2;15.09.2026"
    found = read(office, row).statements
    assert found.appearances == (
        OfficeAppearance(customer=MIA, on=D(2026, 10, 2), recorded_by=StaffId("s1")),
    )
    assert found.hearings == (
        HearingMatter(
            customer=MIA,
            examined_since=D(2026, 9, 1),
            ground=HearingGround.SENTENCE_2,
            offered_on=D(2026, 9, 15),
        ),
    )
    assert len(found.determinations) == 1


def test_other_headings_and_own_words_are_understood(office: Any) -> None:
    office.values["words"] = {"ground": {"schriftlich schwierig": "sentence_2"}}
    heads = "Kd-Nr.;in Prüfung seit;§ 31a Abs. 2\n"
    found = read(office, "999A1;1.9.2026;schriftlich schwierig", heads=heads)
    assert found.statements.hearings[0].ground is HearingGround.SENTENCE_2


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("999A1;;;;;;;", "statement-empty", ""),
        ("999A1;30.02.2026;3;;;;;", "date-unreadable", "Feststellung am"),
        ("999A1;30.09.2026;;;;;;", "dates-stated-missing", "Termine in Folge"),
        ("999A1;30.09.2026;drei;;;;;", "dates-stated-missing", "Termine in Folge"),
        ("999A1;;;02.10.2026;;;;", "appearance-without-name", "erfasst von"),
        ("999A1;;;;;01.09.2026;Satz 7;", "ground-unknown", "Satz"),
        (";30.09.2026;3;;;;;", "number-missing", "Kundennummer"),
        ("Summe;1;;;;;;", "row-total", ""),
    ],
)
def test_a_row_that_states_nothing_readable_is_listed(
    office: Any, issues: Issues, row: str, code: str, column: str
) -> None:
    batch = read(office, row)
    assert issues(batch) == [(2, code, column)]
    assert tally(batch) == (1, 0, 1, 0)
    assert not batch.statements.determinations


def test_an_appearance_nobody_vouches_for_takes_nobody_off_the_list(
    office: Any, issues: Issues
) -> None:
    batch = read(office, "999A1;30.09.2026;3;02.10.2026;;;;")
    assert len(batch.statements.determinations) == 1
    assert batch.statements.appearances == ()
    assert issues(batch) == [(2, "appearance-without-name", "erfasst von")]
    assert tally(batch) == (1, 1, 0, 0)


def test_somebody_the_list_of_customers_lacks_stays_and_is_noted(
    office: Any, issues: Issues
) -> None:
    batch = read(office, "999X9;30.09.2026;3;;;;;")
    assert len(batch.statements.determinations) == 1
    assert issues(batch) == [(2, "statement-without-person", "Kundennummer")]


def test_the_same_row_twice_is_one_statement(office: Any) -> None:
    batch = read(office, *["999A1;30.09.2026;3;;;;;"] * 2)
    assert tally(batch) == (2, 1, 0, 1)


def test_two_determinations_of_one_person_are_both_kept(office: Any) -> None:
    batch = read(office, "999A1;30.09.2026;3;;;;;", "999A1;01.10.2026;3;;;;;")
    assert len(batch.statements.determinations) == 2
    assert tally(batch) == (2, 2, 0, 0)


def test_a_day_ahead_is_kept_and_noted(office: Any, issues: Issues) -> None:
    batch = read(office, "999A1;30.12.2026;3;;;;;")
    assert issues(batch) == [(2, "statement-ahead", "Feststellung am")]
    assert len(batch.statements.determinations) == 1


def test_the_number_of_dates_is_never_guessed_from_the_contacts(office: Any) -> None:
    rows = "".join(
        f"999A1;{day}.09.2026;Termin;Ausgang;nicht erschienen\n" for day in (1, 8, 15)
    )
    office.contacts("Kundennummer;Datum;Kontaktart;Richtung;Ergebnis\n" + rows)
    batch = office.read()
    assert batch.statements.determinations == ()


def test_nothing_of_it_stands_in_a_repr(office: Any) -> None:
    batch = read(office, "999A1;30.09.2026;3;;;;;")
    assert "2026" not in repr(batch)
    assert "Determination" not in repr(batch)
