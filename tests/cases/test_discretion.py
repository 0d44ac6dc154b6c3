"""People decide: a decision otherwise is recorded, with a reason and a review."""

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core import Language
from outreach_core.calendar import SUNDAYS_ONLY
from outreach_core.cases import (
    DECISION_WORDS,
    TO_WAIT,
    Answered,
    AnswerKind,
    Case,
    CaseOpened,
    DecidedOtherwise,
    DecisionReason,
    LetterHandedOver,
    NextOffer,
    NoOffer,
    VisitScheduled,
    apply,
    propose_next_offer,
    story,
    waiting,
)
from outreach_core.contacts import Channel
from outreach_core.errors import InvalidCaseEventError, InvalidValueError
from outreach_core.ids import CustomerId, StaffId
from outreach_core.strategies.cases import cases

D = pendulum.Date
ME = CustomerId("00001-00000")
OPENED = CaseOpened(on=D(2026, 10, 5), rulebook="kassel")
LETTER = LetterHandedOver(on=D(2026, 10, 5), occasion="first")
WAIT = DecidedOtherwise(
    on=D(2026, 10, 6),
    reason=DecisionReason.CASEWORKER_FIRST,
    review_on=D(2026, 11, 2),
    by=StaffId("s1"),
)
VISIT = VisitScheduled(
    on=D(2026, 10, 7),
    visit="v1",
    day=D(2026, 10, 20),
    start_minute=600,
    pair=(StaffId("s1"), StaffId("s2")),
)


def case(*events: object) -> Case:
    return Case.of(ME, (OPENED, *events))


def offered(found: Case, on: D) -> NextOffer | NoOffer:
    return propose_next_offer(found, as_of=on, workdays=SUNDAYS_ONLY)


def test_after_a_decision_to_wait_nothing_is_offered_until_the_review() -> None:
    found = offered(case(LETTER, WAIT), D(2026, 10, 19))
    assert isinstance(found, NoOffer)
    assert "die Integrationsfachkraft versucht es zuerst selbst" in found.reason.de
    assert "2. November" in found.reason.de
    assert isinstance(offered(case(LETTER, WAIT), D(2026, 11, 2)), NextOffer)


def test_no_visit_is_planned_meanwhile_and_open_ones_are_off() -> None:
    with pytest.raises(InvalidCaseEventError):
        apply(case(LETTER, WAIT), VISIT)
    planned = apply(case(LETTER), VISIT)
    later = DecidedOtherwise(
        on=D(2026, 10, 8),
        reason=DecisionReason.BAD_MOMENT,
        review_on=D(2026, 11, 2),
    )
    assert apply(planned, later).open_visits == ()


def test_the_persons_own_word_and_a_decision_to_go_on_end_the_waiting() -> None:
    said = Answered(
        on=D(2026, 10, 8), channel=Channel.PHONE, answer=AnswerKind.VISIT_WELCOME
    )
    go_on = DecidedOtherwise(on=D(2026, 10, 8), reason=DecisionReason.CONCERN)
    for event in (said, go_on):
        assert waiting(case(LETTER, WAIT, event), on=D(2026, 10, 9)) is None
    assert waiting(case(LETTER, WAIT), on=D(2026, 10, 9)) == WAIT


def test_going_on_never_lifts_a_wish_to_be_left_alone() -> None:
    stop = Answered(
        on=D(2026, 10, 8), channel=Channel.PHONE, answer=AnswerKind.ASKED_TO_STOP
    )
    go_on = DecidedOtherwise(on=D(2026, 10, 9), reason=DecisionReason.CONCERN)
    found = case(LETTER, stop, go_on)
    assert isinstance(offered(found, D(2026, 10, 12)), NoOffer)
    with pytest.raises(InvalidCaseEventError):
        apply(found, VISIT)


@pytest.mark.parametrize("reason", DecisionReason)
def test_waiting_needs_a_review_and_going_on_has_none(reason: DecisionReason) -> None:
    day = D(2026, 10, 6)
    review = day if reason in TO_WAIT else D(2026, 11, 2)
    with pytest.raises(InvalidValueError):
        DecidedOtherwise(on=day, reason=reason, review_on=review)


def test_the_course_tells_the_decision_in_words() -> None:
    told = "\n".join(story(case(WAIT), Language.DE))
    assert DECISION_WORDS[WAIT.reason].de in told
    assert "02.11.2026" in told


@given(found=cases(), reason=st.sampled_from(sorted(TO_WAIT)), days=st.integers(1, 60))
def test_a_waiting_case_never_has_a_visit_in_the_plan(
    found: Case, reason: DecisionReason, days: int
) -> None:
    if found.closed is not None or found.opened_on is None:
        return
    on = max(event.on for event in found.events)
    wait = DecidedOtherwise(on=on, reason=reason, review_on=on.add(days=days))
    after = apply(found, wait)
    assert after.open_visits == ()
    assert isinstance(offered(after, on), NoOffer)
