"""What the invented people answer and who opens the door; seeded, never the truth.

The shares are defaults for simulation, taken from press reports on Kassel and other
offices (about half of the people react to a letter; of seven doors on a bad day one
opens). They are no forecast.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random
from typing import Final, TypeVar

import pendulum

from outreach_core.cases import (
    MET_OUTCOMES,
    Answered,
    AnswerKind,
    CaseClosed,
    CaseEvent,
    ClosingReason,
    CoachingWished,
    HandoverConfirmed,
    HandoverProposed,
    VisitAgreed,
    VisitEnded,
    VisitOutcome,
)
from outreach_core.coaching import CoachingNeed, Subject
from outreach_core.contacts import Channel
from outreach_core.ids import CustomerId
from outreach_core.visits import PlannedWeek, VisitRequest

K = TypeVar("K")

ANSWERS: Final = 0.45
"""Share of people who answer a first letter by themselves."""
OPEN_WHEN_AGREED: Final = 0.45
OPEN_OTHERWISE: Final = 0.14
"""Share of doors that open: one of seven, unless the visit was agreed."""
COACHING: Final = 0.12
"""Share of people in touch who would like coaching."""
HANDED_OVER: Final = 0.5
"""Share of people who came or called and talked with their caseworker since."""

_KINDS: Final[Sequence[tuple[AnswerKind, float]]] = (
    (AnswerKind.TALKED, 0.34),
    (AnswerKind.COMES_TO_OFFICE, 0.24),
    (AnswerKind.OTHER_DATE, 0.12),
    (AnswerKind.VISIT_WELCOME, 0.12),
    (AnswerKind.OTHER_PLACE, 0.06),
    (AnswerKind.NO_VISIT, 0.09),
    (AnswerKind.ASKED_TO_STOP, 0.03),
)
_CHANNELS: Final = (Channel.PHONE, Channel.PHONE, Channel.MESSAGE, Channel.LETTER)
_TALKS: Final = frozenset({AnswerKind.TALKED, AnswerKind.COMES_TO_OFFICE})
_SAYS_YES: Final = frozenset({AnswerKind.OTHER_DATE, AnswerKind.VISIT_WELCOME})
_LEFT: Final = 0.04
"""Share of answers that say: in work by now, or moved away."""
_HALF_DAYS: Final = ((9 * 60, 11 * 60 + 30), (13 * 60, 15 * 60 + 30))
_FRIDAY: Final = 4
Slot = tuple[pendulum.Date, int, int]
"""Day, first and last begin of a visit in minutes after midnight."""
_OPENED: Final[Sequence[tuple[VisitOutcome, float]]] = (
    (VisitOutcome.MET_INSIDE, 0.55),
    (VisitOutcome.MET_AT_DOOR, 0.3),
    (VisitOutcome.ASKED_FOR_OTHER_DATE, 0.1),
    (VisitOutcome.REFUSED, 0.05),
)
_CLOSED: Final[Sequence[tuple[VisitOutcome, float]]] = (
    (VisitOutcome.NOBODY_OPENED, 0.9),
    (VisitOutcome.THIRD_PERSON_OPENED, 0.05),
    (VisitOutcome.SPOKE_THROUGH_DOOR, 0.05),
)
_SUBJECTS: Final = (
    Subject.DEBT,
    Subject.DEBT,
    Subject.ADDICTION,
    Subject.JUSTICE,
    Subject.MENTAL_HEALTH,
    Subject.DAILY_STRUCTURE,
)


def play_answers(
    written_to: Iterable[CustomerId],
    *,
    seed: int,
    days: Sequence[pendulum.Date],
    slots: Iterable[Slot],
) -> Mapping[CustomerId, tuple[CaseEvent, ...]]:
    """Play who answers a letter, how, and what follows from it.

    Each person has a random generator of their own, so that leaving one person out
    changes nobody else's answer. Whoever says yes to a visit gets the next free slot:
    an office offers what it can keep.

    Args:
        written_to: Who got a letter.
        seed: The same seed plays the same answers.
        days: Days on which answers come, oldest first.
        slots: Times that can be promised, the earliest first, each once.

    Returns:
        Events by customer, in order; people who did not answer are missing.
    """
    free = iter(slots)
    events = {}
    for customer in sorted(written_to):
        chance = Random(f"{seed} answer {customer}")  # noqa: S311  a play, no secret
        if chance.random() < ANSWERS:
            events[customer] = tuple(_answer(chance, days, free))
    return events


def visiting_slots(days: Iterable[pendulum.Date], *, at_once: int) -> tuple[Slot, ...]:
    """List the half days that can be promised; Friday afternoons are nobody's.

    Args:
        days: Working days, in order.
        at_once: How many visits can be promised for one half day.
    """
    return tuple(
        (day, start, end)
        for day in days
        for start, end in (_HALF_DAYS[:1] if day.weekday() == _FRIDAY else _HALF_DAYS)
        for _ in range(at_once)
    )


def _answer(
    chance: Random, days: Sequence[pendulum.Date], free: Iterator[Slot]
) -> Iterable[CaseEvent]:
    day = chance.choice(days)
    kind = _drawn(chance, _KINDS)
    yield Answered(on=day, channel=chance.choice(_CHANNELS), answer=kind)
    slot = next(free, None) if kind in _SAYS_YES else None
    if slot is not None:
        yield VisitAgreed(on=day, day=slot[0], start_minute=slot[1], end_minute=slot[2])
    if kind not in _TALKS:
        return
    if chance.random() < _LEFT:
        reasons = (ClosingReason.IN_WORK, ClosingReason.MOVED_CONFIRMED)
        yield CaseClosed(on=day, reason=chance.choice(reasons))
        return
    if chance.random() < COACHING:
        yield CoachingWished(on=day)
    if chance.random() < HANDED_OVER:
        yield HandoverProposed(on=day)
        yield HandoverConfirmed(on=days[-1])


def play_doors(
    week: PlannedWeek, *, seed: int
) -> Mapping[CustomerId, tuple[CaseEvent, ...]]:
    """Play which doors open; most stay closed.

    Args:
        week: The visits that were made, as planned.
        seed: The same seed opens the same doors.
    """
    events: dict[CustomerId, tuple[CaseEvent, ...]] = {}
    for tour in week.plan.tours:
        for stop in tour.stops:
            request = week.problem.request(stop.visit)
            chance = Random(f"{seed} door {stop.visit}")  # noqa: S311  a play
            ended = VisitEnded(
                on=tour.day,
                outcome=_outcome(chance, request),
                day=tour.day,
                start_minute=stop.start_minute,
                visit=stop.visit,
            )
            events[request.customer] = (ended, *_after(chance, ended))
    return events


def _outcome(chance: Random, request: VisitRequest) -> VisitOutcome:
    share = OPEN_WHEN_AGREED if request.agreed else OPEN_OTHERWISE
    return _drawn(chance, _OPENED if chance.random() < share else _CLOSED)


def _after(chance: Random, ended: VisitEnded) -> Iterable[CaseEvent]:
    if ended.outcome not in MET_OUTCOMES:
        return
    if chance.random() < COACHING * 3:
        # Whoever opens the door often has something to talk about.
        yield CoachingWished(on=ended.on)
    yield HandoverProposed(on=ended.on)


def needs(
    wishing: Iterable[CustomerId], languages: Mapping[CustomerId, str], *, seed: int
) -> Mapping[CustomerId, CoachingNeed]:
    """Invent what people would like coaching about; kept nowhere after the referral."""
    found = {}
    for customer in sorted(wishing):
        chance = Random(f"{seed} need {customer}")  # noqa: S311  a play
        found[customer] = CoachingNeed(
            subjects=frozenset({chance.choice(_SUBJECTS)}),
            language=languages[customer],
        )
    return found


def _drawn(chance: Random, shares: Sequence[tuple[K, float]]) -> K:
    kinds, weights = zip(*shares, strict=True)
    drawn: K = chance.choices(kinds, weights)[0]
    return drawn
