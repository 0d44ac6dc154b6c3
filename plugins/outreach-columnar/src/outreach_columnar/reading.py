"""How do rows of an engine become people of the core again?"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import attrs
import pendulum

from outreach_columnar._ibis import Backend, Table
from outreach_columnar.encoding import KEY
from outreach_columnar.engines import day_of, summary_of
from outreach_columnar.folding import SUMMARY, summaries
from outreach_columnar.layout import Population
from outreach_core.contacts import (
    Channel,
    Contact,
    ContactHistory,
    ContactPolicy,
    ContactSummary,
    Direction,
    Outcome,
)
from outreach_core.ids import BenefitUnitId, CustomerId
from outreach_core.people import Customer, Hold, HoldKind

# Screening asks for no name, and the tables hold none.
_NO_NAME = "–"


def read_customers(connection: Backend, population: Population) -> tuple[Customer, ...]:
    """Read everybody, with holds and without names, sorted by id."""
    holds: dict[str, list[Hold]] = defaultdict(list)
    for row in _rows(connection, population.holds):
        holds[row[KEY]].append(
            Hold(
                kind=HoldKind(row["kind"]),
                since=day_of(row["since"]),
                until=day_of(row["until"]),
                review_on=_day(row["review_on"]),
                recorded_on=day_of(row["recorded_on"]),
            )
        )
    found = [
        Customer(
            id=CustomerId(row[KEY]),
            family_name=_NO_NAME,
            birth=day_of(row["birth"]),
            benefit_unit=_unit(row["benefit_unit"]),
            in_benefit=row["in_benefit"],
            holds=tuple(holds[row[KEY]]),
        )
        for row in _rows(connection, population.people)
    ]
    return tuple(sorted(found, key=lambda customer: customer.id))


def read_people(
    connection: Backend, population: Population
) -> tuple[tuple[Customer, ContactHistory], ...]:
    """Read everybody with all contacts, for populations that fit into memory."""
    contacts: dict[str, list[Contact]] = defaultdict(list)
    for row in _rows(connection, population.contacts):
        contacts[row[KEY]].append(_contact(row))
    return tuple(
        (customer, ContactHistory(contacts[customer.id]))
        for customer in read_customers(connection, population)
    )


def read_summaries(
    connection: Backend,
    population: Population,
    *,
    policy: ContactPolicy,
    as_of: pendulum.Date,
    known_by: pendulum.Date | None = None,
) -> tuple[tuple[Customer, ContactSummary], ...]:
    """Read everybody with what the engine has folded; one row a person crosses over."""

    def folded(counted: ContactPolicy) -> dict[str, ContactSummary]:
        table = summaries(
            population.contacts,
            population.people,
            policy=counted,
            as_of=as_of,
            known_by=known_by,
        ).select(*SUMMARY)
        return {row[KEY]: summary_of(row) for row in _rows(connection, table)}

    found = folded(policy)
    alone = attrs.evolve(policy, household_counts=False)
    own = folded(alone) if policy.household_counts else found
    return tuple(
        (
            customer if known_by is None else customer.known_by(known_by),
            _through(found.get(customer.id, _NOTHING), own.get(customer.id, _NOTHING)),
        )
        for customer in read_customers(connection, population)
    )


def _through(judged: ContactSummary, own: ContactSummary) -> ContactSummary:
    """Say so where a contact with another member of the household decided."""
    decisive = (judged.last_two_way, judged.two_way_ahead)
    through = decisive != (own.last_two_way, own.two_way_ahead)
    return attrs.evolve(judged, through_household=through)


def household_of(
    connection: Backend, population: Population, customers: Sequence[str]
) -> Population:
    """Return the rows of some people and of everybody in their benefit units."""
    people = population.people
    some = people.filter(people[KEY].isin(customers))
    units = sorted({row["benefit_unit"] for row in _rows(connection, some)} - {None})
    among = people[KEY].isin(customers)
    if units:
        among |= people["benefit_unit"].isin(units)
    members = people.filter(among).select(KEY)
    return population.of(*[row[KEY] for row in _rows(connection, members)])


def _rows(connection: Backend, table: Table) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = connection.to_pyarrow(table).to_pylist()
    return rows


def _contact(row: dict[str, Any]) -> Contact:
    return Contact(
        on=_day(row["day"]),
        channel=Channel(row["channel"]),
        direction=Direction(row["direction"]),
        outcome=Outcome(row["outcome"]),
        automatic=row["automatic"],
        recorded_on=day_of(row["recorded_on"]),
    )


def _day(value: Any) -> pendulum.Date:
    return pendulum.Date(value.year, value.month, value.day)


def _unit(value: str | None) -> BenefitUnitId | None:
    return None if value is None else BenefitUnitId(value)


_NOTHING = ContactSummary(
    last_two_way=None,
    efforts=0,
    last_effort=None,
    unkept_invitations=0,
    recorded=False,
    two_way_ahead=None,
)
