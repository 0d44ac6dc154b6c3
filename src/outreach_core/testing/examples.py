"""With which invented things are stores and sinks tried out?"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import pendulum

from outreach_core._messages import Words
from outreach_core.cases import (
    Answered,
    AnswerKind,
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
    Referred,
    VisitAgreed,
    VisitAnnounced,
    VisitCancelled,
    VisitEnded,
    VisitOutcome,
    VisitScheduled,
    WorryVisitWished,
)
from outreach_core.coaching import ReferralPackage
from outreach_core.contacts import Channel
from outreach_core.hooks import (
    Content,
    Page,
    Parcel,
    ParcelKind,
    SealedPackage,
    Table,
)
from outreach_core.ids import CustomerId, OfferId, ProviderId, StaffId
from outreach_core.letters import (
    BatchRow,
    LetterBatch,
    LetterKey,
    PrintFile,
    RenderedLetter,
)
from outreach_core.people import Consent, ConsentForm, MeetingPlace, StaffMember
from outreach_core.visits import (
    FieldPackage,
    FieldRow,
    Place,
    PlannedWeek,
    Stop,
    StopDetails,
    TimeWindow,
    Tour,
    TravelTable,
    VisitId,
    VisitPlan,
    VisitProblem,
    VisitRequest,
)

CANARY: Final = "Kanarienvogel"
"""A name that stands in every example parcel, and may appear nowhere outside of it."""

_DAY: Final = pendulum.Date(2026, 10, 19)
_TOMORROW: Final = pendulum.Date(2026, 10, 20)
_PAIR: Final = (StaffId("s1"), StaffId("s2"))
_PROVIDER: Final = ProviderId("p1")
_TITLE: Final = Words("Beispiel", "Example")

_CONSENT: Final = Consent(
    recipient=_PROVIDER,
    purpose="Vermittlung in ein Coaching – „freiwillig“",
    fields=frozenset({"given_name", "family_name", "phone"}),
    form=ConsentForm.WRITTEN,
    given_on=_DAY,
    refusal_explained=True,
    expires_on=pendulum.Date(2027, 2, 28),
)

EXAMPLE_EVENTS: Final[tuple[CaseEvent, ...]] = (
    CaseOpened(on=_DAY, rulebook="kassel", fingerprint="0f" * 32),
    LetterHandedOver(on=_DAY, occasion="erstes-schreiben", format="pdf"),
    Answered(on=_DAY, channel=Channel.PHONE, answer=AnswerKind.OTHER_PLACE),
    VisitAgreed(
        on=_DAY,
        day=_TOMORROW,
        start_minute=0,
        end_minute=1439,
        place=MeetingPlace.WALK,
    ),
    VisitScheduled(on=_DAY, visit="v1", day=_TOMORROW, start_minute=600, pair=_PAIR),
    VisitAnnounced(on=_DAY, visit="v1", day=_TOMORROW, start_minute=600, pair=_PAIR),
    VisitCancelled(on=_DAY, visit="v1"),
    VisitEnded(
        on=_TOMORROW,
        outcome=VisitOutcome.SPOKE_THROUGH_DOOR,
        day=_TOMORROW,
        start_minute=605,
        visit="v1",
    ),
    WorryVisitWished(on=_TOMORROW),
    CoachingWished(on=_TOMORROW),
    ConsentGiven(on=_TOMORROW, consent=_CONSENT),
    ConsentWithdrawn(on=_TOMORROW, recipient=_PROVIDER),
    Referred(
        on=_TOMORROW,
        offer=OfferId("o1"),
        provider=_PROVIDER,
        fields=("given_name", "phone"),
    ),
    CoachingStarted(on=_TOMORROW),
    HandoverProposed(on=_TOMORROW),
    HandoverConfirmed(on=pendulum.Date(2028, 2, 29)),
    DecidedOtherwise(
        on=_DAY,
        reason=DecisionReason.CASEWORKER_FIRST,
        review_on=_TOMORROW,
        by=StaffId("s1"),
    ),
    DecidedOtherwise(on=_DAY, reason=DecisionReason.CONCERN),
    CaseClosed(on=_TOMORROW, reason=ClosingReason.CONTACT_RESTORED),
    CaseReopened(on=_TOMORROW),
)
"""One event of every class; not a possible case, a store does not judge."""


def _week() -> PlannedWeek:
    office = Place(id="office", postcode="34117")
    home = Place(id="h1", postcode="34119")
    visit = VisitId("v1")
    window = TimeWindow(day=_DAY, start_minute=540, end_minute=720)
    request = VisitRequest(
        id=visit,
        customer=CustomerId("AAAAA-11111"),
        place=home,
        windows=(window,),
        agreed=True,
        urgency=2,
    )
    problem = VisitProblem(
        days=(_DAY,),
        staff=[StaffMember(id=person, name=CANARY) for person in _PAIR],
        requests=(request,),
        office=office,
        travel_minutes=TravelTable(
            places=(office.id, home.id), rows=((0, 10), (10, 0))
        ),
    )
    stop = Stop(visit=visit, arrive_minute=600, start_minute=600, end_minute=625)
    tour = Tour(
        day=_DAY,
        pair=_PAIR,
        start_minute=590,
        end_minute=635,
        stops=(stop,),
        travel_minutes=20,
    )
    details = {visit: StopDetails(initials="K. V.", street=f"{CANARY}weg 1")}
    names = dict.fromkeys(_PAIR, CANARY)
    return PlannedWeek(
        problem=problem,
        plan=VisitPlan(tours=(tour,)),
        details=details,
        staff_names=names,
    )


def _field() -> SealedPackage:
    row = FieldRow(time="10:00 – 10:25", who="K. V. b1", place=f"{CANARY}weg 1")
    package = FieldPackage(day=_DAY, pair=_PAIR, rows=(row,), notes=(CANARY,))
    return SealedPackage(package=package, passphrase=CANARY * 4)


def example_parcels() -> Mapping[ParcelKind, Parcel]:
    """Return one parcel of every kind, each with :data:`CANARY` inside."""
    return MappingProxyType(
        {
            kind: Parcel(kind=kind, name=f"beispiel-{kind.value}", content=content)
            for kind, content in _contents().items()
        }
    )


def _contents() -> dict[ParcelKind, Content]:
    letter = RenderedLetter(
        key=LetterKey(customer=CustomerId("AAAAA-11111"), occasion="beispiel"),
        media_type="text/plain",
        suffix=".txt",
        content=f"Guten Tag {CANARY}".encode(),
    )
    table = Table(
        name="beispiel", title=_TITLE, columns=(_TITLE,), rows=((CANARY,), (None,))
    )
    referral = ReferralPackage(
        customer=CustomerId("AAAAA-11111"),
        recipient=_PROVIDER,
        offer=OfferId("o1"),
        purpose="Coaching",
        fields={"family_name": CANARY},
        on=_DAY,
    )
    page = Page(html=f"<!doctype html><title>Beispiel</title><p>{CANARY}")
    row = BatchRow(
        key=letter.key.text,
        answer_code=letter.key.answer_code,
        first_page=1,
        pages=2,
    )
    printed = PrintFile(
        media_type=letter.media_type, suffix=letter.suffix, content=letter.content
    )
    return {
        ParcelKind.BATCH: LetterBatch(file=printed, rows=(row,)),
        ParcelKind.LETTER: letter,
        ParcelKind.TABLES: (table,),
        ParcelKind.PLAN: _week(),
        ParcelKind.REFERRAL: referral,
        ParcelKind.PAGE: page,
        ParcelKind.FIELD: _field(),
    }
