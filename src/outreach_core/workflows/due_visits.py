"""Which visits are due in a week, and what stands on paper about each."""

import itertools
from collections.abc import Iterable, Mapping
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Language, Words
from outreach_core.calendar import Workdays, day_in_words
from outreach_core.cases import (
    Case,
    CaseVisit,
    NextOffer,
    NoOffer,
    OfferRules,
    PartOfDay,
    VisitAgreed,
    propose_next_offer,
)
from outreach_core.contacts import Channel
from outreach_core.ids import CustomerId
from outreach_core.people import (
    Customer,
    MeetingPlace,
    Presence,
    language_words,
)
from outreach_core.visits import (
    Pin,
    Place,
    StopDetails,
    TimeWindow,
    VisitId,
    VisitLength,
    VisitRequest,
)

_NOON: Final = 12 * 60
_EVENING: Final = 17 * 60
OFFICE_PLACE: Final = "office"
"""Place id of the office; every other place is ``p001``, ``p002`` and so on."""

_AGREED, _WISHED, _OFFERED = 1, 2, 3

_NO_ADDRESS: Final = Words(
    "Es ist keine Adresse bekannt. Bitte zuerst nach einem Ort zum Treffen fragen.",
    "No address is known. Ask for a place to meet first.",
)
_HELD: Final = Words(
    "Ein Vermerk spricht gegen einen Besuch. Bitte die dafür benannte Person fragen.",
    "A hold speaks against a visit. Ask the person named for such decisions.",
)
_LATER: Final = Words(
    "Der nächste Versuch ist erst ab {day} vorgesehen. {reason}",
    "The next attempt is not due before {day}. {reason}",
)
_NOT_A_VISIT: Final = Words(
    "Als Nächstes ist kein Besuch vorgesehen. {reason}",
    "The next step is not a visit. {reason}",
)
_AT_THE_OFFICE: Final = Words(
    "Die Person möchte sich lieber im Amt treffen. Bitte dort einen Termin anbieten.",
    "The person would rather meet at the office. Offer an appointment there.",
)
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
class VisitingHours:
    """When visits may begin, and how long each is planned.

    Attributes:
        earliest_minute: First begin, minutes after local midnight.
        latest_minute: Last begin, minutes after local midnight.
        length: How long a visit takes, by what happens at the door.
    """

    earliest_minute: int = 9 * 60
    latest_minute: int = 17 * 60
    length: VisitLength = attrs.field(factory=VisitLength)

    def of(self, part: PartOfDay | None) -> tuple[int, int]:
        """Return first and last begin in a part of the day; ``None``: the whole day.

        A part of the day outside the visiting hours gives the whole day: better a
        visit at a second-best time than none.
        """
        bounds = {
            PartOfDay.MORNING: (self.earliest_minute, _NOON - 1),
            PartOfDay.AFTERNOON: (_NOON, _EVENING - 1),
            PartOfDay.EVENING: (_EVENING, self.latest_minute),
        }
        whole = (self.earliest_minute, self.latest_minute)
        first, last = whole if part is None else bounds[part]
        first, last = max(first, whole[0]), min(last, whole[1])
        return (first, last) if first <= last else whole


@attrs.frozen(kw_only=True)
class NotDue:
    """A case for which no visit is planned in this week, and why not."""

    customer: CustomerId
    reason: Words


@attrs.frozen(kw_only=True)
class DueVisits:
    """The visits of one week before anybody has planned them.

    Attributes:
        requests: What is asked for, sorted by id.
        details: What stands on paper about each request.
        not_due: Open cases without a visit in this week, each with its reason.
    """

    requests: tuple[VisitRequest, ...]
    details: Mapping[VisitId, StopDetails] = attrs.field(repr=False)
    not_due: tuple[NotDue, ...]


@attrs.frozen(kw_only=True)
class _Frame:
    """What is the same for all requests of one week."""

    days: tuple[pendulum.Date, ...]
    hours: VisitingHours
    places: Mapping[CustomerId, Place]
    as_of: pendulum.Date
    workdays: Workdays
    rules: OfferRules


def due_visits(
    cases: Iterable[Case],
    *,
    people: Mapping[CustomerId, Customer],
    days: tuple[pendulum.Date, ...],
    as_of: pendulum.Date,
    workdays: Workdays,
    rules: OfferRules,
    hours: VisitingHours,
    office: Place,
) -> DueVisits:
    """Ask each open case what is next, and collect the visits of *days*.

    Args:
        cases: Open cases; those of people who are not in *people* are left out.
        people: Customers by id.
        days: Days that are planned, sorted.
        as_of: Day of the planning.
        workdays: Says which days are Sundays or holidays.
        rules: How persistent outreach may be.
        hours: When visits may begin.
        office: Where people can be met at the office.

    Returns:
        One request for each visit that is due, and a reason for every other case.
    """
    known = sorted((c for c in cases if c.customer in people), key=lambda c: c.customer)
    frame = _Frame(
        days=days,
        hours=hours,
        places=_places((people[case.customer] for case in known), office),
        as_of=as_of,
        workdays=workdays,
        rules=rules,
    )
    answers = [_asked(case, people[case.customer], frame) for case in known]
    requests = tuple(a for a in answers if isinstance(a, VisitRequest))
    return DueVisits(
        requests=requests,
        details={
            request.id: _details(people[request.customer], request.wishes.place)
            for request in requests
        },
        not_due=tuple(a for a in answers if isinstance(a, NotDue)),
    )


def _asked(case: Case, person: Customer, frame: _Frame) -> VisitRequest | NotDue:
    """Ask one case what is due in this week."""
    standing = next((v for v in case.open_visits if v.day in frame.days), None)
    if standing is not None:
        return _kept(case, person, standing, frame)
    offer = propose_next_offer(
        case,
        as_of=frame.as_of,
        workdays=frame.workdays,
        rules=frame.rules,
        place=person.wishes.place,
    )
    promise = _promise(case, frame.days)
    reason = _why_not_now(offer, frame.days, promised=promise is not None)
    if isinstance(offer, NoOffer) or reason is not None:
        return NotDue(customer=case.customer, reason=reason or offer.reason)
    return _request(case, person, offer, frame)


def _why_not_now(
    offer: NextOffer | NoOffer, days: tuple[pendulum.Date, ...], *, promised: bool
) -> Words | None:
    if isinstance(offer, NoOffer):
        return offer.reason
    if offer.channel is not Channel.VISIT:
        return _NOT_A_VISIT.fill(reason=offer.reason)
    if offer.earliest_day > days[-1]:
        day = Words(
            day_in_words(offer.earliest_day, Language.DE),
            day_in_words(offer.earliest_day, Language.EN),
        )
        return _LATER.fill(day=day, reason=offer.reason)
    if offer.place is MeetingPlace.OFFICE and not promised:
        return _AT_THE_OFFICE
    return None


def _request(
    case: Case,
    person: Customer,
    offer: NextOffer,
    frame: _Frame,
) -> VisitRequest:
    promise = _promise(case, frame.days)
    windows = (promise,) if promise else tuple(_windows(offer, frame))
    holds = person.holds_on(frame.as_of)
    blocked = (
        *((_HELD,) if holds else ()),
        *((_NO_ADDRESS,) if case.customer not in frame.places else ()),
    )
    return VisitRequest(
        id=VisitId(f"{case.customer}.{len(case.visits) + 1}"),
        customer=case.customer,
        place=frame.places.get(case.customer, Place(id=OFFICE_PLACE)),
        windows=windows,
        agreed=promise is not None,
        urgency=_AGREED if promise else _WISHED if offer.wished else _OFFERED,
        length=frame.hours.length,
        wishes=attrs.evolve(person.wishes, place=offer.place),
        benefit_unit=person.benefit_unit,
        known=frozenset(itertools.chain(*(visit.pair for visit in case.ended_visits))),
        blocked=blocked,
    )


def _kept(
    case: Case, person: Customer, standing: CaseVisit, frame: _Frame
) -> VisitRequest:
    """Ask for a visit that is planned already just as it stands.

    The person may have been told, and the two have it in their calendars: planning a
    week again adds visits and moves none.
    """
    window = TimeWindow(
        day=standing.day,
        start_minute=standing.start_minute,
        end_minute=standing.start_minute,
    )
    return VisitRequest(
        id=VisitId(standing.visit),
        customer=case.customer,
        place=frame.places.get(case.customer, Place(id=OFFICE_PLACE)),
        windows=(window,),
        agreed=True,
        pinned=Pin(day=standing.day, start_minute=standing.start_minute),
        urgency=_AGREED,
        length=frame.hours.length,
        wishes=attrs.evolve(person.wishes, place=standing.place),
        benefit_unit=person.benefit_unit,
        known=frozenset(itertools.chain(*(visit.pair for visit in case.ended_visits))),
        blocked=(_HELD,) if person.holds_on(frame.as_of) else (),
    )


def _promise(case: Case, days: tuple[pendulum.Date, ...]) -> TimeWindow | None:
    """Return the window the person said yes to, if it lies in this week."""
    made = {visit.day for visit in case.ended_visits}
    agreed = [
        event
        for event in case.events
        if isinstance(event, VisitAgreed)
        and event.day in days
        and event.day not in made
    ]
    if not agreed:
        return None
    last = agreed[-1]
    return TimeWindow(
        day=last.day, start_minute=last.start_minute, end_minute=last.end_minute
    )


def _windows(offer: NextOffer, frame: _Frame) -> Iterable[TimeWindow]:
    first, last = frame.hours.of(offer.part_of_day)
    return (
        TimeWindow(day=day, start_minute=first, end_minute=last)
        for day in frame.days
        if day >= offer.earliest_day and day.weekday() != offer.avoid_weekday
    )


def _places(people: Iterable[Customer], office: Place) -> Mapping[CustomerId, Place]:
    """Give each address an opaque name; one household, one place."""
    found: dict[CustomerId, Place] = {}
    names: dict[tuple[str, str, str], str] = {}
    by_address = sorted(people, key=_address_key)
    for person in by_address:
        if person.wishes.place is MeetingPlace.OFFICE:
            found[person.id] = office
            continue
        address = person.address
        if address is None:
            continue
        key = (address.postcode, address.town, address.street)
        name = names.setdefault(key, f"p{len(names) + 1:04d}")
        found[person.id] = Place(
            id=name, coordinates=address.coordinates, postcode=address.postcode
        )
    return found


def _address_key(person: Customer) -> tuple[str, str, str, str]:
    address = person.address
    if address is None:
        return ("", "", "", person.id)
    return (address.postcode, address.town, address.street, person.id)


def _details(person: Customer, place: MeetingPlace) -> StopDetails:
    address = None if place is MeetingPlace.OFFICE else person.address
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
