"""Which visits that stood in the plan are in it no longer, and who is told?

A visit that nobody will make must not stay in a case: somebody would wait for it. It is
noted as cancelled here; if the person knew of it, ``announcements`` then calls it off.
"""

import pendulum

from outreach_core.cases import Case, VisitCancelled, apply
from outreach_core.hooks import CaseStore
from outreach_core.ids import CustomerId
from outreach_core.visits import PlannedWeek


def cancel_dropped(
    week: PlannedWeek, *, store: CaseStore, on: pendulum.Date
) -> tuple[CustomerId, ...]:
    """Note as cancelled what stood in the plan of these days and is in it no longer.

    Only visits that were asked for again and found no place are meant: whoever is
    missing from the data of one day keeps their visit until a person decides. What lies
    on *on* or before is over, and left alone. A second call changes nothing.

    Args:
        week: The new plan.
        store: Where the cases are kept.
        on: Day of the planning.

    Returns:
        Whose visit was cancelled, sorted.
    """
    dropped = []
    for request in week.problem.requests:
        if request.id in week.plan.planned:
            continue
        events = store.read(request.customer)
        case = Case.of(request.customer, events)
        gone = [v for v in case.open_visits if v.visit == request.id and v.day > on]
        for visit in gone:
            event = VisitCancelled(on=on, visit=visit.visit)
            apply(case, event)
            store.append(request.customer, (event,), expected=len(events))
            dropped.append(request.customer)
    return tuple(sorted(dropped))
