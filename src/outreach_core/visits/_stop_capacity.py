"""What is in the way of a visit where each stop has a pair of its own, given the plan?"""

from collections.abc import Sequence
from typing import Final

from outreach_core._messages import Words, in_both
from outreach_core.calendar import short_day
from outreach_core.visits._model import Model
from outreach_core.visits._stop_model import StopModel
from outreach_core.visits._stop_state import StopState, insert, take_out
from outreach_core.visits._stop_tours import taken_over
from outreach_core.visits.plan import VisitPlan

_NEVER_TWO: Final = Words(
    "An den möglichen Tagen ({days}) haben nie zwei, die dort hingehen dürfen, zugleich "
    "lange genug Zeit.",
    "On the possible days ({days}) there are never two who may go there and have time "
    "together for long enough.",
)
_ROOM: Final = Words(
    "Am {day} wäre noch Platz; der Plan nutzt ihn nicht.",
    "There is room on {day}; the plan does not use it.",
)
_GIVES_WAY: Final = {
    0: Words(
        "Wenn der Besuch {other} (gleiche Dringlichkeit) am {day} wegfiele.",
        "If the visit {other} (same urgency) on {day} were dropped.",
    ),
    1: Words(
        "Wenn der weniger dringende Besuch {other} am {day} wegfiele.",
        "If the less urgent visit {other} on {day} were dropped.",
    ),
    -1: Words(
        "Nur wenn der dringendere Besuch {other} am {day} wegfiele.",
        "Only if the more urgent visit {other} on {day} were dropped.",
    ),
}


class PlannedStops:
    """A plan with pairs for each stop, ready to be asked what keeps a visit out."""

    def __init__(self, model: Model, plan: VisitPlan) -> None:
        self._model = StopModel(model)
        self._state = taken_over(self._model, plan)

    def explain(self, visit: int) -> tuple[tuple[Words, ...], Words | None]:
        """Return sentences, and the smallest change that would make *visit* fit."""
        model = self._model
        days = model.days_for(visit)
        tried = self._state.copy()
        if insert(model, tried, visit, None):
            day = self._day(tried.day_of(visit))
            return (_ROOM.fill(day=day),), None
        names = [self._day(day) for day in days]
        said = Words(", ".join(d.de for d in names), ", ".join(d.en for d in names))
        return (_NEVER_TWO.fill(days=said),), self._one_gives_way(visit, days)

    def _one_gives_way(self, visit: int, days: Sequence[int]) -> Words | None:
        inner = self._model.model
        own = inner.urgency_first[visit]
        # Less urgent ones first, then those of the same urgency, then more urgent ones.
        order = sorted(
            (other for other in range(inner.size) if self._state.placed[other]),
            key=lambda other: (_rank(inner.urgency_first[other] - own), other),
        )
        for other in order:
            tried: StopState = self._state.copy()
            day = tried.day_of(other)
            if day not in days or take_out(self._model, tried, [other]) != [other]:
                continue
            if insert(self._model, tried, visit, None, only=(day,)):
                sign = _sign(inner.urgency_first[other] - own)
                name = inner.problem.requests[other].id
                return _GIVES_WAY[sign].fill(other=name, day=self._day(day))
        return None

    def _day(self, day: int) -> Words:
        which = self._model.model.problem.days[day]
        return in_both(short_day, which)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _rank(number: int) -> int:
    """Return 0 for less urgent ones, 1 for the same urgency, 2 for more urgent ones."""
    return 1 - _sign(number)
