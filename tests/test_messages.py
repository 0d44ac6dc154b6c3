"""How a text is said in two languages without ever being half translated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core import Language, Words
from outreach_core._messages import OR, enumerated, grouped, in_both, listed

PLAIN = st.text(st.characters(exclude_characters="{}"), max_size=20)


def test_a_gap_is_filled_in_both_languages() -> None:
    words = Words("{count} Briefe", "{count} letters").fill(count=3)
    assert words == Words("3 Briefe", "3 letters")


def test_words_in_a_gap_are_said_in_the_language_around_them() -> None:
    inner = Words("Frau", "woman")
    words = Words("eine {who}", "a {who}").fill(who=inner)
    assert (words.to(Language.DE), words.to(Language.EN)) == ("eine Frau", "a woman")


@pytest.mark.parametrize("words", [Words("{a}", "a"), Words("a", "{a}")])
def test_a_forgotten_gap_is_noticed_whichever_language_has_it(words: Words) -> None:
    with pytest.raises(KeyError, match="a"):
        words.fill(b=1)


@given(PLAIN, PLAIN, st.text(max_size=20))
def test_what_stands_in_a_gap_is_never_read_as_a_gap(
    before: str, after: str, value: str
) -> None:
    words = Words(f"{before}{{x}}{after}", "{x}").fill(x=value)
    assert words == Words(f"{before}{value}{after}", value)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [((), ""), (("a",), "a"), (("a", "b"), "a und b"), (("a", "b", "c"), "a, b und c")],
)
def test_lists_read_as_people_write_them(parts: tuple[str, ...], sentence: str) -> None:
    assert enumerated(parts, last="und") == sentence


@given(st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=6))
def test_no_part_of_a_list_is_ever_lost_or_moved(parts: list[str]) -> None:
    said = enumerated(iter(parts), last="und")
    assert said.replace(" und ", ", ").split(", ") == parts


def test_a_list_is_joined_in_each_language_by_its_own_word() -> None:
    parts = ("v-1", Words("Montag", "Monday"), Words("Dienstag", "Tuesday"))
    assert listed(parts) == Words("v-1, Montag und Dienstag", "v-1, Monday and Tuesday")
    assert listed(iter(parts[1:]), last=OR) == Words(
        "Montag oder Dienstag", "Monday or Tuesday"
    )


def test_a_count_is_said_in_both_languages_with_its_own_sign_between_thousands() -> (
    None
):
    assert in_both(grouped, 14_000) == Words("14.000", "14,000")
    assert in_both(grouped, 999) == Words("999", "999")
