"""By which opaque names people, staff, cases and places are known.

§ 51a SGB II restricts what the customer number may be used for. It is therefore
never an id here: ids end in file names, logs and calendars, numbers do not.
"""

import hashlib
from typing import Final, NewType

from outreach_core.errors import InvalidValueError

CustomerId = NewType("CustomerId", str)
"""Pseudonym of one customer; see :func:`pseudonym`."""
BenefitUnitId = NewType("BenefitUnitId", str)
"""Pseudonym of one benefit unit (Bedarfsgemeinschaft)."""
StaffId = NewType("StaffId", str)
"""Short name of one member of staff, chosen by the office ("s1")."""
ProviderId = NewType("ProviderId", str)
"""Name of one coaching provider in the office's own list."""
OfferId = NewType("OfferId", str)
"""Name of one coaching offer in the office's own list."""

# Crockford's alphabet: no I, L, O, U, so that a code can be read out on the phone.
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH: Final = 10
_SHORTEST_KEY: Final = 16


def pseudonym(number: str, *, key: bytes) -> str:
    """Derive the opaque id that stands for an official number.

    The same number and key give the same id on every machine; without the key the
    number cannot be found by trying all numbers. Blanks do not count, nor does case.

    Args:
        number: Customer number or number of a benefit unit, as the office writes it.
        key: Secret of the office, at least 16 bytes.

    Returns:
        ``XXXXX-XXXXX`` in Crockford's base 32: 50 bits, so among 14,000 people two
        share an id with a chance of one in ten million; the source reports it.

    Raises:
        InvalidValueError: The key is shorter than 16 bytes, or the number is blank.
    """
    if len(key) < _SHORTEST_KEY:
        raise InvalidValueError(
            field="key", expected=f"a secret of at least {_SHORTEST_KEY} bytes"
        )
    normal = "".join(number.split()).upper()
    if not normal:
        raise InvalidValueError(
            field="number", expected="an official number, not blank"
        )
    # blake2b takes at most 64 bytes of key; longer secrets are hashed first.
    short = (
        key
        if len(key) <= hashlib.blake2b.MAX_KEY_SIZE
        else hashlib.sha256(key).digest()
    )
    digest = hashlib.blake2b(normal.encode(), key=short, digest_size=8).digest()
    bits = int.from_bytes(digest, "big")
    code = "".join(_ALPHABET[(bits >> 5 * place) & 31] for place in range(_LENGTH))
    return f"{code[:5]}-{code[5:]}"
