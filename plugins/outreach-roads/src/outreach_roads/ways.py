"""How long the way takes by road; where no road is known, the straight line says so."""

import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import Progress, no_progress
from outreach_core.people import Coordinates
from outreach_core.visits import Place, StraightLine
from outreach_roads.service import Matrix, Position

_SECONDS_A_MINUTE: Final = 60
_ANCHORS: Final = 3
_TASK: Final = Words("Fahrzeiten auf Straßen", "Travel times by road")
_SUBJECT: Final = Words("Routendienst", "routing service")
_NO_MAP: Final = Words(
    "Von keinem Ort, von dem er gefragt wurde, kennt er den Weg zur Hälfte der anderen. "
    "Liegt die richtige Karte darin?",
    "From no place it was asked about does it know the way to half of the others. Does "
    "it hold the right map?",
)
_TOO_MUCH: Final = Words(
    "Er lehnt die Frage ab, obwohl er alle Orte darin kennt. Meist ist 'places_at_once' "
    "größer, als er erlaubt.",
    "It refuses the question although it knows all places in it. Mostly "
    "'places_at_once' is larger than it allows.",
)

Ways = Mapping[tuple[Position, Position], float]


@attrs.frozen(kw_only=True)
class RoadTimes:
    """Minutes by road, as a routing service says.

    A place without a position, off the map or on an island of it keeps the estimate
    of the straight line; the others do not suffer from it. Positions are rounded and
    sorted before the service learns them, so neither names nor the order of a week
    reach it, and the same places have the same ways whoever asks first.

    Attributes:
        service: Whoever knows how long ways are.
        extra_minutes: Parking and walking, added to every way that is not zero.
        traffic_percent: So many per cent longer than the service says.
        decimals: Places of a position that the service learns; 4 are about 10 m.
        places_at_once: Rows, and columns, of the largest question.
        progress: Told after each answer.
    """

    name: str = "roads"
    service: Matrix = attrs.field(repr=False)
    extra_minutes: int = 3
    traffic_percent: int = 0
    decimals: int = 4
    places_at_once: int = 50
    progress: Callable[[Progress], None] = attrs.field(
        default=no_progress, repr=False, eq=False
    )

    def minutes(self, places: Sequence[Place]) -> tuple[tuple[int, ...], ...]:
        """Return whole minutes between all places, rounded up.

        Raises:
            InvalidInputError: The service cannot be reached, is too slow, answers
                something else, holds the map of another town, or allows fewer places
                in one question.
        """
        spots = [self._position(place.coordinates) for place in places]
        ways = self._ways(sorted({spot for spot in spots if spot is not None}))
        estimate = StraightLine(extra_minutes=self.extra_minutes).minutes(places)
        return tuple(
            tuple(
                0
                if places[i].id == places[j].id
                else self._whole_minutes(ways, start, goal, estimate[i][j])
                for j, goal in enumerate(spots)
            )
            for i, start in enumerate(spots)
        )

    def _whole_minutes(
        self, ways: Ways, start: Position | None, goal: Position | None, estimate: int
    ) -> int:
        if start is None or goal is None or (start, goal) not in ways:
            return estimate
        drive = ways[start, goal] * (100 + self.traffic_percent) / 100
        # Rounded before it is rounded up, so that 12.000000000002 stays 12.
        return self.extra_minutes + math.ceil(round(drive / _SECONDS_A_MINUTE, 6))

    def _position(self, place: Coordinates | None) -> Position | None:
        if place is None:
            return None
        return round(place.latitude, self.decimals), round(
            place.longitude, self.decimals
        )

    def _ways(self, spots: Sequence[Position]) -> Ways:
        """Ask block by block; after the first refusal without those it cannot serve."""
        if not spots[1:]:
            return {(spot, spot): 0.0 for spot in spots}
        found = self._asked(spots)
        if found is None:
            found = self._asked(self._connected(spots))
        if found is None:
            raise InvalidInputError(_SUBJECT, [_TOO_MUCH])
        return found

    def _asked(self, spots: Sequence[Position]) -> Ways | None:
        blocks = list(_blocks(spots, self.places_at_once))
        ways: dict[tuple[Position, Position], float] = {}
        for done, (sources, targets) in enumerate(
            itertools.product(blocks, blocks), start=1
        ):
            rows = self.service.seconds(sources, targets)
            if rows is None:
                return None
            for source, row in zip(sources, rows, strict=True):
                for target, seconds in zip(targets, row, strict=True):
                    if seconds is not None:
                        ways[source, target] = seconds
            self.progress(Progress(task=_TASK, done=done, total=len(blocks) ** 2))
        return ways

    def _connected(self, spots: Sequence[Position]) -> Sequence[Position]:
        """Return those that at least half of all can be reached from, in their order."""
        for anchor in spots[:: math.ceil(len(spots) / _ANCHORS)]:
            known = set(
                itertools.chain.from_iterable(
                    self._reached(anchor, block)
                    for block in _blocks(spots, self.places_at_once)
                )
            )
            if 2 * len(known) >= len(spots):
                return sorted(known)
        raise InvalidInputError(_SUBJECT, [_NO_MAP])

    def _reached(
        self, anchor: Position, spots: Sequence[Position]
    ) -> Iterator[Position]:
        """Yield those with a way from *anchor*: halves of what is refused, and so on."""
        if self.service.seconds((anchor,), spots) is not None:
            yield from spots
        elif spots[1:]:
            middle = len(spots) // 2
            yield from self._reached(anchor, spots[:middle])
            yield from self._reached(anchor, spots[middle:])


def _blocks(spots: Sequence[Position], size: int) -> Iterator[Sequence[Position]]:
    return (spots[start : start + size] for start in range(0, len(spots), size))
