"""What people can record in one word, and which event it becomes."""

import types
from collections.abc import Callable, Mapping
from typing import Final

import attrs
import pendulum

from outreach_core import Words
from outreach_core.cases import (
    CLOSING_WORDS,
    DECISION_WORDS,
    TO_WAIT,
    Answered,
    AnswerKind,
    CaseClosed,
    CaseEvent,
    CaseVisit,
    ClosingReason,
    CoachingStarted,
    CoachingWished,
    DecidedOtherwise,
    DecisionReason,
    HandoverConfirmed,
    HandoverProposed,
    VisitAnnounced,
    VisitCancelled,
    VisitEnded,
    VisitOutcome,
    WorryVisitWished,
)
from outreach_core.contacts import Channel
from outreach_core.errors import InvalidInputError

_NO_VISIT: Final = Words(
    "Für diese Person steht kein Besuch im Plan.",
    "No visit of this person stands in the plan.",
)


@attrs.frozen(kw_only=True)
class Circumstances:
    """When and how something happened.

    Attributes:
        on: Day on which it happened.
        minute: Time of day, minutes after local midnight.
        channel: By which way an answer came.
        review_on: Day on which somebody looks again at a decision to wait.
        visit: The next visit that stands in the plan; ``None``: there is none.
    """

    on: pendulum.Date
    minute: int
    channel: Channel
    review_on: pendulum.Date | None = None
    visit: CaseVisit | None = None

    @property
    def planned_visit(self) -> CaseVisit:
        """The next visit that stands in the plan.

        Raises:
            InvalidInputError: There is none.
        """
        if self.visit is None:
            raise InvalidInputError(subject="WAS", faults=[_NO_VISIT])
        return self.visit


@attrs.frozen(kw_only=True)
class Happening:
    """One thing that can be recorded.

    Attributes:
        name: The word on the command line, in German and English.
        words: What it means.
        event: Makes the event.
    """

    name: Words
    words: Words
    event: Callable[[Circumstances], CaseEvent]


def _answer(kind: AnswerKind) -> Callable[[Circumstances], CaseEvent]:
    return lambda c: Answered(on=c.on, channel=c.channel, answer=kind)


def _ended(outcome: VisitOutcome) -> Callable[[Circumstances], CaseEvent]:
    return lambda c: VisitEnded(
        on=c.on, outcome=outcome, day=c.on, start_minute=c.minute
    )


def _closed(reason: ClosingReason) -> Callable[[Circumstances], CaseEvent]:
    return lambda c: CaseClosed(on=c.on, reason=reason)


def _cancelled(c: Circumstances) -> CaseEvent:
    return VisitCancelled(on=c.on, visit=c.planned_visit.visit)


def _told(c: Circumstances) -> CaseEvent:
    visit = c.planned_visit
    return VisitAnnounced(
        on=c.on,
        visit=visit.visit,
        day=visit.day,
        start_minute=visit.start_minute,
        pair=visit.pair,
        place=visit.place,
    )


_ANSWERS: Final = (
    (AnswerKind.VISIT_WELCOME, "besuch-willkommen", "visit-welcome",
     "möchte besucht werden", "would like to be visited"),
    (AnswerKind.OTHER_DATE, "anderer-termin", "other-date",
     "Besuch ja, aber an einem anderen Tag", "a visit, but on another day"),
    (AnswerKind.OTHER_PLACE, "anderer-ort", "other-place",
     "treffen ja, aber nicht zu Hause", "would meet, but not at home"),
    (AnswerKind.COMES_TO_OFFICE, "kommt-ins-amt", "comes-to-office",
     "kommt oder kam ins Amt", "comes or came to the office"),
    (AnswerKind.TALKED, "gespraech", "talked",
     "Gespräch am Telefon oder schriftlich", "a talk by phone or in writing"),
    (AnswerKind.NO_VISIT, "kein-besuch", "no-visit",
     "jetzt kein Besuch", "no visit now"),
    (AnswerKind.ASKED_TO_STOP, "in-ruhe-lassen", "leave-alone",
     "möchte in Ruhe gelassen werden", "wants to be left alone"),
)  # fmt: skip
_OUTCOMES: Final = (
    (VisitOutcome.MET_INSIDE, "in-der-wohnung", "met-inside",
     "Gespräch in der Wohnung", "a talk in the flat"),
    (VisitOutcome.MET_AT_DOOR, "an-der-tuer", "met-at-door",
     "Gespräch an der Tür", "a talk at the door"),
    (VisitOutcome.SPOKE_THROUGH_DOOR, "durch-die-tuer", "through-door",
     "Worte durch die Tür", "words through the door"),
    (VisitOutcome.MET_ELSEWHERE, "anderswo", "met-elsewhere",
     "Gespräch an einem anderen Ort", "a talk elsewhere"),
    (VisitOutcome.NOBODY_OPENED, "niemand-da", "nobody-opened",
     "niemand öffnete", "nobody opened"),
    (VisitOutcome.REFUSED, "abgelehnt", "refused",
     "wollte keinen Besuch", "did not want a visit"),
    (VisitOutcome.ASKED_FOR_OTHER_DATE, "spaeter-bitte", "later-please",
     "bat an der Tür um einen anderen Tag", "asked at the door for another day"),
    (VisitOutcome.MOVED_OWN_STATEMENT, "umgezogen", "moved",
     "wohnt nach eigenen Worten woanders", "lives elsewhere by own statement"),
    (VisitOutcome.THIRD_PERSON_OPENED, "dritte-person", "third-person",
     "jemand anderes öffnete", "somebody else opened"),
    (VisitOutcome.ABORTED, "abgebrochen", "aborted",
     "eine der beiden hat abgebrochen", "one of the two broke off"),
)  # fmt: skip
_OTHERS: Final[tuple[Happening, ...]] = (
    Happening(
        name=Words("besuch-faellt-aus", "visit-off"),
        words=Words(
            "wir sagen den nächsten Besuch ab; den Brief dazu schreibt `outreach announce`",
            "we call off the next visit; `outreach announce` writes the letter about it",
        ),
        event=_cancelled,
    ),
    Happening(
        name=Words("besuch-gesagt", "visit-told"),
        words=Words(
            "Tag, Zeit und Namen des nächsten Besuchs sind am Telefon gesagt",
            "day, time and names of the next visit were said on the phone",
        ),
        event=_told,
    ),
    Happening(
        name=Words("coaching", "coaching"),
        words=Words("möchte ein Coaching", "would like coaching"),
        event=lambda c: CoachingWished(on=c.on),
    ),
    Happening(
        name=Words("coaching-begonnen", "coaching-started"),
        words=Words("das Coaching hat begonnen", "coaching has begun"),
        event=lambda c: CoachingStarted(on=c.on),
    ),
    Happening(
        name=Words("sorge", "worry"),
        words=Words(
            "der Coach macht sich Sorgen und bittet um einen Besuch",
            "the coach is worried and asks for a visit",
        ),
        event=lambda c: WorryVisitWished(on=c.on),
    ),
    Happening(
        name=Words("uebergabe", "handover"),
        words=Words(
            "die Integrationsfachkraft ist gebeten, zu übernehmen",
            "the caseworker was asked to take over",
        ),
        event=lambda c: HandoverProposed(on=c.on),
    ),
    Happening(
        name=Words("uebergabe-bestaetigt", "handover-confirmed"),
        words=Words(
            "das Gespräch mit der Integrationsfachkraft fand statt",
            "the talk with the caseworker took place",
        ),
        event=lambda c: HandoverConfirmed(on=c.on),
    ),
)
_DECISIONS: Final = {
    DecisionReason.OTHER_SERVICE_IN_TOUCH: Words(
        "warten-andere-stelle", "wait-other-service"
    ),
    DecisionReason.CASEWORKER_FIRST: Words("warten-fachkraft", "wait-caseworker"),
    DecisionReason.BAD_MOMENT: Words("warten-zeitpunkt", "wait-bad-moment"),
    DecisionReason.DATA_OUTDATED: Words("warten-angaben", "wait-data"),
    DecisionReason.CONCERN: Words("weiter-sorge", "go-on-concern"),
    DecisionReason.WISH_OF_PERSON: Words("weiter-wunsch", "go-on-wish"),
    DecisionReason.DATA_CORRECTED: Words("weiter-angaben", "go-on-data"),
}
_REVIEW_DAYS: Final = 28
_DECIDES: Final = Words("Entscheidung: {why}", "a decision: {why}")


def _decided(reason: DecisionReason) -> Callable[[Circumstances], CaseEvent]:
    def event(c: Circumstances) -> CaseEvent:
        later = c.review_on or c.on.add(days=_REVIEW_DAYS)
        review_on = later if reason in TO_WAIT else c.on
        return DecidedOtherwise(on=c.on, reason=reason, review_on=review_on)

    return event


_CLOSINGS: Final = {
    ClosingReason.CONTACT_RESTORED: Words("kontakt-da", "contact-restored"),
    ClosingReason.ASKED_TO_STOP: Words("ende-auf-wunsch", "end-by-wish"),
    ClosingReason.SAFETY: Words("ende-sicherheit", "end-safety"),
    ClosingReason.PROJECT_ENDED: Words("ende-projekt", "end-project"),
    ClosingReason.LEFT_BENEFIT: Words("kein-bezug", "left-benefit"),
    ClosingReason.IN_WORK: Words("in-arbeit", "in-work"),
    ClosingReason.MOVED_CONFIRMED: Words("verzogen-bestaetigt", "moved-confirmed"),
    ClosingReason.OTHER_OFFICE: Words("anderes-amt", "other-office"),
    ClosingReason.IN_CUSTODY: Words("haft", "custody"),
    ClosingReason.INPATIENT: Words("stationaer", "inpatient"),
    ClosingReason.DECEASED: Words("verstorben", "deceased"),
}
_CLOSES: Final = Words("schließt den Fall: {why}", "closes the case: {why}")


def _all() -> tuple[Happening, ...]:
    return (
        *(
            Happening(name=Words(de, en), words=Words(said, says), event=_answer(kind))
            for kind, de, en, said, says in _ANSWERS
        ),
        *(
            Happening(name=Words(de, en), words=Words(said, says), event=_ended(kind))
            for kind, de, en, said, says in _OUTCOMES
        ),
        *_OTHERS,
        *(
            Happening(
                name=name,
                words=_DECIDES.fill(why=DECISION_WORDS[reason]),
                event=_decided(reason),
            )
            for reason, name in _DECISIONS.items()
        ),
        *(
            Happening(
                name=name,
                words=_CLOSES.fill(why=CLOSING_WORDS[reason]),
                event=_closed(reason),
            )
            for reason, name in _CLOSINGS.items()
        ),
    )


HAPPENINGS: Final[tuple[Happening, ...]] = _all()
"""Everything that can be recorded, in the order of the help."""

BY_NAME: Final[Mapping[str, Happening]] = types.MappingProxyType(
    {name: each for each in HAPPENINGS for name in (each.name.de, each.name.en)}
)
"""The same by its word; German and English words always work both."""
