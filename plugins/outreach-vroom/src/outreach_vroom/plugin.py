"""What this plug-in hands to the registry."""

from typing import Final

from outreach_core import Words
from outreach_core.hooks import (
    API_VERSION,
    Planner,
    PluginSettings,
    Setting,
    hookimpl,
    one_of,
)
from outreach_engine_child import LIMIT_SECONDS
from outreach_vroom.planner import EXPLORATION, VroomPlanner

OUTREACH_API: Final = API_VERSION
_EXPLORATION: Final = Setting(
    key="exploration",
    shape=one_of("1", "2", "3", "4", "5"),
    help=Words(
        'Wie gründlich VROOM sucht: "1" ist schnell, "5" gründlich.',
        'How thoroughly VROOM searches: "1" is quick, "5" is thorough.',
    ),
    default=str(EXPLORATION),
)
OUTREACH_SETTINGS: Final = (_EXPLORATION, LIMIT_SECONDS)


@hookimpl
def outreach_planners(settings: PluginSettings) -> tuple[Planner, ...]:
    """Bring the planner "vroom"."""
    planner = VroomPlanner(
        exploration=int(settings.of(_EXPLORATION)),
        limit_seconds=settings.of(LIMIT_SECONDS),
    )
    return (planner,)
