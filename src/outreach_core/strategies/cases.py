"""Strategies for cases: courses that could really happen."""

from collections.abc import Callable
from typing import Final

import pendulum
from hypothesis import strategies as st

from outreach_core.cases import (
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


def _planned(
    kind: Callable[..., CaseEvent], day: pendulum.Date
) -> st.SearchStrategy[CaseEvent]:
    return st.builds(
        kind,
        on=st.just(day),
        visit=_VISITS,
        day=st.integers(0, 14).map(lambda n: day.add(days=n)),
        start_minute=_MINUTES,
        pair=st.sampled_from(_PAIRS),
    )


def case_events(day: pendulum.Date) -> st.SearchStrategy[CaseEvent]:
    """Generate events of every kind on *day*, possible or not in a given case.

    Shrinks towards a letter.
    """
    plain = (
        CoachingWished,
        WorryVisitWished,
        CoachingStarted,
        HandoverProposed,
        HandoverConfirmed,
        CaseReopened,
    )
    return st.one_of(
        st.just(LetterHandedOver(on=day, occasion="letter", format="pdf")),
        st.builds(
            Answered,
            on=st.just(day),
            channel=st.sampled_from(Channel),
            answer=st.sampled_from(AnswerKind),
        ),
        _planned(VisitScheduled, day),
        _planned(VisitAnnounced, day),
        st.builds(VisitCancelled, on=st.just(day), visit=_VISITS),
        st.builds(
            VisitEnded,
            on=st.just(day),
            day=st.just(day),
            start_minute=_MINUTES,
            outcome=st.sampled_from(VisitOutcome),
        ),
        st.builds(
            VisitAgreed,
            on=st.just(day),
            day=st.just(day.add(days=3)),
            start_minute=st.just(600),
            end_minute=st.just(660),
        ),
        st.just(ConsentGiven(on=day, consent=_consent(day))),
        st.just(ConsentWithdrawn(on=day, recipient=_PROVIDER)),
        st.just(
            Referred(on=day, offer=OfferId("o1"), provider=_PROVIDER, fields=("phone",))
        ),
        st.sampled_from(plain).map(lambda kind: kind(on=day)),
        st.builds(CaseClosed, on=st.just(day), reason=st.sampled_from(ClosingReason)),
    )


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
        event = draw(case_events(day))
        if why_impossible(case, event) is None:
            case = apply(case, event)
    return case
