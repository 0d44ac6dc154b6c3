"""The rating everybody reads and the order by which the search decides are one."""

import random
from typing import Any

import attrs
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from outreach_core._messages import Language
from outreach_core.ids import StaffId
from outreach_core.people import Seniority
from outreach_core.strategies.visits import pins, visit_problems
from outreach_core.visits import (
    FrameTours,
    Level,
    PairMix,
    Pin,
    Rating,
    SeniorWithJunior,
    VisitPlan,
    VisitProblem,
    WorkRules,
    plan_visits,
    rate,
)
from outreach_core.visits._model import Model, SearchWeights
from outreach_core.visits._routes import build
from outreach_core.visits._state import State, insert_greedily, working
from outreach_core.visits.planner import plan_of

NOT_IN_THE_ORDER = {Level.FAIRNESS}
"""The search compares it beside the one number of all other levels."""


@st.composite
def full_problems(draw: st.DrawFn) -> VisitProblem:
    """Generate problems that use every level: pins, alternatives, frame, keep."""
    problem = draw(visit_problems(min_requests=4, min_staff=2, min_days=1, max_days=3))
    chance = draw(st.randoms(use_true_random=False))
    requests = tuple(
        attrs.evolve(
            request,
            blocked=(),
            one_of=chance.choice(["", "", "", "either", "or"]),
            place=problem.requests[0].place if chance.random() < 0.3 else request.place,
            pinned=draw(pins()) if chance.random() < 0.15 else None,
        )
        for request in problem.requests
    )
    frame = FrameTours(days=frozenset({(0, "34117"), (1, "34121"), (2, "34134")}))
    problem = attrs.evolve(
        problem, requests=requests, frame_tours=frame if chance.random() < 0.5 else None
    )
    if chance.random() < 0.5:
        keep = plan_of(model := Model(problem, SearchWeights()), drawn(model, chance))
        problem = attrs.evolve(problem, keep=keep)
    return problem


def drawn(model: Model, chance: random.Random) -> State:
    """Return some state: pairs by chance, with some of the visits by chance."""
    state = State(model)
    for session, slots in zip(model.sessions, state.slots_by_session, strict=True):
        staff = working(model, session.day)
        chance.shuffle(staff)
        for slot, a, b in zip(slots, staff[::2], staff[1::2], strict=False):
            team = model.team(session.number, a, b)
            if team is not None:
                state.put(slot, build(model, team, ()))
    waiting = list(range(model.size))
    chance.shuffle(waiting)
    chosen = waiting[: chance.randint(0, len(waiting))]
    insert_greedily(model, state, chosen, chance, 0.2)
    return state


def seen_by_the_order(rating: Rating) -> tuple[int, ...]:
    return tuple(
        line.points for line in rating.details if line.level not in NOT_IN_THE_ORDER
    )


def sign(number: int) -> int:
    return (number > 0) - (number < 0)


@settings(
    max_examples=25,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(full_problems(), st.randoms(use_true_random=False))
def test_of_two_plans_rating_and_search_prefer_the_same(
    problem: VisitProblem, chance: random.Random
) -> None:
    model = Model(problem, SearchWeights())
    states = [drawn(model, chance) for _ in range(6)]
    found = [
        (state, seen_by_the_order(rate(problem, plan_of(model, state))))
        for state in states
    ]
    for one, first in found:
        for other, second in found:
            public = (first > second) - (first < second)
            assert sign(one.order - other.order) == public, (first, second)


def test_agreed_and_announced_visits_are_one_level(office: Any) -> None:
    pin = Pin(day=office.monday, start_minute=600)
    requests = (
        office.request(1, agreed=True),
        office.request(2, pinned=pin),
        office.request(3),
    )
    problem = office.problem(requests=requests)
    lines = rate(problem, plan_visits(problem, seed=1)).lines(Language.EN)
    assert lines[0] == "Agreed and announced visits: 2 of 2 kept"


def test_of_alternatives_one_is_all_there_can_be(office: Any) -> None:
    requests = (
        office.request(1, urgency=1, agreed=True, one_of="talk"),
        office.request(2, urgency=1, agreed=True, one_of="talk"),
        office.request(3, urgency=1),
    )
    problem = office.problem(requests=requests)
    promised, urgent = rate(problem, VisitPlan()).details[:2]
    assert (promised.of, urgent.of) == (1, 2)


def test_every_reason_to_prefer_a_pair_is_one_point(office: Any) -> None:
    staff = (
        office.member(1, seniority=Seniority.SENIOR, knows=frozenset({"c1"})),
        office.member(2, seniority=Seniority.JUNIOR),
    )
    rules = WorkRules(
        wanted_pairs=((StaffId("s1"), StaffId("s2")),),
        senior_with_junior=SeniorWithJunior.PREFERRED,
    )
    requests = (office.request(1, mix=PairMix.PREFERRED), office.request(2))
    problem = office.problem(staff=staff, requests=requests, rules=rules)
    rating = rate(problem, plan_visits(problem, seed=1))
    # The first visit: mixed, known, wanted, senior with junior; the second: two.
    assert rating.value(Level.PAIRS) == 4 + 2
