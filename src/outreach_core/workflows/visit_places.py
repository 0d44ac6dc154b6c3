"""Where is somebody met, and what stands on paper about it?"""

from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core.ids import CustomerId
from outreach_core.people import Customer, MeetingPlace, Presence, language_words
from outreach_core.visits import Place, PlaceKind, StopDetails

OFFICE_PLACE: Final = "office"
"""Place id of the office; homes are ``p0001``, ``p0002`` and so on."""

_KINDS: Final = {
    MeetingPlace.HOME: PlaceKind.HOME,
    MeetingPlace.OFFICE: PlaceKind.OFFICE,
    MeetingPlace.CAFE: PlaceKind.CAFE,
    MeetingPlace.WALK: PlaceKind.WALK,
    MeetingPlace.CONTACT_PLACE: PlaceKind.CONTACT_POINT,
}
_WISHES: Final[Mapping[Presence, Words]] = {
    Presence.A_WOMAN: Words("eine Frau soll dabei sein", "a woman should be there"),
    Presence.A_MAN: Words("ein Mann soll dabei sein", "a man should be there"),
    Presence.ONLY_WOMEN: Words("nur Frauen", "only women"),
    Presence.ONLY_MEN: Words("nur Männer", "only men"),
}
_PLACES: Final[Mapping[MeetingPlace, Words]] = {
    MeetingPlace.OFFICE: Words("Treffen im Amt", "meet at the office"),
    MeetingPlace.CAFE: Words("Treffen im Café", "meet in a café"),
    MeetingPlace.WALK: Words("Treffen zum Spaziergang", "meet for a walk"),
    MeetingPlace.CONTACT_PLACE: Words("Treffen an der Kontaktstelle", "meet there"),
}


@attrs.frozen(kw_only=True)
class VisitPlaces:
    """Where people can be met in one week.

    Attributes:
        office: The office.
        homes: The home of everybody whose address is known.
        neutral: Places of the office's own choice (a café, a contact point of homeless
            people); a café or a walk that is not named is near the home.
    """

    office: Place
    homes: Mapping[CustomerId, Place] = attrs.field(repr=False)
    neutral: Mapping[MeetingPlace, Place] = attrs.field(factory=dict)

    def of(self, customer: CustomerId, where: MeetingPlace) -> Place | None:
        """Return the place to go to; ``None`` when nobody knows where that is."""
        kind = _KINDS[where]
        if where is MeetingPlace.OFFICE:
            return attrs.evolve(self.office, kind=kind)
        if where in self.neutral:
            return attrs.evolve(self.neutral[where], kind=kind)
        home = self.homes.get(customer)
        if home is None or where is MeetingPlace.CONTACT_PLACE:
            return None
        return attrs.evolve(home, kind=kind)


def visit_places(
    people: Iterable[Customer], *, office: Place, neutral: Mapping[MeetingPlace, Place]
) -> VisitPlaces:
    """Give each address an opaque name; one household, one place."""
    homes: dict[CustomerId, Place] = {}
    names: dict[tuple[str, str, str], str] = {}
    for person in sorted(people, key=_address_key):
        address = person.address
        if address is None:
            continue
        key = (address.postcode, address.town, address.street)
        name = names.setdefault(key, f"p{len(names) + 1:04d}")
        homes[person.id] = Place(
            id=name, coordinates=address.coordinates, postcode=address.postcode
        )
    return VisitPlaces(office=office, homes=homes, neutral=neutral)


def _address_key(person: Customer) -> tuple[str, str, str, str]:
    address = person.address
    if address is None:
        return ("", "", "", person.id)
    return (address.postcode, address.town, address.street, person.id)


def stop_details(person: Customer, place: MeetingPlace) -> StopDetails:
    """Return what stands on the day sheet; the street only where the two go there."""
    elsewhere = {MeetingPlace.OFFICE, MeetingPlace.CONTACT_PLACE}
    address = None if place in elsewhere else person.address
    return StopDetails(
        initials=person.initials,
        street=address.street if address else "",
        postcode_town=f"{address.postcode} {address.town}" if address else "",
        wish=_wish(person, place),
        language=(
            Words("", "")
            if person.language == "de"
            else language_words(person.language)
        ),
        bell=f"c/o {address.care_of}" if address and address.care_of else "",
    )


def _wish(person: Customer, place: MeetingPlace) -> Words:
    wishes = person.wishes
    said = [
        words
        for words in (_WISHES.get(wishes.presence), _PLACES.get(place))
        if words is not None
    ]
    if wishes.interpreter:
        said.append(Words("mit Dolmetscher", "with an interpreter"))
    return Words("; ".join(w.de for w in said), "; ".join(w.en for w in said))
