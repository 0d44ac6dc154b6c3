"""What the host brings as a plug-in: a sink that writes files into a folder."""

from pathlib import Path
from typing import Final

from outreach_cli.folder_sink import FolderSink
from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import API_VERSION, PluginSettings, Sink, hookimpl

OUTREACH_API: Final = API_VERSION

_UNKNOWN: Final = Words(
    "{name} gibt es nicht; der Ordner steht in [output].",
    "{name} does not exist; the folder stands in [output].",
)


@hookimpl
def outreach_sinks(settings: PluginSettings) -> tuple[Sink, ...]:
    """Hand over the sink "folder"; it has no settings of its own."""
    if settings.values:
        faults = [_UNKNOWN.fill(name=name) for name in sorted(settings.values)]
        raise InvalidInputError(subject="[plugin.cli]", faults=faults)
    return (FolderSink(folder=Path(settings.output)),)
