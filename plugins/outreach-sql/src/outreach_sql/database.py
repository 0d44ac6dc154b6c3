"""How the database file is opened, and what a transaction is."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_sql.schema import create, is_ready

_WAIT_SECONDS: Final = 30
_WRITES: Final = "outreach_writes"

_NO_FOLDER: Final = Words(
    "lässt sich dort nicht anlegen ({reason}). Bitte den Ordner prüfen.",
    "cannot be created there ({reason}). Check the folder.",
)
_NOT_SQLITE: Final = Words(
    "ist keine SQLite-Datei oder ist beschädigt. Bitte die letzte Sicherung "
    "zurückspielen oder [plugin.sql] path ändern.",
    "is not an SQLite file, or is damaged. Restore the last backup, or change "
    "[plugin.sql] path.",
)
_BUSY: Final = Words(
    f"ist seit {_WAIT_SECONDS} Sekunden von einem anderen Programm belegt. Bitte es "
    "schließen und neu beginnen; es wurde nichts geändert.",
    f"has been kept busy by another program for {_WAIT_SECONDS} seconds. Close it and "
    "begin again; nothing was changed.",
)


def open_database(path: Path) -> Engine:
    """Open the file at *path*, and create it readable for nobody else.

    Raises:
        InvalidInputError: The folder cannot be written to, the file is no database, is
            one of another program, or is newer than this release.
    """
    _create_for_owner_only(path)
    # Messages of SQLAlchemy quote parameters, and those may be about a person.
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        hide_parameters=True,
        connect_args={"timeout": _WAIT_SECONDS},
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    try:
        _make_ready(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _make_ready(engine: Engine, path: Path) -> None:
    # Looked at before it is locked: opening never waits for somebody who writes.
    with reading(engine, path) as connection:
        ready = is_ready(connection, file_name=path.name)
    if not ready:
        with writing(engine, path) as connection:
            # Looked at again: two processes may have seen it empty.
            if not is_ready(connection, file_name=path.name):
                create(connection)
    _let_others_read(engine)


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """Open a transaction that is kept whole or not at all; others wait for its end."""
    # Locked from the start: read, decide and write see one state of the file.
    writer = engine.execution_options(**{_WRITES: True})
    with _faults_named(path), writer.begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """Open a transaction that sees one state of the file and waits for nobody."""
    with _faults_named(path), engine.connect() as connection:
        yield connection


@contextmanager
def _faults_named(path: Path) -> Iterator[None]:
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        # SQLAlchemy wraps what statements raise, but not what connecting raises.
        name = getattr(getattr(error, "orig", error), "sqlite_errorname", "")
        if name.startswith("SQLITE_BUSY"):
            raise InvalidInputError(path.name, [_BUSY]) from error
        if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            raise InvalidInputError(path.name, [_NOT_SQLITE]) from error
        raise


def _create_for_owner_only(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # SQLite gives its side files (-wal, -shm) the mode of the main file.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        fault = _NO_FOLDER.fill(reason=type(error).__name__)
        raise InvalidInputError(path.name, [fault]) from error


def _let_others_read(engine: Engine) -> None:
    """Switch to a write-ahead log: readers and the one writer do not wait."""
    # Not before the file is known to be ours: the switch stays in the file. SQLite does
    # not wait for it, and everything is as safe without: the next one to open tries
    # again.
    with (
        closing(engine.raw_connection()) as connection,
        suppress(sqlite3.OperationalError),
    ):
        connection.cursor().execute("PRAGMA journal_mode = WAL")


def _on_connect(connection: Any, _: object) -> None:
    # sqlite3 would begin transactions on its own, and too late for a lock.
    connection.isolation_level = None
    # A power cut loses nothing that was confirmed.
    connection.execute("PRAGMA synchronous = FULL")


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
