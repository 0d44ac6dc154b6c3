"""What is known that could hurt the two at the door: facts with a source and an end.

A note is data about the person who is visited and can be wrong. So it holds a fact
from a closed list, who saw it, who confirmed it, until when it holds, and what the
person says to it. A note of one witness alone cannot be made.
"""

import enum
from collections.abc import Iterable
from typing import Final, NewType

import attrs
import pendulum

from outreach_core._messages import Words, in_both
from outreach_core._validators import (
    is_day,
    is_day_or_none,
    is_line,
    is_text,
    satisfies,
)
from outreach_core.calendar import months, numeric_date
from outreach_core.errors import InvalidValueError
from outreach_core.ids import CustomerId, StaffId
from outreach_core.visits.safety.effects import ProtectiveEffect
from outreach_core.visits.safety.wording import WordingWarning, wording_warnings

HazardNoteId = NewType("HazardNoteId", str)
"""Opaque name of one hazard note; stands in the log of accesses."""

VALID_MONTHS: Final = 12
"""How long a note holds when nothing else is said (requirement 44)."""
LONGEST_MONTHS: Final = 24
"""How long a note can hold at most; our own choice, a longer danger is noted anew."""


class HazardFact(enum.StrEnum):
    """The closed list of facts. None is about a person's character, health or home."""

    DOG = "dog"
    DARK_STAIRS = "dark_stairs"
    UNSAFE_WAY = "unsafe_way"
    THREAT = "threat"
    ASSAULT = "assault"
    HARASSMENT = "harassment"
    WEAPON_SEEN = "weapon_seen"
    HOUSE_BAN = "house_ban"


FACT_WORDS: Final = {
    HazardFact.DOG: Words("freilaufender Hund", "dog off the leash"),
    HazardFact.DARK_STAIRS: Words("Treppe ohne Licht", "stairs without light"),
    HazardFact.UNSAFE_WAY: Words(
        "Weg oder Treppe nicht sicher begehbar", "way or stairs not safe to walk"
    ),
    HazardFact.THREAT: Words("Drohung gegen Beschäftigte", "threat against staff"),
    HazardFact.ASSAULT: Words("Angriff auf Beschäftigte", "assault on staff"),
    HazardFact.HARASSMENT: Words(
        "Belästigung von Beschäftigten", "harassment of staff"
    ),
    HazardFact.WEAPON_SEEN: Words("Waffe gesehen", "weapon seen"),
    HazardFact.HOUSE_BAN: Words("Hausverbot im Jobcenter", "banned from the office"),
}
"""The facts in words."""


class HazardSource(enum.StrEnum):
    """Where a fact comes from. Neighbours and rumours are no source (§ 67a SGB X)."""

    SEEN_BY_AUTHOR = "seen_by_author"
    TOLD_BY_STAFF = "told_by_staff"
    POLICE = "police"
    OTHER_AUTHORITY = "other_authority"
    THE_PERSON = "the_person"


SOURCE_WORDS: Final = {
    HazardSource.SEEN_BY_AUTHOR: Words("selbst erlebt", "seen by the author"),
    HazardSource.TOLD_BY_STAFF: Words("von Beschäftigten gemeldet", "told by staff"),
    HazardSource.POLICE: Words("Mitteilung der Polizei", "told by the police"),
    HazardSource.OTHER_AUTHORITY: Words(
        "Mitteilung einer anderen Behörde", "told by another authority"
    ),
    HazardSource.THE_PERSON: Words("Angabe der Person selbst", "told by the person"),
}
"""The sources in words."""


@attrs.frozen(kw_only=True)
class HazardNote:
    """One fact that the pair of the day should know; read through ``notes_for`` only.

    Attributes:
        id: Opaque name.
        customer: Whom it is about.
        fact: What, from the closed list.
        happened_on: Day on which it was so.
        source: Where it comes from.
        recorded_on: Day of the entry, not before it happened.
        author: Who entered it.
        confirmed_by: Who read and confirmed it; another person than the author.
        expires_on: Last day on which it holds; twelve months after the entry when not
            said, never more than 24.
        effects: What follows for planning; planning sees this and never the note.
        wording: One line more, if needed; see ``wording_warnings``.
        reply: What the person says to it (Art. 16 GDPR); shown wherever the note is.
        ended_on: Day from which it no longer holds because it was wrong or is over
            (Art. 17 GDPR); ``None``: it holds until it expires.
    """

    id: HazardNoteId = attrs.field(validator=is_text)
    customer: CustomerId = attrs.field(validator=is_text, repr=False)
    fact: HazardFact = attrs.field(
        repr=False,
        validator=satisfies("one of HazardFact", lambda v: isinstance(v, HazardFact)),
    )
    happened_on: pendulum.Date = attrs.field(validator=is_day, repr=False)
    source: HazardSource = attrs.field(
        repr=False,
        validator=satisfies(
            "one of HazardSource", lambda v: isinstance(v, HazardSource)
        ),
    )
    recorded_on: pendulum.Date = attrs.field(validator=is_day, repr=False)
    author: StaffId = attrs.field(validator=is_text, repr=False)
    confirmed_by: StaffId = attrs.field(validator=is_text, repr=False)
    expires_on: pendulum.Date = attrs.field(validator=is_day, repr=False)
    effects: frozenset[ProtectiveEffect] = attrs.field(
        default=frozenset(), converter=frozenset, repr=False
    )
    wording: str = attrs.field(default="", validator=is_line, repr=False)
    reply: str = attrs.field(default="", validator=is_line, repr=False)
    ended_on: pendulum.Date | None = attrs.field(
        default=None, validator=is_day_or_none, repr=False
    )

    @expires_on.default
    def _after_twelve_months(self) -> pendulum.Date:
        is_day(self, attrs.fields(type(self)).recorded_on, self.recorded_on)
        return months(VALID_MONTHS).after_event.last_day(self.recorded_on)

    def __attrs_post_init__(self) -> None:
        if self.author == self.confirmed_by:
            raise InvalidValueError(
                field="confirmed_by", expected="another person than the author"
            )
        if self.recorded_on < self.happened_on:
            raise InvalidValueError(
                field="recorded_on", expected="the day it happened or a later one"
            )
        latest = months(LONGEST_MONTHS).after_event.last_day(self.recorded_on)
        if not self.recorded_on <= self.expires_on <= latest:
            raise InvalidValueError(
                field="expires_on",
                expected=f"a day within {LONGEST_MONTHS} months after the entry",
            )

    def holds_on(self, day: pendulum.Date) -> bool:
        """Say whether the note is in force on *day*; the day of expiry is the last."""
        ended = self.ended_on is not None and day >= self.ended_on
        return self.recorded_on <= day <= self.expires_on and not ended

    @property
    def warnings(self) -> tuple[WordingWarning, ...]:
        """What should be said otherwise in its wording."""
        return wording_warnings(self.wording)

    @property
    def words(self) -> Words:
        """The note as the pair, the desk and the person concerned read it.

        Authors stand in the record, not in the text: an answer under Art. 15 GDPR
        names no member of staff.
        """
        parts = [_NOTE.fill(**_gaps(self))]
        if self.wording:
            parts.append(Words(self.wording, self.wording))
        if self.reply:
            parts.append(_REPLY.fill(reply=self.reply))
        return Words(" ".join(p.de for p in parts), " ".join(p.en for p in parts))


_NOTE: Final = Words(
    "{fact} ({happened}), {source}; bestätigt, gilt bis {expires}.",
    "{fact} ({happened}), {source}; confirmed, holds until {expires}.",
)
_REPLY: Final = Words("Die Person sagt dazu: {reply}", "The person says: {reply}")


def _gaps(note: HazardNote) -> dict[str, Words]:
    happened, expires = (
        in_both(numeric_date, day) for day in (note.happened_on, note.expires_on)
    )
    return {
        "fact": FACT_WORDS[note.fact],
        "source": SOURCE_WORDS[note.source],
        "happened": happened,
        "expires": expires,
    }


def notes_to_delete(
    notes: Iterable[HazardNote], day: pendulum.Date
) -> tuple[HazardNoteId, ...]:
    """Return the names of notes that are over on *day*, sorted: delete them now."""
    over = (n.id for n in notes if n.recorded_on <= day and not n.holds_on(day))
    return tuple(sorted(over))


def effects_on(
    notes: Iterable[HazardNote], customer: CustomerId, day: pendulum.Date
) -> frozenset[ProtectiveEffect]:
    """Return what follows for a visit to *customer* on *day*: all that planning gets."""
    return frozenset(
        effect
        for note in notes
        if note.customer == customer and note.holds_on(day)
        for effect in note.effects
    )
