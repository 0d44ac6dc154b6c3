"""Days, times and lists in the languages of letters."""

import pendulum
import pytest
from babel.dates import format_date, get_day_names
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.letters import LOCALES, LetterLocale, day_words
from outreach_core.letters.day_words import DayWords
from outreach_core.letters.folding import folded
from outreach_core.strategies.calendar import days

TABLES = [words for words in vars(day_words).values() if isinstance(words, DayWords)]
LANGUAGES = st.sampled_from(list(LOCALES.values()))
DAY = pendulum.Date(2026, 10, 19)
# Where we differ from the Unicode CLDR on purpose: Arabic gives both names of a month,
# Pashto the weekdays and spellings that people write.
OTHER_MONTHS = {"ar", "ps"}
OTHER_WEEKDAYS = {"ps"}


@given(
    LANGUAGES,
    days(min_value=pendulum.Date(1900, 1, 1), max_value=pendulum.Date(2100, 12, 31)),
)
def test_every_language_prints_every_day_with_its_number_and_year(
    locale: LetterLocale, day: pendulum.Date
) -> None:
    for words in (locale.day(day), locale.date(day)):
        assert str(day.year) in words
        assert str(day.day) in words
        assert words == " ".join(words.split())
        # Digits are European in every language: nobody has to convert a day.
        assert all(sign.isascii() for sign in words if sign.isdigit())
    assert locale.date(day) in locale.day(day)


@given(LANGUAGES, st.integers(0, 1439))
def test_every_language_prints_every_time(locale: LetterLocale, minute: int) -> None:
    assert f"{minute // 60}:{minute % 60:02}" in locale.clock(minute)


@pytest.mark.parametrize("words", TABLES, ids=lambda words: words.language)
def test_the_words_of_days_are_those_of_the_unicode_cldr(words: DayWords) -> None:
    known = get_day_names("wide", locale=words.language)
    if words.language not in OTHER_WEEKDAYS:
        ours = [folded(name) for name in words.weekdays]
        assert ours == [folded(known[number]) for number in range(7)]
    if words.language in OTHER_MONTHS:
        return
    for number, month in enumerate(words.months, start=1):
        day = pendulum.Date(2026, number, 10)
        theirs = format_date(day, "d MMMM", locale=words.language)
        assert folded(month) in folded(theirs)


@pytest.mark.parametrize("words", TABLES, ids=lambda words: words.language)
def test_every_day_and_month_has_a_word_of_its_own(words: DayWords) -> None:
    assert len(set(words.weekdays)) == 7
    assert len(set(words.months)) == 12


def test_arabic_months_stand_in_both_series() -> None:
    """Babel knows the second series as that of Syria."""
    for number, month in enumerate(day_words.ARABIC.months, start=1):
        day = pendulum.Date(2026, number, 10)
        series = [format_date(day, "MMMM", locale=place) for place in ("ar", "ar_SY")]
        assert folded(month) == folded("/".join(series))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("uk", "19 жовтня 2026 року (понеділок)"),
        ("ru", "19 октября 2026 года (понедельник)"),
        ("bg", "понеделник, 19 октомври 2026 г."),
        ("ro", "luni, 19 octombrie 2026"),
        ("tr", "19 Ekim 2026 Pazartesi"),
        ("ar", "الاثنين 19 أكتوبر/تشرين الأول 2026"),
        ("fa", "دوشنبه 19 اکتبر 2026 (19.10.2026)"),
        ("ps", "دوشنبه 19 اکتوبر 2026 (19.10.2026)"),
        ("pl", "19 października 2026 r. (poniedziałek)"),
        ("fr", "lundi 19 octobre 2026"),
    ],
)
def test_a_day_as_each_language_writes_it(language: str, words: str) -> None:
    assert LOCALES[language].day(DAY) == words
