"""Why attempts made before, or an announcement, keep a visit from these days."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import pendulum

from outreach_core._messages import Words, in_both, listed
from outreach_core.calendar import clock, short_day
from outreach_core.calendar.day_parts import PART_WORDS, WEEKDAY_WORDS, part_of_day
from outreach_core.visits.not_planned import Cause, NotPlanned
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitRequest
from outreach_core.visits.windows import (
    Closing,
    closed_by,
    closed_doors_in_a_row,
    first_open_day,
    last_closed_door,
    needs_another_way,
    open_windows,
)

_ANOTHER_WAY: Final = Words(
    "{count} Türen blieben nacheinander zu. Eine weitere wird nicht geplant.",
    "{count} doors in a row stayed shut. One more is not planned.",
)
_TRY_ANOTHER_WAY: Final = Words(
    "Ein Brief, oder ein Treffen an einem anderen Ort: Café, Spaziergang, Amt.",
    "A letter, or meeting at another place: café, walk, office.",
)
_OTHER_DAY: Final = Words(
    "Der Besuch ist für {day}, {start} Uhr angekündigt; der Tag gehört nicht zur "
    "Planung.",
    "The visit was announced for {day}, {start}; that day is not one of the days to "
    "plan.",
)
_PLAN_THAT_DAY: Final = Words(
    "{day} mitplanen, oder anrufen oder schreiben und neu ankündigen.",
    "Plan {day} too, or call or write and announce it anew.",
)
_CLOSED: Final = {
    Closing.NOT_BEFORE: Words(
        "{days}: Die Ankündigung kann noch nicht angekommen sein.",
        "{days}: the announcement cannot have arrived yet.",
    ),
    Closing.GAP: Words(
        "{days}: Der letzte Versuch ist weniger als {gap} Tage her.",
        "{days}: the last attempt is less than {gap} days ago.",
    ),
    Closing.MONTH: Words(
        "{days}: Es gab im Monat schon {most} Versuche, mehr sollen es nicht sein.",
        "{days}: there were {most} attempts in the month already, and no more are "
        "allowed.",
    ),
    Closing.OTHER_TIME: Words(
        "{days}: Zuletzt blieb die Tür {weekday} {part} zu; nun ist eine andere Zeit "
        "dran.",
        "{days}: last time the door stayed shut {weekday} {part}; now it is another "
        "time's turn.",
    ),
}
_OPEN_AGAIN: Final = {
    Closing.NOT_BEFORE: Words(
        "Ab {day}: Dann kann die Ankündigung angekommen sein.",
        "From {day} on: the announcement can have arrived then.",
    ),
    Closing.GAP: Words(
        "Ab {day} wieder möglich: Abstand von {gap} Tagen.",
        "Possible again from {day} on: a gap of {gap} days.",
    ),
    Closing.MONTH: Words(
        "Ab {day} wieder möglich: höchstens {most} Versuche im Monat.",
        "Possible again from {day} on: at most {most} attempts a month.",
    ),
    Closing.OTHER_TIME: Words(
        "Eine Zeit an einem anderen Wochentag, nicht {weekday} und nicht {part}.",
        "A time on another weekday, neither {weekday} nor {part}.",
    ),
}


def days_asked(request: VisitRequest) -> frozenset[pendulum.Date]:
    """Return the days for which there is a window, or the one announced."""
    if request.pinned is not None:
        return frozenset({request.pinned.day})
    return frozenset(window.day for window in request.windows)


def closing_on(
    problem: VisitProblem, request: VisitRequest, day: pendulum.Date
) -> Closing | None:
    """Return which rule of attempts keeps *request* from all of *day*, if one does."""
    closing = closed_by(problem.rules, request, day)
    windows = open_windows(problem.rules, request)
    if closing is None and not any(window.day == day for window in windows):
        return Closing.OTHER_TIME
    return closing


def closed_words(problem: VisitProblem, request: VisitRequest, why: Closing) -> Words:
    """Return the sentence for *why*, with the gap ``{days}`` still open."""
    return _filled(problem, request, _CLOSED[why], days="{days}")


def closed_entirely(problem: VisitProblem, request: VisitRequest) -> NotPlanned | None:
    """Explain a visit that rules of attempts keep from every day; else ``None``."""
    if needs_another_way(problem.rules, request):
        count = closed_doors_in_a_row(request)
        reasons: tuple[Words, ...] = (_ANOTHER_WAY.fill(count=count),)
        return NotPlanned(
            visit=request.id,
            cause=Cause.ANOTHER_WAY,
            reasons=reasons,
            smallest_change=_TRY_ANOTHER_WAY,
        )
    if request.pinned is not None:
        return _announced_elsewhere(problem, request)
    groups: dict[Closing, list[pendulum.Date]] = defaultdict(list)
    for day in problem.days:
        if day not in days_asked(request):
            continue
        closing = closing_on(problem, request, day)
        if closing is None:
            return None
        groups[closing].append(day)
    if not groups:
        return None
    reasons = tuple(
        closed_words(problem, request, why).fill(days=_days(days))
        for why, days in groups.items()
    )
    return NotPlanned(
        visit=request.id,
        cause=Cause.ATTEMPTS,
        reasons=reasons,
        smallest_change=open_again(problem, request, tuple(groups)),
    )


def open_again(
    problem: VisitProblem, request: VisitRequest, why: Sequence[Closing]
) -> Words | None:
    """Return from when on, or at what other time, it would be possible."""
    main = next(closing for closing in Closing if closing in why)
    words = _OPEN_AGAIN[main]
    if main is Closing.OTHER_TIME:
        return _filled(problem, request, words)
    day = first_open_day(problem.rules, request, problem.days[0])
    return None if day is None else _filled(problem, request, words, day=_days([day]))


def _announced_elsewhere(
    problem: VisitProblem, request: VisitRequest
) -> NotPlanned | None:
    pin = request.pinned
    if pin is None or pin.day in problem.days:
        return None
    day = _days([pin.day])
    return NotPlanned(
        visit=request.id,
        cause=Cause.NO_TIMES,
        reasons=(_OTHER_DAY.fill(day=day, start=clock(pin.start_minute)),),
        smallest_change=_PLAN_THAT_DAY.fill(day=day),
    )


def _filled(
    problem: VisitProblem, request: VisitRequest, words: Words, **gaps: object
) -> Words:
    rules, last = problem.rules, last_closed_door(request)
    weekday = part = Words("", "")
    if last is not None and last.start_minute is not None:
        weekday = WEEKDAY_WORDS[last.on.weekday()]
        part = PART_WORDS[part_of_day(last.start_minute)]
    return words.fill(
        gap=rules.min_gap_days,
        most=rules.max_attempts_a_month,
        weekday=weekday,
        part=part,
        **gaps,
    )


def _days(days: Sequence[pendulum.Date]) -> Words:
    return listed(in_both(short_day, day) for day in days)
