"""What do all letters of one profile share? Styles, lists, page, footer and marks.

The file begins as the template of python-docx, of which only what a letter needs is
kept: no theme, no picture of a page, nobody's name.
"""

import functools
import io
from typing import Final

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt

from outreach_core.letters import PrintProfile, Zone
from outreach_docx.markup import (
    bold,
    colour,
    element,
    paragraph_properties,
    run_properties,
    size,
    twips,
)
from outreach_docx.words import ACCENT, locale_of
from outreach_docx.zones import framed

FONT: Final = "Arial"
"""On every office computer, with Latin, Cyrillic and Arabic letters."""

_BOX_FONT: Final = "Segoe UI Symbol"
_KEPT_STYLES: Final = frozenset({"DefaultParagraphFont", "TableNormal"})
_KEPT_PARTS: Final = ("styles", "numbering", "settings")
SUBJECT, HEADING, BULLET = "Heading1", "Heading2", "ListBullet"
NOTE, BOX, SIGNERS = "Note", "BoxToTick", "Signers"
_BULLETS, _BOXES = 1, 2
_INK: Final = "1A1A1A"
_GREY: Final = "777777"
_FOOT_MM: Final = 9
_LINE: Final = 250
"""Line height in 240ths of that of the font: the first letter fits on one page."""


@functools.cache
def template() -> bytes:
    """Return an empty file with the parts of a letter; reads that of python-docx once."""
    document = docx.Document()
    _strip(document)
    section = document.sections[0]
    # A header of the first page is for the eye only, as fold marks are.
    section.different_first_page_header_footer = True
    for part in (section.first_page_header, section.first_page_footer, section.footer):
        part.is_linked_to_previous = False
    styles = document.styles.element
    for style in list(styles):
        if style.get(qn("w:styleId")) not in _KEPT_STYLES:
            styles.remove(style)
    document.part.numbering_part.element[:] = []
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def new_document(empty: bytes, profile: PrintProfile) -> Document:
    """Return a document without words, in the geometry of *profile*.

    Args:
        empty: What :func:`template` returns.
        profile: Where everything stands.
    """
    document = docx.Document(io.BytesIO(empty))
    styles = document.styles.element
    styles.append(_defaults(profile))
    styles.extend(_styles(profile))
    document.part.numbering_part.element.extend(_lists(profile))
    _page(document.sections[0], profile)
    return document


def _strip(document: Document) -> None:
    """Drop the parts of the template that say nothing about a letter."""
    package = document.part.package
    for rels in (package.rels, document.part.rels):
        for key in [k for k, rel in rels.items() if not _is_kept(rel.reltype)]:
            del rels[key]


def _is_kept(kind: str) -> bool:
    name = kind.rpartition("/")[2]
    return name in {*_KEPT_PARTS, "officeDocument", "core-properties"}


def _defaults(profile: PrintProfile) -> BaseOxmlElement:
    fonts = element("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT)
    language = element("lang", val=locale_of("de"), bidi=locale_of("ar"))
    look = run_properties(fonts, *size(profile.text_points), colour(_INK), language)
    return element(
        "docDefaults",
        element("rPrDefault", look),
        element("pPrDefault", paragraph_properties()),
    )


def _style(
    key: str,
    name: str,
    *paragraph: BaseOxmlElement,
    look: tuple[BaseOxmlElement, ...] = (),
    following: str = "Normal",
) -> BaseOxmlElement:
    made = element("style", element("name", val=name), type="paragraph", styleId=key)
    if key == "Normal":
        made.set(qn("w:default"), "1")
    else:
        made.append(element("basedOn", val="Normal"))
        made.append(element("next", val=following))
    made.append(element("qFormat"))
    made.append(paragraph_properties(*paragraph))
    made.append(run_properties(*look))
    return made


def _spaced(before_points: float, after_points: float) -> BaseOxmlElement:
    return element(
        "spacing",
        before=round(before_points * 20),
        after=round(after_points * 20),
        line=_LINE,
        lineRule="auto",
    )


def _styles(profile: PrintProfile) -> list[BaseOxmlElement]:
    points = profile.text_points
    width = profile.page_width - profile.margins.left - profile.margins.right
    line = element("tab", val="right", leader="underscore", pos=twips(width))

    def title() -> tuple[BaseOxmlElement, ...]:
        return (*bold(), colour(ACCENT))

    def numbered(key: int) -> BaseOxmlElement:
        return element("numPr", element("numId", val=key))

    return [
        _style("Normal", "Normal", _spaced(0, points * 0.45)),
        _style(
            *(SUBJECT, "heading 1", element("keepNext")),
            *(_spaced(0, points), element("outlineLvl", val=0)),
            look=(*title(), *size(points * 1.2)),
        ),
        _style(
            *(HEADING, "heading 2", element("keepNext")),
            *(_spaced(points * 0.7, points * 0.25), element("outlineLvl", val=1)),
            look=title(),
        ),
        _style(
            *(BULLET, "List Bullet", numbered(_BULLETS)),
            _spaced(0, points * 0.2),
            following=BULLET,
        ),
        _style(
            *(BOX, "Box To Tick", numbered(_BOXES), element("keepLines")),
            *(element("tabs", line), _spaced(0, points * 0.55)),
            following=BOX,
        ),
        _style(NOTE, "Note", _spaced(0, 3), look=size(profile.small_points)),
        _style(SIGNERS, "Signers", _spaced(points * 1.4, points * 0.8), look=bold()),
    ]


def _lists(profile: PrintProfile) -> list[BaseOxmlElement]:
    box = profile.text_points * 1.35
    fonts = {
        key: element("rFonts", ascii=font, hAnsi=font, cs=font, hint="default")
        for key, font in ((_BULLETS, FONT), (_BOXES, _BOX_FONT))
    }
    signs = [
        _list(_BULLETS, BULLET, "•", 5, fonts[_BULLETS]),
        _list(_BOXES, BOX, "☐", 8, fonts[_BOXES], *size(box)),
    ]
    links = [
        element("num", element("abstractNumId", val=key), numId=key)
        for key in (_BULLETS, _BOXES)
    ]
    return [*signs, *links]


def _list(
    key: int, style: str, sign: str, indent_mm: float, *look: BaseOxmlElement
) -> BaseOxmlElement:
    indent = element("ind", left=twips(indent_mm), hanging=twips(indent_mm))
    level = element(
        "lvl",
        element("start", val=1),
        element("numFmt", val="bullet"),
        element("pStyle", val=style),
        element("lvlText", val=sign),
        element("lvlJc", val="left"),
        paragraph_properties(indent),
        run_properties(*look),
        ilvl=0,
    )
    kind = element("multiLevelType", val="singleLevel")
    return element("abstractNum", kind, level, abstractNumId=key)


def _page(section: Section, profile: PrintProfile) -> None:
    section.page_width, section.page_height = (
        Mm(profile.page_width),
        Mm(profile.page_height),
    )
    margins = profile.margins
    section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
    section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    section.gutter = Pt(0)
    section.footer_distance = Mm(max(_FOOT_MM, profile.unprintable.bottom + 1))
    section.header_distance = Mm(_FOOT_MM)
    section.first_page_header.part.element[:] = [*_marks(profile), element("p")]


def _marks(profile: PrintProfile) -> list[BaseOxmlElement]:
    marks = [(y, profile.fold_mark_length) for y in profile.fold_marks]
    if profile.hole_mark is not None:
        marks.append((profile.hole_mark, profile.hole_mark_length))
    return [_mark(profile, y, length) for y, length in marks]


def _mark(profile: PrintProfile, y: float, length: float) -> BaseOxmlElement:
    line = element("top", val="single", sz=4, space=0, color=_GREY)
    return element(
        "p",
        paragraph_properties(
            framed(Zone(x=profile.marks_x, y=y, width=length, height=1)),
            element("pBdr", line),
            element("spacing", before=0, after=0, line=20, lineRule="exact"),
            element("rPr", *size(1)),
        ),
    )
