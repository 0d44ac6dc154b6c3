"""What stands in the interim report (Zwischenbilanz): only numbers that may be shown."""

from collections.abc import Iterable, Mapping
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Language, Words
from outreach_core._validators import is_day, is_day_or_none, is_text, is_words, only
from outreach_core.errors import InvalidInputError
from outreach_core.reports.definitions import (
    DEFINITIONS,
    MEASURE_TITLES,
    MeasureName,
    denominator_of,
)
from outreach_core.reports.disclosure import (
    HIDDEN,
    DisclosureRule,
    Shown,
    Visibility,
    suppress,
)
from outreach_core.reports.measures import Measures, VisitDay
from outreach_core.reports.sums import additive_table, week_cell

_ROUGH: Final = 10
"""A share of a rounded number is shown when it is off by 5 percent at most."""


@attrs.frozen(kw_only=True)
class Share:
    """How many in a hundred.

    Attributes:
        percent: Whole percent, halves up.
        rough: One of the two numbers is rounded.
    """

    percent: int
    rough: bool = False

    def text(self, language: Language) -> str:
        """Return "44 %" or "rund 44 %"."""
        # U+202F: the sign never stands alone on the next line.
        exact = f"{self.percent}\u202f%"
        if not self.rough:
            return exact
        return Words("rund {n}", "about {n}").fill(n=exact).to(language)


@attrs.frozen(kw_only=True)
class Figure:
    """One measure as the reader sees it.

    Attributes:
        name: Which measure.
        title: What people did or what happened.
        definition: What exactly is counted.
        shown: The number.
        denominator: Out of how many; ``None``: a number of its own.
        denominator_title: Out of whom; ``None`` as above.
        share: How many in a hundred; ``None``: not to be shown, or without denominator.
    """

    name: MeasureName
    title: Words
    definition: Words
    shown: Shown
    denominator: Shown | None
    denominator_title: Words | None
    share: Share | None


@attrs.frozen(kw_only=True)
class CohortFigure:
    """One row of the cohort as the reader sees it.

    Attributes:
        week: Whole weeks since the first letter.
        observed: People whose first letter is at least so long ago.
        reached: Those of them who were reached by then.
        too_early: People for whom it is too early to say: noch offen.
        share: How many in a hundred of *observed*; ``None``: not to be shown.
    """

    week: int
    observed: Shown
    reached: Shown
    too_early: Shown
    share: Share | None


@attrs.frozen(kw_only=True)
class Section:
    """One more section at the end of the page, written by a plug-in.

    Attributes:
        name: Name of the section, unique in a report.
        title: Heading.
        paragraphs: Plain text; markup in it is shown, not obeyed.
    """

    name: str = attrs.field(validator=is_text)
    title: Words = attrs.field(validator=is_words)
    paragraphs: tuple[Words, ...] = attrs.field(default=(), validator=only(Words))


@attrs.frozen(kw_only=True)
class InterimReport:
    """The interim report as data; every number in it may be published.

    There is no number about a single member of staff, a district or a reason.

    Attributes:
        office: Name of the office.
        as_of: Last day that counts.
        since: First day of the period; ``None``: from the beginning.
        rule: How small a count may be.
        figures: All measures, in the order of :class:`MeasureName`.
        cohort: How far people had come by weeks since their first letter.
        hardest_day: The day with most visits without a talk, told without its date;
            ``None`` when there was none or it would tell a hidden number.
        sections: Sections of plug-ins, sorted by name.
        compared: An earlier edition was given, differences to it were checked.
    """

    office: str = attrs.field(validator=is_text)
    as_of: pendulum.Date = attrs.field(validator=is_day)
    since: pendulum.Date | None = attrs.field(default=None, validator=is_day_or_none)
    rule: DisclosureRule
    figures: tuple[Figure, ...]
    cohort: tuple[CohortFigure, ...] = ()
    hardest_day: VisitDay | None = None
    sections: tuple[Section, ...] = ()
    compared: bool = False

    def figure(self, name: MeasureName) -> Figure:
        """Return the figure of that measure."""
        return next(f for f in self.figures if f.name is name)

    @property
    def exact_numbers(self) -> Mapping[str, int]:
        """All exact numbers by name of their cell, for a comparison with this edition."""
        numbers = {f.name.value: f.shown for f in self.figures}
        for row in self.cohort:
            numbers |= {
                week_cell(row.week, "observed"): row.observed,
                week_cell(row.week, "reached"): row.reached,
                week_cell(row.week, "early"): row.too_early,
            }
        return {
            name: shown.value
            for name, shown in numbers.items()
            if shown.visibility is Visibility.EXACT and shown.value is not None
        }


def interim_report(
    found: Measures,
    *,
    office: str,
    as_of: pendulum.Date | None = None,
    rule: DisclosureRule | None = None,
    sections: Iterable[Section] = (),
    previous: InterimReport | None = None,
) -> InterimReport:
    """Turn exact measures into a report that may be published.

    Args:
        found: The exact measures.
        office: Name of the office, as it stands above the report.
        as_of: Day of the report; when given, it must be the day of the measures.
        rule: How small a count may be; ``None``: the default, 3 people.
        sections: Further sections, in any order.
        previous: The edition published before; a difference of one or two people to
            one of its exact numbers is hidden. An edition of another period is not
            compared: its numbers are about other people.

    Raises:
        InvalidInputError: *as_of* is not the day of the measures, or two sections
            share a name.
    """
    extra = tuple(sorted(sections, key=lambda s: s.name))
    _check(found, as_of, extra)
    rule = DisclosureRule() if rule is None else rule
    same_period = previous is not None and previous.since == found.since
    old = previous.exact_numbers if previous is not None and same_period else None
    shown = suppress(additive_table(found), rule, previous=old)
    return InterimReport(
        office=office,
        as_of=found.as_of,
        since=found.since,
        rule=rule,
        figures=tuple(_figure(name, shown, rule) for name in MeasureName),
        cohort=tuple(_cohort_figure(row.week, shown, rule) for row in found.cohort),
        hardest_day=_day_to_tell(found, shown),
        sections=extra,
        compared=same_period,
    )


def _check(
    found: Measures, as_of: pendulum.Date | None, sections: tuple[Section, ...]
) -> None:
    faults = []
    if as_of is not None and as_of != found.as_of:
        faults.append(
            Words(
                "Die Zahlen sind von einem anderen Tag. Bitte neu zählen.",
                "The measures are of another day. Count again.",
            )
        )
    if len({s.name for s in sections}) < len(sections):
        faults.append(
            Words(
                "Zwei Abschnitte tragen denselben Namen. Bitte einen umbenennen.",
                "Two sections share a name. Rename one of them.",
            )
        )
    if faults:
        raise InvalidInputError(subject="Interim report", faults=faults)


def _share(part: Shown, whole: Shown | None, rule: DisclosureRule) -> Share | None:
    if whole is None or part.value is None or whole.value is None:
        return None
    rough = Visibility.ROUNDED in {part.visibility, whole.visibility}
    least = _ROUGH * whole.step if rough else rule.minimum
    if whole.value < max(least, rule.minimum) or part.value > whole.value:
        return None
    percent = (200 * part.value + whole.value) // (2 * whole.value)
    return Share(percent=percent, rough=rough)


def _figure(
    name: MeasureName, shown: Mapping[str, Shown], rule: DisclosureRule
) -> Figure:
    below = denominator_of(name)
    whole = None if below is None else shown[below.value]
    return Figure(
        name=name,
        title=MEASURE_TITLES[name],
        definition=DEFINITIONS[name],
        shown=shown[name.value],
        denominator=whole,
        denominator_title=None if below is None else MEASURE_TITLES[below],
        share=_share(shown[name.value], whole, rule),
    )


def _cohort_figure(
    week: int, shown: Mapping[str, Shown], rule: DisclosureRule
) -> CohortFigure:
    observed = shown[week_cell(week, "observed")]
    reached = shown[week_cell(week, "reached")]
    return CohortFigure(
        week=week,
        observed=observed,
        reached=reached,
        too_early=shown[week_cell(week, "early")],
        share=_share(reached, observed, rule),
    )


def _day_to_tell(found: Measures, shown: Mapping[str, Shown]) -> VisitDay | None:
    # One day without date, place and names identifies nobody, but "1 of 7" would tell
    # a hidden number of people met: so it is told only beside exact totals.
    told = (MeasureName.MET, MeasureName.CONVERSATIONS, MeasureName.VISITS_MADE)
    exact = all(
        shown.get(name.value, HIDDEN).visibility is Visibility.EXACT for name in told
    )
    return found.hardest_day if exact else None
