"""Strategies for contacts, histories and policies."""

from typing import Any

import pendulum
from hypothesis import strategies as st

from outreach_core._messages import Words
from outreach_core.contacts import (
    Channel,
    Contact,
    ContactHistory,
    ContactKind,
    ContactPolicy,
    Direction,
    NotReachedReason,
    Outcome,
)
from outreach_core.strategies.calendar import days
from outreach_core.strategies.people import staff_ids


def contact_kinds() -> st.SearchStrategy[ContactKind]:
    """Generate every kind a policy may name; shrinks towards an incoming letter."""
    return st.builds(
        ContactKind,
        channel=st.sampled_from([c for c in Channel if c is not Channel.RECORD]),
        direction=st.sampled_from(Direction),
        outcome=st.sampled_from(Outcome),
    )


def contact_policies(*, max_size: int = 8) -> st.SearchStrategy[ContactPolicy]:
    """Generate policies; shrinks towards the one for which nothing counts.

    Args:
        max_size: Most kinds named on each side.
    """
    kinds = st.frozensets(contact_kinds(), max_size=max_size)
    return st.builds(_policy, kinds, kinds, st.booleans())


def _policy(
    two_way: frozenset[ContactKind],
    efforts: frozenset[ContactKind],
    household_counts: bool,  # noqa: FBT001  called by st.builds only
) -> ContactPolicy:
    return ContactPolicy(
        two_way=two_way, efforts=efforts - two_way, household_counts=household_counts
    )


def contacts(
    *,
    on: st.SearchStrategy[pendulum.Date] | None = None,
    outcome: st.SearchStrategy[Outcome] | None = None,
    recorded_on: st.SearchStrategy[pendulum.Date | None] | None = None,
) -> st.SearchStrategy[Contact]:
    """Generate contacts of every kind; shrinks towards an incoming letter, answered.

    Args:
        on: Days to choose from; any day by default.
        outcome: Outcomes to choose from; any by default.
        recorded_on: Days of the entry to choose from; not known, or one of ``on``, by
            default.
    """
    some = days() if on is None else on
    return st.builds(
        _contact,
        on=some,
        channel=st.sampled_from(Channel),
        direction=st.sampled_from(Direction),
        outcome=st.sampled_from(Outcome) if outcome is None else outcome,
        automatic=st.booleans(),
        reason=st.none() | st.sampled_from(NotReachedReason),
        by=st.none() | staff_ids(),
        recorded_on=st.none() | some if recorded_on is None else recorded_on,
    )


def _contact(**values: Any) -> Contact:
    # Nobody has a reason for not being reached who was.
    if values["outcome"] is Outcome.REACHED:
        values["reason"] = None
    return Contact(**values)


def histories(
    elements: st.SearchStrategy[Contact] | None = None,
    *,
    min_size: int = 0,
    max_size: int = 12,
    max_unread: int = 0,
) -> st.SearchStrategy[ContactHistory]:
    """Generate histories; shrinks towards the empty one.

    Args:
        elements: Contacts to choose from; any by default.
        min_size: Fewest contacts.
        max_size: Most contacts.
        max_unread: Most contacts that nobody could read; none by default.
    """
    found = contacts() if elements is None else elements
    known = st.lists(found, min_size=min_size, max_size=max_size)
    if not max_unread:
        return known.map(ContactHistory)
    unread = st.lists(st.integers(2, 9999).map(_place), max_size=max_unread)
    return st.builds(ContactHistory, known, unread=unread)


def _place(row: int) -> Words:
    return Words(f"kontakte.csv, Zeile {row}", f"kontakte.csv, row {row}")
