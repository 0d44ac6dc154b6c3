"""Which two may go on which day, and whom these two may visit."""

from collections.abc import Callable, Sequence
from typing import Final

import attrs
import pendulum

from outreach_core.people import Gender, Presence, StaffMember
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import URGENCIES, PairMix, VisitRequest
from outreach_core.visits.travel import great_circle_km

_A_DAY: Final = 24 * 60
_M_PER_KM: Final = 1000


@attrs.frozen
class Shift:
    """The time in which both of a pair work, minutes after midnight."""

    start_minute: int
    end_minute: int

    @property
    def minutes(self) -> int:
        """Length of the shift."""
        return self.end_minute - self.start_minute


def is_mixed(a: Gender | None, b: Gender | None) -> bool:
    """Say whether two stated genders differ; without a statement nothing is mixed."""
    return a is not None and b is not None and a is not b


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
    start = max(hours.start_minute, rules.earliest_minute)
    before = member.works_on(day.subtract(days=1))
    if before is not None:
        evening = min(before.end_minute, rules.latest_minute)
        start = max(start, evening + rules.rest_minutes - _A_DAY)
    end = min(hours.end_minute, rules.latest_minute)
    return (start, end) if start < end else None


def shift_of(
    problem: VisitProblem, pair: tuple[StaffMember, StaffMember], day: pendulum.Date
) -> Shift | None:
    """Return the common shift of *pair* on *day*, ``None`` when they cannot go."""
    rules = problem.rules
    first, second = sorted(pair, key=lambda member: member.id)
    if problem.day_off(day) or (first.id, second.id) in rules.forbidden_pairs:
        return None
    both = [hours_on(problem, member, day) for member in (first, second)]
    if both[0] is None or both[1] is None:
        return None
    start = max(both[0][0], both[1][0])
    end = min(both[0][1], both[1][1])
    longest = rules.max_work_minutes + rules.pause_needed(rules.max_work_minutes)
    end = min(end, start + longest)
    return Shift(start, end) if end - start >= rules.min_shift_minutes else None


class Compatibility:
    """Which requests each possible pair may visit, as bit sets over the requests.

    Bit *i* stands for the request with index *i*. A few operations on whole numbers
    answer for 900 requests at once, so all pairs of 40 staff can be looked at.
    """

    def __init__(self, problem: VisitProblem) -> None:
        requests = problem.requests
        self._staff = problem.staff
        self._plannable = _mask(
            requests, lambda r: not r.blocked and not r.waits_for_interpreter
        )
        self._on_day = [_mask(requests, _has_window_on(day)) for day in problem.days]
        self._may = [_mask(requests, _may_visit(problem, m)) for m in problem.staff]
        self._speaks = [_mask(requests, _speaks(m)) for m in problem.staff]
        self._asked_for = [_mask(requests, _asked_for(m)) for m in problem.staff]
        self._genders = {
            (a, b): _mask(requests, _gender_fits(a, b))
            for a in (None, *Gender)
            for b in (None, *Gender)
        }
        self.preferring_mix = _mask(requests, lambda r: r.mix is PairMix.PREFERRED)
        self.by_urgency = [
            _mask(requests, _is_only_urgent(urgency)) for urgency in URGENCIES
        ]
        self.agreed = _mask(requests, lambda r: r.agreed)

    def fits(self, day: int, a: int, b: int) -> int:
        """Return the bit set of requests that staff *a* and *b* may visit on *day*.

        Wishes, conflicts and languages count; hours and ways do not.
        """
        return (
            self._plannable
            & self._on_day[day]
            & self._may[a]
            & self._may[b]
            & (self._speaks[a] | self._speaks[b])
            & (self._asked_for[a] | self._asked_for[b])
            & self._genders[self._staff[a].gender, self._staff[b].gender]
        )

    def is_mixed(self, a: int, b: int) -> bool:
        """Say whether staff *a* and *b* are a mixed pair."""
        return is_mixed(self._staff[a].gender, self._staff[b].gender)


def _mask(
    requests: Sequence[VisitRequest], accepts: Callable[[VisitRequest], bool]
) -> int:
    return sum(1 << i for i, request in enumerate(requests) if accepts(request))


def _has_window_on(day: pendulum.Date) -> Callable[[VisitRequest], bool]:
    return lambda r: any(window.day == day for window in r.windows)


def _is_only_urgent(urgency: int) -> Callable[[VisitRequest], bool]:
    return lambda r: not r.agreed and r.urgency == urgency


def _may_visit(
    problem: VisitProblem, member: StaffMember
) -> Callable[[VisitRequest], bool]:
    limit_m = problem.rules.home_distance_m
    return lambda r: (
        not (
            member.id in r.wishes.not_these
            or r.customer in member.conflicts
            or lives_near(member, r, limit_m)
        )
    )


def _speaks(member: StaffMember) -> Callable[[VisitRequest], bool]:
    # With a confirmed interpreter the two need not speak the language themselves.
    return lambda r: (
        r.wishes.language is None
        or r.wishes.language in member.languages
        or (r.wishes.interpreter and r.interpreter_confirmed)
    )


def _asked_for(member: StaffMember) -> Callable[[VisitRequest], bool]:
    return lambda r: not r.wishes.one_of_these or member.id in r.wishes.one_of_these


def _gender_fits(a: Gender | None, b: Gender | None) -> Callable[[VisitRequest], bool]:
    return lambda r: (
        presence_kept(r.wishes.presence, a, b)
        and (r.mix is not PairMix.REQUIRED or is_mixed(a, b))
    )
