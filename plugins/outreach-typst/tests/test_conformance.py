"""What every plug-in of outreach_core promises, tried on this one."""

import pypdfium2
import pytest

from outreach_core.letters import PRINT_PROFILES, PrintProfile, RenderedLetter
from outreach_core.testing import conformance
from outreach_core.testing.kit.letters_to_try import letters_to_try
from outreach_core.testing.kit.words_in_letters import missing_words
from outreach_typst import plugin
from outreach_typst.pdf_format import PdfFormat

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

# The kit looks at one profile; what is not waived holds in every other one too.
LEFT_TO_RIGHT = [
    letter for group in ("scripts", "courtesy") for letter in letters_to_try()[group]
]


@pytest.mark.parametrize("profile", PRINT_PROFILES.values(), ids=PRINT_PROFILES)
def test_the_text_layer_is_whole_in_every_script_from_left_to_right(
    profile: PrintProfile,
) -> None:
    assert "uk" in {text.language for one in LEFT_TO_RIGHT for text in one.texts}
    for letter in LEFT_TO_RIGHT:
        words = words_of(PdfFormat().render(letter, profile))
        assert missing_words(letter, words) == ""


TestTypst = conformance(
    plugin, text_of=words_of, mark_heavy="slow", waive={"FMT-15": DOUBLED_MARKS}
)
