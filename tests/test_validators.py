"""What the fields of the core accept, and in which words they refuse."""

from collections.abc import Callable
from typing import Any

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core._validators import (
    are_lines,
    is_count,
    is_day,
    is_day_or_none,
    is_line,
    is_positive,
    is_text,
    is_words_line,
    is_words_line_or_none,
)
from outreach_core.errors import InvalidValueError

DAY = pendulum.date(2026, 10, 5)
MOMENT = pendulum.datetime(2026, 10, 5)
Validator = Callable[[object, "attrs.Attribute[Any]", Any], None]

# Validator, what it accepts, what it refuses.
TABLE: dict[str, tuple[Validator, list[object], list[object]]] = {
    "day": (is_day, [DAY], [MOMENT, None, "2026-10-05", 20261005, pendulum.Date]),
    "day or none": (is_day_or_none, [DAY, None], [MOMENT, "", 0]),
    "text": (is_text, ["a", "a b", "a\nb"], ["", " a", "a ", "\n", None, 1, b"a"]),
    "line": (
        is_line,
        ["", "a", " a ", "ä ß –", "می\u200cخواهم"],
        ["a\nb", "\t", "\x00", None, 1],
    ),
    "count": (is_count, [0, 1, 10**9], [-1, True, False, 1.0, "1", None]),
    "words": (is_words_line, ["a", "می\u200cخواهم"], ["", " ", "\u200c", "a\nb", None]),
    "words or none": (is_words_line_or_none, ["a", None], ["", " ", "a\nb", 1]),
    "lines": (are_lines, [(), ("a", "b c")], [("a", ""), ["a"], "a", ("a\nb",), None]),
    "positive": (is_positive, [1, 10**9], [0, -1, True, 1.0, "1", None]),
}
CASES = [(name, value) for name, row in TABLE.items() for value in row[1]]
REFUSALS = [(name, value) for name, row in TABLE.items() for value in row[2]]


def holder(validator: Validator) -> Callable[..., Any]:
    return attrs.make_class("Holder", {"field": attrs.field(validator=validator)})


@pytest.mark.parametrize(("name", "value"), CASES, ids=repr)
def test_what_fits_is_kept_as_it_is(name: str, value: object) -> None:
    assert holder(TABLE[name][0])(value).field is value


@pytest.mark.parametrize(("name", "value"), REFUSALS, ids=repr)
def test_what_does_not_fit_is_refused_by_the_name_of_the_field(
    name: str, value: object
) -> None:
    with pytest.raises(InvalidValueError, match="'field' must be a") as caught:
        holder(TABLE[name][0])(value)
    assert caught.value.field == "field"


@given(st.text(min_size=1))
def test_no_line_ever_holds_a_break_or_a_control_sign(text: str) -> None:
    if any(sign in text for sign in "\n\r\t\x00\x1b\x85\u2028\u202e"):
        with pytest.raises(InvalidValueError):
            holder(is_line)(text)


@given(st.text())
def test_no_text_ever_is_blank_or_starts_or_ends_with_a_blank(text: str) -> None:
    try:
        kept = holder(is_text)(text).field
    except InvalidValueError:
        assert text.strip() != text or not text
    else:
        assert kept == text == text.strip() != ""
