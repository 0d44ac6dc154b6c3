"""How do the rows of any tables become people, contacts and staff, none of them lost?

The tables may come from files or from a database: what a cell can say, which columns and
words are known, and how every row is accounted for is the same.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

import attrs
import pendulum

from outreach_core import Words
from outreach_core.coaching import CoachingOffer
from outreach_core.eligibility import OfficeStatements
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import PluginSettings, Progress, SourceBatch
from outreach_core.ids import OfferId, StaffId
from outreach_core.people import Coordinates, StaffMember
from outreach_tables.contacts import ContactBook
from outreach_tables.customers import CustomerBook, Office
from outreach_tables.ledger import RowLedger
from outreach_tables.offers import read_offers
from outreach_tables.postcodes import read_coordinates
from outreach_tables.staff import read_staff
from outreach_tables.statements import StatementBook
from outreach_tables.tables import DataTable

Tables: TypeAlias = Mapping[str, tuple[DataTable, ...]]
"""Tables by what they hold ("customers", "contacts", "staff", "offers", …)."""

OwnWords: TypeAlias = Mapping[str, Mapping[str, str]]
"""Meaning by the office's own word, by vocabulary."""

_TICK_ROWS: Final = 10_000
_SUBJECT: Final = Words("Eingelesene Daten", "Data read")
_READING: Final = Words("{place} lesen", "Reading {place}")
_SHORTEST_KEY: Final = 16
_NO_ROWS: Final = Words(
    "hat eine Kopfzeile, aber keine Zeilen darunter. Bitte neu exportieren.",
    "has a header but no rows below it. Export it again.",
)
_NO_KEY: Final = Words(
    "Das Geheimnis des Hauses für Pseudonyme fehlt oder hat weniger als {count} Byte. "
    "Ein Programm übergibt es mit Host(key=…); mit dem Befehl outreach liegt es in der "
    "Datei aus privacy.key_file.",
    "The office's secret for pseudonyms is missing or has fewer than {count} bytes. A "
    "program hands it over by Host(key=…); with the command outreach it lies in the "
    "file of privacy.key_file.",
)
_COLLIDING: Final = Words(
    "{count} Pseudonyme stehen für je zwei Nummern. Bitte ein anderes Geheimnis für "
    "Pseudonyme wählen (damit heißen alle neu).",
    "{count} pseudonyms stand for two numbers each. Choose another secret for "
    "pseudonyms (it renames everybody).",
)


def records_of(
    tables: Tables, *, words: OwnWords, settings: PluginSettings, as_of: pendulum.Date
) -> SourceBatch:
    """Read every row of *tables*, once, and account for it.

    Args:
        tables: What is read; "customers" must be among them, places must differ.
        words: The office's own words.
        settings: Key for pseudonyms, and whom to tell how far the reading has come.
        as_of: The day of the data; later contacts are kept and noted.

    Raises:
        InvalidInputError: A table of customers or contacts has no row, or two customer
            numbers share one id.
    """
    return _Reading(words, settings, as_of).batch(tables)


def key_faults(settings: PluginSettings) -> list[Words]:
    """Return what is wrong with the office's secret; without it nobody has an id."""
    short = len(settings.key) < _SHORTEST_KEY
    return [_NO_KEY.fill(count=_SHORTEST_KEY)] if short else []


@attrs.define(repr=False)
class _Reading:
    """One reading of all tables."""

    words: OwnWords
    settings: PluginSettings
    as_of: pendulum.Date
    ledgers: list[RowLedger] = attrs.field(factory=list, init=False)

    def batch(self, tables: Tables) -> SourceBatch:
        words = self.words
        coordinates: dict[str, Coordinates] = {}
        for ledger in self._ledgers(tables, "coordinates"):
            read_coordinates(ledger, coordinates, words=words, as_of=self.as_of)
        people = self._customers(tables, coordinates)
        contacts = self._contacts(tables, people)
        staff: dict[StaffId, StaffMember] = {}
        self._refuse_empty(tables)
        for ledger in self._ledgers(tables, "staff"):
            read_staff(
                ledger,
                staff,
                key=self.settings.key,
                words=words,
                coordinates=coordinates,
                as_of=self.as_of,
            )
        offers: dict[OfferId, CoachingOffer] = {}
        for ledger in self._ledgers(tables, "offers"):
            read_offers(ledger, offers, words=words, as_of=self.as_of)
        statements = self._statements(tables, people)
        return SourceBatch(
            people=tuple(people.people.values()),
            histories=contacts.histories(),
            staff=tuple(staff.values()),
            statements=statements,
            issues=tuple(issue for book in self.ledgers for issue in book.issues),
            tallies=tuple(book.tally() for book in self.ledgers),
        )

    def _customers(
        self, tables: Tables, coordinates: Mapping[str, Coordinates]
    ) -> CustomerBook:
        office = Office(
            key=self.settings.key,
            words=self.words,
            coordinates=coordinates,
            as_of=self.as_of,
        )
        people = CustomerBook()
        for ledger in self._ledgers(tables, "customers"):
            people.read(ledger, office, tick=self._ticker(ledger.table))
        if people.collisions:
            raise InvalidInputError(
                subject=_SUBJECT,
                faults=(_COLLIDING.fill(count=len(people.collisions)),),
            )
        return people

    def _contacts(self, tables: Tables, people: CustomerBook) -> ContactBook:
        contacts = ContactBook()
        for ledger in self._ledgers(tables, "contacts"):
            contacts.read(
                ledger,
                people,
                key=self.settings.key,
                words=self.words,
                as_of=self.as_of,
                tick=self._ticker(ledger.table),
            )
        return contacts

    def _statements(self, tables: Tables, people: CustomerBook) -> OfficeStatements:
        stated = StatementBook()
        for ledger in self._ledgers(tables, "statements"):
            stated.read(
                ledger,
                people,
                key=self.settings.key,
                words=self.words,
                as_of=self.as_of,
            )
        return stated.statements()

    def _refuse_empty(self, tables: Tables) -> None:
        """Nobody to look after, or nothing known of anybody, is no list but a slip."""
        faults = [
            Words(f"{place} {_NO_ROWS.de}", f"{place} {_NO_ROWS.en}")
            for kind in ("customers", "contacts")
            if kind in tables
            and all(book.is_empty for book in self._books(tables[kind]))
            for place in [tables[kind][0].place]
        ]
        if faults:
            raise InvalidInputError(subject=_SUBJECT, faults=faults)

    def _books(self, tables: tuple[DataTable, ...]) -> list[RowLedger]:
        places = {table.place for table in tables}
        return [book for book in self.ledgers if book.table.place in places]

    def _ledgers(self, tables: Tables, kind: str) -> Iterator[RowLedger]:
        for table in tables.get(kind, ()):
            ledger = RowLedger(table)
            self.ledgers.append(ledger)
            yield ledger

    def _ticker(self, table: DataTable) -> Callable[[int], None]:
        task = _READING.fill(place=table.place)

        def tick(row: int) -> None:
            if row % _TICK_ROWS == 0:
                total = max(row, table.height)
                self.settings.progress(Progress(task=task, done=row, total=total))

        return tick
