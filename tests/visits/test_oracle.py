"""Does an exact solver, told the same rules in its own way, find better plans?

Google OR-tools' CP-SAT decides pairs and routes together and proves its answer. It is
an oracle for small problems only, and shares no line with the planner: what a pair may
do at one door it learns from the checker, the times it is told below.
"""

import itertools
from collections.abc import Mapping
from random import Random
from typing import Any

import attrs
import pytest

from outreach_core.ids import StaffId
from outreach_core.people import Gender, VisitWishes
from outreach_core.visits import (
    Budget,
    Level,
    PairMix,
    Place,
    PlanRule,
    Stop,
    TimeWindow,
    Tour,
    TravelTable,
    VisitLength,
    VisitPlan,
    VisitProblem,
    VisitRequest,
    check_plan,
    plan_visits,
    rate,
)

cp_model = pytest.importorskip(
    "ortools.sat.python.cp_model", reason="needs OR-tools: uv pip install ortools"
)

GRID = 5
SEEDS = range(24)
AT_THE_DOOR = {
    PlanRule.PRESENCE,
    PlanRule.LANGUAGE,
    PlanRule.NOT_THESE,
    PlanRule.ONE_OF_THESE,
    PlanRule.CONFLICT,
    PlanRule.NEAR_HOME,
    PlanRule.MIXED_PAIR,
}
LEVELS = (
    Level.AGREED,
    Level.URGENCY_1,
    Level.URGENCY_2,
    Level.URGENCY_3,
    Level.PAIRS,
    Level.TRAVEL,
)
Pair = tuple[StaffId, StaffId]


@pytest.fixture
def invented(office: Any) -> Any:
    """Return a maker of small weeks in which scarce skills must share a pair."""

    def make(seed: int) -> VisitProblem:
        chance = Random(seed)  # noqa: S311  no secret
        points = [(chance.randrange(60), chance.randrange(60)) for _ in range(9)]
        days = (office.monday, office.monday.add(days=1))[: 1 + seed % 2]
        requests = tuple(
            _request(office, number, chance, len(days)) for number in range(1, 8)
        )
        places = ("office", *(f"p{number}" for number in range(1, 9)))
        return VisitProblem(
            days=days,
            staff=tuple(_member(office, number, chance) for number in range(1, 5)),
            requests=requests,
            office=Place(id="office"),
            travel_minutes=TravelTable(
                places=places,
                rows=tuple(tuple(_way(a, b) for b in points) for a in points),
            ),
        )

    return make


def _way(a: tuple[int, int], b: tuple[int, int]) -> int:
    return (abs(a[0] - b[0]) + abs(a[1] - b[1])) // GRID * GRID


def _member(office: Any, number: int, chance: Random) -> Any:
    start = 480 + GRID * chance.randrange(12)
    return office.member(
        number,
        hours=office.hours(start, start + 60 * chance.choice((5, 7, 8))),
        gender=chance.choice((Gender.WOMAN, Gender.MAN, None)),
        languages=frozenset(chance.sample(("ar", "uk", "tr"), chance.randrange(2))),
    )


def _request(office: Any, number: int, chance: Random, days: int) -> VisitRequest:
    windows = []
    for _ in range(chance.choice((1, 1, 2))):
        start = 510 + GRID * chance.randrange(70)
        windows.append(
            TimeWindow(
                day=office.monday.add(days=chance.randrange(days)),
                start_minute=start,
                end_minute=start + GRID * chance.randrange(4, 30),
            )
        )
    wishes = VisitWishes(language=chance.choice((None, None, None, "ar", "uk")))
    return office.request(
        number,
        place=Place(id=f"p{number}"),
        windows=tuple(windows),
        agreed=chance.random() < 0.2,
        urgency=chance.choice((1, 2, 3, 3)),
        length=VisitLength.fixed(GRID * chance.randrange(4, 19)),
        mix=chance.choice((PairMix.PREFERRED, PairMix.REQUIRED, PairMix.ANY)),
        wishes=wishes,
        known=frozenset({StaffId("s1")}) if chance.random() < 0.3 else frozenset(),
    )


@attrs.define
class Oracle:
    """The whole problem as one model: who goes with whom, where, and when."""

    problem: VisitProblem
    model: Any = attrs.field(factory=cp_model.CpModel)
    goes: dict[tuple[int, Pair], Any] = attrs.field(factory=dict)
    made: dict[int, list[Any]] = attrs.field(factory=dict)
    terms: dict[Level, list[Any]] = attrs.field(factory=dict)

    def best(self) -> Mapping[Level, int]:
        """Return the proven best value of each level, the ones above it kept."""
        self.terms = {level: [] for level in LEVELS}
        self.made = {i: [] for i in range(len(self.problem.requests))}
        self._teams()
        for each in self.made.values():
            self.model.add_at_most_one(each)
        found = {}
        for level in LEVELS:
            total = sum(self.terms[level])
            if level is Level.TRAVEL:
                self.model.minimize(total)
            else:
                self.model.maximize(total)
            solver = cp_model.CpSolver()
            solver.parameters.num_workers = 1
            assert solver.solve(self.model) == cp_model.OPTIMAL
            found[level] = round(solver.objective_value)
            self.model.add(total == found[level])
        return found

    def _teams(self) -> None:
        ids = [member.id for member in self.problem.staff]
        for day in range(len(self.problem.days)):
            for pair in itertools.combinations(ids, 2):
                shift = self._shift(day, pair)
                if shift is not None:
                    self.goes[day, pair] = self.model.new_bool_var("")
                    self._tour(day, pair, shift)
            for person in ids:
                own = [v for (d, p), v in self.goes.items() if d == day and person in p]
                self.model.add_at_most_one(own)

    def _shift(self, day: int, pair: Pair) -> tuple[int, int] | None:
        hours = [self.problem.member(p).works_on(self.problem.days[day]) for p in pair]
        if None in hours:
            return None
        start = max(h.start_minute for h in hours)
        end = min(h.end_minute for h in hours)
        rules = self.problem.rules
        return (start, end) if end - start >= rules.min_shift_minutes else None

    def _tour(self, day: int, pair: Pair, shift: tuple[int, int]) -> None:
        """Add one circuit from the base over the visits that this pair makes."""
        model, problem = self.model, self.problem
        able = [i for i in range(len(problem.requests)) if self._may(day, pair, i)]
        makes = {i: model.new_bool_var("") for i in able}
        arcs = [(0, 0, ~self.goes[day, pair])]
        arcs += [(i + 1, i + 1, ~makes[i]) for i in able]
        begin = {i: self._begin(day, i, makes[i]) for i in able}
        ways: dict[tuple[int, int], Any] = {}
        for a, b in itertools.permutations([-1, *able], 2):
            ways[a, b] = model.new_bool_var("")
            arcs.append((a + 1, b + 1, ways[a, b]))
            self.terms[Level.TRAVEL].append(self._minutes(a, b) * ways[a, b])
        if not able:
            model.add(self.goes[day, pair] == 0)
            return
        model.add_circuit(arcs)
        self._times(shift, makes, begin, ways)
        for i in able:
            self.made[i].append(makes[i])
            self._count(pair, i, makes[i])

    def _begin(self, day: int, visit: int, makes: Any) -> Any:
        """Return the begin of a visit, in one of the windows of the day."""
        model = self.model
        begin = model.new_int_var(0, 24 * 60, "")
        model.add_modulo_equality(0, begin, GRID)
        chosen = []
        for window in self.problem.requests[visit].windows:
            if window.day == self.problem.days[day]:
                inside = model.new_bool_var("")
                model.add(begin >= window.start_minute).only_enforce_if(inside)
                model.add(begin <= window.end_minute).only_enforce_if(inside)
                chosen.append(inside)
        model.add_bool_or([*chosen, ~makes])
        return begin

    def _times(self, shift: tuple[int, int], makes: Any, begin: Any, ways: Any) -> None:
        model, rules = self.model, self.problem.rules
        leave, home = (model.new_int_var(*shift, "") for _ in range(2))
        pauses = {i: model.new_bool_var("") for i in makes}
        starts = {i: model.new_int_var(0, 24 * 60, "") for i in makes}
        needed = rules.pause_needed(shift[1] - shift[0])
        stretch = rules.longest_stretch_minutes
        first = max(rules.pause_from_minute, shift[1] - stretch - needed)
        last = min(rules.pause_until_minute, shift[0] + stretch)
        for i, pause in pauses.items():
            ends = begin[i] + self.problem.requests[i].duration_minutes
            model.add_implication(pause, makes[i])
            model.add(starts[i] >= ends).only_enforce_if(pause)
            model.add(starts[i] >= first).only_enforce_if(pause)
            model.add(starts[i] <= last).only_enforce_if(pause)
        self._pause_somewhere((leave, home), (first, last, needed), shift, pauses)
        for (a, b), way in ways.items():
            ready = leave
            if a >= 0:
                ready = begin[a] + self.problem.requests[a].duration_minutes
            arrives = home if b < 0 else begin[b]
            minutes = self._minutes(a, b)
            model.add(arrives >= ready + minutes).only_enforce_if(way)
            if a >= 0:
                rested = starts[a] + needed + minutes
                model.add(arrives >= rested).only_enforce_if(way, pauses[a])

    def _pause_somewhere(
        self, tour: Any, rule: tuple[int, int, int], shift: Any, pauses: Any
    ) -> None:
        first, last, needed = rule
        if not needed:
            self.model.add(sum(pauses.values()) == 0)
            return
        back, later = (self.model.new_bool_var("") for _ in range(2))
        self.model.add(tour[1] <= last).only_enforce_if(back)
        after = max(first, shift[0]) + needed
        self.model.add(tour[0] >= after).only_enforce_if(later)
        self.model.add_bool_or([back, later, *pauses.values()])
        self.model.add_at_most_one(pauses.values())

    def _may(self, day: int, pair: Pair, visit: int) -> bool:
        """Ask the checker what it says at this door, whatever the time."""
        request, when = self.problem.requests[visit], self.problem.days[day]
        if request.blocked or all(w.day != when for w in request.windows):
            return False
        end = 600 + request.duration_minutes
        stop = Stop(
            visit=request.id, arrive_minute=600, start_minute=600, end_minute=end
        )
        tour = Tour(
            day=when,
            pair=pair,
            start_minute=0,
            end_minute=1200,
            stops=(stop,),
            travel_minutes=0,
        )
        broken = check_plan(self.problem, VisitPlan(tours=(tour,)))
        return AT_THE_DOOR.isdisjoint(violation.rule for violation in broken)

    def _count(self, pair: Pair, visit: int, makes: Any) -> None:
        request = self.problem.requests[visit]
        urgency = LEVELS[request.urgency]
        self.terms[urgency].append(makes)
        if request.agreed:
            self.terms[Level.AGREED].append(makes)
        stated = {self.problem.member(p).gender for p in pair} - {None}
        mixed = request.mix is PairMix.PREFERRED and len(stated) > 1
        points = mixed + (not request.known.isdisjoint(pair))
        self.terms[Level.PAIRS].append(points * makes)

    def _minutes(self, a: int, b: int) -> int:
        names = [
            "office" if i < 0 else self.problem.requests[i].place.id for i in (a, b)
        ]
        return self.problem.travel_minutes.minutes(*names)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_an_exact_solver_finds_nothing_better(invented: Any, seed: int) -> None:
    problem = invented(seed)
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=3000))
    assert check_plan(problem, plan) == ()
    rating = rate(problem, plan)
    assert {level: rating.value(level) for level in LEVELS} == Oracle(problem).best()


def test_the_oracle_sees_a_worse_plan(invented: Any) -> None:
    problem = invented(0)
    best = Oracle(problem).best()
    nothing = rate(problem, VisitPlan())
    assert sum(best[level] for level in LEVELS[1:4]) > sum(
        nothing.value(level) for level in LEVELS[1:4]
    )
