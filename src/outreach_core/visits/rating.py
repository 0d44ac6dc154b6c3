"""How good a plan is: an ordered list of whole numbers, compared level by level."""

import enum
import functools
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Final

import attrs

from outreach_core._messages import Language, Words
from outreach_core.ids import StaffId
from outreach_core.people import StaffMember
from outreach_core.visits.changes import diff_plans
from outreach_core.visits.pairs import is_known, is_mixed, points_together
from outreach_core.visits.plan import Tour, VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import (
    URGENCIES,
    PairMix,
    VisitRequest,
    homes_of,
)
from outreach_core.visits.ways_alone import ways_alone
from outreach_core.visits.work_rules import PairForming, SeniorWithJunior


class Level(enum.StrEnum):
    """What a plan is judged by, the most important first.

    A level counts only when all levels above it are equal. Law and wishes are no
    level: a plan that breaks one is no plan. Stability and shifts are there when the
    problem says which plan to keep, the frame when it has frame tours.
    """

    AGREED = "agreed"
    URGENCY_1 = "urgency_1"
    URGENCY_2 = "urgency_2"
    URGENCY_3 = "urgency_3"
    STABILITY = "stability"
    SHIFTS = "shifts"
    PAIRS = "pairs"
    FRAME = "frame"
    TRAVEL = "travel"
    FAIRNESS = "fairness"


LESS_IS_BETTER: Final = frozenset(
    {Level.STABILITY, Level.SHIFTS, Level.TRAVEL, Level.FAIRNESS}
)

_LINES: Final[Mapping[Level, Words]] = {
    Level.AGREED: Words(
        "Zugesagte und angekündigte Besuche: {value} von {of} gehalten",
        "Agreed and announced visits: {value} of {of} kept",
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
    Level.STABILITY: Words(
        "Geänderte Besuche (anderer Tag, anderes Paar, entfallen): {value} von {of}",
        "Changed visits (another day, another pair, dropped): {value} of {of}",
    ),
    Level.SHIFTS: Words(
        "Besuche mit anderer Uhrzeit: {value} von {of}",
        "Visits at another time: {value} of {of}",
    ),
    Level.PAIRS: Words(
        "Paar wie gewünscht (gemischt, bekannt, eingespielt), ein Haushalt in einer "
        "Tour: {value} von {of} möglichen Punkten",
        "Pair as preferred (mixed, known, used to each other), a household in one "
        "tour: {value} of {of} possible points",
    ),
    Level.FRAME: Words(
        "Besuche am gewohnten Wochentag ihres Bezirks: {value} von {of}",
        "Visits on the usual weekday of their district: {value} of {of}",
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
        value: How much of it; more is better except for ``LESS_IS_BETTER``.
        of: What would be possible at most; ``None`` where nothing is.
    """

    level: Level
    value: int
    of: int | None = None

    @property
    def points(self) -> int:
        """The value, turned so that more is better."""
        return -self.value if self.level in LESS_IS_BETTER else self.value


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
    unique = tuple({request.id: request for _, request in planned}.values())
    lines = list(_classes(problem, unique))
    lines += _stability(problem, plan)
    points = sum(_pair_points(problem, tour, request) for tour, request in planned)
    points += sum(_at_one_home(problem, tour) for tour in plan.tours)
    possible = sum(_possible_points(problem, request) for request in unique)
    possible += _beyond_the_first(homes_of(unique).values())
    lines.append(RatingLine(level=Level.PAIRS, value=points, of=possible))
    lines += _frame(problem, planned)
    travel = sum(_travel_minutes(problem, tour) for tour in plan.tours)
    # Who goes alone to meet somebody goes half of what two go.
    travel += -(-sum(way.minutes for way in ways_alone(problem, plan)) // 2)
    lines.append(RatingLine(level=Level.TRAVEL, value=travel))
    lines.append(RatingLine(level=Level.FAIRNESS, value=_spread(problem, plan)))
    return Rating(details=tuple(lines))


def _classes(
    problem: VisitProblem, planned: Sequence[VisitRequest]
) -> Iterator[RatingLine]:
    """Count promised visits, then those of each urgency, the promised among them."""
    yield RatingLine(
        level=Level.AGREED,
        value=sum(request.promised for request in planned),
        of=_once(request for request in problem.requests if request.promised),
    )
    levels = (Level.URGENCY_1, Level.URGENCY_2, Level.URGENCY_3)
    for urgency, level in zip(URGENCIES, levels, strict=True):
        value = sum(request.urgency == urgency for request in planned)
        of = _once(r for r in problem.requests if r.urgency == urgency)
        yield RatingLine(level=level, value=value, of=of)


def _once(requests: Iterable[VisitRequest]) -> int:
    """Count *requests*, alternatives of which one is enough as one."""
    names = [request.one_of for request in requests]
    return sum(not name for name in names) + len({name for name in names if name})


def _stability(problem: VisitProblem, plan: VisitPlan) -> Iterator[RatingLine]:
    """Compare with the plan to keep; visits that are asked for no more do not count."""
    if problem.keep is None:
        return
    asked = {v for v in problem.keep.planned if problem.knows_visit(v)}
    changes = [c for c in diff_plans(problem.keep, plan) if c.visit in asked]
    shifted = sum(change.is_shift for change in changes)
    changed = len(changes) - shifted
    yield RatingLine(level=Level.STABILITY, value=changed, of=len(asked))
    yield RatingLine(level=Level.SHIFTS, value=shifted, of=len(asked))


def _frame(
    problem: VisitProblem, planned: list[tuple[Tour, VisitRequest]]
) -> Iterator[RatingLine]:
    frame = problem.frame_tours
    if frame is None:
        return
    value = sum(frame.holds(tour.day, request.place) for tour, request in planned)
    of = sum(frame.knows(request.place) for _, request in planned)
    yield RatingLine(level=Level.FRAME, value=value, of=of)


def _pair_points(problem: VisitProblem, tour: Tour, request: VisitRequest) -> int:
    if not all(problem.knows_staff(person) for person in tour.pair):
        return 0
    first, second = (problem.member(person) for person in tour.pair)
    prefers = request.mix is PairMix.PREFERRED
    mixed = prefers and is_mixed(first.gender, second.gender)
    known = is_known(request, (first, second))
    return mixed + known + points_together(problem.rules, first, second)


def _at_one_home(problem: VisitProblem, tour: Tour) -> int:
    visits = [stop.visit for stop in tour.stops if problem.knows_visit(stop.visit)]
    return _beyond_the_first(homes_of([problem.request(v) for v in visits]).values())


def _beyond_the_first(homes: Collection[tuple[str, str]]) -> int:
    return len(homes) - len(set(homes))


def _possible_points(problem: VisitProblem, request: VisitRequest) -> int:
    rules = problem.rules
    known = bool(request.known) or any(
        request.customer in member.knows for member in problem.staff
    )
    seniors = rules.senior_with_junior is not SeniorWithJunior.ANY
    mixed = request.mix is PairMix.PREFERRED
    return mixed + known + bool(rules.wanted_pairs) + seniors


def goes_mixed(pair: Sequence[StaffMember]) -> bool:
    """Say whether two different genders were stated."""
    return any(is_mixed(a.gender, b.gender) for a, b in combinations(pair, 2))


def _travel_minutes(problem: VisitProblem, tour: Tour) -> int:
    base, home = problem.first_place(tour), problem.last_place(tour)
    out = problem.out_on(tour.day, tour.pair)
    origin = base if out is None else out.place
    places = [
        problem.request(stop.visit).place.id
        for stop in tour.stops
        if problem.knows_visit(stop.visit)
    ]
    points = [origin, *places, home]
    ways = pairwise(points)
    return sum(problem.travel_minutes.minutes(a, b) for a, b in ways)


def _spread(problem: VisitProblem, plan: VisitPlan) -> int:
    """Days out of the busiest minus those of the least busy who works at all."""
    tours = Counter((tour.day, person) for tour in plan.tours for person in tour.pair)
    if problem.rules.pair_forming is PairForming.PER_STOP:
        tours = Counter(tours.keys())
    out: Counter[StaffId] = Counter()
    for (_, person), count in tours.items():
        out[person] += count
    able = [
        member.id
        for member in problem.staff
        if any(member.works_on(day) for day in problem.days)
    ]
    days = [out[person] for person in able]
    return max(days) - min(days) if days else 0
