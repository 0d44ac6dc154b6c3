"""Which customer somebody means by an id or a customer number."""

import re
from typing import Final

from outreach_cli.office import Office, secret_of
from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.ids import CustomerId, pseudonym
from outreach_core.people import Customer
from outreach_core.workflows import Gathered

_ID: Final = re.compile(r"[0-9A-HJKMNP-TV-Z]{5}-?[0-9A-HJKMNP-TV-Z]{5}")
_NOBODY: Final = Words(
    "Niemand in den Quellen hat diese Kennung oder Kundennummer. Die Kennung steht in "
    "der Arbeitsliste; eine Kundennummer bitte so schreiben wie in der Liste.",
    "Nobody in the sources has this id or customer number. The id stands in the "
    "worklist; write a customer number as in the list.",
)
_NO_CASE: Final = Words(
    "Zu dieser Kennung gibt es keinen Fall. `outreach screen` eröffnet die Fälle.",
    "There is no case of this id. `outreach screen` opens the cases.",
)


def candidates(office: Office, text: str) -> tuple[CustomerId, ...]:
    """Return the ids that *text* can stand for: itself, or that of a number."""
    compact = "".join(text.split()).upper()
    found = []
    if _ID.fullmatch(compact):
        plain = compact.replace("-", "")
        found.append(CustomerId(f"{plain[:5]}-{plain[5:]}"))
    if compact:
        key = secret_of(office.settings.privacy, office.folder)
        found.append(CustomerId(pseudonym(text, key=key)))
    return tuple(found)


def customer_in(office: Office, gathered: Gathered, text: str) -> Customer:
    """Return the customer of the sources that *text* means.

    Raises:
        InvalidInputError: Nobody; the text is not repeated, it may be a number.
    """
    people = gathered.by_id
    for candidate in candidates(office, text):
        if candidate in people:
            return people[candidate]
    raise InvalidInputError(subject="KUNDE", faults=[_NOBODY])


def case_of(office: Office, text: str) -> CustomerId:
    """Return whose case *text* means, without reading any source.

    Raises:
        InvalidInputError: There is no such case.
    """
    for candidate in candidates(office, text):
        if office.store.read(candidate):
            return candidate
    raise InvalidInputError(subject="KUNDE", faults=[_NO_CASE])
