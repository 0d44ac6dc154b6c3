"""Whether a plan keeps every rule, whoever made it.

Everything is recomputed from the problem and the minutes of the plan. Nothing of the
search is imported: a mistake there cannot hide here.
"""

from collections.abc import Iterator
from itertools import pairwise

import pendulum

from outreach_core.ids import StaffId
from outreach_core.visits._stop_rules import stop_violations
from outreach_core.visits.plan import Tour, VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.violations import RULE_WORDS, PlanRule, Violation

_A_DAY_MINUTES = 24 * 60


def check_plan(problem: VisitProblem, plan: VisitPlan) -> tuple[Violation, ...]:
    """Return every violation, by day, pair and stop; empty: the plan is valid.

    Args:
        problem: Days, staff, requests and rules.
        plan: From any planner, or made by hand.
    """
    found: list[Violation] = []
    for tour in plan.tours:
        found += _tour_violations(problem, tour)
    found += _visits_planned_twice(plan)
    found += _people_in_two_tours(plan)
    found += _short_nights(problem, plan)
    return tuple(found)


def _say(rule: PlanRule, where: str, **gaps: object) -> Violation:
    return Violation(rule=rule, where=where, words=RULE_WORDS[rule].fill(**gaps))


def _where(tour: Tour) -> str:
    return f"{tour.day} {'+'.join(tour.pair)}"


def _tour_violations(problem: VisitProblem, tour: Tour) -> Iterator[Violation]:
    where = _where(tour)
    if tour.day not in problem.days:
        yield _say(PlanRule.UNKNOWN_DAY, where)
    reason = problem.day_off(tour.day)
    if reason is not None:
        yield _say(PlanRule.DAY_OFF, where, why=reason)
    if tour.pair in problem.rules.forbidden_pairs:
        yield _say(PlanRule.FORBIDDEN_PAIR, where)
    strangers = [person for person in tour.pair if not problem.knows_staff(person)]
    for person in strangers:
        yield _say(PlanRule.UNKNOWN_STAFF, where, who=person)
    yield from _limits(problem, tour, where)
    yield from _ways(problem, tour, where)
    if not strangers:
        yield from _working_time(problem, tour, where)
        for stop in tour.stops:
            place = f"{where} {stop.visit}"
            for rule, gaps in stop_violations(problem, tour, stop):
                yield _say(rule, place, **gaps)


def _limits(problem: VisitProblem, tour: Tour, where: str) -> Iterator[Violation]:
    rules = problem.rules
    if tour.start_minute < rules.earliest_minute or (
        tour.end_minute > rules.latest_minute
    ):
        yield _say(PlanRule.DAYLIGHT, where)
    if len(tour.stops) > rules.max_stops:
        yield _say(PlanRule.MAX_STOPS, where, count=rules.max_stops)
    work = tour.end_minute - tour.start_minute
    if tour.pause is not None:
        work -= tour.pause.end_minute - tour.pause.start_minute
    if work > rules.max_work_minutes:
        yield _say(PlanRule.MAX_WORK, where, minutes=rules.max_work_minutes)


def _ways(problem: VisitProblem, tour: Tour, where: str) -> Iterator[Violation]:
    """Recompute every way; a stop, the pause and the end need the time to get there."""
    table = problem.travel_minutes
    base = problem.base_of(tour.pair).id
    here, ready, total = base, tour.start_minute, 0
    pause = tour.pause
    for stop in tour.stops:
        place = f"{where} {stop.visit}"
        if not problem.knows_visit(stop.visit):
            yield _say(PlanRule.UNKNOWN_VISIT, place)
            continue
        there = problem.request(stop.visit).place.id
        needed = table.minutes(here, there)
        total += needed
        if pause is not None and ready <= pause.start_minute < stop.start_minute:
            ready, pause = pause.end_minute, None
        if min(stop.arrive_minute, stop.start_minute) - ready < needed or (
            stop.arrive_minute > stop.start_minute
        ):
            free = max(0, min(stop.arrive_minute, stop.start_minute) - ready)
            yield _say(PlanRule.TRAVEL, place, needed=needed, free=free)
        here, ready = there, stop.end_minute
    if pause is not None and ready <= pause.start_minute:
        ready, pause = pause.end_minute, None
    needed = table.minutes(here, base)
    total += needed
    if tour.end_minute - ready < needed:
        free = max(0, tour.end_minute - ready)
        yield _say(PlanRule.TRAVEL, where, needed=needed, free=free)
    if pause is not None:
        # It begins while a visit goes on, or before the two have left.
        yield _pause_time(problem, where, problem.rules.pause_from_minute)
    if total != tour.travel_minutes:
        yield _say(PlanRule.TRAVEL_SUM, where, minutes=total)


def _working_time(problem: VisitProblem, tour: Tour, where: str) -> Iterator[Violation]:
    rules = problem.rules
    hours = []
    for person in tour.pair:
        day = problem.member(person).works_on(tour.day)
        if day is None:
            yield _say(PlanRule.NOT_WORKING, where, who=person)
            continue
        hours.append(day)
        if tour.start_minute < day.start_minute or tour.end_minute > day.end_minute:
            yield _say(PlanRule.WORKING_HOURS, where, who=person)
    if len(hours) < len(tour.pair):
        return
    start = max(rules.earliest_minute, *(h.start_minute for h in hours))
    end = min(rules.latest_minute, *(h.end_minute for h in hours))
    if end - start < rules.min_shift_minutes:
        minutes = rules.min_shift_minutes
        yield _say(PlanRule.SHORT_SHIFT, where, minutes=minutes)
    # Nobody is out longer than the law allows, so neither is the shift.
    night = [_evening_before(problem, person, tour.day) for person in tour.pair]
    start = max(start, *night)
    longest = rules.max_work_minutes + rules.pause_needed(rules.max_work_minutes)
    end = min(end, start + longest)
    yield from _pause(problem, tour, where, (start, end))


def _evening_before(problem: VisitProblem, person: StaffId, day: pendulum.Date) -> int:
    """Return the minute from which *person* has rested since the hours before."""
    hours = problem.member(person).works_on(day.subtract(days=1))
    if hours is None:
        return 0
    evening = min(hours.end_minute, problem.rules.latest_minute)
    return evening + problem.rules.rest_minutes - _A_DAY_MINUTES


def _pause(
    problem: VisitProblem, tour: Tour, where: str, shift: tuple[int, int]
) -> Iterator[Violation]:
    rules = problem.rules
    needed = rules.pause_needed(shift[1] - shift[0])
    if not needed:
        return
    first = max(
        rules.pause_from_minute, shift[1] - rules.longest_stretch_minutes - needed
    )
    last = min(rules.pause_until_minute, shift[0] + rules.longest_stretch_minutes)
    if tour.pause is None:
        back_in_time = tour.end_minute <= last
        left_after_it = tour.start_minute >= max(first, shift[0]) + needed
        if not (back_in_time or left_after_it):
            yield _say(PlanRule.PAUSE_MISSING, where, minutes=needed)
        return
    if tour.pause.end_minute - tour.pause.start_minute < needed:
        yield _say(PlanRule.PAUSE_LENGTH, where, minutes=needed)
    if not first <= tour.pause.start_minute <= last:
        yield _pause_time(problem, where, first)


def _pause_time(problem: VisitProblem, where: str, first: int) -> Violation:
    last = problem.rules.pause_until_minute
    return _say(PlanRule.PAUSE_TIME, where, first=_clock(first), last=_clock(last))


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def _visits_planned_twice(plan: VisitPlan) -> Iterator[Violation]:
    seen = set()
    for tour in plan.tours:
        for stop in tour.stops:
            if stop.visit in seen:
                yield _say(PlanRule.VISIT_TWICE, f"{_where(tour)} {stop.visit}")
            seen.add(stop.visit)


def _people_in_two_tours(plan: VisitPlan) -> Iterator[Violation]:
    seen = set()
    for tour in plan.tours:
        for person in tour.pair:
            if (tour.day, person) in seen:
                yield _say(PlanRule.ONE_TOUR_A_DAY, _where(tour), who=person)
            seen.add((tour.day, person))


def _short_nights(problem: VisitProblem, plan: VisitPlan) -> Iterator[Violation]:
    people = sorted({person for tour in plan.tours for person in tour.pair})
    for person in people:
        own = [tour for tour in plan.tours if person in tour.pair]
        for before, after in pairwise(own):
            days = (after.day - before.day).days
            rest = days * _A_DAY_MINUTES + after.start_minute - before.end_minute
            if days and rest < problem.rules.rest_minutes:
                minutes = problem.rules.rest_minutes
                yield _say(PlanRule.REST, _where(after), who=person, minutes=minutes)
