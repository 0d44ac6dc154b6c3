"""Who acts for a person, read from the columns of a list of customers?"""

import re
from typing import Final

from outreach_core.people import Address, Representative, RepresentativeKind
from outreach_tables import cells
from outreach_tables.cells import UnreadableError
from outreach_tables.reasons import Reason
from outreach_tables.rows import RowReader

_CHOSEN: Final = re.compile(r"bevollm|vollmacht|authori[sz]ed|§\s*13", re.IGNORECASE)


def read_representative(reader: RowReader) -> Representative | None:
    """Return who acts for the person of this row; ``None``: nobody is named.

    The kind is the person's own choice unless a column says otherwise; a kind that
    cannot be read counts as a guardian, because then no letter goes out by itself.
    """
    guardian = reader.text("guardian_name")
    name = guardian or reader.text("representative_name")
    if not name:
        return None
    kind = reader.text("representative_kind")
    chosen = not kind or _CHOSEN.search(kind) is not None
    by_law = bool(guardian) or not chosen
    return Representative(
        kind=RepresentativeKind.GUARDIAN if by_law else RepresentativeKind.AUTHORISED,
        name=name,
        address=_address(reader),
    )


def _address(reader: RowReader) -> Address | None:
    """Return where to write to; ``None`` keeps the letters here, with the reason."""
    street = reader.text("representative_street")
    town = reader.text("representative_town")
    try:
        postcode, restored = cells.postcode(reader.cell("representative_postcode"))
    except UnreadableError as error:
        reader.note(error.code, "representative_postcode")
        return None
    if not (street and postcode and town):
        reader.note(Reason.ADDRESS_INCOMPLETE, "representative_street")
        return None
    if restored:
        reader.note(Reason.POSTCODE_ZERO_RESTORED, "representative_postcode")
    return Address(street=street, postcode=postcode, town=town)
