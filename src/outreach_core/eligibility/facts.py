"""What is known about one person on one day, as the rules want to hear it?"""

from collections.abc import Mapping
from typing import Final

import pendulum

from outreach_core._messages import Words
from outreach_core.contacts import (
    ContactHistory,
    ContactPolicy,
    ContactSummary,
    summarise,
)
from outreach_core.eligibility.vocabulary import (
    BIRTH,
    EFFORTS,
    HOLDS,
    IN_BENEFIT,
    LAST_CONTACT,
    UNKEPT_INVITATIONS,
)
from outreach_core.people import Customer
from outreach_core.rules import NEVER, FactValue, Unknown

NOTHING_RECORDED: Final = Unknown(
    Words(
        "Bis zu diesem Tag ist überhaupt kein Kontakt erfasst; vielleicht fehlt ein "
        "Teil der Daten.",
        "No contact at all is recorded up to this day; part of the data may be missing.",
    )
)
"""An empty history is no silence: nobody can say which of the two it is."""

CONTACT_AHEAD: Final = Unknown(
    Words(
        "Ein Kontakt ist für einen späteren Tag erfasst; das Datum ist zu prüfen.",
        "A contact is recorded for a later day; please check the date.",
    )
)
"""A contact in the future is a slip, or the data are newer than the day asked for."""

CONTACT_UNREAD: Final = Unknown(
    Words(
        "Mindestens ein Kontakt ist in den Daten nicht lesbar; das ist erst zu klären.",
        "At least one contact in the data cannot be read; clear this up first.",
    )
)
"""It may have been a talk, and then nobody is lost."""

BENEFIT_UNKNOWN: Final = Unknown(
    Words(
        "Ob Leistungen bezogen werden, steht nicht in den Daten.",
        "The data do not say whether benefits are received.",
    )
)
"""The export had no column for it, or the cell was empty."""


BIRTH_UNKNOWN: Final = Unknown(
    Words(
        "Das Geburtsdatum steht nicht in den Daten.",
        "The data do not contain the date of birth.",
    )
)
"""Matters only to rulebooks that ask for an age."""


def facts_of(
    customer: Customer,
    history: ContactHistory,
    *,
    policy: ContactPolicy,
    as_of: pendulum.Date,
    known_by: pendulum.Date | None = None,
) -> Mapping[str, FactValue]:
    """Gather the facts of one person; what is missing or implausible is unknown.

    Args:
        customer: The person, as known on *as_of*.
        history: All contacts with her, with those of her household where they count
            (:func:`outreach_core.contacts.history_to_judge`).
        policy: What counts as being in touch and what as an effort.
        as_of: The day the question is asked for.
        known_by: Use only contacts and holds on record in the evening of this day;
            ``None``: all. Benefits and birth carry no day of entry and are taken as
            given: hand over the customer as the data of that day had her.

    Returns:
        A value for each fact of ``vocabulary.py``, by its name. Never a default:
        somebody without any record, or with a contact in the future, is *unknown*.
    """
    summary = summarise(history, policy=policy, as_of=as_of, known_by=known_by)
    known = customer if known_by is None else customer.known_by(known_by)
    return facts_from(known, summary, as_of=as_of)


def facts_from(
    customer: Customer, summary: ContactSummary, *, as_of: pendulum.Date
) -> Mapping[str, FactValue]:
    """Gather the facts of one person whose history has been folded already."""
    last: FactValue
    efforts: FactValue = summary.efforts
    invitations: FactValue = summary.unkept_invitations
    if summary.two_way_ahead is not None:
        last = efforts = invitations = CONTACT_AHEAD
    elif summary.last_two_way is not None:
        last = summary.last_two_way
    elif summary.recorded:
        last = NEVER
    else:
        last = efforts = invitations = NOTHING_RECORDED
    benefit = customer.in_benefit
    return {
        LAST_CONTACT.name: last,
        EFFORTS.name: efforts,
        UNKEPT_INVITATIONS.name: invitations,
        IN_BENEFIT.name: BENEFIT_UNKNOWN if benefit is None else benefit,
        BIRTH.name: customer.birth or BIRTH_UNKNOWN,
        HOLDS.name: frozenset([kind.value for kind in customer.holds_on(as_of)]),
    }


def facts_in_doubt(facts: Mapping[str, FactValue]) -> Mapping[str, FactValue]:
    """Return the facts of somebody with a contact that nobody could read.

    It may have been a talk on any day: when the last contact was, and what was tried
    since, is unknown. Screening asks so only before it would call somebody lost; whoever
    is in touch without that contact is in touch with it.

    Args:
        facts: As :func:`facts_from` tells them.
    """
    contacts = (LAST_CONTACT, EFFORTS, UNKEPT_INVITATIONS)
    return {**facts, **{fact.name: CONTACT_UNREAD for fact in contacts}}
