"""Contacts, what counts as one, and how long somebody has been out of touch."""

from outreach_core.contacts.delivery import address_as_seen
from outreach_core.contacts.history import (
    REASON_WORDS,
    Channel,
    Contact,
    ContactHistory,
    Direction,
    NotReachedReason,
    Outcome,
)
from outreach_core.contacts.households import history_to_judge, with_household
from outreach_core.contacts.policy import (
    DEFAULT_POLICY,
    ContactKind,
    ContactPolicy,
    Meaning,
)
from outreach_core.contacts.summary import (
    ContactSummary,
    efforts_since,
    gap_days,
    last_effort,
    last_two_way_contact,
    summarise,
)

__all__ = [
    "DEFAULT_POLICY",
    "REASON_WORDS",
    "Channel",
    "Contact",
    "ContactHistory",
    "ContactKind",
    "ContactPolicy",
    "ContactSummary",
    "Direction",
    "Meaning",
    "NotReachedReason",
    "Outcome",
    "address_as_seen",
    "efforts_since",
    "gap_days",
    "history_to_judge",
    "last_effort",
    "last_two_way_contact",
    "summarise",
    "with_household",
]
