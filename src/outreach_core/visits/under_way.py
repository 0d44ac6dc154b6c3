"""What of a day has happened already when its plan is changed: who is out, and where."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import attrs
import pendulum

from outreach_core._validators import ReadOnly, is_count, is_day, is_text, only
from outreach_core.ids import StaffId
from outreach_core.visits.plan import Pause

NOT_ANY_MORE: Final = 24 * 60
"""Free from this minute on: not on this day."""


def _sorted_pair(pair: Any) -> tuple[StaffId, ...]:
    return tuple(sorted(pair))


def _in_order(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    return tuple(pauses)


@attrs.frozen(kw_only=True)
class PairOut:
    """A pair that has left the office; the two stay together until they are back.

    Attributes:
        pair: The two, sorted.
        left_minute: When they left the office.
        place: Id of the place where they are free again.
        free_minute: When they are free there, minutes after midnight.
        made: Stops they have made or begun.
        pauses: Parts of their pause that are taken or begun, in their order.
    """

    pair: tuple[StaffId, StaffId] = attrs.field(converter=_sorted_pair)
    left_minute: int = attrs.field(validator=is_count)
    place: str = attrs.field(validator=is_text)
    free_minute: int = attrs.field(validator=is_count)
    made: int = attrs.field(default=0, validator=is_count)
    pauses: tuple[Pause, ...] = attrs.field(
        default=(), converter=_in_order, validator=only(Pause)
    )

    def pause_taken(self, shortest_part: int) -> int:
        """Return the minutes of pause so far; parts below *shortest_part* are none."""
        parts = [pause.end_minute - pause.start_minute for pause in self.pauses]
        return sum(minutes for minutes in parts if minutes >= shortest_part)


def _by_pair(out: Iterable[PairOut]) -> tuple[PairOut, ...]:
    return tuple(sorted(out, key=lambda one: one.pair))


def _by_person(given: Mapping[StaffId, int]) -> Mapping[StaffId, int]:
    return ReadOnly({person: given[person] for person in sorted(given)})


@attrs.frozen(kw_only=True)
class DayUnderWay:
    """The state of one day at one minute. What lies before it is no part of a problem.

    Attributes:
        day: The day.
        minute: Now; nothing new begins earlier.
        out: The pairs that are out, each one once.
        free_from: When somebody can leave the office, by person; nobody named here
            leaves earlier than now. 1440: not any more on this day.
    """

    day: pendulum.Date = attrs.field(validator=is_day)
    minute: int = attrs.field(validator=is_count)
    out: tuple[PairOut, ...] = attrs.field(
        default=(), converter=_by_pair, validator=only(PairOut)
    )
    free_from: Mapping[StaffId, int] = attrs.field(factory=dict, converter=_by_person)

    def pair_out(self, pair: tuple[StaffId, StaffId]) -> PairOut | None:
        """Return where *pair* is; ``None`` when these two are not out together."""
        return next((one for one in self.out if one.pair == pair), None)

    def leaves_from(self, pair: tuple[StaffId, StaffId]) -> int:
        """Return from which minute *pair* can leave the office together."""
        busy = {person for one in self.out for person in one.pair}
        if not busy.isdisjoint(pair):
            return NOT_ANY_MORE
        return max(self.minute, *(self.free_from.get(person, 0) for person in pair))
