"""What has changed since the last calendar, said so that calendars follow?

RFC 5545 §3.8.7.4 and RFC 5546 §3.2.1: an entry of the same UID and a higher SEQUENCE
replaces the one before; STATUS:CANCELLED in a published calendar takes it away.
"""

from collections.abc import Iterable
from typing import Any, Final

import pendulum
from icalendar import Calendar, Event

from outreach_core import Words
from outreach_core.errors import InvalidInputError

_NOT_SAID: Final = frozenset({"SEQUENCE", "STATUS", "DTSTAMP", "TRANSP"})
_SUBJECT: Final = ".outreach/*.ics"
_CANCELLED: Final = "CANCELLED"
_CONFIRMED: Final = "CONFIRMED"
_DAMAGED: Final = Words(
    "ist beschädigt. Bitte löschen; Termine, die schon in Kalendern stehen und sich "
    "verschoben haben, dort von Hand entfernen.",
    "is damaged. Delete it, and remove visits that have moved from calendars by hand.",
)


def with_changes(
    events: Iterable[Event], *, before: bytes, days: Iterable[pendulum.Date]
) -> list[Event]:
    """Number every entry, and call off those that stand no longer in the plan.

    An entry that says the same keeps its number, a changed one gets the next. Doing
    it again with its own result changes nothing.

    Args:
        events: Entries of the new plan, in their order.
        before: The last calendar; empty for none.
        days: Days that the new plan speaks about. What stood on another day is not
            called off: it lies behind, or belongs to another week.

    Raises:
        InvalidInputError: The last calendar cannot be read.
    """
    known = {str(event["UID"]): event for event in _events(before)}
    result = [_numbered(event, known.pop(str(event["UID"]), None)) for event in events]
    spoken = {(day.year, day.month, day.day) for day in days}
    gone = [event for event in known.values() if _day(event) in spoken]
    gone.sort(key=lambda event: (_day(event), str(event["UID"])))
    return result + [_called_off(event) for event in gone]


def _events(before: bytes) -> list[Any]:
    if not before:
        return []
    try:
        return list(Calendar.from_ical(before).walk("VEVENT"))
    except (ValueError, KeyError, IndexError):
        raise InvalidInputError(_SUBJECT, (_DAMAGED,)) from None


def _numbered(event: Event, earlier: Any) -> Event:
    number = 0
    if earlier is not None:
        number = _sequence(earlier)
        same = _said(event) == _said(earlier) and not _is_cancelled(earlier)
        number += 0 if same else 1
    event.add("sequence", number)
    event.add("status", _CONFIRMED)
    return event


def _called_off(event: Any) -> Any:
    if _is_cancelled(event):
        return event
    number = _sequence(event) + 1
    for name in ("SEQUENCE", "STATUS", "TRANSP"):
        event.pop(name, None)
    event.add("sequence", number)
    event.add("status", _CANCELLED)
    event.add("transp", "TRANSPARENT")
    return event


def _sequence(event: Any) -> int:
    return int(event.get("SEQUENCE", 0))


def _is_cancelled(event: Any) -> bool:
    return str(event.get("STATUS", "")) == _CANCELLED


def _day(event: Any) -> tuple[int, int, int]:
    start = event.decoded("DTSTART")
    return start.year, start.month, start.day


def _said(event: Any) -> list[tuple[str, bytes]]:
    """Return what an entry tells, without its number and its stamp."""
    return sorted(
        (name, bytes(value.to_ical()))
        for name, value in event.property_items(recursive=False)
        if name not in _NOT_SAID | {"BEGIN", "END"}
    )
