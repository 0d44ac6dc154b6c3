"""A rulebook as a text file that people can review."""

import tomllib

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core import Words
from outreach_core.eligibility import RULEBOOKS, VOCABULARY
from outreach_core.errors import InvalidInputError
from outreach_core.rules import (
    CountFact,
    Rulebook,
    data_from_toml,
    parameter,
    rule,
    rulebook_from_data,
    rulebook_from_toml,
    rulebook_to_toml,
)
from outreach_core.strategies.rules import BEGIN, rulebooks

TEXTS = st.text(max_size=12) | st.sampled_from(
    ['"', "\\", "a\nb", "\t", "\x7f", "\x00", "'''", "# nein", "ä → ß", "=", "\u2028"]
)
LINES = TEXTS.map(str.strip).filter(bool)
BOOKS = rulebooks()


@given(BOOKS, LINES, TEXTS, TEXTS)
def test_what_is_written_is_read_back_equal(
    book: Rulebook, source: str, german: str, note: str
) -> None:
    words = Words(german, note)
    named = rule(words, book.rule, source=german, key=note)
    whole = attrs.evolve(book, source=source, title=words, note=note, rule=named)
    text = rulebook_to_toml(whole)
    again = rulebook_from_toml(text)
    assert (again, again.fingerprint) == (whole, whole.fingerprint)
    assert rulebook_to_toml(again) == text
    assert rulebook_from_data(tomllib.loads(text)) == whole


@pytest.mark.parametrize("book", RULEBOOKS.values(), ids=lambda book: book.name)
def test_a_shipped_rulebook_can_be_kept_as_a_file(book: Rulebook) -> None:
    assert rulebook_from_toml(rulebook_to_toml(book), vocabulary=VOCABULARY) == book


def test_a_name_may_hold_an_umlaut() -> None:
    words = Words("Größe", "size")
    fact = CountFact(name="größe", title=words)
    limit = parameter("höchstgröße", title=words).since(BEGIN, 3, source="§ 1")
    book = Rulebook(
        name="a", version="1", title=words, source="§ 1", rule=fact.at_most(limit)
    )
    assert rulebook_from_toml(rulebook_to_toml(book)) == book


def test_days_may_stand_in_quotes_or_not() -> None:
    text = rulebook_to_toml(RULEBOOKS["kassel"])
    assert "since = 2022-04-01" in text
    quoted = text.replace("since = 2022-04-01", 'since = "2022-04-01"')
    assert rulebook_from_toml(quoted) == RULEBOOKS["kassel"]


def test_a_slip_in_the_syntax_is_told_with_its_line() -> None:
    with pytest.raises(InvalidInputError) as caught:
        data_from_toml('name = "kassel"\nversion = 2026 10\n', subject="unser.toml")
    assert caught.value.words.de.startswith("unser.toml: Das ist kein gültiges TOML")
    assert "line 2" in str(caught.value)
    assert ".." not in caught.value.words.de
    with pytest.raises(InvalidInputError, match=r"^unser\.toml"):
        rulebook_from_toml("name =", subject="unser.toml")


def test_a_moment_is_no_day() -> None:
    text = rulebook_to_toml(RULEBOOKS["kassel"])
    with pytest.raises(
        InvalidInputError, match=r"steps\[0\]\.since: This must be a day"
    ):
        rulebook_from_toml(text.replace("2022-04-01", "2022-04-01T00:00:00"))
