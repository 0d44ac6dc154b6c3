"""What this distribution brings: two case stores, and the source "sql"."""

from pathlib import Path
from typing import Final

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import (
    API_VERSION,
    CaseStore,
    PluginSettings,
    Source,
    hookimpl,
)
from outreach_sql.options import DATABASE, PATH, SCHEMA, SETTINGS, address
from outreach_sql.postgresql import PostgresqlDatabase
from outreach_sql.source import SqlSource
from outreach_sql.sqlite import SqliteDatabase
from outreach_sql.store import SqlCaseStore

OUTREACH_API: Final = API_VERSION
OUTREACH_SETTINGS: Final = SETTINGS

_NOT_POSTGRESQL: Final = Words(
    'database: Der Fallspeicher "postgresql" braucht eine Adresse, die mit '
    'postgresql:// beginnt. Für eine Datei bitte path und store = "sqlite" nehmen.',
    'database: the case store "postgresql" needs an address that begins with '
    'postgresql://. For a file use path and store = "sqlite".',
)


@hookimpl
def outreach_sources(settings: PluginSettings) -> tuple[Source, ...]:
    """Hand over the source "sql"; it connects when it is read."""
    return (SqlSource(settings=settings),)


@hookimpl
def outreach_case_stores(settings: PluginSettings) -> tuple[CaseStore, ...]:
    """Hand over "sqlite", and "postgresql" where a database is set.

    Both open when they are first used: an office that has only enabled the plug-in
    finds no new file, and needs no server.
    """
    path = Path(settings.folder) / settings.of(PATH)
    stores = [SqlCaseStore("sqlite", SqliteDatabase(path))]
    secret = settings.find(DATABASE)
    if secret is not None:
        faults: list[Words] = []
        url = address(secret, faults)
        if url is not None and url.drivername == "sqlite":
            faults.append(_NOT_POSTGRESQL)
        if faults or url is None:
            raise InvalidInputError(subject="[plugin.sql]", faults=faults)
        schema = settings.of(SCHEMA)
        database = PostgresqlDatabase(url=url, schema=schema, env=secret.env)
        stores.append(SqlCaseStore("postgresql", database))
    return tuple(stores)
