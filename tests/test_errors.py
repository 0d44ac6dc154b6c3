"""What an error says, in which language, and what it never says."""

import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core import Language, OutreachError, Words
from outreach_core._validators import is_line, satisfies
from outreach_core.errors import (
    ConsentMissingError,
    InvalidCaseEventError,
    InvalidInputError,
    InvalidValueError,
    NoProposalError,
    NotInForceError,
    PluginError,
    StaleVersionError,
    UnknownNameError,
)

BOTH = Words("ein Text", "a text")
ERRORS = {
    "one value": InvalidValueError("name", BOTH),
    "one value, said in English only": InvalidValueError("name", "a text"),
    "one fault of an input": InvalidInputError("kunden.xlsx", [BOTH]),
    "two faults of an input": InvalidInputError("kunden.xlsx", [BOTH, "other"]),
    "no consent": ConsentMissingError("transfer", [BOTH]),
    "an impossible event": InvalidCaseEventError("VisitEnded", BOTH),
    "an unknown name": UnknownNameError("letter format", "pfd", ["pdf", "html"]),
    "an unknown name of a named kind": UnknownNameError(BOTH, "x", []),
    "an unknown person": UnknownNameError(BOTH, "Canary", None),
    "a day before the first value": NotInForceError("age limit", "2005-01-01"),
    "a stale writer": StaleVersionError(expected=2, found=3),
    "a planner without a plan": NoProposalError(BOTH, hung=True),
    "a broken plug-in": PluginError(
        plugin="tables",
        distribution="outreach-tables 0.1.0",
        place="source 'tables'.read",
        reason="raised KeyError",
    ),
}
BUILTINS = {
    InvalidValueError: ValueError,
    InvalidInputError: ValueError,
    ConsentMissingError: ValueError,
    InvalidCaseEventError: ValueError,
    UnknownNameError: LookupError,
    NotInForceError: LookupError,
    StaleVersionError: RuntimeError,
    NoProposalError: RuntimeError,
    PluginError: RuntimeError,
}


@attrs.frozen
class Named:
    name: str = attrs.field(
        repr=False, validator=satisfies("a text without digits", str.isalpha)
    )


@attrs.frozen
class Lined:
    note: str = attrs.field(repr=False, validator=is_line)


@pytest.mark.parametrize("case", ERRORS)
def test_an_error_survives_pickling_with_all_it_knows(case: str) -> None:
    error = ERRORS[case]
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  made one line above
    assert type(again) is type(error)
    assert vars(again) == vars(error)
    assert (str(again), again.words) == (str(error), error.words)


@pytest.mark.parametrize("case", ERRORS)
def test_an_error_speaks_english_to_developers_and_both_languages_to_people(
    case: str,
) -> None:
    error = ERRORS[case]
    assert str(error) == error.words.en
    assert error.words.de
    assert "{" not in error.words.de + error.words.en


def test_every_error_of_the_tree_is_pickled_above() -> None:
    def below(kind: type[OutreachError]) -> set[type[OutreachError]]:
        own = {k for k in kind.__subclasses__() if k.__module__.endswith(".errors")}
        return own.union(*(below(k) for k in own)) if own else own

    assert {type(error) for error in ERRORS.values()} == below(OutreachError)


@pytest.mark.parametrize("kind", BUILTINS)
def test_whoever_knows_only_builtin_errors_catches_ours(
    kind: type[OutreachError],
) -> None:
    assert issubclass(kind, OutreachError)
    assert issubclass(kind, BUILTINS[kind])


@given(st.from_regex(r"[A-Z][a-z]{3,20} [0-9]{4}", fullmatch=True))
def test_a_refused_value_is_never_quoted(name: str) -> None:
    for refused in (lambda: Named(name), lambda: Lined(f"{name}\n")):
        with pytest.raises(InvalidValueError) as caught:
            refused()
        for text in (str(caught.value), repr(caught.value), caught.value.words.de):
            assert name not in text


def test_one_fault_is_one_line_and_several_are_a_list_in_their_order() -> None:
    one = InvalidInputError("kunden.xlsx", ["empty"])
    assert str(one) == "kunden.xlsx: empty"
    two = InvalidInputError("kunden.xlsx", [Words("leer", "empty"), "late"])
    assert str(two) == "kunden.xlsx has 2 faults:\n  - empty\n  - late"
    assert two.words.de == "kunden.xlsx hat 2 Fehler:\n  - leer\n  - late"


def test_a_typo_is_answered_with_the_near_name_and_all_names() -> None:
    error = UnknownNameError(Words("Briefformat", "letter format"), "pfd", ["pdf"])
    assert error.words.to(Language.DE) == (
        "Briefformat 'pfd' gibt es nicht. Gemeint: 'pdf'? Bekannt: pdf."
    )
    assert "Did you mean 'pdf'?" in str(error)


def test_far_from_every_name_no_guess_is_made() -> None:
    error = UnknownNameError("planner", "zzzz", ["built-in"])
    assert "mean" not in str(error)
    assert str(UnknownNameError("planner", "x", [])).endswith("Known: none.")


def test_a_name_that_stands_for_a_person_is_neither_said_nor_kept() -> None:
    error = UnknownNameError(Words("Person", "person"), "Canary", None)
    assert error.words.to(Language.DE).startswith("Person: diesen Namen gibt es nicht.")
    assert str(error).startswith("There is no person of this name.")
    assert "Canary" not in f"{error!r} {error.name} {error.args}"


@given(st.lists(st.text(max_size=5), max_size=6))
def test_the_names_on_offer_are_always_sorted(known: list[str]) -> None:
    assert UnknownNameError("kind", "x", known).known == tuple(sorted(known))


def test_braces_in_a_name_of_the_office_do_no_harm() -> None:
    error = UnknownNameError("kind", "{name}", ["{other}"])
    assert "{name}" in str(error)
    fault = InvalidInputError("{x}.csv", ["a {brace} in a fault"])
    assert str(fault) == "{x}.csv: a {brace} in a fault"
