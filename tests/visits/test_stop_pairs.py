"""Pairs formed for each stop: two are there, nobody is in two places, never worse."""

import itertools
import random
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from outreach_core.ids import StaffId
from outreach_core.people import Absence, VisitWishes
from outreach_core.strategies.visits import visit_problems
from outreach_core.visits import (
    Budget,
    HouseholdVisits,
    Level,
    PairForming,
    PlanRule,
    SearchWeights,
    Stop,
    Tour,
    VisitPlan,
    VisitProblem,
    VisitRequest,
    check_plan,
    plan_visits,
    rate,
    ways_alone,
)
from outreach_core.visits._model import Model
from outreach_core.visits._stop_search import StopSearch

SHORT = Budget(iterations=100)
BUSY = visit_problems(min_requests=4, min_staff=3, max_staff=5, min_days=1, max_days=3)
generated = settings(
    max_examples=8,
    # Shrinking a whole week takes minutes; the seed is enough to look at a failure.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def forming(problem: VisitProblem, how: PairForming, **changes: Any) -> VisitProblem:
    rules = attrs.evolve(problem.rules, pair_forming=how, **changes)
    return attrs.evolve(problem, rules=rules)


def by_stop(problem: VisitProblem, **changes: Any) -> VisitProblem:
    return forming(problem, PairForming.PER_STOP, **changes)


def searched(problem: VisitProblem, start: VisitPlan, steps: int) -> VisitPlan:
    """What the search for stops finds alone, without any look of the checker."""
    search = StopSearch(Model(problem, SearchWeights()), seed=3)
    search.begin(start)
    for _ in range(steps):
        search.step()
    return search.plan()


def tandems(problem: VisitProblem) -> VisitPlan:
    return plan_visits(forming(problem, PairForming.PER_DAY), seed=1, budget=SHORT)


def who_is_where(problem: VisitProblem, plan: VisitPlan) -> Iterator[list[Any]]:
    """Yield, for each person and day, when they are at which place of a visit."""
    days: dict[Any, list[Any]] = {}
    for tour in plan.tours:
        for stop in tour.stops:
            for person in tour.pair:
                place = problem.request(stop.visit).place.id
                days.setdefault((tour.day, person), []).append(
                    (stop.start_minute, stop.end_minute, place)
                )
    yield from (sorted(found) for found in days.values())


@settings(parent=generated, max_examples=25)
@given(BUSY)
def test_pairs_formed_for_each_stop_keep_every_rule(problem: VisitProblem) -> None:
    problem = by_stop(problem)
    assert check_plan(problem, searched(problem, tandems(problem), 200)) == ()


@generated
@given(BUSY)
def test_nobody_is_in_two_places_or_gets_there_too_fast(problem: VisitProblem) -> None:
    problem = by_stop(problem)
    plan = searched(problem, tandems(problem), 200)
    for day in who_is_where(problem, plan):
        for (_, end, here), (start, _, there) in itertools.pairwise(day):
            assert end + problem.travel_minutes.minutes(here, there) <= start


@generated
@given(BUSY)
def test_both_are_there_for_the_whole_stop(problem: VisitProblem) -> None:
    problem = by_stop(problem)
    plan = searched(problem, tandems(problem), 200)
    for tour in plan.tours:
        assert len(set(tour.pair)) == 2
        for stop in tour.stops:
            assert tour.start_minute <= stop.arrive_minute <= stop.start_minute
            length = problem.request(stop.visit).duration_minutes
            assert stop.end_minute - stop.start_minute == length
            assert stop.end_minute <= tour.end_minute


@generated
@given(BUSY)
def test_pairs_for_each_stop_are_never_worse_than_tandems(
    problem: VisitProblem,
) -> None:
    problem = by_stop(problem)
    found = plan_visits(problem, seed=1, budget=SHORT)
    assert check_plan(problem, found) == ()
    assert rate(problem, found) >= rate(problem, tandems(problem))


@generated
@given(BUSY)
def test_a_longer_search_for_stops_is_never_worse(problem: VisitProblem) -> None:
    problem = by_stop(problem)
    short = plan_visits(problem, seed=2, budget=SHORT)
    long = plan_visits(problem, seed=2, budget=Budget(iterations=200))
    assert rate(problem, long) >= rate(problem, short)


@generated
@given(BUSY)
def test_a_search_is_the_beginning_of_one_twice_as_long(problem: VisitProblem) -> None:
    problem = by_stop(problem)
    start, model = tandems(problem), Model(problem, SearchWeights())

    def seen(steps: int) -> list[VisitPlan]:
        search, plans = StopSearch(model, seed=5), []
        search.begin(start)
        for _ in range(steps):
            search.step()
            plans.append(search.plan())
        return plans

    assert seen(220)[:110] == seen(110)


@generated
@given(BUSY, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(
    problem: VisitProblem, chance: random.Random
) -> None:
    problem = by_stop(problem)
    requests, staff = list(problem.requests), list(problem.staff)
    chance.shuffle(requests)
    chance.shuffle(staff)
    other = attrs.evolve(problem, requests=tuple(requests), staff=tuple(staff))
    assert plan_visits(other, seed=2, budget=SHORT) == plan_visits(
        problem, seed=2, budget=SHORT
    )


@generated
@given(BUSY)
def test_a_tandem_week_is_valid_where_pairs_are_formed_for_each_stop(
    problem: VisitProblem,
) -> None:
    assert check_plan(by_stop(problem), tandems(problem)) == ()


@generated
@given(BUSY)
def test_a_plan_to_keep_is_kept_where_nothing_has_changed(
    problem: VisitProblem,
) -> None:
    problem = by_stop(problem)
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=300))
    kept = attrs.evolve(problem, keep=plan)
    again = plan_visits(kept, seed=2, budget=SHORT, start=plan)
    assert rate(kept, again) >= rate(kept, plan)
    if plan.planned == again.planned:
        assert rate(kept, again).value(Level.STABILITY) == 0


@generated
@given(BUSY)
def test_households_that_belong_together_stay_in_one_tour(
    problem: VisitProblem,
) -> None:
    problem = by_stop(problem, households=HouseholdVisits.TOGETHER)
    assume(any(r.benefit_unit for r in problem.requests))
    assert check_plan(problem, searched(problem, tandems(problem), 200)) == ()


# Tiny problems, solved by trying everything.


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


def three_wishes(office: Any) -> VisitProblem:
    """Each of three visits wants another of three colleagues not to come."""
    requests = tuple(
        office.request(
            number,
            windows=(office.window(start=480 + 60 * number, end=480 + 60 * number),),
            wishes=VisitWishes(not_these=frozenset({StaffId(f"s{4 - number}")})),
        )
        for number in (1, 2, 3)
    )
    return by_stop(office.problem(days=(office.monday,), requests=requests))


def test_three_who_change_partners_make_what_one_tandem_cannot(office: Any) -> None:
    problem = three_wishes(office)
    assert len(tandems(problem).planned) == 1
    found = plan_visits(problem, seed=1, budget=Budget(iterations=200))
    assert check_plan(problem, found) == ()
    assert [(t.pair, t.stops[0].start_minute) for t in found.tours] == [
        (("s1", "s2"), 540),
        (("s1", "s3"), 600),
        (("s2", "s3"), 660),
    ]
    first, second, third = found.tours
    assert (first.meets_at_stop, first.parts_at_stop) == (False, True)
    assert (second.meets_at_stop, second.parts_at_stop) == (True, True)
    # For both it is the last stop, so they go back to the office together.
    assert (third.meets_at_stop, third.parts_at_stop) == (True, False)


def test_a_day_without_time_for_a_pause_is_not_planned(office: Any) -> None:
    # From 8 to 17 somebody needs half an hour between 11:30 and 14:30.
    requests = tuple(
        office.request(n, windows=(office.window(start=at, end=at),))
        for n, at in enumerate((480 + 30, 570, 630, 690, 750, 810, 870), start=1)
    )
    requests = tuple(
        attrs.evolve(r, wishes=VisitWishes(one_of_these=frozenset({StaffId("s1")})))
        for r in requests
    )
    problem = by_stop(office.problem(days=(office.monday,), requests=requests))
    slow = attrs.evolve(
        problem, travel_minutes=office.ways(list(problem.travel_minutes.places), 20)
    )
    found = plan_visits(slow, seed=1, budget=SHORT)
    assert check_plan(slow, found) == ()


def test_nobody_who_is_away_meets_anybody(office: Any) -> None:
    away = Absence(first=office.monday, last=office.monday)
    problem = three_wishes(office)
    staff = tuple(
        attrs.evolve(m, absences=(away,)) if m.id == "s3" else m for m in problem.staff
    )
    found = plan_visits(attrs.evolve(problem, staff=staff), seed=1, budget=SHORT)
    assert {tour.pair for tour in found.tours} == {("s1", "s2")}


# What the checker says about such plans, broken by hand.


def three_meetings(office: Any) -> tuple[VisitProblem, VisitPlan]:
    problem = three_wishes(office)
    return problem, plan_visits(problem, seed=1, budget=Budget(iterations=200))


def broken(problem: VisitProblem, plan: VisitPlan) -> set[PlanRule]:
    return {violation.rule for violation in check_plan(problem, plan)}


def with_ways(office: Any, problem: VisitProblem, minutes: int) -> VisitProblem:
    table = office.ways(list(problem.travel_minutes.places), minutes)
    return attrs.evolve(problem, travel_minutes=table)


def test_a_way_alone_needs_its_time(office: Any) -> None:
    problem, plan = three_meetings(office)
    assert PlanRule.TOURS_OVERLAP in broken(with_ways(office, problem, 36), plan)


def test_the_way_to_the_first_meeting_lies_in_working_time(office: Any) -> None:
    problem, plan = three_meetings(office)
    late = tuple(
        attrs.evolve(m, hours=office.hours(595, 990)) if m.id == "s3" else m
        for m in problem.staff
    )
    assert broken(attrs.evolve(problem, staff=late), plan) == {PlanRule.BASE_WAY}


def test_the_way_home_from_the_last_stop_lies_in_working_time(office: Any) -> None:
    problem, plan = three_meetings(office)
    early = tuple(
        attrs.evolve(m, hours=office.hours(430, 630)) if m.id == "s1" else m
        for m in problem.staff
    )
    problem = by_stop(attrs.evolve(problem, staff=early), min_shift_minutes=60)
    assert broken(problem, plan) == {PlanRule.BASE_WAY}


def test_all_stops_of_one_person_count_together(office: Any) -> None:
    problem, plan = three_meetings(office)
    assert broken(by_stop(problem, max_stops=1), plan) == {PlanRule.MAX_STOPS}


def test_who_waits_outside_is_at_work(office: Any) -> None:
    problem, plan = three_meetings(office)
    # s2 is out from 8:50 to 11:35, and waits 85 minutes of that.
    short = {"min_shift_minutes": 60, "max_work_minutes": 164}
    assert broken(by_stop(problem, **short), plan) == {PlanRule.MAX_DAY}
    short["max_work_minutes"] = 165
    assert broken(by_stop(problem, **short), plan) == set()


def test_the_pause_of_the_day_is_no_work_though_it_is_outside(office: Any) -> None:
    problem, plan = three_meetings(office)
    short = {"min_shift_minutes": 60, "pause_after_minutes": 60}
    for most, expected in ((134, {PlanRule.MAX_DAY}), (135, set())):
        rules = by_stop(problem, **short, max_work_minutes=most)
        assert broken(rules, plan) == expected


def test_a_day_of_meetings_needs_a_pause_for_each_person(office: Any) -> None:
    problem, plan = three_meetings(office)
    never = {"pause_from_minute": 1000, "pause_until_minute": 1000}
    assert broken(by_stop(problem, **never), plan) == {PlanRule.DAY_PAUSE}


def test_pairs_that_stay_together_do_not_meet_at_a_stop(office: Any) -> None:
    problem, plan = three_meetings(office)
    for how in (PairForming.PER_DAY, PairForming.PER_TOUR):
        assert PlanRule.MEETING in broken(forming(problem, how), plan)


def test_ways_alone_count_half_of_what_two_go(office: Any) -> None:
    problem, plan = three_meetings(office)
    # Together: to the first stop and back from the last. In between 5 ways alone.
    assert [tour.travel_minutes for tour in plan.tours] == [10, 0, 10]
    assert len(ways_alone(problem, plan)) == 5
    assert rate(problem, plan).value(Level.TRAVEL) == 20 + 5 * 10 // 2


def test_the_search_knows_its_own_sums(office: Any) -> None:
    """What is added and taken away step by step is what the rating says in the end."""
    problem = by_stop(office.problem())
    model = Model(problem, SearchWeights())
    search = StopSearch(model, seed=1)
    search.begin(tandems(problem))
    for _ in range(150):
        search.step()
    order, _ = search._key(search._best)  # noqa: SLF001  no part of a plan
    fresh = StopSearch(model, seed=1)
    fresh.begin(search.plan())
    assert fresh._key(fresh._best)[0] == order  # noqa: SLF001  as above
