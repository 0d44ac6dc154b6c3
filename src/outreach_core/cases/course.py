"""Where does one case stand, after everything that happened?

The case is folded from its events and knows nothing that they do not say.
:mod:`outreach_core.cases.moves` decides which event is possible next.
"""

import enum
from collections.abc import Iterable

import attrs
import pendulum

from outreach_core.cases.discretion import DecidedOtherwise
from outreach_core.cases.events import (
    CLOSED_DOORS,
    MET_OUTCOMES,
    Answered,
    AnswerKind,
    CaseClosed,
    CaseEvent,
    CaseOpened,
    CaseReopened,
    ClosingReason,
    CoachingStarted,
    ConsentGiven,
    ConsentWithdrawn,
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
)
from outreach_core.ids import CustomerId, ProviderId, StaffId
from outreach_core.people import Consent, MeetingPlace


class CasePhase(enum.StrEnum):
    """The farthest point a case has come to; for lists, not for decisions.

    No phase means failure: a case waits, moves on, or was closed with a reason.
    """

    NEW = "new"
    OPENED = "opened"
    WRITTEN_TO = "written_to"
    VISIT_PLANNED = "visit_planned"
    IN_TOUCH = "in_touch"
    MET = "met"
    REFERRED = "referred"
    IN_COACHING = "in_coaching"
    HANDOVER_PROPOSED = "handover_proposed"
    HANDED_OVER = "handed_over"
    CLOSED = "closed"


class VisitState(enum.StrEnum):
    """What became of one visit."""

    OPEN = "open"
    ENDED = "ended"
    CANCELLED = "cancelled"


@attrs.frozen(kw_only=True)
class CaseVisit:
    """One visit of a case.

    Attributes:
        visit: Name in the plan; empty for a meeting that nobody had planned.
        day: Planned day, or the day it was made.
        start_minute: Minutes after local midnight.
        pair: The two who go; empty for a meeting that nobody had planned.
        place: Where to meet.
        state: Open, ended or cancelled.
        announced: The person was told of it.
        agreed: The person said yes to it.
        outcome: How it ended; ``None`` unless ended.
    """

    visit: str
    day: pendulum.Date
    start_minute: int
    pair: tuple[StaffId, ...] = ()
    place: MeetingPlace = MeetingPlace.HOME
    state: VisitState = VisitState.OPEN
    announced: bool = False
    agreed: bool = False
    outcome: VisitOutcome | None = None


@attrs.frozen(kw_only=True)
class Case:
    """One case: who, what happened, and what follows from it.

    Build it with :meth:`of`, change it with :func:`outreach_core.cases.apply`.

    Attributes:
        customer: Whose case it is.
        events: Everything that happened, in the order of recording.
        visits: All visits, in the order in which they were planned or made.
        consents: The consent of each recipient, the latest, sorted by recipient.
        closed: Why the case is closed; ``None``: it is not.
    """

    customer: CustomerId
    events: tuple[CaseEvent, ...] = ()
    visits: tuple[CaseVisit, ...] = ()
    consents: tuple[Consent, ...] = attrs.field(default=(), repr=False)
    closed: ClosingReason | None = None

    @property
    def phase(self) -> CasePhase:
        """The farthest point the case has come to."""
        if not self.events:
            return CasePhase.NEW
        if self.closed is not None:
            return CasePhase.CLOSED
        now = self.current
        reached = (
            (CasePhase.HANDED_OVER, now.days_of(HandoverConfirmed)),
            (CasePhase.HANDOVER_PROPOSED, now.days_of(HandoverProposed)),
            (CasePhase.IN_COACHING, now.days_of(CoachingStarted)),
            (CasePhase.REFERRED, now.days_of(Referred)),
            (CasePhase.MET, now.met_on),
            (CasePhase.IN_TOUCH, now.in_touch),
            (CasePhase.VISIT_PLANNED, now.open_visits),
            (CasePhase.WRITTEN_TO, now.days_of(LetterHandedOver)),
        )
        return next((phase for phase, found in reached if found), CasePhase.OPENED)

    @property
    def current(self) -> "Case":
        """The case since it was last reopened; the whole case if it never was."""
        starts = [
            place
            for place, event in enumerate(self.events)
            if isinstance(event, CaseReopened)
        ]
        if not starts:
            return self
        return _fold(self.customer, self.events[starts[-1] :])

    @property
    def opened_on(self) -> pendulum.Date | None:
        """Day on which the case was opened; ``None`` before that."""
        return next(iter(self.days_of(CaseOpened)), None)

    @property
    def open_visits(self) -> tuple[CaseVisit, ...]:
        """Visits that stand in a plan and have neither ended nor been cancelled."""
        return tuple(v for v in self.visits if v.state is VisitState.OPEN)

    @property
    def ended_visits(self) -> tuple[CaseVisit, ...]:
        """Visits that were made, oldest first."""
        made = (v for v in self.visits if v.state is VisitState.ENDED)
        return tuple(sorted(made, key=lambda v: (v.day, v.start_minute)))

    @property
    def met_on(self) -> tuple[pendulum.Date, ...]:
        """Days of talks face to face, oldest first."""
        return tuple(v.day for v in self.ended_visits if v.outcome in MET_OUTCOMES)

    @property
    def met_staff(self) -> frozenset[StaffId]:
        """Whom the person has seen or heard at a visit; a closed door shows nobody."""
        return frozenset(
            member
            for visit in self.ended_visits
            if visit.outcome not in CLOSED_DOORS
            for member in visit.pair
        )

    @property
    def last_answer(self) -> Answered | None:
        """The latest thing the person said of their own accord; ``None``: nothing."""
        return next((e for e in reversed(self.events) if isinstance(e, Answered)), None)

    @property
    def in_touch(self) -> bool:
        """Whether the person ever spoke with us, in whatever way."""
        spoke = MET_OUTCOMES | {
            VisitOutcome.SPOKE_THROUGH_DOOR,
            VisitOutcome.ASKED_FOR_OTHER_DATE,
        }
        at_door = any(v.outcome in spoke for v in self.ended_visits)
        return at_door or bool(self.days_of(Answered) or self.days_of(VisitAgreed))

    @property
    def promise(self) -> VisitAgreed | None:
        """The visit the person said yes to, as long as that stands; ``None``: none.

        A later agreement replaces it. A later word of the person takes it back, unless
        it was "do come"; so do the visit itself and the end of the case.
        """
        promise: VisitAgreed | None = None
        for event in self.events:
            match event:
                case VisitAgreed():
                    promise = event
                case Answered(answer=AnswerKind.VISIT_WELCOME):
                    pass
                case Answered() | CaseClosed():
                    promise = None
                case _:
                    pass
        made = {visit.day for visit in self.ended_visits}
        return None if promise is None or promise.day in made else promise

    def days_of(self, kind: type[CaseEvent]) -> tuple[pendulum.Date, ...]:
        """Return the days of all events of one kind, oldest first."""
        return tuple(sorted(e.on for e in self.events if isinstance(e, kind)))

    def consent_for(self, recipient: ProviderId) -> Consent | None:
        """Return the latest consent for *recipient*; ``None``: there was none."""
        return next((c for c in self.consents if c.recipient == recipient), None)

    def until(self, last: pendulum.Date) -> "Case":
        """Return the case as it stood in the evening of *last*."""
        return _fold(self.customer, (e for e in self.events if e.on <= last))

    @staticmethod
    def of(customer: CustomerId, events: Iterable[CaseEvent]) -> "Case":
        """Fold events that a store has kept; they were checked when they happened."""
        return _fold(customer, events)


def _fold(customer: CustomerId, events: Iterable[CaseEvent]) -> Case:
    case = Case(customer=customer)
    for event in events:
        case = after(case, event)
    return case


def after(  # noqa: PLR0911  one return for each kind of event
    case: Case, event: CaseEvent
) -> Case:
    """Return the case after *event*, without asking whether it was possible."""
    case = attrs.evolve(case, events=(*case.events, event))
    match event:
        case CaseClosed(reason=reason):
            return attrs.evolve(_without_open_visits(case), closed=reason)
        case CaseReopened():
            return attrs.evolve(case, closed=None)
        case DecidedOtherwise():
            return _without_open_visits(case) if event.waits else case
        case ConsentGiven(consent=consent):
            return _with_consent(case, consent)
        case ConsentWithdrawn(on=on, recipient=recipient):
            known = case.consent_for(recipient)
            if known is None:
                return case
            return _with_consent(case, attrs.evolve(known, withdrawn_on=on))
        case Answered() | VisitAgreed() | VisitEnded():
            return _after_meeting(case, event)
        case VisitScheduled() | VisitAnnounced() | VisitCancelled():
            return _after_planning(case, event)
        case _:
            return case


def _after_meeting(case: Case, event: Answered | VisitAgreed | VisitEnded) -> Case:
    match event:
        case Answered(answer=AnswerKind.VISIT_WELCOME):
            return _replace(case, agreed=True)
        case Answered():
            return _without_open_visits(case)
        case VisitAgreed(day=day):
            # A visit on another day than the agreed one would break the promise.
            kept = tuple(
                attrs.evolve(v, agreed=True)
                if v.day == day
                else attrs.evolve(v, state=VisitState.CANCELLED)
                for v in case.open_visits
            )
            return _with_open(case, kept)
        case VisitEnded():
            return _ended(case, event)


def _after_planning(
    case: Case, event: VisitScheduled | VisitAnnounced | VisitCancelled
) -> Case:
    if isinstance(event, VisitCancelled):
        gone = tuple(
            attrs.evolve(v, state=VisitState.CANCELLED) if v.visit == event.visit else v
            for v in case.open_visits
        )
        return _with_open(case, gone)
    known = next((v for v in case.open_visits if v.visit == event.visit), None)
    same_day = known is not None and known.day == event.day
    told = isinstance(event, VisitAnnounced) or (
        known is not None and known.announced and same_day
    )
    planned = CaseVisit(
        visit=event.visit,
        day=event.day,
        start_minute=event.start_minute,
        pair=event.pair,
        place=event.place,
        announced=told,
        agreed=case.promise is not None and case.promise.day == event.day,
    )
    others = tuple(v for v in case.visits if v is not known)
    return attrs.evolve(case, visits=(*others, planned))


def visit_meant(case: Case, event: VisitEnded) -> CaseVisit | None:
    """Return the open visit that *event* ends; ``None``: a meeting nobody planned."""
    if event.visit:
        return next((v for v in case.open_visits if v.visit == event.visit), None)
    same_day = [v for v in case.open_visits if v.day == event.day]
    return same_day[0] if len(same_day) == 1 else None


def _ended(case: Case, event: VisitEnded) -> Case:
    known = visit_meant(case, event)
    made = attrs.evolve(
        known
        or CaseVisit(
            visit=event.visit,
            day=event.day,
            start_minute=event.start_minute,
            place=event.place,
        ),
        day=event.day,
        start_minute=event.start_minute,
        state=VisitState.ENDED,
        outcome=event.outcome,
    )
    others = tuple(v for v in case.visits if v is not known)
    return attrs.evolve(case, visits=(*others, made))


def _with_open(case: Case, changed: tuple[CaseVisit, ...]) -> Case:
    done = tuple(v for v in case.visits if v.state is not VisitState.OPEN)
    return attrs.evolve(case, visits=(*done, *changed))


def _replace(case: Case, *, agreed: bool) -> Case:
    return _with_open(
        case, tuple(attrs.evolve(v, agreed=agreed) for v in case.open_visits)
    )


def _without_open_visits(case: Case) -> Case:
    return _with_open(
        case,
        tuple(attrs.evolve(v, state=VisitState.CANCELLED) for v in case.open_visits),
    )


def _with_consent(case: Case, consent: Consent) -> Case:
    others = (c for c in case.consents if c.recipient != consent.recipient)
    return attrs.evolve(
        case, consents=tuple(sorted((*others, consent), key=lambda c: c.recipient))
    )
