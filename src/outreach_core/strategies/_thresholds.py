"""Which values of a fact lie around the thresholds of a rule, and which far beyond?"""

import datetime as dt
from collections.abc import Iterable
from typing import Final

import pendulum
from hypothesis import strategies as st

from outreach_core.rules import (
    NEVER,
    NOT_GIVEN,
    ChoiceFact,
    Compare,
    Fact,
    FactKind,
    FactValue,
    Monotonicity,
    Over,
    Rule,
)
from outreach_core.strategies.calendar import days

_MANY: Final = 99
_LONG_AGO: Final = pendulum.Date(1930, 1, 1)


def values_near(
    fact: Fact, nodes: Iterable[Rule], on: pendulum.Date, *, allow_unknown: bool
) -> st.SearchStrategy[FactValue]:
    """Generate values of a fact at or near the thresholds that *nodes* have on a day."""
    known: st.SearchStrategy[FactValue]
    match fact.kind:
        case FactKind.DATE:
            near = st.sampled_from(_dates(fact, nodes, on))
            # Never is a value of its own, with bugs of its own: as often as the others.
            plain = days(dt.date(1950, 1, 1), on)
            known = st.one_of(near, near, st.just(NEVER), plain)
        case FactKind.COUNT:
            known = st.sampled_from(_counts(fact, nodes))
        case FactKind.FLAG:
            known = st.booleans()
        case FactKind.CHOICE:
            names = (
                [c.name for c in fact.choices] if isinstance(fact, ChoiceFact) else []
            )
            known = (
                st.frozensets(st.sampled_from(names)) if names else st.just(frozenset())
            )
    return known | st.just(NOT_GIVEN) if allow_unknown else known


def telling_values(
    fact: Fact, nodes: Iterable[Rule], on: pendulum.Date
) -> tuple[FactValue, ...]:
    """Return finitely many values among which are all that *nodes* can tell apart.

    Missing is the first; then values on both sides of each threshold of the day.
    """
    known: list[FactValue]
    match fact.kind:
        case FactKind.DATE:
            known = [NEVER, *_dates(fact, nodes, on)]
        case FactKind.COUNT:
            known = [*_counts(fact, nodes)]
        case FactKind.FLAG:
            known = [False, True]
        case FactKind.CHOICE:
            choices = fact.choices if isinstance(fact, ChoiceFact) else ()
            names = [choice.name for choice in choices]
            without = [frozenset(names) - {name} for name in names]
            known = [*(frozenset([name]) for name in names), frozenset(), *without]
    return (NOT_GIVEN, *known)


def _dates(fact: Fact, nodes: Iterable[Rule], on: pendulum.Date) -> list[FactValue]:
    limits = {
        step.value.latest(on)
        for node in nodes
        if isinstance(node, Over) and node.fact == fact
        for step in node.parameter.steps
    }
    near = [moved_by(limit, by) for limit in sorted(limits) for by in (0, 1, -1)]
    return [*near, on]


def _counts(fact: Fact, nodes: Iterable[Rule]) -> list[FactValue]:
    limits = {
        step.value
        for node in nodes
        if isinstance(node, Compare) and node.fact == fact
        for step in node.parameter.steps
    }
    near = {limit + by for limit in limits for by in (-1, 0, 1) if limit + by >= 0}
    return [*sorted(near | {0, 1})]


def moved_by(day: pendulum.Date, by: int) -> pendulum.Date:
    """Return the day *by* days later, or earlier for a negative number."""
    return pendulum.Date.fromordinal(day.toordinal() + by)


def favourable(fact: Fact, way: Monotonicity, on: pendulum.Date) -> FactValue:
    """Return a value that is far on the side of yes."""
    up = way is Monotonicity.UP
    match fact.kind:
        case FactKind.DATE:
            return on if up else _LONG_AGO
        case FactKind.COUNT:
            return _MANY if up else 0
        case FactKind.FLAG:
            return up
        case FactKind.CHOICE:
            choices = fact.choices if isinstance(fact, ChoiceFact) and up else ()
            return frozenset(choice.name for choice in choices)
