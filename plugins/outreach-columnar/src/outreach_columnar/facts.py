"""What do rules hear about everybody, as columns?

The same facts as :func:`outreach_core.eligibility.facts_from`: a contact dated ahead
or no record at all makes a fact unknown, never zero and never "long ago".
"""

from typing import Final

import pendulum

from outreach_columnar._ibis import Column, Table, ibis
from outreach_columnar.encoding import (
    KEY,
    FactColumn,
    choice_column,
    fact_columns,
    facts_asked,
    never_column,
)
from outreach_columnar.folding import day_literal
from outreach_columnar.layout import Population
from outreach_core.eligibility import (
    BIRTH,
    EFFORTS,
    HOLDS,
    IN_BENEFIT,
    LAST_CONTACT,
    UNKEPT_INVITATIONS,
    VOCABULARY,
)
from outreach_core.rules import Rule

SHOWN: Final = ("summary_last_two_way", "summary_efforts")
"""What is shown beside a verdict: as summarised, also where the fact is unknown."""

_KNOWN: Final = frozenset(VOCABULARY)


def fact_table(
    population: Population,
    summary: Table,
    *rules: Rule,
    as_of: pendulum.Date,
    known_by: pendulum.Date | None = None,
) -> Table:
    """Bring people, what their contacts say, and holds together.

    Args:
        population: The people and their holds.
        summary: Of :func:`outreach_columnar.folding.summaries`, or of a state.
        rules: Decide which facts are needed; a fact that screening does not know is
            unknown for everybody.
        as_of: The day asked for.
        known_by: Use only holds on record in the evening of this day; ``None``: all.

    Returns:
        One row a person: ``customer``, the columns of the facts of the rules, and those
        of :data:`SHOWN`.
    """
    people, summary = population.people, summary.rename(person="customer")
    whole = people.left_join(summary, people["customer"] == summary["person"])
    facts = facts_asked(*rules)
    if HOLDS in facts:
        stay_away = held(population.holds, as_of=as_of, known_by=known_by).rename(
            holder="customer"
        )
        whole = whole.left_join(stay_away, whole["customer"] == stay_away["holder"])
    known = _known(whole)
    columns = {each.name: _column(whole, known, each) for each in fact_columns(facts)}
    return whole.select(
        KEY,
        **columns,
        summary_last_two_way=whole["last_two_way"],
        summary_efforts=ibis.coalesce(whole["efforts"], ibis.literal(0, type="int64")),
    )


def held(
    holds: Table, *, as_of: pendulum.Date, known_by: pendulum.Date | None = None
) -> Table:
    """Say which holds are in force on a day, one flag a kind, for whoever has any."""
    if known_by is not None:
        # A hold without any day counts as known: forgetting it is the worse mistake.
        known_on = ibis.coalesce(holds["recorded_on"], holds["since"])
        holds = holds.filter(known_on.isnull() | (known_on <= day_literal(known_by)))
    day = day_literal(as_of)
    begun = holds["since"].isnull() | (holds["since"] <= day)
    in_force = holds.filter(begun & (holds["until"].isnull() | (holds["until"] >= day)))
    flags = {
        choice_column(HOLDS, choice.name): (in_force["kind"] == choice.name).any()
        for choice in HOLDS.choices
    }
    return in_force.group_by("customer").aggregate(**flags)


def _known(whole: Table) -> dict[str, Column]:
    plausible = whole["two_way_ahead"].isnull()
    recorded = plausible & ibis.coalesce(whole["recorded"], ibis.literal(value=False))
    nobody = ibis.null("boolean")

    def if_recorded(column: Column, kind: str) -> Column:
        return ibis.ifelse(recorded, column, ibis.null(kind))

    return {
        LAST_CONTACT.name: if_recorded(whole["last_two_way"], "date"),
        never_column(LAST_CONTACT): ibis.ifelse(
            recorded, whole["last_two_way"].isnull(), nobody
        ),
        EFFORTS.name: if_recorded(whole["efforts"], "int64"),
        UNKEPT_INVITATIONS.name: if_recorded(whole["unkept_invitations"], "int64"),
        IN_BENEFIT.name: whole["in_benefit"],
        BIRTH.name: whole["birth"],
        # Nobody is known to have no date of birth.
        never_column(BIRTH): ibis.ifelse(
            whole["birth"].isnull(), nobody, ibis.literal(value=False)
        ),
    }


def _column(whole: Table, known: dict[str, Column], wanted: FactColumn) -> Column:
    if wanted.fact not in _KNOWN:
        return ibis.null(wanted.type)
    if wanted.fact == HOLDS:
        return ibis.coalesce(whole[wanted.name], ibis.literal(value=False))
    return known[wanted.name]
