"""What can an office set about its notes, and about how long it keeps cases?"""

from typing import Any, Final

import attrs

from outreach_core import Words
from outreach_core.errors import InvalidValueError

_MONTHS: Final = Words("eine ganze Zahl ab 1", "a whole number, 1 or more")
_LONG_ENOUGH: Final = Words("eine ganze Zahl ab 20", "a whole number, 20 or more")
_SHORTEST: Final = 20


def _is_months(_: object, attribute: "attrs.Attribute[Any]", value: int) -> None:
    if value < 1:
        raise InvalidValueError(attribute.name, _MONTHS)


def _is_long(_: object, attribute: "attrs.Attribute[Any]", value: int) -> None:
    if value < _SHORTEST:
        raise InvalidValueError(attribute.name, _LONG_ENOUGH)


@attrs.frozen(kw_only=True)
class NoteSettings:
    """The note for the leading record.

    Attributes:
        subject_length: Most characters that your VerBIS takes as subject, 20 or more.
    """

    subject_length: int = attrs.field(default=60, validator=_is_long)


@attrs.frozen(kw_only=True)
class RetentionSettings:
    """How long cases are kept; no law names a number, ask your data protection officer.

    Attributes:
        closed_months: Months after the last event of a closed case.
        referred_months: The same where fields went to a provider.
        dormant_months: The same where a case is open, but nothing happens.
        legal_holds: Ids of cases that are not erased for now.
    """

    closed_months: int = attrs.field(default=6, validator=_is_months)
    referred_months: int = attrs.field(default=12, validator=_is_months)
    dormant_months: int = attrs.field(default=24, validator=_is_months)
    legal_holds: tuple[str, ...] = ()
