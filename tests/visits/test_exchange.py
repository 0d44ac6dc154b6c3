"""No visit is left out for a less urgent one, on days with far more visits than time.

The days are drawn by :mod:`random` alone: thousands of them take seconds, and each has
its number to be looked at again.
"""

import random
from collections.abc import Iterable, Iterator
from typing import Any

import attrs
import pendulum
import pytest

from outreach_core.ids import CustomerId, StaffId
from outreach_core.people import StaffMember, WorkingHours
from outreach_core.visits import (
    Budget,
    PairForming,
    PairMix,
    Pin,
    Place,
    TimeWindow,
    TravelTable,
    VisitId,
    VisitLength,
    VisitPlan,
    VisitProblem,
    VisitRequest,
    WorkRules,
    check_plan,
    plan_visits,
)
from outreach_core.visits import _search as search
from outreach_core.visits._model import Model, SearchWeights
from outreach_core.visits._route import Route
from outreach_core.visits._routes import build
from outreach_core.visits._schedule import tour_of
from outreach_core.visits._start import state_of

MONDAY = pendulum.date(2026, 10, 19)
FIRST = Budget(iterations=0)
MANY = 150
"""Days that are looked at; without the pass a third of them fail."""
ONLY_TOGETHER = 1294
"""A day on which the less urgent visit can only go if the other one comes instead."""


def tight_day(number: int) -> VisitProblem:
    """Return the day *number*: two staff, and more visits than they can make."""
    chance = random.Random(number)  # noqa: S311  no secret
    requests = tuple(_request(chance, i) for i in range(chance.randint(8, 12)))
    hours = WorkingHours(
        weekday=0,
        start_minute=chance.choice([480, 480, 600]),
        end_minute=chance.choice([990, 990, 840]),
    )
    staff = tuple(
        StaffMember(id=StaffId(f"s{i}"), name=f"Person {i}", hours=(hours,))
        for i in (1, 2)
    )
    return VisitProblem(
        days=(MONDAY,),
        staff=staff,
        requests=requests,
        office=Place(id="office"),
        travel_minutes=_ways(chance, len(requests)),
        rules=WorkRules(
            pair_forming=chance.choice(list(PairForming)),
            min_shift_minutes=60,
            start_grid_minutes=chance.choice([1, 5, 15]),
            max_stops=chance.choice([16, 16, 6, 3]),
            pause_after_minutes=chance.choice([360, 180]),
        ),
    )


def _request(chance: random.Random, number: int) -> VisitRequest:
    pin = Pin(day=MONDAY, start_minute=chance.choice([540, 607, 720, 840]))
    same = chance.random() < 0.3
    return VisitRequest(
        id=VisitId(f"v{number:02}"),
        customer=CustomerId(f"c{number // 2 if same else 100 + number}"),
        place=Place(id=f"p{number}"),
        windows=tuple(_window(chance) for _ in range(chance.randint(1, 3))),
        agreed=chance.random() < 0.2,
        urgency=chance.randint(1, 3),
        length=VisitLength.fixed(chance.choice([10, 25, 37, 60])),
        mix=PairMix.ANY,
        one_of=chance.choice(["", "", "", "either"]),
        pinned=pin if chance.random() < 0.08 else None,
    )


def _window(chance: random.Random) -> TimeWindow:
    start = chance.choice(range(480, 960, 15))
    end = start + chance.choice([0, 15, 60, 240, 420])
    return TimeWindow(day=MONDAY, start_minute=start, end_minute=end)


def _ways(chance: random.Random, visits: int) -> TravelTable:
    """Return ways that differ by direction and break the triangle inequality."""
    most, size = chance.choice([20, 40, 90]), visits + 1
    rows = tuple(
        tuple(0 if a == b else chance.randint(0, most) for b in range(size))
        for a in range(size)
    )
    places = ("office", *(f"p{number}" for number in range(visits)))
    return TravelTable(places=places, rows=rows)


def left_out_unjustly(problem: VisitProblem, plan: VisitPlan) -> Iterator[str]:
    """Yield visits that the checker would let take the place of a less urgent one."""
    model = Model(problem, SearchWeights())
    names, rank = [r.id for r in problem.requests], model.urgency_first
    routes = [route for route in state_of(model, plan).routes if route is not None]
    for visit in range(model.size):
        if names[visit] in plan.planned:
            continue
        for old in routes:
            for other in old.stops:
                if rank[other] > rank[visit] and any(
                    not check_plan(problem, _with(model, routes, old, new))
                    for new in _instead(model, old, visit, other)
                ):
                    yield names[visit]


def _instead(model: Model, route: Route, visit: int, other: int) -> Iterator[Route]:
    """Yield *route* with *visit* at each place where it can be, without *other*."""
    kept = tuple(stop for stop in route.stops if stop != other)
    for place in range(len(kept) + 1 if route.team.windows[visit] else 0):
        new = build(model, route.team, (*kept[:place], visit, *kept[place:]))
        if new is not None:
            yield new


def _with(model: Model, routes: list[Route], old: Route, new: Route) -> VisitPlan:
    found = [new if route is old else route for route in routes]
    return VisitPlan(
        tours=tuple(tour_of(model, route) for route in found if route.stops)
    )


def planned_late(problem: VisitProblem) -> VisitPlan:
    """Return the plan when the urgent requests come after the others are planned."""
    early = tuple(r for r in problem.requests if r.urgency > 1 and not r.promised)
    first = plan_visits(attrs.evolve(problem, requests=early), seed=1, budget=FIRST)
    kept = attrs.evolve(problem, keep=first)
    return plan_visits(kept, seed=1, budget=FIRST, start=first)


def unjust_days(numbers: Iterable[int]) -> list[int]:
    days = {number: tight_day(number) for number in numbers}
    return [
        number
        for number, day in days.items()
        if any(left_out_unjustly(day, planned_late(day)))
    ]


def test_urgent_requests_that_come_late_displace_less_urgent_ones() -> None:
    assert unjust_days(range(MANY)) == []


def test_without_the_exchange_many_days_would_be_unjust(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The test above must be able to fail.
    monkeypatch.setattr(search, "exchanged", lambda _, state, __: state)
    assert len(unjust_days(range(MANY))) > MANY // 10


def test_a_visit_may_be_left_out_only_where_another_takes_its_place() -> None:
    assert unjust_days((ONLY_TOGETHER,)) == []


def test_the_more_urgent_of_two_alternatives_wins_on_another_day_too(
    office: Any,
) -> None:
    late = (
        office.request(1, urgency=3, one_of="talk", windows=(office.window(day=1),)),
        office.request(2, urgency=2, one_of="talk", windows=(office.window(day=3),)),
    )
    assert planned_late(office.problem(requests=late)).planned == {"v2"}
    urgent = attrs.evolve(late[1], urgency=1)
    assert planned_late(office.problem(requests=(late[0], urgent))).planned == {"v2"}
