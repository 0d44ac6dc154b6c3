"""Which numbers may be shown, so that nobody can be recognised?

Counts of one or two people are hidden (primary), and as many others as it takes that
they cannot be worked out from sums and differences (secondary). Where it is enough, a
large number is shown rounded ("rund 470") instead of being hidden.

Source: statistical confidentiality as the BA applies it (minimum count 3, primary and
secondary suppression; § 281 SGB III, § 16 BStatG); 5 is common for publications.
"""

import enum
from collections.abc import Mapping
from typing import Final

import attrs

from outreach_core._validators import is_count, is_positive, is_text, satisfies
from outreach_core.reports.attacker import Reader, Span, Sum

_LEAST_MINIMUM: Final = 3


@attrs.frozen(kw_only=True)
class DisclosureRule:
    """How small a count may be to be shown.

    Zeros are shown: they are about nobody. Everything that adds up to a whole counts,
    so "all but one" is hidden like "one".

    Attributes:
        minimum: Smallest count above zero that is shown, 3 or more: below 3, a hidden
            number would be a known number. 5 is common for publications.
        rounding: All counts are shown as multiples of this number; 1: exact counts.
        soften: A large number that has to be hidden to protect another one is shown
            rounded to this number where that is enough; 1: never.
    """

    minimum: int = attrs.field(
        default=_LEAST_MINIMUM,
        validator=satisfies(
            "a whole number, 3 or more",
            lambda v: type(v) is int and v >= _LEAST_MINIMUM,
        ),
    )
    rounding: int = attrs.field(default=1, validator=is_positive)
    soften: int = attrs.field(default=10, validator=is_positive)


class Visibility(enum.StrEnum):
    """How one number is shown."""

    EXACT = "exact"
    ROUNDED = "rounded"
    HIDDEN = "hidden"


@attrs.frozen(kw_only=True)
class Shown:
    """One number as a reader sees it.

    Attributes:
        visibility: How it is shown.
        value: What is shown; ``None`` when hidden.
        step: Multiples of which number are shown; 1 for an exact one.
    """

    visibility: Visibility
    value: int | None
    step: int = 1

    @property
    def span(self) -> Span | None:
        """What the reader learns from it; ``None``: nothing."""
        if self.value is None:
            return None
        half = self.step // 2
        return Span(
            low=max(0, self.value - half), high=self.value + self.step - half - 1
        )


HIDDEN: Final = Shown(visibility=Visibility.HIDDEN, value=None)


@attrs.frozen(kw_only=True)
class Cell:
    """One count of a table.

    Attributes:
        name: Name of the count, unique in its table.
        count: The true number.
        people: It counts people by something that is about them; only such a count
            needs protection. A number of visits is about the work of the office.
        published: It stands in the report; others only follow from sums.
        weight: How much the reader would miss it; the smallest is hidden first.
    """

    name: str = attrs.field(validator=is_text)
    count: int = attrs.field(validator=is_count)
    people: bool = True
    published: bool = False
    weight: int = 0


@attrs.frozen(kw_only=True)
class AdditiveTable:
    """Counts and all the ways in which they add up.

    Attributes:
        cells: The counts; every name stands once.
        sums: How they add up, true for the counts given.
    """

    cells: tuple[Cell, ...]
    sums: tuple[Sum, ...] = attrs.field()

    @sums.validator  # the only check that needs two fields
    def _add_up(
        self, attribute: "attrs.Attribute[tuple[Sum, ...]]", value: tuple[Sum, ...]
    ) -> None:
        truth = self.truth
        satisfies(
            "sums that hold for the counts given",
            lambda sums: all(
                truth[s.whole] == sum(truth[part] for part in s.parts) for s in sums
            ),
        )(self, attribute, value)

    @property
    def truth(self) -> dict[str, int]:
        """The true count by name."""
        return {cell.name: cell.count for cell in self.cells}


def suppress(
    table: AdditiveTable,
    rule: DisclosureRule,
    *,
    previous: Mapping[str, int] | None = None,
) -> dict[str, Shown]:
    """Decide for every published count whether it is shown, rounded or hidden.

    Args:
        table: Counts and how they add up.
        rule: How small a count may be.
        previous: What an earlier edition showed, by name; a difference of one or two
            people between the editions is hidden too.

    Returns:
        What is shown, by name, for every published cell, in the order of the table.

    A reader who knows all sums must allow for each small count that it is not small,
    and for each hidden count that it is another number. Not covered, as usual: somebody
    who runs this very method over all tables that fit, which can settle very small
    tables (a hidden total over two hidden parts can only be 1 + 1).
    """
    return _Suppression(table, rule, previous or {}).run()


class _Suppression:
    """One run of :func:`suppress`: hide until all is safe, then show what can be."""

    def __init__(
        self, table: AdditiveTable, rule: DisclosureRule, previous: Mapping[str, int]
    ) -> None:
        self._table = table
        self._truth = table.truth
        self._rule = rule
        self._old = previous
        self._published = [cell for cell in table.cells if cell.published]
        self._shown = {c.name: self._openly(c.count) for c in self._published}
        self._sensitive = [c.name for c in table.cells if c.people and self._small(c)]
        self._moved = [c.name for c in self._published if c.people and self._near(c)]

    def run(self) -> dict[str, Shown]:
        exact = self._rule.rounding == 1
        for name in (*self._sensitive, *self._moved):
            if exact and name in self._shown:
                self._shown[name] = HIDDEN
        while True:
            unsafe = self._unsafe()
            if not unsafe or all(s.value is None for s in self._shown.values()):
                break
            self._shown[self._next_to_hide(unsafe)] = HIDDEN
        self._show_again()
        return self._shown

    def _openly(self, count: int, step: int | None = None) -> Shown:
        step = self._rule.rounding if step is None else step
        if step == 1:
            return Shown(visibility=Visibility.EXACT, value=count)
        value = (count + step // 2) // step * step
        return Shown(visibility=Visibility.ROUNDED, value=value, step=step)

    def _small(self, cell: Cell) -> bool:
        return 0 < cell.count < self._rule.minimum

    def _near(self, cell: Cell) -> bool:
        old = self._old.get(cell.name)
        return old is not None and 0 < abs(cell.count - old) < self._rule.minimum

    def _reader(self) -> Reader:
        spans = {name: shown.span for name, shown in self._shown.items()}
        known = {name: span for name, span in spans.items() if span is not None}
        return Reader(self._table.sums, self._truth, known)

    def _is_safe(self, name: str, reader: Reader) -> bool:
        least = self._rule.minimum
        if name in self._moved:
            old = self._old[name]
            if not (
                reader.can_believe(name, old + least)
                or reader.can_believe(name, 0, old - least)
            ):
                return False
        if name in self._sensitive:
            return reader.can_believe(name, least)
        if self._shown.get(name, HIDDEN).visibility is not Visibility.HIDDEN:
            return True
        count = self._truth[name]
        return reader.can_believe(name, count + 1) or reader.can_believe(
            name, 0, count - 1
        )

    def _unsafe(self) -> list[str]:
        reader = self._reader()
        hidden = [n for n, s in self._shown.items() if s.value is None]
        names = dict.fromkeys((*self._sensitive, *self._moved, *hidden))
        return [name for name in names if not self._is_safe(name, reader)]

    def _next_to_hide(self, unsafe: list[str]) -> str:
        visible = [c for c in self._published if self._shown[c.name].value is not None]
        for cell in visible:
            if cell.name in unsafe:
                return cell.name
        steps = self._steps_from(unsafe)
        far = len(steps)
        # The order does not look at counts, or it would give something away itself.
        # Only zeros come last: with all other counts hidden, only the difference to an earlier
        # edition can still be worked out.
        order = sorted(
            visible,
            key=lambda c: (
                c.count == 0,
                steps.get(c.name, far),
                c.weight,
                c.name,
            ),
        )
        helpful = (cell.name for cell in order if self._helps(cell.name, unsafe))
        return next(helpful, order[0].name)

    def _helps(self, name: str, unsafe: list[str]) -> bool:
        before = self._shown[name]
        self._shown[name] = HIDDEN
        reader = self._reader()
        helps = any(self._is_safe(other, reader) for other in unsafe)
        self._shown[name] = before
        return helps

    def _steps_from(self, names: list[str]) -> dict[str, int]:
        """Count over how many sums each cell is connected with one of *names*."""
        steps = dict.fromkeys(names, 0)
        grown = True
        while grown:
            before = dict(steps)
            for one in self._table.sums:
                together = (one.whole, *one.parts)
                near = [before[name] for name in together if name in before]
                for name in together:
                    if near and name not in steps:
                        steps[name] = min(near) + 1
            grown = len(steps) > len(before)
        return steps

    def _show_again(self) -> None:
        kept = {*self._sensitive, *self._moved}
        shown_again = True
        while shown_again:
            shown_again = False
            hidden = [
                c
                for c in self._published
                if self._shown[c.name].value is None and c.name not in kept
            ]
            for cell in sorted(hidden, key=lambda c: (-c.weight, -c.count, c.name)):
                shown_again |= self._show_if_safe(cell)

    def _show_if_safe(self, cell: Cell) -> bool:
        for shown in self._ways_to_show(cell.count):
            self._shown[cell.name] = shown
            if not self._unsafe():
                return True
        self._shown[cell.name] = HIDDEN
        return False

    def _ways_to_show(self, count: int) -> tuple[Shown, ...]:
        step = self._rule.soften
        openly = self._openly(count)
        # Rounding says something only of a number that is much larger than the step.
        if step <= self._rule.rounding or count < 2 * step:
            return (openly,)
        return (openly, self._openly(count, step))
