"""Where is somebody met, and what stands on paper about it?"""

from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core.ids import CustomerId
from outreach_core.people import Customer, MeetingPlace, Presence, language_words
from outreach_core.visits import (
    Place,
    PlaceKind,
    StopDetails,
    StraightLine,
    VisitId,
    VisitRequest,
)
from outreach_core.workflows.office_means import MeetingPoint, OfficeMeans

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
_INTERPRETED: Final = Words("mit Dolmetscher", "with an interpreter")


@attrs.frozen(kw_only=True)
class VisitPlaces:
    """Where people can be met in one week.

    Attributes:
        office: The office.
        homes: The home of everybody whose address is known.
        points: Places of the office's own choice (a café, a contact point of homeless
            people); a café or a walk that is not named is near the home.
    """

    office: Place
    homes: Mapping[CustomerId, Place] = attrs.field(repr=False)
    points: tuple[MeetingPoint, ...] = ()

    def of(self, customer: CustomerId, where: MeetingPlace) -> Place | None:
        """Return the place to go to; ``None`` when nobody knows where that is."""
        kind = _KINDS[where]
        if where is MeetingPlace.OFFICE:
            return attrs.evolve(self.office, kind=kind)
        point = self.point_of(customer, where)
        if point is not None:
            return attrs.evolve(point.place, kind=kind)
        home = self.homes.get(customer)
        if home is None or where is MeetingPlace.CONTACT_PLACE:
            return None
        return attrs.evolve(home, kind=kind)

    def point_of(
        self, customer: CustomerId, where: MeetingPlace
    ) -> MeetingPoint | None:
        """Return the office's own place for this meeting, the nearest to the home.

        ``None``: there is none, or there are several and nobody knows which is right.
        """
        found = [point for point in self.points if point.kind is where]
        home = self.homes.get(customer)
        if len(found) > 1 and home is not None:
            near = StraightLine().minutes([home, *(point.place for point in found)])[0]
            return found[min(range(len(found)), key=lambda n: (near[n + 1], n))]
        return found[0] if len(found) == 1 else None


def visit_places(
    people: Iterable[Customer], *, office: Place, points: tuple[MeetingPoint, ...] = ()
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
    return VisitPlaces(office=office, homes=homes, points=points)


def _address_key(person: Customer) -> tuple[str, str, str, str]:
    address = person.address
    if address is None:
        return ("", "", "", person.id)
    return (address.postcode, address.town, address.street, person.id)


def stop_details(
    person: Customer,
    place: MeetingPlace,
    *,
    point: MeetingPoint | None = None,
    interpreting: Words | None = None,
) -> StopDetails:
    """Return what stands on the day sheet; the street only where the two go there.

    Args:
        person: Who is visited.
        place: Where they meet.
        point: The office's own place for it; ``None``: none.
        interpreting: Who interprets and how; ``None``: only that somebody does.
    """
    elsewhere = {MeetingPlace.OFFICE, MeetingPlace.CONTACT_PLACE}
    address = None if place in elsewhere or point else person.address
    street, town, bell = "", "", ""
    if point is not None:
        street = ", ".join(part for part in (point.name, point.street) if part)
        town = point.postcode_town
    elif address is not None:
        street, town = address.street, f"{address.postcode} {address.town}"
        bell = f"c/o {address.care_of}" if address.care_of else ""
    return StopDetails(
        initials=person.initials,
        street=street,
        postcode_town=town,
        wish=_wish(person, place, interpreting),
        language=(
            Words("", "")
            if person.language == "de"
            else language_words(person.language)
        ),
        bell=bell,
    )


def _wish(person: Customer, place: MeetingPlace, interpreting: Words | None) -> Words:
    wishes = person.wishes
    said = [
        words
        for words in (_WISHES.get(wishes.presence), _PLACES.get(place))
        if words is not None
    ]
    if wishes.interpreter:
        said.append(interpreting or _INTERPRETED)
    return Words("; ".join(w.de for w in said), "; ".join(w.en for w in said))


def details_of(
    requests: Iterable[VisitRequest],
    people: Mapping[CustomerId, Customer],
    means: OfficeMeans | None = None,
) -> Mapping[VisitId, StopDetails]:
    """Return what stands on paper about each request; blanks for strangers.

    Args:
        requests: What is asked for.
        people: Customers by id.
        means: Places and interpreters of the office; ``None``: none.
    """
    known = means or OfficeMeans()
    points = {point.place.id: point for point in known.points}
    found = {}
    for request in requests:
        person = people.get(request.customer)
        if person is not None:
            interpreter = known.interpreting(person)
            found[request.id] = stop_details(
                person,
                request.wishes.place,
                point=points.get(request.place.id),
                interpreting=interpreter.words if interpreter else None,
            )
    return found
