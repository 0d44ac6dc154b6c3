"""Which way does more of a fact move the answer, and when do the numbers change?"""

import enum
import types
from collections.abc import Iterator, Mapping

import pendulum

from outreach_core.rules.conditions import (
    Compare,
    Comparison,
    Condition,
    NeverHappened,
    Over,
)
from outreach_core.rules.definitions import definitions
from outreach_core.rules.expressions import Not, Rule


class Monotonicity(enum.StrEnum):
    """Where the answer goes, along no, unknown, yes, when a known value grows.

    A day grows by becoming later, a count by one more, a flag from false to true, a set
    of choices by one more of them. NEVER is no day and has no place in that order.
    """

    UP = "+"
    """More never makes the answer less of a yes."""
    DOWN = "-"
    """More never makes the answer more of a yes."""
    NONE = "none"
    """More may move it either way, or never moves it at all."""


def directions(rule: Rule) -> Mapping[str, Monotonicity]:
    """Read off a rule which way each of its facts moves the answer.

    Derived from the tree alone: "+" and "-" are promises for everybody on every day
    (a law of the test kit holds them), "none" promises nothing.

    Returns:
        A direction for each fact of the rule, by its name, sorted.
    """
    found: dict[str, set[Monotonicity]] = {
        fact.name: set() for fact in definitions(rule).facts
    }
    for name, direction in _moves(rule, turned=False):
        found[name].add(direction)
    return types.MappingProxyType(
        {
            name: next(iter(seen)) if len(seen) == 1 else Monotonicity.NONE
            for name, seen in found.items()
        }
    )


def _moves(rule: Rule, *, turned: bool) -> Iterator[tuple[str, Monotonicity]]:
    if isinstance(rule, Condition):
        # Known days alone never change whether something happened at all.
        if not isinstance(rule, NeverHappened):
            falls = _falls(rule) is not turned
            yield rule.fact.name, Monotonicity.DOWN if falls else Monotonicity.UP
        return
    for part in rule.parts:
        yield from _moves(part, turned=turned is not isinstance(rule, Not))


def _falls(condition: Condition) -> bool:
    if isinstance(condition, Compare):
        return condition.comparison is Comparison.AT_MOST
    return isinstance(condition, Over)


def regimes(rule: Rule) -> tuple[pendulum.Date, ...]:
    """Return the first day on which a rule can be judged, and each day a number changes.

    Oldest first; nothing for a rule without parameters. Test a rule once in each of
    them, and every version of the law has been met.
    """
    used = definitions(rule)
    first = max((p.steps[0].since for p in used.parameters), default=None)
    return tuple(day for day in used.regimes if first is not None and day >= first)
