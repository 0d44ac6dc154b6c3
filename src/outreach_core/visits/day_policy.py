"""How do two go through their day: by the plan alone, or filling in for closed doors?"""

from typing import Final

import attrs

from outreach_core._validators import is_count, is_words_line, satisfies
from outreach_core.visits.requests import VisitRequest

_HUNDRED: Final = 100
_is_percent = satisfies("a share of 0 to 100", lambda v: 0 <= v <= _HUNDRED)


@attrs.frozen(kw_only=True)
class DoorOdds:
    """How often somebody opens, where a request itself does not say more.

    An unannounced door opens as often as its request says
    (:attr:`VisitLength.open_percent`, 25 unless the office knows better). Whoever said
    yes to a time opens more often. Both defaults are assumptions, made for the
    measurement of policies in the project notes on planning (section "closed doors");
    one day in Kassel had one open door in seven. Bring numbers of your own office.

    Attributes:
        agreed_percent: In how many of a hundred agreed visits somebody opens, at
            least; a request that states more keeps its own number.
    """

    agreed_percent: int = attrs.field(default=60, validator=_is_percent)

    def of(self, request: VisitRequest) -> int:
        """Return in how many of a hundred visits of *request* somebody opens."""
        own = request.length.open_percent
        return max(own, self.agreed_percent) if request.agreed else own


@attrs.frozen(kw_only=True)
class DayPolicy:
    """What two do when a day runs otherwise than planned.

    The *guard* is about doors that nobody was told of: such a door is not begun if a
    whole talk there would take away what comes after it.

    Attributes:
        name: How the policy is called in reports.
        fills: Time left by closed doors is used for visits of the standby list.
        guards_promises: The guard keeps the promised visits that follow.
        guards_end: The guard also keeps the pause and the end of the shift.
        patience_minutes: How long after its minute an announced (pinned) visit still
            counts as kept; agreed visits have a window of their own.
    """

    name: str = attrs.field(validator=is_words_line)
    fills: bool = False
    guards_promises: bool = False
    guards_end: bool = False
    patience_minutes: int = attrs.field(default=15, validator=is_count)


STATIC: Final = DayPolicy(name="static")
"""Stop after stop as planned; a stop that no longer fits is left out."""

LIVE_FILL: Final = DayPolicy(
    name="live-fill", fills=True, guards_promises=True, guards_end=True
)
"""Fill in from the standby list, and never put a promise, pause or evening at risk."""
