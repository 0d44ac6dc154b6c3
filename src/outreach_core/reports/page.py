"""The interim report as one complete, accessible HTML page."""

from typing import Final

import jinja2

from outreach_core._messages import Language, Words
from outreach_core.calendar import date_in_words, numeric_date
from outreach_core.reports.funnel import cohort_drawing, funnel
from outreach_core.reports.notes import notes
from outreach_core.reports.page_template import PAGE
from outreach_core.reports.report import CohortFigure, Figure, InterimReport
from outreach_core.reports.sentences import headline, shown_text

_ENVIRONMENT: Final = jinja2.Environment(
    autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True
)

_WORDS: Final = {
    "title": Words("Zwischenbilanz", "Interim report"),
    "outreach": Words("Aufsuchende Beratung", "Outreach counselling"),
    "glance": Words("Auf einen Blick", "At a glance"),
    "way": Words("Vom verlorenen Kontakt zum Gespräch", "From lost contact to a talk"),
    "numbers": Words("Die Zahlen", "The numbers"),
    "numbers_caption": Words(
        "Menschen, bei Besuchen: Besuche. Der Nenner steht bei jedem Anteil dabei.",
        "People; for visits: visits. Each share says out of whom.",
    ),
    "what": Words("Was", "What"),
    "count": Words("Anzahl", "Count"),
    "out_of": Words("von", "out of"),
    "share": Words("Anteil", "Share"),
    "weeks": Words("Wie es mit der Zeit wird", "How it goes with time"),
    "weeks_caption": Words(
        "Anteil der Erreichten nach Wochen seit dem ersten Brief. Wer noch offen ist, "
        "zählt als noch nicht erreicht, nicht als gescheitert.",
        "Share reached by weeks since the first letter. Whoever is still open counts as "
        "not reached yet, not as a failure.",
    ),
    "week": Words("Wochen", "Weeks"),
    "observed": Words("so lange her bei", "so long ago for"),
    "reached": Words("bis dahin erreicht", "reached by then"),
    "too_early": Words("noch offen (zu früh)", "still open (too early)"),
    "no_weeks": Words(
        "Dafür ist es noch zu früh: Der erste Brief ist noch keine Woche her.",
        "It is too early to say: the first letter is less than a week old.",
    ),
    "meaning": Words("Was die Wörter bedeuten", "What the words mean"),
    "denominator": Words("Nenner", "Denominator"),
    "reading": Words("Wie die Zahlen zu lesen sind", "How to read the numbers"),
    "footer": Words("Stand der Daten:", "Data as of"),
}


def report_page(report: InterimReport, *, language: Language = Language.DE) -> str:
    """Render *report* as one HTML page that needs no network, no script and no font.

    Args:
        report: The report; every number in it may be published.
        language: Language of all texts.

    Returns:
        The page, from ``<!doctype html>`` to the end.
    """
    template = _ENVIRONMENT.from_string(PAGE)
    return template.render(
        lang=language.value,
        w={name: words.to(language) for name, words in _WORDS.items()},
        office=report.office,
        short_date=numeric_date(report.as_of, language),
        long_date=date_in_words(report.as_of, language),
        period=_period(report, language),
        headline=headline(report, language),
        funnel=funnel(report, language),
        rows=[_row(figure, language) for figure in report.figures],
        cohort_rows=[_cohort_row(row, language) for row in report.cohort],
        cohort_drawing=cohort_drawing(report, language),
        sections=[
            {
                "title": section.title.to(language),
                "paragraphs": [text.to(language) for text in section.paragraphs],
            }
            for section in report.sections
        ],
        notes=[note.to(language) for note in notes(report)],
    )


def _period(report: InterimReport, language: Language) -> str:
    last = date_in_words(report.as_of, language)
    if report.since is None:
        return Words("bis {last}", "until {last}").fill(last=last).to(language)
    words = Words("{first} bis {last}", "{first} to {last}")
    return words.fill(first=date_in_words(report.since, language), last=last).to(
        language
    )


def _row(figure: Figure, language: Language) -> dict[str, str]:
    out_of = denominator = ""
    if figure.denominator is not None and figure.denominator_title is not None:
        denominator = figure.denominator_title.to(language)
        out_of = f"{shown_text(figure.denominator, language)} {denominator}"
    title = figure.title.to(language)
    return {
        "title": title[:1].upper() + title[1:],
        "count": shown_text(figure.shown, language),
        "out_of": out_of,
        "share": "" if figure.share is None else figure.share.text(language),
        "definition": figure.definition.to(language),
        "denominator": denominator,
    }


def _cohort_row(row: CohortFigure, language: Language) -> dict[str, str]:
    return {
        "week": str(row.week),
        "observed": shown_text(row.observed, language),
        "reached": shown_text(row.reached, language),
        "share": "" if row.share is None else row.share.text(language),
        "too_early": shown_text(row.too_early, language),
    }
