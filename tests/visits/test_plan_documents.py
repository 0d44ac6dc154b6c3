"""A plan leaves as JSON and comes back the same; a broken one names every fault."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_core.errors import InvalidInputError
from outreach_core.strategies.visits import planned_weeks
from outreach_core.visits import (
    Budget,
    PlannedWeek,
    VisitPlan,
    check_plan,
    plan_from_json,
    plan_to_json,
    plan_visits,
)


@pytest.fixture
def week(office: Any) -> Any:
    problem = office.problem()
    return problem, plan_visits(problem, seed=1, budget=Budget(iterations=100))


def test_a_plan_comes_back_as_it_left(week: Any) -> None:
    problem, plan = week
    assert plan.tours
    text = plan_to_json(problem, plan)
    assert plan_from_json(text) == plan
    assert check_plan(problem, plan_from_json(text)) == ()


@settings(max_examples=40, deadline=None)
@given(planned_weeks())
def test_every_plan_comes_back(week: PlannedWeek) -> None:
    assert plan_from_json(plan_to_json(week.problem, week.plan)) == week.plan


def test_the_document_names_nobody_and_no_reason_in_words(week: Any) -> None:
    problem, _ = week
    text = plan_to_json(problem, VisitPlan())
    assert json.loads(text)["not_planned"][0].keys() == {"visit", "cause"}
    for member in problem.staff:
        assert member.name not in text


def test_an_invalid_plan_says_so_in_the_document(week: Any, office: Any) -> None:
    _, plan = week
    nobody = office.problem(staff=())
    rules = {v["rule"] for v in json.loads(plan_to_json(nobody, plan))["violations"]}
    assert "unknown_staff" in rules


BROKEN = {
    "tours[0].day": lambda t: t.update(day="19.10.2026"),
    "tours[0].pair": lambda t: t.update(pair=["s1"]),
    "tours[0].leave": lambda t: t.update(leave="9 Uhr"),
    "tours[0].back": lambda t: t.update(back="48:00"),
    "tours[0].travel_minutes": lambda t: t.update(travel_minutes=-1),
    "tours[0].stops": lambda t: t.update(stops={}),
    "tours[0].stops[0].visit": lambda t: t["stops"][0].update(visit=" "),
    "tours[0].stops[0].start": lambda t: t["stops"][0].update(start=575),
    "tours[0].pauses[0].end": lambda t: t.update(pauses=[{"start": "12:00"}]),
    "tours[0]": lambda t: t.update(stops=[]),
}


@pytest.mark.parametrize("place", BROKEN)
def test_a_broken_document_names_the_place(week: Any, place: str) -> None:
    problem, plan = week
    data = json.loads(plan_to_json(problem, plan))
    BROKEN[place](data["tours"][0])
    with pytest.raises(InvalidInputError) as caught:
        plan_from_json(json.dumps(data))
    assert [fault.de.split(":")[0] for fault in caught.value.faults] == [place]


def test_all_faults_are_named_together(week: Any) -> None:
    problem, plan = week
    data = json.loads(plan_to_json(problem, plan))
    data["tours"][0].update(day="?", leave="?", pair="s1", unknown=1)
    with pytest.raises(InvalidInputError) as caught:
        plan_from_json(json.dumps(data))
    assert len(caught.value.faults) == 4


@given(st.text() | st.binary().map(lambda b: b.decode("latin-1")))
def test_any_text_is_a_plan_or_a_clear_error(text: str) -> None:
    with pytest.raises(InvalidInputError):
        plan_from_json(text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.fixed_dictionaries({"tours": JSON}))
def test_any_tours_are_a_plan_or_a_clear_error(data: dict[str, Any]) -> None:
    text = json.dumps({"format": "outreach-plan/1", **data})
    try:
        plan = plan_from_json(text)
    except InvalidInputError:
        return
    assert plan == VisitPlan()
