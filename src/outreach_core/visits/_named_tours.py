"""How is a tour called on the pages, so that it is found again?"""

from collections import Counter
from typing import Final

import attrs

from outreach_core._messages import Language
from outreach_core.calendar import short_day
from outreach_core.visits._palette import DayStyle, style_of, style_of_tour
from outreach_core.visits.plan import Tour
from outreach_core.visits.weeks import PlannedWeek

MANY_TOURS: Final = 12
"""Above this many tours drawings are made for each day apart."""


@attrs.frozen
class NamedTour:
    """One tour with its number.

    Attributes:
        tour: The tour.
        number: Among those of its day, from 1.
        anchor: Where a link leads to.
        alone: It is the only tour of its day.
        style: Its look on drawings of the whole week: that of its day.
        from_office, to_office: It begins, or ends, at the office; not at another base
            and not at a stop at which the two meet or part.
    """

    tour: Tour
    number: int
    anchor: str
    alone: bool
    style: DayStyle
    from_office: bool
    to_office: bool

    @property
    def style_in_day(self) -> DayStyle:
        """Its look on a drawing of its day alone."""
        return style_of_tour(self.number)

    def name(self, language: Language) -> str:
        """Return the day, and the number where the day has several tours."""
        day = short_day(self.tour.day, language)
        return day if self.alone else f"{day} · {self.number}"


def named_tours(week: PlannedWeek) -> tuple[NamedTour, ...]:
    """Return the tours of *week*, numbered in the order of the plan."""
    a_day = Counter(tour.day for tour in week.plan.tours)
    seen: Counter[object] = Counter()
    office = week.problem.office.id
    found = []
    for tour in week.plan.tours:
        seen[tour.day] += 1
        number = seen[tour.day]
        found.append(
            NamedTour(
                tour=tour,
                number=number,
                anchor=f"tour-{tour.day.isoformat()}-{number}",
                alone=a_day[tour.day] == 1,
                style=style_of(tour.day, week.problem.days),
                from_office=week.problem.base_of(tour.pair).id == office
                and not tour.meets_at_stop,
                to_office=week.problem.end_of(tour.pair).id == office
                and not tour.parts_at_stop,
            )
        )
    return tuple(found)


def is_large(week: PlannedWeek) -> bool:
    """Say whether one drawing of the whole week could not be read."""
    return len(week.plan.tours) > MANY_TOURS


def pair_names(week: PlannedWeek, tour: Tour) -> str:
    """Return how the two are called on paper."""
    return " + ".join(week.name_of(person) for person in tour.pair)
