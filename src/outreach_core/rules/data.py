"""How is a rule written down as plain data, and what is its fingerprint?

The data hold everything: the titles too, because a rulebook with other words is
another document. Equal rules have equal data; the fingerprint is their hash.
"""

import hashlib
import json
from typing import Any, TypeAlias

import pendulum

from outreach_core._messages import Words
from outreach_core.calendar import AgeLimit, Period
from outreach_core.rules.conditions import (
    Compare,
    Includes,
    IsTrue,
    NeverHappened,
    Over,
)
from outreach_core.rules.definitions import definitions
from outreach_core.rules.expressions import AllOf, AnyOf, Named, Not, Rule
from outreach_core.rules.facts import ChoiceFact, DateFact, FlagFact
from outreach_core.rules.parameters import Parameter, ParameterValue
from outreach_core.rules.values import Fact

Data: TypeAlias = dict[str, Any]
"""Texts, whole numbers, ISO days, lists and dictionaries of these; nothing else."""


def to_data(rule: Rule) -> Data:
    """Write a rule as plain data: its facts, its parameters, its tree.

    Raises:
        InvalidInputError: Two different facts or parameters share a name.
    """
    used = definitions(rule)
    return {
        "facts": {fact.name: _fact(fact) for fact in used.facts},
        "parameters": {each.name: _parameter(each) for each in used.parameters},
        "rule": _node(rule),
    }


def fingerprint(data: Data) -> str:
    """Return the SHA-256 of plain data as 64 hexadecimal digits.

    The order of keys plays no part; the order of lists does.
    """
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _words(words: Words) -> Data:
    return {"de": words.de, "en": words.en}


def _day(day: pendulum.Date) -> str:
    return day.isoformat()


def _fact(fact: Fact) -> Data:
    data: Data = {"kind": fact.kind.value, "title": _words(fact.title)}
    match fact:
        case DateFact():
            data["if_never"] = _words(fact.if_never)
        case FlagFact():
            data["if_true"] = _words(fact.if_true)
            data["if_false"] = _words(fact.if_false)
        case ChoiceFact():
            data["if_none"] = _words(fact.if_none)
            data["choices"] = [
                {"name": choice.name, "title": _words(choice.title)}
                for choice in fact.choices
            ]
    return data


def _value(value: ParameterValue) -> int | list[str] | Data:
    if isinstance(value, Period):
        return {"months": value.months, "convention": value.convention.value}
    if isinstance(value, AgeLimit):
        return {
            "age_limit": [
                {
                    "born_from": _day(cohort.born_from) if cohort.born_from else "",
                    "months": cohort.months,
                }
                for cohort in value.cohorts
            ]
        }
    return sorted(value) if isinstance(value, frozenset) else value


def _parameter(parameter: Parameter[Any]) -> Data:
    return {
        "title": _words(parameter.title),
        "unit": _words(parameter.unit),
        "steps": [
            {
                "since": _day(step.since),
                "value": _value(step.value),
                "source": step.source,
                "note": step.note,
            }
            for step in parameter.steps
        ],
    }


def _node(rule: Rule) -> Data:  # noqa: PLR0911  one line a kind of node
    match rule:
        case NeverHappened():
            return {"never_happened": rule.fact.name}
        case IsTrue():
            return {"is_true": rule.fact.name}
        case Over():
            return {"over": [rule.fact.name, rule.parameter.name]}
        case Compare():
            return {rule.comparison.value: [rule.fact.name, rule.parameter.name]}
        case Includes():
            return {"includes": [rule.fact.name, rule.parameter.name]}
        case Not():
            return {"not": _node(rule.part)}
        case AllOf():
            return {"all_of": [_node(part) for part in rule.parts]}
        case AnyOf():
            return {"any_of": [_node(part) for part in rule.parts]}
        case Named():
            return {
                "title": _words(rule.title),
                "source": rule.source,
                "key": rule.key,
                "means": _node(rule.part),
            }
    msg = f"{type(rule).__name__} is none of the nine kinds of node."
    raise TypeError(msg)
