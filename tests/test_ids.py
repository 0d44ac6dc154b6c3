"""By which opaque name a number is known, and that nobody finds the way back."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from outreach_core.errors import InvalidValueError
from outreach_core.ids import pseudonym

KEY = b"an invented secret of the office"
NUMBERS = st.from_regex(r"[0-9]{3}[A-Z][0-9]{6}", fullmatch=True)
KEYS = st.binary(min_size=16, max_size=100)
SIGNS = set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def test_the_id_of_a_number_is_the_same_on_every_machine_and_in_every_release() -> None:
    # Fixed for good: with another id every case would be a stranger.
    assert pseudonym("123A456789", key=KEY) == "45VM4-QCS0F"


@given(NUMBERS, KEYS)
def test_an_id_can_be_read_out_on_the_phone(number: str, key: bytes) -> None:
    first, second = pseudonym(number, key=key).split("-")
    assert len(first) == len(second) == 5
    assert set(first + second) <= SIGNS


@given(NUMBERS, st.data())
def test_neither_blanks_nor_case_count(number: str, data: st.DataObject) -> None:
    blanks = st.sampled_from(["", " ", "\t", "\u00a0", "\n"])
    written = "".join(
        data.draw(blanks) + data.draw(st.sampled_from([sign, sign.lower()]))
        for sign in number
    )
    assert pseudonym(written, key=KEY) == pseudonym(number, key=KEY)


@given(NUMBERS, NUMBERS)
@example("123A456789", "123A456798")
def test_two_numbers_have_two_ids(one: str, other: str) -> None:
    assume(one != other)
    assert pseudonym(one, key=KEY) != pseudonym(other, key=KEY)


@given(NUMBERS, KEYS, KEYS)
@example("123A456789", b"x" * 70 + b"a", b"x" * 70 + b"b")
def test_with_another_secret_everybody_has_another_id(
    number: str, one: bytes, other: bytes
) -> None:
    # A keyed hash fills short keys with zero bytes.
    assume(one.rstrip(b"\0") != other.rstrip(b"\0"))
    assert pseudonym(number, key=one) != pseudonym(number, key=other)


@given(NUMBERS, KEYS)
def test_the_number_is_never_seen_in_its_id(number: str, key: bytes) -> None:
    found = pseudonym(number, key=key).replace("-", "")
    assert number not in found
    assert number[-6:] not in found


@pytest.mark.parametrize("length", [0, 1, 15])
def test_a_secret_too_short_to_be_one_is_refused(length: int) -> None:
    with pytest.raises(InvalidValueError, match="at least 16 bytes") as caught:
        pseudonym("123A456789", key=b"k" * length)
    assert caught.value.field == "key"
    assert "123A" not in str(caught.value)


def test_sixteen_bytes_are_enough_and_no_length_is_too_much() -> None:
    ids = {pseudonym("123A456789", key=b"k" * n) for n in (16, 17, 64, 65, 1000)}
    assert len(ids) == 5


@pytest.mark.parametrize("number", ["", " ", "\t\n ", "\u00a0"])
def test_a_blank_is_no_number(number: str) -> None:
    with pytest.raises(InvalidValueError, match="'number' must be an official number"):
        pseudonym(number, key=KEY)
