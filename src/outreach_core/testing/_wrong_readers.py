"""How does somebody read, tell, write or compare a rule wrongly who means well?

The other half of the seeded bugs; nothing but the laws' own tests may use them.
"""

from collections.abc import Iterable
from typing import Any, Final

import attrs
import pendulum

from outreach_core._messages import Language, Words
from outreach_core.errors import InvalidValueError
from outreach_core.rules import (
    NEVER,
    AllOf,
    Answer,
    AnyOf,
    Condition,
    Facts,
    Finding,
    Named,
    Not,
    Rule,
    RuleComparison,
    Unknown,
    all_of,
    any_of,
    compare,
    from_data,
    next_change,
    plain_sentences,
    reasons,
    remedies,
    to_data,
    turning_points,
)
from outreach_core.testing._wrong_answers import moved
from outreach_core.testing.engine import OUR_ENGINE

_Day = pendulum.Date


def _judge_and_take(rule: Rule, facts: Facts, on: _Day) -> Finding:
    found = OUR_ENGINE.judge(rule, facts, on)
    if isinstance(facts, dict):
        facts.popitem()
    return found


takes_from_the_row: Final = attrs.evolve(OUR_ENGINE, judge=_judge_and_take)
"""Empties the row it was given."""


def _judge_days_only(rule: Rule, facts: Facts, on: _Day) -> Finding:
    if NEVER in facts.values():
        raise InvalidValueError(field="contact", expected="a day")
    return OUR_ENGINE.judge(rule, facts, on)


cannot_say_never: Final = attrs.evolve(OUR_ENGINE, judge=_judge_days_only)
"""Wants a day where there is none."""


def _unless_gap(rule: Rule, facts: Facts, on: _Day) -> Answer:
    if any(isinstance(value, Unknown) or value is None for value in facts.values()):
        return Answer.UNKNOWN
    return OUR_ENGINE.answer(rule, facts, on)


gap_drops_row: Final = attrs.evolve(OUR_ENGINE, answer=_unless_gap)
"""Drops rows with a gap in any column, as ``dropna`` does."""


def _half_turned(node: Rule, *, turned: bool) -> Rule:
    match node:
        case Not():
            return _half_turned(node.part, turned=not turned)
        case Named():
            return _half_turned(node.part, turned=turned)
        case AllOf():
            return all_of(*(_half_turned(part, turned=turned) for part in node.parts))
        case AnyOf():
            return any_of(*(_half_turned(part, turned=turned) for part in node.parts))
    return ~node if turned else node


without_de_morgan: Final = attrs.evolve(
    OUR_ENGINE, normal_form=lambda rule: ~_half_turned(rule, turned=True)
)
"""Moves *not* inward and leaves *and* and *or* as they were."""


def _named_knows(rule: Rule, facts: Facts, on: _Day) -> Answer:
    answer = OUR_ENGINE.answer(rule, facts, on)
    # Two names around one another: the outermost decides as if nothing were open.
    if isinstance(rule, Named) and isinstance(rule.part, Named):
        return Answer.NO if answer is Answer.UNKNOWN else answer
    return answer


name_decides: Final = attrs.evolve(OUR_ENGINE, answer=_named_knows)
"""Takes an unknown step for one that does not hold, once it has a name."""


def write_first_steps(rule: Rule) -> dict[str, Any]:
    """Write the first value of each parameter only."""
    data = to_data(rule)
    for each in data["parameters"].values():
        each["steps"] = each["steps"][:1]
    return data


def read_known_keys(data: dict[str, Any]) -> Rule:
    """Read what is known and leave the rest, as a lenient parser does."""
    return from_data({key: data[key] for key in ("facts", "parameters", "rule")})


def change_a_day_late(rule: Rule, facts: Facts, on: _Day) -> tuple[_Day, Answer] | None:
    """Name the day after the change."""
    change = next_change(rule, facts, on=on)
    return None if change is None else (moved(change[0], 1), change[1])


def only_first_turn(rule: Rule, facts: Facts, on: _Day) -> tuple[_Day, Answer] | None:
    """Give up when the first turning point changes nothing."""
    change = next_change(rule, facts, on=on)
    first = turning_points(rule, facts, after=on)[:1]
    return change if change is not None and change[0] in first else None


def first_reason_only(finding: Finding) -> tuple[Finding, ...]:
    """Stop at the first reason, as *and* does at the first no."""
    return reasons(finding)[:1]


def all_are_reasons(finding: Finding) -> tuple[Finding, ...]:
    """Name every condition, whether it decided or not."""
    return tuple(each for each in finding.walk() if isinstance(each.node, Condition))


def other_day_told(finding: Finding, language: Language) -> tuple[str, ...]:
    """Tell the finding of one day as that of another."""
    return plain_sentences(attrs.evolve(finding, on=moved(finding.on, 400)), language)


def one_too_few(finding: Finding) -> tuple[Words, ...]:
    """Say "1 more needed" where it is two."""
    return tuple(
        Words(words.de.replace("noch 2 mehr", "noch 1 mehr"), words.en)
        for words in remedies(finding)
    )


def without_the_unclear(
    old: Rule, new: Rule, people: Iterable[tuple[str, Facts]], on: _Day
) -> RuleComparison:
    """Leave out whoever the old rule cannot answer about."""
    clear = [
        (key, facts)
        for key, facts in people
        if OUR_ENGINE.answer(old, facts, on) is not Answer.UNKNOWN
    ]
    return compare(old, new, clear, on=on)
