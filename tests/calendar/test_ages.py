"""The age limit of § 7a SGB II, by cohort."""

import pendulum
import pytest
from hypothesis import given

from outreach_core.calendar import SGB_II_AGE_LIMIT, AgeLimit, Cohort
from outreach_core.errors import InvalidValueError
from outreach_core.strategies.calendar import days

D = pendulum.Date
day = pendulum.Date.fromisoformat

# § 7a SGB II, table: year of birth, years and months of the limit.
TABLE = (
    *((1946, 65, 0), (1947, 65, 1), (1948, 65, 2), (1949, 65, 3), (1950, 65, 4)),
    *((1951, 65, 5), (1952, 65, 6), (1953, 65, 7), (1954, 65, 8), (1955, 65, 9)),
    *((1956, 65, 10), (1957, 65, 11), (1958, 66, 0), (1959, 66, 2), (1960, 66, 4)),
    *((1961, 66, 6), (1962, 66, 8), (1963, 66, 10), (1964, 67, 0), (1990, 67, 0)),
)


@pytest.mark.parametrize(("month", "on"), [(1, 1), (6, 15)])
@pytest.mark.parametrize(("year", "years", "months"), TABLE)
def test_the_table_of_the_statute_holds(
    year: int, years: int, months: int, month: int, on: int
) -> None:
    """Out from the first of the month after the one that completes the age."""
    completed = D(year, month, on).add(years=years, months=months).subtract(days=1)
    first_out = completed.replace(day=1).add(months=1)
    assert SGB_II_AGE_LIMIT.over_from(D(year, month, on)) == first_out


@pytest.mark.parametrize(
    ("birth", "first_out"),
    [
        pytest.param("1959-12-31", "2026-03-01", id="rules.md 2.6: out on 2026-03-15"),
        pytest.param("1960-01-01", "2026-05-01", id="rules.md 2.6: still in"),
        pytest.param("1964-01-01", "2031-01-01", id="complete on 31 December 2030"),
        pytest.param("1964-01-02", "2031-02-01", id="complete on 1 January 2031"),
        pytest.param("1964-02-29", "2031-03-01", id="complete on 28 February 2031"),
    ],
)
def test_the_limit_is_reached_at_the_end_of_a_month(birth: str, first_out: str) -> None:
    assert SGB_II_AGE_LIMIT.over_from(day(birth)) == day(first_out)


def test_on_one_day_one_birth_date_decides_for_everybody() -> None:
    """rules.md 2.6: `age < 67` would keep births from 16 March to 31 December 1959."""
    assert SGB_II_AGE_LIMIT.latest(D(2026, 3, 15)) == D(1959, 12, 31)


def test_the_limit_and_its_inverse_agree_on_every_birth_from_1940_to_1970() -> None:
    births = range(D(1940, 1, 1).toordinal(), D(1970, 1, 1).toordinal())
    ends = [SGB_II_AGE_LIMIT.over_from(D.fromordinal(number)) for number in births]
    assert ends == sorted(ends)
    for first_out in sorted(set(ends)):
        before = D.fromordinal(first_out.toordinal() - 1)
        latest = SGB_II_AGE_LIMIT.latest(first_out)
        assert SGB_II_AGE_LIMIT.over_from(latest) == first_out
        assert SGB_II_AGE_LIMIT.latest(before) < latest


@given(days(D(1930, 1, 1), D(2000, 1, 1)), days(D(2000, 1, 1), D(2080, 1, 1)))
def test_somebody_is_past_the_limit_exactly_when_born_early_enough(
    birth: pendulum.Date, asked: pendulum.Date
) -> None:
    past = SGB_II_AGE_LIMIT.over_from(birth) <= asked
    assert past == (birth <= SGB_II_AGE_LIMIT.latest(asked))


@pytest.mark.parametrize(
    "cohorts",
    [
        (),
        (Cohort(born_from=D(1950, 1, 1), months=780),),
        (Cohort(born_from=None, months=780), Cohort(born_from=None, months=781)),
        (
            Cohort(born_from=None, months=780),
            Cohort(born_from=D(1950, 1, 1), months=781),
            Cohort(born_from=D(1949, 1, 1), months=782),
        ),
        (
            Cohort(born_from=None, months=780),
            Cohort(born_from=D(1950, 1, 1), months=768),
        ),
        (
            Cohort(born_from=None, months=780),
            Cohort(born_from=D(1950, 1, 1), months=781),
            Cohort(born_from=D(1950, 1, 1), months=781),
        ),
        # Born on 2 January 1950: out on 1 February 2015; a day later: on 1 January.
        (
            Cohort(born_from=None, months=780),
            Cohort(born_from=D(1950, 1, 3), months=779),
        ),
    ],
)
def test_a_table_out_of_order_or_with_an_earlier_limit_for_the_young_is_refused(
    cohorts: tuple[Cohort, ...],
) -> None:
    with pytest.raises(InvalidValueError, match="cohorts"):
        AgeLimit(cohorts=cohorts)


def test_a_cohort_may_begin_on_any_day_and_change_nothing() -> None:
    begun = Cohort(born_from=D(1950, 1, 10), months=780)
    plain = AgeLimit(cohorts=[Cohort(born_from=None, months=780)])
    limit = AgeLimit(cohorts=[*plain.cohorts, begun])
    assert hash(limit) == hash(AgeLimit(cohorts=limit.cohorts))
    for birth in (D(1950, 1, 9), D(1950, 1, 10), D(1950, 1, 11)):
        assert limit.over_from(birth) == plain.over_from(birth)


def test_a_cohort_says_who_belongs_to_it_and_a_limit_of_a_month_or_more() -> None:
    with pytest.raises(TypeError, match="born_from"):
        Cohort(months=780)
    with pytest.raises(InvalidValueError, match="born_from"):
        Cohort(born_from=pendulum.datetime(1950, 1, 1), months=780)
    with pytest.raises(InvalidValueError, match="months"):
        Cohort(born_from=None, months=0)
