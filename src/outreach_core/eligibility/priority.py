"""Who comes first on the worklist? Whoever has been silent longest; nothing else counts."""

from collections.abc import Callable
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.calendar import Period, months


@attrs.frozen(kw_only=True)
class PriorityClass:
    """One class of urgency.

    Attributes:
        number: 1 comes first.
        silent_for: Silence of this length is enough; ``None``: any silence is.
        reason: Why, in words for the worklist.
    """

    number: int
    silent_for: Period | None
    reason: Words


NEVER_REACHED: Final = Words("noch nie erreicht", "never reached")
"""Reason of those who come first because no talk ever took place."""

PRIORITIES: Final = (
    PriorityClass(
        number=1,
        silent_for=months(12).after_event,
        reason=Words("seit mehr als 12 Monaten still", "silent for over 12 months"),
    ),
    PriorityClass(
        number=2,
        silent_for=months(9).after_event,
        reason=Words("seit mehr als 9 Monaten still", "silent for over 9 months"),
    ),
    PriorityClass(
        number=3,
        silent_for=None,
        reason=Words("seit höchstens 9 Monaten still", "silent for 9 months at most"),
    ),
)
"""The classes, first match wins. A proposal of this project; no fact about the person
but the length of the silence plays a part, so nobody is profiled."""


def priority_on(
    day: pendulum.Date,
) -> Callable[[pendulum.Date | None], tuple[int, Words]]:
    """Return the function that ranks a last contact on *day*.

    Thresholds are computed here, once; the function takes the last two-way contact
    (``None``: there never was one) and returns the class and its reason.
    """
    limits = [
        (each.silent_for.latest(day) if each.silent_for else None, each)
        for each in PRIORITIES
    ]

    def rank(last_contact: pendulum.Date | None) -> tuple[int, Words]:
        if last_contact is None:
            return PRIORITIES[0].number, NEVER_REACHED
        found = next(
            each for latest, each in limits if latest is None or last_contact <= latest
        )
        return found.number, found.reason

    return rank
