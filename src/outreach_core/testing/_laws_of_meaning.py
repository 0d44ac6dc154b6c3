"""Which laws say what an answer and its reasons mean?

Numbers 1, 2 and 4 to 11 of the list that the project works by.
"""

from collections.abc import Iterator
from typing import Any, Final

import pendulum
from hypothesis import strategies as st

from outreach_core._messages import Words
from outreach_core.errors import OutreachError
from outreach_core.rules import (
    ANSWERS,
    NOT_GIVEN,
    Answer,
    Facts,
    Monotonicity,
    Rule,
    Unknown,
    all_of,
    any_of,
    definitions,
    directions,
    regimes,
    rule,
    walk,
)
from outreach_core.strategies._thresholds import telling_values
from outreach_core.strategies.rules import persons
from outreach_core.testing.laws import Trial
from outreach_core.testing.plain_judge import PlainJudge

_ORDER: Final = (Answer.NO, Answer.UNKNOWN, Answer.YES)
_OTHER: Final = Words(
    "Erwartet wird: {expected}. Gefunden: {found}.",
    "Expected: {expected}. Found: {found}.",
)
_BOTH: Final = Words(
    "Eine Fassung sagt {one}, die gleichbedeutende sagt {other}: {what}.",
    "One form says {one}, the other of the same meaning says {other}: {what}.",
)
_TITLE: Final = Words("Schritt", "step")
_ANYTHING: Final = st.none() | st.integers() | st.text(max_size=3) | st.just(NOT_GIVEN)


def same(one: Answer, other: Answer, what: str) -> Words:
    """Say that two forms of one meaning differ."""
    return _BOTH.fill(one=ANSWERS[one], other=ANSWERS[other], what=what)


def otherwise(expected: Answer, found: Answer) -> Words:
    """Say which answer was expected."""
    return _OTHER.fill(expected=ANSWERS[expected], found=ANSWERS[found])


def bound_is_explained(trial: Trial) -> None:
    """1: the fast answer, the explained one and plain counting agree."""
    facts, on = trial.case()
    asked = definitions(trial.rule).facts
    _agree(trial, facts, on)
    # Each version of the law is met in every example, not by luck.
    for day in regimes(trial.rule):
        _agree(trial, trial.draw(persons(trial.rule, day)), day)
    if asked:
        # And one fact passes all its thresholds, the others as they are.
        fact = trial.draw(st.sampled_from(asked))
        for value in telling_values(fact, walk(trial.rule), on):
            _agree(trial, {**facts, fact.name: value}, on)


def _agree(trial: Trial, facts: Facts, on: pendulum.Date) -> None:
    expected = PlainJudge().judge(trial.rule, facts, on)
    answer = trial.answer(trial.rule, facts, on)
    finding = trial.judge(facts, on)
    for found in (answer, finding.answer):
        why = otherwise(expected.answer, found)
        trial.expect(found is expected.answer, facts, on, why)
    for ours, theirs in zip(finding.walk(), expected.walk(), strict=False):
        why = otherwise(theirs.answer, ours.answer)
        trial.expect(ours.answer is theirs.answer, facts, on, why)


def total_and_pure(trial: Trial) -> None:
    """2: everybody gets an answer, twice the same, and nothing is changed."""
    facts, on = trial.case()
    before = dict(facts)
    try:
        first, second = trial.judge(facts, on), trial.judge(facts, on)
    except OutreachError as error:
        trial.refuse(facts, on, error.words)
    again = trial.answer(trial.rule, facts, on), trial.answer(trial.rule, facts, on)
    kept = (
        first == second
        and again == (first.answer, first.answer)
        and dict(facts) == before
        and first.answer in Answer
    )
    trial.expect(kept, facts, on, otherwise(first.answer, again[0]))


def reads_only_its_facts(trial: Trial) -> None:
    """4: facts that the rule does not ask about play no part."""
    facts, on = trial.case()
    more = {**facts, "something_else": trial.draw(_ANYTHING)}
    alone, among = (trial.answer(trial.rule, each, on) for each in (facts, more))
    trial.expect(alone is among, facts, on, same(alone, among, "+ something_else"))


def unknown_has_a_cause(trial: Trial) -> None:
    """5: only a missing fact among the reasons makes an answer unknown."""
    facts, on = trial.case()
    found = trial.judge(facts, on)
    open_reason = any(isinstance(each.value, Unknown) for each in trial.reasons(found))
    caused = found.answer is not Answer.UNKNOWN or open_reason
    trial.expect(caused, facts, on, otherwise(Answer.NO, found.answer))
    complete, on = trial.case(allow_unknown=False)
    answer = trial.answer(trial.rule, complete, on)
    known = answer is not Answer.UNKNOWN
    trial.expect(known, complete, on, otherwise(Answer.NO, answer))


def knowing_more_never_flips(trial: Trial) -> None:
    """6: a missing fact that becomes known never turns yes into no or back."""
    facts, on = trial.case()
    asked = definitions(trial.rule).facts
    nodes = list(walk(trial.rule))
    if asked:
        missing = trial.draw(st.sampled_from(asked)).name
        facts = {**facts, missing: NOT_GIVEN}
    before = trial.answer(trial.rule, facts, on)
    other = trial.draw(persons(trial.rule, on, allow_unknown=False))
    gaps = [fact for fact in asked if isinstance(facts[fact.name], Unknown)]
    known = [{**facts, **{fact.name: other[fact.name] for fact in gaps}}]
    for fact in gaps:
        values = telling_values(fact, nodes, on)
        known += [{**facts, fact.name: value} for value in values]
    for filled in known:
        after = trial.answer(trial.rule, filled, on)
        kept = before is Answer.UNKNOWN or after is before
        trial.expect(kept, filled, on, otherwise(before, after))


def declared_direction(trial: Trial) -> None:
    """7: more of a fact moves the answer only the way that was declared."""
    facts, on = trial.case()
    before = trial.answer(trial.rule, facts, on)
    nodes = list(walk(trial.rule))
    ways = {**directions(trial.rule), **trial.terms.pins}
    for fact in definitions(trial.rule).facts:
        name, way = fact.name, ways[fact.name]
        for value in telling_values(fact, nodes, on):
            if way is Monotonicity.NONE or not _grows(facts[name], value):
                continue
            after = trial.answer(trial.rule, {**facts, name: value}, on)
            step = _ORDER.index(after) - _ORDER.index(before)
            kept = step >= 0 if way is Monotonicity.UP else step <= 0
            why = _MOVED.fill(
                name=name, way=way.value, one=before.value, other=after.value
            )
            trial.expect(kept, facts, on, why)


_MOVED: Final = Words(
    "Mehr von {name!r} (Richtung {way}) führt von {one!r} zu {other!r}.",
    "More of {name!r} (direction {way}) leads from {one!r} to {other!r}.",
)


def _grows(low: Any, high: Any) -> bool:
    ordered = (pendulum.Date, int, bool, frozenset)
    if type(low) is not type(high) or type(low) not in ordered:
        return False
    return bool(low < high)


def veto(trial: Trial) -> None:
    """8: a veto that is known means no, whatever else is so."""
    facts, on = trial.case()
    for name, value in sorted(trial.terms.vetoes.items()):
        vetoed = {**facts, name: value}
        answer = trial.answer(trial.rule, vetoed, on)
        why = otherwise(Answer.NO, answer)
        trial.expect(answer is Answer.NO, vetoed, on, why)
    whole = trial.answer(trial.rule, facts, on)
    either = trial.answer(trial.rule | ~trial.rule, facts, on)
    # Not "always yes": what nobody knows stays unknown, and SQL says the same.
    expected = Answer.UNKNOWN if whole is Answer.UNKNOWN else Answer.YES
    trial.expect(either is expected, facts, on, otherwise(expected, either))


def lattice(trial: Trial) -> None:
    """9: and, or and not combine as logic demands."""
    facts, on = trial.case()
    nodes = trial.draw(_three_of(trial.rule))
    for what, one, other in _equal_forms(*nodes):
        first, second = trial.answer(one, facts, on), trial.answer(other, facts, on)
        trial.expect(first is second, facts, on, same(first, second, what))
    trial.answer(trial.rule, facts, on)


def _three_of(whole: Rule) -> st.SearchStrategy[tuple[Rule, Rule, Rule]]:
    nodes = st.sampled_from(list(dict.fromkeys(walk(whole))))
    return st.tuples(nodes, nodes, nodes)


def _equal_forms(a: Rule, b: Rule, c: Rule) -> Iterator[tuple[str, Rule, Rule]]:
    yield "a & b = b & a", all_of(a, b), all_of(b, a)
    yield "a | b = b | a", any_of(a, b), any_of(b, a)
    yield "(a & b) & c = a & (b & c)", all_of(all_of(a, b), c), all_of(a, all_of(b, c))
    yield "(a | b) | c = a | (b | c)", any_of(any_of(a, b), c), any_of(a, any_of(b, c))
    yield "a & a = a", all_of(a, a), a
    yield "a | a = a", any_of(a, a), a
    yield "a & (a | b) = a", all_of(a, any_of(a, b)), a
    yield "a | (a & b) = a", any_of(a, all_of(a, b)), a
    yield "~~a = a", ~~a, a
    yield "~(a & b) = ~a | ~b", ~all_of(a, b), any_of(~a, ~b)
    yield "~(a | b) = ~a & ~b", ~any_of(a, b), all_of(~a, ~b)
    spread = any_of(all_of(a, b), all_of(a, c))
    yield "a & (b | c) = (a & b) | (a & c)", all_of(a, any_of(b, c)), spread
    yield "all_of() = yes", any_of(all_of(), a), all_of()
    yield "any_of() = no", all_of(any_of(), a), any_of()


def normal_form(trial: Trial) -> None:
    """10: with every *not* moved inward the answer and its reasons stay."""
    facts, on = trial.case()
    pushed = trial.terms.engine.normal_form(trial.rule)
    one = trial.judge(facts, on)
    other = trial.terms.engine.judge(pushed, facts, on)
    kept = one.answer is other.answer and trial.names(one) == trial.names(other)
    trial.expect(kept, facts, on, same(one.answer, other.answer, "~(a & b) = ~a | ~b"))


def naming_is_inert(trial: Trial) -> None:
    """11: a name changes explanations, never an answer."""
    facts, on = trial.case()
    named = rule(_TITLE, trial.rule, source="§ 1", key="k")
    one, other = trial.answer(trial.rule, facts, on), trial.answer(named, facts, on)
    trial.expect(one is other, facts, on, same(one, other, "rule(title, a) = a"))
