"""What an engine that knows numbers only is told, and what is made of its answer."""

import json
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.errors import InvalidInputError
from outreach_core.people import VisitWishes
from outreach_core.strategies.visits import visit_problems
from outreach_core.visits import (
    Budget,
    Lack,
    RoutingTask,
    VisitProblem,
    check_plan,
    plan_visits,
)


def task_of(problem: VisitProblem, *lacks: Lack) -> RoutingTask:
    return RoutingTask(problem, start=None, lacks=frozenset(lacks))


def test_a_pair_on_a_day_is_a_vehicle_with_the_hours_of_both(office: Any) -> None:
    problem = office.problem(
        staff=(office.member(1), office.member(2, hours=office.hours(540, 990))),
        requests=(office.request(1), office.request(2, windows=(office.window(1),))),
    )
    task = task_of(problem)
    hours = [(v.day, v.start_minute, v.end_minute) for v in task.vehicles]
    assert hours[:2] == [(0, 540, 990), (1, 1440 + 540, 1440 + 990)]


def test_the_axis_of_minutes_begins_at_the_first_midnight(office: Any) -> None:
    request = office.request(1, windows=(office.window(2, 600, 660),))
    (job,) = task_of(office.problem(requests=(request,))).jobs
    (window,) = job.windows
    assert (window.day, window.first_minute, window.last_minute) == (2, 3480, 3540)


def test_an_engine_without_pauses_gets_shorter_shifts(office: Any) -> None:
    problem = office.problem(requests=(office.request(1),))
    paused, short = task_of(problem), task_of(problem, Lack.PAUSES)
    assert paused.vehicles[0].pause is not None
    assert short.vehicles[0].pause is None
    lost = paused.vehicles[0].end_minute - short.vehicles[0].end_minute
    assert lost == paused.vehicles[0].pause.minutes == 30


def test_windows_that_touch_are_one_window(office: Any) -> None:
    windows = (office.window(0, 540, 600), office.window(0, 590, 700))
    (job,) = task_of(
        office.problem(requests=(office.request(1, windows=windows),))
    ).jobs
    assert [(w.first_minute, w.last_minute) for w in job.windows] == [(540, 700)]


def test_a_wish_is_told_as_the_vehicles_that_may_come(office: Any) -> None:
    wishes = VisitWishes(not_these=frozenset({office.member(1).id}))
    problem = office.problem(
        staff=tuple(office.member(n) for n in (1, 2, 3, 4)),
        requests=(office.request(1, wishes=wishes), office.request(2)),
    )
    wished, free = task_of(problem).jobs
    assert set(wished.vehicles) < set(free.vehicles)


def test_nothing_but_numbers_leaves_the_core(office: Any) -> None:
    problem = office.problem(requests=(office.request(1), office.request(2)))
    text = json.dumps(task_of(problem).numbers())
    words = {w for w in text.replace('"', " ").split() if w.isidentifier()}
    assert words <= {
        *("vehicles", "jobs", "minutes", "costs", "start", "day", "base", "end"),
        *("stops", "pause", "node", "windows", "prize", "null", "group", "home"),
    }


def test_the_start_plan_gives_the_pairs_and_is_told_as_tours(office: Any) -> None:
    problem = office.problem(
        staff=tuple(office.member(n) for n in (1, 2, 3)),
        requests=tuple(office.request(n) for n in (1, 2, 3)),
    )
    start = plan_visits(problem, seed=3, budget=Budget(iterations=100))
    task = RoutingTask(problem, start=start)
    assert sum(map(len, task.start)) == len(start.planned) == 3
    again = task.plan_of(task.start)
    assert [(t.day, t.pair) for t in again.tours] == [
        (t.day, t.pair) for t in start.tours
    ]


def test_alternatives_share_a_number_and_others_do_not(office: Any) -> None:
    requests = (
        office.request(1, one_of="two times"),
        office.request(2),
        office.request(3, one_of="two times"),
    )
    first, alone, third = task_of(office.problem(requests=requests)).jobs
    assert first.group == third.group != alone.group


def test_whoever_ends_elsewhere_has_another_home(office: Any) -> None:
    problem = office.problem(requests=(office.request(1),))
    other = problem.requests[0].place
    moved = attrs.evolve(
        problem, ends=dict.fromkeys((m.id for m in problem.staff), other)
    )
    vehicle = task_of(moved).vehicles[0]
    assert vehicle.base != vehicle.home


@pytest.mark.parametrize(
    ("tours", "fault"),
    [
        ([], "one tour for each vehicle"),
        ([[0], [0], [], [], []], "twice"),
        ([[7], [], [], [], []], "does not exist"),
        ([["v1"], [], [], [], []], "does not exist"),
        ([[True], [], [], [], []], "does not exist"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(
    office: Any, tours: Any, fault: str
) -> None:
    problem = office.problem(requests=(office.request(1), office.request(2)))
    with pytest.raises(InvalidInputError, match=fault):
        task_of(problem).plan_of(tours)


def test_without_visits_or_pairs_there_is_nothing_to_route(office: Any) -> None:
    nothing = task_of(office.problem(requests=()))
    assert nothing.jobs == ()
    assert nothing.plan_of([[] for _ in nothing.vehicles]).tours == ()
    alone = task_of(office.problem(staff=(office.member(1),)))
    assert alone.vehicles == alone.jobs == ()


@given(visit_problems(max_requests=7), st.data())
def test_whatever_order_an_engine_returns_the_plan_is_valid(
    problem: VisitProblem, data: st.DataObject
) -> None:
    task = task_of(problem, Lack.PAUSES)
    order = data.draw(st.permutations(range(len(task.jobs))))
    tours: list[list[int]] = [[] for _ in task.vehicles]
    for job in order:
        tours[data.draw(st.integers(0, len(tours) - 1))].append(job)
    assert check_plan(problem, task.plan_of(tours)) == ()
