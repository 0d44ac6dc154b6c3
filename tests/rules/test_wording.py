"""Values, limits and claims in the words that clerks and citizens read."""

from typing import Any

import pendulum
import pytest
from hypothesis import given

from outreach_core import Words
from outreach_core.calendar import SGB_II_AGE_LIMIT, months
from outreach_core.errors import InvalidValueError
from outreach_core.rules import (
    NEVER,
    Answer,
    ChoiceFact,
    CountFact,
    DateFact,
    Fact,
    FlagFact,
    Unknown,
    parameter,
)
from outreach_core.rules.wording import (
    MARKS,
    node_title,
    parameter_words,
    value_words,
)
from outreach_core.strategies.rules import SAMPLE_FACTS, answers

D = pendulum.Date
CONTACT, BIRTH, EFFORTS, BENEFIT, HOLDS = SAMPLE_FACTS
T = Words("Wert", "value")
SILENCE = parameter("silence", title=T).since(
    D(2020, 1, 1), months(6).after_event, source="§ 1"
)


@pytest.mark.parametrize(
    ("fact", "value", "said"),
    [
        (HOLDS, frozenset("ba"), "a (de), b (de)"),
        (HOLDS, frozenset(), "keine"),
        (CONTACT, D(2026, 3, 29), "29. März 2026"),
        (CONTACT, NEVER, "nie"),
        (CONTACT, Unknown(T), "nicht bekannt"),
        (BENEFIT, True, "ja"),
        (BENEFIT, False, "nein"),
        (EFFORTS, 0, "0"),
    ],
)
def test_a_value_stands_in_the_table_as_people_say_it(
    fact: Fact, value: Any, said: str
) -> None:
    assert value_words(fact, value).de == said


@pytest.mark.parametrize(
    ("fact", "value", "said"),
    [
        (EFFORTS, 3, "3"),
        (HOLDS, frozenset("ab"), "a (de), b (de)"),
        (CONTACT, months(6).after_event, "mehr als 6 Monate"),
        (CONTACT, months(6).same_day, "mindestens 6 Monate"),
        (BIRTH, SGB_II_AGE_LIMIT, "Altersgrenze überschritten"),
    ],
)
def test_a_limit_is_told_by_its_number_its_choices_or_its_period(
    fact: Fact, value: Any, said: str
) -> None:
    assert parameter_words(value, fact).de == said


def test_the_opposite_of_a_claim_tells_its_limit_too() -> None:
    step = SILENCE.steps[0]
    claim = node_title(~CONTACT.over(SILENCE), step)
    assert claim.de == "trifft nicht zu: contact (de): mehr als 6 Monate"
    assert claim.en == "does not apply: contact (en): more than 6 months"
    assert node_title(~CONTACT.over(SILENCE)).de == "trifft nicht zu: contact (de)"


@given(answers())
def test_each_answer_has_a_sign_of_its_own_that_is_one_character(
    answer: Answer,
) -> None:
    assert len(MARKS[answer]) == 1
    assert [MARKS[other] for other in Answer].count(MARKS[answer]) == 1


@pytest.mark.parametrize("name", ["Letzter Kontakt", "Kontakt", "", "1x", None])
@pytest.mark.parametrize("kind", [DateFact, CountFact, FlagFact, ChoiceFact])
def test_a_fact_has_a_name_that_can_head_a_column(kind: type[Fact], name: Any) -> None:
    example = next(fact for fact in SAMPLE_FACTS if isinstance(fact, kind))
    fields = {
        field: getattr(example, field)
        for field in ("title", "if_never", "if_true", "if_false", "if_none", "choices")
        if hasattr(example, field)
    }
    assert kind(name="kontakt", **fields).name == "kontakt"
    with pytest.raises(InvalidValueError, match="lower-case Python name"):
        kind(name=name, **fields)
