"""A planned week under way: what stands, what changes, and what the cases note."""

from typing import Any

import attrs
import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_core.calendar import SUNDAYS_ONLY
from outreach_core.cases import (
    AnswerKind,
    Case,
    OfferRules,
    PartOfDay,
    VisitAnnounced,
    VisitOutcome,
    VisitState,
)
from outreach_core.errors import InvalidInputError
from outreach_core.ids import StaffId
from outreach_core.people import MeetingPlace, VisitWishes
from outreach_core.strategies.visits import planned_weeks
from outreach_core.strategies.visits_changes import events
from outreach_core.testing import MemoryCaseStore
from outreach_core.visits import (
    Budget,
    BuiltInPlanner,
    CalledOff,
    CameBy,
    DoorClosed,
    NewRequest,
    NoticeBy,
    Place,
    PlannedWeek,
    StaffIll,
    StraightLine,
    VisitId,
    VisitPlan,
    WorkRules,
    check_plan,
    offers_for,
)
from outreach_core.workflows import (
    OFFICE_PLACE,
    AnnouncementRules,
    OfficeDay,
    PlanInForce,
    VisitingHours,
    WeekInForce,
    agree,
    all_cases,
    due_visits,
    in_force_from_json,
    in_force_to_json,
    known_problem,
    note_changes,
    places_of,
    plan_week,
    record,
    replan_week,
    request_of_caller,
    schedule_visits,
    week_in_force,
)

PLANNED_ON = pendulum.date(2026, 10, 15)
OFFICE = Place(id=OFFICE_PLACE, postcode="34117")


@attrs.frozen
class Running:
    """An office whose week is planned and noted."""

    house: Any
    store: MemoryCaseStore
    people: tuple[Any, ...]
    held: PlanInForce

    def day(self, now: pendulum.DateTime, **changes: Any) -> OfficeDay:
        values: dict[str, Any] = {
            "days": self.house.week,
            "now": now,
            "staff": self.house.staff(3),
            "people": {person.id: person for person in self.people},
            "office": OFFICE,
            "travel": StraightLine(),
            "workdays": SUNDAYS_ONLY,
        }
        return OfficeDay(**(values | changes))

    def force(self, now: pendulum.DateTime, held: Any = None) -> WeekInForce:
        return week_in_force(held or self.held, all_cases(self.store), self.day(now))

    def case(self, visit: str) -> Case:
        customer = next(p.id for p in self.people if visit.startswith(p.id))
        return Case.of(customer, self.store.read(customer))

    def announce(self, visit: VisitId) -> None:
        tour, stop = self.held.plan.stop_of(visit)  # type: ignore[misc]
        event = VisitAnnounced(
            on=PLANNED_ON,
            visit=visit,
            day=tour.day,
            start_minute=stop.start_minute,
            pair=tour.pair,
        )
        record(self.store, self.case(visit).customer, [event])


@pytest.fixture
def running(house: Any) -> Running:
    people = tuple(house.customer(n) for n in range(1, 5))
    store = MemoryCaseStore()
    house.open_case(store, *people, then=(house.letter,))
    due = due_visits(
        all_cases(store),
        people={person.id: person for person in people},
        days=house.week,
        as_of=PLANNED_ON,
        workdays=SUNDAYS_ONLY,
        rules=OfferRules(),
        hours=VisitingHours(),
        office=OFFICE,
    )
    week = plan_week(
        due,
        days=house.week,
        staff=house.staff(3),
        office=OFFICE,
        travel=StraightLine(),
        planner=BuiltInPlanner(),
        workdays=SUNDAYS_ONLY,
        rules=WorkRules(),
        seed=1,
        budget=Budget(iterations=20),
    ).week
    schedule_visits(week, store=store, on=PLANNED_ON)
    assert len(week.plan.planned) == 4
    return Running(house, store, people, PlanInForce(plan=week.plan))


def before(running: Running) -> tuple[VisitId, Any, pendulum.DateTime]:
    """Return the first visit with its tour, and six o'clock on that morning."""
    tour = running.held.plan.tours[0]
    return (
        tour.stops[0].visit,
        tour,
        pendulum.naive(tour.day.year, tour.day.month, tour.day.day, 6),
    )


def test_without_news_the_plan_stays_and_the_cases_too(running: Running) -> None:
    _, _, now = before(running)
    found = replan_week(running.force(now), (), now=now, seed=1)
    assert (found.changes, found.notices, found.events) == ((), (), ())
    assert found.held == running.held
    assert note_changes(found.held, store=running.store, day=running.day(now)) == 0


def test_only_who_was_told_has_to_hear_of_it(running: Running) -> None:
    visit, tour, now = before(running)
    ill = StaffIll(staff=tour.pair[0], first=tour.day, last=running.house.week[-1])
    silent = replan_week(running.force(now), [ill], now=now, seed=1)
    assert silent.changes
    assert silent.notices == ()
    running.announce(visit)
    told = replan_week(running.force(now), [ill], now=now, seed=1)
    assert told.changes == silent.changes
    (notice,) = told.notices
    assert (notice.visit, notice.by) == (visit, NoticeBy.CALL)
    assert told.violations == ()
    assert all(ill.staff not in t.pair for t in told.held.plan.tours)


@pytest.mark.parametrize(("delivery", "by"), [(0, "letter"), (4, "call")])
def test_a_notice_says_write_only_where_the_letters_of_this_office_are_in_time(
    running: Running, delivery: int, by: str
) -> None:
    visit, tour, now = before(running)
    running.announce(visit)
    ill = StaffIll(staff=tour.pair[0], first=tour.day, last=running.house.week[-1])
    rules = AnnouncementRules(delivery_workdays=delivery, response_days=0)
    letters = rules.times(on=running.day(now).today, workdays=SUNDAYS_ONLY)
    found = replan_week(running.force(now), [ill], now=now, seed=1, letters=letters)
    (notice,) = found.notices
    assert notice.by == by
    names = ("other-pair", "change", "cancellation")
    assert any(name in notice.words.de for name in names) == (by == "letter")


def test_what_changed_is_noted_once_and_the_same_news_is_none(running: Running) -> None:
    _, tour, now = before(running)
    ill = StaffIll(staff=tour.pair[0], first=tour.day, last=tour.day)
    found = replan_week(running.force(now), [ill], now=now, seed=1)
    day = running.day(now)
    assert note_changes(found.held, store=running.store, day=day) == len(found.changes)
    assert note_changes(found.held, store=running.store, day=day) == 0
    for change in found.changes:
        (visit,) = running.case(change.visit).visits
        if change.after is None:
            assert visit.state is VisitState.CANCELLED
        else:
            assert (visit.day, visit.pair) == (change.after.day, change.after.pair)
    again = replan_week(running.force(now, found.held), [ill], now=now, seed=1)
    assert (again.events, again.changes, again.held) == ((), (), found.held)


def test_a_door_a_word_and_a_call_become_what_the_case_knows(running: Running) -> None:
    first, tour, now = before(running)
    others = sorted(running.held.plan.planned - {first})
    news = [
        DoorClosed(visit=first, minute=tour.stops[0].start_minute + 10),
        CalledOff(visit=others[1]),
        CameBy(visit=others[2]),
    ]
    later = now.add(minutes=tour.stops[0].start_minute + 10 - 6 * 60)
    found = replan_week(running.force(later), news, now=later, seed=1)
    note_changes(found.held, store=running.store, day=running.day(later))
    door = running.case(first).ended_visits[0]
    assert door.outcome is VisitOutcome.NOBODY_OPENED
    answers = {v: running.case(v).last_answer for v in others}
    assert answers[others[1]].answer is AnswerKind.NO_VISIT  # type: ignore[union-attr]
    assert answers[others[2]].answer is AnswerKind.COMES_TO_OFFICE  # type: ignore[union-attr]
    assert answers[others[0]] is None
    assert not found.held.plan.planned & {others[1], others[2]}


def test_a_plan_that_does_not_fit_is_refused_with_every_reason(
    running: Running,
) -> None:
    _, tour, now = before(running)
    with pytest.raises(InvalidInputError, match="another week"):
        week_in_force(
            running.held,
            all_cases(running.store),
            running.day(now, days=(tour.day.add(weeks=1),)),
        )
    with pytest.raises(InvalidInputError, match="staff list"):
        week_in_force(
            running.held, all_cases(running.store), running.day(now, staff=())
        )
    with pytest.raises(InvalidInputError, match="No case"):
        week_in_force(running.held, (), running.day(now))


def test_a_plan_that_stands_is_judged_as_it_stands(running: Running) -> None:
    _, _, now = before(running)
    problem = known_problem(running.held, all_cases(running.store), running.day(now))
    assert check_plan(problem, running.held.plan) == ()


def test_a_yes_on_the_phone_moves_one_visit_and_keeps_the_others(
    running: Running,
) -> None:
    visit = max(running.held.plan.planned)
    now = pendulum.naive(2026, 10, 19, 6)
    case, day = running.case(visit), running.day(now)
    request = request_of_caller(
        case,
        day.people[case.customer],
        places=places_of(all_cases(running.store), day),
        day=day,
        part=PartOfDay.AFTERNOON,
    )
    assert request.id == visit
    assert all(window.day > day.today for window in request.windows)
    force = running.force(now)
    offer = offers_for(force.week.problem, force.week.plan, request)[0]
    after = agree(offer, store=running.store, day=day, in_plan=True)
    (standing,) = after.open_visits
    assert (standing.day, standing.start_minute) == (offer.day, offer.start_minute)
    assert standing.agreed
    held = running.held.followed_by(offer.plan, ())
    again = running.force(now, held)
    assert check_plan(again.week.problem, held.plan) == ()
    assert again.told[visit] is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"wishes": VisitWishes(place=MeetingPlace.OFFICE)},
            "rather meet at the office",
        ),
        ({"address": None}, "No place to meet"),
    ],
)
def test_who_cannot_be_visited_is_offered_no_time(
    running: Running, changes: dict[str, Any], words: str
) -> None:
    visit = max(running.held.plan.planned)
    now = pendulum.naive(2026, 10, 19, 6)
    case, day = running.case(visit), running.day(now)
    person = attrs.evolve(day.people[case.customer], **changes)
    day = attrs.evolve(day, people={**day.people, person.id: person})
    places = places_of(all_cases(running.store), day)
    with pytest.raises(InvalidInputError, match=words):
        request_of_caller(case, person, places=places, day=day)


@settings(max_examples=40, deadline=None)
@given(
    planned_weeks(), st.lists(events(), max_size=4), st.sets(st.text("ab1", min_size=1))
)
def test_what_holds_reads_back_as_it_was_written(
    week: PlannedWeek, found: list[Any], dropped: set[str]
) -> None:
    known = tuple(event for event in found if not isinstance(event, NewRequest))
    held = PlanInForce(
        plan=week.plan, events=known, dropped=frozenset(map(VisitId, dropped))
    )
    text = in_force_to_json(week.problem, held)
    assert in_force_from_json(text) == held
    assert in_force_to_json(week.problem, in_force_from_json(text)) == text
    assert all(held.knows(event) for event in known)


def test_a_shorter_absence_inside_a_longer_one_is_no_news() -> None:
    first, last = pendulum.date(2026, 10, 19), pendulum.date(2026, 10, 23)
    who = StaffId("s1")
    held = PlanInForce(
        plan=VisitPlan(), events=(StaffIll(staff=who, first=first, last=last),)
    )
    assert held.knows(StaffIll(staff=who, first=last, last=last))
    assert not held.knows(StaffIll(staff=who, first=last, last=last.add(days=1)))
    assert not held.knows(StaffIll(staff=StaffId("s2"), first=last, last=last))


@pytest.mark.parametrize(
    "text",
    [
        '{"format": "outreach-plan/1", "tours": [], "events": [{"kind": "nap"}]}',
        '{"format": "outreach-plan/1", "tours": [], "events": 3}',
        '{"format": "outreach-plan/1", "tours": [], "events": [{"kind": "away"}]}',
        '{"format": "outreach-plan/1", "tours": [], "events": [["x"]]}',
        '{"format": "outreach-plan/1", "tours": [], "dropped": 7}',
    ],
)
def test_events_that_cannot_be_read_are_said_with_what_to_do(text: str) -> None:
    with pytest.raises(InvalidInputError, match="outreach plan"):
        in_force_from_json(text)


def test_with_nobody_left_to_go_visits_are_off_and_who_was_told_is_called(
    running: Running,
) -> None:
    visit, tour, now = before(running)
    running.announce(visit)
    last = running.house.week[-1]
    ill = [
        StaffIll(staff=member.id, first=tour.day, last=last)
        for member in running.house.staff(3)
    ]
    found = replan_week(running.force(now), ill, now=now, seed=1)
    assert found.held.plan.planned == frozenset()
    assert found.held.dropped == running.held.plan.planned
    assert [notice.visit for notice in found.notices] == [visit]
    note_changes(found.held, store=running.store, day=running.day(now))
    states = {v.state for p in found.held.dropped for v in running.case(p).visits}
    assert states == {VisitState.CANCELLED}


def test_who_is_away_stays_away_in_the_next_call(running: Running) -> None:
    _, tour, now = before(running)
    ill = StaffIll(staff=tour.pair[0], first=tour.day, last=tour.day)
    found = replan_week(running.force(now), [ill], now=now, seed=1)
    problem = running.force(now, found.held).week.problem
    assert problem.member(ill.staff).works_on(tour.day) is None
    assert problem.member(tour.pair[1]).works_on(tour.day) is not None
