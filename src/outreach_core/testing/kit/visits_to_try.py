"""Which places and problems are travel times and planners tried on?"""

from typing import Final

import attrs
import pendulum

from outreach_core.ids import CustomerId, StaffId
from outreach_core.people import Coordinates, Gender, StaffMember, WorkingHours
from outreach_core.visits import (
    PairMix,
    Place,
    StraightLine,
    TimeWindow,
    TravelTable,
    VisitId,
    VisitProblem,
    VisitRequest,
)

MONDAY: Final = pendulum.Date(2026, 10, 19)
OFFICE: Final = Place(
    id="office", coordinates=Coordinates(latitude=51.32, longitude=9.49)
)


def places_to_try(count: int) -> tuple[Place, ...]:
    """Return *count* places around Kassel with opaque ids, in no order of ids."""
    return tuple(
        Place(
            id=f"p{(number * 7) % 101:03}",
            coordinates=Coordinates(
                latitude=51.28 + (number * 13 % 17) / 200,
                longitude=9.40 + (number * 5 % 19) / 150,
            ),
            postcode="34117",
        )
        for number in range(count)
    )


def _member(number: int) -> StaffMember:
    hours = tuple(
        WorkingHours(weekday=day, start_minute=480, end_minute=990) for day in range(5)
    )
    genders = (Gender.WOMAN, Gender.MAN, Gender.WOMAN)
    return StaffMember(
        id=StaffId(f"s{number}"),
        name=f"Person {number}",
        gender=genders[number % 3],
        hours=hours,
    )


def _request(number: int, place: Place, *, windows: int = 2) -> VisitRequest:
    return VisitRequest(
        id=VisitId(f"v{number:02}"),
        customer=CustomerId(f"PROBE-{number:05}"),
        place=place,
        windows=tuple(
            TimeWindow(
                day=MONDAY.add(days=(number + extra) % 5),
                start_minute=540 + 60 * (number % 3),
                end_minute=900,
            )
            for extra in range(windows)
        ),
        agreed=number % 4 == 0,
        urgency=1 + number % 3,
        mix=PairMix.ANY,
    )


def problem_of(
    visits: int, *, staff: int = 4, days: int = 5, windows: int = 2
) -> VisitProblem:
    """Return a problem with that many visits and staff in one week."""
    places = places_to_try(visits)
    requests = tuple(
        _request(number, place, windows=windows)
        for number, place in enumerate(places, start=1)
    )
    return VisitProblem(
        days=tuple(MONDAY.add(days=day) for day in range(days)),
        staff=tuple(_member(number) for number in range(1, staff + 1)),
        requests=requests,
        office=OFFICE,
        travel_minutes=TravelTable.of((OFFICE, *places), StraightLine()),
    )


def with_holiday(problem: VisitProblem) -> VisitProblem:
    """Return the problem with a holiday on its first day."""
    return attrs.evolve(problem, holidays={problem.days[0]: "Feiertag"})


def shuffled(problem: VisitProblem) -> VisitProblem:
    """Return the same problem, its parts handed over in another order."""
    return attrs.evolve(
        problem,
        staff=problem.staff[::-1],
        requests=problem.requests[::-1],
        days=problem.days[::-1],
    )
