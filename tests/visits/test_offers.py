"""Offers on the phone: free for sure, nobody else moved, said so that people understand."""

from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from outreach_core import OutreachError
from outreach_core.people import VisitWishes
from outreach_core.strategies.visits import visit_problems
from outreach_core.visits import (
    Budget,
    Place,
    SlotOffer,
    VisitLength,
    VisitPlan,
    VisitProblem,
    check_plan,
    offers_for,
    plan_visits,
    with_request,
)

FIRST_PLAN = Budget(iterations=0)
generated = settings(
    max_examples=20,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
BUSY = visit_problems(min_requests=3, min_staff=2, min_days=1, max_days=3)


def others(plan: VisitPlan, visit: str) -> dict[str, tuple[Any, ...]]:
    """Day, pair, begin and end of every stop but one."""
    return {
        stop.visit: (tour.day, tour.pair, stop.start_minute, stop.end_minute)
        for tour in plan.tours
        for stop in tour.stops
        if stop.visit != visit
    }


@generated
@given(BUSY, st.data())
def test_every_offer_can_be_kept_and_moves_nobody(
    problem: VisitProblem, data: st.DataObject
) -> None:
    plan = plan_visits(problem, seed=1, budget=FIRST_PLAN)
    request = data.draw(st.sampled_from(problem.requests))
    if data.draw(st.booleans()):
        request = attrs.evolve(request, windows=(), blocked=())
    for offer in offers_for(problem, plan, request):
        assert check_plan(with_request(problem, offer.request), offer.plan) == ()
        assert others(offer.plan, request.id) == others(plan, request.id)
        found = offer.plan.stop_of(request.id)
        assert found is not None
        tour, stop = found
        assert (tour.day, tour.pair) == (offer.day, offer.pair)
        assert stop.start_minute == offer.start_minute
        assert stop.end_minute - stop.start_minute == request.length.talk_minutes


@generated
@given(BUSY, st.data())
def test_no_offer_lies_outside_the_windows_that_suit(
    problem: VisitProblem, data: st.DataObject
) -> None:
    plan = plan_visits(problem, seed=1, budget=FIRST_PLAN)
    request = data.draw(st.sampled_from(problem.requests))
    for offer in offers_for(problem, plan, request, count=5):
        assert not request.windows or any(
            window.day == offer.day
            and window.start_minute
            <= offer.start_minute
            <= offer.last_minute
            <= window.end_minute
            for window in request.windows
        )
        assert offer.start_minute % problem.rules.start_grid_minutes == 0


@generated
@given(BUSY, st.integers(1, 4))
def test_there_are_at_most_as_many_offers_as_asked_for_and_no_time_twice(
    problem: VisitProblem, count: int
) -> None:
    offers = offers_for(problem, VisitPlan(), problem.requests[0], count=count)
    assert len(offers) <= count
    assert len({(o.day, o.start_minute) for o in offers}) == len(offers)


def week(office: Any) -> tuple[VisitProblem, VisitPlan, Any]:
    """Three visits planned on Monday, and a person who calls."""
    caller = office.request(9, windows=(), length=VisitLength())
    monday = (office.window(start=540, end=900),)
    requests = [office.request(n, windows=monday) for n in (1, 2, 3)]
    problem = office.problem(
        requests=(*requests, caller),
        staff=tuple(office.member(n) for n in (1, 2)),
    )
    without = attrs.evolve(problem, requests=requests)
    return problem, plan_visits(without, seed=1, budget=FIRST_PLAN), caller


def test_a_tour_that_is_out_anyway_is_offered_first(office: Any) -> None:
    problem, plan, caller = week(office)
    first, *_ = offers_for(problem, plan, caller)
    assert first.day == office.monday
    assert not first.new_tour
    assert first.extra_minutes <= 20


def test_offers_lie_on_different_days_or_parts_of_the_day(office: Any) -> None:
    problem, plan, caller = week(office)
    offers = offers_for(problem, plan, caller, count=6)
    parts = {(offer.day, offer.start_minute >= 720) for offer in offers}
    assert len(parts) == len(offers) == 6


def test_an_offer_can_be_read_out_on_the_phone(office: Any) -> None:
    problem, plan, caller = week(office)
    names = {"s1": "Frau Ahorn", "s2": "Herr Birke"}
    said = offers_for(problem, plan, caller)[0].aloud(names)
    assert said.de == (
        "Wir könnten am Montag, 19. Oktober 2026, zwischen "
        "10:45 und 11:00 Uhr bei Ihnen sein. Es kommen Frau Ahorn und Herr Birke."
    )
    assert said.en == (
        "We could be with you on Monday, 19 October 2026, between "
        "10:45 and 11:00. Frau Ahorn and Herr Birke would come."
    )


def test_what_speaks_for_an_offer_is_said_to_the_colleague(office: Any) -> None:
    problem, plan, caller = week(office)
    wishes = VisitWishes(language="tr")
    speaker = office.member(1, languages={"tr"})
    problem = attrs.evolve(problem, staff=(speaker, office.member(2)))
    caller = attrs.evolve(caller, wishes=wishes, known=frozenset({"s2"}))
    offer = offers_for(problem, plan, caller)[0]
    assert offer.words.de == (
        "10 Minuten mehr Weg; gemischtes Paar; s2 ist bekannt; s1 spricht Türkisch"
    )


def test_nobody_is_offered_a_pair_against_the_own_wish(office: Any) -> None:
    problem, plan, caller = week(office)
    caller = attrs.evolve(caller, wishes=VisitWishes(not_these=frozenset({"s2"})))
    assert offers_for(problem, plan, caller) == ()


def test_a_planned_visit_is_offered_another_time(office: Any) -> None:
    problem, plan, _ = week(office)
    moved = attrs.evolve(problem.request("v2"), windows=(office.window(day=2),))
    offer = offers_for(problem, plan, moved)[0]
    assert offer.day == office.monday.add(days=2)
    stops = [stop.visit for tour in offer.plan.tours for stop in tour.stops]
    assert sorted(stops) == ["v1", "v2", "v3"]


def test_room_is_kept_for_the_whole_talk(office: Any) -> None:
    # Between two visits of Monday lie 80 minutes: 20 of travel, 60 for a talk.
    requests = (
        office.request(1, windows=(office.window(start=540, end=540),)),
        office.request(2, windows=(office.window(start=645, end=645),)),
    )
    problem = office.problem(
        requests=requests, staff=tuple(office.member(n) for n in (1, 2))
    )
    problem = attrs.evolve(
        problem, travel_minutes=office.ways(["office", "p1", "p2", "p9"])
    )
    plan = plan_visits(problem, seed=1, budget=FIRST_PLAN)
    between = (office.window(start=565, end=640),)
    for talk, fits in ((60, True), (61, False)):
        caller = office.request(
            9, windows=between, length=VisitLength(talk_minutes=talk)
        )
        assert bool(offers_for(problem, plan, caller)) is fits


def test_whoever_waits_for_the_two_is_not_visited_earlier(office: Any) -> None:
    # They are at the second door long before; it was told a minute all the same.
    requests = tuple(
        office.request(n, windows=(office.window(start=at, end=at),), agreed=True)
        for n, at in ((1, 540), (2, 750))
    )
    problem = office.problem(
        requests=requests, staff=tuple(office.member(n) for n in (1, 2))
    )
    places = ["office", "p1", "p2", "p9"]
    problem = attrs.evolve(problem, travel_minutes=office.ways(places))
    plan = plan_visits(problem, seed=1, budget=FIRST_PLAN)
    offer = offers_for(problem, plan, office.request(9, windows=()))[0]
    assert not offer.new_tour
    assert others(offer.plan, "v9") == others(plan, "v9")


def test_a_place_without_travel_times_is_refused_in_words(office: Any) -> None:
    problem, plan, caller = week(office)
    lost = attrs.evolve(caller, place=Place(id="nowhere"))
    with pytest.raises(OutreachError, match="travel table"):
        offers_for(problem, plan, lost)
    with pytest.raises(OutreachError, match="count"):
        offers_for(problem, plan, caller, count=0)


def test_offers_do_not_depend_on_the_order_of_anything(office: Any) -> None:
    problem, plan, caller = week(office)
    turned = attrs.evolve(
        problem,
        requests=tuple(reversed(problem.requests)),
        staff=tuple(reversed(problem.staff)),
    )
    offers: tuple[SlotOffer, ...] = offers_for(problem, plan, caller)
    assert offers_for(turned, plan, caller) == offers
