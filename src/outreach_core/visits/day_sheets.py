"""What a pair takes along: one printed page for each pair and day.

A lost sheet names nobody: initials, street, wish and language, no reason, no health
word. The strip at the foot stays with the colleague at the duty desk.
"""

from collections.abc import Iterator
from typing import Final

from outreach_core._messages import Language, Words
from outreach_core.calendar import clock, day_in_words
from outreach_core.visits import _styles
from outreach_core.visits._markup import page, tag, text
from outreach_core.visits._palette import style_of
from outreach_core.visits.plan import Stop, Tour
from outreach_core.visits.weeks import PlannedWeek

_TEXTS: Final = {
    "title": Words("Tagesblätter", "Day sheets"),
    "none": Words("Keine Tour in dieser Woche.", "No tour this week."),
    "sum": Words(
        "{count} Besuche · {travel} Min. Weg", "{count} visits · {travel} min"
    ),
    "out": Words("unterwegs", "out"),
    "time": Words("Zeit", "Time"),
    "who": Words("Person", "Person"),
    "place": Words("Ort", "Place"),
    "wish": Words("Sprache, Wunsch", "Language, wish"),
    "way": Words("Weg", "Way"),
    "result": Words("Ergebnis (ankreuzen)", "Outcome (tick)"),
    "until": Words("bis {end}", "to {end}"),
    "minutes": Words("{minutes} min", "{minutes} min"),
    "leave": Words("Abfahrt im Büro", "Leave the office"),
    "pause": Words("Pause bis {end} Uhr", "Pause until {end}"),
    "home": Words("Zurück im Büro", "Back at the office"),
    "calm": Words(
        "Niemand muss uns hereinlassen. Beide dürfen jederzeit abbrechen, ohne einen "
        "Grund zu nennen. Notruf 112 · 110.",
        "Nobody has to let us in. Both may stop at any time without a reason. "
        "Emergency 112 · 110.",
    ),
    "cut": Words("für die Rückmeldestelle", "for the duty desk"),
    "desk": Words("Rückmeldung {day}, {who}", "Check-out {day}, {who}"),
    "desk_note": Words(
        "Abmelden nach jedem Besuch bis zur Zeit rechts. 15 Minuten überfällig: beide "
        "anrufen · 25: noch einmal, Leitung informieren · 30: Polizei mit Adresse. "
        "Telefone: ______________________ / ______________________",
        "Check out after each visit by the time on the right. 15 minutes overdue: call "
        "both · 25: again, tell the lead · 30: police with the address. "
        "Phones: ______________________ / ______________________",
    ),
    "desk_home": Words("Büro", "Office"),
    "foot": Words(
        "Nach dem Einsatz zurückgeben, nicht aufbewahren.",
        "Hand back after the day, do not keep.",
    ),
}
# Requirement 40: a closed list; the figures stand in the boxes of each row.
_OUTCOMES: Final = (
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


def day_sheets(week: PlannedWeek, *, language: Language = Language.DE) -> str:
    """Return one complete HTML page that prints as one A4 page a pair and day."""
    title = _TEXTS["title"].to(language)
    sheets = [_sheet(week, tour, language) for tour in week.plan.tours]
    if not sheets:
        nothing = tag("p", _say("none", language))
        sheets = [tag("section", tag("h1", text(title)), nothing, class_="sheet")]
    return page(
        title=title, language=language, style=_styles.SHEETS, body="".join(sheets)
    )


def _say(key: str, language: Language, **gaps: object) -> str:
    return text(_TEXTS[key].fill(**gaps).to(language))


def _sheet(week: PlannedWeek, tour: Tour, language: Language) -> str:
    colour = style_of(tour.day, week.problem.days).colour
    return tag(
        "section",
        _head(week, tour, language),
        _table(week, tour, language),
        _outcome_key(language),
        tag("p", _say("calm", language), class_="calm"),
        _desk(week, tour, language),
        class_="sheet",
        style=f"--c:{colour}",
    )


def _names(week: PlannedWeek, tour: Tour) -> str:
    return " + ".join(week.name_of(person) for person in tour.pair)


def _head(week: PlannedWeek, tour: Tour, language: Language) -> str:
    hours = f"{clock(tour.start_minute)}–{clock(tour.end_minute)}"
    totals = _say("sum", language, count=len(tour.stops), travel=tour.travel_minutes)
    return tag(
        "div",
        tag(
            "div",
            tag("h1", text(day_in_words(tour.day, language))),
            tag("p", text(_names(week, tour))),
        ),
        tag("div", tag("b", text(hours)), "<br/>", totals, class_="sum"),
        class_="head",
    )


def _table(week: PlannedWeek, tour: Tour, language: Language) -> str:
    keys = ("time", "who", "place", "wish", "way", "result")
    head = tag("tr", *(tag("th", _say(k, language), scope="col") for k in keys))
    return tag("table", tag("thead", head), tag("tbody", *_rows(week, tour, language)))


def _rows(week: PlannedWeek, tour: Tour, language: Language) -> Iterator[str]:
    table, base = week.problem.travel_minutes, week.problem.base_of(tour.pair).id
    here, pause = base, tour.pause
    yield _plain_row(clock(tour.start_minute), _say("leave", language))
    for stop in tour.stops:
        if pause is not None and pause.start_minute < stop.start_minute:
            yield _pause_row(pause.start_minute, pause.end_minute, language)
            pause = None
        there = week.problem.request(stop.visit).place.id
        yield _row(week, stop, table.minutes(here, there), language)
        here = there
    if pause is not None:
        yield _pause_row(pause.start_minute, pause.end_minute, language)
    yield _plain_row(
        clock(tour.end_minute),
        _say("home", language),
        _say("minutes", language, minutes=table.minutes(here, base)),
    )


def _plain_row(time: str, words: str, way: str = "") -> str:
    return tag(
        "tr",
        tag("td", tag("small", text(time)), class_="time"),
        tag("td", words, colspan=3),
        tag("td", way, class_="way"),
        tag("td"),
        class_="home",
    )


def _pause_row(start: int, end: int, language: Language) -> str:
    return tag(
        "tr",
        tag("td", tag("small", text(clock(start))), class_="time"),
        tag("td", _say("pause", language, end=clock(end)), colspan=5),
        class_="pause",
    )


def _row(week: PlannedWeek, stop: Stop, way: int, language: Language) -> str:
    details = week.details_of(stop.visit)
    until = _say("until", language, end=clock(stop.end_minute))
    boxes = "".join(
        tag("span", text(i), class_="box") for i in range(1, len(_OUTCOMES) + 1)
    )
    bell = tag("small", text(details.bell)) if details.bell else ""
    place = text(details.street) + tag("small", text(details.postcode_town)) + bell
    asked = [details.language.to(language), details.wish.to(language)]
    wish = "<br/>".join(text(words) for words in asked if words)
    return tag(
        "tr",
        tag("td", text(clock(stop.start_minute)), tag("small", until), class_="time"),
        tag("td", text(details.initials), tag("small", text(stop.visit)), class_="who"),
        tag("td", place, class_="place"),
        tag("td", wish, class_="wish"),
        tag("td", _say("minutes", language, minutes=way), class_="way"),
        tag("td", boxes, class_="out"),
    )


def _outcome_key(language: Language) -> str:
    items = (
        tag("li", tag("b", text(i)), text(words.to(language)))
        for i, words in enumerate(_OUTCOMES, start=1)
    )
    return tag("ul", *items, class_="codes")


def _desk(week: PlannedWeek, tour: Tour, language: Language) -> str:
    day = day_in_words(tour.day, language).split(",")[0]
    entries = [(stop.visit, stop.end_minute) for stop in tour.stops]
    items = [tag("li", text(code), tag("b", text(clock(due)))) for code, due in entries]
    office = _say("desk_home", language)
    items.append(tag("li", office, tag("b", text(clock(tour.end_minute)))))
    return tag(
        "div",
        tag("div", tag("span", _say("cut", language)), class_="cut"),
        tag("h2", _say("desk", language, day=day, who=_names(week, tour))),
        tag("p", _say("desk_note", language)),
        tag("ol", *items),
        tag("p", _say("foot", language), class_="foot"),
        class_="desk",
    )
