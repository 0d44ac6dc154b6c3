"""What was handed to whom, and what a withdrawal stops."""

import attrs
import pendulum

from outreach_core._messages import Words, in_both
from outreach_core.calendar import numeric_date
from outreach_core.cases.course import Case
from outreach_core.cases.events import Referred
from outreach_core.ids import OfferId, ProviderId


@attrs.frozen(kw_only=True)
class Transfer:
    """One package that went out.

    Attributes:
        on: Day of the transfer.
        recipient: Who got it.
        offer: The offer it was for.
        fields: Names of the fields, sorted; the values are not kept.
    """

    on: pendulum.Date
    recipient: ProviderId
    offer: OfferId
    fields: tuple[str, ...]

    @property
    def words(self) -> Words:
        """The transfer in one sentence, for the person and for the recipient."""
        return Words(
            "Am {day} gingen an {recipient}: {fields}.",
            "On {day} went to {recipient}: {fields}.",
        ).fill(
            day=in_both(numeric_date, self.on),
            recipient=self.recipient,
            fields=", ".join(self.fields),
        )


def transfers(
    case: Case, *, recipient: ProviderId | None = None
) -> tuple[Transfer, ...]:
    """List what was handed over, oldest first.

    After a withdrawal this is the list of what the recipient is asked to delete.

    Args:
        case: The case.
        recipient: Only what went to them; ``None``: to anybody.
    """
    found = (
        Transfer(on=e.on, recipient=e.provider, offer=e.offer, fields=e.fields)
        for e in case.events
        if isinstance(e, Referred) and recipient in {None, e.provider}
    )
    return tuple(sorted(found, key=lambda t: (t.on, t.recipient, t.offer)))


def may_transfer(case: Case, *, recipient: ProviderId, on: pendulum.Date) -> bool:
    """Say whether a consent for *recipient* holds on *on*."""
    consent = case.consent_for(recipient)
    return consent is not None and consent.holds_on(on)
