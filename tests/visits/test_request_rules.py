"""Rules of attempts, announcements and people of one household: each one broken."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from outreach_core.ids import BenefitUnitId, CustomerId, StaffId
from outreach_core.visits import (
    Attempt,
    Budget,
    Daylight,
    HouseholdVisits,
    Pin,
    PlaceKind,
    PlanRule,
    Stop,
    Tour,
    VisitPlan,
    VisitProblem,
    WorkRules,
    check_plan,
    plan_visits,
)


def one_stop(
    day: Any, visit: str = "v1", *, start: int = 600, pair: Any = None
) -> Tour:
    return Tour(
        day=day,
        pair=pair or (StaffId("s1"), StaffId("s2")),
        start_minute=start - 10,
        end_minute=start + 35,
        stops=(
            Stop(
                visit=visit,  # type: ignore[arg-type]
                arrive_minute=start,
                start_minute=start,
                end_minute=start + 25,
            ),
        ),
        travel_minutes=20,
    )


def broken(problem: VisitProblem, *tours: Tour) -> set[PlanRule]:
    return {violation.rule for violation in check_plan(problem, VisitPlan(tours=tours))}


def asked(office: Any, **changes: Any) -> VisitProblem:
    rules = changes.pop("rules", WorkRules(pause_after_minutes=600))
    windows = tuple(office.window(day=day) for day in range(5))
    request = office.request(1, **({"windows": windows} | changes))
    return office.problem(requests=(request,), rules=rules)


def test_a_plain_visit_breaks_nothing(office: Any) -> None:
    assert broken(asked(office), one_stop(office.monday)) == set()


def test_before_the_announcement_can_have_arrived_nobody_comes(office: Any) -> None:
    problem = asked(office, not_before=office.monday.add(days=1))
    assert broken(problem, one_stop(office.monday)) == {PlanRule.NOT_BEFORE}
    assert broken(problem, one_stop(office.monday.add(days=1))) == set()


CLOSED = {
    "the same weekday": (0, 780, {PlanRule.OTHER_TIME}),
    "the same part of the day": (1, 600, {PlanRule.OTHER_TIME}),
    "another weekday, another part of the day": (1, 780, set()),
}


@pytest.mark.parametrize("when", CLOSED)
def test_a_closed_door_is_tried_at_another_time(office: Any, when: str) -> None:
    day, start, rules = CLOSED[when]
    before = Attempt(on=office.monday.subtract(days=42), start_minute=590)
    problem = asked(office, earlier=(before,))
    assert broken(problem, one_stop(office.monday.add(days=day), start=start)) == rules


def test_whoever_asks_for_a_visit_gets_it_at_their_time(office: Any) -> None:
    before = Attempt(on=office.monday.subtract(days=3), start_minute=590)
    later = office.monday.add(days=30)
    for asks in ({"wished": True}, {"agreed": True}):
        problem = asked(office, earlier=(before,), not_before=later, **asks)
        assert broken(problem, one_stop(office.monday)) == set()


def test_between_two_attempts_lies_a_gap(office: Any) -> None:
    letter = Attempt(on=office.monday.subtract(days=6))
    problem = asked(office, earlier=(letter,))
    assert broken(problem, one_stop(office.monday)) == {PlanRule.ATTEMPT_GAP}
    assert broken(problem, one_stop(office.monday.add(days=1))) == set()


def test_two_visits_to_one_person_in_a_week_are_too_many(office: Any) -> None:
    first, second = (
        office.request(n, customer=CustomerId("c1"), windows=(office.window(day=n),))
        for n in (1, 2)
    )
    problem = asked(office)
    problem = attrs.evolve(
        problem,
        requests=(first, second),
        travel_minutes=office.ways(["office", "p1", "p2"]),
    )
    days = [office.monday.add(days=n) for n in (1, 2)]
    tours = one_stop(days[0], "v1"), one_stop(days[1], "v2")
    assert broken(problem, *tours) == {PlanRule.ATTEMPT_GAP}


def test_a_month_holds_only_so_many_attempts(office: Any) -> None:
    letters = tuple(Attempt(on=office.monday.subtract(days=n)) for n in (8, 12, 16))
    problem = asked(office, earlier=letters)
    assert broken(problem, one_stop(office.monday)) == {PlanRule.ATTEMPTS_A_MONTH}
    rules = attrs.evolve(problem.rules, max_attempts_a_month=4)
    assert broken(attrs.evolve(problem, rules=rules), one_stop(office.monday)) == set()


def test_the_guard_can_be_tuned_and_never_switched_off() -> None:
    for guard in ("min_gap_days", "max_attempts_a_month", "max_closed_doors"):
        with pytest.raises(ValueError, match="1 or more"):
            WorkRules(**{guard: 0})  # type: ignore[arg-type]


def shut(office: Any, *days: int) -> tuple[Attempt, ...]:
    return tuple(
        Attempt(on=office.monday.subtract(days=n), start_minute=1050) for n in days
    )


def test_after_several_closed_doors_comes_another_way(office: Any) -> None:
    doors = shut(office, 50, 60, 70)
    tour = one_stop(office.monday.add(days=3))
    assert broken(asked(office, earlier=doors), tour) == {PlanRule.ANOTHER_WAY}
    letter = Attempt(on=office.monday.subtract(days=20))
    assert broken(asked(office, earlier=(*doors, letter)), tour) == set()
    cafe = attrs.evolve(asked(office).requests[0].place, kind=PlaceKind.CAFE)
    assert broken(asked(office, earlier=doors, place=cafe), tour) == set()


def test_what_was_announced_stays_there(office: Any) -> None:
    pair = (StaffId("s1"), StaffId("s2"))
    pin = Pin(day=office.monday, start_minute=607, pair=pair)
    problem = asked(office, pinned=pin, windows=())
    kept = one_stop(office.monday, start=607)
    assert broken(problem, kept) == set()
    others = (StaffId("s1"), StaffId("s3"))
    for moved in (
        one_stop(office.monday, start=610),
        one_stop(office.monday.add(days=1), start=607),
        one_stop(office.monday, start=607, pair=others),
    ):
        assert broken(problem, moved) == {PlanRule.PINNED}


def two(office: Any, **changes: Any) -> VisitProblem:
    requests = tuple(office.request(n, **changes) for n in (1, 2))
    rules = WorkRules(pause_after_minutes=600)
    return office.problem(
        requests=requests,
        rules=rules,
        travel_minutes=office.ways(["office", *(r.place.id for r in requests)]),
        staff=tuple(office.member(n) for n in (1, 2, 3, 4)),
    )


def test_of_alternatives_one_is_enough(office: Any) -> None:
    problem = two(office, one_of="either")
    others = (StaffId("s3"), StaffId("s4"))
    one, other = one_stop(office.monday), one_stop(office.monday, "v2", pair=others)
    assert broken(problem, one, other) == {PlanRule.ONE_OF}
    assert broken(problem, one) == set()


def test_one_household_is_visited_in_one_tour(office: Any) -> None:
    place = office.request(1).place
    unit = BenefitUnitId("b1")
    problem = two(office, place=place, benefit_unit=unit)
    others = (StaffId("s3"), StaffId("s4"))
    tours = one_stop(office.monday), one_stop(office.monday, "v2", pair=others)
    assert broken(problem, *tours) == set()
    rules = attrs.evolve(problem.rules, households=HouseholdVisits.TOGETHER)
    together = attrs.evolve(problem, rules=rules)
    assert broken(together, *tours) == {PlanRule.HOUSEHOLD}
    plan = plan_visits(together, seed=1, budget=Budget(iterations=50))
    assert len(plan.tours) == 1
    assert check_plan(together, plan) == ()


def test_in_dark_months_tours_end_earlier(office: Any) -> None:
    rules = WorkRules(
        pause_after_minutes=600, daylight=(Daylight(month=10, latest_minute=630),)
    )
    problem = asked(office, rules=rules)
    assert PlanRule.DAYLIGHT in broken(problem, one_stop(office.monday))
    summer = attrs.evolve(rules, daylight=(Daylight(month=6, latest_minute=630),))
    problem = asked(office, rules=summer)
    assert broken(problem, one_stop(office.monday)) == set()


LIMITS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "announcement": lambda o: {"not_before": o.monday.add(days=3)},
    "closed door": lambda o: {"earlier": shut(o, 42)},
    "gap": lambda o: {"earlier": (Attempt(on=o.monday.subtract(days=4)),)},
    "three doors": lambda o: {"earlier": shut(o, 50, 60, 70)},
    "announced off the grid": lambda o: {
        "pinned": Pin(day=o.monday, start_minute=607),
    },
    "announced with these two": lambda o: {
        "pinned": Pin(
            day=o.monday, start_minute=607, pair=(StaffId("s2"), StaffId("s3"))
        ),
    },
}


@pytest.mark.parametrize("limit", LIMITS)
def test_the_planner_keeps_what_the_checker_asks(office: Any, limit: str) -> None:
    problem = asked(office, **LIMITS[limit](office))
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=20))
    assert check_plan(problem, plan) == ()
    assert bool(plan.tours) is (limit != "three doors")
