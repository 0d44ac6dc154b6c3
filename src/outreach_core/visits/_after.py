"""What events make of a problem: who is away, which visits are off, which are new."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.errors import InvalidInputError
from outreach_core.people import Absence
from outreach_core.visits.events import (
    CalledOff,
    CameBy,
    DoorClosed,
    Event,
    NewRequest,
    StaffIll,
    VisitOver,
)
from outreach_core.visits.plan import VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitId

_SUBJECT = Words("Ereignisse", "events")
_NO_STAFF = Words("{who} gehört nicht zum Team.", "{who} does not belong to the team.")
_NO_VISIT = Words("Den Besuch {visit} gibt es nicht.", "There is no visit {visit}.")
_NOT_TODAY = Words(
    "Der Besuch {visit} steht heute auf keiner Tour; sein Ende kann niemand melden.",
    "Visit {visit} is on no tour of today; nobody can report its end.",
)
_TWICE = Words("Den Besuch {visit} gibt es schon.", "Visit {visit} is there already.")


@attrs.frozen(kw_only=True)
class After:
    """A problem after some events.

    Attributes:
        problem: Staff with their new absences, requests with the new ones.
        ends: When visits of today ended or will end, by visit.
        closed: Visits at which nobody opened.
        off: Visits that are not wanted or not needed any more.
        quiet: Nothing has happened.
    """

    problem: VisitProblem
    ends: Mapping[VisitId, int]
    closed: frozenset[VisitId]
    off: frozenset[VisitId]
    quiet: bool


def after_events(
    problem: VisitProblem,
    plan: VisitPlan,
    events: Sequence[Event],
    today: pendulum.Date,
) -> After:
    """Return *problem* after *events*; InvalidInputError names all that do not fit."""
    faults = list(_faults(problem, plan, events, today))
    if faults:
        raise InvalidInputError(_SUBJECT, faults)
    reported = [e for e in events if isinstance(e, DoorClosed | VisitOver)]
    return After(
        problem=_changed(problem, events),
        ends={event.visit: event.minute for event in reported},
        closed=frozenset(e.visit for e in events if isinstance(e, DoorClosed)),
        off=frozenset(e.visit for e in events if isinstance(e, CalledOff | CameBy)),
        quiet=not events,
    )


def _faults(
    problem: VisitProblem,
    plan: VisitPlan,
    events: Iterable[Event],
    today: pendulum.Date,
) -> Iterator[Words]:
    on_tour = {s.visit for t in plan.tours if t.day == today for s in t.stops}
    for event in events:
        if isinstance(event, StaffIll):
            if not problem.knows_staff(event.staff):
                yield _NO_STAFF.fill(who=event.staff)
        elif isinstance(event, NewRequest):
            if problem.knows_visit(event.request.id):
                yield _TWICE.fill(visit=event.request.id)
        elif not problem.knows_visit(event.visit):
            yield _NO_VISIT.fill(visit=event.visit)
        elif isinstance(event, DoorClosed | VisitOver) and event.visit not in on_tour:
            yield _NOT_TODAY.fill(visit=event.visit)


def _changed(problem: VisitProblem, events: Sequence[Event]) -> VisitProblem:
    new = [event for event in events if isinstance(event, NewRequest)]
    tables = [e.travel_minutes for e in new if e.travel_minutes is not None]
    staff = tuple(
        attrs.evolve(
            member,
            absences=(
                *member.absences,
                *(
                    Absence(first=event.first, last=event.last)
                    for event in events
                    if isinstance(event, StaffIll) and event.staff == member.id
                ),
            ),
        )
        for member in problem.staff
    )
    return attrs.evolve(
        problem,
        staff=staff,
        requests=(*problem.requests, *(event.request for event in new)),
        travel_minutes=tables[-1] if tables else problem.travel_minutes,
    )
