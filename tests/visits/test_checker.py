"""The checker names every rule that a plan breaks, whoever made the plan."""

import ast
import importlib
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from outreach_core._messages import Words
from outreach_core.errors import InvalidValueError
from outreach_core.ids import CustomerId, StaffId
from outreach_core.people import Absence, Coordinates, Presence, VisitWishes
from outreach_core.visits import (
    Budget,
    DayUnderWay,
    PairMix,
    Pause,
    PlanRule,
    Stop,
    TimeWindow,
    Tour,
    VisitId,
    VisitPlan,
    VisitProblem,
    check_plan,
    plan_visits,
)

Broken = tuple[VisitProblem, VisitPlan]


def valid(office: Any) -> Broken:
    """A full Monday with a pause, and a short Tuesday, of the same pair."""
    requests = (
        *(office.request(n, windows=(office.window(end=930),)) for n in range(1, 13)),
        office.request(20, windows=(office.window(day=1),)),
    )
    staff = (office.member(1), office.member(2))
    problem = office.problem(requests=requests, staff=staff)
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=100))
    assert check_plan(problem, plan) == ()
    assert plan.tours[0].pause is not None
    assert len(plan.tours[0].stops) > 6
    return problem, plan


def tour(plan: VisitPlan, which: int = 0, **changes: Any) -> VisitPlan:
    tours = list(plan.tours)
    tours[which] = attrs.evolve(tours[which], **changes)
    return VisitPlan(tours=tuple(tours))


def stop(plan: VisitPlan, which: int, **changes: Any) -> VisitPlan:
    stops = list(plan.tours[0].stops)
    stops[which] = attrs.evolve(stops[which], **changes)
    return tour(plan, stops=tuple(stops))


def request(problem: VisitProblem, visit: VisitId, **changes: Any) -> VisitProblem:
    requests = tuple(
        attrs.evolve(r, **changes) if r.id == visit else r for r in problem.requests
    )
    return attrs.evolve(problem, requests=requests)


def member(problem: VisitProblem, which: int, **changes: Any) -> VisitProblem:
    staff = list(problem.staff)
    staff[which] = attrs.evolve(staff[which], **changes)
    return attrs.evolve(problem, staff=tuple(staff))


def first(plan: VisitPlan) -> Stop:
    return plan.tours[0].stops[0]


def wish(**wishes: Any) -> Callable[[VisitProblem, VisitPlan], Broken]:
    return lambda p, plan: (
        request(p, first(plan).visit, wishes=VisitWishes(**wishes)),
        plan,
    )


def shifted(plan: VisitPlan, minutes: int) -> VisitPlan:
    t = plan.tours[0]
    moved = tuple(
        attrs.evolve(
            s,
            arrive_minute=s.arrive_minute + minutes,
            start_minute=s.start_minute + minutes,
            end_minute=s.end_minute + minutes,
        )
        for s in t.stops
    )
    return tour(
        plan,
        stops=moved,
        start_minute=t.start_minute + minutes,
        end_minute=t.end_minute + minutes,
    )


# Each entry breaks one promise in one way; the rule named must be among the answers.
MUTATIONS: dict[str, tuple[PlanRule, Callable[[VisitProblem, VisitPlan], Broken]]] = {
    "a stranger goes": (
        PlanRule.UNKNOWN_STAFF,
        lambda p, plan: (p, tour(plan, pair=(StaffId("s1"), StaffId("s9")))),
    ),
    "a visit nobody asked for": (
        PlanRule.UNKNOWN_VISIT,
        lambda p, plan: (p, stop(plan, 2, visit=VisitId("nobody"))),
    ),
    "a day outside the week": (
        PlanRule.UNKNOWN_DAY,
        lambda p, plan: (p, tour(plan, day=p.days[0].add(days=7))),
    ),
    "a visit twice": (
        PlanRule.VISIT_TWICE,
        lambda p, plan: (p, stop(plan, 2, visit=first(plan).visit)),
    ),
    "somebody in two tours": (
        PlanRule.ONE_TOUR_A_DAY,
        lambda p, plan: (p, tour(plan, 1, day=plan.tours[0].day)),
    ),
    "a pair that does not go together": (
        PlanRule.FORBIDDEN_PAIR,
        lambda p, plan: (
            attrs.evolve(
                p, rules=attrs.evolve(p.rules, forbidden_pairs=(("s2", "s1"),))
            ),
            plan,
        ),
    ),
    "a holiday": (
        PlanRule.DAY_OFF,
        lambda p, plan: (attrs.evolve(p, holidays={p.days[0]: "Feiertag"}), plan),
    ),
    "a Sunday": (
        PlanRule.DAY_OFF,
        lambda p, plan: (p, tour(plan, 1, day=p.days[0].add(days=6))),
    ),
    "a day off work": (
        PlanRule.NOT_WORKING,
        lambda p, plan: (
            member(p, 0, absences=(Absence(first=p.days[0], last=p.days[0]),)),
            plan,
        ),
    ),
    "out after work ends": (
        PlanRule.WORKING_HOURS,
        lambda p, plan: (p, tour(plan, end_minute=1000)),
    ),
    "out in the dark": (
        PlanRule.DAYLIGHT,
        lambda p, plan: (
            attrs.evolve(p, rules=attrs.evolve(p.rules, latest_minute=900)),
            plan,
        ),
    ),
    "a common shift of an hour": (
        PlanRule.SHORT_SHIFT,
        lambda p, plan: (
            attrs.evolve(p, rules=attrs.evolve(p.rules, min_shift_minutes=600)),
            plan,
        ),
    ),
    "longer than the law allows": (
        PlanRule.MAX_WORK,
        lambda p, plan: (
            attrs.evolve(p, rules=attrs.evolve(p.rules, max_work_minutes=120)),
            plan,
        ),
    ),
    "a short night": (
        PlanRule.REST,
        lambda p, plan: (
            attrs.evolve(p, rules=attrs.evolve(p.rules, rest_minutes=23 * 60)),
            plan,
        ),
    ),
    "too many stops": (
        PlanRule.MAX_STOPS,
        lambda p, plan: (
            attrs.evolve(p, rules=attrs.evolve(p.rules, max_stops=3)),
            plan,
        ),
    ),
    "at the wrong time": (
        PlanRule.TIME_WINDOW,
        lambda p, plan: (
            request(
                p,
                first(plan).visit,
                windows=(TimeWindow(day=p.days[0], start_minute=900, end_minute=910),),
            ),
            plan,
        ),
    ),
    "at an odd minute": (
        PlanRule.START_GRID,
        lambda p, plan: (p, shifted(plan, 3)),
    ),
    "cut short": (
        PlanRule.DURATION,
        lambda p, plan: (
            p,
            stop(plan, 0, end_minute=first(plan).end_minute - 10),
        ),
    ),
    "faster than the way allows": (
        PlanRule.TRAVEL,
        lambda p, plan: (
            attrs.evolve(
                p,
                travel_minutes=attrs.evolve(
                    p.travel_minutes,
                    rows=tuple(
                        tuple(minutes * 2 for minutes in row)
                        for row in p.travel_minutes.rows
                    ),
                ),
            ),
            plan,
        ),
    ),
    "there before arriving": (
        PlanRule.TRAVEL,
        lambda p, plan: (
            p,
            stop(plan, 0, arrive_minute=first(plan).start_minute + 5),
        ),
    ),
    "back before the way home": (
        PlanRule.TRAVEL,
        lambda p, plan: (p, tour(plan, end_minute=plan.tours[0].stops[-1].end_minute)),
    ),
    "a wrong sum of ways": (
        PlanRule.TRAVEL_SUM,
        lambda p, plan: (p, tour(plan, travel_minutes=1)),
    ),
    "no pause": (
        PlanRule.PAUSE_MISSING,
        lambda p, plan: (p, tour(plan, pause=None)),
    ),
    "half a pause": (
        PlanRule.PAUSE_LENGTH,
        lambda p, plan: (
            p,
            tour(
                plan,
                pause=attrs.evolve(
                    plan.tours[0].pause,
                    end_minute=plan.tours[0].pause.start_minute + 15,
                ),
            ),
        ),
    ),
    "a pause in the evening": (
        PlanRule.PAUSE_TIME,
        lambda p, plan: (
            p,
            tour(plan, pause=Pause(start_minute=950, end_minute=980)),
        ),
    ),
    "a pause in the middle of a talk": (
        PlanRule.PAUSE_TIME,
        lambda p, plan: (
            p,
            tour(
                plan,
                pause=Pause(
                    start_minute=plan.tours[0].stops[5].start_minute + 1,
                    end_minute=plan.tours[0].stops[5].start_minute + 31,
                ),
            ),
        ),
    ),
    "not the presence asked for": (
        PlanRule.PRESENCE,
        wish(presence=Presence.ONLY_WOMEN),
    ),
    "not the language asked for": (PlanRule.LANGUAGE, wish(language="fa")),
    "somebody who should not come": (
        PlanRule.NOT_THESE,
        wish(not_these=frozenset({StaffId("s2")})),
    ),
    "nobody of those asked for": (
        PlanRule.ONE_OF_THESE,
        wish(one_of_these=frozenset({StaffId("s7")})),
    ),
    "an interpreter not confirmed": (PlanRule.INTERPRETER, wish(interpreter=True)),
    "a declared conflict": (
        PlanRule.CONFLICT,
        lambda p, plan: (
            member(p, 0, conflicts=frozenset({p.request(first(plan).visit).customer})),
            plan,
        ),
    ),
    "next door to home": (
        PlanRule.NEAR_HOME,
        lambda p, plan: (
            member(p, 0, home=p.request(first(plan).visit).place.coordinates),
            plan,
        ),
    ),
    "not mixed where it must be": (
        PlanRule.MIXED_PAIR,
        lambda p, plan: (
            request(member(p, 1, gender=None), first(plan).visit, mix=PairMix.REQUIRED),
            plan,
        ),
    ),
    "out before they are free": (
        PlanRule.UNDER_WAY,
        lambda p, plan: (
            attrs.evolve(
                p, under_way=DayUnderWay(day=plan.tours[0].day, minute=20 * 60)
            ),
            plan,
        ),
    ),
    "a blocked visit": (
        PlanRule.BLOCKED,
        lambda p, plan: (
            request(p, first(plan).visit, blocked=(Words("gesperrt", "blocked"),)),
            plan,
        ),
    ),
}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_broken_plan_is_named(office: Any, mutation: str) -> None:
    rule, break_it = MUTATIONS[mutation]
    found = check_plan(*break_it(*valid(office)))
    assert rule in {violation.rule for violation in found}


def test_there_is_a_mutation_for_every_rule() -> None:
    here = Path(__file__).parent
    text = "".join(p.read_text("utf-8") for p in sorted(here.glob("test_checker*.py")))
    assert [rule for rule in PlanRule if f"PlanRule.{rule.name}" not in text] == []


def test_a_violation_says_where_and_what_in_both_languages(office: Any) -> None:
    problem, plan = valid(office)
    found = check_plan(problem, tour(plan, pause=None))
    assert [(v.rule, v.where) for v in found] == [
        (PlanRule.PAUSE_MISSING, "2026-10-19 s1+s2")
    ]
    assert found[0].words.de == "Es fehlt eine Pause von 30 Minuten (§ 4 ArbZG)."
    assert found[0].words.en == "A pause of 30 minutes is missing (§ 4 ArbZG)."


@pytest.mark.parametrize("pair", [("s1",), ("s1", "s1"), (), ("s1", "s2", "s3"), "s1"])
def test_a_tour_of_fewer_or_more_than_two_cannot_be_built(
    office: Any, pair: Any
) -> None:
    _, plan = valid(office)
    with pytest.raises(InvalidValueError):
        attrs.evolve(plan.tours[0], pair=pair)


def test_a_pair_is_sorted_so_that_the_same_two_are_the_same_pair(office: Any) -> None:
    _, plan = valid(office)
    turned: Tour = attrs.evolve(plan.tours[0], pair=(StaffId("s2"), StaffId("s1")))
    assert turned == plan.tours[0]


def test_wishes_and_conflicts_are_judged_for_both(office: Any) -> None:
    problem, plan = valid(office)
    other = member(problem, 1, conflicts=frozenset({CustomerId("c1")}))
    assert [v.rule for v in check_plan(other, plan)] == [PlanRule.CONFLICT]


def test_home_distance_can_be_switched_off(office: Any) -> None:
    problem, plan = valid(office)
    near = member(problem, 0, home=Coordinates(latitude=51.303, longitude=9.46))
    assert {v.rule for v in check_plan(near, plan)} == {PlanRule.NEAR_HOME}
    off = attrs.evolve(near, rules=attrs.evolve(near.rules, home_distance_m=0))
    assert check_plan(off, plan) == ()


RULES_APART = {"_attempt_rules", "_between_rules", "_day_rules", "_under_way_rules"}
FACTS = {"plan", "problem", "requests", "travel", "under_way", "violations"}


@pytest.mark.parametrize("name", ["checker", "_stop_rules", *sorted(RULES_APART)])
def test_the_checker_imports_nothing_of_the_search(name: str) -> None:
    allowed = RULES_APART | FACTS | {"_stop_rules", "work_rules"}
    module = importlib.import_module(f"outreach_core.visits.{name}")
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.ImportFrom) and node.module:
            package, _, imported = node.module.rpartition(".")
            assert package != "outreach_core.visits" or imported in allowed
