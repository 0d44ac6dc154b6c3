"""What does a source say about its own input, counted, and never with a value?

A source may offer ``profile(*, as_of) -> SourceProfile`` beside ``read``, as it may offer
``dry_run``. It is asked only when somebody wants the report on the quality of the data,
so that reading stays fast.
"""

import enum
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core._validators import (
    is_count,
    is_line,
    is_positive,
    is_text,
    only,
    satisfies,
)

MOST_ROWS: Final = 20
"""Most row numbers that a finding names; the count says how many there are."""


class Fixer(enum.StrEnum):
    """Who can put a fault right, so that the page can be handed to the right desk."""

    CONTROLLING = "controlling"
    """Whoever makes the list or the view."""
    IT = "it"
    """Whoever runs the export or the database."""
    CASEWORKER = "caseworker"
    """Whoever knows the person and keeps the leading record."""


def _ascending(rows: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(rows))[:MOST_ROWS])


@attrs.frozen(kw_only=True)
class RowFinding:
    """One kind of fault in one column, counted.

    Attributes:
        place: File and sheet as the office knows them.
        column: Heading of the column; empty when whole rows are meant.
        code: Stable name of the fault ("date-as-serial").
        words: What is wrong and what helps, without a value.
        count: Number of rows, at least 1.
        rows: The first rows as Excel counts, ascending, at most 20; empty when the
            source cannot say which.
        fixer: Who can put it right.
        kept: The rows are used all the same.
    """

    place: str = attrs.field(validator=is_text)
    column: str = attrs.field(default="", validator=is_line)
    code: str = attrs.field(validator=is_text)
    words: Words
    count: int = attrs.field(validator=is_positive)
    rows: tuple[int, ...] = attrs.field(default=(), converter=_ascending)
    fixer: Fixer = Fixer.CONTROLLING
    kept: bool = True


@attrs.frozen(kw_only=True)
class ColumnProfile:
    """How full one column is that the source reads.

    Attributes:
        place: File and sheet.
        column: Its heading.
        field: What the source reads it as ("birth").
        filled: Rows with something in it.
        empty: Rows with nothing in it.
    """

    place: str = attrs.field(validator=is_text)
    column: str = attrs.field(validator=is_text)
    field: str = attrs.field(validator=is_text)
    filled: int = attrs.field(validator=is_count)
    empty: int = attrs.field(validator=is_count)


@attrs.frozen(kw_only=True)
class UnusedColumn:
    """A column that is never read (data minimisation): it need not be exported.

    Attributes:
        place: File and sheet.
        column: Its heading.
        near: Heading that may have been meant; empty for none.
    """

    place: str = attrs.field(validator=is_text)
    column: str = attrs.field(validator=is_text)
    near: str = attrs.field(default="", validator=is_line)


@attrs.frozen(kw_only=True)
class SourceProfile:
    """What only the source itself can say about its input.

    Attributes:
        columns: How full each column is that is read, in the order of the input.
        unused: Columns that are never read, in the order of the input.
        findings: Faults beyond the issues of :class:`~outreach_core.hooks.SourceBatch`.
        fixers: Who can put an issue right, by its code; others: controlling.
    """

    columns: tuple[ColumnProfile, ...] = attrs.field(
        default=(), validator=only(ColumnProfile)
    )
    unused: tuple[UnusedColumn, ...] = attrs.field(
        default=(), validator=only(UnusedColumn)
    )
    findings: tuple[RowFinding, ...] = attrs.field(
        default=(), validator=only(RowFinding)
    )
    fixers: Mapping[str, Fixer] = attrs.field(
        factory=dict,
        validator=satisfies(
            "who can fix it, by code",
            lambda v: all(isinstance(who, Fixer) for who in v.values()),
        ),
    )
