"""The last contact in which somebody took part, and the efforts since."""

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.contacts import (
    DEFAULT_POLICY,
    Channel,
    Contact,
    ContactHistory,
    Direction,
    Meaning,
    Outcome,
    efforts_since,
    gap_days,
    last_effort,
    last_two_way_contact,
    summarise,
)
from outreach_core.strategies.calendar import days
from outreach_core.strategies.contacts import contacts, histories

D = pendulum.Date
AS_OF = D(2026, 10, 5)
near = days(D(2026, 9, 1), D(2026, 10, 20))
close_histories = histories(contacts(on=near))


def talk(on: D) -> Contact:
    return Contact(
        on=on,
        channel=Channel.PHONE,
        direction=Direction.INBOUND,
        outcome=Outcome.REACHED,
    )


def letter(on: D, *, automatic: bool = False) -> Contact:
    return Contact(
        on=on,
        channel=Channel.LETTER,
        direction=Direction.OUTBOUND,
        outcome=Outcome.SENT,
        automatic=automatic,
    )


def summary_of(*contacts: Contact) -> object:
    return summarise(ContactHistory(contacts), policy=DEFAULT_POLICY, as_of=AS_OF)


def test_efforts_are_counted_since_the_last_talk() -> None:
    found = summary_of(
        letter(D(2026, 2, 1)), talk(D(2026, 3, 1)), letter(D(2026, 5, 1))
    )
    assert found.last_two_way == D(2026, 3, 1)
    assert (found.efforts, found.last_effort) == (1, D(2026, 5, 1))
    assert found.recorded
    assert found.two_way_ahead is None


def test_a_letter_on_the_day_of_the_talk_is_no_effort_since() -> None:
    found = summary_of(letter(D(2026, 3, 1)), talk(D(2026, 3, 1)))
    assert (found.efforts, found.last_effort) == (0, None)


def attempt(on: D, channel: Channel) -> Contact:
    return Contact(
        on=on,
        channel=channel,
        direction=Direction.OUTBOUND,
        outcome=Outcome.NOT_REACHED,
    )


@pytest.mark.parametrize("channel", [Channel.APPEARANCE, Channel.PHONE, Channel.VISIT])
def test_no_way_of_trying_counts_on_the_day_of_the_talk(channel: Channel) -> None:
    day = D(2026, 3, 1)
    found = summary_of(attempt(day, channel), talk(day))
    assert (found.efforts, found.last_effort, found.unkept_invitations) == (0, None, 0)


def test_an_invitation_nobody_came_to_is_told_from_other_efforts() -> None:
    march = [D(2026, 3, day) for day in range(1, 6)]
    found = summary_of(
        attempt(march[0], Channel.APPEARANCE),
        talk(march[1]),
        attempt(march[2], Channel.APPEARANCE),
        attempt(march[3], Channel.APPEARANCE),
        attempt(march[4], Channel.VISIT),
    )
    assert (found.efforts, found.unkept_invitations) == (3, 2)


def test_automatic_letters_are_no_efforts() -> None:
    found = summary_of(talk(D(2026, 3, 1)), letter(D(2026, 5, 1), automatic=True))
    assert found.efforts == 0


def test_an_empty_history_is_told_from_a_silent_one() -> None:
    assert not summary_of().recorded
    assert summary_of(letter(D(2026, 5, 1), automatic=True)).recorded
    assert not summary_of(letter(D(2026, 11, 1))).recorded


def test_a_talk_after_the_day_is_reported_and_changes_nothing_else() -> None:
    found = summary_of(talk(D(2026, 3, 1)), talk(D(2026, 12, 1)), talk(D(2026, 11, 1)))
    assert found.last_two_way == D(2026, 3, 1)
    assert found.two_way_ahead == D(2026, 11, 1)


def test_the_day_itself_belongs_to_the_past() -> None:
    found = summary_of(talk(AS_OF))
    assert found.last_two_way == AS_OF
    assert found.two_way_ahead is None


def test_efforts_are_counted_after_the_day_and_up_to_the_day_asked_for() -> None:
    asked = {"policy": DEFAULT_POLICY, "as_of": AS_OF}
    history = ContactHistory(letter(D(2026, month, 5)) for month in (1, 3, 5, 10, 11))
    assert efforts_since(history, D(2026, 3, 5), **asked) == 2
    assert efforts_since(history, None, **asked) == 4
    assert last_effort(history, **asked) == AS_OF
    assert last_effort(ContactHistory((talk(AS_OF),)), **asked) is None


@given(close_histories)
def test_the_fold_agrees_with_a_slow_reading_of_the_definition(
    history: ContactHistory,
) -> None:
    known = [c for c in history.contacts if c.on <= AS_OF]
    talks = [c.on for c in known if DEFAULT_POLICY.meaning_of(c) is Meaning.TWO_WAY]
    last = max(talks, default=None)
    efforts = [
        c.on
        for c in known
        if DEFAULT_POLICY.meaning_of(c) is Meaning.EFFORT
        and (last is None or c.on > last)
    ]
    ahead = [
        c.on
        for c in history.contacts
        if c.on > AS_OF and DEFAULT_POLICY.meaning_of(c) is Meaning.TWO_WAY
    ]
    found = summarise(history, policy=DEFAULT_POLICY, as_of=AS_OF)
    assert found.last_two_way == last
    assert found.efforts == len(efforts)
    assert found.last_effort == max(efforts, default=None)
    invitations = [
        c
        for c in known
        if DEFAULT_POLICY.meaning_of(c) is Meaning.EFFORT
        and c.channel is Channel.APPEARANCE
        and (last is None or c.on > last)
    ]
    assert found.unkept_invitations == len(invitations)
    assert found.recorded == bool(known)
    assert found.two_way_ahead == min(ahead, default=None)


@given(close_histories)
def test_the_single_questions_agree_with_the_fold(history: ContactHistory) -> None:
    asked = {"policy": DEFAULT_POLICY, "as_of": AS_OF}
    found = summarise(history, **asked)
    last = last_two_way_contact(history, **asked)
    gap = gap_days(history, **asked)
    assert last == found.last_two_way
    assert efforts_since(history, last, **asked) == found.efforts
    assert gap == (None if last is None else (AS_OF - last).days)
    assert gap is None or gap >= 0
    if found.efforts:
        assert last_effort(history, **asked) == found.last_effort


@given(close_histories, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(
    history: ContactHistory, random: object
) -> None:
    shuffled = list(history.contacts)
    random.shuffle(shuffled)
    assert ContactHistory(shuffled) == history


@given(close_histories, contacts(on=days(D(2026, 10, 6), D(2026, 12, 31))))
def test_later_contacts_never_change_last_contact_or_efforts(
    history: ContactHistory, later: Contact
) -> None:
    asked = {"policy": DEFAULT_POLICY, "as_of": AS_OF}
    longer = ContactHistory((*history.contacts, later))
    before, after = summarise(history, **asked), summarise(longer, **asked)
    assert (before.last_two_way, before.efforts) == (after.last_two_way, after.efforts)


@given(close_histories, near)
def test_until_keeps_what_was_known_that_evening(
    history: ContactHistory, last: pendulum.Date
) -> None:
    kept = history.until(last).contacts
    assert all(contact.on <= last for contact in kept)
    assert len(kept) == sum(contact.on <= last for contact in history.contacts)


def test_notes_stay_out_of_repr() -> None:
    contact = Contact(
        on=AS_OF,
        channel=Channel.PHONE,
        direction=Direction.INBOUND,
        outcome=Outcome.REACHED,
        note="Frau Canary",
    )
    assert "Canary" not in repr(ContactHistory((contact,)))
