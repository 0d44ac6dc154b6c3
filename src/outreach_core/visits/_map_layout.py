"""Where on a drawing lie office, visits, clusters and labels, without overlapping?"""

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Final

import attrs

from outreach_core.people import Coordinates
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import Place, VisitId
from outreach_core.visits.weeks import PlannedWeek

MANY_STOPS: Final = 150
"""Above this many stops on one drawing the marks are small and carry no number."""

_KM_A_DEGREE: Final = 111.195  # of latitude, sphere of 6371 km
_LEAST_KM: Final = 1.0
"""A smaller town than this is not drawn larger."""
_ROOM: Final = 9.4
_SMALL_ROOM: Final = 4.6
_DOT_ROOM: Final = 2.9
_OFFICE_ROOM: Final = 15.0
_OFFICE_LABEL: Final = (0.0, 21.0, 44.0, 16.0)
_CELL: Final = 40.0
"""Not less than the sum of two radii: a mark can only touch marks of near cells."""
_MOST_TRIES: Final = 600
_GOLDEN: Final = math.pi * (3 - math.sqrt(5))
_SINGLE_DOTS: Final = 40
"""Above this many visits that wait, those that lie close are one ring with a number."""
_CLUSTER_PX: Final = 52.0
_LABEL_HEIGHT: Final = 15.0
_LETTER_WIDTH: Final = 8.6
# Above, below, then beside, then farther away; in px from the wanted point.
_BESIDE: Final = tuple(
    (dx, dy)
    for far in (1.0, 1.6, 2.4)
    for dx, dy in (
        (0.0, -26.0 * far),
        (0.0, 26.0 * far),
        (44.0 * far, 0.0),
        (-44.0 * far, 0.0),
        (36.0 * far, -20.0 * far),
        (-36.0 * far, -20.0 * far),
        (36.0 * far, 20.0 * far),
        (-36.0 * far, 20.0 * far),
    )
)

Point = tuple[float, float]


@attrs.frozen
class Sheet:
    """Size of one drawing in px."""

    width: int
    height: int
    margin: int = 56

    def holds(self, at: Point) -> bool:
        """Say whether *at* lies on the drawing."""
        return 0 <= at[0] <= self.width and 0 <= at[1] <= self.height


@attrs.frozen
class Projection:
    """From degrees to the drawing: equal scale in both directions.

    Attributes:
        west, north: The upper left corner, degrees.
        px_a_km: Scale.
        km_a_degree_lon: Kilometres of one degree of longitude here.
        left, top: Where that corner lies in the drawing.
    """

    west: float
    north: float
    px_a_km: float
    km_a_degree_lon: float
    left: float
    top: float

    @classmethod
    def of(cls, points: Sequence[Coordinates], sheet: Sheet) -> "Projection":
        """Fit *points*, at least one, into the drawing."""
        lats = [point.latitude for point in points]
        lons = [point.longitude for point in points]
        middle = math.radians((min(lats) + max(lats)) / 2)
        km_lon = _KM_A_DEGREE * math.cos(middle)
        wide = (max(lons) - min(lons)) * km_lon
        high = (max(lats) - min(lats)) * _KM_A_DEGREE
        scale = min(
            (sheet.width - 2 * sheet.margin) / max(wide, _LEAST_KM),
            (sheet.height - 2 * sheet.margin) / max(high, _LEAST_KM),
        )
        return cls(
            west=min(lons),
            north=max(lats),
            px_a_km=scale,
            km_a_degree_lon=km_lon,
            left=(sheet.width - wide * scale) / 2,
            top=(sheet.height - high * scale) / 2,
        )

    def point(self, at: Coordinates) -> Point:
        """Return where *at* lies in the drawing."""
        east_km = (at.longitude - self.west) * self.km_a_degree_lon
        south_km = (self.north - at.latitude) * _KM_A_DEGREE
        return (
            self.left + east_km * self.px_a_km,
            self.top + south_km * self.px_a_km,
        )


@attrs.frozen
class Cluster:
    """Visits that are not planned and lie close together."""

    at: Point
    count: int
    radius: float


@attrs.frozen
class Layout:
    """Where everything is drawn.

    Attributes:
        sheet: Size of the drawing.
        scale: Pixels of one kilometre.
        office: The office, ``None`` without a position.
        planned: Points by visit id.
        waiting: Visits that are not planned, one ring each or clustered.
        postcodes: Middle of each postcode, the one with most visits first.
        unplaced: Number of planned visits without any position.
        outside: Number of visits that are not planned and lie off the drawing.
        field: What is taken, to put more labels.
    """

    sheet: Sheet
    scale: float
    office: Point | None
    planned: Mapping[VisitId, Point]
    waiting: tuple[Cluster, ...]
    postcodes: tuple[tuple[str, Point], ...]
    unplaced: int
    outside: int
    field: "Field"


class Field:
    """Marks and labels already drawn, found again by cell."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._cells: dict[tuple[int, int], list[tuple[Point, float]]] = defaultdict(
            list
        )
        self._boxes: list[tuple[float, float, float, float]] = []

    def put(self, wanted: Point, room: float) -> Point:
        """Draw a mark of radius *room* at *wanted*, or beside it if that is taken.

        Taken places are left in a sunflower spiral, so a crowd stays round.
        """
        at = wanted
        for k in range(_MOST_TRIES):
            angle, radius = k * _GOLDEN, room * 1.1 * math.sqrt(k)
            at = (
                wanted[0] + radius * math.cos(angle),
                wanted[1] + radius * math.sin(angle),
            )
            if self._is_free(at, room):
                break
        self._cells[self._cell(at)].append((at, room))
        return at

    def block(self, at: Point, width: float, height: float) -> None:
        """Keep labels out of a box around *at*, and marks out of both its halves."""
        self._boxes.append((at[0], at[1], width / 2, height / 2))
        for side in (-width / 4, width / 4):
            half = (at[0] + side, at[1])
            self._cells[self._cell(half)].append((half, height / 2))

    def label(self, wanted: Point, words: str) -> Point | None:
        """Return the middle of a free place near *wanted*; ``None``: there is none."""
        wide, high = len(words) * _LETTER_WIDTH / 2, _LABEL_HEIGHT / 2
        for dx, dy in _BESIDE:
            at = (wanted[0] + dx, wanted[1] + dy)
            inside = wide <= at[0] <= self._sheet.width - wide and high <= at[1] <= (
                self._sheet.height - high
            )
            if inside and self._has_room(at, wide, high):
                self._boxes.append((*at, wide, high))
                return at
        return None

    def _has_room(self, at: Point, wide: float, high: float) -> bool:
        for x, y, w, h in self._boxes:
            if abs(at[0] - x) < wide + w + 1 and abs(at[1] - y) < high + h + 1:
                return False
        reach = int((wide + _CELL) // _CELL) + 1
        column, row = self._cell(at)
        return not any(
            abs(at[0] - point[0]) < wide + room and abs(at[1] - point[1]) < high + room
            for dx in range(-reach, reach + 1)
            for dy in range(-2, 3)
            for point, room in self._cells.get((column + dx, row + dy), ())
        )

    def _is_free(self, at: Point, room: float) -> bool:
        column, row = self._cell(at)
        return all(
            math.dist(at, point) >= room + other
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for point, other in self._cells.get((column + dx, row + dy), ())
        )

    def _cell(self, at: Point) -> tuple[int, int]:
        return int(at[0] // _CELL), int(at[1] // _CELL)


def layout(
    week: PlannedWeek,
    sheet: Sheet,
    *,
    shown: frozenset[VisitId],
    waiting: bool,
    near: bool = False,
) -> Layout | None:
    """Place the visits of one drawing; ``None`` when no place has a position.

    A visit without coordinates lies in the middle of the others of its postcode.
    Visits at one point are drawn side by side in a spiral, by id. The tours decide
    what the drawing shows: one far address that nobody goes to must not shrink it.

    Args:
        week: The week.
        sheet: Size of the drawing.
        shown: Planned visits on it.
        waiting: Visits that are not planned are on it too.
        near: Only *shown* decides the scale, else all planned visits: then drawings
            of several days can be compared.
    """
    problem, planned = week.problem, week.plan.planned
    middles = _middles([request.place for request in problem.requests])
    positions = _positions(problem, middles)
    office = problem.office.coordinates
    decide = shown if near else planned
    toured = [at for visit, at in positions.items() if visit in decide]
    framed = [*(toured or positions.values()), *([office] if office else [])]
    if not framed:
        return None
    projection = Projection.of(framed, sheet)
    field = Field(sheet)
    at_office = _put_office(field, projection, office)
    room = _ROOM if len(shown) <= MANY_STOPS else _SMALL_ROOM
    points = {visit: projection.point(at) for visit, at in sorted(positions.items())}
    drawn = {v: field.put(at, room) for v, at in points.items() if v in shown}
    left = [at for v, at in points.items() if v not in planned] if waiting else []
    inside = [at for at in left if sheet.holds(at)]
    named = [
        (p, projection.point(middles[p])) for p in _names(problem, middles, points)
    ]
    return Layout(
        sheet=sheet,
        scale=projection.px_a_km,
        office=at_office,
        planned=drawn,
        waiting=_clusters(inside, field),
        postcodes=tuple((p, at) for p, at in named if sheet.holds(at)),
        unplaced=len(shown - set(positions)),
        outside=len(left) - len(inside),
        field=field,
    )


def _positions(
    problem: VisitProblem, middles: Mapping[str, Coordinates]
) -> dict[VisitId, Coordinates]:
    found = {r.id: _position(r.place, middles) for r in problem.requests}
    return {visit: at for visit, at in found.items() if at is not None}


def _put_office(
    field: Field, projection: Projection, office: Coordinates | None
) -> Point | None:
    """Keep room for the office and its label; ``None`` when nobody knows where it is."""
    if office is None:
        return None
    at = projection.point(office)
    field.put(at, _OFFICE_ROOM)
    dx, dy, wide, high = _OFFICE_LABEL
    field.block((at[0] + dx, at[1] + dy), wide, high)
    return at


def _names(
    problem: VisitProblem, middles: Iterable[str], points: Container[VisitId]
) -> list[str]:
    """Return the postcodes in the order in which they get their label."""
    crowd = Counter(r.place.postcode for r in problem.requests if r.id in points)
    return sorted(middles, key=lambda p: (-crowd[p], p))


def _clusters(points: Sequence[Point], field: Field) -> tuple[Cluster, ...]:
    if len(points) <= _SINGLE_DOTS:
        return tuple(Cluster(field.put(at, _DOT_ROOM), 1, 2.1) for at in points)
    cells: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for x, y in points:
        cells[int(x // _CLUSTER_PX), int(y // _CLUSTER_PX)].append((x, y))
    found = []
    for _, members in sorted(cells.items()):
        count = len(members)
        middle = (
            math.fsum(x for x, _ in members) / count,
            math.fsum(y for _, y in members) / count,
        )
        radius = 2.1 if count == 1 else min(16.0, 6.5 + math.sqrt(count))
        found.append(Cluster(field.put(middle, radius + 0.8), count, radius))
    return tuple(found)


def _middles(places: Iterable[Place]) -> dict[str, Coordinates]:
    by_postcode: dict[str, list[Coordinates]] = defaultdict(list)
    for place in places:
        if place.postcode and place.coordinates is not None:
            by_postcode[place.postcode].append(place.coordinates)
    return {
        postcode: Coordinates(
            latitude=math.fsum(p.latitude for p in points) / len(points),
            longitude=math.fsum(p.longitude for p in points) / len(points),
        )
        for postcode, points in by_postcode.items()
    }


def _position(place: Place, middles: Mapping[str, Coordinates]) -> Coordinates | None:
    return place.coordinates or middles.get(place.postcode)
