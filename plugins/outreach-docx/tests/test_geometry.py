"""Where everything stands: read from the file in twentieths of a point.

The table is DIN 5008 form B as in letters.md, section 6, written out here again so that
a slip in the profile does not pass unseen.
"""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from outreach_core.letters import DIN_5008_A, DIN_5008_B, PrintProfile
from outreach_core.letters.profiles import EPOST, LARGE_PRINT
from outreach_core.testing.kit.letters_to_try import letters_to_try
from outreach_docx.widths import lines_needed, width_mm
from outreach_docx.word_format import DocxFormat

LETTERS = letters_to_try()
LETTER = LETTERS["six_lines"][0]
MM = 1440 / 25.4
NEAR = 0.02
Opened = Callable[..., Document]


def frames(document: Document) -> dict[str, tuple[float, ...]]:
    """Return the place of each frame of the letter, in millimetres, by its words."""
    found = {}
    for paragraph in document.paragraphs:
        frame = paragraph.paragraph_format.element.find(
            f"{qn('w:pPr')}/{qn('w:framePr')}"
        )
        if frame is not None:
            assert {frame.get(qn(f"w:{a}Anchor")) for a in "hv"} == {"page"}
            found[paragraph.text] = tuple(
                round(int(frame.get(qn(f"w:{side}"))) / MM, 2) for side in "xywh"
            )
    return found


def marks(document: Document) -> list[tuple[float, ...]]:
    header = document.sections[0].first_page_header.part.element
    return [
        tuple(round(int(frame.get(qn(f"w:{side}"))) / MM, 1) for side in "xyw")
        for frame in header.iter(qn("w:framePr"))
    ]


def test_the_head_stands_where_din_5008_wants_it(opened: Opened) -> None:
    found = frames(opened(LETTER))
    near = {k: pytest.approx(v, abs=NEAR) for k, v in found.items()}
    assert near[LETTER.sender.return_line] == (25, 45, 80, 5)
    assert near["\n".join(LETTER.address.lines)] == (25, 62.7, 80, 27.3)
    assert near[LETTER.sender.office] == (25, 14, 165, 28)
    info = [place for words, place in found.items() if ": " in words]
    assert len(info) == 6
    assert all(place == pytest.approx((125, 50, 75, 44), abs=NEAR) for place in info)


def test_the_subject_begins_where_the_text_begins(opened: Opened) -> None:
    document = opened(LETTER)
    section = document.sections[0]
    (subject,) = [p for p in document.paragraphs if p.style.name == "Heading 1"]
    down = section.top_margin.mm + subject.paragraph_format.space_before.mm
    assert down == pytest.approx(98.46, abs=NEAR)


@pytest.mark.parametrize(
    "profile", [DIN_5008_A, DIN_5008_B, EPOST, LARGE_PRINT], ids=lambda p: p.name
)
def test_every_profile_moves_everything(opened: Opened, profile: PrintProfile) -> None:
    letter = LETTERS["ordinary"][0]
    document = opened(letter, profile)
    zone = profile.address
    place = frames(document)["\n".join(letter.address.lines)]
    assert place == pytest.approx((zone.x, zone.y, zone.width, zone.height), abs=NEAR)
    expected = sorted([*profile.fold_marks, *filter(None, [profile.hole_mark])])
    assert sorted(y for _, y, _ in marks(document)) == pytest.approx(expected, abs=0.1)
    section = document.sections[0]
    assert section.page_width.mm == pytest.approx(210, abs=NEAR)
    assert section.page_height.mm == pytest.approx(297, abs=NEAR)
    assert section.left_margin.mm == pytest.approx(25, abs=NEAR)


def test_words_are_measured_with_the_font_that_prints_them() -> None:
    # Advance widths of Arial: 22 letters of 0.556 em in 10 points.
    assert width_mm("a" * 22, 10) == pytest.approx(22 * 0.556 * 10 * 25.4 / 72)
    assert width_mm("ä", 10) == width_mm("a", 10)
    assert width_mm("Ж", 10) > width_mm("i", 10)
    assert width_mm("a", 10, bold=True) > width_mm("a", 10)


def test_lines_are_counted_as_a_typesetter_breaks_them() -> None:
    assert lines_needed("kurz", 10, 80) == 1
    assert lines_needed("Wort " * 20, 10, 40) == 5
    assert lines_needed("x" * 200, 10, 40) >= 9


OFFICE = shutil.which("soffice")


def converted(folder: Path, content: bytes) -> Any:
    """Let LibreOffice make a PDF; skip where it has no Writer."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed (apt: libreoffice-writer-nogui)")
    (folder / "letter.docx").write_bytes(content)
    home = f"-env:UserInstallation=file://{folder}/office"
    made = subprocess.run(
        [OFFICE, home, "--headless", "--convert-to", "pdf", "letter.docx"],
        cwd=folder,
        capture_output=True,
        timeout=180,
        check=False,
    )
    if not (folder / "letter.pdf").is_file():
        said = made.stderr.decode() + made.stdout.decode()
        if "could not be loaded" in said:
            pytest.skip("LibreOffice has no Writer (apt: libreoffice-writer-nogui)")
        pytest.fail(said)
    return pdfplumber.open(folder / "letter.pdf")


@pytest.mark.slow
def test_libreoffice_prints_everything_in_its_place(tmp_path: Path) -> None:
    content = DocxFormat().render(LETTER, DIN_5008_B).content
    point = 72 / 25.4
    with converted(tmp_path, content) as pdf:
        assert len(pdf.pages) == 2
        page = pdf.pages[0]
        window = page.crop((20 * point, 60 * point, 110 * point, 92 * point))
        lines = window.extract_text().splitlines()
        assert tuple(lines) == LETTER.address.lines
        words = page.extract_words()
        first = window.extract_words()[0]
        assert first["text"] == LETTER.address.lines[0]
        assert first["x0"] / point == pytest.approx(25, abs=0.5)
        assert first["top"] / point == pytest.approx(62.7, abs=1)
        (subject,) = [
            w for w in words if w["text"] == "möchten" and w["top"] < 105 * point
        ]
        assert subject["top"] / point == pytest.approx(98.46, abs=0.5)
        ruled = sorted(line["top"] / point for line in page.lines if line["x0"] < 60)
        assert ruled[:3] == pytest.approx([105, 148.5, 210], abs=0.5)
        answer = re.sub(r"\s+", " ", pdf.pages[1].extract_text())
        assert answer.startswith("Meine Antwort")
