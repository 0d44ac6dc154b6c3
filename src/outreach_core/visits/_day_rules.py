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
    for rule, index, gaps in _several_days(problem, person, whole):
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
        there, back = _ways_to_bases(problem, person, tour)
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


def _ways_to_bases(
    problem: VisitProblem, person: StaffId, tour: Tour
) -> tuple[int, int]:
    """Return the ways of *person* to where the pair starts, and home from its end."""
    table = problem.travel_minutes
    start, home = problem.start_of(person), problem.home_of(person)
    there = table.minutes(start.id, problem.base_of(tour.pair).id)
    return there, table.minutes(problem.end_of(tour.pair).id, home.id)


def _ways_of(
    problem: VisitProblem, person: StaffId, first: Tour, last: Tour
) -> tuple[int, int]:
    """Return the ways of *person* to the first tour and home from the last one."""
    table = problem.travel_minutes
    start, home = problem.start_of(person), problem.home_of(person)
    there = table.minutes(start.id, problem.first_place(first))
    return there, table.minutes(problem.last_place(last), home.id)


def _way_between(problem: VisitProblem, before: Tour, after: Tour) -> int:
    here, there = problem.last_place(before), problem.first_place(after)
    return problem.travel_minutes.minutes(here, there)


def _from_to(problem: VisitProblem, person: StaffId, own: Sequence[Tour]) -> Span:
    """Return when *person* leaves for the first tour and is back from the last one.

    The way to or from a base counts as before, with the hours; that to a stop at which
    two meet is outside work.
    """
    there, back = _ways_of(problem, person, own[0], own[-1])
    start = own[0].start_minute - there * own[0].meets_at_stop
    return start, own[-1].end_minute + back * own[-1].parts_at_stop


def _work_minutes(problem: VisitProblem, person: StaffId, own: Sequence[Tour]) -> int:
    """Return the minutes on tour without pauses, ways between two tours included.

    Whoever waits outside between two tours is at work, but for the pause of the day.
    """
    start, end = _from_to(problem, person, own)
    work = own[0].start_minute - start + end - own[-1].end_minute
    waits = 0
    for before, after in pairwise(own):
        way = _way_between(problem, before, after)
        work += way
        if before.parts_at_stop or after.meets_at_stop:
            waits += max(0, after.start_minute - before.end_minute - way)
    for tour in own:
        work += tour.end_minute - tour.start_minute
        for begin, until in counted(tour.pauses, problem.rules.pause_part_minutes):
            work -= until - begin
    return work + max(0, waits - _pause_of(problem, person, own)) if waits else work


def _one_day(
    problem: VisitProblem, person: StaffId, own: list[Tour], several: Days
) -> Iterator[Broken]:
    """Yield what one day breaks; the index counts the tours of the day."""
    yield from _tours_of_a_day(problem, person, own)
    rules, last = problem.rules, len(own) - 1
    hours = _hours_of(problem, person, own[0].day)
    if hours is None:
        return
    # In a tandem of one tour both rest together: judged by tour.
    again = any((tour.day, who) in several for tour in own for who in tour.pair)
    if again or rules.pair_forming is not PairForming.PER_DAY:
        out, pause = _from_to(problem, person, own), _pause_of(problem, person, own)
        if pause and not _rests_enough(problem, own, hours, out, pause):
            law = rules.cited("§ 4")
            yield PlanRule.DAY_PAUSE, last, {"minutes": pause, "law": law}
    there, back = _ways_of(problem, person, own[0], own[last])
    if there and own[0].start_minute - there < hours[0]:
        yield PlanRule.BASE_WAY, 0, {"minutes": there}
    if back and own[last].end_minute + back > hours[1]:
        yield PlanRule.BASE_WAY, last, {"minutes": back}


def _tours_of_a_day(
    problem: VisitProblem, person: StaffId, own: list[Tour]
) -> Iterator[Broken]:
    """Yield what the tours of one day break together, whatever the hours of work."""
    rules, last = problem.rules, len(own) - 1
    for i, (before, after) in enumerate(pairwise(own), start=1):
        if rules.pair_forming is PairForming.PER_DAY:
            yield PlanRule.ONE_TOUR_A_DAY, i, {}
        way = _way_between(problem, before, after)
        if after.start_minute - before.end_minute < way:
            yield PlanRule.TOURS_OVERLAP, i, {"minutes": way}
    stops = sum(len(tour.stops) for tour in own)
    if rules.pair_forming is PairForming.PER_STOP and stops > rules.max_stops:
        yield PlanRule.MAX_STOPS, last, {"count": rules.max_stops}
    work = _work_minutes(problem, person, own)
    if (last or own[0].at_a_stop) and work > rules.max_work_minutes:
        minutes, law = rules.max_work_minutes, rules.cited("§ 3")
        yield PlanRule.MAX_DAY, last, {"minutes": minutes, "law": law}


def _pause_of(problem: VisitProblem, person: StaffId, own: Sequence[Tour]) -> int:
    """Return the minutes of pause that *person* needs on the day of the tours *own*."""
    hours = _hours_of(problem, person, own[0].day)
    if hours is None:
        return 0
    length = min(hours[1] - hours[0], _longest_day(problem))
    return problem.rules.pause_needed(length)


def _rests_enough(
    problem: VisitProblem, own: list[Tour], hours: Span, out: Span, needed: int
) -> bool:
    """Say whether pauses on tour and time between tours make up the pause of a day."""
    rules = problem.rules
    taken, since = 0, hours[0]
    for begin, end in sorted(_free_time(problem, own, hours, out)):
        first = max(begin, since, rules.pause_from_minute)
        last = min(end, rules.pause_until_minute + needed)
        if first > rules.pause_until_minute or last - first < rules.pause_part_minutes:
            continue
        if first - since > rules.longest_stretch_minutes:
            return False
        taken, since = taken + last - first, last
    at_work = out[1] - since
    return taken >= needed and at_work <= rules.longest_stretch_minutes


def _free_time(
    problem: VisitProblem, own: list[Tour], hours: Span, out: Span
) -> Iterator[Span]:
    """Yield when this person rests on tour, or is free before, between and after."""
    for tour in own:
        yield from ((p.start_minute, p.end_minute) for p in tour.pauses)
    yield hours[0], out[0]
    for before, after in pairwise(own):
        way = _way_between(problem, before, after)
        yield before.end_minute, after.start_minute - way
    yield out[1], hours[1]


def _several_days(
    problem: VisitProblem, person: StaffId, days: list[tuple[list[Tour], int]]
) -> Iterator[Broken]:
    """Yield too short nights and too many hours over several days."""
    rules = problem.rules
    for (before, _), (after, index) in pairwise(days):
        evening = max(
            _from_to(problem, person, before)[1], *(t.end_minute for t in before)
        )
        nights = (after[0].day - before[0].day).days
        morning = _from_to(problem, person, after)[0]
        rest = nights * _A_DAY_MINUTES + morning - evening
        if rest < rules.rest_minutes:
            minutes, law = rules.rest_minutes, rules.cited("§ 5")
            yield PlanRule.REST, index, {"minutes": minutes, "law": law}
    work = [(own[0].day, _work_minutes(problem, person, own)) for own, _ in days]
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
