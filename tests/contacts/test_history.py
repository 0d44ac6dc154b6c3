"""One contact: why not reached, by whom, and since when the office knows of it."""

import itertools

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.contacts import (
    DEFAULT_POLICY,
    REASON_WORDS,
    Channel,
    Contact,
    ContactHistory,
    Direction,
    Meaning,
    NotReachedReason,
    Outcome,
    summarise,
)
from outreach_core.eligibility import facts_of, kassel, screen
from outreach_core.errors import InvalidValueError
from outreach_core.ids import StaffId
from outreach_core.people import Customer, Hold, HoldKind
from outreach_core.strategies.calendar import days
from outreach_core.strategies.contacts import contact_policies, contacts, histories
from outreach_core.strategies.people import customers

D = pendulum.Date
DAY = D(2026, 3, 2)
near = days(D(2026, 1, 1), D(2026, 12, 31))


def letter(outcome: Outcome = Outcome.RETURNED, **changes: object) -> Contact:
    return Contact(
        **{
            "on": DAY,
            "channel": Channel.LETTER,
            "direction": Direction.OUTBOUND,
            "outcome": outcome,
            **changes,
        }
    )


@pytest.mark.parametrize("reason", NotReachedReason)
@pytest.mark.parametrize("outcome", Outcome)
def test_only_who_was_not_reached_has_a_reason(
    reason: NotReachedReason, outcome: Outcome
) -> None:
    if outcome is Outcome.REACHED:
        with pytest.raises(InvalidValueError) as refused:
            letter(outcome, reason=reason)
        assert refused.value.field == "reason"
    else:
        assert letter(outcome, reason=reason).reason is reason


def test_every_reason_has_words() -> None:
    assert set(REASON_WORDS) == set(NotReachedReason)


def test_a_returned_letter_is_an_effort_that_did_not_reach_the_person() -> None:
    came_back = letter(reason=NotReachedReason.NO_OR_WRONG_ADDRESS, by=StaffId("s1"))
    assert DEFAULT_POLICY.meaning_of(came_back) is Meaning.EFFORT
    found = summarise(ContactHistory((came_back,)), policy=DEFAULT_POLICY, as_of=DAY)
    assert (found.last_two_way, found.efforts) == (None, 1)


@pytest.mark.parametrize("field", ["on", "recorded_on"])
def test_a_moment_is_no_day(field: str) -> None:
    with pytest.raises(InvalidValueError, match=field):
        letter(**{field: pendulum.datetime(2026, 3, 2)})


def test_without_a_day_of_entry_a_contact_is_known_at_once() -> None:
    assert letter().known_on == DAY
    assert letter(recorded_on=D(2026, 3, 9)).known_on == D(2026, 3, 9)


def test_what_was_not_said_about_a_contact_is_empty() -> None:
    plain = letter()
    said = (plain.automatic, plain.note, plain.reason, plain.by, plain.recorded_on)
    assert said == (False, "", None, None, None)


def test_of_two_contacts_alike_the_one_that_says_more_stands_first() -> None:
    bare, full = letter(), letter(reason=NotReachedReason.NOT_COLLECTED)
    assert ContactHistory((bare, full)).contacts == (full, bare)


# The same but for values that only some of them have: the hardest to put in order.
ALIKE = tuple(
    letter(reason=reason, by=by, recorded_on=recorded)
    for reason in (None, *NotReachedReason)
    for by in (None, StaffId("s1"))
    for recorded in (None, DAY)
)


@given(st.permutations(ALIKE))
def test_contacts_that_are_almost_alike_have_one_order(order: list[Contact]) -> None:
    assert ContactHistory(order) == ContactHistory(ALIKE)


def test_every_pair_that_is_almost_alike_has_one_order() -> None:
    for one, other in itertools.permutations(ALIKE, 2):
        assert ContactHistory((one, other)) == ContactHistory((other, one))


def test_what_was_entered_later_was_not_known() -> None:
    talk = Contact(
        on=DAY,
        channel=Channel.PHONE,
        direction=Direction.INBOUND,
        outcome=Outcome.REACHED,
        recorded_on=D(2026, 9, 1),
    )
    history = ContactHistory((letter(on=D(2026, 1, 5)), talk))
    asked = {"policy": DEFAULT_POLICY, "as_of": D(2026, 8, 31)}
    assert summarise(history, **asked).last_two_way == DAY
    then = summarise(history, known_by=D(2026, 8, 31), **asked)
    assert (then.last_two_way, then.efforts) == (None, 1)
    assert summarise(history, known_by=D(2026, 9, 1), **asked).last_two_way == DAY


def test_screening_can_be_rebuilt_as_of_a_past_day() -> None:
    person = Customer(id="00000-00000", family_name="Muster", in_benefit=True)
    answered = attrs.evolve(
        letter(Outcome.REACHED), channel=Channel.PHONE, recorded_on=D(2026, 9, 1)
    )
    tries = (letter(on=D(2026, 1, 5)), letter(on=D(2026, 1, 6)))
    crowd = [(person, ContactHistory((answered, *tries)))]
    asked = {"rulebook": kassel(), "as_of": D(2026, 8, 31)}
    now = screen(crowd, **asked).of(person.id)
    then = screen(crowd, known_by=D(2026, 8, 31), **asked).of(person.id)
    assert (now.standing.value, then.standing.value) == ("in_contact", "lost")


@given(
    person=customers(),
    history=histories(contacts(on=near)),
    later=st.lists(contacts(on=near), max_size=4),
    policy=contact_policies() | st.just(DEFAULT_POLICY),
    as_of=near,
    known_by=near,
)
def test_later_records_never_change_what_was_known(
    *,
    person: Customer,
    history: ContactHistory,
    later: list[Contact],
    policy: object,
    as_of: D,
    known_by: D,
) -> None:
    late = [
        c
        if c.known_on > known_by
        else attrs.evolve(c, recorded_on=known_by + pendulum.duration(days=1))
        for c in later
    ]
    longer = ContactHistory((*history.contacts, *late))
    asked = {"policy": policy, "as_of": as_of, "known_by": known_by}
    assert summarise(longer, **asked) == summarise(history, **asked)
    assert facts_of(person, longer, **asked) == facts_of(person, history, **asked)


@given(histories(contacts(on=near)), near, near)
def test_knowledge_only_grows(history: ContactHistory, one: D, other: D) -> None:
    less = history.known_by(min(one, other)).contacts
    more = history.known_by(max(one, other)).contacts
    assert set(less) <= set(more) <= set(history.contacts)
    assert all(contact.known_on <= min(one, other) for contact in less)


def test_a_hold_that_was_entered_later_was_not_known() -> None:
    late = Hold(
        kind=HoldKind.IN_CUSTODY,
        since=D(2026, 8, 1),
        review_on=D(2026, 12, 1),
        recorded_on=D(2026, 9, 10),
    )
    person = Customer(
        id="00000-00000", family_name="Muster", in_benefit=True, holds=(late,)
    )
    talk = attrs.evolve(
        letter(Outcome.REACHED, on=D(2025, 1, 5)), channel=Channel.PHONE
    )
    tries = (letter(on=D(2026, 1, 5)), letter(on=D(2026, 1, 6)))
    crowd = [(person, ContactHistory((talk, *tries)))]
    asked = {"rulebook": kassel(), "as_of": D(2026, 8, 31)}
    assert screen(crowd, **asked).of(person.id).standing.value == "held"
    then = screen(crowd, known_by=D(2026, 8, 31), **asked).of(person.id)
    assert (then.standing.value, then.holds) == ("lost", ())


def test_a_hold_of_unknown_entry_is_never_forgotten() -> None:
    old = Hold(kind=HoldKind.DECEASED, review_on=D(2026, 12, 1))
    assert old.was_known_by(D(1990, 1, 1))
    begun = attrs.evolve(old, since=D(2026, 8, 1))
    assert not begun.was_known_by(D(2026, 7, 31))
    assert begun.was_known_by(D(2026, 8, 1))
