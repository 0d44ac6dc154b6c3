"""What this plug-in hands to the registry."""

from typing import Final

from outreach_columnar.options import SETTINGS, read_options
from outreach_columnar.screener import DuckDBScreener
from outreach_core.hooks import API_VERSION, PluginSettings, Screener, hookimpl

OUTREACH_API: Final = API_VERSION
OUTREACH_SETTINGS: Final = SETTINGS


@hookimpl
def outreach_screeners(settings: PluginSettings) -> tuple[Screener, ...]:
    """Bring the screener "duckdb", where the settings say what it is to read."""
    if not settings.values:
        return ()
    read_options(settings)
    return (DuckDBScreener(settings=settings),)
