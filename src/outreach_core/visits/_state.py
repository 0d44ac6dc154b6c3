"""A plan while it is being searched: routes of all days, and who is in which."""

from collections.abc import Collection, Sequence
from random import Random
from typing import Final

from outreach_core.visits import _routes
from outreach_core.visits._matching import best_pairs
from outreach_core.visits._model import Model
from outreach_core.visits._rivals import NOWHERE
from outreach_core.visits._route import Route
from outreach_core.visits.pairs import points_together

# Worth of a pair before routes are known: the visits it could make, the most urgent
# counted first, not more than one day can hold.
_A_DAY_OF_VISITS: Final = 12
_NOT_ASKED: Final = (0, NOWHERE)


class State:
    """Routes by slot; a slot without a team is ``None``. Routes are never changed."""

    __slots__ = ("energy", "order", "routes", "slots_by_session", "where")

    def __init__(self, model: Model) -> None:
        self.routes: list[Route | None] = []
        self.slots_by_session: list[list[int]] = []
        self.where = [NOWHERE] * model.size
        self.energy = self.order = 0
        slot = 0
        for session in model.sessions:
            slots = list(range(slot, slot + max_pairs(model, session.day)))
            self.slots_by_session.append(slots)
            self.routes += [None] * len(slots)
            slot += len(slots)

    def copy(self) -> "State":
        """Return a state that can be changed without changing this one."""
        new = object.__new__(State)
        new.routes = self.routes.copy()
        new.slots_by_session = self.slots_by_session
        new.where = self.where.copy()
        new.energy, new.order = self.energy, self.order
        return new

    def put(self, slot: int, route: Route | None) -> None:
        """Replace the route of *slot*; the caller says where dropped visits are."""
        old = self.routes[slot]
        if old is not None:
            self.energy -= old.energy
            self.order -= old.order
            for visit in old.stops:
                if self.where[visit] == slot:
                    self.where[visit] = NOWHERE
        if route is not None:
            self.energy += route.energy
            self.order += route.order
            for visit in route.stops:
                self.where[visit] = slot
        self.routes[slot] = route

    def day_of(self, visit: int) -> int:
        """Return the index of the day of *visit*, ``NOWHERE`` when it is not planned."""
        slot = self.where[visit]
        route = None if slot == NOWHERE else self.routes[slot]
        return NOWHERE if route is None else route.team.day

    def spread(self, able: Sequence[int]) -> int:
        """Return the days out of the busiest of *able* minus those of the least busy."""
        days = dict.fromkeys(able, 0)
        for route in self.routes:
            if route is not None and route.stops:
                for person in route.team.pair:
                    days[person] += 1
        return max(days.values(), default=0) - min(days.values(), default=0)


def working(model: Model, day: int) -> list[int]:
    """Return the staff who can be in some pair on *day*, ascending."""
    size = len(model.problem.staff)
    which = model.problem.days[day]
    if model.problem.day_off(which):
        return []
    return [
        person
        for person in range(size)
        if model.problem.staff[person].works_on(which) is not None
    ]


def max_pairs(model: Model, day: int) -> int:
    """Return how many pairs there can be on *day* at most."""
    return len(working(model, day)) // 2


def paired_start(model: Model, busy: frozenset[tuple[int, int]] = frozenset()) -> State:
    """Return a state with the best pairs of each session and no visits yet.

    Args:
        model: The problem.
        busy: Session and person of those who are left out.
    """
    state = State(model)
    for session, slots in zip(model.sessions, state.slots_by_session, strict=True):
        number = session.number
        staff = [p for p in working(model, session.day) if (number, p) not in busy]
        worth = {
            (a, b): _worth(model, session.day, a, b)
            for i, a in enumerate(staff)
            for b in staff[i + 1 :]
            if model.may_go(number, a, b)
        }
        for slot, (a, b) in zip(slots, best_pairs(staff, worth), strict=False):
            team = model.team(number, a, b)
            if team is not None:
                state.put(slot, _routes.build(model, team, ()))
    return state


def _worth(model: Model, day: int, a: int, b: int) -> int:
    compatibility, weights = model.compatibility, model.weights
    shift = model.shift(day, a, b)
    fits = compatibility.fits(day, a, b)
    room = _A_DAY_OF_VISITS * (shift.minutes if shift else 0) // 480
    worth = 0
    classes = [(compatibility.agreed, weights.agreed)]
    classes += zip(compatibility.by_urgency, weights.urgency, strict=True)
    for which, value in classes:
        count = min(room, (fits & which).bit_count())
        worth += count * value
        room -= count
    # What could be visited beyond one day still gives the routes a choice.
    worth += (fits.bit_count()) * weights.urgency[2] // 20
    if compatibility.is_mixed(a, b):
        worth += weights.mixed * (fits & compatibility.preferring_mix).bit_count() // 4
    members = (model.problem.staff[a], model.problem.staff[b])
    together = weights.together * points_together(model.problem.rules, *members)
    return worth + together * min(fits.bit_count(), _A_DAY_OF_VISITS)


def insert_greedily(
    model: Model, state: State, visits: list[int], rng: Random | None, skip: float
) -> None:
    """Insert *visits* in their order, each at the place that gains most.

    Args:
        model: The problem.
        state: Changed in place.
        visits: In the order in which they may choose.
        rng: Draws which routes are skipped; ``None``: none is.
        skip: Share of routes that are skipped at random (0 to 1).
    """
    for visit in visits:
        place = _best_place(model, state, visit, rng, skip)
        if place is None:
            continue
        slot, position = place
        chosen = state.routes[slot]
        if chosen is not None:
            new = _routes.with_visit(model, chosen, visit, position)
            if new is not None:
                state.put(slot, new)


def _best_place(
    model: Model, state: State, visit: int, rng: Random | None, skip: float
) -> tuple[int, int] | None:
    """Return slot and position where *visit* gains most; ties go to the first slot."""
    unasked = _NOT_ASKED
    slots = allowed_slots(model, state, visit)
    at_home = _slots_at_home(model, state, visit)
    # In the strict order one more visit outweighs any way; by weights it must pay.
    most, best = (-_routes.NEVER if model.weights.strict else 0), None
    for slot, route in enumerate(state.routes):
        if route is None:
            continue
        found = route.insertions.get(visit, unasked)
        if found is unasked:
            found = _routes.best_insertion(model, route, visit)
        if found is None:
            continue
        gain = found[0] + model.weights.household * (slot in at_home)
        if gain <= most or (slots is not None and slot not in slots):
            continue
        if rng is None or rng.random() >= skip:
            most, best = gain, (slot, found[1])
    return best


def _slots_at_home(model: Model, state: State, visit: int) -> Collection[int]:
    """Return the slots in which others of the household of *visit* are visited."""
    home = model.homes.get(visit)
    if home is None:
        return ()
    return {state.where[other] for other, its in model.homes.items() if its == home}


def allowed_slots(
    model: Model, state: State, visit: int, gone: int = NOWHERE
) -> frozenset[int] | None:
    """Return the slots where rivals leave room for *visit*; ``None``: anywhere.

    Args:
        model: The problem.
        state: Who is planned when.
        visit: Which visit.
        gone: A visit that counts as not planned.
    """
    rivals, where = model.rivals, state.where
    if all(where[r] == NOWHERE or r == gone for r in rivals.of[visit]):
        return None
    days = rivals.days_for(
        visit, lambda other: NOWHERE if other == gone else state.day_of(other)
    )
    at_home = {where[r] for r in rivals.household[visit] if r != gone} - {NOWHERE}
    return frozenset(
        slot
        for slot, route in enumerate(state.routes)
        if route is not None and route.team.day in days and at_home <= {slot}
    )
