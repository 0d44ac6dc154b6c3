"""What the host brings as a plug-in: a sink that writes files into a folder."""

from pathlib import Path
from typing import Final

from outreach_cli.folder_sink import FolderSink
from outreach_core.hooks import API_VERSION, PluginSettings, Sink, hookimpl

OUTREACH_API: Final = API_VERSION
OUTREACH_SETTINGS: Final = ()


@hookimpl
def outreach_sinks(settings: PluginSettings) -> tuple[Sink, ...]:
    """Hand over the sink "folder"; it has no settings of its own."""
    return (FolderSink(folder=Path(settings.output)),)
