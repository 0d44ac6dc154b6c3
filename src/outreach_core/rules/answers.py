"""What can be the answer to a condition, and how do answers combine?

Kleene's three values: "unknown" wins over "yes" in *and*, over "no" in *or*, and stays
itself under *not*. SQL decides the same way, so a rule may run in a database.
"""

import enum
from collections.abc import Iterable


class Answer(enum.StrEnum):
    """Yes, no, or not to be decided from what is known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def every(answers: Iterable[Answer]) -> Answer:
    """Combine by *and*; of nothing at all the answer is yes."""
    result = Answer.YES
    for answer in answers:
        if answer is Answer.NO:
            return Answer.NO
        if answer is Answer.UNKNOWN:
            result = Answer.UNKNOWN
    return result


def some(answers: Iterable[Answer]) -> Answer:
    """Combine by *or*; of nothing at all the answer is no."""
    result = Answer.NO
    for answer in answers:
        if answer is Answer.YES:
            return Answer.YES
        if answer is Answer.UNKNOWN:
            result = Answer.UNKNOWN
    return result


def opposite(answer: Answer) -> Answer:
    """Turn yes into no and no into yes; unknown stays unknown."""
    if answer is Answer.YES:
        return Answer.NO
    return Answer.YES if answer is Answer.NO else Answer.UNKNOWN
