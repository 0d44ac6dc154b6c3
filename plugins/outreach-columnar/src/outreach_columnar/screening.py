"""Where does everybody stand, with all reasons as columns?"""

from typing import Final

import attrs
import pendulum

from outreach_columnar._ibis import Boolean, Column, Table, ibis
from outreach_columnar.compiler import RuleColumns, compile_rule
from outreach_columnar.encoding import KEY
from outreach_columnar.facts import fact_table
from outreach_columnar.folding import day_literal, summaries
from outreach_columnar.layout import Population
from outreach_columnar.naming import ANSWER
from outreach_columnar.state import ContactState
from outreach_core.contacts import DEFAULT_POLICY, ContactPolicy
from outreach_core.eligibility import PRIORITIES, Standing, StepKey, protected
from outreach_core.errors import InvalidValueError
from outreach_core.rules import Named, Rulebook, walk

FIRST_COLUMNS: Final = (
    KEY,
    "standing",
    "priority",
    "last_contact",
    "efforts",
    ANSWER,
)
"""Columns of a screening; the conditions follow."""


@attrs.frozen(kw_only=True)
class ScreeningColumns:
    """A screening as a question to an engine; nothing is computed before it is asked.

    Attributes:
        rulebook: The rulebook as applied, with what holds for everybody.
        columns: Its rule bound to the day; ``columns.names`` says which column belongs
            to which condition.
        table: One row a person: :data:`FIRST_COLUMNS`, then a flag for each condition.
            ``standing`` holds the words of ``outreach_core.eligibility.Standing``.
        worklist: The rows of the lost alone, in the order of their priority.
    """

    rulebook: Rulebook
    columns: RuleColumns = attrs.field(repr=False)
    table: Table = attrs.field(repr=False)

    @property
    def worklist(self) -> Table:
        """The lost, by priority and then by id."""
        lost = self.table.filter(self.table["standing"] == Standing.LOST.value)
        return lost.order_by("priority", KEY)

    @property
    def counts(self) -> Table:
        """How many people stand where: ``standing``, ``people``."""
        return self.table.group_by("standing").aggregate(people=self.table.count())


def screen_columns(
    population: Population,
    *,
    rulebook: Rulebook,
    as_of: pendulum.Date,
    policy: ContactPolicy = DEFAULT_POLICY,
    known_by: pendulum.Date | None = None,
) -> ScreeningColumns:
    """Judge everybody by one rulebook on one day, from their contacts.

    Args:
        population: Tables of one engine; see ``outreach_columnar.population``.
        rulebook: The rulebook; holds and benefit status are applied whatever it says.
        as_of: The day asked for.
        policy: What counts as being in touch and what as an effort.
        known_by: Use only contacts on record in the evening of this day; ``None``: all.

    Raises:
        NotInForceError: The rulebook does not reach back to *as_of*.
    """
    summary = summaries(
        population.contacts,
        population.people,
        policy=policy,
        as_of=as_of,
        known_by=known_by,
    )
    return _screened(population, summary, rulebook, as_of, known_by)


def screen_state(
    population: Population, state: ContactState, *, rulebook: Rulebook
) -> ScreeningColumns:
    """Judge everybody on the day of a state; contacts are not read again.

    Args:
        population: People and holds.
        state: What is left of their contacts.
        rulebook: The rulebook; holds and benefit status are applied whatever it says.

    Raises:
        NotInForceError: The rulebook does not reach back to the day of the state.
    """
    return _screened(population, state.summary, rulebook, state.as_of)


def _screened(
    population: Population,
    summary: Table,
    rulebook: Rulebook,
    as_of: pendulum.Date,
    known_by: pendulum.Date | None = None,
) -> ScreeningColumns:
    applied = protected(rulebook)
    columns = compile_rule(applied.rule, on=as_of)
    if set(columns.names.values()) & set(FIRST_COLUMNS) - {ANSWER}:
        raise InvalidValueError(
            field="rulebook", expected=f"no condition named like {FIRST_COLUMNS}"
        )
    facts = fact_table(
        population, summary, applied.rule, as_of=as_of, known_by=known_by
    )
    standing = _standing(columns, facts)
    answers = {name: make(facts) for name, make in columns.answers().items()}
    table = facts.select(
        KEY,
        standing=standing,
        priority=_priority(standing, facts["summary_last_two_way"], as_of),
        last_contact=facts["summary_last_two_way"],
        efforts=facts["summary_efforts"],
        **{ANSWER: columns.holds(facts)},
        **answers,
    )
    return ScreeningColumns(rulebook=applied, columns=columns, table=table)


def _standing(columns: RuleColumns, facts: Table) -> Column:
    """Read the standing off the steps, in the order of the core's ``standing_of``."""
    steps = _steps(columns, facts)

    def says(key: StepKey, *, no: bool) -> Boolean:
        if key not in steps:
            return ibis.literal(value=False)
        found = ~steps[key] if no else steps[key]
        return ibis.coalesce(found, ibis.literal(value=False))

    answer = columns.holds(facts)
    return ibis.cases(
        (ibis.coalesce(answer, ibis.literal(value=False)), Standing.LOST.value),
        (
            says(StepKey.IN_BENEFIT, no=True) | says(StepKey.WITHIN_AGE, no=True),
            Standing.NOT_ELIGIBLE.value,
        ),
        (says(StepKey.SILENT, no=True), Standing.IN_CONTACT.value),
        (says(StepKey.FREE, no=True), Standing.HELD.value),
        (
            says(StepKey.TRIED, no=True) & says(StepKey.SILENT, no=False),
            Standing.NEEDS_EFFORT.value,
        ),
        (answer.isnull(), Standing.REVIEW.value),
        else_=Standing.NOT_ELIGIBLE.value,
    )


def _steps(columns: RuleColumns, facts: Table) -> dict[str, Boolean]:
    answers = columns.answers()
    return {
        node.key: columns.holds(facts)
        if columns.names[node] == ANSWER
        else answers[columns.names[node]](facts)
        for node in walk(columns.rule)
        if isinstance(node, Named) and node.key
    }


def _priority(standing: Column, last: Column, as_of: pendulum.Date) -> Column:
    limits = [
        (last <= day_literal(each.silent_for.latest(as_of)), each.number)
        for each in PRIORITIES
        if each.silent_for is not None
    ]
    otherwise = next(p.number for p in PRIORITIES if p.silent_for is None)
    classes = ibis.cases(
        (last.isnull(), PRIORITIES[0].number), *limits, else_=otherwise
    )
    return ibis.ifelse(standing == Standing.LOST.value, classes, 0).cast("int32")
