"""Which checks are there, and how many must be tried for each kind of object?"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from outreach_core.hooks import (
    Kind,
)
from outreach_core.testing.kit import (
    for_calendars,
    for_directories,
    for_formats,
    for_letter_checks,
    for_planners,
    for_rulebooks,
    for_screeners,
    for_sections,
    for_sinks,
    for_sources,
    for_stores,
    for_templates,
    for_ways,
    of_answers,
    of_manners,
    of_registration,
    of_settings,
)
from outreach_core.testing.kit.promises import KitCheck, checks_in

_MODULES: Final = (
    of_registration,
    of_answers,
    of_manners,
    of_settings,
    for_calendars,
    for_directories,
    for_formats,
    for_letter_checks,
    for_planners,
    for_rulebooks,
    for_screeners,
    for_sections,
    for_sinks,
    for_sources,
    for_stores,
    for_templates,
    for_ways,
)

ALL_CHECKS: Final[tuple[KitCheck, ...]] = tuple(
    check for module in _MODULES for check in checks_in(vars(module))
)
"""Every check of the kit, in the order of the groups of plugins.md."""

FLOORS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "": 5,
    }
)
"""How many checks need nothing but the plug-in: of every one, and of each hook.

Written down, not counted: a check that gets lost is noticed.
"""


def checks_for(kinds: Iterable[Kind[Any]]) -> tuple[KitCheck, ...]:
    """Return the checks for a plug-in that brings these kinds, in their order."""
    hooks = {kind.hook for kind in kinds}
    return tuple(
        check for check in ALL_CHECKS if check.kind is None or check.kind.hook in hooks
    )


def floor_for(kinds: Iterable[Kind[Any]]) -> int:
    """Return how many checks must be tried at least for a plug-in of these kinds."""
    return FLOORS[""] + sum(FLOORS.get(kind.hook, 0) for kind in kinds)
