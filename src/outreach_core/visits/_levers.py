"""Which single change would let most of the visits left out be made?

A number is only said of a plan that was really made: the change is applied, the visits
are put in, and the checker finds nothing. Another plan may hold more, so each number
is "at least".
"""

from collections.abc import Iterable, Iterator
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words, in_both
from outreach_core.calendar import clock, short_day
from outreach_core.ids import StaffId
from outreach_core.people import Gender, StaffMember, WorkingHours, language_words
from outreach_core.visits._model import Model, SearchWeights
from outreach_core.visits._start import state_of
from outreach_core.visits.checker import check_plan
from outreach_core.visits.not_planned import Cause, NotPlanned
from outreach_core.visits.plan import VisitPlan
from outreach_core.visits.planner import Budget, plan_of, plan_visits
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitId, VisitRequest

_SHOWN: Final = 5
_NEW: Final = (StaffId("+1"), StaffId("+2"))
# What more staff or words could move; a blocked visit stays blocked.
_MOVABLE: Final = frozenset(
    {Cause.NO_PAIR, Cause.WISHES, Cause.HOURS, Cause.OTHER_PAIRS, Cause.FULL}
)
_ONE_MORE_PAIR: Final = Words(
    "Ein weiteres Paar am {day} ({start} bis {end} Uhr)",
    "One more pair on {day} ({start} to {end})",
)
_WITH_LANGUAGE: Final = Words(
    "Ein weiteres Paar am {day} ({start} bis {end} Uhr), das {language} spricht",
    "One more pair on {day} ({start} to {end}) that speaks {language}",
)
_INTERPRETER: Final = Words(
    "Dolmetschen für {language}", "An interpreter for {language}"
)
_CONFIRMED: Final = Words(
    "Das Dolmetschen bestätigen lassen, auf das gewartet wird",
    "Have the interpreters confirm who are waited for",
)


@attrs.frozen
class Lever:
    """One change, and the visits that a valid plan holds with it.

    Attributes:
        words: The change.
        visits: Visits left out that such a plan makes; another plan may hold more.
    """

    words: Words
    visits: frozenset[VisitId]


def best_levers(
    problem: VisitProblem, plan: VisitPlan, missing: Iterable[NotPlanned]
) -> tuple[Lever, ...]:
    """Return up to five single changes, the one with most visits first.

    Of several that help the same visits the first one stands for all.

    Args:
        problem: What was to be planned.
        plan: From any planner; one that breaks a rule has no levers.
        missing: What :func:`why_not` says of it.
    """
    causes = {entry.visit: entry.cause for entry in missing}
    if check_plan(problem, plan):
        return ()
    left = tuple(problem.request(v) for v, c in causes.items() if c in _MOVABLE)
    waiting = tuple(
        problem.request(v) for v, c in causes.items() if c is Cause.INTERPRETER
    )
    found = [*_words(problem, plan, left, waiting), *_pairs(problem, plan, left)]
    # A small change before a large one where both help the same visits: stable sort.
    found.sort(key=lambda lever: -len(lever.visits))
    kept: list[Lever] = []
    for lever in found:
        if lever.visits and not any(lever.visits <= k.visits for k in kept):
            kept.append(lever)
    return tuple(kept[:_SHOWN])


def _words(
    problem: VisitProblem,
    plan: VisitPlan,
    left: tuple[VisitRequest, ...],
    waiting: tuple[VisitRequest, ...],
) -> Iterator[Lever]:
    """Yield what interpreters would change for the pairs of the plan."""
    confirmed = [attrs.evolve(r, interpreter_confirmed=True) for r in waiting]
    yield Lever(_CONFIRMED, _gain(problem, plan, confirmed))
    for language in _languages(left):
        spoken = [
            attrs.evolve(r, wishes=attrs.evolve(r.wishes, language=None))
            for r in left
            if r.wishes.language == language
        ]
        words = _INTERPRETER.fill(language=language_words(language))
        yield Lever(words, _gain(problem, plan, spoken))


def _pairs(
    problem: VisitProblem, plan: VisitPlan, left: tuple[VisitRequest, ...]
) -> Iterator[Lever]:
    """Yield the best change that two more people would make on each day."""
    for day in problem.days:
        hours = _usual_hours(problem, day)
        if hours is None or problem.day_off(day) is not None:
            continue
        gaps = {
            "day": in_both(short_day, day),
            "start": clock(hours.start_minute),
            "end": clock(hours.end_minute),
        }
        words = _ONE_MORE_PAIR.fill(**gaps)
        best = _with_pair(problem, plan, left, (day, hours), ())
        for language in _languages(left):
            # A language is asked for only where it lets more visits be made.
            more = _with_pair(problem, plan, left, (day, hours), (language,))
            if len(more) > len(best):
                best = more
                words = _WITH_LANGUAGE.fill(language=language_words(language), **gaps)
        yield Lever(words, best)


def _languages(left: Iterable[VisitRequest]) -> list[str]:
    return sorted({r.wishes.language for r in left if r.wishes.language} - {"de"})


def _usual_hours(problem: VisitProblem, day: pendulum.Date) -> WorkingHours | None:
    """Return the hours that most of the team work on *day*; the earlier on a tie."""
    hours = [h for m in problem.staff if (h := m.works_on(day)) is not None]
    spans = [(h.start_minute, h.end_minute) for h in hours]
    if not spans:
        return None
    start, end = min(spans, key=lambda span: (-spans.count(span), span))
    return WorkingHours(weekday=day.weekday(), start_minute=start, end_minute=end)


def _gain(
    problem: VisitProblem, plan: VisitPlan, changed: Iterable[VisitRequest]
) -> frozenset[VisitId]:
    """Put *changed* requests beside the tours of *plan* and return those with a place."""
    new = {request.id: request for request in changed}
    if not new:
        return frozenset()
    other = attrs.evolve(problem, requests=[new.get(r.id, r) for r in problem.requests])
    # The tours of the plan stay; what fits beside them is put in.
    model = Model(other, SearchWeights())
    made = gained(other, plan_of(model, state_of(model, plan)), plan)
    return made & new.keys()


def _with_pair(
    problem: VisitProblem,
    plan: VisitPlan,
    left: tuple[VisitRequest, ...],
    on: tuple[pendulum.Date, WorkingHours],
    languages: tuple[str, ...],
) -> frozenset[VisitId]:
    """Plan what is left for two more people on one day and return what they make."""
    day, hours = on
    two = [
        StaffMember(
            id=name, name=name, gender=gender, languages=languages, hours=(hours,)
        )
        for name, gender in zip(_NEW, (Gender.WOMAN, Gender.MAN), strict=True)
    ]
    alone = attrs.evolve(
        problem, days=(day,), staff=two, requests=left, keep=None, bases={}, ends={}
    )
    made = plan_visits(alone, seed=0, budget=Budget(iterations=0))
    together = attrs.evolve(problem, staff=(*problem.staff, *two))
    return gained(together, VisitPlan(tours=(*plan.tours, *made.tours)), plan)


def gained(
    problem: VisitProblem, plan: VisitPlan, before: VisitPlan
) -> frozenset[VisitId]:
    """Return what *plan* holds beyond *before*; nothing of a plan that breaks a rule."""
    if check_plan(problem, plan) or not before.planned <= plan.planned:
        return frozenset()
    return plan.planned - before.planned
