"""Nobody can be recognised: brute force against the disclosure control."""

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_core.errors import InvalidValueError
from outreach_core.reports import (
    AdditiveTable,
    Cell,
    DisclosureRule,
    Measures,
    Shown,
    Sum,
    Visibility,
    suppress,
)
from outreach_core.reports.sums import additive_table
from outreach_core.strategies.reports import (
    additive_tables,
    disclosure_rules,
    report_measures,
)

RULE = DisclosureRule(soften=1)
MOST = 14


def two_by_parts(*counts: int) -> AdditiveTable:
    """A sum with its parts, all printed."""
    names = [f"part {i}" for i in range(len(counts))]
    return AdditiveTable(
        cells=(
            Cell(name="all", count=sum(counts), published=True, weight=9),
            *(
                Cell(name=n, count=c, published=True)
                for n, c in zip(names, counts, strict=True)
            ),
        ),
        sums=(Sum(whole="all", parts=tuple(names)),),
    )


def nested(whole: int, part: int) -> AdditiveTable:
    """A sum and one printed part; the rest follows by subtraction."""
    return AdditiveTable(
        cells=(
            Cell(name="base", count=whole, published=True, weight=9),
            Cell(name="met", count=part, published=True),
            Cell(name="rest", count=whole - part),
        ),
        sums=(Sum(whole="base", parts=("met", "rest")),),
    )


def worlds(table: AdditiveTable, shown: dict[str, Shown], most: int) -> list[dict]:
    """All tables that a reader must allow for, found by trying every one.

    Independent of the search under test: the free counts are enumerated, sums follow.
    """
    wholes = [s.whole for s in table.sums]
    free = [c.name for c in table.cells if c.name not in wholes]
    spans = {n: s.span for n, s in shown.items() if s.span is not None}
    ranges = [
        range(spans[n].low, spans[n].high + 1) if n in spans else range(most + 1)
        for n in free
    ]
    found = []
    for values in itertools.product(*ranges):
        world = dict(zip(free, values, strict=True))
        for one in reversed(table.sums):
            world[one.whole] = sum(world[p] for p in one.parts)
        if all(s.low <= world[n] <= s.high for n, s in spans.items()):
            found.append(world)
    return found


def check_by_force(table: AdditiveTable, rule: DisclosureRule, most: int) -> None:
    shown = suppress(table, rule)
    found = worlds(table, shown, most)
    assert table.truth in found
    for cell in table.cells:
        told = {world[cell.name] for world in found}
        if cell.people and 0 < cell.count < rule.minimum:
            assert max(told) >= rule.minimum, (cell, shown)
        if shown.get(cell.name) and shown[cell.name].value is None:
            assert len(told) > 1, (cell, shown)


@pytest.mark.parametrize("counts", list(itertools.product(range(7), repeat=3)))
def test_no_small_part_can_be_worked_out_from_a_sum(counts: tuple[int, ...]) -> None:
    check_by_force(two_by_parts(*counts), RULE, MOST)


@pytest.mark.parametrize(
    ("whole", "part"), [(w, p) for w in range(10) for p in range(w + 1)]
)
def test_all_but_one_is_hidden_like_one(whole: int, part: int) -> None:
    check_by_force(nested(whole, part), RULE, 20)


@given(additive_tables(max_parts=2, max_count=6), disclosure_rules(3, 4))
def test_no_table_gives_a_small_count_away(
    table: AdditiveTable, rule: DisclosureRule
) -> None:
    check_by_force(table, rule, 16)


@pytest.mark.parametrize("make", [two_by_parts, nested])
def test_whoever_knows_the_method_is_still_in_doubt_but_for_one_and_one(
    make: Callable[[int, int], AdditiveTable],
) -> None:
    # The known limit of minimum counts: a hidden total of two hidden parts is 1 + 1.
    pairs = itertools.product(range(12), repeat=2)
    tables = [make(a, b) for a, b in pairs if make is two_by_parts or b <= a]
    seen: dict[tuple[object, ...], list[AdditiveTable]] = {}
    for table in tables:
        shown = suppress(table, RULE)
        seen.setdefault(tuple((n, s.value) for n, s in shown.items()), []).append(table)
    settled = [
        dict(tables[0].truth)
        for key, tables in seen.items()
        if any(v is None and len({t.truth[n] for t in tables}) == 1 for n, v in key)
    ]
    assert settled in ([], [{"all": 2, "part 0": 1, "part 1": 1}])


def test_zeros_are_shown_and_ones_are_not() -> None:
    shown = suppress(two_by_parts(0, 1, 20, 30), RULE)
    assert shown["part 0"].value == 0
    assert shown["part 1"].value is None
    assert sum(s.value is None for s in shown.values()) == 2


def test_nothing_is_hidden_without_need() -> None:
    shown = suppress(two_by_parts(3, 4, 0), RULE)
    assert [s.value for s in shown.values()] == [7, 3, 4, 0]


def test_a_large_sum_is_rounded_rather_than_hidden() -> None:
    table = AdditiveTable(
        cells=(
            Cell(name="all", count=470, published=True, weight=1),
            Cell(name="one", count=2, published=True, weight=2),
            Cell(name="base", count=468, published=True, weight=9),
        ),
        sums=(Sum(whole="all", parts=("one", "base")),),
    )
    shown = suppress(table, DisclosureRule())
    assert shown["all"] == Shown(visibility=Visibility.ROUNDED, value=470, step=10)
    assert shown["one"].value is None
    assert shown["base"].value == 468


def test_a_small_difference_to_the_edition_before_is_hidden() -> None:
    table = two_by_parts(20, 30)
    shown = suppress(table, RULE, previous={"part 0": 19})
    assert shown["part 0"].value is None
    assert suppress(table, RULE, previous={"part 0": 17})["part 0"].value == 20
    assert suppress(table, RULE, previous={"part 0": 20})["part 0"].value == 20
    # And it does not follow from the sum.
    assert sum(s.value is None for s in shown.values()) == 2


def test_rounding_shows_multiples_only() -> None:
    shown = suppress(two_by_parts(12, 34), DisclosureRule(rounding=10))
    assert [s.value for s in shown.values()] == [50, 10, 30]


@pytest.mark.parametrize("minimum", [0, 1, 2, True])
def test_a_minimum_below_three_would_hide_nothing(minimum: int) -> None:
    with pytest.raises(InvalidValueError):
        DisclosureRule(minimum=minimum)


def test_a_table_that_does_not_add_up_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="sums that hold"):
        AdditiveTable(
            cells=(Cell(name="all", count=2), Cell(name="part", count=1)),
            sums=(Sum(whole="all", parts=("part",)),),
        )


@settings(max_examples=25, deadline=None)
@given(report_measures(max_cases=14), disclosure_rules())
def test_no_small_count_of_a_report_is_ever_shown(
    found: Measures, rule: DisclosureRule
) -> None:
    table = additive_table(found)
    shown = suppress(table, rule)
    for cell in table.cells:
        small = cell.people and 0 < cell.count < rule.minimum
        if small and cell.name in shown:
            assert shown[cell.name].visibility is not Visibility.EXACT
        if cell.name in shown and shown[cell.name].span is not None:
            assert shown[cell.name].span.low <= cell.count <= shown[cell.name].span.high
    assert suppress(table, rule) == shown


@settings(max_examples=40, deadline=None)
@given(report_measures(max_cases=10), st.just(RULE))
def test_the_sums_of_a_report_leave_every_small_count_in_doubt(
    found: Measures, rule: DisclosureRule
) -> None:
    # Judged with intervals alone, without the search: no bound pins a small count.
    table = additive_table(found)
    shown = suppress(table, rule)
    low, high = intervals(table, shown)
    for cell in table.cells:
        if cell.people and 0 < cell.count < rule.minimum:
            assert low[cell.name] <= cell.count
            assert high[cell.name] >= rule.minimum
        elif cell.name in shown and shown[cell.name].value is None:
            assert low[cell.name] < high[cell.name]


def intervals(
    table: AdditiveTable, shown: dict[str, Shown]
) -> tuple[dict[str, int], dict[str, int]]:
    """What adding and subtracting alone tells a reader of each count."""
    low = {c.name: 0 for c in table.cells}
    high = {c.name: 10**6 for c in table.cells}
    for name, value in shown.items():
        if value.span is not None:
            low[name], high[name] = value.span.low, value.span.high
    for _ in range(30):
        for one in table.sums:
            w, parts = one.whole, one.parts
            low[w] = max(low[w], sum(low[p] for p in parts))
            high[w] = min(high[w], sum(high[p] for p in parts))
            for p in parts:
                others = [q for q in parts if q != p]
                low[p] = max(low[p], low[w] - sum(high[q] for q in others))
                high[p] = min(high[p], high[w] - sum(low[q] for q in others))
    return low, high
