"""Which moment is a minute of a local day, in nights in which clocks change too?

Plans count minutes after local midnight, as a clock on the wall shows them: that is
what is printed and what people go by. An alarm needs moments. The time zone is an
argument, because reading one means opening a file.
"""

from typing import Final

import pendulum

from outreach_core._messages import Language
from outreach_core._validators import satisfies
from outreach_core.errors import InvalidValueError

_A_DAY: Final = 24 * 60
_SECONDS: Final = 60


def moment_at(
    day: pendulum.Date, minute: int, *, zone: pendulum.Timezone
) -> pendulum.DateTime:
    """Return the first moment at which a clock on the wall shows that time or a later.

    A time that comes twice (October) is the first of the two, a time that is skipped
    (March) is the moment of the change: an alarm is early rather than late, and a
    later minute is never an earlier moment.

    Args:
        day: The day on which a tour begins.
        minute: Minutes after local midnight of *day*; 1440 and more lie on the next
            days.
        zone: Where the clock hangs, ``pendulum.timezone("Europe/Berlin")``.

    Raises:
        InvalidValueError: *minute* is negative.
    """
    if minute < 0:
        raise InvalidValueError(field="minute", expected="0 or more")
    on = day.add(days=minute // _A_DAY)
    hour, rest = divmod(minute % _A_DAY, 60)
    wanted = (on.year, on.month, on.day, hour, rest)
    first, second = (pendulum.datetime(*wanted, tz=zone, fold=fold) for fold in (0, 1))
    if _wall(first) == wanted:
        return first
    # Skipped: walk to the change, minute by minute, an hour or two at most.
    start, end = seconds(first), seconds(second)
    for moment in range(min(start, end), max(start, end) + 1, _SECONDS):
        there = pendulum.from_timestamp(moment, tz=zone)
        if _wall(there) >= wanted:
            return there
    return second


def _wall(moment: pendulum.DateTime) -> tuple[int, ...]:
    return (moment.year, moment.month, moment.day, moment.hour, moment.minute)


def seconds(moment: pendulum.DateTime) -> int:
    """Return the seconds since 1970 in UTC: what two moments are compared by.

    Two moments of one time zone must not be compared directly: Python then compares
    what the clock shows, and 2:10 after the change in October counts as earlier than
    2:40 before it.
    """
    return moment.int_timestamp


def minutes_between(earlier: pendulum.DateTime, later: pendulum.DateTime) -> int:
    """Return the whole minutes that pass from *earlier* to *later*; negative: before."""
    return (seconds(later) - seconds(earlier)) // _SECONDS


def later_by(moment: pendulum.DateTime, minutes: int) -> pendulum.DateTime:
    """Return the moment *minutes* later, as a stopwatch counts them."""
    later = pendulum.from_timestamp(seconds(moment) + minutes * _SECONDS)
    return later.in_timezone(moment.timezone or pendulum.UTC)


def clock_of(moment: pendulum.DateTime, day: pendulum.Date, language: Language) -> str:
    """Return what the clock shows, "0:40 (+1)" for the day after *day*.

    A time that comes twice says which one is meant.
    """
    shown = f"{moment.hour}:{moment.minute:02}"
    twin = moment.replace(fold=1 - moment.fold)
    if _wall(twin) == _wall(moment) and seconds(twin) != seconds(moment):
        first = seconds(moment) < seconds(twin)
        shown += _TWICE[language][0 if first else 1]
    days = (moment.date() - day).days
    return f"{shown} (+{days})" if days > 0 else shown


_TWICE: Final = {
    Language.DE: (" Sommerzeit", " Winterzeit"),
    Language.EN: (" summer time", " winter time"),
}

_A_MOMENT: Final = "a pendulum.DateTime with a time zone"


def _means_one_moment(value: object) -> bool:
    return isinstance(value, pendulum.DateTime) and value.tzinfo is not None


def checked(now: object) -> None:
    """Refuse a *now* that does not mean the same everywhere."""
    if not _means_one_moment(now):
        raise InvalidValueError(field="now", expected=_A_MOMENT)


is_moment = satisfies(_A_MOMENT, _means_one_moment)
"""Accept a moment that means the same everywhere."""
