"""Which rules of working time one person's days break; part of the checker.

Nothing of the search is imported. What is looked at is the whole day of a person, in
however many tours and with whomever: overlaps, ways between bases, hours, pauses, rest.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pendulum

from outreach_core.ids import StaffId
from outreach_core.visits.plan import Pause, Tour
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.violations import PlanRule
from outreach_core.visits.work_rules import HoursOverDays, PairForming

Broken = tuple[PlanRule, int, dict[str, object]]
"""A rule, the index of the tour that breaks it, the gaps of its words."""
Span = tuple[int, int]
Days = frozenset[tuple[pendulum.Date, StaffId]]
_A_DAY_MINUTES = 24 * 60


def person_violations(
    problem: VisitProblem, person: StaffId, tours: Sequence[Tour], several: Days
) -> Iterator[Broken]:
    """Yield what the days of *person* break.

    Args:
        problem: Days, staff and rules.
        person: Somebody of the team; strangers have no hours to be judged by.
        tours: All tours of this person.
        several: On which days somebody is in several tours.
    """
    order = sorted(
        range(len(tours)), key=lambda i: (tours[i].day, tours[i].start_minute)
    )
    days: dict[pendulum.Date, list[int]] = {}
    for i in order:
        days.setdefault(tours[i].day, []).append(i)
    for which in days.values():
        own = [tours[i] for i in which]
        for rule, at, gaps in _one_day(problem, person, own, several):
            yield rule, which[at], {"who": person} | gaps
    whole = [([tours[i] for i in which], which[-1]) for which in days.values()]
    for rule, index, gaps in _several_days(problem, whole):
        yield rule, index, {"who": person} | gaps


def shift_of_both(problem: VisitProblem, tour: Tour) -> Span | None:
    """Return from when to when both can be with the pair; ``None``: one is off work.

    Their hours, cut to the hours of the rules, to the rest since the evening before,
    to the ways of those who start or end elsewhere, and to the longest day.
    """
    starts, ends = [], []
    for person in tour.pair:
        hours = _hours_of(problem, person, tour.day)
        if hours is None:
            return None
        there, back = _ways_of(problem, person, tour, tour)
        starts.append(hours[0] + there)
        ends.append(hours[1] - back)
    start = max(starts)
    return start, min(*ends, start + _longest_day(problem))


def counted(pauses: Sequence[Pause], shortest_part: int) -> list[Span]:
    """Return the parts of a break that are long enough to count."""
    spans = [(pause.start_minute, pause.end_minute) for pause in pauses]
    return [(start, end) for start, end in spans if end - start >= shortest_part]


def any_clock(minutes: int) -> str:
    """Return "9:05" for 545 minutes; a plan made by hand may hold any number."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def _longest_day(problem: VisitProblem) -> int:
    rules = problem.rules
    return rules.max_work_minutes + rules.pause_needed(rules.max_work_minutes)


def _hours_of(
    problem: VisitProblem, person: StaffId, day: pendulum.Date
) -> Span | None:
    """Return from when to when *person* may be outside on *day*, if at all."""
    member, rules = problem.member(person), problem.rules
    hours = member.works_on(day)
    if hours is None:
        return None
    first, last = rules.outside_hours(day)
    start = max(hours.start_minute, first)
    yesterday = day.subtract(days=1)
    before = member.works_on(yesterday)
    if before is not None:
        evening = min(before.end_minute, rules.outside_hours(yesterday)[1])
        start = max(start, evening + rules.rest_minutes - _A_DAY_MINUTES)
    return start, min(hours.end_minute, last)


def _ways_of(
    problem: VisitProblem, person: StaffId, first: Tour, last: Tour
) -> tuple[int, int]:
    """Return the ways of *person* to the first tour and home from the last one."""
    table = problem.travel_minutes
    start, home = problem.start_of(person), problem.home_of(person)
    there = table.minutes(start.id, problem.base_of(first.pair).id)
    return there, table.minutes(problem.end_of(last.pair).id, home.id)


def _way_between(problem: VisitProblem, before: Tour, after: Tour) -> int:
    here, there = problem.end_of(before.pair), problem.base_of(after.pair)
    return problem.travel_minutes.minutes(here.id, there.id)


def _work_minutes(problem: VisitProblem, own: Sequence[Tour]) -> int:
    """Return the minutes on tour without pauses, ways between two bases included."""
    work = sum(_way_between(problem, a, b) for a, b in pairwise(own))
    for tour in own:
        work += tour.end_minute - tour.start_minute
        for start, end in counted(tour.pauses, problem.rules.pause_part_minutes):
            work -= end - start
    return work


def _one_day(
    problem: VisitProblem, person: StaffId, own: list[Tour], several: Days
) -> Iterator[Broken]:
    """Yield what one day breaks; the index counts the tours of the day."""
    rules, last = problem.rules, len(own) - 1
    for i, (before, after) in enumerate(pairwise(own), start=1):
        if rules.pair_forming is PairForming.PER_DAY:
            yield PlanRule.ONE_TOUR_A_DAY, i, {}
        way = _way_between(problem, before, after)
        if after.start_minute - before.end_minute < way:
            yield PlanRule.TOURS_OVERLAP, i, {"minutes": way}
    if last and _work_minutes(problem, own) > rules.max_work_minutes:
        minutes, law = rules.max_work_minutes, rules.cited("§ 3")
        yield PlanRule.MAX_DAY, last, {"minutes": minutes, "law": law}
    hours = _hours_of(problem, person, own[0].day)
    if hours is None:
        return
    # In a tandem of one tour both rest together: judged by tour.
    again = any((tour.day, who) in several for tour in own for who in tour.pair)
    if again or rules.pair_forming is PairForming.PER_TOUR:
        needed = rules.pause_needed(min(hours[1] - hours[0], _longest_day(problem)))
        if needed and not _rests_enough(problem, own, hours, needed):
            law = rules.cited("§ 4")
            yield PlanRule.DAY_PAUSE, last, {"minutes": needed, "law": law}
    there, back = _ways_of(problem, person, own[0], own[last])
    if there and own[0].start_minute - there < hours[0]:
        yield PlanRule.BASE_WAY, 0, {"minutes": there}
    if back and own[last].end_minute + back > hours[1]:
        yield PlanRule.BASE_WAY, last, {"minutes": back}


def _rests_enough(
    problem: VisitProblem, own: list[Tour], hours: Span, needed: int
) -> bool:
    """Say whether pauses on tour and time at the office make up the pause of a day."""
    rules = problem.rules
    taken, since = 0, hours[0]
    for begin, end in sorted(_free_time(problem, own, hours)):
        first = max(begin, since, rules.pause_from_minute)
        last = min(end, rules.pause_until_minute + needed)
        if first > rules.pause_until_minute or last - first < rules.pause_part_minutes:
            continue
        if first - since > rules.longest_stretch_minutes:
            return False
        taken, since = taken + last - first, last
    at_work = own[-1].end_minute - since
    return taken >= needed and at_work <= rules.longest_stretch_minutes


def _free_time(problem: VisitProblem, own: list[Tour], hours: Span) -> Iterator[Span]:
    """Yield when this person rests on tour, or is at a base and can rest there."""
    for tour in own:
        yield from ((p.start_minute, p.end_minute) for p in tour.pauses)
    yield hours[0], own[0].start_minute
    for before, after in pairwise(own):
        way = _way_between(problem, before, after)
        yield before.end_minute, after.start_minute - way
    yield own[-1].end_minute, hours[1]


def _several_days(
    problem: VisitProblem, days: list[tuple[list[Tour], int]]
) -> Iterator[Broken]:
    """Yield too short nights and too many hours over several days."""
    rules = problem.rules
    for (before, _), (after, index) in pairwise(days):
        evening = max(tour.end_minute for tour in before)
        nights = (after[0].day - before[0].day).days
        rest = nights * _A_DAY_MINUTES + after[0].start_minute - evening
        if rest < rules.rest_minutes:
            minutes, law = rules.rest_minutes, rules.cited("§ 5")
            yield PlanRule.REST, index, {"minutes": minutes, "law": law}
    work = [(own[0].day, _work_minutes(problem, own)) for own, _ in days]
    for limit in rules.hours_over_days:
        for (last, _), (_, index) in zip(work, days, strict=True):
            if _within(work, last, limit) > limit.max_minutes:
                gaps: dict[str, object] = {"law": rules.cited("§ 3")}
                gaps |= {"days": limit.days, "minutes": limit.max_minutes}
                yield PlanRule.HOURS_OVER_DAYS, index, gaps


def _within(
    work: list[tuple[pendulum.Date, int]], last: pendulum.Date, limit: HoursOverDays
) -> int:
    """Return the minutes of the days in a row that end on *last*."""
    return sum(m for day, m in work if 0 <= (last - day).days < limit.days)
