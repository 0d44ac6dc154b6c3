"""Advice on plain language names line and reason, and never judges."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.letters import LetterKind, shipped_template
from outreach_core.letters.plain_language import (
    PlainRule,
    plain_advice,
    template_advice,
)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Der Antrag wird von uns geprüft.", PlainRule.PASSIVE),
        ("Ihre Daten wurden gelöscht.", PlainRule.PASSIVE),
        ("Der Brief wird morgen verschickt.", PlainRule.PASSIVE),
        ("Das ist der Wunsch des Amtes.", PlainRule.GENITIVE),
        ("Wir rufen wegen Ihnen an.", PlainRule.GENITIVE),
        ("Das ist nicht wichtig.", PlainRule.NEGATION),
        ("Das ist keine Kontrolle.", PlainRule.NEGATION),
        ("Wir könnten kommen.", PlainRule.KONJUNKTIV),
        ("Bitte z. B. anrufen.", PlainRule.ABBREVIATION),
        ("Das steht im SGB so.", PlainRule.ABBREVIATION),
        ("Die Eingliederungsvereinbarung ist alt.", PlainRule.LONG_WORD),
        ("Wir kommen (zu zweit).", PlainRule.SPECIAL_SIGN),
        (f"Wir {'und ' * 12}kommen.", PlainRule.LONG_SENTENCE),
    ],
)  # fmt: skip
def test_what_makes_a_text_harder_is_noticed(text: str, rule: PlainRule) -> None:
    found = plain_advice(f"Guten Tag.\n{text}")
    assert {advice.rule for advice in found} == {rule}
    assert {advice.line for advice in found} == {2}
    assert all("Zeile 2" in advice.words.de for advice in found)


@pytest.mark.parametrize(
    "text",
    [
        "Wir besuchen Sie gern. Passt Ihnen dieser Tag?",
        "Wir werden am Montag bei Ihnen klingeln.",
        "Am 19. Oktober kommen wir. Bitte rufen Sie an.",
        "Schreiben Sie uns eine SMS oder an team@example.org.",
        "- Wir freuen uns.\n## Unser Besuch\nTag :: {{ slot.day | day }}",
        "Bitte kommen Sie ins Familien-Beratungs-Zentrum.",
    ],
)
def test_plain_words_get_no_advice(text: str) -> None:
    assert plain_advice(text) == ()


def test_a_sentence_over_several_lines_is_one_and_a_list_is_many() -> None:
    words = "eins zwei drei vier fünf sechs sieben"
    (advice,) = plain_advice(f"Hallo.\n\n{words}\n{words}.")
    assert (advice.line, advice.rule) == (3, PlainRule.LONG_SENTENCE)
    assert plain_advice(f"- {words}\n- {words}") == ()


def test_tags_and_fields_of_a_template_are_no_words() -> None:
    text = "{% if sender.mobile %}\nSMS :: {{ sender.mobile }}\n{% endif %}\n"
    assert plain_advice(text) == ()


# What stands in our own letters and is meant. "Nicht" and "kein" say that a visit is no
# control and no duty; nobody would understand a letter that avoids them. The long
# sentences list places to meet, or speak of a wish and its reason in one breath.
LONG_SENTENCES = {
    LetterKind.FIRST_LETTER: 3,
    LetterKind.ANNOUNCEMENT: 2,
    LetterKind.CHANGE: 2,
    LetterKind.OTHER_PAIR: 2,
    LetterKind.CANCELLATION: 2,
    LetterKind.CLOSED_DOOR: 2,
    LetterKind.LATER_OFFER: 3,
    LetterKind.COACHING_OFFER: 4,
    LetterKind.GRACE_MONTH: 4,
}


@pytest.mark.parametrize("kind", LetterKind)
def test_our_own_letters_are_as_plain_as_noted_here(kind: LetterKind) -> None:
    template = shipped_template(kind)
    found = Counter(a.rule for a in template_advice(template))
    assert set(found) <= {PlainRule.NEGATION, PlainRule.LONG_SENTENCE}
    assert found[PlainRule.LONG_SENTENCE] <= LONG_SENTENCES[kind]
    very_long = plain_advice(template.source, max_words=20)
    assert PlainRule.LONG_SENTENCE not in {advice.rule for advice in very_long}


def test_no_advice_ever_calls_a_text_easy_language() -> None:
    for kind in LetterKind:
        for advice in template_advice(shipped_template(kind)):
            assert "leichte sprache" not in advice.words.de.casefold()


def test_only_german_is_judged_by_german_rules() -> None:
    assert (
        template_advice(shipped_template(LetterKind.FIRST_LETTER, language="en")) == ()
    )


def test_an_advice_quotes_its_text_to_the_writer_only() -> None:
    (advice,) = plain_advice("Frau Beispiel ist nie da.")
    assert "nie" in advice.words.de
    assert "nie" not in repr(advice)


@given(text=st.text(max_size=400))
def test_whatever_is_written_advice_points_into_the_text(text: str) -> None:
    lines = text.splitlines()
    for advice in plain_advice(text):
        assert 1 <= advice.line <= len(lines)
    assert plain_advice(text) == plain_advice(text)
