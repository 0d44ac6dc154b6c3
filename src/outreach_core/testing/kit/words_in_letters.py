"""Which words stand in a rendered letter, whatever its format?"""

import html
import io
import re
import zipfile
from collections.abc import Callable
from typing import Final

from outreach_core.letters import Letter, RenderedLetter, letter_as_text

_SILENT: Final = re.compile(r"(?is)<(style|script|head)\b.*?</\1>")
_TAG: Final = re.compile(r"<[^>]*>")
# Blanks, isolates, bullets and boxes belong to the layout.
_LAYOUT: Final = re.compile(r"[\s\u2066-\u2069\u200e\u200f\u00ad\f•▪☐_\-\[\]]+")


def words_of(
    rendered: RenderedLetter, text_of: Callable[[RenderedLetter], str] | None
) -> str | None:
    """Return the words of a rendered letter; ``None``: nobody can read this format.

    Args:
        rendered: The letter.
        text_of: Reads formats that are neither text nor HTML nor Word.
    """
    media = rendered.media_type.partition(";")[0].strip().lower()
    if text_of is not None:
        return text_of(rendered)
    if media == "text/plain":
        return rendered.content.decode()
    if media in {"text/html", "application/xhtml+xml"}:
        return _without_tags(_SILENT.sub(" ", rendered.content.decode()))
    if media.endswith("wordprocessingml.document"):
        with zipfile.ZipFile(io.BytesIO(rendered.content)) as file:
            return _without_tags(file.read("word/document.xml").decode())
    return None


def _without_tags(text: str) -> str:
    return html.unescape(_TAG.sub("", text))


def bare(text: str) -> str:
    """Return *text* without blanks and without what only layout adds."""
    return _LAYOUT.sub("", text)


def missing_words(letter: Letter, found: str) -> str:
    """Return which part of the letter is not in *found*; empty: all is there.

    Line by line, because a format may set head, letter and answer page in another order.
    """
    there = bare(found)
    for number, line in enumerate(letter_as_text(letter).splitlines(), start=1):
        for part in line.split(": ", 1):
            if bare(part) not in there:
                return f"line {number} of the letter as text"
    return ""
