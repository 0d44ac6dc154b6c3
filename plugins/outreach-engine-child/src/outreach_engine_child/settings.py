"""Which setting do all plug-ins with an engine share: after how long is it killed?"""

from typing import Final

from outreach_core import Words
from outreach_core.hooks import Setting, whole_from

LIMIT_SECONDS: Final = Setting(
    key="limit_seconds",
    shape=whole_from(1),
    help=Words(
        "Nach so vielen Sekunden wird das Rechenprogramm beendet, und der Plan des "
        "eingebauten Planers gilt.",
        "After so many seconds the engine is ended, and the plan of the built-in "
        "planner stands.",
    ),
    default=120,
)
"""Wall-clock seconds after which the child is killed; one or more."""
