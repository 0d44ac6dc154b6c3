"""How do values enter the finished structure of a letter?

A block whose values are those of the letter before is not made again: in one run the
sender, the team and the days are the same for everybody, so most blocks are shared.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, Protocol

from outreach_core.letters.markup import read_sections
from outreach_core.letters.text import Block, Fact, Facts, Run, Runs, mapped, texts_of

PrintedValue = tuple[str, tuple[str, ...]]
"""Path of a field and its words; a list has its values and the words between them."""


def fill_gaps(
    rendered: str, values: Sequence[PrintedValue]
) -> Mapping[str, tuple[Block, ...]]:
    """Read a rendered template and put the values into its gaps.

    Args:
        rendered: The text, with a mark for each value.
        values: What stands behind each mark, in the order of printing.

    Raises:
        InvalidInputError: The text is no letter; see ``markup.read_sections``.
    """
    return {
        name: tuple([block(values) for block in blocks])
        for name, blocks in _gapped(rendered).items()
    }


class _Gapped(Protocol):
    """A piece of a letter that may have gaps."""

    def __call__(self, values: Sequence[PrintedValue]) -> Any:
        """Return it with the values in place of the gaps."""


@lru_cache(maxsize=64)  # a template has few branches, a run of letters many people
def _gapped(rendered: str) -> Mapping[str, tuple[_Gapped, ...]]:
    return {
        name: tuple(map(_block, blocks))
        for name, blocks in read_sections(rendered).items()
    }


def _block(block: Block) -> _Gapped:
    numbers = _gaps(texts_of((block,)))
    if not numbers:
        return lambda _: block
    if isinstance(block, Facts):
        facts = tuple(map(_fact, block.facts))
        return _Remembered(
            numbers, lambda values: Facts(tuple([fact(values) for fact in facts]))
        )
    return _Remembered(
        numbers, lambda values: mapped(block, partial(_runs_with, values))
    )


def _fact(fact: Fact) -> _Gapped:
    return _Remembered(
        _gaps((fact.label, fact.value)),
        lambda values: Fact(
            label=_runs_with(values, fact.label), value=_runs_with(values, fact.value)
        ),
    )


def _gaps(texts: Iterable[Runs]) -> tuple[int, ...]:
    return tuple(
        int(run.field) for runs in texts for run in runs if run.field is not None
    )


class _Remembered:
    """A piece with gaps that remembers the last values and what came of them."""

    __slots__ = ("_last", "_make", "_numbers")

    def __init__(
        self, numbers: Sequence[int], make: Callable[[Sequence[PrintedValue]], Any]
    ) -> None:
        self._numbers = numbers
        self._make = make
        self._last: tuple[list[PrintedValue], Any] | None = None

    def __call__(self, values: Sequence[PrintedValue]) -> Any:
        wanted = [values[number] for number in self._numbers]
        last = self._last  # read once: another thread may put its own there
        if last is not None and last[0] == wanted:
            return last[1]
        made = self._make(values)
        self._last = (wanted, made)
        return made


def _runs_with(values: Sequence[PrintedValue], runs: Runs) -> Runs:
    full: list[Run] = []
    for run in runs:
        if run.field is None:
            full.append(run)
        else:
            full += _runs_of(values[int(run.field)], run.strong)
    return tuple(full)


def _runs_of(
    value: PrintedValue,
    strong: bool,  # noqa: FBT001  a plain copy
) -> Iterator[Run]:
    """Yield a value, or a list of values: what joins them is words, not data."""
    field, pieces = value
    for number, words in enumerate(pieces):
        joins = number % 2 == 1
        yield Run(text=words, field=None if joins else field, strong=strong)
