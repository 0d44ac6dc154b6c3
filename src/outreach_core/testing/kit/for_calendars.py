"""Does a calendar know every day, and are Sundays and holidays no Werktage?"""

import re
from typing import Final

import pendulum

from outreach_core._messages import Words
from outreach_core.calendar import add_workdays
from outreach_core.hooks import WORKDAYS, Workdays
from outreach_core.testing.kit.bench import Bench
from outreach_core.testing.kit.promises import Promises, expect

promise = Promises(prefix="WRK", kind=WORKDAYS)

_FIRST: Final = pendulum.Date(2025, 1, 1)
_DAYS: Final = 3 * 366
_SUNDAY: Final = 6
_SATURDAY: Final = 5
_POSTAL_DAYS: Final = 4
_LAND: Final = re.compile(r"DE-[A-Z]{2}")
# Holidays of the whole country with a fixed day.
_EVERYWHERE: Final = ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26))
_LOOK: Final = Words("Die Tage einzeln nachsehen.", "Look at the days one by one.")


def _three_years() -> tuple[pendulum.Date, ...]:
    return tuple(_FIRST.add(days=number) for number in range(_DAYS))


@promise(
    1,
    what=Words("Ein Sonntag ist nie ein Werktag", "A Sunday is never a Werktag"),
    why=Words(
        "Ein Besuch würde auf einen Sonntag gelegt.",
        "A visit would be planned for a Sunday.",
    ),
    fix=Words(
        "day.weekday() == 6 ist Sonntag (pendulum zählt ab Montag).",
        "day.weekday() == 6 is Sunday (pendulum counts from Monday).",
    ),
)
def _sundays_are_none(bench: Bench) -> None:
    for place, calendar in bench.each(WORKDAYS):
        for day in _three_years():
            if day.weekday() == _SUNDAY:
                expect(
                    not calendar.is_workday(day),
                    Words(
                        "{place}: {day} ist ein Sonntag.", "{place}: {day} is a Sunday."
                    ),
                    place=place,
                    day=day,
                )


@promise(
    2,
    what=Words(
        "Ein Tag außer Sonntag ist genau dann kein Werktag, wenn er einen Namen hat",
        "A day other than Sunday is no Werktag exactly when it has a name",
    ),
    why=Words(
        "Ein freier Tag ohne Grund lässt sich niemandem erklären.",
        "A free day without a reason cannot be explained to anybody.",
    ),
    fix=Words(
        "is_workday aus name_of ableiten; auch der Samstag ist ein Werktag.",
        "Derive is_workday from name_of; Saturday is a Werktag too.",
    ),
)
def _holidays_have_names(bench: Bench) -> None:
    for place, calendar in bench.each(WORKDAYS):
        for day in _three_years():
            if day.weekday() != _SUNDAY:
                fits = calendar.is_workday(day) == (calendar.name_of(day) == "")
                expect(
                    fits,
                    Words(
                        "{place}: {day} ist frei ohne Namen, oder umgekehrt.",
                        "{place}: {day} is free without a name, or the reverse.",
                    ),
                    place=place,
                    day=day,
                )


@promise(
    3,
    what=Words(
        "Jeder Tag von 1990 bis 2100 bekommt eine Antwort",
        "Every day from 1990 to 2100 gets an answer",
    ),
    why=Words(
        "Alte Kontakte und späte Fristen gibt es in jedem Bestand.",
        "Old contacts and late periods stand in every set of data.",
    ),
    fix=Words(
        "Außerhalb der bekannten Jahre rechnen oder wie SUNDAYS_ONLY antworten.",
        "Outside of the known years compute, or answer like SUNDAYS_ONLY.",
    ),
)
def _every_year_is_answered(bench: Bench) -> None:
    for place, calendar in bench.each(WORKDAYS):
        for year in range(1990, 2101, 10):
            for month in (1, 6, 12):
                day = pendulum.Date(year, month, 28)
                answer: object = calendar.is_workday(day)
                name: object = calendar.name_of(day)
                fits = isinstance(answer, bool) and isinstance(name, str)
                expect(
                    fits,
                    Words(
                        "{place}: {day} bekommt eine Antwort anderer Art.",
                        "{place}: {day} gets another kind of answer.",
                    ),
                    place=place,
                    day=day,
                )


@promise(
    4,
    what=Words(
        "Ein deutscher Kalender kennt die bundesweiten Feiertage",
        "A German calendar knows the holidays of the whole country",
    ),
    why=Words(
        "Niemand klingelt am Tag der Deutschen Einheit.",
        "Nobody rings a bell on the Day of German Unity.",
    ),
    fix=Words(
        "Neujahr, 1. Mai, 3. Oktober, 25. und 26. Dezember aufnehmen.",
        "Add New Year, 1 May, 3 October, 25 and 26 December.",
    ),
)
def _national_holidays_are_known(bench: Bench) -> None:
    for place, calendar in bench.each(WORKDAYS):
        if not _LAND.match(calendar.name):
            continue
        for year in (2026, 2027):
            for month, number in _EVERYWHERE:
                day = pendulum.Date(year, month, number)
                expect(
                    not calendar.is_workday(day),
                    Words(
                        "{place}: {day} ist ein Werktag.",
                        "{place}: {day} is a Werktag.",
                    ),
                    place=place,
                    day=day,
                )


@promise(
    5,
    what=Words("Ein Samstag ist ein Werktag", "A Saturday is a Werktag"),
    why=Words(
        "Postlaufzeiten zählen Werktage (§ 18 PostG); ohne Samstage kämen alle Fristen "
        "später.",
        "Postal days count Werktage (§ 18 PostG); without Saturdays all periods end "
        "later.",
    ),
    fix=Words(
        "Nur Sonntage und Feiertage ausnehmen.", "Leave out Sundays and holidays only."
    ),
)
def _saturdays_count(bench: Bench) -> None:
    for place, calendar in bench.each(WORKDAYS):
        some = any(
            calendar.is_workday(day)
            for day in _three_years()
            if day.weekday() == _SATURDAY
        )
        expect(
            some,
            Words(
                "{place}: In drei Jahren ist kein Samstag ein Werktag.",
                "{place}: no Saturday in three years is a Werktag.",
            ),
            place=place,
        )


@promise(
    6,
    what=Words(
        "In jeder Woche gibt es einen Werktag", "Every week has a Werktag in it"
    ),
    why=Words(
        "Sonst endet keine Frist, und das Programm zählt ohne Ende.",
        "Else no period ends, and the program counts for ever.",
    ),
    fix=_LOOK,
)
def _every_week_has_a_workday(bench: Bench) -> None:
    for place, calendar in bench.each(WORKDAYS):
        days = _three_years()
        for start in range(0, len(days) - 7, 7):
            week = days[start : start + 7]
            some = any(calendar.is_workday(day) for day in week)
            expect(
                some,
                Words(
                    "{place}: In der Woche ab {week} gibt es keinen Werktag.",
                    "{place}: no Werktag in the week from {week}.",
                ),
                place=place,
                week=week[0],
            )


@promise(
    7,
    what=Words(
        "Die Reihenfolge der Fragen ändert keine Antwort",
        "The order of the questions changes no answer",
    ),
    why=Words(
        "Zwei Läufe über dieselben Tage müssen gleich enden.",
        "Two runs over the same days must end alike.",
    ),
    fix=Words(
        "Zwischenspeicher nach Jahr füllen, nie nach der letzten Frage.",
        "Fill caches by year, never by the last question.",
    ),
)
def _order_plays_no_part(bench: Bench) -> None:
    days = _three_years()
    forwards = {p: [c.is_workday(d) for d in days] for p, c in bench.each(WORKDAYS)}
    for place, calendar in bench.each(WORKDAYS):
        backwards = [calendar.is_workday(day) for day in reversed(days)]
        expect(
            backwards[::-1] == forwards[place],
            Words(
                "{place}: Rückwärts gefragt kommt etwas anderes heraus.",
                "{place}: asked backwards it differs.",
            ),
            place=place,
        )


@promise(
    8,
    what=Words(
        "Fristen des Kerns rechnen mit dem Kalender vor und enden",
        "Periods of the core count with the calendar and end",
    ),
    why=Words(
        "Der früheste Besuchstag wird so berechnet.",
        "The earliest day of a visit is found that way.",
    ),
    fix=_LOOK,
)
def _periods_end(bench: Bench) -> None:
    for place, calendar in bench.each(WORKDAYS):
        for day in _three_years()[::50]:
            _expect_fourth(calendar, day, place)


def _expect_fourth(calendar: Workdays, day: pendulum.Date, place: Words) -> None:
    found = add_workdays(day, 4, calendar)
    days = [day.add(days=n) for n in range(1, (found - day).days + 1)]
    counted = sum(calendar.is_workday(each) for each in days)
    expect(
        counted == _POSTAL_DAYS,
        Words(
            "{place}: Der vierte Werktag nach dem {day} ist falsch gezählt.",
            "{place}: the fourth Werktag after {day} is counted wrong.",
        ),
        place=place,
        day=day,
    )


@promise(
    9,
    what=Words(
        "Ein Feiertag heißt, wie ihn die Leute kennen: ein kurzer deutscher Name",
        "A holiday is called what people call it: one short German name",
    ),
    why=Words(
        "Der Name steht in der Begründung, warum niemand kommt.",
        "The name stands in the reason why nobody comes.",
    ),
    fix=Words(
        "Einen Namen von höchstens 120 Zeichen in einer Zeile liefern.",
        "Return one name of at most 120 signs in one line.",
    ),
)
def _names_are_short(bench: Bench) -> None:
    for place, calendar in bench.each(WORKDAYS):
        for day in _three_years():
            name = calendar.name_of(day)
            fits = name == name.strip() and name.isprintable() and len(name) <= 120  # noqa: PLR2004  a line
            expect(
                fits,
                Words(
                    "{place}: Der Name des Tags {day} passt nicht in eine Zeile.",
                    "{place}: the name of {day} does not fit into a line.",
                ),
                place=place,
                day=day,
            )
