"""Days and times as people write them."""

import pendulum
import pytest
from babel.dates import format_date
from hypothesis import given

from outreach_core import Language
from outreach_core.calendar import (
    clock,
    clock_in_words,
    date_in_words,
    day_in_words,
    numeric_date,
    short_day,
)
from outreach_core.errors import InvalidValueError
from outreach_core.strategies.calendar import days

MONDAY = pendulum.Date(2026, 10, 19)
DE, EN = Language.DE, Language.EN


def test_days_are_written_in_german_and_english() -> None:
    assert day_in_words(MONDAY, DE) == "Montag, 19. Oktober 2026"
    assert day_in_words(MONDAY, EN) == "Monday, 19 October 2026"
    assert date_in_words(MONDAY, DE) == "19. Oktober 2026"
    assert date_in_words(MONDAY, EN) == "19 October 2026"
    assert short_day(MONDAY, DE) == "Mo 19.10."
    assert short_day(MONDAY, EN) == "Mon 19/10"
    assert numeric_date(pendulum.Date(2026, 3, 1), DE) == "01.03.2026"
    assert numeric_date(pendulum.Date(2026, 3, 1), EN) == "2026-03-01"


@pytest.mark.parametrize(
    ("language", "pattern"), [(DE, "EEEE, d. MMMM y"), (EN, "EEEE, d MMMM y")]
)
def test_days_have_the_names_that_the_unicode_consortium_lists(
    language: Language, pattern: str
) -> None:
    for day in (MONDAY.add(days=offset) for offset in range(366)):
        expected = format_date(day, pattern, locale=language.value)
        assert day_in_words(day, language) == expected


@pytest.mark.parametrize(("language", "letters"), [(DE, 2), (EN, 3)])
def test_a_short_weekday_is_the_beginning_of_the_long_one(
    language: Language, letters: int
) -> None:
    for day in (MONDAY.add(days=offset) for offset in range(7)):
        assert (
            short_day(day, language).split()[0] == day_in_words(day, language)[:letters]
        )


@given(days())
def test_a_numeric_date_can_be_read_back(any_day: pendulum.Date) -> None:
    written = numeric_date(any_day, DE)
    number, month, year = (int(part) for part in written.split("."))
    assert pendulum.Date(year, month, number) == any_day
    assert pendulum.Date.fromisoformat(numeric_date(any_day, EN)) == any_day


@pytest.mark.parametrize(
    ("minutes", "written"),
    [(0, "0:00"), (9 * 60 + 5, "9:05"), (13 * 60, "13:00"), (24 * 60, "24:00")],
)
def test_a_time_is_written_without_a_leading_zero(minutes: int, written: str) -> None:
    assert clock(minutes) == written
    assert clock_in_words(minutes, DE) == f"{written} Uhr"
    assert clock_in_words(minutes, EN) == written


@pytest.mark.parametrize("minutes", [-1, 24 * 60 + 1])
def test_a_time_outside_the_day_is_refused(minutes: int) -> None:
    with pytest.raises(InvalidValueError, match=r"'minutes'.*0 to 1440"):
        clock(minutes)
