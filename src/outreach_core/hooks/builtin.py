"""What the core itself brings, registered like any other plug-in."""

# ruff: noqa: ARG001  (a hook takes exactly `settings`, and the core has none)

from typing import Final

from outreach_core.calendar import SUNDAYS_ONLY, Workdays
from outreach_core.eligibility import RULEBOOKS
from outreach_core.hooks.markers import API_VERSION, hookimpl
from outreach_core.hooks.settings import PluginSettings
from outreach_core.letters import (
    DEFAULT_CHECKS,
    HtmlFormat,
    LetterCheck,
    LetterFormat,
    LetterTemplate,
    TextFormat,
    shipped_templates,
)
from outreach_core.rules import Rulebook
from outreach_core.visits import BuiltInPlanner, Planner, StraightLine, TravelTimes

OUTREACH_API: Final = API_VERSION
OUTREACH_SETTINGS: Final = ()


@hookimpl
def outreach_rulebooks(settings: PluginSettings) -> tuple[Rulebook, ...]:
    """Bring the rulebooks that are known from offices."""
    return tuple(RULEBOOKS.values())


@hookimpl
def outreach_workdays(settings: PluginSettings) -> tuple[Workdays, ...]:
    """Bring the calendar for an office that installed none."""
    return (SUNDAYS_ONLY,)


@hookimpl
def outreach_letter_templates(settings: PluginSettings) -> tuple[LetterTemplate, ...]:
    """Bring a letter for every occasion in German, and its translations."""
    return shipped_templates()


@hookimpl
def outreach_letter_formats(settings: PluginSettings) -> tuple[LetterFormat, ...]:
    """Bring the formats that need no library."""
    return (HtmlFormat(), TextFormat())


@hookimpl
def outreach_letter_checks(settings: PluginSettings) -> tuple[LetterCheck, ...]:
    """Bring the checks that every letter passes, whatever else is installed."""
    return tuple(DEFAULT_CHECKS)


@hookimpl
def outreach_travel_times(settings: PluginSettings) -> tuple[TravelTimes, ...]:
    """Bring the estimate that needs no map."""
    return (StraightLine(),)


@hookimpl
def outreach_planners(settings: PluginSettings) -> tuple[Planner, ...]:
    """Bring the planner that other planners fall back to."""
    return (BuiltInPlanner(),)
