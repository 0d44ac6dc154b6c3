"""Hook specifications, protocols of plug-in objects, registry and guard."""

from outreach_core.hooks.batches import RowIssue, SourceBatch, Tally
from outreach_core.hooks.markers import hookimpl, hookspec
from outreach_core.hooks.parcels import (
    Cell,
    Content,
    Page,
    Parcel,
    ParcelKind,
    Receipt,
    Table,
)
from outreach_core.hooks.protocols import Sink, Source
from outreach_core.hooks.settings import PluginSettings, Progress, no_progress

__all__ = [
    "Cell",
    "Content",
    "Page",
    "Parcel",
    "ParcelKind",
    "PluginSettings",
    "Progress",
    "Receipt",
    "RowIssue",
    "Sink",
    "Source",
    "SourceBatch",
    "Table",
    "Tally",
    "hookimpl",
    "hookspec",
    "no_progress",
]
