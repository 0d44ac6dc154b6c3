"""By which key a letter is known, and by which short code a person answers."""

import hashlib
import itertools
import operator
from collections.abc import Iterable
from typing import Final

import attrs

from outreach_core._validators import is_text, is_words_line
from outreach_core.ids import CustomerId

# Digits and capitals without I, L, O, U (as Crockford) and without Z (reads as 2):
# 31 signs, a prime, so the weighted check sign finds every single wrong sign and every
# two signs swapped.
_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXY"
_DATA_SIGNS: Final = 7
_HALF: Final = 4
_LOOKALIKES: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "Z": "2"})


@attrs.frozen(kw_only=True)
class LetterKey:
    """One letter to one person on one occasion; never its content.

    Composing the letter again on another day gives the same key: that is how nobody
    is written to twice.

    Attributes:
        customer: Pseudonym of the recipient.
        occasion: Name of the run as the office calls it ("aufsuchen-2026-10").
    """

    customer: CustomerId = attrs.field(validator=[is_text, is_words_line])
    occasion: str = attrs.field(validator=[is_text, is_words_line])

    @property
    def text(self) -> str:
        """The key for ledgers and file names: 32 hexadecimal digits."""
        return self._digest("key").hexdigest()

    @property
    def answer_code(self) -> str:
        """Code for the answer, ``XXXX-XXXX``; says nothing about the person.

        35 bits: among 14,000 letters two share a code with a chance of one in 280.
        ``plan_letters`` refuses a run in which that happens.
        """
        number = int.from_bytes(self._digest("answer").digest(), "big")
        number %= len(_SIGNS) ** _DATA_SIGNS
        values = []
        for _ in range(_DATA_SIGNS):
            number, value = divmod(number, len(_SIGNS))
            values.append(value)
        code = "".join([_SIGNS[value] for value in values])
        return f"{code[:_HALF]}-{code[_HALF:]}{_check_sign(values)}"

    def _digest(self, use: str) -> "hashlib.blake2b":
        # The parts are joined with their length, so that no two pairs run together.
        text = f"{use}:{len(self.customer)}:{self.customer}:{self.occasion}"
        return hashlib.blake2b(text.encode(), digest_size=16, person=b"outreach letter")


def read_answer_code(text: str) -> str | None:
    """Read a code as people write it: blanks, small letters, O for 0, I for 1.

    Returns:
        The code as it stands in the letter, or ``None`` when it cannot be one: a
        mistyped code is noticed instead of leading to another person.
    """
    signs = "".join(s for s in text.upper() if s.isalnum()).translate(_LOOKALIKES)
    if len(signs) != _DATA_SIGNS + 1 or not set(signs) <= set(_SIGNS):
        return None
    values = [_SIGNS.index(sign) for sign in signs[:_DATA_SIGNS]]
    if _check_sign(values) != signs[-1]:
        return None
    return f"{signs[:_HALF]}-{signs[_HALF:]}"


def _check_sign(values: Iterable[int]) -> str:
    return _SIGNS[sum(map(operator.mul, values, itertools.count(1))) % len(_SIGNS)]
