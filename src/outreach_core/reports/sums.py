"""How do the numbers of a report add up? All that a reader could use to work one out."""

import itertools
from collections.abc import Iterable
from typing import Final

from outreach_core.reports.attacker import Sum
from outreach_core.reports.definitions import MeasureName
from outreach_core.reports.disclosure import AdditiveTable, Cell
from outreach_core.reports.measures import CohortWeek, Measures

_M: Final = MeasureName

# The larger, the later it is hidden for the sake of another number.
_WEIGHTS: Final = {
    _M.WRITTEN_TO: 90,
    _M.BASE: 95,
    _M.REACHED: 85,
    _M.MET: 80,
    _M.LOST: 75,
    _M.RESPONDED: 70,
    _M.RE_ENGAGED: 65,
    _M.REFERRED: 50,
    _M.VISITS_AGREED: 45,
    _M.STILL_OPEN: 40,
    _M.NEUTRAL_EXITS: 30,
    _M.COACHING_STARTED: 25,
    _M.CONVERSATIONS: 22,
    _M.VISITS_MADE: 21,
    _M.ENDED_UNREACHED: 20,
}
_COHORT_WEIGHT: Final = 10
# Being on the list or written to late says something about the office, not the person.
_ABOUT_THE_OFFICE: Final = frozenset({_M.VISITS_MADE, _M.CONVERSATIONS})

_NESTED: Final = (
    (_M.BASE, _M.REACHED),
    (_M.REACHED, _M.RESPONDED),
    (_M.REACHED, _M.MET),
    (_M.REACHED, _M.RE_ENGAGED),
    (_M.REACHED, _M.REFERRED),
    (_M.RESPONDED, _M.VISITS_AGREED),
    (_M.REFERRED, _M.COACHING_STARTED),
)


def week_cell(week: int, what: str) -> str:
    """Return the name of a count of the cohort ("week-4-reached")."""
    return f"week-{week}-{what}"


def additive_table(found: Measures) -> AdditiveTable:
    """Lay out all numbers of the report and every way in which they add up.

    Differences that are printed nowhere ("reached, but not met") are cells too: a
    reader can subtract.
    """
    cells = [
        Cell(
            name=m.name.value,
            count=m.count,
            people=m.name not in _ABOUT_THE_OFFICE,
            published=True,
            weight=_WEIGHTS[m.name],
        )
        for m in found.all
    ]
    sums: list[Sum] = []
    _add_whole(cells, sums, found)
    for whole, part in _NESTED:
        rest = f"{whole.value} without {part.value}"
        cells.append(Cell(name=rest, count=found.count(whole) - found.count(part)))
        sums.append(Sum(whole=whole.value, parts=(part.value, rest)))
    _add_overlap(cells, sums, found)
    _add_cohort(cells, sums, found)
    return AdditiveTable(cells=tuple(cells), sums=tuple(sums))


def _add_whole(cells: list[Cell], sums: list[Sum], found: Measures) -> None:
    unwritten = found.count(_M.LOST) - found.count(_M.WRITTEN_TO)
    repeated = found.count(_M.CONVERSATIONS) - found.count(_M.MET)
    shut = found.count(_M.VISITS_MADE) - found.count(_M.CONVERSATIONS)
    cells.extend(
        (
            Cell(name="not written to yet", count=unwritten, people=False),
            Cell(name="second and later talks", count=repeated, people=False),
            Cell(name="visits without a talk", count=shut, people=False),
        )
    )
    sums.extend(
        (
            Sum(whole=_M.LOST.value, parts=(_M.WRITTEN_TO.value, "not written to yet")),
            Sum(
                whole=_M.WRITTEN_TO.value, parts=(_M.BASE.value, _M.NEUTRAL_EXITS.value)
            ),
            Sum(
                whole=_M.BASE.value,
                parts=(
                    _M.REACHED.value,
                    _M.STILL_OPEN.value,
                    _M.ENDED_UNREACHED.value,
                ),
            ),
            Sum(
                whole=_M.CONVERSATIONS.value,
                parts=(_M.MET.value, "second and later talks"),
            ),
            Sum(
                whole=_M.VISITS_MADE.value,
                parts=(_M.CONVERSATIONS.value, "visits without a talk"),
            ),
        )
    )


def _add_overlap(cells: list[Cell], sums: list[Sum], found: Measures) -> None:
    both = found.responded_and_met
    only_answered = found.count(_M.RESPONDED) - both
    only_met = found.count(_M.MET) - both
    neither = found.count(_M.REACHED) - both - only_answered - only_met
    cells.extend(
        (
            Cell(name="responded and met", count=both),
            Cell(name="responded only", count=only_answered),
            Cell(name="met only", count=only_met),
            Cell(name="reached otherwise", count=neither),
        )
    )
    sums.extend(
        (
            Sum(
                whole=_M.RESPONDED.value, parts=("responded and met", "responded only")
            ),
            Sum(whole=_M.MET.value, parts=("responded and met", "met only")),
            Sum(
                whole=_M.REACHED.value,
                parts=(
                    "responded and met",
                    "responded only",
                    "met only",
                    "reached otherwise",
                ),
            ),
        )
    )


def _add_cohort(cells: list[Cell], sums: list[Sum], found: Measures) -> None:
    base, reached = found.count(_M.BASE), found.count(_M.REACHED)
    for row in found.cohort:
        observed, by_then, early = (
            week_cell(row.week, what) for what in ("observed", "reached", "early")
        )
        not_yet, later = f"{observed} not yet reached", f"reached after {by_then}"
        cells.extend(
            (
                _shown_cell(observed, row.observed, people=False),
                _shown_cell(by_then, row.reached),
                _shown_cell(early, base - row.observed, people=False),
                Cell(name=not_yet, count=row.observed - row.reached),
                Cell(name=later, count=reached - row.reached),
            )
        )
        sums.extend(
            (
                Sum(whole=_M.BASE.value, parts=(observed, early)),
                Sum(whole=observed, parts=(by_then, not_yet)),
                Sum(whole=_M.REACHED.value, parts=(by_then, later)),
            )
        )
    _add_steps(cells, sums, found.cohort)


def _shown_cell(name: str, count: int, *, people: bool = True) -> Cell:
    return Cell(
        name=name, count=count, people=people, published=True, weight=_COHORT_WEIGHT
    )


def _add_steps(
    cells: list[Cell], sums: list[Sum], cohort: Iterable[CohortWeek]
) -> None:
    """From one week mark to the next: who was reached in between, who is not so far."""
    rows = list(cohort)
    for before, row in itertools.pairwise(rows):
        dropped = f"observed {before.week} but not {row.week} weeks"
        dropped_reached, dropped_not = f"{dropped}, reached", f"{dropped}, not reached"
        kept, new = f"reached before week {row.week}", f"reached until week {row.week}"
        gone = before.observed - row.observed
        gone_reached = before.reached - row.reached_earlier
        cells.extend(
            (
                Cell(name=dropped, count=gone, people=False),
                Cell(name=dropped_reached, count=gone_reached),
                Cell(name=dropped_not, count=gone - gone_reached),
                Cell(name=kept, count=row.reached_earlier),
                Cell(name=new, count=row.reached - row.reached_earlier),
            )
        )
        sums.extend(
            (
                Sum(
                    whole=week_cell(before.week, "observed"),
                    parts=(week_cell(row.week, "observed"), dropped),
                ),
                Sum(
                    whole=week_cell(before.week, "reached"),
                    parts=(kept, dropped_reached),
                ),
                Sum(whole=dropped, parts=(dropped_reached, dropped_not)),
                Sum(whole=week_cell(row.week, "reached"), parts=(kept, new)),
            )
        )
