"""Where a person can be written to and visited, and how sure that is."""

import enum
from typing import Final

import attrs
import pendulum

from outreach_core._validators import is_day_or_none, is_line, satisfies

_POSTCODE_DIGITS: Final = 5
_MAX_LATITUDE: Final = 90
_MAX_LONGITUDE: Final = 180


class AddressConfidence(enum.StrEnum):
    """How far an address can be trusted; a neutral register answer changes nothing.

    § 34a (5) BMG: a query on a blocked person must not reveal whether there is no
    data or a block. "Not found" is therefore never evidence that somebody moved.
    """

    CONFIRMED = "confirmed"
    ASSUMED = "assumed"
    DOUBTFUL = "doubtful"


@attrs.frozen(kw_only=True)
class Coordinates:
    """A point on the map; rough ones (the middle of a postcode) are good enough.

    Attributes:
        latitude: Degrees north, -90 to 90.
        longitude: Degrees east, -180 to 180.
    """

    latitude: float = attrs.field(
        repr=False,
        validator=satisfies(
            "degrees from -90 to 90", lambda v: abs(v) <= _MAX_LATITUDE
        ),
    )
    longitude: float = attrs.field(
        repr=False,
        validator=satisfies(
            "degrees from -180 to 180", lambda v: abs(v) <= _MAX_LONGITUDE
        ),
    )


@attrs.frozen(kw_only=True)
class Address:
    """A German postal address, or a contact place for somebody without a home.

    Attributes:
        street: Street and house number, or ``Postfach 10 64 38``.
        postcode: Exactly five digits; a text, because some start with 0.
        town: Town as the post writes it.
        care_of: Name on the letterbox when it is another one (c/o); empty for none.
        district: Ortsteil, its own line above the street; empty for none.
        confidence: How far the address can be trusted.
        checked_on: Day on which the office last made sure of it, or first had it; what
            the post brought back before speaks about an older state. ``None``: unknown.
        coordinates: Rough or exact position; ``None`` when unknown.
    """

    street: str = attrs.field(repr=False, validator=is_line)
    postcode: str = attrs.field(
        repr=False,
        validator=satisfies(
            "a postcode of five digits",
            lambda v: (
                isinstance(v, str)
                and len(v) == _POSTCODE_DIGITS
                and v.isascii()
                and v.isdigit()
            ),
        ),
    )
    town: str = attrs.field(repr=False, validator=is_line)
    care_of: str = attrs.field(default="", repr=False, validator=is_line)
    district: str = attrs.field(default="", repr=False, validator=is_line)
    confidence: AddressConfidence = AddressConfidence.ASSUMED
    checked_on: pendulum.Date | None = attrs.field(
        default=None, repr=False, validator=is_day_or_none
    )
    coordinates: Coordinates | None = attrs.field(default=None, repr=False)
