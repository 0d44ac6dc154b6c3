"""Fakes that obey the protocols, and contract tests for authors of plug-ins."""

from outreach_core.testing.case_stores import CASE_STORE_CHECKS, case_store_contract
from outreach_core.testing.contracts import BrokenPromiseError, Check, Opener, Trial
from outreach_core.testing.examples import CANARY, EXAMPLE_EVENTS, example_parcels
from outreach_core.testing.fakes import (
    FixedDirectory,
    FixedSource,
    MemoryCaseStore,
    MemorySink,
)
from outreach_core.testing.sinks import SINK_CHECKS, sink_contract

__all__ = [
    "CANARY",
    "CASE_STORE_CHECKS",
    "EXAMPLE_EVENTS",
    "SINK_CHECKS",
    "BrokenPromiseError",
    "Check",
    "FixedDirectory",
    "FixedSource",
    "MemoryCaseStore",
    "MemorySink",
    "Opener",
    "Trial",
    "case_store_contract",
    "example_parcels",
    "sink_contract",
]
