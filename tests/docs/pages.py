"""The pages people read, and the code and links that stand in them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = tuple(
    sorted(
        [
            *ROOT.glob("*.md"),
            *ROOT.glob("docs/**/*.md"),
            *ROOT.glob("plugins/*/README.md"),
        ]
    )
)
_PARSER: Final = MarkdownIt("commonmark").enable("table")


@attrs.frozen(kw_only=True)
class Block:
    """One fenced block: its language, further words behind it, its text, its line."""

    language: str
    words: tuple[str, ...]
    text: str
    line: int


def name(page: Path) -> str:
    """The page as people say it."""
    return page.relative_to(ROOT).as_posix()


def tokens(page: Path) -> list[Token]:
    """The page, parsed."""
    return _PARSER.parse(page.read_text(encoding="utf-8"))


def blocks(page: Path) -> Iterator[Block]:
    """Every fenced block of a page, in order."""
    for token in tokens(page):
        if token.type == "fence":
            language, *words = token.info.split() or [""]
            begin = (token.map or [0, 0])[0] + 2
            yield Block(
                language=language, words=tuple(words), text=token.content, line=begin
            )


def links(page: Path) -> Iterator[str]:
    """Every link and picture of a page."""
    for token in tokens(page):
        for child in token.children or ():
            target = child.attrGet("href") or child.attrGet("src")
            if target:
                yield str(target)


def anchors(page: Path) -> set[str]:
    """The anchors that headings of a page make on a hosting platform."""
    found, heading = set(), False
    for token in tokens(page):
        if heading and token.type == "inline":
            kept = [c for c in token.content.lower() if c.isalnum() or c in " -_"]
            found.add("".join(kept).replace(" ", "-"))
        heading = token.type == "heading_open"
    return found
