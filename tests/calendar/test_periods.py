"""Periods as BGB §§ 187 to 189 count them."""

import datetime as dt

import pendulum
import pytest
from hypothesis import given

from outreach_core import Words
from outreach_core.calendar import Convention, Period, months, years
from outreach_core.errors import InvalidValueError
from outreach_core.strategies.calendar import days, periods

D = pendulum.Date
day = pendulum.Date.fromisoformat

# Last contact, last day of the six months, first day of "more than six months".
SILENCE = (
    ("2025-08-29", "2026-02-28", "2026-03-01"),
    ("2025-08-31", "2026-02-28", "2026-03-01"),
    ("2026-02-28", "2026-08-28", "2026-08-29"),
    ("2024-02-29", "2024-08-29", "2024-08-30"),
    ("2023-08-31", "2024-02-29", "2024-03-01"),
)

# (source, period, begin, last day of the period, first day on which it is over)
STATUTE = (
    *(
        ("§§ 187 (1), 188 (2), (3) BGB; domain.md 3.4", months(6).after_event, *row)
        for row in SILENCE
    ),
    (
        "§ 188 (3) BGB: the month has no 31st",
        months(1).after_event,
        *("2023-01-31", "2023-02-28", "2023-03-01"),
    ),
    (
        "§ 188 (3) BGB: the same in a leap year",
        months(1).after_event,
        *("2024-01-31", "2024-02-29", "2024-03-01"),
    ),
    (
        "BGH NJW 1984, 1358: the 28th stays the 28th",
        months(1).after_event,
        *("2023-02-28", "2023-03-28", "2023-03-29"),
    ),
    (
        "§ 188 (3) BGB: 30 August in a common year",
        months(6).after_event,
        *("2025-08-30", "2026-02-28", "2026-03-01"),
    ),
    (
        "§ 188 (2) BGB: the same number",
        months(1).after_event,
        *("2023-04-04", "2023-05-04", "2023-05-05"),
    ),
    (
        "§ 187 (2) BGB: born on the first, complete on the last of the month",
        years(50).from_day,
        *("1969-04-01", "2019-03-31", "2019-04-01"),
    ),
    (
        "§ 187 (2) BGB: born on the second",
        years(50).from_day,
        *("1969-04-02", "2019-04-01", "2019-04-02"),
    ),
    (
        "§ 188 (2) second alternative BGB: no 29 February, so 1 March",
        years(18).from_day,
        *("2008-02-29", "2026-02-28", "2026-03-01"),
    ),
    (
        "the same in a leap year",
        years(20).from_day,
        *("2008-02-29", "2028-02-28", "2028-02-29"),
    ),
    (
        "'at least six months' is fulfilled on the day with the same number",
        months(6).same_day,
        *("2025-08-29", "2026-02-27", "2026-02-28"),
    ),
    (
        "§ 189 (1) BGB: half a year is six months",
        Period(months=6, convention=Convention.AFTER_EVENT),
        *("2025-12-15", "2026-06-15", "2026-06-16"),
    ),
)


@pytest.mark.parametrize(
    ("source", "period", "begin", "last", "over"),
    STATUTE,
    ids=[f"{row[0]} {row[2]}" for row in STATUTE],
)
def test_the_examples_of_the_statute_hold(
    source: str, period: Period, begin: str, last: str, over: str
) -> None:
    assert period.over_from(day(begin)) == day(over), source
    assert period.last_day(day(begin)) == day(last), source


LEAP_CYCLE = tuple(
    D.fromordinal(D(2023, 1, 1).toordinal() + offset) for offset in range(1461)
)
LENGTHS = (1, 2, 3, 4, 6, 9, 11, 12, 13, 18, 24, 48, 216, 804)


@pytest.mark.parametrize("convention", Convention)
@pytest.mark.parametrize("length", LENGTHS)
def test_over_from_and_latest_are_exact_inverses_on_every_day_of_a_leap_cycle(
    length: int, convention: Convention
) -> None:
    period = Period(months=length, convention=convention)
    latest = {}
    for begin in LEAP_CYCLE:
        over = period.over_from(begin).toordinal()
        for offset in range(-3, 4):
            asked = over + offset
            if asked not in latest:
                latest[asked] = period.latest(D.fromordinal(asked))
            assert (offset >= 0) == (begin <= latest[asked]), (begin, offset)


@pytest.mark.parametrize("convention", Convention)
@pytest.mark.parametrize("length", LENGTHS)
def test_a_later_beginning_never_ends_earlier(
    length: int, convention: Convention
) -> None:
    period = Period(months=length, convention=convention)
    ends = [period.over_from(begin) for begin in LEAP_CYCLE]
    assert ends == sorted(ends)


def test_a_longer_period_never_ends_earlier() -> None:
    for convention in Convention:
        for begin in LEAP_CYCLE:
            ends = [
                Period(months=length, convention=convention).over_from(begin)
                for length in (1, 2, 6, 12)
            ]
            assert ends == sorted(ends)


def test_more_than_six_months_is_always_one_day_after_at_least_six_months() -> None:
    for begin in LEAP_CYCLE:
        more = months(6).after_event.over_from(begin)
        at_least = months(6).same_day.over_from(begin)
        assert more.toordinal() - at_least.toordinal() == 1


@given(periods(), days(), days())
def test_a_period_is_over_exactly_when_it_began_early_enough(
    period: Period, begin: pendulum.Date, asked: pendulum.Date
) -> None:
    assert (period.over_from(begin) <= asked) == (begin <= period.latest(asked))


@given(days())
def test_after_an_event_agrees_with_the_plain_words_of_the_statute(
    begin: pendulum.Date,
) -> None:
    """An independent reading: look at every later day until the condition holds."""
    asked = dt.date(begin.year, begin.month, begin.day)
    months_passed = 0
    while True:
        asked += dt.timedelta(days=1)
        if asked.day == 1:
            months_passed += 1
        end_of_month = (asked + dt.timedelta(days=1)).day == 1
        if months_passed == 6 and (
            asked.day == begin.day or (end_of_month and asked.day < begin.day)
        ):
            break
    assert months(6).after_event.last_day(begin) == asked


def test_six_months_without_a_convention_are_no_period() -> None:
    count = months(6)
    assert not hasattr(count, "over_from")
    assert count.after_event != count.from_day


@pytest.mark.parametrize("count", [0, -1, True, 1.5])
def test_a_period_lasts_a_whole_month_or_more(count: int) -> None:
    with pytest.raises(InvalidValueError, match="1 or more"):
        months(count)
    with pytest.raises(InvalidValueError, match="1 or more"):
        Period(months=count, convention=Convention.FROM_DAY)


def test_years_are_twelve_months() -> None:
    assert years(2).from_day == months(24).from_day


def test_the_last_year_of_the_calendar_belongs_to_it() -> None:
    assert months(1).from_day.over_from(D(9999, 11, 30)) == D(9999, 12, 30)
    assert months(1).from_day.latest(D(1, 2, 1)) == D(1, 1, 1)


def test_days_beyond_the_calendar_are_refused_in_words() -> None:
    with pytest.raises(InvalidValueError, match=r"'day'.*1 to 9999"):
        months(6).after_event.over_from(D(9999, 12, 1))
    with pytest.raises(InvalidValueError, match=r"'day'.*1 to 9999"):
        months(6).after_event.latest(D(1, 3, 1))
    assert months(6).after_event.latest(D(1, 8, 1)) == D(1, 1, 31)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (months(1).after_event, Words("1 Monat", "1 month")),
        (months(6).after_event, Words("6 Monate", "6 months")),
        (years(1).from_day, Words("1 Jahr", "1 year")),
        (years(18).from_day, Words("18 Jahre", "18 years")),
        (months(18).from_day, Words("18 Monate", "18 months")),
    ],
)
def test_a_period_says_its_length_in_words(period: Period, words: Words) -> None:
    assert period.words == words
