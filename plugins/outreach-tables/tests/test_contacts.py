"""Contacts as rows: the words of offices, and what becomes of bad rows."""

from typing import Any

import pendulum
import pytest

from outreach_core.contacts import (
    DEFAULT_POLICY,
    Channel,
    Direction,
    Meaning,
    NotReachedReason,
    Outcome,
)

HEAD = "Kundennummer;Datum;Kontaktart;Richtung;Ergebnis;automatisch\n"


def contact(office: Any, row: str, head: str = HEAD) -> Any:
    office.contacts(f"{head}999A1;{row}\n")
    batch = office.read()
    ((found,),) = [history.contacts for history in batch.histories.values()]
    return found


@pytest.mark.parametrize(
    ("row", "meaning"),
    [
        ("01.09.2026;Telefon;Ausgang;erreicht;", Meaning.TWO_WAY),
        ("01.09.2026;Anruf;ein;gesprochen;nein", Meaning.TWO_WAY),
        ("01.09.2026;Persönlich;;erschienen;", Meaning.TWO_WAY),
        ("01.09.2026;E-Mail;Eingang;eingegangen;", Meaning.TWO_WAY),
        ("01.09.2026;Unterlagen;;;", Meaning.TWO_WAY),
        ("01.09.2026;WBA;Eingang;;", Meaning.TWO_WAY),
        ("01.09.2026;Brief;Ausgang;beantwortet;", Meaning.TWO_WAY),
        ("01.09.2026;Brief;Ausgang;versandt;", Meaning.EFFORT),
        ("01.09.2026;Brief;Ausgang;Rückläufer;", Meaning.EFFORT),
        ("01.09.2026;Telefon;;nicht erreicht;", Meaning.EFFORT),
        ("01.09.2026;Termin;;nicht erschienen;", Meaning.EFFORT),
        ("01.09.2026;Hausbesuch;Ausgang;nicht angetroffen;", Meaning.EFFORT),
        ("01.09.2026;Brief;Ausgang;versandt;ja", Meaning.NEITHER),
        ("01.09.2026;Bescheid;Ausgang;versandt;", Meaning.NEITHER),
        ("01.09.2026;Vermerk;;;", Meaning.NEITHER),
        ("01.09.2026;Zahllauf;;erledigt;ja", Meaning.NEITHER),
    ],
)
def test_the_words_of_an_office_mean_what_the_policy_counts(
    office: Any, row: str, meaning: Meaning
) -> None:
    assert DEFAULT_POLICY.meaning_of(contact(office, row)) is meaning


def test_without_a_direction_a_talk_is_still_a_talk(office: Any) -> None:
    found = contact(
        office, "01.09.2026;Telefon;erreicht", "Kundennummer;Datum;Art;Ergebnis\n"
    )
    assert (found.channel, found.direction, found.outcome) == (
        Channel.PHONE,
        Direction.OUTBOUND,
        Outcome.REACHED,
    )


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("999A1;31.02.2026;Telefon;ein;erreicht;", "date-unreadable"),
        ("999A1;;Telefon;ein;erreicht;", "date-missing"),
        ("999A1;01.09.2026;Brieftaube;ein;erreicht;", "channel-unknown"),
        ("999A1;01.09.2026;;ein;erreicht;", "channel-unknown"),
        ("999A1;01.09.2026;Telefon;quer;erreicht;", "direction-unknown"),
        ("999A1;01.09.2026;Telefon;ein;grün;", "outcome-unknown"),
        ("999A1;01.09.2026;Telefon;aus;;", "outcome-unknown"),
        ("999A1;01.09.2026;Telefon;ein;erreicht;jein", "automatic-unknown"),
        (";01.09.2026;Telefon;ein;erreicht;", "number-missing"),
        ("999Z9;01.09.2026;Telefon;ein;erreicht;", "customer-unknown"),
        ("1,2E+09;01.09.2026;Telefon;ein;erreicht;", "number-damaged"),
        ("999A1;01.09.2026;Telefon;ein;erreicht;;zuviel", "row-too-long"),
        ("Summe;;2;;;", "row-total"),
        ("Gesamt: 2;;;;;", "row-total"),
        ("999A1", "date-missing"),
    ],
)
def test_a_bad_row_is_listed_with_its_reason(
    office: Any, issues: Any, row: str, code: str
) -> None:
    office.contacts(f"{HEAD}999A1;01.09.2026;Telefon;ein;erreicht;\n{row}\n")
    batch = office.read()
    assert [(number, found) for number, found, _ in issues(batch)] == [(3, code)]
    assert not batch.issues[0].kept


def test_contacts_of_a_refused_customer_say_so(office: Any, issues: Any) -> None:
    office.customers(
        "Kundennummer;Name;Sperre\n999A1;Muster, Mia;siehe Akte\n999A2;Probe, P;\n"
    )
    office.contacts(f"{HEAD}999A1;01.09.2026;Telefon;ein;erreicht;\n")
    assert ("customer-not-used") in [code for _, code, _ in issues(office.read())]


def test_a_day_in_the_future_is_kept_for_the_core_and_noted(
    office: Any, issues: Any
) -> None:
    office.contacts(f"{HEAD}999A1;01.09.2027;Telefon;ein;erreicht;\n")
    batch = office.read()
    assert issues(batch) == [(2, "date-in-future", "Datum")]
    assert batch.issues[0].kept
    assert sum(len(h.contacts) for h in batch.histories.values()) == 1


def test_rows_equal_in_every_cell_are_one_contact(office: Any) -> None:
    row = "999A1;01.09.2026;Telefon;aus;nicht erreicht;"
    head = HEAD.replace("automatisch", "Uhrzeit")
    office.contacts(f"{head}{row}8:00\n{row}8:00\n{row}9:30\n{row}8:00\n")
    batch = office.read()
    tally = next(t for t in batch.tallies if t.place == "kontakte.csv")
    assert (tally.rows, tally.records, tally.merged) == (4, 2, 2)


def test_free_text_about_people_is_not_read(office: Any) -> None:
    found = contact(
        office,
        "01.09.2026;Telefon;ein;erreicht;;weint viel",
        HEAD.replace("\n", ";Bemerkung\n"),
    )
    assert found.note == ""


MORE = "Kundennummer;Datum;Art;Ergebnis;Grund nicht erreicht;Kürzel;erfasst am\n"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Brief;Rückläufer;unbekannt verzogen", NotReachedReason.NO_OR_WRONG_ADDRESS),
        ("Brief;Rückläufer;Lagerfrist abgelaufen", NotReachedReason.NOT_COLLECTED),
        (
            "Brief;Rückläufer;nach eigener Angabe umgezogen",
            NotReachedReason.MOVED_OWN_STATEMENT,
        ),
        ("Hausbesuch;nicht angetroffen;niemand da", NotReachedReason.NOT_AT_HOME),
        ("Anruf;nicht erreicht;kein Anschluss", NotReachedReason.NUMBER_DEAD),
        ("Anruf;nicht erreicht;no_answer", NotReachedReason.NO_ANSWER),
        ("Anruf;nicht erreicht;", None),
    ],
)
def test_the_reason_for_not_reaching_is_read(
    office: Any, row: str, reason: NotReachedReason | None
) -> None:
    found = contact(office, f"01.09.2026;{row};;", MORE)
    assert (found.reason, found.by, found.recorded_on) == (reason, None, None)


def test_who_tried_and_when_it_was_entered_are_read(office: Any) -> None:
    found = contact(office, "01.09.2026;Anruf;nicht erreicht;;ley;03.09.2026", MORE)
    assert (found.by, found.recorded_on) == ("ley", pendulum.Date(2026, 9, 3))
    assert found.known_on == pendulum.Date(2026, 9, 3)


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ("nicht erreicht;war wohl krank;;", "reason-not-used", "Grund nicht erreicht"),
        ("erreicht;niemand da;;", "reason-not-used", "Grund nicht erreicht"),
        ("nicht erreicht;;;31.02.2026", "date-unreadable", "erfasst am"),
        ("nicht erreicht;#NV;;", "cell-error", "Grund nicht erreicht"),
        ("nicht erreicht;;#NV;", "cell-error", "Kürzel"),
    ],
)
def test_what_cannot_be_read_costs_no_contact_and_every_row_is_noted(
    office: Any, issues: Any, cells: str, code: str, column: str
) -> None:
    rows = "".join(f"{who};01.09.2026;Anruf;{cells}\n" for who in ("999A1", "999A2"))
    office.customers("Kundennummer;Name\n999A1;Muster, Mia\n999A2;Probe, Paul\n")
    office.contacts(MORE + rows)
    batch = office.read()
    noted = [each for each in issues(batch) if each[2] == column]
    assert noted == [(2, code, column), (3, code, column)]
    assert all(issue.kept for issue in batch.issues)
    found = [c for h in batch.histories.values() for c in h.contacts]
    assert [(c.reason, c.by, c.recorded_on) for c in found] == [(None, None, None)] * 2
    assert not [i for i in batch.issues if "krank" in i.words.de]


@pytest.mark.parametrize(
    ("row", "doubted"),
    [
        ("999A1;31.02.2026;Telefon;ein;erreicht;", True),
        ("999A1;01.09.2026;Brieftaube;ein;erreicht;", True),
        ("999A1;01.09.2026;Brieftaube;;;", True),
        ("999A1;01.09.2026;Telefon;quer;erreicht;", True),
        ("999A1;01.09.2026;Telefon;quer;nicht erreicht;", True),
        ("999A1;01.09.2026;Telefon;ein;grün;", True),
        ("999A1;01.09.2026;Telefon;aus;grün;", True),
        ("999A1;01.09.2026;Telefon;ein;erreicht;jein", True),
        ("999A1;01.09.2026;Brieftaube;ein;versandt;", True),
        ("999A1;01.09.2026;Telefon;aus;nicht erreicht;;zuviel", True),
        # Surely no talk, whatever could not be read:
        ("999A1;31.02.2026;Brief;aus;versandt;", False),
        ("999A1;01.09.2026;Brieftaube;aus;versandt;", False),
        ("999A1;01.09.2026;Brieftaube;;nicht erreicht;", False),
        ("999A1;01.09.2026;Telefon;aus;nicht erreicht;jein", False),
        ("999A1;01.09.2026;Brieftaube;ein;grün;ja", False),
        ("999A1;31.02.2026;Vermerk;ein;erreicht;", False),
        # Nobody knows whose it is, or nobody is screened:
        (";01.09.2026;Telefon;ein;grün;", False),
        ("1,2E+09;01.09.2026;Telefon;ein;grün;", False),
        ("999Z9;01.09.2026;Telefon;ein;grün;", False),
    ],
)
def test_a_row_that_may_be_a_talk_is_remembered_for_the_person(
    office: Any, row: str, *, doubted: bool
) -> None:
    office.contacts(f"{HEAD}999A1;01.02.2026;Brief;aus;versandt;\n{row}\n")
    batch = office.read()
    (found,) = [history.unread for history in batch.histories.values()]
    assert bool(found) is doubted
    for place in found:
        assert place.de.startswith("kontakte.csv, Zeile 3: ")
        assert place.en.startswith("kontakte.csv, row 3: ")


def test_somebody_all_of_whose_rows_are_unreadable_is_known_to_have_them(
    office: Any,
) -> None:
    rows = "".join(f"999A1;0{n}.09.2026;Vorspr.;ein;erreicht;\n" for n in (1, 2))
    office.contacts(HEAD + rows)
    (history,) = office.read().histories.values()
    assert history.contacts == ()
    assert [place.en.split(":")[0] for place in history.unread] == [
        "kontakte.csv, row 2",
        "kontakte.csv, row 3",
    ]


def test_a_shifted_row_alone_is_remembered_too(office: Any) -> None:
    office.contacts(f"{HEAD}999A1;01.09.2026;Telefon;ein;erreicht;;zuviel\n")
    (history,) = office.read().histories.values()
    assert (history.contacts, len(history.unread)) == ((), 1)


def test_a_readable_table_leaves_nothing_unread(office: Any) -> None:
    office.contacts(f"{HEAD}999A1;01.09.2026;Telefon;ein;erreicht;\n")
    assert [h.unread for h in office.read().histories.values()] == [()]
