"""What is offered next, when, and why just so?

A closed door is followed by another part of the day on another weekday, several by
another way. There is no last attempt: the answer is a next offer, or the reason why
none is due now.
"""

from typing import Final

import pendulum

from outreach_core._messages import Words, in_both
from outreach_core.calendar import Workdays, day_in_words, earliest_visit_day
from outreach_core.calendar.day_parts import part_of_day
from outreach_core.cases.closed_doors import (
    after_closed_door,
    last_closed_door,
    neutral_place,
    other_time,
)
from outreach_core.cases.course import Case, CaseVisit
from outreach_core.cases.discretion import DECISION_WORDS
from outreach_core.cases.events import (
    CLOSED_DOORS,
    MET_OUTCOMES,
    Answered,
    AnswerKind,
    HandoverConfirmed,
    LetterHandedOver,
    VisitOutcome,
    WorryVisitWished,
)
from outreach_core.cases.guard import OfferRules, attempt_days
from outreach_core.cases.moves import stop_wish, waiting
from outreach_core.cases.offers import (
    PLACE_WORDS,
    NextOffer,
    NoOffer,
    Question,
    offer_on,
)
from outreach_core.contacts.history import Channel
from outreach_core.people import MeetingPlace

DEFAULT_RULES: Final = OfferRules()
_BROKEN_OFF: Final = Words(
    "Ein Besuch wurde abgebrochen. Das Team spricht darüber und entscheidet.",
    "A visit was broken off. The team talks about it and decides.",
)
_MOVED: Final = Words(
    "Der Mensch sagt, er wohne jetzt woanders. Bitte die Anschrift mit ihm klären.",
    "The person says that they live elsewhere now. Clear the address with them.",
)


def propose_next_offer(
    case: Case,
    *,
    as_of: pendulum.Date,
    workdays: Workdays,
    rules: OfferRules = DEFAULT_RULES,
    place: MeetingPlace = MeetingPlace.HOME,
) -> NextOffer | NoOffer:
    """Say what to offer next to one person, and why just so.

    Args:
        case: The case; what happened after *as_of* is not known yet.
        as_of: The day the question is asked for; offers lie on it or later.
        workdays: Says which days are Sundays or holidays.
        rules: How persistent outreach may be.
        place: Where the person likes to be met.
    """
    known = case.until(as_of)
    # Attempts before a reopening count for the guard, not for the choice of the way.
    question = Question(
        case=known.current,
        attempts=attempt_days(known, rules=rules),
        as_of=as_of,
        workdays=workdays,
        rules=rules,
        place=place,
    )
    return (
        _nothing_due(known) or _decided_to_wait(known, as_of) or _by_last_sign(question)
    )


def _nothing_due(known: Case) -> NoOffer | None:
    if known.opened_on is None:
        words = Words("Der Fall ist nicht eröffnet.", "The case is not open.")
        return NoOffer(reason=words)
    if known.closed is not None:
        words = Words("Der Fall ist abgeschlossen.", "The case is closed.")
        return NoOffer(reason=words)
    if known.current.days_of(HandoverConfirmed):
        words = Words(
            "Der Kontakt ist wiederhergestellt, die Übergabe ist bestätigt.",
            "Contact is restored, the handover is confirmed.",
        )
        return NoOffer(reason=words)
    if stop_wish(known) is AnswerKind.ASKED_TO_STOP:
        words = Words(
            "Der Mensch möchte in Ruhe gelassen werden. Meldet er sich, geht es weiter.",
            "The person wants to be left alone. If they turn to us, it goes on.",
        )
        return NoOffer(reason=words)
    if known.open_visits:
        words = Words(
            "Ein Besuch steht schon im Plan: {day}.",
            "A visit stands in the plan already: {day}.",
        )
        return NoOffer(
            reason=words.fill(day=in_both(day_in_words, known.open_visits[0].day))
        )
    return None


def _decided_to_wait(known: Case, as_of: pendulum.Date) -> NoOffer | None:
    decision = waiting(known, on=as_of)
    if decision is None:
        return None
    words = Words(
        "Eine Fachkraft hat entschieden, zu warten ({why}). Wieder ansehen: {day}.",
        "Somebody decided to wait ({why}). To be looked at again: {day}.",
    )
    why = DECISION_WORDS[decision.reason]
    return NoOffer(
        reason=words.fill(why=why, day=in_both(day_in_words, decision.review_on))
    )


def _last_sign(case: Case) -> Answered | LetterHandedOver | CaseVisit | None:
    # On one day: the letter first, then the visit, then what the person said.
    said: dict[type[object], int] = {Answered: 2, LetterHandedOver: 0}
    signs: list[tuple[pendulum.Date, int, Answered | LetterHandedOver | CaseVisit]] = [
        (e.on, said[type(e)], e)
        for e in case.events
        if isinstance(e, Answered | LetterHandedOver)
    ]
    signs.extend((v.day, 1, v) for v in case.ended_visits)
    return max(signs, key=lambda s: s[:2], default=(None, 0, None))[2]


def _by_last_sign(question: Question) -> NextOffer | NoOffer:
    agreed = _agreed(question)
    if agreed is not None:
        return agreed
    sign = _last_sign(question.case)
    if sign is None:
        return _write_first(question)
    if isinstance(sign, LetterHandedOver):
        return _visit_after_letter(question, sign)
    if isinstance(sign, Answered):
        return _after_answer(question, sign)
    return _after_visit(question, sign)


def _agreed(question: Question) -> NextOffer | None:
    promise = question.case.promise
    if promise is None or promise.day < question.as_of:
        return None
    words = Words(
        "Der Besuch ist für {day} zugesagt und steht noch in keinem Plan.",
        "The visit is promised for {day} and stands in no plan yet.",
    )
    return NextOffer(
        earliest_day=promise.day,
        part_of_day=part_of_day(promise.start_minute),
        channel=Channel.VISIT,
        place=promise.place,
        reason=words.fill(day=in_both(day_in_words, promise.day)),
        wished=True,
    )


def _write_first(question: Question) -> NextOffer | NoOffer:
    words = Words(
        "Es wurde noch nicht geschrieben. Zuerst ein freundlicher Brief, ab {day}.",
        "Nobody has written yet. First a friendly letter, from {day} on.",
    )
    return offer_on(
        question.first_day(question.as_of),
        channel=Channel.LETTER,
        place=question.place,
        reason=words,
    )


def _visit_after_letter(
    question: Question, letter: LetterHandedOver
) -> NextOffer | NoOffer:
    last = last_closed_door(question.case)
    avoid, part = other_time(question, last)
    arrived = earliest_visit_day(letter.on, workdays=question.workdays)
    words = Words(
        "Der Brief hatte Zeit, anzukommen und beantwortet zu werden; ein Besuch ist ab "
        "{day} möglich.",
        "The letter had time to arrive and to be answered; a visit is possible from "
        "{day} on.",
    )
    return offer_on(
        question.first_day(arrived, avoid=avoid),
        channel=Channel.VISIT,
        place=question.place,
        reason=words,
        avoid_weekday=avoid,
        part=part,
    )


def _after_answer(question: Question, answer: Answered) -> NextOffer | NoOffer:
    wishes = {AnswerKind.OTHER_DATE, AnswerKind.OTHER_PLACE, AnswerKind.VISIT_WELCOME}
    if answer.answer is AnswerKind.NO_VISIT:
        return _rest_then_write(question, answer.on)
    if answer.answer not in wishes:
        return _worry_visit(question, answer.on) or _in_touch()
    other_place = answer.answer is AnswerKind.OTHER_PLACE
    at_home = question.place is MeetingPlace.HOME
    return _by_wish(
        question,
        answer.on,
        place=MeetingPlace.WALK if other_place and at_home else question.place,
    )


def _after_visit(question: Question, visit: CaseVisit) -> NextOffer | NoOffer:
    if visit.outcome in MET_OUTCOMES:
        return _worry_visit(question, visit.day) or _in_touch()
    if visit.outcome in CLOSED_DOORS:
        return after_closed_door(question, visit)
    if visit.outcome is VisitOutcome.ASKED_FOR_OTHER_DATE:
        return _by_wish(question, visit.day, place=visit.place)
    if visit.outcome is VisitOutcome.SPOKE_THROUGH_DOOR:
        return _same_time_again(question, visit)
    if visit.outcome is VisitOutcome.REFUSED:
        return _rest_then_write(question, visit.day)
    return NoOffer(
        reason=_BROKEN_OFF if visit.outcome is VisitOutcome.ABORTED else _MOVED
    )


def _in_touch() -> NoOffer:
    words = Words(
        "Man ist im Gespräch. Als Nächstes kommt die Übergabe an die "
        "Integrationsfachkraft.",
        "People are talking. Next comes the handover to the caseworker.",
    )
    return NoOffer(reason=words)


def _worry_visit(
    question: Question, since: pendulum.Date
) -> NextOffer | NoOffer | None:
    wished = [d for d in question.case.days_of(WorryVisitWished) if d >= since]
    if not wished:
        return None
    words = Words(
        "Das Coaching macht sich Sorgen und bittet um einen Besuch, ab {day}.",
        "The coach is worried and asks for a visit, from {day} on.",
    )
    return offer_on(
        question.first_day(wished[-1]),
        channel=Channel.VISIT,
        place=question.place,
        reason=words,
    )


def _by_wish(
    question: Question, since: pendulum.Date, *, place: MeetingPlace
) -> NextOffer | NoOffer:
    words = Words(
        "Der Mensch hat selbst um ein Treffen gebeten: {place}, ab {day}.",
        "The person asked to meet: {place}, from {day} on.",
    )
    next_day = pendulum.Date.fromordinal(since.toordinal() + 1)
    return offer_on(
        question.first_day(next_day, wished=True),
        channel=Channel.VISIT,
        place=place,
        # The gap for the day stays open: it is filled once the day is found.
        reason=words.fill(place=PLACE_WORDS[place], day="{day}"),
        wished=True,
    )


def _rest_then_write(question: Question, since: pendulum.Date) -> NextOffer | NoOffer:
    rest = since.toordinal() + question.rules.rest_days
    words = Words(
        "Der Mensch wollte keinen Besuch. Nach einer Pause wieder ein Brief mit einem "
        "Angebot, ab {day}.",
        "The person did not want a visit. After a rest a letter with an offer again, "
        "from {day} on.",
    )
    return offer_on(
        question.first_day(pendulum.Date.fromordinal(rest)),
        channel=Channel.LETTER,
        place=neutral_place(question.case),
        reason=words,
    )


def _same_time_again(question: Question, visit: CaseVisit) -> NextOffer | NoOffer:
    words = Words(
        "Durch die Tür wurde schon gesprochen; diese Zeit passt wohl. Wieder ab {day}.",
        "There was a word through the door; the time seems to suit. Again from {day}.",
    )
    return offer_on(
        question.first_day(question.as_of),
        channel=Channel.VISIT,
        place=visit.place,
        reason=words,
        part=part_of_day(visit.start_minute),
    )
