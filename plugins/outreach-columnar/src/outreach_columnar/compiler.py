"""How does a rule become one boolean column of a table?

The rule is bound to a day first: every period turns into one latest day, computed here
by the core's own inverse. What the engine gets is comparisons with literals, AND, OR,
NOT and IS NULL. SQL's NULL is the rules' *unknown*, so nothing has to be translated.
"""

import datetime as dt
import operator
from collections.abc import Callable, Mapping, Sequence
from functools import partial, reduce
from typing import Any, Final

import attrs
import pendulum

from outreach_columnar._ibis import Boolean, Table, ibis
from outreach_columnar.encoding import (
    KEY,
    FactColumn,
    choice_column,
    fact_columns,
    never_column,
)
from outreach_columnar.naming import ANSWER, condition_names
from outreach_columnar.statements import statement
from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.rules import (
    AllOf,
    AnyOf,
    Compare,
    Comparison,
    Condition,
    Fact,
    Includes,
    IsTrue,
    Named,
    NeverHappened,
    Not,
    Over,
    Rule,
    definitions,
    walk,
)

_MISSING: Final = Words(
    "Die Spalte {name!r} fehlt (Typ {kind}).",
    "The column {name!r} is missing ({kind}).",
)
_WRONG: Final = Words(
    "Die Spalte {name!r} hat den Typ {found}, gebraucht wird {kind}.",
    "The column {name!r} is of type {found}, needed is {kind}.",
)


@attrs.frozen(kw_only=True)
class RuleColumns:
    """A rule bound to a day, as columns; make it with :func:`compile_rule`.

    Attributes:
        rule: The rule.
        on: The day asked for.
        law: Day whose parameter values apply.
        names: Column of each condition and each named step, outer ones first; nodes of
            one meaning share a column, the whole rule has ``answer``.
        inputs: Columns that a table must have.
    """

    rule: Rule
    on: pendulum.Date
    law: pendulum.Date
    names: Mapping[Rule, str] = attrs.field(repr=False)
    inputs: tuple[FactColumn, ...] = attrs.field(repr=False)

    def holds(self, people: Table) -> Boolean:
        """Return the verdict for each row: true, false, or NULL for unknown.

        ``people.filter(columns.holds)`` keeps those to whom the rule says yes.

        Raises:
            InvalidInputError: Columns are missing or of another type; all are listed.
        """
        self.check(people)
        return self._answer(self.rule, people)

    def answers(self) -> Mapping[str, Callable[[Table], Boolean]]:
        """Return the columns of all conditions and steps, for ``people.mutate(**…)``.

        The verdict is not among them: it is :meth:`holds`.
        """
        return {
            name: partial(self._answer, node)
            for node, name in self.names.items()
            if name != ANSWER
        }

    def judge(self, people: Table, *keep: str) -> Table:
        """Return a table with the verdict and every condition of each row.

        Args:
            people: A table with the columns of :attr:`inputs`.
            keep: Columns to take over; the pseudonym when none is named.

        Returns:
            The kept columns, ``answer``, then one column for each of :attr:`names`.

        Raises:
            InvalidInputError: Columns are missing or of another type; all are listed.
        """
        self.check(people)
        # In two steps, so that no engine answers a condition more than once.
        kept = keep or (KEY,)
        asked = people.select(*kept, **self._conditions(people))
        columns = {
            name: self._joined(node, asked)
            for node, name in self.names.items()
            if name != ANSWER
        }
        return asked.select(
            *kept, **{ANSWER: self._joined(self.rule, asked), **columns}
        )

    def sql(self, dialect: str = "duckdb", *, table: str = "people") -> str:
        """Return the whole question as SQL, for reading and for review.

        Args:
            dialect: A dialect that Ibis knows: duckdb, postgres, pyspark …
            table: Name of the table with the facts.
        """
        schema = {KEY: "string", **{each.name: each.type for each in self.inputs}}
        return statement(self.judge(ibis.table(schema, name=table)), dialect)

    def check(self, people: Table) -> None:
        """Refuse a table that lacks a column, listing all that is wrong.

        Raises:
            InvalidInputError: Columns are missing or of another type.
        """
        schema = people.schema()
        faults = []
        for column in self.inputs:
            if column.name not in schema:
                faults.append(_MISSING.fill(name=column.name, kind=column.type))
            elif not _fits(schema[column.name], column.type):
                found = schema[column.name]
                faults.append(
                    _WRONG.fill(name=column.name, kind=column.type, found=found)
                )
        if faults:
            raise InvalidInputError(subject="people", faults=faults)

    def _conditions(self, people: Table) -> dict[str, Boolean]:
        return {
            name: self._answer(node, people)
            for node, name in self.names.items()
            if isinstance(node, Condition)
        }

    def _joined(self, node: Rule, asked: Table) -> Boolean:
        """Join columns of conditions that have been answered already."""
        if isinstance(node, Condition):
            return asked[self.names[node]]
        return self._combined(node, partial(self._joined, asked=asked))

    def _answer(self, node: Rule, people: Table) -> Boolean:
        if isinstance(node, Condition):
            return _asked(node, people, self.on, self.law)
        return self._combined(node, partial(self._answer, people=people))

    def _combined(self, node: Rule, answer: Callable[[Rule], Boolean]) -> Boolean:
        match node:
            case AllOf():
                return _every([answer(part) for part in node.parts])
            case AnyOf():
                return _some([answer(part) for part in node.parts])
            case Not():
                return ~answer(node.part)
            case Named():
                return answer(node.part)
        msg = f"{type(node).__name__} is none of the nine kinds of node."
        raise TypeError(msg)


def compile_rule(
    rule: Rule, *, on: pendulum.Date, law: pendulum.Date | None = None
) -> RuleColumns:
    """Compile a rule for one day.

    Args:
        rule: Any rule of the core.
        on: The day asked for; decides all dates.
        law: Day whose parameter values apply; ``None``: those of *on*.

    Raises:
        NotInForceError: A parameter has no value yet on that day.
        InvalidInputError: Two facts of the rule would share a column.
    """
    rule.on(on, law=law)  # raises what the core would raise
    asked_never = {n.fact for n in walk(rule) if isinstance(n, NeverHappened)}
    columns = fact_columns(definitions(rule).facts)
    names = condition_names(rule, {KEY, *(each.name for each in columns)})
    inputs = tuple(
        each
        for each in columns
        if each.name != never_column(each.fact) or each.fact in asked_never
    )
    return RuleColumns(rule=rule, on=on, law=law or on, names=names, inputs=inputs)


def _fits(found: Any, kind: str) -> bool:
    if kind == "int64":
        return bool(found.is_integer())
    return bool(found.is_date() if kind == "date" else found.is_boolean())


def _every(found: Sequence[Boolean]) -> Boolean:
    return reduce(operator.and_, found) if found else ibis.literal(value=True)


def _some(found: Sequence[Boolean]) -> Boolean:
    return reduce(operator.or_, found) if found else ibis.literal(value=False)


def _asked(
    node: Condition, people: Table, on: pendulum.Date, law: pendulum.Date
) -> Boolean:
    name = node.fact.name
    match node:
        case NeverHappened():
            return people[never_column(node.fact)]
        case IsTrue():
            return people[name]
        case Over():
            return _over(node.fact, people, node.parameter.on(law).value.latest(on))
        case Compare():
            limit = ibis.literal(node.parameter.on(law).value)
            at_least = node.comparison is Comparison.AT_LEAST
            return people[name] >= limit if at_least else people[name] <= limit
        case Includes():
            return _included(node.fact, people, node.parameter.on(law).value)
    msg = f"{type(node).__name__} is none of the five conditions."
    raise TypeError(msg)


def _over(fact: Fact, people: Table, latest: pendulum.Date) -> Boolean:
    day = ibis.literal(dt.date(latest.year, latest.month, latest.day), type="date")
    reached = people[fact.name] <= day
    never = never_column(fact)
    # After "never" a period is not over: NULL and false is false.
    return reached & ~people[never] if never in people.columns else reached


def _included(fact: Fact, people: Table, wanted: frozenset[str]) -> Boolean:
    # In the order of the rule's own list, so that the same rule is the same text.
    columns = [people[choice_column(fact, name)] for name in sorted(wanted)]
    if columns:
        return _some(columns)
    # Nothing is wanted: no, unless nobody knows what applies.
    known = people[fact_columns((fact,))[0].name]
    return known & ~known
