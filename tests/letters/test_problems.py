"""What keeps a letter here is said in both languages and survives a process boundary."""

import pickle

import pytest

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.ids import CustomerId
from outreach_core.letters import (
    ComposeProblem,
    LetterNotRenderedError,
    LetterProblem,
)

CUSTOMER = CustomerId("AAAAA-00001")
PROBLEMS = [
    LetterProblem(
        customer=CUSTOMER,
        problem=Words(f"Grund {n}.", f"Reason {n}."),
        source="address",
    )
    for n in (1, 2)
]


def test_a_letter_that_is_not_rendered_says_why_in_both_languages() -> None:
    error = LetterNotRenderedError(iter(PROBLEMS))
    assert error.problems == tuple(PROBLEMS)
    assert isinstance(error, InvalidInputError)
    assert error.words.de.startswith("Der Brief an AAAAA-00001 hat 2 Fehler:")
    assert error.words.en.startswith("The letter to customer AAAAA-00001 has 2 faults:")
    assert all(part in str(error) for part in ("Reason 1.", "Reason 2."))


@pytest.mark.parametrize(
    "error", [LetterNotRenderedError(PROBLEMS), ComposeProblem(CUSTOMER, PROBLEMS)]
)
def test_reasons_survive_another_process(
    error: LetterNotRenderedError | ComposeProblem,
) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  our own bytes
    assert type(again) is type(error)
    assert again.words == error.words
    assert again.problems == error.problems
