"""What somebody says has happened, as events that planning understands."""

import re
from collections.abc import Iterable
from typing import Final

import attrs
import pendulum

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.ids import StaffId
from outreach_core.visits import (
    CalledOff,
    CameBy,
    DoorClosed,
    StaffIll,
    VisitId,
    VisitOver,
    VisitPlan,
)
from outreach_core.workflows import DayEvent, PlanInForce

_OVER: Final = re.compile(r"(.+)=([01]\d|2[0-3]):([0-5]\d)")
_NOT_OVER: Final = Words(
    "--over: erwartet wird BESUCH=HH:MM, zum Beispiel K7Q2M-4TX9A.1=10:40.",
    "--over: expected is VISIT=HH:MM, for example K7Q2M-4TX9A.1=10:40.",
)
_ALONE: Final = Words(
    "--until sagt, bis wann jemand ausfällt; dazu bitte --ill nennen.",
    "--until says until when somebody is away; name them with --ill.",
)
_BEFORE: Final = Words(
    "--until liegt vor dem heutigen Tag.", "--until lies before today."
)
_UNKNOWN: Final = Words(
    "{option}: diesen Besuch gibt es im Plan dieser Woche nicht. Die Namen stehen im "
    "Plan und auf den Tagesblättern.",
    "{option}: there is no such visit in the plan of this week. The names stand in the "
    "plan and on the day sheets.",
)
_SEVERAL: Final = Words(
    "{option}: zu dieser Kennung stehen mehrere Besuche im Plan; bitte einen davon "
    "nennen: {names}.",
    "{option}: several visits of this id stand in the plan; name one of them: {names}.",
)


@attrs.frozen(kw_only=True)
class Told:
    """What the options of the command say, as they were typed.

    Attributes:
        ill: Short names of staff who cannot go.
        until: Last day of their absence; ``None``: today.
        closed: Visits at which nobody opened.
        over: Visits that have ended, each with the time ("K7Q2M-4TX9A.1=10:40").
        called_off: Visits that the person does not want.
        came_by: Visits whose person has come or called.
    """

    ill: tuple[str, ...] = ()
    until: pendulum.Date | None = None
    closed: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    called_off: tuple[str, ...] = ()
    came_by: tuple[str, ...] = ()


def events_of(
    told: Told, held: PlanInForce, *, now: pendulum.DateTime
) -> tuple[DayEvent, ...]:
    """Return what was told as events.

    Raises:
        InvalidInputError: A visit that the plan does not know, or something that
            cannot be read; all faults at once.
    """
    today = pendulum.date(now.year, now.month, now.day)
    faults = _faults(told, today)
    names = _Names(held, faults)
    events: list[DayEvent] = []
    if not faults:
        last = told.until or today
        events = [StaffIll(staff=StaffId(w), first=today, last=last) for w in told.ill]
    minute = now.hour * 60 + now.minute
    events += [
        DoorClosed(visit=visit, minute=minute)
        for visit in names.all_of("--closed", told.closed)
    ]
    events += list(_ended(told.over, names, faults))
    events += [
        CalledOff(visit=v) for v in names.all_of("--called-off", told.called_off)
    ]
    events += [CameBy(visit=v) for v in names.all_of("--came-by", told.came_by)]
    if faults:
        raise InvalidInputError(subject="outreach replan", faults=faults)
    return tuple(dict.fromkeys(events))


def _faults(told: Told, today: pendulum.Date) -> list[Words]:
    if told.until is None:
        return []
    if not told.ill:
        return [_ALONE]
    return [_BEFORE] if told.until < today else []


def _ended(
    texts: Iterable[str], names: "_Names", faults: list[Words]
) -> Iterable[VisitOver]:
    for text in texts:
        match = _OVER.fullmatch(text.strip())
        if match is None:
            faults.append(_NOT_OVER)
            continue
        for visit in names.all_of("--over", [match[1]]):
            yield VisitOver(visit=visit, minute=60 * int(match[2]) + int(match[3]))


class _Names:
    """Finds visits by their name, or by the id of the person."""

    def __init__(self, held: PlanInForce, faults: list[Words]) -> None:
        self._plan: VisitPlan = held.plan
        # Whoever says twice that a visit is off names one that is gone already.
        self._gone = {e.visit for e in held.events if not isinstance(e, StaffIll)}
        self._faults = faults

    def all_of(self, option: str, texts: Iterable[str]) -> list[VisitId]:
        """Return the visits that are meant; what is not found becomes a fault."""
        return [v for text in texts if (v := self._one(option, text.strip()))]

    def _one(self, option: str, text: str) -> VisitId | None:
        known = sorted(self._plan.planned | self._gone)
        if text in known:
            return VisitId(text)
        near = [v for v in known if v.rpartition(".")[0] == text.upper()]
        planned = [v for v in near if v in self._plan.planned] or near
        if len(planned) == 1:
            return planned[0]
        words = _SEVERAL.fill(option=option, names=", ".join(planned))
        self._faults.append(words if planned else _UNKNOWN.fill(option=option))
        return None
