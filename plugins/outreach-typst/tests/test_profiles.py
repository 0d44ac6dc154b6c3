"""Every way of printing, measured in the PDF: in its zones, and nothing elsewhere.

The tables are written out here again, so that a slip in a profile does not pass unseen:
DIN 5008 and E-POST as in letters.md, section 6.
"""

from collections.abc import Callable

import attrs
import pdfplumber
import pytest

from outreach_core.letters import (
    DIN_5008_A,
    DIN_5008_B,
    EPOST,
    LARGE_PRINT,
    Letter,
    LetterKind,
    PrintProfile,
    shipped_template,
)
from outreach_typst.pdf_format import PdfFormat

MM = 72 / 25.4
NEAR = 0.5
CAP_HEIGHT, DEPTH = 0.714, 0.293
# address top and bottom, return line top, subject, marks
TABLE = [
    (DIN_5008_B, 62.7, 90.0, 45.0, 98.46, [105, 148.5, 210]),
    (DIN_5008_A, 44.7, 72.0, 27.0, 80.46, [87, 148.5, 192]),
    (EPOST, 66.0, 90.0, 45.0, 105.0, []),
    (LARGE_PRINT, 62.7, 90.0, 45.0, 98.46, [105, 148.5, 210]),
]
IDS = [row[0].name for row in TABLE]


def words(page: pdfplumber.page.Page) -> list[dict[str, float]]:
    return [
        {
            "text": word["text"],
            "left": word["x0"] / MM,
            "right": word["x1"] / MM,
            "top": word["top"] / MM,
            "bottom": word["bottom"] / MM,
            "points": word["size"],
        }
        for word in page.extract_words(extra_attrs=["size"])
    ]


def capitals_top(word: dict) -> float:
    """Return where the capitals of a word begin; the line box begins above them."""
    return word["bottom"] - word["points"] / MM * (DEPTH + CAP_HEIGHT)


def texts(found: list) -> str:
    return " ".join(str(word["text"]) for word in found)


@pytest.mark.parametrize("row", TABLE, ids=IDS)
def test_everything_stands_where_the_table_says(
    write_to: Callable[..., Letter], measured: Callable, row: tuple
) -> None:
    profile, top, end, line, text, marks = row
    letter = write_to()
    page = measured(letter, profile).pages[0]
    left = [word for word in words(page) if word["left"] < 105]
    window = [word for word in left if line - NEAR < word["top"] < end + NEAR]
    returned, address = window[: len(letter.sender.return_line.split())], []
    address = window[len(returned) :]
    assert texts(returned) == letter.sender.return_line
    assert returned[0]["top"] == pytest.approx(line, abs=NEAR)
    assert texts(address) == " ".join(letter.address.lines)
    assert {round(word["points"]) for word in address} <= {10, 11, 12}
    assert address[0]["left"] == pytest.approx(25, abs=NEAR)
    assert address[0]["top"] == pytest.approx(top, abs=NEAR)
    assert max(word["bottom"] for word in address) <= end + NEAR
    subject = next(word for word in left if word["top"] > end)
    assert capitals_top(subject) == pytest.approx(text, abs=NEAR)
    drawn = [rule for rule in page.lines if rule["x0"] / MM < 20]
    assert sorted(rule["top"] / MM for rule in drawn) == pytest.approx(marks, abs=NEAR)


def test_the_franking_strip_and_the_edges_of_epost_stay_empty(
    write_to: Callable[..., Letter], measured: Callable
) -> None:
    pdf = measured(
        write_to(courtesy=shipped_template(LetterKind.FIRST_LETTER, "uk")), EPOST
    )
    for number, page in enumerate(pdf.pages):
        for drawn in (*page.chars, *page.lines, *page.rects, *page.curves):
            left, right = drawn["x0"] / MM, drawn["x1"] / MM
            top, bottom = drawn["top"] / MM, drawn["bottom"] / MM
            assert left >= 12
            assert right <= 210 - 2.5
            assert top >= 7
            assert bottom <= 297 - 7
            in_strip = left < 105 and right > 20 and top < 66 - NEAR and bottom > 53
            assert number > 0 or not in_strip


def test_large_print_is_large_from_the_salutation_on(
    write_to: Callable[..., Letter], measured: Callable
) -> None:
    letter = write_to()
    pdf = measured(letter, LARGE_PRINT)
    for number, page in enumerate(pdf.pages):
        body = [
            word["points"]
            for word in words(page)
            if (number > 0 or word["top"] > 98) and word["top"] < 277
        ]
        assert round(min(body), 6) >= 16
    assert "-\n" not in (pdf.pages[0].extract_text() or "")  # nothing is hyphenated
    block = [w for w in words(pdf.pages[0]) if w["left"] > 110 and 45 < w["top"] < 97]
    assert min(word["points"] for word in block) >= 12
    assert max(word["right"] for word in block) <= 200 + NEAR


@pytest.mark.parametrize("profile", [DIN_5008_B, LARGE_PRINT], ids=lambda p: p.name)
def test_a_long_mail_address_stays_on_the_paper(
    write_to: Callable[..., Letter], measured: Callable, profile: PrintProfile
) -> None:
    mail = "aufsuchende-beratung-mitte@kommunales-jobcenter-musterstadt.example"
    sender = attrs.evolve(write_to().sender, email=mail)
    pdf = measured(write_to(sender=sender), profile)
    for number, page in enumerate(pdf.pages):
        for word in words(page):
            edge = 200 if number == 0 and word["top"] < 98 else 190
            assert word["right"] <= edge + NEAR


@pytest.mark.parametrize("profile", [DIN_5008_B, LARGE_PRINT], ids=lambda p: p.name)
def test_a_word_wider_than_the_line_is_refused_by_its_field(
    write_to: Callable[..., Letter], profile: PrintProfile
) -> None:
    letter = write_to(family_name="Ö" * 34, given_name="Ma")
    letter = attrs.evolve(letter, team=("M" * 130,), signers=("M" * 130,))
    (problem,) = [
        p for p in PdfFormat().problems(letter, profile) if p.source == "signers"
    ]
    assert problem.problem.de.startswith("Namen unter dem Brief: ")
    assert "MMM" not in str(problem)


def test_the_line_of_the_address_is_named(write_to: Callable[..., Letter]) -> None:
    found = PdfFormat().problems(write_to(street="S" * 60 + " 1"), DIN_5008_B)
    said = [p.problem.de for p in found]
    assert "Anschriftfeld, Zeile 5: Der Text passt nicht hinein. Bitte kürzen." in said
    assert {p.source for p in found} == {"address"}


@pytest.mark.parametrize("language", ["de", "en", "ar", "fa", "ps", "uk"])
def test_in_large_print_the_answer_is_the_one_page_that_is_sent_back(
    write_to: Callable[..., Letter], language: str
) -> None:
    """The page says: send back only this page."""
    kind = LetterKind.FIRST_LETTER
    courtesy = None if language == "de" else shipped_template(kind, language)
    letter = write_to(courtesy=courtesy)
    without = attrs.evolve(letter, text=attrs.evolve(letter.text, reply=()))
    if letter.courtesy is not None:
        translated = attrs.evolve(letter.courtesy, reply=())
        without = attrs.evolve(without, courtesy=translated)
    pages = PdfFormat().render(letter, LARGE_PRINT).pages
    assert pages - PdfFormat().render(without, LARGE_PRINT).pages == len(letter.texts)
