"""How a case store on a PostgreSQL server is opened, and what a transaction is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import attrs
from sqlalchemy import URL, Connection, Engine, event, text
from sqlalchemy.exc import DBAPIError

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_sql.faults import fault_of, server_engine
from outreach_sql.schema import SCHEMA_VERSION, bring_up, version_of

LABEL: Final = "PostgreSQL, [plugin.sql] database"
"""How the server is called in messages: by its setting, never by its address."""

_CONNECT_SECONDS: Final = 10
_WAIT_SECONDS: Final = 30
# "OUTR": only one process at a time brings the schema up.
_UPGRADE_LOCK: Final = 0x4F555452

_OTHER_PROGRAM: Final = Words(
    "Im Schema {schema} liegen Tabellen eines anderen Programms. Bitte [plugin.sql] "
    "schema ändern.",
    "The schema {schema} holds tables of another program. Change [plugin.sql] schema.",
)


@attrs.frozen
class PostgresqlDatabase:
    """One schema of a PostgreSQL server with cases and ledger.

    Attributes:
        url: Where the server is and who we are there; shown nowhere.
        schema: Name of the schema; made when it is missing and the role may.
        env: Environment variable that *url* came from, for messages.
    """

    url: URL = attrs.field(repr=False)
    schema: str
    env: str

    @property
    def label(self) -> str:
        """How the server is called in messages."""
        return LABEL

    def open(self) -> Engine:
        """Connect, and bring the tables up to date.

        Raises:
            InvalidInputError: The server cannot be reached, the role lacks a right, the
                schema belongs to another program or is newer than this release.
        """
        engine = server_engine(
            self.url,
            pool_pre_ping=True,
            connect_args={
                "connect_timeout": _CONNECT_SECONDS,
                "application_name": "outreach-sql",
            },
        )
        event.listen(engine, "connect", self._on_connect)
        try:
            self._make_ready(engine)
        except BaseException:
            engine.dispose()
            raise
        return engine

    @contextmanager
    def writing(self, engine: Engine) -> Iterator[Connection]:
        """Open a transaction that is kept whole or not at all."""
        with self._faults_named(), engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self, engine: Engine) -> Iterator[Connection]:
        """Open a transaction that the server keeps from writing."""
        reader = engine.execution_options(postgresql_readonly=True)
        with self._faults_named(), reader.connect() as connection:
            yield connection

    def lock(self, connection: Connection, name: str) -> None:
        """Keep other writers from the case *name* until the transaction ends.

        Two names may share a lock; then one waits without need, and nothing is lost.
        """
        key = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, :seed))")
        connection.execute(key, {"name": name, "seed": _UPGRADE_LOCK})

    def wipe(self, engine: Engine) -> None:
        """Leave it to the server: autovacuum frees the pages, backups grow old."""

    def _on_connect(self, connection: Any, _: object) -> None:
        # The names of our tables alone: nothing of another schema is ever taken for
        # them. What was confirmed survives a power cut, however the server is set up.
        with connection.cursor() as cursor:
            cursor.execute(f'SET search_path TO "{self.schema}"')
            cursor.execute("SET synchronous_commit TO on")
            cursor.execute(f"SET lock_timeout TO '{_WAIT_SECONDS}s'")
            cursor.execute(
                f"SET idle_in_transaction_session_timeout TO '{2 * _WAIT_SECONDS}s'"
            )
        connection.commit()

    def _make_ready(self, engine: Engine) -> None:
        with self.reading(engine) as connection:
            found = self._version(connection)
        if found == SCHEMA_VERSION:
            return
        with self.writing(engine) as connection:
            connection.execute(
                text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK}
            )
            # Looked at again: another process may have been first.
            found = self._version(connection)
            if found == 0 and not self._schema_exists(connection):
                connection.exec_driver_sql(f'CREATE SCHEMA "{self.schema}"')
            bring_up(connection, found=found)

    def _version(self, connection: Connection) -> int:
        # One statement sees one moment; two would see half of what another process
        # does that makes the tables just now.
        found = text(
            "SELECT count(*), count(*) FILTER (WHERE relname = 'schema_version') "
            "FROM pg_catalog.pg_class WHERE relnamespace = "
            "(SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = :schema)"
        )
        relations, ours = connection.execute(found, {"schema": self.schema}).one()
        if ours:
            return version_of(connection, label=LABEL)
        if relations:
            fault = _OTHER_PROGRAM.fill(schema=self.schema)
            raise InvalidInputError(LABEL, [fault])
        return 0

    def _schema_exists(self, connection: Connection) -> bool:
        asked = text("SELECT to_regnamespace(:schema) IS NOT NULL")
        return bool(connection.scalar(asked, {"schema": self.schema}))

    @contextmanager
    def _faults_named(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            fault = fault_of(error, env=self.env)
            if fault is None:
                raise
            # The driver's message names host and user: it is left behind.
            raise InvalidInputError(LABEL, [fault]) from None
