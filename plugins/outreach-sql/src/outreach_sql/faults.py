"""What a database's refusal means, and what helps; no address, user or value in it."""

from typing import Any, Final

from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.exc import DBAPIError

from outreach_core import Words
from outreach_core.errors import InvalidInputError

_NOT_REACHED: Final = Words(
    "Die Datenbank ist nicht erreichbar oder hat die Anmeldung abgelehnt. Bitte prüfen: "
    "läuft der Server, ist er im Netz zu sehen, stimmen Adresse, Name und Passwort in "
    "der Umgebungsvariablen {env}?",
    "The database cannot be reached, or refused the login. Check: is the server "
    "running, can it be seen in the network, are address, user and password in the "
    "environment variable {env} right?",
)
_NO_RIGHT: Final = Words(
    "Die Datenbank erlaubt das nicht. Bitte der Rolle das Recht geben (GRANT), wie es "
    "in den Skripten von outreach-sql steht.",
    "The database does not permit it. Grant the role the right, as the scripts of "
    "outreach-sql show.",
)
_MISSING: Final = Words(
    "Die Datenbank kennt eine Tabelle, Sicht oder Spalte nicht (mehr). Bitte die Namen "
    "in [plugin.sql] prüfen, oder ob jemand sie geändert hat.",
    "The database does not know a table, view or column (any more). Check the names in "
    "[plugin.sql], or whether somebody changed them.",
)
_NO_ORDER: Final = Words(
    "Eine Spalte der Sicht hat einen Typ, nach dem sich nicht sortieren lässt. Bitte in "
    "der Sicht in Text umwandeln lassen (::text).",
    "A column of the view has a type that cannot be sorted. Have the view turn it into "
    "text (::text).",
)
_TOO_SLOW: Final = Words(
    "Die Abfrage dauerte länger als erlaubt und wurde abgebrochen. Bitte die Sicht "
    "beschleunigen oder [plugin.sql] timeout_seconds erhöhen.",
    "The query took longer than permitted and was cancelled. Make the view faster, or "
    "raise [plugin.sql] timeout_seconds.",
)
_BUSY: Final = Words(
    "Die Datenbank ist von einem anderen Programm belegt oder startet gerade neu. Bitte "
    "später neu beginnen; es wurde nichts geändert.",
    "The database is kept busy by another program, or is restarting. Begin again "
    "later; nothing was changed.",
)
_READ_ONLY: Final = Words(
    "Die Datenbank nimmt gerade keine Änderungen an (nur lesend). Bitte die "
    "Adresse des führenden Servers eintragen.",
    "The database takes no changes at the moment (read-only). Enter the address of the "
    "leading server.",
)
_FULL: Final = Words(
    "Der Datenbank fehlt Platz oder Speicher. Bitte die Verwaltung der Datenbank "
    "fragen; es wurde nichts geändert.",
    "The database lacks disk space or memory. Ask its administrators; nothing was "
    "changed.",
)
_UNREADABLE: Final = Words(
    "Die Sicht rechnet mit einem Wert, mit dem sie nicht rechnen kann (Fehler {state}). "
    "Bitte die Sicht berichtigen lassen.",
    "The view computes with a value that it cannot compute with (error {state}). Have "
    "the view corrected.",
)

_BY_STATE: Final = {
    "42501": _NO_RIGHT,
    "42P01": _MISSING,
    "42703": _MISSING,
    "42883": _NO_ORDER,
    "3F000": _MISSING,
    "57014": _TOO_SLOW,
    "55P03": _BUSY,
    "40P01": _BUSY,
    "25006": _READ_ONLY,
}
"""By SQLSTATE, see appendix A of the PostgreSQL manual."""

_BY_CLASS: Final = {
    "08": _NOT_REACHED,
    "28": _NOT_REACHED,
    "57": _BUSY,
    "53": _FULL,
    "22": _UNREADABLE,
}


_NO_DRIVER: Final = Words(
    "Für PostgreSQL fehlt der Treiber. Bitte nachinstallieren: "
    'pip install "outreach-sql[postgresql]".',
    "The driver for PostgreSQL is missing. Install it: "
    'pip install "outreach-sql[postgresql]".',
)


def server_engine(url: URL, **options: Any) -> Engine:
    """Return an engine for a server; connects to nothing yet.

    Raises:
        InvalidInputError: The driver is not installed.
    """
    try:
        # Messages of SQLAlchemy quote parameters, and those may be about a person.
        return create_engine(url, hide_parameters=True, **options)
    except ImportError:
        raise InvalidInputError(subject="outreach-sql", faults=[_NO_DRIVER]) from None


def fault_of(error: DBAPIError, *, env: str) -> Words | None:
    """Say in words what the database refused.

    Args:
        error: What SQLAlchemy raised.
        env: Environment variable with the address, for the next step.

    Returns:
        The fault; ``None`` when it is none of the office's doing, but ours.
    """
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        # The driver gives no state when there was no connection, or no longer one.
        lost = error.connection_invalidated or type(error.orig).__name__ in _NO_SERVER
        return _NOT_REACHED.fill(env=env) if lost else None
    words = _BY_STATE.get(state) or _BY_CLASS.get(state[:2])
    return None if words is None else words.fill(env=env, state=state)


_NO_SERVER: Final = frozenset({"OperationalError", "ConnectionTimeout"})
