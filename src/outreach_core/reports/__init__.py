"""Measures with denominators, disclosure control, and the interim report."""

from outreach_core.reports.attacker import Sum
from outreach_core.reports.definitions import (
    DEFINITIONS,
    MEASURE_TITLES,
    MeasureName,
    denominator_of,
)
from outreach_core.reports.disclosure import (
    AdditiveTable,
    Cell,
    DisclosureRule,
    Shown,
    Visibility,
    suppress,
)
from outreach_core.reports.measures import (
    CohortWeek,
    Measure,
    Measures,
    VisitDay,
    measures,
)
from outreach_core.reports.page import report_page
from outreach_core.reports.report import (
    CohortFigure,
    Figure,
    InterimReport,
    Section,
    Share,
    interim_report,
)
from outreach_core.reports.sentences import headline
from outreach_core.reports.tables import ReportTable, cohort_table, report_table

__all__ = [
    "DEFINITIONS",
    "MEASURE_TITLES",
    "AdditiveTable",
    "Cell",
    "CohortFigure",
    "CohortWeek",
    "DisclosureRule",
    "Figure",
    "InterimReport",
    "Measure",
    "MeasureName",
    "Measures",
    "ReportTable",
    "Section",
    "Share",
    "Shown",
    "Sum",
    "Visibility",
    "VisitDay",
    "cohort_table",
    "denominator_of",
    "headline",
    "interim_report",
    "measures",
    "report_page",
    "report_table",
    "suppress",
]
