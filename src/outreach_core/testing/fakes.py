"""Which small stand-ins obey the protocols without touching a disk?

They are no mocks: each keeps the whole contract and passes the same checks as the real
plug-ins, so that a test with them is a test of the workflow.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.cases import CaseEvent
from outreach_core.coaching import CoachingOffer
from outreach_core.errors import StaleVersionError, UnknownNameError
from outreach_core.hooks import (
    Delivery,
    Erased,
    LedgerEntry,
    LedgerState,
    Parcel,
    ParcelKind,
    SourceBatch,
)
from outreach_core.ids import CustomerId

_LEDGER_KEY: Final = Words("Vormerkung im Versandbuch", "reservation in the ledger")


@attrs.frozen(kw_only=True)
class FixedSource:
    """A source that says the same on every day.

    Attributes:
        batch: What it knows.
        name: Name by which it is chosen.
    """

    batch: SourceBatch
    name: str = "fixed"

    def read(self, *, as_of: pendulum.Date) -> SourceBatch:  # noqa: ARG002  always the same
        """Return the batch."""
        return self.batch


@attrs.frozen(kw_only=True)
class FixedDirectory:
    """A coaching directory that says the same on every day.

    Attributes:
        listed: The offers.
        name: Name by which it is chosen.
    """

    listed: tuple[CoachingOffer, ...]
    name: str = "fixed"

    def offers(self, *, as_of: pendulum.Date) -> tuple[CoachingOffer, ...]:  # noqa: ARG002  always the same
        """Return the offers."""
        return self.listed


class MemoryCaseStore:
    """A case store that forgets everything with the process."""

    def __init__(self, *, name: str = "memory") -> None:
        self.name: Final = name
        self._cases: dict[CustomerId, tuple[CaseEvent, ...]] = {}
        self._ledger: dict[str, str] = {}
        self._erased = Erased()

    def append(
        self, customer: CustomerId, events: Sequence[CaseEvent], *, expected: int
    ) -> None:
        """Add events to the end of a case, all of them or none.

        Raises:
            StaleVersionError: The case holds another number of events by now.
        """
        known = self.read(customer)
        if len(known) != expected:
            raise StaleVersionError(expected=expected, found=len(known))
        if events:
            self._cases[customer] = (*known, *events)

    def read(self, customer: CustomerId) -> tuple[CaseEvent, ...]:
        """Return all events of a case, oldest first; empty for an unknown customer."""
        return self._cases.get(customer, ())

    def read_all(self) -> Mapping[CustomerId, tuple[CaseEvent, ...]]:
        """Return all events of all cases, sorted by customer."""
        return dict(sorted(self._cases.items()))

    def customers(self) -> tuple[CustomerId, ...]:
        """Return whose cases the store holds, sorted."""
        return tuple(sorted(self._cases))

    def reserve(self, key: str) -> bool:
        """Note that a delivery is about to be tried; ``True`` the first time."""
        if key in self._ledger:
            return False
        self._ledger[key] = ""
        return True

    def confirm(self, key: str, receipt: str) -> None:
        """Note that a delivery arrived; the first receipt stays.

        Raises:
            UnknownNameError: The key was never reserved.
        """
        # Refuses an empty receipt in the words of every store.
        LedgerEntry(key=key, state=LedgerState.CONFIRMED, receipt=receipt)
        if key not in self._ledger:
            raise UnknownNameError(kind=_LEDGER_KEY, name=key, known=None)
        self._ledger[key] = self._ledger[key] or receipt

    def entries(self) -> tuple[LedgerEntry, ...]:
        """Return the whole ledger, sorted by key."""
        return tuple(
            LedgerEntry(
                key=key,
                state=LedgerState.CONFIRMED if receipt else LedgerState.RESERVED,
                receipt=receipt,
            )
            for key, receipt in sorted(self._ledger.items())
        )

    def erase(self, customer: CustomerId, *, expected: int) -> None:
        """Erase all events of a case; two numbers stay.

        Raises:
            StaleVersionError: The case holds another number of events by now.
        """
        self.append(customer, (), expected=expected)
        if self._cases.pop(customer, ()):
            self._erased = Erased(
                cases=self._erased.cases + 1, events=self._erased.events + expected
            )

    def erased(self) -> Erased:
        """Return how much was erased since the store was made."""
        return self._erased

    def close(self) -> None:
        """There is nothing to let go of."""


class MemorySink:
    """A sink that remembers what it was handed; ``delivered`` is for the test to read.

    Args:
        name: Name by which it is chosen.
        accepts: Kinds of parcels that it takes; all of them by default.
    """

    def __init__(
        self,
        *,
        name: str = "memory",
        accepts: frozenset[ParcelKind] = frozenset(ParcelKind),
    ) -> None:
        self.name: Final = name
        self.accepts: Final = accepts
        self.delivered: Final[dict[str, Parcel]] = {}

    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        """Remember *parcel*, once for each key."""
        already = key in self.delivered
        self.delivered.setdefault(key, parcel)
        return Delivery(where=f"memory/{key}", already=already)
