"""Letters of every script: direction, isolation, language, glyphs, the electronic file."""

import io
import unicodedata
from collections.abc import Callable, Iterator

import attrs
import pdfplumber
import pikepdf
import pytest

from outreach_core.letters import DIN_5008_B, Letter, LetterKind, Run, shipped_template
from outreach_typst.glyphs import all_printable, printable, signs
from outreach_typst.pdf_format import PdfFormat

MM = 72 / 25.4
RIGHT_TO_LEFT = ("ar", "fa", "ps")
LANGUAGES = (*RIGHT_TO_LEFT, "uk", "ru", "tr", "bg", "ro", "en")
# DIN 91379 beyond Latin-1: letters, and those that exist only with a combining mark.
NORMATIVE = (
    "ĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĳĴĵĶķĸĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŋŌōŎŏŐő"
    "ŒœŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžƇƈƏƗƠơƯưƷǍǎǏǐǑǒǓǔǕǖǗǘǙǚǛǜǞǟǢǣǤǥǦǧǨǩ"
    "ǪǫǬǭǮǯǰǴǵǸǹǺǻǼǽǾǿȒȓȘșȚțȞȟȧȨȩȪȫȬȭȮȯȰȱȲȳəɨʒḂḃḆḇḊḋḌḍḎḏḐḑḜḝḞḟḠḡḢḣḤḥḦḧḨḩḪḫḰḱḲḳḴḵ"
    "ḶḷḺḻṀṁṂṃṄṅṆṇṈṉṒṓṔṕṖṗṘṙṚṛṞṟṠṡṢṣṪṫṬṭṮṯẀẁẂẃẄẅẆẇẌẍẎẏẐẑẒẓẔẕẖẗẞẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳ"
    "ẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ"
)
SEQUENCES = (
    *("A̋", "C̀", "C̄", "C̆", "C̈", "C̕", "C̣", "C̦", "C̨̆", "D̂", "F̀", "F̄", "G̀", "H̄", "H̦", "H̱"),
    *("J́", "J̌", "K̀", "K̂", "K̄", "K̇", "K̕", "K̛", "K̦", "K͟H", "L̂", "L̥", "L̥̄", "L̦", "M̀", "M̂"),
    *(
        "N̂",
        "N̄",
        "N̆",
        "N̦",
        "P̀",
        "P̄",
        "P̕",
        "P̣",
        "R̆",
        "R̥",
        "R̥̄",
        "S̀",
        "S̄",
        "S̛̄",
        "S̱",
        "T̀",
        "T̈",
    ),
)


def letter_in(write_to: Callable[..., Letter], language: str) -> Letter:
    return write_to(courtesy=shipped_template(LetterKind.FIRST_LETTER, language))


@pytest.fixture
def pages(
    write_to: Callable[..., Letter], measured: Callable
) -> Callable[[str], list[pdfplumber.page.Page]]:
    """Return the pages of a letter with a translation."""
    return lambda language: measured(letter_in(write_to, language)).pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_has_its_letter_and_its_answer_page(
    pages: Callable[[str], list], language: str
) -> None:
    found = pages(language)
    assert len(found) == 4
    assert "13." in (found[2].extract_text() or "")  # the German page to tick
    assert "13." in (found[3].extract_text() or "") or language in RIGHT_TO_LEFT


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_text_stands_at_the_right_and_the_address_at_the_left(
    pages: Callable[[str], list], language: str
) -> None:
    found = pages(language)
    for page in found[1], found[3]:
        begins = [c for c in page.chars if abs(c["x1"] / MM - 190) < 0.3]
        ends = [c for c in page.chars if abs(c["x0"] / MM - 25) < 0.3]
        assert len(begins) >= 5
        assert len(begins) > 3 * len([c for c in ends if c["top"] / MM < 275])
        boxes = [r for r in page.rects if 3 < r["width"] / MM < 6]
        assert all(box["x0"] / MM > 180 for box in boxes)
    address = found[0].crop((25 * MM, 62 * MM, 105 * MM, 91 * MM))
    assert min(c["x0"] for c in address.chars) / MM == pytest.approx(25, abs=0.5)
    assert not any("\u0600" <= c["text"] <= "\u06ff" for c in found[0].chars)


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
@pytest.mark.parametrize("value", ["01234 567-89", "0150 000 00 00", "Deniz Probe"])
def test_numbers_and_names_keep_their_order_among_arabic_letters(
    pages: Callable[[str], list], language: str, value: str
) -> None:
    signs_of_page = [c for c in pages(language)[1].chars if c["text"].strip()]
    rows: dict[int, list] = {}
    for sign in signs_of_page:
        rows.setdefault(round(sign["bottom"]), []).append(sign)
    shown = [
        "".join(c["text"] for c in sorted(row, key=lambda c: c["x0"]))
        for row in rows.values()
    ]
    assert any(value.replace(" ", "") in line for line in shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_part_says_its_language_and_no_glyph_is_missing(
    write_to: Callable[..., Letter], opened: Callable, language: str
) -> None:
    pdf = opened(letter_in(write_to, language))
    assert str(pdf.Root.Lang) == "de-DE"
    found = set(languages_of(pdf.Root.StructTreeRoot))
    assert language in found
    assert found <= {language, "de-DE", "de"}
    for page in pdf.pages:
        for font in page.Resources.Font.values():
            assert "+" in str(font.BaseFont)
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) in {"Tj", "TJ"}:
                assert 0 not in glyphs_of(operands[0])


def languages_of(node: pikepdf.Object) -> Iterator[str]:
    """Yield every language that a structure element names."""
    if not isinstance(node, pikepdf.Dictionary):
        return
    if "/Lang" in node:
        yield str(node.Lang)
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        yield from languages_of(kid)


def glyphs_of(shown: pikepdf.Object) -> set[int]:
    """Return the numbers of the glyphs that one operator shows."""
    strings = shown if isinstance(shown, pikepdf.Array) else [shown]
    raw = [bytes(s) for s in strings if isinstance(s, pikepdf.String)]
    return {
        int.from_bytes(one[at : at + 2]) for one in raw for at in range(0, len(one), 2)
    }


def test_the_letters_of_din_91379_can_all_be_printed() -> None:
    assert [sign for sign in NORMATIVE if sign not in printable()] == []
    assert [name for name in SEQUENCES if not all_printable(name)] == []
    latin = "".join(chr(n) for n in range(0x20, 0x7F))
    assert all_printable(latin + "".join(chr(n) for n in range(0xA0, 0x100)))


def test_what_the_fonts_lack_is_known() -> None:
    for sign in "王한あ😀\ue000":
        assert not all_printable(sign)
    assert "ش" in signs("NotoSansArabic-Bold")
    assert "ش" not in signs("NotoSans-Bold")
    assert all_printable(unicodedata.normalize("NFD", "Nguyễn"))


@pytest.mark.slow
def test_names_of_din_91379_reach_the_paper(
    write_to: Callable[..., Letter], measured: Callable
) -> None:
    letter = write_to()
    for start in range(0, len(NORMATIVE), 60):
        name = NORMATIVE[start : start + 60]
        parts = " ".join(name[at : at + 12] for at in range(0, 60, 12)).strip()
        runs = (Run(text="Guten Tag "), Run(text=parts, field="person.name"))
        changed = attrs.evolve(letter, text=attrs.evolve(letter.text, greeting=runs))
        said = measured(changed).pages[0].extract_text()
        assert all(part in said for part in parts.split())


def test_the_electronic_file_gets_an_archive(write_to: Callable[..., Letter]) -> None:
    form = PdfFormat(standards="e-file")
    content = form.render(write_to(), DIN_5008_B).content
    assert content == form.render(attrs.evolve(write_to()), DIN_5008_B).content
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_metadata() as data:
        assert data["{http://www.aiim.org/pdfa/ns/id/}part"] == "2"
        assert data["{http://www.aiim.org/pdfa/ns/id/}conformance"].upper() == "A"
        assert data["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert "/OutputIntents" in pdf.Root or pdf.Root.MarkInfo.Marked
