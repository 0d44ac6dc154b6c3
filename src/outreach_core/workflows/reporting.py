"""How sections of plug-ins get into the interim report, or a word that one is missing."""

from collections.abc import Iterable
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core.errors import InvalidInputError, PluginError
from outreach_core.hooks import ReportSection
from outreach_core.reports import InterimReport, Section
from outreach_core.workflows.failing import failed

_MISSING_TITLE: Final = Words(
    "Hier fehlt ein Abschnitt: {name}", "A section is missing here: {name}"
)
_MISSING: Final = Words(
    "Der Abschnitt konnte nicht geschrieben werden ({reason}). Alle anderen Zahlen sind "
    "davon nicht betroffen.",
    "The section could not be written ({reason}). No other number is affected.",
)


def with_sections(
    report: InterimReport, sections: Iterable[ReportSection]
) -> InterimReport:
    """Add what plug-ins write about a report, sorted by name.

    A section sees numbers that may be published and no others, and none of what other
    sections wrote. One that fails is replaced by a section that says so.

    Args:
        report: The report after disclosure control, without sections of plug-ins.
        sections: Who writes, in any order; each name once.

    Raises:
        PluginError: A section failed, and the settings want the run to end then.
        InvalidInputError: The same, in the words of the plug-in.
    """
    written = [_written(report, each) for each in sections]
    ordered = sorted((*report.sections, *written), key=lambda section: section.name)
    return attrs.evolve(report, sections=tuple(ordered))


def _written(report: InterimReport, section: ReportSection) -> Section:
    name = section.name
    try:
        # Known by the name of the object, which no other object of the kind has.
        return attrs.evolve(section.section(report), name=name)
    except (PluginError, InvalidInputError) as error:
        reason = failed(section, "section", error).why
        return Section(
            name=name,
            title=_MISSING_TITLE.fill(name=name),
            paragraphs=(_MISSING.fill(reason=reason),),
        )
