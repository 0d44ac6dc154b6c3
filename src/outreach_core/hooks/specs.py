"""Every hook a plug-in can implement. This file and its docstrings are the contract.

The same holds for all of them:

* A plug-in is a module or an object whose functions carry ``@hookimpl``. A hook takes
  exactly ``settings`` and returns a list or tuple of named objects, possibly empty.
* Nobody wins by order. Settings choose by name; two objects of one kind and name are
  refused, naming both distributions. The core's own objects are a plug-in too.
* An exception ends the start and names the plug-in. ``InvalidInputError`` is the way to
  say that the settings are wrong: its faults are shown to the user as they are.
* What the objects may do, and what their failure means, stands at their protocols.
* An object may keep the settings and call ``settings.progress`` in long tasks.
"""

# A specification has no body: pluggy reads its name and its arguments only.
# mypy: disable-error-code=empty-body

from collections.abc import Iterable

from outreach_core.calendar import Workdays
from outreach_core.hooks.markers import hookspec
from outreach_core.hooks.protocols import (
    CaseStore,
    CoachingDirectory,
    ReportSection,
    Screener,
    Sink,
    Source,
)
from outreach_core.hooks.settings import PluginSettings
from outreach_core.letters import LetterCheck, LetterFormat, LetterTemplate
from outreach_core.rules import Rulebook
from outreach_core.visits import Planner, TravelTimes


@hookspec
def outreach_sources(settings: PluginSettings) -> Iterable[Source]:
    """Hand over the sources of people, contacts and staff.

    Called once, at start. Opens nothing yet: files are read by ``Source.read``, and
    only by runs that need them. Settings are checked here, files are not.

    Args:
        settings: The plug-in's own settings.

    Returns:
        The sources, in any order.
    """


@hookspec
def outreach_rulebooks(settings: PluginSettings) -> Iterable[Rulebook]:
    """Hand over rulebooks that say who counts as out of contact.

    Called once, at start. A rulebook is data: the core evaluates it, explains it and
    stores its fingerprint with every decision.

    Args:
        settings: The plug-in's own settings.

    Returns:
        The rulebooks, in any order.
    """


@hookspec
def outreach_workdays(settings: PluginSettings) -> Iterable[Workdays]:
    """Hand over calendars that know which days are Werktage.

    Called once, at start. A calendar is asked for thousands of days: it answers from
    memory and gives the same answer for the same day.

    Args:
        settings: The plug-in's own settings.

    Returns:
        The calendars, in any order; a Land is named as in ISO 3166-2 ("DE-HE").
    """


@hookspec
def outreach_letter_templates(settings: PluginSettings) -> Iterable[LetterTemplate]:
    """Hand over letter templates made by ``LetterTemplate.register``.

    Called once, at start. A template is data: source text, language, register and
    declared fields. Every letter made of it passes all checks before it goes out.

    Args:
        settings: The plug-in's own settings.

    Returns:
        The templates, in any order.
    """


@hookspec
def outreach_letter_formats(settings: PluginSettings) -> Iterable[LetterFormat]:
    """Hand over formats that turn a composed letter into bytes.

    Called once, at start. Formats are pure: same letter, same profile, same bytes.
    They never change the words and raise rather than leave anything out.

    Args:
        settings: The plug-in's own settings.

    Returns:
        The formats, in any order.
    """


@hookspec
def outreach_letter_checks(settings: PluginSettings) -> Iterable[LetterCheck]:
    """Hand over checks that every composed letter must pass.

    Called once, at start. All checks of all plug-ins run, beside those of the core,
    and none can be overruled by another. A check can keep a letter back, it can never
    send one.

    Args:
        settings: The plug-in's own settings.

    Returns:
        The checks, in any order.
    """


@hookspec
def outreach_travel_times(settings: PluginSettings) -> Iterable[TravelTimes]:
    """Hand over ways to estimate how long it takes from place to place.

    Called once, at start. Places are opaque ids with coordinates, never names or
    streets, so that a map service learns nothing about a person.

    Args:
        settings: The plug-in's own settings.

    Returns:
        The ways to estimate, in any order.
    """


@hookspec
def outreach_planners(settings: PluginSettings) -> Iterable[Planner]:
    """Hand over planners of visits.

    Called once, at start. The core checks and rates every plan itself; a plan that
    breaks a rule is refused, and the built-in planner does the work, marked.

    Args:
        settings: The plug-in's own settings.

    Returns:
        The planners, in any order.
    """


@hookspec
def outreach_coaching_directories(
    settings: PluginSettings,
) -> Iterable[CoachingDirectory]:
    """Hand over the lists of coaching offers.

    Called once, at start. Opens nothing yet: lists are read by
    ``CoachingDirectory.offers``.

    Args:
        settings: The plug-in's own settings.

    Returns:
        The directories, in any order.
    """


@hookspec
def outreach_screeners(settings: PluginSettings) -> Iterable[Screener]:
    """Hand over screeners for populations too large for a list in memory.

    Called once, at start. A screener reads its own data and decides by the rulebook it
    is given; it cannot force a letter or a visit: holds are judged again by the core.

    Args:
        settings: The plug-in's own settings.

    Returns:
        The screeners, in any order.
    """


@hookspec
def outreach_case_stores(settings: PluginSettings) -> Iterable[CaseStore]:
    """Hand over stores for the events of cases and the ledger of deliveries.

    Called once, at start. Opens and creates nothing yet: the first call of a method
    does, so that a plug-in that is enabled but not chosen leaves no file behind.

    Args:
        settings: The plug-in's own settings.

    Returns:
        The stores, in any order.
    """


@hookspec
def outreach_sinks(settings: PluginSettings) -> Iterable[Sink]:
    """Hand over the places where parcels leave the house.

    Called once, at start. Sends nothing yet, and creates no folder.

    Args:
        settings: The plug-in's own settings.

    Returns:
        The sinks, in any order.
    """


@hookspec
def outreach_report_sections(settings: PluginSettings) -> Iterable[ReportSection]:
    """Hand over further sections of the interim report.

    Called once, at start. A section sees the report after disclosure control, never
    the exact numbers, and stands at the end of the page.

    Args:
        settings: The plug-in's own settings.

    Returns:
        The sections, in any order; the report sorts them by name.
    """
