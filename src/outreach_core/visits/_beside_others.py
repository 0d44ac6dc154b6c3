"""Does another visit of the plan to the same people keep this one out?"""

from typing import Final

import pendulum

from outreach_core._messages import Words, in_both
from outreach_core.calendar import short_day
from outreach_core.visits.not_planned import Cause, NotPlanned
from outreach_core.visits.plan import VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitRequest
from outreach_core.visits.windows import open_windows
from outreach_core.visits.work_rules import HouseholdVisits

_ALTERNATIVE: Final = Words(
    "Einer von mehreren möglichen Besuchen genügt; ein anderer ist für {day} geplant.",
    "One of several possible visits is enough; another one is planned for {day}.",
)
_SAME_PERSON: Final = Words(
    "Bei diesem Menschen ist für {day} schon ein Besuch geplant; dazwischen liegen "
    "mindestens {gap} Tage, und es sind höchstens {most} Versuche im Monat.",
    "A visit to this person is planned for {day} already; there are at least {gap} "
    "days in between, and at most {most} attempts a month.",
)
_LATER: Final = Words("Ab {day} wieder möglich.", "Possible again from {day} on.")
_HOUSEHOLD: Final = Words(
    "In diesem Haushalt ist für {day} ein Besuch geplant; beide gehören in eine Tour, "
    "und dort passt dieser nicht mehr hinein.",
    "A visit to this household is planned for {day}; both belong in one tour, and this "
    "one does not fit there.",
)
_SAME_TIME: Final = Words(
    "Mit beiden eine gemeinsame Zeit suchen.", "Look for a time that suits both."
)

Found = tuple[VisitRequest, pendulum.Date]


def visits_of(problem: VisitProblem, plan: VisitPlan) -> list[Found]:
    """Return what *plan* visits and when, in its order; unknown visits left out."""
    return [
        (problem.request(stop.visit), tour.day)
        for tour in plan.tours
        for stop in tour.stops
        if problem.knows_visit(stop.visit)
    ]


def beside_others(
    problem: VisitProblem, planned: list[Found], request: VisitRequest
) -> NotPlanned | None:
    """Explain *request* by a planned visit to the same people; ``None``: by none."""
    return (
        _alternative(request, planned)
        or _same_person(problem, request, planned)
        or _household(problem, request, planned)
    )


def _alternative(request: VisitRequest, planned: list[Found]) -> NotPlanned | None:
    for other, day in planned:
        if request.one_of and other.one_of == request.one_of:
            reason = _ALTERNATIVE.fill(day=in_both(short_day, day))
            return _answer(request, Cause.ALTERNATIVE, reason, None)
    return None


def _same_person(
    problem: VisitProblem, request: VisitRequest, planned: list[Found]
) -> NotPlanned | None:
    rules = problem.rules
    made = sorted(
        day
        for other, day in planned
        if other.customer == request.customer and (request.unasked or other.unasked)
    )
    days = {w.day for w in open_windows(rules, request)} & set(problem.days)
    if not made or any(_is_free(problem, request, day, made) for day in days):
        return None
    reason = _SAME_PERSON.fill(
        day=in_both(short_day, made[0]),
        gap=rules.min_gap_days,
        most=rules.max_attempts_a_month,
    )
    ahead = (made[-1].add(days=n) for n in range(1, 366))
    first = next((d for d in ahead if _is_free(problem, request, d, made)), None)
    change = None if first is None else _LATER.fill(day=in_both(short_day, first))
    return _answer(request, Cause.ATTEMPTS, reason, change)


def _is_free(
    problem: VisitProblem,
    request: VisitRequest,
    day: pendulum.Date,
    made: list[pendulum.Date],
) -> bool:
    rules = problem.rules
    if any(abs((day - other).days) < rules.min_gap_days for other in made):
        return False
    attempts = [*{a.on for a in request.earlier}, *made]
    month = sum((d.year, d.month) == (day.year, day.month) for d in attempts)
    return month < rules.max_attempts_a_month


def _household(
    problem: VisitProblem, request: VisitRequest, planned: list[Found]
) -> NotPlanned | None:
    if problem.rules.households is not HouseholdVisits.TOGETHER or request.promised:
        return None
    for other, day in planned:
        same = (
            request.benefit_unit is not None
            and other.benefit_unit == request.benefit_unit
            and other.place.id == request.place.id
        )
        if same and not other.promised:
            reason = _HOUSEHOLD.fill(day=in_both(short_day, day))
            return _answer(request, Cause.HOUSEHOLD, reason, _SAME_TIME)
    return None


def _answer(
    request: VisitRequest, cause: Cause, reason: Words, change: Words | None
) -> NotPlanned:
    return NotPlanned(
        visit=request.id, cause=cause, reasons=(reason,), smallest_change=change
    )
