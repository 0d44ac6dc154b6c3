"""A letter never depends on the letter that was composed before it."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor

import attrs
import pendulum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach_core.ids import CustomerId
from outreach_core.letters import (
    DIN_5008_B,
    InvitationFacts,
    Letter,
    LetterKind,
    Sender,
    TextFormat,
    VisitInvitation,
    compose,
    shipped_template,
)
from outreach_core.letters.addresses import (
    _NO_FIXED_ABODE,
    _ORDINARY,
    _PERHAPS_NO_ABODE,
    _WRONG_START,
    _is_latin,
)
from outreach_core.letters.values import cleaned
from outreach_core.people import Address, Customer

DAY = pendulum.date(2026, 10, 5)
ORDINARY = shipped_template(LetterKind.FIRST_LETTER)


def _written(
    name: str, mobile: str | None, team: tuple[str, ...], sender: Sender
) -> Letter:
    return compose(
        ORDINARY,
        customer=Customer(
            id=CustomerId("AAAAA-00001"),
            family_name=f"Muster{name}",
            address=Address(street="Gasse 1", postcode="01234", town="Musterstadt"),
        ),
        facts=InvitationFacts(
            team=team,
            invitation=VisitInvitation(
                first_day=pendulum.date(2026, 10, 19),
                last_day=pendulum.date(2026, 10, 23),
            ),
            answer_by=pendulum.date(2026, 10, 15),
        ),
        sender=attrs.evolve(sender, mobile=mobile),
        occasion=f"probe-{name.strip()}",
        day=DAY,
    )


Content = tuple[str, str | None, tuple[str, ...]]
CONTENTS: st.SearchStrategy[Content] = st.tuples(
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from([None, "0150 1", "0150 2"]),
    st.sampled_from([("Kim Eins", "Uli Zwei"), ("Kim Eins", "Uli Zwei", "Jo Drei")]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contents=st.lists(CONTENTS, min_size=2, max_size=6))
def test_a_letter_is_the_same_whatever_was_composed_before(
    contents: list[Content], sender: Sender
) -> None:
    forwards = [_written(*content, sender) for content in contents]
    backwards = [_written(*content, sender) for content in reversed(contents)]
    assert forwards == backwards[::-1]
    for (name, mobile, _), letter in zip(contents, forwards, strict=True):
        words = TextFormat().render(letter, DIN_5008_B).content.decode()
        assert f"Muster{name}" in words
        assert letter.answer_code in words
        assert {number for number in ("0150 1", "0150 2") if number in words} == {
            number for number in (mobile,) if number
        }


def test_two_threads_never_give_each_other_their_letters(sender: Sender) -> None:
    contents: list[Content] = [
        (str(n % 7), f"0150 {n % 3}", ("A B", "C D")) for n in range(200)
    ]
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda c: _written(c[0], c[1], c[2], sender), contents))
    assert made == [_written(*content, sender) for content in contents]


def test_what_stays_the_same_is_shared_by_the_letters_of_a_run(
    sender: Sender,
) -> None:
    one, other = (_written(name, None, ("A B", "C D"), sender) for name in "ab")
    shared = sum(x is y for x, y in zip(one.text.body, other.text.body, strict=True))
    assert shared >= len(one.text.body) - 1  # all but the one with the answer code


@given(text=st.text())
def test_a_value_keeps_every_sign_but_those_that_steer(text: str) -> None:
    one_line = unicodedata.normalize("NFC", " ".join(text.split()))
    dropped = {"Cc", "Cf", "Co", "Cs", "Cn"}
    assert cleaned(text) == "".join(
        sign
        for sign in one_line
        if sign in "\u200c\u200d" or unicodedata.category(sign) not in dropped
    )


@given(line=st.text(st.characters(max_codepoint=0x36F) | st.sampled_from("ǅẞЖ،×÷")))
def test_latin_letters_and_signs_are_all_that_postal_machines_get(line: str) -> None:
    allowed = " .,;:'’`´-–/()&+\"0123456789"
    assert _is_latin(line) == all(
        sign in allowed
        or unicodedata.name(sign, "").startswith("LATIN ")
        or unicodedata.combining(sign) > 0
        for sign in line
    )


@given(line=st.text(st.characters(max_codepoint=0x36F) | st.sampled_from("@=+ǅẞ×÷")))
def test_an_ordinary_line_is_one_with_which_nothing_is_wrong(line: str) -> None:
    if _ORDINARY.fullmatch(line):
        assert not line.startswith(_WRONG_START)
        assert len(line) <= 80
        assert _is_latin(line)


def test_a_line_of_eighty_signs_is_ordinary_and_a_longer_one_is_not() -> None:
    assert _ORDINARY.fullmatch("Ä" * 80)
    assert not _ORDINARY.fullmatch("Ä" * 81)


@given(before=st.text(), found=st.from_regex(_NO_FIXED_ABODE), after=st.text())
def test_the_quick_look_overlooks_nobody_without_a_fixed_abode(
    before: str, found: str, after: str
) -> None:
    part = f"{before}{found}{after}"
    if _NO_FIXED_ABODE.search(part):
        assert _PERHAPS_NO_ABODE.search(f"Gasse 1\n{part}\nMusterstadt")
