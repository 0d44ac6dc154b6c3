"""Which questions can a rule ask about one fact?

Five: did it never happen, is its period over, is the count high (or low) enough, is
the flag set, is one of these choices among the values. A tenth kind of node needs a
reason, and a reader in every place that explains or compiles rules.
"""

import abc
import enum
from collections.abc import Callable
from typing import Any, Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import satisfies
from outreach_core.calendar import AgeLimit, Period
from outreach_core.errors import InvalidValueError
from outreach_core.rules.answers import NO, UNKNOWN, YES, Answer
from outreach_core.rules.expressions import Ask, Finding, Judge, Rule, found
from outreach_core.rules.parameters import Parameter, Step
from outreach_core.rules.values import (
    NEVER,
    NOT_GIVEN,
    Fact,
    FactKind,
    Facts,
    FactValue,
    Unknown,
)


def _is_about(
    kind: FactKind,
) -> Callable[[object, "attrs.Attribute[Any]", object], None]:
    return satisfies(f"a {kind} fact", lambda v: isinstance(v, Fact) and v.kind is kind)


def _holds(
    *kinds: type,
) -> Callable[[object, "attrs.Attribute[Any]", object], None]:
    return satisfies(
        f"a parameter whose values are {' or '.join(kind.__name__ for kind in kinds)}",
        lambda v: isinstance(v, Parameter) and isinstance(v.steps[0].value, kinds),
    )


_Day: Final = pendulum.Date  # one look-up less, for every date of everybody
_EXPECTED: Final = {
    FactKind.DATE: Words(
        "ein pendulum.Date ohne Uhrzeit, NEVER oder Unknown",
        "a pendulum.Date without a time, NEVER or Unknown",
    ),
    FactKind.COUNT: Words("eine ganze Zahl oder Unknown", "a whole number or Unknown"),
    FactKind.FLAG: Words("True, False oder Unknown", "True, False or Unknown"),
    FactKind.CHOICE: Words(
        "ein frozenset von Namen oder Unknown", "a frozenset of names or Unknown"
    ),
}


def _unknown(value: FactValue, fact: Fact) -> Answer:
    """Answer for a value that is not of the fact's kind: unknown, or an error."""
    if isinstance(value, Unknown):
        return UNKNOWN
    raise InvalidValueError(field=fact.name, expected=_EXPECTED[fact.kind])


class Condition(Rule):
    """Base of the five nodes that ask about one fact."""

    __slots__ = ()

    fact: Fact

    @property
    def parts(self) -> tuple[Rule, ...]:
        """Nothing is inside."""
        return ()

    @abc.abstractmethod
    def _on(
        self, day: pendulum.Date, law: pendulum.Date, met: Answer, unmet: Answer
    ) -> tuple[Ask, Step[Any] | None]:
        """Return how to answer on *day*, and by which parameter value of *law*."""

    def answering(
        self, day: pendulum.Date, law: pendulum.Date | None, *, turned: bool
    ) -> Ask:
        """Look up the parameter and turn a period into one latest day."""
        met, unmet = (NO, YES) if turned else (YES, NO)
        return self._on(day, law or day, met, unmet)[0]

    def judging(self, day: pendulum.Date, law: pendulum.Date | None) -> Judge:
        """Keep the value and the step beside the answer."""
        name = self.fact.name
        answer, step = self._on(day, law or day, YES, NO)

        def judge(facts: Facts) -> Finding:
            value = facts.get(name, NOT_GIVEN)
            return found(self, answer(facts), day, (), value, step, law)

        return judge


@attrs.frozen(kw_only=True)
class NeverHappened(Condition):
    """Holds when the date is known not to exist; nothing is known is *unknown*."""

    fact: Fact = attrs.field(validator=_is_about(FactKind.DATE))

    def _on(
        self,
        day: pendulum.Date,  # noqa: ARG002  the same on every day
        law: pendulum.Date,  # noqa: ARG002  and under every law
        met: Answer,
        unmet: Answer,
    ) -> tuple[Ask, None]:
        name = self.fact.name

        def answer(facts: Facts) -> Answer:
            value = facts.get(name, NOT_GIVEN)
            if type(value) is _Day:
                return unmet
            return met if value is NEVER else _unknown(value, self.fact)

        return answer, None


@attrs.frozen(kw_only=True)
class Over(Condition):
    """Holds when the period that began on the date is over; after NEVER it is not.

    Decided by one comparison: ``date <= period.latest(day)``. The period may also be
    an age limit that differs by year of birth.
    """

    fact: Fact = attrs.field(validator=_is_about(FactKind.DATE))
    parameter: Parameter[Period] | Parameter[AgeLimit] = attrs.field(
        validator=_holds(Period, AgeLimit)
    )

    def _on(
        self, day: pendulum.Date, law: pendulum.Date, met: Answer, unmet: Answer
    ) -> tuple[Ask, Step[Any]]:
        name = self.fact.name
        step: Step[Any] = self.parameter.on(law)
        latest = step.value.latest(day)

        def answer(facts: Facts) -> Answer:
            value = facts.get(name, NOT_GIVEN)
            if type(value) is _Day:
                return met if value <= latest else unmet
            return unmet if value is NEVER else _unknown(value, self.fact)

        return answer, step


class Comparison(enum.StrEnum):
    """How a count is compared; the limit itself always fits."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@attrs.frozen(kw_only=True)
class Compare(Condition):
    """Holds when the count is high enough, or low enough."""

    fact: Fact = attrs.field(validator=_is_about(FactKind.COUNT))
    comparison: Comparison
    parameter: Parameter[int] = attrs.field(validator=_holds(int))

    def _on(
        self,
        day: pendulum.Date,  # noqa: ARG002  only a period looks at the day itself
        law: pendulum.Date,
        met: Answer,
        unmet: Answer,
    ) -> tuple[Ask, Step[int]]:
        name = self.fact.name
        step = self.parameter.on(law)
        limit = step.value
        at_least = self.comparison is Comparison.AT_LEAST

        def answer(facts: Facts) -> Answer:
            value = facts.get(name, NOT_GIVEN)
            if type(value) is not int:
                return _unknown(value, self.fact)
            enough = value >= limit if at_least else value <= limit
            return met if enough else unmet

        return answer, step


@attrs.frozen(kw_only=True)
class IsTrue(Condition):
    """Holds when the flag is set."""

    fact: Fact = attrs.field(validator=_is_about(FactKind.FLAG))

    def _on(
        self,
        day: pendulum.Date,  # noqa: ARG002  the same on every day
        law: pendulum.Date,  # noqa: ARG002  and under every law
        met: Answer,
        unmet: Answer,
    ) -> tuple[Ask, None]:
        name = self.fact.name

        def answer(facts: Facts) -> Answer:
            value = facts.get(name, NOT_GIVEN)
            if value is True:
                return met
            return unmet if value is False else _unknown(value, self.fact)

        return answer, None

    def judging(self, day: pendulum.Date, law: pendulum.Date | None) -> Judge:
        """Find both answers ahead: a flag has two values, so two findings do."""
        name = self.fact.name
        inner = super().judging(day, law)
        is_set, is_not = inner({name: True}), inner({name: False})

        def judge(facts: Facts) -> Finding:
            value = facts.get(name, NOT_GIVEN)
            if value is True:
                return is_set
            return is_not if value is False else inner(facts)

        return judge


@attrs.frozen(kw_only=True)
class Includes(Condition):
    """Holds when at least one value of the fact is among the parameter's choices."""

    fact: Fact = attrs.field(validator=_is_about(FactKind.CHOICE))
    parameter: Parameter[frozenset[str]] = attrs.field(validator=_holds(frozenset))

    def _on(
        self,
        day: pendulum.Date,  # noqa: ARG002  only a period looks at the day itself
        law: pendulum.Date,
        met: Answer,
        unmet: Answer,
    ) -> tuple[Ask, Step[frozenset[str]]]:
        name = self.fact.name
        step = self.parameter.on(law)
        wanted = step.value

        def answer(facts: Facts) -> Answer:
            value = facts.get(name, NOT_GIVEN)
            if not isinstance(value, frozenset):
                return _unknown(value, self.fact)
            return unmet if wanted.isdisjoint(value) else met

        return answer, step
