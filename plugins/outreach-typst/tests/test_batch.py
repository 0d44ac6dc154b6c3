"""Letters of many people in one file: fronts, sheets, codes, and who lies where."""

import io
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import attrs
import pdfplumber
import pikepdf
import pytest

import outreach_typst.batches
from outreach_core.ids import CustomerId
from outreach_core.letters import (
    EPOST,
    AddressBlock,
    BatchFormat,
    Letter,
    LetterBatch,
    LetterKind,
    batch_manifest,
    marked_copies,
    sets_batches,
    shipped_template,
)
from outreach_typst.pdf_format import PdfFormat

FORMAT = PdfFormat()
UKRAINIAN = shipped_template(LetterKind.FIRST_LETTER, "uk")
MM = 72 / 25.4


@pytest.fixture
def letters(write_to: Callable[..., Letter]) -> tuple[Letter, ...]:
    """Two pages, three pages, two pages, one page."""
    three = write_to(courtesy=UKRAINIAN, id=CustomerId("AAAAA-00002"))
    assert three.courtesy is not None
    three = attrs.evolve(three, courtesy=attrs.evolve(three.courtesy, reply=()))
    last = write_to(id=CustomerId("AAAAA-00004"))
    return (
        write_to(id=CustomerId("AAAAA-00001")),
        three,
        write_to(id=CustomerId("AAAAA-00003")),
        attrs.evolve(last, text=attrs.evolve(last.text, reply=())),
    )


@pytest.fixture
def printed(
    letters: tuple[Letter, ...],
) -> Iterator[tuple[LetterBatch, pdfplumber.PDF]]:
    """The file of those letters, opened."""
    batch = FORMAT.batch(letters, EPOST)
    assert batch.file is not None
    with pdfplumber.open(io.BytesIO(batch.file.content)) as pdf:
        yield batch, pdf


def foot(page: pdfplumber.page.Page) -> str:
    below = page.crop((0, 278 * MM, page.width, page.height))
    return " ".join(below.extract_text().split())


def test_every_letter_begins_on_a_front_side(printed: tuple) -> None:
    batch, pdf = printed
    assert [(r.first_page, r.pages, r.first_sheet, r.sheets) for r in batch.rows] == [
        (1, 2, 1, 1),
        (3, 3, 2, 2),
        (7, 2, 4, 1),
        (9, 1, 5, 1),
    ]
    assert batch.sheets == 5
    assert len(pdf.pages) == 9
    assert pdf.pages[5].extract_text() == ""  # the back of the third page


def test_each_page_tells_its_letter_its_page_and_its_sheet(
    printed: tuple, letters: tuple[Letter, ...]
) -> None:
    batch, pdf = printed
    for letter, row in zip(letters, batch.rows, strict=True):
        assert (row.key, row.answer_code) == (letter.key.text, letter.answer_code)
        for page in range(row.pages):
            number = row.first_page + page
            assert foot(pdf.pages[number - 1]) == (
                f"{letter.answer_code} Blatt {(number + 1) // 2} {page + 1} / {row.pages}"
            )


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_letters_set_a_few_at_a_time_make_the_same_file(
    printed: tuple,
    letters: tuple[Letter, ...],
    monkeypatch: pytest.MonkeyPatch,
    at_once: int,
) -> None:
    batch, pdf = printed
    monkeypatch.setattr(outreach_typst.batches, "_AT_ONCE", at_once)
    parted = FORMAT.batch(letters, EPOST)
    assert parted.file is not None
    assert parted.rows == batch.rows
    assert parted == FORMAT.batch(letters, EPOST)
    with pdfplumber.open(io.BytesIO(parted.file.content)) as other:
        texts = [page.extract_text() for page in other.pages]
        assert {(page.width, page.height) for page in other.pages} == {
            (pdf.pages[0].width, pdf.pages[0].height)
        }
    assert texts == [page.extract_text() for page in pdf.pages]


def test_a_letter_left_out_moves_no_other_from_its_front(
    letters: tuple[Letter, ...],
    write_to: Callable[..., Letter],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wide = write_to(id=CustomerId("AAAAA-00005"), street="S" * 60)
    mixed = (wide, letters[0], letters[1], wide, wide, letters[2], letters[3])
    without = FORMAT.batch(letters, EPOST)
    monkeypatch.setattr(outreach_typst.batches, "_AT_ONCE", 2)
    batch = FORMAT.batch(mixed, EPOST)
    assert batch.rows == without.rows
    assert [p.customer for p in batch.problems] == ["AAAAA-00005"] * 3


def test_a_letter_and_its_copy_lie_behind_each_other_with_own_addresses(
    letters: tuple[Letter, ...],
) -> None:
    lines = ("Vera Probe", "Hofgasse 4", "01099 Nebenstadt")
    copy = attrs.evolve(letters[0], address=AddressBlock(lines=lines))
    batch = marked_copies(FORMAT.batch((letters[0], copy, letters[2]), EPOST))
    assert [row.copy for row in batch.rows] == [False, True, False]
    assert batch.rows[0].key == batch.rows[1].key != batch.rows[2].key
    assert batch.file is not None
    with pdfplumber.open(io.BytesIO(batch.file.content)) as pdf:
        fronts = [pdf.pages[row.first_page - 1] for row in batch.rows]
        told = ["Hofgasse 4" in page.extract_text() for page in fronts]
    assert told == [False, True, False]


def test_the_manifest_names_nobody_and_holds_no_formula(printed: tuple) -> None:
    batch, _ = printed
    lines = batch_manifest(batch, file="druck.pdf").content.decode().splitlines()
    rows = [json.loads(line) for line in lines]
    assert [row["first_page"] for row in rows] == [1, 3, 7, 9]
    for row in rows:
        assert set(row) == {
            *("file", "key", "answer_code", "first_page", "pages"),
            *("first_sheet", "sheets", "copy"),
        }
        for value in row.values():
            assert isinstance(value, int) or value[0].isalnum()
    assert "AAAAA" not in "".join(lines)


def test_what_does_not_fit_is_left_out_and_named(
    letters: tuple[Letter, ...], write_to: Callable[..., Letter]
) -> None:
    wide = write_to(id=CustomerId("AAAAA-00005"), street="S" * 60)
    text = attrs.evolve(letters[0].text, subject=letters[0].text.subject)
    foreign = attrs.evolve(letters[0], text=text, signers=("王小明",))
    batch = FORMAT.batch((foreign, letters[1], wide, letters[2]), EPOST)
    assert [row.key for row in batch.rows] == [x.key.text for x in letters[1:3]]
    assert {p.customer for p in batch.problems} == {"AAAAA-00001", "AAAAA-00005"}
    assert batch == FORMAT.batch((foreign, *letters[1:2], wide, letters[2]), EPOST)


def test_a_batch_of_nothing_printable_has_no_file(
    write_to: Callable[..., Letter],
) -> None:
    batch = FORMAT.batch((write_to(street="S" * 60),), EPOST)
    assert (batch.file, batch.rows) == (None, ())
    assert batch.problems


def test_a_batch_says_what_the_letters_say(
    printed: tuple, letters: tuple[Letter, ...]
) -> None:
    batch, pdf = printed
    for letter, row in zip(letters, batch.rows, strict=True):
        content = FORMAT.render(letter, EPOST).content
        with pdfplumber.open(io.BytesIO(content)) as alone:
            for page in range(row.pages):
                own, shared = alone.pages[page], pdf.pages[row.first_page - 1 + page]
                above = (0, 0, own.width, 278 * MM)
                assert (
                    own.crop(above).extract_text() == shared.crop(above).extract_text()
                )


def test_a_batch_has_no_tags_and_shares_its_fonts(letters: tuple[Letter, ...]) -> None:
    batch = FORMAT.batch(letters * 3, EPOST)
    assert batch.file is not None
    with pikepdf.open(io.BytesIO(batch.file.content)) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
    alone = sum(len(FORMAT.render(letter, EPOST).content) for letter in letters * 3)
    assert len(batch.file.content) < alone / 2


def test_batches_in_threads_are_those_of_one_after_the_other(
    letters: tuple[Letter, ...],
) -> None:
    groups = [letters[n:] + letters[:n] for n in range(4)]
    alone = [FORMAT.batch(group, EPOST) for group in groups]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(lambda g: FORMAT.batch(g, EPOST), groups)) == alone


def test_the_format_sets_batches() -> None:
    form: BatchFormat = FORMAT
    assert sets_batches(form)
