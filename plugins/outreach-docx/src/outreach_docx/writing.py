"""A letter as a Word document: blocks become styles, never look-alikes of them."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

from docx.document import Document
from docx.oxml.xmlchemy import BaseOxmlElement

from outreach_core.letters import (
    Block,
    Bullets,
    Choice,
    Choices,
    Facts,
    Heading,
    Letter,
    LetterText,
    Note,
    Paragraph,
    PrintProfile,
    plain,
)
from outreach_docx.markup import (
    element,
    field,
    paragraph_properties,
    size,
    text_run,
    twips,
)
from outreach_docx.sheet import (
    BOX,
    BULLET,
    HEADING,
    NOTE,
    SIGNERS,
    SUBJECT,
    new_document,
)
from outreach_docx.words import ACCENT, label_runs, locale_of, value_run, word_runs
from outreach_docx.zones import head

_LONGEST_PROPERTY: Final = 255
"""Signs that python-docx lets stand in a property of the file."""
_GAP: Final = "  "
_STYLES: Final = {Paragraph: "", Heading: HEADING, Note: NOTE}


def written(letter: Letter, profile: PrintProfile, empty: bytes) -> Document:
    """Return *letter* as a document made of *empty*: letter, translation, answers."""
    document = new_document(empty, profile)
    body = document.element.body
    last = len(body) - 1  # the properties of the section close the body
    body[:last] = [*head(letter, profile), *_texts(letter, profile)]
    _feet(document, letter, profile)
    _describe(document, letter)
    return document


def _texts(letter: Letter, profile: PrintProfile) -> Iterator[BaseOxmlElement]:
    for text in letter.texts:
        first = text is letter.text
        down = twips(profile.text_top - profile.margins.top)
        above = element("spacing", before=down) if first else _new_page()
        yield from _letter_text(letter, text, above)
    # Last, so that it can be taken off without the letter on its back.
    for text in letter.texts:
        for number, block in enumerate(_blocks(text.reply, text)):
            yield _on_new_page(block) if number == 0 else block


def _new_page() -> BaseOxmlElement:
    return element("pageBreakBefore")


def _on_new_page(paragraph: BaseOxmlElement) -> BaseOxmlElement:
    properties = paragraph[0]
    paragraph[0] = paragraph_properties(*properties, _new_page())
    return paragraph


def _letter_text(
    letter: Letter, text: LetterText, above: BaseOxmlElement
) -> Iterator[BaseOxmlElement]:
    yield _paragraph(SUBJECT, text, word_runs(text.subject, text), above)
    yield _paragraph("", text, word_runs(text.greeting, text))
    yield from _blocks(text.body, text)
    together = element("keepNext")
    yield _paragraph("", text, word_runs(text.closing, text), together)
    yield _paragraph(SIGNERS, text, _names(letter.signers, text))
    for runs in text.enclosures:
        yield _paragraph(BULLET, text, word_runs(runs, text))
    for number, block in enumerate(_blocks(text.privacy, text)):
        yield _ruled_off(block) if number == 0 else block


def _names(signers: tuple[str, ...], text: LetterText) -> Iterator[BaseOxmlElement]:
    for number, name in enumerate(signers):
        if number:
            yield text_run(_GAP)
        yield value_run(name, text)


def _ruled_off(paragraph: BaseOxmlElement) -> BaseOxmlElement:
    line = element("top", val="single", sz=4, space=4, color=ACCENT)
    paragraph[0] = paragraph_properties(*paragraph[0], element("pBdr", line))
    return paragraph


def _blocks(blocks: Iterable[Block], text: LetterText) -> Iterator[BaseOxmlElement]:
    for block in blocks:
        match block:
            case Paragraph() | Heading() | Note():
                style = _STYLES[type(block)]
                yield _paragraph(style, text, word_runs(block.runs, text))
            case Bullets():
                for item in block.items:
                    yield _paragraph(BULLET, text, word_runs(item, text))
            case Facts():
                for fact in block.facts:
                    label, value = label_runs(fact.label, text), fact.value
                    yield _paragraph("", text, (*label, *word_runs(value, text)))
            case Choices():
                yield from (_choice(choice, text) for choice in block.choices)


def _choice(choice: Choice, text: LetterText) -> BaseOxmlElement:
    line = [text_run(" "), element("r", element("tab"))] if choice.fill_in else []
    return _paragraph(BOX, text, (*word_runs(choice.words, text), *line))


def _paragraph(
    style: str,
    text: LetterText,
    runs: Iterable[BaseOxmlElement],
    *properties: BaseOxmlElement,
) -> BaseOxmlElement:
    found = list(properties)
    if style:
        found.append(element("pStyle", val=style))
    if text.right_to_left:
        found.append(element("bidi"))
    return element("p", paragraph_properties(*found), *runs)


def _feet(document: Document, letter: Letter, profile: PrintProfile) -> None:
    """Write code and page number under every page, also the first."""
    section, points = document.sections[0], profile.foot_points
    width = profile.page_width - profile.margins.left - profile.margins.right
    for footer in (section.first_page_footer, section.footer):
        stop = element("tab", val="right", pos=twips(width))
        runs = (
            text_run(letter.answer_code, *size(points)),
            element("r", element("tab")),
            field("PAGE", *size(points)),
            text_run(" / ", *size(points)),
            field("NUMPAGES", *size(points)),
        )
        foot = element("p", paragraph_properties(element("tabs", stop)), *runs)
        footer.part.element[:] = [foot]


def _describe(document: Document, letter: Letter) -> None:
    """Say what the file is; nothing of it is about the person.

    A template may print a name into the subject; the title leaves it out.
    """
    day = letter.day
    written_on = datetime(day.year, day.month, day.day, tzinfo=UTC)
    told = (run for run in letter.text.subject if not _is_personal(run.field))
    about = document.core_properties
    about.title = plain(told)[:_LONGEST_PROPERTY]
    about.author = about.last_modified_by = letter.sender.office[:_LONGEST_PROPERTY]
    about.language = locale_of(letter.language)
    about.created = about.modified = written_on
    about.comments = about.keywords = about.category = about.subject = ""
    about.revision = 1


def _is_personal(field_path: str | None) -> bool:
    return field_path is not None and field_path.startswith("person.")
