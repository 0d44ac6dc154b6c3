"""How does another system read a plan, and how does it hand one back?

The document is JSON. It holds opaque names only: no person, no address, no wish, and
of a visit that is left out only the kind of reason.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.errors import InvalidInputError, OutreachError
from outreach_core.ids import StaffId
from outreach_core.visits.checker import check_plan
from outreach_core.visits.plan import Pause, Stop, Tour, VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.rating import rate
from outreach_core.visits.reasons import why_not
from outreach_core.visits.requests import VisitId

FORMAT: Final = "outreach-plan/1"
TIME_ZONE: Final = "Europe/Berlin"
"""Times are those of the clock on the wall there; a tour after midnight counts on."""

Data: TypeAlias = dict[str, Any]
_SUBJECT: Final = Words("Plan (JSON)", "plan (JSON)")
_CLOCK: Final = re.compile(r"([0-4]\d):([0-5]\d)")
_LAST_MINUTE: Final = 48 * 60 - 1
_AT_A_STOP: Final = ("meets_at_stop", "parts_at_stop")
"""Written and read only where it is so: other tours begin and end at a base."""
_TOUR: Final = (
    *("day", "pair", "leave", "back", "travel_minutes", "pauses", "stops"),
    *_AT_A_STOP,
)
_STOP: Final = ("visit", "arrive", "start", "end")
_SPAN: Final = ("start", "end")


def plan_to_json(problem: VisitProblem, plan: VisitPlan) -> str:
    """Write *plan* as a document, the same bytes for equal plans.

    ``tours`` is the plan. What else stands there is computed anew by whoever reads it:
    ``rating`` (one line a level), ``violations`` (empty for a valid plan) and
    ``not_planned`` (visit and kind of reason).

    Args:
        problem: What was to be planned.
        plan: From any planner.
    """
    data: Data = {
        "format": FORMAT,
        "time_zone": TIME_ZONE,
        "tours": [_tour_data(tour) for tour in plan.tours],
        "rating": [
            {"level": line.level.value, "value": line.value, "of": line.of}
            for line in rate(problem, plan).details
        ],
        "violations": [
            {"rule": violation.rule.value, "where": violation.where}
            for violation in check_plan(problem, plan)
        ],
        "not_planned": [
            {"visit": left.visit, "cause": left.cause.value}
            for left in why_not(problem, plan)
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def plan_from_json(text: str) -> VisitPlan:
    """Read the tours of a document, whoever wrote it.

    Only ``format`` and ``tours`` are read; nothing in the document is believed about
    how good the plan is. Ask :func:`check_plan` next.

    Args:
        text: A document as :func:`plan_to_json` writes it.

    Raises:
        InvalidInputError: With every fault and its place ("tours[3].stops[0].start").
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        fault = Words("Das ist kein JSON.", "This is no JSON.")
        raise InvalidInputError(_SUBJECT, [fault]) from None
    reader = _Reader()
    plan = reader.plan(data)
    if reader.faults or plan is None:
        raise InvalidInputError(_SUBJECT, reader.faults)
    return plan


def _tour_data(tour: Tour) -> Data:
    at_a_stop = {name: True for name in _AT_A_STOP if getattr(tour, name)}
    return at_a_stop | {
        "day": tour.day.isoformat(),
        "pair": list(tour.pair),
        "leave": _clock(tour.start_minute),
        "back": _clock(tour.end_minute),
        "travel_minutes": tour.travel_minutes,
        "pauses": [
            {"start": _clock(part.start_minute), "end": _clock(part.end_minute)}
            for part in tour.pauses
        ],
        "stops": [
            {
                "visit": stop.visit,
                "arrive": _clock(stop.arrive_minute),
                "start": _clock(stop.start_minute),
                "end": _clock(stop.end_minute),
            }
            for stop in tour.stops
        ],
    }


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


@attrs.define
class _Reader:
    """Reads what it can and remembers every fault with its place."""

    faults: list[Words] = attrs.field(factory=list)

    def plan(self, data: object) -> VisitPlan | None:
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            self._fault("format", Words(f"„{FORMAT}“", f"'{FORMAT}'"))
            return None
        if not isinstance(data.get("tours"), list):
            self._fault("tours", Words("eine Liste von Touren", "a list of tours"))
            return None
        tours = [
            self._tour(f"tours[{number}]", entry)
            for number, entry in enumerate(data["tours"])
        ]
        return VisitPlan(tours=tuple(tour for tour in tours if tour is not None))

    def _tour(self, place: str, entry: object) -> Tour | None:
        known = len(self.faults)
        given = self._record(place, entry, _TOUR)
        day = self._day(f"{place}.day", given.get("day"))
        leave = self._minute(f"{place}.leave", given.get("leave"))
        back = self._minute(f"{place}.back", given.get("back"))
        travel = self._count(f"{place}.travel_minutes", given.get("travel_minutes"))
        pair = self._pair(f"{place}.pair", given.get("pair"))
        pauses = self._pauses(f"{place}.pauses", given.get("pauses", []))
        stops = self._stops(f"{place}.stops", given.get("stops"))
        meets, parts = (self._claim(place, given, name) for name in _AT_A_STOP)
        if len(self.faults) > known or day is None:
            return None
        try:
            return Tour(
                day=day,
                pair=pair,
                start_minute=leave,
                end_minute=back,
                travel_minutes=travel,
                pause=pauses[0] if pauses else None,
                more_pauses=pauses[1:],
                stops=stops,
                meets_at_stop=meets,
                parts_at_stop=parts,
            )
        except OutreachError as error:
            # Such as a tour without stops: the type itself knows what it needs.
            said = Words("{place}: {what}", "{place}: {what}")
            self.faults.append(said.fill(place=place, what=error.words))
            return None

    def _claim(self, place: str, given: Mapping[str, Any], name: str) -> bool:
        value = given.get(name, False)
        if not isinstance(value, bool):
            self._fault(f"{place}.{name}", Words("true oder false", "true or false"))
            return False
        return value

    def _pauses(self, place: str, value: object) -> tuple[Pause, ...]:
        spans = [self._span(where, part) for where, part in self._each(place, value)]
        return tuple(Pause(start_minute=start, end_minute=end) for start, end in spans)

    def _stops(self, place: str, value: object) -> tuple[Stop, ...]:
        stops = [self._stop(where, stop) for where, stop in self._each(place, value)]
        return tuple(stop for stop in stops if stop is not None)

    def _count(self, place: str, value: object) -> int:
        if type(value) is not int or value < 0:
            expected = Words("ganze Minuten, 0 oder mehr", "whole minutes, 0 or more")
            self._fault(place, expected)
            return 0
        return value

    def _stop(self, place: str, entry: object) -> Stop | None:
        given = self._record(place, entry, _STOP)
        visit = given.get("visit")
        if not isinstance(visit, str) or not visit.strip():
            expected = Words("der Name eines Besuchs", "the name of a visit")
            self._fault(f"{place}.visit", expected)
            return None
        arrive, start, end = (
            self._minute(f"{place}.{name}", given.get(name)) for name in _STOP[1:]
        )
        return Stop(
            visit=VisitId(visit),
            arrive_minute=arrive,
            start_minute=start,
            end_minute=end,
        )

    def _span(self, place: str, entry: object) -> tuple[int, int]:
        given = self._record(place, entry, _SPAN)
        start, end = (self._minute(f"{place}.{n}", given.get(n)) for n in _SPAN)
        return start, end

    def _pair(self, place: str, value: object) -> tuple[StaffId, StaffId]:
        if not (
            isinstance(value, list)
            and all(isinstance(name, str) and name for name in value)
            and len(value) == len(set(value)) == 2  # noqa: PLR2004  a pair
        ):
            expected = Words(
                "zwei verschiedene Namen: niemand geht allein",
                "two different names: nobody goes alone",
            )
            self._fault(place, expected)
            return StaffId("?"), StaffId("??")
        return StaffId(value[0]), StaffId(value[1])

    def _day(self, place: str, value: object) -> pendulum.Date | None:
        try:
            return pendulum.Date.fromisoformat(str(value))
        except ValueError:
            self._fault(place, Words("ein Tag wie 2026-10-19", "a day as 2026-10-19"))
            return None

    def _minute(self, place: str, value: object) -> int:
        found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
        minutes = int(found[1]) * 60 + int(found[2]) if found else _LAST_MINUTE + 1
        if minutes > _LAST_MINUTE:
            expected = Words("eine Uhrzeit wie 09:35", "a time of day as 09:35")
            self._fault(place, expected)
            return 0
        return minutes

    def _each(self, place: str, value: object) -> Iterator[tuple[str, object]]:
        if not isinstance(value, list):
            self._fault(place, Words("eine Liste", "a list"))
            return
        for number, entry in enumerate(value):
            yield f"{place}[{number}]", entry

    def _record(
        self, place: str, entry: object, keys: tuple[str, ...]
    ) -> Mapping[str, Any]:
        if not isinstance(entry, dict):
            self._fault(place, Words("ein Objekt", "an object"))
            return {}
        # A word too many is more likely a slip than a wish; its text is not shown.
        if not entry.keys() <= set(keys):
            names = ", ".join(keys)
            self._fault(place, Words(f"nur {names}", f"only {names}"))
        return entry

    def _fault(self, place: str, expected: Words) -> None:
        self.faults.append(
            Words(
                "{place}: erwartet wird {what}.", "{place}: expected is {what}."
            ).fill(place=place, what=expected)
        )
