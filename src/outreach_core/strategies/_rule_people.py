"""Which people and days stand at the turning points of a rule?

Three ways of drawing, a third each, because each finds bugs that the others miss: all
facts near the thresholds of a day; all facts but one comfortably in favour, so that
nothing hides what the one does; the person first, then a day at one of her own turning
points.
"""

import datetime as dt
from collections.abc import Callable
from typing import Final, TypeAlias

import pendulum
from hypothesis import strategies as st

from outreach_core.rules import (
    NEVER,
    NOT_GIVEN,
    Fact,
    FactKind,
    Facts,
    FactValue,
    Monotonicity,
    Rule,
    definitions,
    directions,
    turning_points,
    walk,
)
from outreach_core.strategies._thresholds import favourable, moved_by, values_near
from outreach_core.strategies.calendar import days as any_days

_Case: TypeAlias = tuple[Facts, pendulum.Date]

BEGIN: Final = pendulum.Date(2005, 1, 1)
"""First day on which every generated parameter has a value."""
LAST_STEP: Final = dt.date(2030, 12, 31)
"""Latest day on which a generated parameter gets another value."""
# Days that the months they are moved to may lack.
_HARD_DAYS: Final = st.sampled_from(
    [
        *(pendulum.Date(year, 2, 29) for year in (1960, 1988, 2008, 2020, 2024)),
        *(pendulum.Date(year, 8, day) for year in (2022, 2025) for day in (29, 30, 31)),
        *(pendulum.Date(2025, month, 28) for month in (2, 8)),
    ]
)
_LAST_CASE: Final = dt.date(2039, 12, 30)


def days(
    rule: Rule, *, max_value: dt.date = LAST_STEP
) -> st.SearchStrategy[pendulum.Date]:
    """Generate days on which *rule* can be judged, the days of its steps among them.

    Shrinks towards the day before, of or after a step, the earliest first.

    Args:
        rule: Any rule.
        max_value: Latest day.
    """
    first = _first_day(rule)
    inside = any_days(first, max_value)
    near = [
        moved_by(step, by)
        for step in definitions(rule).regimes
        for by in (-1, 0, 1)
        if first <= moved_by(step, by) <= max_value
    ]
    return st.sampled_from(near) | inside if near else inside


def persons(
    rule: Rule, on: pendulum.Date | None = None, *, allow_unknown: bool = True
) -> st.SearchStrategy[Facts]:
    """Generate the facts of people who stand at or near the thresholds of *rule*.

    For one half every fact is near a threshold; for the other all facts but one are
    comfortably in favour. Shrinks towards a value exactly at a threshold.

    Args:
        rule: The rule whose thresholds to use.
        on: The day on which people will be judged; ``None``: any day of the rule.
        allow_unknown: Also generate missing facts; without it everything is known.
    """
    if on is None:
        return cases(rule, allow_unknown=allow_unknown).map(lambda case: case[0])
    near = _near(rule, on, allow_unknown=allow_unknown)
    return near | _but_one(rule, on, allow_unknown=allow_unknown)


def cases(rule: Rule, *, allow_unknown: bool = True) -> st.SearchStrategy[_Case]:
    """Generate a person and a day on which she may stand at a turning point.

    A third are people near the thresholds of a day, a third have all facts but one
    comfortably in favour, so that nothing masks what the one does, and a third come
    first, with a day around one of their own turning points. Shrinks towards a value
    exactly at a threshold.

    Args:
        rule: The rule whose thresholds to use.
        allow_unknown: Also generate missing facts; without it everything is known.
    """

    def of_a_day(
        people: Callable[..., st.SearchStrategy[Facts]],
    ) -> st.SearchStrategy[_Case]:
        return days(rule).flatmap(
            lambda on: st.tuples(
                people(rule, on, allow_unknown=allow_unknown), st.just(on)
            )
        )

    return st.one_of(
        of_a_day(_near),
        of_a_day(_but_one),
        _person_first(rule, allow_unknown=allow_unknown),
    )


def populations(
    rule: Rule, *, max_size: int = 50, allow_unknown: bool = True
) -> st.SearchStrategy[tuple[pendulum.Date, tuple[tuple[str, Facts], ...]]]:
    """Generate a day and people with ids, as ``compare`` and a screening want them.

    Shrinks towards nobody.

    Args:
        rule: The rule whose thresholds to use.
        max_size: Most people.
        allow_unknown: Also generate missing facts.
    """
    return days(rule).flatmap(
        lambda on: st.tuples(
            st.just(on),
            st.lists(
                persons(rule, on, allow_unknown=allow_unknown), max_size=max_size
            ).map(
                lambda crowd: tuple((f"p{n:02}", each) for n, each in enumerate(crowd))
            ),
        )
    )


def _first_day(rule: Rule) -> pendulum.Date:
    starts = (p.steps[0].since for p in definitions(rule).parameters)
    return max(starts, default=BEGIN)


def _near(
    rule: Rule, on: pendulum.Date, *, allow_unknown: bool
) -> st.SearchStrategy[Facts]:
    nodes = list(walk(rule))
    return st.fixed_dictionaries(
        {
            fact.name: values_near(fact, nodes, on, allow_unknown=allow_unknown)
            for fact in definitions(rule).facts
        }
    )


def _but_one(
    rule: Rule, on: pendulum.Date, *, allow_unknown: bool
) -> st.SearchStrategy[Facts]:
    near = _near(rule, on, allow_unknown=allow_unknown)
    facts, ways = definitions(rule).facts, directions(rule)
    if not facts:
        return near

    def mixed(drawn: tuple[Facts, Fact]) -> Facts:
        person, free = drawn
        favoured = {
            fact.name: favourable(fact, ways[fact.name], on)
            for fact in facts
            if fact != free and ways[fact.name] is not Monotonicity.NONE
        }
        return {**person, **favoured}

    return st.tuples(near, st.sampled_from(facts)).map(mixed)


def _person_first(rule: Rule, *, allow_unknown: bool) -> st.SearchStrategy[_Case]:
    first = _first_day(rule)
    before = moved_by(first, -1)
    nodes = list(walk(rule))
    born = any_days(dt.date(1940, 1, 1), LAST_STEP)
    dates: st.SearchStrategy[FactValue] = st.one_of(
        born, _HARD_DAYS, born, _HARD_DAYS, st.just(NEVER)
    )
    if allow_unknown:
        dates |= st.just(NOT_GIVEN)
    people = st.fixed_dictionaries(
        {
            fact.name: dates
            if fact.kind is FactKind.DATE
            else values_near(fact, nodes, first, allow_unknown=allow_unknown)
            for fact in definitions(rule).facts
        }
    )

    def with_day(person: Facts) -> st.SearchStrategy[_Case]:
        points = [
            day
            for day in turning_points(rule, person, after=before)
            if day <= _LAST_CASE
        ] or [first]
        moved = st.tuples(st.sampled_from(points), st.sampled_from((0, -1, 1)))
        return moved.map(lambda m: (person, max(first, moved_by(*m))))

    return people.flatmap(with_day)
