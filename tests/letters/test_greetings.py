"""How a letter greets; cases from letters.md, section 8."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.letters import LOCALES, plain
from outreach_core.people import Customer, FormOfAddress
from outreach_core.strategies.people import customers

FRAU, HERR, NEUTRAL = FormOfAddress.FRAU, FormOfAddress.HERR, FormOfAddress.NEUTRAL

CASES = [
    (NEUTRAL, "", "Guten Tag Mia Östlich,", "Dear Mia Östlich,"),
    (NEUTRAL, "Dr.", "Guten Tag Dr. Mia Östlich,", "Dear Dr Mia Östlich,"),
    (FRAU, "", "Guten Tag Frau Östlich,", "Dear Ms Östlich,"),
    (HERR, "", "Guten Tag Herr Östlich,", "Dear Mr Östlich,"),
    (HERR, "Dr. Dr.", "Guten Tag Herr Dr. Östlich,", "Dear Dr Östlich,"),
    (
        FRAU,
        "Prof. Dr.",
        "Guten Tag Frau Professorin Östlich,",
        "Dear Professor Östlich,",
    ),
    (HERR, "Prof.Dr.", "Guten Tag Herr Professor Östlich,", "Dear Professor Östlich,"),
    (NEUTRAL, "Dipl.-Ing.", "Guten Tag Mia Östlich,", "Dear Mia Östlich,"),
    (FRAU, "M.A.", "Guten Tag Frau Östlich,", "Dear Ms Östlich,"),
]


@pytest.mark.parametrize(("form", "title", "german", "english"), CASES)
def test_a_greeting_follows_the_chosen_form(
    person: Customer, form: FormOfAddress, title: str, german: str, english: str
) -> None:
    customer = attrs.evolve(person, form_of_address=form, title=title)
    assert plain(LOCALES["de"].greeting(customer)) == german
    assert plain(LOCALES["en"].greeting(customer)) == english


def test_a_single_name_stands_alone(person: Customer) -> None:
    customer = attrs.evolve(person, given_name="", family_name="Sukarno")
    assert plain(LOCALES["de"].greeting(customer)) == "Guten Tag Sukarno,"


@given(customers(), st.sampled_from(("Maria", "Peter", "Andrea", "Kim")))
def test_a_first_name_never_decides_between_frau_and_herr(
    customer: Customer, given_name: str
) -> None:
    neutral = attrs.evolve(customer, form_of_address=NEUTRAL, given_name=given_name)
    words = plain(LOCALES["de"].greeting(neutral))
    assert "Frau" not in words
    assert "Herr" not in words
    assert given_name in words


@pytest.mark.parametrize(
    ("language", "form", "words"),
    [
        ("uk", NEUTRAL, "Добрий день, Mia Östlich!"),
        ("uk", HERR, "Добрий день, пане Östlich!"),
        ("ru", FRAU, "Здравствуйте, госпожа Östlich!"),
        ("bg", FRAU, "Добър ден, госпожо Östlich!"),
        ("ro", HERR, "Bună ziua, domnule Östlich,"),
        ("tr", FRAU, "Merhaba Mia Hanım,"),
        ("tr", NEUTRAL, "Merhaba Mia Östlich,"),
        ("ar", FRAU, "مرحباً Mia،"),
        ("fa", NEUTRAL, "سلام Mia Östlich،"),
        ("ps", HERR, "سلام Mia Östlich،"),
    ],
)
def test_every_language_greets_its_own_way(
    person: Customer, language: str, form: FormOfAddress, words: str
) -> None:
    customer = attrs.evolve(person, form_of_address=form)
    assert plain(LOCALES[language].greeting(customer)) == words


@given(customers(), st.sampled_from(sorted(LOCALES)))
def test_every_greeting_marks_the_name_and_ends_as_a_greeting(
    customer: Customer, language: str
) -> None:
    first, name, end = LOCALES[language].greeting(customer)
    assert name.field == "person.name"
    assert first.field is end.field is None
    assert end.text[-1] in ",!،"
