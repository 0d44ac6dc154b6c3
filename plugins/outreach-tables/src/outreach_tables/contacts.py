"""Which contact does a row describe? Half a million rows pass here."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Final

import attrs
import pendulum

from outreach_core import Words
from outreach_core.contacts import (
    Channel,
    Contact,
    ContactHistory,
    Direction,
    Outcome,
)
from outreach_core.errors import InvalidValueError
from outreach_core.ids import CustomerId, pseudonym
from outreach_tables import cells
from outreach_tables.additions import MOST_KEPT, Additions, Notes
from outreach_tables.cells import Cell, UnreadableError
from outreach_tables.customers import CustomerBook
from outreach_tables.ledger import RowLedger
from outreach_tables.reasons import REASONS, Reason
from outreach_tables.rows import RejectedError, refuse_broken, refuse_no_record
from outreach_tables.words import (
    ANSWERED,
    APPEARED,
    NOT_APPEARED,
    RECEIVED,
    SYSTEM_LETTER,
    VOCABULARIES,
    YES,
    Vocabulary,
)

_BASE_FIELDS: Final = ("on", "channel", "direction", "outcome", "automatic")
_FIELDS: Final = (*_BASE_FIELDS, "reason", "by", "recorded_on")
_OUTCOMES: Final = {
    RECEIVED: (Outcome.REACHED, Direction.INBOUND),
    ANSWERED: (Outcome.REACHED, Direction.INBOUND),
    APPEARED: (Outcome.REACHED, Direction.INBOUND),
    NOT_APPEARED: (Outcome.NOT_REACHED, Direction.OUTBOUND),
    Outcome.NOT_REACHED.value: (Outcome.NOT_REACHED, Direction.OUTBOUND),
    Outcome.SENT.value: (Outcome.SENT, Direction.OUTBOUND),
    Outcome.RETURNED.value: (Outcome.RETURNED, Direction.OUTBOUND),
}
_TRIED_IN_VAIN: Final = frozenset(
    name for name, (outcome, _) in _OUTCOMES.items() if outcome is not Outcome.REACHED
)
_NO_CONTACTS: Final = frozenset({SYSTEM_LETTER, Channel.RECORD.value})
_SHIFTED: Final = frozenset({Reason.ROW_TOO_LONG, Reason.ROW_DAMAGED})
"""The cells of such a row need not stand where the header says."""
_UNREAD: Final = Words("{place}, Zeile {row}: {why}", "{place}, row {row}: {why}")
_OUTWARD_WHEN_REACHED: Final = frozenset({Channel.PHONE, Channel.VISIT})


@attrs.frozen
class _Kinds:
    """The words of an office about contacts, ready for looking up."""

    channel: Vocabulary
    direction: Vocabulary
    outcome: Vocabulary
    flag: Vocabulary
    reason: Vocabulary

    @classmethod
    def of(cls, own: Mapping[str, Mapping[str, str]]) -> "_Kinds":
        return cls(
            *(
                VOCABULARIES[name].with_own(own.get(name, {}))
                for name in ("channel", "direction", "outcome", "flag", "reason")
            )
        )


@attrs.define(repr=False)
class ContactBook:
    """Contacts by customer.

    Attributes:
        by_customer: Contacts of each customer in the order of the rows.
        unread: Rows of each customer that may be talks and could not be read.
    """

    by_customer: dict[CustomerId, list[Contact]] = attrs.field(factory=dict, repr=False)
    unread: dict[CustomerId, list[Words]] = attrs.field(factory=dict, repr=False)

    def histories(self) -> dict[CustomerId, ContactHistory]:
        """Return the histories of everybody with at least one contact, read or not."""
        return {
            customer: ContactHistory(
                self.by_customer.get(customer, ()),
                unread=self.unread.get(customer, ()),
            )
            for customer in {**self.by_customer, **self.unread}
        }

    def read(
        self,
        ledger: RowLedger,
        people: CustomerBook,
        *,
        key: bytes,
        words: Mapping[str, Mapping[str, str]],
        as_of: pendulum.Date,
        tick: Callable[[int], None],
    ) -> None:
        """Read one table of contacts; rows equal in every cell are merged."""
        run = _Run(ledger, people, key, _Kinds.of(words), as_of, self)
        run.read(tick)


@attrs.define(repr=False)
class _Person:
    """The contacts of one customer in one table, and a mark of each row."""

    contacts: list[Contact] = attrs.field(factory=list)
    marks: "array[int]" = attrs.field(factory=lambda: array("q"))

    def merge(self) -> int:
        """Drop contacts whose row repeats an earlier one; say how many."""
        if len(set(self.marks)) == len(self.marks):
            return 0
        before = len(self.contacts)
        first = dict(zip(reversed(self.marks), reversed(self.contacts), strict=True))
        self.contacts = list(reversed(first.values()))
        return before - len(self.contacts)


@attrs.define(repr=False)
class _Run:
    """One pass over one table; equal texts are understood once."""

    ledger: RowLedger
    people: CustomerBook
    key: bytes = attrs.field(repr=False)
    kinds: _Kinds
    as_of: pendulum.Date
    book: ContactBook
    _customers: dict[CustomerId, _Person] = attrs.field(factory=dict, init=False)
    _persons: dict[Cell, _Person] = attrs.field(factory=dict, init=False)
    _contacts: dict[tuple[Cell, ...], tuple[Contact, Notes]] = attrs.field(
        factory=dict, init=False
    )
    _bases: dict[tuple[Cell, ...], Contact] = attrs.field(factory=dict, init=False)
    _days: dict[Cell, pendulum.Date] = attrs.field(factory=dict, init=False)
    _additions: Additions = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._additions = Additions(self.kinds.reason, self.as_of.year + 1)

    def read(self, tick: Callable[[int], None]) -> None:
        header = self.ledger.table.header
        who, width = header.columns["number"], header.width
        pick = itemgetter(*(header.columns[f] for f in _FIELDS if f in header.columns))
        for number, row in self.ledger.rows():
            tick(number)
            try:
                person, found = self._persons[row[who]], self._contacts[pick(row)]
            except (KeyError, IndexError):
                person, found = None, None
            if person is None or found is None or len(row) > width:
                try:
                    person, found = self._understood(row)
                except RejectedError as error:
                    self.ledger.reject(number, error.code, error.field)
                    self._remember_unread(number, row, error.code)
                    continue
            contact, notes = found
            for code, field in notes:
                self.ledger.note(number, code, field)
            if contact.on > self.as_of:
                self.ledger.note(number, Reason.DATE_IN_FUTURE, "on")
            # A hash, not the row: 16 bytes a row, however big the file. That two
            # different rows of one person share 64 bits will not happen.
            person.marks.append(hash(tuple(row)))
            person.contacts.append(contact)
        for customer, person in self._customers.items():
            self.ledger.merged += person.merge()
            self.ledger.records += len(person.contacts)
            self.book.by_customer.setdefault(customer, []).extend(person.contacts)

    def _remember_unread(self, number: int, row: Sequence[Cell], code: Reason) -> None:
        """Keep where a row stands that may be a talk with somebody known.

        Only a row that surely is none is forgotten: an attempt of the office in vain,
        an entry, something automatic.
        Whose row it is must be readable; a row of nobody may be one of anybody, and
        the account of the rows says so.
        """
        header = self.ledger.table.header
        full = [*row, *([None] * (header.width - len(row)))]
        try:
            customer = self._customer(full[header.columns["number"]])
        except (UnreadableError, InvalidValueError):
            return
        if customer not in self.people.people:
            return
        if code not in _SHIFTED and self._is_surely_no_talk(full):
            return
        place = _UNREAD.fill(
            place=self.ledger.table.place, row=number, why=REASONS[code]
        )
        self.book.unread.setdefault(customer, []).append(place)

    def _is_surely_no_talk(self, row: Sequence[Cell]) -> bool:
        columns = self.ledger.table.header.columns
        what = {field: row[columns[field]] for field in _FIELDS if field in columns}
        if self._meant(self.kinds.flag, what, "automatic") == YES:
            return True
        if self._meant(self.kinds.channel, what, "channel") in _NO_CONTACTS:
            return True
        try:
            inward = self._direction(what) is Direction.INBOUND
        except RejectedError:
            return False
        outcome = self._meant(self.kinds.outcome, what, "outcome")
        return not inward and outcome in _TRIED_IN_VAIN

    def _meant(
        self, words: Vocabulary, what: Mapping[str, Cell], field: str
    ) -> str | None:
        try:
            return words.meaning(_text(what, field))
        except RejectedError:
            return None

    def _understood(self, row: Sequence[Cell]) -> tuple[_Person, tuple[Contact, Notes]]:
        table = self.ledger.table
        header = table.header
        refuse_broken(table, row)
        full = [*row, *([None] * (header.width - len(row)))]
        person = self._person(full)
        what = {
            field: full[header.columns[field]]
            for field in _FIELDS
            if field in header.columns
        }
        key = tuple(what.values())
        found = self._contacts.get(key)
        if found is None:
            found = self._additions.to(self._base(what), what)
            if len(self._contacts) < MOST_KEPT:
                self._contacts[key] = found
        return person, found

    def _base(self, what: Mapping[str, Cell]) -> Contact:
        key = tuple(map(what.get, _BASE_FIELDS))
        found = self._bases.get(key)
        if found is None:
            found = self._contact(what)
            if len(self._bases) < MOST_KEPT:
                self._bases[key] = found
        return found

    def _person(self, row: Sequence[Cell]) -> _Person:
        header = self.ledger.table.header
        cell = row[header.columns["number"]]
        known = self._persons.get(cell)
        if known is not None:
            return known
        try:
            customer = self._customer(cell)
        except UnreadableError as error:
            raise RejectedError(error.code, "number") from None
        except InvalidValueError:
            refuse_no_record(self.ledger.table, row, "")
            raise RejectedError(Reason.NUMBER_MISSING, "number") from None
        if customer in self.people.people:
            found = self._customers.setdefault(customer, _Person())
            self._persons[cell] = found
            return found
        refuse_no_record(self.ledger.table, row, str(cell))
        rejected = customer in self.people.rejected
        code = Reason.CUSTOMER_NOT_USED if rejected else Reason.CUSTOMER_UNKNOWN
        raise RejectedError(code, "number")

    def _customer(self, cell: Cell) -> CustomerId:
        return CustomerId(pseudonym(cells.official_number(cell), key=self.key))

    def _contact(self, what: Mapping[str, Cell]) -> Contact:
        on = self._day(what["on"])
        name = self.kinds.channel.meaning(_text(what, "channel"))
        if name is None:
            raise RejectedError(Reason.CHANNEL_UNKNOWN, "channel")
        system = name == SYSTEM_LETTER
        channel = Channel.LETTER if system else Channel(name)
        stated = self._direction(what)
        outcome, implied = self._outcome(what, channel, stated)
        direction = stated or implied or _usual_direction(channel)
        if self.kinds.outcome.meaning(_text(what, "outcome")) == ANSWERED:
            # A letter the office sent and the person answered is a talk, not an effort.
            direction = Direction.INBOUND
        return Contact(
            on=on,
            channel=channel,
            direction=direction,
            outcome=outcome,
            automatic=system or self._automatic(what),
        )

    def _day(self, cell: Cell) -> pendulum.Date:
        found = self._days.get(cell)
        if found is not None:
            return found
        try:
            day = cells.day(cell, latest_year=self.as_of.year + 1)
        except UnreadableError as error:
            raise RejectedError(error.code, "on") from None
        if day is None:
            raise RejectedError(Reason.DATE_MISSING, "on")
        self._days[cell] = day
        return day

    def _direction(self, what: Mapping[str, Cell]) -> Direction | None:
        found = _text(what, "direction")
        if not found:
            return None
        name = self.kinds.direction.meaning(found)
        if name is None:
            raise RejectedError(Reason.DIRECTION_UNKNOWN, "direction")
        return Direction(name)

    def _outcome(
        self, what: Mapping[str, Cell], channel: Channel, stated: Direction | None
    ) -> tuple[Outcome, Direction | None]:
        found = _text(what, "outcome")
        if not found:
            return _usual_outcome(channel, stated)
        name = self.kinds.outcome.meaning(found)
        if name is None:
            raise RejectedError(Reason.OUTCOME_UNKNOWN, "outcome")
        if name == Outcome.REACHED:
            return Outcome.REACHED, None
        return _OUTCOMES[name]

    def _automatic(self, what: Mapping[str, Cell]) -> bool:
        found = _text(what, "automatic")
        if not found:
            return False
        name = self.kinds.flag.meaning(found)
        if name is None:
            raise RejectedError(Reason.AUTOMATIC_UNKNOWN, "automatic")
        return name == YES


def _text(what: Mapping[str, Cell], field: str) -> str:
    try:
        return cells.text(what.get(field))
    except UnreadableError as error:
        raise RejectedError(error.code, field) from None


def _usual_direction(channel: Channel) -> Direction:
    # Reached, and nobody wrote who began. Both took part, so it counts either way; a
    # letter or form can only have been the person's, or nobody could say "reached".
    return Direction.OUTBOUND if channel in _OUTWARD_WHEN_REACHED else Direction.INBOUND


def _usual_outcome(
    channel: Channel, stated: Direction | None
) -> tuple[Outcome, Direction | None]:
    """Fill in an outcome that needs no saying: what came in was received."""
    if channel is Channel.RECORD:
        return Outcome.SENT, Direction.OUTBOUND
    if channel is Channel.FORM or stated is Direction.INBOUND:
        return Outcome.REACHED, Direction.INBOUND
    raise RejectedError(Reason.OUTCOME_UNKNOWN, "outcome")
