"""Why can a letter not become a Word file? Said without any value of the person."""

import re
from collections.abc import Iterator
from typing import Final

from outreach_core import Words
from outreach_core.letters import (
    Fact,
    Letter,
    PrintProfile,
    plain,
    texts_of,
)
from outreach_docx.widths import line_height_mm, lines_needed, width_mm
from outreach_docx.zones import FACT_GAP_MM, OFFICE_POINTS, UNIT_POINTS

# Everything else is no character of XML 1.0, and no program would open the file.
_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEARLY_MM: Final = 0.01

_NO_XML: Final = Words(
    "Der Brief enthält Steuerzeichen, die eine Word-Datei nicht aufnehmen kann. Bitte "
    "die Angaben ohne sie neu eingeben.",
    "The letter holds control characters that a Word file cannot hold. Please enter "
    "the details again without them.",
)
_TOO_LARGE: Final = Words(
    "Der Text passt nicht in die Zone: {zone}. Bitte kürzen.",
    "The text does not fit into the {zone}. Please shorten it.",
)
_TOO_WIDE: Final = Words(
    "Zeile {line} der Anschrift ist zu breit für das Anschriftfeld. Bitte kürzen.",
    "Line {line} of the address is too wide for the address zone. Please shorten it.",
)
_LETTERHEAD: Final = Words("Briefkopf", "letterhead")
_RETURN_LINE: Final = Words("Absenderzeile", "return line")
_ADDRESS: Final = Words("Anschriftfeld", "address zone")
_INFO: Final = Words("Informationsblock", "information block")


def refusals(letter: Letter, profile: PrintProfile) -> Iterator[Words]:
    """Yield every reason, in the order of the letter."""
    if any(map(_ILLEGAL.search, _all_words(letter))):
        yield _NO_XML
    if _head_height_mm(letter, profile) > profile.letterhead.height:
        yield _TOO_LARGE.fill(zone=_LETTERHEAD)
    line = letter.sender.return_line
    if width_mm(line, profile.return_points) > profile.return_line.width:
        yield _TOO_LARGE.fill(zone=_RETURN_LINE)
    yield from _address(letter, profile)
    yield from _info(letter, profile)


def _address(letter: Letter, profile: PrintProfile) -> Iterator[Words]:
    zone, lines = profile.address, letter.address.lines
    if len(lines) * profile.address_pitch > zone.height + _NEARLY_MM:
        yield _TOO_LARGE.fill(zone=_ADDRESS)
    for number, line in enumerate(lines, start=1):
        if width_mm(line, profile.address_points) > zone.width:
            yield _TOO_WIDE.fill(line=number)


def _info(letter: Letter, profile: PrintProfile) -> Iterator[Words]:
    zone, points = profile.info, profile.info_points
    facts = [_said(fact) for fact in letter.text.info]
    lines = sum(lines_needed(said, points, zone.width) for said in facts)
    height = lines * line_height_mm(points) + len(facts) * FACT_GAP_MM
    words = (word for said in facts for word in said.split())
    broken = any(width_mm(word, points) > zone.width for word in words)
    if broken or height > zone.height:
        yield _TOO_LARGE.fill(zone=_INFO)


def _said(fact: Fact) -> str:
    return f"{plain(fact.label)}: {plain(fact.value)}"


def _head_height_mm(letter: Letter, profile: PrintProfile) -> float:
    width = profile.letterhead.width
    office = lines_needed(letter.sender.office, OFFICE_POINTS, width)
    height = office * line_height_mm(OFFICE_POINTS)
    if letter.sender.unit is not None:
        unit = lines_needed(letter.sender.unit, UNIT_POINTS, width, bold=True)
        height += unit * line_height_mm(UNIT_POINTS)
    return height


def _all_words(letter: Letter) -> Iterator[str]:
    sender = letter.sender
    yield from (sender.unit or "", sender.office, sender.return_line)
    yield from (*letter.address.lines, *letter.signers)
    for text in letter.texts:
        for fact in text.info:
            yield _said(fact)
        for runs in (text.subject, text.greeting, text.closing, *text.enclosures):
            yield plain(runs)
        for blocks in (text.body, text.privacy, text.reply):
            yield from map(plain, texts_of(blocks))
