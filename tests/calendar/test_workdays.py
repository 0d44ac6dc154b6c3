"""Workdays, the post, and deadlines."""

import pickle

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.calendar import (
    SUNDAYS_ONLY,
    HolidayTable,
    add_workdays,
    deemed_notified_on,
    earliest_visit_day,
    last_posting_day,
    moved_to_working_day,
    working_week,
)
from outreach_core.errors import InvalidValueError
from outreach_core.strategies.calendar import days, holiday_tables

D = pendulum.Date
day = pendulum.Date.fromisoformat
HESSE = HolidayTable(
    name="DE-HE",
    holidays={
        D(2026, 12, 26): "Zweiter Weihnachtstag",
        D(2026, 12, 25): "Erster Weihnachtstag",
        D(2026, 10, 3): "Tag der Deutschen Einheit",
    },
)


def test_saturday_is_a_workday_but_sunday_and_holidays_are_not() -> None:
    assert HESSE.is_workday(D(2026, 10, 10))
    assert not HESSE.is_workday(D(2026, 10, 11))
    assert not HESSE.is_workday(D(2026, 10, 3))
    assert HESSE.name_of(D(2026, 10, 3)) == "Tag der Deutschen Einheit"
    assert HESSE.name_of(D(2026, 10, 11)) == ""


def test_a_table_can_be_pickled_hashed_and_not_changed() -> None:
    assert pickle.loads(pickle.dumps(HESSE)) == HESSE  # noqa: S301  made one line above
    assert hash(HESSE) == hash(pickle.loads(pickle.dumps(HESSE)))  # noqa: S301  the same
    assert list(HESSE.holidays) == sorted(HESSE.holidays)
    with pytest.raises(TypeError):
        HESSE.holidays[D(2026, 1, 1)] = "Neujahr"  # type: ignore[index]


@given(days())
def test_without_holidays_only_sundays_are_free(any_day: pendulum.Date) -> None:
    """The name stands in the settings of offices, so it stays."""
    assert SUNDAYS_ONLY.name == "sundays"
    assert SUNDAYS_ONLY.is_workday(any_day) == (any_day.isoweekday() != 7)


@pytest.mark.parametrize("name", ["", " DE-HE", None])
def test_a_calendar_has_a_name_to_choose_it_by(name: str | None) -> None:
    with pytest.raises(InvalidValueError, match="'name'"):
        HolidayTable(name=name, holidays={})


def test_a_moment_is_no_holiday() -> None:
    with pytest.raises(InvalidValueError, match="'holidays'"):
        HolidayTable(name="x", holidays={pendulum.datetime(2026, 1, 1): "Neujahr"})


@pytest.mark.parametrize(
    ("begin", "count", "expected"),
    [
        ("2026-10-05", 4, "2026-10-09"),
        ("2026-10-09", 1, "2026-10-10"),
        ("2026-10-10", 1, "2026-10-12"),
        ("2026-12-24", 1, "2026-12-28"),
        ("2026-12-25", 0, "2026-12-25"),
    ],
)
def test_workdays_are_counted_after_the_day(
    begin: str, count: int, expected: str
) -> None:
    assert add_workdays(day(begin), count, HESSE) == day(expected)


def test_a_negative_number_of_workdays_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="'count'"):
        add_workdays(D(2026, 1, 1), -1, SUNDAYS_ONLY)


@given(days(), st.integers(1, 20), holiday_tables())
def test_counted_workdays_are_workdays_and_exactly_that_many(
    begin: pendulum.Date, count: int, table: HolidayTable
) -> None:
    found = add_workdays(begin, count, table)
    between = range(begin.toordinal() + 1, found.toordinal() + 1)
    assert table.is_workday(found)
    assert sum(table.is_workday(D.fromordinal(n)) for n in between) == count


def test_the_week_of_the_demo_leaves_time_for_an_answer() -> None:
    """Requirement 24: posted Monday, four workdays, seven days, so Friday next week."""
    posted = D(2026, 10, 5)
    assert earliest_visit_day(posted, workdays=HESSE) == D(2026, 10, 16)
    assert last_posting_day(D(2026, 10, 19), workdays=HESSE) == D(2026, 10, 7)


@given(days(), holiday_tables(), st.integers(0, 6), st.integers(0, 14))
def test_the_earliest_visit_day_is_a_workday_after_delivery_and_time_to_answer(
    posted: pendulum.Date, table: HolidayTable, delivery: int, response: int
) -> None:
    found = earliest_visit_day(
        posted, workdays=table, delivery_workdays=delivery, response_days=response
    )
    arrived = add_workdays(posted, delivery, table)
    assert table.is_workday(found)
    assert found.toordinal() - arrived.toordinal() >= response


@given(days(), holiday_tables(), st.integers(0, 6), st.integers(0, 14))
def test_the_last_posting_day_is_just_early_enough(
    visit: pendulum.Date, table: HolidayTable, delivery: int, response: int
) -> None:
    asked = {
        "workdays": table,
        "delivery_workdays": delivery,
        "response_days": response,
    }
    last = last_posting_day(visit, **asked)
    after = add_workdays(last, 1, table)
    assert table.is_workday(last)
    assert earliest_visit_day(last, **asked) <= visit
    assert earliest_visit_day(after, **asked) > visit


def test_a_letter_for_a_visit_goes_out_eleven_days_or_more_before() -> None:
    asked = {"workdays": HESSE, "delivery_workdays": 1, "response_days": 2}
    assert last_posting_day(D(2026, 10, 16), workdays=HESSE) == D(2026, 10, 5)
    assert last_posting_day(D(2026, 10, 16), **asked) == D(2026, 10, 13)


def test_a_negative_time_to_answer_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="'response_days'"):
        earliest_visit_day(D(2026, 1, 1), workdays=SUNDAYS_ONLY, response_days=-1)


@pytest.mark.parametrize(
    ("posted", "known"),
    [
        pytest.param("2026-10-02", "2026-10-06", id="domain.md 3.4: Friday to Tuesday"),
        pytest.param("2026-12-23", "2026-12-27", id="domain.md 3.4: stays on a Sunday"),
        pytest.param("2024-12-31", "2025-01-03", id="before 2025: the third day"),
        pytest.param("2025-01-01", "2025-01-05", id="from 2025: the fourth day"),
    ],
)
def test_a_posted_act_counts_as_known_on_the_fourth_day(
    posted: str, known: str
) -> None:
    """§ 37 (2) SGB X, in the wording since 1 January 2025."""
    assert deemed_notified_on(day(posted)) == day(known)


@pytest.mark.parametrize(
    ("ends", "moved"),
    [
        pytest.param("2027-02-28", "2027-03-01", id="domain.md 3.4: Sunday"),
        pytest.param("2026-10-10", "2026-10-12", id="Saturday"),
        pytest.param("2026-12-25", "2026-12-28", id="holidays before a Sunday"),
        pytest.param("2026-10-06", "2026-10-06", id="a plain Tuesday stays"),
    ],
)
def test_a_deadline_moves_to_the_next_working_day(ends: str, moved: str) -> None:
    """§ 26 (3) SGB X."""
    assert moved_to_working_day(day(ends), HESSE) == day(moved)


@given(days())
def test_a_working_week_is_monday_to_friday_around_the_day(any_day: D) -> None:
    week = working_week(any_day)
    assert [d.weekday() for d in week] == [0, 1, 2, 3, 4]
    assert {d.isocalendar()[:2] for d in week} == {any_day.isocalendar()[:2]}
