"""How often may one person be turned to, and on which days?

Requirement 34 of the field study: "Attempts to one person are limited by a minimum gap
and a maximum per month (harassment guard); the guard cannot be switched off, only
tuned." Persistence is the method, and it must not become harassment.

A letter that announces, moves or calls off a visit is part of that visit: the two are
one attempt, counted on the day of the visit. Once the visit has fallen away, the first
letter about it is the attempt, so that nothing that reached a person goes uncounted.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import satisfies
from outreach_core.calendar import Workdays
from outreach_core.calendar.day_parts import PartOfDay
from outreach_core.cases.course import Case, VisitState
from outreach_core.cases.events import (
    LetterHandedOver,
    VisitAnnounced,
    VisitScheduled,
)

_ABOUT_VISIT: Final = re.compile(
    r"(?:announcement|change|other-pair|cancellation)"
    r"-(\d+)-\d+-\d{4}-\d\d-\d\d-\d{4}(?:-\d+)?"
)
"""Occasions of letters about a visit; the first number says which visit of the case."""

SATURDAY: Final = 5
_SEARCH_DAYS: Final = 800
"""More than two years: every calendar with one workday a month is served."""


@attrs.frozen(kw_only=True)
class OfferRules:
    """How persistent outreach may be. The defaults are a choice of this project.

    Attributes:
        minimum_gap_days: Days from one attempt to the next, 2 to 90.
        maximum_per_month: Attempts in one calendar month, 1 to 6. A letter that went
            out and a visit that was made or is planned are attempts.
        closed_doors_before_change: After so many closed doors in a row another way is
            tried instead of another visit, 1 to 10.
        rest_days: Days of rest after a "no" at the door, 30 to 730.
        evenings: Whether the office visits from 17:00 on.
        saturdays: Whether the office visits on Saturdays.
        visit_letters_count: A letter about a visit is an attempt of its own, besides
            the visit. That is stricter than requirement 34 asks for.
    """

    minimum_gap_days: int = attrs.field(
        default=7,
        validator=satisfies(
            "2 to 90 days: it can be tuned, never switched off",
            lambda v: type(v) is int and 2 <= v <= 90,  # noqa: PLR2004  the bounds
        ),
    )
    maximum_per_month: int = attrs.field(
        default=3,
        validator=satisfies(
            "1 to 6 attempts: it can be tuned, never switched off",
            lambda v: type(v) is int and 1 <= v <= 6,  # noqa: PLR2004  the bounds
        ),
    )
    closed_doors_before_change: int = attrs.field(
        default=3,
        validator=satisfies(
            "1 to 10 closed doors",
            lambda v: type(v) is int and 1 <= v <= 10,  # noqa: PLR2004  the bounds
        ),
    )
    rest_days: int = attrs.field(
        default=90,
        validator=satisfies(
            "30 to 730 days: it can be tuned, never switched off",
            lambda v: type(v) is int and 30 <= v <= 730,  # noqa: PLR2004  the bounds
        ),
    )
    evenings: bool = False
    saturdays: bool = False
    visit_letters_count: bool = False

    @property
    def parts(self) -> tuple[PartOfDay, ...]:
        """Parts of the day in which the office visits, at least two."""
        daytime = (PartOfDay.MORNING, PartOfDay.AFTERNOON)
        return (*daytime, PartOfDay.EVENING) if self.evenings else daytime

    @property
    def words(self) -> Words:
        """The guard in half a sentence."""
        return Words(
            "mindestens {gap} Tage Abstand, höchstens {most} Versuche im Monat",
            "at least {gap} days apart, at most {most} attempts a month",
        ).fill(gap=self.minimum_gap_days, most=self.maximum_per_month)


def attempt_days(
    case: Case, *, rules: OfferRules | None = None
) -> tuple[pendulum.Date, ...]:
    """List the days on which the office turned to the person, or plans to.

    Letters that went out, visits that were made and visits that stand in a plan, each
    day once, oldest first.

    Args:
        case: The case.
        rules: Says whether a letter about a visit counts by itself; the usual rules
            for ``None``.
    """
    letters = letter_days(case, rules=rules)
    visits = (v.day for v in (*case.ended_visits, *case.open_visits))
    return tuple(sorted({*letters, *visits}))


def letter_days(
    case: Case, *, rules: OfferRules | None = None
) -> tuple[pendulum.Date, ...]:
    """List the days of the letters that are attempts, each day once, oldest first.

    Args:
        case: The case.
        rules: As for :func:`attempt_days`.
    """
    every = rules is not None and rules.visit_letters_count
    days = case.days_of(LetterHandedOver) if every else _attempts_by_letter(case)
    return tuple(sorted(set(days)))


def _attempts_by_letter(case: Case) -> Iterator[pendulum.Date]:
    """Yield the days of letters that belong to no visit which stands or was made."""
    counted = _visits_counted(case)
    fallen_away: set[int] = set()
    for event in case.events:
        if not isinstance(event, LetterHandedOver):
            continue
        about = _ABOUT_VISIT.fullmatch(event.occasion)
        number = int(about[1]) if about else None
        if number is None:
            yield event.on
        elif number not in counted and number not in fallen_away:
            fallen_away.add(number)
            yield event.on


def _visits_counted(case: Case) -> frozenset[int]:
    """Return which visits of the case are attempts by themselves, as letters number."""
    names = dict.fromkeys(
        event.visit
        for event in case.events
        if isinstance(event, VisitScheduled | VisitAnnounced)
    )
    standing = {v.visit for v in case.visits if v.state is not VisitState.CANCELLED}
    return frozenset(
        number for number, name in enumerate(names, start=1) if name in standing
    )


def first_free_day(
    start: pendulum.Date,
    *,
    attempts: Iterable[pendulum.Date],
    workdays: Workdays,
    rules: OfferRules,
    avoid_weekday: int | None = None,
) -> pendulum.Date | None:
    """Return the first day, *start* or later, on which the guard allows an attempt.

    Args:
        start: First day to look at.
        attempts: Days of all attempts so far and of those planned.
        workdays: Says which days are Sundays or holidays; these never serve.
        rules: The guard.
        avoid_weekday: 0 (Monday) to 6; ``None``: any weekday is as good.

    Returns:
        The day; ``None`` when none is found within two years.
    """
    known = tuple(attempts)
    for offset in range(_SEARCH_DAYS):
        day = pendulum.Date.fromordinal(start.toordinal() + offset)
        if not office_day(day, workdays=workdays, rules=rules):
            continue
        if day.weekday() != avoid_weekday and allowed(day, known, rules):
            return day
    return None


def office_day(day: pendulum.Date, *, workdays: Workdays, rules: OfferRules) -> bool:
    """Say whether the office goes out on *day*: no Sunday, no holiday, no Saturday."""
    late = day.weekday() > (SATURDAY if rules.saturdays else SATURDAY - 1)
    return not late and workdays.is_workday(day)


def allowed(
    day: pendulum.Date, attempts: Iterable[pendulum.Date], rules: OfferRules
) -> bool:
    """Say whether gap and monthly maximum allow an attempt on *day*."""
    known = tuple(attempts)
    same_month = sum((a.year, a.month) == (day.year, day.month) for a in known)
    near = any(abs((day - a).days) < rules.minimum_gap_days for a in known)
    return same_month < rules.maximum_per_month and not near
