"""Which laws hold between judging one person and judging a table?

Numbers 18, 19 and 21 of the list that the project works by.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import pendulum
from hypothesis import strategies as st

from outreach_core._messages import Words
from outreach_core.rules import (
    ANSWERS,
    NEVER,
    NOT_GIVEN,
    Answer,
    ChoiceFact,
    Compare,
    Fact,
    FactKind,
    Facts,
    FactValue,
    Monotonicity,
    Over,
    Rule,
    definitions,
    directions,
    judge,
    regimes,
    walk,
)
from outreach_core.strategies._thresholds import favourable, moved_by
from outreach_core.strategies.rules import days
from outreach_core.testing.column_engines import ColumnEngine, ColumnRow, Crowd
from outreach_core.testing.laws import Trial

_ANYBODY: Final = 16
_OTHER: Final = Words(
    "{engine}: Erwartet wird: {expected}. Gefunden: {found}{where}.",
    "{engine}: Expected: {expected}. Found: {found}{where}.",
)
_AT: Final = Words(" (Bedingung {node})", " (condition {node})")
_ROWS: Final = Words(
    "{engine}: Aus {given} Zeilen wurden {returned}.",
    "{engine}: Of {given} rows {returned} came back.",
)
_MOVED: Final = Words(
    "{engine}: Die Antwort hängt davon ab, wer sonst in der Tabelle steht ({how}).",
    "{engine}: The answer depends on who else stands in the table ({how}).",
)
_CALLS: Final = Words(
    "{engine}, {dialect}: Die Frage ruft auf, was kein Vergleich ist: {names}.",
    "{engine}, {dialect}: The question calls what is no comparison: {names}.",
)


def _crowd(trial: Trial, on: pendulum.Date) -> list[tuple[str, Facts]]:
    """Make people at every threshold: one fact decides, and then any of them may.

    Hypothesis draws a number alone. Dozens of people drawn one by one take long to
    make and longer to shrink, and the message shows one of them anyway.
    """
    chance = random.Random(trial.draw(st.integers(0, 2**16)))  # noqa: S311  no secret
    ways = directions(trial.rule)
    nodes = list(walk(trial.rule))
    facts = definitions(trial.rule).facts
    values = {fact.name: _candidates(fact, nodes, on) for fact in facts}

    def anybody() -> dict[str, FactValue]:
        return {name: chance.choice(found) for name, found in values.items()}

    favoured = {
        fact.name: favourable(fact, ways[fact.name], on)
        for fact in facts
        if ways[fact.name] is not Monotonicity.NONE
    }
    people = [
        {**anybody(), **favoured, fact.name: value}
        for fact in facts
        for value in values[fact.name]
    ]
    people += [anybody() for _ in range(_ANYBODY)]
    return [(f"p{number:03}", person) for number, person in enumerate(people)]


def _candidates(
    fact: Fact, nodes: Sequence[Rule], on: pendulum.Date
) -> list[FactValue]:
    found: list[FactValue] = [NOT_GIVEN]
    match fact.kind:
        case FactKind.FLAG:
            found += [True, False]
        case FactKind.CHOICE:
            names = (
                [c.name for c in fact.choices] if isinstance(fact, ChoiceFact) else []
            )
            found += [frozenset(), frozenset(names), *(frozenset({n}) for n in names)]
        case FactKind.DATE:
            found += [NEVER, on]
    for limit in _limits(fact, nodes, on):
        if isinstance(limit, int):
            found += [limit + by for by in (-1, 0, 1) if limit + by >= 0]
        else:
            found += [moved_by(limit, by) for by in (-1, 0, 1)]
    return list(dict.fromkeys(found))


def _limits(
    fact: Fact, nodes: Sequence[Rule], on: pendulum.Date
) -> Iterator[int | pendulum.Date]:
    for node in nodes:
        if isinstance(node, Compare) and node.fact == fact:
            yield from (step.value for step in node.parameter.steps)
        if isinstance(node, Over) and node.fact == fact:
            yield from (step.value.latest(on) for step in node.parameter.steps)


def row_is_column(trial: Trial, *, engine: ColumnEngine) -> None:
    """18: verdict and conditions of each row are those of the core."""
    # Each version of the law is met in every example, not by luck.
    for on in {trial.draw(days(trial.rule)): None, **dict.fromkeys(_turns(trial))}:
        crowd = _crowd(trial, on)
        rows = list(engine.judge(trial.rule, crowd, on=on))
        _same_rows(trial, engine, crowd, rows, on)
        found = {row.key: row for row in rows}
        for key, facts in crowd:
            _agrees(trial, engine, facts, found[key], on)


def _turns(trial: Trial) -> tuple[pendulum.Date, ...]:
    return regimes(trial.rule)[-2:]


def _same_rows(
    trial: Trial,
    engine: ColumnEngine,
    crowd: Crowd,
    rows: Sequence[ColumnRow],
    on: pendulum.Date,
) -> None:
    if Counter(row.key for row in rows) != Counter(key for key, _ in crowd):
        why = _ROWS.fill(engine=engine.name, given=len(crowd), returned=len(rows))
        trial.expect(False, {}, on, why)  # noqa: FBT003  it does not hold


def _agrees(
    trial: Trial, engine: ColumnEngine, facts: Facts, row: ColumnRow, on: pendulum.Date
) -> None:
    finding = judge(trial.rule, facts, on=on)
    trial.seen[finding.answer] += 1
    compared = [(finding.answer, row.answer, Words("", ""))]
    for part in finding.walk():
        if part.node in row.conditions:
            where = _AT.fill(node=type(part.node).__name__)
            compared.append((part.answer, row.conditions[part.node], where))
    for expected, found, where in compared:
        why = _OTHER.fill(
            engine=engine.name,
            expected=ANSWERS[expected],
            found=ANSWERS[found],
            where=where,
        )
        trial.expect(expected is found, facts, on, why)
    for condition in _missing(trial.rule, row.conditions):
        where = _AT.fill(node=condition)
        why = _OTHER.fill(engine=engine.name, expected="1", found="0", where=where)
        trial.expect(False, facts, on, why)  # noqa: FBT003  it does not hold


def _missing(rule: Rule, conditions: Mapping[Rule, Answer]) -> Iterator[str]:
    for node in _leaves(rule):
        if node not in conditions:
            yield type(node).__name__


def _leaves(rule: Rule) -> Iterator[Rule]:
    inside = rule.parts
    # All of nothing has no parts either, but asks nothing.
    if not inside and hasattr(rule, "fact"):
        yield rule
    for part in inside:
        yield from _leaves(part)


def locality(trial: Trial, *, engine: ColumnEngine) -> None:
    """19: filtering, permuting, splitting and doubling rows changes no answer."""
    on = trial.draw(days(trial.rule))
    crowd = _crowd(trial, on)
    whole = _answers(trial, engine, crowd, on)
    at = trial.draw(st.integers(0, len(crowd)))
    shuffled = [*crowd[at::2], *crowd[:at], *crowd[at + 1 :: 2]]
    first, second = (
        _answers(trial, engine, part, on) for part in (crowd[:at], crowd[at:])
    )
    some = {key for key, _ in crowd[:at]}
    changed = {
        "filter": (
            Counter({row: n for row, n in whole.items() if row[0] in some}),
            _answers(trial, engine, [each for each in crowd if each[0] in some], on),
        ),
        "permute": (whole, _answers(trial, engine, shuffled, on)),
        "split": (whole, first + second),
        "double": (whole + whole, _answers(trial, engine, [*crowd, *crowd], on)),
    }
    for how, (expected, found) in changed.items():
        why = _MOVED.fill(engine=engine.name, how=how)
        trial.expect(expected == found, {}, on, why)


def _answers(
    trial: Trial, engine: ColumnEngine, crowd: Crowd, on: pendulum.Date
) -> Counter[Any]:
    rows = engine.judge(trial.rule, crowd, on=on)
    found: Counter[Any] = Counter()
    for row in rows:
        trial.seen[row.answer] += 1
        found[row.key, row.answer, frozenset(row.conditions.items())] += 1
    return found


def no_date_arithmetic(trial: Trial, *, engine: ColumnEngine) -> None:
    """21: the compiled question holds comparisons, literals and logic only."""
    on = trial.draw(days(trial.rule))
    for dialect, text in engine.statements(trial.rule, on=on).items():
        names = ", ".join(calls_in(text))
        why = _CALLS.fill(engine=engine.name, dialect=dialect, names=names)
        trial.expect(not names, {}, on, why)


_TEXTS: Final = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|--[^\n]*")
_CALL: Final = re.compile(r"\b([A-Za-z_]\w*)\s*\(")
_WORDS: Final = frozenset(
    ("ALL", "AND", "AS", "CAST", "FROM", "IN", "NOT", "OR", "SELECT", "WHERE")
)
_SUMS: Final = re.compile(
    r"\bINTERVAL\b|\bCURRENT_\w+|\bEXTRACT\b|::|[+*/%|~-]", re.IGNORECASE
)


def calls_in(text: str) -> tuple[str, ...]:
    """Name the functions, sums and clocks in a statement; empty when it compares only.

    Knows no dialect: whatever stands before a bracket is a call unless it belongs to
    logic, and arithmetic is not allowed at all.
    """
    bare = _TEXTS.sub("x", text)
    calls = {m[1].upper() for m in _CALL.finditer(bare)} - _WORDS
    sums = {m[0].upper() for m in _SUMS.finditer(bare)}
    return tuple(sorted(calls | sums))
