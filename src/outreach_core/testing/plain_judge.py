"""How would a person with a calendar in hand judge a rule, without any shortcut?

The engine turns every period into one latest day and binds a rule once for everybody.
This evaluator does neither: it counts forwards from each person's own day. It is slow,
and it is what the laws compare with. Each question is one small function, so that a
test can replace one of them by a wrong one and see which law notices.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

import attrs
import pendulum

from outreach_core.calendar import AgeLimit, Period
from outreach_core.errors import InvalidValueError, NotInForceError
from outreach_core.rules import (
    NEVER,
    NOT_GIVEN,
    AllOf,
    Answer,
    AnyOf,
    Compare,
    Comparison,
    Condition,
    Facts,
    FactValue,
    Finding,
    Includes,
    NeverHappened,
    Not,
    Over,
    Parameter,
    Rule,
    Step,
    Unknown,
)

_ORDER: Final = (Answer.NO, Answer.UNKNOWN, Answer.YES)


def is_over(
    period: Period | AgeLimit, began: pendulum.Date, day: pendulum.Date
) -> bool:
    """Count forwards from *began*; beyond the year 9999 nothing is ever over."""
    try:
        return period.over_from(began) <= day
    except InvalidValueError:
        return False


def is_enough(comparison: Comparison, count: int, limit: int) -> bool:
    """Compare a count; the limit itself fits."""
    more, less = count - limit, limit - count
    return (more if comparison is Comparison.AT_LEAST else less) >= 0


def step_on(parameter: Parameter[Any], day: pendulum.Date) -> Step[Any]:
    """Take the last of the steps that began by *day*; before the first there is none."""
    begun = [step for step in parameter.steps if step.since <= day]
    if not begun:
        first = parameter.steps[0].since.isoformat()
        raise NotInForceError(parameter=parameter.name, first=first)
    return begun[-1]


def every(answers: Iterable[Answer]) -> Answer:
    """Take the lowest in the order no, unknown, yes."""
    return min(answers, key=_ORDER.index, default=Answer.YES)


def some(answers: Iterable[Answer]) -> Answer:
    """Take the highest in the order no, unknown, yes."""
    return max(answers, key=_ORDER.index, default=Answer.NO)


def opposite(answer: Answer) -> Answer:
    """Take the answer on the other side of the order."""
    return _ORDER[2 - _ORDER.index(answer)]


def when_unknown(_: Condition) -> Answer:
    """Answer for a value that nobody knows."""
    return Answer.UNKNOWN


def when_never(condition: Condition) -> Answer:
    """Answer for a date that surely does not exist: no period began."""
    return Answer.YES if isinstance(condition, NeverHappened) else Answer.NO


@attrs.frozen(kw_only=True)
class PlainJudge:
    """An evaluator made of small functions, each of which a test may replace.

    Attributes:
        is_over: Whether a period that began on one day is over on another.
        is_enough: Whether a count is high, or low, enough.
        step_on: The value of a parameter in force on a day.
        every: How *all of* combines answers.
        some: How *any of* combines answers.
        opposite: How *not* turns an answer.
        when_unknown: Answer of a condition on a value that nobody knows.
        when_never: Answer of a condition on a date that does not exist.
    """

    is_over: Callable[[Any, pendulum.Date, pendulum.Date], bool] = is_over
    is_enough: Callable[[Comparison, int, int], bool] = is_enough
    step_on: Callable[[Parameter[Any], pendulum.Date], Step[Any]] = step_on
    every: Callable[[Iterable[Answer]], Answer] = every
    some: Callable[[Iterable[Answer]], Answer] = some
    opposite: Callable[[Answer], Answer] = opposite
    when_unknown: Callable[[Condition], Answer] = when_unknown
    when_never: Callable[[Condition], Answer] = when_never

    def answer(self, rule: Rule, facts: Facts, on: pendulum.Date) -> Answer:
        """Return the answer alone."""
        return self.judge(rule, facts, on).answer

    def judge(self, rule: Rule, facts: Facts, on: pendulum.Date) -> Finding:
        """Return the whole finding."""
        if isinstance(rule, Condition):
            return self._condition(rule, facts.get(rule.fact.name, NOT_GIVEN), on)
        parts = tuple(self.judge(part, facts, on) for part in rule.parts)
        answers = [part.answer for part in parts]
        match rule:
            case AllOf():
                answer = self.every(answers)
            case AnyOf():
                answer = self.some(answers)
            case Not():
                answer = self.opposite(answers[0])
            case _:
                answer = answers[0]
        return Finding(node=rule, answer=answer, on=on, parts=parts)

    def _condition(
        self, node: Condition, value: FactValue, on: pendulum.Date
    ) -> Finding:
        step = None
        if isinstance(node, (Over, Compare, Includes)):
            step = self.step_on(node.parameter, on)
        if isinstance(value, Unknown):
            answer = self.when_unknown(node)
        elif value is NEVER:
            answer = self.when_never(node)
        else:
            holds = self._holds(node, value, step, on)
            answer = Answer.YES if holds else Answer.NO
        return Finding(node=node, answer=answer, on=on, value=value, step=step)

    def _holds(
        self, node: Condition, value: Any, step: Step[Any] | None, on: pendulum.Date
    ) -> bool:
        if step is None:
            # Two conditions have no parameter: "never", and here a day is known, and
            # a flag.
            return value is True
        match node:
            case Over():
                return self.is_over(step.value, value, on)
            case Compare():
                return self.is_enough(node.comparison, value, step.value)
            case _:
                return bool(value & step.value)
