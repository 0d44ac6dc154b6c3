"""Fakes that obey the protocols, and contract tests for authors of plug-ins."""

from outreach_core.testing._laws_of_dates import STATUTE_EXAMPLES, StatuteExample
from outreach_core.testing.attacks import ATTACKS, Attack, AttackAim
from outreach_core.testing.case_stores import CASE_STORE_CHECKS, case_store_contract
from outreach_core.testing.column_engines import ColumnEngine, ColumnRow, ContactFold
from outreach_core.testing.column_laws import column_laws_for, contact_laws_for
from outreach_core.testing.contracts import BrokenPromiseError, Check, Opener, Trial
from outreach_core.testing.engine import OUR_ENGINE, Engine
from outreach_core.testing.examples import CANARY, EXAMPLE_EVENTS, example_parcels
from outreach_core.testing.fakes import (
    FixedDirectory,
    FixedSource,
    MemoryCaseStore,
    MemorySink,
)
from outreach_core.testing.kit import (
    ALL_CHECKS,
    CheckGroup,
    CheckOutcome,
    CheckResult,
    ConformanceReport,
    KitCheck,
    Need,
    conformance,
    run_conformance,
)
from outreach_core.testing.law_book import laws_for
from outreach_core.testing.law_list import THE_LAWS, NumberedLaw
from outreach_core.testing.laws import (
    BrokenLawError,
    Law,
    LawReport,
    VacuousLawError,
)
from outreach_core.testing.plain_judge import PlainJudge
from outreach_core.testing.purity import ImpureError, pure
from outreach_core.testing.seeded_bugs import (
    SAMPLE_PINS,
    SAMPLE_RULE,
    SAMPLE_VETOES,
    SEEDED_BUGS,
    SeededBug,
)
from outreach_core.testing.sinks import SINK_CHECKS, sink_contract

__all__ = [
    "ALL_CHECKS",
    "ATTACKS",
    "CANARY",
    "CASE_STORE_CHECKS",
    "EXAMPLE_EVENTS",
    "OUR_ENGINE",
    "SAMPLE_PINS",
    "SAMPLE_RULE",
    "SAMPLE_VETOES",
    "SEEDED_BUGS",
    "SINK_CHECKS",
    "STATUTE_EXAMPLES",
    "THE_LAWS",
    "Attack",
    "AttackAim",
    "BrokenLawError",
    "BrokenPromiseError",
    "Check",
    "CheckGroup",
    "CheckOutcome",
    "CheckResult",
    "ColumnEngine",
    "ColumnRow",
    "ConformanceReport",
    "ContactFold",
    "Engine",
    "FixedDirectory",
    "FixedSource",
    "ImpureError",
    "KitCheck",
    "Law",
    "LawReport",
    "MemoryCaseStore",
    "MemorySink",
    "Need",
    "NumberedLaw",
    "Opener",
    "PlainJudge",
    "SeededBug",
    "StatuteExample",
    "Trial",
    "VacuousLawError",
    "case_store_contract",
    "column_laws_for",
    "conformance",
    "contact_laws_for",
    "example_parcels",
    "laws_for",
    "pure",
    "run_conformance",
    "sink_contract",
]
