"""The laws hold for our rules, and a wrong evaluator breaks them."""

from collections.abc import Callable

import pendulum
import pytest
from hypothesis import HealthCheck, given, settings

from outreach_core import Words
from outreach_core.calendar import months
from outreach_core.eligibility import RULEBOOKS, kassel
from outreach_core.rules import (
    Answer,
    Condition,
    Monotonicity,
    Rule,
    parameter,
)
from outreach_core.strategies.rules import SAMPLE_FACTS, rules
from outreach_core.testing import (
    SAMPLE_PINS,
    SAMPLE_RULE,
    SAMPLE_VETOES,
    STATUTE_EXAMPLES,
    BrokenLawError,
    Engine,
    Law,
    PlainJudge,
    VacuousLawError,
    laws_for,
)

D = pendulum.Date
CONTACT, BIRTH, EFFORTS, BENEFIT, HOLDS = SAMPLE_FACTS
T = Words("Titel", "title")
BEGIN = D(2020, 1, 1)
TWO = parameter("two", title=T).since(BEGIN, 2, source="§ 1")
STOP = parameter("stop", title=T).since(BEGIN, frozenset("a"), source="§ 1")
SILENCE = parameter("silence", title=T).since(
    BEGIN, months(6).after_event, source="§ 1"
)
OVER = CONTACT.over(SILENCE)
ENOUGH = EFFORTS.at_least(TWO)
SEED = 1
PROMISES = {"pins": SAMPLE_PINS, "vetoes": SAMPLE_VETOES}


def engine(**changes: Callable[..., object]) -> Engine:
    plain = PlainJudge(**changes)
    return Engine(answer=plain.answer, judge=plain.judge)


@pytest.mark.parametrize("law", laws_for(SAMPLE_RULE, **PROMISES), ids=str)
def test_every_law_holds_and_has_met_both_answers(law: Law) -> None:
    both = law.name in ("bound-is-explained", "total-and-pure")
    report = law.check(max_examples=30, seed=SEED, must_see_both=both)
    assert report.law == law.name == str(law)
    assert report.examples >= 1
    assert law.title.de != law.title.en
    if law.judges:
        assert sum(report.verdicts.values()) >= report.examples / 2


@pytest.mark.parametrize("book", RULEBOOKS.values(), ids=lambda book: book.name)
def test_the_shipped_rulebooks_obey_every_law(book: object) -> None:
    for law in laws_for(book.rule, vetoes={"holds": frozenset({"deceased"})}):
        law.check(max_examples=6, seed=SEED)


@pytest.mark.slow
@pytest.mark.parametrize("book", RULEBOOKS.values(), ids=lambda book: book.name)
def test_the_shipped_rulebooks_obey_every_law_at_the_default_budget(
    book: object,
) -> None:
    for law in laws_for(book.rule, vetoes={"holds": frozenset({"deceased"})}):
        law.check()


def test_an_age_limit_obeys_every_law() -> None:
    for law in laws_for(kassel(age_limit=True).rule):
        law.check(max_examples=5, seed=SEED)


@given(rules(max_leaves=3))
@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.nested_given]
)
def test_any_rule_obeys_every_law(made: Rule) -> None:
    for law in laws_for(made):
        if law.judges:
            law.check(max_examples=5)


def test_an_evaluator_without_a_bug_breaks_no_law() -> None:
    for law in laws_for(SAMPLE_RULE, engine=engine(), **PROMISES):
        law.check(max_examples=8, seed=SEED)


@pytest.mark.parametrize(
    ("name", "promise"),
    [
        ("declared-direction", {"pins": {"efforts": Monotonicity.DOWN}}),
        ("veto", {"vetoes": {"efforts": 2}}),
    ],
)
def test_a_promise_that_the_rule_does_not_keep_is_noticed(
    name: str, promise: dict[str, object]
) -> None:
    (law,) = [each for each in laws_for(ENOUGH, **promise) if each.name == name]
    with pytest.raises(BrokenLawError):
        law.check(seed=SEED)


def test_a_broken_law_shows_a_small_example_in_plain_german() -> None:
    wrong = engine(is_enough=lambda _, count, limit: count > limit)
    law = laws_for(ENOUGH, engine=wrong)[0]
    with pytest.raises(BrokenLawError) as caught:
        law.check(seed=SEED)
    assert str(caught.value) == (
        "Das Gesetz „Schnelle Antwort, Begründung und Abzählen am Kalender stimmen "
        "überein“ (bound-is-explained) gilt nicht.\n"
        "Gefragt wird nach dem 1. Januar 2020.\n"
        "  - efforts (de): 2\n"
        "Erwartet wird: ja. Gefunden: nein."
    )
    assert "The day asked for is 1 January 2020." in caught.value.words.en


def test_a_rule_that_never_says_yes_is_told_apart_from_a_good_one() -> None:
    never = BENEFIT.is_true & ~BENEFIT.is_true
    law = laws_for(never)[0]
    report = law.check(seed=SEED)
    assert report.is_vacuous
    assert report.verdicts[Answer.YES] == 0
    with pytest.raises(VacuousLawError, match="0-mal ja"):
        law.check(seed=SEED, must_see_both=True)


@pytest.mark.parametrize("example", STATUTE_EXAMPLES, ids=lambda each: each.source)
def test_a_clamped_birthday_is_seen_by_the_statute_alone(example: object) -> None:
    """Wrong in both evaluators, it would contradict nothing."""
    assert example.period.over_from(example.began) == example.over_from


def test_every_condition_is_known_to_the_plain_judge() -> None:
    for made in (OVER, ENOUGH, BENEFIT.is_true, HOLDS.includes(STOP)):
        assert isinstance(made, Condition)
        found = PlainJudge().judge(made, {}, BEGIN)
        assert found.answer is Answer.UNKNOWN
