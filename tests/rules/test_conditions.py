"""A condition asks one kind of fact, and compares it with one kind of value."""

from typing import Any

import pendulum
import pytest

from outreach_core import Words
from outreach_core.calendar import SGB_II_AGE_LIMIT, months
from outreach_core.errors import InvalidValueError
from outreach_core.rules import (
    Compare,
    Comparison,
    Condition,
    Includes,
    IsTrue,
    NeverHappened,
    Over,
    parameter,
)
from outreach_core.strategies.rules import SAMPLE_FACTS

T = Words("Wert", "value")
CONTACT, BIRTH, EFFORTS, BENEFIT, HOLDS = SAMPLE_FACTS
PERIOD, AGE, LIMIT, CHOICES = (
    parameter(name, title=T).since(pendulum.Date(2020, 1, 1), value, source="§ 1")
    for name, value in (
        ("period", months(6).after_event),
        ("age", SGB_II_AGE_LIMIT),
        ("limit", 2),
        ("choices", frozenset("ab")),
    )
)
NODES: tuple[tuple[type[Condition], Any, dict[str, Any], str], ...] = (
    (NeverHappened, CONTACT, {}, "date"),
    (Over, CONTACT, {"parameter": PERIOD}, "date"),
    (
        Compare,
        EFFORTS,
        {"parameter": LIMIT, "comparison": Comparison.AT_LEAST},
        "count",
    ),
    (IsTrue, BENEFIT, {}, "flag"),
    (Includes, HOLDS, {"parameter": CHOICES}, "choice"),
)
ALLOWED = {Over: (PERIOD, AGE), Compare: (LIMIT,), Includes: (CHOICES,)}
SAID = {Over: "Period or AgeLimit", Compare: "int", Includes: "frozenset"}


@pytest.mark.parametrize(("node", "fact", "rest", "kind"), NODES)
def test_a_condition_asks_its_own_kind_of_fact_only(
    node: type[Condition], fact: Any, rest: dict[str, Any], kind: str
) -> None:
    assert node(fact=fact, **rest).fact is fact
    for other in (*SAMPLE_FACTS, None, "contact"):
        if getattr(other, "kind", None) is not fact.kind:
            with pytest.raises(InvalidValueError, match=f"a {kind} fact"):
                node(fact=other, **rest)


@pytest.mark.parametrize("row", [row for row in NODES if "parameter" in row[2]])
def test_a_condition_compares_with_its_own_kind_of_value_only(row: Any) -> None:
    node, fact, rest, _ = row
    for given in (PERIOD, AGE, LIMIT, CHOICES, 2, None):
        values = {**rest, "parameter": given}
        if given in ALLOWED[node]:
            assert node(fact=fact, **values).parameter is given
            continue
        expected = f"a parameter whose values are {SAID[node]}"
        with pytest.raises(InvalidValueError, match=expected):
            node(fact=fact, **values)
