"""Where do the tables come from that the settings name?

[plugin.columnar]
people = "people.parquet"        # or .csv; relative to the settings file
contacts = "contacts/*.parquet"  # best sorted by customer
holds = "holds.csv"
database = "office.duckdb"       # then the three are tables or views in it
memory = "2GB"                   # what is more is put on disk for a while
"""

from typing import Final

from outreach_columnar._ibis import Backend, Table, ibis, opening
from outreach_columnar.checking import check_population, unreadable
from outreach_columnar.layout import Population, population
from outreach_columnar.options import SUBJECT, ColumnarOptions
from outreach_core import Words
from outreach_core.errors import InvalidInputError

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
        raise InvalidInputError(subject=SUBJECT, faults=faults)
    check_population(connection, found)
    return connection, found


def _connected(options: ColumnarOptions) -> Backend:
    if options.database is None:
        connection = ibis.duckdb.connect()
    else:
        path = options.folder / options.database
        if not path.is_file():
            fault = _NO_FILE.fill(name="database", path=options.database)
            raise InvalidInputError(subject=SUBJECT, faults=[fault])
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
        raise InvalidInputError(subject=SUBJECT, faults=faults)
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
        raise InvalidInputError(subject=SUBJECT, faults=faults)
    return {
        name: connection.table(table)
        for name, table in options.tables.items()
        if table in there
    }
