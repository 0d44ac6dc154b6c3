"""Which district was visited on which weekday in an earlier week, to go there again.

People remember "on Tuesdays they are in our street"; colleagues know the ways.
"""

from collections.abc import Iterable

import attrs
import pendulum

from outreach_core._validators import satisfies
from outreach_core.visits.plan import VisitPlan
from outreach_core.visits.requests import Place, VisitRequest

_WEEKDAYS = range(7)


def district_of(place: Place) -> str:
    """Return the district of *place*: its postcode; empty when unknown."""
    return place.postcode


@attrs.frozen(kw_only=True)
class FrameTours:
    """The frame of a week: districts with the weekdays on which they are visited.

    Keeping it is a level of the rating, below pairs and above travel: a visit leaves
    its day when more visits or better pairs are gained by that, not for a shorter way.

    Attributes:
        days: Pairs of weekday (0 is Monday) and district; a district may have several
            days, one without any has no frame.
    """

    days: frozenset[tuple[int, str]] = attrs.field(
        default=frozenset(),
        validator=satisfies(
            "pairs of a weekday (0 to 6) and a district",
            lambda v: all(day in _WEEKDAYS and district for day, district in v),
        ),
    )
    districts: frozenset[str] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "districts", frozenset(d for _, d in self.days))

    @classmethod
    def of(cls, plan: VisitPlan, requests: Iterable[VisitRequest]) -> "FrameTours":
        """Return the frame that *plan* of an earlier week made.

        Args:
            plan: Last week's plan.
            requests: Last week's requests; a stop without one counts nothing.
        """
        places = {request.id: request.place for request in requests}
        days = {
            (tour.day.weekday(), district_of(places[stop.visit]))
            for tour in plan.tours
            for stop in tour.stops
            if stop.visit in places and district_of(places[stop.visit])
        }
        return cls(days=frozenset(days))

    def knows(self, place: Place) -> bool:
        """Say whether the district of *place* has a day of its own."""
        return district_of(place) in self.districts

    def holds(self, day: pendulum.Date, place: Place) -> bool:
        """Say whether *day* is a day of the district of *place*."""
        return (day.weekday(), district_of(place)) in self.days
