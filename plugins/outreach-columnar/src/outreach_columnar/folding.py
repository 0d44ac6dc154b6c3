"""When was each person last in touch, and what has been tried since? As one question.

The same fold as :func:`outreach_core.contacts.summarise`, written a second time for
tables; the law "derived-facts-agree" of the test kit holds the two together.
"""

import datetime as dt
import operator
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Final

import pendulum

from outreach_columnar._ibis import Boolean, Column, Table, ibis
from outreach_core.contacts import (
    Channel,
    ContactKind,
    ContactPolicy,
    Direction,
    Outcome,
)

SUMMARY: Final = (
    "customer",
    "last_two_way",
    "efforts",
    "last_effort",
    "unkept_invitations",
    "recorded",
    "two_way_ahead",
)
"""Columns of a summary; those of :class:`outreach_core.contacts.ContactSummary`."""


def day_literal(day: pendulum.Date) -> Column:
    """Return a day as a literal of Ibis."""
    return ibis.literal(dt.date(day.year, day.month, day.day), type="date")


def is_one_of(contacts: Table, kinds: Iterable[ContactKind]) -> Boolean:
    """Say whether each contact is of one of *kinds* and not automatic."""
    channels: Mapping[tuple[Direction, Outcome], set[Channel]] = defaultdict(set)
    for kind in kinds:
        channels[kind.direction, kind.outcome].add(kind.channel)
    found = [
        (contacts["direction"] == direction.value)
        & (contacts["outcome"] == outcome.value)
        & contacts["channel"].isin(sorted(each.value for each in among))
        for (direction, outcome), among in sorted(channels.items())
    ]
    if not found:
        return ibis.literal(value=False)
    return reduce(operator.or_, found) & ~contacts["automatic"]


def meaningful(
    contacts: Table, policy: ContactPolicy, known_by: pendulum.Date | None
) -> Table:
    """Say of each contact what it means, and drop what was not on record then.

    Returns:
        ``customer``, ``day`` and the flags ``two_way``, ``effort``, ``invitation``.
    """
    if known_by is not None:
        known_on = ibis.coalesce(contacts["recorded_on"], contacts["day"])
        contacts = contacts.filter(known_on <= day_literal(known_by))
    effort = is_one_of(contacts, policy.efforts)
    return contacts.select(
        "customer",
        "day",
        two_way=is_one_of(contacts, policy.two_way),
        effort=effort,
        invitation=effort & (contacts["channel"] == Channel.APPEARANCE.value),
    )


def with_household(meant: Table, people: Table, policy: ContactPolicy) -> Table:
    """Add two-way contacts of the other members of a benefit unit, where they count.

    Args:
        meant: What :func:`meaningful` returns.
        people: The people, with their ``benefit_unit``.
        policy: What counts; decides whether anything is added at all.
    """
    if not policy.household_counts:
        return meant
    units = people.select("customer", "benefit_unit")
    units = units.filter(units["benefit_unit"].notnull())
    members = units.select(member="customer", unit="benefit_unit")
    talks = meant.filter(meant["two_way"]).inner_join(units, "customer")
    heard = talks.inner_join(members, talks["benefit_unit"] == members["unit"])
    heard = heard.filter(heard["member"] != heard["customer"])
    heard = heard.select(
        *("day", "two_way", "effort", "invitation"), customer=heard["member"]
    )
    return meant.union(heard.select(*meant.columns))


def summarised(meant: Table, *, as_of: pendulum.Date) -> Table:
    """Fold contacts into one row for each person who has any.

    Args:
        meant: What :func:`meaningful` returns.
        as_of: The day asked for; later contacts are only told of as ``two_way_ahead``.

    Returns:
        The columns of :data:`SUMMARY`. People without contacts have no row.
    """
    by_now = meant["day"] <= day_literal(as_of)
    talks = meant.group_by("customer").aggregate(
        last_two_way=meant["day"].max(where=meant["two_way"] & by_now),
        recorded=by_now.any(),
        two_way_ahead=meant["day"].min(where=meant["two_way"] & ~by_now),
    )
    tried = meant.filter(meant["effort"] & by_now).select(
        "day", "invitation", tried="customer"
    )
    both = tried.inner_join(
        talks.select("customer", "last_two_way"),
        tried["tried"] == talks["customer"],
    )
    # A talk on the same day may have been the answer: only later efforts count.
    since = both.filter(
        both["last_two_way"].isnull() | (both["day"] > both["last_two_way"])
    )
    efforts = since.group_by("tried").aggregate(
        efforts=since.count().cast("int64"),
        last_effort=since["day"].max(),
        unkept_invitations=since["invitation"].sum().cast("int64"),
    )
    whole = talks.left_join(efforts, talks["customer"] == efforts["tried"])
    none = ibis.literal(0, type="int64")
    return whole.select(
        "customer",
        "last_two_way",
        efforts=ibis.coalesce(whole["efforts"], none),
        last_effort=whole["last_effort"],
        unkept_invitations=ibis.coalesce(whole["unkept_invitations"], none),
        recorded=whole["recorded"],
        two_way_ahead=whole["two_way_ahead"],
    )


def summaries(
    contacts: Table,
    people: Table,
    *,
    policy: ContactPolicy,
    as_of: pendulum.Date,
    known_by: pendulum.Date | None = None,
) -> Table:
    """Fold the contacts of everybody.

    Args:
        contacts: As in :data:`outreach_columnar.layout.CONTACTS`.
        people: As in :data:`outreach_columnar.layout.PEOPLE`.
        policy: What counts as being in touch and what as an effort.
        as_of: The day asked for.
        known_by: Use only what was on record in the evening of this day; ``None``: all.

    Returns:
        The columns of :data:`SUMMARY`, one row for each person with a contact.
    """
    meant = meaningful(contacts, policy, known_by)
    return summarised(with_household(meant, people, policy), as_of=as_of)
