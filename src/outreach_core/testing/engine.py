"""What evaluates, reads and writes rules, so that the laws can be tried on it?

Every field is a function that a test may replace by another one, or by a wrong one, to
see which law notices.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeAlias

import attrs
import pendulum

from outreach_core._messages import Language, Words
from outreach_core.calendar import AgeLimit, Period
from outreach_core.rules import (
    AllOf,
    Answer,
    AnyOf,
    Facts,
    Finding,
    Named,
    Not,
    Rule,
    RuleComparison,
    all_of,
    any_of,
    compare,
    from_data,
    next_change,
    plain_sentences,
    reasons,
    remedies,
    to_data,
)

_Day: TypeAlias = pendulum.Date
_Change: TypeAlias = tuple[_Day, Answer] | None
_People: TypeAlias = Iterable[tuple[str, Facts]]


def inward(rule: Rule) -> Rule:
    """Return the same rule without names, every *not* moved to a condition."""
    return _inward(rule, turned=False)


def _inward(node: Rule, *, turned: bool) -> Rule:
    match node:
        case Not():
            return _inward(node.part, turned=not turned)
        case Named():
            return _inward(node.part, turned=turned)
        case AllOf() | AnyOf():
            parts = [_inward(part, turned=turned) for part in node.parts]
            every = isinstance(node, AllOf) is not turned
            return all_of(*parts) if every else any_of(*parts)
    return ~node if turned else node


def _over_from(period: Period | AgeLimit, began: _Day) -> _Day:
    return period.over_from(began)


def _latest(period: Period | AgeLimit, day: _Day) -> _Day:
    return period.latest(day)


def _next_change(rule: Rule, facts: Facts, on: _Day) -> _Change:
    return next_change(rule, facts, on=on)


def _compare(old: Rule, new: Rule, people: _People, on: _Day) -> RuleComparison:
    return compare(old, new, people, on=on)


@attrs.frozen(kw_only=True)
class Engine:
    """How rules are evaluated and read; replace any part by one of your own.

    Attributes:
        answer: Takes rule, facts and day, returns the answer alone.
        judge: Takes the same, returns the whole finding.
        reasons: Takes a finding, returns the findings that decided.
        sentences: Takes a finding and a language, tells it in plain sentences.
        remedies: Takes a finding, says what would clear each obstacle.
        next_change: Takes rule, facts and day, returns day and answer of the change.
        compare: Takes old rule, new rule, people and day.
        normal_form: Takes a rule, returns one of the same meaning.
        write: Takes a rule, returns plain data.
        read: Takes plain data, returns the rule.
        over_from: Takes a period and its first day, returns the day it is over.
        latest: Takes a period and a day, returns the latest first day of those over.
    """

    answer: Callable[[Rule, Facts, _Day], Answer]
    judge: Callable[[Rule, Facts, _Day], Finding]
    reasons: Callable[[Finding], Iterable[Finding]] = reasons
    sentences: Callable[[Finding, Language], tuple[str, ...]] = plain_sentences
    remedies: Callable[[Finding], Iterable[Words]] = remedies
    next_change: Callable[[Rule, Facts, _Day], _Change] = _next_change
    compare: Callable[[Rule, Rule, _People, _Day], RuleComparison] = _compare
    normal_form: Callable[[Rule], Rule] = inward
    write: Callable[[Rule], dict[str, Any]] = to_data
    read: Callable[[dict[str, Any]], Rule] = from_data
    over_from: Callable[[Period | AgeLimit, _Day], _Day] = _over_from
    latest: Callable[[Period | AgeLimit, _Day], _Day] = _latest


OUR_ENGINE: Final = Engine(
    answer=lambda rule, facts, on: rule.on(on).answer(facts),
    judge=lambda rule, facts, on: rule.on(on).judge(facts),
)
"""The engine of ``outreach_core.rules``."""
