"""Who is visited first and why, where, and what was tried before."""

from typing import Any

import attrs
import pendulum
import pytest

from outreach_core.cases import (
    Answered,
    AnswerKind,
    OfferRules,
    VisitAgreed,
    VisitEnded,
    VisitOutcome,
)
from outreach_core.contacts import Channel
from outreach_core.eligibility import Determination, Radar, RadarInput, radar
from outreach_core.ids import BenefitUnitId
from outreach_core.people import MeetingPlace, VisitWishes
from outreach_core.visits import (
    Attempt,
    Place,
    PlaceKind,
    VisitLength,
    why_not,
    why_planned,
)
from outreach_core.workflows import (
    OFFICE_PLACE,
    MeetingPoint,
    OfficeMeans,
    VisitingHours,
)

PLANNED_ON = pendulum.date(2026, 10, 15)
OFFICE = Place(id=OFFICE_PLACE, postcode="34117")


def in_grace_month(*people: Any, determined_on: pendulum.Date) -> Radar:
    stated = tuple(
        Determination(
            customer=person.id, determined_on=determined_on, consecutive_stated=3
        )
        for person in people
    )
    return radar(RadarInput(determinations=stated), as_of=PLANNED_ON)


def test_the_radar_comes_first_and_says_why(house: Any) -> None:
    one, two = house.customer(1), house.customer(2)
    inside = in_grace_month(two, determined_on=pendulum.date(2026, 9, 20))
    found = house.due(one, two, radar=inside)
    assert [request.urgency for request in found.requests] == [3, 1]
    why = found.requests[1].urgency_why
    assert why is not None
    assert why.de == (
        "Frist nach § 7b SGB II: persönliche Meldung im Jobcenter nötig bis 31.10.2026 "
        "(noch 16 Tage)."
    )
    week = house.planned(found).week
    words = why_planned(week.problem, week.plan, found.requests[1].id)
    assert "Dringlichkeit 1 (Frist nach § 7b SGB II" in words.de


def test_whoever_is_inside_is_met_before_the_last_day_of_the_office(house: Any) -> None:
    person = house.customer(1)
    inside = in_grace_month(person, determined_on=pendulum.date(2026, 9, 20))
    weeks = tuple(pendulum.date(2026, 10, day) for day in (26, 27, 28, 29, 30))
    (request,) = house.due(person, radar=inside, days=weeks).requests
    assert {window.day for window in request.windows} == set(weeks[:-1])
    (late,) = house.due(person, radar=inside, days=weeks[-1:]).requests
    assert {window.day for window in late.windows} == {weeks[-1]}


def test_every_request_says_why_it_is_that_urgent(house: Any) -> None:
    said = house.monday.add(days=3)
    then = [Answered(on=said, channel=Channel.PHONE, answer=AnswerKind.OTHER_DATE)]
    (plain,) = house.due(house.customer(1)).requests
    (wished,) = house.due(house.customer(1), then=then).requests
    assert (plain.urgency, plain.wished) == (3, False)
    assert (wished.urgency, wished.wished) == (2, True)
    assert "Der Brief hatte Zeit" in plain.urgency_why.de  # type: ignore[union-attr]
    assert "selbst um ein Treffen gebeten" in wished.urgency_why.de  # type: ignore[union-attr]


PLACES = {
    MeetingPlace.HOME: PlaceKind.HOME,
    MeetingPlace.CAFE: PlaceKind.CAFE,
    MeetingPlace.WALK: PlaceKind.WALK,
}


@pytest.mark.parametrize("where", PLACES)
def test_a_neutral_place_is_as_good_as_the_home(house: Any, where: Any) -> None:
    person = house.customer(1, wishes=VisitWishes(place=where))
    found = house.due(person)
    (request,) = found.requests
    assert request.place.kind is PLACES[where]
    assert request.blocked == ()
    assert house.planned(found).week.plan.planned == {request.id}


def test_the_office_chooses_its_cafe_and_its_contact_point(house: Any) -> None:
    cafe = MeetingPoint(
        kind=MeetingPlace.CAFE,
        place=Place(id="cafe", postcode="34117"),
        name="Café Muster",
        street="Marktgasse 1",
        postcode_town="34117 Kassel",
    )
    person = house.customer(1, wishes=VisitWishes(place=MeetingPlace.CAFE))
    found = house.due(person, means=OfficeMeans(points=(cafe,)))
    (request,) = found.requests
    assert (request.place.id, request.place.kind) == ("cafe", PlaceKind.CAFE)
    details = found.details[request.id]
    assert details.street == "Café Muster, Marktgasse 1"
    assert details.postcode_town == "34117 Kassel"


def test_somebody_without_a_home_is_met_at_the_contact_point(house: Any) -> None:
    wishes = VisitWishes(place=MeetingPlace.CONTACT_PLACE)
    person = house.customer(1, address=None, wishes=wishes)
    (unknown,) = house.due(person).requests
    assert "an einer Kontaktstelle" in unknown.blocked[0].de
    point = MeetingPoint(
        kind=MeetingPlace.CONTACT_PLACE,
        place=Place(id="day-centre", postcode="34121"),
        name="Tagesaufenthalt Muster",
    )
    found = house.due(person, means=OfficeMeans(points=(point,)))
    (request,) = found.requests
    assert request.blocked == ()
    assert request.place.kind is PlaceKind.CONTACT_POINT
    assert house.planned(found).week.plan.planned == {request.id}
    assert found.details[request.id].street == "Tagesaufenthalt Muster"


def test_the_answer_to_meet_elsewhere_leads_to_a_walk(house: Any) -> None:
    said = house.monday.add(days=3)
    then = [Answered(on=said, channel=Channel.PHONE, answer=AnswerKind.OTHER_PLACE)]
    (request,) = house.due(house.customer(1), then=then).requests
    assert request.wishes.place is MeetingPlace.WALK
    assert request.place.kind is PlaceKind.WALK
    assert request.wished


def door(day: pendulum.Date, outcome: VisitOutcome, start: int = 600) -> VisitEnded:
    return VisitEnded(on=day, outcome=outcome, day=day, start_minute=start)


def test_letters_and_closed_doors_are_attempts(house: Any) -> None:
    shut = door(PLANNED_ON, VisitOutcome.NOBODY_OPENED)
    later = tuple(day.add(weeks=1) for day in house.week)
    as_of = PLANNED_ON.add(days=4)
    (request,) = house.due(
        house.customer(1), then=[shut], days=later, as_of=as_of
    ).requests
    assert request.earlier == (
        Attempt(on=house.monday),
        Attempt(on=PLANNED_ON, start_minute=600),
    )


def test_after_a_word_through_the_door_the_same_time_is_right(house: Any) -> None:
    then = [
        door(PLANNED_ON.subtract(days=2), VisitOutcome.NOBODY_OPENED),
        door(PLANNED_ON, VisitOutcome.SPOKE_THROUGH_DOOR),
    ]
    later = tuple(day.add(weeks=1) for day in house.week)
    found = house.due(
        house.customer(1),
        then=then,
        days=later,
        as_of=later[0],
        rules=OfferRules(maximum_per_month=6),
    )
    (request,) = found.requests
    assert all(attempt.start_minute is None for attempt in request.earlier)
    tour = house.planned(found, days=later).week.plan.tours[0]
    assert tour.stops[0].start_minute < 12 * 60


def test_the_plan_keeps_the_gap_of_the_office(house: Any) -> None:
    rules = OfferRules(minimum_gap_days=30, maximum_per_month=1)
    result = house.planned(house.due(house.customer(1), rules=rules))
    kept = result.week.problem.rules
    assert (kept.min_gap_days, kept.max_attempts_a_month) == (30, 1)
    assert result.violations == ()


def test_an_interpreter_who_said_yes_lets_the_visit_be_planned(house: Any) -> None:
    person = house.customer(1, wishes=VisitWishes(language="fa", interpreter=True))
    waiting = house.planned(house.due(person)).week
    assert waiting.plan.tours == ()
    (entry,) = why_not(waiting.problem, waiting.plan)
    assert "noch nicht bestätigt" in entry.reasons[0].de
    found = house.due(person, means=OfficeMeans(confirmed=frozenset({person.id})))
    assert len(house.planned(found).week.plan.planned) == 1


def test_two_of_one_household_are_visited_by_the_same_two(house: Any) -> None:
    unit = BenefitUnitId("BG1")
    one = house.customer(1, benefit_unit=unit)
    other = attrs.evolve(house.customer(2, benefit_unit=unit), address=one.address)
    week = house.planned(house.due(one, other)).week
    (tour,) = week.plan.tours
    assert len(tour.stops) == 2
    words = why_planned(week.problem, week.plan, tour.stops[0].visit)
    assert "weiterer Besuch im Haushalt" in words.de or "weiteren Besuch" in words.de


def test_who_expects_the_two_gets_the_whole_talk(house: Any) -> None:
    hours = VisitingHours(length=VisitLength())
    (plain,) = house.due(house.customer(1), hours=hours).requests
    agreed = VisitAgreed(
        on=PLANNED_ON, day=house.week[2], start_minute=600, end_minute=660
    )
    (promised,) = house.due(house.customer(1), then=[agreed], hours=hours).requests
    assert (plain.duration_minutes, promised.duration_minutes) == (34, 60)
