"""Planning keeps what a protective reason asks for and never says which one it is."""

from typing import Any

import attrs
import pytest
from desk_days import hazard_note
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_core import OutreachError
from outreach_core.ids import CustomerId
from outreach_core.people import Seniority
from outreach_core.strategies.visits import visit_requests
from outreach_core.strategies.visits_safety import hazard_notes
from outreach_core.visits import (
    Budget,
    PairMix,
    Pin,
    Place,
    PlannedWeek,
    PlanRule,
    VisitProblem,
    VisitRequest,
    check_plan,
    day_sheets,
    plan_page,
    plan_visits,
    why_not,
    why_planned,
)
from outreach_core.visits.requests import PlaceKind
from outreach_core.visits.safety.effects import (
    EFFECT_WORDS,
    NOON,
    ProtectiveEffect,
    protect,
)
from outreach_core.visits.safety.hazards import FACT_WORDS, effects_on

SENIORS, TRAINED, ELSEWHERE, MORNINGS = ProtectiveEffect


def planned(office: Any, request: VisitRequest, **levels: Any) -> VisitProblem:
    staff = [
        office.member(
            n, seniority=levels.get(f"s{n}"), trainings=levels.get(f"t{n}", ())
        )
        for n in (1, 2, 3)
    ]
    made: VisitProblem = office.problem(requests=(request,), staff=tuple(staff))
    return made


def tours(problem: VisitProblem) -> list[tuple[str, ...]]:
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=20))
    assert check_plan(problem, plan) == ()
    return [tour.pair for tour in plan.tours]


def test_two_seniors_go_where_two_seniors_are_needed(office: Any) -> None:
    request = protect(office.request(1, mix=PairMix.ANY), {SENIORS})
    levels = {"s1": Seniority.SENIOR, "s3": Seniority.SENIOR, "s2": Seniority.JUNIOR}
    problem = planned(office, request, **levels)
    assert tours(problem) == [("s1", "s3")]


def test_where_nobody_says_how_experienced_they_are_nobody_goes(office: Any) -> None:
    problem = planned(office, protect(office.request(1), {SENIORS}))
    assert tours(problem) == []
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=0))
    (missing,) = why_not(problem, plan)
    assert "zwei Erfahrenen" in missing.reasons[0].de


def test_the_checker_names_a_pair_that_is_not_experienced(office: Any) -> None:
    free = planned(office, office.request(1))
    plan = plan_visits(free, seed=1, budget=Budget(iterations=0))
    asked = attrs.evolve(free, requests=(protect(office.request(1), {SENIORS}),))
    found = {violation.rule for violation in check_plan(asked, plan)}
    assert found == {PlanRule.BOTH_SENIOR}


def test_somebody_with_the_training_goes_along(office: Any) -> None:
    request = protect(office.request(1), {TRAINED}, training="krisen")
    assert all("s3" in p for p in tours(planned(office, request, t3=["krisen"])))
    assert tours(planned(office, request)) == []


def test_a_training_that_nobody_names_is_refused(office: Any) -> None:
    with pytest.raises(OutreachError, match="training"):
        protect(office.request(1), {TRAINED})


def test_a_visit_at_home_waits_for_another_place(office: Any) -> None:
    at_home = protect(office.request(1), {ELSEWHERE})
    assert "anderen Ort anbieten" in at_home.blocked[0].de
    assert tours(planned(office, at_home)) == []
    place = attrs.evolve(at_home.place, kind=PlaceKind.CAFE)
    cafe = protect(office.request(1, place=place), {ELSEWHERE})
    assert len(tours(planned(office, cafe))) == 1


def test_an_afternoon_that_was_announced_waits_for_a_call(office: Any) -> None:
    pin = Pin(day=office.monday, start_minute=14 * 60)
    asked = protect(office.request(1, pinned=pin), {MORNINGS})
    assert "anrufen" in asked.blocked[0].de
    early = Pin(day=office.monday, start_minute=9 * 60)
    assert protect(office.request(1, pinned=early), {MORNINGS}).blocked == ()


@given(visit_requests(), st.frozensets(st.sampled_from(ProtectiveEffect)))
def test_an_effect_only_ever_asks_for_more(
    request: VisitRequest, effects: frozenset[ProtectiveEffect]
) -> None:
    asked = protect(request, effects, training="krisen")
    if not effects:
        assert asked == request
        return
    starts = {(w.day, m) for w in request.windows for m in minutes(w)}
    left = {(w.day, m) for w in asked.windows for m in minutes(w)}
    morning = {(d, m) for d, m in starts if m < NOON}
    assert left == (morning if MORNINGS in effects else starts)
    assert set(request.blocked) <= set(asked.blocked)
    assert request.needs_trainings <= asked.needs_trainings
    assert asked.both_senior is (SENIORS in effects or request.both_senior)
    assert asked.pair_words is not None
    for effect in ProtectiveEffect:
        told = EFFECT_WORDS[effect].de in asked.pair_words.de
        assert told is (effect in effects)


def minutes(window: Any) -> range:
    return range(window.start_minute, window.end_minute + 1)


@settings(max_examples=40)
@given(hazard_notes())
def test_no_fact_reaches_planning(note: Any) -> None:
    """Two notes of one effect look the same to planning, whatever they say."""
    request = VisitRequest(
        id="v1",  # type: ignore[arg-type]
        customer=note.customer,
        place=Place(id="p"),
    )
    other = hazard_note(customer=note.customer, effects=note.effects)
    first, second = (
        protect(request, effects_on([one], note.customer, day), training="t")
        for one, day in ((note, note.recorded_on), (other, other.recorded_on))
    )
    if note.holds_on(note.recorded_on):
        assert first == second


def test_pages_and_reasons_say_that_there_is_a_reason_and_not_which(
    office: Any,
) -> None:
    note = hazard_note(customer=CustomerId("c1"), effects={SENIORS, MORNINGS})
    effects = effects_on([note], note.customer, office.monday)
    request = protect(office.request(1), effects)
    levels = {"s1": Seniority.SENIOR, "s2": Seniority.SENIOR}
    problem = planned(office, request, **levels)
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=20))
    week = PlannedWeek(problem=problem, plan=plan)
    why = why_planned(problem, plan, request.id).de
    text = plan_page(week) + day_sheets(week) + why
    assert not [words for words in FACT_WORDS.values() if words.de in text]
    assert "Schutzgrund" in why
