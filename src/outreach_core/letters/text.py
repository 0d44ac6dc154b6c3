"""What the words of a letter are made of: runs of text in blocks, without layout.

A run that came from data carries the name of its field. That one mark serves bidi
isolation, highlighting in a preview, redaction, and the proof that data can never
become a heading, a list or a link: structure exists only as blocks.
"""

import itertools
import unicodedata
from collections.abc import Callable, Iterable, Iterator

import attrs

from outreach_core._validators import is_line, satisfies


@attrs.frozen(kw_only=True)
class Run:
    """A stretch of text of one kind.

    Attributes:
        text: The words; one line.
        field: Path of the field the text came from ("person.family_name"); ``None``
            for words of the template.
        language: Language when it differs from the letter's; ``None`` for the same.
        strong: Set in bold type.
    """

    text: str = attrs.field(repr=False, validator=is_line)
    field: str | None = None
    language: str | None = None
    strong: bool = False


Runs = tuple[Run, ...]
"""One text, as a sequence of runs; words of it are ``plain(runs)``."""


def _says_something(runs: Runs) -> bool:
    for run in runs:  # noqa: SIM110  asked for each block: `any` takes thrice as long
        if run.text.strip():
            return True
    return False


_has_words = satisfies("a text, not empty", _says_something)
_has_items = satisfies("at least one item", lambda v: len(v) > 0)


@attrs.frozen
class Paragraph:
    """Sentences that belong together."""

    runs: Runs = attrs.field(validator=_has_words)


@attrs.frozen
class Heading:
    """A short title inside the letter, one level below the subject."""

    runs: Runs = attrs.field(validator=_has_words)


@attrs.frozen
class Note:
    """A paragraph set apart and smaller, such as the privacy notice."""

    runs: Runs = attrs.field(validator=_has_words)


@attrs.frozen
class Bullets:
    """A list without order."""

    items: tuple[Runs, ...] = attrs.field(validator=_has_items)


@attrs.frozen(kw_only=True)
class Fact:
    """One labelled value, such as a telephone number."""

    label: Runs = attrs.field(validator=_has_words)
    value: Runs = attrs.field(validator=_has_words)


@attrs.frozen
class Facts:
    """Labelled values, one a line."""

    facts: tuple[Fact, ...] = attrs.field(validator=_has_items)


@attrs.frozen(kw_only=True)
class Choice:
    """One box to tick.

    Attributes:
        label: What ticking it says.
        fill_in: A line to write on follows.
        number: Its number on the answer page, the same in every language, so that
            staff read a ticked page whose words they cannot; ``None`` elsewhere.
    """

    label: Runs = attrs.field(validator=_has_words)
    fill_in: bool = False
    number: int | None = None

    @property
    def words(self) -> Runs:
        """What every format prints beside the box: the number, then the label."""
        if self.number is None:
            return self.label
        return (Run(text=f"{self.number}. ", strong=True), *self.label)


@attrs.frozen
class Choices:
    """Boxes to tick; any number of them may be ticked."""

    choices: tuple[Choice, ...] = attrs.field(validator=_has_items)


Block = Paragraph | Heading | Note | Bullets | Facts | Choices
"""One piece of structure; data never makes one."""


def plain(runs: Iterable[Run]) -> str:
    """Return the words of *runs* without their marks."""
    return "".join([run.text for run in runs])


def texts_of(blocks: Iterable[Block]) -> Iterator[Runs]:
    """Yield every text of *blocks* in reading order."""
    for block in blocks:
        match block:
            case Paragraph() | Heading() | Note():
                yield block.runs
            case Bullets():
                yield from block.items
            case Facts():
                for fact in block.facts:
                    yield fact.label
                    yield fact.value
            case Choices():
                for choice in block.choices:
                    yield choice.words


def mapped(block: Block, change: Callable[[Runs], Runs]) -> Block:
    """Return *block* with every text changed; its structure stays."""
    match block:
        case Paragraph() | Heading() | Note():
            return type(block)(change(block.runs))
        case Bullets():
            return Bullets(tuple(map(change, block.items)))
        case Facts():
            return Facts(
                tuple(
                    Fact(label=change(fact.label), value=change(fact.value))
                    for fact in block.facts
                )
            )
        case Choices():
            return Choices(
                tuple(
                    attrs.evolve(choice, label=change(choice.label))
                    for choice in block.choices
                )
            )


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Number all boxes of an answer page from 1, through all of its lists."""
    count = itertools.count(1)
    return tuple(
        Choices(tuple(attrs.evolve(c, number=next(count)) for c in block.choices))
        if isinstance(block, Choices)
        else block
        for block in blocks
    )


def needs_isolation(run: Run, *, right_to_left: bool) -> bool:
    """Say whether *run* must be isolated from the writing direction around it.

    Without isolation "01234 567-89" in Arabic text prints as "89-567 01234" in every
    correct engine, and an Arabic name turns the numbers after it around.
    """
    if run.field is None and run.language is None:
        return False
    return right_to_left or any(
        unicodedata.bidirectional(letter) in {"R", "AL", "AN"}
        for letter in run.text
        if not letter.isascii()
    )
