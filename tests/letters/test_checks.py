"""What every letter must say and must never say; requirements 17, 18, 20, 21."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given, settings

from outreach_core.letters import (
    DEFAULT_CHECKS,
    Letter,
    LetterKind,
    LetterTemplate,
    run_checks,
    shipped_template,
)
from outreach_core.people import Address
from outreach_core.strategies.letters import letters

FIRST_LETTER_DE = shipped_template(LetterKind.FIRST_LETTER)
FIRST_LETTER_EN = shipped_template(LetterKind.FIRST_LETTER, "en")

SUMMONS = (
    "Sie haben die Pflicht.",
    "Ihr Meldetermin ist am Montag.",
    "Sonst folgt eine Minderung.",
    "Das steht in § 31 SGB II.",
    "Das steht in § 32 SGB II.",
    "Beachten Sie die Rechtsfolgenbelehrung.",
    "Sie müssen bis zur Frist antworten.",
    "Sie sind zur Mitwirkung verpflichtet.",
    "Bringen Sie Nachweise mit.",
)
REASONS = (
    "Wir helfen bei Schulden.",
    "Wir wissen von Ihrer Krankheit.",
    "Es geht um Ihre Sucht.",
    "Die Polizei hat uns geschrieben.",
)


def found(letter: Letter) -> set[str]:
    return {problem.source for problem in run_checks(letter, DEFAULT_CHECKS)}


def with_words(words: str) -> LetterTemplate:
    source = FIRST_LETTER_DE.source.replace("=== closing", f"{words}\n\n=== closing")
    return LetterTemplate.register(source, name="probe", language="de")


def without(words: str, template: LetterTemplate = FIRST_LETTER_DE) -> LetterTemplate:
    assert words in template.source
    return LetterTemplate.register(
        template.source.replace(words, "etwas"),
        name="probe",
        language=template.language,
    )


@settings(max_examples=30)
@given(letters())
def test_the_shipped_letter_passes_every_check_for_everybody(letter: Letter) -> None:
    assert run_checks(letter, DEFAULT_CHECKS) == ()


@pytest.mark.parametrize("words", SUMMONS)
def test_a_letter_that_reads_like_a_summons_is_refused(
    write_to: Callable[..., Letter], words: str
) -> None:
    assert found(write_to(template=with_words(words))) == {"reads-like-a-summons"}


@pytest.mark.parametrize("words", REASONS)
def test_a_letter_that_names_a_reason_is_refused(
    write_to: Callable[..., Letter], words: str
) -> None:
    assert found(write_to(template=with_words(words))) == {"names-a-reason"}


@pytest.mark.parametrize(
    ("words", "check"),
    [
        ("**freiwillig**", "voluntary"),
        ("**keine Kontrolle**", "not-a-control"),
        ("Wenn Sie keinen Besuch möchten", "way-to-refuse"),
        ("{{ team | names }}", "team-names"),
    ],
)
def test_a_letter_that_leaves_out_what_matters_is_refused(
    write_to: Callable[..., Letter], words: str, check: str
) -> None:
    assert found(write_to(template=without(words))) == {check}


def test_a_letter_without_privacy_note_or_way_to_answer_is_refused(
    write_to: Callable[..., Letter],
) -> None:
    letter = write_to()
    bare = attrs.evolve(letter.text, privacy=(), reply=(), body=letter.text.body[:1])
    assert {"privacy-notice", "way-to-answer"} <= found(attrs.evolve(letter, text=bare))


def test_the_translation_is_checked_as_strictly_as_the_original(
    write_to: Callable[..., Letter],
) -> None:
    silent = without("**voluntary**", FIRST_LETTER_EN)
    assert found(write_to(courtesy=silent)) == {"voluntary"}


def test_a_language_without_a_word_list_fails_closed(
    write_to: Callable[..., Letter],
) -> None:
    letter = write_to()
    foreign = attrs.evolve(letter, text=attrs.evolve(letter.text, language="xx"))
    assert {"reads-like-a-summons", "voluntary"} <= found(foreign)


def test_a_person_may_be_called_anything(write_to: Callable[..., Letter]) -> None:
    letter = write_to(family_name="Frist-Schulden", given_name="Pflicht")
    assert found(letter) == set()


@pytest.mark.parametrize(
    "line", ["Jobcenter · Am Testfeld 1", "JC Musterstadt BG 12", "Amt 123D456789"]
)
def test_the_window_tells_nobody_who_writes(
    write_to: Callable[..., Letter], sender: object, line: str
) -> None:
    telling = attrs.evolve(sender, return_line=line)
    letter = write_to(writer=telling)
    assert "window" in found(letter)
    assert "window" not in found(attrs.evolve(letter, discreet=False))


def test_an_address_at_the_office_does_not_go_into_a_window(
    write_to: Callable[..., Letter],
) -> None:
    address = Address(
        street="Am Testfeld 1",
        postcode="01234",
        town="Musterstadt",
        care_of="Jobcenter Musterstadt",
    )
    assert found(write_to(address=address)) == {"window"}
