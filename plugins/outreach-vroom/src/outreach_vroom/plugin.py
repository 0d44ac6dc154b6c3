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
from outreach_vroom.planner import BY_SIZE, VroomPlanner

OUTREACH_API: Final = API_VERSION
_AS_FITS: Final = "by-size"
_EXPLORATION: Final = Setting(
    key="exploration",
    shape=one_of(_AS_FITS, "1", "2", "3", "4", "5"),
    help=Words(
        'Wie gründlich VROOM sucht: "1" ist schnell, "5" gründlich; "by-size": bis '
        "200 Besuche 5, bis 500 3, darüber 1.",
        'How thoroughly VROOM searches: "1" is quick, "5" is thorough; "by-size": 5 '
        "up to 200 visits, 3 up to 500, 1 beyond.",
    ),
    default=_AS_FITS,
)
OUTREACH_SETTINGS: Final = (_EXPLORATION, LIMIT_SECONDS)


@hookimpl
def outreach_planners(settings: PluginSettings) -> tuple[Planner, ...]:
    """Bring the planner "vroom"."""
    chosen = settings.of(_EXPLORATION)
    planner = VroomPlanner(
        exploration=BY_SIZE if chosen == _AS_FITS else int(chosen),
        limit_seconds=settings.of(LIMIT_SECONDS),
    )
    return (planner,)
