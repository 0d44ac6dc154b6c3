"""A case is kept for its period, not a day longer, unless a legal hold says so."""

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.calendar import months
from outreach_core.cases import (
    RETENTION_NOTES,
    RETENTION_WORDS,
    Case,
    CaseClosed,
    CaseOpened,
    CaseReopened,
    ClosingReason,
    LegalHold,
    Referred,
    RetentionGround,
    RetentionPeriods,
    due_for_deletion,
)
from outreach_core.errors import InvalidValueError
from outreach_core.ids import CustomerId, OfferId, ProviderId

OPENED = CaseOpened(on=pendulum.Date(2026, 1, 5), rulebook="kassel")
CLOSED = CaseClosed(on=pendulum.Date(2026, 2, 28), reason=ClosingReason.IN_WORK)
A, B = CustomerId("AAAAA-11111"), CustomerId("BBBBB-22222")


def referred() -> Referred:
    return Referred(
        on=pendulum.Date(2026, 2, 1),
        offer=OfferId("o1"),
        provider=ProviderId("p1"),
        fields=("phone",),
    )


@pytest.mark.parametrize(
    ("events", "ground", "due_on"),
    [
        ((OPENED, CLOSED), RetentionGround.CLOSED, pendulum.Date(2026, 8, 29)),
        (
            (OPENED, referred(), CLOSED),
            RetentionGround.REFERRED,
            pendulum.Date(2027, 3, 1),
        ),
        ((OPENED,), RetentionGround.DORMANT, pendulum.Date(2028, 1, 6)),
        (
            (OPENED, CLOSED, CaseReopened(on=pendulum.Date(2026, 3, 1))),
            RetentionGround.DORMANT,
            pendulum.Date(2028, 3, 2),
        ),
    ],
)
def test_a_case_is_due_on_the_first_day_after_its_period(
    events: tuple[CaseOpened, ...], ground: RetentionGround, due_on: pendulum.Date
) -> None:
    case = Case.of(A, events)
    assert due_for_deletion([case], as_of=due_on.subtract(days=1)) == ()
    (found,) = due_for_deletion([case], as_of=due_on)
    assert (found.ground, found.due_on, found.held) == (ground, due_on, False)
    assert found.events == len(events)


def test_a_hold_is_shown_and_ends_with_its_last_day() -> None:
    case, day = Case.of(A, (OPENED, CLOSED)), pendulum.Date(2026, 12, 31)
    hold = LegalHold(customer=A, until=day)
    held = due_for_deletion([case], as_of=day, holds=[hold])
    free = due_for_deletion([case], as_of=day.add(days=1), holds=[hold])
    ever = due_for_deletion([case], as_of=day, holds=[LegalHold(customer=A)])
    other = due_for_deletion([case], as_of=day, holds=[LegalHold(customer=B)])
    assert [d.held for d in (*held, *free, *ever, *other)] == [True, False, True, False]


def test_a_person_of_whom_nothing_is_kept_is_never_due() -> None:
    assert due_for_deletion([Case.of(A, ())], as_of=pendulum.Date(2999, 1, 1)) == ()


def test_every_ground_has_words_and_a_note_on_its_source() -> None:
    assert set(RETENTION_WORDS) == set(RETENTION_NOTES) == set(RetentionGround)


def test_a_period_of_no_months_is_refused() -> None:
    with pytest.raises(InvalidValueError):
        RetentionPeriods(closed_months=0)


@given(
    st.permutations([(A, ()), (B, (OPENED,)), (CustomerId("C"), (OPENED, CLOSED))]),
    st.integers(1, 40),
    st.integers(0, 2000),
)
def test_the_list_is_sorted_grows_with_time_and_never_names_a_case_too_early(
    cases: list[tuple[CustomerId, tuple[CaseOpened, ...]]], count: int, later: int
) -> None:
    folded = [Case.of(customer, events) for customer, events in cases]
    periods = RetentionPeriods(closed_months=count, dormant_months=count)
    day = pendulum.Date(2026, 3, 1).add(days=later)
    due = due_for_deletion(folded, as_of=day, periods=periods)
    next_day = due_for_deletion(folded, as_of=day.add(days=1), periods=periods)
    assert list(due) == sorted(due, key=lambda d: d.customer)
    assert set(due) <= set(next_day)
    for found in due:
        assert months(count).after_event.over_from(found.last_on) <= day
