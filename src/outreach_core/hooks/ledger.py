"""What is known about a delivery: promised, or confirmed with a receipt."""

import enum

import attrs

from outreach_core._validators import is_count, is_text, satisfies


class LedgerState(enum.StrEnum):
    """How far a delivery has come."""

    RESERVED = "reserved"
    """Somebody began to deliver. When the run was broken off, nobody knows whether it
    arrived: deliver again with the same key, which is one delivery."""
    CONFIRMED = "confirmed"
    """It was handed over; never again."""


@attrs.frozen(kw_only=True)
class LedgerEntry:
    """One delivery in the ledger of a case store.

    Attributes:
        key: Opaque key of the delivery, without personal data.
        state: How far it has come.
        receipt: Where it went; empty while it is reserved.
    """

    key: str = attrs.field(validator=is_text)
    state: LedgerState
    receipt: str = attrs.field(default="")

    @receipt.validator  # the only check that needs two fields
    def _fits_state(self, attribute: "attrs.Attribute[str]", value: str) -> None:
        confirmed = self.state is LedgerState.CONFIRMED
        satisfies(
            "a receipt when confirmed, empty while reserved",
            lambda v: bool(v) is confirmed,
        )(self, attribute, value)


@attrs.frozen(kw_only=True)
class Erased:
    """What a case store has erased so far; numbers, and nobody behind them.

    Attributes:
        cases: How many cases, 0 or more.
        events: How many events they held, 0 or more.
    """

    cases: int = attrs.field(default=0, validator=is_count)
    events: int = attrs.field(default=0, validator=is_count)
