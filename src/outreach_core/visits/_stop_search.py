"""A search for plans in which each stop has a pair of its own.

It walks beside the search for tandems, one step after each of its steps, and begins
with the best tandems found so far: what it finds is never worse. Visits near each other
are taken out and put back, each with the two people and the minute that gain most.
Begins are fixed when a visit is put in, so nothing else moves with it.
"""

from collections.abc import Sequence
from random import Random
from typing import Final

from outreach_core.visits._model import Model
from outreach_core.visits._rivals import NOWHERE
from outreach_core.visits._stop_model import StopModel
from outreach_core.visits._stop_state import StopState, insert, take_out
from outreach_core.visits._stop_tours import chains_of, plan_of_stops, taken_over
from outreach_core.visits.plan import VisitPlan

_FIRST_CYCLE: Final = 400
_HOT: Final = 120.0
_COLD: Final = 2.0
_LEAST: Final = 1
_MOST: Final = 12
"""Visits that are taken out in one step."""
_CANDIDATES: Final = 16
_WHOLE_DAY: Final = 0.15
"""Share of steps that take out what one person does on one day."""
_NEAR: Final = 60
_ROUND: Final = 100


class StopSearch:
    """One search; :meth:`step` goes on, :meth:`plan` tells the best so far."""

    def __init__(self, model: Model, *, seed: int) -> None:
        self._model = StopModel(model)
        self._rng = Random(f"stops {seed}")  # noqa: S311  no secret
        self._tandems: StopState | None = None
        self._now: StopState | None = None
        self._best: StopState | None = None
        self._newer: StopState | None = None
        self._held: frozenset[int] = frozenset()
        self._near: dict[int, list[int]] = {}
        self._step, self._cycle, self._cycles = 0, _FIRST_CYCLE, 0
        problem = model.problem
        self._plannable = [
            visit
            for visit, request in enumerate(problem.requests)
            if not request.blocked and not request.waits_for_interpreter
        ]
        self._orders = _orders(self._model)
        self._visits = {request.id: i for i, request in enumerate(problem.requests)}
        self._staff = {member.id: i for i, member in enumerate(problem.staff)}
        self._able = [
            person
            for person, member in enumerate(problem.staff)
            if any(member.works_on(day) for day in problem.days)
        ]

    def begin(self, plan: VisitPlan) -> None:
        """Go on from *plan*, a valid one, if it is better than the best so far."""
        state = taken_over(self._model, plan)
        self._tandems = state
        if self._best is None or self._key(state) > self._key(self._best):
            self._best = self._now = state
            self._newer = None
            self._held = self._promises_kept(state)

    def plan(self) -> VisitPlan:
        """Return the best plan so far; without any begin an empty one.

        What was found since the last full hundred steps is not in it: a longer search
        would look at it again.
        """
        if self._best is None:
            return VisitPlan()
        return plan_of_stops(self._model, self._best)

    def step(self) -> None:
        """Take some visits out and put them back; nothing before the first begin."""
        if self._now is None or not self._plannable:
            return
        self._walk(self._now)
        self._step += 1
        if self._step % _ROUND == 0:
            self._certify()
        if self._step >= self._cycle:
            self._step, self._cycle = 0, self._cycle * 2
            self._cycles += 1
            # Every other cycle begins with the tandems anew: another way in.
            again = self._tandems if self._cycles % 2 else self._best
            self._now = again or self._now

    def _walk(self, now: StopState) -> None:
        rng, new = self._rng, now.copy()
        gone = self._ruin(new)
        for visit in self._queue(new, gone):
            insert(self._model, new, visit, rng)
        if any(new.day_of(visit) == NOWHERE for visit in self._held):
            return
        if not self._keeps_homes(new):
            return
        left = 1 - self._step / self._cycle
        temperature = _COLD + (_HOT - _COLD) * left * left
        # Drawn evenly, not by a logarithm: the same on every machine.
        room = temperature * rng.random() * 2
        if self._energy(new) + room >= self._energy(now):
            self._now = new
            best = self._newer or self._best
            if best is None or self._key(new) > self._key(best):
                self._newer = new

    def _energy(self, state: StopState) -> int:
        """Return the worth by weights, doubled: a way alone is half of one of two."""
        home = self._model.model.weights.household * self._at_one_home(state)
        return 2 * (state.value + home) - state.legs

    def _key(self, state: StopState) -> tuple[int, int]:
        model = self._model.model
        if not model.weights.strict:
            return self._energy(state), -self._spread(state)
        home = model.levels.points * self._at_one_home(state)
        travel = -(-state.legs // 2)
        return state.worth + home - travel, -self._spread(state)

    def _spread(self, state: StopState) -> int:
        """Return the days out of the busiest minus those of the least busy."""
        out = dict.fromkeys(self._able, 0)
        for slot, day in enumerate(state.days):
            if day is not None and day.entries:
                out[slot % self._model.people] += 1
        for tour in state.fixed:
            for person in tour.pair:
                out[self._staff[person]] += 1
        return max(out.values(), default=0) - min(out.values(), default=0)

    def _at_one_home(self, state: StopState) -> int:
        """Count the stops beyond the first at each household in one tour."""
        homes = self._model.model.homes
        if not homes:
            return 0
        count = 0
        for chain in self._tours(state):
            own = [homes[visit] for visit in chain if visit in homes]
            count += len(own) - len(set(own))
        return count

    def _tours(self, state: StopState) -> list[Sequence[int]]:
        days = range(len(self._model.model.problem.days))
        tours: list[Sequence[int]] = [c for day in days for c in chains_of(state, day)]
        numbers = self._visits
        return tours + [[numbers[s.visit] for s in tour.stops] for tour in state.fixed]

    def _keeps_homes(self, state: StopState) -> bool:
        """Say whether households that belong in one tour are in one."""
        household = self._model.model.rivals.household
        if not any(household):
            return True
        tour_of = {v: i for i, tour in enumerate(self._tours(state)) for v in tour}
        return all(
            tour_of[other] == tour
            for visit, tour in tour_of.items()
            for other in household[visit]
            if other in tour_of
        )

    def _ruin(self, state: StopState) -> list[int]:
        rng, model = self._rng, self._model
        wanted = rng.randint(_LEAST, _MOST)
        if rng.random() < _WHOLE_DAY:
            busy = [day for day in state.days if day is not None and day.entries]
            if busy:
                day = busy[rng.randrange(len(busy))]
                return take_out(model, state, [visit for _, _, visit in day.entries])
        seed = self._plannable[rng.randrange(len(self._plannable))]
        if seed not in self._near:
            self._near[seed] = self._neighbours(seed)
        found = [v for v in self._near[seed] if state.placed[v] is not None]
        if rng.random() < 0.5:  # noqa: PLR2004  a coin
            # Of one day, where a person becomes free for some time.
            where = state.placed[found[0]] if found else None
            day_number = None if where is None else where[0]
            found = [v for v in found if state.day_of(v) == day_number]
        return take_out(model, state, found[:wanted])

    def _queue(self, state: StopState, gone: list[int]) -> list[int]:
        rng, fresh = self._rng, set(gone)
        others = [
            visit
            for visit in self._plannable
            if state.day_of(visit) == NOWHERE and visit not in fresh
        ]
        if len(others) > _CANDIDATES:
            others = rng.sample(others, _CANDIDATES)
        queue = gone + others
        rng.shuffle(queue)
        key = self._orders[rng.randrange(len(self._orders))]
        if key is not None:
            queue.sort(key=key.__getitem__)
        return queue

    def _neighbours(self, visit: int) -> list[int]:
        # Ties go to the smaller number: the sort is stable.
        ground = self._model.ground
        row = ground.rows[ground.at[visit]]
        everybody = range(self._model.model.size)
        return sorted(everybody, key=lambda other: row[ground.at[other]])[:_NEAR]

    def _promises_kept(self, state: StopState) -> frozenset[int]:
        """Return the promises of a plan to keep that the start keeps: nobody loses one."""
        problem = self._model.model.problem
        if problem.keep is None:
            return frozenset()
        planned = problem.keep.planned
        return frozenset(
            visit
            for visit, request in enumerate(problem.requests)
            if request.promised
            and request.id in planned
            and state.day_of(visit) != NOWHERE
        )

    def _certify(self) -> None:
        """Let no urgent visit be kept out by a less urgent one; then take the plan."""
        if self._newer is None:
            return
        candidate = self._exchanged(self._newer)
        self._newer = None
        if self._best is None or self._key(candidate) > self._key(self._best):
            self._best = candidate

    def _exchanged(self, state: StopState) -> StopState:
        model, best = self._model, state.copy()
        urgent = model.model.urgency_first
        improved = True
        while improved:
            improved = False
            for visit in model.model.urgency_order:
                if best.day_of(visit) != NOWHERE:
                    continue
                if insert(model, best, visit, None):
                    improved = True
                    continue
                for other in reversed(model.model.urgency_order):
                    if urgent[other] <= urgent[visit]:
                        break
                    tried = self._swapped(best, visit, other)
                    if tried is not None:
                        best, improved = tried, True
                        break
        return best if self._keeps_homes(best) else state

    def _swapped(self, state: StopState, visit: int, other: int) -> StopState | None:
        """Return *state* with *visit* instead of *other* on its day, if that fits."""
        where = state.placed[other]
        if where is None or not self._model.partners(where[0], visit):
            return None
        tried = state.copy()
        gone = take_out(self._model, tried, [other])
        if gone != [other]:
            return None
        if not insert(self._model, tried, visit, None, only=(where[0],)):
            return None
        insert(self._model, tried, other, None)
        return tried


def _orders(model: StopModel) -> tuple[Sequence[int] | None, ...]:
    """Return in which orders visits may choose their place; ``None`` is any order."""
    inner, ground = model.model, model.ground
    office = ground.rows[inner.problem.travel_minutes.index(inner.problem.office.id)]
    from_office = [office[place] for place in ground.at]
    far_first = [-minutes for minutes in from_office]
    urgent = inner.urgency_first
    return (
        *(urgent, urgent, urgent, urgent),
        *(far_first, from_office, inner.openness, None),
    )
