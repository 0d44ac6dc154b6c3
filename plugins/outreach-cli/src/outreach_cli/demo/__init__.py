"""The demo: an invented office, as its own programs would export it."""

from outreach_cli.demo.exports import FILES, ExportSummary, write_exports
from outreach_cli.demo.people import LOST_STORIES, OFFICE_SIZE, Story

__all__ = [
    "FILES",
    "LOST_STORIES",
    "OFFICE_SIZE",
    "ExportSummary",
    "Story",
    "write_exports",
]
