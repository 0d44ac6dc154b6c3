"""What the search knows of one tour, and which tours it has made lately."""

from collections.abc import Callable
from typing import Final

from outreach_core.visits._teams import Team
from outreach_core.visits.plan import Tour

Insertion = tuple[int, int]
"""Gain by the search weights (worth minus extra travel) and position."""
Exchange = tuple[int, "Route", int]
"""Gain, the new route and who gave way."""

_GENERATION: Final = 4000
"""Routes after which those that nobody asked for since are forgotten."""


class Route:
    """The visits of one team in their order, and how much room is left around each.

    Never changed, only replaced: undoing a step of the search is then free, and what
    was computed for a route stays true.

    Attributes:
        ready0, ready1: When the pair can leave the base (index 0) or a stop, with the
            pause still to come or taken.
        late0, late1: Latest arrival at a stop or at the base (last index) so that all
            that follows stays possible.
        nodes: Base, stops, where the tour ends.
        legs: Travel between two nodes, one after the other.
        energy: Worth by the search weights, travel subtracted.
        order: Worth by the strict order, travel subtracted.
        exact: Like ``order`` with the begins of the finished tour; ``None``: not asked.
        tour: The finished tour; ``None``: not asked.
        insertions: Best place for one more visit, by visit; filled when asked.
        exchanges: What one more visit gains in place of another, by visit; filled when
            asked.
    """

    __slots__ = (
        "energy",
        "exact",
        "exchanges",
        "insertions",
        "late0",
        "late1",
        "legs",
        "nodes",
        "order",
        "ready0",
        "ready1",
        "stops",
        "team",
        "tour",
        "travel",
    )

    def __init__(self, team: Team, stops: tuple[int, ...]) -> None:
        self.team = team
        self.stops = stops
        self.ready0: list[int] = []
        self.ready1: list[int] = []
        self.late0: list[int] = []
        self.late1: list[int] = []
        self.nodes: tuple[int, ...] = ()
        self.legs: list[int] = []
        self.travel = self.energy = self.order = 0
        self.exact: int | None = None
        self.tour: Tour | None = None
        self.insertions: dict[int, Insertion | None] = {}
        self.exchanges: dict[int, Exchange | None] = {}


class RouteMemory:
    """The routes made lately, also the impossible ones; those asked for stay longest.

    A search takes the same stops out of the same tours and puts them back again and
    again: three of four routes that it asks for it has seen before (measured on
    Solomon's instances and on small weeks; two of five in a week of 900 visits).
    """

    __slots__ = ("_older", "_recent")

    def __init__(self) -> None:
        self._recent: dict[tuple[Team, tuple[int, ...]], Route | None] = {}
        self._older = self._recent

    def route(
        self,
        team: Team,
        stops: tuple[int, ...],
        make: Callable[[], Route | None],
    ) -> Route | None:
        """Return the route of *team* with *stops*, by *make* if it is not remembered."""
        key = (team, stops)
        if key in self._recent:
            return self._recent[key]
        route = self._older[key] if key in self._older else make()
        if len(self._recent) >= _GENERATION:
            self._older, self._recent = self._recent, {}
        self._recent[key] = route
        return route
