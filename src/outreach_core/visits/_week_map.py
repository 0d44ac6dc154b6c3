"""Where the tours lead: a map drawn from positions alone, without any network."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import attrs

from outreach_core._messages import Language, Words
from outreach_core.calendar import short_day
from outreach_core.people import Coordinates
from outreach_core.visits._markup import number, tag, text
from outreach_core.visits._palette import style_of
from outreach_core.visits.plan import Tour
from outreach_core.visits.requests import Place, VisitId
from outreach_core.visits.weeks import PlannedWeek

_WIDTH: Final = 1120
_HEIGHT: Final = 640
_MARGIN: Final = 56
_KM_A_DEGREE: Final = 111.195  # of latitude, sphere of 6371 km
_LEAST_KM: Final = 1.0
"""A smaller town than this is not drawn larger."""
_RADIUS: Final = 8.5
_ROOM: Final = 9.4
_SMALL_ROOM: Final = 4.6
_DOT_ROOM: Final = 2.9
_OFFICE_ROOM: Final = 15.0
_CELL: Final = 30.0
"""Not less than the sum of two radii: a mark can only touch marks of near cells."""
_MOST_TRIES: Final = 600
_GOLDEN: Final = math.pi * (3 - math.sqrt(5))
_MANY: Final = 150
"""Above this many stops the marks are small and carry no number."""

_TITLE: Final = Words("Karte der Touren", "Map of the tours")
_DESC: Final = Words(
    "{tours} Touren mit {stops} Besuchen, vom Büro aus und zurück. Luftlinien, keine "
    "Straßen. Dieselbe Auskunft steht im Text unter der Karte.",
    "{tours} tours with {stops} visits, from the office and back. Straight lines, no "
    "streets. The text below the map says the same.",
)
_OFFICE: Final = Words("Büro", "Office")
_NORTH: Final = Words("N", "N")

Point = tuple[float, float]


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
    def of(cls, points: Sequence[Coordinates]) -> "Projection":
        """Fit *points*, at least one, into the drawing."""
        lats = [point.latitude for point in points]
        lons = [point.longitude for point in points]
        middle = math.radians((min(lats) + max(lats)) / 2)
        km_lon = _KM_A_DEGREE * math.cos(middle)
        wide = max((max(lons) - min(lons)) * km_lon, _LEAST_KM)
        high = max((max(lats) - min(lats)) * _KM_A_DEGREE, _LEAST_KM)
        scale = min((_WIDTH - 2 * _MARGIN) / wide, (_HEIGHT - 2 * _MARGIN) / high)
        used = (
            (max(lons) - min(lons)) * km_lon * scale,
            (max(lats) - min(lats)) * _KM_A_DEGREE * scale,
        )
        return cls(
            west=min(lons),
            north=max(lats),
            px_a_km=scale,
            km_a_degree_lon=km_lon,
            left=(_WIDTH - used[0]) / 2,
            top=(_HEIGHT - used[1]) / 2,
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
class Layout:
    """Where everything is drawn.

    Attributes:
        scale: Pixels of one kilometre.
        office: The office, ``None`` without a position.
        planned: Points by visit id.
        waiting: Points of visits that are not planned.
        labels: Middle of each postcode, by postcode.
        unplaced: Number of planned visits without any position.
        outside: Number of visits that are not planned and lie off the drawing.
    """

    scale: float
    office: Point | None
    planned: Mapping[VisitId, Point]
    waiting: tuple[Point, ...]
    labels: Mapping[str, Point]
    unplaced: int
    outside: int


def layout(week: PlannedWeek) -> Layout | None:
    """Place all visits; ``None`` when no place has a position.

    A visit without coordinates lies in the middle of the others of its postcode.
    Visits at one point are drawn side by side in a spiral, by id. The tours decide
    what the drawing shows: one far address that nobody goes to must not shrink it.
    """
    problem = week.problem
    middles = _middles([request.place for request in problem.requests])
    planned_ids = week.plan.planned
    positions = {
        request.id: position
        for request in problem.requests
        if (position := _position(request.place, middles)) is not None
    }
    office = problem.office.coordinates
    toured = [at for visit, at in positions.items() if visit in planned_ids]
    framed = [*(toured or positions.values()), *([office] if office else [])]
    if not framed:
        return None
    projection = Projection.of(framed)
    field = _Field()
    if office is not None:
        field.put(projection.point(office), _OFFICE_ROOM)
    room = _ROOM if len(planned_ids) <= _MANY else _SMALL_ROOM
    points = {visit: projection.point(at) for visit, at in sorted(positions.items())}
    planned = {v: field.put(at, room) for v, at in points.items() if v in planned_ids}
    left = {v: at for v, at in points.items() if v not in planned_ids}
    waiting = [field.put(at, _DOT_ROOM) for at in left.values() if _is_inside(at)]
    labels = {p: projection.point(at) for p, at in sorted(middles.items())}
    return Layout(
        scale=projection.px_a_km,
        office=projection.point(office) if office else None,
        planned=planned,
        waiting=tuple(waiting),
        labels={p: at for p, at in labels.items() if _is_inside(at)},
        unplaced=len(planned_ids - set(positions)),
        outside=len(left) - len(waiting),
    )


def _is_inside(at: Point) -> bool:
    return 0 <= at[0] <= _WIDTH and 0 <= at[1] <= _HEIGHT


def _middles(places: Sequence[Place]) -> dict[str, Coordinates]:
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


class _Field:
    """Marks already drawn, found again by cell."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Point, float]]] = defaultdict(
            list
        )

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


def draw_map(week: PlannedWeek, *, language: Language) -> str:
    """Return the map as inline SVG; empty when no place has a position."""
    where = layout(week)
    if where is None:
        return ""
    tours = week.plan.tours
    stops = sum(len(tour.stops) for tour in tours)
    description = _DESC.fill(tours=len(tours), stops=stops).to(language)
    small = stops > _MANY
    parts = [
        tag("title", text(_TITLE.to(language)), id="map-title"),
        tag("desc", text(description), id="map-desc"),
        *(_line(week, tour, where) for tour in tours),
        *(_postcode(name, point) for name, point in where.labels.items()),
        *(mark for tour in tours for mark in _marks(week, tour, where, small=small)),
        *(_dot(point) for point in where.waiting),
        _office(where, language),
        *_scale_bar(where.scale),
        _north(language),
    ]
    return tag(
        "svg",
        *parts,
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="img",
        aria_labelledby="map-title map-desc",
        class_="map",
        xmlns="http://www.w3.org/2000/svg",
    )


def _dot(point: Point) -> str:
    return tag("circle", cx=number(point[0]), cy=number(point[1]), r=2.1, class_="w")


def _postcode(name: str, point: Point) -> str:
    return tag(
        "text", text(name), x=number(point[0]), y=number(point[1] - 34), class_="plz"
    )


def _line(week: PlannedWeek, tour: Tour, where: Layout) -> str:
    style = style_of(tour.day, week.problem.days)
    points = [where.planned[s.visit] for s in tour.stops if s.visit in where.planned]
    if where.office is not None:
        points = [where.office, *points, where.office]
    path = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return tag(
        "path",
        d=path,
        stroke=style.colour,
        stroke_dasharray=style.dashes or None,
        class_="tour",
    )


def _marks(
    week: PlannedWeek, tour: Tour, where: Layout, *, small: bool
) -> Iterator[str]:
    colour = style_of(tour.day, week.problem.days).colour
    for order, stop in enumerate(tour.stops, start=1):
        if stop.visit not in where.planned:
            continue
        x, y = where.planned[stop.visit]
        radius = 4 if small else _RADIUS
        yield tag(
            "circle", cx=number(x), cy=number(y), r=radius, fill=colour, class_="s"
        )
        if not small:
            yield tag("text", text(order), x=number(x), y=number(y + 3.6), class_="n")


def _office(where: Layout, language: Language) -> str:
    if where.office is None:
        return ""
    x, y = where.office
    house = f"M{number(x)} {number(y - 15)}l13 11v13h-26v-13z"
    label = tag("text", text(_OFFICE.to(language)), x=number(x), y=number(y + 25))
    return tag("g", tag("path", d=house), label, class_="office")


def _scale_bar(px_a_km: float) -> Iterator[str]:
    km = next(
        (k for k in (0.5, 1, 2, 5, 10, 20, 50, 100) if k * px_a_km >= 90),  # noqa: PLR2004  px
        200,
    )
    wide, y = km * px_a_km, _HEIGHT - 26
    label = f"{km:g} km".replace(".", ",")
    yield tag("path", d=f"M28 {y - 6}v6h{number(wide)}v-6", class_="scale", fill="none")
    yield tag("text", text(label), x=number(28 + wide / 2), y=y - 9, class_="scale")


def _north(language: Language) -> str:
    x, y = _WIDTH - 40, _HEIGHT - 66
    arrow = tag("path", d=f"M{x} {y}l9 26-9-6-9 6z")
    label = tag("text", text(_NORTH.to(language)), x=x, y=y + 42)
    return tag("g", arrow, label, class_="north")


def tour_as_text(week: PlannedWeek, tour: Tour, language: Language) -> str:
    """Return one tour in words, for people who do not see the map."""
    names = " + ".join(week.name_of(person) for person in tour.pair)
    via: list[str] = []
    for stop in tour.stops:
        place = week.problem.request(stop.visit).place.postcode or "–"
        if not via or via[-1] != place:
            via.append(place)
    office = _OFFICE.to(language)
    return f"{short_day(tour.day, language)}, {names}: {' → '.join([office, *via, office])}"
