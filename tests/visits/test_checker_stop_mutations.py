"""Whatever single stop of a valid plan is broken, the checker names the rule."""

from collections.abc import Callable
from typing import Any

import attrs
from broken_plans import (
    A_DAY,
    NOON,
    Case,
    first,
    missed,
    request,
    requests,
    rules,
    staff,
    tour,
    valid_plans,
    ways,
)
from hypothesis import HealthCheck, Phase, given, settings

from outreach_core._messages import Words
from outreach_core.ids import BenefitUnitId, CustomerId, StaffId
from outreach_core.people import (
    Gender,
    Presence,
    VisitWishes,
)
from outreach_core.visits import (
    Attempt,
    HouseholdVisits,
    PairMix,
    Pin,
    Place,
    PlanRule,
    TimeWindow,
    VisitId,
    VisitPlan,
    VisitProblem,
)
from outreach_core.visits.verdicts import STOP_RULES


def stop(plan: VisitPlan, **changes: Any) -> VisitPlan:
    first, *others = plan.tours[0].stops
    return tour(plan, stops=(attrs.evolve(first, **changes), *others))


def unasked(problem: VisitProblem, plan: VisitPlan, **changes: Any) -> VisitProblem:
    """The first visit as one that nobody asked for, announced or agreed to."""
    found = problem.request(first(plan).visit)
    wishes = attrs.evolve(found.wishes)
    plain: dict[str, Any] = {
        "agreed": False,
        "pinned": None,
        "wished": False,
        "wishes": wishes,
    }
    return request(problem, plan, **plain, **changes)


def wish(**wishes: Any) -> Callable[[VisitProblem, VisitPlan], Case]:
    return lambda p, plan: (request(p, plan, wishes=VisitWishes(**wishes)), plan)


def of_one(problem: VisitProblem, plan: VisitPlan) -> Case:
    """The first visit is planned a second time under the name of another one."""
    copy = attrs.evolve(first(plan), visit=VisitId("another"))
    asked = problem.request(first(plan).visit)
    either = attrs.evolve(asked, one_of="either", pinned=None)
    other = attrs.evolve(either, id=VisitId("another"))
    both = requests(problem, lambda r: either if r.id == asked.id else r)
    both = attrs.evolve(both, requests=(*both.requests, other))
    return both, tour(plan, stops=(*plan.tours[0].stops, copy))


def of_one_home(problem: VisitProblem, plan: VisitPlan) -> Case:
    """Two of one household are visited on two days, though one tour could do it."""
    asked = problem.request(first(plan).visit)
    plain: dict[str, Any] = {
        "agreed": False,
        "pinned": None,
        "wished": False,
        "earlier": (),
    }
    whole = TimeWindow(day=plan.tours[0].day, start_minute=0, end_minute=A_DAY - 1)
    days: dict[str, Any] = {
        "windows": (whole,),
        "wishes": VisitWishes(),
        "not_before": None,
    }
    one = attrs.evolve(
        asked, benefit_unit=BenefitUnitId("b9"), mix=PairMix.ANY, **plain, **days
    )
    other = attrs.evolve(one, id=VisitId("another"), customer=CustomerId("c-other"))
    both = requests(problem, lambda r: one if r.id == asked.id else r)
    both = attrs.evolve(both, requests=(*both.requests, other))
    found = plan.tours[0]
    stops = (attrs.evolve(first(plan), visit=VisitId("another")),)
    later = attrs.evolve(found, day=found.day.add(days=1), stops=stops)
    both = rules(both, households=HouseholdVisits.TOGETHER)
    return both, VisitPlan(tours=(found, later))


def before(plan: VisitPlan, **changes: Any) -> Attempt:
    day = plan.tours[0].day
    given: dict[str, Any] = {
        "on": day.subtract(days=7),
        "start_minute": first(plan).start_minute,
    }
    return Attempt(**(given | changes))


# Each breaks one promise in one way; the rule named must be among the answers.
PLAN_MUTATIONS: dict[str, tuple[PlanRule, Callable[[VisitPlan], VisitPlan]]] = {
    "a visit nobody asked for": (
        PlanRule.UNKNOWN_VISIT,
        lambda plan: stop(plan, visit=VisitId("nobody")),
    ),
    "a visit twice": (
        PlanRule.VISIT_TWICE,
        lambda plan: tour(plan, stops=(*plan.tours[0].stops, first(plan))),
    ),
    "cut short": (
        PlanRule.DURATION,
        lambda plan: stop(plan, end_minute=first(plan).end_minute - 1),
    ),
    "there before arriving": (
        PlanRule.TRAVEL,
        lambda plan: stop(plan, arrive_minute=first(plan).start_minute + 5),
    ),
}
MUTATIONS: dict[str, tuple[PlanRule, Callable[[VisitProblem, VisitPlan], Case]]] = {
    "at the wrong time": (
        PlanRule.TIME_WINDOW,
        lambda p, plan: (request(p, plan, pinned=None, windows=()), plan),
    ),
    "at an odd minute": (
        PlanRule.START_GRID,
        lambda p, plan: (
            rules(
                request(p, plan, pinned=None),
                start_grid_minutes=first(plan).start_minute + 1,
            ),
            plan,
        ),
    ),
    "faster than the way allows": (
        PlanRule.TRAVEL,
        lambda p, plan: (ways(p, A_DAY), plan),
    ),
    "not the presence asked for": (
        PlanRule.PRESENCE,
        lambda p, plan: wish(presence=Presence.ONLY_WOMEN)(
            staff(p, plan, gender=Gender.MAN), plan
        ),
    ),
    "not the language asked for": (PlanRule.LANGUAGE, wish(language="xx")),
    "somebody who should not come": (
        PlanRule.NOT_THESE,
        lambda p, plan: wish(not_these=frozenset(plan.tours[0].pair[:1]))(p, plan),
    ),
    "nobody of those asked for": (
        PlanRule.ONE_OF_THESE,
        wish(one_of_these=frozenset({StaffId("zz")})),
    ),
    "a declared conflict": (
        PlanRule.CONFLICT,
        lambda p, plan: (
            staff(
                p, plan, conflicts=frozenset({p.request(first(plan).visit).customer})
            ),
            plan,
        ),
    ),
    "next door to home": (
        PlanRule.NEAR_HOME,
        lambda p, plan: (
            rules(
                request(
                    staff(p, plan, home=NOON),
                    plan,
                    place=Place(
                        id=p.request(first(plan).visit).place.id, coordinates=NOON
                    ),
                ),
                home_distance_m=500,
            ),
            plan,
        ),
    ),
    "not mixed where it must be": (
        PlanRule.MIXED_PAIR,
        lambda p, plan: (
            request(staff(p, plan, gender=None), plan, mix=PairMix.REQUIRED),
            plan,
        ),
    ),
    "without the training": (
        PlanRule.TRAINING,
        lambda p, plan: (
            request(p, plan, needs_trainings=frozenset({"sucht", "tauchen"})),
            plan,
        ),
    ),
    "not two experienced": (
        PlanRule.BOTH_SENIOR,
        lambda p, plan: (
            request(staff(p, plan, seniority=None), plan, both_senior=True),
            plan,
        ),
    ),
    "a blocked visit": (
        PlanRule.BLOCKED,
        lambda p, plan: (
            request(p, plan, blocked=(Words("gesperrt", "blocked"),)),
            plan,
        ),
    ),
    "an interpreter not confirmed": (
        PlanRule.INTERPRETER,
        lambda p, plan: wish(interpreter=True)(
            request(p, plan, interpreter_confirmed=False), plan
        ),
    ),
    "announced for another day": (
        PlanRule.PINNED,
        lambda p, plan: (
            request(
                p, plan, pinned=Pin(day=plan.tours[0].day.add(days=1), start_minute=600)
            ),
            plan,
        ),
    ),
    "before the announcement can be there": (
        PlanRule.NOT_BEFORE,
        lambda p, plan: (
            unasked(p, plan, not_before=plan.tours[0].day.add(days=1)),
            plan,
        ),
    ),
    "at the weekday of the closed door": (
        PlanRule.OTHER_TIME,
        lambda p, plan: (unasked(p, plan, earlier=(before(plan),)), plan),
    ),
    "one closed door too many": (
        PlanRule.ANOTHER_WAY,
        lambda p, plan: (
            rules(
                unasked(
                    p,
                    plan,
                    earlier=(before(plan),),
                    place=Place(id=p.request(first(plan).visit).place.id),
                ),
                max_closed_doors=1,
            ),
            plan,
        ),
    ),
    "too soon after the last attempt": (
        PlanRule.ATTEMPT_GAP,
        lambda p, plan: (
            unasked(
                p, plan, earlier=(before(plan, on=plan.tours[0].day.subtract(days=1)),)
            ),
            plan,
        ),
    ),
    "too many attempts in a month": (
        PlanRule.ATTEMPTS_A_MONTH,
        lambda p, plan: (
            rules(
                unasked(p, plan, earlier=(before(plan, on=plan.tours[0].day),)),
                max_attempts_a_month=1,
            ),
            plan,
        ),
    ),
    "both of two alternatives": (PlanRule.ONE_OF, of_one),
    "a household on two days": (PlanRule.HOUSEHOLD, of_one_home),
}


@settings(
    max_examples=40,
    deadline=None,
    # A whole week takes minutes to shrink; the failing mutation says enough.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(valid_plans())
def test_each_way_to_break_a_stop_is_named(case: Case) -> None:
    assert missed(case, PLAN_MUTATIONS, MUTATIONS) == []


def test_every_rule_of_stops_has_a_mutation() -> None:
    broken = {rule for rule, _ in (PLAN_MUTATIONS | MUTATIONS).values()}
    assert broken == STOP_RULES.keys()
