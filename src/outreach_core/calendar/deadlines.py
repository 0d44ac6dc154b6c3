"""When does a letter count as known, and where does a legal deadline move to?

Both are rules about deadlines that somebody else must meet. The six months of silence
are no such deadline: nothing here is applied to them.
"""

from typing import Final

import pendulum

from outreach_core.calendar.workdays import Workdays

_SATURDAY: Final = 5
_FOURTH_DAY_SINCE: Final = pendulum.Date(2025, 1, 1)
_DAYS_BEFORE_2025: Final = 3
_DAYS_SINCE_2025: Final = 4


def deemed_notified_on(posted_on: pendulum.Date) -> pendulum.Date:
    """Return the day on which a posted administrative act counts as made known.

    § 37 (2) SGB X: the fourth day after posting, for letters posted before 2025 the
    third. In social law the fiction also falls on Saturdays, Sundays and holidays
    (case law of the BSG). Outreach letters are no administrative acts: this is for
    dates that other letters of the house set off.

    Args:
        posted_on: Day on which the letter went out.
    """
    days = _DAYS_BEFORE_2025 if posted_on < _FOURTH_DAY_SINCE else _DAYS_SINCE_2025
    return pendulum.Date.fromordinal(posted_on.toordinal() + days)


def moved_to_working_day(day: pendulum.Date, workdays: Workdays) -> pendulum.Date:
    """Return *day*, or the next day that is no Saturday, Sunday or holiday.

    § 26 (3) SGB X, for the end of a deadline only. It holds neither for appointments
    (§ 26 (5)) nor for spans for which benefits are paid (§ 26 (4)).
    """
    ordinal = day.toordinal()
    while day.weekday() == _SATURDAY or not workdays.is_workday(day):
        ordinal += 1
        day = pendulum.Date.fromordinal(ordinal)
    return day
