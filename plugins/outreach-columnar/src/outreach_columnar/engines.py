"""How does a backend of Ibis show that it judges like the core?

engine = IbisEngine(name="duckdb", connection=ibis.duckdb.connect())
@pytest.mark.parametrize("law", column_laws_for(due, engine), ids=str)
def test_law(law): law.check(max_examples=20)
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import attrs
import pendulum

from outreach_columnar._ibis import Backend, Table, ibis
from outreach_columnar.compiler import compile_rule
from outreach_columnar.encoding import KEY, facts_table
from outreach_columnar.folding import SUMMARY, summaries
from outreach_columnar.layout import Population, population, population_tables
from outreach_columnar.naming import ANSWER
from outreach_columnar.state import build_state, merge_state
from outreach_columnar.statements import DIALECTS, other_operations
from outreach_core.contacts import ContactHistory, ContactPolicy, ContactSummary
from outreach_core.ids import CustomerId
from outreach_core.people import Customer
from outreach_core.rules import Answer, Facts, Rule

ANSWERS: Final = {True: Answer.YES, False: Answer.NO, None: Answer.UNKNOWN}
"""What a cell of a column of conditions says."""


@attrs.frozen(kw_only=True)
class JudgedRow:
    """What the engine says about one row.

    Attributes:
        key: Id of the person.
        answer: The verdict.
        conditions: Answer of each condition and named step.
    """

    key: str
    answer: Answer
    conditions: Mapping[Rule, Answer]


@attrs.frozen(kw_only=True)
class IbisEngine:
    """A backend of Ibis as the laws of ``outreach_core.testing`` want it.

    Attributes:
        name: Name for messages.
        connection: The backend; tables are handed over in memory.
    """

    name: str
    connection: Backend = attrs.field(repr=False)

    def judge(
        self, rule: Rule, people: Sequence[tuple[str, Facts]], *, on: pendulum.Date
    ) -> tuple[JudgedRow, ...]:
        """Judge every row by *rule* on a day."""
        columns = compile_rule(rule, on=on)
        table = ibis.memtable(facts_table(people, rule))
        return tuple(
            JudgedRow(
                key=row[KEY],
                answer=ANSWERS[row[ANSWER]],
                conditions={
                    node: ANSWERS[row[name]] for node, name in columns.names.items()
                },
            )
            for row in self._rows(columns.judge(table))
        )

    def statements(self, rule: Rule, *, on: pendulum.Date) -> Mapping[str, str]:
        """Return the question in the dialects that are read, and as a list of calls.

        The last entry names operations of the tree itself, for engines without SQL.
        """
        columns = compile_rule(rule, on=on)
        tree = columns.judge(ibis.memtable(facts_table((), rule)))
        called = " ".join(f"{name}()" for name in other_operations(tree))
        return {**{each: columns.sql(each) for each in DIALECTS}, "ibis": called}

    def summaries(
        self,
        people: Sequence[tuple[Customer, ContactHistory]],
        *,
        policy: ContactPolicy,
        as_of: pendulum.Date,
        known_by: pendulum.Date | None,
    ) -> Mapping[CustomerId, ContactSummary]:
        """Fold the contacts of everybody who has any."""
        crowd = in_memory(people)
        return self._read(
            summaries(
                crowd.contacts,
                crowd.people,
                policy=policy,
                as_of=as_of,
                known_by=known_by,
            )
        )

    def merged(
        self,
        people: Sequence[tuple[Customer, ContactHistory]],
        new: Sequence[tuple[Customer, ContactHistory]],
        *,
        policy: ContactPolicy,
        days: tuple[pendulum.Date, pendulum.Date],
    ) -> Mapping[CustomerId, ContactSummary]:
        """Fold on the first day, add *new* contacts, return what the second day says."""
        before = build_state(in_memory(people), policy=policy, as_of=days[0])
        # As in real use: what was built is written down before new contacts arrive.
        kept = attrs.evolve(
            before,
            **{
                name: ibis.memtable(self.connection.to_pyarrow(getattr(before, name)))
                for name in ("summary", "efforts", "ahead")
            },
        )
        return self._read(merge_state(kept, in_memory(new), as_of=days[1]).summary)

    def _rows(self, table: Table) -> Iterable[dict[str, Any]]:
        rows: Iterable[dict[str, Any]] = self.connection.to_pyarrow(table).to_pylist()
        return rows

    def _read(self, summary: Table) -> Mapping[CustomerId, ContactSummary]:
        return {
            CustomerId(row[KEY]): summary_of(row)
            for row in self._rows(summary.select(*SUMMARY))
        }


def summary_of(row: Mapping[str, Any]) -> ContactSummary:
    """Read one row of a summary."""
    return ContactSummary(
        last_two_way=day_of(row["last_two_way"]),
        efforts=row["efforts"] or 0,
        last_effort=day_of(row["last_effort"]),
        unkept_invitations=row["unkept_invitations"] or 0,
        recorded=bool(row["recorded"]),
        two_way_ahead=day_of(row["two_way_ahead"]),
    )


def day_of(value: Any) -> pendulum.Date | None:
    """Turn a day of an engine into one of the core; NULL stays ``None``."""
    return None if value is None else pendulum.Date(value.year, value.month, value.day)


def in_memory(people: Iterable[tuple[Customer, ContactHistory]]) -> Population:
    """Hand people over as tables in memory, for tests and small populations."""
    tables = population_tables(people)
    return population(**{name: ibis.memtable(t) for name, t in tables.items()})
