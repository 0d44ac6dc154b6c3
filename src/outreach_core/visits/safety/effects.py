"""What follows from a note for planning, without the note?

Planning sees that there is a protective reason and what it asks for. Which one it is
stays behind the gate of ``notes_for``: no reason, no fact, no date gets this far.
"""

import enum
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from outreach_core._messages import Words, listed
from outreach_core.errors import InvalidValueError
from outreach_core.visits.requests import PlaceKind, TimeWindow, VisitRequest

NOON: Final = 12 * 60
"""Visits that may only be made in the morning begin before this minute."""


class ProtectiveEffect(enum.StrEnum):
    """What a protective reason can ask of a visit; a closed list."""

    TWO_SENIORS = "two_seniors"
    """Both of the pair are experienced."""
    TRAINED = "trained"
    """One of the two has the training that the office names for it."""
    NOT_AT_HOME = "not_at_home"
    """Anywhere but at home: café, office, contact point, a walk."""
    ONLY_MORNINGS = "only_mornings"
    """The visit begins before noon."""


EFFECT_WORDS: Final = {
    ProtectiveEffect.TWO_SENIORS: Words(
        "zwei erfahrene Personen", "two experienced people"
    ),
    ProtectiveEffect.TRAINED: Words(
        "eine Person mit Schulung", "one person with training"
    ),
    ProtectiveEffect.NOT_AT_HOME: Words("nicht zu Hause", "not at home"),
    ProtectiveEffect.ONLY_MORNINGS: Words("nur vormittags", "only in the morning"),
}
"""The effects in words."""

_ELSEWHERE: Final = Words(
    "Ein Schutzgrund spricht gegen einen Besuch zu Hause. Einen anderen Ort anbieten.",
    "A protective reason speaks against a visit at home. Offer another place.",
)
_CALL_FIRST: Final = Words(
    "Ein Schutzgrund lässt nur den Vormittag zu, angekündigt ist ein anderer Beginn. "
    "Die Person anrufen und neu vereinbaren.",
    "A protective reason leaves only the morning, another begin was announced. Call "
    "the person and agree anew.",
)


def protect(
    request: VisitRequest,
    effects: Iterable[ProtectiveEffect],
    *,
    training: str = "",
) -> VisitRequest:
    """Return *request* as planning gets it: with the effects, without a note.

    Windows end before noon where only mornings are left; a visit at home that must be
    elsewhere is blocked with the advice to offer another place; both are said without
    the reason. A promise is no exception: an agreed time in the afternoon falls away,
    and a visit announced for then is blocked until somebody has called the person.

    Args:
        request: What is asked for.
        effects: What follows from the notes, see ``effects_on``; empty: no change.
        training: Short name of the training that the office wants for it.

    Raises:
        InvalidValueError: A training is asked for and *training* does not name one.
    """
    asked = frozenset(effects)
    if not asked:
        return request
    if ProtectiveEffect.TRAINED in asked and not training.strip():
        raise InvalidValueError(
            field="training", expected="the training that the office wants for it"
        )
    mornings = ProtectiveEffect.ONLY_MORNINGS in asked
    trained = {training} if ProtectiveEffect.TRAINED in asked else set()
    windows = tuple(_mornings(request.windows)) if mornings else request.windows
    return attrs.evolve(
        request,
        windows=windows,
        both_senior=request.both_senior or ProtectiveEffect.TWO_SENIORS in asked,
        needs_trainings=request.needs_trainings | trained,
        blocked=(*request.blocked, *_in_the_way(request, asked)),
        pair_words=protection_words(asked),
    )


def _in_the_way(
    request: VisitRequest, asked: frozenset[ProtectiveEffect]
) -> Iterator[Words]:
    at_home = request.place.kind is PlaceKind.HOME
    if at_home and ProtectiveEffect.NOT_AT_HOME in asked:
        yield _ELSEWHERE
    # What was announced holds whatever the windows say; here it must not.
    announced = request.pinned is not None and request.pinned.start_minute >= NOON
    if announced and ProtectiveEffect.ONLY_MORNINGS in asked:
        yield _CALL_FIRST


def _mornings(windows: Iterable[TimeWindow]) -> Iterator[TimeWindow]:
    for window in windows:
        if window.start_minute < NOON:
            yield attrs.evolve(window, end_minute=min(window.end_minute, NOON - 1))


def protection_words(effects: Iterable[ProtectiveEffect]) -> Words:
    """Return the phrase that stands for the notes in every explanation, in one order."""
    asked = frozenset(effects)
    return listed(EFFECT_WORDS[e] for e in ProtectiveEffect if e in asked)
