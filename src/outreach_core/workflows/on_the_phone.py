"""Somebody calls: which visit do they mean, and what is noted once they say yes?"""

from typing import Final

from outreach_core._messages import Words
from outreach_core.cases import (
    Case,
    CaseEvent,
    OfferRules,
    PartOfDay,
    VisitAgreed,
    VisitScheduled,
)
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import CaseStore
from outreach_core.people import Customer, MeetingPlace
from outreach_core.visits import Place, SlotOffer, TimeWindow, VisitId, VisitRequest
from outreach_core.workflows.due_visits import attempts_of
from outreach_core.workflows.office_day import OfficeDay, for_day
from outreach_core.workflows.recording import record
from outreach_core.workflows.visit_places import VisitPlaces

_SUBJECT: Final = Words("Freie Zeiten", "free times")
_NO_PLACE: Final = Words(
    "Es ist kein Ort zum Treffen bekannt. Bitte danach fragen und ihn eintragen.",
    "No place to meet is known. Ask for one and enter it.",
)
_AT_THE_OFFICE: Final = Words(
    "Die Person möchte sich lieber im Amt treffen. Bitte dort einen Termin anbieten.",
    "The person would rather meet at the office. Offer an appointment there.",
)
_HELD: Final = Words(
    "Ein Vermerk spricht gegen einen Besuch. Bitte die dafür benannte Person fragen.",
    "A hold speaks against a visit. Ask the person named for such decisions.",
)
_NO_DAY: Final = Words(
    "In dieser Woche ist nach heute kein Arbeitstag mehr übrig. Bitte eine spätere "
    "nennen.",
    "No working day of this week is left after today. Name a later one.",
)
_CLOSED: Final = Words(
    "Der Fall ist abgeschlossen. Bitte zuerst wieder öffnen.",
    "The case is closed. Reopen it first.",
)


def request_of_caller(
    case: Case,
    person: Customer,
    *,
    places: VisitPlaces,
    day: OfficeDay,
    part: PartOfDay | None = None,
) -> VisitRequest:
    """Return what the person on the phone may be offered.

    A visit that stands in this week is moved; else it is their next one. Whoever calls
    has heard of us: no letter has to arrive first, and today is too soon.

    Args:
        case: The case of whoever calls.
        person: The same person in the sources.
        places: Where people can be met, of ``places_of``.
        day: What the office has set; the days after today may be offered.
        part: Part of the day that suits; ``None``: any.

    Raises:
        InvalidInputError: Nobody may visit now, or there is no place to meet.
    """
    place = _place(case, person, places, day)
    standing = [v for v in case.open_visits if v.visit and v.day in day.days]
    new = f"{case.customer}.{len(case.visits) + 1}"
    first, last = day.hours.of(part)
    request = VisitRequest(
        id=VisitId(standing[0].visit if standing else new),
        customer=case.customer,
        place=place,
        windows=tuple(
            TimeWindow(day=each, start_minute=first, end_minute=last)
            for each in day.days
            if each > day.today
        ),
        urgency=1,
        length=day.hours.length,
        wishes=person.wishes,
        benefit_unit=person.benefit_unit,
        known=case.met_staff,
        wished=True,
        earlier=attempts_of(case, rules=OfferRules()),
    )
    return for_day(request, case, person, places=places, day=day)


def _place(case: Case, person: Customer, places: VisitPlaces, day: OfficeDay) -> Place:
    """Return where to meet; InvalidInputError says all that speaks against a visit."""
    where = person.wishes.place
    place = places.of(case.customer, where)
    checks = (
        (case.closed is not None, _CLOSED),
        (person.holds_on(day.today), _HELD),
        (where is MeetingPlace.OFFICE, _AT_THE_OFFICE),
        (all(each <= day.today for each in day.days), _NO_DAY),
        (place is None, _NO_PLACE),
    )
    faults = [words for is_so, words in checks if is_so]
    if faults or place is None:
        raise InvalidInputError(_SUBJECT, faults)
    return place


def agree(offer: SlotOffer, *, store: CaseStore, day: OfficeDay, in_plan: bool) -> Case:
    """Note that the person said yes to *offer*.

    Args:
        offer: What they said yes to.
        store: Where the case is kept.
        day: What day it is.
        in_plan: The week is planned: the visit stands in its plan from now on. Else
            the next plan of that week keeps the promise.

    Returns:
        The case afterwards.

    Raises:
        InvalidCaseEventError: The case is closed.
        StaleVersionError: Somebody else wrote first; nothing was written.
    """
    request = offer.request
    events: list[CaseEvent] = [
        VisitAgreed(
            on=day.today,
            day=offer.day,
            start_minute=offer.start_minute,
            end_minute=offer.last_minute,
            place=request.wishes.place,
        )
    ]
    if in_plan:
        events.append(
            VisitScheduled(
                on=day.today,
                visit=offer.visit,
                day=offer.day,
                start_minute=offer.start_minute,
                pair=offer.pair,
                place=request.wishes.place,
            )
        )
    return record(store, request.customer, events)
