"""How long is each bar of the drawing, and what does it say in words?"""

from collections.abc import Iterable
from typing import Final

import attrs

from outreach_core._messages import Language, Words
from outreach_core.reports.definitions import MeasureName
from outreach_core.reports.disclosure import Shown
from outreach_core.reports.report import InterimReport
from outreach_core.reports.sentences import shown_text

BARS_WIDTH: Final = 430
_ROW_HEIGHT: Final = 42
_STEPS: Final = (
    MeasureName.LOST,
    MeasureName.WRITTEN_TO,
    MeasureName.BASE,
    MeasureName.REACHED,
    MeasureName.RESPONDED,
    MeasureName.MET,
    MeasureName.RE_ENGAGED,
    MeasureName.REFERRED,
)
_FIRST_OF_MANY: Final = frozenset(
    {MeasureName.LOST, MeasureName.WRITTEN_TO, MeasureName.BASE}
)


@attrs.frozen(kw_only=True)
class Bar:
    """One bar of the drawing.

    Attributes:
        label: What it shows.
        text: Number and share as they stand beside the bar.
        width: Length in drawing units; 0 for a hidden number, which is hatched.
        hidden: The number may not be shown.
        strong: Drawn darker: the people themselves, not what became of them.
        top: Distance from the upper edge in drawing units.
    """

    label: str
    text: str
    width: int
    hidden: bool
    strong: bool = False
    top: int = 0


@attrs.frozen(kw_only=True)
class Drawing:
    """A bar chart with all that a screen reader needs.

    Attributes:
        title: What it shows, in few words.
        description: All its numbers in one text.
        bars: From top to bottom.
        height: Height in drawing units.
    """

    title: str
    description: str
    bars: tuple[Bar, ...]
    height: int


def _width(value: int | None, whole: int) -> int:
    if value is None or whole == 0:
        return 0
    # At least two units: a number above zero is never drawn as nothing.
    return 0 if value == 0 else min(BARS_WIDTH, max(2, BARS_WIDTH * value // whole))


def _drawing(title: str, rows: Iterable[Bar]) -> Drawing:
    """Put *rows* below one another, the first at the top."""
    bars = tuple(
        attrs.evolve(bar, top=_ROW_HEIGHT * place) for place, bar in enumerate(rows)
    )
    said = ". ".join(f"{bar.label}: {bar.text}" for bar in bars)
    return Drawing(
        title=title,
        description=f"{said}.",
        bars=bars,
        height=_ROW_HEIGHT * len(bars),
    )


def funnel(report: InterimReport, language: Language) -> Drawing:
    """Draw the way from the list of lost contacts to the talk with the caseworker."""
    figures = [report.figure(name) for name in _STEPS]
    whole = max((f.shown.value or 0 for f in figures), default=0)
    rows = []
    for figure in figures:
        number = _said(figure.shown, language)
        share = "" if figure.share is None else f" ({figure.share.text(language)})"
        label = figure.title.to(language)
        rows.append(
            Bar(
                label=label[:1].upper() + label[1:],
                text=number + share,
                width=_width(figure.shown.value, whole),
                hidden=figure.shown.value is None,
                strong=figure.name in _FIRST_OF_MANY,
            )
        )
    title = Words("Der Weg zurück in Kontakt", "The way back into contact")
    return _drawing(title.to(language), rows)


def cohort_drawing(report: InterimReport, language: Language) -> Drawing | None:
    """Draw the share reached by weeks; ``None`` when there is no share to show."""
    rows = []
    for row in report.cohort:
        label = Words("Nach {n} Wochen", "After {n} weeks").fill(n=row.week)
        if row.week == 1:
            label = Words("Nach 1 Woche", "After 1 week")
        share = row.share
        text = _HIDDEN.to(language) if share is None else share.text(language)
        width = 0 if share is None else _width(share.percent, 100)
        rows.append(
            Bar(label=label.to(language), text=text, width=width, hidden=share is None)
        )
    if all(row.share is None for row in report.cohort):
        return None
    title = Words(
        "Erreicht, nach Wochen seit dem ersten Brief",
        "Reached, by weeks since the first letter",
    )
    return _drawing(title.to(language), rows)


_HIDDEN: Final = Words("* (nicht gezeigt)", "* (not shown)")


def _said(shown: Shown, language: Language) -> str:
    if shown.value is None:
        return _HIDDEN.to(language)
    return shown_text(shown, language)
