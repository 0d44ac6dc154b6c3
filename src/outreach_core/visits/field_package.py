"""What may two people carry on a telephone or laptop: only today, and only what they need?

Requirement: today's cases only, minimal fields, encrypted, gone at the end of the day.
This module is the content, and nothing else gets this far: no reason, no name of a
customer, no note, no other day, no list of further visits. A plug-in locks it.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Language, Words
from outreach_core._validators import is_day, is_line, only
from outreach_core.calendar import clock, day_in_words, numeric_date
from outreach_core.errors import InvalidInputError
from outreach_core.ids import StaffId
from outreach_core.visits._meetings import meeting_words, parting_words
from outreach_core.visits._sheet_desk import DeskTimes
from outreach_core.visits._sheet_rows import KIND_WORDS
from outreach_core.visits.plan import Stop, Tour
from outreach_core.visits.safety.deposit import DepositedPlan
from outreach_core.visits.weeks import PlannedWeek

_SUBJECT: Final = Words("Paket für unterwegs", "field package")
_NO_TOUR: Final = Words(
    "An diesem Tag ist dieses Paar nicht unterwegs. Bitte Tag und Kürzel prüfen.",
    "These two are not out on that day. Check the day and the short names.",
)
_OTHER_DAY: Final = Words(
    "Hinterlegt ist ein anderer Tag. Bitte den Plan dieses Tages hinterlegen.",
    "Another day was deposited. Deposit the plan of this day.",
)
_TEXTS: Final = {
    "title": Words("Unterwegs am {day}", "Out on {day}"),
    "pair": Words("Für {first} und {second}", "For {first} and {second}"),
    "ends": Words(
        "Gilt nur am {date}. Danach bitte löschen; das Kennwort wird nicht aufbewahrt.",
        "Holds on {date} only. Delete it afterwards; the passphrase is not kept.",
    ),
    "leave": Words("Abfahrt", "Leave"),
    "back": Words("Zurück", "Back"),
    "pause": Words("Pause", "Pause"),
    "report": Words(
        "anmelden {arrive}, abmelden bis {leave}", "in at {arrive}, out by {leave}"
    ),
    "desk": Words("Rückmeldestelle: {phone}", "Duty desk: {phone}"),
    "emergency": Words("Notruf: 112 · 110", "Emergency: 112 · 110"),
    "code_word": Words(
        "Codewort: wie heute früh vereinbart; hier steht es nicht.",
        "Code word: as agreed this morning; it does not stand here.",
    ),
    "calm": Words(
        "Niemand muss uns hereinlassen. Beide dürfen jederzeit abbrechen, ohne einen "
        "Grund zu nennen.",
        "Nobody has to let us in. Both may stop at any time without a reason.",
    ),
}
_COLUMNS: Final = (
    Words("Zeit", "Time"),
    Words("Person", "Person"),
    Words("Ort", "Place"),
    Words("Sprache, Wunsch", "Language, wish"),
    Words("Rückmeldung", "Report"),
)


@attrs.frozen(kw_only=True)
class FieldRow:
    """One line of the day: a visit, a pause, the way out or home.

    Attributes:
        time: From when until when.
        who: Initials and code of the visit; empty for a pause.
        place: Street, town, what stands at the bell; or what the line is.
        wish: Language and wish, without any reason.
        report: When the duty desk hears from the two.
    """

    time: str = attrs.field(validator=is_line)
    who: str = attrs.field(default="", repr=False, validator=is_line)
    place: str = attrs.field(default="", repr=False, validator=is_line)
    wish: str = attrs.field(default="", repr=False, validator=is_line)
    report: str = attrs.field(default="", validator=is_line)


@attrs.frozen(kw_only=True)
class FieldPackage:
    """What one pair carries on one day, in words, ready to be set and locked.

    Attributes:
        day: The only day on which it holds.
        pair: The two, sorted.
        language: Language of the words.
        rows: The day, line by line.
        notes: Numbers and reminders below it.
    """

    day: pendulum.Date = attrs.field(validator=is_day)
    pair: tuple[StaffId, StaffId]
    language: Language = Language.DE
    rows: tuple[FieldRow, ...] = attrs.field(validator=only(FieldRow), repr=False)
    notes: tuple[str, ...] = attrs.field(default=(), repr=False)

    def has_ended(self, on: pendulum.Date) -> bool:
        """Say whether the package must be gone on the day *on*."""
        return on > self.day

    @property
    def title(self) -> str:
        """The heading: the day."""
        return _say("title", self.language, day=day_in_words(self.day, self.language))

    @property
    def lead(self) -> str:
        """For whom it is."""
        first, second = self.pair
        return _say("pair", self.language, first=first, second=second)

    @property
    def ends(self) -> str:
        """Until when it holds, and what to do then."""
        return _say("ends", self.language, date=numeric_date(self.day, self.language))

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of the rows."""
        return tuple(words.to(self.language) for words in _COLUMNS)


def field_package(
    week: PlannedWeek,
    *,
    day: pendulum.Date,
    pair: tuple[StaffId, StaffId],
    deposited: DepositedPlan,
    language: Language = Language.DE,
) -> FieldPackage:
    """Return what one pair carries on one day.

    Args:
        week: The plan and what stands on paper.
        day: The day.
        pair: The two, in any order.
        deposited: The plan of that day at the duty desk: nobody leaves before it. The
            number to call, the times to report and whether there is a code word come
            from there; the word itself is nowhere.
        language: Language of the words.

    Raises:
        InvalidInputError: The two are not out on that day, or another day was
            deposited.
    """
    both = (min(pair), max(pair))
    tours = [t for t in week.plan.tours if t.day == day and t.pair == both]
    faults = [_NO_TOUR] if not tours else []
    faults += [_OTHER_DAY] if deposited.day != day else []
    if faults:
        raise InvalidInputError(_SUBJECT, faults)
    times = DeskTimes.of([deposited], None)
    rows = (row for tour in tours for row in _rows(week, tour, times, language))
    return FieldPackage(
        day=day,
        pair=both,
        language=language,
        rows=tuple(rows),
        notes=tuple(_notes(deposited, times, language)),
    )


def _say(key: str, language: Language, **gaps: object) -> str:
    return _TEXTS[key].fill(**gaps).to(language)


def _notes(
    deposited: DepositedPlan, times: DeskTimes, language: Language
) -> Iterator[str]:
    phone = times.phone_on(deposited.day)
    if phone:
        yield _say("desk", language, phone=phone)
    yield _say("emergency", language)
    if deposited.desk.code_word_line:
        yield _say("code_word", language)
    yield _say("calm", language)


def _rows(
    week: PlannedWeek, tour: Tour, times: DeskTimes, language: Language
) -> Iterator[FieldRow]:
    meet, part = meeting_words(week, tour), parting_words(week, tour)
    leave = _say("leave", language) if meet is None else meet.to(language)
    yield FieldRow(time=clock(tour.start_minute), place=leave)
    parts: list[tuple[int, FieldRow]] = [
        (stop.start_minute, _stop(week, tour, stop, times, language))
        for stop in tour.stops
    ]
    parts += [
        (
            pause.start_minute,
            FieldRow(
                time=_span(pause.start_minute, pause.end_minute),
                place=_say("pause", language),
            ),
        )
        for pause in tour.pauses
    ]
    yield from (row for _, row in sorted(parts, key=lambda entry: entry[0]))
    back = _say("back", language) if part is None else part.to(language)
    report = times.of_return(tour, language)
    yield FieldRow(time=clock(tour.end_minute), place=back, report=report)


def _stop(
    week: PlannedWeek, tour: Tour, stop: Stop, times: DeskTimes, language: Language
) -> FieldRow:
    details = week.details_of(stop.visit)
    kind = KIND_WORDS.get(week.problem.request(stop.visit).place.kind)
    where = ("" if kind is None else kind.to(language), details.street)
    asked = (details.language.to(language), details.wish.to(language))
    arrive, leave = times.of_stop(tour, stop, language)
    return FieldRow(
        time=_span(stop.start_minute, stop.end_minute),
        who=f"{details.initials} {stop.visit}".strip(),
        place=_joined((*where, details.postcode_town, details.bell)),
        wish=_joined(asked),
        report=_say("report", language, arrive=arrive, leave=leave),
    )


def _span(start: int, end: int) -> str:
    return f"{clock(start)} – {clock(end)}"


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)
