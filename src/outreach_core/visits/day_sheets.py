"""What a pair takes along: one printed page for each pair and day.

A lost sheet names nobody: initials, street, wish and language, no reason, no health
word. The strip at the foot stays with the colleague at the duty desk.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

import attrs

from outreach_core._messages import Language, Words
from outreach_core.calendar import clock, day_in_words
from outreach_core.visits._markup import page, tag, text
from outreach_core.visits._palette import style_of
from outreach_core.visits._sheet_desk import DeskTimes, desk_strip
from outreach_core.visits._sheet_rows import (
    OUTCOMES,
    place_cell,
    stops_table,
    who_cell,
    wish_cell,
)
from outreach_core.visits._sheet_size import scale_of
from outreach_core.visits._sheet_styles import SHEETS
from outreach_core.visits.plan import Tour
from outreach_core.visits.safety.deposit import DepositedPlan
from outreach_core.visits.safety.desk import OverdueLadder
from outreach_core.visits.standby import StandbyVisit, standby_for
from outreach_core.visits.weeks import PlannedWeek
from outreach_core.visits.windows import open_windows

STANDBY_ON_PAPER: Final = 4
"""No more addresses than a day can use are carried through the town."""
_READABLE: Final = 0.62
"""Below this size a sheet does without standby visits: its day is full anyway."""
_TEXTS: Final = {
    "title": Words("Tagesblätter", "Day sheets"),
    "none": Words("Keine Tour in dieser Woche.", "No tour this week."),
    "sum": Words(
        "{count} Besuche · {travel} Min. Weg", "{count} visits · {travel} min"
    ),
    "caption": Words("Besuche", "Visits"),
    "also": Words(
        "{who}: {start} bis {end} Uhr mit {other}.",
        "{who}: {start} to {end} with {other}.",
    ),
    "desk": Words("Rückmeldestelle: {who}", "Duty desk: {who}"),
    "standby": Words("Wenn eine Tür zu bleibt", "If a door stays closed"),
    "standby_note": Words(
        "Der Reihe nach, wenn die Zeit reicht. Vorher die Rückmeldestelle anrufen: Sie "
        "muss wissen, wo ihr seid, und ein anderes Paar kann denselben Besuch haben.",
        "In this order, if there is time. Call the duty desk first: it has to know "
        "where you are, and another pair may have the same visit on its list.",
    ),
    "extra": Words("+ {minutes} min Weg", "+ {minutes} min of travel"),
    "calm": Words(
        "Niemand muss uns hereinlassen. Beide dürfen jederzeit abbrechen, ohne einen "
        "Grund zu nennen. Notruf 112 · 110.",
        "Nobody has to let us in. Both may stop at any time without a reason. "
        "Emergency 112 · 110.",
    ),
}


def day_sheets(
    week: PlannedWeek,
    *,
    language: Language = Language.DE,
    deposited: Iterable[DepositedPlan] = (),
    ladder: OverdueLadder | None = None,
) -> str:
    """Return one complete HTML page that prints as one A4 page a pair and day.

    A full day is set in smaller print, down to half the size. Several tours of one
    pair on one day share a sheet.

    Args:
        week: The plan and what stands on paper.
        language: Language of the sheets.
        deposited: What lies at the duty desk: times, minutes and the number to call
            on these days come from there.
        ladder: Minutes on days of which nothing was deposited; ``None``: the default
            ladder.
    """
    times = DeskTimes.of(deposited, ladder)
    title = _TEXTS["title"].to(language)
    sheets = [_drawn(sheet, times, language) for sheet in _sheets(week)]
    if not sheets:
        nothing = tag("p", _say("none", language))
        sheets = [tag("section", tag("h1", text(title)), nothing, class_="sheet")]
    return page(title=title, language=language, style=SHEETS, body="".join(sheets))


@attrs.frozen
class _Sheet:
    """One page: the tours of one pair on one day, and who could be visited instead."""

    week: PlannedWeek
    tours: tuple[Tour, ...]
    standby: tuple[StandbyVisit, ...]


def _sheets(week: PlannedWeek) -> Iterator[_Sheet]:
    ranked = zip(week.plan.tours, standby_for(week.problem, week.plan), strict=True)
    for _, group in groupby(ranked, key=lambda entry: (entry[0].day, entry[0].pair)):
        entries = list(group)
        found: dict[str, StandbyVisit] = {}
        for _, of_tour in entries:
            for spare in of_tour.visits:
                found.setdefault(spare.visit, spare)
        few = tuple(found.values())[:STANDBY_ON_PAPER]
        yield _Sheet(week, tuple(tour for tour, _ in entries), few)


def _say(key: str, language: Language, **gaps: object) -> str:
    return text(_TEXTS[key].fill(**gaps).to(language))


def _drawn(sheet: _Sheet, times: DeskTimes, language: Language) -> str:
    week, tours = sheet.week, sheet.tours
    colour = style_of(tours[0].day, week.problem.days).colour
    scale = _scale(sheet, language)
    while scale < _READABLE and sheet.standby:
        sheet = attrs.evolve(sheet, standby=sheet.standby[:-1])
        scale = _scale(sheet, language)
    caption = _TEXTS["caption"].to(language)
    return tag(
        "section",
        _head(week, tours, language),
        _beside(week, tours, times, language),
        stops_table(week, tours, language, caption=caption),
        _outcome_key(language),
        _standby(sheet, language),
        tag("p", _say("calm", language), class_="calm"),
        desk_strip(week, tours, times, language),
        class_="sheet",
        style=f"--c:{colour};--k:{scale}",
    )


def _scale(sheet: _Sheet, language: Language) -> float:
    spare = [entry.visit for entry in sheet.standby]
    return scale_of(sheet.week, sheet.tours, spare, language=language)


def _names(week: PlannedWeek, tour: Tour) -> str:
    return " + ".join(week.name_of(person) for person in tour.pair)


def _head(week: PlannedWeek, tours: tuple[Tour, ...], language: Language) -> str:
    hours = ", ".join(f"{clock(t.start_minute)}–{clock(t.end_minute)}" for t in tours)
    totals = _say(
        "sum",
        language,
        count=sum(len(tour.stops) for tour in tours),
        travel=sum(tour.travel_minutes for tour in tours),
    )
    return tag(
        "div",
        tag(
            "div",
            tag("h1", text(day_in_words(tours[0].day, language))),
            tag("p", text(_names(week, tours[0]))),
        ),
        tag("div", tag("b", text(hours)), "<br/>", totals, class_="sum"),
        class_="head",
    )


def _beside(
    week: PlannedWeek, tours: tuple[Tour, ...], times: DeskTimes, language: Language
) -> str:
    """Return whom to call, and who of the two is out with somebody else that day."""
    day, pair = tours[0].day, tours[0].pair
    phone = times.phone_on(day)
    lines = [_say("desk", language, who=phone)] if phone else []
    for other in week.plan.tours:
        if other.day != day or other.pair == pair:
            continue
        for person in set(pair).intersection(other.pair):
            (partner,) = set(other.pair) - {person}
            lines.append(
                _say(
                    "also",
                    language,
                    who=week.name_of(person),
                    start=clock(other.start_minute),
                    end=clock(other.end_minute),
                    other=week.name_of(partner),
                )
            )
    return tag("p", " ".join(lines), class_="also") if lines else ""


def _outcome_key(language: Language) -> str:
    items = (
        tag("li", tag("b", text(i)), text(words.to(language)))
        for i, words in enumerate(OUTCOMES, start=1)
    )
    return tag("ul", *items, class_="codes")


def _standby(sheet: _Sheet, language: Language) -> str:
    if not sheet.standby:
        return ""
    rows = (_standby_row(sheet, entry, language) for entry in sheet.standby)
    return tag(
        "div",
        tag("h2", _say("standby", language)),
        tag("p", _say("standby_note", language)),
        tag("table", tag("tbody", *rows)),
        class_="standby",
    )


def _standby_row(sheet: _Sheet, entry: StandbyVisit, language: Language) -> str:
    week, day = sheet.week, sheet.tours[0].day
    request = week.problem.request(entry.visit)
    windows = open_windows(week.problem.rules, request)
    hours = ", ".join(
        f"{clock(w.start_minute)}–{clock(w.end_minute)}"
        for w in windows
        if w.day == day
    )
    extra = _say("extra", language, minutes=entry.extra_minutes)
    return tag(
        "tr",
        tag("td", text(hours), class_="time"),
        tag("td", who_cell(week, entry.visit), class_="who"),
        tag("td", place_cell(week, entry.visit, language), class_="place"),
        tag("td", wish_cell(week, entry.visit, language), class_="wish"),
        tag("td", extra, class_="way"),
    )
