"""Strategies for people with histories that a screening can be asked about."""

import datetime as dt
from typing import Final

import pendulum
from hypothesis import strategies as st

from outreach_core.contacts import ContactHistory
from outreach_core.eligibility import Screening, Standing, kassel, screen
from outreach_core.people import Customer
from outreach_core.strategies.calendar import days
from outreach_core.strategies.contacts import contacts, histories
from outreach_core.strategies.people import customers

_YEARS_BACK: Final = 3
_DAYS_AHEAD: Final = 10
# Mostly in benefit: whoever is not stands aside whatever else the screening finds.
_MOSTLY: Final = (True, True, True, False, None)


def standings() -> st.SearchStrategy[Standing]:
    """Generate the standings; shrinks towards lost."""
    return st.sampled_from(Standing)


def screenings(
    as_of: pendulum.Date, *, max_size: int = 8
) -> st.SearchStrategy[Screening]:
    """Generate screenings of small crowds by the rulebook of Kassel.

    Shrinks towards the screening of nobody.

    Args:
        as_of: The day of the screening.
        max_size: Most people.
    """
    return people(as_of, max_size=max_size).map(
        lambda crowd: screen(crowd, rulebook=kassel(), as_of=as_of)
    )


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
        st.tuples(customers(in_benefit=st.sampled_from(_MOSTLY)), history),
        min_size=min_size,
        max_size=max_size,
        unique_by=lambda pair: pair[0].id,
    ).map(tuple)
