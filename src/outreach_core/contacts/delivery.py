"""How far can an address be trusted after what the post brought back?"""

from typing import Final

import attrs
import pendulum

from outreach_core.contacts.history import (
    Channel,
    Contact,
    ContactHistory,
    Direction,
    NotReachedReason,
    Outcome,
)
from outreach_core.people import Address, AddressConfidence

_NOT_THERE: Final = frozenset(
    {NotReachedReason.NO_OR_WRONG_ADDRESS, NotReachedReason.MOVED_OWN_STATEMENT}
)


def address_as_seen(
    address: Address,
    history: ContactHistory,
    *,
    as_of: pendulum.Date,
    since: pendulum.Date | None = None,
) -> Address:
    """Return the address with the confidence that the contacts leave to it.

    A letter that came back, and a letter or visit that ended with "no or wrong
    address" or "moved", make it doubtful, until a later letter is known to have
    arrived. Batch letters count here: the post brings them back just the same. A
    silent letter or a closed door says nothing about an address.

    Args:
        address: As the data have it.
        history: Contacts with the person.
        as_of: The day asked for; later contacts play no part.
        since: First day on which the office had this address; what came back before
            speaks about an older one. ``None``: the day on which it was last checked
            (``Address.checked_on``); without that everything counts.

    Returns:
        The same address, its confidence never higher than before.
    """
    first = address.checked_on if since is None else since
    for contact in reversed(history.contacts):
        if contact.on > as_of:
            continue
        if first is not None and contact.on < first:
            break
        if _speaks_against(contact):
            return attrs.evolve(address, confidence=AddressConfidence.DOUBTFUL)
        if _has_arrived(contact):
            break
    return address


def _is_letter(contact: Contact) -> bool:
    outbound = contact.direction is Direction.OUTBOUND
    return outbound and contact.channel is Channel.LETTER


def _has_arrived(contact: Contact) -> bool:
    return _is_letter(contact) and contact.outcome is Outcome.REACHED


def _speaks_against(contact: Contact) -> bool:
    if _is_letter(contact) and contact.outcome is Outcome.RETURNED:
        return True
    at_the_address = contact.channel in (Channel.LETTER, Channel.VISIT)
    return at_the_address and contact.reason in _NOT_THERE
