"""Whatever valid plan is broken as a whole tour or day, the checker names the rule."""

from collections.abc import Callable

import attrs
from broken_plans import (
    A_DAY,
    Case,
    first,
    missed,
    rules,
    staff,
    tour,
    valid_plans,
    ways,
)
from hypothesis import HealthCheck, Phase, given, settings

from outreach_core.ids import StaffId
from outreach_core.people import (
    Absence,
    Seniority,
)
from outreach_core.visits import (
    DayUnderWay,
    HoursOverDays,
    Pause,
    PlanRule,
    VisitPlan,
    VisitProblem,
)
from outreach_core.visits.verdicts import STOP_RULES


def twice(plan: VisitPlan) -> VisitPlan:
    """The first tour once more at the same time, with the same two."""
    return VisitPlan(tours=(*plan.tours, plan.tours[0]))


def next_day(plan: VisitPlan) -> VisitPlan:
    """The first tour alone, and once more a day later."""
    found = plan.tours[0]
    return VisitPlan(tours=(found, attrs.evolve(found, day=found.day.add(days=1))))


def work(plan: VisitPlan) -> int:
    found = plan.tours[0]
    rest = sum(p.end_minute - p.start_minute for p in found.pauses)
    return found.end_minute - found.start_minute - rest


def elsewhere(problem: VisitProblem, plan: VisitPlan) -> Case:
    """One of the pair begins the day so far away that the way eats the morning."""
    person, there = max(plan.tours[0].pair), problem.request(first(plan).visit).place
    bases = {**problem.bases, person: there}
    return ways(attrs.evolve(problem, bases=bases), A_DAY), plan


def alone(plan: VisitPlan) -> VisitPlan:
    """The first tour as the only one, without any pause."""
    return VisitPlan(tours=(attrs.evolve(plan.tours[0], pause=None, more_pauses=()),))


def noon_only(problem: VisitProblem, forming: str) -> VisitProblem:
    """Everybody needs a pause, and no minute of the day is right for one."""
    return rules(
        problem,
        pair_forming=forming,
        pause_after_minutes=0,
        pause_from_minute=A_DAY - 1,
        pause_until_minute=0,
    )


def with_pause(plan: VisitPlan, start: int, end: int) -> VisitPlan:
    return tour(alone(plan), pause=Pause(start_minute=start, end_minute=end))


# Each breaks one promise in one way; the rule named must be among the answers.
PLAN_MUTATIONS: dict[str, tuple[PlanRule, Callable[[VisitPlan], VisitPlan]]] = {
    "a stranger goes": (
        PlanRule.UNKNOWN_STAFF,
        lambda plan: tour(plan, pair=(plan.tours[0].pair[0], StaffId("zz"))),
    ),
    "a day outside the week": (
        PlanRule.UNKNOWN_DAY,
        lambda plan: tour(plan, day=plan.tours[0].day.add(days=14)),
    ),
    "back before the way home": (
        PlanRule.TRAVEL_SUM,
        lambda plan: tour(plan, travel_minutes=plan.tours[0].travel_minutes + 1),
    ),
    "a pause before they have left": (
        PlanRule.PAUSE_TIME,
        lambda plan: with_pause(plan, 0, 30),
    ),
    "out before work begins": (
        PlanRule.WORKING_HOURS,
        lambda plan: tour(plan, start_minute=0),
    ),
    "out in the dark": (PlanRule.DAYLIGHT, lambda plan: tour(plan, end_minute=A_DAY)),
}
MUTATIONS: dict[str, tuple[PlanRule, Callable[[VisitProblem, VisitPlan], Case]]] = {
    "the day began without them": (
        PlanRule.UNDER_WAY,
        lambda p, plan: (
            attrs.evolve(
                p, under_way=DayUnderWay(day=plan.tours[0].day, minute=A_DAY - 1)
            ),
            plan,
        ),
    ),
    "in two tours of one day": (
        PlanRule.ONE_TOUR_A_DAY,
        lambda p, plan: (rules(p, pair_forming="per_day"), twice(plan)),
    ),
    "in two places at once": (
        PlanRule.TOURS_OVERLAP,
        lambda p, plan: (rules(p, pair_forming="per_tour"), twice(plan)),
    ),
    "they meet at a stop though pairs are formed in the office": (
        PlanRule.MEETING,
        lambda p, plan: (
            rules(p, pair_forming="per_tour"),
            tour(plan, meets_at_stop=True),
        ),
    ),
    "a pair that does not go together": (
        PlanRule.FORBIDDEN_PAIR,
        lambda p, plan: (rules(p, forbidden_pairs=(plan.tours[0].pair,)), plan),
    ),
    "two who are new": (
        PlanRule.JUNIOR_ALONE,
        lambda p, plan: (
            rules(
                staff(p, plan, seniority=Seniority.JUNIOR),
                senior_with_junior="required",
            ),
            plan,
        ),
    ),
    "a holiday": (
        PlanRule.DAY_OFF,
        lambda p, plan: (
            attrs.evolve(p, holidays={plan.tours[0].day: "Feiertag"}),
            plan,
        ),
    ),
    "a day off work": (
        PlanRule.NOT_WORKING,
        lambda p, plan: (
            staff(
                p,
                plan,
                absences=(Absence(first=plan.tours[0].day, last=plan.tours[0].day),),
            ),
            plan,
        ),
    ),
    "the way to the meeting point before work": (PlanRule.BASE_WAY, elsewhere),
    "no common shift": (
        PlanRule.SHORT_SHIFT,
        lambda p, plan: (rules(p, min_shift_minutes=A_DAY), plan),
    ),
    "a tour longer than the law allows": (
        PlanRule.MAX_WORK,
        lambda p, plan: (rules(p, max_work_minutes=work(alone(plan)) - 1), alone(plan)),
    ),
    "two tours longer than the law allows": (
        PlanRule.MAX_DAY,
        lambda p, plan: (
            rules(
                p,
                pair_forming="per_tour",
                max_work_minutes=2 * work(alone(plan)) - 1,
            ),
            twice(alone(plan)),
        ),
    ),
    "too many hours within some days": (
        PlanRule.HOURS_OVER_DAYS,
        lambda p, plan: (
            rules(
                p,
                hours_over_days=(
                    HoursOverDays(days=2, max_minutes=2 * work(plan) - 1),
                ),
            ),
            next_day(plan),
        ),
    ),
    "a short night": (
        PlanRule.REST,
        lambda p, plan: (rules(p, rest_minutes=A_DAY), next_day(plan)),
    ),
    "too many stops": (
        PlanRule.MAX_STOPS,
        lambda p, plan: (
            rules(p, max_stops=1),
            tour(plan, stops=(*plan.tours[0].stops, first(plan))),
        ),
    ),
    "no pause": (
        PlanRule.PAUSE_MISSING,
        lambda p, plan: (noon_only(p, "per_day"), alone(plan)),
    ),
    "a pause of a minute": (
        PlanRule.PAUSE_LENGTH,
        lambda p, plan: (
            noon_only(p, "per_day"),
            with_pause(
                plan, plan.tours[0].start_minute, plan.tours[0].start_minute + 1
            ),
        ),
    ),
    "no pause on a day of several tours": (
        PlanRule.DAY_PAUSE,
        lambda p, plan: (noon_only(p, "per_tour"), twice(alone(plan))),
    ),
}


@settings(
    max_examples=40,
    deadline=None,
    # A whole week takes minutes to shrink; the failing mutation says enough.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(valid_plans())
def test_each_way_to_break_a_tour_is_named(case: Case) -> None:
    assert missed(case, PLAN_MUTATIONS, MUTATIONS) == []


def test_every_rule_of_tours_and_days_has_a_mutation() -> None:
    broken = {rule for rule, _ in (PLAN_MUTATIONS | MUTATIONS).values()}
    assert broken == set(PlanRule) - STOP_RULES.keys()
