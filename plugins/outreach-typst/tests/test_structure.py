"""What a screen reader and an archive find in the PDF."""

import io
from collections.abc import Callable, Iterator

import pikepdf
import pytest

from outreach_core.letters import DIN_5008_B, Letter, LetterKind, shipped_template
from outreach_typst.pdf_format import PdfFormat

FIRST_LETTER_EN = shipped_template(LetterKind.FIRST_LETTER, "en")

PDF_UA = "{http://www.aiim.org/pdfua/ns/id/}part"
TITLE = "{http://purl.org/dc/elements/1.1/}title"


def elements(node: pikepdf.Object) -> Iterator[tuple[str, str]]:
    """Yield type and language of each structure element in reading order."""
    if not isinstance(node, pikepdf.Dictionary):
        return
    if "/S" in node:
        yield str(node.S), str(node.get("/Lang", ""))
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        yield from elements(kid)


def test_the_pdf_says_what_it_is(
    write_to: Callable[..., Letter], opened: Callable
) -> None:
    letter = write_to()
    pdf = opened(letter)
    with pdf.open_metadata(update_docinfo=False) as metadata:
        assert metadata[PDF_UA] == "1"
        assert metadata[TITLE] == letter.subject
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert str(pdf.Root.Lang) == "de-DE"
    assert str(pdf.docinfo.Author) == letter.sender.office
    assert str(pdf.docinfo.CreationDate).startswith("D:20261005")


def test_no_metadata_names_the_person(write_to: Callable[..., Letter]) -> None:
    content = PdfFormat().render(write_to(), DIN_5008_B).content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        said = str(pdf.docinfo) + bytes(pdf.Root.Metadata.read_bytes()).decode()
    for secret in ("Östlich", "Mia", "Lange Gasse", "AAAAA-BBBBB"):
        assert secret not in said


def test_zones_headings_and_lists_are_real_structure(
    write_to: Callable[..., Letter], opened: Callable
) -> None:
    kinds = [kind for kind, _ in elements(opened(write_to()).Root.StructTreeRoot)]
    headings = [kind for kind in kinds if kind.startswith("/H")]
    assert headings[0] == "/H1"
    assert set(headings[1:]) == {"/H2"}
    # Unit, office, return line, address, six facts: each zone a paragraph of its own.
    before = kinds[: kinds.index("/H1")]
    assert before.count("/P") == 10
    assert kinds.count("/L") == 5
    assert kinds.count("/LI") == kinds.count("/Lbl") == kinds.count("/LBody") == 20
    assert set(kinds) <= {
        *("/Document", "/P", "/H1", "/H2", "/L", "/LI", "/Lbl", "/LBody", "/Strong")
    }


def test_a_translation_is_marked_as_another_language(
    write_to: Callable[..., Letter], opened: Callable
) -> None:
    letter = write_to(courtesy=FIRST_LETTER_EN)
    found = list(elements(opened(letter).Root.StructTreeRoot))
    languages = [language for kind, language in found if kind == "/H1"]
    assert languages == ["", "en"]


def test_marks_and_page_numbers_are_artifacts(
    write_to: Callable[..., Letter], opened: Callable
) -> None:
    pdf = opened(write_to())
    for page in pdf.pages:
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
            # Everything that leaves ink is either tagged or an artifact.
            if name in {"Tj", "TJ", "S", "s", "f", "F", "f*", "B", "Do"}:
                assert depth > 0, (name, operands)
        assert depth == 0


def test_fonts_are_our_own_embedded_and_subset(
    write_to: Callable[..., Letter], opened: Callable
) -> None:
    names = set()
    for page in opened(write_to()).pages:
        for font in page.Resources.Font.values():
            names.add(str(font.BaseFont).split("+")[1])
            assert "+" in str(font.BaseFont)
            assert "/ToUnicode" in font
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
    assert names == {"NotoSans-Regular", "NotoSans-Bold"}


@pytest.mark.parametrize("courtesy", [None, FIRST_LETTER_EN])
def test_the_number_of_pages_is_told(
    write_to: Callable[..., Letter], opened: Callable, courtesy: object
) -> None:
    letter = write_to(courtesy=courtesy)
    rendered = PdfFormat().render(letter, DIN_5008_B)
    # Each language: the letter, and a page to tick and send back.
    assert rendered.pages == len(opened(letter).pages) == 2 * len(letter.texts)
