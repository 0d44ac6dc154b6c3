"""The planned week as one page for the team: figures, table, map, reasons, verdict."""

from collections.abc import Iterator
from typing import Final

from outreach_core._messages import Language, Words
from outreach_core.calendar import date_in_words, day_in_words
from outreach_core.visits import _styles
from outreach_core.visits._markup import page, tag, text
from outreach_core.visits._named_tours import is_large, named_tours
from outreach_core.visits._palette import style_of
from outreach_core.visits._plan_story import changes_section, story_section
from outreach_core.visits._timeline import draw_timeline
from outreach_core.visits._tour_cards import tour_cards
from outreach_core.visits._week_map import tour_as_text, week_maps
from outreach_core.visits._week_table import week_table
from outreach_core.visits._why_not_list import why_not_section
from outreach_core.visits.checker import check_plan
from outreach_core.visits.forecast_page import forecast_section
from outreach_core.visits.forecasts import Forecast, decimal
from outreach_core.visits.plan import Tour
from outreach_core.visits.rating import Level, Rating, goes_mixed, rate
from outreach_core.visits.violations import PlanRule, Violation
from outreach_core.visits.weeks import PlannedWeek

_SHOWN_VIOLATIONS: Final = 20
_TEXTS: Final = {
    "eyebrow": Words(
        "Aufsuchende Beratung · Wochenplan", "Outreach · plan of the week"
    ),
    "week": Words("Besuche vom {first} bis {last}", "Visits from {first} to {last}"),
    "one_day": Words("Besuche am {first}", "Visits on {first}"),
    "empty": Words("Besuche", "Visits"),
    "lead": Words(
        "Jeder Besuch wird zu zweit gemacht. Zuerst kommen zugesagte Besuche, dann "
        "die dringenden; Wünsche der Menschen gelten immer.",
        "Every visit is made by two. Agreed visits come first, then urgent ones; the "
        "wishes of people always hold.",
    ),
    "planned": Words("Besuche geplant", "Visits planned"),
    "agreed": Words("Zugesagte gehalten", "Agreed ones kept"),
    "tours": Words("Touren", "Tours"),
    "way": Words("Minuten Weg je Besuch", "Minutes of travel a visit"),
    "mixed": Words("Touren mit gemischtem Paar", "Tours with a mixed pair"),
    "talks": Words("Gespräche zu erwarten", "Talks to expect"),
    "between": Words("{low} bis {high}", "{low} to {high}"),
    "of": Words("von {of}", "of {of}"),
    "valid": Words(
        "Unabhängig geprüft: Alle {rules} Regeln sind eingehalten.",
        "Checked independently: all {rules} rules are kept.",
    ),
    "invalid": Words(
        "Unabhängig geprüft: {count} Verstöße. So darf der Plan nicht gefahren werden.",
        "Checked independently: {count} violations. This plan must not be used.",
    ),
    "more": Words("… und {count} weitere", "… and {count} more"),
    "no_tours": Words(
        "Es gibt keine Tour. Warum, steht unten bei den nicht geplanten Besuchen.",
        "There is no tour. The reasons stand below with the visits not planned.",
    ),
    "glance": Words("Die Woche auf einen Blick", "The week at a glance"),
    "key_agreed": Words("zugesagter Besuch", "agreed visit"),
    "key_open": Words("angekündigter Besuch", "announced visit"),
    "key_pause": Words("Pause", "pause"),
    "map": Words("Karte", "Map"),
    "map_note": Words(
        "Gezeichnet aus ungefähren Lagen, ohne Netz. Linien sind Luftlinien, Zahlen "
        "die Reihenfolge. Besuche am selben Ort stehen nebeneinander. Weiße Ringe sind "
        "nicht geplante Besuche, eine Zahl darin sagt, wie viele.",
        "Drawn from rough positions, without a network. Lines are straight, figures "
        "give the order. Visits at one place stand side by side. White rings are "
        "visits not planned, a figure in one says how many.",
    ),
    "maps_note": Words(
        "Eine Karte je Tag im gleichen Maßstab, gezeichnet aus ungefähren Lagen, ohne "
        "Netz. Linien sind Luftlinien. Im Kästchen steht die Nummer der Tour; die "
        "Reihenfolge der Besuche zeigt die kleine Karte bei jeder Tour. Zuletzt die "
        "nicht geplanten Besuche: Eine Zahl im Ring sagt, wie viele.",
        "One map a day, all at one scale, drawn from rough positions, without a "
        "network. Lines are straight. The box holds the number of the tour; the small "
        "map beside each tour shows the order of its visits. Last the visits not "
        "planned: a figure in a ring says how many.",
    ),
    "unplaced": Words(
        "{count} geplante Besuche haben keine Lage und fehlen auf der Karte.",
        "{count} planned visits have no position and are not on the map.",
    ),
    "outside": Words(
        "{count} nicht geplante Besuche liegen außerhalb der Karte.",
        "{count} visits that are not planned lie off the map.",
    ),
    "map_text": Words("Die Karte als Text", "The map as text"),
    "rating": Words("Wonach der Plan bewertet ist", "How the plan is rated"),
    "rating_note": Words(
        "Eine Zeile zählt nur, wenn alle darüber gleich sind. Recht und Wünsche sind "
        "keine Zeile: Ohne sie gibt es keinen Plan.",
        "A line counts only when all above it are equal. Law and wishes are no line: "
        "without them there is no plan.",
    ),
    "footer": Words(
        "Enthält keine Namen von Kundinnen und Kunden und keine Straßen. Gleiche "
        "Eingaben ergeben denselben Plan.",
        "Holds no names of customers and no streets. The same input gives the same "
        "plan.",
    ),
}


def plan_page(week: PlannedWeek, *, language: Language = Language.DE) -> str:
    """Return the whole page as HTML that loads nothing.

    Args:
        week: The plan; it is checked and rated here, whoever made it.
        language: Language of the page.
    """
    violations = check_plan(week.problem, week.plan)
    rating = rate(week.problem, week.plan)
    title = _title(week, language)
    top = tag(
        "header",
        tag("p", _say("eyebrow", language), class_="eyebrow"),
        tag("h1", text(title)),
        tag("p", _say("lead", language), class_="lead"),
        _figures(week, rating, language),
        _verdict(violations, language),
        class_="top",
    )
    body = tag(
        "main",
        *_glance(week, language),
        changes_section(week, language=language),
        tour_cards(week, language=language),
        *_map(week, language),
        why_not_section(week, language=language),
        _forecast(week, language),
        *_rating(rating, language),
        story_section(week.trace, language=language),
    )
    footer = tag("footer", _say("footer", language))
    return page(
        title=title, language=language, style=_styles.PLAN, body=top + body + footer
    )


def _say(key: str, language: Language, **gaps: object) -> str:
    return text(_TEXTS[key].fill(**gaps).to(language))


def _title(week: PlannedWeek, language: Language) -> str:
    days = week.problem.days
    if not days:
        return _TEXTS["empty"].to(language)
    first, last = (date_in_words(day, language) for day in (days[0], days[-1]))
    if (days[0].year, days[0].month) == (days[-1].year, days[-1].month):
        first = first.split(" ")[0] if len(days) > 1 else first
    words = _TEXTS["week" if len(days) > 1 else "one_day"]
    return words.fill(first=first, last=last).to(language)


def _figures(week: PlannedWeek, rating: Rating, language: Language) -> str:
    tours = week.plan.tours
    planned = len(week.plan.planned)
    agreed = next(line for line in rating.details if line.level is Level.AGREED)
    mixed = sum(_is_mixed(week, tour) for tour in tours)
    way = round(rating.value(Level.TRAVEL) / planned) if planned else 0
    cells = [
        (planned, len(week.problem.requests), "planned"),
        (agreed.value, agreed.of, "agreed"),
        (len(tours), None, "tours"),
        (mixed, len(tours), "mixed"),
        (way, None, "way"),
    ]
    figures = [_figure(*cell, language) for cell in cells]
    if week.forecast is not None:
        figures.append(_talks(week.forecast, language))
    return tag("dl", *figures, class_="figures")


def _talks(forecast: Forecast, language: Language) -> str:
    """Return the talks to expect: the mean, and between what nine of ten weeks lie."""
    talks = forecast.talks
    between = _say("between", language, low=talks.low, high=talks.high)
    mean = text(decimal(talks.mean).to(language))
    return tag(
        "div",
        tag("dt", _say("talks", language)),
        tag("dd", mean + " " + tag("small", between)),
    )


def _figure(value: int, of: int | None, key: str, language: Language) -> str:
    rest = "" if of is None else " " + tag("small", _say("of", language, of=of))
    return tag(
        "div",
        tag("dt", _say(key, language)),
        tag("dd", text(value) + rest),
    )


def _is_mixed(week: PlannedWeek, tour: Tour) -> bool:
    known = [p for p in tour.pair if week.problem.knows_staff(p)]
    return goes_mixed([week.problem.member(person) for person in known])


def _verdict(violations: tuple[Violation, ...], language: Language) -> str:
    if not violations:
        words = _say("valid", language, rules=len(PlanRule))
        return tag("p", words, class_="verdict", role="status")
    shown = [
        tag("li", text(f"{v.where}: {v.words.to(language)}"))
        for v in violations[:_SHOWN_VIOLATIONS]
    ]
    if len(violations) > _SHOWN_VIOLATIONS:
        rest = len(violations) - _SHOWN_VIOLATIONS
        shown.append(tag("li", _say("more", language, count=rest)))
    words = _say("invalid", language, count=len(violations))
    return tag("div", words, tag("ul", *shown), class_="verdict bad", role="alert")


def _glance(week: PlannedWeek, language: Language) -> Iterator[str]:
    yield tag("h2", _say("glance", language), id="week")
    if not week.plan.tours:
        yield tag("p", _say("no_tours", language), class_="note")
        return
    yield week_table(week, language=language)
    yield draw_timeline(week, language=language)
    keys = (
        ("key_agreed", {"fill": "#0067a5", "stroke": "#0067a5"}),
        ("key_open", {"fill": "#e3eff8", "stroke": "#0067a5"}),
        ("key_pause", {"fill": "#fff", "stroke": "#55606e", "stroke_dasharray": "2 2"}),
    )
    items = [
        tag(
            "li",
            tag(
                "svg",
                tag("rect", x=1, y=1, width=32, height=12, rx=3, **look),
                viewBox="0 0 34 14",
                aria_hidden="true",
            ),
            _say(key, language),
        )
        for key, look in keys
    ]
    yield tag("ul", *items, class_="keys")


def _forecast(week: PlannedWeek, language: Language) -> str:
    if week.forecast is None:
        return ""
    return forecast_section(week, week.forecast, language=language)


def _map(week: PlannedWeek, language: Language) -> Iterator[str]:
    maps = week_maps(week, language=language) if week.plan.tours else ()
    if not maps:
        return
    large = is_large(week)
    yield tag("h2", _say("map", language), id="map")
    note = "maps_note" if large else "map_note"
    yield tag("p", _say(note, language), class_="note")
    for drawn in maps:
        if drawn.heading:
            yield tag("h3", text(drawn.heading), class_="day")
        yield tag("div", drawn.svg, class_="whole")
    if not large:
        yield tag("ul", *_day_keys(week, language), class_="keys")
    for key, count in (
        ("unplaced", sum(drawn.unplaced for drawn in maps)),
        ("outside", sum(drawn.outside for drawn in maps)),
    ):
        if count:
            yield tag("p", _say(key, language, count=count), class_="note")
    lines = (
        tag("li", text(tour_as_text(week, tour, language)))
        for tour in named_tours(week)
    )
    summary = tag("summary", _say("map_text", language))
    yield tag("details", summary, tag("ul", *lines), class_="text")


def _day_keys(week: PlannedWeek, language: Language) -> Iterator[str]:
    for day in sorted({tour.day for tour in week.plan.tours}):
        style = style_of(day, week.problem.days)
        line = tag(
            "line",
            x1=0,
            x2=34,
            y1=7,
            y2=7,
            stroke=style.colour,
            stroke_width=3,
            stroke_dasharray=style.dashes or None,
        )
        sample = tag("svg", line, viewBox="0 0 34 14", aria_hidden="true")
        yield tag("li", sample, text(day_in_words(day, language).split(",")[0]))


def _rating(rating: Rating, language: Language) -> Iterator[str]:
    yield tag("h2", _say("rating", language))
    yield tag("p", _say("rating_note", language), class_="note")
    items = []
    for line, words in zip(rating.details, rating.lines(language), strict=True):
        share = ""
        if line.of:
            percent = round(100 * line.value / line.of)
            share = tag("span", tag("i", style=f"width:{percent}%"), class_="share")
        items.append(tag("li", text(words), share))
    yield tag("ol", *items, class_="rating")
