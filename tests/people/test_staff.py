"""Who goes out, when, and which hours make no sense."""

from typing import Any

import attrs
import pendulum
import pytest
from hypothesis import given

from outreach_core.errors import InvalidValueError
from outreach_core.ids import StaffId
from outreach_core.people import Absence, StaffMember, WorkingHours
from outreach_core.strategies.calendar import days
from outreach_core.strategies.people import absences, staff_members

MONDAY = pendulum.date(2026, 10, 5)


def member(**changes: Any) -> StaffMember:
    hours = (WorkingHours(weekday=0, start_minute=480, end_minute=960),)
    values: dict[str, Any] = {"id": StaffId("s1"), "name": "Frau Ley", "hours": hours}
    return StaffMember(**(values | changes))


def test_somebody_works_on_the_weekdays_that_have_hours() -> None:
    found = member()
    assert found.works_on(MONDAY) is not None
    assert found.works_on(MONDAY.add(days=1)) is None


def test_the_first_and_the_last_day_of_an_absence_are_days_off() -> None:
    off = Absence(first=MONDAY, last=MONDAY.add(weeks=1))
    found = member(absences=(off,))
    working = [found.works_on(MONDAY.add(weeks=n)) is not None for n in (-1, 0, 1, 2)]
    assert working == [True, False, False, True]


def test_an_absence_turned_around_is_refused_because_nobody_would_be_away() -> None:
    with pytest.raises(InvalidValueError, match="'last' must be a day not before"):
        Absence(first=MONDAY, last=MONDAY.subtract(days=1))


@given(staff_members(), absences(), days())
def test_more_absences_never_mean_more_work(
    found: StaffMember, absence: Absence, day: pendulum.Date
) -> None:
    more = attrs.evolve(found, absences=(*found.absences, absence))
    if found.works_on(day) is None or absence.first <= day <= absence.last:
        assert more.works_on(day) is None
    else:
        assert more.works_on(day) == found.works_on(day)


@given(staff_members())
def test_everybody_speaks_german_among_others(found: StaffMember) -> None:
    assert "de" in found.languages


@pytest.mark.parametrize(
    ("weekday", "start", "end", "field"),
    [
        (-1, 480, 960, "weekday"),
        (7, 480, 960, "weekday"),
        (0, -1, 960, "start_minute"),
        (0, 1440, 1441, "start_minute"),
        (0, 480, 480, "end_minute"),
        (0, 480, 479, "end_minute"),
        (0, 480, 1441, "end_minute"),
    ],
)
def test_hours_that_no_day_has_are_refused(
    weekday: int, start: int, end: int, field: str
) -> None:
    with pytest.raises(InvalidValueError, match=f"'{field}' must be"):
        WorkingHours(weekday=weekday, start_minute=start, end_minute=end)


def test_a_shift_may_last_from_midnight_to_midnight() -> None:
    whole = WorkingHours(weekday=6, start_minute=0, end_minute=1440)
    assert member(hours=(whole,)).works_on(MONDAY.subtract(days=1)) == whole


def test_two_entries_for_one_weekday_are_refused() -> None:
    twice = (WorkingHours(weekday=0, start_minute=1, end_minute=2),) * 2
    with pytest.raises(InvalidValueError, match="at most one entry a weekday"):
        member(hours=twice)


@pytest.mark.parametrize("name", ["", " ", " Frau Ley"])
def test_staff_without_a_name_is_refused(name: str) -> None:
    with pytest.raises(InvalidValueError, match="'name'"):
        member(name=name)
