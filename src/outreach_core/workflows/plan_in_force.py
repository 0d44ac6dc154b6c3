"""Which plan holds this week, and what has been worked into it since it was made?

A host keeps one such document for each week. It is the plan as other systems read it,
with the events that were worked in: a second call with the same events changes nothing,
and nobody who is away is planned again the next hour.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import satisfies
from outreach_core.errors import InvalidInputError, OutreachError
from outreach_core.ids import StaffId
from outreach_core.visits import (
    CalledOff,
    CameBy,
    DoorClosed,
    StaffIll,
    VisitId,
    VisitOver,
    VisitPlan,
    VisitProblem,
    plan_from_json,
    plan_to_json,
)

DayEvent: TypeAlias = StaffIll | VisitOver | DoorClosed | CalledOff | CameBy
"""What can happen to staff or to a visit that stands in a plan."""

_KINDS: Final = (StaffIll, VisitOver, DoorClosed, CalledOff, CameBy)
_SUBJECT: Final = Words("Plan in Kraft", "plan in force")
_DAMAGED: Final = Words(
    "Die Ereignisse darin sind nicht zu lesen. Bitte die Woche mit `outreach plan` neu "
    "planen; was schon feststeht, bleibt dabei stehen.",
    "The events in it cannot be read. Plan the week anew with `outreach plan`; what "
    "stands already stays.",
)
_OF_VISITS: Final[Mapping[str, type[CalledOff | CameBy]]] = {
    "called_off": CalledOff,
    "came_by": CameBy,
}
_TIMED: Final[Mapping[str, type[DoorClosed | VisitOver]]] = {
    "closed": DoorClosed,
    "over": VisitOver,
}


def _names(given: Iterable[VisitId]) -> frozenset[VisitId]:
    return frozenset(given)


@attrs.frozen(kw_only=True)
class PlanInForce:
    """A plan that holds, with what was worked into it.

    Attributes:
        plan: All tours of the week, the past ones with their true minutes.
        events: What was worked in, in that order.
        dropped: Visits that an earlier plan of this week held and this one does not.
    """

    plan: VisitPlan
    events: tuple[DayEvent, ...] = attrs.field(
        default=(),
        validator=satisfies(
            "a tuple of what can happen to a planned visit or to staff",
            lambda v: isinstance(v, tuple) and all(isinstance(e, _KINDS) for e in v),
        ),
    )
    dropped: frozenset[VisitId] = attrs.field(default=frozenset(), converter=_names)

    def knows(self, event: DayEvent) -> bool:
        """Say whether *event* was worked in: a door that closed is closed once."""
        return any(_same(event, other) for other in self.events)

    def followed_by(self, plan: VisitPlan, events: Iterable[DayEvent]) -> "PlanInForce":
        """Return what holds once *events* have led to *plan*."""
        before = self.dropped | self.plan.planned
        return PlanInForce(
            plan=plan,
            events=(*self.events, *events),
            dropped=before - plan.planned,
        )


def in_force_to_json(problem: VisitProblem, held: PlanInForce) -> str:
    """Write what holds as a document, the same bytes for equal values.

    Args:
        problem: What was to be planned.
        held: What holds.
    """
    written = json.loads(plan_to_json(problem, held.plan))
    # What can be computed anew depends on the day and is no part of what holds.
    data = {key: written[key] for key in ("format", "time_zone", "tours")}
    data["events"] = [_event_data(event) for event in held.events]
    data["dropped"] = sorted(held.dropped)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def in_force_from_json(text: str) -> PlanInForce:
    """Read what holds; a plan by itself will do, then nothing was worked in yet.

    Raises:
        InvalidInputError: The plan has faults, each with its place, or its events
            cannot be read.
    """
    plan = plan_from_json(text)
    data = json.loads(text)
    try:
        events = tuple(_event(entry) for entry in data.get("events", []))
        return PlanInForce(plan=plan, events=events, dropped=data.get("dropped", []))
    except (OutreachError, KeyError, TypeError, ValueError, AttributeError):
        raise InvalidInputError(_SUBJECT, [_DAMAGED]) from None


def _same(one: DayEvent, other: DayEvent) -> bool:
    if isinstance(one, StaffIll) and isinstance(other, StaffIll):
        inside = other.first <= one.first and one.last <= other.last
        return one.staff == other.staff and inside
    if isinstance(one, DoorClosed) and isinstance(other, DoorClosed):
        return one.visit == other.visit
    return one == other


def _event_data(event: DayEvent) -> dict[str, Any]:
    match event:
        case StaffIll(staff=staff, first=first, last=last):
            # "away": why somebody is, is nobody's business.
            days = {"first": first.isoformat(), "last": last.isoformat()}
            return {"kind": "away", "staff": staff, **days}
        case DoorClosed(visit=visit, minute=minute):
            return {"kind": "closed", "visit": visit, "minute": minute}
        case VisitOver(visit=visit, minute=minute):
            return {"kind": "over", "visit": visit, "minute": minute}
        case CalledOff(visit=visit):
            return {"kind": "called_off", "visit": visit}
        case CameBy(visit=visit):
            return {"kind": "came_by", "visit": visit}


def _event(entry: Mapping[str, Any]) -> DayEvent:
    kind = entry["kind"]
    if kind == "away":
        return StaffIll(
            staff=StaffId(entry["staff"]),
            first=pendulum.Date.fromisoformat(entry["first"]),
            last=pendulum.Date.fromisoformat(entry["last"]),
        )
    if kind in _TIMED:
        return _TIMED[kind](visit=VisitId(entry["visit"]), minute=entry["minute"])
    return _OF_VISITS[kind](visit=VisitId(entry["visit"]))
