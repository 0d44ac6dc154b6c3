"""What does the radar say about one person on one day?"""

import enum
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Language, Words
from outreach_core.calendar import numeric_date
from outreach_core.eligibility.cure_window import CureWindow
from outreach_core.eligibility.reachability import PlannedContact
from outreach_core.ids import CustomerId


class RadarState(enum.StrEnum):
    """Where a person stands after a determination; a state of days, not of a person."""

    BEFORE_GRACE_MONTH = "before_grace_month"
    """Determined; benefits still run until the end of this calendar month."""
    GRACE_MONTH = "grace_month"
    """Rent is still paid; an appearance at the office undoes everything."""
    APPEARED = "appeared"
    """Somebody at the office recorded an appearance in time."""
    OVER = "over"
    """The last day has passed without a recorded appearance in time."""
    AHEAD = "ahead"
    """Determined on a later day than the day asked for: a slip, or newer data."""
    OLD_LAW = "old_law"
    """Determined before the section was in force (§ 65a SGB II)."""
    TOO_FEW = "too_few"
    """The office states fewer dates than the law asks for: please check the entry."""


INSIDE: Final = frozenset({RadarState.BEFORE_GRACE_MONTH, RadarState.GRACE_MONTH})
"""States in which an appearance in time still undoes everything."""


@attrs.frozen(kw_only=True)
class RadarEntry:
    """One determination on one day. How many dates were stated is not in it.

    Attributes:
        customer: Pseudonym of the person.
        as_of: The day asked for.
        determined_on: Day of the determination, as stated.
        state: Where the person stands.
        window: The days that follow; ``None`` where the section does not apply.
        next_planned: Next planned contact from ``as_of`` on, in time or not.
        reached_on: Last two-way contact since the determination, for words only.
        appeared_on: Recorded appearance at the office since the determination: the
            first one in time, else the latest; ``None``: none is recorded.
        to_confirm_on: Latest appearance that stands among the contacts only; it
            changes nothing until somebody at the office records it.
        is_ambiguous: Another determination for the same person is open too.
    """

    customer: CustomerId
    as_of: pendulum.Date
    determined_on: pendulum.Date
    state: RadarState
    window: CureWindow | None = None
    next_planned: PlannedContact | None = None
    reached_on: pendulum.Date | None = None
    appeared_on: pendulum.Date | None = None
    to_confirm_on: pendulum.Date | None = None
    is_ambiguous: bool = False

    @property
    def is_inside(self) -> bool:
        """An appearance at the office is still needed, and still in time."""
        return self.state in INSIDE

    @property
    def open_window(self) -> CureWindow | None:
        """The window of somebody who is inside; ``None`` for everybody else."""
        return self.window if self.is_inside else None

    @property
    def days_left(self) -> int | None:
        """Days to the last day, 0 on it; ``None`` for people who are not inside."""
        return self.open_window.days_left(self.as_of) if self.open_window else None

    @property
    def is_planned_in_time(self) -> bool:
        """A contact is planned *before* the last day on which the office is open.

        Somebody met on that day itself could hardly get to the office any more.
        """
        if self.next_planned is None or self.open_window is None:
            return False
        return self.next_planned.on < self.open_window.last_office_day

    @property
    def sentence(self) -> Words:
        """What is still needed; empty for people who are not inside.

        It depends on the determination and on recorded appearances, on nothing else.
        """
        if self.open_window is None:
            return Words("", "")
        last = self.open_window.last_day
        return Words(
            "persönliche Meldung im Jobcenter nötig bis "
            f"{numeric_date(last, Language.DE)}",
            "personal appearance at the jobcenter needed by "
            f"{numeric_date(last, Language.EN)}",
        )
