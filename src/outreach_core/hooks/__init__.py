"""Hook specifications, protocols of plug-in objects, registry and guard."""

from outreach_core.calendar import Workdays
from outreach_core.hooks.batches import RowIssue, SourceBatch, Tally
from outreach_core.hooks.compare import Compared, compared, declared_by
from outreach_core.hooks.declared import (
    FILE,
    FLAG,
    NUMBER,
    SECRET,
    TABLE,
    TEXT,
    TEXTS,
    WHOLE,
    Setting,
    Shape,
    one_of,
    whole_from,
)
from outreach_core.hooks.delivering import (
    deliver_files,
    delivered_name,
    last_delivered,
)
from outreach_core.hooks.discovery import Candidate, Loaded, installed, load
from outreach_core.hooks.erasing import ErasingCaseStore, can_erase
from outreach_core.hooks.failures import Failures, failure_choices
from outreach_core.hooks.guard import Guarded, GuardedCall, Origin, blame
from outreach_core.hooks.host import Host
from outreach_core.hooks.kinds import (
    CASE_STORE,
    COACHING_DIRECTORY,
    KINDS,
    LETTER_CHECK,
    LETTER_FORMAT,
    LETTER_TEMPLATE,
    PLANNER,
    REPORT_SECTION,
    RULEBOOK,
    SCREENER,
    SINK,
    SOURCE,
    TRAVEL_TIMES,
    WORKDAYS,
    Kind,
    OnFailure,
)
from outreach_core.hooks.ledger import Erased, LedgerEntry, LedgerState
from outreach_core.hooks.markers import API_VERSION, hookimpl
from outreach_core.hooks.parcels import (
    Cell,
    Content,
    Delivery,
    Page,
    Parcel,
    ParcelKind,
    SealedPackage,
    Table,
)
from outreach_core.hooks.protocols import (
    CaseStore,
    CoachingDirectory,
    ReportSection,
    Screener,
    Sink,
    Source,
)
from outreach_core.hooks.quality import (
    ColumnProfile,
    Fixer,
    RowFinding,
    SourceProfile,
    UnusedColumn,
)
from outreach_core.hooks.registry import Registry
from outreach_core.hooks.secret import Secret
from outreach_core.hooks.settings import PluginSettings, Progress, no_progress
from outreach_core.hooks.whole_files import write_whole
from outreach_core.letters import LetterCheck, LetterFormat, LetterTemplate
from outreach_core.rules import Rulebook
from outreach_core.visits import Planner, TravelTimes

__all__ = [
    "API_VERSION",
    "CASE_STORE",
    "COACHING_DIRECTORY",
    "FILE",
    "FLAG",
    "KINDS",
    "LETTER_CHECK",
    "LETTER_FORMAT",
    "LETTER_TEMPLATE",
    "NUMBER",
    "PLANNER",
    "REPORT_SECTION",
    "RULEBOOK",
    "SCREENER",
    "SECRET",
    "SINK",
    "SOURCE",
    "TABLE",
    "TEXT",
    "TEXTS",
    "TRAVEL_TIMES",
    "WHOLE",
    "WORKDAYS",
    "Candidate",
    "CaseStore",
    "Cell",
    "CoachingDirectory",
    "ColumnProfile",
    "Compared",
    "Content",
    "Delivery",
    "Erased",
    "ErasingCaseStore",
    "Failures",
    "Fixer",
    "Guarded",
    "GuardedCall",
    "Host",
    "Kind",
    "LedgerEntry",
    "LedgerState",
    "LetterCheck",
    "LetterFormat",
    "LetterTemplate",
    "Loaded",
    "OnFailure",
    "Origin",
    "Page",
    "Parcel",
    "ParcelKind",
    "Planner",
    "PluginSettings",
    "Progress",
    "Registry",
    "ReportSection",
    "RowFinding",
    "RowIssue",
    "Rulebook",
    "Screener",
    "SealedPackage",
    "Secret",
    "Setting",
    "Shape",
    "Sink",
    "Source",
    "SourceBatch",
    "SourceProfile",
    "Table",
    "Tally",
    "TravelTimes",
    "UnusedColumn",
    "Workdays",
    "blame",
    "can_erase",
    "compared",
    "declared_by",
    "deliver_files",
    "delivered_name",
    "failure_choices",
    "hookimpl",
    "installed",
    "last_delivered",
    "load",
    "no_progress",
    "one_of",
    "whole_from",
    "write_whole",
]
