"""A rulebook as a text file that people can review."""

import tomllib
from pathlib import Path
from typing import Any, Final

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core import Words
from outreach_core.calendar import AgeLimit, Cohort, months
from outreach_core.eligibility import RULEBOOKS, VOCABULARY
from outreach_core.errors import InvalidInputError, InvalidValueError
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
from outreach_core.strategies.rules import BEGIN, SAMPLE_FACTS, rulebooks

TEXTS = st.text(max_size=12) | st.sampled_from(
    ['"', "\\", "a\nb", "\t", "\x7f", "\x00", "'''", "# nein", "ä → ß", "=", "\u2028"]
)
LINES = TEXTS.map(str.strip).filter(bool)
BOOKS = rulebooks()
# Made by rulebook_to_toml and read by people; see the test that compares it.
WRITTEN: Final = Path(__file__).with_name("rulebook.toml").read_text(encoding="utf-8")
CONTACT, BIRTH, EFFORTS, BENEFIT, HOLDS = SAMPLE_FACTS
D: Final = pendulum.Date


def titled(title: str, **unit: Words) -> dict[str, Words]:
    return {"title": Words(title, f"{title} (en)"), **unit}


def book_of_every_kind() -> Rulebook:
    """Return a rulebook with every kind of fact, value and node once."""
    silence = (
        parameter("silence", **titled("Stille", unit=Words("Monate", "months")))
        .since(D(2020, 1, 1), months(6).after_event, source="§ 1", note="geprüft")
        .since(D(2026, 7, 1), months(4).after_event, source="§ 2")
    )
    cohorts = (
        Cohort(born_from=None, months=780),
        Cohort(born_from=D(1947, 1, 1), months=781),
    )
    first = D(2020, 1, 1)
    limit = parameter("limit", **titled("Grenze")).since(
        first, AgeLimit(cohorts=cohorts), source="§ 7a"
    )
    two = parameter("two", **titled("Zwei")).since(first, 2, source="§ 3")
    stop = parameter("stop", **titled("Halt")).since(
        first, frozenset("ab"), source="§ 4"
    )
    asked = rule(
        Words("Alle", "all"),
        CONTACT.never_happened | rule(Words("Lange", "long"), CONTACT.over(silence)),
        EFFORTS.at_least(two),
        ~HOLDS.includes(stop),
        ~BIRTH.over(limit),
        BENEFIT.is_true,
        source="Konzept",
        key="alle",
    )
    return Rulebook(
        name="haus",
        version="1",
        title=Words("Beispiel", "example"),
        source='Konzept "A"\t\\\r\n\b\f\x7f',
        rule=asked,
    )


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


def test_a_file_is_as_short_and_as_plain_as_people_would_write_it() -> None:
    book = book_of_every_kind()
    assert rulebook_to_toml(book) == WRITTEN
    assert rulebook_from_toml(WRITTEN, vocabulary=SAMPLE_FACTS) == book


def test_a_file_that_asks_for_something_nobody_provides_is_refused_by_its_name() -> (
    None
):
    with pytest.raises(InvalidInputError, match="benefit") as caught:
        rulebook_from_toml(WRITTEN, vocabulary=SAMPLE_FACTS[:3], subject="haus.toml")
    assert caught.value.words.en.startswith("haus.toml has 2 faults")


@pytest.mark.parametrize("text", ["name =", 'name = "kassel"'])
def test_a_text_without_a_name_of_its_own_is_called_rulebook_toml(text: str) -> None:
    with pytest.raises(InvalidInputError, match=r"^rulebook\.toml"):
        rulebook_from_toml(text)
    if text.endswith("="):
        with pytest.raises(InvalidInputError, match=r"^rulebook\.toml"):
            data_from_toml(text)


def test_a_path_in_the_place_of_the_text_is_refused_by_its_name() -> None:
    path: Any = Path("rulebook.toml")
    with pytest.raises(InvalidValueError, match="'text'"):
        data_from_toml(path)


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


def test_a_path_instead_of_its_content_is_refused_in_words() -> None:
    path: Any = Path("rulebook.toml")
    with pytest.raises(InvalidValueError, match="content of the file"):
        rulebook_from_toml(path)
