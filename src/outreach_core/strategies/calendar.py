"""Strategies for days, periods and holiday tables.

The luck is in the days: month ends and 29 February are where dates go wrong, and a
plain choice of days almost never meets them.
"""

import calendar
import datetime as dt
from typing import Final

import pendulum
from hypothesis import strategies as st

from outreach_core.calendar import AgeLimit, Cohort, Convention, HolidayTable, Period

_FIRST: Final = dt.date(2000, 1, 1)
_LAST: Final = dt.date(2100, 12, 31)
_LONGEST: Final = 240


def _date(day: dt.date) -> pendulum.Date:
    return pendulum.Date(day.year, day.month, day.day)


def _month_end(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def days(
    min_value: dt.date = _FIRST, max_value: dt.date = _LAST
) -> st.SearchStrategy[pendulum.Date]:
    """Generate days, both bounds included, one in three the last of its month.

    Shrinks towards *min_value*.
    """
    # Hypothesis wants bounds of one type; pendulum's Date is a subclass.
    first = dt.date(min_value.year, min_value.month, min_value.day)
    last = dt.date(max_value.year, max_value.month, max_value.day)
    plain = st.dates(first, last)
    ends = plain.map(lambda day: min(_month_end(day), last))
    return st.one_of(plain, plain, ends).map(_date)


def periods(
    min_months: int = 1, max_months: int = _LONGEST
) -> st.SearchStrategy[Period]:
    """Generate periods of any convention; shrinks towards few months after an event."""
    return st.builds(
        Period,
        months=st.integers(min_months, max_months),
        convention=st.sampled_from(Convention),
    )


def age_limits(*, max_cohorts: int = 4) -> st.SearchStrategy[AgeLimit]:
    """Generate age limits of 60 years and more that rise from cohort to cohort.

    Shrinks towards one limit for everybody.

    Args:
        max_cohorts: Most cohorts, 1 or more.
    """
    later = st.lists(
        st.integers(1940, 1990), max_size=max_cohorts - 1, unique=True
    ).map(sorted)
    return st.tuples(st.integers(60 * 12, 65 * 12), later).map(
        lambda drawn: AgeLimit(
            cohorts=(
                Cohort(born_from=None, months=drawn[0]),
                *(
                    Cohort(
                        born_from=pendulum.Date(year, 1, 1), months=drawn[0] + number
                    )
                    for number, year in enumerate(drawn[1], start=1)
                ),
            )
        )
    )


def holiday_tables(
    *,
    elements: st.SearchStrategy[pendulum.Date] | None = None,
    max_size: int = 12,
) -> st.SearchStrategy[HolidayTable]:
    """Generate tables of holidays; shrinks towards the table with Sundays only."""
    found = days() if elements is None else elements
    return st.dictionaries(
        found, st.sampled_from(("Feiertag", "Ortsfest")), max_size=max_size
    ).map(lambda holidays: HolidayTable(name="test", holidays=holidays))
