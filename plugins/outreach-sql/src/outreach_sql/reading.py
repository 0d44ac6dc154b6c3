"""How a database is opened for reading only, whoever we are allowed to be there."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_sql.faults import fault_of, server_engine
from outreach_sql.options import SourceOptions

SUBJECT: Final = 'outreach-sql, source "sql"'
"""How the source is called in messages."""

_CONNECT_SECONDS: Final = 10
_WAIT_SECONDS: Final = 30
# Read as text: a day that Python does not know ("infinity", the year 10000) is then one
# row to look at, and not the end of the reading.
_AS_TEXT: Final = (
    "date",
    "timestamp",
    "timestamptz",
    "numeric",
    "uuid",
    "json",
    "jsonb",
)

_TEXT_OID: Final = 25
_TEXT_FORMAT: Final = 0

_NO_FILE: Final = Words(
    "{file} wurde nicht gefunden. Bitte [plugin.sql] source_file prüfen.",
    "{file} was not found. Check [plugin.sql] source_file.",
)
_FILE: Final = Words(
    "{file} lässt sich nicht lesen: keine SQLite-Datei, beschädigt, belegt, oder die "
    "Sicht gibt es dort nicht.",
    "{file} cannot be read: no SQLite file, damaged, in use, or the view does not exist "
    "in it.",
)
_ENCODING: Final = Words(
    "Die Datenbank liefert Texte, die kein UTF-8 sind. Bitte die Sicht umwandeln lassen "
    "(convert_from).",
    "The database returns texts that are no UTF-8. Have the view convert them "
    "(convert_from).",
)


@contextmanager
def reading(options: SourceOptions) -> Iterator[Connection]:
    """Open one read-only transaction that sees one moment of the database.

    Raises:
        InvalidInputError: The database cannot be opened or refuses something.
    """
    engine = _file_engine(options) if options.file else _server_engine(options)
    try:
        with faults_named(options), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def faults_named(options: SourceOptions) -> Iterator[None]:
    """Turn refusals of the database into words without address, user or value."""
    try:
        yield
    except (DBAPIError, sqlite3.DatabaseError) as error:
        fault = _fault(error, options)
        if fault is None:
            raise
        # The driver's message names host and user, or quotes a value: left behind.
        raise InvalidInputError(SUBJECT, [fault]) from None
    except UnicodeDecodeError:
        raise InvalidInputError(SUBJECT, [_ENCODING]) from None


def _fault(
    error: DBAPIError | sqlite3.DatabaseError, options: SourceOptions
) -> Words | None:
    if options.file is not None:
        return _FILE.fill(file=options.file.name)
    return fault_of(error, env=options.env) if isinstance(error, DBAPIError) else None


def _file_engine(options: SourceOptions) -> Engine:
    path = options.file or Path()
    if not path.is_file():
        raise InvalidInputError(SUBJECT, [_NO_FILE.fill(file=path.name)])
    address = f"{path.resolve().as_uri()}?mode=ro"

    def connect() -> sqlite3.Connection:
        found = sqlite3.connect(address, uri=True, timeout=_WAIT_SECONDS)
        found.isolation_level = None
        # What is no UTF-8 is marked as damaged, row by row, and stops nobody.
        found.text_factory = lambda raw: raw.decode("utf-8", "replace")
        found.execute("PRAGMA query_only = ON")
        return found

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True
    )
    event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN"))
    return engine


def _server_engine(options: SourceOptions) -> Engine:
    if options.url is None:
        raise InvalidInputError(SUBJECT, [_FILE.fill(file="")])
    engine = server_engine(
        options.url,
        poolclass=NullPool,
        connect_args={
            "connect_timeout": _CONNECT_SECONDS,
            "application_name": "outreach-sql",
            "client_encoding": "utf8",
        },
    )

    @event.listens_for(engine, "connect")
    def _prepared(connection: Any, _: object) -> None:
        as_text = connection.adapters.get_loader(_TEXT_OID, _TEXT_FORMAT)
        for kind in _AS_TEXT:
            connection.adapters.register_loader(kind, as_text)
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout TO '{options.timeout_seconds}s'")
            cursor.execute(f"SET TIME ZONE '{options.time_zone}'")
            cursor.execute("SET DateStyle TO ISO, YMD")
        connection.commit()

    # One moment for all views, and the server itself keeps us from writing.
    return engine.execution_options(
        isolation_level="REPEATABLE READ", postgresql_readonly=True
    )
