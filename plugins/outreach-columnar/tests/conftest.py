"""Invented people around every threshold, the same for all tests of screening."""

import random
from collections.abc import Iterator
from typing import Any

import ibis
import pendulum
import pytest

from outreach_core.contacts import Channel, Contact, ContactHistory, Direction, Outcome
from outreach_core.ids import BenefitUnitId, CustomerId
from outreach_core.people import Customer, Hold, HoldKind

D = pendulum.Date
AS_OF = D(2026, 10, 5)
KINDS = (
    (Channel.PHONE, Direction.OUTBOUND, Outcome.REACHED),
    (Channel.LETTER, Direction.OUTBOUND, Outcome.SENT),
    (Channel.APPEARANCE, Direction.OUTBOUND, Outcome.NOT_REACHED),
    (Channel.RECORD, Direction.OUTBOUND, Outcome.REACHED),
)
Crowd = tuple[tuple[Customer, ContactHistory], ...]


def contact(chance: random.Random) -> Contact:
    channel, direction, outcome = chance.choices(KINDS, (1, 4, 2, 1))[0]
    # Three days to come are slips; the rest lies around six, nine and twelve months.
    ago = chance.choice((-3, 0, 1, 30, 182, 183, 184, 185, 275, 276, 366, 500))
    return Contact(
        on=D.fromordinal(AS_OF.toordinal() - ago),
        channel=channel,
        direction=direction,
        outcome=outcome,
    )


def person(chance: random.Random, number: int) -> tuple[Customer, ContactHistory]:
    kinds = chance.sample(list(HoldKind), chance.choice((0, 0, 0, 1, 2)))
    return (
        Customer(
            id=CustomerId(f"{number:05}-AAAAA"),
            family_name="–",
            in_benefit=chance.choice((True, True, True, True, False, None)),
            birth=chance.choice((None, D(1950, 5, 1), D(1990, 5, 1))),
            benefit_unit=chance.choice((None, BenefitUnitId(f"u{number // 3}"))),
            holds=tuple(
                Hold(
                    kind=kind,
                    until=chance.choice((None, AS_OF, D(2026, 10, 4))),
                    review_on=D(2026, 12, 1),
                )
                for kind in kinds
            ),
        ),
        ContactHistory(contact(chance) for _ in range(chance.randint(0, 6))),
    )


def crowd(size: int = 400, seed: int = 1) -> Crowd:
    chance = random.Random(seed)  # noqa: S311  no secret
    return tuple(person(chance, number) for number in range(size))


@pytest.fixture(scope="session")
def people() -> Crowd:
    return crowd()


@pytest.fixture
def duck() -> Iterator[Any]:
    made = ibis.duckdb.connect()
    yield made
    made.disconnect()
