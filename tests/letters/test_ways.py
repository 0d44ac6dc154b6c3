"""A template is rendered once for each way through it; no letter shows the difference."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import SimpleNamespace

import attrs
import jinja2
import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_core.letters import (
    LOCALES,
    Block,
    Choices,
    LetterFacts,
    LetterKind,
    LetterTemplate,
    Sender,
    VisitSlot,
    compose,
    plain,
    shipped_templates,
    texts_of,
)
from outreach_core.letters.filling import Filled
from outreach_core.letters.schema import person_fields
from outreach_core.letters.tracing import Value
from outreach_core.letters.ways import Ways
from outreach_core.strategies.letter_facts import letter_facts, visit_slots
from outreach_core.strategies.letters import recipients, senders

DAY = pendulum.date(2026, 10, 5)
SHIPPED = shipped_templates()


@attrs.frozen(kw_only=True)
class OddFacts(LetterFacts):
    """Facts that ask for every construct a template may use."""

    team: tuple[str, ...]
    slots: tuple[VisitSlot, ...]
    note: str | None
    first: int
    second: int


ODD = LetterTemplate.register(
    """
    === subject ===
    Betreff {% if note %}{{ note }}{% endif %}

    === body ===
    {% for name in team %}
    - {{ name }}
    {% endfor %}

    {% for slot in slots %}
    Tag :: {{ slot.day | day }}, {{ slot.start_minute | clock }}
    {% if slot.start_minute < first %}
    Früh :: {{ slot.end_minute | clock }}
    {% endif %}
    {% else %}
    kein Besuch
    {% endfor %}

    {% if first < second %}A{% elif 3 == first %}B{% else %}C{% endif %}{{ first }}
    {% if note is none %}ohne{% else %}**{{ note }}**, {{ note }}{% endif %}
    {% if team | count > 2 and not note %}{{ team | names }}{% endif %}

    === closing ===
    Grüße
    === privacy ===
    ! Ihre Daten
    """,
    name="odd",
    language="de",
    facts_type=OddFacts,
)
NAMES = st.sampled_from(("Kim", "Uli", "Jo von der Aue", "Änne"))
ODD_FACTS = st.builds(
    OddFacts,
    team=st.lists(NAMES, min_size=1, max_size=4).map(tuple),
    slots=st.lists(visit_slots(), max_size=3).map(tuple),
    note=st.sampled_from((None, "hier", "Café Rosenhang")),
    first=st.sampled_from((0, 3, 3, 600)),
    second=st.integers(0, 5),
)


@cache
def compiled(source: str, language: str) -> jinja2.Template:
    locale = LOCALES[language]
    environment = jinja2.Environment(trim_blocks=True, lstrip_blocks=True)  # noqa: S701  words are compared
    environment.filters |= {
        "names": lambda names: joined(names, locale.comma, locale.last_comma),
        "clock": locale.clock,
        "date": locale.date,
        "day": locale.day,
    }
    return environment.from_string(source)


def by_jinja(
    template: LetterTemplate, values: Mapping[str, object]
) -> Mapping[str, str]:
    """Return the words of each section as Jinja alone writes them, without blanks."""
    text = compiled(template.source, template.language).render(values)
    sections = re.split(r"^=== (\w+) ===$", text, flags=re.MULTILINE)[1:]
    words = zip(sections[::2], sections[1::2], strict=True)
    marks = re.compile(r"\*\*|^\s*(?:## |- |! |\[ \] )| :: |_{2,}$", re.MULTILINE)
    return {name: "".join(marks.sub("", text).split()) for name, text in words}


def joined(names: tuple[str, ...], comma: str, last_comma: str) -> str:
    *before, last = names
    return f"{comma.join(before)}{last_comma}{last}" if before else last


def words_of(blocks: Iterable[Block]) -> str:
    texts = [
        runs
        for block in blocks
        for runs in (
            [choice.label for choice in block.choices]
            if isinstance(block, Choices)
            else texts_of([block])
        )
    ]
    return "".join("".join(plain(runs).split()) for runs in texts)


def fill_odd(facts: object, template: LetterTemplate = ODD) -> Filled:
    values = {field: getattr(facts, field) for field in attrs.fields_dict(OddFacts)}
    return template.fill(values)


def never_used(template: LetterTemplate) -> LetterTemplate:
    """Return *template* as it is before its first letter: Jinja renders the next."""
    proof = template._proof()  # noqa: SLF001  no public name forgets
    fresh = attrs.evolve(proof, ways=Ways(proof.ways._render))  # noqa: SLF001
    return attrs.evolve(template, proof=lambda: fresh)


@given(several=st.lists(ODD_FACTS, min_size=1, max_size=5))
def test_every_construct_says_what_jinja_alone_would_say(
    several: list[OddFacts],
) -> None:
    for facts in several:
        filled = fill_odd(facts)
        assert filled == fill_odd(facts, never_used(ODD))
        wanted = by_jinja(ODD, attrs.asdict(facts, recurse=False))
        assert words_of(filled.sections["body"]) == wanted["body"]
        assert "".join(plain(filled.sections["subject"]).split()) == wanted["subject"]


@pytest.mark.parametrize("kind", LetterKind)
@settings(max_examples=8)
@given(data=st.data())
def test_a_shipped_letter_is_what_jinja_alone_would_write(
    kind: LetterKind, data: st.DataObject
) -> None:
    template = data.draw(st.sampled_from([t for t in SHIPPED if t.kind is kind]))
    facts = data.draw(letter_facts(kind, day=DAY))
    sender = data.draw(senders())
    customer = data.draw(recipients())
    letter, alone = (
        compose(
            words,
            customer=customer,
            facts=facts,
            sender=sender,
            occasion="probe",
            day=DAY,
        )
        for words in (template, never_used(template))
    )
    assert letter == alone
    wanted = by_jinja(
        template,
        attrs.asdict(facts, recurse=False)
        | {"sender": sender, "person": person_fields(customer), "day": DAY}
        | {"answer_code": letter.answer_code},
    )
    assert words_of(letter.text.body) == wanted["body"]
    assert words_of(letter.text.reply) == wanted["reply"]
    assert wanted["privacy"] in words_of(letter.text.privacy)  # a line may stand above
    assert (
        "".join(
            "".join(plain((*fact.label, *fact.value)).split())
            for fact in letter.text.info
        )
        == wanted["info"]
    )


def test_jinja_runs_once_for_all_letters_with_the_same_answers() -> None:
    runs: list[str] = []

    def render(values: Mapping[str, Value]) -> str:
        runs.append(ODD._proof().ways._render(values))  # noqa: SLF001  what Jinja compiled
        return runs[-1]

    ways = Ways(render)
    about = {"slots": (), "first": 1, "second": 2}
    for name in ("Kim", "Uli", "Jo"):
        ways.fill(about | {"team": (name, "Änne"), "note": name})
    assert len(runs) == 1
    ways.fill(about | {"team": ("Kim", "Änne"), "note": None})
    assert len(runs) == 2


def test_only_some_ways_are_remembered_and_all_letters_are_right() -> None:
    template = never_used(ODD)
    for people in range(1, 90):
        team = tuple(f"P{number}" for number in range(people))
        note = "so" if people > 2 else None  # the names of so many fill no line
        facts = SimpleNamespace(team=team, slots=(), note=note, first=1, second=2)
        body = fill_odd(facts, template).sections["body"]
        assert words_of(body).startswith("".join(team))
        assert template._proof().ways._found <= 64  # noqa: SLF001


def test_a_wrong_letter_leaves_no_trace_in_the_next() -> None:
    template = never_used(ODD)
    right = SimpleNamespace(team=("Kim",), slots=(), note="so", first=1, second=2)
    wrong = SimpleNamespace(team=(" ",), slots=(), note="x" * 301, first=1, second=2)
    for _ in range(2):
        told = fill_odd(wrong, template)
        assert (told.empty, told.too_long, told.sections) == (
            ("team",),
            ("note",),
            {},
        )
        assert fill_odd(right, template) == fill_odd(right, never_used(ODD))


def test_what_changed_behind_our_back_is_printed_as_it_is_now() -> None:
    class Changing:
        words = "alt"

        def __str__(self) -> str:
            return self.words

    one = Changing()
    names = ["Kim", "Uli", "Jo"]
    facts = SimpleNamespace(team=names, slots=(), note=one, first=1, second=2)
    fill_odd(facts)
    one.words, names[0] = "neu", "Änne"
    words = words_of(fill_odd(facts).sections["body"])
    assert "neu" in words
    assert "alt" not in words
    assert words.startswith("ÄnneUliJo")


def test_blocks_without_a_changed_value_are_the_same_objects(sender: Sender) -> None:
    template = next(t for t in SHIPPED if t.name == "announcement-de")
    slot = VisitSlot(day=DAY.add(days=9), start_minute=600, end_minute=660)
    values = {
        "team": ("Kim Eins", "Uli Zwei"),
        "slot": slot,
        "place": None,
        "answer_by": DAY.add(days=3),
        "sender": sender,
        "day": DAY,
    }
    one = template.fill(values | {"answer_code": "AAAA-AAAA"}).sections
    other = template.fill(values | {"answer_code": "BBBB-BBBB"}).sections
    assert one["closing"] is other["closing"]
    assert one["privacy"] is other["privacy"]
    moved = [x for x, y in zip(one["body"], other["body"], strict=True) if x is not y]
    assert all("AAAA-AAAA" in words_of([block]) for block in moved)
    assert len(moved) == 1
