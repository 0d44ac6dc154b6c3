"""How two come to meet at a stop, and where each goes on: in words, for paper."""

from collections.abc import Iterator
from typing import Final

from outreach_core._messages import Language, Words
from outreach_core.calendar import clock
from outreach_core.visits.plan import Tour, VisitPlan
from outreach_core.visits.ways_alone import WayAlone, ways_alone
from outreach_core.visits.weeks import PlannedWeek

_MEET: Final = Words(
    "Treffen um {at} Uhr am ersten Halt: {who}. Wer früher da ist, wartet nicht vor "
    "der Tür.",
    "Meet at {at} at the first stop: {who}. Whoever is early does not wait at the door.",
)
_PART: Final = Words(
    "Danach geht jede und jeder allein weiter: {who}.",
    "Then each goes on alone: {who}.",
)
_COMES: Final = Words(
    "{who} {start}, los {leave} Uhr, {minutes} min",
    "{who} {start}, leaves {leave}, {minutes} min",
)
_FROM_STOP: Final = Words("von {visit}", "from {visit}")
_FROM_OFFICE: Final = Words("aus dem Büro", "from the office")
_FROM_ELSEWHERE: Final = Words("vom Startort", "from the place of start")
_GOES: Final = Words("{who} {end}, {minutes} min", "{who} {end}, {minutes} min")
_TO_STOP: Final = Words(
    "zu {visit} mit {other} um {at} Uhr", "to {visit} with {other} at {at}"
)
_TO_OFFICE: Final = Words("ins Büro", "to the office")
_TO_ELSEWHERE: Final = Words("zum Zielort", "to the place where the day ends")
_FREE: Final = Words(
    "{words}, vorher {wait} min frei", "{words}, {wait} min free before"
)


def meeting_words(week: PlannedWeek, tour: Tour) -> Words | None:
    """Return from where each of the two comes; ``None``: they set out together."""
    if not tour.meets_at_stop:
        return None
    ways = _ways(week, tour)
    first = tour.stops[0].visit
    said = [_comes(week, way) for way in ways if way.before == first]
    return _MEET.fill(at=clock(tour.start_minute), who=_joined(said))


def parting_words(week: PlannedWeek, tour: Tour) -> Words | None:
    """Return where each of the two goes; ``None``: they come back together."""
    if not tour.parts_at_stop:
        return None
    last = tour.stops[-1].visit
    said = [_goes(week, way) for way in _ways(week, tour) if way.after == last]
    return _PART.fill(who=_joined(said))


def _ways(week: PlannedWeek, tour: Tour) -> tuple[WayAlone, ...]:
    same = [
        other
        for other in week.plan.tours
        if other.day == tour.day and not set(other.pair).isdisjoint(tour.pair)
    ]
    ways = ways_alone(week.problem, VisitPlan(tours=tuple(same)))
    return tuple(way for way in ways if way.person in tour.pair)


def _comes(week: PlannedWeek, way: WayAlone) -> Words:
    start = _FROM_ELSEWHERE
    if way.after is not None:
        start = _FROM_STOP.fill(visit=way.after)
    elif way.start == week.problem.office.id:
        start = _FROM_OFFICE
    who, leave = week.name_of(way.person), clock(way.leave_minute)
    return _COMES.fill(who=who, start=start, leave=leave, minutes=way.minutes)


def _goes(week: PlannedWeek, way: WayAlone) -> Words:
    end = _TO_ELSEWHERE
    if way.before is not None:
        other = " + ".join(_others(week, way))
        end = _TO_STOP.fill(visit=way.before, other=other, at=clock(way.arrive_minute))
    elif way.end == week.problem.office.id:
        end = _TO_OFFICE
    who = week.name_of(way.person)
    said = _GOES.fill(who=who, end=end, minutes=way.minutes)
    return _FREE.fill(words=said, wait=way.wait_minutes) if way.wait_minutes else said


def _others(week: PlannedWeek, way: WayAlone) -> Iterator[str]:
    found = None if way.before is None else week.plan.stop_of(way.before)
    for person in () if found is None else found[0].pair:
        if person != way.person:
            yield week.name_of(person)


def _joined(said: list[Words]) -> Words:
    return Words("; ".join(w.de for w in said), "; ".join(w.en for w in said))


def meeting_lines(week: PlannedWeek, tour: Tour, language: Language) -> tuple[str, ...]:
    """Return what is to be said about meeting and parting; empty for other tours."""
    words = (meeting_words(week, tour), parting_words(week, tour))
    return tuple(each.to(language) for each in words if each is not None)
