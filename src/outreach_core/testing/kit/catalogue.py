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
    for_refused_letters,
    for_rulebooks,
    for_screeners,
    for_sections,
    for_sinks,
    for_source_shapes,
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
    for_refused_letters,
    for_rulebooks,
    for_screeners,
    for_sections,
    for_sinks,
    for_source_shapes,
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
        "": 36,
        "outreach_case_stores": 16,
        "outreach_coaching_directories": 6,
        "outreach_letter_checks": 9,
        "outreach_letter_formats": 14,
        "outreach_letter_templates": 8,
        "outreach_planners": 11,
        "outreach_report_sections": 8,
        "outreach_rulebooks": 30,
        "outreach_screeners": 8,
        "outreach_sinks": 14,
        "outreach_sources": 6,
        "outreach_travel_times": 9,
        "outreach_workdays": 9,
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


def floor_for(kinds: Iterable[Kind[Any]], *, heavy: bool = True) -> int:
    """Return how many checks must be tried at least for a plug-in of these kinds.

    Args:
        kinds: The kinds that it brings.
        heavy: Whether the heavy checks run too.
    """
    wanted = tuple(kinds)
    floor = FLOORS[""] + sum(FLOORS[kind.hook] for kind in wanted)
    left_out = [c for c in checks_for(wanted) if c.heavy and not c.needs]
    return floor if heavy else floor - len(left_out)
