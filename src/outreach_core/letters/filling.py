"""How do values enter the finished structure of a letter?

A letter is made from the one before: in one run the sender, the team and the days are
the same for everybody, so only the pieces that hold another value are made anew.
"""

import operator
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final

import attrs

from outreach_core.letters.markup import read_sections
from outreach_core.letters.text import (
    Block,
    Fact,
    Facts,
    Heading,
    Note,
    Paragraph,
    Run,
    Runs,
    mapped,
    texts_of,
)
from outreach_core.letters.values import PrintedValue

Sections = Mapping[str, Any]
"""The sections of a letter in the shape that they have in a ``LetterText``."""
Printed = Sequence[PrintedValue]
"""What stands behind each mark, in the order of their numbers."""


@attrs.frozen(kw_only=True)
class Filled:
    """A template filled for one letter.

    Attributes:
        sections: Arguments of a ``LetterText``; none when a value was wrong.
        empty: Paths of fields that were printed without having a value.
        too_long: Paths of fields whose value is longer than a line can be.
    """

    sections: Sections = attrs.field(repr=False)
    empty: tuple[str, ...] = ()
    too_long: tuple[str, ...] = ()


class Gapped:
    """The sections of one way through a template, with gaps for the values.

    Args:
        rendered: The text, with a mark for each value.

    Raises:
        InvalidInputError: The text is no letter; see ``markup.read_sections``.
    """

    def __init__(self, rendered: str) -> None:
        shaped = {
            name: _SHAPES.get(name, _as_it_is)(blocks)
            for name, blocks in read_sections(rendered).items()
        }
        self._sections = {name: part for name, (part, _) in shaped.items()}
        self._pieces = [
            (name, piece) for name, (_, piece) in shaped.items() if piece.numbers
        ]

    def fill(
        self, printed: Printed, changed: Collection[int], before: Sections | None
    ) -> Sections:
        """Return the sections with values in place of the gaps.

        Args:
            printed: The values.
            changed: Numbers of the values that are others than in *before*.
            before: The sections of the last letter that went this way; ``None`` when
                all values have changed.
        """
        full = dict(self._sections if before is None else before)
        for name, piece in self._pieces:
            if not piece.numbers.isdisjoint(changed):
                full[name] = piece.fill(printed, changed, full[name])
        return full


@attrs.frozen
class _Whole:
    """A piece that is made anew as a whole.

    Attributes:
        numbers: Of the values that it holds.
        make: Returns it with its values.
    """

    numbers: frozenset[int]
    make: Callable[[Printed], Any]

    def fill(self, printed: Printed, _: Collection[int], __: object) -> Any:
        return self.make(printed)


@attrs.frozen
class _Several:
    """A piece whose parts are made anew one by one.

    Attributes:
        numbers: Of the values that it holds.
        pieces: The parts that hold values, each with its place among all.
        parts_of: Takes it apart.
        together: Puts it together again.
    """

    numbers: frozenset[int]
    pieces: Sequence[tuple[int, "_Piece"]]
    parts_of: Callable[[Any], Iterable[Any]]
    together: Callable[[Iterable[Any]], Any]

    def fill(self, printed: Printed, changed: Collection[int], before: Any) -> Any:
        parts = list(self.parts_of(before))
        for at, piece in self.pieces:
            if not piece.numbers.isdisjoint(changed):
                parts[at] = piece.fill(printed, changed, parts[at])
        return self.together(parts)


_Piece = _Whole | _Several
_Shaped = tuple[Any, _Piece]
"""A section in the shape that it has in a letter, first with gaps, then as a piece."""


def _as_it_is(blocks: tuple[Block, ...]) -> _Shaped:
    return blocks, _several(blocks, _block, parts_of=tuple, together=tuple)


def _one_text(blocks: tuple[Block, ...]) -> _Shaped:
    runs = next(texts_of(blocks))
    return runs, _text(runs)


def _texts(blocks: tuple[Block, ...]) -> _Shaped:
    texts = tuple(texts_of(blocks))
    return texts, _several(texts, _text, parts_of=tuple, together=tuple)


def _labelled(blocks: tuple[Block, ...]) -> _Shaped:
    facts = [f for block in blocks if isinstance(block, Facts) for f in block.facts]
    return tuple(facts), _several(facts, _fact, parts_of=tuple, together=tuple)


_SHAPES: Final[Mapping[str, Callable[[tuple[Block, ...]], _Shaped]]] = {
    "subject": _one_text,
    "closing": _one_text,
    "info": _labelled,
    "enclosures": _texts,
}
"""Sections that are no blocks in a letter."""


def _block(block: Block) -> _Piece:
    if isinstance(block, Facts):
        facts = operator.attrgetter("facts")
        return _several(block.facts, _fact, parts_of=facts, together=_facts)
    if isinstance(block, Paragraph | Heading | Note):
        kind, runs = type(block), block.runs
        return _Whole(_gaps((runs,)), lambda printed: kind(_runs_with(runs, printed)))
    return _Whole(_gaps(texts_of((block,))), partial(_block_with, block))


def _fact(fact: Fact) -> _Piece:
    return _Whole(_gaps((fact.label, fact.value)), partial(_fact_with, fact))


def _text(runs: Runs) -> _Piece:
    return _Whole(_gaps((runs,)), partial(_runs_with, runs))


def _several(
    parts: Iterable[Any],
    piece_of: Callable[[Any], _Piece],
    *,
    parts_of: Callable[[Any], Iterable[Any]],
    together: Callable[[Iterable[Any]], Any],
) -> _Several:
    pieces = [(at, p) for at, p in enumerate(map(piece_of, parts)) if p.numbers]
    numbers = frozenset(number for _, piece in pieces for number in piece.numbers)
    return _Several(numbers, pieces, parts_of, together)


def _gaps(texts: Iterable[Runs]) -> frozenset[int]:
    return frozenset(
        int(run.field) for runs in texts for run in runs if run.field is not None
    )


def _block_with(block: Block, printed: Printed) -> Block:
    return mapped(block, lambda runs: _runs_with(runs, printed))


def _facts(facts: Iterable[Fact]) -> Facts:
    return Facts(tuple(facts))


def _fact_with(fact: Fact, printed: Printed) -> Fact:
    return Fact(
        label=_runs_with(fact.label, printed), value=_runs_with(fact.value, printed)
    )


def _runs_with(runs: Runs, printed: Printed) -> Runs:
    full: list[Run] = []
    for run in runs:
        if run.field is None:
            full.append(run)
        else:
            full += printed[int(run.field)].runs(strong=run.strong)
    return tuple(full)
