"""Which customer does a row describe?"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import attrs
import pendulum

from outreach_core.ids import BenefitUnitId, CustomerId, StaffId, pseudonym
from outreach_core.people import (
    Address,
    AddressConfidence,
    Coordinates,
    Customer,
    FormOfAddress,
    Hold,
    HoldKind,
    MeetingPlace,
    Presence,
    VisitWishes,
)
from outreach_tables import cells
from outreach_tables.cells import Cell, UnreadableError
from outreach_tables.ledger import RowLedger
from outreach_tables.reasons import Reason
from outreach_tables.representatives import read_representative
from outreach_tables.rows import (
    RejectedError,
    RowReader,
    refuse_broken,
    refuse_no_record,
)
from outreach_tables.words import YES

REVIEW_AFTER_DAYS: Final = 90
"""A hold without a day of review is looked at again after so many days (our choice)."""


@attrs.frozen(kw_only=True)
class Office:
    """What reading customers needs to know of the office.

    Attributes:
        key: Secret for pseudonyms.
        words: Own words by vocabulary.
        coordinates: Middle of each postcode.
        as_of: The day of the data.
    """

    key: bytes = attrs.field(repr=False)
    words: Mapping[str, Mapping[str, str]]
    coordinates: Mapping[str, Coordinates]
    as_of: pendulum.Date


@attrs.define(repr=False)
class CustomerBook:
    """All customers read so far.

    Attributes:
        people: Customers by id.
        numbers: Normalised number by id, to notice two numbers with one id.
        rejected: Ids of people whose row could not be used.
        collisions: Ids that stand for more than one number.
    """

    people: dict[CustomerId, Customer] = attrs.field(factory=dict, repr=False)
    numbers: dict[CustomerId, str] = attrs.field(factory=dict, repr=False)
    rejected: set[CustomerId] = attrs.field(factory=set)
    collisions: set[CustomerId] = attrs.field(factory=set)
    _rows: dict[CustomerId, tuple[Cell, ...]] = attrs.field(
        factory=dict, repr=False, init=False
    )

    def read(
        self, ledger: RowLedger, office: Office, *, tick: Callable[[int], None]
    ) -> None:
        """Read one table of customers into the book.

        Args:
            ledger: The table and its account.
            office: Key, words, coordinates and day.
            tick: Called with each row number, for progress.
        """
        table = ledger.table
        for number, row in ledger.rows():
            tick(number)
            reader = RowReader(number, row, ledger, office.words, office.as_of)
            try:
                refuse_broken(table, row)
                self._add(reader, office)
            except RejectedError as error:
                ledger.reject(number, error.code, error.field)

    def _add(self, reader: RowReader, office: Office) -> None:
        number = _customer_number(reader)
        customer_id = CustomerId(pseudonym(number, key=office.key))
        normal = "".join(number.split()).upper()
        if self.numbers.setdefault(customer_id, normal) != normal:
            self.collisions.add(customer_id)
        same = _comparable(reader.cells)
        earlier = self._rows.get(customer_id)
        if earlier is not None:
            if earlier != same:
                raise RejectedError(Reason.DUPLICATE_CONFLICT, "number")
            reader.ledger.merged += 1
            return
        try:
            self.people[customer_id] = _customer(reader, customer_id, number, office)
        except RejectedError:
            self.rejected.add(customer_id)
            raise
        self._rows[customer_id] = same
        self.rejected.discard(customer_id)
        reader.ledger.records += 1


def _comparable(row: Sequence[Cell]) -> tuple[Cell, ...]:
    found = [cell.strip() if isinstance(cell, str) else cell for cell in row]
    while found and found[-1] in (None, ""):
        found.pop()
    return tuple(found)


def _customer_number(reader: RowReader) -> str:
    number = reader.needed("number", cells.official_number)
    refuse_no_record(reader.ledger.table, reader.cells, number)
    if not number:
        raise RejectedError(Reason.NUMBER_MISSING, "number")
    return number


def _customer(
    reader: RowReader, customer_id: CustomerId, number: str, office: Office
) -> Customer:
    family, given, title = _name(reader)
    unit = reader.optional("benefit_unit", cells.official_number, "")
    form = reader.word(
        "form_of_address", "form_of_address", Reason.FORM_OF_ADDRESS_UNKNOWN
    )
    caseworker = reader.text("caseworker")
    return Customer(
        id=customer_id,
        customer_number=number,
        family_name=family,
        given_name=given,
        title=title,
        form_of_address=FormOfAddress(form or FormOfAddress.NEUTRAL),
        birth=_birth(reader),
        benefit_unit=(BenefitUnitId(pseudonym(unit, key=office.key)) if unit else None),
        address=_address(reader, office.coordinates),
        phone=_phone(reader),
        email=reader.text("email"),
        language=reader.word("language", "language", Reason.LANGUAGE_UNKNOWN) or "de",
        in_benefit=_in_benefit(reader),
        holds=_holds(reader),
        wishes=_wishes(reader),
        representative=read_representative(reader),
        caseworker=StaffId(caseworker) if caseworker else None,
    )


def _name(reader: RowReader) -> tuple[str, str, str]:
    given, title = reader.text("given_name"), reader.text("title")
    family = reader.text("family_name")
    if not family:
        full = reader.needed("name", cells.text)
        # A column of given names says that "Name" is the family name alone.
        if full and not given and "," not in full and " " in full:
            reader.note(Reason.NAME_WITHOUT_COMMA, "name")
        family, split, split_title = cells.split_name(full)
        given, title = given or split, title or split_title
        if cells.looks_garbled(full):
            reader.note(Reason.TEXT_GARBLED, "name")
    if not family:
        raise RejectedError(Reason.NAME_MISSING, "name")
    return family, given, title


def _birth(reader: RowReader) -> pendulum.Date | None:
    def read(cell: Cell) -> pendulum.Date | None:
        return cells.day(cell, latest_year=reader.as_of.year)

    found = reader.optional("birth", read, None)
    if found is not None and found > reader.as_of:
        reader.note(Reason.BIRTH_IN_FUTURE, "birth")
        return None
    return found


def _phone(reader: RowReader) -> str:
    cell = reader.cell("phone")
    found = reader.text("phone")
    # A number cell has lost its leading zero or its plus; "49…" keeps its meaning.
    if isinstance(cell, float) and found.isdigit():
        return f"+{found}" if found.startswith("49") else f"0{found}"
    return found


_ONE_CELL: Final = re.compile(r"(.+?),\s*((?:D[- ]?)?\d{4,5})\s+(\D.*)")


def _address(
    reader: RowReader, coordinates: Mapping[str, Coordinates]
) -> Address | None:
    try:
        postcode, town, restored = _postcode_and_town(reader)
        street = _street(reader)
        if not postcode and (whole := _ONE_CELL.fullmatch(street)):
            street, town = whole[1], whole[3]
            postcode, restored = cells.postcode(whole[2])
    except UnreadableError as error:
        reader.note(error.code, "street" if "house" in error.code else "postcode")
        return None
    if not (postcode and town and street):
        # Without such a column nothing is wrong with the row: a dry run shows it.
        if (postcode or town or street) and reader.has("street", "postcode", "town"):
            reader.note(Reason.ADDRESS_INCOMPLETE, "street")
        return None
    if restored:
        reader.note(Reason.POSTCODE_ZERO_RESTORED, "postcode")
    return Address(
        street=street,
        postcode=postcode,
        town=town,
        care_of=reader.text("care_of"),
        district=reader.text("district"),
        confidence=AddressConfidence.ASSUMED,
        checked_on=reader.day("address_checked_on"),
        coordinates=coordinates.get(postcode),
    )


def _postcode_and_town(reader: RowReader) -> tuple[str, str, bool]:
    town = reader.text("town")
    both = reader.text("postcode_town")
    if both:
        first, _, rest = both.partition(" ")
        code, restored = cells.postcode(first)
        return code, town or rest.strip(), restored
    code, restored = cells.postcode(reader.cell("postcode"))
    return code, town, restored


def _street(reader: RowReader) -> str:
    street = reader.text("street")
    house = reader.cell("house_number")
    if isinstance(house, pendulum.Date) or hasattr(house, "month"):
        raise UnreadableError(Reason.HOUSE_NUMBER_IS_DATE)
    number = reader.text("house_number")
    return f"{street} {number}".strip() if street else ""


def _in_benefit(reader: RowReader) -> bool | None:
    if "in_benefit" not in reader.ledger.table.header.columns:
        return None
    found = reader.word("in_benefit", "benefit", Reason.BENEFIT_UNREADABLE)
    if found is None:
        if not reader.text("in_benefit"):
            reader.note(Reason.BENEFIT_MISSING, "in_benefit")
        return None
    return found == YES


_NO_HOLD: Final = frozenset(
    ("-", "–", "0", "n", "nein", "kein", "keine", "keiner", "falsch", "false", "no")
)


def _holds(reader: RowReader) -> tuple[Hold, ...]:
    kinds = {kind for kind in HoldKind if _says(reader, f"hold_{kind.value}")}
    if _says(reader, "hold"):
        names = reader.meanings("hold", "hold", Reason.HOLD_UNREADABLE)
        kinds |= {HoldKind(name) for name in names}
    if not kinds:
        return ()
    since = reader.needed("hold_since", reader.as_day)
    until = reader.needed("hold_until", reader.as_day)
    review = reader.day("hold_review_on")
    recorded = reader.day("hold_recorded_on")
    later = reader.as_of.add(days=REVIEW_AFTER_DAYS)
    return tuple(
        Hold(
            kind=kind,
            since=since,
            until=until,
            review_on=review or later,
            recorded_on=recorded,
        )
        for kind in sorted(kinds)
    )


def _says(reader: RowReader, field: str) -> bool:
    """Say whether a column of holds says anything but no.

    The name of a guardian or the day of a death stand for "yes" as well: nobody is
    written to because a column was filled in another way.
    """
    found = reader.needed(field, cells.text)
    return found != "" and found.casefold() not in _NO_HOLD


def _wishes(reader: RowReader) -> VisitWishes:
    presence = reader.meanings("presence", "presence", Reason.WISH_UNREADABLE)
    place = reader.meanings("place", "place", Reason.WISH_UNREADABLE)
    if len(presence) > 1 or len(place) > 1:
        raise RejectedError(
            Reason.WISH_UNREADABLE, "presence" if len(presence) > 1 else "place"
        )
    return VisitWishes(
        presence=Presence(presence[0]) if presence else Presence.ANYONE,
        language=reader.word("wish_language", "language", Reason.LANGUAGE_UNKNOWN),
        not_these=_staff(reader, "not_these"),
        one_of_these=_staff(reader, "one_of_these"),
        place=MeetingPlace(place[0]) if place else MeetingPlace.HOME,
        interpreter=reader.is_yes("interpreter"),
    )


def _staff(reader: RowReader, field: str) -> frozenset[StaffId]:
    return frozenset(StaffId(name) for name in cells.several(reader.text(field)))
