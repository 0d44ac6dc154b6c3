"""Where everybody is at one minute of a day, as far as plan and reports say.

A stop is past when the two have left for it; who waits for the right minute to leave
has not. Without a report everything went as planned.
"""

from collections.abc import Mapping

import attrs
import pendulum

from outreach_core.ids import StaffId
from outreach_core.visits.plan import Pause, Stop, Tour
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitId
from outreach_core.visits.under_way import NOT_ANY_MORE, PairOut
from outreach_core.visits.work_rules import PairForming


@attrs.frozen(kw_only=True)
class Reports:
    """What was reported until now.

    Attributes:
        now: Minutes after midnight.
        ends: When visits ended or will end, by visit.
        off: Visits that are not wanted any more.
        away: Staff who have dropped out on this day.
    """

    now: int
    ends: Mapping[VisitId, int]
    off: frozenset[VisitId]
    away: frozenset[StaffId]


@attrs.frozen(kw_only=True)
class TourSoFar:
    """One tour of today, cut at this minute.

    Attributes:
        tour: As planned.
        past: Stops that are made, begun or headed for, with their true minutes.
        pauses: Parts of the pause that are taken or begun.
        place: Id of the place where the two are free again.
        free_minute: When they are free there.
        ended: Nobody goes on: one of the two has dropped out, or they are back.
        broken: One of the two has dropped out.
    """

    tour: Tour
    past: tuple[Stop, ...]
    pauses: tuple[Pause, ...]
    place: str
    free_minute: int
    ended: bool
    broken: bool

    @property
    def is_out(self) -> bool:
        """Whether the two are outside and go on."""
        return bool(self.past) and not self.ended

    @property
    def ahead(self) -> tuple[Stop, ...]:
        """The stops of the plan that are not past, in their order."""
        made = {stop.visit for stop in self.past}
        return tuple(stop for stop in self.tour.stops if stop.visit not in made)


def so_far(problem: VisitProblem, tour: Tour, reports: Reports) -> TourSoFar:
    """Return what has happened of *tour*; nothing when the two are still inside."""
    walk = _Walk(problem, tour, reports)
    if all(walk.goes_on_to(stop) for stop in tour.stops):
        walk.rest_before(NOT_ANY_MORE)
    home = problem.travel_minutes.minutes(walk.place, problem.end_of(tour.pair).id)
    broken = not reports.away.isdisjoint(tour.pair)
    back = len(walk.past) == len(tour.stops) and walk.ready + home <= reports.now
    ready = walk.ready if walk.has_left else reports.now
    return TourSoFar(
        tour=tour,
        past=tuple(walk.past),
        pauses=tuple(walk.pauses),
        place=walk.place,
        free_minute=ready if back else max(ready, reports.now),
        ended=broken or back,
        broken=broken,
    )


def free_from(problem: VisitProblem, cut: TourSoFar) -> dict[StaffId, int]:
    """Return when the two of *cut* can leave the office again, by person."""
    if cut.is_out:
        return {}
    again = problem.rules.pair_forming is PairForming.PER_TOUR
    if cut.past and not cut.broken and not again:
        return dict.fromkeys(cut.tour.pair, NOT_ANY_MORE)
    if cut.broken and cut.past and not cut.ahead:
        # Ended by an earlier event: the tour says when they were back.
        return dict.fromkeys(cut.tour.pair, cut.tour.end_minute)
    if not cut.past:
        return dict.fromkeys(cut.tour.pair, cut.free_minute)
    # With whom they go next, and from which base, is not known yet: the farthest.
    bases = {problem.start_of(member.id).id for member in problem.staff}
    way = max(problem.travel_minutes.minutes(cut.place, base) for base in bases)
    return dict.fromkeys(cut.tour.pair, cut.free_minute + way)


def pair_out(cut: TourSoFar) -> PairOut:
    """Return where the two of *cut* are, for the problem of the rest."""
    return PairOut(
        pair=cut.tour.pair,
        left_minute=cut.tour.start_minute,
        place=cut.place,
        free_minute=cut.free_minute,
        made=len(cut.past),
        pauses=cut.pauses,
    )


class _Walk:
    """Goes through the stops of one tour until the first that is still ahead."""

    def __init__(self, problem: VisitProblem, tour: Tour, reports: Reports) -> None:
        self._problem = problem
        self._reports = reports
        self._pauses = list(tour.pauses)
        reported = [i for i, s in enumerate(tour.stops) if s.visit in reports.ends]
        self._surely = {s.visit for s in tour.stops[: max(reported, default=-1) + 1]}
        self._broken = not reports.away.isdisjoint(tour.pair)
        self.place = problem.base_of(tour.pair).id
        self.ready = tour.start_minute
        self.has_left = False
        self.past: list[Stop] = []
        self.pauses: list[Pause] = []

    def goes_on_to(self, stop: Stop) -> bool:
        """Take *stop* over if the two have left for it; say whether they went on."""
        now, problem = self._reports.now, self._problem
        self.rest_before(stop.start_minute)
        there = problem.request(stop.visit).place.id
        way = problem.travel_minutes.minutes(self.place, there)
        left = max(stop.start_minute - way, self.ready)
        if left >= now and stop.visit not in self._surely:
            return False
        self.has_left = True
        start = max(stop.start_minute, self.ready + way)
        if stop.visit in self._reports.ends:
            start = min(start, self._reports.ends[stop.visit])
        heading = start > now and stop.visit not in self._surely
        if heading and (self._broken or stop.visit in self._reports.off):
            # They turn round, and are where they were after as long as they went.
            self.ready = now + (now - left)
            return False
        self._make(stop, there, start)
        return True

    def _make(self, stop: Stop, there: str, start: int) -> None:
        now = self._reports.now
        end = start + stop.end_minute - stop.start_minute
        if self._broken or stop.visit in self._reports.off:
            end = min(end, max(start, now))
        end = self._reports.ends.get(stop.visit, end)
        arrive = min(stop.arrive_minute, start)
        self.past.append(
            attrs.evolve(stop, arrive_minute=arrive, start_minute=start, end_minute=end)
        )
        self.place, self.ready = there, end

    def rest_before(self, minute: int) -> None:
        """Take over the parts of the pause that began before *minute* and now."""
        while self._pauses and self._pauses[0].start_minute < minute:
            pause = self._pauses.pop(0)
            if self.ready <= pause.start_minute < self._reports.now:
                self.pauses.append(pause)
                self.ready = pause.end_minute


def today_of(now: pendulum.DateTime) -> tuple[pendulum.Date, int]:
    """Return day and minute of *now* by the clock on the wall."""
    return pendulum.date(now.year, now.month, now.day), now.hour * 60 + now.minute
