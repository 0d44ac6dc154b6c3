"""Everything a planner may know: days, staff, requests, ways and rules."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import ReadOnly, satisfies
from outreach_core.errors import InvalidInputError, UnknownNameError
from outreach_core.ids import StaffId
from outreach_core.people import StaffMember
from outreach_core.visits.frame_tours import FrameTours
from outreach_core.visits.plan import Tour, VisitPlan
from outreach_core.visits.requests import Place, VisitId, VisitRequest
from outreach_core.visits.travel import TravelTable
from outreach_core.visits.under_way import NOT_ANY_MORE, DayUnderWay, PairOut
from outreach_core.visits.work_rules import WorkRules

SUNDAY: Final = 6
_VISIT: Final = Words("Besuch", "visit")
_STAFF: Final = Words("Fachkraft", "member of staff")
_Name = TypeVar("_Name", bound=str)
_Thing = TypeVar("_Thing")


def _by_date(days: Iterable[pendulum.Date]) -> tuple[pendulum.Date, ...]:
    return tuple(sorted(days))


def _staff_by_id(staff: Iterable[StaffMember]) -> tuple[StaffMember, ...]:
    return tuple(sorted(staff, key=lambda member: member.id))


def _requests_by_id(requests: Iterable[VisitRequest]) -> tuple[VisitRequest, ...]:
    return tuple(sorted(requests, key=lambda request: request.id))


def _sorted_mapping(given: Mapping[Any, Any]) -> Mapping[Any, Any]:
    return ReadOnly({key: given[key] for key in sorted(given)})


def _is_a(kind: type) -> Callable[[Any], bool]:
    return lambda value: value is None or isinstance(value, kind)


@attrs.frozen(kw_only=True)
class VisitProblem:
    """The visits of some days, ready to be planned; sorted, so order never matters.

    Attributes:
        days: Days on which tours may take place, sorted.
        staff: Who may go, sorted by id.
        requests: What is asked for, sorted by id.
        office: Where tours begin and end, if nothing else is said.
        travel_minutes: Ways between office and all places.
        rules: Working time and pairs.
        holidays: Holidays with their German names; Sundays need not be named.
        bases: Staff who start elsewhere than at the office. A pair starts where the
            member with the smaller id does; the other one gets there in working time.
        ends: Staff whose tours end elsewhere than they begin. A pair ends where the
            member with the smaller id does; the other one gets home from there in
            working time.
        keep: A plan made before, whose stops should stay with their day, pair and
            begin; ``None``: nothing is to be kept, and the rating has no such level.
        frame_tours: Districts with their weekdays; ``None``: no such level.
        under_way: What of one day has happened already; ``None``: nothing.
    """

    days: tuple[pendulum.Date, ...] = attrs.field(converter=_by_date)
    staff: tuple[StaffMember, ...] = attrs.field(converter=_staff_by_id)
    requests: tuple[VisitRequest, ...] = attrs.field(converter=_requests_by_id)
    office: Place
    travel_minutes: TravelTable = attrs.field(repr=False)
    rules: WorkRules = attrs.field(factory=WorkRules)
    holidays: Mapping[pendulum.Date, str] = attrs.field(
        factory=dict, converter=_sorted_mapping
    )
    bases: Mapping[StaffId, Place] = attrs.field(
        factory=dict, converter=_sorted_mapping
    )
    ends: Mapping[StaffId, Place] = attrs.field(factory=dict, converter=_sorted_mapping)
    keep: VisitPlan | None = attrs.field(
        default=None,
        repr=False,
        validator=satisfies("a VisitPlan or nothing", _is_a(VisitPlan)),
    )
    frame_tours: FrameTours | None = attrs.field(
        default=None,
        validator=satisfies("FrameTours or nothing", _is_a(FrameTours)),
    )
    under_way: DayUnderWay | None = attrs.field(
        default=None,
        validator=satisfies("a DayUnderWay or nothing", _is_a(DayUnderWay)),
    )
    _requests_by_id: Mapping[VisitId, VisitRequest] = attrs.field(
        init=False, repr=False, eq=False
    )
    _staff_by_id: Mapping[StaffId, StaffMember] = attrs.field(
        init=False, repr=False, eq=False
    )

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_requests_by_id", {r.id: r for r in self.requests})
        object.__setattr__(self, "_staff_by_id", {s.id: s for s in self.staff})
        faults = _faults(self)
        if faults:
            subject = "visit problem"
            raise InvalidInputError(subject, faults)

    def request(self, visit: VisitId) -> VisitRequest:
        """Return the request named *visit*; UnknownNameError when there is none."""
        return _look_up(self._requests_by_id, _VISIT, visit)

    def member(self, staff: StaffId) -> StaffMember:
        """Return the member of staff named *staff*; UnknownNameError when unknown."""
        return _look_up(self._staff_by_id, _STAFF, staff)

    def knows_visit(self, visit: VisitId) -> bool:
        """Say whether *visit* is one of the requests."""
        return visit in self._requests_by_id

    def knows_staff(self, staff: StaffId) -> bool:
        """Say whether *staff* belongs to this problem."""
        return staff in self._staff_by_id

    def base_of(self, pair: tuple[StaffId, StaffId]) -> Place:
        """Return where tours of *pair* begin."""
        return self.start_of(min(pair))

    def end_of(self, pair: tuple[StaffId, StaffId]) -> Place:
        """Return where tours of *pair* end."""
        return self.home_of(min(pair))

    def first_place(self, tour: Tour) -> str:
        """Return the id of the place from which the two of *tour* go together.

        A first stop that nobody knows is a base: the checker names it.
        """
        if tour.meets_at_stop and self.knows_visit(tour.stops[0].visit):
            return self.request(tour.stops[0].visit).place.id
        return self.base_of(tour.pair).id

    def last_place(self, tour: Tour) -> str:
        """Return the id of the place where the two of *tour* are together last."""
        if tour.parts_at_stop and self.knows_visit(tour.stops[-1].visit):
            return self.request(tour.stops[-1].visit).place.id
        return self.end_of(tour.pair).id

    def start_of(self, person: StaffId) -> Place:
        """Return where *person* begins the day."""
        return self.bases.get(person, self.office)

    def home_of(self, person: StaffId) -> Place:
        """Return where *person* ends the day."""
        return self.ends.get(person, self.start_of(person))

    def out_on(
        self, day: pendulum.Date, pair: tuple[StaffId, StaffId]
    ) -> PairOut | None:
        """Return where *pair* is when it is out on *day* already, else ``None``."""
        if self.under_way is None or self.under_way.day != day:
            return None
        return self.under_way.pair_out(pair)

    def leaves_from(self, day: pendulum.Date, pair: tuple[StaffId, StaffId]) -> int:
        """Return from which minute *pair* can leave the office on *day*.

        The state of the day alone; their hours are not looked at. 1440: not on it.
        """
        if self.under_way is None or day > self.under_way.day:
            return 0
        if day < self.under_way.day:
            return NOT_ANY_MORE
        return self.under_way.leaves_from(pair)

    def day_off(self, day: pendulum.Date) -> Words | None:
        """Return why nobody visits on *day* (Sunday, a holiday), else ``None``."""
        if day in self.holidays:
            return Words(self.holidays[day], self.holidays[day])
        return Words("Sonntag", "Sunday") if day.weekday() == SUNDAY else None


def _look_up(known: Mapping[_Name, _Thing], kind: Words, name: _Name) -> _Thing:
    if name not in known:
        raise UnknownNameError(kind, name, None)
    return known[name]


def _faults(problem: VisitProblem) -> list[str]:
    faults = [
        f"{what} {twice!r} is there twice"
        for what, names in (
            ("visit", [r.id for r in problem.requests]),
            ("member of staff", [s.id for s in problem.staff]),
            ("day", [str(day) for day in problem.days]),
        )
        for twice in _twice(names)
    ]
    inside: Callable[[str], bool] = problem.travel_minutes.__contains__
    faults += [
        f"the travel table has no place {place!r}"
        for place in sorted(_bases(problem))
        if not inside(place)
    ]
    if problem.under_way is not None:
        faults += [
            "the travel table has no place at which a pair is on its way"
            for out in problem.under_way.out
            if not inside(out.place)
        ]
    faults += [
        f"the travel table does not hold the place of visit {request.id!r}"
        for request in problem.requests
        if not inside(request.place.id)
    ]
    return faults


def _bases(problem: VisitProblem) -> set[str]:
    others = (*problem.bases.values(), *problem.ends.values())
    return {problem.office.id, *(place.id for place in others)}


def _twice(names: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    found: set[str] = set()
    for name in names:
        (found if name in seen else seen).add(name)
    return sorted(found)
