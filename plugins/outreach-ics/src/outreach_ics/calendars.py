"""How a planned week becomes a calendar that gives nobody away.

The same plan gives the same bytes. An entry keeps its UID when its visit moves, so a
newer file moves the entry instead of adding a second one.
"""

import datetime as dt
import hashlib
import zoneinfo
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

import pendulum
from icalendar import Calendar, Event

from outreach_core import Language, Words
from outreach_core.visits import PlannedWeek, Stop, Tour
from outreach_ics.changes import with_changes
from outreach_ics.options import IcsOptions

_PRODUCT: Final = "-//outreach-ics//besuche//DE"
_MEET = Words(
    "Treffen am ersten Halt; der Weg dorthin kommt dazu.",
    "Meet at the first stop; the way there is not included.",
)
_CODE: Final = Words("Code {code}", "Code {code}")
_TOUR: Final = Words(
    "{who} · {count} Termine · {travel} Minuten Weg",
    "{who} · {count} appointments · {travel} minutes of travel",
)


def calendar_of(
    week: PlannedWeek, *, options: IcsOptions, language: Language, before: bytes = b""
) -> bytes:
    """Return the calendar file (RFC 5545): one entry a tour and one a visit.

    Args:
        week: The plan; its initials, streets and wishes stay out, unless the office
            asked for streets.
        options: Titles, time zone and what may be told.
        language: Language of the entries.
        before: The last calendar. What has moved since gets the next number, what is
            gone from the days of this plan is called off.

    Raises:
        InvalidInputError: The last calendar cannot be read.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    planned = [
        event
        for tour, number in _numbered(week.plan.tours)
        for event in (
            _tour(week, tour, number, options, language),
            *(_stop(week, tour, stop, options, language) for stop in tour.stops),
        )
    ]
    events = with_changes(planned, before=before, days=week.problem.days)
    for event in events:
        calendar.add_component(event)
    if events:
        first = min(event.decoded("dtstart").year for event in events)
        calendar.add_missing_timezones(
            first_date=dt.date(first, 1, 1), last_date=dt.date(first + 2, 1, 1)
        )
    return bytes(calendar.to_ical())


def _numbered(tours: Iterable[Tour]) -> Iterator[tuple[Tour, int]]:
    """Yield each tour with its number among those of the same two on that day."""
    seen: Counter[tuple[object, ...]] = Counter()
    for tour in tours:
        seen[tour.day, *tour.pair] += 1
        yield tour, seen[tour.day, *tour.pair]


def _tour(
    week: PlannedWeek, tour: Tour, number: int, options: IcsOptions, language: Language
) -> Event:
    who = [week.name_of(p) if options.staff_names else p for p in tour.pair]
    words = _TOUR.fill(
        who=" + ".join(who), count=len(tour.stops), travel=tour.travel_minutes
    )
    # The second tour of the same two on one day has a name of its own.
    more = f" ({number})" if number > 1 else ""
    event = _event(
        uid=f"tour {tour.day} {' '.join(tour.pair)}{more}",
        tour=tour,
        minutes=(tour.start_minute, tour.end_minute),
        options=options,
    )
    event.add("summary", options.tour_title)
    said = [words.to(language)]
    if tour.meets_at_stop:
        said.append(_MEET.to(language))
    event.add("description", " ".join(said))
    event.add("transp", "OPAQUE")
    return event


def _stop(
    week: PlannedWeek,
    tour: Tour,
    stop: Stop,
    options: IcsOptions,
    language: Language,
) -> Event:
    event = _event(
        uid=f"visit {stop.visit}",
        tour=tour,
        minutes=(stop.start_minute, stop.end_minute),
        options=options,
    )
    event.add("summary", options.stop_title)
    event.add("description", _CODE.fill(code=stop.visit).to(language))
    street = week.details_of(stop.visit).street
    if options.street and street:
        event.add("location", street)
    # The tour already blocks this time in the calendars of the two.
    event.add("transp", "TRANSPARENT")
    return event


def _event(
    *, uid: str, tour: Tour, minutes: tuple[int, int], options: IcsOptions
) -> Event:
    event = Event()
    # A hash, so that not even the short code of a visit stands in the UID.
    digest = hashlib.sha256(uid.encode()).hexdigest()[:32]
    event.add("uid", f"{digest}@outreach-ics.invalid")
    # No clock: the stamp says for which day the entry was made, in UTC as RFC 5545
    # wants it, and is the same for the same plan.
    day = tour.day
    event.add("dtstamp", dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC))
    start, end = _times(day, minutes, options)
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("class", "PRIVATE")
    return event


def _times(
    day: pendulum.Date, minutes: tuple[int, int], options: IcsOptions
) -> Iterator[dt.datetime]:
    zone = zoneinfo.ZoneInfo(options.timezone)
    for minute in minutes:
        hour, rest = divmod(minute, 60)
        # Wall-clock time: 9:05 stays 9:05 on the day the clocks change.
        yield dt.datetime(day.year, day.month, day.day, hour, rest, tzinfo=zone)
