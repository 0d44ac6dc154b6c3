"""How is WordprocessingML written where python-docx has no word for it?"""

from typing import Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_TWIPS_A_MM: Final = 1440 / 25.4
# The schema is a sequence; Word calls a file damaged whose properties stand otherwise.
_IN_PARAGRAPH: Final = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"),
    *("numPr", "pBdr", "tabs", "suppressAutoHyphens", "bidi", "spacing", "ind"),
    *("contextualSpacing", "jc", "outlineLvl", "rPr"),
)
_IN_RUN: Final = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "rtl"),
    "lang",
)


def twips(millimetres: float) -> int:
    """Return a length as Word counts it: twentieths of a point."""
    return round(millimetres * _TWIPS_A_MM)


def element(
    name: str, *children: BaseOxmlElement, **attributes: object
) -> BaseOxmlElement:
    """Make ``w:name`` with attributes in the same namespace; booleans as 1 and 0."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        said = int(value) if isinstance(value, bool) else value
        made.set(qn(f"w:{key}"), str(said))
    made.extend(children)
    return made


def paragraph_properties(*children: BaseOxmlElement) -> BaseOxmlElement:
    """Make ``w:pPr`` with its children in the order of the schema."""
    return element("pPr", *_sorted(children, _IN_PARAGRAPH))


def run_properties(*children: BaseOxmlElement) -> BaseOxmlElement:
    """Make ``w:rPr`` with its children in the order of the schema."""
    return element("rPr", *_sorted(children, _IN_RUN))


def _sorted(
    children: tuple[BaseOxmlElement, ...], order: tuple[str, ...]
) -> list[BaseOxmlElement]:
    places = {qn(f"w:{name}"): place for place, name in enumerate(order)}
    return sorted(children, key=lambda child: places[str(child.tag)])


def text_run(words: str, *properties: BaseOxmlElement) -> BaseOxmlElement:
    """Make a run of literal words; lxml escapes what XML would read."""
    text = element("t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    found = (run_properties(*properties),) if properties else ()
    return element("r", *found, text)


def bold() -> tuple[BaseOxmlElement, ...]:
    """Return bold type, for Latin and for Arabic letters."""
    return element("b"), element("bCs")


def size(points: float) -> tuple[BaseOxmlElement, ...]:
    """Return a type size, for Latin and for Arabic letters."""
    halves = round(points * 2)
    return element("sz", val=halves), element("szCs", val=halves)


def colour(rgb: str) -> BaseOxmlElement:
    """Return a colour as six hexadecimal digits."""
    return element("color", val=rgb)


def field(instruction: str, *properties: BaseOxmlElement) -> BaseOxmlElement:
    """Make a field that Word fills in, such as the number of the page."""
    made = element("fldSimple", text_run("1", *properties))
    made.set(qn("w:instr"), instruction)
    return made
