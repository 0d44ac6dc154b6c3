"""The strip at the foot of a day sheet: when the duty desk hears from the two."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Language, Words
from outreach_core.calendar import clock, day_in_words
from outreach_core.visits._markup import tag, text
from outreach_core.visits.plan import Stop, Tour
from outreach_core.visits.safety.deposit import DepositedPlan, DueKind
from outreach_core.visits.safety.desk import STAGE_WORDS, STAGES, OverdueLadder
from outreach_core.visits.safety.moments import clock_of
from outreach_core.visits.weeks import PlannedWeek

_LINE: Final = "______________________"
_TEXTS: Final = {
    "cut": Words("für die Rückmeldestelle", "for the duty desk"),
    "desk": Words("Rückmeldung {day}, {who}", "Check-in and -out {day}, {who}"),
    "note": Words(
        "Anmelden an der Tür, abmelden danach, spätestens zur Zeit rechts. Minuten "
        "überfällig: {steps}. Telefone: {phones}",
        "Check in at the door, out afterwards, by the time on the right at the latest. "
        "Minutes overdue: {steps}. Phones: {phones}",
    ),
    "office": Words("Zurück", "Back"),
    "parted": Words("Getrennt", "Parted"),
    "foot": Words(
        "Nach dem Einsatz zurückgeben, nicht aufbewahren.",
        "Hand back after the day, do not keep.",
    ),
}
_NO_LADDER: Final = OverdueLadder()


@attrs.frozen
class DeskTimes:
    """What the desk expects, as it was deposited or as the plan says.

    Attributes:
        by_day: The deposited plans, by day.
        ladder: For days of which none was deposited.
    """

    by_day: Mapping[pendulum.Date, DepositedPlan]
    ladder: OverdueLadder

    @classmethod
    def of(
        cls, deposited: Iterable[DepositedPlan], ladder: OverdueLadder | None
    ) -> "DeskTimes":
        """Sort *deposited* by day."""
        return cls({plan.day: plan for plan in deposited}, ladder or _NO_LADDER)

    def ladder_on(self, day: pendulum.Date) -> OverdueLadder:
        """Return after how many minutes what happens on *day*."""
        found = self.by_day.get(day)
        return self.ladder if found is None else found.desk.ladder

    def phone_on(self, day: pendulum.Date) -> str:
        """Return name and number of the desk on *day*; empty when not known."""
        found = self.by_day.get(day)
        if found is None:
            return ""
        person = found.desk.contact
        return " ".join(words for words in (person.name, person.phone) if words)

    def of_stop(self, tour: Tour, stop: Stop, language: Language) -> tuple[str, str]:
        """Return when the two check in and out at *stop*, by the clock on the wall."""
        times = []
        for kind, minute in (
            (DueKind.CHECK_IN, stop.start_minute),
            (DueKind.CHECK_OUT, stop.end_minute),
        ):
            times.append(self._due(tour, kind, stop, language) or clock(minute))
        return times[0], times[1]

    def of_return(self, tour: Tour, language: Language) -> str:
        """Return when *tour* is expected back."""
        found = self._due(tour, DueKind.BACK, None, language)
        return found or clock(tour.end_minute)

    def _due(
        self, tour: Tour, kind: DueKind, stop: Stop | None, language: Language
    ) -> str | None:
        plan = self.by_day.get(tour.day)
        first = tour.stops[0].visit
        for deposited in () if plan is None else plan.tours:
            mine = deposited.pair == tour.pair and deposited.place_of(first) is not None
            for due in deposited.dues if mine else ():
                if due.kind is kind and due.visit == (stop and stop.visit):
                    return clock_of(due.at, tour.day, language)
        return None


def desk_strip(
    week: PlannedWeek, tours: tuple[Tour, ...], times: DeskTimes, language: Language
) -> str:
    """Return the strip of one sheet; it is cut off and stays at the duty desk."""
    first = tours[0]
    day = day_in_words(first.day, language).split(",")[0]
    who = " + ".join(week.name_of(person) for person in first.pair)
    steps = _steps(times.ladder_on(first.day), language)
    note = _say("note", language, steps=steps, phones=f"{_LINE} / {_LINE}")
    items = (tag("li", *parts) for parts in _entries(tours, times, language))
    return tag(
        "div",
        tag("div", tag("span", _say("cut", language)), class_="cut"),
        tag("h2", _say("desk", language, day=day, who=who)),
        tag("p", note),
        tag("ol", *items),
        tag("p", _say("foot", language), class_="foot"),
        class_="desk",
    )


def _steps(ladder: OverdueLadder, language: Language) -> str:
    """Return what happens after how many minutes: "15 beide anrufen · 30 …"."""
    by_minute = groupby(STAGES, key=ladder.minutes_until)
    return " · ".join(
        f"{minutes} {', '.join(STAGE_WORDS[stage].to(language) for stage in stages)}"
        for minutes, stages in by_minute
    )


def _entries(
    tours: tuple[Tour, ...], times: DeskTimes, language: Language
) -> Iterator[tuple[str, str]]:
    for tour in tours:
        for stop in tour.stops:
            span = " – ".join(times.of_stop(tour, stop, language))
            yield tag("span", text(stop.visit)), tag("b", text(span))
        back = times.of_return(tour, language)
        end = "parted" if tour.parts_at_stop else "office"
        yield tag("span", _say(end, language)), tag("b", text(back))


def _say(key: str, language: Language, **gaps: object) -> str:
    return text(_TEXTS[key].fill(**gaps).to(language))
