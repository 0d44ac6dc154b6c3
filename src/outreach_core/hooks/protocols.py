"""What the named objects of plug-ins can do, and what their failure means."""

from typing import Protocol

import pendulum

from outreach_core.coaching import CoachingOffer
from outreach_core.hooks.batches import SourceBatch
from outreach_core.hooks.parcels import Parcel, ParcelKind, Receipt


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

    def deliver(self, parcel: Parcel, *, key: str) -> Receipt:
        """Hand *parcel* over, once for each key.

        Args:
            parcel: What is handed over, of a kind that the sink accepts.
            key: Opaque text of letters and digits. The same key again sends nothing
                and returns a receipt with ``already=True``, also in a new process
                after a crash.

        Returns:
            Where it went.
        """
