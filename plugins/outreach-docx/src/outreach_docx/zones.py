"""What stands at a fixed place: letterhead, return line, address, information block.

Frames of Word, anchored to the page: paragraphs that a screen reader meets in their
order and that staff edit like any other. Text boxes and headers are neither.
"""

from collections.abc import Iterator
from typing import Final

from docx.oxml.xmlchemy import BaseOxmlElement

from outreach_core.letters import Letter, LetterText, PrintProfile, Zone
from outreach_docx.markup import element, paragraph_properties, twips
from outreach_docx.words import Look, label_runs, latin_run, word_runs

UNIT_POINTS: Final = 18
OFFICE_POINTS: Final = 12
FACT_GAP_MM: Final = 0.7


def framed(zone: Zone) -> BaseOxmlElement:
    """Return the properties that put a paragraph into *zone*; equal ones share it."""
    return element(
        "framePr",
        w=twips(zone.width),
        h=twips(zone.height),
        hRule="atLeast",
        wrap="around",
        vAnchor="page",
        hAnchor="page",
        x=twips(zone.x),
        y=twips(zone.y),
    )


def head(letter: Letter, profile: PrintProfile) -> Iterator[BaseOxmlElement]:
    """Yield the paragraphs above the subject, in reading order."""
    sender, language = letter.sender, letter.language
    if sender.unit is not None:
        look = Look(strong=True, points=UNIT_POINTS, accent=True)
        unit = latin_run(sender.unit, language, look)
        yield _in_zone(profile.letterhead, unit)
    look = Look(points=OFFICE_POINTS, accent=True)
    yield _in_zone(profile.letterhead, latin_run(sender.office, language, look))
    small = Look(points=profile.return_points)
    line = latin_run(sender.return_line, language, small)
    yield _in_zone(profile.return_line, line)
    yield _address(letter, profile)
    yield from _info(letter.text, profile)


def _in_zone(
    zone: Zone, *runs: BaseOxmlElement, after_mm: float = 0, **line: object
) -> BaseOxmlElement:
    spacing = element("spacing", before=0, after=twips(after_mm), **line)
    properties = paragraph_properties(framed(zone), spacing)
    return element("p", properties, *runs)


def _address(letter: Letter, profile: PrintProfile) -> BaseOxmlElement:
    runs = []
    for number, line in enumerate(letter.address.lines):
        look = Look(points=profile.address_points)
        run = latin_run(line, letter.language, look)
        if number:
            run.insert(1, element("br"))  # after its properties
        runs.append(run)
    pitch = twips(profile.address_pitch)
    return _in_zone(profile.address, *runs, line=pitch, lineRule="exact")


def _info(text: LetterText, profile: PrintProfile) -> Iterator[BaseOxmlElement]:
    points = profile.info_points
    for fact in text.info:
        label = label_runs(fact.label, text, points)
        value = word_runs(fact.value, text, Look(points=points))
        yield _in_zone(profile.info, *label, *value, after_mm=FACT_GAP_MM)
