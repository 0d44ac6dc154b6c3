"""The days that follow from a determination under § 7b (4) SGB II."""

import calendar
import datetime as dt

import attrs
import pendulum
import pytest
from hypothesis import given

from outreach_core.calendar import HolidayTable
from outreach_core.eligibility import cure_window
from outreach_core.errors import InvalidValueError, NotInForceError
from outreach_core.strategies.calendar import days

D = pendulum.Date

# Source of all rows: § 7b (4) SGB II as of 1 July 2026 (domain.md 3.1): the claim ends
# with the start of the calendar month after the determination, a personal report
# within one calendar month undoes it. Determined → first day without → last day.
CASES = (
    ("first day in force", D(2026, 7, 1), D(2026, 8, 1), D(2026, 8, 31)),
    ("the middle of a month", D(2026, 10, 14), D(2026, 11, 1), D(2026, 11, 30)),
    ("last day of a month", D(2026, 7, 31), D(2026, 8, 1), D(2026, 8, 31)),
    ("one day later", D(2026, 8, 1), D(2026, 9, 1), D(2026, 9, 30)),
    ("before a short month", D(2027, 1, 31), D(2027, 2, 1), D(2027, 2, 28)),
    ("before a leap February", D(2028, 1, 31), D(2028, 2, 1), D(2028, 2, 29)),
    ("on 29 February", D(2028, 2, 29), D(2028, 3, 1), D(2028, 3, 31)),
    ("on 28 February", D(2027, 2, 28), D(2027, 3, 1), D(2027, 3, 31)),
    ("no leap year in 2100", D(2100, 1, 31), D(2100, 2, 1), D(2100, 2, 28)),
    ("at the end of the year", D(2026, 12, 31), D(2027, 1, 1), D(2027, 1, 31)),
    ("in November", D(2026, 11, 30), D(2026, 12, 1), D(2026, 12, 31)),
)


@pytest.mark.parametrize(
    ("_what", "determined_on", "first", "last"), CASES, ids=[row[0] for row in CASES]
)
def test_experts_and_the_radar_find_the_same_days(
    _what: str, determined_on: D, first: D, last: D
) -> None:
    window = cure_window(determined_on)
    assert (window.first_day_without_benefit, window.last_day) == (first, last)


@pytest.mark.parametrize(
    "field", ["first_day_without_benefit", "last_day", "last_office_day"]
)
def test_a_window_holds_days_and_no_moments(field: str) -> None:
    window = cure_window(D(2026, 9, 14))
    with pytest.raises(InvalidValueError, match=f"'{field}'"):
        attrs.evolve(window, **{field: pendulum.datetime(2026, 10, 1)})


@pytest.mark.parametrize("day", [D(2026, 6, 30), D(2026, 4, 16), D(2023, 1, 1)])
def test_there_is_no_window_before_the_law(day: D) -> None:
    """§ 65a SGB II: what lies before 1 July 2026 keeps the old consequences."""
    with pytest.raises(NotInForceError, match="2026-07-01"):
        cure_window(day)


# Weekdays by the calendar on the wall; holidays of Hesse, feiertage of the Land.
OFFICE_DAYS = (
    ("a Monday is open", D(2026, 7, 15), {}, D(2026, 8, 31)),
    ("from Sunday back to Friday", D(2026, 12, 15), {}, D(2027, 1, 29)),
    ("from Saturday back to Friday", D(2026, 9, 3), {}, D(2026, 10, 30)),
    (
        "Good Friday and Easter Monday are closed",
        D(2029, 2, 20),
        {D(2029, 3, 30): "Karfreitag", D(2029, 4, 2): "Ostermontag"},
        D(2029, 3, 29),
    ),
)


@pytest.mark.parametrize(
    ("_what", "determined_on", "holidays", "office_day"),
    OFFICE_DAYS,
    ids=[row[0] for row in OFFICE_DAYS],
)
def test_the_last_open_day_of_the_office_is_named(
    _what: str, determined_on: D, holidays: dict, office_day: D
) -> None:
    table = HolidayTable(name="Hessen", holidays=holidays)
    assert cure_window(determined_on, workdays=table).last_office_day == office_day


@given(days(dt.date(2026, 7, 1), dt.date(2120, 12, 31)))
def test_the_window_is_always_exactly_the_next_calendar_month(day: D) -> None:
    window = cure_window(day)
    year, month = divmod(day.year * 12 + day.month, 12)
    length = calendar.monthrange(year, month + 1)[1]
    assert window.first_day_without_benefit == D(year, month + 1, 1)
    assert window.last_day == D(year, month + 1, length)
    assert window.days_left(window.last_day) == 0
    assert window.days_left(window.first_day_without_benefit) == length - 1


@given(days(dt.date(2026, 7, 1), dt.date(2060, 12, 31)))
def test_the_office_is_never_said_to_be_open_on_a_weekend(day: D) -> None:
    window = cure_window(day)
    assert window.last_office_day.weekday() < 5
    assert 0 <= window.days_left(window.last_office_day) <= 2
