"""What does a row say that the office has stated under § 7b (4) or § 31a (2) SGB II?

Nothing is worked out here: the day and the number of dates stand in the row, or there
is no statement. Nobody is taken off the radar by a row that cannot be read.
"""

from collections.abc import Mapping
from typing import Final, TypeAlias

import attrs
import pendulum

from outreach_core.eligibility import (
    Determination,
    HearingGround,
    HearingMatter,
    OfficeAppearance,
    OfficeStatements,
)
from outreach_core.ids import CustomerId, StaffId, pseudonym
from outreach_tables import cells
from outreach_tables.customers import CustomerBook
from outreach_tables.ledger import RowLedger
from outreach_tables.reasons import Reason
from outreach_tables.rows import (
    RejectedError,
    RowReader,
    refuse_broken,
    refuse_no_record,
)

Statement: TypeAlias = Determination | OfficeAppearance | HearingMatter

_DAYS: Final = ("determined_on", "appeared_on", "examined_since", "offered_on")


@attrs.define(repr=False)
class StatementBook:
    """What the rows have stated so far, each statement once."""

    known: set[Statement] = attrs.field(factory=set)

    def statements(self) -> OfficeStatements:
        """Return everything that was stated."""
        known = self.known
        return OfficeStatements(
            determinations=tuple(s for s in known if isinstance(s, Determination)),
            appearances=tuple(s for s in known if isinstance(s, OfficeAppearance)),
            hearings=tuple(s for s in known if isinstance(s, HearingMatter)),
        )

    def read(
        self,
        ledger: RowLedger,
        people: CustomerBook,
        *,
        key: bytes,
        words: Mapping[str, Mapping[str, str]],
        as_of: pendulum.Date,
    ) -> None:
        """Read one table of statements; a row that says nothing new is merged.

        A person whom the list of customers does not know is kept and noted: whoever
        has four weeks left must not get lost over a typing error.
        """
        for number, row in ledger.rows():
            reader = RowReader(number, row, ledger, words, as_of)
            try:
                refuse_broken(ledger.table, row)
                customer = _customer(reader, key)
                stated = _stated(reader, customer)
            except RejectedError as error:
                ledger.reject(number, error.code, error.field)
                continue
            if customer not in people.people:
                reader.note(Reason.STATEMENT_WITHOUT_PERSON, "number")
            if self.known.issuperset(stated):
                ledger.merged += 1
            else:
                self.known |= stated
                ledger.records += 1


def _customer(reader: RowReader, key: bytes) -> CustomerId:
    table = reader.ledger.table
    number = reader.needed("number", cells.official_number)
    refuse_no_record(table, reader.cells, number)
    if not number:
        raise RejectedError(Reason.NUMBER_MISSING, "number")
    return CustomerId(pseudonym(number, key=key))


def _stated(reader: RowReader, customer: CustomerId) -> frozenset[Statement]:
    determination = _determination(reader, customer)
    found: list[Statement] = [] if determination is None else [determination]
    left_out: list[RejectedError] = []
    for read in (_appearance, _hearing):
        try:
            statement = read(reader, customer)
        except RejectedError as error:
            left_out.append(error)
            continue
        if statement is not None:
            found.append(statement)
    if not found:
        raise left_out[0] if left_out else RejectedError(Reason.STATEMENT_EMPTY)
    for each in left_out:
        reader.note(each.code, each.field)
    _note_days_ahead(reader)
    return frozenset(found)


def _determination(reader: RowReader, customer: CustomerId) -> Determination | None:
    """Read the determination; what cannot be read costs the row, and is listed.

    A row that looked used while its day is not known would hide somebody.
    """
    day = reader.needed("determined_on", reader.as_day)
    if day is None:
        return None
    count = reader.needed("dates_stated", cells.text)
    if not (count.isascii() and count.isdigit()):
        raise RejectedError(Reason.DATES_STATED_MISSING, "dates_stated")
    return Determination(
        customer=customer, determined_on=day, consecutive_stated=int(count)
    )


def _appearance(reader: RowReader, customer: CustomerId) -> OfficeAppearance | None:
    day = reader.needed("appeared_on", reader.as_day)
    if day is None:
        return None
    by = reader.needed("recorded_by", cells.text)
    if not by:
        # An import alone vouches for nothing, and the rent depends on this day.
        raise RejectedError(Reason.APPEARANCE_WITHOUT_NAME, "recorded_by")
    return OfficeAppearance(customer=customer, on=day, recorded_by=StaffId(by))


def _hearing(reader: RowReader, customer: CustomerId) -> HearingMatter | None:
    since = reader.needed("examined_since", reader.as_day)
    if since is None:
        return None
    word = reader.needed("ground", cells.text)
    ground = reader.meaning("ground", word) if word else HearingGround.SENTENCE_3
    if ground is None:
        raise RejectedError(Reason.GROUND_UNKNOWN, "ground")
    return HearingMatter(
        customer=customer,
        examined_since=since,
        ground=HearingGround(ground),
        offered_on=reader.needed("offered_on", reader.as_day),
    )


def _note_days_ahead(reader: RowReader) -> None:
    for field in _DAYS:
        day = reader.optional(field, reader.as_day, None)
        if day is not None and day > reader.as_of:
            reader.note(Reason.STATEMENT_AHEAD, field)
