"""How long the way from one place to another takes, in whole minutes."""

import math
from collections.abc import Iterable, Sequence
from typing import Final, Protocol

import attrs

from outreach_core._messages import Words
from outreach_core._validators import is_count, satisfies
from outreach_core.errors import InvalidInputError, UnknownNameError
from outreach_core.people import Coordinates
from outreach_core.visits.requests import Place

_EARTH_RADIUS_KM: Final = 6371.0088  # mean radius, IUGG
# Two postcodes of one town lie some kilometres apart; the first digits that differ
# say roughly how far (leading regions of Deutsche Post). Only used without positions.
_KM_BY_COMMON_DIGITS: Final = (300.0, 120.0, 45.0, 12.0, 4.0, 1.5)
_KM_WITHOUT_ANYTHING: Final = 6.0


class TravelTimes(Protocol):
    """A way to estimate travel times; gets opaque places, never names or streets.

    Failure: the straight line is used instead, and a note says so.
    """

    @property
    def name(self) -> str:
        """Name by which settings choose it."""

    def minutes(self, places: Sequence[Place]) -> Sequence[Sequence[int]]:
        """Return whole minutes from each place (row) to each place (column)."""


@attrs.frozen(kw_only=True)
class StraightLine:
    """Straight line times a detour factor, at the speed of a town, plus parking.

    Without coordinates the postcode gives a rough distance, so a plan needs no map
    service and nothing leaves the office.

    Attributes:
        detour: How much longer roads are than the straight line.
        speed_km_h: Average speed door to door.
        extra_minutes: Parking and walking, added to every way that is not zero.
    """

    name: str = "straight-line"
    detour: float = attrs.field(
        default=1.3, validator=satisfies("a factor, 1 or more", lambda v: v >= 1)
    )
    speed_km_h: float = attrs.field(
        default=25.0, validator=satisfies("a speed above 0", lambda v: v > 0)
    )
    extra_minutes: int = attrs.field(default=3, validator=is_count)

    def minutes(self, places: Sequence[Place]) -> tuple[tuple[int, ...], ...]:
        """Return whole minutes between all places, rounded up."""
        return tuple(tuple(self._way(a, b) for b in places) for a in places)

    def _way(self, start: Place, goal: Place) -> int:
        if start.id == goal.id:
            return 0
        way_km = distance_km(start, goal) * self.detour
        if way_km == 0.0 and start.coordinates is not None:
            return self.extra_minutes
        # Rounded before it is rounded up, so that 12.000000000002 stays 12.
        return math.ceil(round(self.extra_minutes + way_km / self.speed_km_h * 60, 6))


def distance_km(start: Place, goal: Place) -> float:
    """Return the straight line in km; estimated by postcode where no position is."""
    if start.coordinates is not None and goal.coordinates is not None:
        return great_circle_km(start.coordinates, goal.coordinates)
    if not start.postcode or not goal.postcode:
        return _KM_WITHOUT_ANYTHING
    pairs = zip(start.postcode, goal.postcode, strict=False)
    common = next((i for i, (a, b) in enumerate(pairs) if a != b), 5)
    return _KM_BY_COMMON_DIGITS[min(common, 5)]


def great_circle_km(start: Coordinates, goal: Coordinates) -> float:
    """Return the distance of two points on a sphere (haversine), in km."""
    lat1, lat2 = math.radians(start.latitude), math.radians(goal.latitude)
    lon = math.radians(goal.longitude - start.longitude)
    h = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin(lon / 2) ** 2
    )
    return 2 * _EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


@attrs.frozen(kw_only=True)
class TravelTable:
    """Travel times between all places of one problem.

    Attributes:
        places: Ids of the places, in the order of rows and columns.
        rows: Whole minutes from each place (row) to each place (column), 0 from a
            place to itself.
    """

    places: tuple[str, ...]
    rows: tuple[tuple[int, ...], ...] = attrs.field(repr=False)
    _index: dict[str, int] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        index = {place: i for i, place in enumerate(self.places)}
        faults = []
        if len(index) != len(self.places):
            faults.append("a place is named twice")
        if any(len(row) != len(self.places) for row in self.rows) or len(
            self.rows
        ) != len(self.places):
            faults.append("rows and columns must be as many as places")
        if any(minutes < 0 for row in self.rows for minutes in row):
            faults.append("minutes must be 0 or more")
        if any(row[i : i + 1] not in {(), (0,)} for i, row in enumerate(self.rows)):
            faults.append("the way from a place to itself must be 0")
        if faults:
            subject = "travel table"
            raise InvalidInputError(subject, faults)
        object.__setattr__(self, "_index", index)

    @classmethod
    def of(cls, places: Iterable[Place], times: TravelTimes) -> "TravelTable":
        """Ask *times* once for all *places*, sorted by id, each id once."""
        unique = {place.id: place for place in places}
        ordered = tuple(unique[place] for place in sorted(unique))
        rows = tuple(tuple(row) for row in times.minutes(ordered))
        return cls(places=tuple(p.id for p in ordered), rows=rows)

    def minutes(self, start: str, goal: str) -> int:
        """Return whole minutes from place *start* to place *goal*.

        Raises:
            UnknownNameError: The table holds no such place.
        """
        return self.rows[self.index(start)][self.index(goal)]

    def index(self, place: str) -> int:
        """Return row and column of *place*; UnknownNameError when it is not there."""
        if place not in self._index:
            kind = Words("Ort der Fahrzeiten", "place in the travel table")
            raise UnknownNameError(kind, place, None)
        return self._index[place]

    def __contains__(self, place: str) -> bool:
        return place in self._index
