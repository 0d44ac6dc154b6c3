"""Which way more of a fact moves the answer."""

import pendulum
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from outreach_core import Words
from outreach_core.calendar import months
from outreach_core.eligibility import kassel
from outreach_core.rules import (
    Answer,
    Monotonicity,
    Rule,
    directions,
    judge,
    parameter,
    regimes,
)
from outreach_core.strategies.rules import SAMPLE_FACTS, cases, persons, rules

D = pendulum.Date
CONTACT, BIRTH, EFFORTS, BENEFIT, HOLDS = SAMPLE_FACTS
T = Words("Titel", "title")
BEGIN = D(2020, 1, 1)
SIX = parameter("six", title=T).since(BEGIN, months(6).after_event, source="§")
TWO = parameter("two", title=T).since(BEGIN, 2, source="§")
STOP = parameter("stop", title=T).since(BEGIN, frozenset("a"), source="§")
UP, DOWN, NONE = Monotonicity.UP, Monotonicity.DOWN, Monotonicity.NONE
RULES = rules()


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (CONTACT.over(SIX), DOWN),
        (~CONTACT.over(SIX), UP),
        (CONTACT.never_happened | CONTACT.over(SIX), DOWN),
        (CONTACT.never_happened, NONE),
        (EFFORTS.at_least(TWO), UP),
        (EFFORTS.at_most(TWO), DOWN),
        (EFFORTS.at_least(TWO) & ~EFFORTS.at_most(TWO), UP),
        (EFFORTS.at_least(TWO) & EFFORTS.at_most(TWO), NONE),
        (BENEFIT.is_true, UP),
        (~~BENEFIT.is_true, UP),
        (~HOLDS.includes(STOP), DOWN),
    ],
)
def test_a_direction_follows_from_the_tree(rule: Rule, expected: Monotonicity) -> None:
    assert list(directions(rule).values()) == [expected]


def test_more_efforts_never_make_somebody_less_lost() -> None:
    found = directions(kassel(age_limit=True).rule)
    assert {name: each.value for name, each in found.items()} == {
        "birth": "+",
        "efforts_since": "+",
        "holds": "-",
        "in_benefit": "+",
        "last_two_way_contact": "-",
    }


ORDER = [Answer.NO, Answer.UNKNOWN, Answer.YES]


@given(st.data())
def test_more_of_a_fact_moves_the_answer_only_its_own_way(data: st.DataObject) -> None:
    rule = data.draw(RULES)
    facts, on = data.draw(cases(rule))
    other = data.draw(persons(rule, on))
    for name, direction in directions(rule).items():
        low, high = facts[name], other[name]
        # Neither NEVER nor an unknown value has a place in the order.
        ordered = (D, int, bool, frozenset)
        if type(low) is not type(high) or type(low) not in ordered:
            continue
        if direction is NONE or not low <= high:
            continue
        less, more = (
            ORDER.index(judge(rule, {**facts, name: value}, on=on).answer)
            for value in (low, high)
        )
        event(f"moved {direction}" if less != more else "still")
        assert (less <= more) if direction is UP else (less >= more)


def test_regimes_begin_when_every_number_is_known() -> None:
    late = parameter("late", title=T).since(D(2024, 1, 1), 1, source="§")
    stepped = SIX.since(D(2026, 7, 1), months(4).after_event, source="§ 2")
    both = CONTACT.over(stepped) & EFFORTS.at_least(late)
    assert regimes(both) == (D(2024, 1, 1), D(2026, 7, 1))
    assert regimes(BENEFIT.is_true) == ()
