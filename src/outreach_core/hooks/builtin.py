"""What the core itself brings, registered like any other plug-in."""

# ruff: noqa: ARG001  (a hook takes exactly `settings`, and the core has none)

from typing import Final

from outreach_core.calendar import SUNDAYS_ONLY, Workdays
from outreach_core.hooks.markers import API_VERSION, hookimpl
from outreach_core.hooks.settings import PluginSettings

OUTREACH_API: Final = API_VERSION


@hookimpl
def outreach_workdays(settings: PluginSettings) -> tuple[Workdays, ...]:
    """Bring the calendar for an office that installed none."""
    return (SUNDAYS_ONLY,)
