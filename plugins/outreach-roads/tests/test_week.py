"""What does a plan by straight lines come to, on the roads of a town with a river?"""

import pendulum
import pytest
from river_town import corner

from outreach_core.hooks import TRAVEL_TIMES, Registry
from outreach_core.ids import CustomerId, StaffId
from outreach_core.people import Coordinates, StaffMember, WorkingHours
from outreach_core.visits import (
    Place,
    StraightLine,
    TimeWindow,
    TravelTable,
    TravelTimes,
    VisitId,
    VisitLength,
    VisitProblem,
    VisitRequest,
    check_plan,
    plan_visits,
)
from outreach_roads import plugin

MONDAY = pendulum.date(2026, 10, 19)
HOURS = (WorkingHours(weekday=0, start_minute=8 * 60, end_minute=12 * 60),)


def place(name: str, spot: tuple[int, int]) -> Place:
    latitude, longitude = corner(*spot)
    return Place(
        id=name, coordinates=Coordinates(latitude=latitude, longitude=longitude)
    )


def visit(name: str, spot: tuple[int, int], begin: int) -> VisitRequest:
    """One promise at one minute."""
    return VisitRequest(
        id=VisitId(name),
        customer=CustomerId(f"PROBE-{name}"),
        place=place(name, spot),
        windows=(TimeWindow(day=MONDAY, start_minute=begin, end_minute=begin),),
        agreed=True,
        length=VisitLength.fixed(30),
    )


def week(times: TravelTimes) -> VisitProblem:
    """Two promises, 40 minutes apart, in two houses that face each other."""
    office = place("office", (0, 0))
    requests = [visit("here", (0, 3), 9 * 60), visit("across", (1, 3), 9 * 60 + 40)]
    return VisitProblem(
        days=(MONDAY,),
        staff=[
            StaffMember(id=StaffId("s1"), name="Frau Ahorn", hours=HOURS),
            StaffMember(id=StaffId("s2"), name="Herr Birke", hours=HOURS),
        ],
        requests=requests,
        office=office,
        travel_minutes=TravelTable.of([office, *(r.place for r in requests)], times),
    )


@pytest.fixture
def by_road(valhalla: str) -> VisitProblem:
    values = {"service": "valhalla", "url": valhalla, "traffic_percent": 30}
    registry = Registry.from_plugins({"roads": plugin}, settings={"roads": values})
    return week(registry.one(TRAVEL_TIMES, "roads"))


def test_two_promises_across_the_river_stand_only_on_paper(
    by_road: VisitProblem,
) -> None:
    as_the_crow_flies = week(StraightLine())
    plan = plan_visits(as_the_crow_flies, seed=1)
    assert (len(plan.planned), check_plan(as_the_crow_flies, plan)) == (2, ())
    assert check_plan(by_road, plan) != ()


def test_planned_by_road_only_one_of_them_is_promised(by_road: VisitProblem) -> None:
    plan = plan_visits(by_road, seed=1)
    assert (len(plan.planned), check_plan(by_road, plan)) == (1, ())
