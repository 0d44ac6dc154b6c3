"""The day goes otherwise than planned: what stays, what moves, and who is told."""

from typing import Any

import attrs
import pendulum
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from outreach_core.errors import InvalidInputError
from outreach_core.strategies.visits import visit_problems
from outreach_core.visits import (
    Budget,
    CalledOff,
    CameBy,
    DoorClosed,
    Event,
    Level,
    NewRequest,
    NoticeBy,
    Pin,
    Replanned,
    StaffIll,
    VisitOver,
    VisitPlan,
    VisitProblem,
    check_plan,
    plan_visits,
    rate,
    replan,
)

FIRST = Budget(iterations=0)
SHORT = Budget(iterations=100)
generated = settings(
    max_examples=12,
    # Shrinking a whole week takes minutes; the seed is enough to look at a failure.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)


def at(day: pendulum.Date, minute: int) -> pendulum.DateTime:
    return pendulum.datetime(day.year, day.month, day.day, minute // 60, minute % 60)


def again(
    problem: VisitProblem, plan: VisitPlan, *events: Event, now: pendulum.DateTime
) -> Replanned:
    return replan(problem, plan, events, now=now, seed=1, budget=SHORT)


def announced(problem: VisitProblem, plan: VisitPlan, every: int = 2) -> VisitProblem:
    """Pin every second planned visit where it is planned."""
    pins = {
        stop.visit: Pin(day=tour.day, start_minute=stop.start_minute)
        for tour in plan.tours
        for stop in tour.stops
    }
    chosen = sorted(pins)[::every]
    return attrs.evolve(
        problem,
        requests=tuple(
            attrs.evolve(r, pinned=pins[r.id]) if r.id in chosen else r
            for r in problem.requests
        ),
    )


@st.composite
def weeks_under_way(
    draw: st.DrawFn,
) -> tuple[VisitProblem, VisitPlan, tuple[Event, ...], pendulum.DateTime]:
    """Generate a valid plan, a minute of one of its days and events that fit."""
    problem = draw(visit_problems(min_requests=4, min_staff=3, min_days=2, max_days=4))
    plan = plan_visits(problem, seed=1, budget=FIRST)
    assume(plan.tours)
    problem = announced(problem, plan)
    plan = plan_visits(problem, seed=1, budget=FIRST, start=plan)
    # Pairs that meet at a stop are refused in words; see the tests of meetings.
    assume(plan.tours and not any(tour.at_a_stop for tour in plan.tours))
    tour = draw(st.sampled_from(plan.tours))
    minute = draw(st.integers(tour.start_minute - 30, tour.end_minute + 10))
    stop = draw(st.sampled_from(tour.stops))
    someone = draw(st.sampled_from(problem.staff)).id
    possible: list[Event] = [
        StaffIll(staff=draw(st.sampled_from(tour.pair)), first=tour.day, last=tour.day),
        StaffIll(staff=someone, first=tour.day, last=tour.day.add(days=1)),
        CalledOff(visit=draw(st.sampled_from(sorted(plan.planned)))),
        CameBy(visit=draw(st.sampled_from(sorted(plan.planned)))),
    ]
    if stop.start_minute <= minute:
        possible += [
            DoorClosed(visit=stop.visit, minute=stop.start_minute + 10),
            VisitOver(visit=stop.visit, minute=stop.end_minute + 15),
        ]
    events = draw(st.lists(st.sampled_from(possible), min_size=1, max_size=2))
    return problem, plan, tuple(events), at(tour.day, max(0, minute))


@generated
@given(weeks_under_way())
def test_the_rest_of_the_days_keeps_every_rule(
    week: tuple[VisitProblem, VisitPlan, tuple[Event, ...], pendulum.DateTime],
) -> None:
    problem, plan, events, now = week
    assert check_plan(problem, plan) == ()
    found = again(problem, plan, *events, now=now)
    assert check_plan(found.rest, found.rest_plan) == ()


@generated
@given(weeks_under_way())
def test_no_announced_visit_is_moved_silently(
    week: tuple[VisitProblem, VisitPlan, tuple[Event, ...], pendulum.DateTime],
) -> None:
    problem, plan, events, now = week
    found = again(problem, plan, *events, now=now)
    told = {notice.visit for notice in found.notices}
    off = {e.visit for e in events if isinstance(e, CalledOff | CameBy)}
    for visit in plan.planned - off - told:
        if not problem.request(visit).promised:
            continue
        before, after = plan.stop_of(visit), found.plan.stop_of(visit)
        assert before is not None
        assert after is not None
        assert (before[0].day, before[1].start_minute) == (
            after[0].day,
            after[1].start_minute,
        )


@generated
@given(weeks_under_way())
def test_what_has_begun_stays_with_its_day_and_its_pair(
    week: tuple[VisitProblem, VisitPlan, tuple[Event, ...], pendulum.DateTime],
) -> None:
    problem, plan, events, now = week
    today = pendulum.date(now.year, now.month, now.day)
    minute = now.hour * 60 + now.minute
    late = any(isinstance(event, VisitOver) for event in events)
    found = again(problem, plan, *events, now=now)
    for tour in plan.tours:
        if tour.day > today or (tour.day == today and late):
            continue
        for stop in tour.stops:
            if tour.day < today or stop.start_minute < minute:
                after = found.plan.stop_of(stop.visit)
                assert after is not None
                assert (after[0].day, after[0].pair) == (tour.day, tour.pair)
                assert after[1].start_minute == stop.start_minute


@generated
@given(weeks_under_way())
def test_without_news_nothing_changes(
    week: tuple[VisitProblem, VisitPlan, tuple[Event, ...], pendulum.DateTime],
) -> None:
    problem, plan, _, now = week
    found = again(problem, plan, now=now)
    assert found.plan == plan
    assert found.changes == found.notices == ()
    assert check_plan(found.rest, found.rest_plan) == ()


@generated
@given(weeks_under_way())
def test_planning_on_from_a_plan_to_keep_never_makes_it_worse(
    week: tuple[VisitProblem, VisitPlan, tuple[Event, ...], pendulum.DateTime],
) -> None:
    problem, plan, _, _ = week
    problem = attrs.evolve(problem, keep=plan)
    after = plan_visits(problem, seed=3, budget=SHORT, start=plan)
    assert check_plan(problem, after) == ()
    assert rate(problem, after) >= rate(problem, plan)
    if rate(problem, after) == rate(problem, plan):
        assert rate(problem, after).value(Level.STABILITY) == 0


@generated
@given(weeks_under_way())
def test_a_second_event_finds_the_day_as_the_first_left_it(
    week: tuple[VisitProblem, VisitPlan, tuple[Event, ...], pendulum.DateTime],
) -> None:
    problem, plan, events, now = week
    once = again(problem, plan, *events, now=now)
    twice = again(once.problem, once.plan, now=now.add(minutes=20))
    assert twice.plan == once.plan
    assert check_plan(twice.rest, twice.rest_plan) == ()


@pytest.fixture
def day(office: Any) -> tuple[VisitProblem, VisitPlan]:
    """Two pairs on one Monday, six visits that may begin at any time."""
    staff = tuple(office.member(n) for n in (1, 2, 3, 4))
    requests = tuple(office.request(n) for n in range(1, 9))
    problem = office.problem(staff=staff, requests=requests)
    plan = plan_visits(problem, seed=1, budget=SHORT)
    assert check_plan(problem, plan) == ()
    return problem, plan


def test_a_tour_ends_where_one_of_the_two_drops_out(day: Any) -> None:
    problem, plan = day
    tour = plan.tours[0]
    second = tour.stops[1]
    ill = StaffIll(staff=tour.pair[0], first=tour.day, last=tour.day)
    now = at(tour.day, second.start_minute + 5)
    found = again(problem, plan, ill, now=now)
    ended = next(t for t in found.plan.tours if t.pair == tour.pair)
    assert [s.visit for s in ended.stops] == [s.visit for s in tour.stops[:2]]
    assert ended.stops[-1].end_minute == second.start_minute + 5
    later = [t for t in found.plan.tours if t.day == tour.day and t is not ended]
    assert all(tour.pair[0] not in t.pair for t in later)


def test_the_other_one_may_go_out_again_with_somebody_from_the_office(
    office: Any,
) -> None:
    staff = tuple(office.member(n, gender=None) for n in (1, 2, 3))
    requests = tuple(office.request(n) for n in range(1, 9))
    problem = office.problem(staff=staff, requests=requests)
    plan = plan_visits(problem, seed=1, budget=SHORT)
    tour = plan.tours[0]
    third = next(m.id for m in staff if m.id not in tour.pair)
    now = at(tour.day, tour.stops[1].start_minute + 5)
    ill = StaffIll(staff=tour.pair[0], first=tour.day, last=tour.day)
    found = again(problem, plan, ill, now=now)
    ended, new = sorted(found.plan.tours, key=lambda t: t.start_minute)
    assert set(new.pair) == {tour.pair[1], third}
    assert new.start_minute >= ended.end_minute
    assert check_plan(found.rest, found.rest_plan) == ()


def test_a_visit_over_early_moves_nothing_that_follows(day: Any) -> None:
    problem, plan = day
    first = plan.tours[0].stops[0]
    over = VisitOver(visit=first.visit, minute=first.end_minute - 10)
    found = again(problem, plan, over, now=at(plan.tours[0].day, over.minute))
    assert found.changes == ()


def test_a_closed_door_is_not_tried_again_in_the_same_plan(day: Any) -> None:
    problem, plan = day
    first = plan.tours[0].stops[0]
    closed = DoorClosed(visit=first.visit, minute=first.start_minute + 10)
    found = again(problem, plan, closed, now=at(plan.tours[0].day, closed.minute))
    assert first.visit not in found.rest_plan.planned
    _, stop = found.plan.stop_of(first.visit)
    assert stop.end_minute == closed.minute


def test_a_visit_called_off_leaves_the_plan_and_needs_no_notice(day: Any) -> None:
    problem, plan = day
    last = plan.tours[0].stops[-1]
    problem = announced(problem, plan, every=1)
    now = at(plan.tours[0].day, 480)
    found = again(problem, plan, CalledOff(visit=last.visit), now=now)
    assert last.visit not in found.plan.planned
    assert found.notices == ()
    assert {change.visit for change in found.changes} == {last.visit}


def test_a_new_urgent_visit_is_taken_in(office: Any, day: Any) -> None:
    problem, plan = day
    new = office.request(1, id="new", customer="new", urgency=1)
    now = at(plan.tours[0].day, 480)
    found = again(problem, plan, NewRequest(request=new), now=now)
    assert "new" in found.plan.planned
    assert found.problem.knows_visit("new")


def test_a_promise_that_cannot_be_kept_is_flagged_with_a_call(office: Any) -> None:
    staff = (office.member(1), office.member(2))
    requests = (office.request(1), office.request(2))
    problem = office.problem(staff=staff, requests=requests)
    plan = plan_visits(problem, seed=1, budget=SHORT)
    problem = announced(problem, plan, every=1)
    day = plan.tours[0].day
    ill = StaffIll(staff=staff[0].id, first=day, last=day)
    found = again(problem, plan, ill, now=at(day, 420))
    assert found.plan == VisitPlan()
    assert [notice.by for notice in found.notices] == [NoticeBy.CALL] * 2
    assert "Anrufen" in found.notices[0].words.de


def test_far_enough_ahead_a_letter_does(office: Any) -> None:
    friday = (office.window(day=4),)
    problem = office.problem(
        staff=(office.member(1), office.member(2)),
        requests=(office.request(1, windows=friday),),
    )
    plan = plan_visits(problem, seed=1, budget=SHORT)
    problem = announced(problem, plan, every=1)
    day = office.monday.add(days=4)
    ill = StaffIll(staff=problem.staff[0].id, first=day, last=day)
    found = again(problem, plan, ill, now=at(office.monday, 420))
    assert [notice.by for notice in found.notices] == [NoticeBy.LETTER]


def test_all_events_that_do_not_fit_are_named_at_once(day: Any) -> None:
    problem, plan = day
    events = (
        CalledOff(visit="no such visit"),
        StaffIll(staff="nobody", first=plan.tours[0].day, last=plan.tours[0].day),
    )
    with pytest.raises(InvalidInputError) as caught:
        again(problem, plan, *events, now=at(plan.tours[0].day, 600))
    assert "no such visit" in caught.value.words.de
    assert "nobody" in caught.value.words.de


def test_no_announced_visit_is_given_up_for_another_one(office: Any) -> None:
    # Both were announced for ten; of one pair somebody falls ill.
    ten = Pin(day=office.monday, start_minute=600)
    requests = (
        office.request(1, urgency=1, pinned=ten, known=frozenset({"s1"})),
        office.request(2, urgency=3, pinned=ten, known=frozenset({"s3"})),
    )
    staff = tuple(office.member(n) for n in (1, 2, 3, 4))
    problem = office.problem(staff=staff, requests=requests)
    plan = plan_visits(problem, seed=1, budget=SHORT)
    ill = next(tour.pair[0] for tour in plan.tours if tour.stops[0].visit == "v1")
    event = StaffIll(staff=ill, first=office.monday, last=office.monday)
    found = again(problem, plan, event, now=pendulum.datetime(2026, 10, 19, 7, 0))
    assert {change.visit for change in found.changes} == {"v1"}
    assert {notice.visit for notice in found.notices} == {"v1"}


def test_a_dropped_promise_is_open_until_the_person_was_told(office: Any) -> None:
    ten = Pin(day=office.monday, start_minute=600)
    only_ten = (office.window(start=600, end=600),)
    requests = tuple(office.request(n, pinned=ten, windows=only_ten) for n in (1, 2))
    staff = tuple(office.member(n) for n in (1, 2, 3, 4))
    problem = office.problem(staff=staff, requests=requests)
    plan = plan_visits(problem, seed=1, budget=SHORT)
    ill = StaffIll(staff=plan.tours[0].pair[0], first=office.monday, last=office.monday)
    dropped, stays = (tour.stops[0].visit for tour in plan.tours)
    seven = pendulum.datetime(2026, 10, 19, 7, 0)
    once = again(problem, plan, ill, now=seven)
    assert once.plan.planned == {stays}
    assert {notice.visit for notice in once.notices} == {dropped}
    # Nobody has called yet, and there is room again: the visit takes place.
    room = again(once.problem, once.plan, CalledOff(visit=stays), now=seven)
    assert room.plan.planned == {dropped}
    assert room.plan.tours[0].stops[0].start_minute == 600
    told = again(once.problem, once.plan, CalledOff(visit=dropped), now=seven)
    assert not told.problem.knows_visit(dropped)
    later = again(told.problem, told.plan, CalledOff(visit=stays), now=seven)
    assert later.plan.planned == frozenset()
