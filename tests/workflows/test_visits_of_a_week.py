"""Which visits are due, who plans them, and whose plan stands."""

from typing import Any

import attrs
import pendulum
import pytest

from outreach_core.calendar import SUNDAYS_ONLY
from outreach_core.cases import (
    Answered,
    AnswerKind,
    PartOfDay,
    VisitAgreed,
    VisitEnded,
    VisitOutcome,
    VisitScheduled,
)
from outreach_core.contacts import Channel
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import PLANNER
from outreach_core.ids import StaffId
from outreach_core.people import Coordinates, Hold, HoldKind, MeetingPlace, VisitWishes
from outreach_core.testing import MemoryCaseStore
from outreach_core.visits import (
    Budget,
    BuiltInPlanner,
    Place,
    StraightLine,
    VisitPlan,
    WorkRules,
    why_not,
)
from outreach_core.workflows import (
    OFFICE_PLACE,
    VisitingHours,
    plan_week,
    schedule_visits,
)

PLANNED_ON = pendulum.date(2026, 10, 15)
OFFICE = Place(id=OFFICE_PLACE, postcode="34117")


def test_somebody_of_another_site_starts_and_ends_there(house: Any) -> None:
    site = Coordinates(latitude=51.3, longitude=9.5)
    staff = tuple(attrs.evolve(m, start=site, end=site) for m in house.staff(3))
    found = plan_week(
        house.due(house.customer(1)),
        days=house.week,
        staff=staff,
        office=OFFICE,
        travel=StraightLine(),
        planner=BuiltInPlanner(),
        workdays=SUNDAYS_ONLY,
        rules=WorkRules(),
        seed=1,
        budget=Budget(iterations=20),
    )
    problem = found.week.problem
    pair = (staff[0].id, staff[1].id)
    assert problem.base_of(pair).coordinates == site
    assert problem.end_of(pair).coordinates == site
    assert all(member.id not in problem.base_of(pair).id for member in staff)
    assert found.violations == ()


def test_after_a_letter_had_its_time_a_visit_is_due(house: Any) -> None:
    found = house.due(house.customer(1), house.customer(2))
    assert [request.id[-3:] for request in found.requests] == ["1.1", "2.1"]
    assert found.not_due == ()
    request = found.requests[0]
    assert not request.agreed
    assert {window.day for window in request.windows} <= set(house.week)


def test_places_have_opaque_names_and_a_household_is_one_place(house: Any) -> None:
    one, two, three = (house.customer(n) for n in (1, 2, 3))
    two = attrs.evolve(two, address=one.address)
    found = house.due(one, two, three)
    places = [request.place.id for request in found.requests]
    assert places[0] == places[1] != places[2]
    assert all(name.startswith("p0") for name in places)
    assert "Lindenweg" not in repr(found)


def test_somebody_without_an_address_is_asked_for_a_place_first(house: Any) -> None:
    found = house.due(house.customer(1, address=None))
    (request,) = found.requests
    assert "Es ist keine Adresse bekannt" in request.blocked[0].de
    week = house.planned(found).week
    assert week.plan.tours == ()


def test_a_hold_keeps_the_two_away_and_does_not_say_which_it_is(house: Any) -> None:
    hold = Hold(kind=HoldKind.IN_CUSTODY, review_on=house.monday)
    found = house.due(house.customer(1, holds=(hold,)))
    (request,) = found.requests
    assert request.blocked[0].de.startswith("Ein Vermerk spricht gegen einen Besuch")
    for word in ("Haft", "custody"):
        assert word not in request.blocked[0].de + request.blocked[0].en
    assert house.planned(found).week.plan.planned == frozenset()


def test_before_the_letter_had_its_time_nobody_comes(house: Any) -> None:
    early = house.due(house.customer(1), days=(house.monday.add(days=1),))
    assert early.requests == ()
    assert "Der nächste Versuch ist erst ab" in early.not_due[0].reason.de


def test_whoever_was_not_written_to_gets_a_letter_first(house: Any) -> None:
    store = MemoryCaseStore()
    house.open_case(store, house.customer(1))
    found = house.due(house.customer(1), store=store)
    assert found.requests == ()
    assert "kein Besuch vorgesehen" in found.not_due[0].reason.de


def test_whoever_asked_to_be_left_alone_is_left_alone(house: Any) -> None:
    answer = Answered(
        on=house.monday.add(days=3),
        channel=Channel.PHONE,
        answer=AnswerKind.ASKED_TO_STOP,
    )
    found = house.due(house.customer(1), then=[answer])
    assert found.requests == ()
    assert "in Ruhe gelassen" in found.not_due[0].reason.de


def test_a_promised_time_is_the_only_window_and_comes_first(house: Any) -> None:
    said = house.monday.add(days=3)
    then = [
        Answered(on=said, channel=Channel.PHONE, answer=AnswerKind.VISIT_WELCOME),
        VisitAgreed(on=said, day=house.week[2], start_minute=600, end_minute=660),
    ]
    found = house.due(house.customer(1), then=then)
    (request,) = found.requests
    (window,) = request.windows
    assert (window.day, window.start_minute, window.end_minute) == (
        house.week[2],
        600,
        660,
    )
    assert request.agreed
    assert request.urgency == 1
    tour = house.planned(found).week.plan.tours[0]
    assert tour.day == house.week[2]
    assert 600 <= tour.stops[0].start_minute <= 660


def test_after_a_closed_door_another_weekday_and_part_of_the_day(house: Any) -> None:
    door = VisitEnded(
        on=PLANNED_ON,
        outcome=VisitOutcome.NOBODY_OPENED,
        day=PLANNED_ON,
        start_minute=600,
    )
    week = tuple(day.add(weeks=1) for day in house.week)
    found = house.due(
        house.customer(1),
        then=[door],
        days=week,
        as_of=PLANNED_ON.add(days=4),
    )
    (request,) = found.requests
    assert PLANNED_ON.weekday() not in {w.day.weekday() for w in request.windows}
    assert all(window.start_minute >= 12 * 60 for window in request.windows)


def test_nothing_about_people_who_are_in_no_source_any_more(house: Any) -> None:
    found = house.due(house.customer(1), people={})
    assert (found.requests, found.not_due) == ((), ())


def test_paper_shows_initials_street_and_wish_only(house: Any) -> None:
    person = house.customer(
        1,
        phone="0171 999",
        language="uk",
        wishes=VisitWishes(place=MeetingPlace.WALK),
    )
    (details,) = house.due(person).details.values()
    assert details.initials == "A. M."
    assert details.street == "Lindenweg 1"
    assert "Spaziergang" in details.wish.de
    assert details.language.de == "Ukrainisch"
    assert "Muster" not in repr(details)
    assert "0171" not in repr(attrs.asdict(details))


@pytest.mark.parametrize(
    ("part", "bounds"),
    [
        (None, (540, 1020)),
        (PartOfDay.MORNING, (540, 719)),
        (PartOfDay.AFTERNOON, (720, 1019)),
        (PartOfDay.EVENING, (1020, 1020)),
    ],
)
def test_visiting_hours_have_parts(part: PartOfDay, bounds: tuple[int, int]) -> None:
    assert VisitingHours().of(part) == bounds


def test_a_part_of_the_day_without_hours_gives_the_whole_day() -> None:
    short = VisitingHours(earliest_minute=540, latest_minute=700)
    assert short.of(PartOfDay.EVENING) == short.of(None) == (540, 700)


@pytest.mark.parametrize("staff", [0, 1])
def test_without_two_there_is_no_tour_and_every_visit_says_why(
    house: Any, staff: int
) -> None:
    found = house.due(*(house.customer(n) for n in (1, 2, 3)))
    result = house.planned(found, staff=staff)
    assert result.week.plan.tours == ()
    assert result.violations == ()
    reasons = why_not(result.week.problem, result.week.plan)
    assert len(reasons) == 3
    assert all("niemand allein" in each.reasons[0].de for each in reasons)


def test_two_of_the_team_visit_everybody_and_no_rule_is_broken(house: Any) -> None:
    found = house.due(*(house.customer(n) for n in (1, 2, 3)))
    result = house.planned(found, staff=2)
    assert len(result.week.plan.planned) == 3
    assert (result.violations, result.notes) == ((), ())
    assert all(len(set(tour.pair)) == 2 for tour in result.week.plan.tours)


class Raising:
    """A planner that gives up with a name in its message."""

    name = "foreign"

    def plan(self, problem: Any, *, seed: int, budget: Any, start: Any) -> VisitPlan:
        msg = "Muster"
        raise RuntimeError(msg, problem, seed, budget, start)


class Complaining(Raising):
    """A planner that blames its input."""

    def plan(self, problem: Any, *, seed: int, budget: Any, start: Any) -> VisitPlan:  # noqa: ARG002  the protocol
        raise InvalidInputError(subject="matrix", faults=["Muster"])


class Empty(Raising):
    """A planner that plans nothing: valid, and worse than anything."""

    def plan(self, problem: Any, *, seed: int, budget: Any, start: Any) -> VisitPlan:  # noqa: ARG002  the protocol
        return VisitPlan()


class Twice(Raising):
    """A planner that moves a tour to a time at which nobody works."""

    def plan(self, problem: Any, *, seed: int, budget: Any, start: Any) -> VisitPlan:  # noqa: ARG002  the protocol
        tour = start.tours[0]
        pair = (StaffId("s8"), StaffId("s9"))
        return VisitPlan(tours=(attrs.evolve(tour, pair=pair), *start.tours[1:]))


class Nonsense(Raising):
    """A planner that returns something else."""

    def plan(self, problem: Any, *, seed: int, budget: Any, start: Any) -> Any:  # noqa: ARG002  the protocol
        return "a plan"


class Copying(Raising):
    """A planner that is just as good."""

    def plan(self, problem: Any, *, seed: int, budget: Any, start: Any) -> VisitPlan:  # noqa: ARG002  the protocol
        return VisitPlan(tours=start.tours)


@pytest.mark.parametrize(
    ("foreign", "note"),
    [
        (Raising(), "löste RuntimeError aus"),
        (Nonsense(), "ausgefallen"),
        (Complaining(), "löste InvalidInputError aus"),
        (Empty(), "schlechter als der des eingebauten"),
        (Twice(), "verletzt"),
    ],
    ids=["raises", "nonsense", "complains", "worse", "invalid"],
)
def test_a_planner_that_fails_in_any_way_is_noted_and_the_built_in_plan_stands(
    house: Any, foreign: Any, note: str
) -> None:
    found = house.due(*(house.customer(n) for n in (1, 2, 3)))
    planner = house.registry_of(planners=[foreign]).one(PLANNER, "foreign")
    result = house.planned(found, planner=planner)
    assert result.week.plan == house.planned(found).week.plan
    assert result.violations == ()
    (said,) = result.notes
    assert note in said.de
    assert "Muster" not in said.de + said.en


def test_a_planner_that_is_as_good_is_taken_without_a_word(house: Any) -> None:
    found = house.due(house.customer(1))
    planner = house.registry_of(planners=[Copying()]).one(PLANNER, "foreign")
    assert house.planned(found, planner=planner).notes == ()


def test_scheduling_a_week_twice_changes_nothing(
    house: Any, store: MemoryCaseStore
) -> None:
    people = [house.customer(n) for n in (1, 2, 3)]
    house.open_case(store, *people, then=[house.letter])
    week = house.planned(house.due(*people, store=store)).week
    assert schedule_visits(week, store=store, on=PLANNED_ON) == 3
    before = store.read_all()
    assert schedule_visits(week, store=store, on=PLANNED_ON) == 0
    assert store.read_all() == before
    events = [e for found in before.values() for e in found]
    assert sum(isinstance(event, VisitScheduled) for event in events) == 3


def test_a_week_planned_again_moves_nothing_that_stands(
    house: Any, store: MemoryCaseStore
) -> None:
    people = [house.customer(n) for n in (1, 2, 3)]
    house.open_case(store, *people, then=[house.letter])
    first = house.planned(house.due(*people, store=store)).week
    schedule_visits(first, store=store, on=PLANNED_ON)
    again = house.planned(house.due(*people, store=store)).week
    for visit in first.plan.planned:
        one, other = first.plan.stop_of(visit), again.plan.stop_of(visit)
        assert one is not None
        assert other is not None
        assert one[0].day == other[0].day
        assert one[1].start_minute == other[1].start_minute
