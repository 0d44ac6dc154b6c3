"""Which number or period did a rule use on a given day, and on whose word?

A parameter is a step function of the day: each value holds from its own day until the
next one begins. The day of the step belongs to the new value. Before the first step
there is no value, and asking for one is an error, never a default.
"""

import itertools
from typing import Any, Final, Generic, TypeAlias, TypeVar

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import is_day, is_text, satisfies
from outreach_core.calendar import AgeLimit, Period
from outreach_core.errors import InvalidValueError, NotInForceError
from outreach_core.rules.values import is_fact_name

ParameterValue: TypeAlias = int | Period | AgeLimit | frozenset[str]
"""A count, a period with its convention, an age limit, or a set of choices."""

_V = TypeVar("_V", int, Period, AgeLimit, frozenset[str])
_V_co = TypeVar("_V_co", int, Period, AgeLimit, frozenset[str], covariant=True)


def _is_value(value: object) -> bool:
    if isinstance(value, int):
        return not isinstance(value, bool) and value >= 0
    if isinstance(value, frozenset):
        return all(isinstance(name, str) for name in value)
    return isinstance(value, (Period, AgeLimit))


@attrs.frozen(kw_only=True)
class Step(Generic[_V_co]):
    """One value of a parameter and where it comes from.

    Attributes:
        since: First day on which the value holds.
        value: A count (0 or more), a ``Period``, an ``AgeLimit``, or a ``frozenset``.
        source: Law, directive or decision that sets it; never empty.
        note: What a reader should know beside it; empty for nothing.
    """

    since: pendulum.Date = attrs.field(validator=is_day)
    value: _V_co = attrs.field(
        validator=satisfies(
            "a count, a period with its convention such as months(6).after_event, "
            "or a frozenset of names",
            _is_value,
        )
    )
    source: str = attrs.field(validator=is_text)
    note: str = ""


def _one_kind(steps: tuple[Step[Any], ...]) -> bool:
    return len({type(step.value) for step in steps}) == 1


def _in_order(steps: tuple[Step[Any], ...]) -> bool:
    days = [step.since for step in steps]
    return all(earlier < later for earlier, later in itertools.pairwise(days))


@attrs.frozen(kw_only=True)
class Parameter(Generic[_V_co]):
    """A number or period that law or office may change; see :func:`parameter`.

    Attributes:
        name: Short name, unique within a rulebook.
        title: What it is called in tables.
        unit: What it counts ("attempts"); a period carries its unit itself.
        steps: Its values, oldest first, at least one, all of one kind.
    """

    name: str = attrs.field(validator=is_fact_name)
    title: Words
    unit: Words
    steps: tuple[Step[_V_co], ...] = attrs.field(
        validator=[
            satisfies("at least one step, all values of one kind", _one_kind),
            satisfies("steps in order of days, one a day", _in_order),
        ]
    )

    def since(
        self, day: pendulum.Date, value: _V_co, *, source: str, note: str = ""
    ) -> "Parameter[_V_co]":
        """Return the parameter with one more value, from a later *day* on.

        Raises:
            InvalidValueError: *day* is not after the last step, or the value is of
                another kind than the ones before.
        """
        step: Step[Any] = Step(since=day, value=value, source=source, note=note)
        steps: tuple[Step[Any], ...] = (*self.steps, step)
        return attrs.evolve(self, steps=steps)

    def on(self, day: pendulum.Date) -> Step[_V_co]:
        """Return the step in force on *day*.

        Raises:
            NotInForceError: *day* lies before the first step.
        """
        for step in reversed(self.steps):
            if step.since <= day:
                return step
        raise NotInForceError(
            parameter=self.name, first=self.steps[0].since.isoformat()
        )


@attrs.frozen(kw_only=True)
class NewParameter:
    """A parameter that still lacks its first value; not usable in a rule."""

    name: str
    title: Words
    unit: Words

    def since(
        self, day: pendulum.Date, value: _V, *, source: str, note: str = ""
    ) -> Parameter[_V]:
        """Return the parameter with its first value, from *day* on."""
        if isinstance(value, bool):
            raise InvalidValueError(field="value", expected="a number, not a flag")
        step = Step(since=day, value=value, source=source, note=note)
        return Parameter(
            name=self.name, title=self.title, unit=self.unit, steps=(step,)
        )


_NO_UNIT: Final = Words("", "")


def parameter(name: str, *, title: Words, unit: Words = _NO_UNIT) -> NewParameter:
    """Begin a parameter; add values with ``.since(day, value, source=…)``.

    Args:
        name: Short name in lower case ("silence").
        title: What it is called in tables.
        unit: What a count counts; empty for periods and choices.
    """
    return NewParameter(name=name, title=title, unit=unit)
