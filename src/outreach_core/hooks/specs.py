"""Every hook a plug-in can implement. This file and its docstrings are the contract."""

# A specification has no body: pluggy reads its name and its arguments only.
# mypy: disable-error-code=empty-body

from collections.abc import Iterable

from outreach_core.calendar import Workdays
from outreach_core.hooks.markers import hookspec
from outreach_core.hooks.protocols import CoachingDirectory, Sink, Source
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


@hookspec
def outreach_workdays(settings: PluginSettings) -> Iterable[Workdays]:
    """Hand over calendars that know which days are Werktage.

    Called once, at start. A calendar is asked for thousands of days: it answers from
    memory and gives the same answer for the same day.

    Args:
        settings: The plug-in's own settings.

    Returns:
        The calendars, in any order; a Land is named as in ISO 3166-2 ("DE-HE").
    """


@hookspec
def outreach_coaching_directories(
    settings: PluginSettings,
) -> Iterable[CoachingDirectory]:
    """Hand over the lists of coaching offers.

    Called once, at start. Opens nothing yet: lists are read by
    ``CoachingDirectory.offers``.

    Args:
        settings: The plug-in's own settings.

    Returns:
        The directories, in any order.
    """
