"""Where the tours lead: maps drawn from positions alone, without any network.

A small week is one map. A large one is a map for each day, one on demand for each
tour, and one of what is not planned; no drawing grows with the number of weeks.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from outreach_core._messages import Language, Words
from outreach_core.calendar import clock, day_in_words
from outreach_core.visits._map_layout import (
    MANY_STOPS,
    Cluster,
    Layout,
    Sheet,
    layout,
)
from outreach_core.visits._markup import number, tag, text
from outreach_core.visits._named_tours import (
    NamedTour,
    is_large,
    named_tours,
    pair_names,
)
from outreach_core.visits._palette import DayStyle
from outreach_core.visits.requests import VisitId
from outreach_core.visits.weeks import PlannedWeek

_WEEK: Final = Sheet(1120, 640)
_TOUR: Final = Sheet(520, 340, 40)
_RADIUS: Final = 8.5
_SMALL_RADIUS: Final = 4.0

_TITLE: Final = Words("Karte der Touren", "Map of the tours")
_DAY_TITLE: Final = Words("Karte: {day}", "Map: {day}")
_TOUR_TITLE: Final = Words("Karte der Tour {name}", "Map of the tour {name}")
_DESC: Final = Words(
    "{tours} Touren mit {stops} Besuchen, vom Büro aus und zurück. Luftlinien, keine "
    "Straßen. Dieselbe Auskunft steht im Text unter der Karte.",
    "{tours} tours with {stops} visits, from the office and back. Straight lines, no "
    "streets. The text below the map says the same.",
)
_DESC_OF_MEETINGS: Final = Words(
    "{tours} Touren mit {stops} Besuchen. Paare treffen und trennen sich auch an Halten; "
    "Wege, die jemand allein geht, sind nicht gezeichnet. Luftlinien, keine Straßen. "
    "Dieselbe Auskunft steht im Text unter der Karte.",
    "{tours} tours with {stops} visits. Pairs meet and part at stops too; ways that "
    "somebody goes alone are not drawn. Straight lines, no streets. The text below the "
    "map says the same.",
)
_WAITING_TITLE: Final = Words("Karte: nicht geplant", "Map: not planned")
_WAITING_DESC: Final = Words(
    "{count} nicht geplante Besuche; eine Zahl im Ring sagt, wie viele dort liegen. "
    "Die Liste unten nennt jeden.",
    "{count} visits that are not planned; a figure in a ring says how many lie there. "
    "The list below names each of them.",
)
_OFFICE: Final = Words("Büro", "Office")
_ELSEWHERE: Final = Words("vereinbarter Ort", "agreed place")
_MEET: Final = Words("Treffen am ersten Halt", "meet at the first stop")
_PART: Final = Words("ab dort getrennt", "part there")
_NORTH: Final = Words("N", "N")


@attrs.frozen
class DrawnMap:
    """One drawing.

    Attributes:
        heading: Day, or what else is drawn; empty for the whole week.
        svg: The drawing.
        unplaced: Planned visits without any position, not drawn.
        outside: Visits that are not planned and lie off the drawing.
    """

    heading: str
    svg: str
    unplaced: int
    outside: int


def week_maps(week: PlannedWeek, *, language: Language) -> tuple[DrawnMap, ...]:
    """Return the maps of *week*; none when no place has a position."""
    tours = named_tours(week)
    if not is_large(week):
        drawn = _of_tours(week, tours, "", language)
        return () if drawn is None else (drawn,)
    maps = []
    for day in sorted({tour.tour.day for tour in tours}):
        of_day = [tour for tour in tours if tour.tour.day == day]
        maps.append(_of_tours(week, of_day, day_in_words(day, language), language))
    maps.append(_of_waiting(week, language))
    return tuple(drawn for drawn in maps if drawn is not None)


def tour_map(week: PlannedWeek, tour: NamedTour, *, language: Language) -> str:
    """Return a small map of one tour with the order of its stops; may be empty."""
    shown = _visits([tour])
    where = layout(week, _TOUR, shown=shown, waiting=False, near=True)
    if where is None:
        return ""
    name = tour.name(language)
    return _svg(
        where,
        [_line(where, tour, tour.style), *_marks(where, tour, tour.style, language)],
        key=tour.anchor,
        title=_TOUR_TITLE.fill(name=name).to(language),
        desc=tour_as_text(week, tour, language),
        language=language,
    )


def _of_tours(
    week: PlannedWeek, tours: Sequence[NamedTour], heading: str, language: Language
) -> DrawnMap | None:
    where = layout(week, _WEEK, shown=_visits(tours), waiting=not heading)
    if where is None:
        return None
    looks = [tour.style_in_day if heading else tour.style for tour in tours]
    title = _DAY_TITLE.fill(day=heading) if heading else _TITLE
    stops = sum(len(tour.tour.stops) for tour in tours)
    meet = any(tour.tour.at_a_stop for tour in tours)
    desc = _DESC_OF_MEETINGS if meet else _DESC
    both = list(zip(tours, looks, strict=True))
    parts = [
        *(_line(where, tour, look) for tour, look in both),
        *(m for tour, look in both for m in _marks(where, tour, look, language)),
        *(_ring(cluster) for cluster in where.waiting),
        *(_number(where, tour, look) for tour, look in both if heading),
    ]
    svg = _svg(
        where,
        parts,
        key=tours[0].anchor.rsplit("-", 1)[0] if heading and tours else "week",
        title=title.to(language),
        desc=desc.fill(tours=len(tours), stops=stops).to(language),
        language=language,
    )
    return DrawnMap(heading, svg, where.unplaced, where.outside)


def _of_waiting(week: PlannedWeek, language: Language) -> DrawnMap | None:
    where = layout(week, _WEEK, shown=frozenset(), waiting=True)
    if where is None or not where.waiting:
        return None
    title = _WAITING_TITLE.to(language)
    count = sum(cluster.count for cluster in where.waiting)
    svg = _svg(
        where,
        [_ring(cluster) for cluster in where.waiting],
        key="waiting",
        title=title,
        desc=_WAITING_DESC.fill(count=count).to(language),
        language=language,
    )
    return DrawnMap(title, svg, 0, where.outside)


def _visits(tours: Iterable[NamedTour]) -> frozenset[VisitId]:
    return frozenset(stop.visit for tour in tours for stop in tour.tour.stops)


def _svg(
    where: Layout,
    parts: Iterable[str],
    *,
    key: str,
    title: str,
    desc: str,
    language: Language,
) -> str:
    sheet = where.sheet
    return tag(
        "svg",
        tag("title", text(title), id=f"map-title-{key}"),
        tag("desc", text(desc), id=f"map-desc-{key}"),
        *parts,
        *_postcodes(where),
        _office(where, language),
        *_scale_bar(where),
        _north(sheet, language),
        viewBox=f"0 0 {sheet.width} {sheet.height}",
        role="img",
        aria_labelledby=f"map-title-{key} map-desc-{key}",
        class_="map",
        xmlns="http://www.w3.org/2000/svg",
    )


def _ring(cluster: Cluster) -> str:
    x, y = (number(value) for value in cluster.at)
    ring = tag("circle", cx=x, cy=y, r=number(cluster.radius), class_="w")
    if cluster.count == 1:
        return ring
    label = tag(
        "text", text(cluster.count), x=x, y=number(cluster.at[1] + 3.6), class_="wn"
    )
    return ring + label


def _postcodes(where: Layout) -> Iterator[str]:
    """Name the postcodes where there is room, last of all that is drawn."""
    for name, wanted in where.postcodes:
        at = where.field.label(wanted, name)
        if at is not None:
            x, y = number(at[0]), number(at[1] + 5)
            yield tag("text", text(name), x=x, y=y, class_="plz")


def _line(where: Layout, tour: NamedTour, look: DayStyle) -> str:
    stops = tour.tour.stops
    points = [where.planned[s.visit] for s in stops if s.visit in where.planned]
    if where.office is not None:
        # Where somebody lives who starts at home is drawn nowhere.
        first = [where.office] if tour.from_office else []
        last = [where.office] if tour.to_office else []
        points = [*first, *points, *last]
    if not points:
        return ""
    path = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    dashes = look.dashes or None
    return tag(
        "path", d=path, stroke=look.colour, stroke_dasharray=dashes, class_="tour"
    )


def _marks(
    where: Layout, tour: NamedTour, look: DayStyle, language: Language
) -> Iterator[str]:
    small = len(where.planned) > MANY_STOPS
    radius = number(_SMALL_RADIUS if small else _RADIUS)
    for order, stop in enumerate(tour.tour.stops, start=1):
        if stop.visit not in where.planned:
            continue
        x, y = where.planned[stop.visit]
        words = f"{tour.name(language)}, {clock(stop.start_minute)}: {stop.visit}"
        at = {"cx": number(x), "cy": number(y), "r": radius}
        title = tag("title", text(words))
        yield tag("circle", title, **at, fill=look.colour, class_="s")
        if not small:
            yield tag("text", text(order), x=number(x), y=number(y + 3.6), class_="n")


def _number(where: Layout, tour: NamedTour, look: DayStyle) -> str:
    """Write the number of *tour* beside its farthest stop."""
    stops = tour.tour.stops
    points = [where.planned[s.visit] for s in stops if s.visit in where.planned]
    if not points:
        return ""
    middle = where.office or points[0]
    farthest = max(points, key=lambda at: (math.dist(at, middle), at))
    words = f"{tour.number}"
    x, y = where.field.label(farthest, words) or farthest
    box = tag(
        "rect",
        x=number(x - 11),
        y=number(y - 8),
        width=22,
        height=16,
        rx=4,
        stroke=look.colour,
        class_="no",
    )
    label = tag("text", text(words), x=number(x), y=number(y + 4.5), class_="no")
    return box + label


def _office(where: Layout, language: Language) -> str:
    if where.office is None:
        return ""
    x, y = where.office
    house = f"M{number(x)} {number(y - 15)}l13 11v13h-26v-13z"
    label = tag("text", text(_OFFICE.to(language)), x=number(x), y=number(y + 25))
    return tag("g", tag("path", d=house), label, class_="office")


def _scale_bar(where: Layout) -> Iterator[str]:
    least = where.sheet.width / 12.5
    km = next(
        (k for k in (0.5, 1, 2, 5, 10, 20, 50, 100) if k * where.scale >= least), 200
    )
    wide, y = km * where.scale, where.sheet.height - 26
    label = f"{km:g} km".replace(".", ",")
    yield tag("path", d=f"M28 {y - 6}v6h{number(wide)}v-6", class_="scale", fill="none")
    yield tag("text", text(label), x=number(28 + wide / 2), y=y - 9, class_="scale")


def _north(sheet: Sheet, language: Language) -> str:
    x, y = sheet.width - 40, sheet.height - 66
    arrow = tag("path", d=f"M{x} {y}l9 26-9-6-9 6z")
    label = tag("text", text(_NORTH.to(language)), x=x, y=y + 42)
    return tag("g", arrow, label, class_="north")


def tour_as_text(week: PlannedWeek, named: NamedTour, language: Language) -> str:
    """Return one tour in words, for people who do not see the map."""
    via: list[str] = []
    for stop in named.tour.stops:
        place = week.problem.request(stop.visit).place.postcode or "–"
        if not via or via[-1] != place:
            via.append(place)
    tour = named.tour
    begin = _OFFICE if named.from_office else _ELSEWHERE
    end = _OFFICE if named.to_office else _ELSEWHERE
    first = (_MEET if tour.meets_at_stop else begin).to(language)
    last = (_PART if tour.parts_at_stop else end).to(language)
    way = " → ".join([first, *via, last])
    return f"{named.name(language)}, {pair_names(week, named.tour)}: {way}"
