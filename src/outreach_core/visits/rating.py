"""How good a plan is: an ordered list of whole numbers, compared level by level."""

import enum
import functools
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

import attrs

from outreach_core._messages import Language, Words
from outreach_core.people import StaffMember
from outreach_core.visits.plan import Tour, VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import URGENCIES, PairMix, VisitRequest


class Level(enum.StrEnum):
    """What a plan is judged by, the most important first.

    A level counts only when all levels above it are equal. Law and wishes are no
    level: a plan that breaks one is no plan.
    """

    AGREED = "agreed"
    URGENCY_1 = "urgency_1"
    URGENCY_2 = "urgency_2"
    URGENCY_3 = "urgency_3"
    PAIRS = "pairs"
    TRAVEL = "travel"
    FAIRNESS = "fairness"


_LINES: Final[Mapping[Level, Words]] = {
    Level.AGREED: Words(
        "Zugesagte Besuche: {value} von {of} gehalten",
        "Agreed visits: {value} of {of} kept",
    ),
    Level.URGENCY_1: Words(
        "Dringende Besuche (Stufe 1): {value} von {of} geplant",
        "Urgent visits (class 1): {value} of {of} planned",
    ),
    Level.URGENCY_2: Words(
        "Besuche der Stufe 2: {value} von {of} geplant",
        "Visits of class 2: {value} of {of} planned",
    ),
    Level.URGENCY_3: Words(
        "Besuche der Stufe 3: {value} von {of} geplant",
        "Visits of class 3: {value} of {of} planned",
    ),
    Level.PAIRS: Words(
        "Paar wie gewünscht (gemischt, bekannt): {value} von {of} möglichen Punkten",
        "Pair as preferred (mixed, known): {value} of {of} possible points",
    ),
    Level.TRAVEL: Words(
        "Wege zusammen: {value} Minuten", "Travel in total: {value} minutes"
    ),
    Level.FAIRNESS: Words(
        "Tage unterwegs: {value} zwischen der Person mit den meisten und den wenigsten",
        "Days out: {value} between the person with the most and the fewest",
    ),
}


@attrs.frozen(kw_only=True)
class RatingLine:
    """One level of a rating.

    Attributes:
        level: What is judged.
        value: How much of it; more is better except for travel and fairness.
        of: What would be possible at most; ``None`` where nothing is.
    """

    level: Level
    value: int
    of: int | None = None

    @property
    def points(self) -> int:
        """The value, turned so that more is better."""
        less_is_better = self.level in {Level.TRAVEL, Level.FAIRNESS}
        return -self.value if less_is_better else self.value


@functools.total_ordering
@attrs.frozen(kw_only=True)
class Rating:
    """A plan's rating; of two plans of one problem the greater one is better.

    Attributes:
        details: One line a level, the most important first.
    """

    details: tuple[RatingLine, ...]

    def __lt__(self, other: "Rating") -> bool:
        """Say whether the plan of *other* is better."""
        return self.points < other.points

    @property
    def points(self) -> tuple[int, ...]:
        """One whole number a level; Python compares them in the right order."""
        return tuple(line.points for line in self.details)

    def value(self, level: Level) -> int:
        """Return the value of *level*."""
        return next(line.value for line in self.details if line.level is level)

    def lines(self, language: Language) -> tuple[str, ...]:
        """Return one readable line a level."""
        return tuple(
            _LINES[line.level].fill(value=line.value, of=line.of).to(language)
            for line in self.details
        )


def rate(problem: VisitProblem, plan: VisitPlan) -> Rating:
    """Rate *plan*; unknown visits and staff count nothing."""
    planned = [
        (tour, problem.request(stop.visit))
        for tour in plan.tours
        for stop in tour.stops
        if problem.knows_visit(stop.visit)
    ]
    unique = {request.id: request for _, request in planned}.values()
    lines = [
        RatingLine(
            level=Level.AGREED,
            value=sum(request.agreed for request in unique),
            of=sum(request.agreed for request in problem.requests),
        )
    ]
    classes = (Level.URGENCY_1, Level.URGENCY_2, Level.URGENCY_3)
    for urgency, level in zip(URGENCIES, classes, strict=True):
        value = sum(request.urgency == urgency for request in unique)
        of = sum(request.urgency == urgency for request in problem.requests)
        lines.append(RatingLine(level=level, value=value, of=of))
    points = sum(_pair_points(problem, tour, request) for tour, request in planned)
    possible = sum(
        (request.mix is PairMix.PREFERRED) + bool(request.known) for request in unique
    )
    lines.append(RatingLine(level=Level.PAIRS, value=points, of=possible))
    travel = sum(_travel_minutes(problem, tour) for tour in plan.tours)
    lines.append(RatingLine(level=Level.TRAVEL, value=travel))
    lines.append(RatingLine(level=Level.FAIRNESS, value=_spread(problem, plan)))
    return Rating(details=tuple(lines))


def _pair_points(problem: VisitProblem, tour: Tour, request: VisitRequest) -> int:
    pair = [problem.member(p) for p in tour.pair if problem.knows_staff(p)]
    mixed = request.mix is PairMix.PREFERRED and goes_mixed(pair)
    return mixed + (not request.known.isdisjoint(tour.pair))


def goes_mixed(pair: list[StaffMember]) -> bool:
    """Say whether two different genders were stated."""
    stated = {member.gender for member in pair} - {None}
    return len(stated) > 1


def _travel_minutes(problem: VisitProblem, tour: Tour) -> int:
    base = problem.base_of(tour.pair).id
    places = [
        problem.request(stop.visit).place.id
        for stop in tour.stops
        if problem.knows_visit(stop.visit)
    ]
    points = [base, *places, base]
    ways = pairwise(points)
    return sum(problem.travel_minutes.minutes(a, b) for a, b in ways)


def _spread(problem: VisitProblem, plan: VisitPlan) -> int:
    """Days out of the busiest minus those of the least busy who works at all."""
    out = Counter(person for tour in plan.tours for person in set(tour.pair))
    able = [
        member.id
        for member in problem.staff
        if any(member.works_on(day) for day in problem.days)
    ]
    days = [out[person] for person in able]
    return max(days) - min(days) if days else 0
