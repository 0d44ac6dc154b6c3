"""How days with a pair for each stop become tours, and how tours become such days.

A tour is as long as two stay together: from the office or the stop at which they meet,
to the stop at which they part or the office.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from outreach_core.visits._routes import opening
from outreach_core.visits._stop_days import Entry, PersonDay, day_of
from outreach_core.visits._stop_model import Placed, StopModel
from outreach_core.visits._stop_state import StopState
from outreach_core.visits.plan import Pause, Stop, Tour, VisitPlan


def chains_of(state: StopState, day: int) -> list[list[int]]:
    """Return the visits of *day* that two people make one after the other, together."""
    visits = [v for v, where in enumerate(state.placed) if where and where[0] == day]
    return _chains(state, visits)


def _chains(state: StopState, visits: Iterable[int]) -> list[list[int]]:
    order = sorted((where[1], v) for v in visits if (where := state.placed[v]))
    last: dict[int, list[int]] = {}
    chains: list[list[int]] = []
    for _, visit in order:
        where = state.placed[visit]
        if where is None:
            continue
        _, _, a, b = where
        chain = last.get(a)
        if chain is None or chain is not last.get(b):
            chain = []
            chains.append(chain)
        chain.append(visit)
        last[a] = last[b] = chain
    return chains


def plan_of_stops(model: StopModel, state: StopState) -> VisitPlan:
    """Return the plan that *state* stands for."""
    tours = list(state.fixed)
    for day in range(len(model.model.problem.days)):
        tours += [_tour(model, state, chain) for chain in chains_of(state, day)]
    return VisitPlan(tours=tuple(tours))


def _tour(model: StopModel, state: StopState, chain: Sequence[int]) -> Tour:
    day, begin, a, b = _where(state, chain[0])
    own = [_own(model, state, day, person) for person in (a, b)]
    visits = [[visit for _, _, visit in one.entries] for one in own]
    hours = [one.hours for one in own]
    first = all(each[0] == chain[0] for each in visits)
    last = all(each[-1] == chain[-1] for each in visits)
    meets = not (first and hours[0].base == hours[1].base)
    parts = not (last and hours[0].home == hours[1].home)
    rows, at, length = model.ground.rows, model.ground.at, model.model.length
    nodes = [at[visit] for visit in chain]
    to_first = 0 if meets else rows[hours[0].base][nodes[0]]
    way_home = 0 if parts else rows[nodes[-1]][hours[0].home]
    _, ends, _, _ = _where(state, chain[-1])
    travel = sum(rows[here][there] for here, there in pairwise(nodes))
    pauses = _pauses(model, state, chain)
    problem = model.model.problem
    ids = tuple(problem.staff[person].id for person in (a, b))
    return Tour(
        day=problem.days[day],
        pair=(ids[0], ids[1]),
        start_minute=begin - to_first,
        end_minute=ends + length[chain[-1]] + way_home,
        stops=_stops(model, state, chain, pauses),
        pause=pauses[0] if pauses else None,
        more_pauses=pauses[1:],
        travel_minutes=travel + to_first + way_home,
        meets_at_stop=meets,
        parts_at_stop=parts,
    )


def _where(state: StopState, visit: int) -> Placed:
    where = state.placed[visit]
    if where is None:  # never for a visit of a chain; for the type checker
        raise LookupError
    return where


def _own(model: StopModel, state: StopState, day: int, person: int) -> PersonDay:
    own = state.days[model.slot(day, person)]
    if own is None:  # never for a visit of a chain; for the type checker
        raise LookupError
    return own


def _stops(
    model: StopModel, state: StopState, chain: Sequence[int], pauses: Sequence[Pause]
) -> tuple[Stop, ...]:
    rows, at, length = model.ground.rows, model.ground.at, model.model.length
    stops: list[Stop] = []
    for i, visit in enumerate(chain):
        _, start, _, _ = _where(state, visit)
        arrive = start
        if stops:
            ready = stops[-1].end_minute
            for pause in pauses:
                if ready <= pause.start_minute < start:
                    ready = pause.end_minute
            arrive = ready + rows[at[chain[i - 1]]][at[visit]]
        stops.append(
            Stop(
                visit=model.model.problem.requests[visit].id,
                arrive_minute=arrive,
                start_minute=start,
                end_minute=start + length[visit],
            )
        )
    return tuple(stops)


def _pauses(
    model: StopModel, state: StopState, chain: Sequence[int]
) -> tuple[Pause, ...]:
    """Return when the two are free together at a time that is right for a pause."""
    rows, at, rules = model.ground.rows, model.ground.at, model.ground.rules
    day, _, a, b = _where(state, chain[0])
    needed = max(_own(model, state, day, person).hours.pause for person in (a, b))
    if not needed:
        return ()
    found = []
    for before, after in pairwise(chain):
        end = _where(state, before)[1] + model.model.length[before]
        leave = _where(state, after)[1] - rows[at[before]][at[after]]
        first = max(end, rules.pause_from_minute)
        last = min(leave, rules.pause_until_minute + needed)
        enough = last - first >= rules.pause_part_minutes
        if enough and first <= rules.pause_until_minute:
            found.append(Pause(start_minute=first, end_minute=last))
    return tuple(found)


class _Names:
    """The ids of a problem as numbers."""

    def __init__(self, model: StopModel) -> None:
        problem = model.model.problem
        self.visits = {request.id: i for i, request in enumerate(problem.requests)}
        self.days = {day: i for i, day in enumerate(problem.days)}
        self.staff = {member.id: i for i, member in enumerate(problem.staff)}

    def know(self, tour: Tour) -> bool:
        """Say whether day, staff and visits of *tour* belong to the problem."""
        return (
            tour.day in self.days
            and all(person in self.staff for person in tour.pair)
            and all(stop.visit in self.visits for stop in tour.stops)
        )

    def places(self, tour: Tour) -> list[tuple[int, Placed]]:
        """Return the visits of *tour* and where they are."""
        day, (a, b) = self.days[tour.day], sorted(self.staff[p] for p in tour.pair)
        return [
            (self.visits[stop.visit], (day, stop.start_minute, a, b))
            for stop in tour.stops
        ]


def taken_over(model: StopModel, plan: VisitPlan) -> StopState:
    """Return the state of *plan*, a valid one; what nobody knows is left out.

    A tour that is valid as a whole though its people could not have that day one by
    one stays as it is, with all that these people do on that day.
    """
    state, names = StopState(model), _Names(model)
    tours = [tour for tour in plan.tours if names.know(tour)]
    fixed = _fixed(model, tours, names)
    for tour, stays in zip(tours, fixed, strict=True):
        for visit, where in names.places(tour):
            energy, order = model.worth(visit, where)
            state.value += energy
            state.worth += order
            if stays:
                state.staying[visit] = where[0]
            else:
                state.placed[visit] = where
        if stays:
            state.fixed = (*state.fixed, tour)
            state.legs += 2 * tour.travel_minutes
            for slot in _slots(model, names, tour):
                state.days[slot] = None
    for slot, entries in _entries(model, state).items():
        hours = model.hours[slot]
        made = None if hours is None else day_of(model.ground, hours, entries)
        if made is not None:
            state.put(slot, made)
    return state


def _slots(model: StopModel, names: _Names, tour: Tour) -> list[int]:
    day = names.days[tour.day]
    return [model.slot(day, names.staff[person]) for person in tour.pair]


def _entries(model: StopModel, state: StopState) -> dict[int, tuple[Entry, ...]]:
    """Return what each person does on each day, by the number of both."""
    found: dict[int, list[Entry]] = {}
    for visit, where in enumerate(state.placed):
        if where is not None:
            day, start, a, b = where
            entry = (start, start + model.model.length[visit], visit)
            for person in (a, b):
                found.setdefault(model.slot(day, person), []).append(entry)
    return {slot: tuple(sorted(found[slot])) for slot in sorted(found)}


def _fixed(model: StopModel, tours: Sequence[Tour], names: _Names) -> list[bool]:
    """Say of each tour whether it cannot be taken apart, or hangs on such a one."""
    whole = StopState(model)
    stuck: set[int] = set()
    for tour in tours:
        for visit, where in names.places(tour):
            whole.placed[visit] = where
        if not _is_possible(model, tour, names):
            stuck.update(_slots(model, names, tour))
    for slot, entries in _entries(model, whole).items():
        hours = model.hours[slot]
        if hours is None or day_of(model.ground, hours, entries) is None:
            stuck.add(slot)
    pairs = [_slots(model, names, tour) for tour in tours]
    grown = -1
    while grown < len(stuck):
        grown = len(stuck)
        for both in pairs:
            if not stuck.isdisjoint(both):
                stuck.update(both)
    return [not stuck.isdisjoint(both) for both in pairs]


def _is_possible(model: StopModel, tour: Tour, names: _Names) -> bool:
    """Say whether this search could have made each stop of *tour* as it is."""
    for stop, (visit, (day, start, a, b)) in zip(
        tour.stops, names.places(tour), strict=True
    ):
        windows = model.model.windows_on(day, visit)
        if not (
            windows
            and model.fits(day, a, b) >> visit & 1
            and opening(windows, start, model.model.grid) == start
            and stop.end_minute == start + model.model.length[visit]
        ):
            return False
    return True
