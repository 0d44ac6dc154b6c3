"""Which days follow from a determination under § 7b (4) SGB II?"""

from typing import Final

import attrs
import pendulum

from outreach_core._validators import is_day
from outreach_core.calendar import SUNDAYS_ONLY, Workdays, months
from outreach_core.eligibility.section_7b import GRACE_PERIOD

_SATURDAY: Final = 5
_TO_NEXT_MONTH: Final = months(1).same_day


@attrs.frozen(kw_only=True)
class CureWindow:
    """The days that follow from one determination; see :func:`cure_window`.

    Attributes:
        first_day_without_benefit: First day of the grace month.
        last_day: Last day of the grace month, included; never moved to a workday.
        last_office_day: Last Monday to Friday up to ``last_day`` that is no holiday.
    """

    first_day_without_benefit: pendulum.Date = attrs.field(validator=is_day)
    last_day: pendulum.Date = attrs.field(validator=is_day)
    last_office_day: pendulum.Date = attrs.field(validator=is_day)

    def days_left(self, day: pendulum.Date) -> int:
        """Count the days from *day* to the last one: 0 on it, negative afterwards."""
        return self.last_day.toordinal() - day.toordinal()


def cure_window(
    determined_on: pendulum.Date, *, workdays: Workdays = SUNDAYS_ONLY
) -> CureWindow:
    """Compute the window that a determination opens.

    § 7b (4) SGB II: the claim ends with the start of the calendar month after the
    determination; a personal report within one calendar month undoes that.

    Args:
        determined_on: Day of the determination, as the office states it.
        workdays: Holidays on which the office is closed.

    Raises:
        NotInForceError: The day lies before 1 July 2026.
    """
    grace = GRACE_PERIOD.on(determined_on).value
    month = pendulum.Date(determined_on.year, determined_on.month, 1)
    first = _TO_NEXT_MONTH.over_from(month)
    last = grace.last_day(first)
    return CureWindow(
        first_day_without_benefit=first,
        last_day=last,
        last_office_day=_last_open_day(last, workdays),
    )


def _last_open_day(day: pendulum.Date, workdays: Workdays) -> pendulum.Date:
    while day.weekday() >= _SATURDAY or not workdays.is_workday(day):
        day = pendulum.Date.fromordinal(day.toordinal() - 1)
    return day
