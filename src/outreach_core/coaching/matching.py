"""Which offers suit a person, and in plain words why or why not."""

from collections.abc import Iterable

import attrs
import pendulum

from outreach_core._messages import Words, in_both, listed
from outreach_core.calendar import numeric_date
from outreach_core.coaching.needs import CoachingNeed
from outreach_core.coaching.offers import SUBJECT_WORDS, CoachingOffer, Subject
from outreach_core.people import language_words


@attrs.frozen(kw_only=True)
class Reason:
    """One thing that speaks for an offer, or stands in the way of it.

    Attributes:
        words: The reason as a short sentence.
        met: ``False``: this alone means that the offer does not suit.
    """

    words: Words = attrs.field(repr=False)
    met: bool


@attrs.frozen(kw_only=True)
class OfferMatch:
    """One offer held against one need; the person decides, not the order.

    Attributes:
        offer: The offer.
        fits: Nothing stands in the way.
        reasons: All reasons, what stands in the way first.
        obstacles: Those of *reasons* that stand in the way.
        score: Number of wished subjects that the offer covers.
        wait_days: Days from the day of the question until the person could begin.
    """

    offer: CoachingOffer
    fits: bool
    reasons: tuple[Words, ...] = attrs.field(repr=False)
    obstacles: tuple[Words, ...] = attrs.field(repr=False)
    score: int = attrs.field(repr=False)
    wait_days: int


def match_offers(
    need: CoachingNeed, offers: Iterable[CoachingOffer], *, as_of: pendulum.Date
) -> tuple[OfferMatch, ...]:
    """Hold every offer against *need*; none is left out, none is chosen.

    Args:
        need: What the person would like.
        offers: The office's list, in any order.
        as_of: The day the question is asked for.

    Returns:
        Best first: what fits, then more wished subjects, then the shorter wait, then
        more free places, then the id of the offer.
    """
    found = (_match(need, offer, as_of) for offer in offers)
    return tuple(
        sorted(
            found,
            key=lambda m: (
                not m.fits,
                -m.score,
                m.wait_days,
                -m.offer.free_places,
                m.offer.id,
            ),
        )
    )


def _match(
    need: CoachingNeed, offer: CoachingOffer, as_of: pendulum.Date
) -> OfferMatch:
    start = offer.first_day(_first_wished(need, as_of))
    reasons = (
        _subject(need, offer),
        _language(need, offer),
        _places(offer),
        _start(need, offer, as_of),
        _accreditation(offer, start),
    )
    obstacles = tuple(reason.words for reason in reasons if not reason.met)
    return OfferMatch(
        offer=offer,
        fits=not obstacles,
        reasons=(*obstacles, *(reason.words for reason in reasons if reason.met)),
        obstacles=obstacles,
        score=len(need.subjects & offer.subjects),
        wait_days=(start - as_of).days,
    )


def _first_wished(need: CoachingNeed, as_of: pendulum.Date) -> pendulum.Date:
    return as_of if need.earliest is None else max(as_of, need.earliest)


def _names(subjects: Iterable[Subject]) -> Words:
    return listed(SUBJECT_WORDS[subject] for subject in sorted(subjects))


def _subject(need: CoachingNeed, offer: CoachingOffer) -> Reason:
    if not need.subjects:
        words = Words(
            "Es ist kein Thema genannt: jedes Angebot kommt in Frage.",
            "No subject was named: every offer is possible.",
        )
        return Reason(words=words, met=True)
    if not offer.subjects:
        words = Words(
            "Das Angebot ist für alle Themen offen.",
            "The offer is open to every subject.",
        )
        return Reason(words=words, met=True)
    shared = need.subjects & offer.subjects
    if not shared:
        words = Words(
            "Es geht um {subjects}, nicht um das gewünschte Thema.",
            "It is about {subjects}, not about the subject wished for.",
        )
        return Reason(words=words.fill(subjects=_names(offer.subjects)), met=False)
    words = Words(
        "Es geht um das gewünschte Thema: {subjects}.",
        "It is about the subject wished for: {subjects}.",
    )
    return Reason(words=words.fill(subjects=_names(shared)), met=True)


def _language(need: CoachingNeed, offer: CoachingOffer) -> Reason:
    name = language_words(need.language)
    if need.language in offer.languages:
        words = Words("Man spricht dort {name}.", "{name} is spoken there.")
        return Reason(words=words.fill(name=name), met=True)
    words = Words("Man spricht dort kein {name}.", "{name} is not spoken there.")
    return Reason(words=words.fill(name=name), met=False)


def _places(offer: CoachingOffer) -> Reason:
    if offer.free_places == 0:
        words = Words("Es ist kein Platz frei.", "No place is free.")
        return Reason(words=words, met=False)
    if offer.free_places == 1:
        words = Words("Ein Platz ist frei.", "One place is free.")
        return Reason(words=words, met=True)
    words = Words("{n} Plätze sind frei.", "{n} places are free.")
    return Reason(words=words.fill(n=offer.free_places), met=True)


def _start(need: CoachingNeed, offer: CoachingOffer, as_of: pendulum.Date) -> Reason:
    if offer.starts_on is None:
        words = Words("Der Beginn ist jederzeit möglich.", "It can begin any day.")
        return Reason(words=words, met=True)
    if offer.starts_on < as_of:
        words = Words(
            "Es hat am {day} begonnen; nach dem nächsten Beginn bitte fragen.",
            "It began on {day}; please ask for the next start.",
        )
        return Reason(
            words=words.fill(day=in_both(numeric_date, offer.starts_on)), met=False
        )
    if need.earliest is not None and offer.starts_on < need.earliest:
        words = Words(
            "Es beginnt am {day}, gewünscht ist ab {wished}.",
            "It begins on {day}, wished for is from {wished} on.",
        )
        filled = words.fill(
            day=in_both(numeric_date, offer.starts_on),
            wished=in_both(numeric_date, need.earliest),
        )
        return Reason(words=filled, met=False)
    words = Words("Es beginnt am {day}.", "It begins on {day}.")
    return Reason(
        words=words.fill(day=in_both(numeric_date, offer.starts_on)), met=True
    )


def _accreditation(offer: CoachingOffer, start: pendulum.Date) -> Reason:
    if offer.municipal_service:
        words = Words(
            "Es ist eine kommunale Leistung (§ 16a SGB II).",
            "It is a municipal service (§ 16a SGB II).",
        )
        return Reason(words=words, met=True)
    if offer.accredited_until is None:
        words = Words(
            "Eine Zulassung ist nicht eingetragen (§ 16k Abs. 5 SGB II).",
            "No accreditation is on record (§ 16k (5) SGB II).",
        )
        return Reason(words=words, met=False)
    until = in_both(numeric_date, offer.accredited_until)
    if not offer.may_be_paid_on(start):
        words = Words(
            "Die Zulassung endet am {until}, vor dem Beginn (§ 16k Abs. 5 SGB II).",
            "The accreditation ends on {until}, before the start (§ 16k (5) SGB II).",
        )
        return Reason(words=words.fill(until=until), met=False)
    words = Words(
        "Der Träger ist bis {until} zugelassen (§ 16k Abs. 5 SGB II).",
        "The provider is accredited until {until} (§ 16k (5) SGB II).",
    )
    return Reason(words=words.fill(until=until), met=True)
