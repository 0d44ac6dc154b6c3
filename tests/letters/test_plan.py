"""Which letters a run would send: everything is known before the first byte."""

import attrs
import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_core.letters import (
    InvitationFacts,
    LetterKey,
    LetterKind,
    LetterPlan,
    Sender,
    VisitInvitation,
    letter_as_text,
    plan_letters,
    shipped_template,
)
from outreach_core.people import Customer, Hold, HoldKind
from outreach_core.strategies.letters import recipients
from outreach_core.strategies.people import customers

FIRST_LETTER_DE = shipped_template(LetterKind.FIRST_LETTER)
FIRST_LETTER_EN = shipped_template(LetterKind.FIRST_LETTER, "en")

DAY = pendulum.Date(2026, 10, 5)
FACTS = InvitationFacts(
    team=("Deniz Probe", "Kim Muster"),
    invitation=VisitInvitation(
        first_day=pendulum.Date(2026, 10, 19), last_day=pendulum.Date(2026, 10, 23)
    ),
    answer_by=pendulum.Date(2026, 10, 15),
)
SENDER = Sender(
    office="Jobcenter Musterstadt",
    return_line="Team Kontakt · Am Testfeld 1 · 01234 Musterstadt",
    street="Am Testfeld 1",
    postcode="01234",
    town="Musterstadt",
    phone="01234 567-89",
    email="kontakt@probe.example",
)


def plan(people: list[Customer], **changes: object) -> LetterPlan:
    defaults = {
        "template": FIRST_LETTER_DE,
        "facts": FACTS,
        "sender": SENDER,
        "occasion": "aufsuchen-2026-10",
        "day": DAY,
    }
    return plan_letters(people, **{**defaults, **changes})


def unique(element: st.SearchStrategy[Customer]) -> st.SearchStrategy[list[Customer]]:
    return st.lists(element, max_size=6, unique_by=lambda customer: customer.id)


@settings(max_examples=40)
@given(unique(customers()), st.randoms(use_true_random=False))
def test_everybody_is_in_exactly_one_group_whatever_the_order(
    people: list[Customer], random: st.randoms
) -> None:
    first = plan(people)
    sent = [letter.key.customer for letter in first.to_send]
    groups = [*sent, *{p.customer for p in first.problems}, *first.already_sent]
    assert sorted(groups) == sorted(customer.id for customer in people)
    assert sent == sorted(sent)
    random.shuffle(people)
    assert plan(people) == first


@settings(max_examples=30)
@given(unique(recipients()))
def test_the_same_run_twice_writes_to_nobody_again(people: list[Customer]) -> None:
    first = plan(people)
    ledger = {letter.key.text for letter in first.to_send}
    second = plan(people, already=ledger, day=DAY.add(days=3))
    assert second.to_send == ()
    assert second.already_sent == tuple(
        sorted(letter.key.customer for letter in first.to_send)
    )


def test_all_problems_of_all_people_are_told_at_once(person: Customer) -> None:
    homeless = attrs.evolve(
        person, id="B", address=attrs.evolve(person.address, street="o.f.W.", town="")
    )
    nameless = attrs.evolve(
        person, id="C", address=attrs.evolve(person.address, street="", town="")
    )
    found = plan([nameless, person, homeless])
    assert [letter.key.customer for letter in found.to_send] == [person.id]
    assert [problem.customer for problem in found.problems] == ["B", "C", "C"]


@pytest.mark.parametrize("kind", HoldKind)
def test_nobody_with_a_hold_is_written_to(person: Customer, kind: HoldKind) -> None:
    hold = Hold(kind=kind, review_on=pendulum.Date(2027, 1, 1))
    found = plan([attrs.evolve(person, holds=(hold,))])
    assert found.to_send == ()
    who = "representative" if kind is HoldKind.LEGAL_GUARDIAN else "holds"
    assert found.problems[0].source == who


def test_somebody_who_is_listed_twice_gets_no_letter_before_it_is_cleared(
    person: Customer,
) -> None:
    found = plan([person, attrs.evolve(person, given_name="Ada")])
    assert found.to_send == ()
    assert found.problems[0].source == "recipients"


def test_an_answer_asked_for_after_the_visit_is_refused(person: Customer) -> None:
    late = attrs.evolve(FACTS, answer_by=pendulum.Date(2026, 10, 21))
    assert plan([person], facts=late).problems[0].source == "answer_by"
    past = attrs.evolve(FACTS, answer_by=pendulum.Date(2026, 10, 1))
    assert plan([person], facts=past).problems[0].source == "answer_by"


def test_facts_may_be_made_for_each_person(person: Customer) -> None:
    seen: list[str] = []

    def facts(customer: Customer) -> InvitationFacts:
        seen.append(customer.id)
        return FACTS

    assert plan([person], facts=facts).to_send == plan([person]).to_send
    assert seen == [person.id]


def test_a_translation_stands_beside_the_german_original(person: Customer) -> None:
    english = attrs.evolve(person, language="en")
    letter = plan([english], translations={"en": FIRST_LETTER_EN}).to_send[0]
    text = letter_as_text(letter)
    assert text.index("Guten Tag Mia") < text.index("Dear Mia")
    assert "The German letter is the original." in text


def test_a_missing_translation_is_said_aloud(person: Customer) -> None:
    found = plan([attrs.evolve(person, language="uk")])
    assert found.only_german == (person.id,)
    assert len(found.to_send) == 1
    assert plan([person]).only_german == ()


def test_no_problem_shows_a_name_or_number(person: Customer) -> None:
    broken = attrs.evolve(
        person, address=attrs.evolve(person.address, street="@Östlich", town="Київ")
    )
    found = plan([broken])
    said = repr(found) + "".join(p.problem.de + p.problem.en for p in found.problems)
    for secret in ("Östlich", "Mia", "Київ", "123D456789"):
        assert secret not in said


def test_a_letter_does_not_show_its_words_in_repr(person: Customer) -> None:
    letter = plan([person]).to_send[0]
    for secret in ("Östlich", "Lange Gasse", "01234"):
        assert secret not in repr(letter)
    assert LetterKey(customer=person.id, occasion="x").text not in repr(letter)
