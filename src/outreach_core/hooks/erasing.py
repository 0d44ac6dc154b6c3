"""How does a case store forget a person, and how does one ask whether it can?"""

from typing import Protocol, TypeGuard

from outreach_core.hooks.ledger import Erased
from outreach_core.hooks.protocols import CaseStore
from outreach_core.ids import CustomerId


class ErasingCaseStore(CaseStore, Protocol):
    """A case store that can also forget a person; optional, the kit tries who can.

    A case is erased whole or not at all. Two numbers stay: how many cases and how many
    events were erased. The ledger stays as it is: its keys are hashes that lead to
    nobody without the id, and without them somebody would be written to again.

    Failure: as for every case store, the run ends; what was erased before stays so.
    """

    def erase(self, customer: CustomerId, *, expected: int) -> None:
        """Erase all events of a case; an unknown customer with 0 events is no fault.

        Args:
            customer: Whose case it is.
            expected: Number of events that the writer had seen.

        Raises:
            StaleVersionError: The case holds another number of events by now.
        """

    def erased(self) -> Erased:
        """Return how much was erased since the store was made."""


def can_erase(store: CaseStore) -> TypeGuard[ErasingCaseStore]:
    """Say whether *store* can forget, also when it stands behind a guard.

    ``isinstance`` with a protocol does not see the members of a guarded object from
    Python 3.12 on.
    """
    return all(callable(getattr(store, name, None)) for name in ("erase", "erased"))
