"""The words on paper: those of the text format, each literal, none cut off."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import attrs
import pytest
from hypothesis import given, settings

from outreach_core.letters import (
    DIN_5008_B,
    Letter,
    LetterFormat,
    LetterKind,
    LetterNotRenderedError,
    Paragraph,
    Run,
    letter_as_text,
    shipped_template,
)
from outreach_core.strategies.letters import letters
from outreach_typst.pdf_format import PdfFormat

FIRST_LETTER_EN = shipped_template(LetterKind.FIRST_LETTER, "en")

FORMAT = PdfFormat()
ATTACKS = (
    '#read("/etc/hostname")',
    "#panic(1)",
    "$x^2$ *fett* _kursiv_ `code`",
    "\\ // kein Kommentar /* auch nicht */",
    "<label> @verweis = Überschrift",
    "- kein Punkt",
    '"} , {"words": "x"',
    "{{ person.family_name }}",
    "https://probe.example/#a",
    "=HYPERLINK(1)",
)


def spoken(text: str) -> str:
    """Return the letters of *text* without blanks and without what layout adds."""
    bare = re.sub(r"(?m)^(- |\[ \] )| _{8}$", "", text)
    return re.sub(r"[\s\u2068\u2069]", "", bare)


def on_paper(pdf: object) -> str:
    """Return the letters of the pages without foot line and bullets."""
    pages = []
    for page in pdf.pages:
        above_foot = page.crop((0, 0, page.width, page.height * 277.5 / 297))
        pages.append(above_foot.extract_text(use_text_flow=True) or "")
    return re.sub(r"[\s•\u2068\u2069]", "", "".join(pages))


@pytest.mark.parametrize("courtesy", [None, FIRST_LETTER_EN])
def test_the_pdf_says_exactly_what_the_text_says(
    write_to: Callable[..., Letter], measured: Callable, courtesy: object
) -> None:
    letter = write_to(courtesy=courtesy)
    assert on_paper(measured(letter)) == spoken(letter_as_text(letter))


@pytest.mark.parametrize("name", ATTACKS)
def test_source_code_in_a_name_stays_a_name(
    write_to: Callable[..., Letter], measured: Callable, name: str
) -> None:
    letter = write_to()
    runs = (Run(text="Guten Tag "), Run(text=name, field="person.name"))
    text = attrs.evolve(letter.text, body=(Paragraph(runs), *letter.text.body[:1]))
    letter = attrs.evolve(letter, text=attrs.evolve(text, greeting=runs, reply=()))
    assert FORMAT.problems(letter, DIN_5008_B) == ()
    assert on_paper(measured(letter)).count(spoken(f"GutenTag{name}")) == 2


@settings(max_examples=15)
@given(letters())
def test_every_first_letter_can_be_rendered_and_repeats_its_bytes(
    letter: Letter,
) -> None:
    assert FORMAT.problems(letter, DIN_5008_B) == ()
    first = FORMAT.render(letter, DIN_5008_B)
    again = PdfFormat().render(attrs.evolve(letter), DIN_5008_B)
    assert first == again
    assert first.content.startswith(b"%PDF-1.7")


def test_threads_give_the_same_bytes_as_one_after_the_other(
    write_to: Callable[..., Letter],
) -> None:
    some = [write_to(family_name=f"Muster{n:02}") for n in range(12)]
    alone = [FORMAT.render(letter, DIN_5008_B) for letter in some]
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(lambda x: FORMAT.render(x, DIN_5008_B), some))
    assert together == alone
    assert len({rendered.content for rendered in alone}) == 12


OVERFLOWS = [
    ({"street": "Straße-mit-einem-sehr-langen-Namen-ohne-jede-Lücke 123"}, "Anschrift"),
    ({"family_name": "Wolfeschlegelsteinhausen" * 2}, "Anschrift"),
    ({"sender": {"return_line": "Sehr langer Absender · " * 6 + "Ort"}}, "Absender"),
    ({"sender": {"email": "x" * 70 + "@probe.example"}}, "Informationsblock"),
    ({"sender": {"opening_hours": "Montag bis Freitag " * 14}}, "Informationsblock"),
    ({"sender": {"unit": "Team " * 60}}, "Briefkopf"),
]


@pytest.mark.parametrize(("changes", "zone"), OVERFLOWS)
def test_what_does_not_fit_is_refused_and_named(
    write_to: Callable[..., Letter], changes: dict, zone: str
) -> None:
    if "sender" in changes:
        changes = {"sender": attrs.evolve(write_to().sender, **changes["sender"])}
    letter = write_to(**changes)
    problems = FORMAT.problems(letter, DIN_5008_B)
    assert any(zone in problem.problem.de for problem in problems)
    with pytest.raises(LetterNotRenderedError):
        FORMAT.render(letter, DIN_5008_B)


def test_all_zones_that_overflow_are_named_at_once(
    write_to: Callable[..., Letter],
) -> None:
    sender = attrs.evolve(
        write_to().sender, return_line="Absender " * 20, unit="Team " * 60
    )
    letter = write_to(sender=sender, street="S" * 60)
    assert len(FORMAT.problems(letter, DIN_5008_B)) == 3


PLACES = [
    ("person.name", "Feld person.name", "field person.name"),
    ("greeting", "Anrede", "greeting"),
]


@pytest.mark.parametrize(("field", "de", "en"), PLACES)
def test_a_sign_without_a_glyph_is_refused_by_the_name_of_its_place(
    write_to: Callable[..., Letter], field: str, de: str, en: str
) -> None:
    letter = write_to()
    named = field if "." in field else None
    runs = (Run(text="Guten Tag "), Run(text="王小明", field=named))
    letter = attrs.evolve(letter, text=attrs.evolve(letter.text, greeting=runs))
    (problem,) = FORMAT.problems(letter, DIN_5008_B)
    assert problem.problem.de.startswith(f"{de}: ")
    assert problem.problem.en.startswith(f"{en}: ")
    assert problem.source == field
    assert "王" not in str(problem)
    with pytest.raises(LetterNotRenderedError) as caught:
        FORMAT.render(letter, DIN_5008_B)
    assert "王" not in str(caught.value)


@pytest.mark.parametrize("name", ["Őrsi", "Žižková", "Nguyễn", "Łęcki", "Þóra", "Ðặng"])
def test_european_names_have_all_their_letters(
    write_to: Callable[..., Letter], measured: Callable, name: str
) -> None:
    letter = write_to(family_name=name)
    assert name in measured(letter).pages[0].extract_text()


def test_the_format_keeps_its_protocol() -> None:
    form: LetterFormat = FORMAT
    assert (form.name, form.media_type, form.suffix) == (
        "pdf",
        "application/pdf",
        ".pdf",
    )
