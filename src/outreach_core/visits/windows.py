"""When may one visit begin, after the rules that need neither a pair nor a plan?

An announcement must have arrived, a closed door is tried at another time, and between
two attempts lies a gap. Search and explanations use these windows; the checker
recomputes each rule by itself.
"""

import enum
from collections.abc import Iterator

import attrs
import pendulum

from outreach_core.calendar.day_parts import PART_MINUTES, part_of_day
from outreach_core.people.staff import MINUTES_A_DAY
from outreach_core.visits.attempts import Attempt
from outreach_core.visits.requests import PlaceKind, TimeWindow, VisitRequest
from outreach_core.visits.work_rules import WorkRules


class Closing(enum.StrEnum):
    """Why a visit cannot begin on a day although one of its windows lies there."""

    PINNED = "pinned"
    NOT_BEFORE = "not_before"
    GAP = "gap"
    MONTH = "month"
    OTHER_TIME = "other_time"


def open_windows(rules: WorkRules, request: VisitRequest) -> tuple[TimeWindow, ...]:
    """Return when *request* may begin, sorted by day.

    A pinned visit has one window of one minute. For a visit that nobody asked for the
    windows are cut: by the day on which an announcement can have arrived, by gap and
    number of attempts, and by weekday and part of day of the last closed door.
    """
    if request.pinned is not None:
        minute = request.pinned.start_minute
        only = TimeWindow(
            day=request.pinned.day, start_minute=minute, end_minute=minute
        )
        return (only,)
    if not request.unasked:
        return request.windows
    return tuple(
        part
        for window in request.windows
        if closed_by(rules, request, window.day) is None
        for part in _another_part(request, window)
    )


def closed_by(
    rules: WorkRules, request: VisitRequest, day: pendulum.Date
) -> Closing | None:
    """Return which rule keeps the whole *day* from *request*; ``None``: no rule does."""
    if request.pinned is not None:
        return None if day == request.pinned.day else Closing.PINNED
    if not request.unasked:
        return None
    if request.not_before is not None and day < request.not_before:
        return Closing.NOT_BEFORE
    return _guarded(rules, request, day)


def _guarded(
    rules: WorkRules, request: VisitRequest, day: pendulum.Date
) -> Closing | None:
    before = {attempt.on for attempt in request.earlier}
    if any(abs((day - other).days) < rules.min_gap_days for other in before):
        return Closing.GAP
    same_month = sum((d.year, d.month) == (day.year, day.month) for d in before)
    if same_month >= rules.max_attempts_a_month:
        return Closing.MONTH
    last = last_closed_door(request)
    if last is not None and day.weekday() == last.on.weekday():
        return Closing.OTHER_TIME
    return None


def first_open_day(
    rules: WorkRules, request: VisitRequest, start: pendulum.Date
) -> pendulum.Date | None:
    """Return the first day from *start* on that no rule here keeps from *request*.

    Windows, holidays and working hours play no part: it is the day from which one
    may ask again. ``None`` for a pinned visit, and when a year holds no such day.
    """
    if request.pinned is not None:
        return None
    days = (start.add(days=ahead) for ahead in range(366))
    return next((d for d in days if closed_by(rules, request, d) is None), None)


def last_closed_door(request: VisitRequest) -> Attempt | None:
    """Return the latest attempt at a door; ``None``: there was none."""
    doors = [a for a in request.earlier if a.start_minute is not None]
    return doors[-1] if doors else None


def closed_doors_in_a_row(request: VisitRequest) -> int:
    """Count the closed doors since the last attempt by another way."""
    count = 0
    for attempt in reversed(request.earlier):
        if attempt.start_minute is None:
            break
        count += 1
    return count


def needs_another_way(rules: WorkRules, request: VisitRequest) -> bool:
    """Say whether so many doors stayed closed that another door is no way any more.

    A place outside the home is another way already.
    """
    at_home = request.place.kind is PlaceKind.HOME
    many = closed_doors_in_a_row(request) >= rules.max_closed_doors
    return request.unasked and at_home and many


def untried_minutes(request: VisitRequest) -> tuple[tuple[int, int], ...]:
    """Return first and last minute of the parts of the day that may be tried now."""
    last = last_closed_door(request)
    free = request.pinned is None and request.unasked
    if last is None or last.start_minute is None or not free:
        return ((0, MINUTES_A_DAY - 1),)
    tried = part_of_day(last.start_minute)
    return tuple(span for part, span in PART_MINUTES.items() if part is not tried)


def _another_part(request: VisitRequest, window: TimeWindow) -> Iterator[TimeWindow]:
    for first, end in untried_minutes(request):
        start, stop = max(window.start_minute, first), min(window.end_minute, end)
        if (start, stop) == (window.start_minute, window.end_minute):
            yield window
        elif start <= stop:
            yield attrs.evolve(window, start_minute=start, end_minute=stop)
