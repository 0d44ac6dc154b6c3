"""Does the plan that you made yourself keep every rule, stop by stop?

python examples/check_my_plan.py
"""

import pendulum

from outreach_core import Language
from outreach_core.ids import CustomerId, StaffId
from outreach_core.people import Presence, StaffMember, VisitWishes, WorkingHours
from outreach_core.visits import (
    Place,
    Stop,
    TimeWindow,
    Tour,
    TravelTable,
    VisitId,
    VisitLength,
    VisitPlan,
    VisitProblem,
    VisitRequest,
    WorkRules,
    verdicts,
)

MONDAY = pendulum.date(2026, 10, 19)


def member(name: str, *, trainings: frozenset[str] = frozenset()) -> StaffMember:
    """Somebody who works from 8:00 to 16:30 on Mondays."""
    hours = (WorkingHours(weekday=0, start_minute=480, end_minute=990),)
    return StaffMember(
        id=StaffId(name), name=f"Person {name}", hours=hours, trainings=trainings
    )


def request(
    number: int,
    *,
    presence: Presence = Presence.ANYONE,
    needs: frozenset[str] = frozenset(),
) -> VisitRequest:
    """A visit of 30 minutes that may begin between 9:00 and 12:00."""
    window = TimeWindow(day=MONDAY, start_minute=540, end_minute=720)
    return VisitRequest(
        id=VisitId(f"v{number}"),
        customer=CustomerId(f"c{number}"),
        place=Place(id=f"p{number}"),
        windows=(window,),
        length=VisitLength.fixed(30),
        wishes=VisitWishes(presence=presence),
        needs_trainings=needs,
    )


def stop(number: int, start: int) -> Stop:
    """A stop of 30 minutes, arrived at in time."""
    visit = VisitId(f"v{number}")
    return Stop(
        visit=visit, arrive_minute=start, start_minute=start, end_minute=start + 30
    )


PLACES = ("office", "p1", "p2", "p3")
PROBLEM = VisitProblem(
    days=(MONDAY,),
    staff=(member("s1", trainings=frozenset({"krisen"})), member("s2")),
    requests=(
        request(1),
        request(2, presence=Presence.A_WOMAN),
        request(3, needs=frozenset({"krisen"})),
    ),
    office=Place(id="office"),
    travel_minutes=TravelTable(
        places=PLACES,
        rows=tuple(tuple(0 if a == b else 15 for b in PLACES) for a in PLACES),
    ),
    rules=WorkRules.arbzg(),
)

# Written down by hand: v2 begins before the two can be there.
PLAN = VisitPlan(
    tours=(
        Tour(
            day=MONDAY,
            pair=(StaffId("s1"), StaffId("s2")),
            start_minute=525,
            end_minute=705,
            stops=(stop(1, 540), stop(2, 580), stop(3, 660)),
            travel_minutes=60,
        ),
    )
)


if __name__ == "__main__":
    for verdict in verdicts(PROBLEM, PLAN):
        print("\n".join(verdict.lines(Language.DE)))
