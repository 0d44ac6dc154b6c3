"""The fakes keep the contracts that plug-ins have to keep."""

# ruff: noqa: ARG002  (the protocols say which arguments there are)

import typing
from pathlib import Path

import pendulum

from outreach_core.cases import CaseEvent
from outreach_core.hooks import (
    CASE_STORE,
    COACHING_DIRECTORY,
    SINK,
    SOURCE,
    ParcelKind,
    Registry,
    SourceBatch,
    hookimpl,
)
from outreach_core.testing import (
    EXAMPLE_EVENTS,
    FixedDirectory,
    FixedSource,
    MemoryCaseStore,
    MemorySink,
    case_store_contract,
    example_parcels,
    sink_contract,
)

TestMemoryCaseStore = case_store_contract(lambda _: MemoryCaseStore(), persistent=False)
TestMemorySink = sink_contract(lambda _: MemorySink(), persistent=False)


def _shared() -> tuple[dict[Path, MemoryCaseStore], dict[Path, MemorySink]]:
    return {}, {}


STORES, SINKS = _shared()
# One object a folder stands for memory that outlives a process.
TestSharedCaseStore = case_store_contract(
    lambda folder: STORES.setdefault(folder, MemoryCaseStore())
)
TestSharedSink = sink_contract(lambda folder: SINKS.setdefault(folder, MemorySink()))


class Office:
    """A plug-in made of fakes."""

    @hookimpl
    def outreach_sources(self, settings: object) -> list[FixedSource]:
        return [FixedSource(batch=SourceBatch())]

    @hookimpl
    def outreach_coaching_directories(self, settings: object) -> list[FixedDirectory]:
        return [FixedDirectory(listed=())]

    @hookimpl
    def outreach_case_stores(self, settings: object) -> list[MemoryCaseStore]:
        return [MemoryCaseStore()]

    @hookimpl
    def outreach_sinks(self, settings: object) -> list[MemorySink]:
        return [MemorySink()]


def test_the_registry_takes_the_fakes() -> None:
    registry = Registry.from_plugins({"office": Office()})
    day = pendulum.date(2026, 10, 5)
    assert registry.one(SOURCE, "fixed").read(as_of=day) == SourceBatch()
    assert registry.one(COACHING_DIRECTORY, "fixed").offers(as_of=day) == ()
    assert registry.one(CASE_STORE, "memory").customers() == ()
    assert registry.one(SINK, "memory").accepts == frozenset(ParcelKind)


def test_there_is_one_example_of_every_event_and_every_parcel() -> None:
    classes = list(dict.fromkeys(type(event) for event in EXAMPLE_EVENTS))
    assert classes == list(typing.get_args(CaseEvent))
    assert set(example_parcels()) == set(ParcelKind)
