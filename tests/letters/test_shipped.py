"""A letter for every occasion: each kind, in each language, passes what it must."""

import itertools
import re
from collections import Counter

import attrs
import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_core.errors import InvalidInputError, UnknownNameError
from outreach_core.ids import CustomerId
from outreach_core.letters import (
    DEFAULT_CHECKS,
    Choices,
    GraceMonthFacts,
    Heading,
    InvitationFacts,
    Letter,
    LetterKind,
    LetterPlan,
    LetterTemplate,
    Register,
    Review,
    Sender,
    VisitSlot,
    letter_as_text,
    plan_letters,
    run_checks,
    shipped_template,
    shipped_templates,
)
from outreach_core.letters.shipped import SOURCES
from outreach_core.people import Customer
from outreach_core.strategies.letter_facts import letter_facts
from outreach_core.strategies.letters import letters

DAY = pendulum.Date(2026, 10, 5)
SLOT = VisitSlot(
    day=pendulum.Date(2026, 10, 14), start_minute=9 * 60, end_minute=10 * 60
)
HONEST = shipped_template(LetterKind.GRACE_MONTH)
READ = HONEST.reviewed(
    Review(by="Rechtsstelle", on=pendulum.Date(2026, 7, 15), version=HONEST.version)
)


def grace_facts(**changes: object) -> GraceMonthFacts:
    facts = GraceMonthFacts(
        team=("Deniz Probe", "Kim Muster"),
        appear_by=pendulum.Date(2026, 10, 30),
        office_street="Am Testfeld 1",
        office_town="01234 Musterstadt",
        slot=SLOT,
    )
    return attrs.evolve(facts, **changes)  # type: ignore[arg-type]


@given(letters())
def test_every_letter_of_every_kind_passes_every_check(letter: Letter) -> None:
    assert run_checks(letter, DEFAULT_CHECKS) == ()


@pytest.mark.parametrize("kind", LetterKind)
def test_there_is_a_german_letter_and_an_english_translation(kind: LetterKind) -> None:
    assert shipped_template(kind).language == "de"
    assert shipped_template(kind, "en").kind is kind


@pytest.mark.parametrize("kind", LetterKind)
def test_every_german_letter_brings_a_page_to_tick_and_a_code(kind: LetterKind) -> None:
    template = shipped_template(kind)
    assert "=== reply ===" in template.source
    assert "answer_code" in template.fields


TRANSLATIONS = [t for t in shipped_templates() if t.language != "de"]
SECTIONS = ("info", "body", "closing", "privacy", "reply")


@pytest.mark.parametrize("template", TRANSLATIONS, ids=lambda each: each.name)
@pytest.mark.parametrize("section", SECTIONS)
def test_a_translation_says_what_the_german_letter_says(
    template: LetterTemplate, section: str
) -> None:
    """The same values and conditions in the same order, the same headings and boxes."""
    german, other = (
        part(each, section) for each in (shipped_template(template.kind), template)
    )
    tags = r"\{[{%][^}]*[}%]\}"
    assert sorted(re.findall(tags, other)) == sorted(re.findall(tags, german))
    values = r"\{\{ (?!answer_code)[^}]*\}\}"
    assert re.findall(values, other) == re.findall(values, german)
    for mark in ("## ", "- ", "[ ] "):
        assert lines_with(mark, other) == lines_with(mark, german)


@pytest.mark.parametrize("template", TRANSLATIONS, ids=lambda each: each.name)
def test_the_boxes_of_a_translation_are_those_of_the_german_page(
    template: LetterTemplate,
) -> None:
    """A line to write on stands at the same numbers: staff read number and line."""
    german, other = (
        [
            line.endswith("____")
            for line in part(each, "reply").splitlines()
            if line.startswith("[ ] ")
        ]
        for each in (shipped_template(template.kind), template)
    )
    assert other == german
    assert len(german) > 8


@pytest.mark.parametrize("language", sorted(set(SOURCES) - {"de", "en"}))
def test_the_friendly_letters_are_translated(language: str) -> None:
    kinds = set(SOURCES[language])
    assert {LetterKind.FIRST_LETTER, LetterKind.ANNOUNCEMENT} <= kinds


@pytest.mark.parametrize("language", sorted(set(SOURCES) - {"de", "en"}))
def test_the_letters_after_the_first_are_translated_too(language: str) -> None:
    kinds = set(SOURCES[language])
    assert {LetterKind.CLOSED_DOOR, LetterKind.LATER_OFFER} <= kinds
    visit = SOURCES["de"][LetterKind.CLOSED_DOOR]
    same = SOURCES[language][LetterKind.CLOSED_DOOR]
    for value in ("visited_on", "slot.day", "slot.start_minute", "team", "answer_by"):
        assert (value in visit) == (value in same)


@pytest.mark.parametrize("language", sorted(set(SOURCES) - {"de", "ps"}))
def test_who_was_told_in_a_language_hears_of_changes_in_it(language: str) -> None:
    assert {LetterKind.CHANGE, LetterKind.OTHER_PAIR} <= set(SOURCES[language])
    for kind in (LetterKind.CHANGE, LetterKind.OTHER_PAIR):
        subject = SOURCES[language][kind].split("=== body")[0].split("subject ===")[1]
        german = SOURCES["de"][kind].split("=== body")[0].split("subject ===")[1]
        tags = r"\{%[^}]*%\}"
        assert re.findall(tags, subject) == re.findall(tags, german)


def part(template: LetterTemplate, section: str) -> str:
    return template.source.split(f"=== {section} ===")[1].split("===")[0]


def lines_with(mark: str, text: str) -> int:
    return sum(line.startswith(mark) for line in text.splitlines())


@pytest.mark.parametrize("template", shipped_templates(), ids=lambda each: each.name)
def test_every_shipped_template_passes_its_proof(template: LetterTemplate) -> None:
    """The proof is put off to the first use when the program starts; here it is made."""
    assert "answer_code" in template.fields


def test_a_proof_that_was_put_off_still_refuses_a_wrong_text() -> None:
    late = LetterTemplate.register(
        "=== body ===\n{{ person.shoe_size }}",
        name="probe",
        language="de",
        prove_now=False,
    )
    with pytest.raises(InvalidInputError, match="shoe_size"):
        late.fill({})


def test_an_office_may_choose_the_tone_of_standard_german(
    person: Customer, sender: Sender, facts: InvitationFacts
) -> None:
    formal = shipped_template(LetterKind.FIRST_LETTER, register=Register.STANDARD)
    assert formal.letter_register is Register.STANDARD
    assert formal.name == "first-letter-standard-de"
    made = plan(formal, person, sender=sender, facts=facts)
    assert made.problems == ()
    assert "Mit freundlichen Grüßen" in letter_as_text(made.to_send[0])


def test_there_is_no_leichte_sprache_without_its_readers() -> None:
    with pytest.raises(UnknownNameError):
        shipped_template(LetterKind.FIRST_LETTER, register=Register.EASY)


def test_a_language_without_a_translation_is_told_by_name() -> None:
    with pytest.raises(UnknownNameError, match="xx"):
        shipped_template(LetterKind.FIRST_LETTER, "xx")


def test_names_and_versions_of_templates_are_all_different() -> None:
    names = Counter(template.name for template in shipped_templates())
    versions = Counter(template.version for template in shipped_templates())
    assert max(names.values()) == max(versions.values()) == 1


@given(st.sampled_from(LetterKind), st.data())
@settings(max_examples=40)
def test_no_letter_speaks_of_a_moved_day_without_both_days(
    kind: LetterKind, data: st.DataObject
) -> None:
    facts = data.draw(letter_facts(kind, day=DAY))
    assert facts.day_faults(DAY) == ()
    assert isinstance(facts.team, tuple)


def plan(template: LetterTemplate, person: Customer, **changes: object) -> LetterPlan:
    return plan_letters(
        [person],
        template=template,
        facts=changes.pop("facts", grace_facts()),  # type: ignore[arg-type]
        occasion="ehrlich-2026-10",
        day=DAY,
        **changes,  # type: ignore[arg-type]
    )


def test_the_honest_letter_waits_for_the_lawyers(
    person: Customer, sender: Sender
) -> None:
    with pytest.raises(InvalidInputError, match=HONEST.version):
        plan(HONEST, person, sender=sender, in_grace_month={person.id})


def test_a_review_is_for_one_version_only() -> None:
    old = Review(by="Rechtsstelle", on=DAY, version="0000000000000000")
    with pytest.raises(InvalidInputError, match="have it read again"):
        HONEST.reviewed(old)


def test_inside_the_month_people_get_the_honest_letter_and_no_promise(
    person: Customer, sender: Sender
) -> None:
    made = plan(READ, person, sender=sender, in_grace_month={person.id})
    words = letter_as_text(made.to_send[0])
    assert "Ihr Geld ist in Gefahr" in words
    assert "Freitag, 30. Oktober 2026" in words
    assert "hängt nicht" not in words


def test_the_honest_letter_never_reaches_somebody_outside_the_month(
    person: Customer, sender: Sender
) -> None:
    made = plan(READ, person, sender=sender, in_grace_month={CustomerId("X")})
    assert made.to_send == ()
    assert [problem.source for problem in made.problems] == ["grace_month"]


def test_nobody_inside_the_month_is_told_that_the_money_is_safe(
    person: Customer, sender: Sender, facts: InvitationFacts
) -> None:
    friendly = shipped_template(LetterKind.FIRST_LETTER)
    made = plan(
        friendly, person, sender=sender, facts=facts, in_grace_month={person.id}
    )
    assert made.to_send == ()
    assert "grace-month" in made.problems[0].problem.de


def test_a_promise_about_money_keeps_the_honest_letter_here(
    person: Customer, sender: Sender
) -> None:
    source = HONEST.source.replace(
        "=== closing", "Ihr Geld hängt nicht davon ab.\n\n=== closing"
    )
    wrong = LetterTemplate.register(
        source, name="probe", language="de", kind=LetterKind.GRACE_MONTH
    )
    read = wrong.reviewed(Review(by="Rechtsstelle", on=DAY, version=wrong.version))
    made = plan(read, person, sender=sender, in_grace_month={person.id})
    assert [problem.source for problem in made.problems] == ["honest-about-money"]


def test_the_honest_letter_names_the_last_day(person: Customer, sender: Sender) -> None:
    source = HONEST.source.replace("{{ appear_by | day }}", "bald")
    silent = LetterTemplate.register(
        source, name="probe", language="de", kind=LetterKind.GRACE_MONTH
    )
    read = silent.reviewed(Review(by="Rechtsstelle", on=DAY, version=silent.version))
    made = plan(read, person, sender=sender, in_grace_month={person.id})
    assert [problem.source for problem in made.problems] == ["honest-about-money"]


def test_a_letter_that_would_come_too_late_stays_here(
    person: Customer, sender: Sender
) -> None:
    late = grace_facts(appear_by=DAY.subtract(days=1), slot=None)
    made = plan(READ, person, sender=sender, facts=late, in_grace_month={person.id})
    assert [problem.source for problem in made.problems] == ["appear_by"]


def test_easy_language_is_a_claim_that_needs_its_readers() -> None:
    friendly = shipped_template(LetterKind.FIRST_LETTER)
    register = {"name": "leicht", "language": "de", "register": Register.EASY}
    with pytest.raises(InvalidInputError, match="readers of the target group"):
        LetterTemplate.register(friendly.source, **register)  # type: ignore[arg-type]
    review = Review(by="Prüfgruppe", on=DAY, version=friendly.version)
    easy = LetterTemplate.register(
        friendly.source,
        review=review,
        **register,  # type: ignore[arg-type]
    )
    assert easy.letter_register is Register.EASY


@settings(max_examples=20)
@given(letters())
def test_boxes_to_tick_stand_in_groups_under_headings(letter: Letter) -> None:
    for before, block in itertools.pairwise(letter.text.reply):
        if isinstance(block, Choices):
            assert isinstance(before, Heading)
