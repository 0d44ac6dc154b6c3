"""What an offer is: when, where, by which way, and the reason in words."""

from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words, in_both
from outreach_core._validators import is_day
from outreach_core.calendar import Workdays, day_in_words
from outreach_core.calendar.day_parts import PartOfDay
from outreach_core.cases.course import Case
from outreach_core.cases.guard import OfferRules, first_free_day
from outreach_core.contacts.history import Channel
from outreach_core.people import MeetingPlace

PLACE_WORDS: Final = {
    MeetingPlace.HOME: Words("zu Hause", "at home"),
    MeetingPlace.OFFICE: Words("im Jobcenter", "at the office"),
    MeetingPlace.CAFE: Words("in einem Café", "in a café"),
    MeetingPlace.WALK: Words("bei einem Spaziergang", "on a walk"),
    MeetingPlace.CONTACT_PLACE: Words("an der Kontaktstelle", "at the contact place"),
}


@attrs.frozen(kw_only=True)
class NextOffer:
    """What to offer next.

    Attributes:
        earliest_day: First day on which it may be.
        avoid_weekday: 0 (Monday) to 6, as in the last closed door; ``None``: none.
        part_of_day: When on that day; ``None``: any time is as good.
        channel: A visit, or a letter.
        place: Where to meet, or which place the letter offers.
        reason: Why just so, in one or two sentences.
        wished: The person asked for it; the guard is for offers nobody asked for.
    """

    earliest_day: pendulum.Date = attrs.field(validator=is_day)
    avoid_weekday: int | None = None
    part_of_day: PartOfDay | None = None
    channel: Channel
    place: MeetingPlace = MeetingPlace.HOME
    reason: Words
    wished: bool = False


@attrs.frozen(kw_only=True)
class NoOffer:
    """Nothing is offered now.

    Attributes:
        reason: Why not, and what it waits for.
    """

    reason: Words


@attrs.frozen(kw_only=True)
class Question:
    """All that the answer depends on."""

    case: Case
    attempts: tuple[pendulum.Date, ...]
    as_of: pendulum.Date
    workdays: Workdays
    rules: OfferRules
    place: MeetingPlace

    def first_day(
        self, start: pendulum.Date, *, avoid: int | None = None, wished: bool = False
    ) -> pendulum.Date | None:
        """Return the first day from *start* on that serves; ``None``: no such day."""
        return first_free_day(
            max(start, self.as_of),
            attempts=() if wished else self.attempts,
            workdays=self.workdays,
            rules=self.rules,
            avoid_weekday=avoid,
        )


def offer_on(
    day: pendulum.Date | None,
    *,
    channel: Channel,
    place: MeetingPlace,
    reason: Words,
    avoid_weekday: int | None = None,
    part: PartOfDay | None = None,
    wished: bool = False,
) -> NextOffer | NoOffer:
    """Build the offer; *reason* has a gap ``{day}``. Without a day there is none."""
    if day is None:
        words = Words(
            "In den nächsten zwei Jahren ist kein Arbeitstag eingetragen. Bitte den "
            "Kalender prüfen.",
            "No workday is on record for the next two years. Check the calendar.",
        )
        return NoOffer(reason=words)
    return NextOffer(
        earliest_day=day,
        avoid_weekday=avoid_weekday,
        part_of_day=part,
        channel=channel,
        place=place,
        reason=reason.fill(day=in_both(day_in_words, day)),
        wished=wished,
    )
