"""The page about visits left out: every one once, and numbers that hold."""

import re
from typing import Any

import attrs
from hypothesis import HealthCheck, Phase, given, settings

from outreach_core._messages import Language, Words
from outreach_core.people import VisitWishes
from outreach_core.strategies.visits import visit_problems
from outreach_core.visits import (
    Budget,
    Cause,
    PlannedWeek,
    VisitPlan,
    VisitProblem,
    plan_visits,
    why_not,
    why_not_page,
)
from outreach_core.visits._levers import best_levers, gained

generated = settings(
    max_examples=20,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def week(office: Any, /, **changes: Any) -> PlannedWeek:
    problem = office.problem(**changes)
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=100))
    return PlannedWeek(problem=problem, plan=plan)


def test_the_page_of_reasons_counts_every_visit_left_out_once(office: Any) -> None:
    asked = tuple(
        office.request(n, wishes=VisitWishes(language="fa")) for n in range(1, 5)
    )
    made = week(office, requests=(*asked, office.request(9)))
    html = why_not_page(made)
    counts = [int(n) for n in re.findall(r'class="count">(\d+)<', html)]
    missing = {r.id for r in made.problem.requests} - made.plan.planned
    assert sum(counts) == len(missing) == 4
    codes = re.findall(r'<tr><td>[^<]*<span class="code">(v\d+)<', html)
    assert sorted(codes) == sorted(missing)


def test_what_would_help_most_is_said_with_a_number_that_a_plan_reaches(
    office: Any,
) -> None:
    asked = [office.request(n, wishes=VisitWishes(language="fa")) for n in (1, 2, 3)]
    made = week(office, requests=(*asked, office.request(9)))
    missing = why_not(made.problem, made.plan)
    levers = best_levers(made.problem, made.plan, missing)
    # An interpreter is the smaller change: it stands for the pair that helps as much.
    assert [lever.words.de for lever in levers] == ["Dolmetschen für Farsi/Dari"]
    assert levers[0].visits == {"v1", "v2", "v3"}
    assert "mindestens 3 Besuche" in why_not_page(made)
    assert "at least 3 visits" in why_not_page(made, language=Language.EN)


def test_a_plan_that_breaks_a_rule_or_drops_a_visit_promises_nothing(
    office: Any,
) -> None:
    made = week(office)
    problem, plan = made.problem, made.plan
    assert gained(problem, plan, VisitPlan()) == plan.planned
    (tour,) = plan.tours
    broken = VisitPlan(tours=(attrs.evolve(tour, travel_minutes=1),))
    assert gained(problem, broken, VisitPlan()) == frozenset()
    assert gained(problem, VisitPlan(), plan) == frozenset()
    assert best_levers(problem, broken, why_not(problem, broken)) == ()


def test_nothing_helps_where_a_visit_is_blocked(office: Any) -> None:
    shut = office.request(1, blocked=(Words("Zurzeit kein Besuch.", "Not now."),))
    html = why_not_page(week(office, requests=(shut, office.request(2))))
    assert "Was am meisten helfen würde" not in html
    assert "Zurzeit kein Besuch." in html


@generated
@given(visit_problems(min_requests=3, min_staff=2, min_days=1, max_days=3))
def test_no_number_is_promised_that_was_not_planned_and_checked(
    problem: VisitProblem,
) -> None:
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=0))
    missing = why_not(problem, plan)
    left = {entry.visit for entry in missing if entry.cause is not Cause.BLOCKED}
    levers = best_levers(problem, plan, missing)
    sizes = [len(lever.visits) for lever in levers]
    assert sizes == sorted(sizes, reverse=True)
    for lever in levers:
        assert lever.visits
        assert lever.visits <= left
