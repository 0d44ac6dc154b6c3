"""What the host brings as a plug-in: a sink that writes files into a folder."""

from pathlib import Path

from outreach_cli.folder_sink import FolderSink
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import PluginSettings, Sink, hookimpl


@hookimpl
def outreach_sinks(settings: PluginSettings) -> tuple[Sink, ...]:
    """Hand over the sink "folder".

    Args:
        settings: ``folder`` names where files go, relative to the settings file.
    """
    unknown = sorted(set(settings.values) - {"folder"})
    folder = settings.values.get("folder", "ausgabe")
    if unknown or not isinstance(folder, str):
        faults = [
            f"plugin.cli.{name} does not exist. Known: folder." for name in unknown
        ]
        if not isinstance(folder, str):
            faults.append("plugin.cli.folder: expected a text in quotes.")
        raise InvalidInputError(subject="[plugin.cli]", faults=faults)
    return (FolderSink(folder=Path(settings.folder) / folder),)
