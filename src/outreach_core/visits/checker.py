"""Whether a plan keeps every rule, whoever made it.

Everything is recomputed from the problem and the minutes of the plan. Nothing of the
search is imported: a mistake there cannot hide here.
"""

from collections import Counter
from collections.abc import Iterator

import pendulum

from outreach_core.ids import StaffId
from outreach_core.people import Seniority
from outreach_core.visits._between_rules import between_violations
from outreach_core.visits._day_rules import (
    Span,
    any_clock,
    counted,
    person_violations,
    shift_of_both,
)
from outreach_core.visits._stop_rules import stop_violations
from outreach_core.visits._under_way_rules import (
    pause_is_overdue,
    under_way_violations,
    whole_day,
)
from outreach_core.visits.plan import Tour, VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.violations import RULE_WORDS, PlanRule, Violation
from outreach_core.visits.work_rules import PairForming, SeniorWithJunior

Broken = tuple[PlanRule, int | None, dict[str, object]]
"""A rule, the index of the stop (``None``: the whole tour), the gaps of its words."""
Days = frozenset[tuple[pendulum.Date, StaffId]]


def check_plan(problem: VisitProblem, plan: VisitPlan) -> tuple[Violation, ...]:
    """Return every violation, by day, pair and stop; empty: the plan is valid.

    Args:
        problem: Days, staff, requests and rules.
        plan: From any planner, or made by hand.
    """
    several = _days_of_several_tours(plan)
    found = [
        _say(plan, rule, index, stop, gaps)
        for index, tour in enumerate(plan.tours)
        for rule, stop, gaps in _tour_violations(problem, tour, several)
    ]
    found += _visits_planned_twice(plan)
    found += _people(problem, plan, several)
    found += [
        _say(plan, rule, tour, stop, gaps)
        for rule, tour, stop, gaps in between_violations(problem, plan)
    ]
    return tuple(found)


def _days_of_several_tours(plan: VisitPlan) -> Days:
    out = Counter((tour.day, person) for tour in plan.tours for person in tour.pair)
    # Whoever meets or parts at a stop is out alone too: several parts of a day.
    alone = {(t.day, person) for t in plan.tours if t.at_a_stop for person in t.pair}
    return frozenset({day for day, tours in out.items() if tours > 1} | alone)


def _say(
    plan: VisitPlan,
    rule: PlanRule,
    index: int,
    stop: int | None,
    gaps: dict[str, object],
) -> Violation:
    tour = plan.tours[index]
    where = f"{tour.day} {'+'.join(tour.pair)}"
    if stop is not None:
        where = f"{where} {tour.stops[stop].visit}"
    return Violation(
        rule=rule,
        where=where,
        words=RULE_WORDS[rule].fill(**gaps),
        tour=index,
        stop=stop,
    )


def _visits_planned_twice(plan: VisitPlan) -> Iterator[Violation]:
    seen = set()
    for index, tour in enumerate(plan.tours):
        for i, stop in enumerate(tour.stops):
            if stop.visit in seen:
                yield _say(plan, PlanRule.VISIT_TWICE, index, i, {})
            seen.add(stop.visit)


def _people(
    problem: VisitProblem, plan: VisitPlan, several: Days
) -> Iterator[Violation]:
    """Judge the days of each person in all tours; strangers have none to judge."""
    people = {person for tour in plan.tours for person in tour.pair}
    for person in sorted(filter(problem.knows_staff, people)):
        own = [i for i, tour in enumerate(plan.tours) if person in tour.pair]
        tours = [plan.tours[i] for i in own]
        for rule, which, gaps in person_violations(problem, person, tours, several):
            if rule is PlanRule.DAY_PAUSE and _rest_together(
                problem, tours[which], several
            ):
                continue
            yield _say(plan, rule, own[which], None, gaps)


def _rest_together(problem: VisitProblem, tour: Tour, several: Days) -> bool:
    """Say whether two who stay together for the day rest as a tandem has to."""
    if problem.rules.pair_forming is not PairForming.PER_STOP or not (
        several.isdisjoint((tour.day, person) for person in tour.pair)
    ):
        return False
    overdue = pause_is_overdue(problem, tour)
    return overdue or not any(True for _ in _pause(problem, whole_day(problem, tour)))


def _tour_violations(
    problem: VisitProblem, tour: Tour, several: Days
) -> Iterator[Broken]:
    if tour.day not in problem.days:
        yield PlanRule.UNKNOWN_DAY, None, {}
    reason = problem.day_off(tour.day)
    if reason is not None:
        yield PlanRule.DAY_OFF, None, {"why": reason}
    if tour.pair in problem.rules.forbidden_pairs:
        yield PlanRule.FORBIDDEN_PAIR, None, {}
    if tour.at_a_stop and problem.rules.pair_forming is not PairForming.PER_STOP:
        yield PlanRule.MEETING, None, {}
    strangers = [person for person in tour.pair if not problem.knows_staff(person)]
    for person in strangers:
        yield PlanRule.UNKNOWN_STAFF, None, {"who": person}
    yield from under_way_violations(problem, tour)
    whole = whole_day(problem, tour)
    yield from _limits(problem, whole)
    yield from _ways(problem, tour)
    if not strangers:
        yield from _seniors(problem, tour)
        yield from _working_time(problem, whole)
        # Whoever may go out again may rest in between: judged by person.
        once = problem.rules.pair_forming is PairForming.PER_DAY and (
            several.isdisjoint((tour.day, person) for person in tour.pair)
        )
        if once and not pause_is_overdue(problem, tour):
            yield from _pause(problem, whole)
        for i, stop in enumerate(tour.stops):
            for rule, gaps in stop_violations(problem, tour, stop):
                yield rule, i, gaps


def _seniors(problem: VisitProblem, tour: Tour) -> Iterator[Broken]:
    if problem.rules.senior_with_junior is not SeniorWithJunior.REQUIRED:
        return
    levels = [problem.member(person).seniority for person in tour.pair]
    if Seniority.JUNIOR in levels and Seniority.SENIOR not in levels:
        yield PlanRule.JUNIOR_ALONE, None, {}


def _limits(problem: VisitProblem, tour: Tour) -> Iterator[Broken]:
    rules = problem.rules
    first, last = rules.outside_hours(tour.day)
    if tour.start_minute < first or tour.end_minute > last:
        yield PlanRule.DAYLIGHT, None, {}
    if len(tour.stops) > rules.max_stops:
        yield PlanRule.MAX_STOPS, None, {"count": rules.max_stops}
    work = tour.end_minute - tour.start_minute
    for start, end in counted(tour.pauses, rules.pause_part_minutes):
        work -= end - start
    if work > rules.max_work_minutes:
        law = rules.cited("§ 3")
        yield PlanRule.MAX_WORK, None, {"minutes": rules.max_work_minutes, "law": law}


def _ways(problem: VisitProblem, tour: Tour) -> Iterator[Broken]:
    """Recompute every way; a stop, a pause and the end need the time to get there."""
    table = problem.travel_minutes
    base, home = problem.first_place(tour), problem.last_place(tour)
    out = problem.out_on(tour.day, tour.pair)
    here, ready, total = base if out is None else out.place, tour.start_minute, 0
    pauses = list(tour.pauses)
    for i, stop in enumerate(tour.stops):
        if not problem.knows_visit(stop.visit):
            yield PlanRule.UNKNOWN_VISIT, i, {}
            continue
        there = problem.request(stop.visit).place.id
        needed = table.minutes(here, there)
        total += needed
        while pauses and ready <= pauses[0].start_minute < stop.start_minute:
            ready = max(ready, pauses.pop(0).end_minute)
        if min(stop.arrive_minute, stop.start_minute) - ready < needed or (
            stop.arrive_minute > stop.start_minute
        ):
            free = max(0, min(stop.arrive_minute, stop.start_minute) - ready)
            yield PlanRule.TRAVEL, i, {"needed": needed, "free": free}
        here, ready = there, stop.end_minute
    while pauses and ready <= pauses[0].start_minute:
        ready = max(ready, pauses.pop(0).end_minute)
    needed = table.minutes(here, home)
    total += needed
    if tour.end_minute - ready < needed:
        free = max(0, tour.end_minute - ready)
        yield PlanRule.TRAVEL, None, {"needed": needed, "free": free}
    if pauses:
        # It begins while a visit goes on, or before the two have left.
        yield _pause_time(problem, problem.rules.pause_from_minute)
    if total != tour.travel_minutes:
        yield PlanRule.TRAVEL_SUM, None, {"minutes": total}


def _working_time(problem: VisitProblem, tour: Tour) -> Iterator[Broken]:
    rules = problem.rules
    for person in tour.pair:
        day = problem.member(person).works_on(tour.day)
        if day is None:
            yield PlanRule.NOT_WORKING, None, {"who": person}
        elif tour.start_minute < day.start_minute or tour.end_minute > day.end_minute:
            yield PlanRule.WORKING_HOURS, None, {"who": person}
    shift = shift_of_both(problem, tour)
    if shift is not None and shift[1] - shift[0] < rules.min_shift_minutes:
        yield PlanRule.SHORT_SHIFT, None, {"minutes": rules.min_shift_minutes}


def _pause(problem: VisitProblem, tour: Tour) -> Iterator[Broken]:
    """Judge the pause of a tour by the time in which both are at work."""
    rules, shift = problem.rules, shift_of_both(problem, tour)
    needed = 0 if shift is None else rules.pause_needed(shift[1] - shift[0])
    if shift is None or not needed:
        return
    stretch = rules.longest_stretch_minutes
    gaps: dict[str, object] = {"minutes": needed, "law": rules.cited("§ 4")}
    earliest = max(rules.pause_from_minute, shift[1] - stretch - needed)
    latest = min(rules.pause_until_minute, shift[0] + stretch)
    if not tour.pauses:
        back_in_time = tour.end_minute <= latest
        left_after_it = tour.start_minute >= max(earliest, shift[0]) + needed
        if not (back_in_time or left_after_it):
            yield PlanRule.PAUSE_MISSING, None, gaps
        return
    parts = counted(tour.pauses, rules.pause_part_minutes)
    if sum(end - start for start, end in parts) < needed:
        yield PlanRule.PAUSE_LENGTH, None, gaps
    if not _well_placed(problem, parts, shift):
        yield _pause_time(problem, earliest)


def _well_placed(problem: VisitProblem, parts: list[Span], shift: Span) -> bool:
    """Say whether parts begin when they may and nobody works too long in a row."""
    rules = problem.rules
    first, last = rules.pause_from_minute, rules.pause_until_minute
    if not all(first <= start <= last for start, _ in parts):
        return False
    begins = [*(start for start, _ in parts), shift[1]]
    ends = [shift[0], *(end for _, end in parts)]
    rows = [begin - end for end, begin in zip(ends, begins, strict=True)]
    return max(rows) <= rules.longest_stretch_minutes


def _pause_time(problem: VisitProblem, first: int) -> Broken:
    last = problem.rules.pause_until_minute
    return (
        PlanRule.PAUSE_TIME,
        None,
        {
            "first": any_clock(first),
            "last": any_clock(last),
        },
    )
