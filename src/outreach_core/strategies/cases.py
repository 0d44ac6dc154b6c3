"""Strategies for cases: courses that could really happen."""

from collections.abc import Callable
from typing import Final, TypeAlias

import pendulum
from hypothesis import strategies as st

from outreach_core.cases import (
    TO_WAIT,
    Answered,
    AnswerKind,
    Case,
    CaseClosed,
    CaseEvent,
    CaseOpened,
    CaseReopened,
    ClosingReason,
    CoachingStarted,
    CoachingWished,
    ConsentGiven,
    ConsentWithdrawn,
    DecidedOtherwise,
    DecisionReason,
    HandoverConfirmed,
    HandoverProposed,
    LetterHandedOver,
    OfferRules,
    Referred,
    VisitAgreed,
    VisitAnnounced,
    VisitCancelled,
    VisitEnded,
    VisitOutcome,
    VisitScheduled,
    WorryVisitWished,
    apply,
    why_impossible,
)
from outreach_core.contacts import Channel
from outreach_core.ids import CustomerId, OfferId, ProviderId, StaffId
from outreach_core.people import Consent, ConsentForm

FIRST_DAY: Final = pendulum.Date(2026, 1, 5)
_PAIRS: Final = (
    (StaffId("s1"), StaffId("s2")),
    (StaffId("s1"), StaffId("s3")),
    (StaffId("s2"), StaffId("s3")),
)
_PROVIDER: Final = ProviderId("p1")
_VISITS: Final = st.integers(1, 4).map(lambda n: f"v{n}")
_MINUTES: Final = st.integers(8 * 60, 18 * 60)


def offer_rules() -> st.SearchStrategy[OfferRules]:
    """Generate rules within their bounds; shrinks towards the most eager ones."""
    return st.builds(
        OfferRules,
        minimum_gap_days=st.integers(2, 30),
        maximum_per_month=st.integers(1, 6),
        closed_doors_before_change=st.integers(1, 5),
        rest_days=st.integers(30, 120),
        evenings=st.booleans(),
        saturdays=st.booleans(),
        visit_letters_count=st.booleans(),
    )


def _consent(day: pendulum.Date) -> Consent:
    return Consent(
        recipient=_PROVIDER,
        purpose="Coaching",
        fields=frozenset({"family_name", "phone"}),
        form=ConsentForm.WRITTEN,
        given_on=day,
        refusal_explained=True,
    )


_Maker: TypeAlias = Callable[[pendulum.Date], CaseEvent]


def _planned(kind: Callable[..., CaseEvent]) -> st.SearchStrategy[_Maker]:
    def maker(visit: str, ahead: int, minute: int, pair: int) -> _Maker:
        return lambda day: kind(
            on=day,
            visit=visit,
            day=day.add(days=ahead),
            start_minute=minute,
            pair=_PAIRS[pair],
        )

    return st.builds(
        maker,
        visit=_VISITS,
        ahead=st.integers(0, 14),
        minute=_MINUTES,
        pair=st.integers(0, len(_PAIRS) - 1),
    )


def _letter(day: pendulum.Date) -> CaseEvent:
    return LetterHandedOver(on=day, occasion="letter", format="pdf")


def _agreed(day: pendulum.Date) -> CaseEvent:
    in_three_days = day.add(days=3)
    return VisitAgreed(on=day, day=in_three_days, start_minute=600, end_minute=660)


def _referred(day: pendulum.Date) -> CaseEvent:
    return Referred(on=day, offer=OfferId("o1"), provider=_PROVIDER, fields=("phone",))


def _of_kind(kind: Callable[..., CaseEvent]) -> _Maker:
    return lambda day: kind(on=day)


# Built once: making strategies anew for every event would cost more than the tests.
_MAKERS: Final[st.SearchStrategy[_Maker]] = st.one_of(
    st.sampled_from(
        (
            _letter,
            _agreed,
            _referred,
            lambda day: ConsentGiven(on=day, consent=_consent(day)),
            lambda day: ConsentWithdrawn(on=day, recipient=_PROVIDER),
            *(
                _of_kind(kind)
                for kind in (
                    CoachingWished,
                    WorryVisitWished,
                    CoachingStarted,
                    HandoverProposed,
                    HandoverConfirmed,
                    CaseReopened,
                )
            ),
        )
    ),
    st.tuples(st.sampled_from(Channel), st.sampled_from(AnswerKind)).map(
        lambda said: lambda day: Answered(on=day, channel=said[0], answer=said[1])
    ),
    _planned(VisitScheduled),
    _planned(VisitAnnounced),
    _VISITS.map(lambda visit: lambda day: VisitCancelled(on=day, visit=visit)),
    st.tuples(_MINUTES, st.sampled_from(VisitOutcome)).map(
        lambda made: (
            lambda day: VisitEnded(
                on=day, day=day, start_minute=made[0], outcome=made[1]
            )
        )
    ),
    st.sampled_from(DecisionReason).map(
        lambda reason: (
            lambda day: DecidedOtherwise(
                on=day,
                reason=reason,
                review_on=day.add(days=14) if reason in TO_WAIT else day,
            )
        )
    ),
    st.sampled_from(ClosingReason).map(
        lambda reason: lambda day: CaseClosed(on=day, reason=reason)
    ),
)


def case_events(day: pendulum.Date) -> st.SearchStrategy[CaseEvent]:
    """Generate events of every kind on *day*, possible or not in a given case.

    Shrinks towards a letter.
    """
    return _MAKERS.map(lambda make: make(day))


@st.composite
def cases(
    draw: st.DrawFn,
    max_events: int = 12,
    *,
    customer: CustomerId | None = None,
) -> Case:
    """Generate cases in which every event was possible; shrinks towards a new one.

    Args:
        draw: Given by Hypothesis.
        max_events: Most events after the opening.
        customer: Whose case it is; ``None``: anybody's.
    """
    who = CustomerId("TEST-1") if customer is None else customer
    case = apply(Case(customer=who), CaseOpened(on=FIRST_DAY, rulebook="kassel"))
    day = FIRST_DAY
    for _ in range(draw(st.integers(0, max_events))):
        day = day.add(days=draw(st.integers(0, 20)))
        event = draw(_MAKERS)(day)
        if why_impossible(case, event) is None:
            case = apply(case, event)
    return case
