"""Large-neighbourhood search in which the pairs are searched together with the routes.

After Christiaens and Vanden Berghe, "Slack Induction by String Removals" (2020):
strings of stops near each other are taken out and put back greedily in a random
order. Beside it, pairs are formed anew inside the search: matching first and routing
afterwards loses up to 28 % (measured, planning notes).

The temperature depends on the number of the iteration alone and is raised again in
ever longer cycles, so a run of n iterations is the beginning of a run of 2n.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from outreach_core.visits import _routes
from outreach_core.visits._exchange import exchanged
from outreach_core.visits._model import Model
from outreach_core.visits._regroup import regroup
from outreach_core.visits._rivals import NOWHERE
from outreach_core.visits._schedule import order_of
from outreach_core.visits._state import State, insert_greedily, working

ROUND: Final = 100
"""Iterations between two looks at the best plan; budgets are rounded up to this."""
_PAIR: Final = 2
_FIRST_CYCLE: Final = 400
_TOWN: Final = 200
"""Up to this many visits a cycle is half as long again as the one before it, above it
twice as long: large weeks go on gaining while it is warm, small ones in the cold."""
_HOT: Final = 60.0
_COLD: Final = 1.0
_REPAIR: Final = ((30, 0.5), (100, 0.15))
"""Below so many visits, the share of steps in which a pair is formed anew."""
_REPAIR_OF_MANY: Final = 0.02
_NEAR: Final = 100
"""Neighbours that are remembered for each visit."""
_STRINGS: Final = 8
"""Visits taken out in one step, on average."""
_LONG_TOUR: Final = 12
"""Stops of a tour, on average, above which longer strings go and more tours are
skipped: a long tour has many places that are almost as good."""
_LONGEST_STRING: Final = 6
_LONGEST_OF_LONG: Final = 10
_SKIP: Final = 0.01
_SKIP_OF_LONG: Final = 0.05
_WHERE_VISITS_ARE: Final = 0.5
"""Share of new pairs that are formed on a day with visits."""
_CANDIDATES: Final = 24
"""Unplanned visits that are tried in one step, beside those just taken out."""


class Search:
    """One search; :meth:`run` may be called once."""

    def __init__(self, model: Model, *, rng: Random, start: State) -> None:
        self._model = model
        self._rng = rng
        shares = (share for below, share in _REPAIR if model.size < below)
        self._repair = next(shares, _REPAIR_OF_MANY)
        self._near: dict[int, list[int]] = {}
        self._staff = [working(model, session.day) for session in model.sessions]
        self._pairable = [
            s for s, staff in enumerate(self._staff) if len(staff) > _PAIR
        ]
        self._orders = _orders(model)
        days = model.problem.days
        self._able = [
            person
            for person, member in enumerate(model.problem.staff)
            if any(member.works_on(day) for day in days)
        ]
        self._plannable = _plannable(model)
        self._seeds = _orphans(model, start) or self._plannable
        long = _mean_stops(start) > _LONG_TOUR
        self._longest = _LONGEST_OF_LONG if long else _LONGEST_STRING
        self._skip = _SKIP_OF_LONG if long else _SKIP
        self._now = start
        self._held = _promises_kept(model, start)
        begin = exchanged(model, start, self._held)
        self.best = max(start, begin, key=self._exact_key)
        self._newer: State | None = None

    def run(self, iterations: int, stop: Callable[[], bool] | None) -> State:
        """Search and return the best state found; *stop* ends the search early."""
        if not self._plannable:
            return self.best
        done, cycle, step = 0, _FIRST_CYCLE, 0
        while done < iterations and not (stop is not None and stop()):
            for _ in range(ROUND):
                self._iterate(_temperature(step, cycle))
                step += 1
                if stop is not None and stop():
                    break
            done += ROUND
            self._certify()
            if step >= cycle:
                cycle, step = self._longer(cycle), 0
                self._now = self.best
        return self.best

    def _longer(self, cycle: int) -> int:
        """Return the length of the cycle after *cycle*, in whole rounds."""
        longer = cycle * 2 if self._model.size > _TOWN else cycle * 3 // 2
        return -(-longer // ROUND) * ROUND

    def _certify(self) -> None:
        if self._newer is not None:
            candidate = exchanged(self._model, self._newer, self._held)
            self._newer = None
            if self._exact_key(candidate) > self._exact_key(self.best):
                self.best = candidate

    def _key(self, state: State) -> tuple[int, int]:
        worth = state.order if self._model.weights.strict else state.energy
        return worth, -state.spread(self._able)

    def _exact_key(self, state: State) -> tuple[int, int]:
        """Compare as the rating does: by the begins that the stops really get."""
        if not self._model.weights.strict or self._model.problem.keep is None:
            return self._key(state)
        return order_of(self._model, state.routes), -state.spread(self._able)

    def _iterate(self, temperature: float) -> None:
        rng, new = self._rng, self._now.copy()
        gone: list[int] = []
        if self._pairable and rng.random() < self._repair:
            gone += self._regroup(new)
        gone += self._ruin(new)
        insert_greedily(self._model, new, self._queue(new, gone), rng, self._skip)
        # Drawn evenly, not by a logarithm: the same on every machine.
        room = temperature * rng.random() * 2
        if any(new.where[visit] == NOWHERE for visit in self._held):
            return
        if new.energy + room >= self._now.energy:
            self._now = new
            best = self.best if self._newer is None else self._newer
            if self._key(new) > self._key(best):
                self._newer = new

    def _ruin(self, state: State) -> list[int]:
        rng, model = self._rng, self._model
        wanted = rng.randint(1, 2 * _STRINGS - 1)
        longest = rng.randint(1, self._longest)
        gone: list[int] = []
        touched: set[int] = set()
        seed = self._seeds[rng.randrange(len(self._seeds))]
        if seed not in self._near:
            self._near[seed] = _neighbours(model, seed)
        for visit in self._near[seed]:
            slot = state.where[visit]
            if slot == NOWHERE or slot in touched:
                continue
            touched.add(slot)
            gone += self._remove_string(model, state, slot, visit, longest)
            if len(gone) >= wanted:
                break
        return gone

    def _remove_string(
        self, model: Model, state: State, slot: int, visit: int, longest: int
    ) -> list[int]:
        route = state.routes[slot]
        if route is None:
            return []
        stops = route.stops
        length = self._rng.randint(1, min(longest, len(stops)))
        at = stops.index(visit)
        first = self._rng.randint(max(0, at - length + 1), min(at, len(stops) - length))
        string = stops[first : first + length]
        new = _routes.replaced(model, route, first, first + length)
        if new is None:
            # Rare: without these stops the pause falls into the wrong place. Then
            # all stops go.
            new, string = _routes.route_of(model, route.team, ()), stops
        state.put(slot, new)
        return list(string)

    def _regroup(self, state: State) -> list[int]:
        rng, routes = self._rng, state.routes
        session = self._pairable[rng.randrange(len(self._pairable))]
        busy = [
            route.team.session
            for route in routes
            if route is not None
            and route.stops
            and len(self._staff[route.team.session]) > _PAIR
        ]
        if busy and rng.random() < _WHERE_VISITS_ARE:
            # On days without visits another pair changes nothing.
            session = busy[rng.randrange(len(busy))]
        a, b = self._rng.sample(self._staff[session], 2)
        return regroup(self._model, state, session, a, b)

    def _queue(self, state: State, gone: list[int]) -> list[int]:
        rng, fresh = self._rng, set(gone)
        others = [
            visit
            for visit in self._plannable
            if state.where[visit] == NOWHERE and visit not in fresh
        ]
        if len(others) > _CANDIDATES:
            others = rng.sample(others, _CANDIDATES)
        queue = gone + others
        rng.shuffle(queue)
        key = self._orders[rng.randrange(len(self._orders))]
        if key is not None:
            queue.sort(key=key.__getitem__)
        return queue


def _temperature(step: int, cycle: int) -> float:
    left = 1 - step / cycle
    return _COLD + (_HOT - _COLD) * left * left


def _mean_stops(state: State) -> float:
    """Return how many stops a tour with visits has on average, 0 without any."""
    sizes = [len(route.stops) for route in state.routes if route and route.stops]
    return sum(sizes) / max(1, len(sizes))


def _plannable(model: Model) -> list[int]:
    return [
        visit
        for visit, request in enumerate(model.problem.requests)
        if not request.blocked and not request.waits_for_interpreter
    ]


def _orphans(model: Model, start: State) -> list[int]:
    """Return the visits that a plan to keep has lost, and promises without a time.

    Around them the search begins: elsewhere there is nothing to repair.
    """
    keep = model.problem.keep
    if keep is None:
        return []
    planned, requests = keep.planned, model.problem.requests
    return [
        visit
        for visit in _plannable(model)
        if start.where[visit] == NOWHERE
        and (requests[visit].id in planned or model.urgency_first[visit] <= 1)
    ]


def _promises_kept(model: Model, start: State) -> frozenset[int]:
    """Return the promises that a plan to keep can still keep.

    None of them is given up for another promise, however urgent: one person less has
    to be told.
    """
    if model.problem.keep is None:
        return frozenset()
    planned = model.problem.keep.planned
    return frozenset(
        visit
        for visit, request in enumerate(model.problem.requests)
        if request.promised and request.id in planned and start.where[visit] != NOWHERE
    )


def _orders(model: Model) -> tuple[Sequence[int] | None, ...]:
    """Return in which orders visits may choose their place; ``None`` is any order."""
    from_base = model.cost[model.size][: model.size]
    far_first = [-minutes for minutes in from_base]
    urgent = model.urgency_first
    return (
        *(urgent, urgent, urgent, urgent),
        *(far_first, from_base, model.openness, None),
    )


def _neighbours(model: Model, visit: int) -> list[int]:
    # Ties go to the smaller number: the sort is stable.
    row = model.cost[visit]
    return sorted(range(model.size), key=row.__getitem__)[:_NEAR]
