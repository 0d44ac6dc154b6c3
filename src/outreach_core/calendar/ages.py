"""When does somebody reach an age limit that differs by year of birth?"""

import bisect
import itertools
from collections.abc import Iterable
from typing import Final

import attrs
import pendulum

from outreach_core._validators import is_day_or_none, is_positive, satisfies
from outreach_core.calendar.periods import Convention, Period

_LONGEST_LIFE_DAYS: Final = 150 * 366


@attrs.frozen(kw_only=True)
class Cohort:
    """People born from one day on, until the next cohort begins.

    Attributes:
        born_from: First birth date of the cohort; ``None`` for the oldest one.
        months: Age in months at which the limit is reached, 1 or more.
    """

    born_from: pendulum.Date | None = attrs.field(validator=is_day_or_none)
    months: int = attrs.field(validator=is_positive)


def _in_order(cohorts: tuple[Cohort, ...]) -> bool:
    if not cohorts or cohorts[0].born_from is not None:
        return False
    starts = [cohort.born_from for cohort in cohorts[1:]]
    if None in starts:
        return False
    days = [day for day in starts if day is not None]
    return all(earlier < later for earlier, later in itertools.pairwise(days))


def _as_tuple(cohorts: Iterable[Cohort]) -> tuple[Cohort, ...]:
    return tuple(cohorts)


@attrs.frozen(kw_only=True)
class AgeLimit:
    """An age limit by cohort, reached at the end of the month that completes the age.

    An age is completed with the end of the day before the birthday (§ 187 (2) BGB).
    Like a :class:`Period` it has an exact inverse, so one day decides for everybody:
    ``limit.over_from(birth) <= D`` holds exactly when ``birth <= limit.latest(D)``.

    Attributes:
        cohorts: Oldest first; the first has no first birth date. A table by which a
            younger person would reach the limit earlier is refused.
    """

    cohorts: tuple[Cohort, ...] = attrs.field(
        converter=_as_tuple,
        validator=satisfies("cohorts in order, the first without a day", _in_order),
    )

    def __attrs_post_init__(self) -> None:
        starts = [each.born_from for each in self.cohorts if each.born_from]
        satisfies(
            "cohorts of which no younger one reaches the limit earlier",
            lambda _: all(
                self.over_from(_day_before(start)) <= self.over_from(start)
                for start in starts
            ),
        )(self, attrs.fields(AgeLimit).cohorts, self.cohorts)

    def over_from(self, birth: pendulum.Date) -> pendulum.Date:
        """Return the first day on which somebody born on *birth* is past the limit.

        Raises:
            InvalidValueError: That day would lie after the year 9999.
        """
        cohort = next(
            each
            for each in reversed(self.cohorts)
            if each.born_from is None or each.born_from <= birth
        )
        age = Period(months=cohort.months, convention=Convention.FROM_DAY)
        completed = age.last_day(birth)
        start = pendulum.Date(completed.year, completed.month, 1)
        return Period(months=1, convention=Convention.FROM_DAY).over_from(start)

    def latest(self, day: pendulum.Date) -> pendulum.Date:
        """Return the latest birth date of which the limit is passed on *day*."""
        # Monotone, so halving finds it; done once a day, not once a person.
        first = day.toordinal() - _LONGEST_LIFE_DAYS
        passed = bisect.bisect_right(
            range(_LONGEST_LIFE_DAYS),
            day,
            key=lambda age: self.over_from(pendulum.Date.fromordinal(first + age)),
        )
        return pendulum.Date.fromordinal(first + passed - 1)


def _day_before(day: pendulum.Date) -> pendulum.Date:
    return pendulum.Date.fromordinal(day.toordinal() - 1)


_65_YEARS: Final = 65 * 12

SGB_II_AGE_LIMIT: Final = AgeLimit(
    cohorts=(
        Cohort(born_from=None, months=_65_YEARS),
        # One month more for each year of birth 1947 to 1958 …
        *(
            Cohort(born_from=pendulum.Date(year, 1, 1), months=_65_YEARS + year - 1946)
            for year in range(1947, 1959)
        ),
        # … two months more for each from 1959 to 1963, and 67 years from 1964 on.
        *(
            Cohort(
                born_from=pendulum.Date(year, 1, 1),
                months=_65_YEARS + 12 + 2 * (year - 1958),
            )
            for year in range(1959, 1965)
        ),
    )
)
"""The age limit of § 7a SGB II: 65 for births before 1947, 67 from 1964 on."""
