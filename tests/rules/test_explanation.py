"""One finding, several readers."""

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core import Language, Words
from outreach_core.calendar import SGB_II_AGE_LIMIT, months, years
from outreach_core.rules import (
    NEVER,
    Condition,
    FactValue,
    Named,
    Unknown,
    all_of,
    clerk_table,
    judge,
    parameter,
    plain_sentences,
    reason_sentences,
    rule,
    sentence,
    tree_text,
)
from outreach_core.strategies.rules import SAMPLE_FACTS, cases, rules

D = pendulum.Date
ON = D(2026, 3, 1)
RULES = rules()
CONTACT, BIRTH, EFFORTS, BENEFIT, HOLDS = SAMPLE_FACTS
T = Words("Wert", "value")
SILENCE = parameter("silence", title=T).since(
    D(2020, 1, 1), months(6).after_event, source="Konzept 3"
)
AT_LEAST = parameter("at_least", title=T).since(
    D(2020, 1, 1), months(6).same_day, source="Konzept 3"
)
ADULT = parameter("adult", title=T).since(
    D(2020, 1, 1), years(18).from_day, source="§ 2 BGB"
)
LIMIT = parameter("limit", title=T).since(
    D(2020, 1, 1), SGB_II_AGE_LIMIT, source="§ 7a SGB II"
)
TWO = parameter("two", title=T).since(D(2020, 1, 1), 2, source="Weisung 7")
STOP = parameter("stop", title=T).since(D(2020, 1, 1), frozenset("ab"), source="§ 51")
LOST = rule(
    Words("Kontakt verloren", "Contact lost"),
    rule(
        Words("Lange still", "Silent for long"),
        CONTACT.never_happened | CONTACT.over(SILENCE),
        source="Konzept",
    ),
    EFFORTS.at_least(TWO),
    ~HOLDS.includes(STOP),
)
UNSURE = Unknown(Words("Weil.", "Because."))
FACTS = {"contact": D(2025, 8, 31), "efforts": 1, "holds": frozenset("b")}

SENTENCES = (
    (
        CONTACT.over(SILENCE),
        D(2025, 8, 31),
        "contact (de): 31. August 2025. Seit dem 1. März 2026 sind das mehr als 6 Monate.",
    ),
    (
        CONTACT.over(SILENCE),
        D(2025, 9, 1),
        "contact (de): 1. September 2025. Erst ab dem 2. März 2026 sind das mehr als 6 Monate.",
    ),
    (
        CONTACT.over(AT_LEAST),
        D(2025, 9, 1),
        "contact (de): 1. September 2025. Seit dem 1. März 2026 sind das mindestens 6 Monate.",
    ),
    (
        BIRTH.over(ADULT),
        D(2008, 2, 29),
        "birth (de): 29. Februar 2008. Seit dem 1. März 2026 sind das 18 Jahre.",
    ),
    (
        BIRTH.over(LIMIT),
        D(1959, 12, 31),
        "birth (de): 31. Dezember 1959. Seit dem 1. März 2026 ist die Altersgrenze überschritten.",
    ),
    (
        BIRTH.over(LIMIT),
        D(1960, 1, 1),
        "birth (de): 1. Januar 1960. Erst ab dem 1. Mai 2026 ist die Altersgrenze überschritten.",
    ),
    (CONTACT.over(SILENCE), NEVER, "no contact (de)"),
    (CONTACT.never_happened, NEVER, "no contact (de)"),
    (CONTACT.never_happened, D(2025, 9, 1), "contact (de): 1. September 2025."),
    (EFFORTS.at_least(TWO), 1, "efforts (de): 1 (verlangt: mindestens 2)."),
    (EFFORTS.at_most(TWO), 3, "efforts (de): 3 (verlangt: höchstens 2)."),
    (BENEFIT.is_true, True, "benefit (de)"),
    (BENEFIT.is_true, False, "no benefit (de)"),
    (HOLDS.includes(STOP), frozenset("ba"), "holds (de): a (de), b (de)."),
    (HOLDS.includes(STOP), frozenset(), "no hold (de)"),
    (
        EFFORTS.at_least(TWO),
        UNSURE,
        "efforts (de): nicht bekannt. Weil.",
    ),
    (CONTACT.over(SILENCE), D(9999, 12, 1), "contact (de): 1. Dezember 9999."),
)


@pytest.mark.parametrize(("node", "value", "german"), SENTENCES)
def test_every_kind_of_finding_has_its_sentence(
    node: Condition, value: object, german: str
) -> None:
    finding = judge(node, {node.fact.name: value}, on=ON)
    assert sentence(finding).de == german
    assert sentence(finding).en


def test_the_clerk_sees_every_condition_with_value_answer_and_source() -> None:
    rows = clerk_table(judge(LOST, FACTS, on=ON), Language.DE)
    seen = [
        (row.depth, row.condition, row.value, row.answer, row.source) for row in rows
    ]
    assert seen == [
        (0, "Kontakt verloren", "", "nein", ""),
        (1, "Lange still", "", "ja", "Konzept"),
        (2, "contact (de): nie", "31. August 2025", "nein", ""),
        (2, "contact (de): mehr als 6 Monate", "31. August 2025", "ja", "Konzept 3"),
        (1, "efforts (de): mindestens 2", "1", "nein", "Weisung 7"),
        (1, "holds (de)", "b (de)", "ja", "§ 51"),
    ]


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        (True, "ja", "yes"),
        (False, "nein", "no"),
        (UNSURE, "nicht bekannt", "not known"),
    ],
)
def test_a_cell_of_the_table_says_yes_no_or_unknown(
    value: FactValue, german: str, english: str
) -> None:
    finding = judge(BENEFIT.is_true, {"benefit": value}, on=ON)
    assert [clerk_table(finding, each)[0].value for each in Language] == [
        german,
        english,
    ]


def test_the_citizen_reads_the_verdict_and_its_reasons() -> None:
    assert plain_sentences(judge(LOST, FACTS, on=ON), Language.DE) == (
        "„Kontakt verloren“ trifft am 1. März 2026 nicht zu.",
        "Die Gründe: efforts (de): 1 (verlangt: mindestens 2). holds (de): b (de).",
    )
    verdict, _ = plain_sentences(judge(LOST, {}, on=ON), Language.EN)
    assert (
        verdict == "Whether “Contact lost” applies on 1 March 2026 cannot be said yet."
    )


def test_the_developer_sees_the_tree() -> None:
    assert (
        f"\n{tree_text(judge(LOST, FACTS, on=ON), Language.EN)}\n"
        == """
✗ Contact lost
└─ ✗ all of these conditions
   ├─ ✓ Silent for long  [Konzept]
   │  └─ ✓ one of these conditions
   │     ├─ ✗ contact (en): never = 31 August 2025
   │     └─ ✓ contact (en): more than 6 months = 31 August 2025  [Konzept 3]
   ├─ ✗ efforts (en): at least 2 = 1  [Weisung 7]
   └─ ✗ does not apply: holds (en)
      └─ ✓ holds (en) = b (en)  [§ 51]
"""
    )


def test_the_tree_can_be_read_in_german() -> None:
    lines = tree_text(judge(LOST, FACTS, on=ON), Language.DE).splitlines()
    assert lines[1] == "└─ ✗ alle diese Bedingungen"
    assert lines[5].endswith("mehr als 6 Monate = 31. August 2025  [Konzept 3]")


def test_a_known_day_is_told_once_by_its_period() -> None:
    told = reason_sentences(judge(LOST, {**FACTS, "contact": D(2026, 1, 1)}, on=ON))
    about_contact = [words.de for words in told if words.de.startswith("contact")]
    assert about_contact == [
        "contact (de): 1. Januar 2026. Erst ab dem 2. Juli 2026 sind das mehr als 6 Monate."
    ]


def test_a_known_day_is_told_even_where_only_never_is_asked() -> None:
    facts = {"contact": D(2026, 1, 1)}
    (told,) = reason_sentences(judge(~CONTACT.never_happened, facts, on=ON))
    assert told.de == "contact (de): 1. Januar 2026."
    turned = CONTACT.over(SILENCE) | CONTACT.never_happened
    (told,) = reason_sentences(judge(turned, facts, on=ON))
    assert "mehr als 6 Monate" in told.de


@given(st.data())
def test_every_reader_is_told_something_in_both_languages(data: st.DataObject) -> None:
    made = data.draw(RULES)
    facts, on = data.draw(cases(made))
    finding = judge(made, facts, on=on)
    shown = [
        each for each in finding.walk() if isinstance(each.node, (Named, Condition))
    ]
    for language in Language:
        assert len(clerk_table(finding, language)) == len(shown)
        assert all(plain_sentences(finding, language))
        lines = tree_text(finding, language).splitlines()
        assert len(lines) == sum(1 for _ in finding.walk())
        assert "{" not in tree_text(finding, language)


def test_an_age_limit_has_a_title_of_its_own() -> None:
    row = clerk_table(
        judge(BIRTH.over(LIMIT), {"birth": D(1959, 12, 31)}, on=ON), Language.DE
    )[0]
    assert row.condition == "birth (de): Altersgrenze überschritten"
    assert (row.answer, row.source) == ("ja", "§ 7a SGB II")


def test_values_stay_out_of_the_repr_of_the_table() -> None:
    row = clerk_table(
        judge(all_of(EFFORTS.at_least(TWO)), {"efforts": 98765}, on=ON), Language.DE
    )[0]
    assert row.value == "98765"
    assert "98765" not in repr(row)
    assert row.answer == "ja"
