"""What comes in at the duty desk: reports of the pair, and what a colleague notes.

Neither holds free text: nobody has to say why they broke off, nothing about the
person visited is kept, and there is no field for where somebody is.
"""

import enum
from typing import Final, TypeAlias

import attrs
import pendulum

from outreach_core._validators import is_text, satisfies
from outreach_core.errors import InvalidValueError
from outreach_core.ids import StaffId
from outreach_core.visits.requests import VisitId
from outreach_core.visits.safety.deposit import DueKind, TourId
from outreach_core.visits.safety.moments import is_moment

MOST_DELAY_MINUTES: Final = 240
"""A longer delay is a new plan, to be deposited anew; it cannot silence the ladder."""


class DeskReportKind(enum.StrEnum):
    """What one of the two says; either may say each of them."""

    CHECKED_IN = "checked_in"
    """We are at the door."""
    CHECKED_OUT = "checked_out"
    """We have left again."""
    DELAYED = "delayed"
    """We are so many minutes behind the plan."""
    ALL_WELL = "all_well"
    """Still there, all well: the ladder begins anew from this moment."""
    ABORTED = "aborted"
    """We break off. Nobody asks why."""
    CODE_WORD = "code_word"
    """The code word was said: silent alarm, whatever else is said afterwards."""
    BACK = "back"
    """The tour has ended, nobody is out any more."""


_WITH_VISIT: Final = frozenset({DeskReportKind.CHECKED_IN, DeskReportKind.CHECKED_OUT})


@attrs.frozen(kw_only=True)
class DeskReport:
    """One report of a pair, by phone, message or a tick on the sheet.

    Attributes:
        tour: Which tour.
        by: Who reported: one of the two, or the desk that spoke to them.
        kind: What was said.
        at: When it was said; it counts from this moment on.
        visit: At which visit; needed to check in and out, ``None`` where not said.
        behind_minutes: Minutes behind the plan, 1 to 240, of a delay; else ``None``.
    """

    tour: TourId = attrs.field(validator=is_text)
    by: StaffId = attrs.field(validator=is_text)
    kind: DeskReportKind = attrs.field(
        validator=satisfies(
            "a kind of the closed list", lambda v: isinstance(v, DeskReportKind)
        )
    )
    at: pendulum.DateTime = attrs.field(validator=is_moment)
    visit: VisitId | None = None
    behind_minutes: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.kind in _WITH_VISIT and not self.visit:
            raise InvalidValueError(
                field="visit", expected="the visit at which the two check in or out"
            )
        if self.kind is DeskReportKind.DELAYED:
            fits = type(self.behind_minutes) is int
            if not fits or not 1 <= (self.behind_minutes or 0) <= MOST_DELAY_MINUTES:
                raise InvalidValueError(
                    field="behind_minutes",
                    expected=f"whole minutes, 1 to {MOST_DELAY_MINUTES}; "
                    "for more deposit a new plan",
                )
        elif self.behind_minutes is not None:
            raise InvalidValueError(
                field="behind_minutes", expected="None but for a delay"
            )


class AcknowledgeReason(enum.StrEnum):
    """Why a colleague closes what is overdue; a closed list of facts."""

    SPOKE_TO_BOTH = "spoke_to_both"
    """Spoke to both, they are out and well."""
    SEEN_SAFE = "seen_safe"
    """Both were seen, well, by somebody of the office."""
    POLICE_HAS_TAKEN_OVER = "police_has_taken_over"
    VISIT_CALLED_OFF = "visit_called_off"
    """The two never went there."""
    REPORTED_OTHERWISE = "reported_otherwise"
    """The report came in time by another way and was not entered."""


CLOSES_CODE_WORD: Final = frozenset(
    {AcknowledgeReason.SEEN_SAFE, AcknowledgeReason.POLICE_HAS_TAKEN_OVER}
)
"""Words on the phone do not close a silent alarm: they may be said under duress."""

CLOSES_ABORT: Final = CLOSES_CODE_WORD | {AcknowledgeReason.SPOKE_TO_BOTH}
"""After a visit was broken off somebody has to know that both are well."""


@attrs.frozen(kw_only=True)
class Acknowledgement:
    """A colleague closes one overdue report and says why.

    It counts only from somebody who is not out with that tour, and only for what was
    overdue at that moment: nothing can be silenced in advance.

    Attributes:
        tour: Of which tour.
        kind: What was overdue.
        visit: About which visit; ``None`` where the overdue report names none.
        by: Who closes it.
        at: When.
        reason: Why.
    """

    tour: TourId = attrs.field(validator=is_text)
    kind: DueKind
    visit: VisitId | None = None
    by: StaffId = attrs.field(validator=is_text)
    at: pendulum.DateTime = attrs.field(validator=is_moment)
    reason: AcknowledgeReason = attrs.field(
        validator=satisfies(
            "a reason of the closed list", lambda v: isinstance(v, AcknowledgeReason)
        )
    )


DeskEntry: TypeAlias = DeskReport | Acknowledgement
"""Everything that is entered at the duty desk."""
