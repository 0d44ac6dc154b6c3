"""What is offered next to everybody who is still open, as a table."""

from collections.abc import Iterable, Mapping
from typing import Final

import pendulum

from outreach_core._messages import Language, Words
from outreach_core.calendar import Workdays
from outreach_core.cases import (
    PART_WORDS,
    WEEKDAY_WORDS,
    Case,
    NextOffer,
    OfferRules,
    propose_next_offer,
)
from outreach_core.hooks import Cell, Table
from outreach_core.ids import CustomerId
from outreach_core.people import Customer

_COLUMNS: Final = (
    Words("Ab", "From"),
    Words("Kennung", "Id"),
    Words("Initialen", "Initials"),
    Words("Weg", "Way"),
    Words("Tageszeit", "Part of the day"),
    Words("Lieber nicht", "Rather not"),
    Words("Weil", "Because"),
)
_NOTE: Final = Words(
    "Nur für das Team. Ein Angebot ist keine Pflicht: wer nicht möchte, sagt es.",
    "For the team only. An offer is no duty: whoever does not want it says so.",
)
_CHANNELS: Final[Mapping[str, Words]] = {
    "letter": Words("Brief", "letter"),
    "visit": Words("Besuch", "visit"),
}


def next_offers(
    cases: Iterable[Case],
    *,
    people: Mapping[CustomerId, Customer],
    as_of: pendulum.Date,
    workdays: Workdays,
    rules: OfferRules,
) -> tuple[tuple[Case, NextOffer], ...]:
    """Return the next offer of each open case that has one, the earliest first.

    Args:
        cases: The cases; those of people who are not in *people* are left out.
        people: Customers by id, for their wishes.
        as_of: The day the question is asked for.
        workdays: Says which days are Sundays or holidays.
        rules: How persistent outreach may be.
    """
    found = []
    for case in cases:
        if case.closed is not None or case.customer not in people:
            continue
        offer = propose_next_offer(
            case,
            as_of=as_of,
            workdays=workdays,
            rules=rules,
            place=people[case.customer].wishes.place,
        )
        if isinstance(offer, NextOffer):
            found.append((case, offer))
    return tuple(
        sorted(found, key=lambda pair: (pair[1].earliest_day, pair[0].customer))
    )


def next_offers_table(
    offers: Iterable[tuple[Case, NextOffer]],
    *,
    people: Mapping[CustomerId, Customer],
    language: Language,
) -> Table:
    """Put next offers into a table for the team."""
    rows = (_row(people[case.customer], offer, language) for case, offer in offers)
    return Table(
        name="Naechste-Angebote",
        title=Words("Nächste Angebote", "Next offers"),
        columns=_COLUMNS,
        rows=rows,
        notes=(_NOTE,),
    )


def _row(person: Customer, offer: NextOffer, language: Language) -> tuple[Cell, ...]:
    part, avoided = offer.part_of_day, offer.avoid_weekday
    return (
        offer.earliest_day,
        person.id,
        person.initials,
        _CHANNELS[offer.channel].to(language),
        None if part is None else PART_WORDS[part].to(language),
        None if avoided is None else WEEKDAY_WORDS[avoided].to(language),
        offer.reason.to(language),
    )
