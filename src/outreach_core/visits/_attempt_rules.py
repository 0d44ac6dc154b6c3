"""Which rules of attempts and announcements a stop breaks; part of the checker.

Recomputed here from the request alone: the windows of the search are not asked.
"""

from collections.abc import Iterator

import pendulum

from outreach_core._messages import in_both
from outreach_core.calendar import clock, short_day
from outreach_core.calendar.day_parts import (
    PART_MINUTES,
    PART_WORDS,
    WEEKDAY_WORDS,
    part_of_day,
)
from outreach_core.visits.plan import Stop, Tour
from outreach_core.visits.requests import PlaceKind, VisitRequest
from outreach_core.visits.violations import PlanRule
from outreach_core.visits.work_rules import WorkRules

Broken = tuple[PlanRule, dict[str, object]]


def attempt_violations(
    rules: WorkRules, request: VisitRequest, tour: Tour, stop: Stop
) -> Iterator[Broken]:
    """Yield what the day, the time or the pair of *stop* breaks.

    What was announced stands where it was announced, and nothing else is asked of it.
    What the person agreed to or asked for may come at any of their times. Only what
    nobody asked for has to wait for the announcement, to try another time after a
    closed door, and another way after several.
    """
    if request.pinned is not None:
        yield from _pin(request, tour, stop)
    elif not (request.agreed or request.wished):
        yield from _unasked(rules, request, tour.day, stop.start_minute)


def _pin(request: VisitRequest, tour: Tour, stop: Stop) -> Iterator[Broken]:
    pin = request.pinned
    if pin is None:
        return
    same_time = (tour.day, stop.start_minute) == (pin.day, pin.start_minute)
    if not same_time or pin.pair not in {None, tour.pair}:
        day = in_both(short_day, pin.day)
        yield PlanRule.PINNED, {"day": day, "start": clock(pin.start_minute)}


def _unasked(
    rules: WorkRules, request: VisitRequest, day: pendulum.Date, minute: int
) -> Iterator[Broken]:
    if request.not_before is not None and day < request.not_before:
        yield PlanRule.NOT_BEFORE, {"day": in_both(short_day, request.not_before)}
    doors = [a for a in request.earlier if a.start_minute is not None]
    others = [a.on for a in request.earlier if a.start_minute is None]
    if not doors:
        return
    last = max(doors, key=lambda a: (a.on, a.start_minute or 0))
    tried = part_of_day(last.start_minute or 0)
    same_weekday = day.weekday() == last.on.weekday()
    if same_weekday or part_of_day(minute) is tried:
        yield (
            PlanRule.OTHER_TIME,
            {"weekday": WEEKDAY_WORDS[last.on.weekday()], "part": PART_WORDS[tried]},
        )
    # On one day the letter goes out before the door is tried.
    shut = sum(a.on >= max(others, default=a.on) for a in doors)
    if request.place.kind is PlaceKind.HOME and shut >= rules.max_closed_doors:
        yield PlanRule.ANOTHER_WAY, {"count": shut}


def open_on(rules: WorkRules, request: VisitRequest, day: pendulum.Date) -> bool:
    """Say whether a visit that nobody promised may begin at some time of *day*."""
    earlier = set() if request.wished else {a.on for a in request.earlier}
    same_month = sum((e.year, e.month) == (day.year, day.month) for e in earlier)
    near = any(abs((day - e).days) < rules.min_gap_days for e in earlier)
    if near or same_month >= rules.max_attempts_a_month:
        return False
    begins = {
        max(window.start_minute, first)
        for window in request.windows
        for first, _ in PART_MINUTES.values()
        if window.day == day and window.end_minute >= first
    }
    return any(
        request.wished or not list(_unasked(rules, request, day, minute))
        for minute in begins
    )
