"""Which event is possible next, and if not, why not?

A refusal always says what to do instead. Two things are never refused: a withdrawal
of a consent that exists, and a next offer after any number of closed doors.
"""

from typing import Final

import pendulum

from outreach_core._messages import Words
from outreach_core.cases.course import Case, after, visit_meant
from outreach_core.cases.discretion import DecidedOtherwise
from outreach_core.cases.events import (
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
    VisitScheduled,
    WorryVisitWished,
)
from outreach_core.errors import InvalidCaseEventError

_NO_VISIT: Final = frozenset({AnswerKind.NO_VISIT, AnswerKind.ASKED_TO_STOP})


def apply(case: Case, event: CaseEvent) -> Case:
    """Return the case after *event*.

    Args:
        case: The case before.
        event: What happened; its day may lie before that of the last event, because
            things are recorded late, but not before the day the case was opened.

    Raises:
        InvalidCaseEventError: The event is impossible now; the reason says why and
            what to do instead.
    """
    refusal = why_impossible(case, event)
    if refusal is not None:
        raise InvalidCaseEventError(type(event).__name__, refusal)
    return after(case, event)


def why_impossible(  # noqa: PLR0911  one return for each kind of event
    case: Case, event: CaseEvent
) -> Words | None:
    """Return why *event* cannot be recorded now; ``None``: it can."""
    frame = _frame(case, event)
    if frame is not None:
        return frame
    match event:
        case LetterHandedOver():
            return _letter(case)
        case VisitScheduled() | VisitAnnounced() | VisitAgreed():
            return _visit_ahead(case, event)
        case VisitCancelled() | VisitEnded():
            return _visit_over(case, event)
        case WorryVisitWished() | ConsentGiven() | HandoverProposed():
            return None if case.in_touch else _NOT_IN_TOUCH
        case ConsentWithdrawn() | Referred() | CoachingStarted():
            return _transfer(case, event)
        case HandoverConfirmed():
            return None if case.current.days_of(HandoverProposed) else _NOT_PROPOSED
        case CaseClosed():
            return _closing(case, event)
        case _:
            return None


_NOT_OPENED: Final = Words(
    "Der Fall ist noch nicht eröffnet. Bitte zuerst die Eröffnung eintragen.",
    "The case has not been opened. Record the opening first.",
)
_OPENED_TWICE: Final = Words(
    "Der Fall ist schon eröffnet. Bitte eintragen, was seitdem geschah.",
    "The case is open already. Record what has happened since.",
)
_CLOSED: Final = Words(
    "Der Fall ist abgeschlossen. Bitte zuerst wieder öffnen.",
    "The case is closed. Reopen it first.",
)
_NOT_CLOSED: Final = Words(
    "Der Fall ist nicht abgeschlossen, er muss nicht geöffnet werden.",
    "The case is not closed, it need not be reopened.",
)
_TOO_EARLY: Final = Words(
    "Der Tag liegt vor der Eröffnung des Falls. Bitte das Datum prüfen.",
    "The day lies before the opening of the case. Check the date.",
)
_ASKED_TO_STOP: Final = Words(
    "Der Mensch hat darum gebeten, in Ruhe gelassen zu werden. Erst wenn er sich "
    "selbst meldet, geht es weiter.",
    "The person asked to be left alone. It goes on only when they turn to us.",
)
_NO_VISIT_WISHED: Final = Words(
    "Der Mensch möchte keinen Besuch. Erst wenn er einem zustimmt, wird einer geplant.",
    "The person does not wish a visit. One is planned only after they agree to it.",
)
_WAITING: Final = Words(
    "Eine Fachkraft hat entschieden, vorerst zu warten. Bitte die Wiedervorlage abwarten "
    "oder die Entscheidung ändern.",
    "Somebody decided to wait for now. Wait for the review, or change the decision.",
)
_UNANNOUNCED: Final = Words(
    "Es ging noch kein Brief hinaus und es gab keine Antwort. Niemand wird ohne "
    "Ankündigung besucht: bitte zuerst schreiben.",
    "No letter has gone out and there was no answer. Nobody is visited unannounced: "
    "write first.",
)
_DAY_GONE: Final = Words(
    "Der Besuch läge vor dem Tag, an dem er eingetragen wird. Bitte das Datum prüfen.",
    "The visit would lie before the day of the record. Check the date.",
)
_DAY_AHEAD: Final = Words(
    "Der Besuch liegt noch vor uns. Bitte erst danach eintragen, wie er endete.",
    "The visit lies ahead. Record how it ended afterwards.",
)
_END_BEFORE_START: Final = Words(
    "Das Zeitfenster endet vor seinem Beginn. Bitte die Uhrzeiten prüfen.",
    "The window ends before it begins. Check the times.",
)
_NO_SUCH_VISIT: Final = Words(
    "Es gibt keinen offenen Besuch mit diesem Namen. War er abgesagt und fand doch "
    "statt, bitte ohne Namen eintragen.",
    "There is no open visit of this name. If it was off and took place all the same, "
    "record it without a name.",
)
_NOT_IN_TOUCH: Final = Words(
    "Es gab noch kein Gespräch und keine Antwort. Bitte zuerst das eintragen.",
    "There was no talk and no answer yet. Record that first.",
)
_NO_CONSENT: Final = Words(
    "Für diesen Empfänger gilt an diesem Tag keine Einwilligung. Bitte zuerst fragen.",
    "No consent for this recipient holds on this day. Ask first.",
)
_MORE_THAN_AGREED: Final = Words(
    "Es sollen mehr Felder hinaus, als die Einwilligung nennt. Bitte das Paket neu "
    "aus der Einwilligung bilden.",
    "More fields would leave than the consent names. Build the package from the "
    "consent again.",
)
_NOTHING_TO_WITHDRAW: Final = Words(
    "Für diesen Empfänger ist keine Einwilligung eingetragen. Bitte den Namen prüfen, "
    "damit der Widerruf den richtigen trifft.",
    "No consent for this recipient is on record. Check the name, so that the "
    "withdrawal meets the right one.",
)
_NOT_REFERRED: Final = Words(
    "Der Mensch wurde noch nicht vermittelt. Bitte zuerst die Vermittlung eintragen.",
    "There was no referral yet. Record the referral first.",
)
_NOT_PROPOSED: Final = Words(
    "Die Übergabe wurde noch nicht vorgeschlagen. Bitte zuerst das eintragen.",
    "The handover was not proposed yet. Record that first.",
)
_NOT_CONFIRMED: Final = Words(
    "Der Kontakt gilt erst als wiederhergestellt, wenn die Integrationsfachkraft das "
    "Gespräch bestätigt hat. Bitte zuerst die Bestätigung eintragen.",
    "Contact counts as restored only when the caseworker has confirmed the talk. Record "
    "the confirmation first.",
)


def _frame(case: Case, event: CaseEvent) -> Words | None:
    opened_on = case.opened_on
    if isinstance(event, CaseOpened):
        return None if opened_on is None else _OPENED_TWICE
    if opened_on is None:
        return _NOT_OPENED
    if event.on < opened_on:
        return _TOO_EARLY
    if isinstance(event, CaseReopened):
        return _NOT_CLOSED if case.closed is None else None
    # A withdrawal counts at once, whatever the state of the case (Art. 7 (3) GDPR).
    if case.closed is not None and not isinstance(event, ConsentWithdrawn):
        return _CLOSED
    return None


def stop_wish(case: Case) -> AnswerKind | None:
    """Return the wish to be left alone that stands now; ``None``: there is none.

    A later answer or agreement of the person lifts it, and nothing else does.
    """
    wish = None
    for event in case.current.events:
        if isinstance(event, VisitAgreed):
            wish = None
        elif isinstance(event, Answered):
            wish = event.answer if event.answer in _NO_VISIT else None
    return wish


def waiting(case: Case, *, on: pendulum.Date) -> DecidedOtherwise | None:
    """Return the decision to wait that stands on *on*; ``None``: there is none.

    The day of its review ends it, a decision to go on, and the person's own word.
    """
    found: DecidedOtherwise | None = None
    for event in case.current.events:
        if isinstance(event, DecidedOtherwise):
            found = event if event.waits else None
        elif isinstance(event, Answered | VisitAgreed):
            found = None
    return None if found is None or on >= found.review_on else found


def _letter(case: Case) -> Words | None:
    stopped = stop_wish(case) is AnswerKind.ASKED_TO_STOP
    return _ASKED_TO_STOP if stopped else None


def _visit_ahead(
    case: Case, event: VisitScheduled | VisitAnnounced | VisitAgreed
) -> Words | None:
    if event.day < event.on:
        return _DAY_GONE
    if isinstance(event, VisitAgreed):
        ends_early = event.end_minute < event.start_minute
        return _END_BEFORE_START if ends_early else None
    wish = stop_wish(case)
    if wish is not None:
        stopped = wish is AnswerKind.ASKED_TO_STOP
        return _ASKED_TO_STOP if stopped else _NO_VISIT_WISHED
    if waiting(case, on=event.on) is not None:
        return _WAITING
    prepared = case.in_touch or case.days_of(LetterHandedOver)
    return None if prepared else _UNANNOUNCED


def _visit_over(case: Case, event: VisitCancelled | VisitEnded) -> Words | None:
    if isinstance(event, VisitCancelled):
        names = {v.visit for v in case.open_visits}
        return None if event.visit in names else _NO_SUCH_VISIT
    if event.on < event.day:
        return _DAY_AHEAD
    if event.visit and visit_meant(case, event) is None:
        return _NO_SUCH_VISIT
    return None


def _transfer(
    case: Case, event: ConsentWithdrawn | Referred | CoachingStarted
) -> Words | None:
    if isinstance(event, CoachingStarted):
        return None if case.days_of(Referred) else _NOT_REFERRED
    if isinstance(event, ConsentWithdrawn):
        known = case.consent_for(event.recipient)
        return _NOTHING_TO_WITHDRAW if known is None else None
    consent = case.consent_for(event.provider)
    if consent is None or not consent.holds_on(event.on):
        return _NO_CONSENT
    return None if set(event.fields) <= consent.fields else _MORE_THAN_AGREED


def _closing(case: Case, event: CaseClosed) -> Words | None:
    restored = event.reason is ClosingReason.CONTACT_RESTORED
    confirmed = case.current.days_of(HandoverConfirmed)
    return _NOT_CONFIRMED if restored and not confirmed else None
