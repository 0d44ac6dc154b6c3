"""Which laws say what the reasons and the words of an answer must keep?

Numbers 22 to 24 of the list that the project works by.
"""

import functools
import re
from collections.abc import Iterator
from typing import Final

import pendulum

from outreach_core._messages import Language, Words
from outreach_core.errors import InvalidValueError
from outreach_core.rules import (
    NOT_GIVEN,
    Compare,
    Condition,
    DateFact,
    Facts,
    Finding,
    FlagFact,
    Named,
    Over,
    Rule,
    Rulebook,
    Unknown,
    from_data,
    lint,
    obstacles,
    to_data,
    walk,
)
from outreach_core.rules.wording import day_words, parameter_words, value_words
from outreach_core.strategies._thresholds import telling_values
from outreach_core.strategies.rules import persons
from outreach_core.testing._laws_of_meaning import otherwise
from outreach_core.testing.laws import Trial

# Where a part never decides, or says again what another says, a fact may be named
# that nothing hangs on; these codes of lint say so.
_DEAD: Final = frozenset(
    {
        "always",
        "contradiction",
        "not-searched",
        "overlap",
        "redundant",
        "unreachable",
    }
)
_NEEDLESS: Final = Words(
    "Als Grund genannt, aber nichts hängt daran: {title}.",
    "Named as a reason, but nothing hangs on it: {title}.",
)
_DISHONEST: Final = Words(
    "„{told}“ würde an {title!r} nichts ändern.",
    "“{told}” would change nothing about {title!r}.",
)


def reasons_suffice(trial: Trial) -> None:
    """22: with the reasons as they are, all other facts may be anything."""
    facts, on = trial.case()
    found = trial.judge(facts, on)
    others = trial.draw(persons(trial.rule, on))
    kept = trial.names(found)
    mixed = {n: facts[n] if n in kept else others[n] for n in facts}
    answer = trial.answer(trial.rule, mixed, on)
    why = otherwise(found.answer, answer)
    trial.expect(answer is found.answer, mixed, on, why)


def reasons_are_needed(trial: Trial) -> None:
    """23: a change of each single reason can change the answer or the reasons."""
    facts, on = trial.case()
    found = trial.judge(facts, on)
    named, nodes = trial.names(found), list(walk(trial.rule))
    for each in trial.reasons(found):
        if not isinstance(each.node, Condition):
            continue
        fact = each.node.fact
        changed = (
            trial.terms.engine.judge(trial.rule, {**facts, fact.name: value}, on)
            for value in telling_values(fact, nodes, on)
        )
        needed = any(
            other.answer is not found.answer or trial.names(other) != named
            for other in changed
        )
        excused = needed or _has_dead_parts(trial.rule, on)
        trial.expect(excused, facts, on, _NEEDLESS.fill(title=fact.title))


@functools.lru_cache(maxsize=64)
def _has_dead_parts(rule: Rule, on: pendulum.Date) -> bool:
    """Look at the rule as it stands on one day: a limit of 0 is dead while it holds."""
    data = to_data(rule)
    for each in data["parameters"].values():
        begun = [step for step in each["steps"] if step["since"] <= on.isoformat()]
        each["steps"] = begun[-1:]
    book = Rulebook(
        name="one", version="1", title=_TITLE, source="§ 1", rule=from_data(data)
    )
    return any(finding.code in _DEAD for finding in lint(book))


_TITLE: Final = Words("Regel", "rule")


def nothing_invented(trial: Trial) -> None:
    """24: every number in the plain sentences comes from person, rule or calendar."""
    facts, on = trial.case()
    found = trial.judge(facts, on)
    for language in Language:
        told = _numbers(" ".join(trial.terms.engine.sentences(found, language)))
        given = _numbers(" ".join(_sources(found, facts, language)))
        extra = ", ".join(sorted(told - given))
        trial.expect(not extra, facts, on, _INVENTED.fill(extra=extra))
    remedies_are_honest(trial, found, facts)


_INVENTED: Final = Words("Nirgends steht: {extra}.", "Nowhere stands: {extra}.")


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))


def _sources(found: Finding, facts: Facts, language: Language) -> Iterator[str]:
    yield day_words(found.on).to(language)
    for each in found.walk():
        if isinstance(each.node, Named):
            yield each.node.title.to(language)
        if not isinstance(each.node, Condition):
            continue
        fact = each.node.fact
        value = facts.get(fact.name, NOT_GIVEN)
        yield from (fact.title.to(language), value_words(fact, value).to(language))
        if isinstance(value, Unknown):
            yield value.why.to(language)
        if isinstance(fact, DateFact):
            yield fact.if_never.to(language)
        if isinstance(fact, FlagFact):
            yield from (fact.if_true.to(language), fact.if_false.to(language))
        if each.step is not None:
            yield parameter_words(each.step.value, fact).to(language)
        if isinstance(each.node, Over) and isinstance(value, pendulum.Date):
            yield from _end(each, value, language)


def _end(found: Finding, began: pendulum.Date, language: Language) -> Iterator[str]:
    try:
        end = found.step.value.over_from(began) if found.step else began
    except InvalidValueError:
        return
    yield day_words(end).to(language)


def remedies_are_honest(trial: Trial, found: Finding, facts: Facts) -> None:
    """24: what is said to clear an obstacle does clear it, when it is applied."""
    honest: dict[str, set[str]] = {}
    for each in obstacles(found):
        if isinstance(each.node, Condition):
            fact = each.node.fact
            given = honest.setdefault(fact.title.de, set())
            given |= _numbers(fact.title.de)
            given |= _numbers(value_words(fact, facts.get(fact.name, NOT_GIVEN)).de)
            given |= _cleared_by(trial, each)
    for words in trial.terms.engine.remedies(found):
        title = max((t for t in honest if words.de.startswith(t)), key=len, default="")
        kept = bool(title) and _numbers(words.de) <= honest[title]
        why = _DISHONEST.fill(told=words, title=title)
        trial.expect(kept, facts, found.on, why)


def _cleared_by(trial: Trial, found: Finding) -> set[str]:
    """Find by trying what makes one condition answer otherwise."""
    node, value, on = found.node, found.value, found.on
    engine = trial.terms.engine
    if isinstance(node, Compare) and isinstance(value, int):
        name = node.fact.name
        for gap in range(1, _MOST):
            for other in (value + gap, value - gap):
                if engine.answer(node, {name: other}, on) is not found.answer:
                    return {str(gap)}
    if isinstance(node, Over) and isinstance(value, pendulum.Date) and found.step:
        try:
            end = engine.over_from(found.step.value, value)
        except InvalidValueError:
            return set()
        return _numbers(day_words(end).de)
    return set()


_MOST: Final = 200
