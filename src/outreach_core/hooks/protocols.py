"""What the named objects of plug-ins can do, and what their failure means."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import pendulum

from outreach_core.cases import CaseEvent
from outreach_core.coaching import CoachingOffer
from outreach_core.eligibility import Screening
from outreach_core.hooks.batches import SourceBatch
from outreach_core.hooks.ledger import LedgerEntry
from outreach_core.hooks.parcels import Delivery, Parcel, ParcelKind
from outreach_core.ids import CustomerId
from outreach_core.reports import InterimReport, Section
from outreach_core.rules import Rulebook


class Source(Protocol):
    """A place that knows people, staff and what happened between them.

    Failure: the run ends before anything left the house. No source is not the same
    as an empty one.
    """

    @property
    def name(self) -> str:
        """Name by which settings choose this source; unique over all plug-ins."""

    def read(self, *, as_of: pendulum.Date) -> SourceBatch:
        """Return what was known on *as_of*; reads, never writes.

        Args:
            as_of: The day the question is asked for.

        Returns:
            Records, and an issue for every row that was not used.

        Raises:
            InvalidInputError: An input cannot be read at all; it is shown to the user
                as it is, so it names files, sheets and columns, never a value.
        """


class CoachingDirectory(Protocol):
    """A list of coaching offers, as the office or its providers keep it.

    Failure: the run ends before anybody is told of an offer that may not exist.
    """

    @property
    def name(self) -> str:
        """Name by which settings choose this directory; unique over all plug-ins."""

    def offers(self, *, as_of: pendulum.Date) -> tuple[CoachingOffer, ...]:
        """Return the offers known on *as_of*; reads, never writes.

        Args:
            as_of: The day the question is asked for. Offers whose accreditation has
                ended belong in the list all the same: the core says why they do not
                suit.

        Returns:
            The offers, each id once, in any order.

        Raises:
            InvalidInputError: The list cannot be read; shown to the user as it is.
        """


class Sink(Protocol):
    """A place where parcels leave the house.

    Failure: delivered again later with the same key, which is one delivery.
    """

    @property
    def name(self) -> str:
        """Name by which settings choose this sink; unique over all plug-ins."""

    @property
    def accepts(self) -> frozenset[ParcelKind]:
        """Kinds of parcels that :meth:`deliver` takes, at least one."""

    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        """Hand *parcel* over, once for each key.

        Args:
            parcel: What is handed over, of a kind that the sink accepts.
            key: Opaque text of letters and digits. The same key again sends nothing
                and returns a receipt with ``already=True``, also in a new process
                after a crash. For editions of a document (pages, plans, tables) that
                holds while no other edition of the same name came in between: the
                last one delivered is the one that lies there.

        Returns:
            Where it went.
        """


class Screener(Protocol):
    """Screens a population that it holds itself, too large to be handed over as a list.

    Failure: the core judges everybody itself, and the run says so; nobody is written to
    on half an answer.
    """

    @property
    def name(self) -> str:
        """Name by which settings choose this screener; unique over all plug-ins."""

    def screen(self, rulebook: Rulebook, *, as_of: pendulum.Date) -> Screening:
        """Decide about everybody by *rulebook*, exactly as the core would.

        Args:
            rulebook: The rule, as data. A rule that the screener cannot evaluate is
                refused with an error, never approximated.
            as_of: The day the question is asked for.

        Returns:
            One decision for each person; the core spot-checks them against its own.
        """


class ReportSection(Protocol):
    """Writes one more section of the interim report.

    Failure: the section is left out, and the report says that it is missing.
    """

    @property
    def name(self) -> str:
        """Name by which settings choose this section; unique over all plug-ins."""

    def section(self, report: InterimReport) -> Section:
        """Write the section from numbers that may be published.

        Args:
            report: The report without sections of plug-ins; small counts are hidden
                already, and exact ones are nowhere to be had.
        """


class CaseStore(Protocol):
    """The memory of the office: events of cases, and the ledger of deliveries.

    Nothing is ever changed or removed, only appended, but for a whole case that an
    ``ErasingCaseStore`` is told to erase; each call is kept whole or not
    at all, also when the process is killed. Several processes may use one store.

    Failure: the run ends. What was appended before stays, and a new run goes on there.
    """

    @property
    def name(self) -> str:
        """Name by which settings choose this store; unique over all plug-ins."""

    def append(
        self, customer: CustomerId, events: Sequence[CaseEvent], *, expected: int
    ) -> None:
        """Add events to the end of a case, all of them or none.

        Args:
            customer: Whose case it is; the first event opens it.
            events: What happened, oldest first.
            expected: Number of events that the writer had seen.

        Raises:
            StaleVersionError: The case holds another number of events by now. Read
                again, decide again, then append.
        """

    def read(self, customer: CustomerId) -> tuple[CaseEvent, ...]:
        """Return all events of a case, oldest first; empty for an unknown customer."""

    def read_all(self) -> Mapping[CustomerId, tuple[CaseEvent, ...]]:
        """Return all events of all cases, sorted by customer.

        As fast as one pass over the store: the report of a whole office needs it.
        """

    def customers(self) -> tuple[CustomerId, ...]:
        """Return whose cases the store holds, sorted."""

    def reserve(self, key: str) -> bool:
        """Note in the ledger that a delivery is about to be tried.

        Args:
            key: Opaque key of the delivery.

        Returns:
            ``True`` the first time; ``False`` when the key is in the ledger already,
            reserved or confirmed. Of two processes exactly one gets ``True``.
        """

    def confirm(self, key: str, receipt: str) -> None:
        """Note in the ledger that a delivery arrived; again is no fault.

        Args:
            key: A key that was reserved before.
            receipt: Where it went, not empty; the first receipt stays.

        Raises:
            UnknownNameError: The key was never reserved.
        """

    def entries(self) -> tuple[LedgerEntry, ...]:
        """Return the whole ledger, sorted by key."""

    def close(self) -> None:
        """Let go of files and connections; closing twice is no fault."""
