"""A missing translation is seen by the person and by the office."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.letters import (
    DEFAULT_CHECKS,
    DIN_5008_B,
    HtmlFormat,
    InvitationFacts,
    Letter,
    LetterKind,
    Note,
    Sender,
    letter_as_text,
    plain,
    plan_letters,
    run_checks,
    shipped_template,
    texts_of,
)
from outreach_core.letters.shipped import SOURCES
from outreach_core.letters.without_translation import note_instead
from outreach_core.people import LANGUAGE_WORDS, Customer

FOREIGN = sorted(set(LANGUAGE_WORDS) - {"de"})


@pytest.mark.parametrize("language", FOREIGN)
def test_the_german_letter_tells_each_person_about_an_interpreter(
    write_to: Callable[..., Letter], language: str
) -> None:
    letter = write_to(language=language)
    told = letter.text.privacy[0]
    assert isinstance(told, Note)
    assert letter.courtesy is None
    assert told.runs[0].language == (language if language != "ti" else "en")
    assert plain(told.runs) in letter_as_text(letter)
    assert run_checks(letter, DEFAULT_CHECKS) == ()


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=3))
def test_a_language_that_nobody_listed_gets_english(code: str) -> None:
    told = note_instead(code, LetterKind.FIRST_LETTER)
    assert plain(told.runs)
    if code not in LANGUAGE_WORDS:
        assert "interpreter" in plain(told.runs)


@pytest.mark.parametrize("language", sorted(SOURCES))
def test_who_gets_a_translation_or_wants_german_needs_no_such_line(
    write_to: Callable[..., Letter], language: str
) -> None:
    courtesy = (
        None
        if language == "de"
        else shipped_template(LetterKind.FIRST_LETTER, language)
    )
    letter = write_to(language=language, courtesy=courtesy)
    words = [run for runs in texts_of(letter.text.privacy) for run in runs]
    assert not any(run.language for run in words)


def test_the_letter_about_money_is_never_called_a_mere_offer() -> None:
    for language in FOREIGN:
        friendly = plain(note_instead(language, LetterKind.FIRST_LETTER).runs)
        honest = plain(note_instead(language, LetterKind.GRACE_MONTH).runs)
        assert friendly.endswith(honest)
        assert len(honest) < len(friendly)


def test_an_arabic_line_runs_from_right_to_left_in_a_german_letter(
    write_to: Callable[..., Letter],
) -> None:
    letter = write_to(language="ar")
    page = HtmlFormat().render(letter, DIN_5008_B).content.decode()
    assert '<bdi lang="ar">هذه الرسالة' in page
    assert "\u2068هذه الرسالة" in letter_as_text(letter)


def test_the_plan_lists_whom_only_the_german_letter_reaches(
    person: Customer, sender: Sender, facts: InvitationFacts
) -> None:
    someone = attrs.evolve(person, language="ti")
    made = plan_letters(
        [someone],
        template=shipped_template(LetterKind.FIRST_LETTER),
        facts=facts,
        sender=sender,
        occasion="probe",
        day=facts.answer_by.subtract(days=10),
        translations={
            code: shipped_template(LetterKind.FIRST_LETTER, code)
            for code in SOURCES
            if code != "de"
        },
    )
    assert made.only_german == (someone.id,)
