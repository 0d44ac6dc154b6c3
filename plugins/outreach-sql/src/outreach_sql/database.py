"""What the case store needs of a database, whichever engine it is."""

from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection, Engine


class Database(Protocol):
    """One place where cases and ledger can lie."""

    @property
    def label(self) -> str:
        """How the place is called in messages; without address, user or password."""

    def open(self) -> Engine:
        """Connect, refuse what is not ours or newer, bring up what is older."""

    def writing(self, engine: Engine) -> AbstractContextManager[Connection]:
        """Open a transaction that is kept whole or not at all."""

    def reading(self, engine: Engine) -> AbstractContextManager[Connection]:
        """Open a transaction that never writes and waits for nobody."""

    def lock(self, connection: Connection, name: str) -> None:
        """Keep other writers from the case *name* until the transaction ends."""

    def wipe(self, engine: Engine) -> None:
        """See to it that what was erased can be read nowhere, as far as we reach."""
