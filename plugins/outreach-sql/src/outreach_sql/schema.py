"""What lies in the database file, in which version, and that it is never rewritten."""

from typing import Final

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, select, text

from outreach_core import Words
from outreach_core.errors import InvalidInputError

SCHEMA_VERSION: Final = 1
"""Version of the tables below; a change adds one and a step that brings old files up."""

APPLICATION_ID: Final = 0x4F555452
"""``OUTR`` in the header of the file, so that ``file`` and SQLite know whose it is."""

METADATA: Final = MetaData()

EVENTS: Final = Table(
    "events",
    METADATA,
    Column("customer", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("event", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""One line of JSON an event; ``number`` counts from 1 within a case, without gaps."""

LEDGER: Final = Table(
    "ledger",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("receipt", Text, nullable=True),
    sqlite_with_rowid=False,
)
"""One row a delivery; without a receipt it is reserved, with one it is confirmed."""

VERSION: Final = Table(
    "schema_version", METADATA, Column("version", Integer, primary_key=True)
)
"""One row: the version of the schema that the file was last written with."""

# Held by the database itself, so that no other program breaks the promise either.
_KEPT: Final = (
    """CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END""",
    """CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never removed'); END""",
    """CREATE TRIGGER receipts_are_never_changed BEFORE UPDATE ON ledger
    WHEN OLD.receipt IS NOT NULL OR NEW.key IS NOT OLD.key
    BEGIN SELECT RAISE(ABORT, 'receipts are never changed'); END""",
    """CREATE TRIGGER ledger_is_never_shortened BEFORE DELETE ON ledger
    BEGIN SELECT RAISE(ABORT, 'the ledger is never shortened'); END""",
)

_OTHER_PROGRAM: Final = Words(
    "ist eine SQLite-Datei eines anderen Programms. Bitte [plugin.sql] path ändern.",
    "is an SQLite file of another program. Change [plugin.sql] path.",
)
_NEWER: Final = Words(
    "wurde von einer neueren Ausgabe von outreach-sql geschrieben (Schema {found}, "
    "diese kennt {known}). Bitte outreach-sql aktualisieren; es wurde nichts geändert.",
    "was written by a newer release of outreach-sql (schema {found}, this one knows "
    "{known}). Update outreach-sql; nothing was changed.",
)


def is_ready(connection: Connection, *, file_name: str) -> bool:
    """Say whether the file holds the tables of this version; changes nothing.

    Args:
        connection: In any transaction.
        file_name: Name of the file for messages.

    Returns:
        ``False`` for an empty file, in which :func:`create` makes them.

    Raises:
        InvalidInputError: The file belongs to another program, or is newer than this
            release.
    """
    found = connection.scalar(text("PRAGMA application_id"))
    if found != APPLICATION_ID:
        if found or connection.scalar(text("SELECT count(*) FROM sqlite_schema")):
            raise InvalidInputError(file_name, [_OTHER_PROGRAM])
        return False
    version = connection.scalar(select(VERSION.c.version)) or 0
    if version > SCHEMA_VERSION:
        fault = _NEWER.fill(found=version, known=SCHEMA_VERSION)
        raise InvalidInputError(file_name, [fault])
    return True


def create(connection: Connection) -> None:
    """Make the tables in an empty file, in the write transaction that saw it empty."""
    METADATA.create_all(connection)
    for trigger in _KEPT:
        connection.execute(text(trigger))
    connection.execute(VERSION.insert().values(version=SCHEMA_VERSION))
    connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
