"""Does a contact of another household member count? The policy says; by default no."""

import attrs
import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_core import Language
from outreach_core.contacts import (
    DEFAULT_POLICY,
    Channel,
    Contact,
    ContactHistory,
    Direction,
    Meaning,
    Outcome,
    history_to_judge,
    summarise,
    with_household,
)
from outreach_core.eligibility import Standing, explain, kassel, screen
from outreach_core.ids import BenefitUnitId, CustomerId
from outreach_core.people import Customer
from outreach_core.strategies.contacts import histories
from outreach_core.strategies.eligibility import people

D = pendulum.Date
AS_OF = D(2026, 10, 5)
TOGETHER = attrs.evolve(DEFAULT_POLICY, household_counts=True)
UNIT = BenefitUnitId("00000-00009")


def contact(on: D, outcome: Outcome = Outcome.REACHED) -> Contact:
    return Contact(
        on=on,
        channel=Channel.PHONE,
        direction=Direction.OUTBOUND,
        outcome=outcome,
        note="only for the one",
    )


def member(number: int, unit: BenefitUnitId | None = UNIT) -> Customer:
    return Customer(
        id=CustomerId(f"0000{number}-00000"),
        family_name="Muster",
        in_benefit=True,
        benefit_unit=unit,
    )


TRIED = ContactHistory(
    contact(D(2026, 1, day), Outcome.NOT_REACHED) for day in (5, 6, 7)
)
TALKED = ContactHistory((contact(D(2026, 9, 1)),))


def test_by_default_everybody_is_judged_by_their_own_contacts() -> None:
    assert not DEFAULT_POLICY.household_counts
    crowd = [(member(1), TRIED), (member(2), TALKED)]
    assert with_household(crowd, policy=DEFAULT_POLICY) == tuple(crowd)
    found = screen(crowd, rulebook=kassel(), as_of=AS_OF)
    assert found.of(member(1).id).standing is Standing.LOST


def test_a_house_may_count_a_talk_with_another_member() -> None:
    crowd = [(member(1), TRIED), (member(2), TALKED)]
    found = screen(crowd, rulebook=kassel(), as_of=AS_OF, policy=TOGETHER)
    assert found.of(member(1).id).standing is Standing.IN_CONTACT


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.DE, "mit einem anderen Mitglied der Bedarfsgemeinschaft"),
        (Language.EN, "with another member of the benefit unit"),
    ],
)
def test_an_explanation_says_that_the_contact_was_with_somebody_else(
    language: Language, said: str
) -> None:
    other = attrs.evolve(member(2), family_name="Anders")
    crowd = [(member(1), TRIED), (other, TALKED)]
    found = screen(crowd, rulebook=kassel(), as_of=AS_OF, policy=TOGETHER)
    hers, the_others = found.of(member(1).id), found.of(other.id)
    assert said in explain(hers, language)
    assert any(said in words.to(language) for words in hers.reasons)
    assert said not in explain(the_others, language)
    assert "Anders" not in explain(hers, language)
    assert other.id not in explain(hers, language)


@given(people(AS_OF))
@settings(max_examples=40)
def test_a_contact_of_the_household_is_named_exactly_when_it_decided(
    crowd: tuple[tuple[Customer, ContactHistory], ...],
) -> None:
    together = [(attrs.evolve(p, benefit_unit=UNIT), h) for p, h in crowd]
    found = screen(together, rulebook=kassel(), as_of=AS_OF, policy=TOGETHER)
    alone = screen(together, rulebook=kassel(), as_of=AS_OF)
    for decision, hers in zip(found.decisions, alone.decisions, strict=True):
        if decision.last_contact != hers.last_contact:
            assert decision.through_household
        assert not hers.through_household


def test_other_households_and_unknown_ones_stay_apart() -> None:
    crowd = [
        (member(1), TRIED),
        (member(2, BenefitUnitId("00000-00008")), TALKED),
        (member(3, None), TALKED),
        (member(4, None), TRIED),
    ]
    assert with_household(crowd, policy=TOGETHER) == tuple(crowd)


def test_efforts_for_one_are_no_efforts_for_another() -> None:
    judged = history_to_judge(ContactHistory(), (TRIED,), policy=TOGETHER)
    assert judged == ContactHistory()


def test_the_note_about_one_is_not_read_about_another() -> None:
    judged = history_to_judge(TRIED, (TALKED,), policy=TOGETHER)
    assert {c.note for c in judged.contacts if c.outcome is Outcome.REACHED} == {""}


@given(histories(), st.lists(histories(), max_size=3))
def test_others_add_talks_and_nothing_else(
    own: ContactHistory, others: list[ContactHistory]
) -> None:
    judged = history_to_judge(own, others, policy=TOGETHER)
    extra = list(judged.contacts)
    for each in own.contacts:
        extra.remove(each)
    talks = sum(
        TOGETHER.meaning_of(c) is Meaning.TWO_WAY for o in others for c in o.contacts
    )
    assert len(extra) == talks
    assert all(TOGETHER.meaning_of(c) is Meaning.TWO_WAY for c in extra)
    assert history_to_judge(own, others, policy=DEFAULT_POLICY) == own


@given(people(AS_OF, max_size=4))
@settings(max_examples=40)
def test_counting_the_household_twice_changes_no_answer(crowd: tuple) -> None:
    once = with_household(crowd, policy=TOGETHER)
    twice = with_household(once, policy=TOGETHER)
    asked = {"policy": TOGETHER, "as_of": AS_OF}
    assert [summarise(h, **asked) for _, h in once] == [
        summarise(h, **asked) for _, h in twice
    ]
