"""Each visit that is left out says why, and what would help."""

from typing import Any

import attrs
from hypothesis import HealthCheck, Phase, given, settings

from outreach_core._messages import Language, Words
from outreach_core.ids import CustomerId, StaffId
from outreach_core.people import Presence, VisitWishes, WorkingHours
from outreach_core.strategies.visits import visit_problems
from outreach_core.visits import (
    Budget,
    Cause,
    NotPlanned,
    PairForming,
    Place,
    TravelTable,
    VisitPlan,
    VisitProblem,
    WorkRules,
    plan_visits,
    why_not,
    why_planned,
)
from outreach_core.visits._model import Model, SearchWeights
from outreach_core.visits._state import working
from outreach_core.visits.obstacles import Obstacle, candidates

SHORT = Budget(iterations=100)


def only(problem: VisitProblem, plan: VisitPlan | None = None) -> NotPlanned:
    """The single visit of *problem* that is left out."""
    found = plan_visits(problem, seed=1, budget=SHORT) if plan is None else plan
    (entry,) = why_not(problem, found)
    return entry


def german(entry: NotPlanned) -> str:
    return " ".join(words.de for words in entry.reasons)


def test_without_staff_everybody_hears_that_nobody_goes_alone(office: Any) -> None:
    for staff, reason in (
        ((), "Besuche macht niemand allein: Im Team ist niemand."),
        (
            (office.member(1),),
            "Besuche macht niemand allein: Im Team ist nur eine Person.",
        ),
    ):
        problem = office.problem(staff=staff)
        found = why_not(problem, plan_visits(problem, seed=1, budget=SHORT))
        assert len(found) == len(problem.requests)
        assert {entry.cause for entry in found} == {Cause.NO_PAIR}
        assert {german(entry) for entry in found} == {reason}


def test_on_a_day_with_one_person_a_second_one_would_help(office: Any) -> None:
    staff = (office.member(1), office.member(2, hours=office.hours(480, 990, days=1)))
    requests = (office.request(1, windows=(office.window(day=1),)),)
    entry = only(office.problem(staff=staff, requests=requests))
    assert german(entry) == (
        "Di 20.10.: Nur eine Person arbeitet. Besuche macht niemand allein."
    )
    assert entry.smallest_change == Words(
        "Am Di 20.10. eine zweite Person.", "On Tue 20/10 a second person."
    )


def test_a_language_nobody_speaks_is_named(office: Any) -> None:
    wishes = VisitWishes(language="fa")
    windows = (office.window(0), office.window(2))
    requests = (office.request(1, windows=windows, wishes=wishes),)
    entry = only(office.problem(requests=requests))
    assert entry.cause is Cause.WISHES
    assert german(entry) == "Mo 19.10. und Mi 21.10.: kein Paar spricht Farsi/Dari."
    assert entry.smallest_change.de == (
        "Am Mo 19.10. oder Mi 21.10. ein Paar mit Farsi/Dari, oder Dolmetschen."
    )


def test_a_presence_nobody_can_give_is_named(office: Any) -> None:
    wishes = VisitWishes(presence=Presence.ONLY_MEN)
    entry = only(office.problem(requests=(office.request(1, wishes=wishes),)))
    assert entry.cause is Cause.WISHES
    assert "wer kommen soll" in german(entry)


def test_conflicts_are_named_without_their_reason(office: Any) -> None:
    conflict = frozenset({CustomerId("c1")})
    staff = tuple(office.member(n, conflicts=conflict) for n in (1, 2, 3))
    entry = only(office.problem(staff=staff, requests=(office.request(1),)))
    assert "erklärtem Konflikt" in german(entry)


def test_two_rules_in_the_way_are_both_named(office: Any) -> None:
    wishes = VisitWishes(language="fa", presence=Presence.ONLY_MEN)
    entry = only(office.problem(requests=(office.request(1, wishes=wishes),)))
    assert "Farsi/Dari und kein Paar" in german(entry)


def test_a_window_too_short_for_way_and_visit_is_named(office: Any) -> None:
    windows = (office.window(start=985, end=1000),)
    entry = only(office.problem(requests=(office.request(1, windows=windows),)))
    assert entry.cause is Cause.HOURS
    assert german(entry) == (
        "Mo 19.10.: das Zeitfenster ist für Weg und Besuch zu knapp."
    )
    assert entry.smallest_change.de == (
        "Wenn am Mo 19.10. ein Beginn schon um 15:55 Uhr ginge statt ab 16:25 Uhr."
    )


def test_people_who_never_work_at_the_same_time_are_named(office: Any) -> None:
    staff = (
        office.member(1, hours=office.hours(480, 720)),
        office.member(2, hours=office.hours(720, 990)),
    )
    entry = only(office.problem(staff=staff, requests=(office.request(1),)))
    assert entry.cause is Cause.HOURS
    assert "keine zwei arbeiten lang genug zur gleichen Zeit" in german(entry)


def test_a_holiday_says_its_name(office: Any) -> None:
    problem = office.problem(requests=(office.request(1),))
    problem = attrs.evolve(problem, holidays={office.monday: "Tag der Tests"})
    assert german(only(problem)) == "Mo 19.10.: keine Besuche (Tag der Tests)."


def test_a_visit_without_a_window_this_week_says_so(office: Any) -> None:
    entry = only(office.problem(requests=(office.request(1, windows=()),)))
    assert entry.cause is Cause.NO_TIMES


def test_blocked_and_interpreter_say_so_first(office: Any) -> None:
    reason = Words("Die Person kommt ins Büro.", "The person comes to the office.")
    blocked = only(office.problem(requests=(office.request(1, blocked=(reason,)),)))
    assert (blocked.cause, blocked.reasons) == (Cause.BLOCKED, (reason,))
    wishes = VisitWishes(interpreter=True)
    waiting = only(office.problem(requests=(office.request(1, wishes=wishes),)))
    assert waiting.cause is Cause.INTERPRETER


def test_a_full_day_says_how_much_longer_it_would_have_to_be(office: Any) -> None:
    hours = office.hours(540, 780, days=1)
    staff = tuple(office.member(n, hours=hours) for n in (1, 2))
    # 240 minutes hold six visits of 25 with seven ways of 10; seven need 255.
    requests = tuple(office.request(n) for n in range(1, 8))
    entry = only(office.problem(staff=staff, requests=requests))
    assert entry.cause is Cause.FULL
    assert entry.smallest_change.de == (
        "Wenn die Tour von s1 und s2 am Mo 19.10. 15 Minuten länger dauerte "
        "(bis 13:15 Uhr statt 13:00)."
    )


def test_the_change_that_is_proposed_really_helps(office: Any) -> None:
    staff = tuple(
        office.member(n, hours=office.hours(540, 780, days=1)) for n in (1, 2)
    )
    requests = tuple(office.request(n) for n in range(1, 8))
    problem = office.problem(staff=staff, requests=requests)
    assert len(why_not(problem, plan_visits(problem, seed=1, budget=SHORT))) == 1
    longer = tuple(
        office.member(n, hours=office.hours(540, 795, days=1)) for n in (1, 2)
    )
    helped = attrs.evolve(problem, staff=longer)
    assert why_not(helped, plan_visits(helped, seed=1, budget=SHORT)) == ()


def test_a_full_week_without_room_for_overtime_names_what_would_give_way(
    office: Any,
) -> None:
    rules = WorkRules(max_stops=1)
    requests = (office.request(1, urgency=2), office.request(2, urgency=2))
    staff = (office.member(1), office.member(2))
    entry = only(office.problem(rules=rules, staff=staff, requests=requests))
    assert entry.smallest_change.de.startswith("Wenn der Besuch v")
    assert "gleiche Dringlichkeit" in entry.smallest_change.de


def test_names_are_used_when_they_are_given(office: Any) -> None:
    staff = tuple(
        office.member(n, hours=office.hours(540, 780, days=1)) for n in (1, 2)
    )
    requests = tuple(office.request(n) for n in range(1, 8))
    problem = office.problem(staff=staff, requests=requests)
    plan = plan_visits(problem, seed=1, budget=SHORT)
    (entry,) = why_not(problem, plan, names={"s1": "Frau Eins", "s2": "Herr Zwei"})
    assert "Frau Eins und Herr Zwei" in entry.smallest_change.de


generated = settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
BUSY = visit_problems(min_requests=3, min_staff=2, min_days=1, max_days=3)


@generated
@given(BUSY | visit_problems())
def test_everything_left_out_has_a_reason_in_both_languages(
    problem: VisitProblem,
) -> None:
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=0))
    found = why_not(problem, plan)
    assert {entry.visit for entry in found} | plan.planned == {
        request.id for request in problem.requests
    }
    for entry in found:
        assert entry.reasons
        for words in (*entry.reasons, *filter(None, [entry.smallest_change])):
            for language in Language:
                assert words.to(language)
                assert "{" not in words.to(language)
                # A day with its reason missing would read "Di 20.10.: ."
                assert ": ." not in words.to(language)


@generated
@given(BUSY)
def test_no_obstacle_means_exactly_that_the_planner_may_use_the_pair(
    problem: VisitProblem,
) -> None:
    model = Model(problem, SearchWeights())
    planner_only = {Obstacle.TIME, Obstacle.NO_COMMON_HOURS, Obstacle.FORBIDDEN_PAIR}
    for visit, request in enumerate(problem.requests):
        if request.blocked or request.waits_for_interpreter:
            continue
        for found in candidates(model, visit):
            fits = model.compatibility.fits(found.day, *found.pair) >> visit & 1
            assert bool(fits) == (found.obstacles <= planner_only)
            assert set(found.pair) <= set(working(model, found.day))


def test_pairs_formed_for_each_tour_have_reasons_on_every_day(office: Any) -> None:
    # On Tuesday both work in the morning alone; Monday's afternoon is not Tuesday's.
    rules = attrs.evolve(WorkRules(), pair_forming=PairForming.PER_TOUR)
    hours = tuple(
        WorkingHours(weekday=day, start_minute=480, end_minute=720 if day else 990)
        for day in range(5)
    )
    staff = tuple(office.member(n, hours=hours) for n in (1, 2))
    late = (office.window(1, start=900, end=930),)
    requests = (office.request(1, windows=late),)
    entry = only(office.problem(staff=staff, requests=requests, rules=rules))
    assert entry.cause is Cause.HOURS
    assert german(entry) == (
        "Di 20.10.: das Zeitfenster ist für Weg und Besuch zu knapp."
    )
    assert entry.smallest_change.de == (
        "Wenn am Di 20.10. ein Beginn schon um 11:25 Uhr ginge statt ab 15:00 Uhr."
    )


def test_where_the_tour_ends_counts_for_how_much_longer_it_would_take(
    office: Any,
) -> None:
    # s1 ends the day at p9, an hour from everywhere; the base is near.
    ways = {("p1", "p9"): 60, ("p2", "p9"): 60, ("office", "p9"): 60}
    names = ("office", "p1", "p2", "p9")
    rows = tuple(
        tuple(0 if a == b else ways.get(tuple(sorted((a, b))), 10) for b in names)
        for a in names
    )
    requests = tuple(
        office.request(n, windows=(office.window(start=first, end=last),))
        for n, first, last in ((1, 570, 570), (2, 590, 605))
    )
    there = Place(id="p9")
    problem = office.problem(
        staff=tuple(office.member(n, hours=office.hours(480, 680)) for n in (1, 2)),
        requests=requests,
        travel_minutes=TravelTable(places=names, rows=rows),
        ends={StaffId("s1"): there, StaffId("s2"): there},
    )
    entry = only(problem)
    assert entry.visit == "v2"
    assert entry.smallest_change.de == (
        "Wenn die Tour von s1 und s2 am Mo 19.10. 10 Minuten länger dauerte "
        "(bis 11:30 Uhr statt 11:20)."
    )


def test_why_planned_names_time_pair_wish_and_way(office: Any) -> None:
    wishes = VisitWishes(language="tr")
    staff = (office.member(1, languages={"tr"}), office.member(2), office.member(3))
    requests = (office.request(1, agreed=True, wishes=wishes),)
    problem = office.problem(requests=requests, staff=staff)
    plan = plan_visits(problem, seed=1, budget=SHORT)
    words = why_planned(problem, plan, problem.requests[0].id)
    assert words.de == (
        "Mo 19.10., 9:00 Uhr, s1 und s2: zugesagt für diese Zeit; s1 spricht Türkisch "
        "wie gewünscht; gemischtes Paar; 10 Minuten Weg dorthin."
    )
    nothing = why_planned(problem, VisitPlan(), problem.requests[0].id)
    assert nothing.de == "Dieser Besuch ist nicht geplant."
