"""Explanations that a caseworker can read aloud."""

import pendulum
from hypothesis import given

from outreach_core import Language
from outreach_core.contacts import (
    Channel,
    Contact,
    ContactHistory,
    Direction,
    Outcome,
)
from outreach_core.eligibility import (
    STANDING_WORDS,
    Decision,
    Standing,
    explain,
    kassel,
    screen,
)
from outreach_core.people import Customer, Hold, HoldKind
from outreach_core.strategies.eligibility import people

D = pendulum.Date
AS_OF = D(2026, 10, 5)


def contact(on: D, channel: Channel, outcome: Outcome) -> Contact:
    return Contact(
        on=on, channel=channel, direction=Direction.OUTBOUND, outcome=outcome
    )


TALK = contact(D(2026, 3, 29), Channel.PHONE, Outcome.REACHED)
CLOSED = contact(D(2026, 7, 1), Channel.VISIT, Outcome.NOT_REACHED)
BACK = contact(D(2026, 8, 1), Channel.LETTER, Outcome.RETURNED)


def decision(*contacts: Contact, **fields: object) -> Decision:
    person = Customer(
        **{"id": "7K2Q9-M4XTD", "family_name": "Canary", "in_benefit": True, **fields}
    )
    people = [(person, ContactHistory(contacts))]
    return screen(people, rulebook=kassel(), as_of=AS_OF).decisions[0]


def test_the_verdict_comes_first_then_conditions_changes_and_source() -> None:
    told = explain(decision(TALK, CLOSED, BACK), Language.DE)
    fingerprint = kassel().fingerprint[:12]
    assert (
        f"\n{told}\n"
        == f"""
7K2Q9-M4XTD – Kontakt verloren: steht auf der Arbeitsliste.
Stand: Montag, 5. Oktober 2026.
Dringlichkeit 3 von 3: seit höchstens 9 Monaten still.

Was gefragt wurde
  1. ✓ Schon lange kein Kontakt
       Letzter beidseitiger Kontakt: 29. März 2026. Seit dem 30. September 2026 sind das mehr als 6 Monate.
       Quelle: Jobcenter Stadt Kassel, aufsuchende Beratung seit April 2022 (Bericht der HNA)
  2. ✓ Trotz Bemühungen
       Dokumentierte Versuche seither: 2 (verlangt: mindestens 2).
       Quelle: Vorschlag des Projekts outreach_core, vom Jobcenter zu bestätigen
  3. ✓ Bezieht Leistungen
       Es werden Leistungen bezogen.
       Quelle: § 7 SGB II
  4. ✓ Nichts spricht gegen Brief und Besuch
       Es ist kein Grund erfasst, sich zurückzuhalten.
       Quelle: §§ 51, 52 BMG; § 13 SGB X; § 7b SGB II; Wunsch der Person

Was die Antwort ändern würde
  – Ein neuer beidseitiger Kontakt nimmt die Person von der Liste.
  – Zeit allein ändert die Antwort nicht.

Regelwerk „Kassel: mehr als sechs Monate“, Fassung 2026-10, Kennung {fingerprint}
Quelle: Jobcenter Stadt Kassel, aufsuchende Beratung seit April 2022 (Bericht der HNA)
"""
    )


def test_it_says_on_which_day_time_alone_changes_the_answer() -> None:
    recent = contact(D(2026, 6, 1), Channel.PHONE, Outcome.REACHED)
    told = explain(decision(recent, CLOSED, BACK), Language.DE)
    assert "1. ✗ Schon lange kein Kontakt" in told
    assert "ab 2. Dezember 2026: ja" in told
    assert "verloren" not in told


def test_a_hold_is_named_with_the_day_of_its_review_and_its_end() -> None:
    hold = Hold(
        kind=HoldKind.INPATIENT, until=D(2026, 12, 31), review_on=D(2026, 11, 15)
    )
    told = explain(decision(TALK, CLOSED, BACK, holds=(hold,)), Language.DE)
    assert "4. ✗ Nichts spricht gegen Brief und Besuch" in told
    assert (
        "stationärer Aufenthalt: gilt bis 31. Dezember 2026, wird am "
        "15. November 2026 wieder geprüft." in told
    )


def test_a_hold_without_an_end_promises_none() -> None:
    hold = Hold(kind=HoldKind.INPATIENT, review_on=D(2026, 11, 15))
    told = explain(decision(TALK, CLOSED, BACK, holds=(hold,)), Language.DE)
    assert "stationärer Aufenthalt: wird am 15. November 2026 wieder geprüft." in told
    assert "gilt bis" not in told


def test_an_unknown_fact_is_marked_and_asked_for() -> None:
    told = explain(decision(TALK, CLOSED, BACK, in_benefit=None), Language.DE)
    assert "Bitte prüfen" in told.splitlines()[0]
    assert "3. ? Bezieht Leistungen" in told
    assert "Leistungsbezug: müsste bekannt sein." in told


def test_the_missing_attempt_is_counted() -> None:
    told = explain(decision(TALK, BACK), Language.DE)
    assert "noch 1 mehr nötig" in told


@given(people(AS_OF, min_size=1, max_size=3))
def test_every_explanation_is_complete_and_names_nobody(crowd: tuple) -> None:
    found = screen(crowd, rulebook=kassel(), as_of=AS_OF)
    persons = {person.id: person for person, _ in crowd}
    for each in found.decisions:
        for language in Language:
            told = explain(each, language)
            assert told.splitlines()[0].startswith(each.customer)
            assert STANDING_WORDS[each.standing].to(language) in told
            assert sum(f"  {n}. " in told for n in (1, 2, 3, 4)) == 4
            assert kassel().source in told
            assert "{" not in told
            assert not any(line != line.rstrip() for line in told.splitlines())
            name = persons[each.customer].family_name
            assert len(name) == 1 or name not in told
        if each.standing is Standing.LOST:
            assert "nimmt die Person von der Liste" in explain(each, Language.DE)
