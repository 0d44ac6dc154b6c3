"""Months as the law counts them, workdays, the post, and days in words."""

from outreach_core.calendar.ages import SGB_II_AGE_LIMIT, AgeLimit, Cohort
from outreach_core.calendar.deadlines import (
    deemed_notified_on,
    moved_to_working_day,
)
from outreach_core.calendar.periods import (
    Convention,
    MonthCount,
    Period,
    months,
    years,
)
from outreach_core.calendar.post import (
    DELIVERY_WORKDAYS,
    RESPONSE_DAYS,
    earliest_visit_day,
    last_posting_day,
)
from outreach_core.calendar.words import (
    clock,
    clock_in_words,
    date_in_words,
    day_in_words,
    numeric_date,
    short_day,
)
from outreach_core.calendar.workdays import (
    SUNDAYS_ONLY,
    HolidayTable,
    Workdays,
    add_workdays,
    working_week,
)

__all__ = [
    "DELIVERY_WORKDAYS",
    "RESPONSE_DAYS",
    "SGB_II_AGE_LIMIT",
    "SUNDAYS_ONLY",
    "AgeLimit",
    "Cohort",
    "Convention",
    "HolidayTable",
    "MonthCount",
    "Period",
    "Workdays",
    "add_workdays",
    "clock",
    "clock_in_words",
    "date_in_words",
    "day_in_words",
    "deemed_notified_on",
    "earliest_visit_day",
    "last_posting_day",
    "months",
    "moved_to_working_day",
    "numeric_date",
    "short_day",
    "working_week",
    "years",
]
