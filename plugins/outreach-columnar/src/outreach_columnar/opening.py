"""Where do the tables come from that the settings name?

[plugin.columnar]
people = "people.parquet"        # or .csv; relative to the settings file
contacts = "contacts/*.parquet"  # best sorted by customer
holds = "holds.csv"
database = "office.duckdb"       # then the three are tables or views in it
memory = "2GB"                   # what is more is put on disk for a while
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import attrs

from outreach_columnar._ibis import Backend, Table, ibis, opening
from outreach_columnar.checking import check_population, unreadable
from outreach_columnar.layout import Population, population
from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import PluginSettings

_SUBJECT: Final = "[plugin.columnar]"
_TABLES: Final = ("people", "contacts", "holds")
_TEXTS: Final = (*_TABLES, "database", "memory")
_KNOWN: Final = (*_TEXTS, "household_counts")
_UNKNOWN: Final = Words(
    "{name} ist unbekannt. Bekannt: {known}.", "{name} is unknown. Known: {known}."
)
_NO_TEXT: Final = Words("{name}: erwartet wird ein Text.", "{name} must be a text.")
_NO_FLAG: Final = Words(
    "household_counts: erwartet wird true oder false.",
    "household_counts must be true or false.",
)
_MISSING: Final = Words(
    "{name} fehlt: die Datei oder Tabelle, in der diese Angaben stehen.",
    "{name} is missing: the file or table that holds it.",
)
_NO_FILE: Final = Words(
    "{name}: Die Datei gibt es nicht: {path}.", "{name}: there is no such file: {path}."
)
_NO_TABLE: Final = Words(
    "{name}: Die Datenbank hat keine solche Tabelle.",
    "{name}: the database has no such table.",
)
_FORMAT: Final = Words(
    "{name}: erwartet wird eine Datei .parquet oder .csv.",
    "{name}: a file .parquet or .csv is expected.",
)


@attrs.frozen(kw_only=True)
class ColumnarOptions:
    """The settings of this plug-in, checked.

    Attributes:
        folder: Where relative paths start.
        tables: File or table of each of people, contacts and holds.
        database: File of a DuckDB database; ``None``: the tables are files.
        memory: Most memory that DuckDB takes; empty for its own default.
        household_counts: Whether contacts of household members count.
    """

    folder: Path
    tables: Mapping[str, str]
    database: str | None = None
    memory: str = ""
    household_counts: bool = False


def read_options(settings: PluginSettings) -> ColumnarOptions:
    """Check the settings; files are not opened yet.

    Raises:
        InvalidInputError: A setting is unknown, of another type or missing.
    """
    values = settings.values
    known = ", ".join(_KNOWN)
    faults = [
        _UNKNOWN.fill(name=name, known=known) for name in values if name not in _KNOWN
    ]
    faults += [
        _NO_TEXT.fill(name=name)
        for name in _TEXTS
        if name in values and not isinstance(values[name], str)
    ]
    household = values.get("household_counts", False)
    if not isinstance(household, bool):
        faults.append(_NO_FLAG)
    database = values.get("database")
    if database is None:
        faults += [
            _MISSING.fill(name=name)
            for name in ("people", "contacts")
            if name not in values
        ]
    if faults:
        raise InvalidInputError(subject=_SUBJECT, faults=faults)
    named = {name: str(values[name]) for name in _TABLES if name in values}
    if database is not None:
        named = {name: named.get(name, name) for name in _TABLES}
    return ColumnarOptions(
        folder=Path(settings.folder),
        tables=named,
        database=None if database is None else str(database),
        memory=str(values.get("memory", "")),
        household_counts=household is True,
    )


def open_population(options: ColumnarOptions) -> tuple[Backend, Population]:
    """Open DuckDB and the tables, and check what is in them.

    Returns:
        The connection, to be closed by ``disconnect()``, and the tables.

    Raises:
        InvalidInputError: A file or table is missing or cannot be used.
    """
    connection = _connected(options)
    with opening():
        raw = (
            _from_files(connection, options)
            if options.database is None
            else _from_database(connection, options)
        )
    found = population(raw["people"], raw["contacts"], raw.get("holds"))
    faults = unreadable(connection, raw)
    if faults:
        raise InvalidInputError(subject=_SUBJECT, faults=faults)
    check_population(connection, found)
    return connection, found


def _connected(options: ColumnarOptions) -> Backend:
    if options.database is None:
        connection = ibis.duckdb.connect()
    else:
        path = options.folder / options.database
        if not path.is_file():
            fault = _NO_FILE.fill(name="database", path=options.database)
            raise InvalidInputError(subject=_SUBJECT, faults=[fault])
        connection = ibis.duckdb.connect(path, read_only=True)
    if options.memory:
        connection.con.execute("SET memory_limit = ?", [options.memory])
    return connection


def _from_files(connection: Backend, options: ColumnarOptions) -> dict[str, Table]:
    faults, tables = [], {}
    for name, file in options.tables.items():
        if not list(options.folder.glob(file)):
            faults.append(_NO_FILE.fill(name=name, path=file))
        elif file.endswith(".parquet"):
            tables[name] = connection.read_parquet(str(options.folder / file))
        elif file.endswith(".csv"):
            # As texts: a pseudonym of digits must not become a number.
            tables[name] = connection.read_csv(
                str(options.folder / file), all_varchar=True, header=True
            )
        else:
            faults.append(_FORMAT.fill(name=name))
    if faults:
        raise InvalidInputError(subject=_SUBJECT, faults=faults)
    return tables


def _from_database(connection: Backend, options: ColumnarOptions) -> dict[str, Table]:
    # Asked in SQL: Ibis 12 lists tables by a name that DuckDB 2 no longer has.
    found = connection.con.execute("SELECT table_name FROM information_schema.tables")
    there = {name for (name,) in found.fetchall()}
    optional = {"holds"} if options.tables["holds"] == "holds" else set()
    faults = [
        _NO_TABLE.fill(name=name)
        for name, table in options.tables.items()
        if table not in there and name not in optional
    ]
    if faults:
        raise InvalidInputError(subject=_SUBJECT, faults=faults)
    return {
        name: connection.table(table)
        for name, table in options.tables.items()
        if table in there
    }
