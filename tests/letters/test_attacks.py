"""Words that try to be more than words: refused, or printed as they stand."""

import html
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest

from outreach_core.errors import InvalidInputError, InvalidValueError, OutreachError
from outreach_core.ids import CustomerId
from outreach_core.letters import (
    DIN_5008_B,
    AddressBlock,
    ComposeProblem,
    HtmlFormat,
    Letter,
    LetterKey,
    LetterTemplate,
    Paragraph,
    Run,
    TextFormat,
    compose,
    letter_as_text,
    texts_of,
)
from outreach_core.people import Customer
from outreach_core.testing import CANARY
from outreach_core.testing.attacks import ATTACKS, Attack, AttackAim
from outreach_core.testing.kit.letters_to_try import (
    DAY,
    FACTS,
    SENDER,
    customers_to_try,
    letters_to_try,
)

PERSON = customers_to_try()[0]
LETTER = letters_to_try()["ordinary"][0]
PRINTABLE = [attack for attack in ATTACKS if attack.is_printable]
SECTIONS = "=== {name} ===\n{words}\n"
TEMPLATE = LetterTemplate.register(
    "=== subject ===\nBesuch\n=== body ===\n{{ person.family_name }}\n\n"
    "{{ person.family_name }}\n=== closing ===\nGrüße\n=== privacy ===\n! Ihre Daten\n",
    name="probe",
    language="de",
)
all_attacks = pytest.mark.parametrize("attack", ATTACKS, ids=lambda one: one.name)
printable = pytest.mark.parametrize("attack", PRINTABLE, ids=lambda one: one.name)


class Tags(HTMLParser):
    """Collects the elements of a page in their order."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.seen: list[tuple[str, tuple[str, ...]]] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attributes: list) -> None:
        # The class of a value tells a number from a name, for its line breaks only.
        names = sorted(name for name, _ in attributes)
        self.seen.append((tag, () if tag == "bdi" else tuple(names)))
        assert not any(name.startswith("on") for name in names)


def tried(call: Callable[[], Any]) -> tuple[Any, OutreachError | None]:
    """Return what *call* made, or why it refused; anything else is a crash."""
    try:
        return call(), None
    except OutreachError as refused:
        return None, refused


def written_to(customer: Customer) -> Letter:
    return compose(
        TEMPLATE, customer=customer, facts=FACTS, sender=SENDER, occasion="x", day=DAY
    )


def with_name(words: str) -> Letter:
    runs = (Run(text="Guten Tag "), Run(text=words, field="person.name"))
    text = attrs.evolve(LETTER.text, greeting=runs, body=(Paragraph(runs),))
    return attrs.evolve(LETTER, text=text)


def test_every_aim_has_an_attack_and_every_attack_a_name_of_its_own() -> None:
    assert {attack.aim for attack in ATTACKS} == set(AttackAim)
    names = [attack.name for attack in ATTACKS]
    assert len(set(names)) == len(names)


@all_attacks
def test_an_attack_in_a_name_is_printed_as_it_stands_or_refused(attack: Attack) -> None:
    letter, refused = tried(
        lambda: written_to(attrs.evolve(PERSON, family_name=attack.words))
    )
    if refused is not None:
        assert isinstance(refused, InvalidValueError | ComposeProblem)
        assert attack.words not in str(refused)
        assert CANARY not in str(refused)
        assert len(str(refused)) < 1000
        return
    assert attack.is_printable
    assert [type(block) for block in letter.text.body] == [Paragraph, Paragraph]
    found = {run.text for block in letter.text.body for run in block.runs}
    assert found == {" ".join(attack.words.split())}


MAKERS = {
    "run": lambda words: Run(text=words, field="person.name"),
    "office": lambda words: attrs.evolve(SENDER, office=words),
    "phone": lambda words: attrs.evolve(SENDER, phone=words),
    "address": lambda words: AddressBlock(lines=(words,)),
    "occasion": lambda words: LetterKey(customer=CustomerId("A"), occasion=words),
    "customer": lambda words: LetterKey(customer=words, occasion="x"),
}


@all_attacks
@pytest.mark.parametrize("place", MAKERS)
def test_no_record_of_a_letter_takes_a_sign_that_steers(
    attack: Attack, place: str
) -> None:
    _, refused = tried(lambda: MAKERS[place](attack.words))
    if refused is None:
        assert attack.words.isprintable()
    else:
        assert isinstance(refused, InvalidValueError)
        assert attack.words not in str(refused)


@printable
def test_the_text_format_prints_an_attack_as_it_stands(attack: Attack) -> None:
    found = TextFormat().render(with_name(attack.words), DIN_5008_B).content.decode()
    assert found.count(f"Guten Tag {attack.words}") == 2
    harmless = letter_as_text(with_name("Mia"))
    assert found.count("\n") == harmless.count("\n")


@printable
def test_the_html_format_prints_an_attack_as_it_stands(attack: Attack) -> None:
    page = HtmlFormat().render(with_name(attack.words), DIN_5008_B).content
    harmless = HtmlFormat().render(with_name("Mia"), DIN_5008_B).content
    assert Tags(page).seen == Tags(harmless).seen
    inside = re.findall(r"Guten Tag <bdi[^>]*>(.*?)</bdi>", page.decode())
    assert [html.unescape(words) for words in inside] == [attack.words] * 2


@pytest.mark.parametrize("words", ["M" * 100_000, "Muster " * 15_000])
def test_a_name_of_a_hundred_thousand_letters_is_refused_in_one_sentence(
    words: str,
) -> None:
    with pytest.raises(ComposeProblem) as caught:
        written_to(attrs.evolve(PERSON, family_name=words))
    assert len(str(caught.value)) < 1000
    assert "MMM" not in repr(caught.value)


@all_attacks
def test_a_template_with_an_attack_in_it_is_registered_or_refused_in_words(
    attack: Attack,
) -> None:
    source = "".join(
        SECTIONS.format(name=name, words=words)
        for name, words in (
            ("subject", "Besuch"),
            ("body", "Guten Tag. " + attack.words),
            ("closing", "Grüße"),
            ("privacy", "! Ihre Daten"),
        )
    )
    template, refused = tried(
        lambda: LetterTemplate.register(source, name="probe", language="de")
    )
    if refused is not None:
        assert isinstance(refused, InvalidInputError | InvalidValueError)
        return
    letter = compose(
        template, customer=PERSON, facts=FACTS, sender=SENDER, occasion="x", day=DAY
    )
    # What an author writes is theirs to say; what they reach is declared fields only.
    fields = {run.field for runs in texts_of(letter.text.body) for run in runs}
    assert fields <= {None, "person.family_name"}


TRICKS = [
    "{{ person.__class__ }}",
    "{{ person['family_name'] }}",
    "{{ ''.__class__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum }}",
    "{{ self._TemplateReference__context }}",
    "{{ '%s' % person.family_name }}",
    "{{ person.family_name.format() }}",
    "{{ person.family_name ~ person.family_name }}",
    "{{ [1, 2][0] }}",
    "{{ 'x' * 9 ** 9 }}",
    "{{ person|attr('family_name') }}",
    "{{ person|map(attribute='x')|list }}",
    "{% for a in person.family_name %}{{ a }}{% endfor %}",
    "{% for a in range(9999999) %}x{% endfor %}",
    "{% set x = 1 %}",
    "{% import 'os' as os %}",
    "{% include '/etc/hostname' %}",
    "{% extends 'x' %}",
    "{% macro m() %}{% endmacro %}",
    "{% call m() %}{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% with x = 1 %}{% endwith %}",
    "{% autoescape false %}{% endautoescape %}",
    "{% raw %}{{ person.family_name }}",
    "\ue0000\ue001",
]


@pytest.mark.parametrize("trick", TRICKS)
def test_a_trick_of_the_template_engine_is_refused_at_registration(trick: str) -> None:
    source = (
        f"=== subject ===\nBesuch\n=== body ===\nx {trick}\n=== closing ===\nGrüße\n"
    )
    with pytest.raises(InvalidInputError):
        LetterTemplate.register(
            f"{source}=== privacy ===\n! Ihre Daten\n", name="probe", language="de"
        )


@all_attacks
def test_the_name_of_a_file_is_a_number_whatever_the_occasion_says(
    attack: Attack,
) -> None:
    key, refused = tried(lambda: MAKERS["occasion"](attack.words))
    if refused is not None:
        return
    assert re.fullmatch(r"[0-9a-f]{32}", key.text)
    assert re.fullmatch(r"[0-9A-HJ-NP-Y]{4}-[0-9A-HJ-NP-Y]{4}", key.answer_code)
