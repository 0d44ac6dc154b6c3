"""Every hook a plug-in can implement. This file and its docstrings are the contract."""

# A specification has no body: pluggy reads its name and its arguments only.
# mypy: disable-error-code=empty-body

from collections.abc import Iterable

from outreach_core.hooks.markers import hookspec
from outreach_core.hooks.protocols import Sink, Source
from outreach_core.hooks.settings import PluginSettings


@hookspec
def outreach_sources(settings: PluginSettings) -> Iterable[Source]:
    """Hand over the sources of people, contacts and staff.

    Called once, at start. Opens nothing yet: files are read by ``Source.read``.

    Args:
        settings: The plug-in's own settings.

    Returns:
        The sources, in any order.
    """


@hookspec
def outreach_sinks(settings: PluginSettings) -> Iterable[Sink]:
    """Hand over the places where parcels leave the house.

    Called once, at start. Sends nothing yet.

    Args:
        settings: The plug-in's own settings.

    Returns:
        The sinks, in any order.
    """
