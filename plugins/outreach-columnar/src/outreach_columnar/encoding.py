"""In which columns does a table hold the facts of a rule?

| kind of fact | column | a value | never | unknown |
|---|---|---|---|---|
| date ``x`` | ``x`` date | the day | NULL | NULL |
| | ``x_never`` boolean | false | true | NULL |
| count ``x`` | ``x`` integer | the count | | NULL |
| flag ``x`` | ``x`` boolean | true, false | | NULL |
| choice ``x`` | ``x_<name>`` boolean, one a name | true: among them | | NULL in all |

``x_never`` may be missing where no rule asks whether the event never happened. Choices
have a column each instead of a bit in a number: a list that gets a new name in the
middle must not change what older files say.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Final

import attrs
import pendulum

from outreach_columnar._ibis import ArrowTable, pa
from outreach_core import Words
from outreach_core.errors import InvalidInputError, InvalidValueError
from outreach_core.rules import (
    NEVER,
    NOT_GIVEN,
    ChoiceFact,
    Fact,
    FactKind,
    Facts,
    FactValue,
    Rule,
    Unknown,
    definitions,
)

KEY: Final = "customer"
"""Column with the pseudonym of the person."""

_TWICE: Final = Words(
    "Die Spalte {name!r} gehört zu zwei Tatsachen. Bitte eine davon anders nennen.",
    "The column {name!r} belongs to two facts. Call one of them something else.",
)
_NO_CHOICES: Final = Words(
    "Die Tatsache {name!r} hat keine Auswahl und damit keine Spalte.",
    "The fact {name!r} has no choices and so no column.",
)


@attrs.frozen(kw_only=True)
class FactColumn:
    """One column that holds a fact, or a part of it.

    Attributes:
        name: Name of the column.
        fact: The fact.
        type: Type of the column as Ibis names it: date, int64 or boolean.
        cell: Takes a value of the fact that is not unknown, returns what stands here.
    """

    name: str
    fact: Fact
    type: str
    cell: Callable[[Any], object] = attrs.field(repr=False, eq=False)


def never_column(fact: Fact) -> str:
    """Return the name of the column that says the event never happened."""
    return f"{fact.name}_never"


def choice_column(fact: Fact, choice: str) -> str:
    """Return the name of the column that says whether *choice* applies."""
    return f"{fact.name}_{choice}"


def fact_columns(facts: Iterable[Fact]) -> tuple[FactColumn, ...]:
    """Return the columns of a table that holds *facts*, in their order.

    Raises:
        InvalidInputError: Two facts would share a column, or a choice fact has no
            choices; all such names are listed.
    """
    found = [column for fact in facts for column in _columns(fact)]
    counted = Counter([KEY, *(column.name for column in found)])
    faults = [_TWICE.fill(name=name) for name, times in counted.items() if times > 1]
    faults += [
        _NO_CHOICES.fill(name=fact.name)
        for fact in facts
        if isinstance(fact, ChoiceFact) and not fact.choices
    ]
    if faults:
        raise InvalidInputError(subject="rule", faults=faults)
    return tuple(found)


def _columns(fact: Fact) -> tuple[FactColumn, ...]:
    def column(name: str, kind: str, cell: Callable[[Any], object]) -> FactColumn:
        return FactColumn(name=name, fact=fact, type=kind, cell=cell)

    def same(value: object) -> object:
        return value

    match fact.kind:
        case FactKind.DATE:
            return (
                column(fact.name, "date", lambda v: None if v is NEVER else v),
                column(never_column(fact), "boolean", lambda v: v is NEVER),
            )
        case FactKind.COUNT:
            return (column(fact.name, "int64", same),)
        case FactKind.FLAG:
            return (column(fact.name, "boolean", same),)
        case FactKind.CHOICE:
            choices = fact.choices if isinstance(fact, ChoiceFact) else ()
            return tuple(
                column(
                    choice_column(fact, choice.name),
                    "boolean",
                    partial(_contains, choice.name),
                )
                for choice in choices
            )


def _contains(name: str, chosen: frozenset[str]) -> bool:
    return name in chosen


_ARROW: Final = {"date": pa.date32(), "int64": pa.int64(), "boolean": pa.bool_()}
_TYPES: Final[dict[FactKind, Callable[[object], bool]]] = {
    FactKind.DATE: lambda v: v is NEVER or type(v) is pendulum.Date,
    FactKind.COUNT: lambda v: type(v) is int,
    FactKind.FLAG: lambda v: isinstance(v, bool),
    FactKind.CHOICE: lambda v: isinstance(v, frozenset),
}


def facts_asked(*rules: Rule) -> tuple[Fact, ...]:
    """Return every fact that one of *rules* asks about, once, sorted by name."""
    found = {fact for rule in rules for fact in definitions(rule).facts}
    return tuple(sorted(found, key=lambda fact: fact.name))


def facts_table(people: Iterable[tuple[str, Facts]], *rules: Rule) -> ArrowTable:
    """Write the facts of people as columns.

    Args:
        people: Id and facts of each person; a fact that is missing is unknown.
        rules: Only the facts that they ask about are written.

    Returns:
        One row a person in the order of *people*: ``customer`` and the columns of
        :func:`fact_columns`. Hand it to Ibis by ``ibis.memtable``.

    Raises:
        InvalidValueError: A fact holds a value of another kind; the message names the
            fact, never the value.
    """
    crowd = list(people)
    columns = {KEY: pa.array([key for key, _ in crowd], pa.string())}
    for column in fact_columns(facts_asked(*rules)):
        values = [_checked(column.fact, facts) for _, facts in crowd]
        columns[column.name] = pa.array(
            _cells(column, values), _ARROW[column.type], from_pandas=False
        )
    return pa.table(columns)


def _cells(column: FactColumn, values: Sequence[FactValue]) -> list[object]:
    return [None if isinstance(v, Unknown) else column.cell(v) for v in values]


def _checked(fact: Fact, facts: Facts) -> FactValue:
    value = facts.get(fact.name, NOT_GIVEN)
    if isinstance(value, Unknown) or _TYPES[fact.kind](value):
        return value
    raise InvalidValueError(field=fact.name, expected=f"a value for a {fact.kind} fact")
