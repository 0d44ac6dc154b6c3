"""What the person asked for; a wish outranks every preference of the office."""

import enum

import attrs

from outreach_core.ids import StaffId


class MeetingPlace(enum.StrEnum):
    """Where people may meet; every place is as good as the home."""

    HOME = "home"
    OFFICE = "office"
    CAFE = "cafe"
    WALK = "walk"
    CONTACT_PLACE = "contact_place"


class Presence(enum.StrEnum):
    """Who the person would like to be there; nothing is asked by default."""

    ANYONE = "anyone"
    A_WOMAN = "a_woman"
    """At least one woman among the two."""
    A_MAN = "a_man"
    """At least one man among the two."""
    ONLY_WOMEN = "only_women"
    ONLY_MEN = "only_men"


@attrs.frozen(kw_only=True)
class VisitWishes:
    """How, where and by whom the person would like to be met.

    Attributes:
        presence: Who should be there.
        language: Language that one of the two must speak (ISO 639-1), ``None`` for
            no wish. Stored as wished, never derived from a nationality.
        not_these: Staff who must not come.
        one_of_these: Known staff of whom one should come; empty for no wish.
        place: Where to meet.
        interpreter: An interpreter is needed before a visit can be confirmed.
    """

    presence: Presence = Presence.ANYONE
    language: str | None = attrs.field(default=None, repr=False)
    not_these: frozenset[StaffId] = frozenset()
    one_of_these: frozenset[StaffId] = frozenset()
    place: MeetingPlace = MeetingPlace.HOME
    interpreter: bool = False
