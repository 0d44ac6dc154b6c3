"""What this plug-in hands to the registry."""

from typing import Final

from outreach_core.hooks import API_VERSION, Planner, PluginSettings, hookimpl
from outreach_engine_child import LIMIT_SECONDS
from outreach_pyvrp.planner import PyvrpPlanner

OUTREACH_API: Final = API_VERSION
OUTREACH_SETTINGS: Final = (LIMIT_SECONDS,)


@hookimpl
def outreach_planners(settings: PluginSettings) -> tuple[Planner, ...]:
    """Bring the planner "pyvrp"."""
    return (PyvrpPlanner(limit_seconds=settings.of(LIMIT_SECONDS)),)
