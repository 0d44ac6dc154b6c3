"""The card in the letterbox tells nobody who was there, nor why; requirement 28."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.errors import InvalidInputError
from outreach_core.letters import DOOR_CARD_WORDS, DoorCard, door_cards_page
from outreach_core.letters.wordlists import AUTHORITY_WORDS, WORDS_TO_WATCH


def card(**changes: object) -> DoorCard:
    fields = {"first_names": ("Deniz", "Kim"), "phone": "0150 000 00 00", **changes}
    return DoorCard(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", DOOR_CARD_WORDS)
def test_no_card_names_an_authority_a_reason_or_a_day(language: str) -> None:
    words = " ".join(card(language=language).lines(language)).casefold()
    assert not [word for word in AUTHORITY_WORDS if word in words]
    if language in WORDS_TO_WATCH:
        watched = WORDS_TO_WATCH[language]
        assert not [w for w in (*watched.reasons, *watched.summons) if w in words]
    assert not re.findall(r"\d", words.replace("0150 000 00 00", ""))


@pytest.mark.parametrize("language", DOOR_CARD_WORDS)
def test_every_card_names_both_and_the_number_to_call(language: str) -> None:
    lines = card(language=language).lines(language)
    assert "0150 000 00 00" in lines[3]
    assert "Deniz" in lines[4]
    assert "Kim" in lines[4]


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"first_names": ("Deniz",)}, "Nobody goes alone"),
        ({"first_names": ("Deniz Probe", "Kim")}, "first names only"),
        ({"first_names": ("Deniz", "\u202eKim")}, "first names only"),
        ({"phone": "Jobcenter 0561 1"}, "would tell who was there"),
        ({"language": "xx"}, "no card in the language xx"),
    ],
)
def test_a_card_that_would_tell_too_much_is_refused(
    wrong: dict[str, object], fault: str
) -> None:
    with pytest.raises(InvalidInputError, match=fault):
        card(**wrong)


def test_the_same_card_printed_again_says_nothing_new() -> None:
    assert door_cards_page((card(),)) == door_cards_page((card(),))


def test_one_card_fills_a_sheet_of_four() -> None:
    assert door_cards_page((card(),)).count('<li class="card">') == 4


@given(st.integers(2, 11))
def test_several_cards_go_on_sheets_of_four(count: int) -> None:
    page = door_cards_page((card(),) * count)
    assert page.count("<li ") == count
    assert page.count("<ul ") == -(-count // 4)


def test_names_are_text_and_never_markup() -> None:
    page = door_cards_page((card(first_names=("<b>Deniz</b>", "Kim")),))
    assert "<b>" not in page
    assert "&lt;b&gt;" in page


def test_names_and_number_keep_their_order_in_a_card_from_right_to_left() -> None:
    page = door_cards_page((card(language="ar"),))
    assert '<section lang="ar" dir="rtl">' in page
    assert "<bdi>Deniz</bdi> و<bdi>Kim</bdi>" in page
    assert "<bdi>0150 000 00 00</bdi>" in page
