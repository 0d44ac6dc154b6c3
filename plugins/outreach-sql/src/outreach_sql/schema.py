"""What lies in the database, in which version, and how an older one is brought up."""

from typing import Final

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, select
from sqlalchemy.dialects import postgresql

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_sql.steps import STEPS

SCHEMA_VERSION: Final = len(STEPS)
"""Version of the tables below; a change adds one step, and never edits an old one."""

METADATA: Final = MetaData()

# Sorted byte by byte on every server, as Python sorts: same data, same order.
_NAME: Final = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")

EVENTS: Final = Table(
    "events",
    METADATA,
    Column("customer", _NAME, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("event", Text, nullable=False),
)
"""One line of JSON an event; ``number`` counts from 1 within a case, without gaps."""

LEDGER: Final = Table(
    "ledger",
    METADATA,
    Column("key", _NAME, primary_key=True),
    Column("receipt", Text, nullable=True),
)
"""One row a delivery; without a receipt it is reserved, with one it is confirmed."""

ERASING: Final = Table("erasing", METADATA, Column("customer", _NAME, primary_key=True))
"""Whose case is being erased, within a transaction; empty outside of one."""

ERASED: Final = Table(
    "erased",
    METADATA,
    Column("cases", Integer, nullable=False),
    Column("events", Integer, nullable=False),
)
"""One row: how much was erased, and nobody behind it."""

VERSION: Final = Table(
    "schema_version", METADATA, Column("version", Integer, primary_key=True)
)
"""One row: the version of the schema that the database was last brought up to."""

_NEWER: Final = Words(
    "wurde von einer neueren Ausgabe von outreach-sql geschrieben (Schema {found}, "
    "diese kennt {known}). Bitte outreach-sql aktualisieren; es wurde nichts geändert.",
    "was written by a newer release of outreach-sql (schema {found}, this one knows "
    "{known}). Update outreach-sql; nothing was changed.",
)


def version_of(connection: Connection, *, label: str) -> int:
    """Return the version of a database that holds our tables; changes nothing.

    Args:
        connection: In any transaction.
        label: How the database is called in messages.

    Raises:
        InvalidInputError: It is newer than this release.
    """
    version = connection.scalar(select(VERSION.c.version)) or 0
    if version > SCHEMA_VERSION:
        fault = _NEWER.fill(found=version, known=SCHEMA_VERSION)
        raise InvalidInputError(label, [fault])
    return version


def bring_up(connection: Connection, *, found: int, upto: int | None = None) -> None:
    """Run the steps that are missing, in the transaction that saw version *found*.

    Both engines undo tables and triggers with the transaction: a process that is killed
    on the way leaves the database exactly as it was.

    Args:
        connection: In a transaction that nobody else can write beside.
        found: Version of the database, 0 for an empty one.
        upto: Version to stop at, at least *found*; ``None`` for the newest.
    """
    dialect = connection.dialect.name
    goal = SCHEMA_VERSION if upto is None else upto
    for step in STEPS[found:goal]:
        for statement in step[dialect]:
            connection.exec_driver_sql(statement)
    if found == 0:
        connection.execute(VERSION.insert().values(version=goal))
    elif found < goal:
        connection.execute(VERSION.update().values(version=goal))
