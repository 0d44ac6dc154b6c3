"""Rules are values; judging them follows Kleene and keeps every part."""

import pickle

import pendulum
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from outreach_core import Words
from outreach_core.calendar import Period, months
from outreach_core.errors import InvalidValueError, NotInForceError
from outreach_core.rules import (
    NEVER,
    NOT_GIVEN,
    AllOf,
    Answer,
    AnyOf,
    Compare,
    Comparison,
    Condition,
    Facts,
    Finding,
    FlagFact,
    Includes,
    IsTrue,
    Named,
    NeverHappened,
    Not,
    Over,
    Rule,
    Unknown,
    all_of,
    any_of,
    definitions,
    judge,
    parameter,
    rule,
    walk,
)
from outreach_core.rules.answers import opposite
from outreach_core.strategies.rules import SAMPLE_FACTS, cases, days, rules

D = pendulum.Date
ON = D(2026, 3, 1)
CONTACT, BIRTH, EFFORTS, BENEFIT, HOLDS = SAMPLE_FACTS
RULES, SMALL_RULES = rules(), rules(max_leaves=2)
T = Words("Schritt", "step")


def number(name: str, value: int) -> object:
    return parameter(name, title=T).since(D(2020, 1, 1), value, source="§")


SILENCE = parameter("silence", title=T).since(
    D(2020, 1, 1), months(6).after_event, source="§"
)
SOME = parameter("some", title=T).since(
    D(2020, 1, 1), frozenset({"a", "b"}), source="§"
)
TWO = number("two", 2)


def independent(node: Rule, facts: Facts, on: pendulum.Date) -> Answer:  # noqa: C901
    """Decide a rule in the plainest way: periods forwards, answers as -1, 0, 1."""
    order = {Answer.NO: -1, Answer.UNKNOWN: 0, Answer.YES: 1}
    back = {number: answer for answer, number in order.items()}
    match node:
        case Not():
            return back[-order[independent(node.part, facts, on)]]
        case Named():
            return independent(node.part, facts, on)
        case AllOf():
            found = [order[independent(part, facts, on)] for part in node.parts]
            return back[min(found, default=1)]
        case AnyOf():
            found = [order[independent(part, facts, on)] for part in node.parts]
            return back[max(found, default=-1)]
    value = facts.get(node.fact.name, Unknown(T))
    if isinstance(value, Unknown):
        return Answer.UNKNOWN
    match node:
        case NeverHappened():
            holds = value is NEVER
        case IsTrue():
            holds = value
        case Over():
            period: Period = node.parameter.on(on).value
            holds = value is not NEVER and period.over_from(value) <= on
        case Compare():
            limit = node.parameter.on(on).value
            at_least = node.comparison is Comparison.AT_LEAST
            holds = value >= limit if at_least else value <= limit
        case Includes():
            holds = any(name in value for name in node.parameter.on(on).value)
    return Answer.YES if holds else Answer.NO


@given(st.data())
@settings(max_examples=300)
def test_judging_agrees_with_an_independent_evaluator(data: st.DataObject) -> None:
    node = data.draw(RULES)
    facts, on = data.draw(cases(node))
    finding = judge(node, facts, on=on)
    event(finding.answer)
    assert finding.answer is independent(node, facts, on)
    assert node.on(on).answer(facts) is finding.answer
    for each in finding.walk():
        assert each.answer is independent(each.node, facts, on)
        assert each.on == on


@given(st.data())
def test_the_quick_answer_is_that_of_the_finding_under_the_law_of_any_day(
    data: st.DataObject,
) -> None:
    node = data.draw(RULES)
    facts, on = data.draw(cases(node))
    law = data.draw(days(node))
    for each in (node, ~node, rule(T, node), ~rule(T, node)):
        bound = each.on(on, law=law)
        assert bound.answer(facts) is bound.judge(facts).answer


def test_whatever_is_found_names_its_day_and_its_law() -> None:
    law, day = D(2026, 7, 1), D(2026, 8, 1)
    part = EFFORTS.at_least(TWO)
    for node in (part & BENEFIT.is_true, part | BENEFIT.is_true, ~part, rule(T, part)):
        bound = node.on(day, law=law)
        assert (bound.rule, bound.day) == (node, day)
        for facts in ({}, {EFFORTS.name: 2}, {EFFORTS.name: 1, BENEFIT.name: True}):
            found = bound.judge(facts)
            assert {(each.on, each.law) for each in found.walk()} == {(day, law)}


def test_a_title_keeps_the_law_and_the_turn_of_what_it_names() -> None:
    later = TWO.since(D(2026, 7, 1), 3, source="§")
    named = rule(T, EFFORTS.at_least(later))
    facts = {EFFORTS.name: 2}
    for law, answer in ((ON, Answer.YES), (D(2026, 7, 1), Answer.NO)):
        assert named.on(D(2026, 8, 1), law=law).answer(facts) is answer
        assert (~named).on(D(2026, 8, 1), law=law).answer(facts) is opposite(answer)


@given(st.data())
def test_a_finding_has_the_shape_of_its_rule_and_leaves_nothing_out(
    data: st.DataObject,
) -> None:
    node = data.draw(RULES)
    facts, on = data.draw(cases(node))
    finding = judge(node, facts, on=on)
    assert [each.node for each in finding.walk()] == list(walk(node))
    for each in finding.walk():
        if isinstance(each.node, Condition) and each.node.fact.name in facts:
            assert each.value == facts[each.node.fact.name]
    assert pickle.loads(pickle.dumps(finding)) == finding  # noqa: S301  made here


@given(st.data())
def test_knowing_more_never_turns_yes_into_no_or_no_into_yes(
    data: st.DataObject,
) -> None:
    node = data.draw(RULES)
    facts, on = data.draw(cases(node, allow_unknown=False))
    known = judge(node, facts, on=on).answer
    hidden = data.draw(st.sets(st.sampled_from(sorted(facts)))) if facts else set()
    less = {name: value for name, value in facts.items() if name not in hidden}
    assert judge(node, less, on=on).answer in (known, Answer.UNKNOWN)
    assert known is not Answer.UNKNOWN


@given(st.data())
def test_other_facts_never_matter(data: st.DataObject) -> None:
    node = data.draw(RULES)
    facts, on = data.draw(cases(node))
    answer = judge(node, facts, on=on).answer
    used = {fact.name for fact in definitions(node).facts}
    noise = {f"other_{name}": 1 for name in used}
    assert judge(node, {**facts, **noise}, on=on).answer is answer


@given(st.data())
def test_combining_follows_the_laws_of_a_lattice(data: st.DataObject) -> None:
    a, b, c = (data.draw(SMALL_RULES) for _ in range(3))
    whole = all_of(a, b, c)
    facts, on = data.draw(cases(whole))

    def same(left: Rule, right: Rule) -> bool:
        return judge(left, facts, on=on).answer is judge(right, facts, on=on).answer

    assert same(a & b, b & a)
    assert same(a | b, b | a)
    assert same((a & b) & c, a & (b & c))
    assert same(a & a, a)
    assert same(a | a, a)
    assert same(a & (a | b), a)
    assert same(a & (b | c), (a & b) | (a & c))
    assert same(~(a & b), ~a | ~b)
    assert same(~~a, a)
    assert same(rule(T, a), a)


def test_a_rule_or_its_opposite_is_not_always_yes() -> None:
    """The price of an honest "unknown": no law of the excluded middle."""
    node = BENEFIT.is_true
    assert judge(node | ~node, {}, on=ON).answer is Answer.UNKNOWN


def test_operators_build_flat_values() -> None:
    a, b, c = BENEFIT.is_true, EFFORTS.at_least(TWO), CONTACT.never_happened
    assert a & b & c == AllOf(parts=(a, b, c))
    assert a | b | c == AnyOf(parts=(a, b, c))
    assert a & (b | c) == all_of(a, any_of(b, c))
    assert ~a == Not(part=a)
    assert hash(a & b) == hash(all_of(a, b))
    assert rule(T, a).part == a
    assert rule(T, a, b).part == all_of(a, b)


def test_python_and_or_not_are_refused_with_help() -> None:
    a, b = BENEFIT.is_true, CONTACT.never_happened
    for misuse in (lambda: a and b, lambda: a or b, lambda: not a):
        with pytest.raises(TypeError, match="Write 'a & b'"):
            misuse()


def test_nothing_but_rules_combines() -> None:
    with pytest.raises(InvalidValueError, match="rule"):
        BENEFIT.is_true & True
    with pytest.raises(InvalidValueError, match="rule"):
        Not(part="benefit")


@pytest.mark.parametrize(
    ("contact", "answer"),
    [
        (D(2025, 8, 31), Answer.YES),
        (D(2025, 9, 1), Answer.NO),
        (NEVER, Answer.NO),
        (Unknown(T), Answer.UNKNOWN),
    ],
)
def test_a_period_is_over_after_its_day_and_never_begins_without_one(
    contact: object, answer: Answer
) -> None:
    found = judge(CONTACT.over(SILENCE), {"contact": contact}, on=ON)
    assert found.answer is answer
    assert found.source == "§"


def test_a_limit_itself_fits_both_ways() -> None:
    facts = {"efforts": 2}
    assert judge(EFFORTS.at_least(TWO), facts, on=ON).answer is Answer.YES
    assert judge(EFFORTS.at_most(TWO), facts, on=ON).answer is Answer.YES
    assert judge(EFFORTS.at_least(TWO), {"efforts": 1}, on=ON).answer is Answer.NO
    assert judge(EFFORTS.at_most(TWO), {"efforts": 3}, on=ON).answer is Answer.NO


def test_one_of_several_choices_is_enough() -> None:
    for value, answer in (
        ({"a", "c"}, Answer.YES),
        ({"c"}, Answer.NO),
        (set(), Answer.NO),
    ):
        facts = {"holds": frozenset(value)}
        assert judge(HOLDS.includes(SOME), facts, on=ON).answer is answer


@pytest.mark.parametrize(
    ("node", "name", "value"),
    [
        (CONTACT.over(SILENCE), "contact", "2025-01-01"),
        (CONTACT.over(SILENCE), "contact", pendulum.datetime(2025, 1, 1)),
        (CONTACT.never_happened, "contact", 1),
        (EFFORTS.at_least(TWO), "efforts", True),
        (EFFORTS.at_least(TWO), "efforts", "Frau Canary"),
        (BENEFIT.is_true, "benefit", 1),
        (HOLDS.includes(SOME), "holds", "a"),
    ],
)
def test_a_value_of_another_kind_is_refused_without_showing_it(
    node: Rule, name: str, value: object
) -> None:
    with pytest.raises(InvalidValueError, match=f"'{name}' must be") as caught:
        judge(node, {name: value}, on=ON)
    assert "Canary" not in str(caught.value)
    assert "2025" not in str(caught.value)


def test_conditions_fit_their_facts_and_parameters() -> None:
    with pytest.raises(InvalidValueError, match="fact"):
        Over(fact=EFFORTS, parameter=SILENCE)
    with pytest.raises(InvalidValueError, match="parameter"):
        Over(fact=CONTACT, parameter=TWO)
    with pytest.raises(InvalidValueError, match="wanted"):
        HOLDS.includes(
            parameter("x", title=T).since(ON, frozenset({"typo"}), source="§")
        )


def test_a_rule_cannot_be_judged_before_its_parameters_begin() -> None:
    node = BENEFIT.is_true | CONTACT.over(SILENCE)
    with pytest.raises(NotInForceError, match="silence"):
        judge(node, {"benefit": True}, on=D(2019, 12, 31))


@given(st.data())
def test_every_day_in_force_gives_an_answer(data: st.DataObject) -> None:
    node = data.draw(RULES)
    on = data.draw(days(node))
    assert judge(node, {}, on=on).answer in Answer


def test_values_of_a_person_stay_out_of_repr() -> None:
    finding = judge(EFFORTS.at_least(TWO), {"efforts": 98765}, on=ON)
    assert "98765" not in repr(finding)
    assert isinstance(finding, Finding)


@pytest.mark.parametrize("first", [True, False, NOT_GIVEN])
@pytest.mark.parametrize("second", [True, False, NOT_GIVEN])
@pytest.mark.parametrize("combine", [all_of, any_of])
def test_the_opposite_of_combined_parts_is_the_same_fast_or_explained(
    first: object, second: object, combine: object
) -> None:
    flags = [
        FlagFact(name=name, title=T, if_true=T, if_false=T) for name in ("one", "two")
    ]
    facts = {"one": first, "two": second}
    inner = combine(*(flag.is_true for flag in flags))
    bound, turned = inner.on(ON), (~inner).on(ON)
    assert turned.answer(facts) is turned.judge(facts).answer
    assert turned.answer(facts) is opposite(bound.answer(facts))
