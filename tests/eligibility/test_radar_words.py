"""What a clerk reads about one line of the radar, in German and English."""

import re

import pendulum
import pytest
from hypothesis import given, settings

from outreach_core import Language, Words
from outreach_core.contacts import Channel, Contact, ContactHistory, Direction, Outcome
from outreach_core.eligibility import (
    RADAR_STATE_WORDS,
    Determination,
    OfficeAppearance,
    PlannedContact,
    RadarEntry,
    RadarInput,
    RadarState,
    explain_radar,
    plan_words,
    radar,
    radar_checks,
)
from outreach_core.ids import CustomerId, StaffId
from outreach_core.strategies.calendar import days
from outreach_core.strategies.eligibility import radar_inputs

D = pendulum.Date
ADA = CustomerId("00000-00000")
AS_OF = D(2026, 10, 5)
EXPECTED = """\
00000-00000 – Im Monat, in dem eine persönliche Meldung alles rückgängig macht.
Stand: Montag, 5. Oktober 2026.
Feststellung laut Jobcenter: 14. September 2026 (Eingabe, hier nicht berechnet).
Erster Tag ohne Leistung: 1. Oktober 2026.
Letzter Tag der persönlichen Meldung: Samstag, 31. Oktober 2026.
Es bleiben noch 26 Tage.
Noch nötig: persönliche Meldung im Jobcenter nötig bis 31.10.2026. Ein Besuch, ein \
Anruf oder ein Brief ersetzt sie nicht. Bieten Sie an, die Person zu begleiten."""


def known(**changes: object) -> RadarInput:
    determination = Determination(
        customer=ADA, determined_on=D(2026, 9, 14), consecutive_stated=3
    )
    return RadarInput(**{"determinations": (determination,), **changes})


def entry(as_of: D = AS_OF, **changes: object) -> RadarEntry:
    found = radar(known(**changes), as_of=as_of)
    return (*found.inside, *found.outside)[0]


def told(as_of: D = AS_OF, **changes: object) -> str:
    return explain_radar(entry(as_of, **changes), Language.DE)


def test_the_days_and_what_is_needed_come_first() -> None:
    assert told().startswith(EXPECTED)


def test_source_and_open_points_close_the_explanation() -> None:
    text = told()
    assert "Quelle: § 7b Abs. 4 SGB II" in text
    questions = text.partition("Bitte rechtlich bestätigen lassen")[2]
    for point in ("Wohnungstür", "Bekanntgabe", "Wochenende", "vor dem 1.7.2026"):
        assert point in questions
    assert "Schlussfolgerung" in questions


def test_the_name_of_the_benefit_is_that_of_the_month() -> None:
    for day in (D(2026, 9, 20), AS_OF):
        assert (
            "Vom 1. Oktober 2026 bis 31. Oktober 2026 gibt es Grundsicherungsgeld ohne "
            "Regelbedarf"
        ) in told(day)
    assert "um 30 Prozent gemindert" in told()


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (D(2026, 10, 29), "Es bleiben noch 2 Tage."),
        (D(2026, 10, 30), "Es bleibt noch 1 Tag."),
        (D(2026, 10, 31), "Heute ist der letzte Tag."),
    ],
)
def test_the_last_days_are_counted_in_good_german(as_of: D, words: str) -> None:
    assert words in told(as_of)


def test_a_closed_office_is_told_in_time() -> None:
    assert "zuletzt am Freitag, 30. Oktober 2026 geöffnet" in told(D(2026, 10, 30))
    assert "nicht mehr geöffnet" in told(D(2026, 10, 31))


@pytest.mark.parametrize(
    ("planned_on", "words"),
    [
        (None, "kein Kontakt geplant"),
        (D(2026, 10, 12), "Geplant: Besuch am Montag, 12. Oktober 2026."),
        (D(2026, 10, 30), "Geplant ist erst am Freitag, 30. Oktober 2026 etwas"),
    ],
)
def test_the_plan_or_its_absence_is_told(planned_on: D | None, words: str) -> None:
    plans = (
        ()
        if planned_on is None
        else (PlannedContact(customer=ADA, on=planned_on, channel=Channel.VISIT),)
    )
    assert words in told(planned=plans)


def test_a_talk_at_the_door_still_leaves_the_way_to_the_office() -> None:
    visit = Contact(
        on=D(2026, 10, 2),
        channel=Channel.VISIT,
        direction=Direction.OUTBOUND,
        outcome=Outcome.REACHED,
    )
    text = told(histories={ADA: ContactHistory((visit,))})
    assert "Kontakt hergestellt am Freitag, 2. Oktober 2026" in text
    assert "persönliche Meldung im Jobcenter nötig bis 31.10.2026" in text


def test_an_early_appearance_is_a_question_to_the_house() -> None:
    early = OfficeAppearance(customer=ADA, on=D(2026, 9, 30), recorded_by=StaffId("s1"))
    text = told(appearances=(early,))
    assert "vor dem ersten Tag ohne Leistung" in text
    assert "Voreinstellung: nein" in text


def test_a_question_to_the_house_is_asked_only_where_it_arises() -> None:
    assert "Voreinstellung: nein" not in told()
    few = Determination(
        customer=ADA, determined_on=D(2026, 9, 14), consecutive_stated=2
    )
    questions = [
        explain_radar(line, Language.DE).partition("bestätigen lassen")[2]
        for line in (
            entry(),
            entry(D(2026, 11, 2)),
            entry(determinations=(few,)),
            entry(D(2026, 9, 13)),
        )
    ]
    assert len(set(questions)) == len(questions)
    assert questions[-1] == "", "before the determination nothing is open"


def test_what_somebody_must_look_at_is_listed_with_its_days() -> None:
    early = OfficeAppearance(customer=ADA, on=D(2026, 9, 30), recorded_by=StaffId("s1"))
    imported = Contact(
        on=D(2026, 10, 1),
        channel=Channel.APPEARANCE,
        direction=Direction.INBOUND,
        outcome=Outcome.REACHED,
    )
    twice = (
        *known().determinations,
        Determination(customer=ADA, determined_on=D(2026, 9, 15), consecutive_stated=3),
    )
    found = entry(
        determinations=twice,
        appearances=(early,),
        histories={ADA: ContactHistory((imported,))},
    )
    assert [words.de for words in radar_checks(found)] == [
        "Das Jobcenter hat davor zuletzt am Freitag, 30. Oktober 2026 geöffnet.",
        "Bis dahin ist kein Kontakt geplant: bitte planen.",
        (
            "Am Mittwoch, 30. September 2026 war die Person im Jobcenter, vor dem ersten "
            "Tag ohne Leistung. Ob das genügt, muss Ihr Haus entscheiden; bis dahin bleibt "
            "sie hier stehen."
        ),
        (
            "In den Kontakten steht eine Vorsprache am Donnerstag, 1. Oktober 2026. War "
            "die Person persönlich im Jobcenter? Dann bitte erfassen."
        ),
        (
            "Für diese Person ist mehr als eine Feststellung offen: bitte klären, welche "
            "gilt."
        ),
    ]


@pytest.mark.parametrize("on", [None, D(2026, 10, 30)])
def test_no_plan_and_a_late_plan_are_both_no_plan_in_time(on: D | None) -> None:
    plans = [PlannedContact(customer=ADA, on=on, channel=Channel.VISIT)] if on else []
    assert plan_words(entry(planned=tuple(plans))) == Words("", "")


def test_an_appearance_in_time_is_told_with_its_day() -> None:
    seen = OfficeAppearance(customer=ADA, on=D(2026, 10, 5), recorded_by=StaffId("s1"))
    text = told(appearances=(seen,))
    assert "Persönliche Meldung im Jobcenter am Montag, 5. Oktober 2026." in text
    assert "nötig bis" not in text


def test_after_the_last_day_the_way_back_is_told() -> None:
    assert "ab der persönlichen Vorsprache wieder auf" in told(D(2026, 11, 2))


def test_every_state_has_words() -> None:
    assert set(RADAR_STATE_WORDS) == set(RadarState)


@given(radar_inputs(), days(D(2026, 6, 1), D(2027, 6, 30)))
@settings(max_examples=40)
def test_every_line_is_told_in_both_languages_without_gaps(
    everything: RadarInput, as_of: D
) -> None:
    found = radar(everything, as_of=as_of)
    for line in (*found.inside, *found.outside):
        german, english = (explain_radar(line, language) for language in Language)
        assert german.count("\n") == english.count("\n")
        for text in (german, english):
            assert not re.search(r"[{}]|None|\n\n\n", text)
        for words in radar_checks(line):
            assert words.de
            assert words.en
        if line.is_inside and not line.is_planned_in_time:
            assert radar_checks(line)
