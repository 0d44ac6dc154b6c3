"""Letters as text and as HTML: the same words, and no word that is markup."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import attrs
import pendulum
import pytest
from hypothesis import given, settings

from outreach_core.ids import CustomerId
from outreach_core.letters import (
    DIN_5008_A,
    DIN_5008_B,
    Choices,
    HtmlFormat,
    InvitationFacts,
    Letter,
    LetterKind,
    Paragraph,
    Run,
    Sender,
    TextFormat,
    VisitInvitation,
    compose,
    letter_as_text,
    plain,
    shipped_template,
)
from outreach_core.people import Address, Customer
from outreach_core.strategies.letters import blocks, letters, runs

FIRST_LETTER_DE = shipped_template(LetterKind.FIRST_LETTER)
FIRST_LETTER_EN = shipped_template(LetterKind.FIRST_LETTER, "en")

VOID = {"meta", "br"}
LETTER = compose(
    FIRST_LETTER_DE,
    customer=Customer(
        id=CustomerId("AAAAA-BBBBB"),
        family_name="Probe",
        address=Address(street="Am Testfeld 2", postcode="01234", town="Musterstadt"),
    ),
    facts=InvitationFacts(
        team=("Deniz Probe", "Kim Muster"),
        invitation=VisitInvitation(
            first_day=pendulum.Date(2026, 10, 19), last_day=pendulum.Date(2026, 10, 23)
        ),
        answer_by=pendulum.Date(2026, 10, 15),
    ),
    sender=Sender(
        office="Jobcenter Musterstadt",
        return_line="Team Kontakt · Am Testfeld 1 · 01234 Musterstadt",
        street="Am Testfeld 1",
        postcode="01234",
        town="Musterstadt",
        phone="01234 567-89",
        email="kontakt@probe.example",
    ),
    occasion="probe",
    day=pendulum.Date(2026, 10, 5),
)


class Reader(HTMLParser):
    """Collects words and checks that every element is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.headings: list[str] = []
        self.tags: set[str] = set()
        self.marker = ""

    def handle_starttag(self, tag: str, attributes: list) -> None:
        self.tags.add(tag)
        kind = dict(attributes).get("class")
        # What CSS draws and plain text spells out.
        if tag == "ul":
            self.marker = "[]" if kind == "choices" else "-"
        if tag == "li":
            self.words.append(self.marker)
        if kind == "line":
            self.words.append("________")
        if tag in {"h1", "h2", "h3"}:
            self.headings.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        assert not any(name.startswith("on") or name == "src" for name, _ in attributes)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self.open):
            self.words += data.split()


def read(letter: Letter) -> Reader:
    reader = Reader()
    reader.feed(HtmlFormat().render(letter, DIN_5008_B).content.decode())
    reader.close()
    assert reader.open == []
    return reader


def words_of(text: str) -> list[str]:
    """Return the words; isolates are marks, not words."""
    return re.sub("[\u2068\u2069]", "", text).split()


@settings(max_examples=25)
@given(letters())
def test_html_says_exactly_what_the_text_says(letter: Letter) -> None:
    assert "".join(read(letter).words) == "".join(words_of(letter_as_text(letter)))


@given(blocks())
def test_no_data_becomes_markup(block: object) -> None:
    letter = attrs.evolve(LETTER, text=attrs.evolve(LETTER.text, body=(block,)))
    reader = read(letter)
    assert "script" not in reader.tags
    assert "".join(reader.words) == "".join(words_of(letter_as_text(letter)))


@given(runs())
def test_every_value_is_isolated_in_a_text_from_right_to_left(text: tuple) -> None:
    changed = attrs.evolve(LETTER.text, right_to_left=True, body=(Paragraph(text),))
    letter = attrs.evolve(LETTER, text=changed)
    values = sum(run.field is not None for run in text)
    # Greeting and facts of the letter bring values of their own.
    plain = attrs.evolve(changed, body=(Paragraph((Run(text="x"),)),))
    before = letter_as_text(attrs.evolve(LETTER, text=plain)).count("\u2068")
    assert letter_as_text(letter).count("\u2068") == before + values
    assert letter_as_text(letter).count("\u2069") == before + values


def test_an_arabic_name_is_isolated_in_a_german_letter_too(
    write_to: Callable[..., Letter],
) -> None:
    letter = write_to()
    named = (Run(text="Hallo "), Run(text="سارة 12", field="person.name"))
    text = attrs.evolve(letter.text, greeting=named)
    assert "\u2068سارة 12\u2069" in letter_as_text(attrs.evolve(letter, text=text))


def test_html_is_accessible(write_to: Callable[..., Letter]) -> None:
    letter = write_to(courtesy=FIRST_LETTER_EN)
    page = HtmlFormat().render(letter, DIN_5008_B).content.decode()
    assert page.startswith('<!doctype html>\n<html lang="de">')
    assert '<article class="sheet" lang="en">' in page
    assert "<title>Wir möchten gern wieder von Ihnen hören</title>" in page
    assert "<bdi>Östlich</bdi>" in page or "<bdi>Mia Östlich</bdi>" in page
    headings = read(letter).headings
    assert headings[0] == "h1"
    assert headings.count("h1") == 2


def test_html_reaches_nothing_on_the_network(write_to: Callable[..., Letter]) -> None:
    page = HtmlFormat().render(write_to(), DIN_5008_B).content.decode()
    assert "default-src 'none'" in page
    assert not re.search(r"https?:|url\(|@import|<(img|link|iframe|script)", page)


def test_the_geometry_of_html_comes_from_the_profile(
    write_to: Callable[..., Letter],
) -> None:
    page = HtmlFormat().render(write_to(), DIN_5008_B).content.decode()
    assert "left: 25mm; top: 62.7mm; width: 80mm; height: 27.3mm;" in page
    other = HtmlFormat().render(write_to(), DIN_5008_A).content.decode()
    assert "top: 44.7mm" in other
    assert "62.7mm" not in other


@pytest.mark.parametrize("form", [TextFormat(), HtmlFormat()])
def test_the_same_letter_gives_the_same_bytes(
    write_to: Callable[..., Letter], form: TextFormat | HtmlFormat
) -> None:
    one, two = (form.render(write_to(), DIN_5008_B) for _ in range(2))
    assert one == two
    assert one.suffix == form.suffix
    assert form.problems(write_to(), DIN_5008_B) == ()


def test_the_letter_in_full(write_to: Callable[..., Letter]) -> None:
    text = letter_as_text(write_to())
    for sentence in (
        "Geht es Ihnen gut?",
        "Der Besuch ist freiwillig. Sie entscheiden.",
        "Ihr Geld hängt nicht von diesem Besuch ab.",
        "Wir kommen immer zu zweit.",
        "von Montag, 19. Oktober 2026 bis Freitag, 23. Oktober 2026",
        "[ ] 13. Bitte besuchen Sie mich nie.",
    ):
        assert sentence in text
    assert text.count("?") == 1
    assert "123D456789" not in text


@settings(max_examples=20)
@given(letters())
def test_every_box_has_its_number_through_all_lists_of_the_answer_page(
    letter: Letter,
) -> None:
    for text in letter.texts:
        lists = [block for block in text.reply if isinstance(block, Choices)]
        numbers = [choice.number for block in lists for choice in block.choices]
        assert numbers == list(range(1, len(numbers) + 1))
        assert all(
            plain(c.words).startswith(f"{c.number}. ") for b in lists for c in b.choices
        )


def test_each_name_of_a_list_is_isolated_for_itself(
    write_to: Callable[..., Letter],
) -> None:
    """One isolate around a list of Latin names would turn an Arabic list around."""
    arabic = shipped_template(LetterKind.FIRST_LETTER, "ar")
    words = letter_as_text(write_to(courtesy=arabic))
    names = "\u2068Deniz Probe\u2069 و\u2068Kim Muster\u2069 و\u2068Ada Beispiel\u2069"
    assert names in words
    assert "\u206801234 567-89\u2069" in words
    page = HtmlFormat().render(write_to(courtesy=arabic), DIN_5008_B).content.decode()
    assert '<article class="sheet" lang="ar" dir="rtl">' in page
    assert '<bdi class="whole">01234 567-89</bdi>' in page
