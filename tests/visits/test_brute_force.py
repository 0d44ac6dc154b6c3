"""Tiny problems are solved exactly by trying everything; the planner must agree."""

import itertools
from collections.abc import Iterator
from typing import Any

import attrs
import pendulum
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from outreach_core.ids import StaffId
from outreach_core.strategies.visits import visit_problems
from outreach_core.visits import (
    Budget,
    PairForming,
    Pause,
    Stop,
    TimeWindow,
    Tour,
    VisitPlan,
    VisitProblem,
    VisitRequest,
    check_plan,
    plan_visits,
    rate,
)

Pair = tuple[StaffId, StaffId]


def best_by_trying_everything(problem: VisitProblem) -> tuple[int, ...]:
    """The best points without the last level; times are found by waiting, not by us.

    With at most three staff there is one pair a day, so a plan is: for each day a
    pair, and an order of some visits; every tour is judged by the checker alone.
    """
    options = [
        [None, *(t for pair in pairs(problem) for t in tours(problem, day, pair))]
        for day in problem.days
    ]
    best = rate(problem, VisitPlan()).points[:-1]
    for chosen in itertools.product(*options):
        plan = VisitPlan(tours=tuple(t for t in chosen if t is not None))
        visits = [s.visit for t in plan.tours for s in t.stops]
        if len(visits) == len(set(visits)):
            points = rate(problem, plan).points[:-1]
            if points > best and check_plan(problem, plan) == ():
                best = points
    return best


def with_one_tour_a_day_from_the_office(problem: VisitProblem) -> VisitProblem:
    """What trying everything knows; shares of a limit over days may cost a minute."""
    rules = attrs.evolve(
        problem.rules,
        pair_forming=PairForming.PER_DAY,
        hours_over_days=(),
        max_work_minutes=600,
    )
    return attrs.evolve(problem, rules=rules, bases={}, ends={})


def pairs(problem: VisitProblem) -> list[Pair]:
    return list(itertools.combinations([m.id for m in problem.staff], 2))


def tours(problem: VisitProblem, day: pendulum.Date, pair: Pair) -> Iterator[Tour]:
    able = [r for r in problem.requests if any(w.day == day for w in r.windows)]
    orders = (
        order
        for size in range(1, len(able) + 1)
        for order in itertools.permutations(able, size)
    )
    for order in orders:
        windows = ([w for w in r.windows if w.day == day] for r in order)
        for chosen in itertools.product(*windows):
            visits = list(zip(order, chosen, strict=True))
            for place in (None, *range(len(order) + 1)):
                found = Walk(problem, day, pair).tour(visits, place)
                if found and not check_plan(problem, VisitPlan(tours=(found,))):
                    yield found
                    break


@attrs.define
class Walk:
    """One day walked through from the earliest possible minute on."""

    problem: VisitProblem
    day: pendulum.Date
    pair: Pair

    def tour(
        self, visits: list[tuple[VisitRequest, TimeWindow]], place: int | None
    ) -> Tour | None:
        hours = [self.problem.member(p).works_on(self.day) for p in self.pair]
        if None in hours:
            return None
        rules, table = self.problem.rules, self.problem.travel_minutes
        ready = max(rules.earliest_minute, *(h.start_minute for h in hours))
        if place == 0:
            # A pause at the office: they simply leave later.
            ready = self.pause(ready).end_minute
        here, pause, travel = "office", None, 0
        stops: list[Stop] = []
        for i, (request, window) in enumerate(visits):
            if place == i and i:
                pause = self.pause(ready)
                ready = pause.end_minute
            way = table.minutes(here, request.place.id)
            start = self.on_grid(max(ready + way, window.start_minute))
            if start > window.end_minute:
                return None
            arrive = ready + way if stops else start
            ready = start + request.duration_minutes
            here, travel = request.place.id, travel + way
            stops.append(
                Stop(
                    visit=request.id,
                    arrive_minute=arrive,
                    start_minute=start,
                    end_minute=ready,
                )
            )
        if place == len(visits):
            pause = self.pause(ready)
            ready = pause.end_minute
        home = table.minutes(here, "office")
        first = table.minutes("office", visits[0][0].place.id)
        return Tour(
            day=self.day,
            pair=self.pair,
            start_minute=stops[0].start_minute - first,
            end_minute=ready + home,
            stops=tuple(stops),
            pause=pause,
            travel_minutes=travel + home,
        )

    def on_grid(self, minute: int) -> int:
        grid = self.problem.rules.start_grid_minutes
        return -(-minute // grid) * grid

    def pause(self, ready: int) -> Pause:
        rules = self.problem.rules
        begin = max(ready, self.first_pause())
        return Pause(start_minute=begin, end_minute=begin + rules.pause_minutes)

    def first_pause(self) -> int:
        """An earlier pause would leave too long a stretch after it (§ 4 ArbZG)."""
        rules = self.problem.rules
        hours = [self.problem.member(p).works_on(self.day) for p in self.pair]
        start = max([rules.earliest_minute, *(h.start_minute for h in hours if h)])
        end = min([rules.latest_minute, *(h.end_minute for h in hours if h)])
        longest = rules.max_work_minutes + rules.pause_needed(rules.max_work_minutes)
        end = min(end, start + longest)
        needed = rules.pause_needed(end - start)
        stretch = rules.longest_stretch_minutes
        return max(rules.pause_from_minute, end - stretch - needed)


@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    visit_problems(
        min_requests=2, max_requests=4, min_staff=2, max_staff=3, min_days=1, max_days=2
    )
)
def test_the_planner_finds_what_trying_everything_finds(problem: VisitProblem) -> None:
    problem = with_one_tour_a_day_from_the_office(problem)
    grid = problem.rules.start_grid_minutes
    # On a grid the planner rounds each part up, which may cost it a minute.
    if any(r.duration_minutes % grid for r in problem.requests):
        return
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=400))
    assert rate(problem, plan).points[:-1] == best_by_trying_everything(problem)


def best_of_two_pairs(problem: VisitProblem) -> tuple[int, ...]:
    """The best points of one day on which two pairs may be out.

    Of all tours of one pair to the same people only the shortest can be in the best
    plan: who is visited by whom decides all other levels.
    """
    (day,) = problem.days
    shortest = {pair: _shortest(problem, day, pair) for pair in pairs(problem)}
    plans = [VisitPlan()]
    for one, other in itertools.combinations(shortest, 2):
        if set(one).isdisjoint(other):
            plans += [
                VisitPlan(tours=(a, b))
                for a, b in itertools.product(shortest[one], shortest[other])
                if visits_of(a).isdisjoint(visits_of(b))
            ]
    plans += [VisitPlan(tours=(tour,)) for each in shortest.values() for tour in each]
    points = {rate(problem, plan).points[:-1]: plan for plan in plans}
    return next(
        best
        for best in sorted(points, reverse=True)
        if any(
            rate(problem, plan).points[:-1] == best and check_plan(problem, plan) == ()
            for plan in plans
        )
    )


def _shortest(problem: VisitProblem, day: pendulum.Date, pair: Pair) -> list[Tour]:
    found: dict[frozenset[str], Tour] = {}
    for tour in tours(problem, day, pair):
        who = visits_of(tour)
        if who not in found or tour.travel_minutes < found[who].travel_minutes:
            found[who] = tour
    return list(found.values())


def visits_of(tour: Tour) -> frozenset[str]:
    return frozenset(stop.visit for stop in tour.stops)


@pytest.mark.nightly
@settings(
    max_examples=20,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    visit_problems(
        min_requests=5, max_requests=6, min_staff=4, max_staff=4, min_days=1, max_days=1
    )
)
def test_two_pairs_and_six_visits_are_planned_as_well_as_can_be(
    problem: VisitProblem,
) -> None:
    problem = with_one_tour_a_day_from_the_office(problem)
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=1000))
    assert rate(problem, plan).points[:-1] == best_of_two_pairs(problem)


@pytest.mark.parametrize("seed", range(3))
def test_a_known_best_plan_is_found(office: Any, seed: int) -> None:
    # Two windows of 30 minutes each, 20 minutes apart: only one order works.
    requests = tuple(
        office.request(n, windows=(office.window(start=s, end=s + 5),))
        for n, s in ((1, 600), (2, 640), (3, 680))
    )
    plan = plan_visits(
        office.problem(requests=requests), seed=seed, budget=Budget(iterations=100)
    )
    assert [s.visit for s in plan.tours[0].stops] == ["v1", "v2", "v3"]
