"""A letter as plain text: for mail, for screen readers, and as the measure of others.

Its words, in its order, are what every other format must contain.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from outreach_core.letters.formats import RenderedLetter
from outreach_core.letters.letter import Letter, LetterText
from outreach_core.letters.problems import LetterProblem
from outreach_core.letters.profiles import PrintProfile
from outreach_core.letters.text import (
    Block,
    Bullets,
    Choices,
    Fact,
    Facts,
    Heading,
    Runs,
    needs_isolation,
    texts_of,
)

_FIRST_STRONG_ISOLATE: Final = "\u2068"
_POP_ISOLATE: Final = "\u2069"
_PAGE_BREAK: Final = "\f"
_WRITE_HERE: Final = "________"


@attrs.frozen(kw_only=True)
class TextFormat:
    """The format "text": UTF-8, one paragraph a line, form feed between parts."""

    name: str = "text"
    media_type: str = "text/plain; charset=utf-8"
    suffix: str = ".txt"

    def problems(
        self,
        letter: Letter,  # noqa: ARG002  plain text can hold every letter
        profile: PrintProfile,  # noqa: ARG002
    ) -> Sequence[LetterProblem]:
        """Return nothing: plain text has no edges."""
        return ()

    def render(
        self,
        letter: Letter,
        profile: PrintProfile,  # noqa: ARG002  plain text has no geometry
    ) -> RenderedLetter:
        """Write the letter, then its translation, then the answer page."""
        return RenderedLetter(
            key=letter.key,
            media_type=self.media_type,
            suffix=self.suffix,
            content=letter_as_text(letter).encode(),
        )


def letter_as_text(letter: Letter) -> str:
    """Return the whole letter in reading order."""
    head = [letter.sender.unit, letter.sender.office, "", letter.sender.return_line, ""]
    head += [*letter.address.lines, ""]
    for fact in letter.text.info:
        head.append(_fact(fact, letter.text))
    parts = [_letter_lines(letter, text) for text in letter.texts]
    parts[0] = [*(line for line in head if line is not None), "", *parts[0]]
    parts += [list(_blocks(t.reply, t)) for t in letter.texts if t.reply]
    return f"\n{_PAGE_BREAK}\n".join("\n".join(p).strip("\n") for p in parts) + "\n"


def _letter_lines(letter: Letter, text: LetterText) -> list[str]:
    lines = [_words(text.subject, text), "", _words(text.greeting, text), ""]
    lines += [*_blocks(text.body, text), _words(text.closing, text), ""]
    lines += [*letter.signers, ""]
    if text.enclosures:
        lines += _blocks((Bullets(text.enclosures),), text)
    return [*lines, *_blocks(text.privacy, text)]


def _fact(fact: Fact, text: LetterText) -> str:
    return f"{_words(fact.label, text)}: {_words(fact.value, text)}"


def _blocks(blocks: Iterable[Block], text: LetterText) -> Iterator[str]:
    for block in blocks:
        match block:
            case Bullets():
                yield from (f"- {_words(item, text)}" for item in block.items)
            case Facts():
                yield from (_fact(fact, text) for fact in block.facts)
            case Choices():
                for choice in block.choices:
                    line = f" {_WRITE_HERE}" if choice.fill_in else ""
                    yield f"[ ] {_words(choice.words, text)}{line}"
            case _:
                yield from (_words(runs, text) for runs in texts_of((block,)))
        if not isinstance(block, Heading):
            yield ""


def _words(runs: Runs, text: LetterText) -> str:
    return "".join(
        f"{_FIRST_STRONG_ISOLATE}{run.text}{_POP_ISOLATE}"
        if needs_isolation(run, right_to_left=text.right_to_left)
        else run.text
        for run in runs
    )
