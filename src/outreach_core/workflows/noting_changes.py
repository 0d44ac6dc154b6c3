"""What has to stand in the cases once a week has been planned anew?"""

from collections.abc import Iterator

import attrs

from outreach_core.cases import (
    Answered,
    AnswerKind,
    Case,
    CaseEvent,
    CaseVisit,
    VisitCancelled,
    VisitEnded,
    VisitOutcome,
    VisitScheduled,
    VisitState,
)
from outreach_core.contacts import Channel
from outreach_core.hooks import CaseStore
from outreach_core.ids import CustomerId
from outreach_core.visits import CalledOff, CameBy, DoorClosed, VisitId
from outreach_core.workflows.office_day import OfficeDay
from outreach_core.workflows.plan_in_force import PlanInForce
from outreach_core.workflows.recording import all_cases, record


def note_changes(held: PlanInForce, *, store: CaseStore, day: OfficeDay) -> int:
    """Note in the cases what the plan in force says; a second call changes nothing.

    A closed door is a visit that ended, somebody who came by has answered, and whoever
    called a visit off has said "no visit now": only their own word brings the next one.
    Visits that were moved are scheduled anew; those that fell out are cancelled.

    Args:
        held: The plan that holds, with what was worked in.
        store: Where the cases are kept.
        day: What time it is; what is past is left alone.

    Returns:
        How many events were noted now.
    """
    noted = 0
    for visit, customer, planned in _open_visits(held, all_cases(store)):
        event = _event(held, visit, planned, day)
        if event is not None:
            record(store, customer, [event])
            noted += 1
    return noted


def _open_visits(
    held: PlanInForce, cases: tuple[Case, ...]
) -> Iterator[tuple[VisitId, CustomerId, CaseVisit]]:
    ours = held.plan.planned | held.dropped
    for case in cases:
        for planned in case.visits:
            if planned.state is VisitState.OPEN and planned.visit in ours:
                yield VisitId(planned.visit), case.customer, planned


def _event(
    held: PlanInForce, visit: VisitId, planned: CaseVisit, day: OfficeDay
) -> CaseEvent | None:
    """Return what is to be noted of one open visit; ``None``: it stands as it should."""
    found = held.plan.stop_of(visit)
    for event in held.events:
        match event:
            case CalledOff(visit=name) if name == visit and found is None:
                answer, channel = AnswerKind.NO_VISIT, Channel.PHONE
                return Answered(on=day.today, channel=channel, answer=answer)
            case CameBy(visit=name) if name == visit and found is None:
                answer, channel = AnswerKind.COMES_TO_OFFICE, Channel.APPEARANCE
                return Answered(on=day.today, channel=channel, answer=answer)
            case DoorClosed(visit=name) if name == visit and found is not None:
                tour, stop = found
                return VisitEnded(
                    on=day.today,
                    outcome=VisitOutcome.NOBODY_OPENED,
                    day=tour.day,
                    start_minute=stop.start_minute,
                    visit=visit,
                )
    if found is None:
        return VisitCancelled(on=day.today, visit=visit)
    tour, stop = found
    moved = attrs.evolve(
        planned, day=tour.day, start_minute=stop.start_minute, pair=tour.pair
    )
    if moved == planned or not day.is_ahead(tour.day, stop.start_minute):
        return None
    return VisitScheduled(
        on=day.today,
        visit=visit,
        day=tour.day,
        start_minute=stop.start_minute,
        pair=tour.pair,
        place=planned.place,
    )
