"""A planner that hangs, crashes, lacks something or does worse, and what the run says."""

from typing import Any

import attrs
import pytest

from outreach_core import Words
from outreach_core.calendar import SUNDAYS_ONLY
from outreach_core.cases import Case, OfferRules
from outreach_core.errors import NoProposalError, PluginError
from outreach_core.hooks import PLANNER
from outreach_core.visits import (
    Budget,
    BuiltInPlanner,
    Lack,
    Place,
    RefusalCode,
    StraightLine,
    VisitPlan,
    WorkRules,
    check_plan,
)
from outreach_core.workflows import (
    OFFICE_PLACE,
    DueVisits,
    VisitingHours,
    WeekPlanned,
    due_visits,
    plan_week,
)

WHY = Words("der Motor stand still", "the engine stood still")


class Foreign:
    """A planner that does what the test wants."""

    name = "foreign"

    def __init__(self, does: Any, lacks: Any = None) -> None:
        self._does = does
        if lacks is not None:
            self.lacks = lacks

    def plan(self, problem: Any, *, seed: int, budget: Any, start: Any) -> VisitPlan:  # noqa: ARG002  the protocol
        plan: VisitPlan = self._does(start)
        return plan


def fails(error: Exception) -> Any:
    def does(_: VisitPlan) -> VisitPlan:
        raise error

    return does


def at_night(start: VisitPlan) -> VisitPlan:
    first, *rest = start.tours
    stop = attrs.evolve(first.stops[0], start_minute=1300, end_minute=1325)
    late = attrs.evolve(first, stops=(stop, *first.stops[1:]))
    return VisitPlan(tours=(late, *rest))


@pytest.fixture
def due(house: Any, store: Any) -> DueVisits:
    people = [house.customer(number) for number in (1, 2, 3)]
    house.open_case(store, *people, then=[house.letter])
    return due_visits(
        [Case.of(c, store.read(c)) for c in store.customers()],
        people={person.id: person for person in people},
        days=house.week,
        as_of=house.week[0].subtract(days=4),
        workdays=SUNDAYS_ONLY,
        rules=OfferRules(),
        hours=VisitingHours(),
        office=Place(id=OFFICE_PLACE, postcode="34117"),
    )


def planned(house: Any, due: DueVisits, planner: Any) -> WeekPlanned:
    if not isinstance(planner, BuiltInPlanner):
        planner = house.registry_of(planners=[planner]).one(PLANNER, "foreign")
    return plan_week(
        due,
        days=house.week,
        staff=house.staff(3),
        office=Place(id=OFFICE_PLACE, postcode="34117"),
        travel=StraightLine(),
        planner=planner,
        workdays=SUNDAYS_ONLY,
        rules=WorkRules(),
        seed=4,
        budget=Budget(iterations=0),
    )


@pytest.mark.parametrize(
    ("does", "code", "note"),
    [
        (fails(NoProposalError(WHY, hung=True)), RefusalCode.HUNG, "stand still"),
        (fails(NoProposalError(WHY, hung=False)), RefusalCode.CRASHED, "stand still"),
        (fails(KeyError("Muster")), RefusalCode.CRASHED, "KeyError"),
        (at_night, RefusalCode.INVALID, "verletzte"),
        (lambda _: VisitPlan(), RefusalCode.WORSE, "schlechter"),
    ],
    ids=["hangs", "crashes", "raises", "breaks a rule", "does worse"],
)
def test_the_built_in_plan_stands_and_the_reason_is_told(
    house: Any, due: DueVisits, does: Any, code: RefusalCode, note: str
) -> None:
    own = planned(house, due, BuiltInPlanner())
    week = planned(house, due, Foreign(does))
    assert week.week.plan == own.week.plan
    assert week.trace is not None
    assert (week.trace.engine, week.trace.asked) == ("built-in", "foreign")
    assert week.trace.refused is not None
    assert week.trace.refused.code is code
    assert week.notes == (week.trace.refused.words,)
    assert note in week.notes[0].de
    assert "Muster" not in repr(week.trace)


def test_settings_that_want_the_run_to_end_get_their_way(
    house: Any, due: DueVisits
) -> None:
    hung = Foreign(fails(NoProposalError(WHY, hung=True)))
    registry = house.registry_of(planners=[hung])
    planner = registry.one(PLANNER, "foreign")
    guard = attrs.evolve(planner.__dict__["_guard"], ends_run=True)
    planner.__dict__["_guard"] = guard
    with pytest.raises(PluginError, match="stood still"):
        plan_week(
            due,
            days=house.week,
            staff=house.staff(3),
            office=Place(id=OFFICE_PLACE, postcode="34117"),
            travel=StraightLine(),
            planner=planner,
            workdays=SUNDAYS_ONLY,
            rules=WorkRules(),
            seed=4,
            budget=Budget(iterations=0),
        )


def test_what_a_planner_lacks_is_put_right_and_told(house: Any, due: DueVisits) -> None:
    foreign = Foreign(at_night, lacks=frozenset({Lack.PAUSES}))
    week = planned(house, due, foreign)
    assert week.trace is not None
    assert (week.trace.engine, week.trace.refused) == ("foreign", None)
    assert check_plan(week.week.problem, week.week.plan) == ()
    assert week.notes == ()
    lack, repair, same = (note.de for note in week.trace.notes)
    assert "kennt keine Pause" in lack
    assert "berichtigt" in repair
    assert "nichts Besseres" in same


def test_the_trace_says_how_to_make_the_plan_again(house: Any, due: DueVisits) -> None:
    week = planned(house, due, BuiltInPlanner())
    assert week.trace is not None
    assert (week.trace.seed, week.trace.iterations) == (4, 0)
    assert week.trace.repeatable
    assert (week.trace.refused, week.trace.notes) == (None, ())
