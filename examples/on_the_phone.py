"""The person is on the phone: which free times can be read out, nobody else being moved?

python examples/on_the_phone.py
"""

import pendulum

from outreach_core import Language
from outreach_core.calendar import working_week
from outreach_core.ids import CustomerId, StaffId
from outreach_core.people import Gender, StaffMember, VisitWishes, WorkingHours
from outreach_core.visits import (
    Place,
    StraightLine,
    TimeWindow,
    TravelTable,
    VisitId,
    VisitProblem,
    VisitRequest,
    check_plan,
    offers_for,
    plan_visits,
    with_request,
)

DAYS = working_week(pendulum.date(2026, 10, 19))
HOURS = tuple(
    WorkingHours(weekday=day, start_minute=8 * 60, end_minute=15 * 60)
    for day in range(5)
)
NAMES = {"s1": "Frau Ahorn", "s2": "Herr Birke"}
STAFF = (
    StaffMember(
        id=StaffId("s1"),
        name="Frau Ahorn",
        gender=Gender.WOMAN,
        languages={"tr"},
        hours=HOURS,
    ),
    StaffMember(id=StaffId("s2"), name="Herr Birke", gender=Gender.MAN, hours=HOURS),
)
OFFICE = Place(id="office", postcode="34117")
# Three doors on Tuesday; the person who calls has no time on Monday.
DOORS = tuple(
    VisitRequest(
        id=VisitId(f"v{number}"),
        customer=CustomerId(f"customer-{number}"),
        place=Place(id=f"p{number}", postcode=f"3412{number}"),
        windows=(TimeWindow(day=DAYS[1], start_minute=9 * 60, end_minute=12 * 60),),
    )
    for number in (1, 2, 3)
)
CALLER = VisitRequest(
    id=VisitId("v9"),
    customer=CustomerId("customer-9"),
    place=Place(id="p9", postcode="34123"),
    windows=tuple(
        TimeWindow(day=day, start_minute=9 * 60, end_minute=14 * 60) for day in DAYS[1:]
    ),
    wishes=VisitWishes(language="tr"),
)


def office_week() -> VisitProblem:
    """The days, the two, their doors and all ways, the caller's included."""
    places = [OFFICE, CALLER.place, *(door.place for door in DOORS)]
    return VisitProblem(
        days=DAYS,
        staff=STAFF,
        requests=DOORS,
        office=OFFICE,
        travel_minutes=TravelTable.of(places, StraightLine()),
    )


if __name__ == "__main__":
    problem = office_week()
    plan = plan_visits(problem, seed=1)
    offers = offers_for(problem, plan, CALLER)
    for offer in offers:
        print(offer.aloud(NAMES).to(Language.DE))
        print(f"  ({offer.words.to(Language.DE)})")
    yes = offers[0]
    held = with_request(problem, yes.request)
    print(f"\nNach dem Ja: {len(yes.plan.planned)} Besuche geplant, ", end="")
    print(f"Verstöße: {len(check_plan(held, yes.plan))}")
