"""What of a planned week stands in the cases, as requests that planning understands?"""

from collections.abc import Iterable, Mapping
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.calendar import Workdays
from outreach_core.cases import Case, CaseVisit, VisitAgreed
from outreach_core.errors import InvalidInputError
from outreach_core.ids import CustomerId
from outreach_core.people import Customer, StaffMember, VisitWishes
from outreach_core.visits import (
    Pin,
    Place,
    Stop,
    TimeWindow,
    Tour,
    TravelTimes,
    VisitId,
    VisitLength,
    VisitPlan,
    VisitRequest,
    WorkRules,
)
from outreach_core.workflows.due_visits import VisitingHours
from outreach_core.workflows.fitting import Circumstances, fitted, households_of
from outreach_core.workflows.office_means import OfficeMeans
from outreach_core.workflows.visit_places import VisitPlaces, visit_places

IN_FORCE: Final = Words("Plan in Kraft", "plan in force")
_NO_CASE: Final = Words(
    "Den Besuch {visit} kennt kein Fall. Gehört der Plan zu diesem Fallspeicher?",
    "No case knows the visit {visit}. Does the plan belong to this case store?",
)
_STANDS: Final = Words(
    "Der Besuch steht schon in einem Plan.", "The visit stands in a plan already."
)
_HELD: Final = Words(
    "Ein Vermerk spricht gegen einen Besuch. Bitte die dafür benannte Person fragen.",
    "A hold speaks against a visit. Ask the person named for such decisions.",
)
_NOBODY: Final = Words(
    "Die Person steht nicht mehr in den Quellen.",
    "The person is no longer in the sources.",
)

OnRecord = Mapping[VisitId, tuple[Case, CaseVisit]]
"""Each visit of a plan with the case it stands in."""


@attrs.frozen(kw_only=True)
class OfficeDay:
    """What an office has set, as far as the day of the visits needs it.

    Attributes:
        days: The working days of the week, sorted.
        now: Day and minute, by the clock of the office.
        staff: Who may go.
        people: Customers by id.
        office: Where tours begin and end.
        travel: Ways between places.
        workdays: Says which days are holidays.
        rules: Working time and pairs.
        hours: When visits may begin, and how long each takes.
        means: Places, interpreters and trainings of the office.
    """

    days: tuple[pendulum.Date, ...]
    now: pendulum.DateTime
    staff: tuple[StaffMember, ...] = attrs.field(repr=False)
    people: Mapping[CustomerId, Customer] = attrs.field(repr=False)
    office: Place
    travel: TravelTimes = attrs.field(repr=False)
    workdays: Workdays = attrs.field(repr=False)
    rules: WorkRules = attrs.field(factory=WorkRules)
    hours: VisitingHours = attrs.field(factory=VisitingHours)
    means: OfficeMeans = attrs.field(factory=OfficeMeans)

    @property
    def today(self) -> pendulum.Date:
        """The day of *now*."""
        return pendulum.date(self.now.year, self.now.month, self.now.day)

    @property
    def minute(self) -> int:
        """The minute of *now*, after midnight."""
        return self.now.hour * 60 + self.now.minute

    def is_ahead(self, day: pendulum.Date, minute: int) -> bool:
        """Say whether a minute of a day is still to come."""
        return (day, minute) > (self.today, self.minute)


def found_in(cases: Iterable[Case], plan: VisitPlan) -> OnRecord:
    """Find the visits of *plan* in the cases, as far as these know them."""
    wanted = plan.planned
    return {
        VisitId(visit.visit): (case, visit)
        for case in cases
        for visit in case.visits
        if visit.visit in wanted
    }


def on_record(cases: Iterable[Case], plan: VisitPlan) -> OnRecord:
    """Find each visit of *plan* in its case.

    Raises:
        InvalidInputError: No case knows a visit; all such visits are named.
    """
    found = found_in(cases, plan)
    missing = sorted(plan.planned - found.keys())
    if missing:
        faults = [_NO_CASE.fill(visit=visit) for visit in missing]
        raise InvalidInputError(IN_FORCE, faults)
    return found


def places_of(cases: Iterable[Case], day: OfficeDay) -> VisitPlaces:
    """Give the homes of all cases opaque names, the same for the same cases."""
    known = {c.customer for c in cases} & day.people.keys()
    return visit_places(
        (day.people[customer] for customer in sorted(known)),
        office=day.office,
        points=day.means.points,
    )


def standing_requests(
    plan: VisitPlan, known: OnRecord, places: VisitPlaces, day: OfficeDay
) -> tuple[VisitRequest, ...]:
    """Ask for each visit of *plan* just as it stands, sorted by visit."""
    return tuple(
        _standing(visit, plan.stop_of(visit), known[visit], (places, day))
        for visit in sorted(known)
    )


def _standing(
    visit: VisitId,
    found: tuple[Tour, Stop] | None,
    on_case: tuple[Case, CaseVisit],
    about: tuple[VisitPlaces, OfficeDay],
) -> VisitRequest:
    """Ask for a visit at the minute at which the plan has it.

    The times it may be moved to, if it must be, are those that were agreed; without
    an agreement all visiting hours of the rest of the week.
    """
    (case, planned), (places, day) = on_case, about
    person = day.people.get(case.customer)
    start = planned.start_minute if found is None else found[1].start_minute
    on = planned.day if found is None else found[0].day
    wishes = VisitWishes() if person is None else person.wishes
    request = VisitRequest(
        id=visit,
        customer=case.customer,
        place=places.of(case.customer, planned.place) or places.office,
        windows=_agreed_times(case, on) or _all_times(day, on),
        agreed=planned.agreed,
        pinned=Pin(day=on, start_minute=start),
        urgency=1,
        urgency_why=_STANDS,
        length=length_planned(day.hours.length, None if found is None else found[1]),
        wishes=attrs.evolve(wishes, place=planned.place),
        benefit_unit=None if person is None else person.benefit_unit,
        known=case.met_staff,
        # Whoever was needed said yes before it was planned.
        interpreter_confirmed=True,
        blocked=_blocked(person, day.today),
    )
    if person is None:
        return request
    return for_day(request, case, person, places=places, day=day)


def for_day(
    request: VisitRequest,
    case: Case,
    person: Customer,
    *,
    places: VisitPlaces,
    day: OfficeDay,
) -> VisitRequest:
    """Return a request as it can be made with what the office has on that day.

    Args:
        request: What is asked for.
        case: The case it belongs to.
        person: Who is visited.
        places: Where people can be met, of :func:`places_of`.
        day: What the office has set.
    """
    around = Circumstances(
        case=case,
        on=day.today,
        point=places.point_of(case.customer, request.wishes.place),
        households=households_of(day.people.values()),
    )
    return fitted(request, person, day.means, around)


def length_planned(length: VisitLength, stop: Stop | None) -> VisitLength:
    """Return how long a visit that stands in a plan takes: as it was planned.

    A whole talk was kept free for whoever said yes to a time, and stays free.
    """
    if stop is None or stop.end_minute - stop.start_minute != length.talk_minutes:
        return length
    return VisitLength.fixed(length.talk_minutes)


def _blocked(person: Customer | None, today: pendulum.Date) -> tuple[Words, ...]:
    if person is None:
        return (_NOBODY,)
    return (_HELD,) if person.holds_on(today) else ()


def _agreed_times(case: Case, on: pendulum.Date) -> tuple[TimeWindow, ...]:
    agreed = [e for e in case.events if isinstance(e, VisitAgreed) and e.day == on]
    return tuple(
        TimeWindow(day=e.day, start_minute=e.start_minute, end_minute=e.end_minute)
        for e in agreed[-1:]
    )


def _all_times(day: OfficeDay, on: pendulum.Date) -> tuple[TimeWindow, ...]:
    first, last = day.hours.of(None)
    return tuple(
        TimeWindow(day=each, start_minute=first, end_minute=last)
        for each in day.days
        if each >= min(day.today, on)
    )
