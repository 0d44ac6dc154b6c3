"""With which marks a hook is declared and implemented."""

from typing import Final

import pluggy

PROJECT: Final = "outreach_core"
"""Name of the hook project and of the entry-point group."""
API_VERSION: Final = 1
"""Version of the hooks, apart from the version of the package."""

hookspec: Final = pluggy.HookspecMarker(PROJECT)
"""Marks a hook specification; only ``hooks/specs.py`` uses it."""
hookimpl: Final = pluggy.HookimplMarker(PROJECT)
"""Marks a function of a plug-in as the implementation of the hook of its name."""
