"""Strategies for people to be screened, and for what the radar is told."""

import datetime as dt
from typing import Final

import pendulum
from hypothesis import strategies as st

from outreach_core.contacts import Channel, ContactHistory
from outreach_core.eligibility import (
    IN_FORCE_SINCE,
    Determination,
    HearingGround,
    HearingMatter,
    OfficeAppearance,
    OfficeStatements,
    PlannedContact,
    RadarInput,
    Screening,
    Standing,
    kassel,
    screen,
)
from outreach_core.ids import CustomerId
from outreach_core.people import Customer
from outreach_core.strategies.calendar import days
from outreach_core.strategies.contacts import contacts, histories
from outreach_core.strategies.people import customer_ids, customers, staff_ids

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
    as_of: pendulum.Date, *, min_size: int = 0, max_size: int = 8, max_unread: int = 0
) -> st.SearchStrategy[tuple[tuple[Customer, ContactHistory], ...]]:
    """Generate customers with their histories, each customer once.

    The contacts lie in the three years before *as_of*, a few in the ten days after.
    Shrinks towards nobody.

    Args:
        as_of: The day the screening will be asked for.
        min_size: Fewest people.
        max_size: Most people.
        max_unread: Most contacts of each that nobody could read; none by default.
    """
    first = dt.date(as_of.year - _YEARS_BACK, 1, 1)
    last = as_of + dt.timedelta(days=_DAYS_AHEAD)
    contact = contacts(on=days(first, last))
    history = histories(contact, max_size=8, max_unread=max_unread)
    return st.lists(
        st.tuples(customers(in_benefit=st.sampled_from(_MOSTLY)), history),
        min_size=min_size,
        max_size=max_size,
        unique_by=lambda pair: pair[0].id,
    ).map(tuple)


def determinations(
    *,
    customer: st.SearchStrategy[CustomerId] | None = None,
    on: st.SearchStrategy[pendulum.Date] | None = None,
) -> st.SearchStrategy[Determination]:
    """Generate determinations, mostly such that § 7b (4) SGB II applies.

    Shrinks towards one of the first day in force.

    Args:
        customer: Ids to choose from.
        on: Days to choose from; from three months before the section was in force.
    """
    return st.builds(
        Determination,
        customer=customer_ids() if customer is None else customer,
        determined_on=_radar_days() if on is None else on,
        consecutive_stated=st.sampled_from((3, 3, 3, 4, 2, 0)),
    )


def office_appearances(
    *,
    customer: st.SearchStrategy[CustomerId] | None = None,
    on: st.SearchStrategy[pendulum.Date] | None = None,
) -> st.SearchStrategy[OfficeAppearance]:
    """Generate recorded appearances at the office.

    Args:
        customer: Ids to choose from.
        on: Days to choose from.
    """
    return st.builds(
        OfficeAppearance,
        customer=customer_ids() if customer is None else customer,
        on=_radar_days() if on is None else on,
        recorded_by=staff_ids(),
    )


def planned_contacts(
    *,
    customer: st.SearchStrategy[CustomerId] | None = None,
    on: st.SearchStrategy[pendulum.Date] | None = None,
) -> st.SearchStrategy[PlannedContact]:
    """Generate planned contacts of every channel; shrinks towards a letter.

    Args:
        customer: Ids to choose from.
        on: Days to choose from.
    """
    return st.builds(
        PlannedContact,
        customer=customer_ids() if customer is None else customer,
        on=_radar_days() if on is None else on,
        channel=st.sampled_from([c for c in Channel if c is not Channel.RECORD]),
    )


def hearing_matters(
    *, customer: st.SearchStrategy[CustomerId] | None = None
) -> st.SearchStrategy[HearingMatter]:
    """Generate matters in which a hearing is to be offered; some were offered.

    Args:
        customer: Ids to choose from.
    """
    return st.builds(
        HearingMatter,
        customer=customer_ids() if customer is None else customer,
        examined_since=_radar_days(),
        ground=st.sampled_from(HearingGround),
        offered_on=st.none() | _radar_days(),
    )


def office_statements(*, max_size: int = 3) -> st.SearchStrategy[OfficeStatements]:
    """Generate what an office may state about a handful of people.

    The statements are about three people, so that they meet. Shrinks towards nothing.

    Args:
        max_size: Most statements of each kind.
    """
    one = st.sampled_from([CustomerId(f"0000{n}-00000") for n in range(3)])
    return st.builds(
        OfficeStatements,
        determinations=st.lists(determinations(customer=one), max_size=max_size),
        appearances=st.lists(office_appearances(customer=one), max_size=max_size),
        hearings=st.lists(hearing_matters(customer=one), max_size=max_size),
    )


def radar_inputs(*, max_size: int = 5) -> st.SearchStrategy[RadarInput]:
    """Generate what an office may tell the radar about a handful of people.

    The records are about three people, so that they meet. Shrinks towards nothing.

    Args:
        max_size: Most records of each kind.
    """
    one = st.sampled_from([CustomerId(f"0000{n}-00000") for n in range(3)])
    near = histories(contacts(on=_radar_days()), max_size=6)
    return st.builds(
        RadarInput,
        determinations=st.lists(determinations(customer=one), max_size=max_size),
        appearances=st.lists(office_appearances(customer=one), max_size=max_size),
        planned=st.lists(planned_contacts(customer=one), max_size=max_size),
        hearings=st.lists(hearing_matters(customer=one), max_size=max_size),
        histories=st.dictionaries(one, near, max_size=3),
    )


def _radar_days() -> st.SearchStrategy[pendulum.Date]:
    first = IN_FORCE_SINCE
    return days(first, dt.date(first.year + 2, 4, 30)) | days(
        dt.date(first.year, 4, 1), first
    )
