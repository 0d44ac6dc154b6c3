"""How two plans of the same days differ, visit by visit."""

import enum
from collections.abc import Mapping
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Language, Words
from outreach_core.calendar import clock, short_day
from outreach_core.ids import StaffId
from outreach_core.visits.plan import VisitPlan
from outreach_core.visits.requests import VisitId


class ChangeKind(enum.StrEnum):
    """What became of a stop; with several the first that applies counts."""

    DROPPED = "dropped"
    ADDED = "added"
    OTHER_DAY = "other_day"
    OTHER_TIME = "other_time"
    OTHER_PAIR = "other_pair"


@attrs.frozen(kw_only=True)
class PlannedAt:
    """When a visit is planned, and who goes.

    Attributes:
        day: The day.
        start_minute: Begin, minutes after midnight.
        pair: The two who go, sorted.
    """

    day: pendulum.Date
    start_minute: int
    pair: tuple[StaffId, StaffId]

    @property
    def words(self) -> Words:
        """Day, time and pair in one phrase."""
        at, who = clock(self.start_minute), " + ".join(self.pair)
        return Words(
            f"{short_day(self.day, Language.DE)}, {at} Uhr ({who})",
            f"{short_day(self.day, Language.EN)}, {at} ({who})",
        )


_WORDS: Final[Mapping[ChangeKind, Words]] = {
    ChangeKind.DROPPED: Words(
        "{visit} entfällt, war {before}.", "{visit} is dropped, was {before}."
    ),
    ChangeKind.ADDED: Words(
        "{visit} kommt hinzu: {after}.", "{visit} is added: {after}."
    ),
    ChangeKind.OTHER_DAY: Words(
        "{visit} wechselt den Tag: {after} statt {before}.",
        "{visit} changes its day: {after} instead of {before}.",
    ),
    ChangeKind.OTHER_TIME: Words(
        "{visit} beginnt zu anderer Zeit: {after} statt {before}.",
        "{visit} begins at another time: {after} instead of {before}.",
    ),
    ChangeKind.OTHER_PAIR: Words(
        "Zu {visit} geht ein anderes Paar: {after} statt {before}.",
        "Another pair makes {visit}: {after} instead of {before}.",
    ),
}


@attrs.frozen(kw_only=True)
class PlanChange:
    """One visit that two plans plan differently.

    Attributes:
        visit: Which visit.
        kind: What became of it.
        before: Day, time and pair in the old plan; ``None`` when added.
        after: Day, time and pair in the new plan; ``None`` when dropped.
    """

    visit: VisitId
    kind: ChangeKind
    before: PlannedAt | None = None
    after: PlannedAt | None = None

    @property
    def is_shift(self) -> bool:
        """Whether day and pair stay, and only the time is another."""
        if self.before is None or self.after is None:
            return False
        return self.before.day == self.after.day and self.before.pair == self.after.pair

    @property
    def words(self) -> Words:
        """The change in one sentence."""
        return _WORDS[self.kind].fill(
            visit=self.visit,
            before=self.before.words if self.before else "",
            after=self.after.words if self.after else "",
        )


def diff_plans(old: VisitPlan, new: VisitPlan) -> tuple[PlanChange, ...]:
    """Return the changes from *old* to *new*, by visit; empty: same stops and times.

    Ways, pauses and the end of a visit are not compared: nobody was told of them.
    """
    before, after = _planned(old), _planned(new)
    changes = []
    for visit in sorted({*before, *after}):
        was, becomes = before.get(visit), after.get(visit)
        kind = _kind(was, becomes)
        if kind is not None:
            changes.append(
                PlanChange(visit=visit, kind=kind, before=was, after=becomes)
            )
    return tuple(changes)


def _kind(was: PlannedAt | None, becomes: PlannedAt | None) -> ChangeKind | None:
    if was is None or becomes is None:
        return ChangeKind.ADDED if was is None else ChangeKind.DROPPED
    if was.day != becomes.day:
        return ChangeKind.OTHER_DAY
    if was.start_minute != becomes.start_minute:
        return ChangeKind.OTHER_TIME
    return ChangeKind.OTHER_PAIR if was.pair != becomes.pair else None


def _planned(plan: VisitPlan) -> dict[VisitId, PlannedAt]:
    return {
        stop.visit: PlannedAt(
            day=tour.day, start_minute=stop.start_minute, pair=tour.pair
        )
        for tour in plan.tours
        for stop in tour.stops
    }
