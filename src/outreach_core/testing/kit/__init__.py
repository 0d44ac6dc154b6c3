"""The conformance kit: what plug-ins promise, tried on any of them."""

from outreach_core.testing.kit.catalogue import ALL_CHECKS, FLOORS
from outreach_core.testing.kit.promises import CheckGroup, KitCheck, Need
from outreach_core.testing.kit.reports import (
    CheckOutcome,
    CheckResult,
    ConformanceReport,
)
from outreach_core.testing.kit.running import run_conformance
from outreach_core.testing.kit.suites import conformance

__all__ = [
    "ALL_CHECKS",
    "FLOORS",
    "CheckGroup",
    "CheckOutcome",
    "CheckResult",
    "ConformanceReport",
    "KitCheck",
    "Need",
    "conformance",
    "run_conformance",
]
