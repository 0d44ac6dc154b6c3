"""How long before a visit does the letter have to be in the post?

§ 18 PostG asks for 95 % of letters by the third and 99 % by the fourth workday after
posting. This is about real delivery; when a letter *counts* as delivered in law is
another question, answered in :mod:`outreach_core.calendar.deadlines`.
"""

from typing import Final

import pendulum

from outreach_core.calendar.workdays import Workdays, add_workdays
from outreach_core.errors import InvalidValueError

DELIVERY_WORKDAYS: Final = 4
"""Workdays until 99 of 100 letters have arrived (§ 18 PostG)."""
RESPONSE_DAYS: Final = 7
"""Days that people get to answer before anybody rings; a choice of this project."""


def earliest_visit_day(
    posted_on: pendulum.Date,
    *,
    workdays: Workdays,
    delivery_workdays: int = DELIVERY_WORKDAYS,
    response_days: int = RESPONSE_DAYS,
) -> pendulum.Date:
    """Return the first workday on which a visit announced by letter may take place.

    Args:
        posted_on: Day on which the letter went out.
        workdays: Says which days the post and the office work.
        delivery_workdays: Workdays until the letter is taken as arrived, 0 or more.
        response_days: Calendar days to answer after that, 0 or more.

    Raises:
        InvalidValueError: A count is negative.
    """
    if response_days < 0:
        raise InvalidValueError(field="response_days", expected="0 or more days")
    arrived = add_workdays(posted_on, delivery_workdays, workdays)
    answered = arrived.toordinal() + response_days
    return add_workdays(pendulum.Date.fromordinal(answered - 1), 1, workdays)


def last_posting_day(
    visit_on: pendulum.Date,
    *,
    workdays: Workdays,
    delivery_workdays: int = DELIVERY_WORKDAYS,
    response_days: int = RESPONSE_DAYS,
) -> pendulum.Date:
    """Return the last workday on which a letter announcing *visit_on* may go out.

    The inverse of :func:`earliest_visit_day`: a letter posted on the returned day
    allows a visit on *visit_on*, one posted on the next workday does not.

    Raises:
        InvalidValueError: A count is negative.
    """
    ordinal = visit_on.toordinal() - response_days
    while True:
        day = pendulum.Date.fromordinal(ordinal)
        if workdays.is_workday(day) and visit_on >= earliest_visit_day(
            day,
            workdays=workdays,
            delivery_workdays=delivery_workdays,
            response_days=response_days,
        ):
            return day
        ordinal -= 1
