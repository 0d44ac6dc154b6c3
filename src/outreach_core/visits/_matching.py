"""Who goes with whom on one day, before any route is known."""

from collections.abc import Mapping, Sequence
from typing import Final

EXACT_UP_TO: Final = 12
"""Staff for whom all pairings are compared: 2^12 sets, a few milliseconds."""

Pair = tuple[int, int]


def best_pairs(staff: Sequence[int], worth: Mapping[Pair, int]) -> tuple[Pair, ...]:
    """Return disjoint pairs: as many as possible, then of the greatest total worth.

    Exact for up to twelve people; beyond that greedy with exchange of partners.
    Ties go to the smaller numbers, so the result depends on nothing else.

    Args:
        staff: Who works that day, in ascending order.
        worth: Worth of each possible pair ``(a, b)`` with ``a < b``; no entry: the
            two cannot go together.
    """
    # One more pair outweighs any worth.
    step = sum(worth.values(), 1)
    lifted = {pair: step + value for pair, value in worth.items()}
    if len(staff) <= EXACT_UP_TO:
        return _exact(staff, lifted)
    return _exchanged(list(_greedy(lifted)), staff, lifted)


def _exact(staff: Sequence[int], worth: Mapping[Pair, int]) -> tuple[Pair, ...]:
    size = len(staff)
    best: list[tuple[int, tuple[Pair, ...]]] = [(0, ())] * (1 << size)
    for chosen in range(1, 1 << size):
        low = (chosen & -chosen).bit_length() - 1
        rest = chosen & (chosen - 1)
        value, pairs = best[rest]
        for other in range(low + 1, size):
            pair = (staff[low], staff[other])
            if rest >> other & 1 and pair in worth:
                before = best[rest & ~(1 << other)]
                if before[0] + worth[pair] > value:
                    value, pairs = before[0] + worth[pair], (pair, *before[1])
        best[chosen] = (value, pairs)
    return tuple(sorted(best[-1][1]))


def _greedy(worth: Mapping[Pair, int]) -> tuple[Pair, ...]:
    taken: set[int] = set()
    pairs = []
    for pair in sorted(worth, key=lambda p: (-worth[p], p)):
        if taken.isdisjoint(pair):
            taken.update(pair)
            pairs.append(pair)
    return tuple(pairs)


def _exchanged(
    pairs: list[Pair], staff: Sequence[int], worth: Mapping[Pair, int]
) -> tuple[Pair, ...]:
    idle = sorted(set(staff) - {person for pair in pairs for person in pair})
    # Idle people take part as pairs with nobody (-1) that are worth nothing.
    units = [*sorted(pairs), *((-1, person) for person in idle)]
    improved = True
    while improved:
        improved = False
        for i in range(len(units)):
            for j in range(i + 1, len(units)):
                better = _regrouped(units[i], units[j], worth)
                if better is not None:
                    units[i], units[j] = better
                    improved = True
    return tuple(sorted(unit for unit in units if unit in worth))


def _regrouped(
    first: Pair, second: Pair, worth: Mapping[Pair, int]
) -> tuple[Pair, Pair] | None:
    a, b = first
    c, d = second
    now = worth.get(first, 0) + worth.get(second, 0)
    options = [
        ((min(a, c), max(a, c)), (min(b, d), max(b, d))),
        ((min(a, d), max(a, d)), (min(b, c), max(b, c))),
    ]
    value, choice = max(
        ((sum(worth.get(pair, 0) for pair in option), option) for option in options),
        key=lambda found: found[0],
    )
    return choice if value > now else None
