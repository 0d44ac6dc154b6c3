"""Which pair visits whom, when: a plan, whoever made it."""

from collections.abc import Iterable
from typing import Any

import attrs
import pendulum

from outreach_core._validators import is_count, is_day, is_text, only, satisfies
from outreach_core.errors import InvalidValueError
from outreach_core.ids import StaffId
from outreach_core.visits.requests import VisitId


@attrs.frozen(kw_only=True)
class Stop:
    """One visit of a tour; all times in minutes after local midnight.

    Attributes:
        visit: Which visit.
        arrive_minute: When the two are at the door at the earliest.
        start_minute: When the visit begins, as announced.
        end_minute: When it is planned to end.
    """

    visit: VisitId = attrs.field(validator=is_text)
    arrive_minute: int = attrs.field(validator=is_count)
    start_minute: int = attrs.field(validator=is_count)
    end_minute: int = attrs.field(validator=is_count)


@attrs.frozen(kw_only=True)
class Pause:
    """The break of a tour (§ 4 ArbZG), taken where the two are at that moment."""

    start_minute: int = attrs.field(validator=is_count)
    end_minute: int = attrs.field(validator=is_count)


def _all_pauses(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    return tuple(pauses)


def _span(pause: Pause) -> tuple[int, int]:
    return pause.start_minute, pause.end_minute


def _in_order(stops: Iterable[Stop]) -> tuple[Stop, ...]:
    return tuple(stops)


def _sorted_pair(pair: Any) -> tuple[StaffId, ...]:
    if isinstance(pair, str):
        raise InvalidValueError(field="pair", expected="two different staff ids")
    return tuple(sorted(pair))


@attrs.frozen(kw_only=True)
class Tour:
    """One pair on one day, as long as the two stay together.

    A tour of one person cannot be built, and there is no switch for it. As a rule it
    leads from the office and back. Where pairs are formed for each stop, the two may
    come to the first stop each on their own and part after the last one.

    Attributes:
        day: The day.
        pair: The two who go, sorted.
        start_minute: When they leave the place where the pair starts, or meet.
        end_minute: When they are where the pair ends, or part.
        stops: The visits in their order, at least one.
        pause: Their break; ``None`` when none falls into the tour.
        more_pauses: Further parts of a break that is split; only beside a pause.
        travel_minutes: Sum of the ways that the two go together; the way home is one.
        meets_at_stop: They meet at the first stop when it begins; each comes from where
            he or she was before. Only with ``PairForming.PER_STOP``.
        parts_at_stop: They part after the last stop. Only with ``PairForming.PER_STOP``.
    """

    day: pendulum.Date = attrs.field(validator=is_day)
    pair: tuple[StaffId, StaffId] = attrs.field(
        converter=_sorted_pair,
        validator=satisfies(
            "exactly two different staff ids: nobody goes alone",
            lambda v: len(v) == 2 and all(v) and v[0] != v[1],  # noqa: PLR2004  a pair
        ),
    )
    start_minute: int = attrs.field(validator=is_count)
    end_minute: int = attrs.field(validator=is_count)
    stops: tuple[Stop, ...] = attrs.field(
        converter=_in_order,
        validator=satisfies(
            "at least one stop, and nothing but stops",
            lambda v: bool(v) and all(isinstance(stop, Stop) for stop in v),
        ),
    )
    pause: Pause | None = None
    more_pauses: tuple[Pause, ...] = attrs.field(
        default=(), converter=_all_pauses, validator=only(Pause)
    )
    travel_minutes: int = attrs.field(validator=is_count)
    meets_at_stop: bool = False
    parts_at_stop: bool = False

    @more_pauses.validator  # the only check that needs two fields
    def _beside_a_pause(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        satisfies("empty without a pause", lambda v: not v or self.pause is not None)(
            self, attribute, value
        )

    @property
    def at_a_stop(self) -> bool:
        """Whether the two meet or part at a stop and not where tours begin and end."""
        return self.meets_at_stop or self.parts_at_stop

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """All parts of the break, in the order of the day."""
        first = () if self.pause is None else (self.pause,)
        return tuple(sorted((*first, *self.more_pauses), key=_span))


def _by_day_and_pair(tours: tuple[Tour, ...]) -> tuple[Tour, ...]:
    return tuple(sorted(tours, key=lambda t: (t.day, t.pair, t.start_minute)))


@attrs.frozen(kw_only=True)
class VisitPlan:
    """Tours of one or more days, sorted by day and pair."""

    tours: tuple[Tour, ...] = attrs.field(
        default=(), converter=_by_day_and_pair, validator=only(Tour)
    )

    @property
    def planned(self) -> frozenset[VisitId]:
        """The visits that take place."""
        return frozenset(stop.visit for tour in self.tours for stop in tour.stops)

    def stop_of(self, visit: VisitId) -> tuple[Tour, Stop] | None:
        """Return tour and stop of *visit*; ``None`` when it is not planned."""
        for tour in self.tours:
            for stop in tour.stops:
                if stop.visit == visit:
                    return tour, stop
        return None
