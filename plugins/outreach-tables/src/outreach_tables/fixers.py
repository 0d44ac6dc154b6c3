"""Who can put a fault in a row right?

Controlling makes the list, IT runs the export, a caseworker knows the person and keeps
the leading record.
"""

from types import MappingProxyType
from typing import Final

from outreach_core.hooks import Fixer
from outreach_tables.reasons import Reason

_IT: Final = frozenset(
    {
        Reason.ENCODING_BROKEN,
        Reason.TEXT_GARBLED,
        Reason.ROW_TOO_LONG,
        Reason.ROW_DAMAGED,
        Reason.DATE_AS_SERIAL,
    }
)
_CASEWORKER: Final = frozenset(
    {
        Reason.ABSENCE_UNREADABLE,
        Reason.ADDRESS_INCOMPLETE,
        Reason.APPEARANCE_WITHOUT_NAME,
        Reason.BENEFIT_MISSING,
        Reason.BIRTH_BEFORE_1920,
        Reason.BIRTH_IN_FUTURE,
        Reason.CONTACT_MISSING,
        Reason.DATES_STATED_MISSING,
        Reason.DATE_IMPLAUSIBLE,
        Reason.DATE_IN_FUTURE,
        Reason.DATE_MISSING,
        Reason.DUPLICATE_CONFLICT,
        Reason.GROUND_UNKNOWN,
        Reason.HOLD_UNREADABLE,
        Reason.HOURS_UNREADABLE,
        Reason.NAME_MISSING,
        Reason.POSTCODE_UNREADABLE,
        Reason.SAME_NAME_AND_ADDRESS,
        Reason.STATEMENT_AHEAD,
        Reason.STATEMENT_EMPTY,
        Reason.WISH_UNREADABLE,
    }
)


def _fixer(reason: Reason) -> Fixer:
    if reason in _IT:
        return Fixer.IT
    return Fixer.CASEWORKER if reason in _CASEWORKER else Fixer.CONTROLLING


FIXERS: Final = MappingProxyType({reason: _fixer(reason) for reason in Reason})
"""Who can put each fault right; lists and their words are controlling's."""
