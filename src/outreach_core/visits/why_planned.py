"""Why this visit is planned with this pair, on this day, at this time."""

from typing import Final

from outreach_core._messages import Words, in_both, listed
from outreach_core.calendar import clock, short_day
from outreach_core.calendar.day_parts import PART_WORDS, WEEKDAY_WORDS, part_of_day
from outreach_core.ids import StaffId
from outreach_core.people import Presence, language_words
from outreach_core.visits._model import Model, SearchWeights
from outreach_core.visits.obstacles import candidates
from outreach_core.visits.pairs import is_mixed
from outreach_core.visits.plan import Tour, VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitId, VisitRequest
from outreach_core.visits.ways_alone import ways_alone
from outreach_core.visits.windows import last_closed_door, open_windows

_NOT_PLANNED: Final = Words(
    "Dieser Besuch ist nicht geplant.", "This visit is not planned."
)
_OPENING: Final = Words(
    "{day}, {start} Uhr, {who}: {parts}.", "{day}, {start}, {who}: {parts}."
)
_AGREED: Final = Words("zugesagt für diese Zeit", "agreed for this time")
_IN_WINDOW: Final = Words(
    "innerhalb der möglichen Zeit {first} bis {last}",
    "within the possible time {first} to {last}",
)
_URGENCY: Final = Words("Dringlichkeit {urgency}", "urgency {urgency}")
_BECAUSE: Final = Words("Dringlichkeit {urgency} ({why})", "urgency {urgency} ({why})")
_ANNOUNCED: Final = Words(
    "so angekündigt und darum unverändert", "announced like that and so left unchanged"
)
_ASKED_FOR: Final = Words(
    "die Person hat darum gebeten", "the person asked for the visit"
)
_ANOTHER_TIME: Final = Words(
    "zuletzt blieb die Tür {weekday} {part} zu, darum eine andere Zeit",
    "last time the door stayed shut {weekday} {part}, therefore another time",
)
_SAME_HOUSEHOLD: Final = Words(
    "in derselben Tour wie ein weiterer Besuch im Haushalt",
    "in one tour with another visit to the household",
)
_LANGUAGE: Final = Words(
    "{who} spricht {language} wie gewünscht", "{who} speaks {language} as asked for"
)
_PRESENCE: Final = Words(
    "das Paar entspricht dem Wunsch, wer kommen soll",
    "the pair meets the wish who should come",
)
_WISHED: Final = Words("{who} ist gewünscht", "{who} was asked for")
_KNOWN: Final = Words("{who} ist der Person bekannt", "the person knows {who}")
_MIXED: Final = Words("gemischtes Paar", "mixed pair")
# That there is a reason, and what it asks for; never which one it is.
_PROTECTED: Final = Words(
    "ein Schutzgrund verlangt: {what}", "a protective reason asks for: {what}"
)
_ONLY_WAY: Final = Words(
    "nur dieses Paar kann an diesem Tag gehen", "only this pair can go on this day"
)
_WAY: Final = Words("{minutes} Minuten Weg dorthin", "{minutes} minutes to get there")
_THEY_MEET: Final = Words(
    "die beiden treffen sich dort ({ways} Minuten Weg)",
    "the two meet there ({ways} minutes to get there)",
)


def why_planned(problem: VisitProblem, plan: VisitPlan, visit: VisitId) -> Words:
    """Explain in one sentence why *visit* is planned as it is.

    Raises:
        UnknownNameError: The problem has no such visit.
    """
    request = problem.request(visit)
    found = plan.stop_of(visit)
    if found is None:
        return _NOT_PLANNED
    tour, stop = found
    parts = [
        *_time_parts(problem, request, tour, stop.start_minute),
        *_household(problem, request, tour),
        *_pair_parts(problem, request, tour),
        *_only_way(problem, request, tour),
        _way(problem, plan, tour, visit),
    ]
    day = in_both(short_day, tour.day)
    return _OPENING.fill(
        day=day,
        start=clock(stop.start_minute),
        who=Words(" und ".join(tour.pair), " and ".join(tour.pair)),
        parts=Words("; ".join(p.de for p in parts), "; ".join(p.en for p in parts)),
    )


def _time_parts(
    problem: VisitProblem, request: VisitRequest, tour: Tour, start: int
) -> list[Words]:
    if request.agreed:
        return [_AGREED, *([_ANNOUNCED] if request.pinned else [])]
    parts = [_urgency(request)]
    if request.pinned is not None:
        return [*parts, _ANNOUNCED]
    if request.wished:
        parts.append(_ASKED_FOR)
    window = next(
        (
            w
            for w in open_windows(problem.rules, request)
            if w.day == tour.day and w.start_minute <= start <= w.end_minute
        ),
        None,
    )
    if window is not None:
        first, last = clock(window.start_minute), clock(window.end_minute)
        parts.append(_IN_WINDOW.fill(first=first, last=last))
    return [*parts, *_after_closed_door(request)]


def _urgency(request: VisitRequest) -> Words:
    why = request.urgency_why
    if why is None:
        return _URGENCY.fill(urgency=request.urgency)
    # A sentence within a sentence ends without its full stop.
    inside = Words(why.de.removesuffix("."), why.en.removesuffix("."))
    return _BECAUSE.fill(urgency=request.urgency, why=inside)


def _after_closed_door(request: VisitRequest) -> list[Words]:
    last = last_closed_door(request)
    if request.wished or last is None or last.start_minute is None:
        return []
    weekday = WEEKDAY_WORDS[last.on.weekday()]
    part = PART_WORDS[part_of_day(last.start_minute)]
    return [_ANOTHER_TIME.fill(weekday=weekday, part=part)]


def _household(problem: VisitProblem, request: VisitRequest, tour: Tour) -> list[Words]:
    others = (
        problem.request(stop.visit)
        for stop in tour.stops
        if stop.visit != request.id and problem.knows_visit(stop.visit)
    )
    unit, place = request.benefit_unit, request.place.id
    shared = unit is not None and any(
        other.benefit_unit == unit and other.place.id == place for other in others
    )
    return [_SAME_HOUSEHOLD] if shared else []


def _pair_parts(
    problem: VisitProblem, request: VisitRequest, tour: Tour
) -> list[Words]:
    wishes, parts = request.wishes, []
    members = [problem.member(person) for person in tour.pair]
    if wishes.language is not None:
        speaks = [m.id for m in members if wishes.language in m.languages]
        if speaks:
            name = language_words(wishes.language)
            parts.append(_LANGUAGE.fill(who=speaks[0], language=name))
    if wishes.presence is not Presence.ANYONE:
        parts.append(_PRESENCE)
    parts += [_WISHED.fill(who=who) for who in _both(wishes.one_of_these, tour)]
    parts += [_KNOWN.fill(who=who) for who in _both(request.known, tour)]
    if is_mixed(members[0].gender, members[1].gender):
        parts.append(_MIXED)
    if request.pair_words is not None:
        parts.append(_PROTECTED.fill(what=request.pair_words))
    return parts


def _both(staff: frozenset[StaffId], tour: Tour) -> list[StaffId]:
    return [person for person in tour.pair if person in staff]


def _only_way(problem: VisitProblem, request: VisitRequest, tour: Tour) -> list[Words]:
    model = Model(problem, SearchWeights())
    visit = problem.requests.index(request)
    day = problem.days.index(tour.day)
    able = [c for c in candidates(model, visit) if not c.obstacles and c.day == day]
    return [_ONLY_WAY] if len(able) == 1 else []


def _way(problem: VisitProblem, plan: VisitPlan, tour: Tour, visit: VisitId) -> Words:
    ids = [stop.visit for stop in tour.stops]
    at = ids.index(visit)
    if not at and tour.meets_at_stop:
        ways = [str(w.minutes) for w in ways_alone(problem, plan) if w.before == visit]
        return _THEY_MEET.fill(ways=listed(ways))
    here = problem.request(ids[at - 1]).place if at else problem.base_of(tour.pair)
    there = problem.request(visit).place.id
    return _WAY.fill(minutes=problem.travel_minutes.minutes(here.id, there))
