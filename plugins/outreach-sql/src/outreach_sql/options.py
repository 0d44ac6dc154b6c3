"""What an office can set in ``[plugin.sql]``, declared as data and checked."""

import re
import zoneinfo
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import attrs
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import (
    FILE,
    SECRET,
    TABLE,
    PluginSettings,
    Secret,
    Setting,
    Shape,
    whole_from,
)
from outreach_tables import LAYOUTS, Mapper, is_table

KINDS: Final = ("customers", "contacts", "staff", "coordinates", "statements")
"""What a view can hold, in the order in which views are read."""

_ROOT: Final = "plugin.sql"
_IDENTIFIER: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SCHEMA_NAME: Final = re.compile(r"[a-z_][a-z0-9_]{0,62}")


def _schema(value: object) -> str | None:
    fits = isinstance(value, str) and _SCHEMA_NAME.fullmatch(value)
    return value if fits and isinstance(value, str) else None


def _view(value: object) -> object | None:
    name = value.get("view") if is_table(value) else value
    return value if isinstance(name, str) and _parts(name) else None


def _parts(name: str) -> tuple[str | None, str] | None:
    """Split ``schema.view``; ``None`` when it is neither that nor a plain name."""
    parts = name.split(".")
    if len(parts) > 2 or not all(map(_IDENTIFIER.fullmatch, parts)):  # noqa: PLR2004  schema and view
        return None
    return (parts[0], parts[1]) if len(parts) > 1 else (None, name)


def _zone(value: object) -> str | None:
    try:
        return zoneinfo.ZoneInfo(value).key if isinstance(value, str) else None
    except (ValueError, zoneinfo.ZoneInfoNotFoundError):
        return None


_A_SCHEMA: Final = Shape(
    words=Words(
        'ein Schema wie "outreach" (Kleinbuchstaben, Ziffern, _)',
        'a schema like "outreach" (small letters, digits, _)',
    ),
    read=_schema,
    schema={"type": "string", "pattern": f"^{_SCHEMA_NAME.pattern}$"},
)
_A_VIEW: Final[Shape[object]] = Shape(
    words=Words(
        'eine Sicht wie "amt.kunden", oder eine Tabelle mit view und columns',
        'a view like "office.customers", or a table with view and columns',
    ),
    read=_view,
    schema={"type": ["string", "object"]},
)
_A_ZONE: Final = Shape(
    words=Words(
        'eine Zeitzone wie "Europe/Berlin"', 'a time zone like "Europe/Berlin"'
    ),
    read=_zone,
    schema={"type": "string"},
)

PATH: Final = Setting(
    key="path",
    shape=FILE,
    default="outreach.db",
    help=Words(
        'Datei des Fallspeichers "sqlite"; wird beim ersten Gebrauch angelegt.',
        'File of the case store "sqlite"; made when it is first used.',
    ),
)
DATABASE: Final = Setting(
    key="database",
    shape=SECRET,
    example={"env": "OUTREACH_DATABASE"},
    help=Words(
        'Adresse des Fallspeichers "postgresql": '
        "postgresql://rolle:passwort@server/datenbank.",
        'Address of the case store "postgresql": '
        "postgresql://role:password@server/database.",
    ),
)
SCHEMA: Final = Setting(
    key="schema",
    shape=_A_SCHEMA,
    default="outreach",
    help=Words(
        'Schema, in dem der Fallspeicher "postgresql" seine Tabellen hat, sonst nichts.',
        'Schema in which the case store "postgresql" has its tables, and nothing else.',
    ),
)
SOURCE: Final = Setting(
    key="source",
    shape=SECRET,
    example={"env": "OUTREACH_SOURCE"},
    help=Words(
        'Adresse der Datenbank, deren Sichten die Quelle "sql" liest.',
        'Address of the database whose views the source "sql" reads.',
    ),
)
SOURCE_FILE: Final = Setting(
    key="source_file",
    shape=FILE,
    example="fachverfahren.sqlite",
    help=Words(
        "Statt source: eine SQLite-Datei, die nur gelesen wird.",
        "Instead of source: an SQLite file, which is only read.",
    ),
)
TIMEOUT: Final = Setting(
    key="timeout_seconds",
    shape=whole_from(1),
    default=600,
    help=Words(
        "So lange darf eine Abfrage der Quelle dauern (PostgreSQL).",
        "So long one query of the source may take (PostgreSQL).",
    ),
)
TIME_ZONE: Final = Setting(
    key="time_zone",
    shape=_A_ZONE,
    default="Europe/Berlin",
    help=Words(
        "In dieser Zeitzone wird aus einem Zeitpunkt ein Tag (PostgreSQL).",
        "In this time zone a moment becomes a day (PostgreSQL).",
    ),
)
WORDS: Final = Setting(
    key="words",
    shape=TABLE,
    example={"channel": {"Außentermin": "visit"}},
    help=Words(
        "Wörter des Hauses und was sie bedeuten, wie bei outreach-tables.",
        "Words of the office and what they mean, as in outreach-tables.",
    ),
)
_VIEW_HELP: Final = {
    "customers": Words("Sicht mit einer Zeile je Person.", "View, a row a person."),
    "contacts": Words("Sicht mit einer Zeile je Kontakt.", "View, a row a contact."),
    "staff": Words("Sicht mit einer Zeile je Kraft.", "View, a row a colleague."),
    "coordinates": Words("Sicht PLZ, Breite, Länge.", "View postcode, lat, lon."),
    "statements": Words(
        "Sicht mit Feststellungen des Amts (§ 7b SGB II).",
        "View with statements of the office (§ 7b SGB II).",
    ),
}
VIEWS: Final = {
    kind: Setting(key=kind, shape=_A_VIEW, help=_VIEW_HELP[kind], example=f"amt.{kind}")
    for kind in KINDS
}
SETTINGS: Final = (
    *(PATH, DATABASE, SCHEMA, SOURCE, SOURCE_FILE, *VIEWS.values()),
    *(TIMEOUT, TIME_ZONE, WORDS),
)
"""Every key of ``[plugin.sql]``."""

_NO_ADDRESS: Final = Words(
    "In der Umgebungsvariablen {env} steht keine Adresse wie "
    "postgresql://rolle:passwort@server/datenbank. Sonderzeichen im Passwort mit % "
    "schreiben (@ wird %40).",
    "The environment variable {env} holds no address like "
    "postgresql://role:password@server/database. Write special characters of the "
    "password with % (@ becomes %40).",
)
_DRIVERS: Final = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
    "sqlite": "sqlite",
}


@attrs.frozen(kw_only=True)
class ViewOptions:
    """One view to read.

    Attributes:
        kind: What its rows are ("customers").
        label: Its name as the settings write it, for messages.
        schema: Schema of the view; ``None``: the one the role sees first.
        name: Name of the view in its schema.
        columns: Column by field; wins over the usual names.
    """

    kind: str
    label: str
    schema: str | None
    name: str
    columns: Mapping[str, str]


@attrs.frozen(kw_only=True)
class SourceOptions:
    """Everything that is set about the source "sql".

    Attributes:
        url: Address of a server; ``None`` when a file is read.
        env: Environment variable that *url* came from.
        file: SQLite file to read; ``None`` when a server is asked.
        views: Views to read, in the order of reading.
        words: Meaning by the office's own word, by vocabulary.
        timeout_seconds: Longest time of one query.
        time_zone: Where a moment becomes a day.
    """

    url: URL | None = attrs.field(repr=False)
    env: str
    file: Path | None = attrs.field(repr=False)
    views: tuple[ViewOptions, ...]
    words: Mapping[str, Mapping[str, str]]
    timeout_seconds: int
    time_zone: str


def address(secret: Secret, faults: list[Words]) -> URL | None:
    """Read an address from the environment; a fault says where, never what."""
    try:
        url = make_url(secret.reveal())
    except (ArgumentError, ValueError):
        url = None
    driver = None if url is None else _DRIVERS.get(url.drivername)
    if url is None or driver is None:
        faults.append(_NO_ADDRESS.fill(env=secret.env))
        return None
    return url.set(drivername=driver)


_ONE_PLACE: Final = Words(
    "Entweder source (Server) oder source_file (SQLite-Datei) angeben.",
    "Give either source (a server) or source_file (an SQLite file).",
)
_NO_CUSTOMERS: Final = Words(
    "customers fehlt: die Sicht mit den Kundinnen und Kunden.",
    "customers is missing: the view with the customers.",
)


def source_options(settings: PluginSettings, *, more: list[Words]) -> SourceOptions:
    """Check everything that the source needs.

    Args:
        settings: The plug-in's settings, references to the environment looked up.
        more: Further faults, told together with those found here.

    Raises:
        InvalidInputError: Something is missing, contradicts itself or is not known.
    """
    mapper = Mapper(_ROOT)
    faults = mapper.faults
    secret, file = settings.find(SOURCE), settings.find(SOURCE_FILE)
    if (secret is None) == (file is None):
        faults.append(_ONE_PLACE)
    # An address may also point to a file: sqlite:///fachverfahren.sqlite.
    url = None if secret is None else address(secret, faults)
    if url is not None and url.drivername == "sqlite":
        file, url = url.database or "", None
    path = None if file is None else Path(settings.folder) / file
    if settings.find(VIEWS["customers"]) is None:
        faults.append(_NO_CUSTOMERS)
    views = tuple(
        _view_options(kind, value, mapper)
        for kind in KINDS
        if (value := settings.find(VIEWS[kind])) is not None
    )
    own = settings.find(WORDS)
    words = mapper.words({} if own is None else own)
    faults.extend(more)
    if faults:
        raise InvalidInputError(subject=f"[{_ROOT}]", faults=faults)
    return SourceOptions(
        url=url,
        env="" if secret is None else secret.env,
        file=path,
        views=views,
        words=words,
        timeout_seconds=settings.of(TIMEOUT),
        time_zone=settings.of(TIME_ZONE),
    )


def _view_options(kind: str, value: object, mapper: Mapper) -> ViewOptions:
    table = value if is_table(value) else {"view": value}
    mapper.unknown_keys(table, ("columns", "view"), kind)
    label = str(table["view"])
    schema, name = _parts(label) or (None, label)
    return ViewOptions(
        kind=kind,
        label=label,
        schema=schema,
        name=name,
        columns=mapper.columns(kind, table.get("columns", {})),
    )


LAYOUT_OF: Final = {kind: LAYOUTS[kind] for kind in KINDS}
"""Which columns a view of each kind can have, and under which names."""
