"""The week at one glance: when each pair is where, drawn as bars over the hours."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Final

from outreach_core._messages import Language, Words
from outreach_core.calendar import clock, short_day
from outreach_core.visits._markup import number, tag, text
from outreach_core.visits._named_tours import (
    NamedTour,
    is_large,
    named_tours,
    pair_names,
)
from outreach_core.visits._palette import style_of
from outreach_core.visits.plan import Tour
from outreach_core.visits.weeks import PlannedWeek

_WIDTH: Final = 1120
_LABEL: Final = 276
_NAMES: Final = 102
_LETTER: Final = 6.7
"""Mean width of a letter of a name, px."""
_ROW: Final = 34
_TOP: Final = 26
_HOUR: Final = 60

_TITLE: Final = Words("Die Woche auf einen Blick", "The week at a glance")
_DESC: Final = Words(
    "Ein Balken je Tour über die Tagesstunden: Besuche, Wege und Pause. Dieselben "
    "Zeiten stehen in den Tabellen darunter.",
    "One bar for each tour over the hours of the day: visits, ways and pause. The "
    "tables below hold the same times.",
)


def draw_timeline(week: PlannedWeek, *, language: Language) -> str:
    """Return the bars as inline SVG; empty for a plan without tours.

    Of a week with many tours each day is a drawing of its own, so that none is cut by
    the end of a page.
    """
    tours = named_tours(week)
    if not tours:
        return ""
    if not is_large(week):
        return _drawing(week, tours, "week", language)
    by_day = groupby(tours, key=lambda tour: tour.tour.day)
    return "".join(
        _drawing(week, tuple(group), day.isoformat(), language) for day, group in by_day
    )


def _drawing(
    week: PlannedWeek, tours: tuple[NamedTour, ...], key: str, language: Language
) -> str:
    # All drawings of a week have the same hours, so that days can be compared.
    planned = week.plan.tours
    first = min(tour.start_minute for tour in planned) // _HOUR
    last = max(first + 1, -(-max(tour.end_minute for tour in planned) // _HOUR))
    px = (_WIDTH - _LABEL - 16) / ((last - first) * _HOUR)
    height = _TOP + _ROW * len(tours) + 8
    title = _TITLE.to(language)
    if key != "week":
        title = f"{title}: {short_day(tours[0].tour.day, language)}"
    parts = [
        tag("title", text(title), id=f"time-title-{key}"),
        tag("desc", text(_DESC.to(language)), id=f"time-desc-{key}"),
    ]
    for hour in range(first, last + 1):
        x = number(_LABEL + (hour - first) * _HOUR * px)
        parts.append(tag("line", x1=x, x2=x, y1=_TOP - 4, y2=height, class_="hour"))
        parts.append(tag("text", text(f"{hour}"), x=x, y=_TOP - 10, class_="hour"))
    for row, named in enumerate(tours):
        top = _TOP + row * _ROW
        parts += _row(week, named, top, language)
        parts += _bar(
            week, named.tour, top, lambda minute: _LABEL + (minute - first * _HOUR) * px
        )
    return tag(
        "svg",
        *parts,
        viewBox=f"0 0 {_WIDTH} {height}",
        role="img",
        aria_labelledby=f"time-title-{key} time-desc-{key}",
        class_="timeline",
        xmlns="http://www.w3.org/2000/svg",
    )


def _row(
    week: PlannedWeek, named: NamedTour, top: int, language: Language
) -> Iterator[str]:
    y = top + _ROW / 2 + 4
    names, room = pair_names(week, named.tour), _LABEL - _NAMES - 8
    wide = len(names) * _LETTER
    yield tag("text", text(named.name(language)), x=0, y=y, class_="day")
    yield tag(
        "text",
        text(names),
        x=_NAMES,
        y=y,
        class_="pair",
        # Long names are set closer rather than drawn over the first bar.
        textLength=room if wide > room else None,
        lengthAdjust="spacingAndGlyphs" if wide > room else None,
    )


def _bar(
    week: PlannedWeek, tour: Tour, top: int, x_of: Callable[[int], float]
) -> Iterator[str]:
    style = style_of(tour.day, week.problem.days)
    middle = top + _ROW / 2
    yield tag(
        "line",
        x1=number(x_of(tour.start_minute)),
        x2=number(x_of(tour.end_minute)),
        y1=middle,
        y2=middle,
        stroke=style.colour,
        stroke_dasharray=style.dashes or None,
        class_="way",
    )
    for stop in tour.stops:
        agreed = week.problem.request(stop.visit).agreed
        x = x_of(stop.start_minute)
        yield tag(
            "rect",
            tag("title", text(f"{clock(stop.start_minute)} {stop.visit}")),
            x=number(x),
            y=top + 6,
            width=number(max(3.0, x_of(stop.end_minute) - x - 1)),
            height=_ROW - 12,
            rx=3,
            fill=style.colour if agreed else style.tint,
            stroke=style.colour,
        )
    for pause in tour.pauses:
        x, end = x_of(pause.start_minute), x_of(pause.end_minute)
        yield tag(
            "rect",
            x=number(x),
            y=top + 12,
            width=number(end - x),
            height=_ROW - 24,
            class_="pause",
        )
