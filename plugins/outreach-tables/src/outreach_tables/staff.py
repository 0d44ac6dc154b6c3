"""Which member of staff does a row describe?"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import pendulum

from outreach_core.ids import CustomerId, StaffId, pseudonym
from outreach_core.people import (
    Absence,
    Coordinates,
    Gender,
    Seniority,
    StaffMember,
    WorkingHours,
)
from outreach_tables import cells
from outreach_tables.cells import UnreadableError
from outreach_tables.ledger import RowLedger
from outreach_tables.reasons import Reason
from outreach_tables.rows import (
    RejectedError,
    RowReader,
    refuse_broken,
    refuse_no_record,
)

_WEEKDAYS: Final = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday"),
)
_HOURS: Final = re.compile(
    r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:Uhr)?\s*(?:-|–|bis)\s*(\d{1,2})(?:[:.](\d{2}))?"
    r"\s*(?:Uhr)?"
)
_FREE: Final = frozenset({"-", "–", "frei", "x", "nein"})
_LAST_MINUTE: Final = 59
T = TypeVar("T")
_NOTHING: Final[tuple[str, ...]] = ()
_NO_HOURS: Final[WorkingHours | None] = None
_NO_ABSENCE: Final[tuple[Absence, ...]] = ()


class _FaultyRowError(Exception):
    """A row has faults; all of them are listed, not only the first."""

    def __init__(self, faults: list[RejectedError]) -> None:
        super().__init__(len(faults))
        self.faults = faults


def read_staff(
    ledger: RowLedger,
    known: dict[StaffId, StaffMember],
    *,
    key: bytes,
    words: Mapping[str, Mapping[str, str]],
    coordinates: Mapping[str, Coordinates],
    as_of: pendulum.Date,
) -> None:
    """Read one table of staff into *known*; a conflicting double is listed."""
    table = ledger.table
    for number, row in ledger.rows():
        reader = RowReader(number, row, ledger, words, as_of)
        try:
            refuse_broken(table, row)
            member = _member(reader, key, coordinates)
        except RejectedError as error:
            ledger.reject(number, error.code, error.field)
            continue
        except _FaultyRowError as error:
            first, *others = error.faults
            ledger.reject(number, first.code, first.field)
            for fault in others:
                ledger.also(number, fault.code, fault.field)
            continue
        earlier = known.setdefault(member.id, member)
        if earlier is member:
            ledger.records += 1
        elif earlier == member:
            ledger.merged += 1
        else:
            ledger.reject(number, Reason.DUPLICATE_CONFLICT, "id")


def _member(
    reader: RowReader, key: bytes, coordinates: Mapping[str, Coordinates]
) -> StaffMember:
    short = reader.needed("id", cells.text)
    refuse_no_record(reader.ledger.table, reader.cells, short)
    faults: list[RejectedError] = []

    def read(field: str, how: Callable[[RowReader, str], T], without: T) -> T:
        try:
            return how(reader, field)
        except RejectedError as error:
            faults.append(error)
            return without

    if not short:
        faults.append(RejectedError(Reason.ID_MISSING, "id"))
    name = read("name", _name, "")
    languages = read("languages", _languages, _NOTHING)
    hours = tuple(read(field, _hours, _NO_HOURS) for field in _WEEKDAYS)
    absences = read("absences", _absences, _NO_ABSENCE)
    # A conflict that cannot be read might send somebody to their own cousin.
    conflicts = read("conflicts", _list, _NOTHING)
    knows = read("knows", _list, _NOTHING)
    trainings = read("trainings", _list, _NOTHING)
    if faults:
        raise _FaultyRowError(faults)
    return StaffMember(
        id=StaffId(short),
        name=name,
        languages=frozenset(languages),
        hours=tuple(found for found in hours if found is not None),
        absences=absences,
        conflicts=_pseudonyms(conflicts, key),
        trainings=frozenset(training.casefold() for training in trainings),
        knows=_pseudonyms(knows, key),
        **_without_which_it_works(reader, coordinates),
    )


def _without_which_it_works(
    reader: RowReader, coordinates: Mapping[str, Coordinates]
) -> dict[str, Any]:
    """Read what may be left out; what cannot be read is noted."""
    gender = reader.word("gender", "gender", Reason.GENDER_UNREADABLE)
    level = reader.word("seniority", "seniority", Reason.SENIORITY_UNREADABLE)
    home = reader.optional("home", cells.postcode, ("", False))[0]
    return {
        "gender": Gender(gender) if gender else None,
        "seniority": Seniority(level) if level else None,
        "home": coordinates.get(home),
        "start": _place(reader, "start", coordinates),
        "end": _place(reader, "end", coordinates),
    }


def _pseudonyms(numbers: tuple[str, ...], key: bytes) -> frozenset[CustomerId]:
    return frozenset(CustomerId(pseudonym(number, key=key)) for number in numbers)


def _name(reader: RowReader, field: str) -> str:
    found = reader.needed(field, cells.text)
    if not found:
        raise RejectedError(Reason.NAME_MISSING, field)
    return found


def _languages(reader: RowReader, field: str) -> tuple[str, ...]:
    return reader.meanings(field, "language", Reason.LANGUAGE_UNKNOWN)


def _list(reader: RowReader, field: str) -> tuple[str, ...]:
    return cells.several(reader.needed(field, cells.text))


def _place(
    reader: RowReader, field: str, coordinates: Mapping[str, Coordinates]
) -> Coordinates | None:
    """Read where the day starts or ends; unknown is said, the office is used."""
    postcode = reader.optional(field, cells.postcode, ("", False))[0]
    if postcode and postcode not in coordinates:
        reader.note(Reason.PLACE_UNKNOWN, field)
    return coordinates.get(postcode)


def _hours(reader: RowReader, field: str) -> WorkingHours | None:
    found = reader.needed(field, cells.text)
    if not found or found.casefold() in _FREE:
        return None
    match = _HOURS.fullmatch(found)
    if match is None:
        raise RejectedError(Reason.HOURS_UNREADABLE, field)
    first, first_minute, last, last_minute = (int(part or 0) for part in match.groups())
    start, end = 60 * first + first_minute, 60 * last + last_minute
    day_minutes = 24 * 60
    if max(first_minute, last_minute) > _LAST_MINUTE or not start < end <= day_minutes:
        raise RejectedError(Reason.HOURS_UNREADABLE, field)
    weekday = _WEEKDAYS.index(field)
    return WorkingHours(weekday=weekday, start_minute=start, end_minute=end)


_RANGE: Final = re.compile(r"\s*(?:–|\bbis\b|(?<=\d)\s*-\s*(?=\d{1,2}\.))\s*")


def _absences(reader: RowReader, field: str) -> tuple[Absence, ...]:
    """Read "12.10.2026-16.10.2026, 24.12.2026"; who is away must not be planned."""
    cell = reader.cell(field)
    if cell is None or isinstance(cell, float) or hasattr(cell, "month"):
        day = reader.needed(field, reader.as_day)
        return () if day is None else (Absence(first=day, last=day),)
    found = reader.needed(field, cells.text)
    absences = []
    for part in cells.several(found):
        ends = _RANGE.split(part)
        try:
            days = [reader.as_day(end) for end in ends]
        except UnreadableError:
            raise RejectedError(Reason.ABSENCE_UNREADABLE, field) from None
        first, last = days[0], days[-1]
        if len(days) > 2 or first is None or last is None or last < first:  # noqa: PLR2004  first and last day
            raise RejectedError(Reason.ABSENCE_UNREADABLE, field)
        absences.append(Absence(first=first, last=last))
    return tuple(sorted(absences, key=lambda a: (a.first, a.last)))
