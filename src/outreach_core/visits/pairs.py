"""Which two may go on which day, and whom these two may visit."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import attrs
import pendulum

from outreach_core.ids import StaffId
from outreach_core.people import (
    Gender,
    Presence,
    Seniority,
    StaffMember,
    WorkingHours,
)
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import URGENCIES, PairMix, VisitRequest
from outreach_core.visits.travel import great_circle_km
from outreach_core.visits.windows import needs_another_way, open_windows
from outreach_core.visits.work_rules import SeniorWithJunior, WorkRules

MOST_PAIR_POINTS: Final = 5
"""Points of one visit: mixed, known, wanted, senior with junior, one household."""

_A_DAY: Final = 24 * 60
_A_WEEK: Final = 7
_M_PER_KM: Final = 1000


@attrs.frozen
class Shift:
    """The time in which a pair can be on tour, minutes after midnight.

    Attributes:
        start_minute: When both can be where the pair starts.
        end_minute: When they have to be back.
        work_ends_minute: Until when both work; later than ``end_minute`` where a limit
            over several days cuts the tour. The pause is that of the whole day.
    """

    start_minute: int
    end_minute: int
    work_ends_minute: int

    @property
    def minutes(self) -> int:
        """Length of the shift."""
        return self.end_minute - self.start_minute

    @property
    def work_minutes(self) -> int:
        """Length of the time in which both work."""
        return self.work_ends_minute - self.start_minute


def is_mixed(a: Gender | None, b: Gender | None) -> bool:
    """Say whether two stated genders differ; without a statement nothing is mixed."""
    return a is not None and b is not None and a is not b


def go_together(rules: WorkRules, a: StaffMember, b: StaffMember) -> bool:
    """Say whether the rules of pairs let *a* and *b* go together at all."""
    if (min(a.id, b.id), max(a.id, b.id)) in rules.forbidden_pairs:
        return False
    if rules.senior_with_junior is not SeniorWithJunior.REQUIRED:
        return True
    levels = {a.seniority, b.seniority}
    return Seniority.JUNIOR not in levels or Seniority.SENIOR in levels


def points_together(rules: WorkRules, a: StaffMember, b: StaffMember) -> int:
    """Return the points of each visit because just these two go: 0 to 2."""
    wanted = (min(a.id, b.id), max(a.id, b.id)) in rules.wanted_pairs
    seniors = rules.senior_with_junior is not SeniorWithJunior.ANY
    both = {a.seniority, b.seniority} == {Seniority.SENIOR, Seniority.JUNIOR}
    return wanted + (seniors and both)


def is_known(request: VisitRequest, pair: Sequence[StaffMember]) -> bool:
    """Say whether the person has met one of the two before."""
    return any(m.id in request.known or request.customer in m.knows for m in pair)


def is_senior(member: StaffMember) -> bool:
    """Say whether *member* is experienced; where nothing is stated, nobody is."""
    return member.seniority is Seniority.SENIOR


def presence_kept(wish: Presence, a: Gender | None, b: Gender | None) -> bool:
    """Say whether a pair of these genders is what the person asked for."""
    if wish is Presence.ANYONE:
        return True
    wanted = (
        Gender.WOMAN if wish in {Presence.A_WOMAN, Presence.ONLY_WOMEN} else Gender.MAN
    )
    matches = (a is wanted, b is wanted)
    only = wish in {Presence.ONLY_WOMEN, Presence.ONLY_MEN}
    return all(matches) if only else any(matches)


def lives_near(member: StaffMember, request: VisitRequest, limit_m: int) -> bool:
    """Say whether *member* lives within *limit_m* of the place; unknown is no."""
    if limit_m == 0 or member.home is None or request.place.coordinates is None:
        return False
    way_km = great_circle_km(member.home, request.place.coordinates)
    return way_km * _M_PER_KM < limit_m


def hours_on(
    problem: VisitProblem, member: StaffMember, day: pendulum.Date
) -> tuple[int, int] | None:
    """Return from when to when *member* can be on tour on *day*, else ``None``.

    The working hours, cut to the hours of the office's rules and to the rest after
    the evening before (§ 5 ArbZG).
    """
    hours = member.works_on(day)
    if hours is None:
        return None
    rules = problem.rules
    first, last = rules.outside_hours(day)
    start = max(hours.start_minute, first)
    day_before = day.subtract(days=1)
    before = member.works_on(day_before)
    if before is not None:
        evening = min(before.end_minute, rules.outside_hours(day_before)[1])
        start = max(start, evening + rules.rest_minutes - _A_DAY)
    end = min(hours.end_minute, last)
    return (start, end) if start < end else None


def most_work(problem: VisitProblem, member: StaffMember, day: pendulum.Date) -> int:
    """Return the most minutes on tour on *day* by the limits over several days.

    Where full days would break a limit, each day gets an equal share: then no plan
    can break it, whichever days are used.
    """
    rules = problem.rules
    most = _A_DAY
    longest = rules.max_work_minutes
    week = sum(min(_length(rules, hours), longest) for hours in member.hours)
    for limit in rules.hours_over_days:
        if week * -(-limit.days // _A_WEEK) > limit.max_minutes:
            days = _most_days(problem, member, day, limit.days)
            most = min(most, limit.max_minutes // max(1, days))
    return most


def _length(rules: WorkRules, hours: WorkingHours) -> int:
    minutes = hours.end_minute - hours.start_minute
    return minutes - rules.pause_needed(minutes)


def _most_days(
    problem: VisitProblem, member: StaffMember, day: pendulum.Date, length: int
) -> int:
    """Return the most days of work in any *length* days in a row that hold *day*."""
    offsets = [
        away
        for other in problem.days
        if abs(away := (other - day).days) < length
        and member.works_on(other) is not None
    ]
    return max(
        sum(first <= away < first + length for away in offsets)
        for first in range(1 - length, 1)
    )


def shift_of(
    problem: VisitProblem, pair: tuple[StaffMember, StaffMember], day: pendulum.Date
) -> Shift | None:
    """Return the common shift of *pair* on *day*, ``None`` when they cannot go.

    It begins when both can be where the pair starts, and ends so early that both can
    still get to where they end their day.
    """
    rules = problem.rules
    if problem.day_off(day) or not go_together(rules, *pair):
        return None
    ids = (pair[0].id, pair[1].id)
    starts, ends = [], []
    for member in pair:
        hours = hours_on(problem, member, day)
        if hours is None:
            return None
        there, back = ways_of(problem, member.id, ids)
        starts.append(hours[0] + there)
        ends.append(hours[1] - back)
    start = max(starts)
    work_ends = min(*ends, start + longest_shift(rules, rules.max_work_minutes))
    most = min(most_work(problem, member, day) for member in pair)
    end = min(work_ends, start + most)
    if end - start < rules.min_shift_minutes:
        return None
    return Shift(start, end, work_ends)


def longest_shift(rules: WorkRules, work_minutes: int) -> int:
    """Return the longest shift in which nobody works longer than *work_minutes*."""
    # A tour without a pause inside may take a whole stretch.
    safe = work_minutes >= rules.longest_stretch_minutes
    return work_minutes + rules.pause_needed(work_minutes) * safe


def ways_of(
    problem: VisitProblem, person: StaffId, pair: tuple[StaffId, StaffId]
) -> tuple[int, int]:
    """Return the ways of *person* to the start of *pair* and home from its end."""
    if not (problem.bases or problem.ends):
        return 0, 0
    minutes = problem.travel_minutes.minutes
    there = minutes(problem.start_of(person).id, problem.base_of(pair).id)
    return there, minutes(problem.end_of(pair).id, problem.home_of(person).id)


class Compatibility:
    """Which requests each possible pair may visit, as bit sets over the requests.

    Bit *i* stands for the request with index *i*. A few operations on whole numbers
    answer for 900 requests at once, so all pairs of 40 staff can be looked at.
    """

    def __init__(self, problem: VisitProblem) -> None:
        requests = problem.requests
        self._staff = problem.staff
        self._plannable = _mask(
            requests,
            lambda r: (
                not r.blocked
                and not r.waits_for_interpreter
                and not needs_another_way(problem.rules, r)
            ),
        )
        self._on_day = _open_on(problem)
        self._of_any_two = _mask(requests, lambda r: _announced_pair(r) is None)
        named = {pair for r in requests if (pair := _announced_pair(r)) is not None}
        self._of_these = {
            pair: _mask(requests, _is_announced_for(pair)) for pair in named
        }
        self._may = [_mask(requests, _may_visit(problem, m)) for m in problem.staff]
        self._speaks = _spoken(problem)
        self._asked_for = _asked_for(problem)
        self._needing = {
            training: _mask(requests, _needs(training))
            for training in sorted({t for r in requests for t in r.needs_trainings})
        }
        self._genders = {
            (a, b): _mask(requests, _gender_fits(a, b))
            for a in (None, *Gender)
            for b in (None, *Gender)
        }
        self.preferring_mix = _mask(requests, lambda r: r.mix is PairMix.PREFERRED)
        self.by_urgency = [
            _mask(requests, _is_only_urgent(urgency)) for urgency in URGENCIES
        ]
        self.agreed = _mask(requests, lambda r: r.promised)

    def fits(self, day: int, a: int, b: int) -> int:
        """Return the bit set of requests that staff *a* and *b* may visit on *day*.

        Wishes, conflicts, languages, trainings, open windows and the pair that was
        announced count; hours and ways do not.
        """
        trained = self._staff[a].trainings | self._staff[b].trainings
        untrained = 0
        for training, needing in self._needing.items():
            if training not in trained:
                untrained |= needing
        ids = (self._staff[a].id, self._staff[b].id)
        return (
            ~untrained
            & self._plannable
            & (self._of_any_two | self._of_these.get((min(ids), max(ids)), 0))
            & self._on_day[day]
            & self._may[a]
            & self._may[b]
            & (self._speaks[a] | self._speaks[b])
            & (self._asked_for[a] | self._asked_for[b])
            & self._genders[self._staff[a].gender, self._staff[b].gender]
        )

    def reopen(self, problem: VisitProblem, visit: int) -> None:
        """Take over new times and a new announcement of the request *visit*."""
        request, bit = problem.requests[visit], 1 << visit
        open_days = {window.day for window in open_windows(problem.rules, request)}
        for number, day in enumerate(problem.days):
            self._on_day[number] &= ~bit
            self._on_day[number] |= bit * (day in open_days)
        for pair in self._of_these:
            self._of_these[pair] &= ~bit
        self._of_any_two &= ~bit
        announced = _announced_pair(request)
        if announced is None:
            self._of_any_two |= bit
        else:
            self._of_these[announced] = self._of_these.get(announced, 0) | bit

    def is_mixed(self, a: int, b: int) -> bool:
        """Say whether staff *a* and *b* are a mixed pair."""
        return is_mixed(self._staff[a].gender, self._staff[b].gender)


def _mask(
    requests: Sequence[VisitRequest], accepts: Callable[[VisitRequest], bool]
) -> int:
    return sum(1 << i for i, request in enumerate(requests) if accepts(request))


def _open_on(problem: VisitProblem) -> list[int]:
    """Return, for each day, the bit set of requests with an open window on it."""
    masks = dict.fromkeys(problem.days, 0)
    for i, request in enumerate(problem.requests):
        days = {window.day for window in open_windows(problem.rules, request)}
        for day in days & masks.keys():
            masks[day] |= 1 << i
    return [masks[day] for day in problem.days]


def _announced_pair(request: VisitRequest) -> tuple[StaffId, StaffId] | None:
    return None if request.pinned is None else request.pinned.pair


def _is_announced_for(
    pair: tuple[StaffId, StaffId],
) -> Callable[[VisitRequest], bool]:
    return lambda r: _announced_pair(r) == pair


def _is_only_urgent(urgency: int) -> Callable[[VisitRequest], bool]:
    return lambda r: not r.promised and r.urgency == urgency


def _may_visit(
    problem: VisitProblem, member: StaffMember
) -> Callable[[VisitRequest], bool]:
    limit_m = problem.rules.home_distance_m
    return lambda r: (
        not (
            member.id in r.wishes.not_these
            or r.customer in member.conflicts
            or (r.both_senior and not is_senior(member))
            or lives_near(member, r, limit_m)
        )
    )


def _spoken(problem: VisitProblem) -> list[int]:
    """Return, for each of the staff, the bit set of requests they can talk in."""
    anybody, by_language = 0, dict[str, int]()
    for i, request in enumerate(problem.requests):
        wishes = request.wishes
        # With a confirmed interpreter the two need not speak the language themselves.
        interpreted = wishes.interpreter and request.interpreter_confirmed
        if wishes.language is None or interpreted:
            anybody |= 1 << i
        else:
            already = by_language.get(wishes.language, 0)
            by_language[wishes.language] = already | 1 << i
    return [
        anybody | _union(by_language, sorted(member.languages))
        for member in problem.staff
    ]


def _union(masks: Mapping[str, int], names: Iterable[str]) -> int:
    found = 0
    for name in names:
        found |= masks.get(name, 0)
    return found


def _needs(training: str) -> Callable[[VisitRequest], bool]:
    return lambda r: training in r.needs_trainings


def _asked_for(problem: VisitProblem) -> list[int]:
    """Return, for each of the staff, the bit set of requests that want them or anyone."""
    anybody, by_person = 0, dict[str, int]()
    for i, request in enumerate(problem.requests):
        anybody |= (not request.wishes.one_of_these) << i
        for person in sorted(request.wishes.one_of_these):
            by_person[person] = by_person.get(person, 0) | 1 << i
    return [anybody | by_person.get(member.id, 0) for member in problem.staff]


def _gender_fits(a: Gender | None, b: Gender | None) -> Callable[[VisitRequest], bool]:
    return lambda r: (
        presence_kept(r.wishes.presence, a, b)
        and (r.mix is not PairMix.REQUIRED or is_mixed(a, b))
    )
