"""The rows of a day sheet: leave, visits, pauses, back, in the order of the day."""

from collections.abc import Iterator
from typing import Final

from outreach_core._messages import Language, Words
from outreach_core.calendar import clock
from outreach_core.visits._markup import tag, text
from outreach_core.visits._meetings import meeting_words, parting_words
from outreach_core.visits.plan import Pause, Stop, Tour
from outreach_core.visits.requests import PlaceKind, VisitId
from outreach_core.visits.weeks import PlannedWeek

_TEXTS: Final = {
    "time": Words("Zeit", "Time"),
    "who": Words("Person", "Person"),
    "place": Words("Ort", "Place"),
    "wish": Words("Sprache, Wunsch", "Language, wish"),
    "way": Words("Weg", "Way"),
    "result": Words("Ergebnis (ankreuzen)", "Outcome (tick)"),
    "until": Words("bis {end}", "to {end}"),
    "minutes": Words("{minutes} min", "{minutes} min"),
    "leave": Words("Abfahrt im Büro", "Leave the office"),
    "leave_else": Words("Start am vereinbarten Ort", "Start at the agreed place"),
    "pause": Words("Pause bis {end} Uhr", "Pause until {end}"),
    "home": Words("Zurück im Büro", "Back at the office"),
    "home_else": Words("Ende am vereinbarten Ort", "End at the agreed place"),
}
KIND_WORDS: Final = {
    PlaceKind.CAFE: Words("Café", "Café"),
    PlaceKind.OFFICE: Words("im Amt", "at the office"),
    PlaceKind.CONTACT_POINT: Words("Anlaufstelle", "contact point"),
    PlaceKind.VEHICLE: Words("Beratungsmobil", "counselling vehicle"),
    PlaceKind.WALK: Words("Spaziergang", "a walk"),
}
"""Where two meet the person if not at home; home needs no word."""

# Requirement 40: a closed list; the figures stand in the boxes of each row.
OUTCOMES: Final = (
    Words("in der Wohnung gesprochen", "met inside"),
    Words("an der Tür gesprochen", "met at the door"),
    Words("durch die Tür gesprochen", "spoke through the door"),
    Words("anderswo getroffen", "met elsewhere"),
    Words("niemand öffnete", "nobody opened"),
    Words("möchte nicht", "refused"),
    Words("wünscht anderen Termin", "asked for another date"),
    Words("umgezogen (eigene Aussage)", "moved (own statement)"),
    Words("andere Person öffnete", "another person opened"),
    Words("abgebrochen", "stopped"),
)


def stops_table(
    week: PlannedWeek, tours: tuple[Tour, ...], language: Language, *, caption: str
) -> str:
    """Return the table of one sheet; several tours of a day follow one another."""
    keys = ("time", "who", "place", "wish", "way", "result")
    head = tag("tr", *(tag("th", _say(k, language), scope="col") for k in keys))
    rows = (row for tour in tours for row in _rows(week, tour, language))
    return tag(
        "table",
        tag("caption", text(caption)),
        tag("thead", head),
        tag("tbody", *rows),
        class_="stops",
    )


def place_cell(week: PlannedWeek, visit: VisitId, language: Language) -> str:
    """Return street, town, bell and kind of place of *visit*."""
    details = week.details_of(visit)
    kind = KIND_WORDS.get(week.problem.request(visit).place.kind)
    parts = [text(details.street)]
    if kind is not None:
        parts.insert(0, tag("b", text(kind.to(language))) + " ")
    parts += [tag("small", text(t)) for t in (details.postcode_town, details.bell) if t]
    return "".join(parts)


def wish_cell(week: PlannedWeek, visit: VisitId, language: Language) -> str:
    """Return the language and the wish of the person, without any reason."""
    details = week.details_of(visit)
    asked = [details.language.to(language), details.wish.to(language)]
    return "<br/>".join(text(words) for words in asked if words)


def who_cell(week: PlannedWeek, visit: VisitId) -> str:
    """Return initials and code of *visit*."""
    return text(week.details_of(visit).initials) + tag("small", text(visit))


def _say(key: str, language: Language, **gaps: object) -> str:
    return text(_TEXTS[key].fill(**gaps).to(language))


def _rows(week: PlannedWeek, tour: Tour, language: Language) -> Iterator[str]:
    problem = week.problem
    table, base = problem.travel_minutes, problem.base_of(tour.pair)
    out = problem.out_on(tour.day, tour.pair)
    here = problem.first_place(tour) if out is None else out.place
    end, pauses = problem.last_place(tour), list(tour.pauses)
    leave = "leave" if base.id == problem.office.id else "leave_else"
    meet, part = meeting_words(week, tour), parting_words(week, tour)
    if meet is None:
        yield _plain_row(clock(tour.start_minute), _say(leave, language))
    else:
        yield _wide_row(clock(tour.start_minute), text(meet.to(language)))
    for stop in tour.stops:
        while pauses and pauses[0].start_minute < stop.start_minute:
            yield _pause_row(pauses.pop(0), language)
        there = problem.request(stop.visit).place.id
        alone = meet is not None and stop is tour.stops[0]
        way = None if alone else table.minutes(here, there)
        yield _row(week, stop, way, language)
        here = there
    yield from (_pause_row(pause, language) for pause in pauses)
    if part is not None:
        yield _wide_row(clock(tour.end_minute), text(part.to(language)))
        return
    back = "home" if end == problem.office.id else "home_else"
    last = _minutes(table.minutes(here, end), language)
    yield _plain_row(clock(tour.end_minute), _say(back, language), last)


def _minutes(way: int, language: Language) -> str:
    return _say("minutes", language, minutes=way)


def _plain_row(time: str, words: str, way: str = "") -> str:
    return tag(
        "tr",
        tag("td", tag("small", text(time)), class_="time"),
        tag("td", words, colspan=3),
        tag("td", way, class_="way"),
        tag("td"),
        class_="home",
    )


def _wide_row(time: str, words: str) -> str:
    return tag(
        "tr",
        tag("td", tag("small", text(time)), class_="time"),
        tag("td", words, colspan=5),
        class_="home",
    )


def _pause_row(pause: Pause, language: Language) -> str:
    words = _say("pause", language, end=clock(pause.end_minute))
    return tag(
        "tr",
        tag("td", tag("small", text(clock(pause.start_minute))), class_="time"),
        tag("td", words, colspan=5),
        class_="pause",
    )


def _row(week: PlannedWeek, stop: Stop, way: int | None, language: Language) -> str:
    """Return the row of one visit; *way* ``None``: each gets there alone."""
    until = _say("until", language, end=clock(stop.end_minute))
    boxes = "".join(
        tag("span", text(i), class_="box") for i in range(1, len(OUTCOMES) + 1)
    )
    return tag(
        "tr",
        tag("td", text(clock(stop.start_minute)), tag("small", until), class_="time"),
        tag("td", who_cell(week, stop.visit), class_="who"),
        tag("td", place_cell(week, stop.visit, language), class_="place"),
        tag("td", wish_cell(week, stop.visit, language), class_="wish"),
        tag("td", "–" if way is None else _minutes(way, language), class_="way"),
        tag("td", boxes, class_="out"),
    )
