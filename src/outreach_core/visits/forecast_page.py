"""How many talks may each tour bring? Dots with their spread, and the same as a table."""

from collections.abc import Iterator
from typing import Final

from outreach_core._messages import Language, Words
from outreach_core.calendar import short_day
from outreach_core.visits._markup import number, tag, text
from outreach_core.visits._palette import style_of
from outreach_core.visits.forecasts import Forecast, TourForecast
from outreach_core.visits.weeks import PlannedWeek

_WIDTH: Final = 1120
_LABEL: Final = 236
_ROW: Final = 34
_TOP: Final = 30
_TEXTS: Final = {
    "title": Words("Wie viele Gespräche zu erwarten sind", "Talks to be expected"),
    "desc": Words(
        "Je Tour ein Punkt für den Mittelwert und ein Balken für die Spanne, in der "
        "neun von zehn Tagen liegen. Dieselben Zahlen stehen in der Tabelle darunter.",
        "For each tour a dot for the mean and a bar for the span in which nine of ten "
        "days lie. The table below holds the same numbers.",
    ),
    "note": Words(
        "Die meisten Türen bleiben zu; das ist normal. Gerechnet über {runs} Tage mit "
        "ausgelosten offenen und geschlossenen Türen.",
        "Most doors stay closed; that is normal. From {runs} days with open and closed "
        "doors drawn by lot.",
    ),
    "day": Words("Tag", "Day"),
    "pair": Words("Paar", "Pair"),
    "visits": Words("Termine", "Visits"),
    "talks": Words("Gespräche", "Talks"),
    "late": Words("Zusage zu spät", "Promise late"),
    "home": Words("Zurück bis", "Back by"),
}


def forecast_section(
    week: PlannedWeek, forecast: Forecast, *, language: Language = Language.DE
) -> str:
    """Return heading, drawing and table of *forecast*; a part of the plan page.

    The drawing loads nothing and says with position and length what it says with
    colour; its text alternative is the table below it.

    Args:
        week: The week whose plan was simulated; names and days come from here.
        forecast: Of the plan of *week*.
        language: Language of the words.

    Returns:
        Markup without a page around it; empty for a plan without tours.
    """
    if not forecast.tours:
        return ""
    return "".join(
        (
            tag("h2", _say("title", language)),
            tag("p", text(forecast.words.to(language)), class_="lead"),
            tag("p", _say("note", language, runs=forecast.runs), class_="note"),
            _drawing(week, forecast, language),
            _table(week, forecast, language),
        )
    )


def _say(key: str, language: Language, **gaps: object) -> str:
    return text(_TEXTS[key].fill(**gaps).to(language))


def _names(week: PlannedWeek, tour: TourForecast) -> str:
    return " + ".join(week.name_of(person) for person in tour.pair)


def _drawing(week: PlannedWeek, forecast: Forecast, language: Language) -> str:
    most = max(1, *(tour.talks.high for tour in forecast.tours))
    px = (_WIDTH - _LABEL - 24) / most
    height = _TOP + _ROW * len(forecast.tours) + 8
    parts = [
        tag("title", _say("title", language), id="talks-title"),
        tag("desc", _say("desc", language), id="talks-desc"),
    ]
    for talks in range(most + 1):
        x = number(_LABEL + talks * px)
        parts.append(tag("line", x1=x, x2=x, y1=_TOP - 4, y2=height, class_="hour"))
        parts.append(tag("text", str(talks), x=x, y=_TOP - 10, class_="hour"))
    for row, tour in enumerate(forecast.tours):
        parts += _row(week, tour, _TOP + row * _ROW, px, language)
    return tag(
        "svg",
        *parts,
        viewBox=f"0 0 {_WIDTH} {height}",
        role="img",
        aria_labelledby="talks-title talks-desc",
        class_="timeline talks",
        xmlns="http://www.w3.org/2000/svg",
    )


def _row(
    week: PlannedWeek, tour: TourForecast, top: int, px: float, language: Language
) -> Iterator[str]:
    style = style_of(tour.day, week.problem.days)
    middle = top + _ROW / 2
    low, high = (_LABEL + talks * px for talks in (tour.talks.low, tour.talks.high))
    yield tag(
        "text", text(short_day(tour.day, language)), x=0, y=middle + 4, class_="day"
    )
    yield tag("text", text(_names(week, tour)), x=76, y=middle + 4, class_="pair")
    yield tag(
        "rect",
        tag("title", text(tour.words.to(language))),
        x=number(low - 5),
        y=number(middle - 6),
        width=number(high - low + 10),
        height=12,
        rx=6,
        fill=style.tint,
        stroke=style.colour,
    )
    yield tag(
        "circle",
        cx=number(_LABEL + tour.talks.mean * px),
        cy=number(middle),
        r=5,
        fill=style.colour,
        stroke="#fff",
    )


def _table(week: PlannedWeek, forecast: Forecast, language: Language) -> str:
    keys = ("day", "pair", "visits", "talks", "late", "home")
    head = tag("tr", *(tag("th", _say(key, language), scope="col") for key in keys))
    rows = (_cells(week, tour, language) for tour in forecast.tours)
    body = (tag("tr", *(tag("td", text(c)) for c in cells)) for cells in rows)
    return tag("table", tag("thead", head), tag("tbody", *body), class_="talks")


def _cells(
    week: PlannedWeek, tour: TourForecast, language: Language
) -> tuple[str, ...]:
    return (
        short_day(tour.day, language),
        _names(week, tour),
        str(len(tour.stops)),
        tour.talks.words.to(language),
        tour.late_words.to(language),
        tour.back_by,
    )
