"""What to change when the day goes otherwise than planned, and whom to tell.

What is past stays. What was promised stays at its minute, or is moved within the times
the person gave, or dropped, and then somebody calls or writes. The rest is planned with
stability as a level of its own: above pairs and travel, below urgent visits.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.errors import InvalidInputError
from outreach_core.visits import _rest_of_day as parts
from outreach_core.visits._after import After, after_events
from outreach_core.visits._live import LiveSearch
from outreach_core.visits._so_far import Reports, TourSoFar, so_far, today_of
from outreach_core.visits.attempts import Pin
from outreach_core.visits.changes import PlanChange, diff_plans
from outreach_core.visits.events import Event
from outreach_core.visits.notices import Notice, notices_of
from outreach_core.visits.plan import VisitPlan
from outreach_core.visits.planner import Budget
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.under_way import DayUnderWay

_SUBJECT: Final = Words("Plan des Tages", "plan of the day")
_AT_A_STOP: Final = Words(
    "Einen Plan, in dem Paare sich an einem Halt treffen, ändert im Lauf des Tages "
    "niemand von allein: Bitte die Rückmeldestelle anrufen und von Hand tauschen. Wer "
    "am Tag selbst umplanen will, plant mit Tandems (per-day).",
    "A plan in which pairs meet at stops is not changed automatically during the day: "
    "call the duty desk and swap by hand. To replan on the day itself, plan with "
    "tandems (per-day).",
)
LIVE: Final = Budget(iterations=300)
"""Enough for a day, with somebody waiting on the phone."""


@attrs.frozen(kw_only=True)
class Replanned:
    """A plan after some events.

    Attributes:
        plan: All tours, the past ones with their true minutes.
        changes: What differs from the plan before, by visit; the past included.
        notices: Announced visits whose people have to hear of it, by visit.
        problem: What the next call gets: staff and requests after the events. A
            promise that was dropped stays one, for its minute: the person waits until
            somebody calls, so it comes back where it fits again. Once they were told,
            :class:`~outreach_core.visits.CalledOff` ends it.
        rest: What was left to plan, with the day under way; what is promised has its
            minute as the only window.
        rest_plan: The part of ``plan`` that is still to come; the checker judges it
            against ``rest``.
    """

    plan: VisitPlan
    changes: tuple[PlanChange, ...] = ()
    notices: tuple[Notice, ...] = ()
    problem: VisitProblem = attrs.field(repr=False)
    rest: VisitProblem = attrs.field(repr=False)
    rest_plan: VisitPlan = attrs.field(repr=False)


def replan(
    problem: VisitProblem,
    plan: VisitPlan,
    events: Iterable[Event],
    *,
    now: pendulum.DateTime,
    seed: int,
    budget: Budget = LIVE,
) -> Replanned:
    """Change *plan* as little as the *events* allow.

    If one of two who are out drops out, both go back and their tour ends: nobody goes
    on alone. The other one may go out again with somebody who is free, from the office.

    Args:
        problem: What was planned, or ``problem`` of the last answer.
        plan: The plan in force, or ``plan`` of the last answer.
        events: What has happened since; without any the plan stays as it is.
        now: Day and minute, by the clock of the office.
        seed: Any whole number; same arguments, same plan.
        budget: How long to search.

    Raises:
        InvalidInputError: Pairs meet or part at stops: here nobody can say who waits
            where for whom. Or an event names a visit or a person that nobody knows, or
            reports the end of a visit that is not on the tours of today.
    """
    if any(tour.at_a_stop for tour in plan.tours):
        raise InvalidInputError(_SUBJECT, [_AT_A_STOP])
    today, minute = today_of(now)
    after = after_events(problem, plan, tuple(events), today)
    cuts = _cuts(after, plan, today, minute)
    state = DayUnderWay(day=today, minute=minute)
    keep = parts.keep_of(after.problem, plan, cuts, today)
    rest = attrs.evolve(parts.rest_of(after, plan, cuts, state), keep=keep)
    rest, promised = parts.held(rest, keep)
    if after.quiet:
        return Replanned(plan=plan, problem=problem, rest=rest, rest_plan=keep)
    live = LiveSearch(rest, keep)
    rest_plan = live.run(seed=seed, budget=budget)
    lost = promised - rest_plan.planned
    if lost:
        # A promise that cannot keep its minute may use the times that were given.
        rest = parts.loosened(rest, after.problem, lost)
        # Only they are moved: a second search would move others for them.
        rest_plan = live.reopened(rest, lost)
    whole = parts.whole_plan(after.problem, plan, cuts, rest_plan, today)
    changes = diff_plans(plan, whole)
    told = [change for change in changes if change.visit not in after.off]
    return Replanned(
        plan=whole,
        changes=changes,
        notices=notices_of(problem, told, today=today),
        problem=_with_new_pins(after, whole, lost),
        rest=rest,
        rest_plan=rest_plan,
    )


def _cuts(
    after: After, plan: VisitPlan, today: pendulum.Date, minute: int
) -> tuple[TourSoFar, ...]:
    staff = after.problem.staff
    reports = Reports(
        now=minute,
        ends=after.ends,
        off=after.off,
        away=frozenset(m.id for m in staff if m.works_on(today) is None),
    )
    return tuple(
        so_far(after.problem, tour, reports) for tour in plan.tours if tour.day == today
    )


def _with_new_pins(
    after: After, plan: VisitPlan, moved: Sequence[str] | frozenset[str]
) -> VisitProblem:
    """Return the problem for the next call: what was moved is announced anew."""
    requests = []
    for request in after.problem.requests:
        found = plan.stop_of(request.id)
        if request.id in after.off and found is None:
            continue
        if request.id in moved and found is not None and request.pinned is not None:
            tour, stop = found
            pin = Pin(day=tour.day, start_minute=stop.start_minute)
            requests.append(attrs.evolve(request, pinned=pin))
        else:
            requests.append(request)
    return attrs.evolve(after.problem, requests=tuple(requests))
