"""Which visits has somebody been told of, and does that still hold?

A letter binds us: who was told of one day and meets another has been misled. So the
case remembers what was told, and a letter that may have gone out counts as told.
"""

from collections.abc import Container, Iterable, Iterator
from typing import Final

import attrs
import pendulum

from outreach_core._validators import is_day
from outreach_core.cases import (
    Answered,
    AnswerKind,
    Case,
    CaseClosed,
    CaseVisit,
    DecidedOtherwise,
    LetterHandedOver,
    VisitAgreed,
    VisitAnnounced,
    VisitCancelled,
    VisitScheduled,
    VisitState,
)
from outreach_core.errors import InvalidValueError
from outreach_core.ids import CustomerId, StaffId
from outreach_core.letters import LetterKey, LetterKind, VisitSlot
from outreach_core.people import MeetingPlace
from outreach_core.visits import PlannedWeek

_LAST_MINUTE: Final = 24 * 60 - 1
_TELLING: Final = (
    LetterKind.ANNOUNCEMENT,
    LetterKind.CHANGE,
    LetterKind.OTHER_PAIR,
)


@attrs.frozen(kw_only=True)
class ArrivalWindow:
    """Between which times the two may ring, around the planned begin.

    A promise to the minute is broken by the first red light. The window is wider after
    the begin than before it: people get ready, and waiting is easier than being early.

    Attributes:
        before_minutes: How much earlier than planned, 0 or more.
        after_minutes: How much later than planned, 1 or more.
        rounded_to_minutes: Both ends are widened to a multiple of it, 1 to 60.
    """

    before_minutes: int = 15
    after_minutes: int = 30
    rounded_to_minutes: int = 5

    def __attrs_post_init__(self) -> None:
        for field, least, most in (
            ("before_minutes", 0, 12 * 60),
            ("after_minutes", 1, 12 * 60),
            ("rounded_to_minutes", 1, 60),
        ):
            if not least <= getattr(self, field) <= most:
                raise InvalidValueError(field, f"{least} to {most} minutes")

    def around(self, day: pendulum.Date, start_minute: int) -> VisitSlot:
        """Return the slot that a letter names for a visit; it never leaves the day."""
        step = self.rounded_to_minutes
        first = (start_minute - self.before_minutes) // step * step
        last = -(-(start_minute + self.after_minutes) // step) * step
        return VisitSlot(
            day=day, start_minute=max(0, first), end_minute=min(_LAST_MINUTE, last)
        )


@attrs.frozen(kw_only=True)
class StandingVisit:
    """One visit of a plan, as a letter has to know it.

    Attributes:
        customer: Whose visit.
        visit: Opaque name of the visit.
        day: The day.
        start_minute: Planned begin, minutes after local midnight.
        pair: The two who go, sorted.
        place: Where to meet.
    """

    customer: CustomerId
    visit: str
    day: pendulum.Date = attrs.field(validator=is_day)
    start_minute: int
    pair: tuple[StaffId, ...]
    place: MeetingPlace = MeetingPlace.HOME

    def told(self, on: pendulum.Date) -> VisitAnnounced:
        """Return the event that the person knows of this visit."""
        return VisitAnnounced(
            on=on,
            visit=self.visit,
            day=self.day,
            start_minute=self.start_minute,
            pair=self.pair,
            place=self.place,
        )


def visits_of_week(week: PlannedWeek) -> tuple[StandingVisit, ...]:
    """Return the visits of a planned week, sorted by customer, day and time."""
    found = (
        StandingVisit(
            customer=week.problem.request(stop.visit).customer,
            visit=stop.visit,
            day=tour.day,
            start_minute=stop.start_minute,
            pair=tour.pair,
            place=week.problem.request(stop.visit).wishes.place,
        )
        for tour in week.plan.tours
        for stop in tour.stops
    )
    return _sorted(found)


def visits_on_record(
    cases: Iterable[Case], *, after: pendulum.Date
) -> tuple[StandingVisit, ...]:
    """Return the visits that stand in the cases and lie behind *after*, sorted."""
    found = (
        StandingVisit(
            customer=case.customer,
            visit=visit.visit,
            day=visit.day,
            start_minute=visit.start_minute,
            pair=visit.pair,
            place=visit.place,
        )
        for case in cases
        if case.closed is None
        for visit in case.open_visits
        if visit.day > after
    )
    return _sorted(found)


def _sorted(visits: Iterable[StandingVisit]) -> tuple[StandingVisit, ...]:
    return tuple(sorted(visits, key=lambda v: (v.customer, v.day, v.start_minute)))


def is_agreed(case: Case, day: pendulum.Date) -> bool:
    """Say whether the person chose *day*, or said "do come" to a visit on it."""
    promise = case.promise
    chosen = promise is not None and promise.day == day
    return chosen or any(v.agreed and v.day == day for v in case.open_visits)


def ordinal(case: Case, visit: str) -> int:
    """Count which visit of the case this is, from 1; a name that holds no id."""
    names = dict.fromkeys(
        e.visit
        for e in case.events
        if isinstance(e, VisitScheduled | VisitAnnounced) and e.visit
    )
    return list(names).index(visit) + 1 if visit in names else len(names) + 1


def occasion_of(  # noqa: PLR0917  what a letter about a visit is named after
    case: Case,
    kind: LetterKind,
    visit: str,
    day: pendulum.Date,
    start_minute: int,
    pair: tuple[StaffId, ...] = (),
) -> str:
    """Name the occasion of a letter about a visit; the same as long as nothing changed.

    It holds no id: a number within the case, how often the person was told before, the
    day, and which pair it is from the second one on. Moved away and back again is
    another occasion than the first time.

    Args:
        case: The case.
        kind: What the letter is for.
        visit: Name of the visit.
        day: Its day.
        start_minute: Its begin, minutes after local midnight.
        pair: Who comes, sorted; empty where that does not matter.
    """
    before = sum(
        isinstance(e, VisitAnnounced) and e.visit == visit for e in case.events
    )
    slot = _slot(day, start_minute, _number_of_pair(case, visit, pair))
    return _occasion(kind, ordinal(case, visit), before, slot)


def _number_of_pair(case: Case, visit: str, pair: tuple[StaffId, ...]) -> int:
    """Count which pair of a visit this is, from 1; a name that holds no id.

    A letter that was begun for other people must not pass for this one.
    """
    pairs = list(
        dict.fromkeys(
            e.pair
            for e in case.events
            if isinstance(e, VisitScheduled | VisitAnnounced) and e.visit == visit
        )
    )
    if not pair:
        return 1
    return pairs.index(pair) + 1 if pair in pairs else len(pairs) + 1


def _slot(day: pendulum.Date, start_minute: int, pair: int) -> str:
    hour, minute = divmod(start_minute, 60)
    which = f"-{pair}" if pair > 1 else ""
    return f"{day.isoformat()}-{hour:02}{minute:02}{which}"


def _occasion(kind: LetterKind, number: int, before: int, slot: str) -> str:
    return f"{kind.value.replace('_', '-')}-{number}-{before + 1}-{slot}"


def occasions_of_visits(case: Case) -> frozenset[str]:
    """Return every occasion on which the person may have been written to about a visit.

    Also of letters that were begun and never handed over.
    """
    found = set()
    for event in case.events:
        if not isinstance(event, VisitScheduled | VisitAnnounced):
            continue
        number = ordinal(case, event.visit)
        told = sum(
            isinstance(e, VisitAnnounced) and e.visit == event.visit
            for e in case.events
        )
        nth = _number_of_pair(case, event.visit, event.pair)
        slot, when = (_slot(event.day, event.start_minute, n) for n in (nth, 1))
        found |= {
            _occasion(kind, number, before, named)
            for before in range(told + 1)
            for kind, named in (
                *((kind, slot) for kind in _TELLING),
                (LetterKind.CANCELLATION, when),
            )
        }
    return frozenset(found)


def last_told(
    case: Case,
    visit: str,
    *,
    reserved: Container[str],
    now: StandingVisit | None = None,
) -> VisitAnnounced | VisitScheduled | None:
    """Return what the person knows, or may know, of a visit; ``None``: nothing.

    Args:
        case: The case.
        visit: Name of the visit.
        reserved: Keys of letters that a run killed on its way may have handed over.
        now: How the visit stands in the plan; a letter that says just this is finished
            and no doubt. ``None``: it stands in no plan.
    """
    for event in reversed(case.events):
        if not isinstance(event, VisitScheduled) or event.visit != visit:
            continue
        if now is not None and _same_promise(event, now):
            continue
        if any(_key(case, kind, event) in reserved for kind in _TELLING):
            off = occasion_of(
                case, LetterKind.CANCELLATION, visit, event.day, event.start_minute
            )
            return None if now is None and _went_out(case, off) else event
    told = next(
        (
            e
            for e in reversed(case.events)
            if isinstance(e, VisitAnnounced) and e.visit == visit
        ),
        None,
    )
    if told is None:
        return None
    off = occasion_of(case, LetterKind.CANCELLATION, visit, told.day, told.start_minute)
    taken_back = _went_out(case, off) or (
        now is not None and _key(case, LetterKind.CANCELLATION, told) in reserved
    )
    return None if taken_back else told


def _same_promise(event: VisitScheduled, now: StandingVisit) -> bool:
    said = (event.day, event.start_minute, event.pair)
    return said == (now.day, now.start_minute, now.pair)


def _key(case: Case, kind: LetterKind, event: VisitAnnounced | VisitScheduled) -> str:
    pair = event.pair if kind in _TELLING else ()
    occasion = occasion_of(case, kind, event.visit, event.day, event.start_minute, pair)
    return LetterKey(customer=case.customer, occasion=occasion).text


def _went_out(case: Case, occasion: str) -> bool:
    return any(
        isinstance(e, LetterHandedOver) and e.occasion == occasion for e in case.events
    )


def to_call_off(
    case: Case, standing: Container[str], *, days: Container[pendulum.Date]
) -> Iterator[CaseVisit]:
    """Yield visits that we, and not the person, have taken out of the plan.

    What the person called off themself needs no letter from us; what was moved to
    another week stands there.

    Args:
        case: The case.
        standing: Names of the visits that the plan keeps.
        days: Days that the plan covers: an open visit on them that is not in the plan
            has been dropped.
    """
    for visit in case.visits:
        if not visit.visit or visit.visit in standing:
            continue
        dropped = visit.state is VisitState.OPEN and visit.day in days
        if dropped or _ours(case, visit):
            yield visit


def _ours(case: Case, visit: CaseVisit) -> bool:
    """Say whether a cancelled visit was cancelled by the office."""
    if visit.state is not VisitState.CANCELLED:
        return False
    for event in reversed(case.events):
        match event:
            case VisitCancelled(visit=name) if name == visit.visit:
                return True
            case DecidedOtherwise() if event.waits:
                return True
            case Answered(answer=answer) if answer is not AnswerKind.VISIT_WELCOME:
                return False
            case VisitAgreed() | CaseClosed():
                return False
            case _:
                pass
    return False
