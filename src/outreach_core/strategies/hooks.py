"""Strategies for what passes between plug-ins and core; the simplest batch is empty."""

import datetime as dt
from typing import Any, Final

import pendulum
from hypothesis import strategies as st

from outreach_core._messages import Words
from outreach_core.contacts import ContactHistory
from outreach_core.hooks import (
    FILE,
    FLAG,
    NUMBER,
    SECRET,
    TABLE,
    TEXT,
    TEXTS,
    WHOLE,
    Cell,
    ColumnProfile,
    Delivery,
    Erased,
    Fixer,
    LedgerEntry,
    LedgerState,
    Page,
    Progress,
    RowFinding,
    RowIssue,
    Secret,
    Setting,
    SourceBatch,
    SourceProfile,
    Table,
    Tally,
    UnusedColumn,
)
from outreach_core.strategies.eligibility import office_statements
from outreach_core.strategies.people import customers, staff_members

_CODES: Final = ("date-unreadable", "postcode-lost-zero", "unknown-customer")
_PLACES: Final = ("kontakte.csv", "kunden.xlsx, Blatt 1", "personal.csv")
_WORDS: Final = Words("Beispiel", "example")
# Letters of a spreadsheet: umlauts, a formula sign, a quote, no control characters.
_TEXTS: Final = st.text("aZäß =+@\"'€0,;", max_size=12)
_KEYS: Final = st.text("0123456789abcdef", min_size=4, max_size=12)


def row_issues(
    *, place: str | None = None, kept: bool | None = None
) -> st.SearchStrategy[RowIssue]:
    """Generate issues of one row; shrinks towards the first row.

    Args:
        place: Where; ``None``: any of a few files.
        kept: Whether the row was used all the same; ``None``: either.
    """
    return st.builds(
        RowIssue,
        place=st.sampled_from(_PLACES) if place is None else st.just(place),
        row=st.integers(1, 1_048_576),
        code=st.sampled_from(_CODES),
        words=st.just(_WORDS),
        column=st.sampled_from(("", "Geburtsdatum")),
        kept=st.booleans() if kept is None else st.just(kept),
    )


@st.composite
def tallies(draw: st.DrawFn, max_rows: int = 50, *, place: str = _PLACES[0]) -> Tally:
    """Generate accounts that add up; shrinks towards an empty file.

    Args:
        draw: Given by Hypothesis.
        max_rows: Most rows of each sort.
        place: Where.
    """
    records, issues, merged = (draw(st.integers(0, max_rows)) for _ in range(3))
    rows = records + issues + merged
    return Tally(place=place, rows=rows, records=records, issues=issues, merged=merged)


@st.composite
def source_batches(draw: st.DrawFn, max_people: int = 5) -> SourceBatch:
    """Generate batches whose every row is accounted for; shrinks towards nobody.

    Args:
        draw: Given by Hypothesis.
        max_people: Most people, and most unused rows.
    """
    place = draw(st.sampled_from(_PLACES))
    people = draw(st.lists(customers(), max_size=max_people, unique_by=lambda p: p.id))
    staff = draw(st.lists(staff_members(), max_size=3, unique_by=lambda s: s.id))
    issues = draw(st.lists(row_issues(place=place, kept=False), max_size=max_people))
    unused = len({issue.row for issue in issues})
    return SourceBatch(
        people=people,
        histories={person.id: ContactHistory() for person in people[:1]},
        staff=staff,
        statements=draw(office_statements(max_size=2)),
        issues=issues,
        tallies=(
            Tally(
                place=place,
                rows=len(people) + unused,
                records=len(people),
                issues=unused,
            ),
        ),
    )


def cells() -> st.SearchStrategy[Cell]:
    """Generate cells of a table; shrinks towards an empty one."""
    days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)).map(
        lambda day: pendulum.Date(day.year, day.month, day.day)
    )
    return st.one_of(st.none(), st.integers(-(10**9), 10**9), _TEXTS, days)


@st.composite
def hook_tables(draw: st.DrawFn, max_rows: int = 5, *, max_columns: int = 4) -> Table:
    """Generate tables for sinks, formulas among them; shrinks towards no rows.

    Args:
        draw: Given by Hypothesis.
        max_rows: Most rows.
        max_columns: Most columns; there is always one.
    """
    width = draw(st.integers(1, max_columns))
    row = st.lists(cells(), min_size=width, max_size=width)
    return Table(
        name="beispiel",
        title=_WORDS,
        columns=[Words(f"Spalte {n}", f"Column {n}") for n in range(width)],
        rows=draw(st.lists(row, max_size=max_rows)),
        notes=draw(st.lists(st.just(_WORDS), max_size=1)),
    )


def pages() -> st.SearchStrategy[Page]:
    """Generate pages with one paragraph; shrinks towards a short one."""
    escaped = st.text("aZäß0 ", min_size=1, max_size=20)
    return escaped.map(lambda text: Page(html=f"<!doctype html><p>{text}</p>"))


def deliveries() -> st.SearchStrategy[Delivery]:
    """Generate deliveries; shrinks towards a first delivery."""
    return st.builds(
        Delivery, where=_KEYS.map(lambda key: f"ablage/{key}"), already=st.booleans()
    )


def ledger_entries() -> st.SearchStrategy[LedgerEntry]:
    """Generate entries of a ledger; shrinks towards a reserved one."""
    reserved = st.builds(
        LedgerEntry, key=_KEYS, state=st.just(LedgerState.RESERVED), receipt=st.just("")
    )
    confirmed = st.builds(
        LedgerEntry, key=_KEYS, state=st.just(LedgerState.CONFIRMED), receipt=_KEYS
    )
    return reserved | confirmed


def erasures(max_cases: int = 1000) -> st.SearchStrategy[Erased]:
    """Generate how much a store has erased; shrinks towards nothing.

    Args:
        max_cases: Most cases; each held one event or more.
    """
    counts = st.tuples(st.integers(0, max_cases), st.integers(0, 20))
    return counts.map(
        lambda found: Erased(cases=found[0], events=found[0] * (1 + found[1]))
    )


@st.composite
def progresses(draw: st.DrawFn, max_total: int = 1000) -> Progress:
    """Generate how far a task has come; shrinks towards its beginning.

    Args:
        draw: Given by Hypothesis.
        max_total: Most units.
    """
    done = draw(st.integers(0, max_total))
    total = draw(st.none() | st.integers(done, max_total))
    return Progress(task=_WORDS, done=done, total=total)


def json_values(max_leaves: int = 4) -> st.SearchStrategy[object]:
    """Generate values as a settings file can hold them; shrinks towards ``False``.

    Args:
        max_leaves: Most values inside of lists and tables.
    """
    leaves = st.booleans() | st.integers() | st.floats(allow_nan=False) | _TEXTS
    return st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3)
        ),
        max_leaves=max_leaves,
    )


def secrets() -> st.SearchStrategy[Secret]:
    """Generate secrets of the environment; shrinks towards ``"0000"``."""
    return st.builds(Secret, env=st.sampled_from(("DB", "OFFICE_KEY")), value=_KEYS)


@st.composite
def declared_settings(draw: st.DrawFn) -> Setting[Any]:
    """Generate settings that a plug-in declares; shrinks towards an optional text.

    Args:
        draw: Given by Hypothesis.
    """
    shapes = (TEXT, FILE, FLAG, NUMBER, WHOLE, TEXTS, TABLE, SECRET)
    return Setting(
        key=draw(st.sampled_from(("path", "url", "limit", "columns", "strict"))),
        shape=draw(st.sampled_from(shapes)),
        help=_WORDS,
        is_required=draw(st.booleans()),
    )


def column_profiles(*, most_rows: int = 14_000) -> st.SearchStrategy[ColumnProfile]:
    """Generate how full one column is; shrinks towards an empty table.

    Args:
        most_rows: Most rows that are filled, and most that are empty.
    """
    return st.builds(
        ColumnProfile,
        place=st.sampled_from(_PLACES),
        column=st.sampled_from(("Geburtsdatum", "Datum")),
        field=st.sampled_from(("birth", "on")),
        filled=st.integers(0, most_rows),
        empty=st.integers(0, most_rows),
    )


def unused_columns() -> st.SearchStrategy[UnusedColumn]:
    """Generate columns that are never read; shrinks towards one near to nothing."""
    return st.builds(
        UnusedColumn,
        place=st.sampled_from(_PLACES),
        column=st.sampled_from(("Bemerkung", "Geb. Datum")),
        near=st.sampled_from(("", "Geburtsdatum")),
    )


def row_findings() -> st.SearchStrategy[RowFinding]:
    """Generate faults of one column; shrinks towards one row without a number."""
    return st.builds(
        RowFinding,
        place=st.sampled_from(_PLACES),
        column=st.sampled_from(("", "Geburtsdatum")),
        code=st.sampled_from(("date-as-serial", "contact-missing")),
        words=st.just(_WORDS),
        count=st.integers(1, 14_000),
        rows=st.lists(st.integers(1, 1_048_576), max_size=25),
        fixer=st.sampled_from(Fixer),
        kept=st.just(value=True),
    )


def source_profiles() -> st.SearchStrategy[SourceProfile]:
    """Generate what a source says of its columns; shrinks towards nothing."""
    return st.builds(
        SourceProfile,
        columns=st.lists(column_profiles(), max_size=3).map(tuple),
        unused=st.lists(unused_columns(), max_size=2).map(tuple),
        findings=st.lists(row_findings(), max_size=3).map(tuple),
        fixers=st.dictionaries(st.sampled_from(_CODES), st.sampled_from(Fixer)),
    )
