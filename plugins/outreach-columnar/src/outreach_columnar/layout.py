"""In which tables does a large population stand, and how are people written there?

No table has room for a name, an address or a note: screening asks for none of them.

``people``: one row a person. ``contacts``: one row a contact; sorted by customer it is
read two times as fast. ``holds``: one row a reason to stay away.
"""

from collections.abc import Iterable
from typing import Final

import attrs

from outreach_columnar._ibis import ArrowTable, Table, ibis, pa
from outreach_core import Words
from outreach_core.contacts import Contact, ContactHistory
from outreach_core.errors import InvalidInputError
from outreach_core.people import Customer

PEOPLE: Final = {
    "customer": "string",
    "in_benefit": "boolean",
    "birth": "date",
    "benefit_unit": "string",
}
"""Columns of ``people``; only the first may not be NULL."""

CONTACTS: Final = {
    "customer": "string",
    "day": "date",
    "channel": "string",
    "direction": "string",
    "outcome": "string",
    "automatic": "boolean",
    "recorded_on": "date",
}
"""Columns of ``contacts``, with the words of ``outreach_core.contacts``; only the last
may be NULL, and then the contact was entered on its own day."""

HOLDS: Final = {
    "customer": "string",
    "kind": "string",
    "since": "date",
    "until": "date",
    "review_on": "date",
    "recorded_on": "date",
}
"""Columns of ``holds``; NULL in ``since`` or ``until`` means an open end. On the day of
``review_on`` somebody looks at the hold again. ``recorded_on`` may be NULL."""

_OPTIONAL: Final = frozenset({"birth", "benefit_unit", "automatic", "recorded_on"})
_ARROW: Final = {"string": pa.string(), "boolean": pa.bool_(), "date": pa.date32()}
_MISSING: Final = Words(
    "Die Spalte {name!r} fehlt (Typ {kind}).",
    "The column {name!r} is missing ({kind}).",
)


@attrs.frozen(kw_only=True)
class Population:
    """Three tables of one engine; see :data:`PEOPLE`, :data:`CONTACTS`, :data:`HOLDS`.

    Attributes:
        people: One row a person.
        contacts: Contacts with them; those of others play no part.
        holds: Reasons to stay away.
    """

    people: Table = attrs.field(repr=False)
    contacts: Table = attrs.field(repr=False)
    holds: Table = attrs.field(repr=False)

    def of(self, *customers: str) -> "Population":
        """Return the rows of some people alone, for a closer look at them.

        Contacts of other household members are left out with them.
        """
        return Population(
            **{
                name: table.filter(table["customer"].isin(customers))
                for name, table in attrs.asdict(self, recurse=False).items()
            }
        )


def population(
    people: Table, contacts: Table, holds: Table | None = None
) -> Population:
    """Check three tables of one engine and bring their columns to the types expected.

    Args:
        people: Columns of :data:`PEOPLE`; ``birth`` and ``benefit_unit`` may be absent.
        contacts: Columns of :data:`CONTACTS`; ``automatic`` (then no contact is) and
            ``recorded_on`` may be absent.
        holds: Columns of :data:`HOLDS`; ``None``: no hold stands against anybody.

    Raises:
        InvalidInputError: A table lacks columns; all of them are listed.
    """
    if holds is None:
        holds = ibis.memtable(arrow_table(HOLDS, ()))
    return Population(
        people=_fitted(people, PEOPLE, "people"),
        contacts=_fitted(contacts, CONTACTS, "contacts"),
        holds=_fitted(holds, HOLDS, "holds"),
    )


def _fitted(table: Table, wanted: dict[str, str], subject: str) -> Table:
    schema = table.schema()
    faults = [
        _MISSING.fill(name=name, kind=kind)
        for name, kind in wanted.items()
        if name not in schema and name not in _OPTIONAL
    ]
    if faults:
        raise InvalidInputError(subject=subject, faults=faults)
    columns = {}
    for name, kind in wanted.items():
        if name not in schema:
            empty = (
                ibis.literal(value=False) if name == "automatic" else ibis.null(kind)
            )
            columns[name] = empty
        elif _is(schema[name], kind):
            columns[name] = table[name]
        else:
            columns[name] = table[name].cast(kind)
    return table.select(**columns)


def _is(found: object, kind: str) -> bool:
    return bool(getattr(found, f"is_{kind}")())


def population_tables(
    people: Iterable[tuple[Customer, ContactHistory]],
) -> dict[str, ArrowTable]:
    """Write people as the three tables, for files, tests and small populations.

    Contacts that nobody could read have no row: whoever has one and comes out as lost is
    to be judged by the core, as ``outreach_core.workflows.screen_with`` does.

    Args:
        people: Customers with their own contacts.

    Returns:
        ``people``, ``contacts`` and ``holds``, sorted by customer.
    """
    crowd = sorted(people, key=lambda pair: pair[0].id)
    return {
        "people": arrow_table(
            PEOPLE, ((p.id, p.in_benefit, p.birth, p.benefit_unit) for p, _ in crowd)
        ),
        "contacts": arrow_table(
            CONTACTS,
            (
                (p.id, c.on, *_kind(c), c.automatic, c.recorded_on)
                for p, history in crowd
                for c in history.contacts
            ),
        ),
        "holds": arrow_table(
            HOLDS,
            (
                (p.id, h.kind, h.since, h.until, h.review_on, h.recorded_on)
                for p, _ in crowd
                for h in p.holds
            ),
        ),
    }


def _kind(contact: Contact) -> tuple[str, str, str]:
    return contact.channel, contact.direction, contact.outcome


def arrow_table(
    columns: dict[str, str], rows: Iterable[tuple[object, ...]]
) -> ArrowTable:
    """Return rows as a table of Arrow with exactly these columns and types."""
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pa.table(
        {
            name: pa.array(values, _ARROW[kind])
            for (name, kind), values in zip(columns.items(), cells, strict=True)
        }
    )
