"""The course of one case in plain sentences, and as a note for the leading record.

The story is for staff who ask "why"; the note is pasted into VerBIS. Neither holds a
subject of coaching, a value that went to a provider, or anything seen at the door.
"""

from typing import Final

import attrs
import pendulum

from outreach_core._messages import AND, Language, Words, enumerated
from outreach_core._validators import is_line
from outreach_core.calendar import clock_in_words, day_in_words, numeric_date
from outreach_core.cases.course import Case
from outreach_core.cases.discretion import DECISION_WORDS, DecidedOtherwise
from outreach_core.cases.event_words import (
    ANSWER_WORDS,
    CHANNEL_WORDS,
    CLOSING_WORDS,
    OUTCOME_WORDS,
)
from outreach_core.cases.events import (
    Answered,
    CaseClosed,
    CaseEvent,
    CaseOpened,
    CaseReopened,
    CoachingStarted,
    CoachingWished,
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
from outreach_core.cases.offers import PLACE_WORDS
from outreach_core.errors import InvalidValueError

_SHORTEST_SUBJECT: Final = 20
_DOTS: Final = "…"


@attrs.frozen(kw_only=True)
class CaseNote:
    """A note to paste into the leading record (VerBIS: Datum, Betreff, Text).

    Attributes:
        on: Date of the note.
        subject: One line (Betreff).
        text: The note, one sentence a line.
    """

    on: pendulum.Date
    subject: str = attrs.field(validator=is_line)
    text: str = attrs.field(repr=False)


def story(case: Case, language: Language) -> tuple[str, ...]:
    """Tell every event in one plain sentence, in the order of recording."""
    return tuple(
        f"{numeric_date(event.on, language)}: {_sentence(event, language)}"
        for event in case.events
    )


def case_note(
    case: Case,
    *,
    as_of: pendulum.Date,
    language: Language = Language.DE,
    subject_length: int = 60,
    last_events: int = 3,
) -> CaseNote:
    """Write the note that keeps the leading record true.

    Args:
        case: The case; what happened after *as_of* is left out.
        as_of: Date of the note.
        language: German is what the record expects.
        subject_length: Most characters that the record takes as subject, 20 or more.
        last_events: Number of events told, from the latest back; at least 1.

    Raises:
        InvalidValueError: *subject_length* or *last_events* is out of bounds.
    """
    if subject_length < _SHORTEST_SUBJECT:
        raise InvalidValueError(field="subject_length", expected="20 or more")
    if last_events < 1:
        raise InvalidValueError(field="last_events", expected="1 or more")
    told = case.until(as_of)
    heading = Words("Aufsuchende Beratung", "Outreach counselling").to(language)
    latest = _heading(told.events[-1]).to(language) if told.events else ""
    subject = f"{heading}: {latest}" if latest else heading
    if len(subject) > subject_length:
        subject = subject[: subject_length - 1].rstrip(" :,") + _DOTS
    voluntary = Words(
        "Freiwilliges Angebot nach § 14 SGB II; keine Kontrolle, keine Folgen.",
        "A voluntary offer under § 14 SGB II; no control, no consequences.",
    )
    lines = (*story(told, language)[-last_events:], voluntary.to(language))
    return CaseNote(on=as_of, subject=subject, text="\n".join(lines))


def _heading(event: CaseEvent) -> Words:
    match event:
        case VisitEnded(outcome=outcome):
            return OUTCOME_WORDS[outcome][0]
        case CaseClosed():
            return Words("Abschluss", "closed")
        case _:
            return _HEADINGS[type(event)]


_HEADINGS: Final[dict[type[object], Words]] = {
    CaseOpened: Words("Aufnahme", "opened"),
    CaseReopened: Words("Wiederaufnahme", "reopened"),
    LetterHandedOver: Words("Brief versandt", "letter sent"),
    Answered: Words("Rückmeldung", "answer"),
    VisitAgreed: Words("Besuch vereinbart", "visit agreed"),
    VisitScheduled: Words("Besuch geplant", "visit planned"),
    VisitAnnounced: Words("Besuch angekündigt", "visit announced"),
    VisitCancelled: Words("Besuch abgesagt", "visit cancelled"),
    WorryVisitWished: Words("Besuch erbeten", "visit asked for"),
    CoachingWished: Words("Coaching gewünscht", "coaching wished for"),
    ConsentGiven: Words("Einwilligung", "consent"),
    ConsentWithdrawn: Words("Widerruf", "withdrawal"),
    Referred: Words("Vermittlung", "referral"),
    CoachingStarted: Words("Coaching begonnen", "coaching begun"),
    HandoverProposed: Words("Übergabe vorgeschlagen", "handover proposed"),
    HandoverConfirmed: Words("Übergabe bestätigt", "handover confirmed"),
    DecidedOtherwise: Words("Entscheidung", "decision"),
}

_PLAIN: Final[dict[type[object], Words]] = {
    CaseReopened: Words("Der Fall wurde wieder geöffnet.", "The case was reopened."),
    VisitCancelled: Words(
        "Ein geplanter Besuch wurde abgesagt.", "A planned visit was called off."
    ),
    WorryVisitWished: Words(
        "Das Coaching bat das Team, wieder vorbeizuschauen.",
        "The coach asked the team to look in again.",
    ),
    CoachingWished: Words(
        "Der Mensch wünscht sich ein Coaching.", "The person would like coaching."
    ),
    CoachingStarted: Words("Das Coaching hat begonnen.", "Coaching has begun."),
    HandoverProposed: Words(
        "Die Übergabe an die Integrationsfachkraft wurde vorgeschlagen.",
        "The handover to the caseworker was proposed.",
    ),
    HandoverConfirmed: Words(
        "Die Integrationsfachkraft bestätigte das Übergabegespräch.",
        "The caseworker confirmed the handover talk.",
    ),
}


def _sentence(event: CaseEvent, language: Language) -> str:
    plain = _PLAIN.get(type(event))
    if plain is not None:
        return plain.to(language)
    words, gaps = _with_gaps(event, language)
    return words.to(language).format(**gaps)


def _with_gaps(  # noqa: PLR0911  one return for each kind of event
    event: CaseEvent, language: Language
) -> tuple[Words, dict[str, str]]:
    match event:
        case CaseOpened(rulebook=rulebook):
            words = Words(
                "Der Fall wurde eröffnet (Regelwerk {rulebook}).",
                "The case was opened (rulebook {rulebook}).",
            )
            return words, {"rulebook": rulebook}
        case LetterHandedOver():
            return Words(
                "Ein freundlicher Brief ging hinaus.", "A friendly letter went out."
            ), {}
        case Answered(channel=channel, answer=answer):
            words = Words(
                "Der Mensch meldete sich {channel}: {answer}.",
                "The person turned to us {channel}: {answer}.",
            )
            return words, {
                "channel": CHANNEL_WORDS[channel].to(language),
                "answer": ANSWER_WORDS[answer].to(language),
            }
        case DecidedOtherwise():
            return _decision_words(event, language)
        case CaseClosed(reason=reason):
            words = Words(
                "Der Fall wurde abgeschlossen: {reason}.",
                "The case was closed: {reason}.",
            )
            return words, {"reason": CLOSING_WORDS[reason].to(language)}
        case ConsentGiven() | ConsentWithdrawn() | Referred():
            return _transfer_words(event, language)
        case VisitAgreed() | VisitScheduled() | VisitAnnounced() | VisitEnded():
            return _visit_words(event, language)
    raise AssertionError(type(event).__name__)  # pragma: no cover  all kinds are above


def _decision_words(
    event: DecidedOtherwise, language: Language
) -> tuple[Words, dict[str, str]]:
    gaps = {"why": DECISION_WORDS[event.reason].to(language)}
    if not event.waits:
        return Words(
            "Eine Fachkraft entschied anders als die Liste: {why}.",
            "Somebody decided otherwise than the list: {why}.",
        ), gaps
    return Words(
        "Eine Fachkraft entschied zu warten: {why}. Wieder ansehen am {review}.",
        "Somebody decided to wait: {why}. To be looked at again on {review}.",
    ), gaps | {"review": numeric_date(event.review_on, language)}


def _transfer_words(
    event: ConsentGiven | ConsentWithdrawn | Referred, language: Language
) -> tuple[Words, dict[str, str]]:
    if isinstance(event, ConsentWithdrawn):
        return Words(
            "Der Mensch widerrief die Einwilligung für {recipient}; nichts geht mehr "
            "dorthin.",
            "The person withdrew the consent for {recipient}; nothing goes there any "
            "more.",
        ), {"recipient": event.recipient}
    joined = AND.to(language)
    if isinstance(event, ConsentGiven):
        names = enumerated(sorted(event.consent.fields), last=joined)
        return Words(
            "Der Mensch willigte ein, dass {recipient} diese Felder bekommt: {fields}.",
            "The person agreed that {recipient} gets these fields: {fields}.",
        ), {"recipient": event.consent.recipient, "fields": names}
    return Words(
        "An {recipient} gingen genau diese Felder: {fields}.",
        "Exactly these fields went to {recipient}: {fields}.",
    ), {"recipient": event.provider, "fields": enumerated(event.fields, last=joined)}


def _visit_words(
    event: VisitAgreed | VisitScheduled | VisitAnnounced | VisitEnded,
    language: Language,
) -> tuple[Words, dict[str, str]]:
    gaps = {
        "day": day_in_words(event.day, language),
        "time": clock_in_words(event.start_minute, language),
        "place": PLACE_WORDS[event.place].to(language),
    }
    if isinstance(event, VisitEnded):
        return OUTCOME_WORDS[event.outcome][1], gaps
    if isinstance(event, VisitAgreed):
        gaps["end"] = clock_in_words(event.end_minute, language)
        return Words(
            "Ein Treffen {place} ist vereinbart: {day}, zwischen {time} und {end}.",
            "A meeting {place} is agreed: {day}, between {time} and {end}.",
        ), gaps
    if isinstance(event, VisitScheduled):
        return Words(
            "Ein Besuch zu zweit wurde geplant ({place}): {day}, {time}.",
            "A visit by two was planned ({place}): {day}, {time}.",
        ), gaps
    return Words(
        "Der Besuch wurde angekündigt: {day}, {time}.",
        "The visit was announced: {day}, {time}.",
    ), gaps
