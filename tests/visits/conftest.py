"""One week in an invented Kassel office, small enough to check by hand."""

from collections.abc import Callable
from typing import Any

import pendulum
import pytest

from outreach_core.ids import CustomerId, StaffId
from outreach_core.people import Coordinates, Gender, StaffMember, WorkingHours
from outreach_core.visits import (
    PairMix,
    Place,
    TimeWindow,
    TravelTable,
    VisitId,
    VisitLength,
    VisitProblem,
    VisitRequest,
    WorkRules,
)

MONDAY = pendulum.date(2026, 10, 19)
OFFICE = Place(id="office", coordinates=Coordinates(latitude=51.32, longitude=9.49))


class Office:
    """Builds staff, requests and problems; every argument has a plain default."""

    monday = MONDAY

    def member(self, number: int, **changes: Any) -> StaffMember:
        genders = (Gender.WOMAN, Gender.MAN, Gender.WOMAN)
        given: dict[str, Any] = {
            "id": StaffId(f"s{number}"),
            "name": f"Person {number}",
            "gender": genders[(number - 1) % 3],
            "hours": self.hours(480, 990),
        }
        return StaffMember(**(given | changes))

    def hours(self, start: int, end: int, days: int = 5) -> tuple[WorkingHours, ...]:
        return tuple(
            WorkingHours(weekday=day, start_minute=start, end_minute=end)
            for day in range(days)
        )

    def window(self, day: int = 0, start: int = 540, end: int = 900) -> TimeWindow:
        when = MONDAY.add(days=day)
        return TimeWindow(day=when, start_minute=start, end_minute=end)

    def request(self, number: int, **changes: Any) -> VisitRequest:
        given: dict[str, Any] = {
            "id": VisitId(f"v{number}"),
            "customer": CustomerId(f"c{number}"),
            "place": Place(
                id=f"p{number}",
                coordinates=Coordinates(
                    latitude=51.30 + number * 0.003, longitude=9.45 + number * 0.01
                ),
                postcode="34117",
            ),
            "windows": (self.window(),),
            "mix": PairMix.ANY,
            "length": VisitLength.fixed(25),
        }
        return VisitRequest(**(given | changes))

    def problem(self, **changes: Any) -> VisitProblem:
        given: dict[str, Any] = {
            "days": tuple(MONDAY.add(days=day) for day in range(5)),
            "staff": tuple(self.member(number) for number in (1, 2, 3)),
            "requests": tuple(self.request(number) for number in range(1, 6)),
            "office": OFFICE,
            "rules": WorkRules(),
        }
        given |= changes
        if "travel_minutes" not in given:
            given["travel_minutes"] = self.ways(
                ["office", *(request.place.id for request in given["requests"])]
            )
        return VisitProblem(**given)

    def ways(self, places: list[str], minutes: int = 10) -> TravelTable:
        names = tuple(sorted(set(places)))
        rows = tuple(tuple(0 if a == b else minutes for b in names) for a in names)
        return TravelTable(places=names, rows=rows)


@pytest.fixture
def office() -> Office:
    return Office()


Change = Callable[..., Any]
