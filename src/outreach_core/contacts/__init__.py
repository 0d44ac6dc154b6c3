"""Contacts, what counts as one, and how long somebody has been out of touch."""

from outreach_core.contacts.history import (
    Channel,
    Contact,
    ContactHistory,
    Direction,
    Outcome,
)
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
    "Channel",
    "Contact",
    "ContactHistory",
    "ContactKind",
    "ContactPolicy",
    "ContactSummary",
    "Direction",
    "Meaning",
    "Outcome",
    "efforts_since",
    "gap_days",
    "last_effort",
    "last_two_way_contact",
    "summarise",
]
