"""Why a letter cannot be sent, said without any value of the person."""

from collections.abc import Iterable
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core._validators import is_words
from outreach_core.errors import InvalidInputError
from outreach_core.ids import CustomerId

_LETTER: Final = Words("Der Brief an {customer}", "The letter to customer {customer}")
_AT: Final = Words("{source}: {problem}", "{source}: {problem}")


@attrs.frozen(kw_only=True)
class LetterProblem:
    """One reason why one letter cannot be sent.

    Attributes:
        customer: Pseudonym of the recipient.
        problem: What is wrong and what to do, without any value.
        source: The field or the check that found it ("address", "reads-like-summons").
    """

    customer: CustomerId
    problem: Words = attrs.field(validator=is_words)
    source: str = ""


class ComposeProblem(InvalidInputError):  # noqa: N818  a problem is what offices call it
    """A letter cannot be composed; every reason is listed.

    Attributes:
        customer: Pseudonym of the recipient.
        problems: All problems, in the order of the letter.
    """

    def __init__(self, customer: CustomerId, problems: Iterable[LetterProblem]) -> None:
        self.customer = customer
        self.problems = tuple(problems)
        super().__init__(
            _LETTER.fill(customer=customer),
            (_AT.fill(source=p.source, problem=p.problem) for p in self.problems),
        )

    def __reduce__(self) -> tuple[object, ...]:
        return ComposeProblem, (self.customer, self.problems)


class LetterNotRenderedError(InvalidInputError):
    """A letter was to be rendered although the format has something against it.

    Letter formats raise it where ``problems`` was not asked, or not heeded.

    Attributes:
        problems: What it is, at least one.
    """

    def __init__(self, problems: Iterable[LetterProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            _LETTER.fill(customer=self.problems[0].customer),
            (problem.problem for problem in self.problems),
        )

    def __reduce__(self) -> tuple[object, ...]:
        return LetterNotRenderedError, (self.problems,)
