"""What is asked for: one visit to one person, with the times that would suit."""

import enum
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NewType

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import (
    is_day,
    is_day_or_none,
    is_line,
    is_text,
    only,
    satisfies,
)
from outreach_core.ids import BenefitUnitId, CustomerId, StaffId
from outreach_core.people import Coordinates, VisitWishes
from outreach_core.people.staff import MINUTES_A_DAY
from outreach_core.visits.attempts import Attempt, Pin, in_time
from outreach_core.visits.lengths import VisitLength

VisitId = NewType("VisitId", str)
"""Short opaque name of one visit; stands on day sheets and in calendars."""

URGENCIES: Final = (1, 2, 3)
"""1 is the most urgent. What makes a visit urgent is decided outside this package."""


class PlaceKind(enum.StrEnum):
    """Where two meet the person; each is as good as a home."""

    HOME = "home"
    CAFE = "cafe"
    OFFICE = "office"
    CONTACT_POINT = "contact_point"
    VEHICLE = "vehicle"
    WALK = "walk"


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
        kind: Home, café, contact point and so on; of a base it says nothing.
    """

    id: str = attrs.field(validator=is_text)
    coordinates: Coordinates | None = attrs.field(default=None, repr=False)
    postcode: str = attrs.field(default="", repr=False, validator=is_line)
    kind: PlaceKind = attrs.field(
        default=PlaceKind.HOME,
        validator=satisfies("a PlaceKind", lambda v: isinstance(v, PlaceKind)),
    )


def _by_time(windows: tuple[TimeWindow, ...]) -> tuple[TimeWindow, ...]:
    return tuple(
        sorted(windows, key=lambda w: (w.day, w.start_minute, w.end_minute)),
    )


def _trainings(given: Iterable[str]) -> frozenset[str]:
    return frozenset(given)


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
        urgency_why: Why it is that urgent, in words for staff; ``None``: not said.
        length: How long it takes, by what happens at the door.
        wishes: What the person asked for; always kept.
        benefit_unit: Benefit unit, to go to people of one household together.
        mix: Whether the two should be of different gender; not a wish of the person.
        known: Staff the person has met before; preferred, not required.
        needs_trainings: Trainings of which one of the two must have each.
        both_senior: Nobody who is new, and nobody whose experience is not stated.
        interpreter_confirmed: The interpreter who is needed has said yes.
        blocked: Reasons for which the visit must not be planned now; empty for none.
        one_of: Requests with the same name are alternatives: one of them is enough and
            no second one is planned. Empty: there is no alternative.
        pinned: Announced already: it begins then, whatever the windows say, and keeps
            the length it was planned with; ``None``: not announced.
        not_before: First day on which an announcement can have arrived; ``None``: any.
        earlier: Attempts before: closed doors and letters, oldest first.
        wished: The person asked for this visit: the guard against too many attempts is
            for visits that nobody asked for.
        pair_words: What a note asks for that only the lead, the desk and the pair of
            the day may read ("zwei erfahrene Personen"); the note has no field here.
            ``None``: there is none. The rule is in the other fields.
    """

    id: VisitId = attrs.field(validator=is_text)
    customer: CustomerId = attrs.field(validator=is_text)
    place: Place
    windows: tuple[TimeWindow, ...] = attrs.field(default=(), converter=_by_time)
    agreed: bool = False
    urgency: int = attrs.field(
        default=3, validator=satisfies("1, 2 or 3", lambda v: v in URGENCIES)
    )
    urgency_why: Words | None = attrs.field(default=None, repr=False)
    length: VisitLength = attrs.field(
        factory=VisitLength,
        validator=satisfies("a VisitLength", lambda v: isinstance(v, VisitLength)),
    )
    wishes: VisitWishes = attrs.field(factory=VisitWishes, repr=False)
    benefit_unit: BenefitUnitId | None = None
    mix: PairMix = PairMix.PREFERRED
    known: frozenset[StaffId] = frozenset()
    needs_trainings: frozenset[str] = attrs.field(
        default=frozenset(), converter=_trainings, repr=False
    )
    both_senior: bool = False
    interpreter_confirmed: bool = False
    blocked: tuple[Words, ...] = attrs.field(default=(), repr=False)
    one_of: str = attrs.field(default="", validator=is_line)
    pinned: Pin | None = attrs.field(
        default=None,
        validator=satisfies(
            "a Pin, or None", lambda v: v is None or isinstance(v, Pin)
        ),
    )
    not_before: pendulum.Date | None = attrs.field(
        default=None, validator=is_day_or_none
    )
    earlier: tuple[Attempt, ...] = attrs.field(
        default=(), converter=in_time, validator=only(Attempt), repr=False
    )
    wished: bool = False
    pair_words: Words | None = attrs.field(default=None, repr=False)

    @property
    def unasked(self) -> bool:
        """Whether nobody asked for it or was told of it: the guard applies."""
        return not (self.promised or self.wished)

    @property
    def promised(self) -> bool:
        """Whether the person counts on it: agreed to, or announced already."""
        return self.agreed or self.pinned is not None

    @property
    def duration_minutes(self) -> int:
        """What a plan keeps free for this visit, whole minutes.

        Whoever said yes to a time will open the door: the whole talk is kept free. At
        any other door it is the mean plus half a standard deviation. A pinned visit
        keeps that too: a later yes to one visit must not push the next one out.
        """
        expected = self.agreed and self.pinned is None
        return self.length.talk_minutes if expected else self.length.planned_minutes

    @property
    def waits_for_interpreter(self) -> bool:
        """Whether an interpreter is needed and nobody has confirmed one."""
        return self.wishes.interpreter and not self.interpreter_confirmed


def homes_of(requests: Sequence[VisitRequest]) -> dict[int, tuple[str, str]]:
    """Return the household of each of *requests* that shares it with another one.

    A household is one benefit unit at one place; visits are named by their index.
    """
    homes = {
        visit: (str(request.benefit_unit), request.place.id)
        for visit, request in enumerate(requests)
        if request.benefit_unit is not None
    }
    count = Counter(homes.values())
    return {visit: home for visit, home in homes.items() if count[home] > 1}
