"""Oddities of a rulebook are found, and only real ones."""

import copy
import re
from collections.abc import Callable

import attrs
import pendulum
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from outreach_core import Words
from outreach_core.calendar import months
from outreach_core.eligibility import RULEBOOKS, berlin, kassel, protected
from outreach_core.rules import (
    LINT_CODES,
    Answer,
    Rule,
    Rulebook,
    all_of,
    any_of,
    from_data,
    judge,
    lint,
    lint_versions,
    parameter,
    rule,
    to_data,
)
from outreach_core.strategies.rules import SAMPLE_FACTS, cases, rules

D = pendulum.Date
BEGIN = D(2020, 1, 1)
RULES = rules()
CONTACT, BIRTH, EFFORTS, BENEFIT, HOLDS = SAMPLE_FACTS
T = Words("Titel", "title")


def made(name: str, value: object) -> object:
    return parameter(name, title=T).since(BEGIN, value, source="§ 1")


ONE, TWO, THREE = (made(f"limit_{n}", n) for n in (1, 2, 3))
SIX = CONTACT.over(made("six", months(6).after_event))
AT_LEAST_SIX = CONTACT.over(made("at_least_six", months(6).same_day))
NINE = CONTACT.over(made("nine", months(9).after_event))
A, AB = (HOLDS.includes(made(f"hold_{n}", frozenset(n))) for n in ("a", "ab"))
B = BENEFIT.is_true


def book(whole: Rule) -> Rulebook:
    return Rulebook(name="n", version="1", title=T, source="§ 1", rule=whole)


@pytest.mark.parametrize(
    "shipped",
    [*RULEBOOKS.values(), kassel(age_limit=True), kassel(efforts=5), berlin()],
    ids=lambda each: each.name,
)
def test_the_shipped_rulebooks_are_clean(shipped: Rulebook) -> None:
    for whole in (shipped, protected(shipped)):
        assert lint(whole) == ()
        assert lint(whole.data) == ()


@pytest.mark.parametrize(
    ("whole", "code", "place"),
    [
        (B & ~B, "contradiction", "rule"),
        (EFFORTS.at_least(THREE) & EFFORTS.at_most(TWO), "contradiction", "rule"),
        (NINE & ~SIX, "contradiction", "rule"),
        (CONTACT.never_happened & SIX, "contradiction", "rule"),
        (A & ~AB, "contradiction", "rule"),
        (any_of(), "contradiction", "rule"),
        (SIX & rule(T, B & ~B), "contradiction", "rule.all_of[1].means"),
        (B | ~B, "always", "rule"),
        (EFFORTS.at_least(TWO) | EFFORTS.at_most(THREE), "always", "rule"),
        (EFFORTS.at_least(made("zero", 0)) & B, "always", "rule.all_of[0]"),
        (all_of(), "always", "rule"),
        (SIX | B | SIX, "overlap", "rule.any_of[2]"),
        (all_of(SIX, rule(T, SIX)), "overlap", "rule.all_of[1]"),
        (SIX & NINE, "redundant", "rule.all_of[0]"),
        (AT_LEAST_SIX & SIX, "redundant", "rule.all_of[0]"),
        (EFFORTS.at_least(ONE) & EFFORTS.at_least(TWO), "redundant", "rule.all_of[0]"),
        (A & AB, "redundant", "rule.all_of[1]"),
        (SIX | NINE, "unreachable", "rule.any_of[1]"),
        (B | all_of(B, SIX), "unreachable", "rule.any_of[1]"),
        (B & any_of(~B, SIX), "unreachable", "rule.all_of[1].any_of[0]"),
        (~(SIX | NINE), "unreachable", "rule.not.any_of[1]"),
        (rule(Words("nur", ""), B), "missing-words", "rule.title"),
        (
            rule(T, B, key="k") & rule(T, SIX, key="k"),
            "repeated-key",
            "rule.all_of[1].key",
        ),
    ],
)
def test_each_oddity_is_found_where_it_stands(
    whole: Rule, code: str, place: str
) -> None:
    (found,) = lint(book(whole))
    assert (found.code, found.place, found.words) == (code, place, LINT_CODES[code])


def test_two_conventions_may_stand_side_by_side() -> None:
    """They differ on one day only, and that is enough."""
    assert lint(book(AT_LEAST_SIX & ~SIX)) == ()
    assert lint(book(SIX | CONTACT.never_happened)) == ()


def test_two_conventions_are_told_apart_wherever_in_the_year_they_begin() -> None:
    late = {"title": T}
    six = parameter("six", **late).since(
        D(2020, 12, 31), months(6).after_event, source="§ 1"
    )
    at_least = parameter("at_least_six", **late).since(
        D(2020, 12, 31), months(6).same_day, source="§ 2"
    )
    assert lint(book(CONTACT.over(at_least) & ~CONTACT.over(six))) == ()


def test_a_version_that_held_for_some_months_only_is_searched_too() -> None:
    at_least = made("at_least_six", months(6).same_day)
    six = parameter("six", title=T).since(
        D(2020, 12, 31), months(6).after_event, source="§ 1"
    )
    short = six.since(D(2021, 6, 1), months(6).same_day, source="§ 2")
    assert lint(book(CONTACT.over(at_least) & ~CONTACT.over(short))) == ()


def test_two_holds_may_stand_at_the_same_time() -> None:
    one, other = (HOLDS.includes(made(name, frozenset([name]))) for name in "ab")
    assert lint(book(one & other)) == ()
    assert lint(book(one & ~other)) == ()


@given(
    st.lists(
        st.tuples(st.sampled_from(["at_least", "at_most"]), st.integers(0, 6)),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from([all_of, any_of]),
)
def test_a_rule_of_numbers_is_called_odd_exactly_when_trying_all_numbers_says_so(
    asked: list[tuple[str, int]], combined: Callable[..., Rule]
) -> None:
    parts = [getattr(EFFORTS, how)(made(f"n{n}", n)) for how, n in asked]
    whole = combined(*parts)
    told = {(each.code, each.place) for each in lint(book(whole))}
    codes = {code for code, _ in told}
    if any(odd(part) for part in parts):
        # The part to blame is told first: around it, everything else looks odd as well.
        assert {odd(part) for part in parts} - {None} <= codes
    elif odd(whole):
        assert odd(whole) in codes
    else:
        assert not {("always", "rule"), ("contradiction", "rule")} & told


def odd(rule: Rule) -> str | None:
    """Try all numbers: is the answer always the same, and which of the two?"""
    tried = {judge(rule, {"efforts": n}, on=BEGIN).answer for n in range(9)}
    names = {Answer.YES: "always", Answer.NO: "contradiction"}
    return names[tried.pop()] if len(tried) == 1 else None


def test_what_is_odd_in_one_version_only_is_not_odd() -> None:
    """Before July the one limit decides, since July the other."""
    limit = parameter("limit", title=T).since(BEGIN, 3, source="§ 1")
    limit = limit.since(D(2026, 7, 1), 1, source="§ 2")
    assert lint(book(EFFORTS.at_least(TWO) & EFFORTS.at_least(limit))) == ()


def test_a_rule_too_big_to_search_says_so() -> None:
    flags = [attrs.evolve(BENEFIT, name=f"flag_{n}") for n in range(19)]
    assert lint(book(all_of(*(flag.is_true for flag in flags[:-1])))) == ()
    (found,) = lint(book(all_of(*(flag.is_true for flag in flags))))
    assert (found.code, found.place) == ("not-searched", "rule")


def test_a_title_in_one_language_only_is_found() -> None:
    (found,) = lint(attrs.evolve(book(B), title=Words("nur deutsch", " ")))
    assert (found.code, found.place) == ("missing-words", "title")


KASSEL = kassel().data


def seeded(path: str, value: object) -> dict[str, object]:
    data = copy.deepcopy(KASSEL)
    *way, last = [int(k) if k.isdigit() else k for k in path.split("/")]
    inner = data
    for key in way:
        inner = inner[key]
    inner[last] = value
    return data


STEP = KASSEL["parameters"]["enough_efforts"]["steps"][0]


@pytest.mark.parametrize(
    ("path", "value", "code", "place"),
    [
        (
            "parameters/silence/steps/0/source",
            "",
            "no-source",
            "parameters.silence.steps[0].source",
        ),
        ("source", "", "no-source", "source"),
        (
            "parameters/enough_efforts/steps",
            [STEP, {**STEP, "value": 3}],
            "steps-overlap",
            "parameters.enough_efforts.steps[1].since",
        ),
        (
            "parameters/enough_efforts/steps",
            [STEP, {**STEP, "since": "2020-01-01"}],
            "steps-out-of-order",
            "parameters.enough_efforts.steps[1].since",
        ),
        (
            "parameters/other",
            KASSEL["parameters"]["silence"],
            "unused-parameter",
            "parameters.other",
        ),
        ("facts/other", KASSEL["facts"]["in_benefit"], "unused-fact", "facts.other"),
        ("vesion", "1", "unknown-key", "vesion"),
        (
            "rule/means/all_of/1/means/at_least/0",
            "effort_since",
            "unknown-name",
            "rule.means.all_of[1].means.at_least[0]",
        ),
    ],
)
def test_what_only_the_file_can_hold_is_found_in_the_data(
    path: str, value: object, code: str, place: str
) -> None:
    (found,) = lint(seeded(path, value))
    assert (found.code, found.place) == (code, place)
    assert found.words.de != found.words.en


def test_two_rulebooks_cannot_be_the_same_version() -> None:
    other = kassel(efforts=3)
    assert lint_versions([kassel(), kassel(), berlin()]) == ()
    (found,) = lint_versions([kassel(), other, berlin()])
    assert (found.code, found.place) == ("version-reused", "kassel 2026-10")
    assert lint_versions([kassel(), attrs.evolve(other, version="2027-01")]) == ()


def without(whole: Rule, place: str) -> Rule:
    """Return the rule with the part at *place* taken away."""
    data = to_data(whole)
    *way, last = re.findall(r"\w+", place)
    inner = data
    for key in way:
        inner = inner[int(key) if key.isdigit() else key]
    del inner[int(last)]
    return from_data(data)


@given(st.integers(1, 6), st.integers(0, 3))
def test_a_gap_between_two_limits_is_no_contradiction_however_narrow(
    low: int, width: int
) -> None:
    """More than *low*, but less than the other limit: *width* numbers fit."""
    most, least = made("most", low), made("least", low + width + 1)
    between = ~EFFORTS.at_most(most) & ~EFFORTS.at_least(least)
    assert bool(lint(book(between))) is (width == 0)


@given(st.data())
@settings(max_examples=200)
def test_what_is_called_idle_can_go_and_what_never_holds_never_holds(
    data: st.DataObject,
) -> None:
    whole = data.draw(RULES)
    facts, on = data.draw(cases(whole, allow_unknown=False))
    answer = judge(whole, facts, on=on).answer
    for found in lint(book(whole)):
        event(found.code)
        if found.code in ("overlap", "redundant", "unreachable"):
            assert judge(without(whole, found.place), facts, on=on).answer is answer
        elif found.place == "rule":
            never = {"contradiction": Answer.YES, "always": Answer.NO}
            assert answer is not never[found.code]
