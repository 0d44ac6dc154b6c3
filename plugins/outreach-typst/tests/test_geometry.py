"""Where everything stands on paper: measured from the PDF, within 0.5 mm.

The table is DIN 5008 form B as in letters.md, section 6; it is written out here again so
that a slip in the profile does not pass unseen.
"""

from collections.abc import Callable

import attrs
import pdfplumber
import pytest

from outreach_core.letters import DIN_5008_A, DIN_5008_B, Letter

MM = 72 / 25.4
NEAR = 0.5
CAP_HEIGHT = 0.714
"""Height of a capital of Noto Sans, in em."""


def words(pdf: pdfplumber.PDF, page: int = 0) -> list[dict[str, float]]:
    found = pdf.pages[page].extract_words(extra_attrs=["size"])
    return [
        {
            "text": word["text"],
            "left": word["x0"] / MM,
            "right": word["x1"] / MM,
            "top": word["top"] / MM,
            "bottom": word["bottom"] / MM,
            "points": word["size"],
        }
        for word in found
    ]


def inside(found: list, left: float, top: float, right: float, bottom: float) -> list:
    return [
        word
        for word in found
        if left - NEAR <= word["left"]
        and word["right"] <= right + NEAR
        and top - NEAR <= word["top"]
        and word["bottom"] <= bottom + NEAR
    ]


def texts(found: list) -> str:
    return " ".join(str(word["text"]) for word in found)


def test_the_page_is_a4(write_to: Callable[..., Letter], measured: Callable) -> None:
    page = measured(write_to()).pages[0]
    assert (page.width / MM, page.height / MM) == pytest.approx((210, 297), abs=0.1)


def test_the_address_stands_in_its_zone_and_nothing_else_does(
    write_to: Callable[..., Letter], measured: Callable
) -> None:
    letter = write_to()
    found = words(measured(letter))
    zone = inside(found, 25, 62.7, 105, 90)
    assert texts(zone) == " ".join(letter.address.lines)
    assert min(word["left"] for word in zone) == pytest.approx(25, abs=NEAR)
    assert zone[0]["top"] == pytest.approx(62.7, abs=NEAR)
    assert len({round(word["top"], 1) for word in zone}) == 6
    # Deutsche Post: 10 to 12 points, one size.
    assert {word["points"] for word in zone} == {11.0}


def test_the_window_shows_the_return_line_and_the_address_only(
    write_to: Callable[..., Letter], measured: Callable
) -> None:
    letter = write_to()
    found = words(measured(letter))
    window = [
        word
        for word in found
        if word["left"] < 105 and 45 - NEAR < word["top"] < 90 + NEAR
    ]
    assert texts(window) == " ".join((letter.sender.return_line, *letter.address.lines))
    line = inside(found, 25, 45, 105, 50)
    assert texts(line) == letter.sender.return_line
    assert line[0]["left"] == pytest.approx(25, abs=NEAR)
    assert line[0]["top"] == pytest.approx(45, abs=NEAR)
    assert line[0]["points"] <= 8


def test_the_info_block_stands_beside_the_address(
    write_to: Callable[..., Letter], measured: Callable
) -> None:
    found = words(measured(write_to()))
    block = [word for word in found if word["left"] > 105 and 45 < word["top"] < 97]
    assert block == inside(found, 125, 50, 200, 94)
    assert block[0]["left"] == pytest.approx(125, abs=NEAR)
    assert block[0]["top"] == pytest.approx(50, abs=NEAR)
    assert "aufsuchende-beratung@jobcenter-musterstadt.example" in texts(block).replace(
        " ", ""
    )


def test_the_subject_begins_where_the_text_begins(
    write_to: Callable[..., Letter], measured: Callable
) -> None:
    letter = write_to()
    found = words(measured(letter))
    subject = [word for word in found if word["top"] > 94][
        : len(letter.subject.split())
    ]
    assert texts(subject) == letter.subject
    assert subject[0]["left"] == pytest.approx(25, abs=NEAR)
    # The line box of Noto Sans begins above its capitals; DIN means the line.
    capitals = subject[0]["bottom"] - subject[0]["points"] / MM * 0.293
    top = capitals - subject[0]["points"] / MM * CAP_HEIGHT
    assert top == pytest.approx(98.46, abs=NEAR)


def test_text_stays_within_the_margins(
    write_to: Callable[..., Letter], measured: Callable
) -> None:
    pdf = measured(write_to())
    for number in range(len(pdf.pages)):
        for word in words(pdf, number):
            assert word["left"] >= 25 - NEAR
            assert word["right"] <= (200 if word["top"] < 98 else 190) + NEAR
            assert word["bottom"] <= 297 - 8


def test_fold_and_hole_marks_stand_where_they_are_folded_and_punched(
    write_to: Callable[..., Letter], measured: Callable
) -> None:
    pdf = measured(write_to())
    marks = sorted(
        (line["top"] / MM, line["x0"] / MM, (line["x1"] - line["x0"]) / MM)
        for line in pdf.pages[0].lines
        if line["x0"] / MM < 20
    )
    assert [mark[0] for mark in marks] == pytest.approx([105, 148.5, 210], abs=NEAR)
    assert [mark[1] for mark in marks] == pytest.approx([5, 5, 5], abs=NEAR)
    assert [mark[2] for mark in marks] == pytest.approx([3, 5, 3], abs=NEAR)
    assert not [line for line in pdf.pages[1].lines if line["x0"] / MM < 20]


def test_another_profile_moves_everything(
    write_to: Callable[..., Letter], measured: Callable
) -> None:
    letter = write_to()
    pdf = measured(letter, DIN_5008_A)
    zone = inside(words(pdf), 25, 44.7, 105, 72)
    assert texts(zone) == " ".join(letter.address.lines)
    marks = [line["top"] / MM for line in pdf.pages[0].lines if line["x0"] / MM < 20]
    assert sorted(marks) == pytest.approx([87, 148.5, 192], abs=NEAR)


def test_a_profile_without_marks_prints_none(
    write_to: Callable[..., Letter], measured: Callable
) -> None:
    bare = attrs.evolve(DIN_5008_B, fold_marks=(), hole_mark=None)
    page = measured(write_to(), bare).pages[0]
    assert not [line for line in page.lines if line["x0"] / MM < 20]


def test_letter_and_answer_are_one_page_each(
    write_to: Callable[..., Letter], measured: Callable
) -> None:
    pdf = measured(write_to())
    assert len(pdf.pages) == 2
    assert "Meine Antwort" in pdf.pages[1].extract_text()
    assert "Östlich" not in pdf.pages[1].extract_text()


def test_an_office_with_a_long_name_still_needs_one_page(
    write_to: Callable[..., Letter], measured: Callable
) -> None:
    sender = attrs.evolve(
        write_to().sender,
        office="Kommunales Jobcenter Landkreis Musterstadt-Biedermannshausen",
        privacy_page="www.jobcenter-musterstadt-biedermannshausen.example/datenschutz",
    )
    assert len(measured(write_to(sender=sender)).pages) == 2
