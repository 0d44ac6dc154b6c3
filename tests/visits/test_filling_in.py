"""What is worked out once for many runs is what would be worked out anew each time."""

from itertools import pairwise
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from outreach_core.strategies.visits import visit_problems
from outreach_core.testing.kit.visits_to_try import problem_of
from outreach_core.visits import (
    LIVE_FILL,
    STATIC,
    Budget,
    VisitProblem,
    plan_visits,
    simulate,
)
from outreach_core.visits._course import NEVER, Course, Leg, Moment, Task
from outreach_core.visits._filling_in import Fillers, passes, ranked
from outreach_core.visits._tail import Tail
from outreach_core.visits._walk import Walk, walk
from outreach_core.visits.simulation import crew_of
from outreach_core.visits.standby import standby_tasks

FIRST_PLAN = Budget(iterations=0)
BUSY = visit_problems(min_requests=5, min_staff=2, min_days=1, max_days=2)
RANDOMS = st.randoms(use_true_random=False)
generated = settings(
    max_examples=12,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def courses_of(problem: VisitProblem) -> list[Course]:
    """Return tours that all need a pause."""
    rules = attrs.evolve(problem.rules, pause_after_minutes=60)
    problem = attrs.evolve(problem, rules=rules)
    plan = plan_visits(problem, seed=1, budget=FIRST_PLAN)
    return [Course(problem, tour, LIVE_FILL) for tour in plan.tours]


def moment(course: Course, chance: Any) -> Moment:
    """Return some moment of the day, at some place of the table."""
    start = course.tour.start_minute
    return Moment(
        chance.choice([start, chance.randrange(start, course.end + 1, 5)]),
        chance.randrange(len(course.rows)),
        pause_open=chance.random() < 0.5,
        made=chance.randrange(3),
    )


def some_legs(tasks: list[Task], chance: Any) -> list[Leg]:
    some = chance.sample(tasks, min(len(tasks), chance.randrange(4)))
    if chance.random() < 0.7:
        some.sort(key=lambda task: task.windows)
    return [(task, chance.choice([task.planned, task.talk])) for task in some]


@generated
@given(BUSY, RANDOMS)
def test_what_fits_before_the_rest_is_the_same_from_either_end(
    problem: VisitProblem, chance: Any
) -> None:
    for course in courses_of(problem):
        tasks = [*course.tasks, *standby_tasks(course)]
        for _ in range(20):
            at, legs = moment(course, chance), some_legs(tasks, chance)
            until = chance.choice([course.end, course.last_end, NEVER])
            tail = Tail(course, legs, until)
            for task in tasks:
                forwards = course.fits(at, [(task, task.talk), *legs], until)
                assert tail.fits_after(at, task, task.talk) == forwards
                assert not forwards or task.talk <= tail.minutes_from(at)


@generated
@given(BUSY, RANDOMS)
def test_the_best_to_fill_in_is_the_best_of_all_that_may_be(
    problem: VisitProblem, chance: Any
) -> None:
    for course in courses_of(problem):
        standby = standby_tasks(course)
        fillers = Fillers(standby)
        for _ in range(10):
            at, rest = moment(course, chance), some_legs(list(course.tasks), chance)
            promises = [leg for leg in rest if leg[0].promised]
            doors = [task for task in course.tasks if not task.promised]
            found = list(
                ranked(course, at, rest, promises, doors=doors, fillers=fillers)
            )
            room = course.problem.rules.max_stops - at.made - len(rest) > 0
            tried = [*doors, *(standby if room else ())]
            assert found == one_by_one(course, at, rest, promises, tried)


def one_by_one(
    course: Course, at: Moment, rest: list[Leg], promises: list[Leg], tried: list[Task]
) -> list[Task]:
    """Return the same without any order that saves time: each visit by itself."""
    rows, found = course.rows, []
    for task in tried:
        others = [leg for leg in rest if leg[0] is not task]
        nodes = [at.place, *(t.place for t, _ in others), course.home]
        extra, *later = (
            (rows[a][task.place] + rows[task.place][b] - rows[a][b], place)
            for place, (a, b) in enumerate(pairwise(nodes))
        )
        leg = (task, task.planned)
        fits_now = course.fits(at, [leg, *others], course.end)
        fits_later = any(
            way < extra[0]
            and course.fits(at, [*others[:n], leg, *others[n:]], course.end)
            for way, n in later
        )
        if fits_now and not fits_later and passes(course, at, task, promises):
            rank = (not task.agreed, task.urgency, task.standby, extra[0], task.id)
            found.append((rank, task))
    return [task for _, task in sorted(found, key=lambda entry: entry[0])]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_run_goes_the_same_way_whatever_runs_came_before(seed: int) -> None:
    problem = problem_of(60, staff=5)
    plan = plan_visits(problem, seed=seed, budget=FIRST_PLAN)
    often = crew_of(problem, plan, LIVE_FILL)
    chance = Random(seed)  # noqa: S311  no secret
    for _ in range(25):
        opened = {r.id for r in problem.requests if chance.random() < 0.5}
        alone = crew_of(problem, plan, LIVE_FILL)
        assert told(walk(often, opened)) == told(walk(alone, opened))


def told(walks: list[Walk]) -> list[Any]:
    return [
        (
            [
                (task.id, task.standby, begin, is_open)
                for task, begin, is_open in w.made
            ],
            [task.id for task in w.given_up],
            (w.home, w.travel, w.late_pause),
        )
        for w in walks
    ]


def test_the_host_hears_how_many_runs_are_done(office: Any) -> None:
    problem = office.problem(
        requests=[office.request(n) for n in (1, 2)],
        staff=tuple(office.member(n) for n in (1, 2)),
    )
    plan = plan_visits(problem, seed=1, budget=FIRST_PLAN)
    heard: list[int] = []
    silent, loud = (
        simulate(problem, plan, runs=3, seed=1, policy=STATIC, progress=told_to)
        for told_to in (None, heard.append)
    )
    assert heard == [1, 2, 3]
    assert silent == loud
