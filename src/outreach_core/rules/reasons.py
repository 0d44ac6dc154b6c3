"""Which conditions led to the answer, and what would turn it round, and when?"""

import itertools
from collections.abc import Iterator

import pendulum

from outreach_core.errors import InvalidValueError
from outreach_core.rules.answers import Answer, opposite
from outreach_core.rules.conditions import Condition, Over
from outreach_core.rules.definitions import definitions
from outreach_core.rules.expressions import AllOf, AnyOf, Finding, Not, Rule, walk
from outreach_core.rules.values import Facts


def reasons(finding: Finding) -> tuple[Finding, ...]:
    """Return the findings on single facts that together suffice for the answer.

    Whatever the other facts were, the answer would be the same. For "no" to *all of*
    these are all parts that fail, not only the first.
    """
    found = []
    waiting = [finding]
    while waiting:
        each = waiting.pop()
        if isinstance(each.node, Condition):
            found.append(each)
        waiting.extend(reversed(_deciding(each)))
    return tuple(found)


def _deciding(finding: Finding) -> tuple[Finding, ...]:
    answer, kind = finding.answer, type(finding.node)
    if (kind is AllOf and answer is Answer.NO) or (
        kind is AnyOf and answer is Answer.YES
    ):
        return tuple([part for part in finding.parts if part.answer is answer])
    return finding.parts


def open_questions(finding: Finding) -> tuple[Finding, ...]:
    """Return the findings on facts that nobody knows, each fact once.

    They are open even where the answer does not hang on them: a clerk may want to
    complete the data.
    """
    found: dict[str, Finding] = {}
    for each in finding.walk():
        if each.answer is Answer.UNKNOWN and isinstance(each.node, Condition):
            found.setdefault(each.node.fact.name, each)
    return tuple(found.values())


def obstacles(finding: Finding) -> tuple[Finding, ...]:
    """Return the findings on single facts that keep the answer from being yes.

    Empty for a finding that says yes. Under *not* a condition is an obstacle when it
    holds; of *any of* every part is listed, and one of them would do.
    """
    return tuple(_in_the_way(finding, wanted=Answer.YES))


def _in_the_way(finding: Finding, *, wanted: Answer) -> Iterator[Finding]:
    if finding.answer is wanted:
        return
    if isinstance(finding.node, Condition):
        yield finding
        return
    # Only Not turns its part round; the other nodes answer as their parts do.
    inner = opposite(wanted) if isinstance(finding.node, Not) else wanted
    for part in finding.parts:
        yield from _in_the_way(part, wanted=inner)


def turning_points(
    rule: Rule,
    facts: Facts,
    *,
    after: pendulum.Date,
    law: pendulum.Date | None = None,
) -> tuple[pendulum.Date, ...]:
    """Return the days after *after* on which the answer could change by itself.

    Only time passes: the facts stay as they are. Between two turning points no
    condition changes. A period that would end after the year 9999 never does.

    Args:
        rule: What is asked.
        facts: Facts of one person by name.
        after: The day from which on to look, itself left out.
        law: Day whose parameter values apply on all days, so that only periods end;
            ``None``: each day has its own, and a new value is a turning point too.

    Raises:
        NotInForceError: A parameter of a period has no value yet on *law*.
    """
    days = set(definitions(rule).regimes) if law is None else set()
    for node in walk(rule):
        if not isinstance(node, Over):
            continue
        began = facts.get(node.fact.name)
        if not isinstance(began, pendulum.Date):
            continue
        steps = node.parameter.steps if law is None else (node.parameter.on(law),)
        for step in steps:
            try:
                days.add(step.value.over_from(began))
            except InvalidValueError:
                continue
    return tuple(sorted(day for day in days if day > after))


def next_change(
    rule: Rule,
    facts: Facts,
    *,
    on: pendulum.Date,
    law: pendulum.Date | None = None,
) -> tuple[pendulum.Date, Answer] | None:
    """Return the day on which the answer changes if nothing else happens.

    Args:
        rule: What is asked.
        facts: Facts of one person by name.
        on: The day from which on to look.
        law: Day whose parameter values apply on all days, as in a finding made with
            one; ``None``: each day has its own, so a new law may be the change.

    Returns:
        The first day after *on* with another answer than on *on*, and that answer;
        ``None`` when time alone will never change it.

    Raises:
        NotInForceError: A parameter has no value yet on *law*, or on *on* without one.
    """
    today = rule.on(on, law=law).answer(facts)
    judged = (
        (day, rule.on(day, law=law).answer(facts))
        for day in turning_points(rule, facts, after=on, law=law)
    )
    changed = itertools.dropwhile(lambda each: each[1] is today, judged)
    return next(changed, None)
