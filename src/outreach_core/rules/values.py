"""What can be known about a person: named facts and their values.

A value that is missing is never replaced by a default. Two ways of missing are kept
apart: :data:`NEVER` says that something surely did not happen, :class:`Unknown` says
that nobody knows, and why.
"""

import enum
from collections.abc import Mapping
from typing import Final, TypeAlias

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import satisfies


class Never(enum.Enum):
    """Value of a date that is known not to exist: it never happened."""

    NEVER = "never"


NEVER: Final = Never.NEVER
"""The one value of :class:`Never`."""


@attrs.frozen
class Unknown:
    """Value of a fact that nobody knows.

    Attributes:
        why: Reason in one sentence, without personal data, for the review list.
    """

    why: Words


NOT_GIVEN: Final = Unknown(
    Words("Die Angabe fehlt in den Daten.", "The data do not contain it.")
)
"""Value of a fact that the facts of a person do not mention at all."""

FactValue: TypeAlias = pendulum.Date | int | frozenset[str] | Never | Unknown
"""A day, a count, a flag (``bool``), a set of choices, or one of the two ways to miss."""

Facts: TypeAlias = Mapping[str, FactValue]
"""The facts of one person by name; a name that is missing is :data:`NOT_GIVEN`."""


class FactKind(enum.StrEnum):
    """Which values a fact takes, apart from :class:`Unknown`."""

    DATE = "date"
    """A ``pendulum.Date`` or :data:`NEVER`."""
    COUNT = "count"
    """A whole number, 0 or more."""
    FLAG = "flag"
    """``True`` or ``False``."""
    CHOICE = "choice"
    """A ``frozenset`` of names, possibly empty."""


is_fact_name = satisfies(
    "a lower-case Python name ('last_two_way_contact')",
    lambda v: isinstance(v, str) and v.isidentifier() and v == v.lower(),
)
"""Accept names that also work as columns and as keys of a TOML table."""


@attrs.frozen(kw_only=True)
class Fact:
    """Something a rule may ask about; use the four kinds in ``facts.py``.

    Attributes:
        name: Key into the facts of a person.
        title: What the fact is called in explanations, a noun phrase.
    """

    name: str = attrs.field(validator=is_fact_name)
    title: Words

    @property
    def kind(self) -> FactKind:
        """Which values the fact takes."""
        raise NotImplementedError
