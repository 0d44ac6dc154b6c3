"""The report as rows for a spreadsheet or a CSV file, in the same words as the page."""

from typing import TypeAlias

import attrs

from outreach_core._messages import Language, Words
from outreach_core.calendar import numeric_date
from outreach_core.reports.disclosure import Shown, Visibility
from outreach_core.reports.notes import notes
from outreach_core.reports.report import InterimReport, Share
from outreach_core.reports.sentences import shown_text

ReportCell: TypeAlias = str | int | None
"""A text, an exact number, or nothing."""


@attrs.frozen(kw_only=True)
class ReportTable:
    """Rows of a report; the same shape as the tables that sinks take.

    Attributes:
        name: Name of the sheet or file.
        title: Heading.
        columns: Headings of the columns.
        rows: Rows, each as wide as *columns*; a hidden number is the text ``*``.
        notes: Lines below the table.
    """

    name: str
    title: Words
    columns: tuple[Words, ...]
    rows: tuple[tuple[ReportCell, ...], ...]
    notes: tuple[Words, ...] = ()


def _cell(shown: Shown | None, language: Language) -> ReportCell:
    if shown is None:
        return None
    # A spreadsheet can add exact numbers; the others are texts, as on the page.
    is_exact = shown.visibility is Visibility.EXACT
    return shown.value if is_exact else shown_text(shown, language)


def _percent(share: Share | None, language: Language) -> ReportCell:
    return None if share is None else share.text(language)


def report_table(
    report: InterimReport, *, language: Language = Language.DE
) -> ReportTable:
    """Return all measures, one a row, with denominator and share.

    Args:
        report: The report.
        language: Language of the texts in the rows.
    """
    rows = tuple(
        (
            figure.title.to(language),
            _cell(figure.shown, language),
            _cell(figure.denominator, language),
            None
            if figure.denominator_title is None
            else figure.denominator_title.to(language),
            _percent(figure.share, language),
            figure.definition.to(language),
        )
        for figure in report.figures
    )
    return ReportTable(
        name="zwischenbilanz",
        title=_title(report),
        columns=(
            Words("Was", "What"),
            Words("Anzahl", "Count"),
            Words("von", "out of"),
            Words("von wem", "of whom"),
            Words("Anteil", "Share"),
            Words("Was gezählt wird", "What is counted"),
        ),
        rows=rows,
        notes=notes(report),
    )


def cohort_table(
    report: InterimReport, *, language: Language = Language.DE
) -> ReportTable:
    """Return the cohort, one week mark a row; no row when it is too early for any."""
    rows = tuple(
        (
            row.week,
            _cell(row.observed, language),
            _cell(row.reached, language),
            _percent(row.share, language),
            _cell(row.too_early, language),
        )
        for row in report.cohort
    )
    return ReportTable(
        name="zwischenbilanz-wochen",
        title=_title(report),
        columns=(
            Words("Wochen seit dem ersten Brief", "Weeks since the first letter"),
            Words(
                "Menschen, bei denen es so lange her ist", "People it is so long for"
            ),
            Words("bis dahin erreicht", "reached by then"),
            Words("Anteil", "Share"),
            Words("noch offen (zu früh)", "still open (too early)"),
        ),
        rows=rows,
        notes=notes(report),
    )


def _title(report: InterimReport) -> Words:
    return Words(
        f"Zwischenbilanz {report.office}, Stand {numeric_date(report.as_of, Language.DE)}",
        f"Interim report {report.office}, as of {numeric_date(report.as_of, Language.EN)}",
    )
