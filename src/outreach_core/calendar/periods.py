"""When is a span of months over, as BGB §§ 187 to 189 count it?

"Six months" alone says too little: whether the first day counts, and what happens on
the 31st, is a convention of law. A :class:`Period` therefore always carries one:
``months(6).after_event`` is a period, ``months(6)`` is only a count.

§ 26 (1) SGB X makes these sections of the BGB apply to social administration. Never
ask how many months lie *between* two days: no two libraries agree on that (see
docs/explanation/dates.md). Ask when a period is over, or how old a day may be.
"""

import calendar
import enum
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import is_positive
from outreach_core.errors import InvalidValueError

_MONTHS_A_YEAR: Final = 12
_LAST_YEAR: Final = 9999


class Convention(enum.StrEnum):
    """How the first and the last day of a period are counted."""

    AFTER_EVENT = "after_event"
    """The day of the event is not counted: "more than six months since".

    §§ 187 (1), 188 (2) first alternative, (3) BGB: the period ends on the day with the
    same number, or on the last day of a month that has no such day. It is over on
    the day after.
    """
    FROM_DAY = "from_day"
    """The first day counts from midnight: ages, and laws in force "from" a day.

    §§ 187 (2), 188 (2) second alternative BGB: over on the day with the same number;
    where the month has none, on the first of the next (a person born on 29 February
    has her birthday on 1 March in a common year).
    """
    SAME_DAY = "same_day"
    """Fulfilled on the day with the same number: "at least six months since".

    One day earlier than ``AFTER_EVENT``. No section of the BGB, but what people mean
    by "at least": an office that words its rule so has to choose it openly.
    """


def _month_of(months_since_year_0: int) -> tuple[int, int]:
    year, month = divmod(months_since_year_0, _MONTHS_A_YEAR)
    if not 1 <= year <= _LAST_YEAR:
        raise InvalidValueError(
            field="day", expected="a day whose period lies within the years 1 to 9999"
        )
    return year, month + 1


def _shifted(
    day: pendulum.Date, months_count: int, *, sticky: bool = False
) -> pendulum.Date:
    """Move by months; a missing day becomes the last of the month (§ 188 (3) BGB).

    With *sticky* the last day of a month stays the last day of a month. Subtracting
    that way is the exact inverse of adding without it.
    """
    year, month = _month_of(
        day.year * _MONTHS_A_YEAR + day.month - 1 + months_count,
    )
    last = calendar.monthrange(year, month)[1]
    at_end = sticky and day.day == calendar.monthrange(day.year, day.month)[1]
    return pendulum.Date(year, month, last if at_end else min(day.day, last))


def _rounded_up(day: pendulum.Date, months_count: int) -> pendulum.Date:
    moved = _shifted(day, months_count)
    return moved if moved.day == day.day else _next(moved)


def _next(day: pendulum.Date) -> pendulum.Date:
    return pendulum.Date.fromordinal(day.toordinal() + 1)


def _previous(day: pendulum.Date) -> pendulum.Date:
    return pendulum.Date.fromordinal(day.toordinal() - 1)


@attrs.frozen(kw_only=True)
class Period:
    """A number of months and the convention by which they are counted.

    For every period and all days ``d`` and ``D``:
    ``period.over_from(d) <= D`` holds exactly when ``d <= period.latest(D)``. A rule
    can therefore be decided by comparing plain days, on any engine.

    Attributes:
        months: Number of calendar months, 1 or more.
        convention: Which days count.
    """

    months: int = attrs.field(validator=is_positive)
    convention: Convention

    def over_from(self, day: pendulum.Date) -> pendulum.Date:
        """Return the first day on which the period that began on *day* is over.

        Raises:
            InvalidValueError: That day would lie after the year 9999.
        """
        match self.convention:
            case Convention.AFTER_EVENT:
                return _next(_shifted(day, self.months))
            case Convention.FROM_DAY:
                return _rounded_up(day, self.months)
            case Convention.SAME_DAY:
                return _shifted(day, self.months)

    def last_day(self, day: pendulum.Date) -> pendulum.Date:
        """Return the last day of the period that began on *day*."""
        return _previous(self.over_from(day))

    def latest(self, day: pendulum.Date) -> pendulum.Date:
        """Return the latest beginning whose period is over on *day*.

        The exact inverse of :meth:`over_from`: subtracting months the same way as they
        were added would be wrong for 30 of 2,192 days by up to three days.

        Raises:
            InvalidValueError: That day would lie before the year 1.
        """
        match self.convention:
            case Convention.AFTER_EVENT:
                return _shifted(_previous(day), -self.months, sticky=True)
            case Convention.FROM_DAY:
                return _shifted(day, -self.months)
            case Convention.SAME_DAY:
                return _shifted(day, -self.months, sticky=True)

    @property
    def words(self) -> Words:
        """The length in words, as it follows a number: "6 Monate", "18 Jahre"."""
        count, rest = divmod(self.months, _MONTHS_A_YEAR)
        if rest:
            return _counted(self.months, Words("Monat", "month"), Words("e", "s"))
        return _counted(count, Words("Jahr", "year"), Words("e", "s"))


def _counted(count: int, noun: Words, plural: Words) -> Words:
    ending = Words("", "") if count == 1 else plural
    return Words(f"{count} {noun.de}{ending.de}", f"{count} {noun.en}{ending.en}")


@attrs.frozen
class MonthCount:
    """A number of months that nobody has said how to count; not yet a period."""

    months: int = attrs.field(validator=is_positive)

    @property
    def after_event(self) -> Period:
        """The period after an event whose own day does not count (§ 187 (1) BGB)."""
        return Period(months=self.months, convention=Convention.AFTER_EVENT)

    @property
    def from_day(self) -> Period:
        """The period whose first day counts (§ 187 (2) BGB), as for an age."""
        return Period(months=self.months, convention=Convention.FROM_DAY)

    @property
    def same_day(self) -> Period:
        """The period that is fulfilled on the day with the same number."""
        return Period(months=self.months, convention=Convention.SAME_DAY)


def months(count: int) -> MonthCount:
    """Return *count* calendar months, 1 or more, still without a convention."""
    return MonthCount(count)


def years(count: int) -> MonthCount:
    """Return *count* years of twelve months, still without a convention."""
    return MonthCount(count * _MONTHS_A_YEAR)
