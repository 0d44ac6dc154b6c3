"""Can the tables be trusted, and does the engine agree with the core about people?"""

from collections.abc import Iterator
from typing import Any, Final

import pendulum

from outreach_columnar._ibis import Backend, Boolean, Table
from outreach_columnar.encoding import KEY
from outreach_columnar.engines import ANSWERS
from outreach_columnar.layout import CONTACTS, HOLDS, PEOPLE, Population
from outreach_columnar.naming import ANSWER
from outreach_columnar.reading import household_of, read_people
from outreach_columnar.screening import ScreeningColumns
from outreach_core import Words
from outreach_core.contacts import Channel, ContactPolicy, Direction, Outcome
from outreach_core.eligibility import Decision, Standing, screen
from outreach_core.errors import InvalidInputError, OutreachError
from outreach_core.people import HoldKind

_WORDS: Final = {
    ("contacts", "channel"): [each.value for each in Channel],
    ("contacts", "direction"): [each.value for each in Direction],
    ("contacts", "outcome"): [each.value for each in Outcome],
    ("holds", "kind"): [each.value for each in HoldKind],
}
_NEEDED: Final = {
    "people": [KEY],
    "contacts": [name for name in CONTACTS if name != "recorded_on"],
    "holds": [KEY, "kind", "review_on"],
}
_KINDS: Final = {"people": PEOPLE, "contacts": CONTACTS, "holds": HOLDS}
_OTHER_WORD: Final = Words(
    "{table}.{column}: {count} Zeilen enthalten ein anderes Wort als {known}.",
    "{table}.{column}: {count} rows hold another word than {known}.",
)
_EMPTY: Final = Words(
    "{table}.{column}: {count} Zeilen sind leer, das darf hier nicht sein.",
    "{table}.{column}: {count} rows are empty, which cannot be here.",
)
_UNREADABLE: Final = Words(
    "{table}.{column}: {count} Zeilen lassen sich nicht als {kind} lesen.",
    "{table}.{column}: {count} rows cannot be read as {kind}.",
)
_TWICE: Final = Words(
    "people: {count} Personen kommen mehrmals vor; führen Sie die Angaben zusammen.",
    "people: {count} people occur more than once; merge the records first.",
)


class ColumnsDisagreeError(OutreachError, RuntimeError):
    """The engine decided about somebody otherwise than the core; nothing may be used.

    A fault of this plug-in or of the engine; never of the data.
    """

    def __init__(self, customers: tuple[str, ...]) -> None:
        super().__init__(customers)
        self.customers = customers

    @property
    def words(self) -> Words:
        """The message in German and English."""
        return Words(
            "Datenbank und Kern urteilen verschieden über: {ids}. Das Ergebnis wird "
            "nicht verwendet; bitte melden Sie den Fehler.",
            "Database and core judge differently about: {ids}. The result is not used; "
            "please report the fault.",
        ).fill(ids=", ".join(self.customers))


def unreadable(connection: Backend, tables: dict[str, Table]) -> tuple[Words, ...]:
    """List the columns of raw tables with cells that cannot be read, and how many.

    Args:
        connection: The engine.
        tables: The tables as they came, by name.
    """
    faults = []
    for name, table in tables.items():
        counts = {}
        for column, kind in _KINDS[name].items():
            if column in table.columns and not _is(table.schema()[column], kind):
                read = table[column].try_cast(kind)
                counts[column] = table[column].notnull() & read.isnull()
        for column, count in _counted(connection, table, counts):
            kind = _KINDS[name][column]
            faults.append(
                _UNREADABLE.fill(table=name, column=column, count=count, kind=kind)
            )
    return tuple(faults)


def _is(found: object, kind: str) -> bool:
    return bool(getattr(found, f"is_{kind}")())


def check_population(connection: Backend, population: Population) -> None:
    """Refuse tables that the core could not hold; a misspelt hold must not be silent.

    Raises:
        InvalidInputError: Cells are empty or hold unknown words, or people occur twice;
            every such column is listed with the number of rows, never with a value.
    """
    tables = {
        "people": population.people,
        "contacts": population.contacts,
        "holds": population.holds,
    }
    faults = [
        fault
        for name, table in tables.items()
        for fault in _faults(connection, name, table)
    ]
    people = population.people
    twice = people.group_by(KEY).aggregate(rows=people.count())
    count = connection.to_pyarrow(twice.filter(twice["rows"] > 1).count()).as_py()
    if count:
        faults.append(_TWICE.fill(count=int(count)))
    if faults:
        raise InvalidInputError(subject="population", faults=faults)


def _faults(connection: Backend, name: str, table: Table) -> Iterator[Words]:
    empty = {column: table[column].isnull() for column in _NEEDED[name]}
    for column, count in _counted(connection, table, empty):
        yield _EMPTY.fill(table=name, column=column, count=count)
    others = {
        column: table[column].notin(words)
        for (owner, column), words in _WORDS.items()
        if owner == name
    }
    for column, count in _counted(connection, table, others):
        known = ", ".join(_WORDS[name, column])
        yield _OTHER_WORD.fill(table=name, column=column, count=count, known=known)


def _counted(
    connection: Backend, table: Table, flags: dict[str, Boolean]
) -> Iterator[tuple[str, int]]:
    if not flags:
        return
    sums = {name: flag.cast("int64").sum() for name, flag in flags.items()}
    (row,) = connection.to_pyarrow(table.aggregate(**sums)).to_pylist()
    for name in flags:
        if row[name]:
            yield name, int(row[name])


def spot_check(
    connection: Backend,
    population: Population,
    screened: ScreeningColumns,
    *,
    policy: ContactPolicy,
    known_by: pendulum.Date | None = None,
    of_each_standing: int = 5,
) -> int:
    """Judge some people once more, by the core and from all of their contacts.

    Ids are pseudonyms made by a hash, so the first in their order are as good as drawn.

    Args:
        connection: The engine.
        population: What was screened.
        screened: The question that screened it; a table that was written is better
            than one that has to be computed again.
        policy: The policy that was applied.
        known_by: The day by which contacts had to be on record, as applied.
        of_each_standing: How many people of each standing at most.

    Returns:
        How many people were judged again.

    Raises:
        ColumnsDisagreeError: Standing, priority or a condition differs for somebody.
    """
    rows: dict[str, dict[str, Any]] = {}
    for standing in Standing:
        among = screened.table.filter(screened.table["standing"] == standing.value)
        some = among.order_by(KEY).limit(of_each_standing)
        rows |= {row[KEY]: row for row in connection.to_pyarrow(some).to_pylist()}
    around = household_of(connection, population, sorted(rows))
    core = screen(
        read_people(connection, around),
        rulebook=screened.rulebook,
        as_of=screened.columns.on,
        policy=policy,
        known_by=known_by,
    )
    differing = tuple(
        decision.customer
        for decision in core.decisions
        if decision.customer in rows
        and not _agree(decision, rows[decision.customer], screened)
    )
    if differing:
        raise ColumnsDisagreeError(differing)
    return len(rows)


def _agree(
    decision: Decision, row: dict[str, object], screened: ScreeningColumns
) -> bool:
    names = screened.columns.names
    return (
        decision.standing.value == row["standing"]
        and decision.priority == row["priority"]
        and decision.last_contact == row["last_contact"]
        and decision.efforts == row["efforts"]
        and decision.finding.answer is ANSWERS[_flag(row[ANSWER])]
        and all(
            each.answer is ANSWERS[_flag(row[names[each.node]])]
            for each in decision.finding.walk()
            if each.node in names
        )
    )


def _flag(cell: object) -> bool | None:
    return None if cell is None else bool(cell)
