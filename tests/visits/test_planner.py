"""The built-in planner: always valid, never alone, the same whatever the order."""

import random
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from outreach_core._messages import Words
from outreach_core.people import VisitWishes
from outreach_core.strategies.visits import visit_problems
from outreach_core.visits import (
    Budget,
    Level,
    VisitLength,
    VisitPlan,
    VisitProblem,
    check_plan,
    plan_visits,
    rate,
)

SHORT = Budget(iterations=100)
BUSY = visit_problems(min_requests=3, min_staff=2, min_days=1, max_days=3)
ANY = BUSY | visit_problems()
generated = settings(
    max_examples=40,
    # Shrinking a whole week takes minutes; the seed is enough to look at a failure.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@generated
@given(ANY, st.integers(0, 3))
def test_every_plan_passes_the_checker(problem: VisitProblem, seed: int) -> None:
    plan = plan_visits(problem, seed=seed, budget=SHORT)
    assert check_plan(problem, plan) == ()


@generated
@given(ANY, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(
    problem: VisitProblem, chance: random.Random
) -> None:
    shuffled = []
    for things in (problem.days, problem.staff, problem.requests):
        mixed = list(things)
        chance.shuffle(mixed)
        shuffled.append(tuple(mixed))
    days, staff, requests = shuffled
    other = attrs.evolve(problem, days=days, staff=staff, requests=requests)
    assert plan_visits(other, seed=1, budget=SHORT) == plan_visits(
        problem, seed=1, budget=SHORT
    )


@settings(parent=generated, max_examples=25)
@given(BUSY)
def test_a_longer_run_is_never_worse(problem: VisitProblem) -> None:
    runs = [
        rate(problem, plan_visits(problem, seed=3, budget=Budget(iterations=n))).points
        for n in (0, 100, 200, 500)
    ]
    assert runs == sorted(runs)


@settings(parent=generated, max_examples=25)
@given(ANY)
def test_a_given_start_is_never_made_worse(problem: VisitProblem) -> None:
    start = plan_visits(problem, seed=1, budget=Budget(iterations=200))
    again = plan_visits(problem, seed=9, budget=Budget(iterations=0), start=start)
    assert check_plan(problem, again) == ()
    assert rate(problem, again) >= rate(problem, start)


@generated
@given(ANY)
def test_blocked_visits_and_open_interpreters_are_never_planned(
    problem: VisitProblem,
) -> None:
    plan = plan_visits(problem, seed=1, budget=SHORT)
    for visit in plan.planned:
        request = problem.request(visit)
        assert not request.blocked
        assert not request.waits_for_interpreter


def test_without_two_staff_there_is_no_tour(office: Any) -> None:
    for staff in ((), (office.member(1),)):
        problem = office.problem(staff=staff)
        assert plan_visits(problem, seed=1) == VisitPlan()


def test_an_agreed_visit_comes_before_an_urgent_one(office: Any) -> None:
    short = (office.window(start=540, end=545),)
    requests = (
        office.request(1, windows=short, urgency=1),
        office.request(2, windows=short, urgency=3, agreed=True),
    )
    plan = plan_visits(office.problem(requests=requests), seed=1, budget=SHORT)
    assert plan.planned == {"v2"}


def test_an_urgent_visit_comes_before_two_others(office: Any) -> None:
    requests = (
        office.request(1, urgency=1, length=VisitLength.fixed(200)),
        office.request(2, urgency=3, length=VisitLength.fixed(60)),
        office.request(3, urgency=3, length=VisitLength.fixed(60)),
    )
    staff = tuple(
        office.member(n, hours=office.hours(540, 780, days=1)) for n in (1, 2)
    )
    problem = office.problem(requests=requests, staff=staff)
    assert plan_visits(problem, seed=1, budget=SHORT).planned == {"v1"}


def test_a_mixed_pair_is_taken_where_nothing_speaks_against_it(office: Any) -> None:
    requests = tuple(office.request(n, mix="preferred") for n in (1, 2))
    plan = plan_visits(office.problem(requests=requests), seed=1, budget=SHORT)
    assert [tour.pair for tour in plan.tours] in ([("s1", "s2")], [("s2", "s3")])


def test_a_wish_outranks_the_mixed_pair(office: Any) -> None:
    wishes = VisitWishes(presence="only_women")
    requests = (office.request(1, mix="preferred", wishes=wishes),)
    plan = plan_visits(office.problem(requests=requests), seed=1, budget=SHORT)
    assert [tour.pair for tour in plan.tours] == [("s1", "s3")]


def test_a_household_is_visited_one_after_the_other(office: Any) -> None:
    home = office.request(1).place
    requests = (
        office.request(1, place=home),
        office.request(2),
        office.request(3, place=home),
        office.request(4),
    )
    plan = plan_visits(office.problem(requests=requests), seed=1, budget=SHORT)
    order = [stop.visit for stop in plan.tours[0].stops]
    assert abs(order.index("v1") - order.index("v3")) == 1


def test_scarce_languages_share_a_pair_though_matching_cannot_see_it(
    office: Any,
) -> None:
    # Two visits need Arabic, two Turkish, all in the same two hours: only the pair
    # of the two speakers can make them all.
    staff = (
        office.member(1, languages={"ar"}),
        office.member(2, languages={"tr"}),
        office.member(3),
    )
    narrow = (office.window(start=540, end=680),)
    requests = tuple(
        office.request(n, windows=narrow, wishes=VisitWishes(language=language))
        for n, language in enumerate(("ar", "tr", "ar", "tr"), start=1)
    )
    problem = office.problem(staff=staff, requests=requests)
    plan = plan_visits(problem, seed=1, budget=SHORT)
    assert [tour.pair for tour in plan.tours] == [("s1", "s2")]
    assert len(plan.planned) == 4


def test_pairs_are_formed_anew_where_matching_first_is_wrong(office: Any) -> None:
    # Five visits at the same minute look better to the matching than three at
    # different times, but only one of the five can be made.
    same_time = (office.window(start=540, end=545),)
    without = {n: VisitWishes(not_these={f"s{n}"}) for n in (2, 3)}
    requests = (
        *(office.request(n, windows=same_time, wishes=without[2]) for n in range(1, 6)),
        *(
            office.request(n, windows=(office.window(start=at),), wishes=without[3])
            for n, at in ((6, 600), (7, 660), (8, 720))
        ),
    )
    problem = office.problem(requests=requests)
    first = plan_visits(problem, seed=1, budget=Budget(iterations=0))
    assert len(first.planned) == 1
    plan = plan_visits(problem, seed=1, budget=SHORT)
    assert [tour.pair for tour in plan.tours] == [("s1", "s2")]
    assert plan.planned == {"v6", "v7", "v8"}


def test_a_host_can_end_the_search(office: Any) -> None:
    asked = []
    budget = Budget(iterations=10**6, stop=lambda: asked.append(1) or len(asked) > 3)
    problem = office.problem()
    plan = plan_visits(problem, seed=1, budget=budget)
    assert check_plan(problem, plan) == ()
    assert len(asked) < 10


def test_no_unplanned_visit_is_blocked_only_by_a_less_urgent_one(office: Any) -> None:
    requests = tuple(
        office.request(n, urgency=1 + n % 3, windows=(office.window(end=700),))
        for n in range(1, 25)
    )
    staff = tuple(
        office.member(n, hours=office.hours(540, 780, days=1)) for n in (1, 2)
    )
    problem = office.problem(requests=requests, staff=staff)
    plan = plan_visits(problem, seed=1, budget=SHORT)
    urgencies = [problem.request(visit).urgency for visit in plan.planned]
    left = [r.urgency for r in requests if r.id not in plan.planned]
    assert max(urgencies) <= min(left)


@pytest.mark.parametrize("reason", [Words("gesperrt", "blocked")])
def test_a_blocked_request_counts_as_not_planned(office: Any, reason: Words) -> None:
    requests = (office.request(1, blocked=(reason,), agreed=True),)
    problem = office.problem(requests=requests)
    rating = rate(problem, plan_visits(problem, seed=1, budget=SHORT))
    assert rating.value(Level.AGREED) == 0
