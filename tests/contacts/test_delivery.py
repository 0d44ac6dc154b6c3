"""What came back makes an address doubtful; silence does not."""

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.contacts import (
    Channel,
    Contact,
    ContactHistory,
    Direction,
    NotReachedReason,
    Outcome,
    address_as_seen,
)
from outreach_core.people import Address, AddressConfidence
from outreach_core.strategies.calendar import days
from outreach_core.strategies.contacts import contacts, histories
from outreach_core.strategies.people import addresses

D = pendulum.Date
AS_OF = D(2026, 10, 5)
IN, OUT = Direction.INBOUND, Direction.OUTBOUND
WRONG = NotReachedReason.NO_OR_WRONG_ADDRESS
MOVED = NotReachedReason.MOVED_OWN_STATEMENT
AWAY = NotReachedReason.NOT_AT_HOME
HOME = Address(
    street="Am Testfeld 1",
    postcode="34117",
    town="Musterstadt",
    confidence=AddressConfidence.CONFIRMED,
)
near = days(D(2026, 9, 1), D(2026, 11, 30))


def contact(
    channel: Channel, direction: Direction, outcome: Outcome, **changes: object
) -> Contact:
    values = {"on": D(2026, 9, 1), "channel": channel, "direction": direction}
    return Contact(**{**values, "outcome": outcome, **changes})


# Source: issue 3 ("a returned letter lowers address confidence"); § 34a (5) BMG for
# why silence proves nothing.
RETURNED = contact(Channel.LETTER, OUT, Outcome.RETURNED)
CASES = (
    ("a letter that came back", (RETURNED,), True),
    (
        "a batch letter that came back",
        (attrs.evolve(RETURNED, automatic=True),),
        True,
    ),
    (
        "a visit to a wrong address",
        (contact(Channel.VISIT, OUT, Outcome.NOT_REACHED, reason=WRONG),),
        True,
    ),
    (
        "moved by own statement",
        (contact(Channel.VISIT, OUT, Outcome.NOT_REACHED, reason=MOVED),),
        True,
    ),
    (
        "not at home",
        (contact(Channel.VISIT, OUT, Outcome.NOT_REACHED, reason=AWAY),),
        False,
    ),
    ("a closed door", (contact(Channel.VISIT, OUT, Outcome.NOT_REACHED),), False),
    ("a letter nobody answered", (contact(Channel.LETTER, OUT, Outcome.SENT),), False),
    ("a mail that came back", (contact(Channel.EMAIL, OUT, Outcome.RETURNED),), False),
    ("the person's own letter", (contact(Channel.LETTER, IN, Outcome.SENT),), False),
    (
        "a later letter that surely arrived",
        (RETURNED, contact(Channel.LETTER, OUT, Outcome.REACHED, on=D(2026, 9, 2))),
        False,
    ),
    (
        "an earlier letter that arrived",
        (RETURNED, contact(Channel.LETTER, OUT, Outcome.REACHED, on=D(2026, 8, 2))),
        True,
    ),
    ("what comes back tomorrow", (attrs.evolve(RETURNED, on=D(2026, 10, 6)),), False),
    (
        "what comes back tomorrow beside what came back before",
        (RETURNED, attrs.evolve(RETURNED, on=D(2026, 10, 6))),
        True,
    ),
    (
        "a later call, which is no letter",
        (RETURNED, contact(Channel.PHONE, IN, Outcome.REACHED, on=D(2026, 9, 2))),
        True,
    ),
    ("what came back today", (attrs.evolve(RETURNED, on=AS_OF),), True),
    ("nothing at all", (), False),
)


@pytest.mark.parametrize(
    ("_what", "made", "doubtful"), CASES, ids=[row[0] for row in CASES]
)
def test_an_address_is_seen_as_the_post_left_it(
    _what: str, made: tuple[Contact, ...], *, doubtful: bool
) -> None:
    seen = address_as_seen(HOME, ContactHistory(made), as_of=AS_OF)
    assert (seen.confidence is AddressConfidence.DOUBTFUL) is doubtful
    assert doubtful or seen == HOME


@pytest.mark.parametrize(("since", "doubtful"), [(1, True), (2, False)])
def test_what_came_back_from_an_older_address_says_nothing(
    since: int, *, doubtful: bool
) -> None:
    history = ContactHistory((RETURNED,))
    seen = address_as_seen(HOME, history, as_of=AS_OF, since=D(2026, 9, since))
    assert (seen.confidence is AddressConfidence.DOUBTFUL) is doubtful


@given(addresses(), histories(contacts(on=near)), near, st.none() | near)
def test_only_the_confidence_ever_changes_and_never_upwards(
    address: Address, history: ContactHistory, as_of: D, since: D | None
) -> None:
    seen = address_as_seen(address, history, as_of=as_of, since=since)
    assert attrs.evolve(seen, confidence=address.confidence) == address
    assert seen.confidence in (address.confidence, AddressConfidence.DOUBTFUL)


def test_what_came_back_before_the_address_was_checked_no_longer_counts() -> None:
    returned = attrs.evolve(RETURNED, on=D(2026, 9, 10))
    history = ContactHistory((returned,))
    for checked, doubtful in ((D(2026, 9, 10), True), (D(2026, 9, 11), False)):
        home = attrs.evolve(HOME, checked_on=checked)
        seen = address_as_seen(home, history, as_of=AS_OF)
        assert (seen.confidence is AddressConfidence.DOUBTFUL) is doubtful
