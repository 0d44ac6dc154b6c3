"""What is the column of a condition called, and stays called when the rule grows?

A condition is named after what it asks (``efforts_since_at_least_enough_efforts``), a
step after its key or its English title (``step_silent``). Where a condition stands in
the rule plays no part. A step that is but another name for one condition shares the
column of the condition, and a step that is the whole rule the one of the verdict.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Final

from outreach_core.rules import (
    Compare,
    Condition,
    Includes,
    IsTrue,
    Named,
    NeverHappened,
    Over,
    Rule,
    walk,
)

_LONGEST: Final = 60  # PostgreSQL cuts names after 63 bytes, silently
_DIGITS: Final = 8


ANSWER: Final = "answer"
"""Column with the verdict: true for yes, false for no, NULL for unknown."""


def condition_names(rule: Rule, taken: Iterable[str]) -> Mapping[Rule, str]:
    """Name a column for each condition and each named step.

    Args:
        rule: The rule.
        taken: Columns that the table has already; none of them is used again.

    Returns:
        Names by node, outer nodes first. Nodes of one meaning share one column.
    """
    used = {ANSWER, *taken}
    whole = bare(rule)
    by_meaning: dict[Rule, str] = {}
    if isinstance(rule, Named) and not isinstance(whole, Condition):
        by_meaning[whole] = ANSWER
    names: dict[Rule, str] = {}
    for node in walk(rule):
        if not isinstance(node, (Condition, Named)):
            continue
        meaning = bare(node)
        if meaning not in by_meaning:
            asked = meaning if isinstance(meaning, Condition) else node
            by_meaning[meaning] = _free(_short(_wish(asked)), used)
            used.add(by_meaning[meaning])
        names[node] = by_meaning[meaning]
    return names


def bare(rule: Rule) -> Rule:
    """Return what a step means, without its titles."""
    while isinstance(rule, Named):
        rule = rule.part
    return rule


def _wish(node: Condition | Named) -> str:
    match node:
        case Named():
            return f"step_{_slug(node.key or node.title.en)}"
        case NeverHappened():
            return f"{node.fact.name}_never_happened"
        case IsTrue():
            return f"{node.fact.name}_is_true"
        case Over():
            return f"{node.fact.name}_over_{node.parameter.name}"
        case Compare():
            return f"{node.fact.name}_{node.comparison}_{node.parameter.name}"
        case Includes():
            return f"{node.fact.name}_includes_{node.parameter.name}"
    msg = f"{type(node).__name__} is none of the nine kinds of node."
    raise TypeError(msg)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_") or "untitled"


def _short(name: str) -> str:
    if len(name.encode()) <= _LONGEST:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:_DIGITS]
    kept = name.encode()[: _LONGEST - _DIGITS - 1].decode(errors="ignore")
    return f"{kept}_{digest}"


def _free(name: str, used: set[str]) -> str:
    number, found = 2, name
    while found in used:
        found = f"{name[: _LONGEST - 4]}_{number}"
        number += 1
    return found
