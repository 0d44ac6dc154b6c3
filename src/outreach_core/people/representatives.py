"""Who acts for a person towards the office, and where can they be written to?"""

import enum

import attrs

from outreach_core._validators import satisfies, says_something
from outreach_core.people.addresses import Address


class RepresentativeKind(enum.StrEnum):
    """By what somebody acts for another; decides to whom a letter goes."""

    GUARDIAN = "guardian"
    """Rechtliche Betreuung that covers dealings with the office: by law."""
    AUTHORISED = "authorised"
    """Bevollmächtigt, § 13 SGB X: by the person's own choice."""


@attrs.frozen(kw_only=True)
class Representative:
    """Who acts for one person.

    Attributes:
        kind: By law, or by the person's own choice.
        name: Name of a person or an organisation, as it stands on an envelope.
        address: Where letters to them go; ``None``: none is known.
    """

    kind: RepresentativeKind
    name: str = attrs.field(
        repr=False,
        validator=satisfies("a name of one line, not empty", says_something),
    )
    address: Address | None = attrs.field(default=None, repr=False)
