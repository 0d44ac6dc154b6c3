"""An office knows which letter it may send in which language, and who has read it."""

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.letters import (
    LetterKind,
    LetterReading,
    Reading,
    Register,
    Review,
    letter_readings,
    shipped_template,
    shipped_templates,
)
from outreach_core.letters.shipped import SOURCES

DAY = pendulum.Date(2026, 11, 20)
UKRAINIAN = shipped_template(LetterKind.FIRST_LETTER, "uk")


def review(version: str = UKRAINIAN.version) -> Review:
    return Review(by="Sprachmittlung der Stadt", on=DAY, version=version)


def of(
    found: tuple[LetterReading, ...], kind: LetterKind, language: str
) -> LetterReading:
    (one,) = (
        each
        for each in found
        if (each.kind, each.language, each.register) == (kind, language, Register.PLAIN)
    )
    return one


def test_none_of_our_translations_claims_to_have_been_read() -> None:
    found = letter_readings(shipped_templates())
    assert not [each for each in found if each.reading is Reading.READ]
    foreign = [each for each in found if each.language != "de" and each.template]
    waits = {each.template for each in found if each.reading is Reading.WAITS}
    assert waits == {"grace-month-de", "grace-month-en"}
    assert all(
        each.reading is Reading.UNREAD for each in foreign if each.template not in waits
    )


@pytest.mark.parametrize("language", sorted(set(SOURCES) - {"de"}))
@pytest.mark.parametrize("kind", LetterKind)
def test_what_is_missing_is_said_and_nothing_else(
    kind: LetterKind, language: str
) -> None:
    one = of(letter_readings(shipped_templates()), kind, language)
    assert (one.reading is Reading.MISSING) == (kind not in SOURCES[language])


def test_who_reads_a_translation_is_recorded_for_this_version_only() -> None:
    name = UKRAINIAN.name
    read = letter_readings(shipped_templates(), reviews={name: review()})
    assert of(read, LetterKind.FIRST_LETTER, "uk").reading is Reading.READ
    assert of(read, LetterKind.ANNOUNCEMENT, "uk").reading is Reading.UNREAD
    old = letter_readings(shipped_templates(), reviews={name: review("0" * 16)})
    changed = of(old, LetterKind.FIRST_LETTER, "uk")
    assert changed.reading is Reading.UNREAD
    assert changed.review == review("0" * 16)


def test_a_template_that_brings_its_review_needs_none_in_the_settings() -> None:
    own = UKRAINIAN.reviewed(review())
    (one, *_) = (e for e in letter_readings([own]) if e.template)
    assert one.reading is Reading.READ


def test_the_letter_about_money_waits_until_its_lawyers_have_read_it() -> None:
    honest = shipped_template(LetterKind.GRACE_MONTH)
    (waits,) = (e for e in letter_readings([honest]) if e.template)
    assert waits.reading is Reading.WAITS
    read = letter_readings([honest], reviews={honest.name: review(honest.version)})
    (one,) = (e for e in read if e.template)
    assert one.reading is Reading.ORIGINAL


@given(st.permutations(shipped_templates()[:12]))
def test_the_table_is_the_same_whatever_the_order_of_plug_ins(
    templates: list[object],
) -> None:
    found = letter_readings(templates)  # type: ignore[arg-type]
    expected = letter_readings(shipped_templates()[:12])
    by = attrs.astuple
    assert sorted(map(str, map(by, found))) == sorted(map(str, map(by, expected)))
    assert [e.language for e in found] == [e.language for e in expected]


def test_every_reading_says_what_the_office_may_do() -> None:
    for reading in Reading:
        assert reading.words.de
        assert reading.words.en
