"""Who is looked after, by whom, and what happened: read from the office's tables."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import attrs
import pendulum

from outreach_core import Language, Words
from outreach_core.coaching import CoachingOffer
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import PluginSettings, Progress, SourceBatch
from outreach_core.ids import OfferId, StaffId
from outreach_core.people import Coordinates, StaffMember
from outreach_tables.columns import LAYOUTS
from outreach_tables.contacts import ContactBook
from outreach_tables.customers import CustomerBook, Office
from outreach_tables.dry_run import dry_run
from outreach_tables.ledger import RowLedger
from outreach_tables.offers import read_offers
from outreach_tables.opening import Tables, about_file, open_tables
from outreach_tables.options import TablesOptions, read_options
from outreach_tables.postcodes import read_coordinates
from outreach_tables.staff import read_staff
from outreach_tables.tables import DataTable

_TICK_ROWS: Final = 10_000
_READING: Final = Words("{place} lesen", "Reading {place}")
_SHORTEST_KEY: Final = 16

_NO_CUSTOMERS: Final = Words(
    "customers fehlt: die Datei mit den Kundinnen und Kunden.",
    "customers is missing: the file with the customers.",
)
_NO_ROWS: Final = Words(
    "hat eine Kopfzeile, aber keine Zeilen darunter. Bitte neu exportieren.",
    "has a header but no rows below it. Export it again.",
)
_NO_KEY: Final = Words(
    "Das Geheimnis des Hauses für Pseudonyme hat weniger als {count} Byte.",
    "The office's secret for pseudonyms has fewer than {count} bytes.",
)
_COLLIDING: Final = Words(
    "{count} Pseudonyme stehen für je zwei Nummern. Bitte ein anderes Geheimnis für "
    "Pseudonyme wählen (damit heißen alle neu).",
    "{count} pseudonyms stand for two numbers each. Choose another secret for "
    "pseudonyms (it renames everybody).",
)


@attrs.frozen(kw_only=True)
class TablesSource:
    """Source "tables": customers, contacts and staff from CSV and Excel files.

    Rows of all files are accounted for, those of coaching offers and coordinates too.
    """

    _settings: PluginSettings = attrs.field(alias="settings", repr=False)

    @property
    def name(self) -> str:
        """Name by which settings choose this source."""
        return "tables"

    def dry_run(self, *, as_of: pendulum.Date) -> Words:  # noqa: ARG002  any day alike
        """Say which columns :meth:`read` would use and which not.

        Args:
            as_of: The day of the data.

        Raises:
            InvalidInputError: Settings or files cannot be used; all faults together.
        """
        found = dry_run(self._settings)
        return Words(found.text(Language.DE), found.text(Language.EN))

    def read(self, *, as_of: pendulum.Date) -> SourceBatch:
        """Read all files.

        Args:
            as_of: The day of the data; later contacts are kept and noted.

        Raises:
            InvalidInputError: Settings or files cannot be used, no file of customers
                is set, the key is missing, or two customer numbers share one id.
        """
        options = read_options(self._settings)
        _check(options, self._settings)
        tables = _distinct(open_tables(options, tuple(LAYOUTS)))
        reading = _Reading(options, self._settings, as_of)
        return reading.batch(tables)


def _check(options: TablesOptions, settings: PluginSettings) -> None:
    faults: list[Words] = []
    if "customers" not in options.files:
        faults.append(_NO_CUSTOMERS)
    if len(settings.key) < _SHORTEST_KEY:
        faults.append(_NO_KEY.fill(count=_SHORTEST_KEY))
    if faults:
        raise InvalidInputError(subject="[plugin.tables]", faults=faults)


def _distinct(tables: Tables) -> Tables:
    """Give a sheet that is read for two purposes two names."""
    seen: set[str] = set()
    result = {}
    for kind, found in tables.items():
        result[kind] = tuple(
            attrs.evolve(t, place=f"{t.place} ({kind})") if t.place in seen else t
            for t in found
        )
        seen |= {table.place for table in found}
    return result


@attrs.define(repr=False)
class _Reading:
    """One reading of all files."""

    options: TablesOptions
    settings: PluginSettings
    as_of: pendulum.Date
    ledgers: list[RowLedger] = attrs.field(factory=list, init=False)

    def batch(self, tables: Tables) -> SourceBatch:
        words = self.options.words
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
        return SourceBatch(
            people=tuple(people.people.values()),
            histories=contacts.histories(),
            staff=tuple(staff.values()),
            issues=tuple(issue for book in self.ledgers for issue in book.issues),
            tallies=tuple(book.tally() for book in self.ledgers),
        )

    def _customers(
        self, tables: Tables, coordinates: Mapping[str, Coordinates]
    ) -> CustomerBook:
        office = Office(
            key=self.settings.key,
            words=self.options.words,
            coordinates=coordinates,
            as_of=self.as_of,
        )
        people = CustomerBook()
        for ledger in self._ledgers(tables, "customers"):
            people.read(ledger, office, tick=self._ticker(ledger.table))
        if people.collisions:
            raise InvalidInputError(
                subject="outreach-tables",
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
                words=self.options.words,
                as_of=self.as_of,
                tick=self._ticker(ledger.table),
            )
        return contacts

    def _refuse_empty(self, tables: Tables) -> None:
        """Nobody to look after, or nothing known of anybody, is no list but a slip."""
        faults = [
            about_file(self.options.files[kind], _NO_ROWS)
            for kind in ("customers", "contacts")
            if kind in tables
            and all(book.is_empty for book in self._books(tables[kind]))
        ]
        if faults:
            raise InvalidInputError(subject="outreach-tables", faults=faults)

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
