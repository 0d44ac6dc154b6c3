"""The contract tests are tested themselves: one broken object for each check."""

# ruff: noqa: ARG002  (the protocols say which arguments there are)

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from outreach_core.cases import CaseEvent
from outreach_core.errors import StaleVersionError, UnknownNameError
from outreach_core.hooks import (
    CaseStore,
    Delivery,
    LedgerEntry,
    LedgerState,
    Parcel,
    ParcelKind,
    Sink,
)
from outreach_core.ids import CustomerId
from outreach_core.testing import (
    CANARY,
    CASE_STORE_CHECKS,
    EXAMPLE_EVENTS,
    SINK_CHECKS,
    BrokenPromiseError,
    Check,
    MemoryCaseStore,
    MemorySink,
    Trial,
    case_store_contract,
)

A = CustomerId("AAAAA-11111")


def caught_by(check: str, checks: Sequence[Check[Any]], opener: Any, at: Path) -> None:
    """See that the object breaks exactly the promise that *check* is about."""
    wanted = next(c for c in checks if c.name == check)
    with pytest.raises(BrokenPromiseError) as caught:
        wanted.run(Trial(check=wanted, opener=opener, folder=at))
    assert caught.value.check == check
    assert wanted.remedy in str(caught.value)


class Haunted(MemoryCaseStore):
    def customers(self) -> tuple[CustomerId, ...]:
        return super().customers() or (A,)


class Lossy(MemoryCaseStore):
    def read(self, customer: CustomerId) -> tuple[CaseEvent, ...]:
        return (EXAMPLE_EVENTS[0],) * len(super().read(customer))


class Backwards(MemoryCaseStore):
    def read(self, customer: CustomerId) -> tuple[CaseEvent, ...]:
        return tuple(reversed(super().read(customer)))


class Careless(MemoryCaseStore):
    """Appends whatever the writer had seen."""

    def append(
        self, customer: CustomerId, events: Sequence[CaseEvent], *, expected: int
    ) -> None:
        super().append(customer, events, expected=len(self.read(customer)))


class CarelessWithNothing(MemoryCaseStore):
    def append(
        self, customer: CustomerId, events: Sequence[CaseEvent], *, expected: int
    ) -> None:
        if events:
            super().append(customer, events, expected=expected)


class OneDrawer(MemoryCaseStore):
    def append(
        self, customer: CustomerId, events: Sequence[CaseEvent], *, expected: int
    ) -> None:
        everything = self.read(A)
        if len(everything) and expected:
            raise StaleVersionError(expected=expected, found=len(everything))
        super().append(A, events, expected=len(everything))

    def read(self, customer: CustomerId) -> tuple[CaseEvent, ...]:
        return super().read(A)


class Unsorted(MemoryCaseStore):
    def customers(self) -> tuple[CustomerId, ...]:
        return tuple(reversed(super().customers()))


class ForgetsTheLast(MemoryCaseStore):
    def read_all(self) -> Mapping[CustomerId, tuple[CaseEvent, ...]]:
        return {customer: found[:-1] for customer, found in super().read_all().items()}


class Generous(MemoryCaseStore):
    def reserve(self, key: str) -> bool:
        super().reserve(key)
        return True


class LastReceiptWins(MemoryCaseStore):
    def confirm(self, key: str, receipt: str) -> None:
        super().confirm(key, receipt)
        self._ledger[key] = receipt


class ConfirmsAnything(MemoryCaseStore):
    def confirm(self, key: str, receipt: str) -> None:
        self.reserve(key)
        super().confirm(key, receipt)


class ConfirmsWithoutReceipt(MemoryCaseStore):
    def confirm(self, key: str, receipt: str) -> None:
        super().confirm(key, receipt or "somewhere")


class LedgerBackwards(MemoryCaseStore):
    def entries(self) -> tuple[LedgerEntry, ...]:
        return tuple(reversed(super().entries()))


class ConfirmedAtOnce(MemoryCaseStore):
    def entries(self) -> tuple[LedgerEntry, ...]:
        return tuple(
            LedgerEntry(key=e.key, state=LedgerState.CONFIRMED, receipt="x")
            for e in super().entries()
        )


class ClosesOnce(MemoryCaseStore):
    closed = False

    def close(self) -> None:
        if self.closed:
            raise RuntimeError
        self.closed = True


BROKEN_STORES: list[tuple[str, Callable[[], CaseStore]]] = [
    ("starts_empty", Haunted),
    ("gives_back_every_event", Lossy),
    ("keeps_the_order", Backwards),
    ("refuses_a_stale_writer", Careless),
    ("checks_a_stale_writer_without_events", CarelessWithNothing),
    ("keeps_cases_apart", OneDrawer),
    ("sorts_customers", Unsorted),
    ("reads_all_as_one_by_one", ForgetsTheLast),
    ("reserves_once", Generous),
    ("keeps_the_first_receipt", LastReceiptWins),
    ("refuses_to_confirm_the_unknown", ConfirmsAnything),
    ("refuses_an_empty_receipt", ConfirmsWithoutReceipt),
    ("sorts_the_ledger", LedgerBackwards),
    ("sorts_the_ledger", ConfirmedAtOnce),
    ("closes_twice", ClosesOnce),
    ("finds_everything_again", MemoryCaseStore),
    ("shows_others_what_was_appended", MemoryCaseStore),
]


@pytest.mark.parametrize(
    ("check", "broken"),
    BROKEN_STORES,
    ids=[f"{check}-{broken.__name__}" for check, broken in BROKEN_STORES],
)
def test_a_broken_store_is_caught_by_the_check_for_it(
    check: str, broken: Callable[[], CaseStore], tmp_path: Path
) -> None:
    caught_by(check, CASE_STORE_CHECKS, lambda _: broken(), tmp_path)


def test_every_check_of_stores_catches_something() -> None:
    names = {check.name for check in CASE_STORE_CHECKS}
    assert {check for check, _ in BROKEN_STORES} == names


class TakesNothing(MemorySink):
    def __init__(self, _: Path) -> None:
        super().__init__(accepts=frozenset())


class WritesAtOnce(MemorySink):
    def __init__(self, folder: Path) -> None:
        super().__init__()
        (folder / "briefe").mkdir()


class SaysAlready(MemorySink):
    def __init__(self, _: Path) -> None:
        super().__init__()

    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        return Delivery(where="x", already=True)


class Repeats(SaysAlready):
    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        return Delivery(where="x")


class ComparesNames(SaysAlready):
    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        return MemorySink.deliver(self, parcel, key=parcel.name)


class Forgets(SaysAlready):
    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        return MemorySink.deliver(self, parcel, key=key)


class Tells(Forgets):
    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        return Delivery(where=f"briefe/{CANARY}.pdf")


class NamesTheFile(Forgets):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder

    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        (self.folder / f"{CANARY}.pdf").touch()
        return super().deliver(parcel, key=key)


class LeavesHalves(NamesTheFile):
    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        (self.folder / "brief.tmp").touch()
        return Forgets.deliver(self, parcel, key=key)


BROKEN_SINKS: list[tuple[str, Callable[[Path], Sink]]] = [
    ("accepts_something", TakesNothing),
    ("waits_for_a_parcel", WritesAtOnce),
    ("says_where_it_went", SaysAlready),
    ("delivers_a_key_once", Repeats),
    ("takes_another_key_as_another_delivery", ComparesNames),
    ("remembers_in_a_new_process", Forgets),
    ("names_nobody", Tells),
    ("names_nobody", NamesTheFile),
    ("leaves_nothing_half_written", LeavesHalves),
]


@pytest.mark.parametrize(
    ("check", "broken"),
    BROKEN_SINKS,
    ids=[f"{check}-{broken.__name__}" for check, broken in BROKEN_SINKS],
)
def test_a_broken_sink_is_caught_by_the_check_for_it(
    check: str, broken: Callable[[Path], Sink], tmp_path: Path
) -> None:
    caught_by(check, SINK_CHECKS, broken, tmp_path)


def test_every_check_of_sinks_catches_something() -> None:
    assert {check for check, _ in BROKEN_SINKS} == {c.name for c in SINK_CHECKS}


def test_a_suite_holds_every_check_that_makes_sense() -> None:
    whole = case_store_contract(lambda _: MemoryCaseStore())
    memory = case_store_contract(lambda _: MemoryCaseStore(), persistent=False)
    tests = {name for name in vars(whole) if name.startswith("test_")}
    fewer = {name for name in vars(memory) if name.startswith("test_")}
    assert tests == {f"test_{check.name}" for check in CASE_STORE_CHECKS}
    assert {name.removeprefix("test_") for name in tests - fewer} == {
        "finds_everything_again",
        "shows_others_what_was_appended",
    }


def test_every_check_says_why_and_what_helps() -> None:
    for check in (*CASE_STORE_CHECKS, *SINK_CHECKS):
        assert check.why.endswith(".")
        assert check.remedy.endswith(".")


def test_unknown_keys_are_told_by_every_store() -> None:
    with pytest.raises(UnknownNameError, match="no reservation in the ledger"):
        MemoryCaseStore().confirm("k", "x")


def test_a_sink_can_be_told_to_take_some_kinds_only() -> None:
    sink = MemorySink(accepts=frozenset({ParcelKind.PAGE}))
    assert sink.accepts == {ParcelKind.PAGE}
