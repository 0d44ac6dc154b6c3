"""Why a visit is not planned, and what smallest change would help; why one is.

Two layers. The first needs no plan: no pair may make the visit at all, and the rules
that would have to give way are named. Only if a pair could, the second one looks at
the plan: what is in the way. "Impossible" is said by the first layer alone.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import attrs
import pendulum

from outreach_core._messages import AND, OR, Words, in_both, listed
from outreach_core.calendar import short_day
from outreach_core.ids import StaffId
from outreach_core.people import language_words
from outreach_core.visits import _capacity
from outreach_core.visits._beside_others import Found, beside_others, visits_of
from outreach_core.visits._closed_times import (
    closed_entirely,
    closed_words,
    closing_on,
    days_asked,
)
from outreach_core.visits._model import Model, SearchWeights
from outreach_core.visits._state import working
from outreach_core.visits._stop_capacity import PlannedStops
from outreach_core.visits._wider_times import wider_window
from outreach_core.visits.not_planned import Cause, NotPlanned
from outreach_core.visits.obstacles import Candidate, Obstacle, candidates
from outreach_core.visits.plan import VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitRequest

_NO_STAFF: Final = Words(
    "Besuche macht niemand allein: Im Team ist niemand.",
    "Nobody visits alone: there is nobody in the team.",
)
_ONE_MEMBER: Final = Words(
    "Besuche macht niemand allein: Im Team ist nur eine Person.",
    "Nobody visits alone: there is only one person in the team.",
)
_NO_WINDOWS: Final = Words(
    "Für diesen Besuch liegt keine Zeit im Planungszeitraum.",
    "No time within the days to plan suits this visit.",
)
_INTERPRETER: Final = Words(
    "Eine Dolmetscherin oder ein Dolmetscher wird gebraucht und ist noch nicht "
    "bestätigt.",
    "An interpreter is needed and not confirmed yet.",
)
_CONFIRM_INTERPRETER: Final = Words(
    "Dolmetschen bestätigen lassen, dann neu planen.",
    "Have an interpreter confirm, then plan again.",
)
_DAY_OFF: Final = Words("{days}: keine Besuche ({why}).", "{days}: no visits ({why}).")
_NOBODY: Final = Words("{days}: Es arbeitet niemand.", "{days}: nobody works.")
_ONLY_ONE: Final = Words(
    "{days}: Nur eine Person arbeitet. Besuche macht niemand allein.",
    "{days}: only one person works. Nobody visits alone.",
)
_ANOTHER_PERSON: Final = Words(
    "Am {days} eine zweite Person.", "On {days} a second person."
)

_OBSTACLES: Final = {
    Obstacle.LANGUAGE: Words(
        "kein Paar spricht {language}", "no pair speaks {language}"
    ),
    Obstacle.PRESENCE: Words(
        "kein Paar erfüllt den Wunsch, wer kommen soll",
        "no pair meets the wish who should come",
    ),
    Obstacle.ONE_OF_THESE: Words(
        "keine der gewünschten Personen kann gehen",
        "none of the persons asked for can go",
    ),
    Obstacle.NOT_THESE: Words(
        "jedes Paar enthält jemanden, der nicht kommen soll",
        "every pair holds somebody who should not come",
    ),
    Obstacle.CONFLICT: Words(
        "jedes Paar enthält jemanden mit erklärtem Konflikt",
        "every pair holds somebody with a declared conflict",
    ),
    Obstacle.NEAR_HOME: Words(
        "jedes Paar enthält jemanden, der dort in der Nähe wohnt",
        "every pair holds somebody who lives near",
    ),
    Obstacle.MIXED_PAIR: Words(
        "es gibt kein gemischtes Paar", "there is no mixed pair"
    ),
    Obstacle.BOTH_SENIOR: Words(
        "es gibt kein Paar aus zwei Erfahrenen",
        "there is no pair of two experienced people",
    ),
    Obstacle.TRAINING: Words(
        "kein Paar hat die nötige Schulung", "no pair has the training needed"
    ),
    Obstacle.ANNOUNCED_PAIR: Words(
        "das angekündigte Paar kann nicht gehen", "the two who were announced cannot go"
    ),
    Obstacle.FORBIDDEN_PAIR: Words(
        "die Anwesenden gehen nicht zusammen", "those present do not go together"
    ),
    Obstacle.NO_COMMON_HOURS: Words(
        "keine zwei arbeiten lang genug zur gleichen Zeit",
        "no two work long enough at the same time",
    ),
    Obstacle.TIME: Words(
        "das Zeitfenster ist für Weg und Besuch zu knapp",
        "the time window is too short for the way and the visit",
    ),
}
_WISHES: Final = frozenset(
    {
        Obstacle.LANGUAGE,
        Obstacle.PRESENCE,
        Obstacle.ONE_OF_THESE,
        Obstacle.NOT_THESE,
        Obstacle.CONFLICT,
        Obstacle.NEAR_HOME,
        Obstacle.MIXED_PAIR,
        Obstacle.TRAINING,
        Obstacle.ANNOUNCED_PAIR,
        Obstacle.BOTH_SENIOR,
    }
)
_HOURS: Final = frozenset({Obstacle.TIME, Obstacle.NO_COMMON_HOURS})
_ON_DAYS: Final = Words("{days}: {what}.", "{days}: {what}.")
_WOULD_FIT: Final = {
    Obstacle.LANGUAGE: Words(
        "Am {days} ein Paar mit {language}, oder Dolmetschen.",
        "On {days} a pair that speaks {language}, or an interpreter.",
    ),
    Obstacle.NO_COMMON_HOURS: Words(
        "Am {days} gemeinsame Arbeitszeit von mindestens {minutes} Minuten.",
        "On {days} common working hours of at least {minutes} minutes.",
    ),
}
_FOR_THE_LEAD: Final = Words(
    "Ein Schutzgrund verlangt: {what}. Welcher, liegt bei der Leitung.",
    "A protective reason asks for: {what}. Which one is kept with the lead.",
)
_PROMISED: Final = Words(
    "Die Person rechnet mit diesem Besuch: bitte anrufen oder schreiben.",
    "The person counts on this visit: please call or write.",
)
_ASK_AGAIN: Final = Words(
    "Mit der Person sprechen: anderer Tag, andere Begleitung oder anderer Ort.",
    "Talk to the person: another day, other staff or another place.",
)


def why_not(
    problem: VisitProblem,
    plan: VisitPlan,
    *,
    names: Mapping[StaffId, str] | None = None,
) -> tuple[NotPlanned, ...]:
    """Explain every request that *plan* leaves out, in the order of their ids.

    Args:
        problem: What was to be planned.
        plan: From any planner.
        names: How staff are called in the sentences; ``None``: by their ids.
    """
    planned = plan.planned
    missing = [i for i, r in enumerate(problem.requests) if r.id not in planned]
    if not missing:
        return ()
    model = Model(problem, SearchWeights())
    routes = _capacity.routes_of(model, plan, names or {})
    visits = visits_of(problem, plan)
    by_stop = any(tour.at_a_stop for tour in plan.tours)
    stops = PlannedStops(model, plan) if by_stop else None
    return tuple(
        _told(problem.requests[visit], _explain(model, visits, (routes, stops), visit))
        for visit in missing
    )


def _told(request: VisitRequest, found: NotPlanned) -> NotPlanned:
    """Add what the person was told, and the effect of a note without the note."""
    more = []
    if request.pair_words is not None and found.cause is Cause.WISHES:
        more.append(_FOR_THE_LEAD.fill(what=request.pair_words))
    if request.promised:
        more.append(_PROMISED)
    return attrs.evolve(found, reasons=(*found.reasons, *more))


def _explain(
    model: Model,
    visits: list[Found],
    planned: tuple[_capacity.PlannedRoutes, PlannedStops | None],
    visit: int,
) -> NotPlanned:
    request = model.problem.requests[visit]
    refused = _refused_outright(model, request) or beside_others(
        model.problem, visits, request
    )
    if refused is not None:
        return refused
    routes, stops = planned
    if _capacity.some_pair_fits(model, routes, visit):
        if stops is None:
            full, reasons, change = _capacity.explain(model, routes, visit)
        else:
            full, (reasons, change) = True, stops.explain(visit)
        cause = Cause.FULL if full else Cause.OTHER_PAIRS
        return NotPlanned(
            visit=request.id, cause=cause, reasons=reasons, smallest_change=change
        )
    return _structural(model, visit)


def _refused_outright(model: Model, request: VisitRequest) -> NotPlanned | None:
    problem = model.problem
    days = set(problem.days)
    change = None
    if request.blocked:
        cause, reasons = Cause.BLOCKED, request.blocked
    elif request.waits_for_interpreter:
        cause, reasons, change = (
            Cause.INTERPRETER,
            (_INTERPRETER,),
            _CONFIRM_INTERPRETER,
        )
    elif len(problem.staff) < 2:  # noqa: PLR2004  nobody goes alone
        cause, reasons = Cause.NO_PAIR, (_ONE_MEMBER if problem.staff else _NO_STAFF,)
    elif request.pinned is None and days.isdisjoint(days_asked(request)):
        cause, reasons = Cause.NO_TIMES, (_NO_WINDOWS,)
        change = _ASK_AGAIN
    else:
        return closed_entirely(problem, request)
    return NotPlanned(
        visit=request.id, cause=cause, reasons=tuple(reasons), smallest_change=change
    )


def _structural(model: Model, visit: int) -> NotPlanned:
    """Name, for each day, the fewest rules that would have to give way."""
    request = model.problem.requests[visit]
    found = list(candidates(model, visit))
    by_day: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in found:
        by_day[candidate.day].append(candidate)
    groups: dict[tuple[str, str], list[pendulum.Date]] = defaultdict(list)
    causes: set[Cause] = set()
    for day, which in enumerate(model.problem.days):
        if which in days_asked(request):
            cause, words = _why_this_day(model, request, day, by_day[day])
            causes.add(cause)
            groups[words.de, words.en].append(which)
    reasons = tuple(
        Words(de, en).fill(days=_days(days)) for (de, en), days in groups.items()
    )
    order = [Cause.WISHES, Cause.HOURS, Cause.NO_PAIR, Cause.ATTEMPTS]
    cause = next((c for c in order if c in causes), Cause.NO_PAIR)
    change = _change(model, visit, found) if found else _second_person(model, request)
    return NotPlanned(
        visit=request.id, cause=cause, reasons=reasons, smallest_change=change
    )


def _why_this_day(
    model: Model, request: VisitRequest, day: int, found: Sequence[Candidate]
) -> tuple[Cause, Words]:
    """Return the cause and a sentence with a gap for the days."""
    closing = closing_on(model.problem, request, model.problem.days[day])
    if closing is not None:
        return Cause.ATTEMPTS, closed_words(model.problem, request, closing)
    off = model.problem.day_off(model.problem.days[day])
    if off is not None:
        # The gap for the days stays open: days with one reason share a sentence.
        return Cause.NO_PAIR, _DAY_OFF.fill(days="{days}", why=off)
    if not found:
        nobody = not working(model, day)
        return Cause.NO_PAIR, _NOBODY if nobody else _ONLY_ONE
    obstacles = _fewest(found)
    parts = [_obstacle_words(request, obstacle) for obstacle in obstacles]
    several = OR if _is_choice(found) else AND
    what = listed(parts, last=several)
    cause = Cause.WISHES if _WISHES.intersection(obstacles) else Cause.HOURS
    if obstacles == [Obstacle.FORBIDDEN_PAIR]:
        cause = Cause.NO_PAIR
    return cause, _ON_DAYS.fill(days="{days}", what=what)


def _is_choice(found: Sequence[Candidate]) -> bool:
    return min(len(candidate.obstacles) for candidate in found) == 1


def _fewest(found: Sequence[Candidate]) -> list[Obstacle]:
    """Return all single rules in the way, or the smallest set if there is no single."""
    if _is_choice(found):
        singles = {
            obstacle
            for candidate in found
            if len(candidate.obstacles) == 1
            for obstacle in candidate.obstacles
        }
        return [obstacle for obstacle in Obstacle if obstacle in singles]
    smallest = min(
        found, key=lambda c: (len(c.obstacles), sorted(c.obstacles), c.day, c.pair)
    )
    return [obstacle for obstacle in Obstacle if obstacle in smallest.obstacles]


def _obstacle_words(request: VisitRequest, obstacle: Obstacle) -> Words:
    return _OBSTACLES[obstacle].fill(language=_language(request))


def _language(request: VisitRequest) -> Words:
    return language_words(request.wishes.language or "de")


def _change(model: Model, visit: int, found: Sequence[Candidate]) -> Words | None:
    problem = model.problem
    request = problem.requests[visit]
    for obstacle in (Obstacle.TIME, Obstacle.LANGUAGE, Obstacle.NO_COMMON_HOURS):
        near = [c for c in found if c.obstacles == {obstacle}]
        if not near:
            continue
        if obstacle is Obstacle.TIME:
            return wider_window(model, visit, near) or _ASK_AGAIN
        days = sorted({problem.days[c.day] for c in near})
        return _WOULD_FIT[obstacle].fill(
            days=_days(days, last=OR),
            language=_language(request),
            minutes=problem.rules.min_shift_minutes,
        )
    return _ASK_AGAIN


def _second_person(model: Model, request: VisitRequest) -> Words:
    days = [
        which
        for day, which in enumerate(model.problem.days)
        if which in days_asked(request) and len(working(model, day)) == 1
    ]
    if not days:
        return _ASK_AGAIN
    return _ANOTHER_PERSON.fill(days=_days(days, last=OR))


def _days(days: Sequence[pendulum.Date], *, last: Words = AND) -> Words:
    return listed((in_both(short_day, day) for day in days), last=last)
