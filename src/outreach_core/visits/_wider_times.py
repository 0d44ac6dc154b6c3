"""By how little would a time window have to be wider for a visit to fit?"""

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from outreach_core._messages import Words, in_both
from outreach_core.calendar import clock, short_day
from outreach_core.visits import _routes
from outreach_core.visits._model import Model, Team
from outreach_core.visits.obstacles import Candidate, span
from outreach_core.visits.windows import untried_minutes

_UNTIL: Final = Words(
    "Wenn am {day} ein Beginn bis {minute} Uhr ginge statt bis {was} Uhr.",
    "If it could begin until {minute} on {day} instead of until {was}.",
)
_FROM: Final = Words(
    "Wenn am {day} ein Beginn schon um {minute} Uhr ginge statt ab {was} Uhr.",
    "If it could begin at {minute} on {day} already instead of from {was} on.",
)
_BETWEEN: Final = Words(
    "Am {day} ein Beginn zwischen {minute} und {was} Uhr.",
    "On {day} a begin between {minute} and {was}.",
)
_LAST_RESORT: Final = 24 * 60


@attrs.frozen
class _Wider:
    """One way to widen a window, ``by`` so many minutes."""

    by: int
    day: int
    minute: int
    was: int
    words: Words


def wider_window(model: Model, visit: int, near: Sequence[Candidate]) -> Words | None:
    """Return the smallest change of a window with which one pair could go.

    Args:
        model: The problem.
        visit: Index of the visit.
        near: Pairs that only the time keeps from it.

    Returns:
        A sentence, tried out on an empty day of that pair; ``None`` when none helps.
    """
    found = [wider for c in near for wider in _options(model, visit, c)]
    if not found:
        return None
    best = min(found, key=lambda w: (w.by, w.day, w.minute, w.was))
    day = model.problem.days[best.day]
    return best.words.fill(
        day=in_both(short_day, day),
        minute=clock(best.minute),
        was=clock(best.was),
    )


def _options(model: Model, visit: int, candidate: Candidate) -> Iterator[_Wider]:
    for team in model.teams_on(candidate.day, *candidate.pair):
        times = span(model, team, visit)
        if times is not None:
            yield from _options_of(model, visit, team, times)


def _options_of(
    model: Model, visit: int, team: Team, times: tuple[int, int]
) -> Iterator[_Wider]:
    day, request = team.day, model.problem.requests[visit]
    for start, end in untried_minutes(request):
        first, last = max(times[0], start), min(times[1], end)
        tried = team.for_one(visit, ((first, last),))
        if first > last or _routes.build(model, tried, (visit,)) is None:
            continue
        yield _Wider(_LAST_RESORT, day, first, last, _BETWEEN)
        for was_first, was_last in model.windows_on(day, visit):
            if was_last < first and _fits(model, team, visit, first):
                yield _Wider(first - was_last, day, first, was_last, _UNTIL)
            if was_first > last and _fits(model, team, visit, last):
                yield _Wider(was_first - last, day, last, was_first, _FROM)


def _fits(model: Model, team: Team, visit: int, minute: int) -> bool:
    tried = team.for_one(visit, ((minute, minute),))
    return _routes.build(model, tried, (visit,)) is not None
