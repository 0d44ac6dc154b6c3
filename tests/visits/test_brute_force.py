"""Tiny problems are solved exactly by trying everything; the planner must agree."""

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from outreach_core.ids import StaffId
from outreach_core.strategies.visits import visit_problems
from outreach_core.visits import (
    Budget,
    Pause,
    Stop,
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


def pairs(problem: VisitProblem) -> list[Pair]:
    return list(itertools.combinations([m.id for m in problem.staff], 2))


def tours(problem: VisitProblem, day, pair: Pair) -> Iterator[Tour]:
    able = [r for r in problem.requests if any(w.day == day for w in r.windows)]
    for size in range(1, len(able) + 1):
        for order in itertools.permutations(able, size):
            for place in (None, *range(size + 1)):
                for windows in itertools.product(
                    *([w for w in r.windows if w.day == day] for r in order)
                ):
                    found = tour(problem, day, pair, order, windows, place)
                    if found and not check_plan(problem, VisitPlan(tours=(found,))):
                        yield found
                        break


def tour(
    problem: VisitProblem,
    day,
    pair: Pair,
    order: tuple[VisitRequest, ...],
    windows,
    place: int | None,
) -> Tour | None:
    """Walk through the day from the earliest possible minute on."""
    hours = [problem.member(p).works_on(day) for p in pair]
    if None in hours:
        return None
    rules, table = problem.rules, problem.travel_minutes
    ready = max(rules.earliest_minute, *(h.start_minute for h in hours))
    if place == 0:
        # A pause at the office: they simply leave later.
        ready = max(ready, rules.pause_from_minute) + rules.pause_minutes
    here, stops, pause, travel = "office", [], None, 0
    for i, (request, window) in enumerate(zip(order, windows, strict=True)):
        if place == i and i:
            begin = max(ready, rules.pause_from_minute)
            pause = Pause(start_minute=begin, end_minute=begin + rules.pause_minutes)
            ready = pause.end_minute
        way = table.minutes(here, request.place.id)
        start = max(ready + way, window.start_minute)
        grid = rules.start_grid_minutes
        start = -(-start // grid) * grid
        end = start + request.duration_minutes
        stops.append(
            Stop(
                visit=request.id,
                arrive_minute=start if not i else ready + way,
                start_minute=start,
                end_minute=end,
            )
        )
        leave = start - way if not i else leave
        travel += way
        here, ready = request.place.id, end
    if place == len(order):
        begin = max(ready, rules.pause_from_minute)
        pause = Pause(start_minute=begin, end_minute=begin + rules.pause_minutes)
        ready = pause.end_minute
    home = table.minutes(here, "office")
    return Tour(
        day=day,
        pair=pair,
        start_minute=leave,
        end_minute=ready + home,
        stops=tuple(stops),
        pause=pause,
        travel_minutes=travel + home,
    )


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    visit_problems(
        min_requests=2, max_requests=4, min_staff=2, max_staff=3, min_days=1, max_days=2
    )
)
def test_the_planner_finds_what_trying_everything_finds(problem: VisitProblem) -> None:
    grid = problem.rules.start_grid_minutes
    # On a grid the planner rounds each part up, which may cost it a minute.
    if any(r.duration_minutes % grid for r in problem.requests):
        return
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=400))
    assert rate(problem, plan).points[:-1] == best_by_trying_everything(problem)


@pytest.mark.parametrize("seed", range(3))
def test_a_known_best_plan_is_found(office, seed: int) -> None:
    # Two windows of 30 minutes each, 20 minutes apart: only one order works.
    requests = tuple(
        office.request(n, windows=(office.window(start=s, end=s + 5),))
        for n, s in ((1, 600), (2, 640), (3, 680))
    )
    plan = plan_visits(
        office.problem(requests=requests), seed=seed, budget=Budget(iterations=100)
    )
    assert [s.visit for s in plan.tours[0].stops] == ["v1", "v2", "v3"]
