"""What does a letter of each kind say besides who writes to whom?

One class a kind of letter. A template declares the class it needs, and its fields are
all that the text may use.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import (
    are_lines,
    is_day,
    is_day_or_none,
    is_words_line,
    is_words_line_or_none,
    satisfies,
)
from outreach_core.errors import InvalidValueError
from outreach_core.letters.letter import LetterKind

_TEAM: Final = 2
_MINUTES_A_DAY: Final = 24 * 60

DayFault = tuple[str, Words]
"""Field and words of a day that does not fit the others."""

LATE_ANSWER: Final = Words(
    "Der Tag für die Antwort liegt vor dem Tag des Briefs oder nach dem ersten "
    "Besuchstag. Bitte prüfen.",
    "The day for the answer is before the day of the letter or after the first day of "
    "visits. Please check it.",
)
SLOT_NOT_AHEAD: Final = Words(
    "Der Besuch liegt nicht nach dem Tag des Briefs. Bitte den Termin prüfen.",
    "The visit is not after the day of the letter. Please check the appointment.",
)
VISIT_AHEAD: Final = Words(
    "Der Besuch, von dem der Brief erzählt, liegt nach dem Tag des Briefs. Bitte prüfen.",
    "The visit that the letter tells of lies after the day of the letter. Please check.",
)
NOT_MOVED: Final = Words(
    "Der alte und der neue Termin sind gleich. Dann braucht es keinen neuen Brief.",
    "The old and the new appointment are the same. Then no new letter is needed.",
)
WINDOW_OVER: Final = Words(
    "Der letzte Tag für die persönliche Meldung ist vorbei. Dieser Brief käme zu spät; "
    "bitte rechtlich klären, was jetzt gilt.",
    "The last day to appear in person has passed. This letter would be too late; please "
    "ask your lawyers what holds now.",
)


@attrs.frozen(kw_only=True)
class VisitInvitation:
    """The days in which the two would like to come by; both are included."""

    first_day: pendulum.Date = attrs.field(validator=is_day)
    last_day: pendulum.Date = attrs.field(validator=is_day)

    def __attrs_post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise InvalidValueError(
                field="last_day", expected="the first day or a later one"
            )


_is_minute = satisfies(
    "minutes after local midnight, 0 to 1439",
    lambda v: isinstance(v, int) and 0 <= v < _MINUTES_A_DAY,
)


@attrs.frozen(kw_only=True)
class VisitSlot:
    """When the two will ring: a day, and between which times.

    Attributes:
        day: The day.
        start_minute: Earliest, minutes after local midnight.
        end_minute: Latest; the visit itself may last longer.
    """

    day: pendulum.Date = attrs.field(validator=is_day)
    start_minute: int = attrs.field(validator=_is_minute)
    end_minute: int = attrs.field(validator=_is_minute)

    def __attrs_post_init__(self) -> None:
        if self.end_minute <= self.start_minute:
            raise InvalidValueError(
                field="end_minute", expected="a time later than the start"
            )


@attrs.frozen(kw_only=True)
class LetterFacts:
    """What every letter says: who comes or may come.

    Attributes:
        team: Names of everybody who may come, at least two; always two come together.
    """

    team: tuple[str, ...] = attrs.field(
        validator=[
            are_lines,
            satisfies("at least two different names", lambda v: len(set(v)) >= _TEAM),
        ]
    )

    def day_faults(self, day: pendulum.Date) -> tuple[DayFault, ...]:
        """Return which days do not fit a letter dated *day*; empty when all do."""
        del day
        return ()


@attrs.frozen(kw_only=True)
class InvitationFacts(LetterFacts):
    """For a first letter or a later offer: some days in which a visit would suit.

    Attributes:
        invitation: The days in which they would like to come by.
        answer_by: Until when an answer helps planning; nothing hangs on it.
    """

    invitation: VisitInvitation
    answer_by: pendulum.Date = attrs.field(validator=is_day)

    def day_faults(self, day: pendulum.Date) -> tuple[DayFault, ...]:
        """Return whether the answer is asked for in time."""
        fits = day <= self.answer_by <= self.invitation.first_day
        return () if fits else (("answer_by", LATE_ANSWER),)


@attrs.frozen(kw_only=True)
class AnnouncementFacts(LetterFacts):
    """For the announcement of one visit.

    Attributes:
        slot: When they come.
        place: Where, when not at home ("Café Rosenhang, Wilhelmsstraße 2"); ``None``
            for the person's home.
        answer_by: Until when calling it off saves the two a way; the day itself, and
            even the door, is early enough.
    """

    slot: VisitSlot
    place: str | None = attrs.field(
        default=None, repr=False, validator=is_words_line_or_none
    )
    answer_by: pendulum.Date = attrs.field(validator=is_day)

    def day_faults(self, day: pendulum.Date) -> tuple[DayFault, ...]:
        """Return whether the visit is ahead and the answer asked for in time."""
        faults: list[DayFault] = []
        if self.slot.day <= day:
            faults.append(("slot", SLOT_NOT_AHEAD))
        if not day <= self.answer_by <= self.slot.day:
            faults.append(("answer_by", LATE_ANSWER))
        return tuple(faults)


@attrs.frozen(kw_only=True)
class ChangeFacts(AnnouncementFacts):
    """For a visit that was announced and has been moved by us.

    Attributes:
        former: When the earlier letter said that they would come.
        other_pair: Others come than the earlier letter named, too.
    """

    former: VisitSlot
    other_pair: bool = False

    def day_faults(self, day: pendulum.Date) -> tuple[DayFault, ...]:
        """Return whether something was moved, besides what an announcement asks."""
        moved: tuple[DayFault, ...] = ()
        if self.former == self.slot:
            moved = (("former", NOT_MOVED),)
        # `super()` without arguments fails in a class with slots on Python 3.11.
        return AnnouncementFacts.day_faults(self, day) + moved


@attrs.frozen(kw_only=True)
class OtherPairFacts(AnnouncementFacts):
    """For a visit that stands as announced and to which other people come.

    Nothing here says why: whoever is ill or away has a right to silence too.

    Attributes:
        staying: Who of the earlier letter still comes; empty when all are others.
    """

    staying: tuple[str, ...] = attrs.field(default=(), validator=are_lines)

    def __attrs_post_init__(self) -> None:
        if not set(self.staying) < set(self.team):
            raise InvalidValueError(
                field="staying", expected="some of the team, and not all of them"
            )


@attrs.frozen(kw_only=True)
class CancellationFacts(LetterFacts):
    """For a visit that was announced and will not take place.

    Attributes:
        former: When the earlier letter said that they would come.
    """

    former: VisitSlot


@attrs.frozen(kw_only=True)
class ClosedDoorFacts(LetterFacts):
    """For the letter after nobody opened.

    Attributes:
        visited_on: Day on which the two rang.
        slot: When they will try again; ``None`` leaves the choice to the person.
        answer_by: Until when an answer helps planning.
    """

    visited_on: pendulum.Date = attrs.field(validator=is_day)
    slot: VisitSlot | None = None
    answer_by: pendulum.Date = attrs.field(validator=is_day)

    def day_faults(self, day: pendulum.Date) -> tuple[DayFault, ...]:
        """Return whether the visit is over, the next one ahead, the answer in time."""
        faults: list[DayFault] = []
        if self.visited_on > day:
            faults.append(("visited_on", VISIT_AHEAD))
        if self.slot is not None and self.slot.day <= day:
            faults.append(("slot", SLOT_NOT_AHEAD))
        if self.answer_by < day or (
            self.slot is not None and self.answer_by > self.slot.day
        ):
            faults.append(("answer_by", LATE_ANSWER))
        return tuple(faults)


@attrs.frozen(kw_only=True)
class CoachingFacts(LetterFacts):
    """For the offer of a coaching.

    Attributes:
        title: What the coaching is called. A title that names a reason or a matter of
            health keeps the letter here: an envelope is opened by others too.
        provider: Who offers it; ``None`` to speak of it only.
        starts_on: First day; ``None`` when it can begin at any time.
        answer_by: Until when an answer helps planning.
    """

    title: str = attrs.field(validator=is_words_line)
    provider: str | None = attrs.field(default=None, validator=is_words_line_or_none)
    starts_on: pendulum.Date | None = attrs.field(
        default=None, validator=is_day_or_none
    )
    answer_by: pendulum.Date = attrs.field(validator=is_day)

    def day_faults(self, day: pendulum.Date) -> tuple[DayFault, ...]:
        """Return whether the answer is asked for in time."""
        late = self.starts_on is not None and self.answer_by > self.starts_on
        fits = day <= self.answer_by and not late
        return () if fits else (("answer_by", LATE_ANSWER),)


@attrs.frozen(kw_only=True)
class GraceMonthFacts(LetterFacts):
    """For people inside the month of § 7b (4) SGB II: the honest letter.

    Attributes:
        appear_by: Last day on which appearing at the jobcenter in person undoes it all;
            an input from the radar, see ``eligibility.cure_window``.
        office_street: Where to appear: street and number.
        office_town: Postcode and town.
        office_hours: When somebody is there; ``None`` when not stated.
        slot: When the two come by to go there together, if it suits; ``None`` for a
            letter without a visit.
    """

    appear_by: pendulum.Date = attrs.field(validator=is_day)
    office_street: str = attrs.field(validator=is_words_line)
    office_town: str = attrs.field(validator=is_words_line)
    office_hours: str | None = attrs.field(
        default=None, validator=is_words_line_or_none
    )
    slot: VisitSlot | None = None

    def day_faults(self, day: pendulum.Date) -> tuple[DayFault, ...]:
        """Return whether there is still time, and the visit lies in it."""
        faults: list[DayFault] = []
        if self.appear_by < day:
            faults.append(("appear_by", WINDOW_OVER))
        if self.slot is not None and not day < self.slot.day <= self.appear_by:
            faults.append(("slot", SLOT_NOT_AHEAD))
        return tuple(faults)


FACTS_OF_KIND: Final[Mapping[LetterKind, type[LetterFacts]]] = MappingProxyType(
    {
        LetterKind.FIRST_LETTER: InvitationFacts,
        LetterKind.ANNOUNCEMENT: AnnouncementFacts,
        LetterKind.CHANGE: ChangeFacts,
        LetterKind.OTHER_PAIR: OtherPairFacts,
        LetterKind.CANCELLATION: CancellationFacts,
        LetterKind.CLOSED_DOOR: ClosedDoorFacts,
        LetterKind.LATER_OFFER: InvitationFacts,
        LetterKind.COACHING_OFFER: CoachingFacts,
        LetterKind.GRACE_MONTH: GraceMonthFacts,
    }
)
"""The class of facts that a letter of each kind needs."""
