"""What has happened between the jobcenter and one customer."""

import enum
from collections.abc import Iterable

import attrs
import pendulum

from outreach_core._validators import is_day


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
    """

    on: pendulum.Date = attrs.field(validator=is_day)
    channel: Channel
    direction: Direction
    outcome: Outcome
    automatic: bool = False
    note: str = attrs.field(default="", repr=False)


def _oldest_first(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    # The note decides last: the same contacts in another order are the same history.
    return tuple(
        sorted(
            contacts,
            key=lambda c: (
                c.on,
                c.channel,
                c.direction,
                c.outcome,
                c.automatic,
                c.note,
            ),
        )
    )


@attrs.frozen
class ContactHistory:
    """All contacts with one customer, oldest first."""

    contacts: tuple[Contact, ...] = attrs.field(default=(), converter=_oldest_first)

    def until(self, last: pendulum.Date) -> "ContactHistory":
        """Return the history as it stood in the evening of *last*."""
        return ContactHistory(c for c in self.contacts if c.on <= last)
