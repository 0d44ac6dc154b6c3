"""What can be the answer to a condition, and how do answers combine?

Kleene's three values: "unknown" wins over "yes" in *and*, over "no" in *or*, and stays
itself under *not*. SQL decides the same way, so a rule may run in a database.
"""

import enum
from collections.abc import Iterable
from typing import Final


class Answer(enum.StrEnum):
    """Yes, no, or not to be decided from what is known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


YES: Final = Answer.YES
NO: Final = Answer.NO
UNKNOWN: Final = Answer.UNKNOWN
# Named once: on Python 3.11 looking a member up in its class is slow, and a screening
# asks a million times.


def every(answers: Iterable[Answer]) -> Answer:
    """Combine by *and*; of nothing at all the answer is yes."""
    result = YES
    for answer in answers:
        if answer is NO:
            return NO
        if answer is UNKNOWN:
            result = UNKNOWN
    return result


def some(answers: Iterable[Answer]) -> Answer:
    """Combine by *or*; of nothing at all the answer is no."""
    result = NO
    for answer in answers:
        if answer is YES:
            return YES
        if answer is UNKNOWN:
            result = UNKNOWN
    return result


def opposite(answer: Answer) -> Answer:
    """Turn yes into no and no into yes; unknown stays unknown."""
    if answer is YES:
        return NO
    return YES if answer is NO else UNKNOWN
