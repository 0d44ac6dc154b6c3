"""How does a rule name what it asks about?

Facts are typed names. Where their values come from is somebody else's business: the
rules engine knows no customer. Each fact brings the phrases in which explanations
speak of it, so that templates never have to bend a German noun.
"""

import attrs

from outreach_core._messages import Words
from outreach_core._validators import satisfies
from outreach_core.calendar import AgeLimit, Period
from outreach_core.errors import InvalidValueError
from outreach_core.rules.conditions import (
    Compare,
    Comparison,
    Includes,
    IsTrue,
    NeverHappened,
    Over,
)
from outreach_core.rules.parameters import Parameter
from outreach_core.rules.values import Fact, FactKind, is_fact_name


@attrs.frozen(kw_only=True)
class DateFact(Fact):
    """The day of an event.

    Attributes:
        if_never: Sentence for an event that surely did not happen.
    """

    if_never: Words

    @property
    def kind(self) -> FactKind:
        """A date."""
        return FactKind.DATE

    @property
    def never_happened(self) -> NeverHappened:
        """The condition that the event surely did not happen."""
        return NeverHappened(fact=self)

    def over(self, period: Parameter[Period] | Parameter[AgeLimit]) -> Over:
        """Return the condition that *period*, begun on the day, is over."""
        return Over(fact=self, parameter=period)


@attrs.frozen(kw_only=True)
class CountFact(Fact):
    """How often something happened."""

    @property
    def kind(self) -> FactKind:
        """A count."""
        return FactKind.COUNT

    def at_least(self, limit: Parameter[int]) -> Compare:
        """Return the condition that the count is *limit* or more."""
        return Compare(fact=self, comparison=Comparison.AT_LEAST, parameter=limit)

    def at_most(self, limit: Parameter[int]) -> Compare:
        """Return the condition that the count is *limit* or less."""
        return Compare(fact=self, comparison=Comparison.AT_MOST, parameter=limit)


@attrs.frozen(kw_only=True)
class FlagFact(Fact):
    """Whether something is so.

    Attributes:
        if_true: Sentence for "it is so".
        if_false: Sentence for "it is not so".
    """

    if_true: Words
    if_false: Words

    @property
    def kind(self) -> FactKind:
        """A flag."""
        return FactKind.FLAG

    @property
    def is_true(self) -> IsTrue:
        """The condition that it is so."""
        return IsTrue(fact=self)


@attrs.frozen(kw_only=True)
class Choice:
    """One value that a choice fact may take.

    Attributes:
        name: Name in the data.
        title: What it is called in explanations.
    """

    name: str = attrs.field(validator=is_fact_name)
    title: Words


@attrs.frozen(kw_only=True)
class ChoiceFact(Fact):
    """Which values of a closed list apply; several at once, or none.

    Attributes:
        choices: The closed list, in the order in which explanations name them.
        if_none: Sentence for "none of them applies".
    """

    choices: tuple[Choice, ...] = attrs.field(
        validator=satisfies(
            "choices with different names",
            lambda v: len({choice.name for choice in v}) == len(v),
        )
    )
    if_none: Words

    @property
    def kind(self) -> FactKind:
        """A choice."""
        return FactKind.CHOICE

    def includes(self, wanted: Parameter[frozenset[str]]) -> Includes:
        """Return the condition that one of *wanted* applies.

        Raises:
            InvalidValueError: A wanted name is not in the closed list.
        """
        names = {choice.name for choice in self.choices}
        if any(not step.value <= names for step in wanted.steps):
            raise InvalidValueError(
                field="wanted", expected=f"names among {', '.join(sorted(names))}"
            )
        return Includes(fact=self, parameter=wanted)
