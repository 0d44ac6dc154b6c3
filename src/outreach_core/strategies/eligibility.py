"""Strategies for people with histories that a screening can be asked about."""

import datetime as dt
from typing import Final

import pendulum
from hypothesis import strategies as st

from outreach_core.contacts import ContactHistory
from outreach_core.eligibility import Standing
from outreach_core.people import Customer
from outreach_core.strategies.calendar import days
from outreach_core.strategies.contacts import contacts, histories
from outreach_core.strategies.people import customers

_YEARS_BACK: Final = 3
_DAYS_AHEAD: Final = 10


def standings() -> st.SearchStrategy[Standing]:
    """Generate the standings; shrinks towards lost."""
    return st.sampled_from(Standing)


def people(
    as_of: pendulum.Date, *, min_size: int = 0, max_size: int = 8
) -> st.SearchStrategy[tuple[tuple[Customer, ContactHistory], ...]]:
    """Generate customers with their histories, each customer once.

    The contacts lie in the three years before *as_of*, a few in the ten days after.
    Shrinks towards nobody.

    Args:
        as_of: The day the screening will be asked for.
        min_size: Fewest people.
        max_size: Most people.
    """
    first = dt.date(as_of.year - _YEARS_BACK, 1, 1)
    last = as_of + dt.timedelta(days=_DAYS_AHEAD)
    history = histories(contacts(on=days(first, last)), max_size=8)
    return st.lists(
        st.tuples(customers(), history),
        min_size=min_size,
        max_size=max_size,
        unique_by=lambda pair: pair[0].id,
    ).map(tuple)
