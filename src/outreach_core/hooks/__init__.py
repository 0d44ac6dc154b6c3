"""Hook specifications, protocols of plug-in objects, registry and guard."""

from outreach_core.calendar import Workdays
from outreach_core.hooks.batches import RowIssue, SourceBatch, Tally
from outreach_core.hooks.guard import Guarded, GuardedCall, Origin
from outreach_core.hooks.kinds import (
    COACHING_DIRECTORY,
    KINDS,
    SINK,
    SOURCE,
    WORKDAYS,
    Kind,
    OnFailure,
)
from outreach_core.hooks.markers import API_VERSION, hookimpl, hookspec
from outreach_core.hooks.parcels import (
    Cell,
    Content,
    Page,
    Parcel,
    ParcelKind,
    Receipt,
    Table,
)
from outreach_core.hooks.protocols import CoachingDirectory, Sink, Source
from outreach_core.hooks.registry import Registry
from outreach_core.hooks.settings import PluginSettings, Progress, no_progress

__all__ = [
    "API_VERSION",
    "COACHING_DIRECTORY",
    "KINDS",
    "SINK",
    "SOURCE",
    "WORKDAYS",
    "Cell",
    "CoachingDirectory",
    "Content",
    "Guarded",
    "GuardedCall",
    "Kind",
    "OnFailure",
    "Origin",
    "Page",
    "Parcel",
    "ParcelKind",
    "PluginSettings",
    "Progress",
    "Receipt",
    "Registry",
    "RowIssue",
    "Sink",
    "Source",
    "SourceBatch",
    "Table",
    "Tally",
    "Workdays",
    "hookimpl",
    "hookspec",
    "no_progress",
]
