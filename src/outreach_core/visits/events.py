"""What can happen after a plan was made, each as one small fact."""

import attrs
import pendulum

from outreach_core._messages import Words, in_both
from outreach_core._validators import is_count, is_day, is_text, satisfies
from outreach_core.calendar import clock, short_day
from outreach_core.ids import StaffId
from outreach_core.visits.requests import VisitId, VisitRequest
from outreach_core.visits.travel import TravelTable


@attrs.frozen(kw_only=True)
class StaffIll:
    """Somebody cannot go, from now or from a later day on; why is not asked.

    If the two are out, the tour ends where they are: nobody goes on alone.

    Attributes:
        staff: Who.
        first: First day of the absence.
        last: Last day of the absence, not before the first.
    """

    staff: StaffId = attrs.field(validator=is_text)
    first: pendulum.Date = attrs.field(validator=is_day)
    last: pendulum.Date = attrs.field(validator=is_day)

    def __attrs_post_init__(self) -> None:
        satisfies("a day not before the first", lambda v: v >= self.first)(
            self, attrs.fields(StaffIll).last, self.last
        )

    @property
    def words(self) -> Words:
        """What has happened, for a list of events."""
        return Words(
            "{who} fällt vom {first} bis {last} aus.",
            "{who} is not available from {first} to {last}.",
        ).fill(
            who=self.staff,
            first=in_both(short_day, self.first),
            last=in_both(short_day, self.last),
        )


@attrs.frozen(kw_only=True)
class VisitOver:
    """A visit ended earlier or later than planned, or is expected to.

    Attributes:
        visit: Which visit.
        minute: When it ended or will end, minutes after midnight.
    """

    visit: VisitId = attrs.field(validator=is_text)
    minute: int = attrs.field(validator=is_count)

    @property
    def words(self) -> Words:
        """What has happened, for a list of events."""
        return Words(
            "Der Besuch {visit} endet um {at} Uhr.", "Visit {visit} ends at {at}."
        ).fill(visit=self.visit, at=clock(self.minute))


@attrs.frozen(kw_only=True)
class DoorClosed:
    """Nobody opened: the attempt is made, the two go on at once.

    A second attempt is a request of its own, on another weekday and part of day.

    Attributes:
        visit: Which visit.
        minute: When the two left the door, minutes after midnight.
    """

    visit: VisitId = attrs.field(validator=is_text)
    minute: int = attrs.field(validator=is_count)

    @property
    def words(self) -> Words:
        """What has happened, for a list of events."""
        return Words(
            "Beim Besuch {visit} blieb die Tür zu ({at} Uhr).",
            "At visit {visit} the door stayed closed ({at}).",
        ).fill(visit=self.visit, at=clock(self.minute))


@attrs.frozen(kw_only=True)
class CalledOff:
    """The person does not want the visit, or not at this time; that is respected.

    Attributes:
        visit: Which visit.
    """

    visit: VisitId = attrs.field(validator=is_text)

    @property
    def words(self) -> Words:
        """What has happened, for a list of events."""
        return Words(
            "Der Besuch {visit} wurde abgesagt.", "Visit {visit} was called off."
        ).fill(visit=self.visit)


@attrs.frozen(kw_only=True)
class CameBy:
    """The person came to the office or called: the contact is there, no visit needed.

    Attributes:
        visit: Which visit.
    """

    visit: VisitId = attrs.field(validator=is_text)

    @property
    def words(self) -> Words:
        """What has happened, for a list of events."""
        return Words(
            "Zum Besuch {visit} hat sich die Person selbst gemeldet.",
            "For visit {visit} the person has come by.",
        ).fill(visit=self.visit)


@attrs.frozen(kw_only=True)
class NewRequest:
    """One more visit is asked for.

    Attributes:
        request: The visit.
        travel_minutes: Ways with the new place, when the problem's table lacks it.
    """

    request: VisitRequest
    travel_minutes: TravelTable | None = attrs.field(default=None, repr=False)

    @property
    def words(self) -> Words:
        """What has happened, for a list of events."""
        return Words(
            "Neuer Besuch {visit}, Dringlichkeit {urgency}.",
            "New visit {visit}, urgency {urgency}.",
        ).fill(visit=self.request.id, urgency=self.request.urgency)


Event = StaffIll | VisitOver | DoorClosed | CalledOff | CameBy | NewRequest
"""Everything that :func:`~outreach_core.visits.replan` understands."""
