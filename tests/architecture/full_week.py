"""A week in which everything that can be asked of a plan is asked; the same every time.

Run as a script it writes a fingerprint of all answers, for another hash seed to compare.
"""

import hashlib
import sys
from collections.abc import Mapping
from random import Random
from typing import Any, Final

import attrs
import pendulum

from outreach_core.ids import BenefitUnitId, CustomerId, StaffId
from outreach_core.people import (
    Coordinates,
    Gender,
    Presence,
    Seniority,
    StaffMember,
    VisitWishes,
    WorkingHours,
)
from outreach_core.visits import (
    LIVE_FILL,
    Attempt,
    Budget,
    FrameTours,
    HouseholdVisits,
    LimitLateRisk,
    PairForming,
    PairMix,
    Pin,
    Place,
    SeniorWithJunior,
    StaffIll,
    StraightLine,
    TimeWindow,
    TravelTable,
    VisitId,
    VisitPlan,
    VisitProblem,
    VisitRequest,
    WorkRules,
    limit_late_risk,
    offers_for,
    plan_visits,
    rate,
    replan,
    simulate,
    standby_for,
    why_not,
    why_planned,
)

MONDAY: Final = pendulum.date(2026, 10, 19)
LANGUAGES: Final = ("ar", "fa", "tr", "uk")
SHORT: Final = Budget(iterations=120)


def with_everything(problem: VisitProblem, chance: Random) -> VisitProblem:
    """Add announced visits, attempts, alternatives, households and experience.

    Args:
        problem: With days, staff and requests.
        chance: Draws which visit gets what.
    """
    first = problem.requests[0]
    requests = [_asked(problem, first, r, chance) for r in problem.requests]
    rules = attrs.evolve(
        problem.rules,
        households=chance.choice(list(HouseholdVisits)),
        min_gap_days=chance.choice((1, 2, 7)),
        max_attempts_a_month=chance.choice((1, 2, 3)),
    )
    return attrs.evolve(
        problem, requests=requests, rules=rules, frame_tours=_frame(problem, chance)
    )


def _asked(
    problem: VisitProblem, first: VisitRequest, request: VisitRequest, chance: Random
) -> VisitRequest:
    changes: dict[str, Any] = {}
    if chance.random() < 0.2:
        changes["one_of"] = chance.choice(("either", "or"))
    if chance.random() < 0.2:
        changes["customer"] = first.customer
    if chance.random() < 0.2:
        changes |= {"benefit_unit": BenefitUnitId("b0"), "place": first.place}
    if chance.random() < 0.1:
        changes["both_senior"] = True
    return attrs.evolve(request, **changes, **_history(problem, chance))


def _history(problem: VisitProblem, chance: Random) -> dict[str, Any]:
    """Draw what the person was told, asked for, or lived through before."""
    what = chance.choice(("told", "told by name", "tried", "wished", "later", "", ""))
    if what.startswith("told"):
        two = chance.sample([m.id for m in problem.staff], 2)
        return {
            "pinned": Pin(
                day=chance.choice(problem.days),
                start_minute=chance.randrange(540, 960),
                pair=tuple(two) if what == "told by name" else None,
            )
        }
    if what == "tried":
        days = (chance.randint(1, 40) for _ in range(chance.randint(1, 2)))
        return {
            "earlier": tuple(
                Attempt(
                    on=problem.days[0].subtract(days=back),
                    start_minute=chance.choice((None, 600, 840)),
                )
                for back in days
            )
        }
    if what == "later":
        return {"not_before": chance.choice(problem.days)}
    return {"wished": what == "wished"}


def _frame(problem: VisitProblem, chance: Random) -> FrameTours | None:
    if chance.random() < 0.5:
        return None
    districts = sorted({r.place.postcode for r in problem.requests} - {""})
    return FrameTours(
        days=frozenset((chance.randrange(5), district) for district in districts)
    )


def seeded(seed: int, *, staff: int = 7, requests: int = 26) -> VisitProblem:
    """Make a week with everything; the same seed, the same week."""
    chance = Random(seed)  # noqa: S311  no secret
    days = tuple(MONDAY.add(days=day) for day in range(5))
    office = Place(id="office", postcode="34117")
    site = Place(id="site", postcode="34127")
    asked = [_request(n, days, chance) for n in range(requests)]
    forming = (PairForming.PER_DAY, PairForming.PER_TOUR)[seed % 2]
    problem = VisitProblem(
        days=days,
        staff=[_member(n, chance) for n in range(staff)],
        requests=asked,
        office=office,
        travel_minutes=TravelTable.of(
            [office, site, *(r.place for r in asked)], StraightLine()
        ),
        rules=WorkRules(
            pair_forming=forming,
            senior_with_junior=SeniorWithJunior.PREFERRED,
            wanted_pairs=((StaffId("s0"), StaffId("s1")),),
            forbidden_pairs=((StaffId("s2"), StaffId("s3")),),
        ),
        bases={StaffId("s0"): site},
        ends={StaffId("s4"): site},
    )
    return with_everything(problem, chance)


def _member(number: int, chance: Random) -> StaffMember:
    hours = tuple(
        WorkingHours(
            weekday=day, start_minute=480, end_minute=chance.choice((780, 960, 1020))
        )
        for day in range(5)
    )
    return StaffMember(
        id=StaffId(f"s{number}"),
        name=f"Person {number}",
        gender=chance.choice((None, *Gender)),
        languages=frozenset(chance.sample(LANGUAGES, 2)),
        hours=hours,
        trainings=frozenset(chance.sample(("a", "b"), 1)),
        seniority=chance.choice((None, *Seniority)),
    )


def _request(
    number: int, days: tuple[pendulum.Date, ...], chance: Random
) -> VisitRequest:
    windows = [
        TimeWindow(day=day, start_minute=start, end_minute=start + 150)
        for day in chance.sample(days, chance.randint(1, 3))
        for start in chance.sample((510, 600, 780, 840), chance.randint(1, 2))
    ]
    wishes = VisitWishes(
        presence=chance.choice((Presence.ANYONE,) * 4 + tuple(Presence)),
        language=chance.choice((None, None, *LANGUAGES)),
    )
    spot = Coordinates(
        latitude=round(chance.uniform(51.28, 51.36), 4),
        longitude=round(chance.uniform(9.40, 9.56), 4),
    )
    return VisitRequest(
        id=VisitId(f"v{number:02d}"),
        customer=CustomerId(f"c{number:02d}"),
        place=Place(
            id=f"p{number:02d}",
            coordinates=spot,
            postcode=chance.choice(("34117", "34119", "34127")),
        ),
        windows=windows,
        agreed=chance.random() < 0.15,
        urgency=chance.choice((1, 2, 3, 3)),
        wishes=wishes,
        mix=chance.choice(list(PairMix)),
        needs_trainings=chance.choice((frozenset(), frozenset({"a"}))),
    )


def answers(problem: VisitProblem, plan: VisitPlan) -> tuple[Any, ...]:
    """Return everything that is said about *plan*."""
    ill = StaffIll(staff=plan.tours[0].pair[0], first=MONDAY, last=MONDAY.add(days=1))
    now = pendulum.datetime(2026, 10, 19, 10, 15)
    left_out = [r for r in problem.requests if r.id not in plan.planned]
    risk = LimitLateRisk(at_most_percent=5)
    return (
        plan,
        rate(problem, plan),
        why_not(problem, plan),
        [why_planned(problem, plan, visit) for visit in sorted(plan.planned)],
        simulate(problem, plan, runs=50, seed=3, policy=LIVE_FILL),
        standby_for(problem, plan),
        [offers_for(problem, plan, request) for request in left_out[:2]],
        limit_late_risk(problem, plan, risk, seed=3, policy=LIVE_FILL),
        replan(problem, plan, (ill,), now=now, seed=3, budget=SHORT),
    )


def digest() -> str:
    """Return one fingerprint of all answers about two weeks."""
    said = []
    for seed in (1, 2):
        problem = seeded(seed)
        said.append(answers(problem, plan_visits(problem, seed=3, budget=SHORT)))
    return hashlib.sha256(text_of(said).encode()).hexdigest()


def text_of(value: Any) -> str:
    """Return *value* with its hidden fields; sets and mappings are sorted."""
    if attrs.has(type(value)):
        parts = [text_of(getattr(value, f.name)) for f in attrs.fields(type(value))]
        return f"{type(value).__name__}({', '.join(parts)})"
    if isinstance(value, frozenset | set):
        return f"{{{', '.join(sorted(map(text_of, value)))}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(text_of, value))}]"
    if isinstance(value, Mapping):
        texts = ((text_of(k), text_of(v)) for k, v in value.items())
        return f"{{{', '.join(': '.join(pair) for pair in sorted(texts))}}}"
    return repr(value)


if __name__ == "__main__":
    sys.stdout.write(digest())
