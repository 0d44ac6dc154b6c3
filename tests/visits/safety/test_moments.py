"""Minutes of a local day become moments, in nights in which clocks change too."""

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core import Language
from outreach_core.errors import InvalidValueError
from outreach_core.visits.safety.moments import (
    clock_of,
    later_by,
    minutes_between,
    moment_at,
    seconds,
)

BERLIN = pendulum.timezone("Europe/Berlin")
SPRING, AUTUMN = pendulum.date(2026, 3, 29), pendulum.date(2026, 10, 25)
CHANGES = [d.subtract(days=1) for d in (SPRING, AUTUMN)] + [SPRING, AUTUMN]
days = st.sampled_from(CHANGES) | st.dates(
    pendulum.date(2020, 1, 1), pendulum.date(2035, 12, 31)
).map(lambda d: pendulum.date(d.year, d.month, d.day))


def utc(year: int, month: int, day: int, hour: int, minute: int) -> int:
    return seconds(pendulum.datetime(year, month, day, hour, minute, tz="UTC"))


@pytest.mark.parametrize(
    ("day", "minute", "expected"),
    [
        # The evening and the morning of both days: never an hour off.
        (SPRING, 20 * 60, (2026, 3, 29, 18, 0)),
        (SPRING, 60, (2026, 3, 29, 0, 0)),
        (AUTUMN, 20 * 60, (2026, 10, 25, 19, 0)),
        (AUTUMN, 60, (2026, 10, 24, 23, 0)),
        # March: 2:00 to 2:59 do not exist, the change is at 1:00 UTC.
        (SPRING, 119, (2026, 3, 29, 0, 59)),
        (SPRING, 120, (2026, 3, 29, 1, 0)),
        (SPRING, 150, (2026, 3, 29, 1, 0)),
        (SPRING, 180, (2026, 3, 29, 1, 0)),
        (SPRING, 181, (2026, 3, 29, 1, 1)),
        # October: 2:00 to 2:59 come twice; the first time counts.
        (AUTUMN, 119, (2026, 10, 24, 23, 59)),
        (AUTUMN, 120, (2026, 10, 25, 0, 0)),
        (AUTUMN, 150, (2026, 10, 25, 0, 30)),
        (AUTUMN, 180, (2026, 10, 25, 2, 0)),
        # Tours that began on the evening before.
        (SPRING.subtract(days=1), 1440 + 150, (2026, 3, 29, 1, 0)),
        (SPRING.subtract(days=1), 1440 + 240, (2026, 3, 29, 2, 0)),
        (AUTUMN.subtract(days=1), 1440 + 150, (2026, 10, 25, 0, 30)),
        (AUTUMN.subtract(days=1), 1440 + 240, (2026, 10, 25, 3, 0)),
    ],
)
def test_a_minute_of_a_day_in_which_clocks_change(
    day: pendulum.Date, minute: int, expected: tuple[int, int, int, int, int]
) -> None:
    assert seconds(moment_at(day, minute, zone=BERLIN)) == utc(*expected)


@given(days, st.integers(0, 3000), st.integers(0, 3000))
def test_a_later_minute_is_never_an_earlier_moment(
    day: pendulum.Date, one: int, other: int
) -> None:
    first, last = (
        moment_at(day, minute, zone=BERLIN) for minute in sorted((one, other))
    )
    assert seconds(first) <= seconds(last)


@given(days, st.integers(0, 3000))
def test_no_earlier_moment_shows_that_time(day: pendulum.Date, minute: int) -> None:
    """Judged minute by minute from noon of the day before, by the wall clock alone."""
    wanted = day.add(days=minute // 1440), minute % 1440
    found = moment_at(day, minute, zone=BERLIN)
    assert (found.date(), found.hour * 60 + found.minute) >= wanted
    for before in range(1, 180):
        there = pendulum.from_timestamp(seconds(found) - before * 60, tz=BERLIN)
        assert (there.date(), there.hour * 60 + there.minute) < wanted


@given(days, st.integers(0, 1439))
def test_on_all_other_times_the_clock_shows_the_minute(
    day: pendulum.Date, minute: int
) -> None:
    found = moment_at(day, minute, zone=BERLIN)
    skipped = day.month == 3 and 120 <= minute < 180
    assert skipped or found.hour * 60 + found.minute == minute


def test_two_moments_of_the_night_in_october_are_compared_as_they_came() -> None:
    early = pendulum.datetime(2026, 10, 25, 2, 40, tz=BERLIN, fold=0)
    late = pendulum.datetime(2026, 10, 25, 2, 10, tz=BERLIN, fold=1)
    assert minutes_between(early, late) == 30
    assert minutes_between(late, early) == -30
    assert seconds(later_by(early, 30)) == seconds(late)


def test_a_clock_says_which_of_two_equal_times_is_meant() -> None:
    first = moment_at(AUTUMN, 150, zone=BERLIN)
    assert clock_of(first, AUTUMN, Language.DE) == "2:30 Sommerzeit"
    assert clock_of(later_by(first, 60), AUTUMN, Language.EN) == "2:30 winter time"
    assert clock_of(later_by(first, 120), AUTUMN, Language.EN) == "3:30"


def test_a_clock_says_when_it_is_the_next_day() -> None:
    assert clock_of(moment_at(SPRING, 1440 + 40, zone=BERLIN), SPRING, Language.DE) == (
        "0:40 (+1)"
    )


def test_a_negative_minute_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="minute"):
        moment_at(SPRING, -1, zone=BERLIN)
