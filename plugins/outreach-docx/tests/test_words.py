"""The words in the file: those of the text format, each literal, none cut off."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import attrs
import pytest
from docx.document import Document
from hypothesis import given, settings

from outreach_core.letters import (
    DIN_5008_B,
    Letter,
    LetterFormat,
    LetterNotRenderedError,
    Paragraph,
    Run,
    letter_as_text,
)
from outreach_core.strategies.letters import blocks, letters
from outreach_core.testing.attacks import ATTACKS
from outreach_core.testing.kit.letters_to_try import all_letters, letters_to_try
from outreach_docx.word_format import DocxFormat

FORMAT = DocxFormat()
LETTER = letters_to_try()["ordinary"][0]
PRINTABLE = [attack for attack in ATTACKS if attack.is_printable]
HIDDEN = {"\x00": "NUL", "\ufffe": "no character", "\ud800": "half a sign"}
SIGNS = {"List Bullet": "-", "Box To Tick": "[]"}
Opened = Callable[..., Document]


def spoken(text: str) -> str:
    """Return what stands in a text letter, without blanks; isolates are no words."""
    return re.sub(r"[\s\u2068\u2069]", "", text)


def on_paper(document: Document) -> str:
    """Return what stands in a Word file, its lists and lines spelled out as in a text."""
    said = [
        f"{SIGNS.get(paragraph.style.name, '')}{paragraph.text}"
        for paragraph in document.paragraphs
    ]
    return spoken("\n".join(said).replace("\t", "________"))


def with_runs(*runs: Run, right_to_left: bool = False) -> Letter:
    text = attrs.evolve(
        LETTER.text,
        greeting=runs,
        body=(Paragraph(runs),),
        reply=(),
        right_to_left=right_to_left,
    )
    return attrs.evolve(LETTER, text=text)


@pytest.mark.parametrize("letter", all_letters(), ids=lambda one: one.key.customer)
def test_each_of_the_forty_letters_says_exactly_what_the_text_says(
    letter: Letter, opened: Opened
) -> None:
    assert on_paper(opened(letter)) == spoken(letter_as_text(letter))


def said_by(letter: Letter) -> str:
    import io  # noqa: PLC0415  a property takes no fixture

    import docx  # noqa: PLC0415  a property takes no fixture

    content = FORMAT.render(letter, DIN_5008_B).content
    return on_paper(docx.Document(io.BytesIO(content)))


@settings(max_examples=12, deadline=None)
@given(letters())
def test_every_letter_says_exactly_what_the_text_says(letter: Letter) -> None:
    assert FORMAT.problems(letter, DIN_5008_B) == ()
    assert said_by(letter) == spoken(letter_as_text(letter))


@settings(max_examples=25, deadline=None)
@given(blocks())
def test_every_block_says_exactly_what_the_text_says(block: object) -> None:
    text = attrs.evolve(LETTER.text, body=(block,))
    letter = attrs.evolve(LETTER, text=text)
    assert said_by(letter) == spoken(letter_as_text(letter))


@pytest.mark.parametrize("attack", PRINTABLE, ids=lambda one: one.name)
def test_an_attack_is_printed_as_it_stands_and_makes_no_structure(
    attack: object, opened: Opened
) -> None:
    greeting = (Run(text="Guten Tag "), Run(text=attack.words, field="person.name"))
    plain = with_runs(*greeting[:1], Run(text="Mia", field="person.name"))
    attacked, harmless = opened(with_runs(*greeting)), opened(plain)
    found = [paragraph.text for paragraph in attacked.paragraphs]
    assert found.count(f"Guten Tag {attack.words}") == 2
    # The same elements in the same order: nothing but the words is another.
    assert [e.tag for e in attacked.element.iter()] == [
        e.tag for e in harmless.element.iter()
    ]


def test_a_name_of_a_hundred_thousand_letters_is_whole_or_refused(
    opened: Opened,
) -> None:
    name = "M" * 100_000
    letter = with_runs(Run(text=name, field="person.name"))
    assert on_paper(opened(letter)).count(name) == 2
    addressed = attrs.evolve(LETTER.address, lines=(name, "01234 Musterstadt"))
    letter = attrs.evolve(LETTER, address=addressed)
    (problem,) = FORMAT.problems(letter, DIN_5008_B)
    assert len(str(problem)) < 1000
    with pytest.raises(LetterNotRenderedError):
        FORMAT.render(letter, DIN_5008_B)


@pytest.mark.parametrize("sign", HIDDEN, ids=HIDDEN.values())
def test_a_sign_that_xml_does_not_know_is_refused_in_words(sign: str) -> None:
    # The records refuse such signs already; a letter made by other means is refused here.
    run = Run(text="Mia", field="person.name")
    object.__setattr__(run, "text", f"Mia{sign}Kanarienvogel")
    letter = with_runs(run)
    (problem,) = FORMAT.problems(letter, DIN_5008_B)
    assert "Steuerzeichen" in problem.problem.de
    with pytest.raises(LetterNotRenderedError) as caught:
        FORMAT.render(letter, DIN_5008_B)
    assert "Kanarienvogel" not in str(caught.value)


def test_the_same_letter_gives_the_same_bytes_in_threads_too() -> None:
    some = all_letters()[:12]
    alone = [FORMAT.render(letter, DIN_5008_B) for letter in some]
    with ThreadPoolExecutor(3) as pool:
        again = list(pool.map(lambda x: DocxFormat().render(x, DIN_5008_B), some))
    assert again == alone
    assert len({rendered.content for rendered in alone}) == len(some)


OVERFLOWS = [
    ({"return_line": "Sehr langer Absender · " * 6 + "Ort"}, "Absenderzeile"),
    ({"email": "x" * 70 + "@probe.example"}, "Informationsblock"),
    ({"opening_hours": "Montag bis Freitag " * 14 + "Ende"}, "Informationsblock"),
    ({"unit": "Team " * 60 + "Ende"}, "Briefkopf"),
]


@pytest.mark.parametrize(("changes", "zone"), OVERFLOWS)
def test_what_does_not_fit_is_refused_and_named(changes: dict, zone: str) -> None:
    info = LETTER.text.info
    long = next(iter(changes.values()))
    if zone == "Informationsblock":
        fact = attrs.evolve(info[-1], value=(Run(text=long, field="sender.email"),))
        text = attrs.evolve(LETTER.text, info=(*info[:-1], fact))
        letter = attrs.evolve(LETTER, text=text)
    else:
        letter = attrs.evolve(LETTER, sender=attrs.evolve(LETTER.sender, **changes))
    (problem,) = FORMAT.problems(letter, DIN_5008_B)
    assert zone in problem.problem.de
    with pytest.raises(LetterNotRenderedError):
        FORMAT.render(letter, DIN_5008_B)


def test_too_many_lines_and_too_wide_lines_are_named_together() -> None:
    lines = ("Mia Muster", "c/o " + "Straße" * 20, *("Nord",) * 4, "01234 Musterstadt")
    address = attrs.evolve(LETTER.address, lines=lines)
    found = FORMAT.problems(attrs.evolve(LETTER, address=address), DIN_5008_B)
    assert [problem.problem.en.split(".")[0] for problem in found] == [
        "The text does not fit into the address zone",
        "Line 2 of the address is too wide for the address zone",
    ]


def test_the_format_keeps_its_protocol() -> None:
    form: LetterFormat = FORMAT
    assert (form.name, form.suffix) == ("docx", ".docx")
    assert form.media_type.endswith("wordprocessingml.document")
