"""How the text of a template becomes blocks: the few marks a template writer knows.

=== subject ===         begins a section
one line, next line     a paragraph; a blank line ends it
## Wer kommt            a heading
- first                 a bullet; plain lines below go on with it
! Ihre Daten: ...       a note, set smaller
Telefon :: 0561 ...     a fact
[ ] Ja, gern            a box to tick
[ ] An diesem Tag: ____ a box to tick with a line to write on
**freiwillig**          bold

Values are still marks when this is read, so data can never make structure. They are put
into the finished blocks afterwards; see ``filling``.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from outreach_core._messages import Words
from outreach_core.errors import InvalidInputError
from outreach_core.letters import faults
from outreach_core.letters.text import (
    Block,
    Bullets,
    Choice,
    Choices,
    Fact,
    Facts,
    Heading,
    Note,
    Paragraph,
    Run,
    Runs,
    numbered,
)
from outreach_core.letters.tracing import MARK

REQUIRED: Final = frozenset({"subject", "body", "closing", "privacy"})
"""Sections without which there is no letter."""
SECTIONS: Final = REQUIRED | {"info", "enclosures", "reply"}
"""All sections a template may have."""

_SECTION: Final = re.compile(r"===\s*(.*?)\s*===$")
_PIECES: Final = re.compile(r"(\*\*|\ue000\d+\ue001)")
_BOX: Final = "[ ] "
_RUN_ON: Final = frozenset({"bullet", "note", "choice"})
"""What goes on over plain lines until a blank one."""
_ALONE: Final = frozenset({"heading", "note"})
"""What never shares a block with its neighbour."""
_PREFIXES: Final = {"## ": "heading", "- ": "bullet", "! ": "note", _BOX: "choice"}
_LINE: Final = re.compile(r"_{2,}$")
_FACT: Final = " :: "

_SHAPES: Final[Mapping[str, tuple[Callable[[tuple[Block, ...]], bool], Words]]] = {
    "subject": (
        lambda b: len(b) == 1 and isinstance(b[0], Paragraph),
        faults.ONE_PARAGRAPH,
    ),
    "closing": (
        lambda b: len(b) == 1 and isinstance(b[0], Paragraph),
        faults.ONE_PARAGRAPH,
    ),
    "info": (lambda b: all(isinstance(x, Facts) for x in b), faults.ONLY_FACTS),
    "enclosures": (
        lambda b: all(isinstance(x, Bullets) for x in b),
        faults.ONLY_BULLETS,
    ),
}

_GAP: Final = "…"


def read_sections(rendered: str) -> Mapping[str, tuple[Block, ...]]:
    """Read a rendered template; the boxes of the answer page are numbered.

    Args:
        rendered: The text, with a mark for each value.

    Returns:
        The blocks of each section that has any, with a gap for each value.

    Raises:
        InvalidInputError: A section is unknown, repeated, empty though required, or
            there is text before the first one; all faults at once.
    """
    lines, found = _split(rendered)
    blocks = {}
    for name, content in lines.items():
        try:
            blocks[name] = tuple(_blocks(content))
        except InvalidInputError as error:
            found += [
                faults.IN_SECTION.fill(name=name, fault=fault) for fault in error.faults
            ]
    found += [
        faults.SECTION_MISSING.fill(name=name)
        for name in sorted(REQUIRED)
        if not lines.get(name) or not any(lines[name])
    ]
    found += [
        faults.WRONG_SHAPE.fill(name=name, expected=expected)
        for name, (fits, expected) in _SHAPES.items()
        if blocks.get(name) and not fits(blocks[name])
    ]
    if found:
        raise InvalidInputError(subject="The text of the template", faults=found)
    if "reply" in blocks:
        blocks["reply"] = numbered(blocks["reply"])
    return {name: content for name, content in blocks.items() if content}


def _split(rendered: str) -> tuple[dict[str, list[str]], list[Words]]:
    """Return the lines of each section, and what is wrong with the sections."""
    found: list[Words] = []
    lines: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in map(str.strip, rendered.splitlines()):
        match = _SECTION.match(line)
        if match is None:
            if current is not None:
                current.append(line)
            elif line:
                found.append(faults.BEFORE_SECTIONS)
            continue
        name = match[1]
        if name not in SECTIONS:
            known = ", ".join(sorted(SECTIONS))
            found.append(faults.NO_SECTION.fill(name=name, known=known))
        elif name in lines:
            found.append(faults.TWICE.fill(name=name))
        current = lines.setdefault(name, [])
    return lines, found


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Group neighbouring lines of one kind, then make a block of each group."""
    group: list[str] = []
    kind = ""
    for line in (*lines, ""):
        prefix = next((p for p in _PREFIXES if line.startswith(p)), "")
        found = _PREFIXES.get(prefix) or ("fact" if _FACT in line else "text")
        found = found if line else ""
        if found == "text" and kind in _RUN_ON:
            group[-1] = f"{group[-1]} {line}"
            continue
        if group and (found != kind or kind in _ALONE):
            yield _block(kind, group)
            group = []
        kind = found
        if line:
            group.append(line.removeprefix(prefix))


def _block(kind: str, lines: Sequence[str]) -> Block:
    match kind:
        case "heading":
            return Heading(_runs(lines[0]))
        case "bullet":
            return Bullets(tuple(_runs(line) for line in lines))
        case "note":
            return Note(_runs(" ".join(lines)))
        case "choice":
            return Choices(tuple(_choice(line) for line in lines))
        case "fact":
            return Facts(tuple(_fact(line) for line in lines))
        case _:
            return Paragraph(_runs(" ".join(lines)))


def _choice(line: str) -> Choice:
    label = _LINE.sub("", line)
    return Choice(label=_runs(label.rstrip()), fill_in=label != line)


def _fact(line: str) -> Fact:
    label, _, value = line.partition(_FACT)
    return Fact(label=_runs(label.strip()), value=_runs(value.strip()))


def _runs(text: str) -> Runs:
    runs: list[Run] = []
    strong = False
    for piece in _PIECES.split(text):
        mark = MARK.fullmatch(piece)
        if piece == "**":
            strong = not strong
        elif mark is not None:
            runs.append(Run(text=_GAP, field=mark[1], strong=strong))
        elif piece:
            runs.append(Run(text=re.sub(r"\s+", " ", piece), strong=strong))
    if strong:
        raise InvalidInputError(subject="The text", faults=[faults.OPEN_BOLD])
    if not any(run.text.strip() for run in runs):
        raise InvalidInputError(subject="The text", faults=[faults.NO_WORDS])
    return tuple(runs)
