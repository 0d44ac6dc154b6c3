"""Each tour as a card: its stops as a table, and whom to visit if a door stays shut."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

import pendulum

from outreach_core._messages import Language, Words
from outreach_core.calendar import clock, day_in_words
from outreach_core.visits._markup import tag, text
from outreach_core.visits._meetings import meeting_lines
from outreach_core.visits._named_tours import (
    NamedTour,
    is_large,
    named_tours,
    pair_names,
)
from outreach_core.visits._sheet_rows import KIND_WORDS
from outreach_core.visits._week_map import tour_map
from outreach_core.visits._week_table import count_words
from outreach_core.visits.plan import Pause, Stop
from outreach_core.visits.standby import TourStandby, standby_for
from outreach_core.visits.weeks import PlannedWeek

_SHOWN_STANDBY: Final = 5
_TEXTS: Final = {
    "detail": Words("Touren im Einzelnen", "The tours in detail"),
    "note": Words(
        "Initialen und kurze Codes statt Namen, Gebiet nach Postleitzahl. Ein Häkchen "
        "bedeutet: zugesagt.",
        "Initials and short codes instead of names, area by postcode. A tick means: "
        "agreed.",
    ),
    "jump": Words("Zu den Touren", "To the tours"),
    "caption": Words("Besuche der Tour {name}", "Visits of the tour {name}"),
    "time": Words("Zeit", "Time"),
    "visit": Words("Besuch", "Visit"),
    "area": Words("Gebiet", "Area"),
    "wish": Words("Wunsch", "Wish"),
    "yes": Words("zugesagt", "agreed"),
    "pause": Words("Pause", "pause"),
    "sum": Words(
        "{start} bis {end} Uhr · {count} · {travel} Min. Weg",
        "{start} to {end} · {count} · {travel} min of travel",
    ),
    "number": Words("Tour {number}", "Tour {number}"),
    "standby": Words("Wenn eine Tür zu bleibt", "If a door stays closed"),
    "extra": Words("+ {minutes} Min. Weg", "+ {minutes} min of travel"),
    "more": Words("… und {count} weitere", "… and {count} more"),
    "map": Words("Karte dieser Tour", "Map of this tour"),
}


def tour_cards(week: PlannedWeek, *, language: Language) -> str:
    """Return heading, jump list and cards; empty for a plan without tours."""
    tours = named_tours(week)
    if not tours:
        return ""
    spare = standby_for(week.problem, week.plan)
    cards = [
        _card(week, tour, standby, language)
        for tour, standby in zip(tours, spare, strict=True)
    ]
    note = tag("p", _say("note", language), class_="note")
    heading = tag("h2", _say("detail", language), id="tours")
    if not is_large(week):
        return heading + note + tag("div", *cards, class_="tours")
    by_day = groupby(
        zip(tours, cards, strict=True), key=lambda entry: entry[0].tour.day
    )
    parts = [_day(day, [c for _, c in group], language) for day, group in by_day]
    return heading + note + _jump_list(week, tours, language) + "".join(parts)


def day_anchor(day: pendulum.Date) -> str:
    """Return where a link to the tours of *day* leads."""
    return f"day-{day.isoformat()}"


def _day(day: pendulum.Date, cards: list[str], language: Language) -> str:
    title = text(day_in_words(day, language))
    return tag(
        "section",
        tag("h3", title, id=day_anchor(day), class_="day"),
        tag("div", *cards, class_="tours"),
    )


def _jump_list(
    week: PlannedWeek, tours: tuple[NamedTour, ...], language: Language
) -> str:
    items = []
    for day, group in groupby(tours, key=lambda tour: tour.tour.day):
        links = [
            tag(
                "a",
                text(f"{tour.number} {pair_names(week, tour.tour)}"),
                href=f"#{tour.anchor}",
            )
            for tour in group
        ]
        title = text(day_in_words(day, language))
        summary = tag("summary", title)
        pairs = tag("p", " ".join(links), class_="links")
        items.append(tag("details", summary, pairs))
    return tag("nav", *items, aria_label=_TEXTS["jump"].to(language), class_="jump")


def _say(key: str, language: Language, **gaps: object) -> str:
    return text(_TEXTS[key].fill(**gaps).to(language))


def _card(
    week: PlannedWeek, named: NamedTour, standby: TourStandby, language: Language
) -> str:
    tour, style = named.tour, named.style
    columns = (_say(key, language) for key in ("time", "visit", "area", "wish"))
    head = tag("tr", *(tag("th", column, scope="col") for column in columns))
    name = named.name(language)
    caption = tag("caption", _say("caption", language, name=name), class_="unseen")
    table = tag(
        "table",
        caption,
        tag("thead", head),
        tag("tbody", *_rows(week, named, language)),
    )
    return tag(
        "section",
        tag(
            "header",
            tag("h3", text(day_in_words(tour.day, language)), _number(named, language)),
            tag("p", text(pair_names(week, tour))),
            tag("p", _totals(named, language)),
        ),
        table,
        *(tag("p", text(line)) for line in meeting_lines(week, tour, language)),
        _standby(week, standby, language),
        _own_map(week, named, language),
        class_="tour",
        id=named.anchor,
        style=f"--c:{style.colour};--t:{style.tint}",
    )


def _totals(named: NamedTour, language: Language) -> str:
    tour = named.tour
    return _say(
        "sum",
        language,
        start=clock(tour.start_minute),
        end=clock(tour.end_minute),
        count=count_words(len(tour.stops)).to(language),
        travel=tour.travel_minutes,
    )


def _number(named: NamedTour, language: Language) -> str:
    if named.alone:
        return ""
    return " " + tag(
        "span", _say("number", language, number=named.number), class_="number"
    )


def _rows(week: PlannedWeek, named: NamedTour, language: Language) -> Iterator[str]:
    pauses = list(named.tour.pauses)
    for stop in named.tour.stops:
        while pauses and pauses[0].start_minute < stop.start_minute:
            yield _pause_row(pauses.pop(0), language)
        yield _row(week, stop, language)
    yield from (_pause_row(pause, language) for pause in pauses)


def _row(week: PlannedWeek, stop: Stop, language: Language) -> str:
    details = week.details_of(stop.visit)
    request = week.problem.request(stop.visit)
    who = text(details.initials)
    if request.agreed:
        agreed = _TEXTS["yes"].to(language)
        who += " " + tag("span", "✓", class_="yes", role="img", aria_label=agreed)
    who += tag("span", text(stop.visit), class_="code")
    wishes = [details.language.to(language), details.wish.to(language)]
    kind = KIND_WORDS.get(request.place.kind)
    if kind is not None and not wishes[1]:
        # A wish for another place names it already.
        wishes[1] = kind.to(language)
    return tag(
        "tr",
        tag("td", text(clock(stop.start_minute))),
        tag("td", who),
        tag("td", text(request.place.postcode or "–")),
        tag("td", text("; ".join(wish for wish in wishes if wish))),
    )


def _pause_row(pause: Pause, language: Language) -> str:
    span = f"{clock(pause.start_minute)}–{clock(pause.end_minute)}"
    words = f"{_say('pause', language)} {span}"
    return tag("tr", tag("td", words, colspan=4), class_="pause")


def _standby(week: PlannedWeek, standby: TourStandby, language: Language) -> str:
    if not standby.visits:
        return ""
    items = []
    for entry in standby.visits[:_SHOWN_STANDBY]:
        details = week.details_of(entry.visit)
        area = week.problem.request(entry.visit).place.postcode
        words = " ".join(w for w in (details.initials, entry.visit, area) if w)
        extra = _say("extra", language, minutes=entry.extra_minutes)
        items.append(tag("li", text(words), " ", tag("span", extra, class_="code")))
    rest = len(standby.visits) - _SHOWN_STANDBY
    more = tag("p", _say("more", language, count=rest)) if rest > 0 else ""
    summary = tag("summary", _say("standby", language))
    return tag("details", summary, tag("ol", *items), more, class_="standby")


def _own_map(week: PlannedWeek, named: NamedTour, language: Language) -> str:
    if not is_large(week):
        return ""
    drawing = tour_map(week, named, language=language)
    if not drawing:
        return ""
    return tag("details", tag("summary", _say("map", language)), drawing)
