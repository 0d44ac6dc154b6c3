"""What counts as being in touch and what as an effort."""

import pickle

import attrs
import pendulum
import pytest
from hypothesis import given

from outreach_core.contacts import (
    DEFAULT_POLICY,
    Channel,
    Contact,
    ContactKind,
    ContactPolicy,
    Direction,
    Meaning,
    Outcome,
)
from outreach_core.errors import InvalidValueError
from outreach_core.strategies.contacts import contact_policies, contacts

IN, OUT = Direction.INBOUND, Direction.OUTBOUND
TWO_WAY, EFFORT, NEITHER = Meaning.TWO_WAY, Meaning.EFFORT, Meaning.NEITHER

# Source of all rows: domain.md 6.4, requirement 4, and the issue.
KINDS = (
    ("a call that was answered", Channel.PHONE, OUT, Outcome.REACHED, TWO_WAY),
    ("the person called", Channel.PHONE, IN, Outcome.REACHED, TWO_WAY),
    ("a mail from the person", Channel.EMAIL, IN, Outcome.SENT, TWO_WAY),
    ("a chat message from the person", Channel.MESSAGE, IN, Outcome.SENT, TWO_WAY),
    ("a letter from the person", Channel.LETTER, IN, Outcome.SENT, TWO_WAY),
    ("an application handed in", Channel.FORM, IN, Outcome.REACHED, TWO_WAY),
    ("a document uploaded", Channel.FORM, IN, Outcome.SENT, TWO_WAY),
    ("came to the office", Channel.APPEARANCE, IN, Outcome.REACHED, TWO_WAY),
    ("came as invited", Channel.APPEARANCE, OUT, Outcome.REACHED, TWO_WAY),
    ("met at home", Channel.VISIT, OUT, Outcome.REACHED, TWO_WAY),
    ("a letter sent", Channel.LETTER, OUT, Outcome.SENT, EFFORT),
    ("a letter that surely arrived", Channel.LETTER, OUT, Outcome.REACHED, EFFORT),
    ("a letter that came back", Channel.LETTER, OUT, Outcome.RETURNED, EFFORT),
    ("a call nobody took", Channel.PHONE, OUT, Outcome.NOT_REACHED, EFFORT),
    ("a closed door", Channel.VISIT, OUT, Outcome.NOT_REACHED, EFFORT),
    ("invited, did not come", Channel.APPEARANCE, OUT, Outcome.NOT_REACHED, EFFORT),
    ("a mail sent", Channel.EMAIL, OUT, Outcome.SENT, EFFORT),
    ("a clerk's entry", Channel.RECORD, IN, Outcome.REACHED, NEITHER),
    ("another entry", Channel.RECORD, OUT, Outcome.SENT, NEITHER),
)


@pytest.mark.parametrize(
    ("_what", "channel", "direction", "outcome", "meaning"),
    KINDS,
    ids=[row[0] for row in KINDS],
)
def test_the_default_policy_knows_what_counts(
    _what: str,
    channel: Channel,
    direction: Direction,
    outcome: Outcome,
    meaning: Meaning,
) -> None:
    contact = Contact(
        on=pendulum.Date(2026, 1, 1),
        channel=channel,
        direction=direction,
        outcome=outcome,
    )
    assert DEFAULT_POLICY.meaning_of(contact) is meaning


@given(contacts(), contact_policies())
def test_automatic_contacts_and_entries_never_count(
    contact: Contact, policy: ContactPolicy
) -> None:
    for each in (DEFAULT_POLICY, policy):
        if contact.automatic or contact.channel is Channel.RECORD:
            assert each.meaning_of(contact) is Meaning.NEITHER


def test_no_outgoing_letter_ever_counts_as_being_in_touch() -> None:
    """Requirement 4: letters of the office never reset the clock."""
    assert not any(
        kind.channel is Channel.LETTER and kind.direction is OUT
        for kind in DEFAULT_POLICY.two_way
    )


def test_an_office_can_decide_that_applications_do_not_count() -> None:
    form = ContactKind(channel=Channel.FORM, direction=IN, outcome=Outcome.SENT)
    stricter = ContactPolicy(
        two_way=DEFAULT_POLICY.two_way - {form}, efforts=DEFAULT_POLICY.efforts
    )
    contact = Contact(
        on=pendulum.Date(2026, 1, 1),
        channel=Channel.FORM,
        direction=IN,
        outcome=Outcome.SENT,
    )
    assert stricter.meaning_of(contact) is Meaning.NEITHER
    assert stricter != DEFAULT_POLICY


def test_one_kind_cannot_be_both() -> None:
    kind = ContactKind(channel=Channel.PHONE, direction=OUT, outcome=Outcome.REACHED)
    with pytest.raises(InvalidValueError, match="efforts"):
        ContactPolicy(two_way={kind}, efforts={kind})


@pytest.mark.parametrize("field", ["two_way", "efforts"])
def test_an_entry_can_be_in_neither_set(field: str) -> None:
    entry = ContactKind(channel=Channel.RECORD, direction=IN, outcome=Outcome.REACHED)
    sets = {"two_way": (), "efforts": (), field: (entry,)}
    with pytest.raises(InvalidValueError, match=field):
        ContactPolicy(**sets)


def test_a_policy_takes_its_kinds_from_any_list_in_any_order() -> None:
    two_way, efforts = list(DEFAULT_POLICY.two_way), list(DEFAULT_POLICY.efforts)
    listed = ContactPolicy(two_way=two_way, efforts=efforts)
    turned = ContactPolicy(two_way=reversed(two_way), efforts=reversed(efforts))
    assert listed == turned == DEFAULT_POLICY
    assert hash(listed) == hash(turned)


def test_what_a_kind_means_follows_from_the_sets_and_from_nothing_else() -> None:
    with pytest.raises(TypeError, match="meanings"):
        ContactPolicy(two_way=(), efforts=(), meanings={})


def test_a_policy_is_a_value() -> None:
    copy = pickle.loads(pickle.dumps(DEFAULT_POLICY))  # noqa: S301  made in this line
    assert copy == DEFAULT_POLICY
    assert hash(copy) == hash(DEFAULT_POLICY)


@given(contact_policies())
def test_a_policy_is_printed_in_one_order(
    policy: ContactPolicy,
) -> None:
    again = attrs.evolve(
        policy,
        two_way=sorted(policy.two_way, key=hash),
        efforts=sorted(policy.efforts, key=hash),
    )
    assert repr(again) == repr(policy)


def test_the_kinds_of_a_policy_are_printed_by_channel_direction_and_outcome() -> None:
    letter = ContactKind(channel=Channel.LETTER, direction=OUT, outcome=Outcome.SENT)
    call = ContactKind(channel=Channel.PHONE, direction=IN, outcome=Outcome.REACHED)
    answered = attrs.evolve(call, direction=OUT)
    policy = ContactPolicy(two_way=(answered, letter, call), efforts=())
    assert repr(policy) == (
        f"ContactPolicy(two_way=frozenset({{{letter!r}, {call!r}, {answered!r}}}), "
        "efforts=frozenset(), household_counts=False)"
    )
