"""What every case store promises, as checks for fakes and plug-ins alike."""

from collections.abc import Callable
from typing import Final

import attrs
import pendulum

from outreach_core.cases import CaseClosed, CaseEvent, CaseOpened, ClosingReason
from outreach_core.errors import OutreachError, StaleVersionError, UnknownNameError
from outreach_core.hooks import CaseStore, LedgerEntry, LedgerState
from outreach_core.ids import CustomerId
from outreach_core.testing._found_in_stores import FOUND
from outreach_core.testing.contracts import Check, Opener, Trial, suite
from outreach_core.testing.examples import EXAMPLE_EVENTS

_DAY: Final = pendulum.Date(2026, 10, 5)
_A: Final = CustomerId("AAAAA-11111")
_B: Final = CustomerId("BBBBB-22222")
_OPENED: Final = CaseOpened(on=_DAY, rulebook="kassel")
_CLOSED: Final = CaseClosed(on=_DAY, reason=ClosingReason.IN_WORK)
_TWO: Final[tuple[CaseEvent, ...]] = (_OPENED, _CLOSED)


def case_store_contract(
    opener: Opener[CaseStore], *, persistent: bool = True
) -> type[object]:
    """Make the tests that a case store must pass.

    ``TestMyStore = case_store_contract(lambda folder: MyStore(folder / "cases"))``

    Args:
        opener: Makes the store, told an empty folder; called again with the same
            folder it opens what the first one left.
        persistent: ``False`` for a store that lives in memory only.
    """
    title = "CaseStoreContract"
    return suite(title, CASE_STORE_CHECKS, opener, persistent=persistent)


def _starts_empty(trial: Trial[CaseStore]) -> None:
    store = trial.open()
    trial.expect(
        store.read(_A) == (),
        FOUND["unknown-customer-has-events"],
    )
    trial.expect(
        store.customers() == (),
        FOUND["new-store-has-customers"],
    )
    trial.expect(
        dict(store.read_all()) == {},
        FOUND["new-store-has-cases"],
    )
    trial.expect(
        store.entries() == (),
        FOUND["new-ledger-has-entries"],
    )


def _exactly(value: object) -> object:
    """Return *value* with all its types, so that "phone" is not Channel.PHONE.

    Not ``repr``: equal sets print in any order.
    """
    kind = type(value)
    if attrs.has(kind):
        names = (field.name for field in attrs.fields(kind))
        return kind, [(name, _exactly(getattr(value, name))) for name in names]
    if isinstance(value, frozenset):
        return frozenset, sorted(repr(_exactly(item)) for item in value)
    if isinstance(value, tuple):
        return tuple, [_exactly(item) for item in value]
    return kind, value


def _gives_back_every_event(trial: Trial[CaseStore]) -> None:
    store = trial.open()
    for number, event in enumerate(EXAMPLE_EVENTS):
        store.append(_A, (event,), expected=number)
    found = store.read(_A)
    trial.expect(
        len(found) == len(EXAMPLE_EVENTS),
        FOUND["another-number-came-back"],
    )
    for given, kept in zip(EXAMPLE_EVENTS, found, strict=True):
        same = _exactly(given) == _exactly(kept)
        trial.expect(
            same,
            FOUND["came-back-as-something-else"],
            kind=type(given).__name__,
        )


def _keeps_the_order(trial: Trial[CaseStore]) -> None:
    store = trial.open()
    store.append(_A, _TWO, expected=0)
    # Not the same backwards, or a reversed store would not be noticed.
    store.append(_A, (_CLOSED,), expected=2)
    expected = (*_TWO, _CLOSED)
    trial.expect(
        store.read(_A) == expected,
        FOUND["order-of-events-changed"],
    )


def _refuses_a_stale_writer(trial: Trial[CaseStore]) -> None:
    store = trial.open()
    store.append(_A, (_OPENED,), expected=0)
    for expected in (0, 2, -1):
        try:
            store.append(_A, (_CLOSED,), expected=expected)
        except StaleVersionError as error:
            numbers = (error.expected, error.found)
            trial.expect(
                numbers == (expected, 1),
                FOUND["error-names-other-numbers"],
            )
        else:
            trial.fail(
                FOUND["writer-who-had-seen-of-events-was"],
                expected=expected,
            )
    trial.expect(
        store.read(_A) == (_OPENED,),
        FOUND["refused-append-left-something"],
    )


def _checks_a_stale_writer_without_events(trial: Trial[CaseStore]) -> None:
    store = trial.open()
    store.append(_A, (), expected=0)
    trial.expect(
        store.customers() == (),
        FOUND["append-of-nothing-opened-a-case"],
    )
    try:
        store.append(_A, (), expected=1)
    except StaleVersionError:
        return
    trial.fail(FOUND["stale-writer-without-events-was-no"])


def _keeps_cases_apart(trial: Trial[CaseStore]) -> None:
    store = trial.open()
    store.append(_B, _TWO, expected=0)
    store.append(_A, (_OPENED,), expected=0)
    trial.expect(
        store.read(_A) == (_OPENED,),
        FOUND["events-of-another-case-came-along"],
    )
    trial.expect(
        store.read(_B) == _TWO,
        FOUND["events-of-a-case-went-elsewhere"],
    )


def _sorts_customers(trial: Trial[CaseStore]) -> None:
    store = trial.open()
    for customer in (_B, _A):
        store.append(customer, _TWO, expected=0)
    trial.expect(
        store.customers() == (_A, _B),
        FOUND["customers-are-not-sorted"],
    )
    found = store.read_all()
    trial.expect(
        list(found) == [_A, _B],
        FOUND["read-all-is-not-sorted-by-customer"],
    )


def _reads_all_as_one_by_one(trial: Trial[CaseStore]) -> None:
    store = trial.open()
    store.append(_B, _TWO, expected=0)
    store.append(_A, EXAMPLE_EVENTS, expected=0)
    one_by_one = {customer: store.read(customer) for customer in store.customers()}
    trial.expect(
        dict(store.read_all()) == one_by_one,
        FOUND["read-all-differs-from-read"],
    )


def _reserves_once(trial: Trial[CaseStore]) -> None:
    store = trial.open()
    trial.expect(
        store.reserve("k1") is True,
        FOUND["first-reservation-was-refused"],
    )
    trial.expect(
        store.reserve("k1") is False,
        FOUND["key-was-reserved-twice"],
    )
    trial.expect(
        store.reserve("k2") is True,
        FOUND["another-key-was-refused"],
    )
    store.confirm("k1", "somewhere")
    trial.expect(
        store.reserve("k1") is False,
        FOUND["confirmed-key-was-reserved-again"],
    )


def _keeps_the_first_receipt(trial: Trial[CaseStore]) -> None:
    store = trial.open()
    store.reserve("k1")
    store.confirm("k1", "first")
    store.confirm("k1", "second")
    entry = LedgerEntry(key="k1", state=LedgerState.CONFIRMED, receipt="first")
    trial.expect(
        store.entries() == (entry,),
        FOUND["receipt-was-replaced"],
    )


def _refuses_to_confirm_the_unknown(trial: Trial[CaseStore]) -> None:
    store = trial.open()
    try:
        store.confirm("k1", "somewhere")
    except UnknownNameError:
        trial.expect(
            store.entries() == (),
            FOUND["refused-receipt-was-kept"],
        )
        return
    trial.fail(FOUND["key-that-was-never-reserved-was-co"])


def _refuses_an_empty_receipt(trial: Trial[CaseStore]) -> None:
    store = trial.open()
    store.reserve("k1")
    try:
        store.confirm("k1", "")
    except OutreachError:
        state = store.entries()[0].state
        trial.expect(
            state is LedgerState.RESERVED,
            FOUND["it-counts-as-confirmed"],
        )
        return
    trial.fail(FOUND["delivery-was-confirmed-without-say"])


def _sorts_the_ledger(trial: Trial[CaseStore]) -> None:
    store = trial.open()
    for key in ("k3", "k1", "k2"):
        store.reserve(key)
    store.confirm("k2", "somewhere")
    found = [(entry.key, entry.state.value) for entry in store.entries()]
    expected = [("k1", "reserved"), ("k2", "confirmed"), ("k3", "reserved")]
    trial.expect(
        found == expected,
        FOUND["ledger-is-not-sorted-by-key"],
    )


def _closes_twice(trial: Trial[CaseStore]) -> None:
    store = trial.open()
    store.append(_A, _TWO, expected=0)
    store.close()
    try:
        store.close()
    except Exception as error:  # noqa: BLE001  whatever it is, it is the answer
        trial.fail(
            FOUND["second-close-raised"],
            kind=type(error).__name__,
        )


def _finds_everything_again(trial: Trial[CaseStore]) -> None:
    first = trial.open()
    first.append(_A, EXAMPLE_EVENTS, expected=0)
    first.reserve("k1")
    first.reserve("k2")
    first.confirm("k2", "somewhere")
    ledger = first.entries()
    first.close()
    second = trial.open()
    trial.expect(
        second.read(_A) == EXAMPLE_EVENTS,
        FOUND["events-are-gone-or-changed"],
    )
    trial.expect(
        second.entries() == ledger,
        FOUND["ledger-is-gone-or-changed"],
    )
    trial.expect(
        second.reserve("k1") is False,
        FOUND["key-was-reserved-twice"],
    )
    second.close()


def _shows_others_what_was_appended(trial: Trial[CaseStore]) -> None:
    first, second = trial.open(), trial.open()
    second.read(_A)
    first.append(_A, (_OPENED,), expected=0)
    trial.expect(
        second.read(_A) == (_OPENED,),
        FOUND["second-reader-sees-nothing"],
    )
    try:
        second.append(_A, (_CLOSED,), expected=0)
    except StaleVersionError:
        trial.expect(
            first.reserve("k1") is True,
            FOUND["refused-writer-blocks-others"],
        )
        trial.expect(
            second.reserve("k1") is False,
            FOUND["two-got-the-same-key"],
        )
    else:
        trial.fail(FOUND["two-writers-overwrote-each-other"])
    finally:
        first.close()
        second.close()


def _check(
    run: Callable[[Trial[CaseStore]], None],
    why: str,
    *,
    remedy: str = "Read what CaseStore in outreach_core.hooks promises.",
    persistent: bool = False,
) -> Check[CaseStore]:
    name = run.__name__.removeprefix("_")
    return Check(name=name, why=why, remedy=remedy, run=run, persistent=persistent)


_ONE_LOCK: Final = "Compare and append in one transaction that locks from the start."
_LOSSLESS: Final = "Store days as ISO 8601 and name the class of each event."

CASE_STORE_CHECKS: Final = (
    _check(_starts_empty, "Nobody is written to on account of a leftover."),
    _check(
        _gives_back_every_event,
        "A text in the place of a name from a closed list changes what is due.",
        remedy=_LOSSLESS,
    ),
    _check(_keeps_the_order, "A case is its events in their order."),
    _check(_refuses_a_stale_writer, "Two decide on one case.", remedy=_ONE_LOCK),
    _check(
        _checks_a_stale_writer_without_events,
        "A decision to do nothing rests on what was read, too.",
        remedy=_ONE_LOCK,
    ),
    _check(_keeps_cases_apart, "What happened to one person is told of another."),
    _check(_sorts_customers, "Same data, same report, whatever the order of writing."),
    _check(_reads_all_as_one_by_one, "Report and case file tell the same."),
    _check(_reserves_once, "A letter goes out twice."),
    _check(_keeps_the_first_receipt, "The letter that went out can be found."),
    _check(_refuses_to_confirm_the_unknown, "A mix-up of keys goes unnoticed."),
    _check(_refuses_an_empty_receipt, "Nobody can say where the letter went."),
    _check(_sorts_the_ledger, "Same ledger, same list."),
    _check(_closes_twice, "A host that closes in two places ends with an error."),
    _check(
        _finds_everything_again,
        "The week does not end with the process.",
        persistent=True,
    ),
    _check(
        _shows_others_what_was_appended,
        "Two desks work with one store.",
        remedy=_ONE_LOCK,
        persistent=True,
    ),
)
"""Every promise of a case store, in the order in which they are run."""
