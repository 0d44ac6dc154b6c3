"""When was somebody last in touch, and what has been tried since?"""

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.contacts.history import Channel, Contact, ContactHistory
from outreach_core.contacts.policy import EFFORT, TWO_WAY, ContactPolicy


@attrs.frozen(kw_only=True)
class ContactSummary:
    """What one history says on one day; folded once, read many times.

    Attributes:
        last_two_way: Day of the last contact in which the person took part; ``None``:
            none is recorded up to the day asked for.
        efforts: Efforts on days after ``last_two_way``; all efforts without one.
        last_effort: Day of the latest of these efforts; ``None`` without any.
        unkept_invitations: How many of these efforts were invitations nobody came to.
            Whether one of them was a reporting date with legal consequences is not
            known here and never asked.
        recorded: At least one contact of any kind is recorded up to the day.
        two_way_ahead: Day of a two-way contact recorded *after* the day asked for,
            the earliest; such a date is a slip or the history is newer than the day.
        through_household: ``last_two_way`` was a contact with another member of the
            benefit unit, which the house has chosen to count; who it was is not kept.
        unread: Where contacts stand that nobody could read; one of them may be a talk
            after ``last_two_way``.
    """

    last_two_way: pendulum.Date | None
    efforts: int
    last_effort: pendulum.Date | None
    unkept_invitations: int
    recorded: bool
    two_way_ahead: pendulum.Date | None
    through_household: bool = False
    unread: tuple[Words, ...] = ()


def summarise(
    history: ContactHistory,
    *,
    policy: ContactPolicy,
    as_of: pendulum.Date,
    known_by: pendulum.Date | None = None,
) -> ContactSummary:
    """Fold a history into what screening asks of it.

    An effort on the very day of the last two-way contact is not counted: the talk
    may have been its answer.

    Args:
        history: Contacts with one customer.
        policy: What counts as being in touch and what as an effort.
        as_of: The day asked for; later contacts change neither last contact nor efforts.
        known_by: Use only what was on record in the evening of this day; ``None``: all
            of the history. For rebuilding what could be known then.
    """
    if known_by is not None:
        history = history.known_by(known_by)
    ahead: pendulum.Date | None = None
    last: pendulum.Date | None = None
    efforts: list[Contact] = []
    recorded = False
    # Newest first: the fold ends at the last two-way contact, mostly soon.
    for contact in reversed(history.contacts):
        meaning = policy.meaning_of(contact)
        if contact.on > as_of:
            if meaning is TWO_WAY:
                ahead = contact.on
            continue
        recorded = True
        if meaning is TWO_WAY:
            last = contact.on
            break
        if meaning is EFFORT:
            efforts.append(contact)
    if last is not None:
        efforts = [effort for effort in efforts if effort.on > last]
    return ContactSummary(
        last_two_way=last,
        efforts=len(efforts),
        last_effort=efforts[0].on if efforts else None,
        unkept_invitations=[e.channel for e in efforts].count(Channel.APPEARANCE),
        recorded=recorded,
        two_way_ahead=ahead,
        unread=history.unread,
    )


def last_two_way_contact(
    history: ContactHistory, *, policy: ContactPolicy, as_of: pendulum.Date
) -> pendulum.Date | None:
    """Return the day of the last contact in which the person took part.

    Returns:
        A day up to *as_of*; ``None`` when none is recorded, which is neither "long
        ago" nor "lost": see :attr:`ContactSummary.recorded`.
    """
    return summarise(history, policy=policy, as_of=as_of).last_two_way


def efforts_since(
    history: ContactHistory,
    day: pendulum.Date | None,
    *,
    policy: ContactPolicy,
    as_of: pendulum.Date,
) -> int:
    """Count the efforts after *day* and up to *as_of*; ``None`` counts them all."""
    return sum(
        policy.meaning_of(contact) is EFFORT
        for contact in history.contacts
        if contact.on <= as_of and (day is None or contact.on > day)
    )


def last_effort(
    history: ContactHistory, *, policy: ContactPolicy, as_of: pendulum.Date
) -> pendulum.Date | None:
    """Return the day of the latest effort up to *as_of*; ``None`` without any."""
    return next(
        (
            contact.on
            for contact in reversed(history.contacts)
            if contact.on <= as_of and policy.meaning_of(contact) is EFFORT
        ),
        None,
    )


def gap_days(
    history: ContactHistory, *, policy: ContactPolicy, as_of: pendulum.Date
) -> int | None:
    """Count the days since the last two-way contact.

    Returns:
        Whole days, 0 when the person took part on *as_of* itself; ``None`` when no
        such contact is recorded. A number to show, never to compare with months.
    """
    last = last_two_way_contact(history, policy=policy, as_of=as_of)
    return None if last is None else as_of.toordinal() - last.toordinal()
