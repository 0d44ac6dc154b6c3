"""The report on the quality of the data as one accessible page, and as plain data."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import attrs
import jinja2

from outreach_core._messages import Language, Words, grouped, in_both
from outreach_core.calendar import date_in_words, numeric_date
from outreach_core.hooks import Fixer, RowFinding, Tally
from outreach_core.workflows.quality import ColumnQuality, SourceQuality
from outreach_core.workflows.quality_template import PAGE

_ENVIRONMENT: Final = jinja2.Environment(
    autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True
)

FIXER_WORDS: Final[Mapping[Fixer, Words]] = {
    Fixer.CONTROLLING: Words("Controlling", "Controlling"),
    Fixer.IT: Words("IT", "IT"),
    Fixer.CASEWORKER: Words("Fachkraft", "Caseworker"),
}
"""Who can put a fault right, in words."""

_WORDS: Final = {
    "title": Words("Datenqualität", "Quality of the data"),
    "privacy": Words(
        "Auf dieser Seite stehen Zeilennummern, keine Angaben zu Menschen. Sie darf an "
        "die Stelle weitergegeben werden, die den Fehler beheben kann.",
        "This page holds row numbers and nothing about anybody. It may be handed to "
        "whoever can put the fault right.",
    ),
    "rows": Words("Jede Zeile abgerechnet", "Every row accounted for"),
    "rows_caption": Words(
        "Zeilen = verwendet + zusammengelegt + ausgelassen.",
        "Rows = used + merged + left out.",
    ),
    "place": Words("Datei, Blatt", "File, sheet"),
    "total": Words("Zeilen", "Rows"),
    "used": Words("verwendet", "used"),
    "merged": Words("zusammengelegt", "merged"),
    "left_out": Words("ausgelassen", "left out"),
    "todo": Words("Was zu tun ist", "What to do"),
    "none": Words("Nichts gefunden.", "Nothing found."),
    "count": Words("Anzahl", "Count"),
    "what": Words("Was", "What"),
    "where": Words("Wo", "Where"),
    "effect": Words("Folge", "Effect"),
    "kept": Words("Zeile bleibt", "row is used"),
    "dropped": Words("Zeile fehlt", "row is left out"),
    "columns": Words("Wie voll und wie lesbar", "How complete and how readable"),
    "columns_caption": Words(
        "Zeilen je Spalte. Der Balken zeigt lesbar (dunkel), zweifelhaft (schraffiert) "
        "und leer (weiß).",
        "Rows by column. The bar shows readable (dark), doubtful (hatched) and empty "
        "(white).",
    ),
    "column": Words("Spalte", "Column"),
    "filled": Words("gefüllt", "filled"),
    "valid": Words("lesbar", "readable"),
    "doubtful": Words("zweifelhaft", "doubtful"),
    "empty": Words("leer", "empty"),
    "shares": Words("Anteile", "Shares"),
    "not_told": Words(
        "Diese Quelle sagt nichts über ihre Spalten.",
        "This source says nothing about its columns.",
    ),
    "unused": Words("Wird nie gelesen", "Never read"),
    "unused_text": Words(
        "Diese Spalten braucht niemand. Wer sie nicht exportiert, spart Daten "
        "(Art. 5 Abs. 1 Buchst. c DSGVO).",
        "Nobody needs these columns. Leaving them out of the export saves data "
        "(Art. 5 (1) (c) GDPR).",
    ),
    "near": Words("gemeint?", "meant?"),
    "footer": Words("Stand der Daten:", "Data as of"),
}
_ROWS: Final = Words("Zeilen {rows}", "rows {rows}")
_ROW: Final = Words("Zeile {rows}", "row {rows}")
_MORE: Final = Words("{rows} und {count} weitere", "{rows} and {count} more")
_SUMMARY: Final = Words(
    "{rows} Zeilen gelesen, {used} verwendet, {out} mit Grund ausgelassen; {kinds} "
    "Arten von Befunden.",
    "{rows} rows read, {used} used, {out} left out with a reason; {kinds} kinds of "
    "findings.",
)


def quality_page(
    found: Sequence[SourceQuality], *, office: str, language: Language = Language.DE
) -> str:
    """Render the reports of all sources as one HTML page: no script, no network.

    Args:
        found: One report for each source, at least one.
        office: Name of the office.
        language: Language of all texts.

    Returns:
        The page, from ``<!doctype html>`` to the end; it holds row numbers, no value.
    """
    as_of = found[0].as_of
    return _ENVIRONMENT.from_string(PAGE).render(
        lang=language.value,
        w={name: words.to(language) for name, words in _WORDS.items()},
        office=office,
        short_date=numeric_date(as_of, language),
        long_date=date_in_words(as_of, language),
        sources=[_source(source, language) for source in found],
    )


def quality_data(found: Sequence[SourceQuality]) -> dict[str, Any]:
    """Return the reports as plain data for JSON: codes, counts and row numbers."""
    return {
        "version": 1,
        "as_of": found[0].as_of.isoformat() if found else None,
        "sources": [
            {
                "name": source.name,
                "tallies": [attrs.asdict(tally) for tally in source.tallies],
                "columns": [
                    {
                        **attrs.asdict(column.profile),
                        "valid": column.valid,
                        "doubtful": column.doubtful,
                    }
                    for column in source.columns
                ],
                "unused": [attrs.asdict(column) for column in source.unused],
                "findings": [_finding_data(finding) for finding in source.findings],
            }
            for source in found
        ],
    }


def quality_summary(source: SourceQuality) -> Words:
    """Return the report in one sentence."""
    counts = {
        "rows": sum(tally.rows for tally in source.tallies),
        "used": sum(tally.records for tally in source.tallies),
        "out": sum(tally.issues for tally in source.tallies),
        "kinds": len({finding.code for finding in source.findings}),
    }
    shown = {name: in_both(grouped, count) for name, count in counts.items()}
    return _SUMMARY.fill(**shown)


def _finding_data(finding: RowFinding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "place": finding.place,
        "column": finding.column,
        "count": finding.count,
        "rows": list(finding.rows),
        "kept": finding.kept,
        "fixer": finding.fixer.value,
        "de": finding.words.de,
        "en": finding.words.en,
    }


def _source(source: SourceQuality, language: Language) -> dict[str, Any]:
    by_fixer = [
        {
            "name": words.to(language),
            "findings": [
                _finding(finding, language)
                for finding in source.findings
                if finding.fixer is fixer
            ],
        }
        for fixer, words in FIXER_WORDS.items()
    ]
    return {
        "name": source.name,
        "summary": quality_summary(source).to(language),
        "tallies": [_tally(tally, language) for tally in source.tallies],
        "desks": [desk for desk in by_fixer if desk["findings"]],
        "columns": [_column(column, language) for column in source.columns],
        "unused": source.unused,
    }


def _tally(tally: Tally, language: Language) -> dict[str, str]:
    counts = {
        "rows": tally.rows,
        "records": tally.records,
        "merged": tally.merged,
        "issues": tally.issues,
    }
    shown = {name: grouped(count, language) for name, count in counts.items()}
    return shown | {"place": tally.place}


def _finding(finding: RowFinding, language: Language) -> dict[str, str]:
    rows = ", ".join(str(row) for row in finding.rows)
    more = finding.count - len(finding.rows)
    if rows and more:
        rows = _MORE.fill(rows=rows, count=grouped(more, language)).to(language)
    words = _ROW if finding.count == 1 else _ROWS
    return {
        "count": grouped(finding.count, language),
        "words": finding.words.to(language),
        "code": finding.code,
        "place": finding.place,
        "column": finding.column,
        "rows": words.fill(rows=rows).to(language) if rows else "",
        "effect": _WORDS["kept" if finding.kept else "dropped"].to(language),
    }


def _column(column: ColumnQuality, language: Language) -> dict[str, str]:
    profile = column.profile
    total = max(profile.filled + profile.empty, 1)
    doubtful = profile.filled - column.valid
    return {
        "place": profile.place,
        "column": profile.column,
        "field": profile.field,
        "filled": grouped(profile.filled, language),
        "valid": grouped(column.valid, language),
        "doubtful": grouped(doubtful, language),
        "empty": grouped(profile.empty, language),
        "valid_share": f"{160 * column.valid / total:.1f}",
        # Two pixels at least: one row in 14,000 is still to be seen.
        "doubtful_share": f"{max(160 * doubtful / total, 2 if doubtful else 0):.1f}",
    }
