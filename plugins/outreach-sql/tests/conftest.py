"""A throw-away PostgreSQL server for the tests, started once and only when asked for."""

import os
import pwd
import shutil
import socket
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import attrs
import pendulum
import psycopg
import pytest

from outreach_core.hooks import SOURCE, Host, Progress, Registry, Source, SourceBatch
from outreach_sql import plugin

PASSWORD = "an invented pass:word/with@signs"  # noqa: S105  of a server that ends here
NewDatabase = Callable[[], "Place"]


@attrs.frozen
class Place:
    """One empty database of the running server."""

    host: str
    port: int
    name: str

    def url(self, user: str = "postgres", password: str = PASSWORD) -> str:
        """Return the address as an office would put it into the environment."""
        quoted = password.replace("/", "%2F").replace("@", "%40").replace(":", "%3A")
        quoted = quoted.replace(" ", "%20")
        return f"postgresql://{user}:{quoted}@{self.host}:{self.port}/{self.name}"

    def run(self, *statements: str, user: str = "postgres") -> None:
        """Run statements, each in a transaction of its own."""
        with psycopg.connect(self.url(user), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def ask(self, query: str) -> list[tuple[object, ...]]:
        """Return the rows of a query."""
        with psycopg.connect(self.url()) as connection:
            return connection.execute(query.encode()).fetchall()


def binaries() -> Path | None:
    """Return the folder of initdb and pg_ctl; Debian keeps them out of the PATH."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return folders[-1].parent if folders else None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@attrs.frozen
class Server:
    """The server's programs, its folder and the user it runs as."""

    programs: Path
    folder: Path
    user: str | None
    port: int

    def call(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self.programs / program, *arguments],
            check=True,
            cwd=self.folder,
            user=self.user,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            stdout=subprocess.DEVNULL,
        )

    def start(self) -> None:
        secret = self.folder / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        data, log = str(self.folder / "data"), str(self.folder / "log")
        self.call(
            "initdb",
            *("--pgdata", data, "--encoding", "UTF8", "--username", "postgres"),
            # Not the order of bytes: the stores must sort the same all the same.
            *("--locale-provider", "icu", "--icu-locale", "de", "--locale", "C.UTF-8"),
            *("--auth", "scram-sha-256", "--pwfile", str(secret), "--no-sync"),
        )
        options = (
            f"-c listen_addresses=127.0.0.1 -c port={self.port} -c fsync=off "
            f"-c unix_socket_directories={self.folder} -c max_connections=60"
        )
        self.call("pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "start")

    def stop(self) -> None:
        data = str(self.folder / "data")
        self.call("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Place]:
    """Start a server of our own; skipped where PostgreSQL is not installed."""
    programs = binaries()
    if programs is None:
        missing = "no PostgreSQL server on this machine: apt-get install postgresql"
        if os.environ.get("OUTREACH_REQUIRE_POSTGRESQL"):
            pytest.fail(missing)
        pytest.skip(missing)
    # initdb refuses to run as root, as CI does.
    user = "postgres" if os.geteuid() == 0 else None
    # A short path: the name of a socket must not be longer than 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="outreach-pg-"))
    if user is not None:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    server = Server(programs=programs, folder=folder, user=user, port=free_port())
    try:
        server.start()
        try:
            yield Place(host="127.0.0.1", port=server.port, name="postgres")
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def new_database(postgresql_server: Place) -> NewDatabase:
    """Return a function that makes one more empty database."""
    made: list[Place] = []

    def make() -> Place:
        place = attrs.evolve(postgresql_server, name=f"office_{len(made)}")
        postgresql_server.run(f"CREATE DATABASE {place.name}")
        made.append(place)
        return place

    return make


@pytest.fixture(scope="session")
def empty_databases() -> list[Place]:
    """Hold databases that were emptied: a new one is 8 MB to write."""
    return []


@pytest.fixture
def place(new_database: NewDatabase, empty_databases: list[Place]) -> Iterator[Place]:
    """One empty database on a running PostgreSQL server."""
    found = empty_databases.pop() if empty_databases else new_database()
    yield found
    schemas = found.ask(
        "SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)'"
    )
    found.run(
        # A test that failed may have left a transaction open.
        "SET lock_timeout TO '20s'",
        *(f'DROP SCHEMA "{name}" CASCADE' for (name,) in schemas),
        "CREATE SCHEMA public",
        "GRANT USAGE ON SCHEMA public TO PUBLIC",
    )
    empty_databases.append(found)


DAY = pendulum.date(2026, 10, 5)
TABLES = (
    (
        "CREATE TABLE person (nr TEXT, nachname TEXT, vorname TEXT, sperre TEXT,"
        " bezug BOOLEAN, diagnose TEXT)"
    ),
    "CREATE TABLE kontakt (nr TEXT, am TIMESTAMP, art TEXT, ausgang TEXT)",
    "CREATE TABLE team (kuerzel TEXT, name TEXT, mo TEXT)",
    (
        "CREATE VIEW kunden AS SELECT nr AS kundennummer, nachname, vorname, sperre,"
        " bezug AS leistungsbezug, diagnose FROM person"
    ),
    (
        "CREATE VIEW kontakte AS SELECT nr AS kundennummer, am AS datum, art,"
        " ausgang AS ergebnis FROM kontakt"
    ),
    "CREATE VIEW personal AS SELECT kuerzel, name, mo FROM team",
)
MIA = "INSERT INTO person VALUES ('111A', 'Muster', 'Mia', '', TRUE, 'geheim')"
VIEWS = {"customers": "kunden", "contacts": "kontakte", "staff": "personal"}


@attrs.define
class Office:
    """A database with views, on either engine, and the source that reads them."""

    folder: Path
    server: Place | None
    values: dict[str, object] = attrs.field(factory=lambda: dict(VIEWS))
    variables: dict[str, str] = attrs.field(factory=dict)
    progress: list[Progress] = attrs.field(factory=list)

    def __attrs_post_init__(self) -> None:
        if self.server is None:
            self.values["source_file"] = "amt.sqlite"
        else:
            self.values["source"] = {"env": "OFFICE"}
            self.variables["OFFICE"] = self.server.url()

    @property
    def file(self) -> Path:
        return self.folder / "amt.sqlite"

    def run(self, *statements: str) -> None:
        if self.server is not None:
            self.server.run(*statements)
            return
        with closing(sqlite3.connect(self.file)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    @property
    def source(self) -> Source:
        host = Host(
            folder=str(self.folder),
            key=b"a secret of the office",
            variables=self.variables,
            progress=self.progress.append,
        )
        settings = {"sql": self.values}
        registry = Registry.from_plugins({"sql": plugin}, settings=settings, host=host)
        return registry.one(SOURCE, "sql")

    def read(self) -> SourceBatch:
        return self.source.read(as_of=DAY)

    def dry_run(self) -> str:
        preview = self.source.dry_run(as_of=DAY)  # type: ignore[attr-defined]
        return str(preview.en)


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Office:
    """An office with one customer and one contact, on each engine in turn."""
    server = None
    if request.param == "postgresql":
        server = request.getfixturevalue("place")
    found = Office(tmp_path, server)
    found.run(
        *TABLES,
        MIA,
        "INSERT INTO kontakt VALUES"
        " ('111A', '2026-01-05 10:30:00', 'Telefon', 'nicht erreicht')",
        "INSERT INTO team VALUES ('AB', 'Anna Beispiel', '8-16')",
    )
    return found
