"""Places, interpreters and trainings: what the office has, and when."""

from typing import Any

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core import Language
from outreach_core.calendar import SUNDAYS_ONLY
from outreach_core.cases import OfferRules, VisitAgreed, VisitEnded, VisitOutcome
from outreach_core.errors import InvalidValueError
from outreach_core.ids import BenefitUnitId, StaffId
from outreach_core.people import MeetingPlace, VisitWishes, WorkingHours
from outreach_core.strategies.visits import visit_requests
from outreach_core.testing import MemoryCaseStore
from outreach_core.visits import (
    Place,
    ProtectiveEffect,
    StraightLine,
    TimeWindow,
    VisitRequest,
    check_plan,
    day_sheets,
    plan_page,
    plan_to_json,
    why_not,
)
from outreach_core.workflows import (
    OFFICE_PLACE,
    DueVisits,
    Interpreter,
    MeetingPoint,
    OfficeDay,
    OfficeMeans,
    PlanInForce,
    TrainingRule,
    VisitingHours,
    VisitTrait,
    all_cases,
    due_visits,
    replan_week,
    schedule_visits,
    week_in_force,
)
from outreach_core.workflows.office_means import with_interpreter, within

PLANNED_ON = pendulum.date(2026, 10, 15)
OFFICE = Place(id=OFFICE_PLACE, postcode="34117")
FARSI = VisitWishes(language="fa", interpreter=True)


def opening(weekday: int, start: int, end: int) -> WorkingHours:
    return WorkingHours(weekday=weekday, start_minute=start * 60, end_minute=end * 60)


def point(kind: MeetingPlace, name: str = "x", **changes: Any) -> MeetingPoint:
    values = {"kind": kind, "place": Place(id=name, postcode="34117"), "name": name}
    return MeetingPoint(**(values | changes))


def one(found: DueVisits) -> VisitRequest:
    (request,) = found.requests
    return request


def test_the_two_come_while_the_cafe_is_open_and_leave_before_it_closes(
    house: Any,
) -> None:
    cafe = point(MeetingPlace.CAFE, hours=(opening(1, 14, 17), opening(3, 10, 11)))
    person = house.customer(1, wishes=VisitWishes(place=MeetingPlace.CAFE))
    request = one(house.due(person, means=OfficeMeans(points=(cafe,))))
    stay = request.length.talk_minutes
    spans = [(w.day, w.start_minute, w.end_minute + stay) for w in request.windows]
    assert spans == [
        (house.week[1], 14 * 60, 17 * 60),
        (house.week[3], 10 * 60, 11 * 60),
    ]


def test_a_time_that_somebody_said_yes_to_is_not_cut(house: Any) -> None:
    cafe = point(MeetingPlace.CAFE, hours=(opening(1, 14, 17),))
    person = house.customer(1, wishes=VisitWishes(place=MeetingPlace.CAFE))
    yes = VisitAgreed(
        on=house.monday,
        day=house.week[2],
        start_minute=600,
        end_minute=660,
        place=MeetingPlace.CAFE,
    )
    means = OfficeMeans(points=(cafe,))
    request = one(house.due(person, then=[yes], means=means))
    assert request.agreed
    (window,) = request.windows
    assert (window.day, window.start_minute) == (house.week[2], 600)


def test_of_several_places_the_nearest_is_taken_and_without_a_home_nobody_guesses(
    house: Any,
) -> None:
    near = point(MeetingPlace.CONTACT_PLACE, "near")
    far_place = Place(id="far", postcode="99999")
    far = point(MeetingPlace.CONTACT_PLACE, "far", place=far_place)
    wishes = VisitWishes(place=MeetingPlace.CONTACT_PLACE)
    at_home = house.customer(1, wishes=wishes)
    for points in ((near, far), (far, near)):
        request = one(house.due(at_home, means=OfficeMeans(points=points)))
        assert request.place.id == "near"
    unknown = one(
        house.due(
            attrs.evolve(at_home, address=None),
            means=OfficeMeans(points=(near, far)),
        )
    )
    assert "welche, ist nicht eingetragen" in unknown.blocked[0].de


def test_an_interpreter_on_the_telephone_is_a_yes_within_the_hours(house: Any) -> None:
    service = Interpreter(
        languages={"fa", "ar"},
        name="Dolmetschdienst",
        phone="0561 123",
        hours=(opening(2, 9, 12),),
    )
    person = house.customer(1, wishes=FARSI)
    found = house.due(person, means=OfficeMeans(interpreters=(service,)))
    request = one(found)
    assert not request.waits_for_interpreter
    assert {window.day.weekday() for window in request.windows} == {2}
    wish = found.details[request.id].wish
    assert wish.de == "mit Dolmetschen am Telefon (Dolmetschdienst, 0561 123)"
    assert house.planned(found).week.plan.planned == {request.id}


def test_who_comes_along_says_yes_to_each_visit_first(house: Any) -> None:
    comes = Interpreter(languages={"fa"}, name="Frau Sprache", by_phone=False)
    person = house.customer(1, wishes=FARSI)
    assert one(
        house.due(person, means=OfficeMeans(interpreters=(comes,)))
    ).waits_for_interpreter
    means = OfficeMeans(interpreters=(comes,), confirmed=frozenset({person.id}))
    assert not one(house.due(person, means=means)).waits_for_interpreter


def test_another_language_helps_nobody(house: Any) -> None:
    service = Interpreter(languages={"ar"}, name="Dienst")
    person = house.customer(1, wishes=FARSI)
    request = one(house.due(person, means=OfficeMeans(interpreters=(service,))))
    assert request.waits_for_interpreter


def test_a_visit_with_an_interpreter_survives_a_day_that_goes_otherwise(
    house: Any,
) -> None:
    person = house.customer(1, wishes=FARSI)
    means = OfficeMeans(confirmed=frozenset({person.id}))
    week = house.planned(house.due(person, means=means)).week
    (tour,) = week.plan.tours
    store = MemoryCaseStore()
    house.open_case(store, person, then=(house.letter,))
    schedule_visits(week, store=store, on=PLANNED_ON)
    now = pendulum.naive(tour.day.year, tour.day.month, tour.day.day, 6)
    day = OfficeDay(
        days=house.week,
        now=now,
        staff=house.staff(3),
        people={person.id: person},
        office=OFFICE,
        travel=StraightLine(),
        workdays=SUNDAYS_ONLY,
    )
    force = week_in_force(PlanInForce(plan=week.plan), all_cases(store), day)
    assert check_plan(force.week.problem, week.plan) == ()
    assert replan_week(force, (), now=now, seed=1).changes == ()
    again = due_visits(
        all_cases(store),
        people={person.id: person},
        days=house.week,
        as_of=PLANNED_ON,
        workdays=SUNDAYS_ONLY,
        rules=OfferRules(),
        hours=VisitingHours(),
        office=OFFICE,
    )
    assert house.planned(again).week.plan.planned == week.plan.planned


RULED: dict[VisitTrait, dict[str, Any]] = {
    VisitTrait.EVERY: {},
    VisitTrait.UNDER_25: {"birth": pendulum.date(2001, 10, 16)},
    VisitTrait.INTERPRETER: {"wishes": FARSI},
    VisitTrait.HOUSEHOLD: {"benefit_unit": BenefitUnitId("BG1")},
}


@pytest.mark.parametrize("when", RULED)
def test_a_visit_needs_the_training_that_the_office_asks_for(
    house: Any, when: VisitTrait
) -> None:
    old = {"birth": pendulum.date(1980, 1, 1)}
    rule = OfficeMeans(trainings=(TrainingRule(training=" Krisen", when=when),))
    plain = house.customer(1, **old)
    wanted = house.customer(2, **(old | RULED[when]))
    other = house.customer(3, **(old | RULED[when]))
    requests = house.due(plain, wanted, other, means=rule).requests
    needed = [bool(request.needs_trainings) for request in requests]
    assert needed == [when is VisitTrait.EVERY, True, True]
    assert requests[1].needs_trainings == {"krisen"}


def test_on_the_25th_birthday_nobody_is_under_25_any_more(house: Any) -> None:
    means = OfficeMeans(
        trainings=(TrainingRule(training="u25", when=VisitTrait.UNDER_25),)
    )
    for birth, young in (
        (pendulum.date(2001, 10, 15), False),
        (pendulum.date(2001, 10, 16), True),
        (None, True),
    ):
        request = one(house.due(house.customer(1, birth=birth), means=means))
        assert bool(request.needs_trainings) is young


def test_after_a_closed_door_somebody_trained_can_be_asked_for(house: Any) -> None:
    means = OfficeMeans(
        trainings=(TrainingRule(training="tür", when=VisitTrait.CLOSED_DOORS),)
    )
    shut = VisitEnded(
        on=PLANNED_ON,
        outcome=VisitOutcome.NOBODY_OPENED,
        day=PLANNED_ON,
        start_minute=600,
    )
    later = tuple(day.add(weeks=1) for day in house.week)
    request = one(
        house.due(
            house.customer(1),
            then=[shut],
            days=later,
            as_of=PLANNED_ON.add(days=4),
            means=means,
        )
    )
    assert request.needs_trainings == {"tür"}


def test_one_of_the_two_has_the_training_and_nobody_reads_which_one(house: Any) -> None:
    person = house.customer(1, birth=pendulum.date(1980, 1, 1))
    means = OfficeMeans(trainings=(TrainingRule(training="geheim"),))
    found = house.due(person, means=means)
    without = house.planned(found).week
    (entry,) = why_not(without.problem, without.plan)
    assert "kein Paar hat die nötige Schulung" in entry.reasons[0].de
    staff = list(house.staff(3))
    staff[2] = attrs.evolve(staff[2], trainings=frozenset({"geheim"}))
    week = house.planned(found, staff=tuple(staff)).week
    (tour,) = week.plan.tours
    assert StaffId("s3") in tour.pair
    for made in (without, week):
        written = (
            plan_page(made)
            + day_sheets(made)
            + plan_to_json(made.problem, made.plan)
            + repr(made.problem.requests)
        )
        assert "geheim" not in written


def test_a_protective_reason_asks_for_training_and_stays_unnamed(house: Any) -> None:
    person = house.customer(1)
    means = OfficeMeans(
        trainings=(TrainingRule(training="deeskalation", when=VisitTrait.SAFETY),),
        protected={person.id: frozenset({ProtectiveEffect.TRAINED})},
    )
    found = house.due(person, means=means)
    assert one(found).needs_trainings == {"deeskalation"}
    assert "deeskalation" not in repr(means.protected)
    week = house.planned(found).week
    (entry,) = why_not(week.problem, week.plan)
    said = " ".join(words.to(Language.DE) for words in entry.reasons)
    assert "Ein Schutzgrund verlangt: eine Person mit Schulung" in said
    assert "deeskalation" not in said


def test_a_protective_reason_without_a_training_to_ask_for_is_refused(
    house: Any,
) -> None:
    person = house.customer(1)
    with pytest.raises(InvalidValueError, match="safety"):
        OfficeMeans(protected={person.id: frozenset({ProtectiveEffect.TRAINED})})


def test_a_home_is_no_place_of_the_office() -> None:
    with pytest.raises(InvalidValueError, match="a café, a walk"):
        point(MeetingPlace.HOME)


HOURS = st.builds(
    lambda day, start, length: WorkingHours(
        weekday=day, start_minute=start, end_minute=min(1440, start + length)
    ),
    st.integers(0, 6),
    st.integers(0, 1400),
    st.integers(1, 700),
)


@given(visit_requests(), st.lists(HOURS, max_size=6), st.integers(0, 120))
def test_what_is_cut_lies_always_inside_both_and_nothing_that_fits_is_lost(
    request: VisitRequest, hours: list[WorkingHours], stay: int
) -> None:
    cut = within(request.windows, hours, stay_minutes=stay)
    if not hours:
        assert cut == request.windows

    def begins(windows: Any) -> set[tuple[Any, int]]:
        return {
            (w.day, m) for w in windows for m in range(w.start_minute, w.end_minute + 1)
        }

    def is_open(day: Any, minute: int) -> bool:
        return not hours or any(
            h.weekday == day.weekday()
            and h.start_minute <= minute
            and minute + stay <= h.end_minute
            for h in hours
        )

    asked = begins(request.windows)
    assert begins(cut) == {(d, m) for d, m in asked if is_open(d, m)}
    assert len(set(cut)) == len(cut) or not hours


@given(visit_requests())
def test_who_needs_no_interpreter_is_left_alone(request: VisitRequest) -> None:
    service = Interpreter(languages={"fa"}, name="x", hours=(opening(0, 9, 10),))
    means = OfficeMeans(interpreters=(service,))
    plain = attrs.evolve(
        request, wishes=attrs.evolve(request.wishes, interpreter=False)
    )
    person: Any = None
    assert with_interpreter(plain, person, means) is plain


def test_a_window_of_no_hours_is_a_window_still() -> None:
    window = TimeWindow(day=PLANNED_ON, start_minute=600, end_minute=600)
    assert within([window], (), stay_minutes=60) == (window,)
