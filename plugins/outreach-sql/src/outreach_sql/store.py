"""How cases and the ledger of deliveries are kept in a database."""

import itertools
import threading
import weakref
from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.dialects import postgresql, sqlite

from outreach_core import Words
from outreach_core.cases import CaseEvent
from outreach_core.errors import InvalidInputError, StaleVersionError, UnknownNameError
from outreach_core.hooks import Erased, LedgerEntry, LedgerState
from outreach_core.ids import CustomerId
from outreach_sql.codec import UnreadableEventError, from_line, to_line
from outreach_sql.database import Database
from outreach_sql.schema import ERASED, ERASING, EVENTS, LEDGER

_LEDGER_KEY: Final = Words("Vormerkung im Versandbuch", "reservation in the ledger")
_UNREADABLE: Final = Words(
    "Ereignis {number} eines Falls ist nicht lesbar: geschrieben von einer neueren "
    "Ausgabe oder beschädigt. Bitte outreach-sql aktualisieren oder die Sicherung "
    "zurückspielen.",
    "Event {number} of a case cannot be read: written by a newer release, or damaged. "
    "Update outreach-sql, or restore the backup.",
)


# The same statement; SQLAlchemy keeps one class for each engine.
_NEW_KEY: Final = {
    "postgresql": postgresql.insert(LEDGER).on_conflict_do_nothing(),
    "sqlite": sqlite.insert(LEDGER).on_conflict_do_nothing(),
}


class SqlCaseStore:
    """A case store in a database; opened by the first call, not by the constructor.

    Several threads and processes may use the same database; of two who write to one
    case, one waits for the other.
    """

    def __init__(self, name: str, database: Database) -> None:
        self.name = name
        self._database = database
        self._engine: Engine | None = None
        self._opening = threading.Lock()

    def append(
        self, customer: CustomerId, events: Sequence[CaseEvent], *, expected: int
    ) -> None:
        """Add events to the end of a case, all of them or none.

        Raises:
            StaleVersionError: The case holds another number of events by now.
        """
        # Outside of the transaction: nobody waits for it, and a fault locks nothing.
        lines = [to_line(event) for event in events]
        count = select(func.count()).where(EVENTS.c.customer == customer)
        with self._database.writing(self._open()) as connection:
            self._database.lock(connection, customer)
            found = connection.scalar(count) or 0
            if found != expected:
                raise StaleVersionError(expected=expected, found=found)
            if lines:
                connection.execute(
                    EVENTS.insert(),
                    [
                        {"customer": customer, "number": number, "event": line}
                        for number, line in enumerate(lines, start=expected + 1)
                    ],
                )

    def read(self, customer: CustomerId) -> tuple[CaseEvent, ...]:
        """Return all events of a case, oldest first; empty for an unknown customer."""
        query = (
            select(EVENTS.c.number, EVENTS.c.event)
            .where(EVENTS.c.customer == customer)
            .order_by(EVENTS.c.number)
        )
        with self._database.reading(self._open()) as connection:
            rows = connection.execute(query).all()
        return tuple(self._event(number, line) for number, line in rows)

    def read_all(self) -> Mapping[CustomerId, tuple[CaseEvent, ...]]:
        """Return all events of all cases, sorted by customer, in one query."""
        query = select(EVENTS.c.customer, EVENTS.c.number, EVENTS.c.event).order_by(
            EVENTS.c.customer, EVENTS.c.number
        )
        with self._database.reading(self._open()) as connection:
            rows = connection.execute(query).all()
        return {
            CustomerId(customer): tuple(self._event(n, line) for _, n, line in group)
            for customer, group in itertools.groupby(rows, key=lambda row: row[0])
        }

    def customers(self) -> tuple[CustomerId, ...]:
        """Return whose cases the store holds, sorted."""
        query = select(EVENTS.c.customer).distinct().order_by(EVENTS.c.customer)
        with self._database.reading(self._open()) as connection:
            return tuple(CustomerId(found) for found in connection.scalars(query))

    def reserve(self, key: str) -> bool:
        """Note that a delivery is about to be tried; ``True`` the first time."""
        with self._database.writing(self._open()) as connection:
            # SQLAlchemy forgets the count of an INSERT unless it is asked to keep it.
            new = _NEW_KEY[connection.dialect.name].values(key=key)
            kept = new.execution_options(preserve_rowcount=True)
            return connection.execute(kept).rowcount == 1

    def confirm(self, key: str, receipt: str) -> None:
        """Note that a delivery arrived; the first receipt stays.

        Raises:
            UnknownNameError: The key was never reserved.
        """
        # Refuses an empty receipt in the words of every store.
        LedgerEntry(key=key, state=LedgerState.CONFIRMED, receipt=receipt)
        this = LEDGER.c.key == key
        arrived = LEDGER.update().where(this, LEDGER.c.receipt.is_(None))
        with self._database.writing(self._open()) as connection:
            if connection.execute(arrived.values(receipt=receipt)).rowcount:
                return
            if connection.scalar(select(LEDGER.c.key).where(this)) is None:
                raise UnknownNameError(kind=_LEDGER_KEY, name=key, known=None)

    def entries(self) -> tuple[LedgerEntry, ...]:
        """Return the whole ledger, sorted by key."""
        query = select(LEDGER.c.key, LEDGER.c.receipt).order_by(LEDGER.c.key)
        with self._database.reading(self._open()) as connection:
            rows = connection.execute(query).all()
        return tuple(
            LedgerEntry(key=key, state=LedgerState.RESERVED)
            if receipt is None
            else LedgerEntry(key=key, state=LedgerState.CONFIRMED, receipt=receipt)
            for key, receipt in rows
        )

    def erase(self, customer: CustomerId, *, expected: int) -> None:
        """Erase all events of a case; two numbers stay.

        Raises:
            StaleVersionError: The case holds another number of events by now.
        """
        count = select(func.count()).where(EVENTS.c.customer == customer)
        engine = self._open()
        with self._database.writing(engine) as connection:
            self._database.lock(connection, customer)
            found = connection.scalar(count) or 0
            if found != expected:
                raise StaleVersionError(expected=expected, found=found)
            if found:
                _erase(connection, customer, found)
        self._database.wipe(engine)

    def erased(self) -> Erased:
        """Return how much was erased since the store was made."""
        with self._database.reading(self._open()) as connection:
            cases, events = connection.execute(select(ERASED)).one()
        return Erased(cases=cases, events=events)

    def close(self) -> None:
        """Let go of the database; the next call would open it again."""
        with self._opening:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None

    def _open(self) -> Engine:
        with self._opening:
            if self._engine is None:
                self._engine = self._database.open()
                # A store that nobody closed lets go of it when it is forgotten.
                weakref.finalize(self, self._engine.dispose)
            return self._engine

    def _event(self, number: int, line: str) -> CaseEvent:
        try:
            return from_line(line)
        except UnreadableEventError:
            fault = _UNREADABLE.fill(number=number)
            raise InvalidInputError(self._database.label, [fault]) from None


def _erase(connection: Connection, customer: CustomerId, found: int) -> None:
    if connection.dialect.name == "postgresql":
        # By a function of the owner: the role that writes events may delete none.
        connection.scalar(select(func.erase_case(customer)))
        return
    connection.execute(ERASING.insert().values(customer=customer))
    connection.execute(EVENTS.delete().where(EVENTS.c.customer == customer))
    connection.execute(ERASING.delete().where(ERASING.c.customer == customer))
    more = {"cases": ERASED.c.cases + 1, "events": ERASED.c.events + found}
    connection.execute(ERASED.update().values(**more))
