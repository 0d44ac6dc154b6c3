"""Which member of staff does a row describe?"""

import re
from collections.abc import Mapping
from typing import Final

import pendulum

from outreach_core.ids import CustomerId, StaffId, pseudonym
from outreach_core.people import Absence, Coordinates, Gender, StaffMember, WorkingHours
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
    if not short:
        raise RejectedError(Reason.ID_MISSING, "id")
    name = reader.needed("name", cells.text)
    if not name:
        raise RejectedError(Reason.NAME_MISSING, "name")
    gender = reader.word("gender", "gender", Reason.GENDER_UNREADABLE)
    home = reader.optional("home", cells.postcode, ("", False))[0]
    # A conflict that cannot be read might send somebody to their own cousin.
    conflicts = cells.several(reader.needed("conflicts", cells.text))
    return StaffMember(
        id=StaffId(short),
        name=name,
        gender=Gender(gender) if gender else None,
        languages=frozenset(
            reader.meanings("languages", "language", Reason.LANGUAGE_UNKNOWN)
        ),
        hours=tuple(
            hours
            for weekday, field in enumerate(_WEEKDAYS)
            if (hours := _hours(reader, weekday, field)) is not None
        ),
        absences=_absences(reader),
        conflicts=frozenset(CustomerId(pseudonym(c, key=key)) for c in conflicts),
        home=coordinates.get(home),
    )


def _hours(reader: RowReader, weekday: int, field: str) -> WorkingHours | None:
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
    return WorkingHours(weekday=weekday, start_minute=start, end_minute=end)


_RANGE: Final = re.compile(r"\s*(?:–|\bbis\b|(?<=\d)\s*-\s*(?=\d{1,2}\.))\s*")


def _absences(reader: RowReader) -> tuple[Absence, ...]:
    """Read "12.10.2026-16.10.2026, 24.12.2026"; who is away must not be planned."""
    cell = reader.cell("absences")
    if cell is None or isinstance(cell, float) or hasattr(cell, "month"):
        day = reader.needed("absences", reader.as_day)
        return () if day is None else (Absence(first=day, last=day),)
    found = reader.needed("absences", cells.text)
    absences = []
    for part in cells.several(found):
        ends = _RANGE.split(part)
        try:
            days = [reader.as_day(end) for end in ends]
        except UnreadableError:
            raise RejectedError(Reason.ABSENCE_UNREADABLE, "absences") from None
        first, last = days[0], days[-1]
        if len(days) > 2 or first is None or last is None or last < first:  # noqa: PLR2004  first and last day
            raise RejectedError(Reason.ABSENCE_UNREADABLE, "absences")
        absences.append(Absence(first=first, last=last))
    return tuple(sorted(absences, key=lambda a: (a.first, a.last)))
