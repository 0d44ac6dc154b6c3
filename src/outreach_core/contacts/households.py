"""Which contacts speak about a person, when others live in the same household?"""

from collections import defaultdict
from collections.abc import Iterable

import attrs

from outreach_core.contacts.history import Contact, ContactHistory
from outreach_core.contacts.policy import TWO_WAY, ContactPolicy
from outreach_core.ids import BenefitUnitId, CustomerId
from outreach_core.people import Customer


def history_to_judge(
    own: ContactHistory, others: Iterable[ContactHistory], *, policy: ContactPolicy
) -> ContactHistory:
    """Return the contacts by which a person is judged.

    Without :attr:`ContactPolicy.household_counts` these are her own. With it, two-way
    contacts of other members of the benefit unit are added, without their notes, and
    so is what nobody could read of theirs: it may be such a contact. Efforts to reach
    others never are: nobody tried to reach *her*.

    Args:
        own: Contacts with the person.
        others: Contacts with the other members of the benefit unit, one history each.
        policy: What counts.
    """
    if not policy.household_counts:
        return own
    heard = tuple(others)
    added = _talks(heard, policy)
    unread = tuple(place for history in heard for place in history.unread)
    if not added and not unread:
        return own
    return own.and_that_of(ContactHistory(added, unread=unread))


def with_household(
    people: Iterable[tuple[Customer, ContactHistory]], *, policy: ContactPolicy
) -> tuple[tuple[Customer, ContactHistory], ...]:
    """Give everybody the history by which to judge, in the order of *people*.

    Screening does this by itself. Somebody whose benefit unit is not known is judged
    by her own contacts.

    Args:
        people: Customers with their own contacts, each customer once.
        policy: What counts; decides whether anything is added at all.
    """
    everybody = tuple(people)
    if not policy.household_counts:
        return everybody
    units: dict[BenefitUnitId, dict[CustomerId, ContactHistory]] = defaultdict(dict)
    for person, history in everybody:
        if person.benefit_unit is not None:
            units[person.benefit_unit][person.id] = history
    return tuple(
        (person, history_to_judge(history, _others(person, units), policy=policy))
        for person, history in everybody
    )


def _others(
    person: Customer,
    units: dict[BenefitUnitId, dict[CustomerId, ContactHistory]],
) -> list[ContactHistory]:
    if person.benefit_unit is None:
        return []
    unit = units[person.benefit_unit]
    return [history for member, history in unit.items() if member != person.id]


def _talks(
    histories: Iterable[ContactHistory], policy: ContactPolicy
) -> tuple[Contact, ...]:
    return tuple(
        attrs.evolve(contact, note="")
        for history in histories
        for contact in history.contacts
        if policy.meaning_of(contact) is TWO_WAY
    )
