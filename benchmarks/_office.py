"""What does a whole office look like, and how would one screen it by hand?"""

from collections.abc import Iterable
from random import Random

import pendulum

from outreach_core.contacts import (
    Channel,
    Contact,
    ContactHistory,
    Direction,
    Outcome,
)
from outreach_core.ids import CustomerId
from outreach_core.people import Customer

_OUT, _IN = Direction.OUTBOUND, Direction.INBOUND
_KINDS = (
    (Channel.LETTER, _OUT, Outcome.SENT),
    (Channel.PHONE, _OUT, Outcome.NOT_REACHED),
    (Channel.APPEARANCE, _OUT, Outcome.NOT_REACHED),
    (Channel.RECORD, _OUT, Outcome.SENT),
    (Channel.PHONE, _OUT, Outcome.REACHED),
    (Channel.FORM, _IN, Outcome.REACHED),
)
_SHARES = (30, 15, 10, 15, 20, 10)
_TALKS = frozenset(_KINDS[4:])
_EFFORTS = frozenset(_KINDS[:3])
_ENOUGH = 2

Crowd = tuple[tuple[Customer, ContactHistory], ...]


def office_of(on: pendulum.Date, *, people: int, contacts: int, seed: int = 7) -> Crowd:
    """Make an office of *people* with *contacts* each; one in ten went silent."""
    chance = Random(seed)  # noqa: S311  no secret
    return tuple(
        (
            Customer(
                id=CustomerId(f"C{number:05d}"),
                customer_number=f"{number:010d}",
                family_name="Muster",
                given_name="Kim",
                in_benefit=chance.random() < 0.95,
            ),
            ContactHistory(_contacts(chance, on, contacts)),
        )
        for number in range(people)
    )


def _contacts(chance: Random, on: pendulum.Date, count: int) -> list[Contact]:
    silent_days = chance.randint(120, 500) if chance.random() < 0.1 else 0
    found = []
    for _ in range(count):
        days_ago = chance.randint(0, 1500)
        known = 4 if days_ago < silent_days else len(_KINDS)
        kind = chance.choices(_KINDS[:known], _SHARES[:known])[0]
        channel, direction, outcome = kind
        found.append(
            Contact(
                on=pendulum.Date.fromordinal(on.toordinal() - days_ago),
                channel=channel,
                direction=direction,
                outcome=outcome,
                automatic=chance.random() < 0.2,
            )
        )
    return found


def hand_written_screening(
    crowd: Iterable[tuple[Customer, ContactHistory]],
    latest_contact: pendulum.Date,
    on: pendulum.Date,
) -> frozenset[CustomerId]:
    """Return who is lost, without a reason, as a loop of an afternoon would."""
    lost = []
    for person, history in crowd:
        if not person.in_benefit or any(hold.holds_on(on) for hold in person.holds):
            continue
        last, efforts = None, []
        for contact in reversed(history.contacts):
            kind = (contact.channel, contact.direction, contact.outcome)
            if contact.automatic or contact.on > on:
                continue
            if kind in _TALKS:
                last = contact.on
                break
            if kind in _EFFORTS:
                efforts.append(contact.on)
        if last is not None and last > latest_contact:
            continue
        tried = sum(last is None or day > last for day in efforts)
        if tried >= _ENOUGH:
            lost.append(person.id)
    return frozenset(lost)
