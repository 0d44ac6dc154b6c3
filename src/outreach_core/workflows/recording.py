"""How something that happened gets into a case, or is refused with a reason."""

from collections.abc import Iterable

import attrs
import pendulum

from outreach_core.cases import (
    Case,
    CaseEvent,
    CaseOpened,
    CaseReopened,
    ClosingReason,
    apply,
)
from outreach_core.eligibility import Screening
from outreach_core.hooks import CaseStore
from outreach_core.ids import CustomerId

_MAY_RETURN = frozenset(ClosingReason) - {
    ClosingReason.ASKED_TO_STOP,
    ClosingReason.SAFETY,
    ClosingReason.DECEASED,
}
"""Closed cases of people who may be looked for again when they fall silent again."""


def record(store: CaseStore, customer: CustomerId, events: Iterable[CaseEvent]) -> Case:
    """Add events to one case, all or none.

    Args:
        store: Where the case is kept.
        customer: Whose case.
        events: What happened, in order.

    Returns:
        The case afterwards.

    Raises:
        InvalidCaseEventError: An event is impossible now; nothing was written.
        StaleVersionError: Somebody else wrote first; nothing was written.
    """
    known = store.read(customer)
    case = Case.of(customer, known)
    new = tuple(events)
    for event in new:
        case = apply(case, event)
    if new:
        store.append(customer, new, expected=len(known))
    return case


@attrs.frozen(kw_only=True)
class OpenedCases:
    """What became of the people on the worklist.

    Attributes:
        opened: Whose case was opened now.
        reopened: Whose closed case was opened again.
        running: Whose case was open already.
        left_closed: Who fell silent, but asked to be left alone or must be.
    """

    opened: tuple[CustomerId, ...] = ()
    reopened: tuple[CustomerId, ...] = ()
    running: tuple[CustomerId, ...] = ()
    left_closed: tuple[CustomerId, ...] = ()

    @property
    def active(self) -> frozenset[CustomerId]:
        """Everybody on the worklist whose case is open now."""
        return frozenset((*self.opened, *self.reopened, *self.running))


def open_cases(
    screening: Screening, *, store: CaseStore, on: pendulum.Date
) -> OpenedCases:
    """Open a case for everybody on the worklist; a second call changes nothing."""
    known = store.read_all()
    groups: dict[str, list[CustomerId]] = {
        "opened": [],
        "reopened": [],
        "running": [],
        "left_closed": [],
    }
    for decision in screening.worklist:
        customer = decision.customer
        events = known.get(customer, ())
        case = Case.of(customer, events)
        event: CaseEvent
        if not events:
            event = CaseOpened(
                on=on, rulebook=screening.rulebook, fingerprint=screening.fingerprint
            )
            group = "opened"
        elif case.closed is None:
            groups["running"].append(customer)
            continue
        elif case.closed in _MAY_RETURN:
            event, group = CaseReopened(on=on), "reopened"
        else:
            groups["left_closed"].append(customer)
            continue
        apply(case, event)
        store.append(customer, (event,), expected=len(events))
        groups[group].append(customer)
    return OpenedCases(**{name: tuple(sorted(ids)) for name, ids in groups.items()})


def all_cases(store: CaseStore) -> tuple[Case, ...]:
    """Return every case of the store, sorted by customer."""
    return tuple(
        Case.of(customer, events)
        for customer, events in sorted(store.read_all().items())
    )
