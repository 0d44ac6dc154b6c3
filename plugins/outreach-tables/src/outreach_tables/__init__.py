"""People and contacts from CSV and Excel as offices export them; tables out."""

from outreach_tables.columns import LAYOUTS, Layout
from outreach_tables.directory import TablesDirectory
from outreach_tables.dry_run import DryRun, TablePreview, dry_run
from outreach_tables.intake import key_faults, records_of
from outreach_tables.mapping import Mapper, is_table
from outreach_tables.profiling import profile_of
from outreach_tables.raw import RawSheet
from outreach_tables.reasons import REASONS
from outreach_tables.sink import CsvSink, XlsxSink
from outreach_tables.source import TablesSource
from outreach_tables.tables import DataTable, Header, as_header

__all__ = [
    "LAYOUTS",
    "REASONS",
    "CsvSink",
    "DataTable",
    "DryRun",
    "Header",
    "Layout",
    "Mapper",
    "RawSheet",
    "TablePreview",
    "TablesDirectory",
    "TablesSource",
    "XlsxSink",
    "as_header",
    "dry_run",
    "is_table",
    "key_faults",
    "profile_of",
    "records_of",
]
