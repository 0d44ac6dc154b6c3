"""What must an engine offer that judges whole tables, so that laws can be tried on it?"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeAlias

import attrs
import pendulum

from outreach_core.contacts import ContactHistory, ContactPolicy, ContactSummary
from outreach_core.ids import CustomerId
from outreach_core.people import Customer
from outreach_core.rules import Answer, Facts, Rule

Crowd: TypeAlias = Sequence[tuple[str, Facts]]
"""Ids and facts; the same row may be there twice."""


@attrs.frozen(kw_only=True)
class ColumnRow:
    """What an engine says about one row.

    Attributes:
        key: Id of the person.
        answer: The verdict.
        conditions: Answer of each condition, and of each named step where the engine
            has a column for it.
    """

    key: str
    answer: Answer
    conditions: Mapping[Rule, Answer]


class ColumnEngine(Protocol):
    """Judges a table of people at once."""

    @property
    def name(self) -> str:
        """Name for messages ("duckdb")."""

    def judge(
        self, rule: Rule, people: Crowd, *, on: pendulum.Date
    ) -> Iterable[ColumnRow]:
        """Judge every row by *rule* on a day; one result a row, in any order."""

    def statements(self, rule: Rule, *, on: pendulum.Date) -> Mapping[str, str]:
        """Return what the engine is asked, as SQL by dialect; empty without SQL."""


class ContactFold(Protocol):
    """Folds the contacts of many people at once."""

    @property
    def name(self) -> str:
        """Name for messages ("duckdb")."""

    def summaries(
        self,
        people: Sequence[tuple[Customer, ContactHistory]],
        *,
        policy: ContactPolicy,
        as_of: pendulum.Date,
        known_by: pendulum.Date | None,
    ) -> Mapping[CustomerId, ContactSummary]:
        """Summarise everybody who has a contact; whoever has none may be left out."""

    def merged(
        self,
        people: Sequence[tuple[Customer, ContactHistory]],
        new: Sequence[tuple[Customer, ContactHistory]],
        *,
        policy: ContactPolicy,
        days: tuple[pendulum.Date, pendulum.Date],
    ) -> Mapping[CustomerId, ContactSummary]:
        """Summarise on the first day, add *new* contacts, return those of the second."""
