"""Strategies for keeping and forgetting: periods, legal holds, cases that are due."""

from collections.abc import Sequence
from typing import Final

import attrs
import pendulum
from hypothesis import strategies as st

from outreach_core.cases import (
    DeletionDue,
    LegalHold,
    RetentionGround,
    RetentionPeriods,
    due_for_deletion,
)
from outreach_core.ids import CustomerId
from outreach_core.strategies.calendar import days
from outreach_core.strategies.cases import cases
from outreach_core.strategies.people import customer_ids

_FAR_AWAY: Final = pendulum.Date(2199, 1, 1)
"""After every period of every case that these strategies make."""


def retention_periods(max_months: int = 36) -> st.SearchStrategy[RetentionPeriods]:
    """Generate how long cases are kept; shrinks towards one month for all.

    Args:
        max_months: Longest period, 1 or more.
    """
    period = st.integers(1, max_months)
    return st.builds(
        RetentionPeriods,
        closed_months=period,
        referred_months=period,
        dormant_months=period,
    )


def legal_holds(
    *, customers: Sequence[CustomerId] = ()
) -> st.SearchStrategy[LegalHold]:
    """Generate legal holds; shrinks towards one without an end.

    Args:
        customers: Whose cases may be held; empty: anybody's.
    """
    who = st.sampled_from(customers) if customers else customer_ids()
    return st.builds(LegalHold, customer=who, until=st.none() | days())


@st.composite
def deletions_due(draw: st.DrawFn, max_events: int = 6) -> DeletionDue:
    """Generate cases that have been kept long enough; shrinks towards a new one, free.

    Args:
        draw: Given by Hypothesis.
        max_events: Most events of the case after its opening.
    """
    case = draw(cases(max_events, customer=draw(customer_ids())))
    held = [LegalHold(customer=case.customer)] if draw(st.booleans()) else []
    (due,) = due_for_deletion(
        [case], as_of=_FAR_AWAY, periods=draw(retention_periods()), holds=held
    )
    if draw(st.booleans()):
        ground = RetentionGround.REQUESTED
        return attrs.evolve(due, ground=ground, due_on=due.last_on)
    return due
