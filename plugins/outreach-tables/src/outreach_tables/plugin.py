"""What this plug-in hands to the registry."""

from typing import Final

from outreach_core.hooks import (
    API_VERSION,
    CoachingDirectory,
    PluginSettings,
    Sink,
    Source,
    hookimpl,
)
from outreach_tables.declared import SETTINGS
from outreach_tables.directory import TablesDirectory
from outreach_tables.sink import CsvSink, XlsxSink
from outreach_tables.source import TablesSource

OUTREACH_API: Final = API_VERSION
OUTREACH_SETTINGS: Final = SETTINGS


@hookimpl
def outreach_sources(settings: PluginSettings) -> tuple[Source, ...]:
    """Bring the source "tables"."""
    return (TablesSource(settings=settings),)


@hookimpl
def outreach_coaching_directories(
    settings: PluginSettings,
) -> tuple[CoachingDirectory, ...]:
    """Bring the coaching directory "tables"."""
    return (TablesDirectory(settings=settings),)


@hookimpl
def outreach_sinks(settings: PluginSettings) -> tuple[Sink, ...]:
    """Bring the sinks "xlsx" and "csv"."""
    return (XlsxSink(settings=settings), CsvSink(settings=settings))
