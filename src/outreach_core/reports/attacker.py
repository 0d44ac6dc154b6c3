"""What could a reader work out from the numbers that are shown?

A table is a set of counts that add up. A reader sees some of them, knows how they add
up and that no count is below zero. A hidden count is safe when another table, with the
same shown numbers, gives it another value; the search below looks for such a table.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from outreach_core._validators import is_count, is_text

_MOST_STEPS: Final = 400
"""Enough for every table of a report; giving up means "not proven safe"."""


@attrs.frozen(kw_only=True)
class Sum:
    """A count that is the sum of others.

    Attributes:
        whole: Name of the sum.
        parts: Names of what adds up to it.
    """

    whole: str = attrs.field(validator=is_text)
    parts: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Span:
    """What a reader knows of one count: it lies between two numbers, both included."""

    low: int = attrs.field(validator=is_count)
    high: int = attrs.field(validator=is_count)


class Reader:
    """Somebody who sees some numbers and can add."""

    def __init__(
        self,
        sums: Sequence[Sum],
        truth: Mapping[str, int],
        known: Mapping[str, Span],
    ) -> None:
        names = sorted(truth)
        place = {name: index for index, name in enumerate(names)}
        self._place = place
        self._sums = [(place[s.whole], [place[p] for p in s.parts]) for s in sums]
        self._sums_with: list[list[int]] = [[] for _ in names]
        for number, (whole, parts) in enumerate(self._sums):
            for index in (whole, *parts):
                self._sums_with[index].append(number)
        self._truth = [truth[name] for name in names]
        # A table that proves safety need not be larger than this.
        most = 10 + 4 * max(self._truth, default=0)
        spans = [known.get(name, Span(low=0, high=most)) for name in names]
        self._low = [span.low for span in spans]
        self._high = [span.high for span in spans]
        self._narrow(self._low, self._high, range(len(self._sums)))

    def can_believe(self, name: str, low: int, high: int | None = None) -> bool:
        """Say whether the reader must allow that *name* lies between two numbers.

        Args:
            name: One count of the table.
            low: Lowest value.
            high: Highest value, included; ``None``: no upper bound.

        Returns:
            ``True`` when a table was found that shows it; ``False`` when there is none,
            or none was found in the steps allowed.
        """
        index = self._place[name]
        lows, highs = self._low.copy(), self._high.copy()
        lows[index] = max(lows[index], low)
        if high is not None:
            highs[index] = min(highs[index], high)
        return self._search(lows, highs, index, [_MOST_STEPS])

    def _search(
        self, low: list[int], high: list[int], changed: int, steps: list[int]
    ) -> bool:
        if steps[0] == 0 or low[changed] > high[changed]:
            return False
        if not self._narrow(low, high, self._sums_with[changed]):
            return False
        steps[0] -= 1
        wide = [i for i in range(len(low)) if low[i] < high[i]]
        if not wide:
            return True
        index = min(wide, key=lambda i: high[i] - low[i])
        # The true table is the best guess for whatever is not under question.
        guess = min(max(self._truth[index], low[index]), high[index])
        below, above = (low[index], guess - 1), (guess + 1, high[index])
        for first, last in ((guess, guess), below, above):
            if first <= last:
                lows, highs = low.copy(), high.copy()
                lows[index], highs[index] = first, last
                if self._search(lows, highs, index, steps):
                    return True
        return False

    def _narrow(self, low: list[int], high: list[int], waiting: Iterable[int]) -> bool:
        """Tighten the bounds in place, in all sums that a change reaches.

        Returns:
            ``False`` when no table is left.
        """
        queue = list(waiting)
        while queue:
            whole, parts = self._sums[queue.pop()]
            lows = sum([low[p] for p in parts])
            highs = sum([high[p] for p in parts])
            spare, lack = high[whole] - lows, low[whole] - highs
            bounds = [(whole, lows, highs)]
            bounds += [(p, lack + high[p], spare + low[p]) for p in parts]
            for index, least, most in bounds:
                if least <= low[index] and most >= high[index]:
                    continue
                low[index] = max(low[index], least)
                high[index] = min(high[index], most)
                if low[index] > high[index]:
                    return False
                queue += self._sums_with[index]
        return True
