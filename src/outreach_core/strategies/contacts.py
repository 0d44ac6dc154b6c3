"""Strategies for contacts, histories and policies."""

import pendulum
from hypothesis import strategies as st

from outreach_core.contacts import (
    Channel,
    Contact,
    ContactHistory,
    ContactKind,
    ContactPolicy,
    Direction,
    Outcome,
)
from outreach_core.strategies.calendar import days


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
    return st.tuples(kinds, kinds).map(
        lambda both: ContactPolicy(two_way=both[0], efforts=both[1] - both[0])
    )


def contacts(
    *,
    on: st.SearchStrategy[pendulum.Date] | None = None,
    outcome: st.SearchStrategy[Outcome] | None = None,
) -> st.SearchStrategy[Contact]:
    """Generate contacts of every kind; shrinks towards an incoming letter, answered.

    Args:
        on: Days to choose from; any day by default.
        outcome: Outcomes to choose from; any by default.
    """
    return st.builds(
        Contact,
        on=days() if on is None else on,
        channel=st.sampled_from(Channel),
        direction=st.sampled_from(Direction),
        outcome=st.sampled_from(Outcome) if outcome is None else outcome,
        automatic=st.booleans(),
    )


def histories(
    elements: st.SearchStrategy[Contact] | None = None,
    *,
    min_size: int = 0,
    max_size: int = 12,
) -> st.SearchStrategy[ContactHistory]:
    """Generate histories; shrinks towards the empty one."""
    found = contacts() if elements is None else elements
    return st.lists(found, min_size=min_size, max_size=max_size).map(ContactHistory)
