"""What this plug-in hands to the registry."""

# ruff: noqa: ARG001  (a hook takes exactly `settings`; there is nothing to set)

from typing import Final

from outreach_core.hooks import API_VERSION, PluginSettings, Workdays, hookimpl
from outreach_holidays.workdays import all_calendars

OUTREACH_API: Final = API_VERSION
OUTREACH_SETTINGS: Final = ()


@hookimpl
def outreach_workdays(settings: PluginSettings) -> tuple[Workdays, ...]:
    """Bring the sixteen Länder, and the four regions with a holiday of their own."""
    return all_calendars()
