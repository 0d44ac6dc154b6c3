"""How the rows of a view reach the reader of tables: in order, streamed, all of them."""

import decimal
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import attrs
from sqlalchemy import (
    ColumnClause,
    Connection,
    Select,
    TableClause,
    column,
    func,
    quoted_name,
    select,
    table,
    text,
)

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_sql.options import LAYOUT_OF, ViewOptions
from outreach_sql.reading import SUBJECT
from outreach_tables import DataTable, Header, RawSheet, as_header

_BATCH_ROWS: Final = 5_000
_DAY_LENGTH: Final = len("2026-10-05")
_PLAIN: Final = frozenset({str, int, float, bool, type(None)})
_ENDLESS: Final = frozenset({"infinity", "-infinity"})
_DAY_FIELDS: Final = frozenset(
    (
        *("on", "recorded_on", "birth", "hold_since", "hold_until", "hold_review_on"),
        *("determined_on", "appeared_on", "examined_since", "offered_on"),
    )
)
_CHANGED: Final = Words(
    "Die Sicht {view} hatte beim Zählen {counted} Zeilen, beim Lesen {read}. Sie darf "
    "nicht vom Augenblick oder vom Zufall abhängen.",
    "The view {view} had {counted} rows when they were counted, {read} when they were "
    "read. It must not depend on the moment or on chance.",
)
_NO_COLUMN: Final = Words(
    "Die Sicht {view} hat keine Spalte '{column}'.{hint} Bitte ergänzen, oder "
    "[plugin.sql.{kind}.columns] {field} setzen.",
    "The view {view} has no column '{column}'.{hint} Add it, or set "
    "[plugin.sql.{kind}.columns] {field}.",
)
_HINT: Final = Words(" Gemeint: '{near}'?", " Did you mean '{near}'?")


@attrs.frozen(kw_only=True)
class OpenView:
    """A view whose columns are known; none of its rows was read yet.

    Attributes:
        options: Which view it is.
        header: Which field stands where in a row of *query*, the key first.
        query: Reads the columns that are needed, and no other, in a stable order.
    """

    options: ViewOptions
    header: Header
    query: Select[Any]


def open_view(connection: Connection, options: ViewOptions) -> OpenView:
    """Look at the columns of a view; reads no row.

    Raises:
        InvalidInputError: A column that is needed is missing; all of them are named.
        DBAPIError: The database refused.
    """
    origin = _origin(options)
    nothing = select(text("*")).select_from(origin).where(text("1=0"))
    names = tuple(connection.execute(nothing).keys())
    layout = LAYOUT_OF[options.kind]
    found = as_header(names, layout, row=0, own=options.columns)
    if found is None:
        missing: Sequence[tuple[str, ...]] = layout.required
    else:
        missing = found.missing
    if found is None or missing:
        faults = [_no_column(group[0], found, options) for group in missing]
        raise InvalidInputError(subject=SUBJECT, faults=faults)
    return _arranged(options, found, names, origin)


def _arranged(
    options: ViewOptions, found: Header, names: Sequence[str], origin: TableClause
) -> OpenView:
    # The key first, then as in the view: row 7 of the report is row 7 of this query,
    # on every day and every machine.
    key = LAYOUT_OF[options.kind].required[0][0]
    fields = sorted(found.columns, key=lambda f: (f != key, found.columns[f]))
    chosen = [_column(names[found.columns[field]]) for field in fields]
    header = attrs.evolve(
        found,
        columns={field: position for position, field in enumerate(fields)},
        # One more cell for times of day, see _Cells.
        width=len(fields) + 1,
    )
    query = select(*chosen).select_from(origin).order_by(*chosen)
    return OpenView(options=options, header=header, query=query)


def as_table(
    connection: Connection, view: OpenView, *, faults: Callable[[], Any]
) -> DataTable:
    """Return the rows of a view as the reader of tables expects them.

    Args:
        connection: Stays open, in one transaction, until the rows were read.
        view: The view.
        faults: Makes the context in which the rows are fetched.
    """
    origin = _origin(view.options)
    counted = connection.scalar(select(func.count()).select_from(origin)) or 0

    def rows() -> Iterator[tuple[int, Sequence[Any]]]:
        cells = _Cells.of(view.header)
        number = 0
        with faults():
            streamed = {"stream_results": True, "yield_per": _BATCH_ROWS}
            result = connection.execute(view.query, execution_options=streamed)
            for number, row in enumerate(result, start=1):
                yield number, cells.read(row)
        if number != counted:
            what = {"view": view.options.label, "counted": counted, "read": number}
            raise InvalidInputError(subject=SUBJECT, faults=[_CHANGED.fill(**what)])

    sheet = RawSheet(place=view.options.label, rows=rows, height=counted)
    return DataTable(
        place=view.options.label,
        header=view.header,
        height=counted,
        is_text=False,
        is_view=True,
        sheet=sheet,
    )


@attrs.frozen
class _Cells:
    """Turns what a driver returns into cells; keeps days and times of day apart.

    Two calls on one day are two efforts, but the same contact as far as the library
    knows: the time goes into a last cell of its own, so that rows stay different and
    equal contacts are kept once, however many millions there are.
    """

    days: tuple[int, ...]

    @classmethod
    def of(cls, header: Header) -> "_Cells":
        return cls(tuple(p for f, p in header.columns.items() if f in _DAY_FIELDS))

    def read(self, row: Sequence[Any]) -> tuple[Any, ...]:
        cells = [*row, None]
        if not _PLAIN.issuperset(map(type, cells)):
            cells = [_plain(cell) for cell in cells]
        for position in self.days:
            cell = cells[position]
            if type(cell) is not str:
                continue
            if cell in _ENDLESS:
                cells[position] = None
            elif len(cell) > _DAY_LENGTH and cell[_DAY_LENGTH] in " T":
                cells[position] = cell[:_DAY_LENGTH]
                cells[-1] = f"{cells[-1] or ''}{cell[_DAY_LENGTH:]}"
        return tuple(cells)


def _plain(cell: Any) -> Any:
    if type(cell) in _PLAIN:
        return cell
    if isinstance(cell, bytes | memoryview):
        # What is no UTF-8 is marked as damaged, row by row, and stops nobody.
        return bytes(cell).decode("utf-8", "replace")
    if isinstance(cell, list):
        return ", ".join(str(part) for part in cell if part is not None)
    if isinstance(cell, decimal.Decimal):
        return str(cell)
    return str(cell)


def statement_of(view: OpenView, connection: Connection) -> str:
    """Return the query as text, so that an administrator can run it and find a row."""
    return str(view.query.compile(dialect=connection.dialect))


def _origin(options: ViewOptions) -> TableClause:
    name = quoted_name(options.name, quote=True)
    schema = None if options.schema is None else quoted_name(options.schema, quote=True)
    return table(name, schema=schema)


def _column(name: str) -> ColumnClause[Any]:
    return column(quoted_name(name, quote=True))


def _no_column(field: str, found: Header | None, options: ViewOptions) -> Words:
    usual = options.columns.get(field, LAYOUT_OF[options.kind].usual(field))
    near = (
        next((c.heading for c in found.ignored if c.near == usual), "") if found else ""
    )
    return _NO_COLUMN.fill(
        view=options.label,
        column=usual,
        hint=_HINT.fill(near=near) if near else Words("", ""),
        kind=options.kind,
        field=field,
    )
