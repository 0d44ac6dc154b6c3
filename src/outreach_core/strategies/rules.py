"""Strategies for rules, for people who stand at a rule's turning points, and for days.

Bugs of rules live at thresholds: the day on which a period ends, the count that is just
enough, the day on which a parameter steps. Plain dates meet them almost never; these
strategies compute them from the rule and draw from around them. How people and days
are drawn stands in ``_rule_people.py``.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final, TypeVar

import pendulum
from hypothesis import strategies as st

from outreach_core._messages import Words
from outreach_core.calendar import AgeLimit, Period
from outreach_core.rules import (
    Answer,
    Choice,
    ChoiceFact,
    CountFact,
    DateFact,
    Fact,
    Finding,
    FlagFact,
    Parameter,
    Rule,
    Rulebook,
    all_of,
    any_of,
    judge,
    parameter,
    rule,
)
from outreach_core.strategies._rule_people import (
    BEGIN,
    LAST_STEP,
    cases,
    days,
    persons,
    populations,
)
from outreach_core.strategies.calendar import age_limits, periods
from outreach_core.strategies.calendar import days as any_days

_V = TypeVar("_V", int, Period, AgeLimit, frozenset[str])

__all__ = [
    "BEGIN",
    "SAMPLE_FACTS",
    "answers",
    "cases",
    "conditions",
    "days",
    "facts",
    "findings",
    "parameters",
    "persons",
    "populations",
    "rulebooks",
    "rules",
]


def _words(text: str) -> Words:
    return Words(f"{text} (de)", f"{text} (en)")


SAMPLE_FACTS: Final = (
    DateFact(name="contact", title=_words("contact"), if_never=_words("no contact")),
    DateFact(name="birth", title=_words("birth"), if_never=_words("no birth")),
    CountFact(name="efforts", title=_words("efforts")),
    FlagFact(
        name="benefit",
        title=_words("benefit"),
        if_true=_words("benefit"),
        if_false=_words("no benefit"),
    ),
    ChoiceFact(
        name="holds",
        title=_words("holds"),
        choices=tuple(Choice(name=name, title=_words(name)) for name in "abc"),
        if_none=_words("no hold"),
    ),
)
"""Two dates, a count, a flag and a choice: enough for every kind of node."""


def answers() -> st.SearchStrategy[Answer]:
    """Generate the three answers; shrinks towards yes."""
    return st.sampled_from(Answer)


def parameters(
    values: st.SearchStrategy[_V], *, name: str, max_steps: int = 3
) -> st.SearchStrategy[Parameter[_V]]:
    """Generate parameters in force since 2005; shrinks towards a single step.

    Args:
        values: What a step may hold; one kind of value.
        name: Name of the parameter; two in one rule need two names.
        max_steps: Most steps, 1 or more.
    """
    later = st.lists(
        st.tuples(any_days(dt.date(2005, 1, 2), LAST_STEP), values),
        max_size=max_steps - 1,
        unique_by=lambda drawn: drawn[0],
    )

    def build(drawn: tuple[_V, list[tuple[pendulum.Date, _V]]]) -> Parameter[_V]:
        first, rest = drawn
        made = parameter(name, title=_words(name)).since(BEGIN, first, source="§ 1")
        for day, value in sorted(rest, key=lambda each: each[0]):
            made = made.since(day, value, source="§ 2")
        return made

    return st.tuples(values, later).map(build)


def conditions(
    facts: Sequence[Fact] = SAMPLE_FACTS, *, max_steps: int = 2
) -> st.SearchStrategy[Rule]:
    """Generate conditions on one fact each; shrinks towards the first fact.

    Args:
        facts: Facts to ask about, at least one.
        max_steps: Most steps of a parameter.
    """
    return st.one_of([_conditions_on(fact, max_steps) for fact in facts])


def _conditions_on(fact: Fact, max_steps: int) -> st.SearchStrategy[Rule]:
    # The name tells fact and value apart, so that two draws never clash by name.
    def named(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return parameters(strategy, name=f"{fact.name}_limit", max_steps=max_steps).map(
            _renamed
        )

    match fact:
        case DateFact():
            limits = named(periods(1, 24)) | named(age_limits(max_cohorts=2))
            return st.just(fact.never_happened) | limits.map(fact.over)
        case CountFact():
            counts = named(st.integers(0, 4))
            return counts.map(fact.at_least) | counts.map(fact.at_most)
        case FlagFact():
            return st.just(fact.is_true)
        case ChoiceFact():
            names = st.sampled_from([choice.name for choice in fact.choices])
            return named(st.frozensets(names)).map(fact.includes)
    msg = f"no conditions are known for a fact of type {type(fact).__name__}"
    raise TypeError(msg)


def _renamed(made: Parameter[Any]) -> Parameter[Any]:
    """Put the values into the name: equal names then mean equal parameters."""
    text = "_".join(
        f"{step.since.isoformat()}_{_value_name(step.value)}" for step in made.steps
    )
    name = f"{made.name}_{text}".replace("-", "_")
    grown = parameter(name, title=made.title).since(
        made.steps[0].since, made.steps[0].value, source=made.steps[0].source
    )
    for step in made.steps[1:]:
        grown = grown.since(step.since, step.value, source=step.source)
    return grown


def _value_name(value: object) -> str:
    if isinstance(value, Period):
        return f"{value.months}_{value.convention}"
    if isinstance(value, AgeLimit):
        return "_".join(f"{c.born_from or 'all'}_{c.months}" for c in value.cohorts)
    return "_".join(sorted(value)) if isinstance(value, frozenset) else str(value)


def rules(
    facts: Sequence[Fact] = SAMPLE_FACTS, *, max_leaves: int = 6, max_steps: int = 2
) -> st.SearchStrategy[Rule]:
    """Generate rules of every kind of node, half of them a single condition.

    Single conditions matter: in a big rule one part hides the bug of another. Shrinks
    towards one condition.

    Args:
        facts: Facts to ask about, at least one.
        max_leaves: Most conditions in one rule.
        max_steps: Most steps of a parameter.
    """
    leaf = conditions(facts, max_steps=max_steps)
    trees = st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(lambda parts: all_of(*parts)),
            st.lists(inner, max_size=3).map(lambda parts: any_of(*parts)),
            inner.map(lambda part: ~part),
            inner.map(lambda part: rule(_words("step"), part)),
        ),
        max_leaves=max_leaves,
    )
    return leaf | trees


def facts() -> st.SearchStrategy[Fact]:
    """Generate the sample facts; shrinks towards a date."""
    return st.sampled_from(SAMPLE_FACTS)


def findings(
    rule: Rule | None = None, *, allow_unknown: bool = True
) -> st.SearchStrategy[Finding]:
    """Generate findings of *rule* about people at its turning points.

    Shrinks towards somebody exactly at a threshold.

    Args:
        rule: What is asked; ``None``: any rule.
        allow_unknown: Also generate missing facts.
    """
    if rule is None:
        return rules().flatmap(findings)
    return cases(rule, allow_unknown=allow_unknown).map(
        lambda case: judge(rule, case[0], on=case[1])
    )


def rulebooks(
    facts: Sequence[Fact] = SAMPLE_FACTS, *, max_leaves: int = 6
) -> st.SearchStrategy[Rulebook]:
    """Generate rulebooks; shrinks towards one with a single condition.

    Args:
        facts: Facts to ask about, at least one.
        max_leaves: Most conditions in the rule.
    """
    return st.builds(
        Rulebook,
        name=st.sampled_from(("one", "two")),
        version=st.sampled_from(("1", "2")),
        title=st.just(_words("rulebook")),
        source=st.just("§ 1"),
        rule=rules(facts, max_leaves=max_leaves),
    )
