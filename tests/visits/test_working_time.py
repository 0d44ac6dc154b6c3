"""Profiles of working time, pairs for a tour, other sites, trainings and seniors."""

from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from outreach_core.errors import InvalidValueError
from outreach_core.ids import StaffId
from outreach_core.people import Seniority
from outreach_core.strategies.visits import visit_problems
from outreach_core.visits import (
    Budget,
    HoursOverDays,
    Level,
    PairForming,
    Pause,
    Place,
    PlanRule,
    SeniorWithJunior,
    Stop,
    Tour,
    VisitId,
    VisitPlan,
    VisitProblem,
    WorkRules,
    check_plan,
    plan_visits,
    rate,
    verdicts,
)

SHORT = Budget(iterations=100)


def broken(problem: VisitProblem, plan: VisitPlan) -> set[PlanRule]:
    return {violation.rule for violation in check_plan(problem, plan)}


def a_tour(
    office: Any, pair: tuple[str, str], visit: int, at: int, **more: Any
) -> Tour:
    """One stop of the planned length, ten minutes from and to the office."""
    length = office.request(visit).duration_minutes
    stop = Stop(
        visit=VisitId(f"v{visit}"),
        arrive_minute=at,
        start_minute=at,
        end_minute=at + length,
    )
    given: dict[str, Any] = {"travel_minutes": 20, "end_minute": at + length + 10}
    return Tour(
        day=office.monday,
        pair=pair,
        start_minute=at - 10,
        stops=(stop,),
        **(given | more),
    )


def per_tour(office: Any, **changes: Any) -> Any:
    rules = WorkRules(pair_forming=PairForming.PER_TOUR)
    return office.problem(rules=rules, **changes)


def test_somebody_may_go_again_with_another_partner(office: Any) -> None:
    morning = a_tour(office, ("s1", "s2"), 1, 600)
    later = a_tour(office, ("s1", "s3"), 2, 800)
    plan = VisitPlan(tours=(morning, later))
    assert broken(per_tour(office), plan) == set()
    assert broken(office.problem(), plan) == {PlanRule.ONE_TOUR_A_DAY}


def test_nobody_is_in_two_tours_at_once(office: Any) -> None:
    tours = (
        a_tour(office, ("s1", "s2"), 1, 600),
        a_tour(office, ("s1", "s3"), 2, 620),
    )
    plan = VisitPlan(tours=tours)
    assert broken(per_tour(office), plan) == {PlanRule.TOURS_OVERLAP}


def test_the_way_between_two_bases_is_needed(office: Any) -> None:
    # The tour of s2 and s3 begins at the other site, 100 minutes away.
    tours = (
        a_tour(office, ("s1", "s3"), 1, 600),
        a_tour(office, ("s2", "s3"), 2, 680),
    )
    names = ("office", "p1", "p2", "p3", "p4", "p5", "site")
    table = office.ways(list(names))
    rows = [list(row) for row in table.rows]
    rows[0][6] = rows[6][0] = 100
    far = attrs.evolve(table, rows=tuple(map(tuple, rows)))
    plan, bases = VisitPlan(tours=tours), {"s2": Place(id="site")}
    found = broken(per_tour(office, travel_minutes=far, bases=bases), plan)
    assert PlanRule.TOURS_OVERLAP in found
    near = per_tour(office, travel_minutes=table, bases=bases)
    assert PlanRule.TOURS_OVERLAP not in broken(near, plan)


def test_several_tours_leave_room_for_the_pause_of_the_day(office: Any) -> None:
    # Back at 11:45 and off again at 11:50, out until half past four: no pause.
    first = a_tour(office, ("s1", "s2"), 1, 600, end_minute=705)
    second = a_tour(office, ("s1", "s3"), 2, 720, end_minute=990)
    found = broken(per_tour(office), VisitPlan(tours=(first, second)))
    assert PlanRule.DAY_PAUSE in found


def test_a_pause_may_be_split_into_parts_of_fifteen_minutes(office: Any) -> None:
    def with_parts(*parts: tuple[int, int]) -> set[PlanRule]:
        pauses = [Pause(start_minute=a, end_minute=b) for a, b in parts]
        tour = a_tour(
            office,
            ("s1", "s2"),
            1,
            600,
            end_minute=960,
            pause=pauses[0],
            more_pauses=tuple(pauses[1:]),
        )
        return broken(office.problem(), VisitPlan(tours=(tour,)))

    assert with_parts((700, 715), (800, 815)) == set()
    assert with_parts((700, 730)) == set()
    # Parts of ten minutes are no pause at all: there is none in time either.
    short = with_parts((700, 710), (720, 730), (800, 810))
    assert short == {PlanRule.PAUSE_LENGTH, PlanRule.PAUSE_TIME}


def test_a_second_part_without_a_first_is_refused(office: Any) -> None:
    part = (Pause(start_minute=700, end_minute=715),)
    with pytest.raises(InvalidValueError, match="more_pauses"):
        a_tour(office, ("s1", "s2"), 1, 600, more_pauses=part)


def test_beamte_are_judged_by_their_own_decree(office: Any) -> None:
    rules = WorkRules.beamte(law="HAZVO", long_pause_minutes=30)
    tour = a_tour(office, ("s1", "s2"), 1, 600, end_minute=960)
    found = check_plan(office.problem(rules=rules), VisitPlan(tours=(tour,)))
    assert [v.words.de for v in found] == [
        "Es fehlt eine Pause von 30 Minuten (HAZVO)."
    ]
    assert WorkRules.arbzg() == WorkRules()
    assert WorkRules.beamte().cited("§ 4") == "AZV"


def test_hours_over_days_are_shared_so_that_every_plan_keeps_them(office: Any) -> None:
    requests = tuple(
        office.request(10 * day + n, windows=(office.window(day=day),))
        for day in range(5)
        for n in range(8)
    )
    rules = WorkRules(hours_over_days=(HoursOverDays(days=5, max_minutes=1000),))
    problem = office.problem(requests=requests, rules=rules)
    plan = plan_visits(problem, seed=1, budget=SHORT)
    assert check_plan(problem, plan) == ()
    tight = WorkRules(hours_over_days=(HoursOverDays(days=5, max_minutes=300),))
    found = broken(attrs.evolve(problem, rules=tight), plan)
    assert PlanRule.HOURS_OVER_DAYS in found


def test_a_training_may_be_brought_by_either_of_the_two(office: Any) -> None:
    staff = (
        office.member(1, trainings={"krisen"}),
        office.member(2, trainings={"sucht"}),
        office.member(3),
    )
    requests = (office.request(1, needs_trainings={"krisen", "sucht"}),)
    problem = office.problem(staff=staff, requests=requests)
    plan = plan_visits(problem, seed=1, budget=SHORT)
    assert [tour.pair for tour in plan.tours] == [("s1", "s2")]


@pytest.mark.parametrize("level", SeniorWithJunior)
def test_somebody_new_goes_with_somebody_experienced(
    office: Any, level: SeniorWithJunior
) -> None:
    ranks = (Seniority.JUNIOR, Seniority.JUNIOR, Seniority.SENIOR)
    staff = tuple(
        office.member(n, seniority=rank, gender=None)
        for n, rank in enumerate(ranks, start=1)
    )
    problem = office.problem(staff=staff, rules=WorkRules(senior_with_junior=level))
    plan = plan_visits(problem, seed=1, budget=SHORT)
    if level is not SeniorWithJunior.ANY:
        assert "s3" in plan.tours[0].pair
        assert rate(problem, plan).value(Level.PAIRS) == len(plan.planned)
    alone = attrs.evolve(plan.tours[0], pair=("s1", "s2"))
    found = broken(problem, VisitPlan(tours=(alone,)))
    required = level is SeniorWithJunior.REQUIRED
    assert (PlanRule.JUNIOR_ALONE in found) == required


def test_a_wanted_pair_is_taken_where_nothing_speaks_against_it(office: Any) -> None:
    one, two, three = (StaffId(f"s{n}") for n in (1, 2, 3))
    for pair in ((one, two), (one, three), (two, three)):
        problem = office.problem(rules=WorkRules(wanted_pairs=(pair,)))
        plan = plan_visits(problem, seed=1, budget=SHORT)
        assert {tour.pair for tour in plan.tours} == {pair}


def test_people_who_know_somebody_are_preferred(office: Any) -> None:
    staff = (office.member(1), office.member(2), office.member(3, knows={"c1"}))
    problem = office.problem(staff=staff, requests=(office.request(1),))
    plan = plan_visits(problem, seed=1, budget=SHORT)
    assert "s3" in plan.tours[0].pair
    friends = tuple(attrs.evolve(m, conflicts=m.knows) for m in staff)
    found = plan_visits(attrs.evolve(problem, staff=friends), seed=1, budget=SHORT)
    assert found.tours[0].pair == ("s1", "s2")


@settings(
    max_examples=30,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(visit_problems(min_requests=3, min_staff=2, min_days=1, max_days=3))
def test_verdicts_say_what_the_checker_says(problem: VisitProblem) -> None:
    plan = plan_visits(problem, seed=1, budget=SHORT)
    # As if everything had been asked for by others: rules of pairs break.
    wild = attrs.evolve(problem, staff=problem.staff[:1])
    for asked in (problem, wild):
        found = check_plan(asked, plan)
        told = {v for verdict in verdicts(asked, plan) for v in verdict.broken}
        told |= {v for verdict in verdicts(asked, plan) for v in verdict.of_tour}
        assert told == set(found)
        assert all(v.stands for v in verdicts(asked, plan)) == (found == ())
