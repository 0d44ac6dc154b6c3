"""Which visits are due in a week, and what stands on paper about each."""

from collections.abc import Iterable, Mapping
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words, in_both
from outreach_core.calendar import Workdays, day_in_words, earliest_visit_day
from outreach_core.cases import (
    CLOSED_DOORS,
    Case,
    CaseVisit,
    LetterHandedOver,
    NextOffer,
    NoOffer,
    OfferRules,
    PartOfDay,
    propose_next_offer,
)
from outreach_core.cases.guard import letter_days
from outreach_core.contacts import Channel
from outreach_core.eligibility import Radar, RadarEntry
from outreach_core.ids import BenefitUnitId, CustomerId
from outreach_core.people import Customer, MeetingPlace
from outreach_core.visits import (
    Attempt,
    Pin,
    Place,
    StopDetails,
    TimeWindow,
    VisitId,
    VisitLength,
    VisitRequest,
)
from outreach_core.workflows.fitting import Circumstances, fitted, households_of
from outreach_core.workflows.office_means import OfficeMeans
from outreach_core.workflows.visit_places import (
    VisitPlaces,
    details_of,
    visit_places,
)

_NOON: Final = 12 * 60
_EVENING: Final = 17 * 60
_RADAR, _AGREED, _WISHED, _OFFERED = 1, 1, 2, 3

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
_NO_CONTACT_PLACE: Final = Words(
    "Die Person ist an einer Kontaktstelle zu treffen; welche, ist nicht eingetragen.",
    "The person can be met at a contact point; which one is not on record.",
)
_STANDS: Final = Words(
    "Der Besuch steht schon in einem Plan.", "The visit stands in a plan already."
)
_GRACE_MONTH: Final = Words(
    "Frist nach § 7b SGB II: {sentence} (noch {days} Tage).",
    "Period of § 7b SGB II: {sentence} ({days} days left).",
)


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
        rules: How persistent outreach may be; the plan keeps gap and month too.
    """

    requests: tuple[VisitRequest, ...]
    details: Mapping[VisitId, StopDetails] = attrs.field(repr=False)
    not_due: tuple[NotDue, ...]
    rules: OfferRules = attrs.field(factory=OfferRules)


@attrs.frozen(kw_only=True)
class _Frame:
    """What is the same for all requests of one week."""

    days: tuple[pendulum.Date, ...]
    hours: VisitingHours
    places: VisitPlaces
    as_of: pendulum.Date
    workdays: Workdays
    rules: OfferRules
    urgent: Mapping[CustomerId, RadarEntry]
    means: OfficeMeans
    households: frozenset[BenefitUnitId]


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
    radar: Radar | None = None,
    means: OfficeMeans | None = None,
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
        radar: Who is inside the window of § 7b SGB II: they come first, with the reason
            in words, on days that leave time to get to the office. ``None``: nobody.
        means: Places, interpreters and trainings of the office; ``None``: none.

    Returns:
        One request for each visit that is due, and a reason for every other case.
    """
    known = sorted((c for c in cases if c.customer in people), key=lambda c: c.customer)
    means = means or OfficeMeans()
    frame = _Frame(
        days=days,
        hours=hours,
        places=visit_places(
            [people[c.customer] for c in known], office=office, points=means.points
        ),
        as_of=as_of,
        workdays=workdays,
        rules=rules,
        urgent={e.customer: e for e in reversed(radar.inside)} if radar else {},
        means=means,
        households=households_of(people.values()),
    )
    answers = [_asked(case, people[case.customer], frame) for case in known]
    requests = tuple(a for a in answers if isinstance(a, VisitRequest))
    return DueVisits(
        requests=requests,
        details=details_of(requests, people, means),
        not_due=tuple(a for a in answers if isinstance(a, NotDue)),
        rules=rules,
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
        day = in_both(day_in_words, offer.earliest_day)
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
    entry = frame.urgent.get(case.customer)
    wished = _AGREED if promise else _WISHED if offer.wished else _OFFERED
    letters = case.current.days_of(LetterHandedOver)
    request = VisitRequest(
        id=VisitId(f"{case.customer}.{len(case.visits) + 1}"),
        customer=case.customer,
        place=_place(case, offer.place, frame),
        windows=windows if promise else _in_time(windows, entry),
        agreed=promise is not None,
        urgency=wished if entry is None else _RADAR,
        urgency_why=offer.reason
        if entry is None
        else _GRACE_MONTH.fill(sentence=entry.sentence, days=entry.days_left),
        length=frame.hours.length,
        wishes=attrs.evolve(person.wishes, place=offer.place),
        benefit_unit=person.benefit_unit,
        known=case.met_staff,
        blocked=_blocked(case, person, offer.place, frame),
        wished=offer.wished,
        not_before=(
            earliest_visit_day(letters[-1], workdays=frame.workdays)
            if letters
            else None
        ),
        earlier=attempts_of(case, rules=frame.rules),
    )
    return _fitted(request, case, person, frame)


def _fitted(
    request: VisitRequest, case: Case, person: Customer, frame: _Frame
) -> VisitRequest:
    around = Circumstances(
        case=case,
        on=frame.as_of,
        point=frame.places.point_of(case.customer, request.wishes.place),
        in_grace_month=case.customer in frame.urgent,
        households=frame.households,
    )
    return fitted(request, person, frame.means, around)


def _blocked(
    case: Case, person: Customer, where: MeetingPlace, frame: _Frame
) -> tuple[Words, ...]:
    held = (_HELD,) if person.holds_on(frame.as_of) else ()
    if frame.places.of(case.customer, where) is not None:
        return held
    contact_place = where is MeetingPlace.CONTACT_PLACE
    return (*held, _NO_CONTACT_PLACE if contact_place else _NO_ADDRESS)


def _place(case: Case, where: MeetingPlace, frame: _Frame) -> Place:
    # A request without any place is blocked and goes nowhere.
    return frame.places.of(case.customer, where) or frame.places.office


def _in_time(
    windows: tuple[TimeWindow, ...], entry: RadarEntry | None
) -> tuple[TimeWindow, ...]:
    """Keep the days that leave time to get to the office, if there are any."""
    if entry is None or entry.open_window is None:
        return windows
    last = entry.open_window.last_office_day
    return tuple(w for w in windows if w.day < last) or windows


def attempts_of(case: Case, *, rules: OfferRules) -> tuple[Attempt, ...]:
    """List what the guard of a plan counts: letters, and visits that were made.

    A door counts as closed until somebody spoke with us there: after that, and for
    what lies before a reopening, only the day matters.

    Args:
        case: The case.
        rules: Says whether a letter about a visit is an attempt of its own.
    """
    letters = {Attempt(on=day) for day in letter_days(case, rules=rules)}
    shut: list[CaseVisit] = []
    for visit in case.current.ended_visits:
        shut = [*shut, visit] if visit.outcome in CLOSED_DOORS else []
    doors = {Attempt(on=v.day, start_minute=v.start_minute) for v in shut}
    others = {Attempt(on=v.day) for v in case.ended_visits if v not in shut}
    return (*letters, *doors, *others)


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
    request = VisitRequest(
        id=VisitId(standing.visit),
        customer=case.customer,
        place=_place(case, standing.place, frame),
        windows=(window,),
        agreed=standing.agreed,
        pinned=Pin(day=standing.day, start_minute=standing.start_minute),
        urgency=_AGREED,
        urgency_why=_STANDS,
        length=frame.hours.length,
        wishes=attrs.evolve(person.wishes, place=standing.place),
        benefit_unit=person.benefit_unit,
        known=case.met_staff,
        # Whoever was needed said yes before it was planned.
        interpreter_confirmed=True,
        blocked=(_HELD,) if person.holds_on(frame.as_of) else (),
    )
    return _fitted(request, case, person, frame)


def _promise(case: Case, days: tuple[pendulum.Date, ...]) -> TimeWindow | None:
    """Return the window the person said yes to, if it lies in this week."""
    promise = case.promise
    if promise is None or promise.day not in days:
        return None
    return TimeWindow(
        day=promise.day,
        start_minute=promise.start_minute,
        end_minute=promise.end_minute,
    )


def _windows(offer: NextOffer, frame: _Frame) -> Iterable[TimeWindow]:
    first, last = frame.hours.of(offer.part_of_day)
    return (
        TimeWindow(day=day, start_minute=first, end_minute=last)
        for day in frame.days
        if day >= offer.earliest_day and day.weekday() != offer.avoid_weekday
    )
