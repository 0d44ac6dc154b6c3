"""The key that keeps letters from going out twice, and the code for the answer."""

import string

from hypothesis import given
from hypothesis import strategies as st

from outreach_core.letters import LetterKey, read_answer_code
from outreach_core.strategies.letters import letter_keys

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXY"


@given(letter_keys(), letter_keys())
def test_different_letters_have_different_keys(
    one: LetterKey, other: LetterKey
) -> None:
    assert (one == other) == (one.text == other.text)


@given(letter_keys())
def test_a_key_is_hexadecimal_and_does_not_show_the_customer(key: LetterKey) -> None:
    assert len(key.text) == 32
    assert set(key.text) <= set(string.hexdigits.lower())
    assert key.customer not in key.text
    assert key.customer not in key.answer_code


def test_a_key_is_the_same_on_every_machine() -> None:
    key = LetterKey(customer="AAAAA-BBBBB", occasion="aufsuchen-2026-10")
    assert key.text == "be7b43cbd66e8fb1d3ce85758f56c0e9"
    assert key.answer_code == "B0T1-6GAA"


@given(letter_keys())
def test_a_code_is_read_however_it_is_written(key: LetterKey) -> None:
    code = key.answer_code
    sloppy = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert read_answer_code(code) == code
    assert read_answer_code(f" {sloppy} ") == code


@given(letter_keys(), st.integers(0, 7), st.sampled_from(_SIGNS))
def test_one_wrong_sign_never_leads_to_another_person(
    key: LetterKey, place: int, sign: str
) -> None:
    signs = list(key.answer_code.replace("-", ""))
    changed = signs[place] != sign
    signs[place] = sign
    found = read_answer_code("".join(signs))
    assert found is None if changed else found == key.answer_code


@given(letter_keys(), st.integers(0, 6))
def test_two_swapped_signs_never_lead_to_another_person(
    key: LetterKey, place: int
) -> None:
    signs = list(key.answer_code.replace("-", ""))
    signs[place], signs[place + 1] = signs[place + 1], signs[place]
    assert read_answer_code("".join(signs)) in {None, key.answer_code}


def test_what_is_no_code_is_refused() -> None:
    for text in ("", "ABC", "ABCD-EFGHX", "ÄÖÜ!-1234"):
        assert read_answer_code(text) is None
