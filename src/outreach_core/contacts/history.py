"""What has happened between the jobcenter and one customer."""

import enum
from collections.abc import Iterable
from operator import attrgetter
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import is_day, only
from outreach_core.errors import InvalidValueError
from outreach_core.ids import StaffId


class Channel(enum.StrEnum):
    """By which way contact was made or tried."""

    LETTER = "letter"
    PHONE = "phone"
    EMAIL = "email"
    MESSAGE = "message"
    """SMS, chat or the message box of the office's portal."""
    APPEARANCE = "appearance"
    """The person was at the office, by appointment or without."""
    VISIT = "visit"
    FORM = "form"
    """An application or document with content of the person's own."""
    RECORD = "record"
    """An entry by a clerk or a machine; never a contact, never an effort."""


class Direction(enum.StrEnum):
    """Who began."""

    INBOUND = "inbound"
    """The customer turned to the office."""
    OUTBOUND = "outbound"
    """The office turned to the customer."""


class Outcome(enum.StrEnum):
    """How an attempt to make contact ended."""

    REACHED = "reached"
    """Both sides took part: a talk, an answer, an appearance."""
    NOT_REACHED = "not_reached"
    """Nobody answered, opened or came."""
    SENT = "sent"
    """It went out; whether it arrived is not known."""
    RETURNED = "returned"
    """The post brought it back, the number is dead, the mail bounced."""


REACHED: Final = Outcome.REACHED
# Named once: looking members up in their class is slow on Python 3.11.


class NotReachedReason(enum.StrEnum):
    """Why somebody was not reached; a closed list, and none of it is anybody's fault."""

    NO_OR_WRONG_ADDRESS = "no_or_wrong_address"
    MOVED_OWN_STATEMENT = "moved_own_statement"
    """The person has said that they live elsewhere now."""
    NOT_AT_HOME = "not_at_home"
    NOT_COLLECTED = "not_collected"
    """The post kept it, nobody fetched it."""
    NO_ANSWER = "no_answer"
    """It rang, nobody answered."""
    NUMBER_DEAD = "number_dead"
    """The number is not in use, or belongs to somebody else."""
    MAIL_UNDELIVERABLE = "mail_undeliverable"
    """The mail or message came back."""


REASON_WORDS: Final = {
    NotReachedReason.NO_OR_WRONG_ADDRESS: Words(
        "keine oder falsche Anschrift", "no or wrong address"
    ),
    NotReachedReason.MOVED_OWN_STATEMENT: Words(
        "nach eigener Angabe umgezogen", "moved by own statement"
    ),
    NotReachedReason.NOT_AT_HOME: Words("nicht zu Hause", "not at home"),
    NotReachedReason.NOT_COLLECTED: Words(
        "bei der Post nicht abgeholt", "not collected from the post"
    ),
    NotReachedReason.NO_ANSWER: Words("niemand nahm ab", "nobody answered"),
    NotReachedReason.NUMBER_DEAD: Words("Nummer nicht vergeben", "number not in use"),
    NotReachedReason.MAIL_UNDELIVERABLE: Words(
        "Nachricht nicht zustellbar", "message could not be delivered"
    ),
}
"""The reasons in words for tables."""


@attrs.frozen(kw_only=True)
class Contact:
    """One attempt to make contact, successful or not.

    Attributes:
        on: The day of the attempt, in local time.
        channel: By which way.
        direction: Who began.
        outcome: How it ended.
        automatic: A system letter or batch run, not an effort of a person.
        note: Free text of the caseworker; never shown in ``repr``.
        reason: Why the person was not reached; ``None``: not known, or reached.
        by: Who made it; ``None``: not known.
        recorded_on: Day on which it was entered; ``None``: not known, and then it
            counts as entered on the day of the attempt.
    """

    on: pendulum.Date = attrs.field()
    channel: Channel
    direction: Direction
    outcome: Outcome
    automatic: bool = False
    note: str = attrs.field(default="", repr=False)
    reason: NotReachedReason | None = None
    by: StaffId | None = None
    recorded_on: pendulum.Date | None = None

    @on.validator  # one call for three checks: half a million contacts pass here
    def _fits(self, attribute: "attrs.Attribute[pendulum.Date]", value: object) -> None:
        is_day(self, attribute, value)
        if self.recorded_on is not None:
            is_day(self, _FIELDS.recorded_on, self.recorded_on)
        if self.reason is not None and self.outcome is REACHED:
            raise InvalidValueError(
                field="reason", expected="None for somebody who was reached"
            )

    @property
    def known_on(self) -> pendulum.Date:
        """Day from which on the office knew of it."""
        return self.on if self.recorded_on is None else self.recorded_on


_FIELDS: Final = attrs.fields(Contact)
# The note and what follows decide last: the same contacts in another order are the
# same history.
_BY_VALUES: Final = attrgetter(
    *("on", "channel", "direction", "outcome", "automatic", "note"),
    *("reason", "by", "recorded_on"),
)


def _with_gaps_last(contact: Contact) -> tuple[object, ...]:
    return tuple((value is None, value) for value in _BY_VALUES(contact))


def _oldest_first(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    found = list(contacts)
    try:
        found.sort(key=_BY_VALUES)
    except TypeError:
        # Two contacts are alike but for a value that one of them lacks; rare.
        found.sort(key=_with_gaps_last)
    return tuple(found)


def _each_once(places: Iterable[Words]) -> tuple[Words, ...]:
    found = tuple(places)
    if not all(isinstance(place, Words) for place in found):
        return found  # the validator has the words for it
    # Shorter first: row 9 stands before row 10.
    return tuple(sorted(set(found), key=lambda w: (len(w.de), w.de, w.en)))


@attrs.frozen
class ContactHistory:
    """All contacts with one customer, oldest first.

    Attributes:
        contacts: What is known, oldest first.
        unread: Where further contacts stand that nobody could read, and why, each once
            and without a value ("kontakte.csv, Zeile 7: …"). Each may have been a talk
            on any day, so whoever has one is never called lost before it is cleared.
    """

    contacts: tuple[Contact, ...] = attrs.field(default=(), converter=_oldest_first)
    unread: tuple[Words, ...] = attrs.field(
        default=(), kw_only=True, converter=_each_once, validator=only(Words)
    )

    def and_that_of(self, other: "ContactHistory") -> "ContactHistory":
        """Return what two systems of one office know of the same customer."""
        return ContactHistory(
            (*self.contacts, *other.contacts), unread=(*self.unread, *other.unread)
        )

    def until(self, last: pendulum.Date) -> "ContactHistory":
        """Return the history as it stood in the evening of *last*.

        What could not be read stays: nobody knows its day.
        """
        return attrs.evolve(
            self, contacts=tuple(c for c in self.contacts if c.on <= last)
        )

    def known_by(self, day: pendulum.Date) -> "ContactHistory":
        """Return the contacts the office knew of in the evening of *day*.

        What was entered later is left out, however old the contact itself is. What
        could not be read stays: nobody knows when it was entered.
        """
        return attrs.evolve(
            self, contacts=tuple(c for c in self.contacts if c.known_on <= day)
        )
