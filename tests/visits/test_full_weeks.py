"""Whatever a week asks for, its plan keeps what the issue of this planner promises.

Weeks hold everything at once: announced visits, alternatives, earlier attempts, shared
households, trainings, new staff, other bases, pauses in two parts, daylight. What is
promised is counted here by hand; neither the search nor the checker is asked for it.
"""

import random
from itertools import pairwise

import attrs
import full_week
import pendulum
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from outreach_core.people import Gender, Presence, StaffMember
from outreach_core.strategies.visits import visit_problems
from outreach_core.visits import (
    Budget,
    PairMix,
    Tour,
    VisitPlan,
    VisitProblem,
    check_plan,
    plan_visits,
    rate,
    replan,
    why_not,
)

# A failing week is long to print; its number or blob is enough.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
SHORT = Budget(iterations=60)
# Eight by default; the nightly profile asks for twenty times as many.
EXAMPLES = settings().max_examples // 12
generated = settings(
    max_examples=EXAMPLES,
    # Shrinking a whole week takes minutes; the seed is enough to look at a failure.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def full_weeks(draw: st.DrawFn) -> VisitProblem:
    """Weeks in which everything is asked for."""
    plain = draw(
        visit_problems(
            min_requests=5, max_requests=10, min_staff=2, min_days=2, max_days=5
        )
    )
    return full_week.with_everything(plain, draw(st.randoms(use_true_random=False)))


# Half of them are drawn freely, half are full of people, hours and wishes that fit.
WEEKS = full_weeks() | st.integers(0, 10**6).map(full_week.seeded)


def planned(problem: VisitProblem, seed: int = 1) -> VisitPlan:
    return plan_visits(problem, seed=seed, budget=SHORT)


def members(problem: VisitProblem, tour: Tour) -> list[StaffMember]:
    return [problem.member(person) for person in tour.pair]


@settings(parent=generated, max_examples=3 * EXAMPLES)
@given(WEEKS)
def test_every_plan_keeps_every_rule(problem: VisitProblem) -> None:
    assert check_plan(problem, planned(problem)) == ()


@pytest.mark.parametrize("seed", [25, 507])
def test_the_way_to_the_next_start_is_no_part_of_the_pause(seed: int) -> None:
    # Two tours a day, and the first one ends at another site than the second starts.
    problem = full_week.seeded(seed)
    assert check_plan(problem, planned(problem)) == ()


@generated
@given(WEEKS)
def test_two_are_there_for_the_whole_of_every_stop(problem: VisitProblem) -> None:
    for tour in planned(problem).tours:
        assert len(set(tour.pair)) == 2
        for member in members(problem, tour):
            hours = member.works_on(tour.day)
            assert hours is not None
            for stop in tour.stops:
                assert hours.start_minute <= stop.start_minute
                assert stop.end_minute <= hours.end_minute
                lasts = stop.end_minute - stop.start_minute
                assert lasts >= problem.request(stop.visit).duration_minutes


@generated
@given(WEEKS)
def test_nobody_is_in_two_places_or_faster_than_the_way(problem: VisitProblem) -> None:
    plan = planned(problem)
    minutes = problem.travel_minutes.minutes
    for tour in plan.tours:
        places = [problem.request(stop.visit).place.id for stop in tour.stops]
        first, last = tour.stops[0], tour.stops[-1]
        out = minutes(problem.base_of(tour.pair).id, places[0])
        home = minutes(places[-1], problem.end_of(tour.pair).id)
        assert first.start_minute >= tour.start_minute + out
        assert tour.end_minute >= last.end_minute + home
        for (a, b), (here, there) in zip(
            pairwise(tour.stops), pairwise(places), strict=True
        ):
            assert b.start_minute >= a.end_minute + minutes(here, there)
    everybody = [(t.day, p) for t in plan.tours for p in t.pair]
    for day, person in everybody:
        own = sorted(
            (t.start_minute, t.end_minute)
            for t in plan.tours
            if t.day == day and person in t.pair
        )
        assert all(a[1] <= b[0] for a, b in pairwise(own))


@generated
@given(WEEKS)
def test_what_the_person_asked_for_is_kept(problem: VisitProblem) -> None:
    for tour in planned(problem).tours:
        two = members(problem, tour)
        genders = [member.gender for member in two]
        for stop in tour.stops:
            request = problem.request(stop.visit)
            wishes = request.wishes
            assert not request.blocked
            assert wishes.not_these.isdisjoint(tour.pair)
            assert not wishes.one_of_these or wishes.one_of_these & set(tour.pair)
            spoken = two[0].languages | two[1].languages
            helped = wishes.interpreter and request.interpreter_confirmed
            assert wishes.language in {None, *spoken} or helped
            assert helped or not wishes.interpreter
            assert _is_present(wishes.presence, genders)
            assert request.mix is not PairMix.REQUIRED or _is_mixed(genders)
            assert request.needs_trainings <= two[0].trainings | two[1].trainings
            assert all(request.customer not in member.conflicts for member in two)


def _is_mixed(genders: list[Gender | None]) -> bool:
    return None not in genders and len(set(genders)) == 2


def _is_present(presence: Presence, genders: list[Gender | None]) -> bool:
    return {
        Presence.ANYONE: True,
        Presence.A_WOMAN: Gender.WOMAN in genders,
        Presence.A_MAN: Gender.MAN in genders,
        Presence.ONLY_WOMEN: genders == [Gender.WOMAN] * 2,
        Presence.ONLY_MEN: genders == [Gender.MAN] * 2,
    }[presence]


@generated
@given(WEEKS)
def test_what_was_announced_is_made_as_announced_or_not_at_all(
    problem: VisitProblem,
) -> None:
    plan = planned(problem)
    for request in problem.requests:
        found = plan.stop_of(request.id)
        if request.pinned is None or found is None:
            continue
        tour, stop = found
        when = (tour.day, stop.start_minute)
        assert when == (request.pinned.day, request.pinned.start_minute)
        assert request.pinned.pair in {None, tour.pair}


@settings(parent=generated, max_examples=3 * EXAMPLES)
@given(WEEKS)
def test_nobody_is_visited_too_often_or_too_soon(problem: VisitProblem) -> None:
    plan, rules = planned(problem), problem.rules
    made = [(problem.request(s.visit), t.day) for t in plan.tours for s in t.stops]
    names = [request.one_of for request, _ in made if request.one_of]
    assert len(names) == len(set(names))
    for request, day in made:
        if not request.unasked:
            continue
        assert request.not_before is None or day >= request.not_before
        before = {attempt.on for attempt in request.earlier}
        others = [
            when
            for other, when in made
            if other is not request and other.customer == request.customer
        ]
        for when in (*before, *others):
            assert abs((day - when).days) >= rules.min_gap_days
        month = [d for d in (*before, *others, day) if d.month == day.month]
        assert len(month) <= rules.max_attempts_a_month


@generated
@given(WEEKS)
def test_a_longer_search_is_never_worse(problem: VisitProblem) -> None:
    ratings = [
        rate(problem, plan_visits(problem, seed=4, budget=Budget(iterations=steps)))
        for steps in (0, 30, 60, 120)
    ]
    assert ratings == sorted(ratings)


@generated
@given(WEEKS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(
    problem: VisitProblem, chance: random.Random
) -> None:
    requests, staff = list(problem.requests), list(problem.staff)
    days = list(problem.days)
    for each in (requests, staff, days):
        chance.shuffle(each)
    other = attrs.evolve(
        problem,
        requests=requests,
        staff=staff,
        days=days,
        bases=dict(list(problem.bases.items())[::-1]),
        ends=dict(list(problem.ends.items())[::-1]),
    )
    plan = planned(problem, seed=2)
    assert planned(other, seed=2) == plan
    assert why_not(other, plan) == why_not(problem, plan)
    assert rate(other, plan) == rate(problem, plan)


@generated
@given(WEEKS, st.integers(0, 23 * 60))
def test_without_news_nothing_changes(problem: VisitProblem, minute: int) -> None:
    plan = planned(problem)
    assume(plan.tours)
    day = plan.tours[-1].day
    now = pendulum.datetime(day.year, day.month, day.day, minute // 60, minute % 60)
    found = replan(problem, plan, (), now=now, seed=9, budget=SHORT)
    assert found.plan == plan
    assert found.changes == found.notices == ()


@generated
@given(WEEKS)
def test_everything_left_out_is_explained(problem: VisitProblem) -> None:
    plan = planned(problem)
    told = why_not(problem, plan)
    assert [entry.visit for entry in told] == sorted(
        r.id for r in problem.requests if r.id not in plan.planned
    )
    for entry in told:
        assert entry.reasons
        for words in entry.reasons:
            assert ": ." not in words.de
            assert "{" not in words.de
