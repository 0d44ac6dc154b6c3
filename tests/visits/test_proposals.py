"""Whose plan stands, and what is said about one that does not."""

from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_core.strategies.visits import visit_problems
from outreach_core.visits import (
    LACK_WORDS,
    Budget,
    Lack,
    Proposal,
    RefusalCode,
    RefusedProposal,
    VisitId,
    VisitPlan,
    VisitProblem,
    better_plan,
    check_plan,
    judge_proposal,
    lacks_of,
    notes_on_lacks,
    plan_visits,
    rate,
    repair_plan,
)


def planned(problem: VisitProblem) -> VisitPlan:
    return plan_visits(problem, seed=1, budget=Budget(iterations=0))


def proposal(plan: VisitPlan, *lacks: Lack) -> Proposal:
    return Proposal(planner="foreign", plan=plan, lacks=frozenset(lacks))


@pytest.fixture
def problem(office: Any) -> VisitProblem:
    made: VisitProblem = office.problem(
        requests=tuple(office.request(number) for number in range(1, 6))
    )
    return made


def late(plan: VisitPlan) -> VisitPlan:
    """Move the first stop to an hour at which nobody works."""
    tour = plan.tours[0]
    stop = attrs.evolve(tour.stops[0], start_minute=1300, end_minute=1325)
    stops = (stop, *tour.stops[1:])
    return VisitPlan(tours=(attrs.evolve(tour, stops=stops), *plan.tours[1:]))


def test_a_proposal_as_good_as_the_start_stands_and_that_is_said(
    problem: VisitProblem,
) -> None:
    start = planned(problem)
    judged = judge_proposal(problem, start, proposal(VisitPlan(tours=start.tours)))
    assert (judged.plan, judged.refused) == (start, None)
    assert "nichts Besseres" in judged.notes[0].de


def test_a_better_proposal_replaces_the_start(problem: VisitProblem) -> None:
    judged = judge_proposal(problem, VisitPlan(), proposal(planned(problem)))
    assert judged.plan == planned(problem)
    assert (judged.refused, judged.notes) == (None, ())


def test_a_worse_proposal_is_refused(problem: VisitProblem) -> None:
    start = planned(problem)
    judged = judge_proposal(problem, start, proposal(VisitPlan()))
    assert judged.plan == start
    assert judged.refused is not None
    assert judged.refused.code is RefusalCode.WORSE
    assert "schlechter" in judged.refused.words.de


def test_a_proposal_that_breaks_a_rule_is_refused_and_the_rules_are_named(
    problem: VisitProblem,
) -> None:
    start = planned(problem)
    judged = judge_proposal(problem, start, proposal(late(start)))
    assert judged.plan == start
    assert judged.refused is not None
    assert judged.refused.code is RefusalCode.INVALID
    assert judged.refused.violations == check_plan(problem, late(start))
    assert "broke" in judged.refused.words.en


def test_who_says_what_it_lacks_has_its_plan_put_right(problem: VisitProblem) -> None:
    start = planned(problem)
    judged = judge_proposal(problem, start, proposal(late(start), Lack.PAUSES))
    assert judged.refused is None
    assert check_plan(problem, judged.plan) == ()
    assert len(judged.plan.planned) == len(start.planned)
    assert "berichtigt" in judged.notes[0].de


def test_a_repair_drops_visits_that_do_not_exist(problem: VisitProblem) -> None:
    start = planned(problem)
    tour = start.tours[0]
    strange = attrs.evolve(tour.stops[0], visit=VisitId("v99"))
    plan = VisitPlan(tours=(attrs.evolve(tour, stops=(strange, *tour.stops)),))
    repaired = repair_plan(problem, plan)
    assert check_plan(problem, repaired) == ()
    assert VisitId("v99") not in repaired.planned


@settings(max_examples=40, deadline=None)
@given(visit_problems(max_requests=6), st.randoms(use_true_random=False))
def test_a_repaired_plan_is_always_valid_however_it_was_shaken(
    problem: VisitProblem, chance: Any
) -> None:
    tours = []
    for tour in planned(problem).tours:
        stops = [*tour.stops, *tour.stops[:1]]
        chance.shuffle(stops)
        tours.append(attrs.evolve(tour, stops=tuple(stops), pause=None))
    repaired = repair_plan(problem, VisitPlan(tours=tuple(tours)))
    assert check_plan(problem, repaired) == ()


@settings(max_examples=40, deadline=None)
@given(visit_problems(max_requests=6), visit_problems(max_requests=6))
def test_what_stands_is_always_valid_and_never_worse_than_the_start(
    problem: VisitProblem, other: VisitProblem
) -> None:
    start = planned(problem)
    for lacks in ((), (Lack.TEAMS,)):
        judged = judge_proposal(problem, start, proposal(planned(other), *lacks))
        assert check_plan(problem, judged.plan) == ()
        assert not rate(problem, judged.plan) < rate(problem, start)


def test_the_better_of_two_is_kept_and_the_first_of_two_equals(
    problem: VisitProblem,
) -> None:
    plan, copy = planned(problem), planned(problem)
    assert better_plan(problem, None, plan) is plan
    assert better_plan(problem, VisitPlan(), plan) is plan
    assert better_plan(problem, plan, VisitPlan()) is plan
    assert better_plan(problem, plan, copy) is plan


class Silent:
    name = "silent"


@pytest.mark.parametrize("said", [{Lack.TEAMS}, [Lack.TEAMS, "taste"], ("teams",)])
def test_a_planner_names_what_it_lacks_and_other_words_count_nothing(
    said: Any,
) -> None:
    planner = Silent()
    planner.lacks = said  # type: ignore[attr-defined]
    assert lacks_of(planner) == {Lack.TEAMS}


def test_a_planner_that_says_nothing_lacks_nothing() -> None:
    assert lacks_of(Silent()) == frozenset()
    planner = Silent()
    planner.lacks = 7  # type: ignore[attr-defined]
    assert lacks_of(planner) == frozenset()


def test_every_lack_has_a_sentence_in_both_languages() -> None:
    assert set(LACK_WORDS) == set(Lack)
    notes = notes_on_lacks("vroom", frozenset(Lack))
    assert len(notes) == len(Lack)
    assert all("'vroom'" in text for note in notes for text in (note.de, note.en))


@pytest.mark.parametrize("code", RefusalCode)
def test_every_refusal_names_the_planner_in_both_languages(code: RefusalCode) -> None:
    words = RefusedProposal(planner="vroom", code=code).words
    assert "'vroom'" in words.de
    assert "'vroom'" in words.en
