"""Why somebody must not be written to or visited for now."""

import enum

import attrs
import pendulum

from outreach_core._validators import is_day, is_day_or_none


class HoldKind(enum.StrEnum):
    """The closed list of reasons to stay away; each is a fact, none a judgement."""

    ADDRESS_BLOCK = "address_block"
    """Auskunftssperre, § 51 BMG. The reason for the block is never stored."""
    CONDITIONAL_BLOCK = "conditional_block"
    """Bedingter Sperrvermerk, § 52 BMG."""
    LEGAL_GUARDIAN = "legal_guardian"
    """Only the guardian may be written to."""
    ASKED_NOT_TO_BE_VISITED = "asked_not_to_be_visited"
    APPROVED_ABSENCE = "approved_absence"
    """§ 7b (2), (3) SGB II."""
    IN_CUSTODY = "in_custody"
    INPATIENT = "inpatient"
    IN_WORK = "in_work"
    DECEASED = "deceased"
    SAFETY_STOP = "safety_stop"


@attrs.frozen(kw_only=True)
class Hold:
    """One reason to stay away, from a day on, until somebody looks at it again.

    Attributes:
        kind: The reason.
        since: First day on which it holds; ``None``: since before records began.
        until: Last day on which it holds; ``None``: until somebody ends it.
        review_on: Day on which a named person looks at it again.
        recorded_on: Day on which it was entered; ``None``: not known, and then it
            counts as known from the day on which it began.
    """

    kind: HoldKind
    since: pendulum.Date | None = attrs.field(default=None, validator=is_day_or_none)
    until: pendulum.Date | None = attrs.field(default=None, validator=is_day_or_none)
    review_on: pendulum.Date = attrs.field(validator=is_day)
    recorded_on: pendulum.Date | None = attrs.field(
        default=None, validator=is_day_or_none
    )

    def holds_on(self, day: pendulum.Date) -> bool:
        """Say whether the hold is in force on *day*; both ends are included."""
        started = self.since is None or self.since <= day
        return started and (self.until is None or day <= self.until)

    def was_known_by(self, day: pendulum.Date) -> bool:
        """Say whether the office knew of it in the evening of *day*.

        Without a day of entry the first day of the hold is taken; without that too, it
        counts as always known, because forgetting a hold would be the worse mistake.
        """
        known = self.since if self.recorded_on is None else self.recorded_on
        return known is None or known <= day

    def overdue_days(self, day: pendulum.Date) -> int:
        """Count the days since somebody should have looked at it again; 0: not yet."""
        return max(0, day.toordinal() - self.review_on.toordinal())
