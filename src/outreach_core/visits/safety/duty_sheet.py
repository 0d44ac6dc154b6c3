"""What lies in front of the colleague at the duty desk: one printed sheet a day.

It stays in the office. It holds what a call to the police needs, streets and times,
and nothing about why somebody is visited: no name, no initials, no wish, no note.
"""

from collections.abc import Iterator
from typing import Final

from outreach_core._messages import Language, Words
from outreach_core.calendar import day_in_words
from outreach_core.ids import StaffId
from outreach_core.visits._markup import page, tag, text
from outreach_core.visits.safety import _page_styles
from outreach_core.visits.safety.deposit import (
    DepositedPlan,
    DepositedTour,
    Due,
    DueKind,
)
from outreach_core.visits.safety.desk import (
    STAGE_WORDS,
    STAGES,
    DeskPerson,
    DutyDesk,
    OverdueStage,
)
from outreach_core.visits.safety.moments import clock_of
from outreach_core.visits.weeks import PlannedWeek

_TEXTS: Final = {
    "title": Words("Rückmeldestelle", "Duty desk"),
    "none": Words("Heute ist niemand unterwegs.", "Nobody is out today."),
    "desk": Words("Am Platz", "At the desk"),
    "lead": Words("Leitung", "Lead"),
    "police": Words("Polizei", "Police"),
    "after": Words("nach {minutes} Minuten", "after {minutes} minutes"),
    "note": Words(
        "Die Minuten zählen ab der fälligen Zeit. Bei der letzten Stufe bleibt es, bis "
        "jemand quittiert und sagt, warum. Abbruch: sofort zurückrufen, niemand fragt "
        "nach dem Grund. Codewort: still und sofort „{stage}“, nicht nachfragen.",
        "Minutes count from the due time. The last stage stays until somebody closes "
        "it and says why. Broken off: call back at once, nobody asks for the reason. "
        "Code word: silently and at once “{stage}”, ask nothing.",
    ),
    "code_word": Words("Codewort (von Hand)", "Code word (by hand)"),
    "phone_of": Words("Telefon {who}", "Phone {who}"),
    "car": Words("Auto, Kennzeichen", "Car, number plate"),
    "out": Words("unterwegs {start} bis {end} Uhr", "out {start} to {end}"),
    "caption": Words("Rückmeldungen von {who}", "Reports of {who}"),
    "visit": Words("Besuch", "Visit"),
    "place": Words("Anschrift", "Address"),
    "in": Words("Anmeldung fällig", "Check-in due"),
    "ready": Words("Abmeldung fällig", "Check-out due"),
    "back": Words("Zurück, Tour beendet", "Back, tour ended"),
    "meet": Words(
        "treffen sich am ersten Halt, {start} bis {end} Uhr",
        "meet at the first stop, {start} to {end}",
    ),
    "parted": Words(
        "Getrennt, beide wohlauf; jede und jeder geht allein weiter",
        "Parted, both well; each goes on alone",
    ),
    "late": Words("Überfällig", "Overdue"),
    "closed": Words(
        "quittiert von ____________ um ______, Grund ____________________",
        "closed by ____________ at ______, reason ____________________",
    ),
    "tick": Words("ankreuzen", "tick"),
    "foot": Words(
        "Bleibt in der Dienststelle. Am Ende des Tages vernichten; Nachsorge und "
        "Vorfälle gehören in die Vorfallmeldung.",
        "Stays in the office. Destroy at the end of the day; aftercare and incidents "
        "belong in the incident report.",
    ),
}
# Colour and figure and word: none is needed alone.
_SHORT: Final = {
    OverdueStage.CALL: Words("anrufen", "call"),
    OverdueStage.CALL_AGAIN: Words("noch einmal", "call again"),
    OverdueStage.LEAD: Words("Leitung", "lead"),
    OverdueStage.POLICE: Words("Polizei", "police"),
}
_COLOURS: Final = dict(
    zip(STAGES, ("#00755a", "#8a6100", "#b84c00", "#a3260f"), strict=True)
)
_TITLES: Final = frozenset({"frau", "herr", "dr.", "prof."})


def duty_sheet(
    deposited: DepositedPlan,
    week: PlannedWeek,
    *,
    language: Language = Language.DE,
) -> str:
    """Return one complete HTML page for the day that was deposited.

    Args:
        deposited: The plan at the desk.
        week: Where streets and names of staff stand; a missing one prints blanks.
        language: German or English.
    """
    desk = deposited.desk
    parts = [_head(deposited, language), _ladder(desk, language)]
    parts += [_tour(deposited, tour, week, language) for tour in deposited.tours]
    if not deposited.tours:
        parts.append(tag("p", _say("none", language)))
    parts.append(tag("footer", _say("foot", language)))
    return page(
        title=f"{_TEXTS['title'].to(language)} {deposited.day}",
        language=language,
        style=_page_styles.DUTY,
        body=tag("main", *parts),
    )


def _say(key: str, language: Language, **gaps: object) -> str:
    return text(_TEXTS[key].fill(**gaps).to(language))


def _head(deposited: DepositedPlan, language: Language) -> str:
    desk = deposited.desk
    people = (("desk", desk.contact), ("lead", desk.lead))
    lines = [
        tag("li", f"{_say(key, language)}: ", tag("b", text(_reach(person))))
        for key, person in people
    ]
    if desk.code_word_line:
        lines.append(tag("li", f"{_say('code_word', language)}: ______________"))
    return tag(
        "div",
        tag(
            "div",
            tag("h1", _say("title", language)),
            tag("p", text(day_in_words(deposited.day, language))),
        ),
        tag("ul", *lines, class_="who"),
        class_="head",
    )


def _reach(person: DeskPerson) -> str:
    return f"{person.name or person.id} {person.phone or '______________'}"


def _ladder(desk: DutyDesk, language: Language) -> str:
    steps = (_stage(desk, stage, language) for stage in STAGES)
    at_once = STAGE_WORDS[desk.ladder.code_word_stage]
    return tag("ol", *steps, class_="ladder") + tag(
        "p", _say("note", language, stage=at_once), class_="note"
    )


def _stage(desk: DutyDesk, stage: OverdueStage, language: Language) -> str:
    minutes = desk.ladder.minutes_until(stage)
    number = {
        OverdueStage.LEAD: _reach(desk.lead),
        OverdueStage.POLICE: f"{_TEXTS['police'].to(language)} {desk.police_phone}",
    }.get(stage, "")
    return tag(
        "li",
        tag("b", text(f"+{minutes}")),
        tag("span", text(STAGE_WORDS[stage].to(language))),
        tag("span", text(number), class_="number") if number else "",
        style=f"--c:{_COLOURS[stage]}",
        aria_label=_TEXTS["after"].fill(minutes=minutes).to(language),
    )


def _tour(
    deposited: DepositedPlan,
    tour: DepositedTour,
    week: PlannedWeek,
    language: Language,
) -> str:
    who = " + ".join(_initials(week, person) for person in tour.pair)
    start, end = (
        clock_of(moment, deposited.day, language)
        for moment in (tour.leaves_at, tour.dues[-1].at)
    )
    together = "meet" if tour.meets_at_stop else "out"
    out = _say(together, language, start=start, end=end)
    keys = ("visit", "place", "in", "ready")
    head = tag("tr", *(tag("th", _say(k, language), scope="col") for k in keys))
    return tag(
        "section",
        tag("h2", text(who), tag("small", out)),
        _lines(deposited.desk, tour, week, language),
        tag(
            "table",
            tag("caption", _say("caption", language, who=who), class_="unseen"),
            tag("thead", head),
            tag("tbody", *_rows(deposited, tour, week, language)),
        ),
        _late(deposited.desk, language),
        class_="tour",
    )


def _initials(week: PlannedWeek, person: StaffId) -> str:
    """Return "A. B." of a name, without forms of address; the id where none is known."""
    name = week.staff_names.get(person, "")
    words = [word for word in name.split() if word.casefold() not in _TITLES]
    short = " ".join(f"{word[0]}." for word in words)
    return f"{short} ({person})" if short else person


def _lines(
    desk: DutyDesk, tour: DepositedTour, week: PlannedWeek, language: Language
) -> str:
    lines = []
    if desk.tour_phones:
        lines += [
            _say("phone_of", language, who=_initials(week, person))
            for person in tour.pair
        ]
    if desk.tour_car:
        lines.append(_say("car", language))
    spans = (tag("span", line) for line in lines)
    return tag("div", *spans, class_="lines") if lines else ""


def _rows(
    deposited: DepositedPlan,
    tour: DepositedTour,
    week: PlannedWeek,
    language: Language,
) -> Iterator[str]:
    check_outs = {d.visit: d for d in tour.dues if d.kind is DueKind.CHECK_OUT}
    for due in tour.dues:
        if due.kind is DueKind.CHECK_IN and due.visit is not None:
            details = week.details_of(due.visit)
            place = [p for p in (details.street, details.postcode_town) if p]
            yield tag(
                "tr",
                tag("td", text(due.visit), class_="code"),
                tag("td", text(", ".join(place))),
                _time(deposited, due, language),
                _time(deposited, check_outs[due.visit], language),
            )
    yield tag(
        "tr",
        tag(
            "td", _say("parted" if tour.parts_at_stop else "back", language), colspan=3
        ),
        _time(deposited, tour.dues[-1], language),
        class_="back",
    )


def _time(deposited: DepositedPlan, due: Due, language: Language) -> str:
    shown = clock_of(due.at, deposited.day, language)
    return tag("td", _box(language), tag("b", text(shown)), tag("i"), class_="time")


def _box(language: Language) -> str:
    return tag("span", class_="box", role="img", aria_label=_TEXTS["tick"].to(language))


def _late(desk: DutyDesk, language: Language) -> str:
    steps = (
        tag(
            "span",
            _box(language),
            text(f"+{desk.ladder.minutes_until(stage)} {_SHORT[stage].to(language)}"),
            class_="item",
        )
        for stage in STAGES
    )
    label = tag("b", f"{_say('late', language)}:")
    closed = f"{_box(language)}{_say('closed', language)}"
    return tag("p", label, *steps, "<br/>", closed, class_="late")
