"""Which days does an office work, and which day is the n-th workday?"""

import types
from collections.abc import Mapping
from typing import Final, Protocol

import attrs
import pendulum

from outreach_core._validators import is_text, satisfies
from outreach_core.errors import InvalidValueError

SUNDAY: Final = 6
_MONDAY_TO_FRIDAY: Final = 5


class Workdays(Protocol):
    """A calendar that knows Werktage: every day but Sundays and holidays.

    Saturday is a Werktag (§ 2 (1) ErrV; the post counts it too). Whether anybody
    visits on a Saturday is a matter of working hours, not of this calendar.

    Failure: the run ends; a day that nobody knows cannot be promised to anybody.
    """

    @property
    def name(self) -> str:
        """Name by which settings choose this calendar ("DE-HE")."""

    def is_workday(self, day: pendulum.Date) -> bool:
        """Say whether *day* is neither a Sunday nor a holiday."""

    def name_of(self, day: pendulum.Date) -> str:
        """Return the German name of the holiday on *day*; empty on all other days."""


def _read_only(holidays: Mapping[pendulum.Date, str]) -> Mapping[pendulum.Date, str]:
    return types.MappingProxyType(dict(sorted(holidays.items())))


def _all_days(holidays: Mapping[pendulum.Date, str]) -> bool:
    return all(type(day) is pendulum.Date for day in holidays)


@attrs.frozen(kw_only=True)
class HolidayTable:
    """Workdays by a table of holidays, whoever wrote the table.

    Holidays are law of the Land, a few of the municipality (§ 193 BGB looks at the
    place of the office). The table says nothing about years it does not list.

    Attributes:
        name: Name by which settings choose this calendar.
        holidays: German name of each holiday by day; read-only, oldest first.
    """

    name: str = attrs.field(validator=is_text)
    holidays: Mapping[pendulum.Date, str] = attrs.field(
        converter=_read_only,
        hash=False,
        validator=satisfies("a mapping from pendulum.Date to a name", _all_days),
    )

    def __reduce__(self) -> tuple[object, ...]:
        # A read-only view cannot be pickled, a plan in a child process must be.
        return _table, (self.name, dict(self.holidays))

    def is_workday(self, day: pendulum.Date) -> bool:
        """Say whether *day* is neither a Sunday nor in the table."""
        return day.weekday() != SUNDAY and day not in self.holidays

    def name_of(self, day: pendulum.Date) -> str:
        """Return the name of the holiday on *day*; empty on all other days."""
        return self.holidays.get(day, "")


def _table(name: str, holidays: Mapping[pendulum.Date, str]) -> HolidayTable:
    return HolidayTable(name=name, holidays=holidays)


SUNDAYS_ONLY: Final = HolidayTable(name="sundays", holidays={})
"""The calendar for an office that installed none: only Sundays are free."""


def add_workdays(day: pendulum.Date, count: int, workdays: Workdays) -> pendulum.Date:
    """Return the *count*-th workday after *day*; *day* itself never counts.

    Args:
        day: Any day, a holiday included.
        count: Number of workdays, 0 or more; 0 returns *day* itself.
        workdays: Says which days count.

    Raises:
        InvalidValueError: *count* is negative.
    """
    if count < 0:
        raise InvalidValueError(field="count", expected="0 or more workdays")
    ordinal = day.toordinal()
    found = day
    while count:
        ordinal += 1
        found = pendulum.Date.fromordinal(ordinal)
        count -= workdays.is_workday(found)
    return found


def working_week(day: pendulum.Date) -> tuple[pendulum.Date, ...]:
    """Return Monday to Friday of the ISO week that holds *day*, holidays included."""
    monday = day.toordinal() - day.weekday()
    return tuple(
        pendulum.Date.fromordinal(monday + offset)
        for offset in range(_MONDAY_TO_FRIDAY)
    )
