"""Which coaching offer does a row describe?"""

from collections.abc import Mapping
from typing import Final

import pendulum

from outreach_core.coaching import CoachingOffer, Subject
from outreach_core.ids import OfferId, ProviderId
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

_AT_ONCE: Final = frozenset({"sofort", "laufend", "jederzeit", "any time", "at once"})


def read_offers(
    ledger: RowLedger,
    known: dict[OfferId, CoachingOffer],
    *,
    words: Mapping[str, Mapping[str, str]],
    as_of: pendulum.Date,
) -> None:
    """Read one table of coaching offers into *known*."""
    table = ledger.table
    for number, row in ledger.rows():
        reader = RowReader(number, row, ledger, words, as_of)
        try:
            refuse_broken(table, row)
            offer = _offer(reader)
        except RejectedError as error:
            ledger.reject(number, error.code, error.field)
            continue
        earlier = known.setdefault(offer.id, offer)
        if earlier is offer:
            ledger.records += 1
        elif earlier == offer:
            ledger.merged += 1
        else:
            ledger.reject(number, Reason.DUPLICATE_CONFLICT, "id")


def _offer(reader: RowReader) -> CoachingOffer:
    found = {
        field: reader.needed(field, cells.text)
        for field in ("id", "provider", "provider_name", "title")
    }
    refuse_no_record(reader.ledger.table, reader.cells, found["id"])
    if not found["id"]:
        raise RejectedError(Reason.ID_MISSING, "id")
    for field in ("provider_name", "title"):
        if not found[field]:
            raise RejectedError(Reason.NAME_MISSING, field)
    postcode, restored = reader.optional("postcode", cells.postcode, ("", False))
    if restored:
        reader.note(Reason.POSTCODE_ZERO_RESTORED, "postcode")
    languages: frozenset[str] = frozenset(
        reader.meanings("languages", "language", Reason.LANGUAGE_UNKNOWN)
    )
    subjects: frozenset[Subject] = frozenset(
        Subject(name)
        for name in reader.meanings("subjects", "subject", Reason.SUBJECT_UNKNOWN)
    )
    return CoachingOffer(
        id=OfferId(found["id"]),
        provider=ProviderId(found["provider"] or found["provider_name"]),
        provider_name=found["provider_name"],
        title=found["title"],
        subjects=subjects,
        languages=languages or frozenset({"de"}),
        free_places=reader.needed("free_places", _count),
        starts_on=reader.needed("starts_on", lambda cell: _start(reader, cell)),
        accredited_until=reader.needed("accredited_until", reader.as_day),
        municipal_service=reader.is_yes("municipal_service"),
        postcode=postcode,
    )


def _count(cell: Cell) -> int:
    """Read a count; nothing means none, so that no place is promised."""
    found = cells.text(cell)
    if not found:
        return 0
    if not (found.isascii() and found.isdigit()):
        raise UnreadableError(Reason.COUNT_UNREADABLE)
    return int(found)


def _start(reader: RowReader, cell: Cell) -> pendulum.Date | None:
    if isinstance(cell, str) and cell.strip().casefold() in _AT_ONCE:
        return None
    return reader.as_day(cell)
