"""Keeping and forgetting, generated: within bounds, and consistent with the core."""

import attrs
from hypothesis import find, given
from hypothesis import strategies as st

from outreach_core.calendar import months
from outreach_core.cases import (
    DeletionDue,
    LegalHold,
    RetentionGround,
    RetentionPeriods,
)
from outreach_core.hooks import Erased
from outreach_core.ids import CustomerId
from outreach_core.strategies import cases_retention, hooks

ANNA = CustomerId("AAAAA-00001")


@given(cases_retention.retention_periods(3))
def test_periods_stay_within_their_bound(periods: RetentionPeriods) -> None:
    kept = [
        periods.of(g) for g in RetentionGround if g is not RetentionGround.REQUESTED
    ]
    assert all(1 <= number <= 3 for number in kept)


def test_periods_shrink_towards_one_month() -> None:
    found = find(cases_retention.retention_periods(), lambda _: True)
    assert (found.closed_months, found.referred_months, found.dormant_months) == (
        1,
        1,
        1,
    )


@given(cases_retention.legal_holds(customers=[ANNA]))
def test_holds_are_about_whom_they_should_be(hold: LegalHold) -> None:
    assert hold.customer == ANNA


def test_holds_shrink_towards_one_without_an_end() -> None:
    assert find(cases_retention.legal_holds(), lambda _: True).until is None


@given(cases_retention.deletions_due())
def test_what_is_due_was_kept_at_least_a_month_unless_somebody_asked(
    due: DeletionDue,
) -> None:
    assert due.events >= 1
    if due.ground is RetentionGround.REQUESTED:
        assert due.due_on == due.last_on
    else:
        assert due.due_on >= months(1).after_event.over_from(due.last_on)


@given(hooks.erasures())
def test_no_case_was_erased_without_an_event(erased: Erased) -> None:
    assert erased.events >= erased.cases >= 0


@given(
    st.from_type(RetentionPeriods) | st.from_type(DeletionDue) | st.from_type(Erased)
)
def test_they_are_found_by_their_type(found: object) -> None:
    assert found == attrs.evolve(found)  # type: ignore[type-var]  # all three are records
