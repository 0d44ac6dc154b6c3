"""The field package: one pair, one day, the least that is needed, and an end."""

from typing import Any

import attrs
import pendulum
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach_core import Language, Words
from outreach_core.errors import InvalidInputError
from outreach_core.ids import StaffId
from outreach_core.strategies.visits import stop_details
from outreach_core.visits import (
    Budget,
    DeskPerson,
    DutyDesk,
    FieldPackage,
    PlannedWeek,
    StopDetails,
    deposit,
    field_package,
    plan_visits,
)

BERLIN = pendulum.timezone("Europe/Berlin")


def desk(**changes: Any) -> DutyDesk:
    values: dict[str, Any] = {
        "contact": DeskPerson(id=StaffId("desk"), name="Frau Fichte", phone="0561 1"),
        "lead": DeskPerson(id=StaffId("lead")),
    }
    return DutyDesk(**(values | changes))


def packed(week: PlannedWeek, index: int = 0, **changes: Any) -> FieldPackage:
    tour = week.plan.tours[index]
    deposited = deposit(week.plan, day=tour.day, desk=desk(**changes), zone=BERLIN)
    return field_package(week, day=tour.day, pair=tour.pair, deposited=deposited)


def words_of(package: FieldPackage) -> str:
    cells = [value for row in package.rows for value in attrs.astuple(row)]
    return "\n".join(
        (package.title, package.lead, package.ends, *cells, *package.notes)
    )


@pytest.fixture
def week(office: Any) -> PlannedWeek:
    requests = tuple(
        office.request(n, windows=(office.window(day=n % 2),)) for n in range(1, 6)
    )
    staff = (office.member(1), office.member(2))
    problem = office.problem(requests=requests, staff=staff)
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=20))
    return PlannedWeek(problem=problem, plan=plan)


WITH_FIXTURE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
DETAILS = st.lists(stop_details(), min_size=5, max_size=5)


def told(week: PlannedWeek, found: list[StopDetails]) -> PlannedWeek:
    visits = [request.id for request in week.problem.requests]
    return attrs.evolve(week, details=dict(zip(visits, found, strict=True)))


@WITH_FIXTURE
@given(st.integers(0, 99), DETAILS)
def test_a_package_always_holds_one_pair_on_one_day_and_nothing_else(
    week: PlannedWeek, number: int, found: list[StopDetails]
) -> None:
    index = number % len(week.plan.tours)
    tour = week.plan.tours[index]
    package = packed(told(week, found), index)
    own = [
        stop.visit
        for each in week.plan.tours
        if (each.day, each.pair) == (tour.day, tour.pair)
        for stop in each.stops
    ]
    shown = [row.who.split()[-1] for row in package.rows if row.who]
    assert sorted(shown) == sorted(own)
    assert (package.day, package.pair) == (tour.day, tour.pair)


SECRET = Words("GEHEIM-grund", "GEHEIM-reason")


@WITH_FIXTURE
@given(DETAILS)
def test_no_reason_and_no_effect_of_a_note_is_ever_carried(
    week: PlannedWeek, found: list[StopDetails]
) -> None:
    requests = tuple(
        attrs.evolve(
            request,
            urgency_why=SECRET,
            pair_words=SECRET,
            needs_trainings=frozenset({"GEHEIM-training"}),
        )
        for request in week.problem.requests
    )
    problem = attrs.evolve(week.problem, requests=requests)
    package = packed(told(attrs.evolve(week, problem=problem), found))
    assert "GEHEIM" not in words_of(package)


@WITH_FIXTURE
@given(DETAILS)
def test_a_printed_package_says_nothing_about_people(
    week: PlannedWeek, found: list[StopDetails]
) -> None:
    package = packed(told(week, found))
    shown = repr(package)
    for row in package.rows:
        for said in (row.who, row.place, row.wish):
            assert len(said) < 4 or said not in shown


@WITH_FIXTURE
@given(st.integers(-400, 400))
def test_it_ends_with_its_day_and_not_before(week: PlannedWeek, days: int) -> None:
    package = packed(week)
    assert package.has_ended(package.day.add(days=days)) is (days > 0)


def test_numbers_to_call_and_a_hint_at_the_code_word_only_where_the_desk_wants_it(
    week: PlannedWeek,
) -> None:
    plain, hinted = packed(week), packed(week, code_word_line=True)
    assert "Rückmeldestelle: Frau Fichte 0561 1" in plain.notes
    assert any("112 · 110" in note for note in plain.notes)
    assert not any("Codewort" in note for note in plain.notes)
    assert any("hier steht es nicht" in note for note in hinted.notes)


def test_it_says_when_the_desk_hears_from_the_two(week: PlannedWeek) -> None:
    package = packed(week)
    reports = [row.report for row in package.rows if row.who]
    assert all(report.startswith("anmelden ") for report in reports)
    assert package.rows[-1].report == package.rows[-1].time


def test_a_pair_that_is_not_out_and_another_day_are_refused_together(
    week: PlannedWeek,
) -> None:
    day = week.plan.tours[0].day
    deposited = deposit(week.plan, day=day, desk=desk(), zone=BERLIN)
    with pytest.raises(InvalidInputError) as caught:
        field_package(
            week,
            day=day.add(days=30),
            pair=(StaffId("x"), StaffId("y")),
            deposited=deposited,
            language=Language.EN,
        )
    said = [fault.en for fault in caught.value.faults]
    assert len(said) == 2
