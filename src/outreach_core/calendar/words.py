"""How are days and times written for people?

Own tables: pendulum's ``format`` reads its locale files from disk, and the core reads
no file.
"""

from typing import Final

import pendulum

from outreach_core._messages import Language
from outreach_core.errors import InvalidValueError

_MINUTES_AN_HOUR: Final = 60
_LAST_MINUTE: Final = 24 * 60

_MONTHS: Final = {
    Language.DE: (
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
    Language.EN: (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_WEEKDAYS: Final = {
    Language.DE: (
        *("Montag", "Dienstag", "Mittwoch", "Donnerstag"),
        *("Freitag", "Samstag", "Sonntag"),
    ),
    Language.EN: (
        *("Monday", "Tuesday", "Wednesday", "Thursday"),
        *("Friday", "Saturday", "Sunday"),
    ),
}
_SHORT_WEEKDAYS: Final = {
    Language.DE: ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    Language.EN: ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


def day_in_words(day: pendulum.Date, language: Language) -> str:
    """Return "Montag, 19. Oktober 2026" or "Monday, 19 October 2026"."""
    weekday = _WEEKDAYS[language][day.weekday()]
    return f"{weekday}, {date_in_words(day, language)}"


def date_in_words(day: pendulum.Date, language: Language) -> str:
    """Return "19. Oktober 2026" or "19 October 2026"."""
    dot = "." if language is Language.DE else ""
    return f"{day.day}{dot} {_MONTHS[language][day.month - 1]} {day.year}"


def short_day(day: pendulum.Date, language: Language) -> str:
    """Return "Mo 19.10." or "Mon 19/10", for narrow columns; the year is left out."""
    weekday = _SHORT_WEEKDAYS[language][day.weekday()]
    if language is Language.DE:
        return f"{weekday} {day.day:02}.{day.month:02}."
    return f"{weekday} {day.day:02}/{day.month:02}"


def numeric_date(day: pendulum.Date, language: Language) -> str:
    """Return "19.10.2026", in English the unmistakable "2026-10-19"."""
    if language is Language.DE:
        return f"{day.day:02}.{day.month:02}.{day.year:04}"
    return day.isoformat()


def clock(minutes: int) -> str:
    """Return "9:05" for 545 minutes after midnight; "24:00" ends a day.

    Raises:
        InvalidValueError: The minutes lie outside 0 to 1440.
    """
    if not 0 <= minutes <= _LAST_MINUTE:
        raise InvalidValueError(
            field="minutes", expected="minutes after midnight, 0 to 1440"
        )
    hour, minute = divmod(minutes, _MINUTES_AN_HOUR)
    return f"{hour}:{minute:02}"


def clock_in_words(minutes: int, language: Language) -> str:
    """Return "9:05 Uhr" or "9:05"; bounds as for :func:`clock`."""
    time = clock(minutes)
    return f"{time} Uhr" if language is Language.DE else time
