"""Who is looked after, by whom, and what happened: read from views of a database."""

import functools
from typing import Final

import attrs
import pendulum
from sqlalchemy import Connection, inspect
from sqlalchemy.exc import DBAPIError

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import PluginSettings, SourceBatch, SourceProfile
from outreach_sql.options import (
    LAYOUT_OF,
    SourceOptions,
    ViewOptions,
    source_options,
)
from outreach_sql.reading import SUBJECT, faults_named, reading
from outreach_sql.views import OpenView, as_table, open_view, statement_of
from outreach_tables import DataTable, key_faults, profile_of, records_of

_VIEW: Final = Words(
    "{view} ({kind})\n  gelesen: {used}\n  nicht gelesen (Datensparsamkeit): {ignored}\n"
    "  ohne Spalte: {absent}\n  Abfrage, Zeile n des Berichts ist ihre n-te Zeile:\n"
    "    {query}",
    "{view} ({kind})\n  read: {used}\n  not read (data minimisation): {ignored}\n"
    "  without a column: {absent}\n  query, row n of the report is its n-th row:\n"
    "    {query}",
)
_NOTHING: Final = Words("nichts", "nothing")
_NO_VIEW: Final = Words(
    "{view} gibt es nicht, oder die Rolle darf nicht lesen (GRANT SELECT).{hint}",
    "{view} does not exist, or the role may not read it (GRANT SELECT).{hint}",
)
_SEEN: Final = Words(" Zu sehen sind: {names}.", " To be seen: {names}.")


@attrs.frozen(kw_only=True)
class SqlSource:
    """Source "sql": customers, contacts and staff from views that are only read."""

    _settings: PluginSettings = attrs.field(alias="settings", repr=False)

    @property
    def name(self) -> str:
        """Name by which settings choose this source."""
        return "sql"

    def dry_run(self, *, as_of: pendulum.Date) -> Words:  # noqa: ARG002  any day alike
        """Say which columns :meth:`read` would use, and by which query.

        Args:
            as_of: The day of the data.

        Raises:
            InvalidInputError: Settings or views cannot be used; all faults together.
        """
        options = source_options(self._settings, more=[])
        with reading(options) as connection:
            blocks = [_shown(v, connection) for v in _opened(connection, options)]
        return Words(
            "\n\n".join(block.de for block in blocks),
            "\n\n".join(block.en for block in blocks),
        )

    def read(self, *, as_of: pendulum.Date) -> SourceBatch:
        """Read all views, in one read-only transaction that sees one moment.

        Args:
            as_of: The day of the data; later contacts are kept and noted.

        Raises:
            InvalidInputError: Settings, address or views cannot be used, the database
                refused something, or two customer numbers share one id.
        """
        options = source_options(self._settings, more=key_faults(self._settings))
        with reading(options) as connection:
            tables = _tables(connection, options)
            return records_of(
                tables, words=options.words, settings=self._settings, as_of=as_of
            )

    def profile(self, *, as_of: pendulum.Date) -> SourceProfile:
        """Say how full each column is and what is odd about it; no value.

        Args:
            as_of: The day of the data.

        Raises:
            InvalidInputError: Settings, address or views cannot be used.
        """
        options = source_options(self._settings, more=[])
        with reading(options) as connection:
            return profile_of(_tables(connection, options), as_of=as_of)


def _tables(
    connection: Connection, options: SourceOptions
) -> dict[str, tuple[DataTable, ...]]:
    faults = functools.partial(faults_named, options)
    return {
        view.options.kind: (as_table(connection, view, faults=faults),)
        for view in _opened(connection, options)
    }


def _opened(connection: Connection, options: SourceOptions) -> list[OpenView]:
    """Open every view; the faults of all of them are told together."""
    views: list[OpenView] = []
    faults: list[Words] = []
    for view in options.views:
        try:
            views.append(open_view(connection, view))
        except InvalidInputError as error:
            faults.extend(error.faults)
        except DBAPIError:
            # PostgreSQL takes no further question in a transaction that failed.
            connection.rollback()
            faults.append(_no_view(connection, view))
    if faults:
        raise InvalidInputError(SUBJECT, faults)
    return views


def _no_view(connection: Connection, view: ViewOptions) -> Words:
    found = inspect(connection)
    names = {*found.get_view_names(view.schema), *found.get_table_names(view.schema)}
    before = "" if view.schema is None else f"{view.schema}."
    shown = ", ".join(f"{before}{name}" for name in sorted(names))
    hint = _SEEN.fill(names=shown) if shown else Words("", "")
    return _NO_VIEW.fill(view=view.label, hint=hint)


def _shown(view: OpenView, connection: Connection) -> Words:
    header = view.header
    used = ", ".join(
        f"{header.headings[field]} → {field}" for field in sorted(header.columns)
    )
    ignored = ", ".join(column.heading for column in header.ignored)
    names = LAYOUT_OF[view.options.kind].names
    absent = ", ".join(name for name in names if name not in header.columns)
    query = " ".join(statement_of(view, connection).split())
    return _VIEW.fill(
        view=view.options.label,
        kind=view.options.kind,
        used=used,
        ignored=ignored or _NOTHING,
        absent=absent or _NOTHING,
        query=query,
    )
