"""Each person gets the letter that fits the course of their case, or none, with why."""

from typing import Any

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.calendar import SUNDAYS_ONLY
from outreach_core.cases import (
    Answered,
    AnswerKind,
    Case,
    CaseClosed,
    CaseEvent,
    CaseOpened,
    ClosingReason,
    CoachingWished,
    LetterHandedOver,
    VisitEnded,
    VisitOutcome,
    VisitScheduled,
    propose_next_offer,
)
from outreach_core.contacts import Channel
from outreach_core.ids import CustomerId, StaffId
from outreach_core.letters import LetterKind
from outreach_core.strategies.cases import cases
from outreach_core.workflows import LetterChoice, letter_kind_for

OPENED = pendulum.date(2026, 9, 1)
VISITED = pendulum.date(2026, 9, 21)
TODAY = pendulum.date(2026, 10, 5)
MUCH_LATER = pendulum.date(2027, 6, 1)
OPEN = CaseOpened(on=OPENED, rulebook="kassel")
LETTER = LetterHandedOver(on=OPENED, occasion="x")


def answered(answer: AnswerKind) -> Answered:
    return Answered(on=VISITED, channel=Channel.PHONE, answer=answer)


def ended(outcome: VisitOutcome) -> VisitEnded:
    return VisitEnded(on=VISITED, outcome=outcome, day=VISITED, start_minute=600)


def choice(
    *events: CaseEvent, on: pendulum.Date = TODAY, inside: bool = False
) -> LetterChoice:
    case = Case.of(CustomerId("AAAAA-00001"), events)
    offer = propose_next_offer(case, as_of=on, workdays=SUNDAYS_ONLY)
    return letter_kind_for(case, offer=offer, in_grace_month=inside)


PLANNED = VisitScheduled(
    on=TODAY,
    visit="v",
    day=TODAY,
    start_minute=600,
    pair=(StaffId("a"), StaffId("b")),
)


@pytest.mark.parametrize(
    ("events", "kind"),
    [
        ((), None),
        ((OPEN,), LetterKind.FIRST_LETTER),
        ((OPEN, LETTER), None),
        ((OPEN, LETTER, ended(VisitOutcome.NOBODY_OPENED)), LetterKind.CLOSED_DOOR),
        ((OPEN, LETTER, PLANNED), None),
        ((OPEN, LETTER, answered(AnswerKind.NO_VISIT)), LetterKind.LATER_OFFER),
        ((OPEN, LETTER, answered(AnswerKind.ASKED_TO_STOP)), None),
        ((OPEN, LETTER, answered(AnswerKind.TALKED), CoachingWished(on=VISITED)),
         LetterKind.COACHING_OFFER),
        ((OPEN, CaseClosed(on=VISITED, reason=ClosingReason.IN_WORK)), None),
    ],
)  # fmt: skip
def test_the_course_of_a_case_chooses_the_letter(
    events: Any, kind: LetterKind | None
) -> None:
    found = choice(*events)
    assert found.kind is kind
    assert found.reason.de
    assert found.reason.en


def test_a_second_letter_about_the_same_closed_door_is_not_written() -> None:
    about = LetterHandedOver(on=TODAY, occasion="closed-door")
    found = choice(OPEN, LETTER, ended(VisitOutcome.NOBODY_OPENED), about)
    assert found.kind is not LetterKind.CLOSED_DOOR


@given(case=cases(), inside=st.booleans())
def test_inside_the_month_the_letter_is_honest_or_there_is_none(
    case: Case, *, inside: bool
) -> None:
    offer = propose_next_offer(case, as_of=MUCH_LATER, workdays=SUNDAYS_ONLY)
    kind = letter_kind_for(case, offer=offer, in_grace_month=inside).kind
    assert (kind is LetterKind.GRACE_MONTH) <= inside
    if inside:
        assert kind in {LetterKind.GRACE_MONTH, None}
    if case.closed is not None:
        assert kind is None
