"""In which words is one finding on one fact told?

Only templates: every name, number and day in them comes from the fact, the parameter
or the person. Phrases that a template could not build grammatically stand with the
fact itself.
"""

from typing import Any, Final

import pendulum

from outreach_core._messages import Words, in_both
from outreach_core.calendar import AgeLimit, Convention, Period, date_in_words
from outreach_core.errors import InvalidValueError
from outreach_core.rules.answers import Answer
from outreach_core.rules.conditions import (
    Compare,
    Comparison,
    Condition,
    NeverHappened,
    Over,
)
from outreach_core.rules.expressions import AllOf, AnyOf, Finding, Named, Not, Rule
from outreach_core.rules.facts import ChoiceFact, DateFact, FlagFact
from outreach_core.rules.parameters import ParameterValue, Step
from outreach_core.rules.values import NEVER, Fact, FactValue, Unknown

ANSWERS: Final = {
    Answer.YES: Words("ja", "yes"),
    Answer.NO: Words("nein", "no"),
    Answer.UNKNOWN: Words("nicht bekannt", "not known"),
}
"""The three answers as words."""
MARKS: Final = {Answer.YES: "✓", Answer.NO: "✗", Answer.UNKNOWN: "?"}
"""The three answers as signs, for lists."""

_MORE_THAN: Final = {
    Convention.AFTER_EVENT: Words("mehr als {length}", "more than {length}"),
    Convention.SAME_DAY: Words("mindestens {length}", "at least {length}"),
    Convention.FROM_DAY: Words("{length}", "{length}"),
}
_LIMIT: Final = {
    Comparison.AT_LEAST: Words("mindestens {limit}", "at least {limit}"),
    Comparison.AT_MOST: Words("höchstens {limit}", "at most {limit}"),
}

_UNKNOWN: Final = Words("{title}: nicht bekannt. {why}", "{title}: not known. {why}")
_PLAIN: Final = Words("{title}: {value}.", "{title}: {value}.")
_OVER: Final = Words(
    "{title}: {day}. Seit dem {since} sind das {period}.",
    "{title}: {day}. On {since} that became {period}.",
)
_NOT_YET: Final = Words(
    "{title}: {day}. Erst ab dem {since} sind das {period}.",
    "{title}: {day}. That becomes {period} only on {since}.",
)
_AGE_OVER: Final = Words(
    "{title}: {day}. Seit dem {since} ist die Altersgrenze überschritten.",
    "{title}: {day}. On {since} the age limit was passed.",
)
_AGE_NOT_YET: Final = Words(
    "{title}: {day}. Erst ab dem {since} ist die Altersgrenze überschritten.",
    "{title}: {day}. Only on {since} will the age limit be passed.",
)
_AGE_LIMIT: Final = Words("Altersgrenze überschritten", "past the age limit")
_COUNT: Final = Words(
    "{title}: {count} (verlangt: {limit}).", "{title}: {count} (required: {limit})."
)


def day_words(day: pendulum.Date) -> Words:
    """Return a day in both languages: "19. Oktober 2026"."""
    return in_both(date_in_words, day)


def period_words(period: Period) -> Words:
    """Return a period with its convention: "mehr als 6 Monate"."""
    return _MORE_THAN[period.convention].fill(length=period.words)


def joined(parts: list[Words]) -> Words:
    """Join words by commas, in both languages."""
    return Words(", ".join(p.de for p in parts), ", ".join(p.en for p in parts))


def value_words(fact: Fact, value: FactValue) -> Words:
    """Return the value of a fact for a table cell: "29. März 2026", "3", "nie"."""
    if isinstance(value, Unknown):
        return ANSWERS[Answer.UNKNOWN]
    if value is NEVER:
        return Words("nie", "never")
    if isinstance(value, bool):
        return ANSWERS[Answer.YES if value else Answer.NO]
    if isinstance(value, pendulum.Date):
        return day_words(value)
    if isinstance(fact, ChoiceFact) and isinstance(value, frozenset):
        titles = [c.title for c in fact.choices if c.name in value]
        return joined(titles) if titles else Words("keine", "none")
    return Words(str(value), str(value))


def parameter_words(value: ParameterValue, fact: Fact) -> Words:
    """Return the value of a parameter, choices by the titles of *fact*."""
    if isinstance(value, AgeLimit):
        return _AGE_LIMIT
    if isinstance(value, Period):
        return period_words(value)
    return value_words(fact, value)


def sentence(finding: Finding) -> Words:  # noqa: PLR0911  one line a kind of value
    """Tell a finding on one fact in one or two sentences, with dates and limits."""
    node, value = finding.node, finding.value
    if not isinstance(node, Condition) or value is None:
        return Words("", "")
    fact = node.fact
    if isinstance(value, Unknown):
        return _UNKNOWN.fill(title=fact.title, why=value.why)
    if isinstance(fact, DateFact) and value is NEVER:
        return fact.if_never
    if isinstance(node, Over) and isinstance(value, pendulum.Date):
        return _about_period(fact, value, finding)
    if isinstance(node, Compare) and finding.step is not None:
        limit = _LIMIT[node.comparison].fill(limit=finding.step.value)
        return _COUNT.fill(title=fact.title, count=value, limit=limit)
    if isinstance(fact, FlagFact):
        return fact.if_true if value else fact.if_false
    if isinstance(fact, ChoiceFact) and not value:
        return fact.if_none
    return _PLAIN.fill(title=fact.title, value=value_words(fact, value))


def _about_period(fact: Fact, began: pendulum.Date, finding: Finding) -> Words:
    step: Step[Any] | None = finding.step
    try:
        over_from = step.value.over_from(began) if step else None
    except InvalidValueError:
        over_from = None
    if step is None or over_from is None:
        return _PLAIN.fill(title=fact.title, value=day_words(began))
    over = finding.answer is Answer.YES
    days = {"title": fact.title, "day": day_words(began), "since": day_words(over_from)}
    if isinstance(step.value, AgeLimit):
        return (_AGE_OVER if over else _AGE_NOT_YET).fill(**days)
    return (_OVER if over else _NOT_YET).fill(**days, period=period_words(step.value))


def node_title(node: Rule, step: Step[Any] | None = None) -> Words:
    """Return what a node claims: its title, or words built from fact and parameter.

    Args:
        node: Any of the nine kinds.
        step: Value of the node's parameter in force; without it the limit is left out.
    """
    match node:
        case Named():
            return node.title
        case Not():
            return _NOT.fill(part=node_title(node.part, step))
        case AllOf():
            return Words("alle diese Bedingungen", "all of these conditions")
        case AnyOf():
            return Words("eine dieser Bedingungen", "one of these conditions")
        case Condition():
            return _claim(node, step)
    return Words("", "")


_COLON: Final = Words("{fact}: {limit}", "{fact}: {limit}")
_NOT: Final = Words("trifft nicht zu: {part}", "does not apply: {part}")


def _claim(node: Condition, step: Step[Any] | None) -> Words:
    title = node.fact.title
    match node:
        case NeverHappened():
            return _COLON.fill(fact=title, limit=Words("nie", "never"))
        case Over() if step is not None:
            return _COLON.fill(fact=title, limit=parameter_words(step.value, node.fact))
        case Compare() if step is not None:
            limit = _LIMIT[node.comparison].fill(limit=step.value)
            return _COLON.fill(fact=title, limit=limit)
    return title
