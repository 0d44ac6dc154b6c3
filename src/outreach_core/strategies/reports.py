"""Strategies for reports: rules of confidentiality, measures, tables that add up."""

import pendulum
from hypothesis import strategies as st

from outreach_core.reports import (
    AdditiveTable,
    Cell,
    DisclosureRule,
    Measures,
    Sum,
    measures,
)
from outreach_core.strategies.cases import FIRST_DAY, cases


def disclosure_rules(
    min_value: int = 3, max_value: int = 6
) -> st.SearchStrategy[DisclosureRule]:
    """Generate rules; shrinks towards the minimum of 3 without rounding.

    Args:
        min_value: Lowest minimum count, 3 or more.
        max_value: Highest minimum count.
    """
    return st.builds(
        DisclosureRule,
        minimum=st.integers(min_value, max_value),
        rounding=st.sampled_from([1, 10]),
        soften=st.sampled_from([1, 10]),
    )


@st.composite
def additive_tables(
    draw: st.DrawFn, max_parts: int = 4, max_count: int = 9
) -> AdditiveTable:
    """Generate a sum, its parts, and a printed part of each part with a silent rest.

    Shrinks towards zeros.

    Args:
        draw: Given by Hypothesis.
        max_parts: Most parts of the sum, 2 or more.
        max_count: Highest count of a part.
    """
    counts = draw(st.lists(st.integers(0, max_count), min_size=2, max_size=max_parts))
    cells = [Cell(name="all", count=sum(counts), published=True, weight=9)]
    names = [f"part {i}" for i in range(len(counts))]
    sums = [Sum(whole="all", parts=tuple(names))]
    for i, (name, count) in enumerate(zip(names, counts, strict=True)):
        inner = draw(st.integers(0, count))
        cells += [
            Cell(name=name, count=count, published=True, weight=5),
            Cell(name=f"inner {i}", count=inner, published=True, weight=1),
            Cell(name=f"rest {i}", count=count - inner),
        ]
        sums.append(Sum(whole=name, parts=(f"inner {i}", f"rest {i}")))
    return AdditiveTable(cells=tuple(cells), sums=tuple(sums))


def report_measures(
    *, max_cases: int = 12, as_of: pendulum.Date | None = None
) -> st.SearchStrategy[Measures]:
    """Generate measures of a small office; shrinks towards an office without cases.

    Args:
        max_cases: Most cases.
        as_of: Day of the report; ``None``: half a year after the first letters.
    """
    day = FIRST_DAY.add(days=180) if as_of is None else as_of
    return st.lists(cases(), max_size=max_cases).map(
        lambda found: measures(found, as_of=day)
    )
