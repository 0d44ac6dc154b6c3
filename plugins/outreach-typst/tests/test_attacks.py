"""Words that try to be more than words: on paper they are words, or the letter stays."""

import io
from collections.abc import Callable

import attrs
import pikepdf
import pypdfium2
import pytest

from outreach_core.ids import CustomerId
from outreach_core.letters import DIN_5008_B, AddressBlock, Letter, Paragraph, Run
from outreach_core.testing.attacks import ATTACKS, Attack
from outreach_typst.pdf_format import PdfFormat

FORMAT = PdfFormat()
PRINTABLE = [attack for attack in ATTACKS if attack.is_printable]
MARK = "Kanarie"


def bare(words: str) -> str:
    """Return *words* without blanks, line breaks and isolates."""
    return "".join(words.split()).translate(dict.fromkeys(map(ord, "\u2068\u2069")))


def words_in(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return bare("".join(p.get_textpage().get_text_bounded() for p in pdf))


def attacked(letter: Letter, words: str) -> Letter:
    """Put *words* wherever data stands in a letter, but for the address."""
    marked = Run(text=f"{MARK}{words}{MARK}", field="person.name")
    runs = (Run(text="Guten Tag "), marked)
    blocks = (Paragraph(runs), *letter.text.body[:1])
    text = attrs.evolve(letter.text, greeting=runs, body=blocks, reply=())
    return attrs.evolve(letter, text=text)


def structure(content: bytes) -> list[str]:
    """Return the kinds of the tags in the order of the file."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return sorted(str(o.S) for o in pdf.objects if _is_tag(o))


def _is_tag(found: object) -> bool:
    return isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/StructElem"


@pytest.mark.parametrize("attack", PRINTABLE, ids=lambda one: one.name)
def test_an_attack_is_printed_letter_by_letter_or_refused_by_its_place(
    write_to: Callable[..., Letter], attack: Attack
) -> None:
    letter = attacked(write_to(), attack.words)
    problems = FORMAT.problems(letter, DIN_5008_B)
    if problems:
        assert all(attack.words not in str(problem.problem) for problem in problems)
        assert all(problem.source for problem in problems)
        return
    content = FORMAT.render(letter, DIN_5008_B).content
    assert words_in(content).count(bare(f"{MARK}{attack.words}{MARK}")) == 2
    harmless = FORMAT.render(attacked(write_to(), "Mia"), DIN_5008_B).content
    assert {*structure(content)} <= {*structure(harmless), "/Span"}
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert not {"/OpenAction", "/AA", "/AcroForm"} & set(pdf.Root.keys())
        assert not any("/Annots" in page for page in pdf.pages)


@pytest.mark.parametrize("attack", PRINTABLE, ids=lambda one: one.name)
def test_an_attack_in_the_address_reaches_no_other_letter_of_a_batch(
    write_to: Callable[..., Letter], attack: Attack
) -> None:
    evil = write_to(id=CustomerId("AAAAA-00001"))
    lines = (attack.words.strip()[:40] or "x", "01234 Musterstadt")
    evil = attrs.evolve(evil, address=AddressBlock(lines=lines))
    good = write_to(id=CustomerId("AAAAA-00002"))
    batch = FORMAT.batch((evil, good), DIN_5008_B)
    assert batch.file is not None
    keys = [row.key for row in batch.rows]
    assert good.key.text in keys
    if evil.key.text not in keys:
        assert {p.customer for p in batch.problems} == {"AAAAA-00001"}
        return
    assert bare(lines[0]) in words_in(batch.file.content)
    assert len(keys) == 2
