"""A note is a fact with a source, a second witness and an end."""

from typing import Any

import attrs
import pendulum
import pytest
from desk_days import hazard_note as note
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_core import OutreachError
from outreach_core.ids import CustomerId, StaffId
from outreach_core.strategies.visits_safety import hazard_notes
from outreach_core.visits.safety.effects import ProtectiveEffect
from outreach_core.visits.safety.hazards import (
    FACT_WORDS,
    SOURCE_WORDS,
    HazardFact,
    HazardNote,
    HazardNoteId,
    HazardSource,
    effects_on,
    notes_to_delete,
)
from outreach_core.visits.safety.wording import STEMS, WordingFault, wording_warnings


def test_a_note_holds_for_twelve_months_unless_said_otherwise() -> None:
    assert note().expires_on == pendulum.date(2027, 2, 28)
    assert note().holds_on(pendulum.date(2027, 2, 28))
    assert not note().holds_on(pendulum.date(2027, 3, 1))
    assert not note().holds_on(pendulum.date(2026, 2, 27))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"confirmed_by": StaffId("s1")}, "confirmed_by"),
        ({"confirmed_by": ""}, "confirmed_by"),
        ({"happened_on": pendulum.date(2026, 3, 1)}, "recorded_on"),
        ({"expires_on": pendulum.date(2028, 2, 29)}, "expires_on"),
        ({"expires_on": pendulum.date(2026, 2, 27)}, "expires_on"),
        ({"recorded_on": pendulum.datetime(2026, 2, 28)}, "recorded_on"),
        ({"fact": "rude"}, "fact"),
        ({"source": "a neighbour"}, "source"),
        ({"wording": "two\nlines"}, "wording"),
    ],
)
def test_what_is_no_note_cannot_be_made(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(OutreachError, match=field) as caught:
        note(**changes)
    assert "two\nlines" not in str(caught.value)


def test_a_note_that_was_wrong_ends_at_once_and_is_deleted() -> None:
    day = pendulum.date(2026, 5, 1)
    wrong = note(ended_on=day)
    assert wrong.holds_on(pendulum.date(2026, 4, 30))
    assert not wrong.holds_on(day)
    assert notes_to_delete([wrong, note(id=HazardNoteId("n2"))], day) == ("n1",)


def test_the_reply_of_the_person_stands_wherever_the_note_does() -> None:
    words = note(wording="Lief frei im Hof.", reply="Ist nicht mehr da.").words
    assert words.de == (
        "freilaufender Hund (20.02.2026), selbst erlebt; bestätigt, gilt bis "
        "28.02.2027. Lief frei im Hof. Die Person sagt dazu: Ist nicht mehr da."
    )
    assert "s1" not in words.de + words.en


def test_every_fact_and_source_has_words() -> None:
    assert FACT_WORDS.keys() == set(HazardFact)
    assert SOURCE_WORDS.keys() == set(HazardSource)


@given(hazard_notes())
def test_nothing_of_a_note_but_its_name_is_printed(one: HazardNote) -> None:
    assert repr(one) == f"HazardNote(id={one.id!r})"


@settings(max_examples=50)
@given(st.lists(hazard_notes(), max_size=4), st.integers(-10, 800))
def test_planning_hears_of_effects_only_while_a_note_holds(
    notes: list[HazardNote], days: int
) -> None:
    day = pendulum.date(2026, 3, 28).add(days=days)
    found = effects_on(notes, CustomerId("c-v0"), day)
    expected: set[ProtectiveEffect] = set()
    for one in notes:
        over = one.ended_on is not None and one.ended_on <= day
        begun = one.recorded_on <= day <= one.expires_on
        if one.customer == "c-v0" and begun and not over:
            expected |= one.effects
    assert found == expected
    kept = [attrs.evolve(n, effects=()) for n in notes]
    assert effects_on(kept, CustomerId("c-v0"), day) == frozenset()


@pytest.mark.parametrize(
    ("wording", "faults"),
    [
        ("Der Kunde ist aggressiv.", [WordingFault.JUDGEMENT]),
        ("Gilt als gefährlich", [WordingFault.JUDGEMENT, WordingFault.GUESS]),
        ("war betrunken", [WordingFault.ILLNESS]),
        ("PSYCHISCH auffällig", [WordingFault.ILLNESS]),
        ("Wohnung vermüllt, Briefkasten voll", [WordingFault.SURROUNDINGS] * 2),
        ("Der Hund lief frei im Hof.", []),
        ("Sagte am 3. Februar: „Ich komme ins Büro und mache euch fertig.“", []),
        ("Stand mit einem Messer in der Hand im Flur.", []),
        ("Bitte zu zweit und mit Taschenlampe.", []),
        ("Klingel im Hinterhof, Treppe ohne Licht.", []),
        ("", []),
    ],
)
def test_words_that_judge_guess_or_tell_too_much_are_warned_of(
    wording: str, faults: list[WordingFault]
) -> None:
    assert [warning.fault for warning in wording_warnings(wording)] == faults
    assert [w.fault for w in note(wording=wording).warnings] == faults


STEMS_LISTED = [stem for stems in STEMS.values() for stem in stems]


@pytest.mark.parametrize("stem", STEMS_LISTED)
def test_each_stem_of_the_list_is_found_in_a_sentence(stem: str) -> None:
    for wording in (f"Er {stem.strip()} hier", f"{stem.strip().upper()}, sagt man"):
        found = wording_warnings(wording)
        assert stem.strip() in [warning.stem for warning in found]
        for warning in found:
            assert warning.stem in warning.words.de
            assert warning.stem in warning.words.en


def test_no_stem_stands_twice() -> None:
    assert len(set(STEMS_LISTED)) == len(STEMS_LISTED)
