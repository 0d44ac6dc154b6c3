"""Which combinations of answers to its conditions can a rule ever meet?

Every fact has few kinds of value that a rule can tell apart: before and after each
threshold, never, each set of choices. All combinations of them, on days chosen from
every regime, are the worlds of a rule. A set of worlds is the bits of one whole number,
so *and*, *or* and *not* over hundreds of thousands of worlds are one operation each.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs
import pendulum

from outreach_core.rules.answers import Answer
from outreach_core.rules.conditions import Compare, Condition, Over
from outreach_core.rules.definitions import definitions
from outreach_core.rules.expressions import AllOf, AnyOf, Not, Rule, walk
from outreach_core.rules.facts import ChoiceFact
from outreach_core.rules.values import NEVER, Fact, FactKind, FactValue

MOST_A_DAY: Final = 1 << 18
"""More combinations than these are not searched; the caller says so."""
_ANY_DAY: Final = pendulum.Date(2026, 1, 1)
# Month ends and the days around 29 February are where two periods may coincide.
_TELLING: Final = ((1, 15), (2, 28), (3, 1), (3, 31), (8, 31), (9, 1), (12, 31))


@attrs.frozen(kw_only=True)
class Worlds:
    """All worlds of a rule.

    Attributes:
        everything: The set of all worlds.
        holds: For each condition the set of worlds in which it holds.
    """

    everything: int = attrs.field(repr=False)
    holds: Mapping[Rule, int] = attrs.field(repr=False)

    def where(self, rule: Rule) -> int:
        """Return the set of worlds in which *rule* holds; every fact is known."""
        match rule:
            case AllOf():
                return self.all_of(rule.parts)
            case AnyOf():
                return self.any_of(rule.parts)
            case Not():
                return self.everything & ~self.where(rule.part)
            case Condition():
                return self.holds[rule]
        return self.where(rule.parts[0])

    def all_of(self, rules: Iterable[Rule]) -> int:
        """Return the worlds in which every one holds."""
        found = self.everything
        for rule in rules:
            found &= self.where(rule)
        return found

    def any_of(self, rules: Iterable[Rule]) -> int:
        """Return the worlds in which at least one holds."""
        found = 0
        for rule in rules:
            found |= self.where(rule)
        return found


def worlds(rule: Rule) -> Worlds | None:
    """Return the worlds of *rule*; ``None`` when there are too many to search."""
    conditions = tuple(
        dict.fromkeys(node for node in walk(rule) if isinstance(node, Condition))
    )
    holds: dict[Rule, int] = dict.fromkeys(conditions, 0)
    size = 0
    for day in _days(rule):
        found = _on(conditions, day)
        if found is None:
            return None
        count, today = found
        for condition, bits in today.items():
            holds[condition] |= bits << size
        size += count
    return Worlds(everything=(1 << size) - 1, holds=holds)


def _days(rule: Rule) -> Iterator[pendulum.Date]:
    used = definitions(rule)
    if not used.parameters:
        yield _ANY_DAY
        return
    first = max(parameter.steps[0].since for parameter in used.parameters)
    starts = [day for day in used.regimes if day >= first]
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        yield start
        for month, day in _TELLING:
            for year in (start.year, start.year + 1):
                telling = pendulum.Date(year, month, day)
                if start < telling and (end is None or telling < end):
                    yield telling


def _on(
    conditions: tuple[Condition, ...], day: pendulum.Date
) -> tuple[int, dict[Condition, int]] | None:
    by_fact: dict[Fact, list[Condition]] = {}
    for condition in conditions:
        by_fact.setdefault(condition.fact, []).append(condition)
    cells = [(asked, _cells(fact, asked, day)) for fact, asked in by_fact.items()]
    total = math.prod(len(each) for _, each in cells)
    if total > MOST_A_DAY:
        return None
    bits: dict[Condition, int] = {}
    stride = 1
    for asked, found in cells:
        for place, condition in enumerate(asked):
            once = sum(
                ((1 << stride) - 1) << (number * stride)
                for number, cell in enumerate(found)
                if cell[place]
            )
            width = stride * len(found)
            # The pattern of one fact, repeated over all worlds.
            bits[condition] = once * (((1 << total) - 1) // ((1 << width) - 1))
        stride *= len(found)
    return total, bits


def _cells(
    fact: Fact, asked: list[Condition], day: pendulum.Date
) -> list[tuple[bool, ...]]:
    """Return the different answers that values of the fact get, in a stable order."""
    asks = [condition.on(day).answer for condition in asked]
    found: dict[tuple[bool, ...], FactValue] = {}
    waiting = list(_values(fact, asked, day))
    while waiting:
        value = waiting.pop()
        cell = tuple(ask({fact.name: value}) is Answer.YES for ask in asks)
        if cell in found:
            continue
        if isinstance(value, frozenset):
            waiting += [value | v for v in found.values() if isinstance(v, frozenset)]
        found[cell] = value
    return sorted(found)


def _values(
    fact: Fact, asked: list[Condition], day: pendulum.Date
) -> Iterator[FactValue]:
    match fact.kind:
        case FactKind.DATE:
            yield from (NEVER, day)
            for node in asked:
                if isinstance(node, Over):
                    # Begun on a later day, it is not over yet; the day itself is one.
                    yield node.parameter.on(day).value.latest(day)
        case FactKind.COUNT:
            yield 0
            for node in asked:
                if isinstance(node, Compare):
                    limit = node.parameter.on(day).value
                    yield from (limit, limit + 1)
        case FactKind.FLAG:
            yield from (False, True)
        case FactKind.CHOICE:
            yield frozenset()
            choices = fact.choices if isinstance(fact, ChoiceFact) else ()
            yield from (frozenset([choice.name]) for choice in choices)
