"""Whoever is authorised to act for a person gets a copy; a guardian comes first."""

import attrs
import pendulum
import pytest
from hypothesis import given

from outreach_core.errors import InvalidValueError
from outreach_core.ids import CustomerId
from outreach_core.letters import (
    InvitationFacts,
    LetterKind,
    LetterPlan,
    Sender,
    VisitInvitation,
    letter_as_text,
    plan_letters,
    shipped_template,
)
from outreach_core.people import (
    Address,
    Customer,
    Representative,
    RepresentativeKind,
)
from outreach_core.strategies.letters import recipients
from outreach_core.strategies.people import representatives

DAY = pendulum.Date(2026, 10, 5)
THEIRS = Address(street="Hofgasse 4", postcode="01099", town="Nebenstadt")
AUTHORISED = Representative(
    kind=RepresentativeKind.AUTHORISED, name="Vera Probe", address=THEIRS
)
INVITED = InvitationFacts(
    team=("Deniz Probe", "Kim Muster"),
    invitation=VisitInvitation(
        first_day=pendulum.Date(2026, 10, 19), last_day=pendulum.Date(2026, 10, 23)
    ),
    answer_by=pendulum.Date(2026, 10, 15),
)
GUARDIAN = attrs.evolve(AUTHORISED, kind=RepresentativeKind.GUARDIAN)


def planned(
    person: Customer, sender: Sender, facts: InvitationFacts, language: str = "de"
) -> LetterPlan:
    return plan_letters(
        [person],
        template=shipped_template(LetterKind.FIRST_LETTER, language),
        facts=facts,
        sender=sender,
        occasion="aufsuchen-2026-10",
        day=DAY,
    )


def test_the_copy_has_the_address_and_the_greeting_of_the_representative(
    person: Customer, sender: Sender, facts: InvitationFacts
) -> None:
    person = attrs.evolve(person, representative=AUTHORISED)
    plan = planned(person, sender, facts)
    assert plan.problems == ()
    (letter,), (copy,) = plan.to_send, plan.copies
    assert copy.key == letter.key
    assert copy.address.lines == ("Vera Probe", "Hofgasse 4", "01099 Nebenstadt")
    assert "Vera" not in " ".join(letter.address.lines)
    said = letter_as_text(copy)
    assert "Guten Tag Vera Probe," in said
    assert "eine Kopie des Briefs" in said
    assert f"Sie vertreten {person.given_name} {person.family_name}." in said
    for block in letter.text.body:
        assert block in copy.text.body
    assert letter.answer_code in said


def test_the_person_reads_that_a_copy_goes_out(
    person: Customer, sender: Sender, facts: InvitationFacts
) -> None:
    person = attrs.evolve(person, representative=AUTHORISED)
    for language, told in (("de", "Eine Kopie dieses Briefs"), ("en", "A copy of")):
        (letter,) = planned(person, sender, facts, language).to_send
        assert told in letter_as_text(letter)
        assert "Vera Probe" in letter_as_text(letter)


def test_a_guardian_is_written_to_by_the_office_itself(
    person: Customer, sender: Sender, facts: InvitationFacts
) -> None:
    plan = planned(attrs.evolve(person, representative=GUARDIAN), sender, facts)
    assert plan.to_send == plan.copies == ()
    (problem,) = plan.problems
    assert "§ 13 Abs. 3 SGB X" in problem.problem.de


def test_without_an_address_of_the_representative_nothing_goes_out(
    person: Customer, sender: Sender, facts: InvitationFacts
) -> None:
    unknown = attrs.evolve(AUTHORISED, address=None)
    plan = planned(attrs.evolve(person, representative=unknown), sender, facts)
    assert plan.to_send == plan.copies == ()
    (problem,) = plan.problems
    assert problem.source == "representative"
    assert problem.problem.de.startswith("Anschrift der Vertretung")


ATTACKS = (
    "=HYPERLINK(1)",
    "{{ sender.office }} {% for x in y %}",
    "#read(1) *x* _y_",
    "<script>x</script>",
    "V" * 100_000,
    "Віра Проба",
)


@pytest.mark.parametrize("name", ATTACKS, ids=range(len(ATTACKS)))
def test_an_attack_in_the_name_is_refused_or_printed_as_it_stands(
    person: Customer, sender: Sender, facts: InvitationFacts, name: str
) -> None:
    hostile = attrs.evolve(AUTHORISED, name=name)
    plan = planned(attrs.evolve(person, representative=hostile), sender, facts)
    for problem in plan.problems:
        assert name not in problem.problem.de
    for letter in (*plan.to_send, *plan.copies):
        assert name in letter_as_text(letter)
    assert bool(plan.problems) != bool(plan.to_send)
    assert name not in repr(hostile)
    assert name not in repr(person)


@pytest.mark.parametrize(
    "name", ["", "  ", "Vera\n# Probe", "Vera \u202eProbe", "a\0b"]
)
def test_a_name_of_more_than_one_plain_line_is_refused(name: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(AUTHORISED, name=name)
    assert "Vera" not in str(caught.value)


@given(recipients(), representatives())
def test_nobody_with_a_representative_is_ever_written_to_alone(
    person: Customer, representative: Representative
) -> None:
    sender = Sender(
        office="Jobcenter Musterstadt",
        return_line="Am Testfeld 1 · 01234 Musterstadt",
        street="Am Testfeld 1",
        postcode="01234",
        town="Musterstadt",
        phone="01234 567-89",
        email="kontakt@probe.example",
    )
    told = attrs.evolve(person, representative=representative)
    plan = planned(told, sender, INVITED)
    assert len(plan.copies) == len(plan.to_send)
    assert [c.key for c in plan.copies] == [x.key for x in plan.to_send]
    assert plan.to_send == () or representative.kind is RepresentativeKind.AUTHORISED
    assert CustomerId(person.id) in {
        *(x.key.customer for x in plan.to_send),
        *(p.customer for p in plan.problems),
    }
