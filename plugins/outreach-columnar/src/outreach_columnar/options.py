"""What an office can set in ``[plugin.columnar]``, declared as data and checked."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import attrs

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import FILE, FLAG, TEXT, PluginSettings, Setting

SUBJECT: Final = "[plugin.columnar]"
TABLES: Final = ("people", "contacts", "holds")

_MISSING: Final = Words(
    "{name} fehlt: die Datei oder Tabelle, in der diese Angaben stehen.",
    "{name} is missing: the file or table that holds it.",
)

_TABLE_SETTINGS: Final = {
    "people": Setting(
        key="people",
        shape=TEXT,
        example="people.parquet",
        help=Words(
            "Die Personen: eine Datei .parquet oder .csv, oder eine Tabelle in database.",
            "The people: a file .parquet or .csv, or a table in database.",
        ),
    ),
    "contacts": Setting(
        key="contacts",
        shape=TEXT,
        example="contacts/*.parquet",
        help=Words(
            "Die Kontakte: wie people, auch mehrere Dateien; am besten nach Person "
            "sortiert.",
            "The contacts: as people, several files too; best sorted by customer.",
        ),
    ),
    "holds": Setting(
        key="holds",
        shape=TEXT,
        example="holds.parquet",
        help=Words(
            "Die Sperren; ohne diese Angabe ist niemand gesperrt.",
            "The holds; without it nobody is held.",
        ),
    ),
}
DATABASE: Final = Setting(
    key="database",
    shape=FILE,
    example="office.duckdb",
    help=Words(
        "Datei einer DuckDB-Datenbank, in der die drei Tabellen stehen; sie wird nur "
        "gelesen.",
        "File of a DuckDB database that holds the three tables; it is only read.",
    ),
)
MEMORY: Final = Setting(
    key="memory",
    shape=TEXT,
    example="2GB",
    help=Words(
        "So viel Arbeitsspeicher nimmt DuckDB höchstens; mehr legt es vorübergehend auf "
        "die Platte.",
        "So much memory DuckDB takes at most; what is more goes to disk for a while.",
    ),
)
HOUSEHOLD_COUNTS: Final = Setting(
    key="household_counts",
    shape=FLAG,
    default=False,
    help=Words(
        "Kontakte mit Mitgliedern derselben Bedarfsgemeinschaft zählen mit.",
        "Contacts with members of the same benefit unit count too.",
    ),
)
SETTINGS: Final = (*_TABLE_SETTINGS.values(), DATABASE, MEMORY, HOUSEHOLD_COUNTS)


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

    What the registry has found fit is not looked at again: unknown keys and values of
    another shape do not come this far, except in tests and scripts.

    Raises:
        InvalidInputError: A setting is of another shape or missing; all that are.
    """
    faults: list[Words] = []
    for setting in SETTINGS:
        try:
            settings.find(setting)
        except InvalidInputError as error:
            faults += error.faults
    database = None if faults else settings.find(DATABASE)
    if database is None:
        faults += [
            _MISSING.fill(name=name)
            for name in ("people", "contacts")
            if name not in settings.values
        ]
    if faults:
        raise InvalidInputError(subject=SUBJECT, faults=faults)
    found = {name: settings.find(each) for name, each in _TABLE_SETTINGS.items()}
    named = {name: table for name, table in found.items() if table is not None}
    if database is not None:
        named = {name: named.get(name, name) for name in TABLES}
    return ColumnarOptions(
        folder=Path(settings.folder),
        tables=named,
        database=database,
        memory=settings.find(MEMORY) or "",
        household_counts=settings.of(HOUSEHOLD_COUNTS),
    )
