"""Three colleagues who change partners: what they can do, and what the checker says."""

from typing import Any

import attrs
from meeting_plans import SHORT, by_stop, forming, tandems, three_meetings, three_wishes

from outreach_core.ids import StaffId
from outreach_core.people import Absence, VisitWishes
from outreach_core.visits import (
    Budget,
    HoursOverDays,
    Level,
    PairForming,
    PlanRule,
    SearchWeights,
    VisitPlan,
    VisitProblem,
    check_plan,
    plan_visits,
    rate,
    ways_alone,
)
from outreach_core.visits._model import Model
from outreach_core.visits._stop_days import day_of
from outreach_core.visits._stop_model import StopModel
from outreach_core.visits._stop_search import StopSearch


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


def test_nobody_works_too_long_before_the_pause(office: Any) -> None:
    # Work begins at 7:00, so a pause begins by 13:00; back at 12:50, or at 13:25.
    early = office.member(1, hours=office.hours(420, 930))
    staff = (early, office.member(2), office.member(3))
    problem = by_stop(office.problem(staff=staff, days=(office.monday,)))
    model = StopModel(Model(problem, SearchWeights()))
    hours = model.hours[0]
    assert hours is not None
    assert day_of(model.ground, hours, ((600, 760, 0),)) is not None
    assert day_of(model.ground, hours, ((600, 795, 0),)) is None


def test_a_limit_over_several_days_is_shared_out_by_day(office: Any) -> None:
    entries = ((510, 535, 0), (760, 785, 1))
    for most, fits in ((2880, True), (1000, False)):
        limit = HoursOverDays(days=7, max_minutes=most)
        problem = by_stop(office.problem(), hours_over_days=(limit,))
        model = StopModel(Model(problem, SearchWeights()))
        hours = model.hours[0]
        assert hours is not None
        assert (day_of(model.ground, hours, entries) is not None) == fits


def test_alternatives_and_attempts_keep_their_rules(office: Any) -> None:
    # Two attempts with one person, and two ways to meet another one.
    windows = (office.window(), office.window(day=1))
    requests = [office.request(n, windows=windows) for n in (1, 2, 3, 4)]
    requests[1] = attrs.evolve(requests[1], customer=requests[0].customer)
    requests[2:] = [attrs.evolve(r, one_of="either") for r in requests[2:]]
    problem = by_stop(office.problem(requests=tuple(requests)))
    search = StopSearch(Model(problem, SearchWeights()), seed=1)
    search.begin(VisitPlan())
    for _ in range(100):
        search.step()
    found = search.plan()
    assert check_plan(problem, found) == ()
    assert len(found.planned) == 2
