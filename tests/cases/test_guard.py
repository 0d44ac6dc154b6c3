"""What counts as an attempt: a visit with its letters is one, nothing goes uncounted."""

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.cases import (
    Answered,
    AnswerKind,
    Case,
    CaseEvent,
    CaseOpened,
    LetterHandedOver,
    OfferRules,
    VisitAnnounced,
    VisitCancelled,
    VisitEnded,
    VisitOutcome,
    VisitScheduled,
    apply,
)
from outreach_core.cases.guard import attempt_days, letter_days
from outreach_core.contacts import Channel
from outreach_core.ids import CustomerId, StaffId
from outreach_core.letters import LetterKind
from outreach_core.strategies.cases import cases
from outreach_core.workflows.announced import occasion_of

STRICT = OfferRules(visit_letters_count=True)
PAIR = (StaffId("s1"), StaffId("s2"))


def day(number: int) -> pendulum.Date:
    return pendulum.date(2026, 10, number)


def opened() -> Case:
    case = Case(customer=CustomerId("TEST-1"))
    for event in (
        CaseOpened(on=day(1), rulebook="kassel"),
        LetterHandedOver(on=day(2), occasion="first"),
    ):
        case = apply(case, event)
    return case


def then(case: Case, *events: CaseEvent) -> Case:
    for event in events:
        case = apply(case, event)
    return case


def planned(case: Case, name: str, *, on: int, visit_on: int) -> Case:
    """A visit stands in the plan and was announced by letter."""
    scheduled = VisitScheduled(
        on=day(on), visit=name, day=day(visit_on), start_minute=600, pair=PAIR
    )
    told = VisitAnnounced(
        on=day(on), visit=name, day=day(visit_on), start_minute=600, pair=PAIR
    )
    case = apply(case, scheduled)
    return then(case, written(case, LetterKind.ANNOUNCEMENT, name, on, visit_on), told)


def written(
    case: Case, kind: LetterKind, name: str, on: int, visit_on: int
) -> LetterHandedOver:
    occasion = occasion_of(case, kind, name, day(visit_on), 600)
    return LetterHandedOver(on=day(on), occasion=occasion)


def test_a_visit_and_the_letter_that_announces_it_are_one_attempt() -> None:
    case = planned(opened(), "v1", on=8, visit_on=20)
    assert attempt_days(case) == (day(2), day(20))
    assert attempt_days(case, rules=STRICT) == (day(2), day(8), day(20))


def test_after_the_visit_its_letters_still_belong_to_it() -> None:
    ended = VisitEnded(
        on=day(20),
        visit="v1",
        day=day(20),
        start_minute=600,
        outcome=VisitOutcome.NOBODY_OPENED,
    )
    case = then(planned(opened(), "v1", on=8, visit_on=20), ended)
    assert attempt_days(case) == (day(2), day(20))


def test_a_visit_that_was_moved_is_one_attempt_on_its_last_day() -> None:
    case = planned(opened(), "v1", on=8, visit_on=20)
    change = written(case, LetterKind.CHANGE, "v1", 10, 22)
    moved = VisitScheduled(
        on=day(10), visit="v1", day=day(22), start_minute=600, pair=PAIR
    )
    case = then(case, moved, change)
    assert attempt_days(case) == (day(2), day(22))


def test_of_a_visit_that_fell_away_the_first_letter_is_the_attempt() -> None:
    case = planned(opened(), "v1", on=8, visit_on=20)
    off = written(case, LetterKind.CANCELLATION, "v1", 12, 20)
    case = then(case, VisitCancelled(on=day(12), visit="v1"), off)
    assert attempt_days(case) == (day(2), day(8))
    again = planned(case, "v2", on=14, visit_on=27)
    assert attempt_days(again) == (day(2), day(8), day(27))


def test_who_calls_a_visit_off_was_turned_to_all_the_same() -> None:
    case = planned(opened(), "v1", on=8, visit_on=20)
    said = Answered(on=day(13), channel=Channel.PHONE, answer=AnswerKind.NO_VISIT)
    assert attempt_days(then(case, said)) == (day(2), day(8))


@pytest.mark.parametrize(
    "occasion",
    ["announcement-2026", "change-1", "closed-door-2026-10-20", "coaching-1a2b3c4d"],
)
def test_a_letter_of_any_other_name_always_counts(occasion: str) -> None:
    case = then(
        planned(opened(), "v1", on=8, visit_on=20),
        LetterHandedOver(on=day(9), occasion=occasion),
    )
    assert day(9) in attempt_days(case)


@given(cases())
def test_the_stricter_setting_never_counts_less(case: Case) -> None:
    assert set(attempt_days(case)) <= set(attempt_days(case, rules=STRICT))


@given(cases(), st.integers(1, 4))
def test_whoever_was_written_to_always_has_an_attempt(case: Case, number: int) -> None:
    letter = LetterHandedOver(
        on=case.events[-1].on, occasion=f"announcement-{number}-1-2026-10-20-1000"
    )
    told = Case.of(case.customer, (*case.events, letter))
    assert attempt_days(told)
    assert set(letter_days(told)) <= set(told.days_of(LetterHandedOver))
