"""Is a letter that is posted today early enough for what it says about a visit?"""

import attrs
import pendulum

from outreach_core._validators import is_day
from outreach_core.calendar import (
    Workdays,
    earliest_visit_day,
    last_posting_day,
)
from outreach_core.calendar.post import DELIVERY_WORKDAYS, RESPONSE_DAYS
from outreach_core.visits import ChangeKind, PlanChange


@attrs.frozen(kw_only=True)
class LetterTimes:
    """How long letters take, seen from the day on which they are posted.

    Attributes:
        on: The day of posting.
        workdays: Days on which the post delivers, in this Land.
        delivery_workdays: Workdays until a letter has arrived, 0 or more.
        response_days: Days that somebody has to answer before a visit that they did not
            choose themself, 0 or more.
    """

    on: pendulum.Date = attrs.field(validator=is_day)
    workdays: Workdays = attrs.field(repr=False)
    delivery_workdays: int = DELIVERY_WORKDAYS
    response_days: int = RESPONSE_DAYS

    def is_there(self, day: pendulum.Date) -> bool:
        """Say whether the letter is there on *day* at the latest."""
        return self._answered(day, 0)

    def is_there_before(self, day: pendulum.Date) -> bool:
        """Say whether it is there the day before *day*, to be read before the bell.

        An office that gives no days to answer gives none here either.
        """
        return self._answered(day, min(1, self.response_days))

    def leaves_time(self, day: pendulum.Date, *, agreed: bool) -> bool:
        """Say whether there is time to answer before a visit on *day*.

        Args:
            day: Day of the visit.
            agreed: The person chose the day themself, and need not answer.
        """
        return self._answered(day, 0 if agreed else self.response_days)

    def last_posting(self, day: pendulum.Date, *, agreed: bool) -> pendulum.Date:
        """Return by when a letter about a visit on *day* had to be in the post."""
        return last_posting_day(
            day,
            workdays=self.workdays,
            delivery_workdays=self.delivery_workdays,
            response_days=0 if agreed else self.response_days,
        )

    def tells(self, change: PlanChange, *, agreed: bool) -> bool:
        """Say whether a letter can tell what became of a visit that was announced.

        Args:
            change: The change; of a visit that is added, no.
            agreed: The person chose the day of the visit themself.
        """
        before, after = change.before, change.after
        if before is None:
            return False
        if after is None:
            return self.is_there(before.day)
        if change.kind is ChangeKind.OTHER_PAIR:
            return self.is_there_before(after.day)
        own_day = agreed and before.day == after.day
        in_time = self.leaves_time(after.day, agreed=own_day)
        return in_time and self.is_there(before.day)

    def _answered(self, day: pendulum.Date, response_days: int) -> bool:
        return day >= earliest_visit_day(
            self.on,
            workdays=self.workdays,
            delivery_workdays=self.delivery_workdays,
            response_days=response_days,
        )
