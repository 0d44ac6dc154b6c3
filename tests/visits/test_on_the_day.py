"""Where two go next: closed doors are filled, and no promise is ever put at risk."""

from typing import Any

import attrs
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from outreach_core.people import VisitWishes
from outreach_core.strategies.visits import visit_problems
from outreach_core.visits import (
    LIVE_FILL,
    STATIC,
    Advice,
    AdviceKind,
    Budget,
    Tour,
    TourState,
    VisitLength,
    VisitProblem,
    next_stop,
    plan_visits,
    standby_for,
)

FIRST_PLAN = Budget(iterations=0)
BY_OUTCOME = VisitLength(closed_minutes=10, talk_minutes=60)
generated = settings(
    max_examples=25,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)
BUSY = visit_problems(min_requests=5, min_staff=2, min_days=1, max_days=2)


def day(office: Any, *requests: Any, **changes: Any) -> tuple[VisitProblem, Tour]:
    """One Monday of one pair; visit 9 and all above it wait on the standby list."""
    staff = tuple(
        office.member(n, hours=office.hours(540, changes.pop(f"end{n}", 780)))
        for n in (1, 2)
    )
    problem = office.problem(requests=requests, staff=staff, **changes)
    planned = [request for request in requests if int(request.id[1:]) < 9]
    small = attrs.evolve(problem, requests=planned)
    plan = plan_visits(small, seed=1, budget=FIRST_PLAN)
    assert len(plan.tours) == 1
    assert plan.planned == {request.id for request in planned}
    return problem, plan.tours[0]


def after(minute: int, place: str, *settled: str) -> TourState:
    return TourState(minute=minute, place=place, settled=settled, made=len(settled))


def test_a_closed_door_is_filled_from_the_standby_list(office: Any) -> None:
    problem, tour = day(
        office,
        office.request(1, length=BY_OUTCOME),
        office.request(2, length=BY_OUTCOME, windows=(office.window(start=700),)),
        office.request(9, length=BY_OUTCOME),
    )
    advice = next_stop(problem, tour, after(560, "p1", "v1"), standby=("v9",))
    assert advice == Advice(kind=AdviceKind.FILL, minute=570, visit="v9")
    assert advice.words.de == (
        "Es ist Zeit für einen Besuch von der Warteliste: v9, Beginn 9:30 Uhr."
    )


def test_a_door_is_not_begun_if_a_talk_there_would_break_the_next_promise(
    office: Any,
) -> None:
    # Promised at 11:00. From p1 at 9:40 a door begins at 9:50; a talk ends at 10:50,
    # just in time for the way of ten minutes. One minute later it is too late.
    promised = (office.window(start=660, end=660),)
    problem, tour = day(
        office,
        office.request(1, length=BY_OUTCOME),
        office.request(2, length=BY_OUTCOME, windows=promised, agreed=True),
        office.request(9, length=BY_OUTCOME),
    )
    in_time = next_stop(problem, tour, after(580, "p1", "v1"), standby=("v9",))
    assert in_time.kind is AdviceKind.FILL
    late = next_stop(problem, tour, after(581, "p1", "v1"), standby=("v9",))
    assert late == Advice(kind=AdviceKind.WAIT, minute=650, visit="v2")
    assert late.words.en == "Wait, and leave at 10:50."


def test_the_same_guard_holds_a_planned_door_back(office: Any) -> None:
    promised = (office.window(start=660, end=660),)
    problem, tour = day(
        office,
        office.request(1, length=BY_OUTCOME, windows=(office.window(end=650),)),
        office.request(2, length=BY_OUTCOME, windows=promised, agreed=True),
    )
    assert next_stop(problem, tour, after(580, "office")).visit == "v1"
    held = next_stop(problem, tour, after(581, "office"))
    assert (held.kind, held.visit) == (AdviceKind.WAIT, "v2")
    static = next_stop(problem, tour, after(581, "office"), policy=STATIC)
    assert (static.kind, static.visit) == (AdviceKind.GO, "v1")


def test_no_door_is_begun_if_a_talk_there_would_not_end_by_the_evening(
    office: Any,
) -> None:
    problem, tour = day(
        office,
        office.request(1, length=BY_OUTCOME),
        office.request(9, length=BY_OUTCOME),
    )
    # The shift ends at 13:00: ten minutes there, an hour of talk, ten minutes home.
    last = next_stop(problem, tour, after(700, "p1", "v1"), standby=("v9",))
    assert last.kind is AdviceKind.FILL
    home = next_stop(problem, tour, after(701, "p1", "v1"), standby=("v9",))
    assert home == Advice(kind=AdviceKind.HOME, minute=711)


def test_the_pause_comes_before_a_talk_that_would_take_its_place(office: Any) -> None:
    problem, tour = day(
        office,
        office.request(1, length=BY_OUTCOME),
        office.request(2, length=BY_OUTCOME),
        end1=990,
        end2=990,
    )
    # A talk from 13:10 on ends after 14:00, when a pause may no longer begin.
    early = next_stop(problem, tour, after(770, "p1", "v1"))
    assert (early.kind, early.visit) == (AdviceKind.GO, "v2")
    late = next_stop(problem, tour, after(781, "p1", "v1"))
    assert late == Advice(kind=AdviceKind.BREAK, minute=781)
    taken = attrs.evolve(after(811, "p1", "v1"), pause_taken=True)
    assert next_stop(problem, tour, taken).visit == "v2"


def test_whom_to_call_is_said_when_a_promise_cannot_be_kept(office: Any) -> None:
    promised = (office.window(start=600, end=600),)
    problem, tour = day(
        office,
        office.request(1, length=BY_OUTCOME, windows=promised, agreed=True),
        office.request(2, length=BY_OUTCOME, windows=(office.window(end=610),)),
    )
    advice = next_stop(problem, tour, after(602, "office"))
    assert advice.call == ("v1",)
    assert advice.left_out == ("v2",)
    assert advice.words.de.endswith(
        "Bitte anrufen, der zugesagte Beginn ist nicht mehr zu schaffen: v1. "
        "Heute nicht mehr: v2."
    )


def test_nobody_is_filled_in_against_the_own_wish(office: Any) -> None:
    problem, tour = day(
        office,
        office.request(1, length=BY_OUTCOME),
        office.request(9, wishes=VisitWishes(not_these=frozenset({"s1"}))),
        office.request(10, urgency=3),
        office.request(11, urgency=1),
    )
    state = after(560, "p1", "v1")
    advice = next_stop(problem, tour, state, standby=("v9", "v10", "v11"))
    assert advice.visit == "v11"
    assert next_stop(problem, tour, state, standby=("v9",)).kind is AdviceKind.HOME


def test_the_standby_list_has_agreed_visits_first_then_the_urgent_ones(
    office: Any,
) -> None:
    requests = (
        office.request(1),
        office.request(9, urgency=2),
        office.request(10, urgency=1, one_of="either"),
        office.request(11, agreed=True),
        office.request(12, windows=(office.window(day=1),)),
        office.request(13, urgency=1, wishes=VisitWishes(language="tr")),
    )
    problem, tour = day(office, *requests)
    plan = plan_visits(
        attrs.evolve(problem, requests=requests[:1]), seed=1, budget=FIRST_PLAN
    )
    (found,) = standby_for(problem, plan)
    assert found.pair == tour.pair
    assert found.ids == ("v11", "v10", "v9")
    planned = attrs.evolve(requests[0], one_of="either")
    problem = attrs.evolve(problem, requests=(planned, *requests[1:]))
    assert standby_for(problem, plan)[0].ids == ("v11", "v9")


@generated
@given(BUSY, st.data())
def test_no_door_ever_breaks_a_promise_even_if_it_opens(
    problem: VisitProblem, data: st.DataObject
) -> None:
    plan = plan_visits(problem, seed=1, budget=FIRST_PLAN)
    assume(plan.tours)
    number = data.draw(st.integers(0, len(plan.tours) - 1))
    tour, standby = plan.tours[number], standby_for(problem, plan)[number].ids
    done = data.draw(st.integers(0, len(tour.stops) - 1))
    place = problem.base_of(tour.pair).id
    if done:
        place = problem.request(tour.stops[done - 1].visit).place.id
    state = TourState(
        minute=tour.start_minute + data.draw(st.integers(0, 300)),
        place=place,
        settled=[stop.visit for stop in tour.stops[:done]],
        made=done,
        pause_taken=data.draw(st.booleans()),
    )
    advice = next_stop(problem, tour, state, standby=standby)
    assert advice.visit not in state.settled
    if advice.kind in {AdviceKind.GO, AdviceKind.FILL}:
        request = problem.request(advice.visit)
        if request.promised and advice.kind is AdviceKind.GO:
            return
        settled = state.settled | {*advice.call, *advice.left_out, advice.visit}
        opened = TourState(
            minute=advice.minute + request.length.talk_minutes,
            place=request.place.id,
            settled=settled,
            made=done + 1,
            pause_taken=state.pause_taken,
        )
        after_talk = next_stop(problem, tour, opened, standby=standby)
        assert after_talk.call == ()
        way = problem.travel_minutes.minutes(
            request.place.id, problem.end_of(tour.pair).id
        )
        end = min(
            problem.member(person).works_on(tour.day).end_minute for person in tour.pair
        )
        assert opened.minute + way <= end


@generated
@given(BUSY, st.integers(0, 400))
def test_advice_of_a_static_day_never_leaves_the_plan(
    problem: VisitProblem, late: int
) -> None:
    plan = plan_visits(problem, seed=1, budget=FIRST_PLAN)
    for tour in plan.tours:
        base = problem.base_of(tour.pair).id
        state = TourState(minute=tour.start_minute + late, place=base)
        everybody = [request.id for request in problem.requests]
        advice = next_stop(problem, tour, state, standby=everybody, policy=STATIC)
        assert advice.kind is not AdviceKind.FILL
        assert advice.visit in {None, *(stop.visit for stop in tour.stops)}


def test_the_live_policy_fills_and_guards() -> None:
    assert LIVE_FILL.fills
    assert LIVE_FILL.guards_promises
    assert LIVE_FILL.guards_end
    assert not STATIC.fills
