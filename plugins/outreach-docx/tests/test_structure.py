"""What Word, a screen reader and an archive find in the file."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from outreach_core.letters import DIN_5008_B, Choices, Letter, Run
from outreach_core.testing.kit.letters_to_try import letters_to_try
from outreach_docx.word_format import DocxFormat

LETTERS = letters_to_try()
LETTER = LETTERS["ordinary"][0]
ARABIC = LETTERS["right_to_left"][0]
ENGLISH = LETTERS["courtesy"][0]
Opened = Callable[..., Document]


def paragraphs(document: Document, style: str) -> list[Any]:
    return [p for p in document.paragraphs if p.style.name == style]


def runs_in(document: Document, language: str) -> list[Any]:
    return [
        run
        for run in document.element.body.iter(qn("w:r"))
        if (found := run.find(f"{qn('w:rPr')}/{qn('w:lang')}")) is not None
        and found.get(qn("w:val")) == language
    ]


def test_the_subject_and_the_headings_are_headings(opened: Opened) -> None:
    document = opened(LETTER)
    subjects = [p.text for p in paragraphs(document, "Heading 1")]
    assert subjects == [LETTER.subject]
    assert "Das ist uns wichtig" in [p.text for p in paragraphs(document, "Heading 2")]


def test_the_boxes_to_tick_are_a_list_with_numbers_and_lines_to_write_on(
    opened: Opened,
) -> None:
    document = opened(LETTER)
    boxes = paragraphs(document, "Box To Tick")
    choices = [
        choice
        for block in LETTER.text.reply
        if isinstance(block, Choices)
        for choice in block.choices
    ]
    assert [box.text.split(".")[0] for box in boxes] == [
        str(choice.number) for choice in choices
    ]
    assert [box.text.endswith("\t") for box in boxes] == [c.fill_in for c in choices]
    numbering = etree.tostring(document.part.numbering_part.element, encoding="unicode")
    assert 'w:lvlText w:val="☐"' in numbering


def test_the_answer_begins_a_page_and_so_does_the_translation(opened: Opened) -> None:
    document = opened(ENGLISH)
    begin = [
        p.text for p in document.paragraphs if p.paragraph_format.page_break_before
    ]
    assert begin == [
        "We would like to hear from you again",
        "Meine Antwort",
        "My answer",
    ]


def test_every_word_names_its_language(opened: Opened) -> None:
    document = opened(ENGLISH)
    english = "".join(run.text for run in runs_in(document, "en-GB"))
    german = "".join(run.text for run in runs_in(document, "de-DE"))
    assert "hear from you again" in english
    assert "hear from you again" not in german
    assert "Geht es Ihnen gut?" in german
    for run in document.element.body.iter(qn("w:r")):
        if run.text.strip(" \t"):
            assert run.find(f"{qn('w:rPr')}/{qn('w:lang')}") is not None


def test_arabic_runs_from_right_to_left_and_values_stand_for_themselves(
    opened: Opened,
) -> None:
    document = opened(ARABIC)
    arabic = runs_in(document, "ar-SA")
    flagged = {run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None for run in arabic}
    assert flagged == {True, False}
    for run in arabic:
        right = run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None
        assert right == ("\u2068" not in run.text and run.text.strip() != "")
    for run in arabic:
        paragraph = run.getparent()
        assert paragraph.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    assert any(run.text == "\u2068Mia\u2069" for run in arabic)


def test_the_address_is_never_turned_around(opened: Opened) -> None:
    document = opened(ARABIC)
    address = "\n".join(ARABIC.address.lines)
    (found,) = [p for p in document.paragraphs if p.text == address]
    assert found.paragraph_format.element.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is None
    assert "\u2068" not in found.text


def test_an_arabic_name_is_isolated_in_a_german_letter_too(opened: Opened) -> None:
    runs = (Run(text="Hallo "), Run(text="سارة 12", field="person.name"))
    text = attrs.evolve(LETTER.text, greeting=runs)
    document = opened(attrs.evolve(LETTER, text=text))
    (name,) = [r for r in document.element.body.iter(qn("w:r")) if "سارة" in r.text]
    assert name.text == "\u2068سارة 12\u2069"
    assert name.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None


def test_the_properties_of_the_file_tell_the_letter_and_not_the_person(
    opened: Opened,
) -> None:
    named = (Run(text="Guten Tag "), Run(text="Kanarienvogel", field="person.name"))
    text = attrs.evolve(LETTER.text, subject=named)
    for letter, title in ((LETTER, LETTER.subject), (_with(text), "Guten Tag ")):
        about = opened(letter).core_properties
        assert (about.title, about.author) == (title, letter.sender.office)
        assert about.last_modified_by == letter.sender.office
        assert about.language == "de-DE"
        assert f"{about.created:%Y-%m-%d %H:%M}" == "2026-10-05 00:00"
        content = DocxFormat().render(letter, DIN_5008_B).content
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            for name in file.namelist():
                if name != "word/document.xml":
                    said = file.read(name).decode()
                    for secret in ("Kanarienvogel", "Lange Gasse", letter.key.customer):
                        assert secret not in said, name


def _with(text: object) -> Letter:
    return attrs.evolve(LETTER, text=text)


def test_the_file_holds_nothing_that_a_letter_does_not_need() -> None:
    content = DocxFormat().render(LETTER, DIN_5008_B).content
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = file.namelist()
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
    assert not [n for n in names if "thumbnail" in n or "theme" in n or "custom" in n]
    assert len(content) < 20_000


ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "numPr"),
    *("pBdr", "tabs", "bidi", "spacing", "ind", "outlineLvl", "rPr"),
)


@pytest.mark.parametrize("letter", [LETTER, ENGLISH, ARABIC], ids=["de", "en", "ar"])
def test_properties_stand_in_the_order_that_word_asks_for(
    letter: Letter, opened: Opened
) -> None:
    for properties in opened(letter).element.body.iter(qn("w:pPr")):
        names = [etree.QName(child).localname for child in properties]
        assert names == sorted(names, key=ORDER.index)
        assert len(names) == len(set(names))
