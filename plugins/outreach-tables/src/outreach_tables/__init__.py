"""People and contacts from CSV and Excel as offices export them; tables out."""

from outreach_tables.directory import TablesDirectory
from outreach_tables.dry_run import DryRun, TablePreview, dry_run
from outreach_tables.reasons import REASONS
from outreach_tables.sink import XlsxSink
from outreach_tables.source import TablesSource

__all__ = [
    "REASONS",
    "DryRun",
    "TablePreview",
    "TablesDirectory",
    "TablesSource",
    "XlsxSink",
    "dry_run",
]
