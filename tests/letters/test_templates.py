"""What a template may say, proven when it is registered."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.errors import InvalidInputError
from outreach_core.letters import (
    ComposeProblem,
    Heading,
    InvitationFacts,
    Letter,
    LetterKind,
    LetterTemplate,
    Paragraph,
    plain,
    shipped_template,
    texts_of,
)

FIRST_LETTER_DE = shipped_template(LetterKind.FIRST_LETTER)
FIRST_LETTER_EN = shipped_template(LetterKind.FIRST_LETTER, "en")

FRAME = """
=== subject ===
Betreff
=== body ===
{body}
=== closing ===
Grüße
=== privacy ===
! Ihre Daten
"""

REFUSED = [
    ("{{ person.vorname }}", "there is no field 'person.vorname'"),
    ("{{ kunde }}", "there is no field 'kunde'"),
    ("{{ person.customer_number }}", "there is no field 'person.customer_number'"),
    ("{{ person.given_name }}", "'person.given_name' may be missing"),
    ("{% if person.title %}{{ person.given_name }}{% endif %}", "may be missing"),
    (
        "{% if person.title or person.given_name %}{{ person.title }}{% endif %}",
        "'person.title' may be missing",
    ),
    ("{{ answer_by }}", "Use a filter: date, day"),
    ("{{ team }}", "is not a text"),
    ("{{ sender }}", "is not a text"),
    ("{{ sender.prepaid_envelope }}", "is not a text"),
    ("{{ person.family_name() }}", "Call is not allowed"),
    ("{{ person['family_name'] }}", "Getitem is not allowed"),
    ("{{ 'a' * 100000000 }}", "Mul is not allowed"),
    ("{{ range(9) }}", "Call is not allowed"),
    ("{{ person|attr('__class__') }}", "there is no filter 'attr'"),
    ("{{ person.__class__ }}", "there is no field 'person.__class__'"),
    ("{{ self }}", "there is no field 'self'"),
    ("{% import 'x' as y %}", "Import is not allowed"),
    ("{% include 'x' %}", "Include is not allowed"),
    ("{% extends 'x' %}", "Extends is not allowed"),
    ("{% macro m() %}{% endmacro %}", "Macro is not allowed"),
    ("{% set x = 1 %}", "Assign is not allowed"),
    ("{% block b %}{% endblock %}", "Block is not allowed"),
    ("{% for n in team if n %}{{ n }}{% endfor %}", "neither 'recursive' nor 'if'"),
    ("{% for n in person.family_name %}x{% endfor %}", "is not a list"),
    ("{% for team in team %}x{% endfor %}", "one new name"),
    ("{% if team > 2 %}x{% endif %}", "of different kinds"),
    ("{% if 1 == 1 %}x{% endif %}", "needs a field"),
    ("{% if x is defined %}x{% endif %}", "is not allowed"),
    ("{{ team|names('; ') }}", "takes no arguments"),
    ("{{ person.family_name|date }}", "does not fit the filter"),
    ("{{ 'text' }}", "Const is not allowed"),
    ("{{ person.family_name ~ answer_code }}", "Concat is not allowed"),
    ("\ue0000\ue001", "reserved"),
    ("{{ person.family_name", "line "),
    ("**offen", "never closes"),
    ("=== Körper ===\nx", "there is no section 'Körper'"),
    ("=== subject ===\nnoch einer", "stands there twice"),
    ("{% if person.title %}{% else %}**{% endif %} x", "never closes"),
    (
        "{% if person.title %}{% if day == day %}x{% else %}**{% endif %}{% endif %} y",
        "never",
    ),
]


def register(body: str) -> LetterTemplate:
    return LetterTemplate.register(
        FRAME.replace("{body}", body), name="probe", language="de"
    )


@pytest.mark.parametrize(("body", "fault"), REFUSED)
def test_what_a_template_may_not_do_is_refused_at_registration(
    body: str, fault: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        register(body)
    assert fault in str(caught.value)


def test_all_faults_are_named_at_once_with_their_lines() -> None:
    with pytest.raises(InvalidInputError) as caught:
        register("{{ person.vorname }}\n{{ person.title }}\n{{ range(3) }}")
    words = [fault.en for fault in caught.value.faults]
    assert [word.split(":")[0] for word in words] == ["line 4", "line 5", "line 6"]


ALLOWED = [
    "{% if person.given_name %}{{ person.given_name }}{% endif %} x",
    "{% if person.title is none %}x{% else %}{{ person.title }}{% endif %}",
    "{% if not person.title %}x{% else %}{{ person.title }}{% endif %}",
    "{% if person.title and person.given_name %}{{ person.title }}{% endif %} x",
    "{% if not person.title or not person.given_name %}x{% else %}{{ person.title }}{% endif %}",
    "{% if person.title is none %}x{% elif day > answer_by %}{{ person.title }}{% endif %} x",
    "{% for name in team %}\n- {{ name }}\n{% endfor %}",
    "{{ team|count }} {{ day|date }} {{ invitation.first_day|day }} {{ team|names }}",
    "{# ein Kommentar #} x",
]


@pytest.mark.parametrize("body", ALLOWED)
def test_conditions_lists_and_filters_are_allowed(body: str) -> None:
    assert register(body).language == "de"


def test_a_language_without_a_locale_is_refused_with_help() -> None:
    with pytest.raises(InvalidInputError, match="needs a 'locale'"):
        LetterTemplate.register(FRAME, name="probe", language="xx")


def test_a_required_section_cannot_be_left_out() -> None:
    with pytest.raises(InvalidInputError) as caught:
        LetterTemplate.register("=== body ===\nx", name="probe", language="de")
    assert "section 'privacy' is missing" in str(caught.value)


def test_the_version_changes_with_every_word() -> None:
    assert register("eins").version != register("zwei").version
    assert register("eins").version == register("eins").version


def test_the_shipped_templates_name_their_fields() -> None:
    assert "invitation.first_day" in FIRST_LETTER_DE.fields
    assert not any(
        "number" in field or "birth" in field
        for template in (FIRST_LETTER_DE, FIRST_LETTER_EN)
        for field in template.fields
    )


STRUCTURE = [
    "## Überschrift",
    "- Punkt",
    "=== closing ===",
    "[ ] Kästchen",
    "! Hinweis",
    "a :: b",
    "**fett**",
    "{{ sender.email }}",
    "{% if 1 %}",
    "\ue0000\ue001",
    "eins\n\n## zwei",
]


@pytest.mark.parametrize("name", STRUCTURE)
def test_data_never_makes_structure(name: str) -> None:
    template = register("Hallo {{ person.family_name }}.\n\n{{ person.family_name }}")
    filled = template.fill(
        {"person": attrs.make_class("P", {"family_name": attrs.field()})(name)}
    )
    body = filled.sections["body"]
    assert [type(block) for block in body] == [Paragraph, Paragraph]
    assert not any(run.strong for runs in texts_of(body) for run in runs)
    assert [run.field for run in body[1].runs] == ["person.family_name"]


@given(st.text())
def test_any_text_is_printed_as_one_line_or_refused(name: str) -> None:
    template = register("Hallo {{ person.family_name }}.")
    filled = template.fill(
        {"person": attrs.make_class("P", {"family_name": attrs.field()})(name)}
    )
    if filled.empty or filled.too_long:
        assert filled.sections == {}
        return
    words = plain(next(texts_of(filled.sections["body"])))
    assert words.startswith("Hallo ")
    assert words.endswith(".")
    assert "\n" not in words
    assert not set(words) & set("\u202a\u202b\u202d\u202e\u2066\u2067\ue000\x00")


def test_a_name_of_100_000_signs_is_refused_by_field(
    write_to: Callable[..., Letter],
) -> None:
    with pytest.raises(ComposeProblem) as caught:
        write_to(family_name="A" * 100_000)
    assert "A" * 50 not in str(caught.value)


def test_a_greeting_and_subject_are_runs_with_their_fields(
    write_to: Callable[..., Letter],
) -> None:
    letter = write_to()
    assert [run.field for run in letter.text.greeting] == [None, "person.name", None]
    assert any(isinstance(block, Heading) for block in letter.text.body)


def test_nothing_that_is_none_is_ever_printed(
    write_to: Callable[..., Letter], sender: object, facts: InvitationFacts
) -> None:
    bare = attrs.evolve(
        sender, mobile=None, unit=None, opening_hours=None, privacy_page=None
    )
    letter = write_to(writer=bare, given_name="", title="")
    texts = [
        *texts_of(letter.text.body),
        *texts_of(letter.text.privacy),
        *texts_of(letter.text.reply),
        letter.text.greeting,
    ]
    assert not any("None" in plain(text) for text in texts)
    assert facts.team == letter.team


@pytest.mark.parametrize("nothing", [None, "", " ", "\u202e", "\x00"])
def test_a_field_that_prints_nothing_is_refused_by_its_name(nothing: object) -> None:
    person = attrs.make_class("P", {"family_name": attrs.field()})(nothing)
    filled = register("Hallo {{ person.family_name }}.").fill({"person": person})
    assert filled.empty == ("person.family_name",)
    assert filled.sections == {}


def test_faults_are_told_in_german_too() -> None:
    with pytest.raises(InvalidInputError) as caught:
        register("{{ person.title }}")
    assert "kann fehlen; schreiben Sie {% if person.title %}" in caught.value.words.de


def test_a_value_longer_than_any_line_is_refused_by_its_name() -> None:
    make = attrs.make_class("P", {"family_name": attrs.field()})
    template = register("Hallo {{ person.family_name }}.")
    assert template.fill({"person": make("A" * 300)}).too_long == ()
    filled = template.fill({"person": make("A" * 301)})
    assert filled.too_long == ("person.family_name",)
    assert filled.sections == {}
