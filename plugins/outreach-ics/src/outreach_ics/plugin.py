"""What this plug-in hands to the registry."""

from typing import Final

from outreach_core.hooks import API_VERSION, PluginSettings, Sink, hookimpl
from outreach_ics.options import SETTINGS, read_options
from outreach_ics.sink import IcsSink

OUTREACH_API: Final = API_VERSION
OUTREACH_SETTINGS: Final = SETTINGS


@hookimpl
def outreach_sinks(settings: PluginSettings) -> tuple[Sink, ...]:
    """Bring the sink "ics"; wrong settings are named at start."""
    read_options(settings.values, settings.language)
    return (IcsSink(settings=settings),)
