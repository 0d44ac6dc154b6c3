"""A letter as one HTML page that reads well on a screen and prints on A4.

No script, no picture, no address on the network; every value sits in ``<bdi>``.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

import attrs

from outreach_core.letters.formats import RenderedLetter
from outreach_core.letters.html_style import style_sheet
from outreach_core.letters.letter import Letter, LetterText
from outreach_core.letters.problems import LetterProblem
from outreach_core.letters.profiles import PrintProfile
from outreach_core.letters.text import (
    Block,
    Bullets,
    Choices,
    Facts,
    Heading,
    Note,
    Paragraph,
    Run,
    Runs,
)

_WHOLE: Final = 20
"""Signs of the longest value with digits that stays on one line."""


@attrs.frozen(kw_only=True)
class HtmlFormat:
    """The format "html": one file, accessible, with a style sheet for print."""

    name: str = "html"
    media_type: str = "text/html; charset=utf-8"
    suffix: str = ".html"

    def problems(
        self,
        letter: Letter,  # noqa: ARG002  a page in a browser grows with its text
        profile: PrintProfile,  # noqa: ARG002
    ) -> Sequence[LetterProblem]:
        """Return nothing: HTML has no edges."""
        return ()

    def render(self, letter: Letter, profile: PrintProfile) -> RenderedLetter:
        """Write the page."""
        return RenderedLetter(
            key=letter.key,
            media_type=self.media_type,
            suffix=self.suffix,
            content="".join(_page(letter, profile)).encode(),
        )


def _page(letter: Letter, profile: PrintProfile) -> Iterator[str]:
    yield f"<!doctype html>\n<html{_language(letter.text)}>\n<head>\n"
    yield '<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    # No request can leave the page, whatever a value says.
    yield '<meta http-equiv="Content-Security-Policy" '
    yield "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    yield '<meta name="robots" content="noindex">\n'
    yield f"<title>{escape(letter.subject)}</title>\n"
    yield f"<style>\n{style_sheet(profile)}</style>\n</head>\n<body>\n<main>\n"
    for text in letter.texts:
        yield from _sheet(letter, text)
    # Last, so that it can be taken off without the letter on its back.
    for text in letter.texts:
        yield from _reply(text)
    yield "</main>\n</body>\n</html>\n"


def _sheet(letter: Letter, text: LetterText) -> Iterator[str]:
    first = text is letter.text
    kind = "first sheet" if first else "sheet"
    yield f'<article class="{kind}"{_language(text)}>\n'
    if first:
        yield from _head(letter)
        yield from ('<div class="info">\n', *_facts(text), "</div>\n")
    yield f"<h1>{_runs(text.subject)}</h1>\n<p>{_runs(text.greeting)}</p>\n"
    yield from _blocks(text.body)
    yield f"<p>{_runs(text.closing)}</p>\n"
    names = "\n".join(f"<span>{_value(name)}</span>" for name in letter.signers)
    yield f'<p class="signers">{names}</p>\n'
    if text.enclosures:
        yield from _blocks((Bullets(text.enclosures),))
    yield from _blocks(text.privacy)
    yield "</article>\n"


def _reply(text: LetterText) -> Iterator[str]:
    if text.reply:
        yield f'<section class="reply sheet"{_language(text)}>\n'
        yield from _blocks(text.reply)
        yield "</section>\n"


def _head(letter: Letter) -> Iterator[str]:
    sender = letter.sender
    unit = (
        "" if sender.unit is None else f"<strong>{escape(sender.unit)}</strong><br>\n"
    )
    yield f'<p class="letterhead">{unit}{escape(sender.office)}</p>\n'
    # The window of the envelope: read by the post, always left to right and in Latin.
    yield f'<p class="return" dir="ltr">{escape(sender.return_line)}</p>\n'
    lines = "<br>\n".join(escape(line) for line in letter.address.lines)
    yield f'<p class="address" dir="ltr">{lines}</p>\n'


def _facts(text: LetterText) -> Iterator[str]:
    for fact in text.info:
        label, value = _runs(fact.label), _runs(fact.value)
        yield f'<p><span class="label">{label}:</span> {value}</p>\n'


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield f"<h2>{_runs(block.runs)}</h2>\n"
            case Paragraph():
                yield f"<p>{_runs(block.runs)}</p>\n"
            case Note():
                yield f'<p class="note">{_runs(block.runs)}</p>\n'
            case Bullets():
                items = "".join(f"<li>{_runs(item)}</li>\n" for item in block.items)
                yield f"<ul>\n{items}</ul>\n"
            case Facts():
                for fact in block.facts:
                    label, value = _runs(fact.label), _runs(fact.value)
                    yield f'<p class="fact"><span class="label">{label}:</span> {value}</p>\n'
            case Choices():
                yield '<ul class="choices">\n'
                for choice in block.choices:
                    line = ' <span class="line"></span>' if choice.fill_in else ""
                    yield f"<li><span>{_runs(choice.words)}</span>{line}</li>\n"
                yield "</ul>\n"


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    words = escape(run.text) if run.field is None else _value(run.text)
    if run.language is not None:
        # Its own direction too: a sentence may run against the letter around it.
        words = f'<bdi lang="{escape(run.language)}">{words}</bdi>'
    return f"<strong>{words}</strong>" if run.strong else words


def _value(words: str) -> str:
    # Numbers and codes are read as one: no line ends inside them.
    short = len(words) <= _WHOLE and any(sign.isdigit() for sign in words)
    kind = ' class="whole"' if short else ""
    return f"<bdi{kind}>{escape(words)}</bdi>"


def _language(text: LetterText) -> str:
    direction = ' dir="rtl"' if text.right_to_left else ""
    return f' lang="{escape(text.language)}"{direction}'
