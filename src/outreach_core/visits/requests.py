"""What is asked for: one visit to one person, with the times that would suit."""

import enum
from typing import Final, NewType

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import is_day, is_line, is_positive, is_text, satisfies
from outreach_core.ids import BenefitUnitId, CustomerId, StaffId
from outreach_core.people import Coordinates, VisitWishes
from outreach_core.people.staff import MINUTES_A_DAY

VisitId = NewType("VisitId", str)
"""Short opaque name of one visit; stands on day sheets and in calendars."""

URGENCIES: Final = (1, 2, 3)
"""1 is the most urgent. What makes a visit urgent is decided outside this package."""


class PairMix(enum.StrEnum):
    """Whether a woman and a man should come together; the wish of the person is apart.

    Only stated genders count: a pair is mixed when two different ones were stated.
    """

    ANY = "any"
    PREFERRED = "preferred"
    REQUIRED = "required"


@attrs.frozen(kw_only=True)
class TimeWindow:
    """When a visit may begin on one day; it may end later than the window.

    Attributes:
        day: The day.
        start_minute: Earliest begin, minutes after local midnight.
        end_minute: Latest begin, minutes after local midnight, included.
    """

    day: pendulum.Date = attrs.field(validator=is_day)
    start_minute: int = attrs.field(
        validator=satisfies("minutes after midnight", lambda v: 0 <= v < MINUTES_A_DAY)
    )
    end_minute: int = attrs.field()

    @end_minute.validator  # the only check that needs two fields
    def _not_before_start(self, attribute: "attrs.Attribute[int]", value: int) -> None:
        satisfies(
            "minutes after midnight, not before the start",
            lambda v: self.start_minute <= v < MINUTES_A_DAY,
        )(self, attribute, value)


@attrs.frozen(kw_only=True)
class Place:
    """A point to go to, known to a travel-time service by an opaque id only.

    Attributes:
        id: Opaque name; two visits with one place id are at the same door.
        coordinates: Rough or exact position; ``None`` when unknown.
        postcode: Five digits; empty when unknown. Enough for a rough travel time.
    """

    id: str = attrs.field(validator=is_text)
    coordinates: Coordinates | None = attrs.field(default=None, repr=False)
    postcode: str = attrs.field(default="", repr=False, validator=is_line)


def _by_time(windows: tuple[TimeWindow, ...]) -> tuple[TimeWindow, ...]:
    return tuple(
        sorted(windows, key=lambda w: (w.day, w.start_minute, w.end_minute)),
    )


@attrs.frozen(kw_only=True)
class VisitRequest:
    """One visit that should take place.

    Attributes:
        id: Opaque name of the visit.
        customer: Whom to visit.
        place: Where to meet; home, café and office are equal.
        windows: When the visit may begin, sorted by day; one of them is enough.
        agreed: The person said yes to these windows: a promise, kept before all else.
        urgency: 1 (most urgent) to 3.
        duration_minutes: Planned length of the stop, one minute or more.
        wishes: What the person asked for; always kept.
        benefit_unit: Benefit unit, to go to people of one household together.
        mix: Whether the two should be of different gender; not a wish of the person.
        known: Staff the person has met before; preferred, not required.
        interpreter_confirmed: The interpreter who is needed has said yes.
        blocked: Reasons for which the visit must not be planned now; empty for none.
    """

    id: VisitId = attrs.field(validator=is_text)
    customer: CustomerId = attrs.field(validator=is_text)
    place: Place
    windows: tuple[TimeWindow, ...] = attrs.field(default=(), converter=_by_time)
    agreed: bool = False
    urgency: int = attrs.field(
        default=3, validator=satisfies("1, 2 or 3", lambda v: v in URGENCIES)
    )
    duration_minutes: int = attrs.field(default=25, validator=is_positive)
    wishes: VisitWishes = attrs.field(factory=VisitWishes, repr=False)
    benefit_unit: BenefitUnitId | None = None
    mix: PairMix = PairMix.PREFERRED
    known: frozenset[StaffId] = frozenset()
    interpreter_confirmed: bool = False
    blocked: tuple[Words, ...] = attrs.field(default=(), repr=False)

    @property
    def waits_for_interpreter(self) -> bool:
        """Whether an interpreter is needed and nobody has confirmed one."""
        return self.wishes.interpreter and not self.interpreter_confirmed
