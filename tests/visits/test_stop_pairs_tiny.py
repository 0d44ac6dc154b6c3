"""Tiny problems with a pair for each stop are solved as by trying everything."""

import itertools
import random
from collections.abc import Iterator
from typing import Any

import pytest
from meeting_plans import by_stop, tandems

from outreach_core.people import VisitWishes
from outreach_core.visits import (
    Budget,
    Stop,
    Tour,
    VisitPlan,
    VisitProblem,
    VisitRequest,
    check_plan,
    plan_visits,
    rate,
)


def options(problem: VisitProblem, visit: VisitRequest) -> Iterator[Tour | None]:
    """Yield every way to make *visit* alone, judged by the checker, and not at all."""
    yield None
    for day in problem.days:
        for one, other in itertools.combinations(problem.staff, 2):
            for window in visit.windows:
                if window.day != day:
                    continue
                for start in range(window.start_minute, window.end_minute + 1, 30):
                    tour = Tour(
                        day=day,
                        pair=(one.id, other.id),
                        start_minute=start,
                        end_minute=start + visit.duration_minutes,
                        stops=(
                            Stop(
                                visit=visit.id,
                                arrive_minute=start,
                                start_minute=start,
                                end_minute=start + visit.duration_minutes,
                            ),
                        ),
                        travel_minutes=0,
                        meets_at_stop=True,
                        parts_at_stop=True,
                    )
                    if not check_plan(problem, VisitPlan(tours=(tour,))):
                        yield tour


def best_by_trying_everything(problem: VisitProblem) -> tuple[int, ...]:
    """The best points without the last level, by the checker and the rating alone."""
    each = [list(options(problem, visit)) for visit in problem.requests]
    best = rate(problem, VisitPlan()).points[:-1]
    for chosen in itertools.product(*each):
        plan = VisitPlan(tours=tuple(tour for tour in chosen if tour is not None))
        points = rate(problem, plan).points[:-1]
        if points > best and not check_plan(problem, plan):
            best = points
    return best


def tiny(office: Any, seed: int) -> VisitProblem:
    """Three or four staff, three or four visits on one day, wishes against somebody."""
    draw = random.Random(seed)  # noqa: S311  no secret
    staff = [office.member(n) for n in range(1, draw.choice([4, 4, 5]))]
    requests = []
    for number in range(1, draw.choice([4, 4, 5])):
        start = draw.randrange(480, 840, 30)
        unwanted = draw.choice(staff).id if draw.random() < 0.8 else None
        wishes = VisitWishes(not_these=frozenset({unwanted} - {None}))
        window = office.window(start=start, end=start + draw.choice([0, 30, 60]))
        requests.append(
            office.request(
                number, windows=(window,), wishes=wishes, urgency=number % 3 + 1
            )
        )
    places = ["office", *(r.place.id for r in requests)]
    problem = office.problem(
        days=(office.monday,),
        staff=tuple(staff),
        requests=tuple(requests),
        travel_minutes=office.ways(places, draw.choice([5, 20, 40])),
    )
    return by_stop(problem, start_grid_minutes=30)


@pytest.mark.parametrize("seed", range(12))
def test_tiny_problems_are_solved_as_by_trying_everything(
    office: Any, seed: int
) -> None:
    problem = tiny(office, seed)
    found = plan_visits(problem, seed=1, budget=Budget(iterations=500))
    best = best_by_trying_everything(problem)
    # Tried are stops with a meeting each; a tandem may also rest before its way home.
    best = max(best, rate(problem, tandems(problem)).points[:-1])
    assert rate(problem, found).points[:-1] == best
