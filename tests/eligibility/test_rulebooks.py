"""The rulebooks that ship with the core, their facts and priorities."""

import pendulum
import pytest
from hypothesis import given

from outreach_core.calendar import months
from outreach_core.contacts import DEFAULT_POLICY, ContactHistory
from outreach_core.eligibility import (
    EFFORTS,
    HOLDS,
    IN_BENEFIT,
    LAST_CONTACT,
    PRIORITIES,
    RULEBOOKS,
    STANDING_WORDS,
    UNKEPT_INVITATIONS,
    Standing,
    StepKey,
    facts_of,
    hold_title,
    kassel,
    kassel_at_least,
    protected,
)
from outreach_core.eligibility.priority import priority_on
from outreach_core.eligibility.rulebooks import BENEFIT_STEP, FREE_STEP
from outreach_core.errors import InvalidValueError
from outreach_core.people import Customer, HoldKind
from outreach_core.rules import NEVER, Named, Rulebook, Unknown, definitions, walk
from outreach_core.strategies.calendar import days
from outreach_core.strategies.contacts import histories
from outreach_core.strategies.people import customers

D = pendulum.Date
AS_OF = D(2026, 10, 5)


@pytest.mark.parametrize("book", RULEBOOKS.values(), ids=list(RULEBOOKS))
def test_every_shipped_rulebook_names_its_sources(book: Rulebook) -> None:
    used = definitions(book.rule)
    assert all(step.source for p in used.parameters for step in p.steps)
    assert set(used.facts) <= {
        *(LAST_CONTACT, EFFORTS, UNKEPT_INVITATIONS, IN_BENEFIT, HOLDS)
    }
    assert RULEBOOKS[book.name] == book


@pytest.mark.parametrize("book", RULEBOOKS.values(), ids=list(RULEBOOKS))
def test_every_shipped_rulebook_holds_for_everybody_by_itself(book: Rulebook) -> None:
    assert protected(book) == book


def test_settings_choose_a_rulebook_by_the_name_it_carries() -> None:
    assert sorted(RULEBOOKS) == [RULEBOOKS[name].name for name in sorted(RULEBOOKS)]
    assert kassel_at_least().name == "kassel-at-least"


@pytest.mark.parametrize("book", [kassel(), kassel_at_least()])
def test_kassel_has_the_steps_that_standings_are_read_from(
    book: Rulebook,
) -> None:
    keys = [node.key for node in walk(book.rule) if isinstance(node, Named)]
    assert set(StepKey) - {StepKey.WITHIN_AGE} <= set(keys)


def test_two_rulebooks_never_share_a_fingerprint() -> None:
    assert len({book.fingerprint for book in RULEBOOKS.values()}) == len(RULEBOOKS)
    assert kassel().fingerprint == kassel().fingerprint


def test_protecting_twice_changes_nothing_more() -> None:
    assert protected(kassel()) == kassel()
    bare = Rulebook(
        name="bare",
        version="1",
        title=kassel().title,
        source="Test",
        rule=LAST_CONTACT.never_happened,
    )
    once = protected(bare)
    assert {BENEFIT_STEP, FREE_STEP} <= set(walk(once.rule))
    assert protected(once) == once
    assert once.fingerprint != bare.fingerprint


def test_a_negative_number_of_efforts_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="value"):
        kassel(efforts=-1)


def test_every_hold_and_standing_has_words() -> None:
    assert {choice.name for choice in HOLDS.choices} == {
        kind.value for kind in HoldKind
    }
    assert len({hold_title(kind).de for kind in HoldKind}) == len(HoldKind)
    assert set(STANDING_WORDS) == set(Standing)


@given(customers(), histories(), days(D(2020, 1, 1), D(2030, 1, 1)))
def test_facts_are_typed_and_never_in_the_future(
    customer: Customer, history: ContactHistory, as_of: pendulum.Date
) -> None:
    facts = facts_of(customer, history, policy=DEFAULT_POLICY, as_of=as_of)
    last = facts["last_two_way_contact"]
    assert isinstance(last, (pendulum.Date, Unknown)) or last is NEVER
    if isinstance(last, pendulum.Date):
        assert last <= as_of
    if isinstance(last, Unknown):
        assert facts["efforts_since"] == facts["unkept_invitations"] == last
    assert facts["holds"] == set(customer.holds_on(as_of))
    if customer.in_benefit is None:
        assert isinstance(facts["in_benefit"], Unknown)
    else:
        assert facts["in_benefit"] is customer.in_benefit
    if customer.birth is None:
        assert isinstance(facts["birth"], Unknown)
    else:
        assert facts["birth"] == customer.birth


@given(days(D(2010, 1, 1), AS_OF), days(D(2010, 1, 1), AS_OF))
def test_a_longer_silence_never_comes_later(
    one: pendulum.Date, other: pendulum.Date
) -> None:
    rank = priority_on(AS_OF)
    earlier, later = sorted((one, other))
    assert rank(earlier)[0] <= rank(later)[0]
    assert rank(None)[0] == PRIORITIES[0].number


@pytest.mark.parametrize("length", [9, 12])
def test_a_class_begins_when_its_months_are_over(length: int) -> None:
    rank = priority_on(AS_OF)
    latest = months(length).after_event.latest(AS_OF)
    after = D.fromordinal(latest.toordinal() + 1)
    assert rank(latest)[0] + 1 == rank(after)[0]
    assert str(length) in rank(latest)[1].de


def test_classes_are_numbered_as_the_planner_expects_them() -> None:
    assert [each.number for each in PRIORITIES] == [1, 2, 3]
    assert PRIORITIES[-1].silent_for is None
