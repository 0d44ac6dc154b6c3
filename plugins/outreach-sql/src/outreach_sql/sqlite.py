"""How a case store in one SQLite file is opened, and what a transaction is there."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import attrs
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_sql.schema import SCHEMA_VERSION, bring_up, version_of

_WAIT_SECONDS: Final = 30
_WRITES: Final = "outreach_writes"

APPLICATION_ID: Final = 0x4F555452
"""``OUTR`` in the header of the file, so that ``file`` and SQLite know whose it is."""

_OTHER_PROGRAM: Final = Words(
    "ist eine SQLite-Datei eines anderen Programms. Bitte [plugin.sql] path ändern.",
    "is an SQLite file of another program. Change [plugin.sql] path.",
)
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
_NO_ROOM: Final = Words(
    "lässt sich nicht lesen oder schreiben: der Datenträger ist voll, schreibgeschützt "
    "oder nicht erreichbar. Bitte nachsehen und dasselbe noch einmal tun; was bestätigt "
    "war, steht noch da.",
    "cannot be read or written: the disk is full, read-only or out of reach. Have a "
    "look and do the same again; whatever was confirmed is still there.",
)
_DISK: Final = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")


@attrs.frozen
class SqliteDatabase:
    """One SQLite file with cases and ledger.

    Attributes:
        path: Where the file lies; folder and file are made when they are missing.
    """

    path: Path = attrs.field(repr=False)

    @property
    def label(self) -> str:
        """How the file is called in messages."""
        return self.path.name

    def open(self) -> Engine:
        """Open the file, and create it readable for nobody else; bring it up to date.

        Raises:
            InvalidInputError: The folder cannot be written to, the file is no database,
                is one of another program, or is newer than this release.
        """
        _create_for_owner_only(self.path)
        # Messages of SQLAlchemy quote parameters, and those may be about a person.
        engine = create_engine(
            URL.create("sqlite", database=str(self.path)),
            hide_parameters=True,
            connect_args={"timeout": _WAIT_SECONDS},
        )
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
        try:
            self._make_ready(engine)
        except BaseException:
            engine.dispose()
            raise
        return engine

    @contextmanager
    def writing(self, engine: Engine) -> Iterator[Connection]:
        """Open a transaction that is kept whole or not at all; others wait for it."""
        # Locked from the start: read, decide and write see one state of the file.
        writer = engine.execution_options(**{_WRITES: True})
        with _faults_named(self.path), writer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self, engine: Engine) -> Iterator[Connection]:
        """Open a transaction that sees one state of the file and waits for nobody."""
        with _faults_named(self.path), engine.connect() as connection:
            yield connection

    def lock(self, connection: Connection, name: str) -> None:
        """Keep other writers from the case *name*: :meth:`writing` has done so."""

    def wipe(self, engine: Engine) -> None:
        """Empty the write-ahead log, where old pages would lie on for a while."""
        # A reader in the way only delays it: the next writer to close does the same.
        with closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _make_ready(self, engine: Engine) -> None:
        # Looked at before it is locked: opening never waits for somebody who writes.
        with self.reading(engine) as connection:
            found = _version(connection, self.label)
        if found < SCHEMA_VERSION:
            with self.writing(engine) as connection:
                # Looked at again: two processes may have seen it old or empty.
                found = _version(connection, self.label)
                bring_up(connection, found=found)
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        _let_others_read(engine)


def _version(connection: Connection, label: str) -> int:
    owner = connection.scalar(text("PRAGMA application_id"))
    if owner == APPLICATION_ID:
        return version_of(connection, label=label)
    if owner or connection.scalar(text("SELECT count(*) FROM sqlite_schema")):
        raise InvalidInputError(label, [_OTHER_PROGRAM])
    return 0


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
        if name.startswith(_DISK):
            raise InvalidInputError(path.name, [_NO_ROOM]) from error
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
    # What is erased is written over with zeros, not only left out of the index.
    connection.execute("PRAGMA secure_delete = ON")


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
