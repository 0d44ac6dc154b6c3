"""How does somebody get a period, a count or a missing fact wrong who means well?

Each function stands for a bug that was met somewhere, most of them in SQL or in a
library for dates. Nothing but the laws' own tests may use them.
"""

from collections.abc import Iterable
from typing import Any

import pendulum

from outreach_core.calendar import AgeLimit, Convention, Period
from outreach_core.rules import (
    Answer,
    Comparison,
    Condition,
    Includes,
    IsTrue,
    Parameter,
    Step,
)
from outreach_core.testing.plain_judge import is_over

_YEAR = 12


def moved(day: pendulum.Date, by: int) -> pendulum.Date:
    """Return the day *by* days later."""
    return pendulum.Date.fromordinal(day.toordinal() + by)


def event_day_counted(
    period: Period | AgeLimit, began: pendulum.Date, day: pendulum.Date
) -> bool:
    """Write ``<=`` for ``<``."""
    if isinstance(period, AgeLimit) or _of_age(period):
        return is_over(period, began, day)
    return is_over(period, began, moved(day, 1))


def subtracted(
    period: Period | AgeLimit, began: pendulum.Date, day: pendulum.Date
) -> bool:
    """Count back from today: ``contact < today - 6 months``, the usual SQL."""
    if isinstance(period, AgeLimit) or _of_age(period):
        return is_over(period, began, day)
    return began < day.subtract(months=period.months)


def boundaries_counted(
    period: Period | AgeLimit, began: pendulum.Date, day: pendulum.Date
) -> bool:
    """Count how often a month began, as ``date_diff('month', …)`` does."""
    if isinstance(period, AgeLimit) or _of_age(period):
        return is_over(period, began, day)
    begun = (day.year - began.year) * _YEAR + day.month - began.month
    return begun >= period.months


def library_months(
    period: Period | AgeLimit, began: pendulum.Date, day: pendulum.Date
) -> bool:
    """Trust ``in_months`` of pendulum: 2 March to 1 September are six there."""
    if isinstance(period, AgeLimit) or _of_age(period):
        return is_over(period, began, day)
    return (day - began).in_months() >= period.months


def days_183(
    period: Period | AgeLimit, began: pendulum.Date, day: pendulum.Date
) -> bool:
    """Take half a year for half of 365 days."""
    if isinstance(period, AgeLimit) or _of_age(period):
        return is_over(period, began, day)
    return (day - began).days > period.months * 30.5


def leap_day_clamped(
    period: Period | AgeLimit, began: pendulum.Date, day: pendulum.Date
) -> bool:
    """Let a birthday on 29 February fall on 28 February in common years."""
    return clamped_over_from(period, began) <= day


def clamped_over_from(period: Period | AgeLimit, began: pendulum.Date) -> pendulum.Date:
    """Give the wrong end itself: rounded down where the statute rounds up."""
    if isinstance(period, Period) and _of_age(period):
        return began.add(months=period.months)
    return period.over_from(began)


def clamped_latest(period: Period | AgeLimit, day: pendulum.Date) -> pendulum.Date:
    """Give the inverse of the wrong end: both agree, so only the statute objects."""
    if not (isinstance(period, Period) and _of_age(period)):
        return period.latest(day)
    near = period.latest(day)
    later = (moved(near, by) for by in (3, 2, 1, 0, -1))
    return next(d for d in later if clamped_over_from(period, d) <= day)


def day_after_birthday(
    period: Period | AgeLimit, began: pendulum.Date, day: pendulum.Date
) -> bool:
    """Write ``age <= 66`` so that the birthday itself still counts."""
    late = moved(day, -1) if _of_age(period) else day
    return is_over(period, began, late)


def years_subtracted(
    period: Period | AgeLimit, began: pendulum.Date, day: pendulum.Date
) -> bool:
    """Take this year minus the year of birth for the age."""
    if isinstance(period, Period) and _of_age(period):
        return (day.year - began.year) * _YEAR >= period.months
    return is_over(period, began, day)


def subtracted_latest(period: Period | AgeLimit, day: pendulum.Date) -> pendulum.Date:
    """Undo an addition of months by subtracting them."""
    if isinstance(period, Period) and not _of_age(period):
        return moved(day, -1).subtract(months=period.months)
    return period.latest(day)


def overflowing_over_from(
    period: Period | AgeLimit, began: pendulum.Date
) -> pendulum.Date:
    """Let 31 + 6 months run over into the next month, as SQLite does."""
    if isinstance(period, AgeLimit):
        return period.over_from(began)
    first = began.start_of("month").add(months=period.months)
    return moved(first, began.day)


def _of_age(period: Period | AgeLimit) -> bool:
    return isinstance(period, AgeLimit) or period.convention is Convention.FROM_DAY


def more_than(comparison: Comparison, count: int, limit: int) -> bool:
    """Write ``>`` for ``>=``."""
    return count > limit if comparison is Comparison.AT_LEAST else count <= limit


def at_most(_: Comparison, count: int, limit: int) -> bool:
    """Turn the comparison round."""
    return count <= limit


def a_day_late(made: Parameter[Any], day: pendulum.Date) -> Step[Any]:
    """Let the old value hold on the day of the new one."""
    return made.on(max(moved(day, -1), made.steps[0].since))


def newest_always(made: Parameter[Any], _: pendulum.Date) -> Step[Any]:
    """Judge the past by the law of today."""
    return made.steps[-1]


def never_out_of_force(made: Parameter[Any], day: pendulum.Date) -> Step[Any]:
    """Take the first value before it was in force."""
    return made.on(max(day, made.steps[0].since))


def not_exempt(node: Condition) -> Answer:
    """Take an empty field "exempt" for "not exempt"."""
    return Answer.NO if isinstance(node, Includes) else Answer.UNKNOWN


def no_benefit(node: Condition) -> Answer:
    """Take an empty field "benefit" for "no benefit"."""
    return Answer.NO if isinstance(node, IsTrue) else Answer.UNKNOWN


def first_only(answers: Iterable[Answer]) -> Answer:
    """Look at the first part only."""
    return next(iter(answers), Answer.YES)


def stops_at_unknown(answers: Iterable[Answer]) -> Answer:
    """Stop at the first part that is not yes."""
    return next((a for a in answers if a is not Answer.YES), Answer.YES)


def unknown_is_yes_under_not(answer: Answer) -> Answer:
    """Turn everything but yes into yes, as ``~`` over missing dates in numpy does."""
    return Answer.NO if answer is Answer.YES else Answer.YES
