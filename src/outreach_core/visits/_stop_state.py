"""A plan with a pair for each stop while it is searched: who is where with whom, when."""

from collections.abc import Collection, Iterable
from random import Random
from typing import Final

from outreach_core.visits._rivals import NOWHERE
from outreach_core.visits._routes import closing, opening
from outreach_core.visits._stop_days import (
    Entry,
    Gap,
    PersonDay,
    day_of,
    gaps_for,
)
from outreach_core.visits._stop_model import Placed, StopModel
from outreach_core.visits.plan import Tour

MOST_GAPS: Final = 48
"""Gaps of one day that are tried for one visit, those with the shortest ways first."""
_Choice = tuple[int, int, int, int, tuple[int, ...]]
"""Minus the gain, day, the two, and the begins to try."""


class StopState:
    """Visits with day, begin and pair, and the day of each person.

    Attributes:
        placed: Where each visit is; ``None``: nowhere, or in a tour that stays.
        days: The day of each person; ``None``: off work, or out in a tour that stays.
        staying: Tours that are taken over whole, with the visits in them by day.
        fixed: Worth of these tours: by weights (doubled) and in the strict order.
        value, worth: Sums over the placed visits: by weights and in the strict order.
        legs: Minutes of all ways, by person.
    """

    __slots__ = ("days", "fixed", "legs", "placed", "staying", "value", "worth")

    def __init__(self, model: StopModel) -> None:
        self.placed: list[Placed | None] = [None] * model.model.size
        self.days: list[PersonDay | None] = list(model.idle)
        self.staying: dict[int, int] = {}
        self.fixed: tuple[Tour, ...] = ()
        self.value = self.worth = self.legs = 0

    def copy(self) -> "StopState":
        """Return a state that can be changed without changing this one."""
        new = object.__new__(StopState)
        new.placed, new.days = self.placed.copy(), self.days.copy()
        new.staying, new.fixed = self.staying, self.fixed
        new.value, new.worth, new.legs = self.value, self.worth, self.legs
        return new

    def day_of(self, visit: int) -> int:
        """Return the index of the day of *visit*, ``NOWHERE`` when it is not planned."""
        placed = self.placed[visit]
        return self.staying.get(visit, NOWHERE) if placed is None else placed[0]

    def put(self, slot: int, day: PersonDay) -> None:
        """Replace the day of one person."""
        old = self.days[slot]
        self.legs += day.legs - (0 if old is None else old.legs)
        self.days[slot] = day


def put_in(model: StopModel, state: StopState, visit: int, placed: Placed) -> bool:
    """Put *visit* into the days of both, if both stay possible; say whether it is in."""
    day, start, a, b = placed
    entry = (start, start + model.model.length[visit], visit)
    longer = []
    for person in (a, b):
        slot = model.slot(day, person)
        own = state.days[slot]
        new = None if own is None else _with(model, own, entry)
        if new is None:
            return False
        longer.append((slot, new))
    for slot, new in longer:
        state.put(slot, new)
    energy, order = model.worth(visit, placed)
    state.placed[visit] = placed
    state.value += energy
    state.worth += order
    return True


def _with(model: StopModel, own: PersonDay, entry: Entry) -> PersonDay | None:
    entries = tuple(sorted((*own.entries, entry)))
    return day_of(model.ground, own.hours, entries)


def take_out(model: StopModel, state: StopState, visits: Collection[int]) -> list[int]:
    """Take *visits* out, and what is not possible without them; return all of these."""
    gone: list[int] = []
    waiting = sorted(visits)
    while waiting:
        slots = set()
        for visit in waiting:
            placed = state.placed[visit]
            if placed is None:
                continue
            energy, order = model.worth(visit, placed)
            state.value -= energy
            state.worth -= order
            state.placed[visit] = None
            gone.append(visit)
            slots |= {model.slot(placed[0], person) for person in placed[2:]}
        waiting = []
        for slot in sorted(slots):
            waiting += _shorten(model, state, slot)
    return gone


def _shorten(model: StopModel, state: StopState, slot: int) -> list[int]:
    """Leave out what is placed no more; return the rest when it is impossible alone."""
    own = state.days[slot]
    if own is None:
        return []
    kept = tuple(e for e in own.entries if state.placed[e[2]] is not None)
    if kept == own.entries:
        return []
    shorter = day_of(model.ground, own.hours, kept)
    if shorter is not None:
        state.put(slot, shorter)
        return []
    # Ways that break the triangle inequality: then all of this day goes.
    state.put(slot, PersonDay(own.hours, (), 0))
    return [visit for _, _, visit in kept]


def insert(
    model: StopModel,
    state: StopState,
    visit: int,
    rng: Random | None,
    *,
    only: Iterable[int] | None = None,
) -> bool:
    """Insert *visit* where it gains most; say whether it found a place.

    Args:
        model: The problem.
        state: Changed in place.
        visit: A visit that is not planned.
        rng: Draws whether early or late begins are tried; ``None``: all are.
        only: The only days to look at, as indices; ``None``: all.
    """
    days = _free_days(model, state, visit)
    if only is not None:
        days = [day for day in days if day in only]
    choices: list[_Choice] = []
    late = None if rng is None else rng.random() < 0.5  # noqa: PLR2004  a coin
    for day in days:
        choices += _choices(model, state, visit, day, late=late)
    choices.sort()
    for _, day, a, b, begins in choices:
        for begin in begins:
            if put_in(model, state, visit, (day, begin, a, b)):
                return True
    return False


def _free_days(model: StopModel, state: StopState, visit: int) -> list[int]:
    """Return the days on which *visit* may take place beside its rivals."""
    rivals, days = model.model.rivals, model.days_for(visit)
    if all(state.day_of(other) == NOWHERE for other in rivals.of[visit]):
        return list(days)
    if any(state.day_of(other) != NOWHERE for other in rivals.household[visit]):
        # Both belong in one tour; where they are in one, they were from the start.
        return []
    free = rivals.days_for(visit, state.day_of)
    return [day for day in days if day in free]


def _choices(
    model: StopModel, state: StopState, visit: int, day: int, *, late: bool | None
) -> list[_Choice]:
    partners = model.partners(day, visit)
    length = model.model.length[visit]
    windows = model.model.windows_on(day, visit)
    found: list[tuple[int, int, Gap]] = []
    for person in partners:
        own = state.days[model.slot(day, person)]
        if own is None:
            continue
        found += [
            (gap[2], person, gap)
            for gap in gaps_for(model.ground, own, visit, length)
            if gap[1] >= windows[0][0] and gap[0] <= windows[-1][1]
        ]
    found.sort()
    del found[MOST_GAPS:]
    choices = []
    for number, (extra, one, gap) in enumerate(found):
        with_whom = partners[one]
        for more, other, its in found[number + 1 :]:
            if other not in with_whom:
                continue
            first, last = max(gap[0], its[0]), min(gap[1], its[1])
            begins = _begins(model, visit, (day, first, last), late=late)
            if begins:
                a, b = (one, other) if one < other else (other, one)
                energy, _ = model.worth(visit, (day, begins[0], a, b))
                gain = 2 * energy - extra - more
                if gain > 0 or model.model.weights.strict:
                    choices.append((-gain, day, a, b, begins))
    return choices


def _begins(
    model: StopModel, visit: int, where: tuple[int, int, int], *, late: bool | None
) -> tuple[int, ...]:
    """Return the begins to try between two minutes, the best one first.

    With *late* they are the latest and the earliest one; ``None``: all of the grid.
    """
    day, first, last = where
    windows, grid = model.model.windows_on(day, visit), model.model.grid
    early = opening(windows, first, grid)
    if early > last:
        return ()
    latest = closing(windows, last, grid)
    begins = [latest, early] if late else [early, latest]
    if late is None:
        between = range(early, latest, grid)
        begins += [m for m in between if opening(windows, m, grid) == m]
    kept = model.kept.get(visit)
    if (
        kept is not None
        and kept[0] == day
        and early <= kept[1] <= latest
        and opening(windows, kept[1], grid) == kept[1]
    ):
        begins.insert(0, kept[1])
    return tuple(dict.fromkeys(begins))
