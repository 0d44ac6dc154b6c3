"""What every plug-in of outreach_core promises, tried on this one."""

import pypdfium2

from outreach_core.letters import RenderedLetter
from outreach_core.testing import conformance
from outreach_typst import plugin

FOOT_POINTS = (297 - 277.5) / 25.4 * 72
"""Height of the foot line with the number of the page."""


def words_of(rendered: RenderedLetter) -> str:
    """Read a PDF as somebody would who copies its text, above the foot line."""
    with pypdfium2.PdfDocument(rendered.content) as pdf:
        pages = [page.get_textpage() for page in pdf]
        return "".join(page.get_text_bounded(bottom=FOOT_POINTS) for page in pages)


DOUBLED_MARKS = (
    "On paper the words are right (test_scripts.py: glyphs, order, direction), but where "
    "an Arabic letter bears a mark, Typst 0.15 writes the pair into the text layer twice "
    "and the mark first: pdfium and poppler read both."
)

TestTypst = conformance(
    plugin, text_of=words_of, mark_heavy="slow", waive={"FMT-05": DOUBLED_MARKS}
)
