"""What leaves the house: tables, pages, letters, plans and referrals for sinks."""

import enum
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import is_text, satisfies
from outreach_core.coaching import ReferralPackage
from outreach_core.letters import LetterBatch, RenderedLetter
from outreach_core.visits import FieldPackage, PlannedWeek

Cell: TypeAlias = str | int | pendulum.Date | None
"""One cell of a table; ``None`` is an empty one."""

_STEM: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_LONGEST_STEM: Final = 100
_SHORTEST_PASSPHRASE: Final = 16
# Exact types: a boolean is an int and a DateTime a Date for isinstance.
_CELL_TYPES: Final = frozenset({str, int, pendulum.Date, type(None)})


def _tuple_of_rows(rows: Iterable[Iterable[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(row) for row in rows)


def _tuple_of_words(words: Iterable[Words]) -> tuple[Words, ...]:
    return tuple(words)


is_stem = satisfies(
    "a file name of at most 100 letters a-z, digits, '.', '_' and '-', without ending",
    lambda v: (
        isinstance(v, str)
        and len(v) <= _LONGEST_STEM
        and _STEM.fullmatch(v) is not None
    ),
)
"""Accept a name that every file system takes; it must hold no personal data."""


@attrs.frozen(kw_only=True)
class Table:
    """Rows for people to read in a spreadsheet; never read back by the library.

    Attributes:
        name: Name of the sheet or file, without personal data.
        title: Heading above the table.
        columns: Headings of the columns, at least one.
        rows: Rows, each as wide as *columns*; may hold names, so never in ``repr``.
        notes: Lines below the table (date of the data, rule version, sources).
    """

    name: str = attrs.field(validator=is_stem)
    title: Words
    columns: tuple[Words, ...] = attrs.field(
        converter=_tuple_of_words,
        validator=satisfies("at least one column heading", bool),
    )
    rows: tuple[tuple[Cell, ...], ...] = attrs.field(
        default=(), converter=_tuple_of_rows, repr=False
    )
    notes: tuple[Words, ...] = attrs.field(default=(), converter=_tuple_of_words)

    @rows.validator  # the only check that needs two fields
    def _fits_columns(
        self,
        attribute: "attrs.Attribute[tuple[tuple[Cell, ...], ...]]",
        value: tuple[tuple[Cell, ...], ...],
    ) -> None:
        width = len(self.columns)
        satisfies(
            f"rows of {width} cells, each a text, a whole number, a day or None",
            lambda rows: all(
                len(row) == width and all(type(cell) in _CELL_TYPES for cell in row)
                for row in rows
            ),
        )(self, attribute, value)


@attrs.frozen(kw_only=True)
class Page:
    """One complete HTML page that needs no network.

    Attributes:
        html: From ``<!doctype html>`` to the end; may hold initials, never in ``repr``.
    """

    html: str = attrs.field(
        repr=False,
        validator=satisfies(
            "a page, not empty", lambda v: isinstance(v, str) and v.strip() != ""
        ),
    )


@attrs.frozen(kw_only=True)
class SealedPackage:
    """What two carry for one day, and what is to lock it; neither is ever shown.

    Attributes:
        package: The content; may hold initials and streets.
        passphrase: Opens the file, at least 16 signs. It goes to the two by another
            way and is written nowhere: not beside the file, not into a message.
    """

    package: FieldPackage = attrs.field(repr=False)
    passphrase: str = attrs.field(
        repr=False,
        validator=satisfies(
            "a passphrase of at least 16 signs",
            lambda v: isinstance(v, str) and len(v) >= _SHORTEST_PASSPHRASE,
        ),
    )


class ParcelKind(enum.StrEnum):
    """What a parcel holds; a sink says which kinds it accepts."""

    LETTER = "letter"
    """A rendered letter, to be printed, posted or sent."""
    BATCH = "batch"
    """Letters of many people in one file for a print centre, with its manifest."""
    TABLES = "tables"
    PLAN = "plan"
    """A planned week of visits, for calendars."""
    REFERRAL = "referral"
    """Exactly the fields that a customer agreed to hand to one provider."""
    PAGE = "page"
    FIELD = "field"
    """What two carry on a telephone for one day, with the passphrase that locks it."""


@attrs.frozen(kw_only=True)
class Delivery:
    """What a sink says about a delivery; kept in the ledger.

    Attributes:
        where: Where the parcel went ("briefe/4c1f.pdf"), without personal data.
        already: The key had been delivered before; nothing was sent this time.
    """

    where: str = attrs.field(validator=is_text)
    already: bool = False


Content: TypeAlias = (
    LetterBatch
    | Page
    | PlannedWeek
    | ReferralPackage
    | RenderedLetter
    | SealedPackage
    | tuple[Table, ...]
)
"""Everything a parcel can hold."""


_HOLDS: Final[Mapping[ParcelKind, type[object]]] = MappingProxyType(
    {
        ParcelKind.LETTER: RenderedLetter,
        ParcelKind.BATCH: LetterBatch,
        ParcelKind.TABLES: tuple,
        ParcelKind.PLAN: PlannedWeek,
        ParcelKind.REFERRAL: ReferralPackage,
        ParcelKind.PAGE: Page,
        ParcelKind.FIELD: SealedPackage,
    }
)


@attrs.frozen(kw_only=True)
class Parcel:
    """One thing that leaves the house.

    Attributes:
        kind: What it holds.
        name: File name without ending and without personal data.
        content: The thing itself, of the class that belongs to *kind*; for tables a
            tuple of at least one. Never in ``repr``.
    """

    kind: ParcelKind
    name: str = attrs.field(validator=is_stem)
    content: Content = attrs.field(repr=False)

    @content.validator  # the only check that needs two fields
    def _fits_kind(self, attribute: "attrs.Attribute[Content]", value: Content) -> None:
        wanted = _HOLDS[self.kind]
        satisfies(
            "tables, at least one"
            if self.kind is ParcelKind.TABLES
            else f"a {wanted.__name__}, as the kind {self.kind.value!r} says",
            lambda v: (
                isinstance(v, wanted)
                and (
                    not isinstance(v, tuple)
                    or (v != () and all(isinstance(table, Table) for table in v))
                )
            ),
        )(self, attribute, value)
