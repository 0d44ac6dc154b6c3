"""Where on the map is the middle of a postcode?"""

from collections.abc import Mapping

import pendulum

from outreach_core.errors import InvalidValueError
from outreach_core.people import Coordinates
from outreach_tables import cells
from outreach_tables.cells import Cell, UnreadableError
from outreach_tables.ledger import RowLedger
from outreach_tables.reasons import Reason
from outreach_tables.rows import (
    RejectedError,
    RowReader,
    refuse_broken,
    refuse_no_record,
)


def read_coordinates(
    ledger: RowLedger,
    known: dict[str, Coordinates],
    *,
    words: Mapping[str, Mapping[str, str]],
    as_of: pendulum.Date,
) -> None:
    """Read one table ``PLZ;Breite;Länge`` into *known*, by postcode."""
    table = ledger.table
    for number, row in ledger.rows():
        reader = RowReader(number, row, ledger, words, as_of)
        try:
            refuse_broken(table, row)
            postcode, found = _row(reader)
        except RejectedError as error:
            ledger.reject(number, error.code, error.field)
            continue
        if known.setdefault(postcode, found) is found:
            ledger.records += 1
        elif known[postcode] == found:
            ledger.merged += 1
        else:
            ledger.reject(number, Reason.DUPLICATE_CONFLICT, "postcode")


def _row(reader: RowReader) -> tuple[str, Coordinates]:
    key = reader.needed("postcode", cells.text)
    refuse_no_record(reader.ledger.table, reader.cells, key)
    postcode, restored = reader.needed("postcode", cells.postcode)
    if not postcode:
        raise RejectedError(Reason.POSTCODE_UNREADABLE, "postcode")
    if restored:
        reader.note(Reason.POSTCODE_ZERO_RESTORED, "postcode")
    latitude = reader.needed("latitude", _degrees)
    longitude = reader.needed("longitude", _degrees)
    try:
        return postcode, Coordinates(latitude=latitude, longitude=longitude)
    except InvalidValueError:
        raise RejectedError(Reason.COORDINATES_UNREADABLE, "latitude") from None


def _degrees(cell: Cell) -> float:
    try:
        return float(cells.text(cell).replace(",", "."))
    except ValueError:
        raise UnreadableError(Reason.COORDINATES_UNREADABLE) from None
