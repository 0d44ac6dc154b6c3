"""What is still to do in one case, and how long has it been waiting?"""

import attrs
import pendulum

from outreach_core._messages import Words, in_both, listed
from outreach_core._validators import is_day
from outreach_core.calendar import numeric_date
from outreach_core.cases.course import Case
from outreach_core.cases.events import (
    MET_OUTCOMES,
    Answered,
    AnswerKind,
    CoachingWished,
    ConsentGiven,
    HandoverConfirmed,
    HandoverProposed,
    Referred,
    VisitOutcome,
)
from outreach_core.cases.transfers import may_transfer, transfers


@attrs.frozen(kw_only=True)
class OpenItem:
    """One thing that somebody should do; it ages visibly.

    Attributes:
        since: Day since when it waits.
        waiting_days: Whole days until the day of the question.
        words: What to do, in one sentence.
    """

    since: pendulum.Date = attrs.field(validator=is_day)
    waiting_days: int
    words: Words


def open_items(case: Case, as_of: pendulum.Date) -> tuple[OpenItem, ...]:
    """List what is to do on *as_of*, what waits longest first; empty when closed.

    What a withdrawal asks for is listed for closed cases too.
    """
    known = case.until(as_of)
    found = list(_withdrawn(known))
    if known.closed is None:
        now = known.current
        found += [*_answers(now), *_visits(now, as_of), *_handover(now)]
        found += _coaching(known, as_of)
    items = (
        OpenItem(since=day, waiting_days=(as_of - day).days, words=words)
        for day, words in found
    )
    return tuple(sorted(items, key=lambda i: (i.since, i.words.de)))


def _answers(case: Case) -> list[tuple[pendulum.Date, Words]]:
    answer = case.last_answer
    if answer is None:
        return []
    later = [v for v in case.visits if v.day >= answer.on]
    words = _ANSWER_ITEMS.get(answer.answer)
    return [] if words is None or later else [(answer.on, words)]


_ANSWER_ITEMS = {
    AnswerKind.OTHER_DATE: Words(
        "Einen anderen Termin vereinbaren.", "Agree on another date."
    ),
    AnswerKind.OTHER_PLACE: Words(
        "Ein Treffen an einem anderen Ort vereinbaren.",
        "Agree to meet at another place.",
    ),
    AnswerKind.VISIT_WELCOME: Words(
        "Den gewünschten Besuch planen.", "Plan the visit that is welcome."
    ),
}


def _visits(case: Case, as_of: pendulum.Date) -> list[tuple[pendulum.Date, Words]]:
    not_recorded = Words(
        "Eintragen, wie der geplante Besuch endete.",
        "Record how the planned visit ended.",
    )
    not_told = Words("Den geplanten Besuch ankündigen.", "Announce the planned visit.")
    found = [(v.day, not_recorded) for v in case.open_visits if v.day < as_of]
    found += [
        (as_of, not_told)
        for v in case.open_visits
        if v.day >= as_of and not (v.announced or v.agreed)
    ]
    made = case.ended_visits
    if made and made[-1].outcome in _VISIT_ITEMS:
        found.append((made[-1].day, _VISIT_ITEMS[made[-1].outcome]))
    return found


_VISIT_ITEMS: dict[VisitOutcome | None, Words] = {
    VisitOutcome.ABORTED: Words(
        "Den Abbruch im Team nachbesprechen.",
        "Talk the broken-off visit over in the team.",
    ),
    VisitOutcome.MOVED_OWN_STATEMENT: Words(
        "Die neue Anschrift mit dem Menschen klären.",
        "Clear the new address with the person.",
    ),
}


def _handover(case: Case) -> list[tuple[pendulum.Date, Words]]:
    if case.days_of(HandoverConfirmed):
        return []
    proposed = case.days_of(HandoverProposed)
    if proposed:
        words = Words(
            "Die Integrationsfachkraft fragen, ob das Übergabegespräch stattfand.",
            "Ask the caseworker whether the handover talk took place.",
        )
        return [(proposed[-1], words)]
    talked = {AnswerKind.TALKED, AnswerKind.COMES_TO_OFFICE}
    days = [
        *(e.on for e in case.events if isinstance(e, Answered) and e.answer in talked),
        *(v.day for v in case.ended_visits if v.outcome in MET_OUTCOMES),
    ]
    words = Words(
        "Die Übergabe an die Integrationsfachkraft vorschlagen.",
        "Propose the handover to the caseworker.",
    )
    return [(min(days), words)] if days else []


def _coaching(case: Case, as_of: pendulum.Date) -> list[tuple[pendulum.Date, Words]]:
    wished, sent = case.days_of(CoachingWished), case.days_of(Referred)
    if not wished or (sent and sent[-1] >= wished[-1]):
        return []
    agreed = case.days_of(ConsentGiven)
    valid = any(
        may_transfer(case, recipient=c.recipient, on=as_of) for c in case.consents
    )
    if not valid:
        words = Words(
            "Um die Einwilligung für das gewünschte Coaching bitten.",
            "Ask for consent to the coaching wished for.",
        )
        return [(wished[-1], words)]
    words = Words(
        "An den gewünschten Träger vermitteln, mit genau den erlaubten Feldern.",
        "Refer to the provider chosen, with exactly the fields agreed to.",
    )
    return [(max(agreed[-1], wished[-1]), words)]


def _withdrawn(case: Case) -> list[tuple[pendulum.Date, Words]]:
    found = []
    for consent in case.consents:
        sent = transfers(case, recipient=consent.recipient)
        if consent.withdrawn_on is None or not sent:
            continue
        days = listed(in_both(numeric_date, t.on) for t in sent)
        words = Words(
            "Einwilligung widerrufen: {recipient} um Löschung bitten "
            "(weitergegeben am {days}).",
            "Consent withdrawn: ask {recipient} to delete (handed over on {days}).",
        ).fill(recipient=consent.recipient, days=days)
        found.append((consent.withdrawn_on, words))
    return found
