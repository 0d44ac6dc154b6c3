"""The week at one glance: when each pair is where, drawn as bars over the hours."""

from collections.abc import Callable, Iterator
from typing import Final

from outreach_core._messages import Language, Words
from outreach_core.calendar import clock, short_day
from outreach_core.visits._markup import number, tag, text
from outreach_core.visits._palette import style_of
from outreach_core.visits.plan import Tour
from outreach_core.visits.weeks import PlannedWeek

_WIDTH: Final = 1120
_LABEL: Final = 236
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
    """Return the bars as inline SVG; empty for a plan without tours."""
    tours = week.plan.tours
    if not tours:
        return ""
    first = min(tour.start_minute for tour in tours) // _HOUR
    last = -(-max(tour.end_minute for tour in tours) // _HOUR)
    px = (_WIDTH - _LABEL - 16) / ((last - first) * _HOUR)
    height = _TOP + _ROW * len(tours) + 8
    parts = [
        tag("title", text(_TITLE.to(language)), id="time-title"),
        tag("desc", text(_DESC.to(language)), id="time-desc"),
    ]
    for hour in range(first, last + 1):
        x = number(_LABEL + (hour - first) * _HOUR * px)
        parts.append(tag("line", x1=x, x2=x, y1=_TOP - 4, y2=height, class_="hour"))
        parts.append(tag("text", text(f"{hour}"), x=x, y=_TOP - 10, class_="hour"))
    for row, tour in enumerate(tours):
        top = _TOP + row * _ROW
        parts += _row(week, tour, top, language)
        parts += _bar(
            week, tour, top, lambda minute: _LABEL + (minute - first * _HOUR) * px
        )
    return tag(
        "svg",
        *parts,
        viewBox=f"0 0 {_WIDTH} {height}",
        role="img",
        aria_labelledby="time-title time-desc",
        class_="timeline",
        xmlns="http://www.w3.org/2000/svg",
    )


def _row(week: PlannedWeek, tour: Tour, top: int, language: Language) -> Iterator[str]:
    names = " + ".join(week.name_of(person) for person in tour.pair)
    y = top + _ROW / 2 + 4
    yield tag("text", text(short_day(tour.day, language)), x=0, y=y, class_="day")
    yield tag("text", text(names), x=76, y=y, class_="pair")


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
    if tour.pause is not None:
        x, end = x_of(tour.pause.start_minute), x_of(tour.pause.end_minute)
        yield tag(
            "rect",
            x=number(x),
            y=top + 12,
            width=number(end - x),
            height=_ROW - 24,
            class_="pause",
        )
