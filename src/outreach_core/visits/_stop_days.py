"""The day of one person when pairs are formed for each stop: is it possible, what fits?

Every visit has a fixed begin, so the days of two people who meet need no third thing
to agree: both days hold the visit at the same minute.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from outreach_core.visits.pairs import hours_on, longest_shift, most_work
from outreach_core.visits.problem import VisitProblem

Entry = tuple[int, int, int]
"""Begin, end and index of one visit."""
Gap = tuple[int, int, int]
"""Earliest and latest begin of one more visit, and the minutes of way it adds."""


class Hours:
    """From when to when one person can be out on one day, and how.

    Attributes:
        person, day: Indices.
        start, end: First and last minute.
        base, home: Where the day begins and ends, as rows of the travel table.
        pause: Minutes of pause that the day needs; 0 for none.
        most_work: Most minutes outside without the pause.
    """

    __slots__ = ("base", "day", "end", "home", "most_work", "pause", "person", "start")

    def __init__(self, person: int, day: int) -> None:
        self.person = person
        self.day = day
        self.start = self.end = self.base = self.home = 0
        self.pause = self.most_work = 0


def hours_of(problem: VisitProblem, person: int, day: int) -> Hours | None:
    """Return the hours of *person* on *day*, both as indices; ``None``: off work."""
    member, which, rules = problem.staff[person], problem.days[day], problem.rules
    span = None if problem.day_off(which) else hours_on(problem, member, which)
    if span is None:
        return None
    hours = Hours(person, day)
    longest = longest_shift(rules, rules.max_work_minutes)
    hours.start, hours.end = span[0], min(span[1], span[0] + longest)
    longest_day = rules.max_work_minutes + rules.pause_needed(rules.max_work_minutes)
    hours.pause = rules.pause_needed(min(span[1] - span[0], longest_day))
    hours.most_work = min(rules.max_work_minutes, most_work(problem, member, which))
    table = problem.travel_minutes
    hours.base = table.index(problem.start_of(member.id).id)
    hours.home = table.index(problem.home_of(member.id).id)
    return hours


class Ground:
    """What all days share: rules, ways and where the visits are.

    Attributes:
        rows: Minutes from place to place.
        at: The place of each visit, as a row of the travel table.
    """

    __slots__ = ("at", "rows", "rules")

    def __init__(self, problem: VisitProblem) -> None:
        table = problem.travel_minutes
        self.rules: Final = problem.rules
        self.rows: Sequence[Sequence[int]] = table.rows
        self.at = [table.index(request.place.id) for request in problem.requests]


class PersonDay:
    """The visits of one person on one day; never changed, only replaced.

    Attributes:
        hours: Whose day.
        entries: The visits in their order.
        legs: Minutes of all ways of this person.
        gaps: Where one more visit fits, by visit; filled when asked.
    """

    __slots__ = ("entries", "gaps", "hours", "legs")

    def __init__(self, hours: Hours, entries: tuple[Entry, ...], legs: int) -> None:
        self.hours = hours
        self.entries = entries
        self.legs = legs
        self.gaps: dict[int, list[Gap]] = {}


def day_of(
    ground: Ground, hours: Hours, entries: tuple[Entry, ...]
) -> PersonDay | None:
    """Make the day, or return ``None`` when a rule or a way does not allow it."""
    if not entries:
        return PersonDay(hours, (), 0)
    walked = _walked(ground, hours, entries)
    if walked is None or len(entries) > ground.rules.max_stops:
        return None
    legs, free = walked
    leave, back = free[0][1], free[-1][0]
    rested = _rested(ground, hours, free, back)
    if rested is None or back - leave - min(hours.pause, rested) > hours.most_work:
        return None
    return PersonDay(hours, entries, legs)


def _walked(
    ground: Ground, hours: Hours, entries: tuple[Entry, ...]
) -> tuple[int, list[tuple[int, int]]] | None:
    """Return the minutes of all ways, and when the person is free in between."""
    rows, at = ground.rows, ground.at
    here, ready = hours.base, hours.start
    legs, free = 0, []
    for start, end, visit in entries:
        way = rows[here][at[visit]]
        if ready + way > start:
            return None
        free.append((ready, start - way))
        legs += way
        here, ready = at[visit], end
    way = rows[here][hours.home]
    free.append((ready + way, hours.end))
    return None if ready + way > hours.end else (legs + way, free)


def _rested(
    ground: Ground, hours: Hours, free: Sequence[tuple[int, int]], back: int
) -> int | None:
    """Return the minutes of pause between two visits; ``None``: too little in all.

    Before the first way and after the last one somebody rests too, in the office.
    """
    if not hours.pause:
        return 0
    rules = ground.rules
    taken, outside, since = 0, 0, hours.start
    for number, (begin, end) in enumerate(free):
        first = max(begin, rules.pause_from_minute)
        last = min(end, rules.pause_until_minute + hours.pause)
        too_late = first > rules.pause_until_minute
        if too_late or last - first < rules.pause_part_minutes:
            continue
        if first - since > rules.longest_stretch_minutes:
            return None
        taken, since = taken + last - first, last
        if 0 < number < len(free) - 1:
            outside += last - first
    enough = taken >= hours.pause and back - since <= rules.longest_stretch_minutes
    return outside if enough else None


def gaps_for(ground: Ground, day: PersonDay, visit: int, length: int) -> list[Gap]:
    """Return where *visit* fits between the others, by its begin; ways alone count."""
    if visit not in day.gaps:
        day.gaps[visit] = list(_gaps(ground, day, visit, length))
    return day.gaps[visit]


def _gaps(ground: Ground, day: PersonDay, visit: int, length: int) -> Iterator[Gap]:
    rows, at, hours = ground.rows, ground.at, day.hours
    there = at[visit]
    on = rows[there]
    points = [(hours.start, hours.start, hours.base)]
    points += [(start, end, at[stop]) for start, end, stop in day.entries]
    points.append((hours.end, hours.end, hours.home))
    for (_, ready, here), (until, _, after) in pairwise(points):
        way, on_way = rows[here][there], on[after]
        first, last = ready + way, until - on_way - length
        if first <= last:
            extra = way + on_way
            # Who stays in the office all day goes no way at all.
            yield first, last, extra - rows[here][after] * bool(day.entries)
