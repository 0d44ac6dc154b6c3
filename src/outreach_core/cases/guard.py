"""How often may one person be turned to, and on which days?

The guard can be tuned within bounds and never switched off: persistence is the
method, and it must not become harassment (requirement 34 of the field study).
"""

from collections.abc import Iterable
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import satisfies
from outreach_core.calendar import Workdays
from outreach_core.calendar.day_parts import PartOfDay
from outreach_core.cases.course import Case
from outreach_core.cases.events import LetterHandedOver

SATURDAY: Final = 5
_SEARCH_DAYS: Final = 800
"""More than two years: every calendar with one workday a month is served."""


@attrs.frozen(kw_only=True)
class OfferRules:
    """How persistent outreach may be. The defaults are a choice of this project.

    Attributes:
        minimum_gap_days: Days from one attempt to the next, 2 to 90.
        maximum_per_month: Attempts in one calendar month, 1 to 6. A letter that went
            out and a visit that was made or is planned are attempts.
        closed_doors_before_change: After so many closed doors in a row another way is
            tried instead of another visit, 1 to 10.
        rest_days: Days of rest after a "no" at the door, 30 to 730.
        evenings: Whether the office visits from 17:00 on.
        saturdays: Whether the office visits on Saturdays.
    """

    minimum_gap_days: int = attrs.field(
        default=7,
        validator=satisfies(
            "2 to 90 days: it can be tuned, never switched off",
            lambda v: type(v) is int and 2 <= v <= 90,  # noqa: PLR2004  the bounds
        ),
    )
    maximum_per_month: int = attrs.field(
        default=3,
        validator=satisfies(
            "1 to 6 attempts: it can be tuned, never switched off",
            lambda v: type(v) is int and 1 <= v <= 6,  # noqa: PLR2004  the bounds
        ),
    )
    closed_doors_before_change: int = attrs.field(
        default=3,
        validator=satisfies(
            "1 to 10 closed doors",
            lambda v: type(v) is int and 1 <= v <= 10,  # noqa: PLR2004  the bounds
        ),
    )
    rest_days: int = attrs.field(
        default=90,
        validator=satisfies(
            "30 to 730 days: it can be tuned, never switched off",
            lambda v: type(v) is int and 30 <= v <= 730,  # noqa: PLR2004  the bounds
        ),
    )
    evenings: bool = False
    saturdays: bool = False

    @property
    def parts(self) -> tuple[PartOfDay, ...]:
        """Parts of the day in which the office visits, at least two."""
        daytime = (PartOfDay.MORNING, PartOfDay.AFTERNOON)
        return (*daytime, PartOfDay.EVENING) if self.evenings else daytime

    @property
    def words(self) -> Words:
        """The guard in half a sentence."""
        return Words(
            "mindestens {gap} Tage Abstand, höchstens {most} Versuche im Monat",
            "at least {gap} days apart, at most {most} attempts a month",
        ).fill(gap=self.minimum_gap_days, most=self.maximum_per_month)


def attempt_days(case: Case) -> tuple[pendulum.Date, ...]:
    """List the days on which the office turned to the person, or plans to.

    Letters that went out, visits that were made and visits that stand in a plan, each
    day once, oldest first.
    """
    letters = case.days_of(LetterHandedOver)
    visits = (v.day for v in (*case.ended_visits, *case.open_visits))
    return tuple(sorted({*letters, *visits}))


def first_free_day(
    start: pendulum.Date,
    *,
    attempts: Iterable[pendulum.Date],
    workdays: Workdays,
    rules: OfferRules,
    avoid_weekday: int | None = None,
) -> pendulum.Date | None:
    """Return the first day, *start* or later, on which the guard allows an attempt.

    Args:
        start: First day to look at.
        attempts: Days of all attempts so far and of those planned.
        workdays: Says which days are Sundays or holidays; these never serve.
        rules: The guard.
        avoid_weekday: 0 (Monday) to 6; ``None``: any weekday is as good.

    Returns:
        The day; ``None`` when none is found within two years.
    """
    known = tuple(attempts)
    for offset in range(_SEARCH_DAYS):
        day = pendulum.Date.fromordinal(start.toordinal() + offset)
        if not office_day(day, workdays=workdays, rules=rules):
            continue
        if day.weekday() != avoid_weekday and allowed(day, known, rules):
            return day
    return None


def office_day(day: pendulum.Date, *, workdays: Workdays, rules: OfferRules) -> bool:
    """Say whether the office goes out on *day*: no Sunday, no holiday, no Saturday."""
    late = day.weekday() > (SATURDAY if rules.saturdays else SATURDAY - 1)
    return not late and workdays.is_workday(day)


def allowed(
    day: pendulum.Date, attempts: Iterable[pendulum.Date], rules: OfferRules
) -> bool:
    """Say whether gap and monthly maximum allow an attempt on *day*."""
    known = tuple(attempts)
    same_month = sum((a.year, a.month) == (day.year, day.month) for a in known)
    near = any(abs((day - a).days) < rules.minimum_gap_days for a in known)
    return same_month < rules.maximum_per_month and not near
