"""Which parts a day has for somebody who might be at home."""

import enum
from typing import Final

from outreach_core._messages import Words

_NOON: Final = 12 * 60
_EVENING: Final = 17 * 60


class PartOfDay(enum.StrEnum):
    """A part of the day in which somebody might rather be at home."""

    MORNING = "morning"
    """Before 12:00."""
    AFTERNOON = "afternoon"
    """From 12:00 to before 17:00."""
    EVENING = "evening"
    """From 17:00 on."""


PART_WORDS: Final = {
    PartOfDay.MORNING: Words("vormittags", "in the morning"),
    PartOfDay.AFTERNOON: Words("nachmittags", "in the afternoon"),
    PartOfDay.EVENING: Words("abends", "in the evening"),
}
WEEKDAY_WORDS: Final = (
    Words("montags", "on a Monday"),
    Words("dienstags", "on a Tuesday"),
    Words("mittwochs", "on a Wednesday"),
    Words("donnerstags", "on a Thursday"),
    Words("freitags", "on a Friday"),
    Words("samstags", "on a Saturday"),
    Words("sonntags", "on a Sunday"),
)
PART_MINUTES: Final = {
    PartOfDay.MORNING: (0, _NOON - 1),
    PartOfDay.AFTERNOON: (_NOON, _EVENING - 1),
    PartOfDay.EVENING: (_EVENING, 24 * 60 - 1),
}
"""First and last minute of each part, both included."""


def part_of_day(minute: int) -> PartOfDay:
    """Return the part of the day of a time, given in minutes after local midnight."""
    if minute < _NOON:
        return PartOfDay.MORNING
    return PartOfDay.AFTERNOON if minute < _EVENING else PartOfDay.EVENING
