"""Which rules one stop of a tour breaks; part of the checker, shares no search code."""

from collections.abc import Iterator

from outreach_core.people import Gender, Presence, Seniority, StaffMember
from outreach_core.visits._attempt_rules import attempt_violations
from outreach_core.visits.plan import Stop, Tour
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import PairMix, VisitRequest
from outreach_core.visits.travel import great_circle_km
from outreach_core.visits.violations import PlanRule

Broken = tuple[PlanRule, dict[str, object]]
_M_PER_KM = 1000


def stop_violations(problem: VisitProblem, tour: Tour, stop: Stop) -> Iterator[Broken]:
    """Yield the rules that *stop* breaks, with the gaps of their words.

    An unknown visit breaks nothing here; the checker of ways names it.
    """
    if not problem.knows_visit(stop.visit):
        return
    request = problem.request(stop.visit)
    pair = [problem.member(person) for person in tour.pair]
    yield from _times(problem, tour, stop, request)
    yield from attempt_violations(problem.rules, request, tour, stop)
    yield from _planning_stops(request)
    yield from pair_violations(problem, request, pair)


def pair_violations(
    problem: VisitProblem, request: VisitRequest, pair: list[StaffMember]
) -> Iterator[Broken]:
    """Yield the rules that these two break by visiting, on whatever day."""
    yield from _wishes(request, pair)
    yield from _limits(problem, request, pair)


def _times(
    problem: VisitProblem, tour: Tour, stop: Stop, request: VisitRequest
) -> Iterator[Broken]:
    # What was announced stands, whatever windows and grid say; see attempt_violations.
    pinned = request.pinned is not None
    if not pinned and not any(
        window.day == tour.day
        and window.start_minute <= stop.start_minute <= window.end_minute
        for window in request.windows
    ):
        yield PlanRule.TIME_WINDOW, {}
    if stop.end_minute - stop.start_minute != request.duration_minutes:
        yield PlanRule.DURATION, {"minutes": request.duration_minutes}
    grid = problem.rules.start_grid_minutes
    if stop.start_minute % grid and not pinned:
        yield PlanRule.START_GRID, {"minutes": grid}


def _wishes(request: VisitRequest, pair: list[StaffMember]) -> Iterator[Broken]:
    wishes = request.wishes
    genders = [member.gender for member in pair]
    kept = {
        Presence.ANYONE: True,
        Presence.A_WOMAN: Gender.WOMAN in genders,
        Presence.A_MAN: Gender.MAN in genders,
        Presence.ONLY_WOMEN: genders == [Gender.WOMAN] * len(pair),
        Presence.ONLY_MEN: genders == [Gender.MAN] * len(pair),
    }
    if not kept[wishes.presence]:
        yield PlanRule.PRESENCE, {}
    interpreted = wishes.interpreter and request.interpreter_confirmed
    spoken = {language for member in pair for language in member.languages}
    if wishes.language not in {None, *spoken} and not interpreted:
        yield PlanRule.LANGUAGE, {}
    for member in pair:
        if member.id in wishes.not_these:
            yield PlanRule.NOT_THESE, {"who": member.id}
    ids = {member.id for member in pair}
    if wishes.one_of_these and ids.isdisjoint(wishes.one_of_these):
        yield PlanRule.ONE_OF_THESE, {}


def _planning_stops(request: VisitRequest) -> Iterator[Broken]:
    if request.blocked:
        yield PlanRule.BLOCKED, {}
    if request.wishes.interpreter and not request.interpreter_confirmed:
        yield PlanRule.INTERPRETER, {}


def _limits(
    problem: VisitProblem, request: VisitRequest, pair: list[StaffMember]
) -> Iterator[Broken]:
    for member in pair:
        if request.customer in member.conflicts:
            yield PlanRule.CONFLICT, {"who": member.id}
        way_m = _way_from_home_m(member, request)
        if way_m is not None and way_m < problem.rules.home_distance_m:
            yield PlanRule.NEAR_HOME, {"who": member.id}
    had = {training for member in pair for training in member.trainings}
    if request.needs_trainings - had:
        yield PlanRule.TRAINING, {}
    for member in pair:
        if request.both_senior and member.seniority is not Seniority.SENIOR:
            yield PlanRule.BOTH_SENIOR, {"who": member.id}
    if request.mix is PairMix.REQUIRED:
        stated = {member.gender for member in pair} - {None}
        if len(stated) < len(pair):
            yield PlanRule.MIXED_PAIR, {}


def _way_from_home_m(member: StaffMember, request: VisitRequest) -> float | None:
    here = request.place.coordinates
    if member.home is None or here is None:
        return None
    return great_circle_km(member.home, here) * _M_PER_KM
